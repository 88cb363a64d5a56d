//! The address of a request, taken apart as it came: percent-encoding is undone part by part, so that an encoded slash
//! stays within its part. Pure.

use std::borrow::Cow;

use super::answer::Said;
use crate::kernel::ActionError;
use crate::platform::imaging::iiif::{self, Request, Version, Wrong};

/// Longest path that is read, in bytes. An identifier of 200 characters may take 800, encoded three times as many.
const PATH_BYTES_MAX: usize = 3000;

/// What a request is about.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Address {
    pub version: Version,
    /// Free of percent-encoding.
    pub identifier: String,
    pub part: Part,
}

/// What is asked for of it.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Part {
    /// The picture's own address.
    Base,
    /// Its description.
    Info,
    /// A view; what is wrong with it is said only of a picture that is there.
    Image(Result<Request, Wrong>),
}

impl Address {
    /// Reads the path of a request as it came.
    pub(super) fn parse(path: &str) -> Result<Self, Said> {
        if path.len() > PATH_BYTES_MAX {
            return Err(Said::TooLong);
        }
        let not_there = || Said::from(ActionError::NotFound);
        let (version, rest) = match path.split_at_checked("/iiif/3/".len()) {
            Some(("/iiif/3/", rest)) => (Version::V3, rest),
            Some(("/iiif/2/", rest)) => (Version::V2, rest),
            _ => return Err(not_there()),
        };
        let parts: Vec<&str> = rest.split('/').collect();
        let identifier = decoded(parts[0]).ok_or_else(not_there)?.into_owned();
        let part = match parts[1..] {
            [] => Part::Base,
            ["info.json"] => Part::Info,
            [region, size, rotation, quality] => {
                Part::Image(request(version, region, size, rotation, quality))
            }
            _ => return Err(not_there()),
        };
        Ok(Self {
            version,
            identifier,
            part,
        })
    }

    /// The one spelling of the picture's own address, absolute, without a slash at its end.
    pub(super) fn base(&self, public_url: &str) -> String {
        iiif::base(self.version, public_url, &self.identifier)
    }
}

fn request(
    version: Version,
    region: &str,
    size: &str,
    rotation: &str,
    quality: &str,
) -> Result<Request, Wrong> {
    Request::parse(
        version,
        &decoded(region).ok_or(Wrong::Region)?,
        &decoded(size).ok_or(Wrong::Size)?,
        &decoded(rotation).ok_or(Wrong::Rotation)?,
        &decoded(quality).ok_or(Wrong::Quality)?,
    )
}

/// Undoes percent-encoding; none if it is broken or hides no UTF-8.
fn decoded(text: &str) -> Option<Cow<'_, str>> {
    if !text.contains('%') {
        return Some(text.into());
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        rest = after;
        if *first == b'%' {
            let (digits, after) = rest.split_at_checked(2)?;
            let digit = |byte: u8| char::from(byte).to_digit(16);
            bytes.push((digit(digits[0])? * 16 + digit(digits[1])?) as u8);
            rest = after;
        } else {
            bytes.push(*first);
        }
    }
    Some(String::from_utf8(bytes).ok()?.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part_of(path: &str) -> Option<Part> {
        Address::parse(path).ok().map(|address| address.part)
    }

    #[test]
    fn an_address_has_one_two_or_five_parts() {
        assert_eq!(part_of("/iiif/3/x"), Some(Part::Base));
        assert_eq!(part_of("/iiif/2/x/info.json"), Some(Part::Info));
        assert!(matches!(
            part_of("/iiif/3/x/full/max/0/default.jpg"),
            Some(Part::Image(Ok(_)))
        ));
        assert_eq!(
            part_of("/iiif/3/x/full/full/0/default.jpg"),
            Some(Part::Image(Err(Wrong::Size)))
        );
        for path in [
            "/iiif/4/x",
            "/iiif/3",
            "/iiif/3/x/",
            "/iiif/3/x/info",
            "/iiif/3/a/b/info.json",
            "/iiif/3/x/full/max/0",
            "/iiif/3/x/full/max/0/default.jpg/",
            "/iiif/3/%zz",
            "/iiif/3/%f",
            "/iiif/3/%ff",
        ] {
            assert_eq!(part_of(path), None, "{path}");
        }
        assert_eq!(part_of(&format!("/iiif/3/{}", "x".repeat(3000))), None);
    }

    #[test]
    fn encoding_is_undone_within_each_part_and_done_one_way() {
        let address =
            Address::parse("/iiif/3/a%2Fb%2dc%E3%81%82/pct:0,0,50,50/%5E10,/0/default.jpg");
        let address = address.unwrap();
        assert_eq!(address.identifier, "a/b-cあ");
        assert!(matches!(address.part, Part::Image(Ok(_))));
        assert_eq!(
            address.base("https://a.example"),
            "https://a.example/iiif/3/a%2Fb-c%E3%81%82"
        );
    }
}
