//! Small files of all types, made sample by sample so that the tests know every pixel.

use image::codecs::webp::WebPEncoder;
use image::{ExtendedColorType, ImageEncoder};

use crate::exif;
use crate::orientation::Orientation;
use crate::png::push_chunk;

/// A picture with no symmetry at all: every corner has its own colour, and a bar leans over the middle.
pub fn asymmetric(width: u32, height: u32) -> Vec<u8> {
    (0..height)
        .flat_map(|y| (0..width).map(move |x| (x, y)))
        .flat_map(|(x, y)| {
            let bar = (x * 2).abs_diff(y * 3) < width / 6;
            [
                (x * 255 / width) as u8,
                (y * 255 / height) as u8,
                if bar { 250 } else { 40 },
            ]
        })
        .collect()
}

/// The orientation that undoes this one.
pub fn inverse(orientation: Orientation) -> Orientation {
    Orientation::from_exif([1, 2, 3, 4, 5, 8, 7, 6][usize::from(orientation.exif()) - 1]).unwrap()
}

/// A PNG of the given IHDR colour type and depth; `rows` are raw rows, each with its filter byte.
pub fn png_of(
    width: u32,
    height: u32,
    depth: u8,
    colour_type: u8,
    extra: &[(&[u8; 4], &[u8])],
    rows: &[u8],
) -> Vec<u8> {
    let mut file = b"\x89PNG\r\n\x1A\n".to_vec();
    let mut header = [width.to_be_bytes(), height.to_be_bytes()].concat();
    header.extend([depth, colour_type, 0, 0, 0]);
    push_chunk(&mut file, b"IHDR", &header);
    for (kind, data) in extra {
        push_chunk(&mut file, kind, data);
    }
    push_chunk(&mut file, b"IDAT", &deflated(rows));
    push_chunk(&mut file, b"IEND", &[]);
    file
}

/// zlib with stored blocks only.
fn deflated(bytes: &[u8]) -> Vec<u8> {
    let mut data = vec![0x78, 0x01];
    let mut blocks = bytes.chunks(0xFFFF).peekable();
    while let Some(block) = blocks.next() {
        data.push(u8::from(blocks.peek().is_none()));
        data.extend((block.len() as u16).to_le_bytes());
        data.extend((!(block.len() as u16)).to_le_bytes());
        data.extend(block);
    }
    let (a, b) = bytes.iter().fold((1_u32, 0_u32), |(a, b), &byte| {
        (
            (a + u32::from(byte)) % 65_521,
            (b + a + u32::from(byte)) % 65_521,
        )
    });
    data.extend((b << 16 | a).to_be_bytes());
    data
}

/// RGB as PNG, with an orientation to tell.
pub fn png_rgb(width: u32, height: u32, rgb: &[u8], orientation: Orientation) -> Vec<u8> {
    let rows: Vec<u8> = rgb
        .chunks(width as usize * 3)
        .flat_map(|row| std::iter::once(0).chain(row.iter().copied()))
        .collect();
    png_of(
        width,
        height,
        8,
        2,
        &[(b"eXIf", &exif::only_orientation(orientation))],
        &rows,
    )
}

/// RGB as JPEG of the best quality, with an orientation to tell and whatever else is to stand before it.
pub fn jpeg_rgb(width: u32, height: u32, rgb: &[u8], orientation: Orientation) -> Vec<u8> {
    let picture = turbojpeg::Image {
        pixels: rgb,
        width: width as usize,
        pitch: width as usize * 3,
        height: height as usize,
        format: turbojpeg::PixelFormat::RGB,
    };
    let mut compressor = turbojpeg::Compressor::new().unwrap();
    compressor.set_quality(100).unwrap();
    let coded = compressor.compress_to_vec(picture).unwrap();
    let mut exif = b"Exif\0\0".to_vec();
    exif.extend(exif::only_orientation(orientation));
    with_segment(&coded, 0xE1, &exif)
}

/// Inserts a segment right after the start of a JPEG.
pub fn with_segment(jpeg: &[u8], marker: u8, payload: &[u8]) -> Vec<u8> {
    let mut file = jpeg[..2].to_vec();
    file.extend([0xFF, marker]);
    file.extend(((payload.len() + 2) as u16).to_be_bytes());
    file.extend(payload);
    file.extend(&jpeg[2..]);
    file
}

