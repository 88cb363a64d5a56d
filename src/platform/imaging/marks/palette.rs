//! Five colours of a picture, and the words by which they are looked for.
//!
//! In Oklab (Ottosson, "A perceptual color space for image processing", 2020), where distances are about as large as they look.

use crate::colour::light;
use crate::raster::Raster;

/// Colours kept.
const N_COLOURS: usize = 5;
/// Rounds of moving the means; they hardly move after ten.
const N_ROUNDS: usize = 24;
/// Cells a side of the cube in which colours are counted first.
const CELLS: usize = 16;

/// A colour in OKLCH and how much of the picture it covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub struct Swatch {
    /// Of the picture, in thousandths.
    pub share: u16,
    /// Lightness in thousandths, `0..=1000`.
    pub lightness: u16,
    /// Chroma in thousandths; sRGB has at most 323.
    pub chroma: u16,
    /// Hue in degrees, `0..360`; 0 for greys.
    pub hue: u16,
}

macro_rules! colour_words {
    ($($(#[$doc:meta])* $name:ident = $word:literal),+ $(,)?) => {
        /// The words by which drawings are found by colour.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum ColourWord { $($(#[$doc])* $name),+ }

        impl ColourWord {
            /// All words, around the circle and then the greys.
            pub const ALL: [Self; [$($word),+].len()] = [$(Self::$name),+];

            /// As in addresses and locale files.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $word),+ }
            }
        }
    };
}

colour_words! {
    /// Red.
    Red = "red",
    /// Orange.
    Orange = "orange",
    /// Yellow.
    Yellow = "yellow",
    /// Green.
    Green = "green",
    /// Turquoise.
    Turquoise = "turquoise",
    /// Blue.
    Blue = "blue",
    /// Violet.
    Violet = "violet",
    /// Pink.
    Pink = "pink",
    /// Brown.
    Brown = "brown",
    /// Black and dark grey.
    Black = "black",
}

impl ColourWord {
    /// Its bit in a set of words.
    pub fn bit(self) -> i32 {
        1 << self as i32
    }
}

impl std::str::FromStr for ColourWord {
    type Err = ();

    fn from_str(word: &str) -> Result<Self, ()> {
        Self::ALL
            .into_iter()
            .find(|one| one.as_str() == word)
            .ok_or(())
    }
}

/// Least share of a picture, in thousandths, from which on it is found by a colour.
const FOUND_FROM: u16 = 90;

impl Swatch {
    /// The word for this colour; none for paper, white and light grey, by which nobody looks for a drawing.
    pub fn word(&self) -> Option<ColourWord> {
        use ColourWord as W;
        let (light, chroma) = (self.lightness, self.chroma);
        if light < 300 && chroma < 60 {
            return Some(W::Black);
        }
        if chroma < 42 {
            return (light < 380).then_some(W::Black);
        }
        // Hues of the sRGB primaries in OKLCH: red 29°, yellow 110°, green 142°, cyan 195°, blue 264°, magenta 328°.
        let word = match self.hue {
            0..12 => W::Pink,
            12..40 => W::Red,
            40..72 => W::Orange,
            72..115 => W::Yellow,
            115..165 => W::Green,
            165..220 => W::Turquoise,
            220..285 => W::Blue,
            285..318 => W::Violet,
            _ => W::Pink,
        };
        Some(match word {
            W::Red if light > 720 => W::Pink,
            W::Red | W::Orange if light < 600 && chroma < 125 => W::Brown,
            W::Yellow if light < 620 => W::Brown,
            W::Orange if light > 800 && chroma < 80 => return None,
            W::Yellow if light > 900 && chroma < 60 => return None,
            W::Pink if light < 480 => W::Violet,
            word => word,
        })
    }

    /// The set of words by which a picture of these colours is found, a bit each.
    pub fn words(colours: &[Self]) -> i32 {
        let share_of = |word: ColourWord| -> u16 {
            colours
                .iter()
                .filter(|colour| colour.word() == Some(word))
                .map(|colour| colour.share)
                .sum()
        };
        ColourWord::ALL
            .into_iter()
            .filter(|word| share_of(*word) >= FOUND_FROM)
            .map(ColourWord::bit)
            .sum()
    }
}

/// Oklab of a pixel: lightness 0 to 1, then green to red and blue to yellow.
fn oklab([r, g, b]: [u8; 3]) -> [f32; 3] {
    let [r, g, b] = [r, g, b].map(|sample| light(f32::from(sample) / 255.0));
    let l = (0.412_221_47 * r + 0.536_332_54 * g + 0.051_445_995 * b).cbrt();
    let m = (0.211_903_5 * r + 0.680_699_5 * g + 0.107_396_96 * b).cbrt();
    let s = (0.088_302_46 * r + 0.281_718_85 * g + 0.629_978_7 * b).cbrt();
    [
        0.210_454_26 * l + 0.793_617_8 * m - 0.004_072_047 * s,
        1.977_998_5 * l - 2.428_592_2 * m + 0.450_593_7 * s,
        0.025_904_037 * l + 0.782_771_77 * m - 0.808_675_77 * s,
    ]
}

fn apart(a: &[f32; 3], b: &[f32; 3]) -> f32 {
    a.iter().zip(b).map(|(a, b)| (a - b) * (a - b)).sum()
}

/// A cell of the colour cube: how many pixels, and their mean.
struct Cell {
    n: f32,
    mean: [f32; 3],
}

fn cells(small: &Raster) -> Vec<Cell> {
    let n = small.samples.count();
    let mut sums = vec![(0_u32, [0.0_f64; 3]); CELLS * CELLS * CELLS];
    for pixel in small.bytes.chunks_exact(n) {
        let rgb: [u8; 3] = std::array::from_fn(|c| pixel[c.min(n - 1)]);
        let at = rgb
            .iter()
            .fold(0, |at, &c| at * CELLS + usize::from(c) * CELLS / 256);
        let (count, sum) = &mut sums[at];
        *count += 1;
        for (sum, value) in sum.iter_mut().zip(oklab(rgb)) {
            *sum += f64::from(value);
        }
    }
    sums.into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, sum)| Cell {
            n: count as f32,
            mean: sum.map(|sum| (sum / f64::from(count)) as f32),
        })
        .collect()
}

