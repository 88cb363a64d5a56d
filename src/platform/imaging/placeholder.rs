//! What is shown of a picture while it loads: a blur of a few dozen bytes, inline in the page.

use base64::Engine as _;

use super::png::push_chunk;
use super::raster::{Raster, Samples};

/// Longest side of the inline picture, px: the browser blurs it by enlarging it.
const SIDE_PX: usize = 12;

/// The thumbhash of a small raster of at most 100 px a side.
pub(super) fn thumbhash(raster: &Raster) -> Vec<u8> {
    let rgba: Vec<u8> = match raster.samples {
        Samples::Grey => raster
            .bytes
            .iter()
            .flat_map(|&grey| [grey, grey, grey, 255])
            .collect(),
        Samples::Rgb => raster
            .bytes
            .as_chunks::<3>()
            .0
            .iter()
            .flat_map(|&[r, g, b]| [r, g, b, 255])
            .collect(),
        Samples::Cmyk => Vec::new(),
    };
    if rgba.is_empty() {
        return Vec::new();
    }
    thumbhash::rgba_to_thumb_hash(raster.width as usize, raster.height as usize, &rgba)
}

/// A `data:` address with a tiny PNG of a thumbhash, to be the background of the place that the picture will take. No script is
/// needed to show it. Empty if the bytes are no thumbhash.
pub fn thumbhash_data_url(thumbhash: &[u8]) -> String {
    let Ok((width, height, rgba)) = thumbhash::thumb_hash_to_rgba(thumbhash) else {
        return String::new();
    };
    let (width, height, rgb) = shrunk(width, height, &rgba);
    let png = tiny_png(width, height, &rgb);
    format!(
        "data:image/png;base64,{}",
        base64::engine::general_purpose::STANDARD.encode(png)
    )
}

/// The mean of each cell of a grid of at most [`SIDE_PX`] a side, without alpha.
fn shrunk(width: usize, height: usize, rgba: &[u8]) -> (usize, usize, Vec<u8>) {
    let scale = SIDE_PX as f64 / width.max(height) as f64;
    let side = |px: usize| ((px as f64 * scale).round() as usize).clamp(1, px.max(1));
    let (small_width, small_height) = (side(width), side(height));
    let mut rgb = Vec::with_capacity(small_width * small_height * 3);
    for y in 0..small_height {
        let rows = y * height / small_height
            ..((y + 1) * height / small_height).max(y * height / small_height + 1);
        for x in 0..small_width {
            let columns = x * width / small_width
                ..((x + 1) * width / small_width).max(x * width / small_width + 1);
            let cell = rows.clone().flat_map(|row| {
                columns
                    .clone()
                    .map(move |column| (row * width + column) * 4)
            });
            let n_pixels = (rows.len() * columns.len()) as u32;
            for sample in 0..3 {
                let sum: u32 = cell.clone().map(|at| u32::from(rgba[at + sample])).sum();
                rgb.push(((sum + n_pixels / 2) / n_pixels) as u8);
            }
        }
    }
    (small_width, small_height, rgb)
}

/// A PNG of 8 bit RGB in one stored deflate block: at this size compression would save nothing.
fn tiny_png(width: usize, height: usize, rgb: &[u8]) -> Vec<u8> {
    let mut rows = Vec::with_capacity(rgb.len() + height);
    for row in rgb.chunks_exact(width * 3) {
        rows.push(0);
        rows.extend(row);
    }
    let mut header = Vec::with_capacity(13);
    header.extend((width as u32).to_be_bytes());
    header.extend((height as u32).to_be_bytes());
    header.extend([8, 2, 0, 0, 0]);
    // zlib (RFC 1950) around one final stored block (RFC 1951, 3.2.4).
    let len = rows.len() as u16;
    let mut data = vec![0x78, 0x01, 0x01];
    data.extend(len.to_le_bytes());
    data.extend((!len).to_le_bytes());
    data.extend(&rows);
    data.extend(adler32(&rows).to_be_bytes());
    let mut png = b"\x89PNG\r\n\x1A\n".to_vec();
    push_chunk(&mut png, b"IHDR", &header);
    push_chunk(&mut png, b"IDAT", &data);
    push_chunk(&mut png, b"IEND", &[]);
    png
}

/// The checksum of zlib (RFC 1950, 8.2).
fn adler32(bytes: &[u8]) -> u32 {
    let (a, b) = bytes.iter().fold((1_u32, 0_u32), |(a, b), &byte| {
        let a = (a + u32::from(byte)) % 65_521;
        (a, (b + a) % 65_521)
    });
    b << 16 | a
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_inline_picture_shows_the_colours_of_the_large_one() {
        // Red on the left, blue on the right.
        let bytes = (0..60 * 40)
            .flat_map(|i| {
                if i % 60 < 30 {
                    [200, 30, 30]
                } else {
                    [30, 30, 200]
                }
            })
            .collect();
        let hash = thumbhash(&Raster {
            width: 60,
            height: 40,
            samples: Samples::Rgb,
            bytes,
        });
        let url = thumbhash_data_url(&hash);
        assert!(url.len() < 600, "{} bytes", url.len());
        let png = base64::engine::general_purpose::STANDARD
            .decode(url.strip_prefix("data:image/png;base64,").unwrap())
            .unwrap();
        let seen = image::load_from_memory_with_format(&png, image::ImageFormat::Png)
            .unwrap()
            .into_rgb8();
        // A thumbhash knows the proportion only roughly: 7 to 5 for 3 to 2.
        assert_eq!(seen.dimensions(), (12, 9));
        let (left, right) = (seen.get_pixel(1, 4), seen.get_pixel(10, 4));
        assert!(left[0] > 150 && left[2] < 90, "{left:?}");
        assert!(right[2] > 150 && right[0] < 90, "{right:?}");
    }

    #[test]
    fn bytes_that_are_no_thumbhash_show_nothing() {
        assert_eq!(thumbhash_data_url(&[]), "");
        assert_eq!(thumbhash_data_url(&[1, 2, 3]), "");
        for len in 5..30 {
            thumbhash_data_url(&vec![0xFF; len]);
        }
    }

    #[test]
    fn the_checksum_is_that_of_the_standard() {
        assert_eq!(adler32(b"Wikipedia"), 0x11E6_0398);
    }
}
