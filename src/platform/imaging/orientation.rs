//! The eight ways a camera may have been held, and turning pixels upright.
//!
//! The numbers are those of the EXIF orientation tag (CIPA DC-008, tag 0x0112): they say where the first stored row and column
//! are in the upright picture.

/// The EXIF orientation of the stored picture, `1..=8`. One means that it is stored upright.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Orientation(u8);

/// Pixels of a block that is turned at once: so few stored rows that a cache holds them, and as many columns as a line of it has bytes.
const BLOCK_COLUMNS: usize = 16;
const BLOCK_ROWS: usize = 64;

impl Orientation {
    /// Stored upright: nothing to turn.
    pub const UPRIGHT: Self = Self(1);

    /// The orientation with this EXIF number, or `None` outside of `1..=8`.
    pub fn from_exif(number: u16) -> Option<Self> {
        matches!(number, 1..=8).then_some(Self(number as u8))
    }

    /// The EXIF number, `1..=8`.
    pub fn exif(self) -> u8 {
        self.0
    }

    /// Whether the picture is stored as it is to be seen.
    pub fn is_upright(self) -> bool {
        self.0 == 1
    }

    /// Whether turning upright exchanges width and height.
    pub fn swaps_sides(self) -> bool {
        self.0 >= 5
    }

    /// Width and height after turning a picture of these sides upright. Its own inverse for the sides.
    pub fn upright_sides(self, width: u32, height: u32) -> (u32, u32) {
        if self.swaps_sides() {
            (height, width)
        } else {
            (width, height)
        }
    }

    /// The stored sample behind the upright one at (`x`, `y`); `width` and `height` are those of the stored picture.
    fn stored_at(self, x: usize, y: usize, width: usize, height: usize) -> (usize, usize) {
        match self.0 {
            2 => (width - 1 - x, y),
            3 => (width - 1 - x, height - 1 - y),
            4 => (x, height - 1 - y),
            5 => (y, x),
            6 => (y, height - 1 - x),
            7 => (width - 1 - y, height - 1 - x),
            8 => (width - 1 - y, x),
            _ => (x, y),
        }
    }

    /// Turns interleaved samples upright. `N` is the number of samples of a pixel; `width` and `height` are those of the stored picture.
    ///
    /// # Panics
    /// If `samples` is not `width * height * N` long.
    pub(super) fn turn<const N: usize>(
        self,
        samples: Vec<u8>,
        width: usize,
        height: usize,
    ) -> Vec<u8> {
        if self.is_upright() {
            return samples;
        }
        assert_eq!(
            samples.len(),
            width * height * N,
            "a plane must have its pixels"
        );
        let (stored, _) = samples.as_chunks::<N>();
        let mut upright = vec![0; samples.len()];
        let (target, _) = upright.as_chunks_mut::<N>();
        let (upright_width, upright_height) = if self.swaps_sides() {
            (height, width)
        } else {
            (width, height)
        };
        let stored_at = |x, y| {
            let (from_x, from_y) = self.stored_at(x, y, width, height);
            from_y * width + from_x
        };
        // One pixel to the right in the upright picture is as far everywhere in the stored one; backwards wraps around.
        let step = match upright_width {
            0 | 1 => 0,
            _ => stored_at(1, 0).wrapping_sub(stored_at(0, 0)),
        };
        // In blocks: a turn by 90° reads columns, and a column of a large picture is one cache miss per pixel.
        for block_y in (0..upright_height).step_by(BLOCK_ROWS) {
            for block_x in (0..upright_width).step_by(BLOCK_COLUMNS) {
                let end_x = (block_x + BLOCK_COLUMNS).min(upright_width);
                for y in block_y..(block_y + BLOCK_ROWS).min(upright_height) {
                    let mut from = stored_at(block_x, y);
                    for pixel in &mut target[y * upright_width..][block_x..end_x] {
                        *pixel = stored[from];
                        from = from.wrapping_add(step);
                    }
                }
            }
        }
        upright
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_eight_orientations_put_the_corners_where_exif_says() {
        // Stored 3 × 2:  a b c / d e f
        let stored = b"abcdef";
        for (number, upright, width) in [
            (1, b"abcdef", 3),
            (2, b"cbafed", 3),
            (3, b"fedcba", 3),
            (4, b"defabc", 3),
            (5, b"adbecf", 2),
            (6, b"daebfc", 2),
            (7, b"fcebda", 2),
            (8, b"cfbead", 2),
        ] {
            let orientation = Orientation::from_exif(number).unwrap();
            assert_eq!(
                orientation.turn::<1>(stored.to_vec(), 3, 2),
                upright,
                "orientation {number}"
            );
            assert_eq!(orientation.upright_sides(3, 2).0, width);
        }
    }

    #[test]
    fn blocks_meet_without_a_seam() {
        let (width, height) = (150, 133);
        let stored: Vec<u8> = (0..width * height * 3).map(|i| (i % 251) as u8).collect();
        for number in 1..=8 {
            let orientation = Orientation::from_exif(number).unwrap();
            let inverse =
                Orientation::from_exif([1, 2, 3, 4, 5, 8, 7, 6][usize::from(number) - 1]).unwrap();
            let (w, h) = orientation.upright_sides(width as u32, height as u32);
            let there = orientation.turn::<3>(stored.clone(), width, height);
            let back = inverse.turn::<3>(there, w as usize, h as usize);
            assert_eq!(back, stored, "orientation {number} and back");
        }
    }

    #[test]
    fn only_one_to_eight_are_orientations() {
        assert!(Orientation::from_exif(0).is_none());
        assert!(Orientation::from_exif(9).is_none());
        assert!(Orientation::from_exif(257).is_none());
    }
}
