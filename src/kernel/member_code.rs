//! The code of a member government: ISO 3166-2, such as `MN-073` or `KR-47`.

use super::Country;

/// An ISO 3166-2 code: a country, a hyphen, one to three letters or digits.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, sea_orm::DeriveValueType)]
#[sea_orm(value_type = "String")]
pub struct MemberCode(String);

/// Not an ISO 3166-2 code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a member government has a code of ISO 3166-2, such as MN-073")]
pub struct NotAMemberCode;

impl MemberCode {
    /// The code as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The country it lies in.
    pub fn country(&self) -> Country {
        self.0[..2].parse().expect("checked when it was read")
    }
}

impl std::str::FromStr for MemberCode {
    type Err = NotAMemberCode;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (country, part) = text.split_once('-').ok_or(NotAMemberCode)?;
        country.parse::<Country>().map_err(|_| NotAMemberCode)?;
        let is_part = (1..=3).contains(&part.len())
            && part
                .bytes()
                .all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
        if is_part {
            Ok(Self(text.to_owned()))
        } else {
            Err(NotAMemberCode)
        }
    }
}

impl std::fmt::Display for MemberCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl serde::Serialize for MemberCode {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> serde::Deserialize<'de> for MemberCode {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

impl utoipa::PartialSchema for MemberCode {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        String::schema()
    }
}

impl utoipa::ToSchema for MemberCode {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_member_code_names_its_country() {
        for code in ["MN-073", "KR-47", "RU-ALT", "MN-1", "CN-NM"] {
            let code: MemberCode = code.parse().unwrap();
            assert_eq!(code.country().as_str(), &code.as_str()[..2]);
        }
        for wrong in [
            "", "MN", "MN-", "mn-073", "MN-0731", "MN-0a", "M-073", "MN_073",
        ] {
            assert_eq!(
                wrong.parse::<MemberCode>(),
                Err(NotAMemberCode),
                "{wrong:?}"
            );
        }
    }
}
