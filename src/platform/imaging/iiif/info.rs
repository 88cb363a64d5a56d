//! `info.json`: how a picture describes itself, with the keys in the order of the standard.

use serde::Serialize;

use super::{Source, TILE_PX, Version, level_sides, scale_factors};

/// Where the standard's words are defined.
pub const CONTEXT_3: &str = "http://iiif.io/api/image/3/context.json";
/// The same for version 2.
pub const CONTEXT_2: &str = "http://iiif.io/api/image/2/context.json";
const PROTOCOL: &str = "http://iiif.io/api/image";

/// The context of a version.
pub fn context(version: Version) -> &'static str {
    match version {
        Version::V2 => CONTEXT_2,
        Version::V3 => CONTEXT_3,
    }
}

/// What a version promises of everything we serve, for the `profile` link.
pub fn profile(version: Version) -> &'static str {
    match version {
        Version::V2 => "http://iiif.io/api/image/2/level2.json",
        Version::V3 => "http://iiif.io/api/image/3/level2.json",
    }
}

#[derive(Serialize)]
struct Sides {
    width: u32,
    height: u32,
}

#[derive(Serialize)]
struct Tiles {
    width: u32,
    #[serde(rename = "scaleFactors")]
    scale_factors: Vec<u32>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Info3<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    id: &'a str,
    #[serde(rename = "type")]
    kind: &'static str,
    protocol: &'static str,
    profile: &'static str,
    width: u32,
    height: u32,
    max_area: u64,
    sizes: Vec<Sides>,
    tiles: [Tiles; 1],
    extra_qualities: Vec<&'static str>,
    extra_formats: [&'static str; 1],
    extra_features: [&'static str; 3],
}

#[derive(Serialize)]
struct Info2<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@id")]
    id: &'a str,
    protocol: &'static str,
    width: u32,
    height: u32,
    sizes: Vec<Sides>,
    tiles: [Tiles; 1],
    profile: (&'static str, Profile2),
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Profile2 {
    formats: [&'static str; 3],
    qualities: Vec<&'static str>,
    supports: [&'static str; 5],
    max_area: u64,
}

/// The description of a picture under its address `id` (absolute, without a slash at its end).
///
/// # Errors
/// Never in practice: the document has only texts and numbers.
pub fn info(version: Version, id: &str, source: &Source) -> serde_json::Result<Vec<u8>> {
    let (width, height) = (source.width, source.height);
    let factors = scale_factors(width, height);
    let sizes = factors
        .iter()
        .rev()
        .map(|&factor| level_sides(width, height, factor))
        .filter(|&(width, height)| u64::from(width) * u64::from(height) <= source.area_px_max)
        .map(|(width, height)| Sides { width, height })
        .collect();
    let tiles = [Tiles {
        width: TILE_PX,
        scale_factors: factors,
    }];
    // A grey picture has no colours to ask for, though asking is answered.
    let qualities: Vec<_> = ["color", "gray", "bitonal"]
        .into_iter()
        .skip(usize::from(source.is_grey))
        .collect();
    match version {
        Version::V3 => serde_json::to_vec(&Info3 {
            context: CONTEXT_3,
            id,
            kind: "ImageService3",
            protocol: PROTOCOL,
            profile: "level2",
            width,
            height,
            max_area: source.area_px_max,
            sizes,
            tiles,
            extra_qualities: qualities,
            extra_formats: ["webp"],
            extra_features: ["canonicalLinkHeader", "mirroring", "profileLinkHeader"],
        }),
        Version::V2 => serde_json::to_vec(&Info2 {
            context: CONTEXT_2,
            id,
            protocol: PROTOCOL,
            width,
            height,
            sizes,
            tiles,
            profile: (
                profile(version),
                Profile2 {
                    formats: ["jpg", "png", "webp"],
                    qualities: std::iter::once("default").chain(qualities).collect(),
                    supports: [
                        "canonicalLinkHeader",
                        "mirroring",
                        "profileLinkHeader",
                        "regionSquare",
                        "sizeByDistortedWh",
                    ],
                    max_area: source.area_px_max,
                },
            ),
        }),
    }
}
