//! A picture as pages show it: addresses, sizes, ratio, blur. `templates/artworks/picture.html` draws it.

use std::borrow::Borrow;

use serde::Serialize;
use utoipa::ToSchema;

use crate::platform::web::Ui;

/// A picture that is ready to be shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PictureView {
    /// Its address under `/media/`.
    pub media_hash: String,
    /// Width of the largest size, px.
    pub width: i32,
    /// Height of the largest size, px.
    pub height: i32,
    /// A `data:` address of a blur of a few pixels; empty if there is none.
    pub placeholder: String,
    /// The widths there are, px, ascending.
    pub widths: Vec<i32>,
    /// Whether every width is there as AVIF, too.
    pub has_avif: bool,
    /// What a reader who cannot see it is told: the title.
    pub alt: String,
}

impl PictureView {
    /// The class that gives the sheet its proportion: width over height in hundredths, even, 40 to 250.
    pub fn ratio_class(&self) -> String {
        format!("r-{}", ratio(self.width, self.height))
    }

    /// The address of the size nearest to `wanted` px that is not smaller, else of the largest; JPEG.
    pub fn src(&self, wanted: impl Borrow<i32>) -> String {
        let width = self
            .widths
            .iter()
            .find(|width| *width >= wanted.borrow())
            .or(self.widths.last())
            .copied()
            .unwrap_or(self.width);
        format!("/media/{}/{width}.jpg", self.media_hash)
    }

    /// The address of the largest size; JPEG.
    pub fn largest(&self) -> String {
        self.src(i32::MAX)
    }

    /// Every size of a type, for `srcset`; `extension` is `avif` (if the picture has it), `webp` or `jpg`.
    pub fn srcset(&self, extension: &str) -> String {
        let sizes: Vec<String> = self
            .widths
            .iter()
            .map(|width| format!("/media/{}/{width}.{extension} {width}w", self.media_hash))
            .collect();
        sizes.join(", ")
    }
}

/// `min(250, max(40, 2 · round(50 · width / height)))`: there is a style for each even number in between.
pub fn ratio(width: i32, height: i32) -> i32 {
    let ratio = 50.0 * f64::from(width.max(1)) / f64::from(height.max(1));
    (2 * ratio.round() as i32).clamp(40, 250)
}

/// What the zoom says and what its buttons are called, for `data-zoom-words`.
pub fn zoom_words(ui: &Ui) -> String {
    let t = |key: &str| ui.word("zoom", key);
    let places: Vec<String> = [
        "top-left",
        "top",
        "top-right",
        "left",
        "middle",
        "right",
        "bottom-left",
        "bottom",
        "bottom-right",
    ]
    .into_iter()
    .map(t)
    .collect();
    serde_json::json!({
        "close": t("close"),
        "in": t("in"),
        "out": t("out"),
        "home": t("home"),
        "left": t("left"),
        "right": t("right"),
        "up": t("top"),
        "down": t("bottom"),
        "says": ui.t2("zoom-says", "step", "{step}", "place", "{place}"),
        "places": places,
    })
    .to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_has_the_ratio_of_its_picture_within_what_the_styles_know() {
        assert_eq!(ratio(4, 3), 134);
        assert_eq!(ratio(210, 297), 70);
        assert_eq!(ratio(1, 9), 40);
        assert_eq!(ratio(9, 1), 250);
    }

    #[test]
    fn a_wish_for_a_width_gets_the_next_larger_or_the_largest() {
        let picture = PictureView {
            media_hash: "ab".into(),
            width: 600,
            height: 450,
            placeholder: String::new(),
            widths: vec![320, 600],
            has_avif: false,
            alt: String::new(),
        };
        assert_eq!(picture.src(320), "/media/ab/320.jpg");
        assert_eq!(picture.src(321), "/media/ab/600.jpg");
        assert_eq!(picture.largest(), "/media/ab/600.jpg");
        assert_eq!(
            picture.srcset("webp"),
            "/media/ab/320.webp 320w, /media/ab/600.webp 600w"
        );
    }
}
