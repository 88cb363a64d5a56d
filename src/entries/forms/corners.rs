//! Four corners as they are typed, or as the browser writes them down: in hundredths of the photo's sides, with two digits behind the
//! point.

use serde::Deserialize;

use crate::artworks::domain::read_corners;
use crate::kernel::{ActionError, FieldErrors};
use crate::platform::imaging::Corners;

/// Parts of a side in one of its hundredths.
const PARTS: f64 = 100.0;

/// Longest number that is read, in bytes.
const NUMBER_BYTES_MAX: usize = 32;

/// The names of the fields: right and down of each corner, clockwise from the top left.
const FIELDS: [(&str, &str); 4] = [("x1", "y1"), ("x2", "y2"), ("x3", "y3"), ("x4", "y4")];

/// What is wanted of the corners.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CornersChoice {
    /// Nothing yet: to see what would come of them.
    #[default]
    Preview,
    /// The picture is made between them.
    Straighten,
    /// The photo is the picture.
    AsItIs,
}

/// The form as it was filled in. It comes back as it was when something is wrong.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct CornersForm {
    /// The photo that was looked at.
    pub seen: String,
    /// What is wanted.
    pub choice: CornersChoice,
    x1: String,
    y1: String,
    x2: String,
    y2: String,
    x3: String,
    y3: String,
    x4: String,
    y4: String,
}

/// One number of the form.
pub struct CornerField<'a> {
    /// Its name.
    pub name: &'static str,
    /// From where it is counted: `left` or `top`.
    pub from: &'static str,
    /// As it was typed.
    pub value: &'a str,
}

/// The two numbers of a corner.
pub struct CornerFields<'a> {
    /// Which one: `top-left` …
    pub corner: &'static str,
    /// From the left, and from the top.
    pub fields: [CornerField<'a>; 2],
}

impl CornersForm {
    /// With these corners filled in.
    pub fn of(corners: &Corners, seen: String) -> Self {
        let number = |part: u16| {
            let text = format!("{}.{:02}", part / 100, part % 100);
            text.trim_end_matches('0').trim_end_matches('.').to_owned()
        };
        let [one, two, three, four] = corners.parts();
        Self {
            seen,
            choice: CornersChoice::default(),
            x1: number(one.0),
            y1: number(one.1),
            x2: number(two.0),
            y2: number(two.1),
            x3: number(three.0),
            y3: number(three.1),
            x4: number(four.0),
            y4: number(four.1),
        }
    }

    /// Its numbers, corner by corner, clockwise from the top left.
    pub fn corners(&self) -> [CornerFields<'_>; 4] {
        let values = [
            (&self.x1, &self.y1),
            (&self.x2, &self.y2),
            (&self.x3, &self.y3),
            (&self.x4, &self.y4),
        ];
        let corners = ["top-left", "top-right", "bottom-right", "bottom-left"];
        std::array::from_fn(|at| {
            let ((x_name, y_name), (x, y)) = (FIELDS[at], values[at]);
            CornerFields {
                corner: corners[at],
                fields: [
                    CornerField {
                        name: x_name,
                        from: "left",
                        value: x,
                    },
                    CornerField {
                        name: y_name,
                        from: "top",
                        value: y,
                    },
                ],
            }
        })
    }

    /// The corners, or all that is wrong with the numbers, or what is wrong with the corners that they are.
    pub fn read(&self) -> Result<Corners, ActionError> {
        let mut errors = FieldErrors::new();
        let points = self.corners().map(|fields| {
            let [x, y] = fields.fields.map(|field| {
                let part = part_of(field.value);
                if part.is_none() {
                    errors.add(field.name, "corner-not-a-share");
                }
                part.unwrap_or_default()
            });
            (x, y)
        });
        if !errors.is_empty() {
            return Err(errors.into());
        }
        Ok(read_corners(points)?)
    }
}

/// A number from 0 to 100, with a point or a comma, in ten-thousandths.
fn part_of(text: &str) -> Option<u16> {
    let text = text.trim();
    if text.len() > NUMBER_BYTES_MAX {
        return None;
    }
    let number: f64 = text.replace(',', ".").parse().ok()?;
    (0.0..=100.0)
        .contains(&number)
        .then(|| (number * PARTS).round() as u16)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn corners_are_read_as_they_were_written() {
        let corners = Corners::new([(0, 5), (10_000, 1230), (9999, 9900), (100, 10_000)]).unwrap();
        let form = CornersForm::of(&corners, "seen".to_owned());
        let values: Vec<String> = form
            .corners()
            .iter()
            .flat_map(|corner| corner.fields.each_ref().map(|field| field.value.to_owned()))
            .collect();
        assert_eq!(
            values,
            ["0", "0.05", "100", "12.3", "99.99", "99", "1", "100"]
        );
        assert_eq!(form.read().unwrap(), corners);
    }

    #[test]
    fn what_is_no_share_of_a_side_is_named_field_by_field() {
        let corners = Corners::new([(0, 0), (9000, 0), (9000, 9000), (0, 9000)]).unwrap();
        let good = CornersForm::of(&corners, String::new());
        for wrong in [
            "",
            "a",
            "-1",
            "100.01",
            "NaN",
            "inf",
            "1e9",
            &"1".repeat(40),
        ] {
            let form = CornersForm {
                x2: wrong.to_owned(),
                y4: wrong.to_owned(),
                ..good.clone()
            };
            let Err(ActionError::Fields(errors)) = form.read() else {
                panic!("{wrong:?} was taken");
            };
            let fields: Vec<&str> = errors.0.iter().map(|error| &*error.field).collect();
            assert_eq!(fields, ["x2", "y4"], "{wrong:?}");
        }
        let with_comma = CornersForm {
            x2: " 88,5 ".to_owned(),
            ..good
        };
        assert_eq!(with_comma.read().unwrap().parts()[1], (8850, 0));
    }
}