/// Five colours by k-means, begun at the most frequent one and each time at what is farthest and most: the same for the same picture.
pub(super) fn palette(small: &Raster) -> Vec<Swatch> {
    let cells = cells(small);
    let total: f32 = cells.iter().map(|cell| cell.n).sum();
    let Some(first) = cells.iter().max_by(|a, b| a.n.total_cmp(&b.n)) else {
        return Vec::new();
    };
    let mut means = vec![first.mean];
    while means.len() < N_COLOURS {
        let far = |cell: &Cell| {
            let nearest = means
                .iter()
                .map(|mean| apart(mean, &cell.mean))
                .fold(f32::INFINITY, f32::min);
            nearest * cell.n
        };
        let Some(next) = cells.iter().max_by(|a, b| far(a).total_cmp(&far(b))) else {
            break;
        };
        if far(next) < 1e-4 {
            break;
        }
        means.push(next.mean);
    }
    let mut shares = vec![0.0; means.len()];
    for _ in 0..N_ROUNDS {
        let mut sums = vec![([0.0_f32; 3], 0.0_f32); means.len()];
        for cell in &cells {
            let nearest = (0..means.len())
                .min_by(|a, b| {
                    apart(&means[*a], &cell.mean).total_cmp(&apart(&means[*b], &cell.mean))
                })
                .unwrap_or(0);
            let (sum, n) = &mut sums[nearest];
            for (sum, value) in sum.iter_mut().zip(cell.mean) {
                *sum += value * cell.n;
            }
            *n += cell.n;
        }
        for ((mean, share), (sum, n)) in means.iter_mut().zip(&mut shares).zip(sums) {
            if n > 0.0 {
                *mean = sum.map(|sum| sum / n);
            }
            *share = n / total;
        }
    }
    let mut colours: Vec<Swatch> = means
        .iter()
        .zip(shares)
        .map(|(mean, share)| swatch(mean, share))
        .filter(|colour| colour.share > 0)
        .collect();
    colours.sort_by_key(|colour| std::cmp::Reverse((colour.share, colour.lightness)));
    colours
}