/// RGB as lossless WebP in the extended container, with an orientation to tell and some XMP.
pub fn webp_rgb(width: u32, height: u32, rgb: &[u8], orientation: Orientation) -> Vec<u8> {
    let mut simple = Vec::new();
    WebPEncoder::new_lossless(&mut simple)
        .write_image(rgb, width, height, ExtendedColorType::Rgb8)
        .unwrap();
    let coded = &simple[12..];
    let mut file = b"RIFF\0\0\0\0WEBP".to_vec();
    let mut push = |kind: &[u8; 4], data: &[u8]| {
        file.extend(kind);
        file.extend((data.len() as u32).to_le_bytes());
        file.extend(data);
        file.extend(&[0][..data.len() % 2]);
    };
    let side = |px: u32| (px - 1).to_le_bytes();
    let (w, h) = (side(width), side(height));
    push(
        b"VP8X",
        &[0x0C, 0, 0, 0, w[0], w[1], w[2], h[0], h[1], h[2]],
    );
    let coded_len = u32::from_le_bytes(coded[4..8].try_into().unwrap()) as usize;
    push(b"VP8L", &coded[8..8 + coded_len]);
    push(b"EXIF", &exif::only_orientation(orientation));
    push(
        b"XMP ",
        b"<x:xmpmeta>Ada Example, 12 Linden Street</x:xmpmeta>",
    );
    let size = (file.len() - 8) as u32;
    file[4..8].copy_from_slice(&size.to_le_bytes());
    file
}

/// Samples as TIFF without compression, big-endian, in strips of 16 rows, with an artist and a second page that nobody asked for.
pub fn tiff_of(
    width: u32,
    height: u32,
    n_samples: u16,
    photometric: u16,
    bits: u16,
    samples: &[u8],
    orientation: Orientation,
) -> Vec<u8> {
    let mut file = b"MM\0*\0\0\0\0".to_vec();
    let artist_at = file.len() as u32;
    file.extend(b"Ada Example\0");
    let row_bytes = width as usize * usize::from(n_samples) * usize::from(bits) / 8;
    let strips: Vec<&[u8]> = samples.chunks(row_bytes * 16).collect();
    let mut offsets = Vec::new();
    for strip in &strips {
        offsets.push(file.len() as u32);
        file.extend(*strip);
    }
    let long_list = |file: &mut Vec<u8>, numbers: &[u32]| {
        let at = file.len() as u32;
        file.extend(numbers.iter().flat_map(|number| number.to_be_bytes()));
        if numbers.len() == 1 { numbers[0] } else { at }
    };
    let n_strips = strips.len() as u32;
    let offsets_at = long_list(&mut file, &offsets);
    let lengths_at = long_list(
        &mut file,
        &strips
            .iter()
            .map(|strip| strip.len() as u32)
            .collect::<Vec<_>>(),
    );
    let bits_at = file.len() as u32;
    file.extend((0..n_samples).flat_map(|_| bits.to_be_bytes()));
    let short = |number: u16| u32::from(number) << 16;
    let entries: Vec<(u16, u16, u32, u32)> = vec![
        (256, 4, 1, width),
        (257, 4, 1, height),
        (
            258,
            3,
            n_samples.into(),
            if n_samples == 1 { short(bits) } else { bits_at },
        ),
        (259, 3, 1, short(1)),
        (262, 3, 1, short(photometric)),
        (273, 4, n_strips, offsets_at),
        (274, 3, 1, short(orientation.exif().into())),
        (277, 3, 1, short(n_samples)),
        (278, 3, 1, short(16)),
        (279, 4, n_strips, lengths_at),
        (315, 2, 12, artist_at),
    ];
    let directory_at = file.len() as u32;
    file[4..8].copy_from_slice(&directory_at.to_be_bytes());
    let directory_bytes = 2 + entries.len() as u32 * 12 + 4;
    for next_at in [directory_at + directory_bytes, 0] {
        file.extend((entries.len() as u16).to_be_bytes());
        for &(tag, kind, count, value) in &entries {
            file.extend(tag.to_be_bytes());
            file.extend(kind.to_be_bytes());
            file.extend(count.to_be_bytes());
            file.extend(value.to_be_bytes());
        }
        file.extend(next_at.to_be_bytes());
    }
    file
}
