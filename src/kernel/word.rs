//! [`words!`]: a closed set of words that are stored, sent and shown by their kebab-case spelling.

/// Declares an enum whose variants are stored, sent and parsed by one stable spelling.
///
/// The spelling is public (database, JSON, message keys `<prefix>-<spelling>`), so it is never renamed.
#[macro_export]
macro_rules! words {
    ($(#[$meta:meta])* $vis:vis enum $name:ident { $($(#[$vmeta:meta])* $variant:ident = $text:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, sea_orm::DeriveValueType, utoipa::ToSchema)]
        #[sea_orm(value_type = "String")]
        $vis enum $name { $($(#[$vmeta])* #[schema(rename = $text)] $variant),+ }

        impl $name {
            /// Every word of the set, in the order of a life.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            /// The stable spelling.
            pub const fn as_str(self) -> &'static str {
                match self { $($name::$variant => $text),+ }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::kernel::word::UnknownWord;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                match text {
                    $($text => Ok($name::$variant),)+
                    _ => Err($crate::kernel::word::UnknownWord { set: stringify!($name), word: text.to_owned() }),
                }
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    };
}

/// A word that is not in its set.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{word:?} is not a word of {set}")]
pub struct UnknownWord {
    /// The name of the set.
    pub set: &'static str,
    /// What was read instead.
    pub word: String,
}

#[cfg(test)]
mod tests {
    words! {
        /// Two seasons.
        pub enum Season { Spring = "spring", LateAutumn = "late-autumn" }
    }

    #[test]
    fn a_word_is_read_as_it_is_written_and_nothing_else_is() {
        for season in Season::ALL {
            assert_eq!(season.as_str().parse::<Season>().unwrap(), *season);
            let json = serde_json::to_string(season).unwrap();
            assert_eq!(serde_json::from_str::<Season>(&json).unwrap(), *season);
        }
        assert!("Spring".parse::<Season>().is_err());
        assert!("".parse::<Season>().is_err());
    }
}