fn swatch([lightness, a, b]: &[f32; 3], share: f32) -> Swatch {
    let chroma = a.hypot(*b);
    let thousandths = |value: f32| (value * 1000.0).round().clamp(0.0, 1000.0) as u16;
    let hue = if chroma < 0.004 {
        0
    } else {
        b.atan2(*a).to_degrees().rem_euclid(360.0).round() as u16 % 360
    };
    Swatch {
        share: thousandths(share),
        lightness: thousandths(*lightness),
        chroma: thousandths(chroma),
        hue,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::raster::Samples;

    fn of(colours: &[([u8; 3], usize)]) -> Vec<Swatch> {
        let bytes: Vec<u8> = colours
            .iter()
            .flat_map(|(colour, n)| std::iter::repeat_n(*colour, *n).flatten())
            .collect();
        palette(&Raster {
            width: (bytes.len() / 3) as u32,
            height: 1,
            samples: Samples::Rgb,
            bytes,
        })
    }

    #[test]
    fn five_flat_colours_are_found_with_their_shares() {
        let colours = of(&[
            ([255, 255, 255], 400),
            ([255, 0, 0], 250),
            ([0, 0, 255], 200),
            ([0, 128, 0], 100),
            ([20, 20, 20], 50),
        ]);
        let shares: Vec<u16> = colours.iter().map(|colour| colour.share).collect();
        assert_eq!(shares, [400, 250, 200, 100, 50]);
        // CSS Color 4 gives red as oklch(0.628 0.2577 29.2) and blue as oklch(0.452 0.3132 264.1).
        assert_eq!(
            colours[1],
            Swatch {
                share: 250,
                lightness: 628,
                chroma: 258,
                hue: 29
            }
        );
        assert_eq!(
            colours[2],
            Swatch {
                share: 200,
                lightness: 452,
                chroma: 313,
                hue: 264
            }
        );
        use ColourWord as W;
        let bits = W::Red.bit() | W::Blue.bit() | W::Green.bit();
        assert_eq!(Swatch::words(&colours), bits);
    }

    #[test]
    fn a_colour_has_the_word_that_people_say() {
        use ColourWord as W;
        for (colour, word) in [
            ([200, 20, 30], Some(W::Red)),
            ([240, 130, 20], Some(W::Orange)),
            ([250, 220, 40], Some(W::Yellow)),
            ([60, 150, 50], Some(W::Green)),
            ([40, 180, 180], Some(W::Turquoise)),
            ([40, 90, 200], Some(W::Blue)),
            ([150, 200, 240], Some(W::Blue)),
            ([120, 50, 170], Some(W::Violet)),
            ([245, 150, 190], Some(W::Pink)),
            ([230, 60, 150], Some(W::Pink)),
            ([120, 75, 40], Some(W::Brown)),
            ([90, 50, 30], Some(W::Brown)),
            ([15, 15, 20], Some(W::Black)),
            ([250, 248, 240], None),
            ([200, 200, 198], None),
        ] {
            assert_eq!(of(&[(colour, 9)])[0].word(), word, "{colour:?}");
        }
    }

    #[test]
    fn a_grey_picture_has_greys_and_no_picture_has_none() {
        let grey = palette(&Raster {
            width: 4,
            height: 1,
            samples: Samples::Grey,
            bytes: vec![250, 250, 250, 10],
        });
        assert_eq!((grey.len(), grey[0].share, grey[0].chroma), (2, 750, 0));
        assert_eq!(Swatch::words(&grey), ColourWord::Black.bit());
        assert!(of(&[]).is_empty());
    }
}
