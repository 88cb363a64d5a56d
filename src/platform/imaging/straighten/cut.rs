//! A sheet that runs out of the picture: two opposite sides that leave it and one that joins them, or all four with one corner beyond
//! the border.

use super::lines::{At, Lines};
use super::look::{Look, QUALITY_MAX};
use super::sheet::{Side, area};

/// Least support of each of the sides.
const SUPPORT_MIN: f32 = 0.6;
/// Least support of a side just before it leaves the picture: a sheet that ends before the border is whole.
const SUPPORT_AT_BORDER_MIN: f32 = 0.6;
/// How long that part is, px.
const AT_BORDER_PX: f32 = 24.0;
/// Least share of the picture that such a sheet covers.
const AREA_MIN: f32 = 0.3;
/// Guesses that are looked at closely.
const N_CLOSE: usize = 16;

/// The visible sides of a sheet, one after the other clockwise: the first comes in through the border, the last one leaves through it.
pub(super) struct Chain {
    /// Where the sides begin, and where the last one ends.
    pub points: Vec<(f32, f32)>,
    /// The side of the picture at which the sheet is cut off.
    pub side: Side,
    pub score: f32,
}

/// The side at which the sheet is cut off, if there is such a sheet and it is surer than what was found before (`sure`). `open` are the
/// guesses whose one corner lies outside.
pub(super) fn find_cut(
    lines: &Lines<'_>,
    open: Vec<Chain>,
    look: &Look<'_>,
    mut sure: f32,
) -> Option<Side> {
    let mut chains = open;
    three_sides(lines, &mut chains);
    chains.sort_by(|a, b| b.score.total_cmp(&a.score));
    let mut kept: Vec<&Chain> = Vec::new();
    for chain in &chains {
        let is_like = |other: &&Chain| {
            other.points.len() == chain.points.len()
                && (other.points.iter().zip(&chain.points))
                    .all(|(a, b)| (a.0 - b.0).hypot(a.1 - b.1) < 6.0)
        };
        if !kept.iter().any(is_like) {
            kept.push(chain);
        }
        if kept.len() == N_CLOSE {
            break;
        }
    }
    let mut found = None;
    for chain in kept {
        if chain.score + QUALITY_MAX <= sure {
            break; // nor is any that follows
        }
        if let Some(quality) = look.along(&chain.points)
            && chain.score + quality > sure
        {
            (sure, found) = (chain.score + quality, Some(chain.side));
        }
    }
    found
}

/// Whether this line is an edge up to where it leaves the picture.
fn leaves(lines: &Lines<'_>, at: At, end: f32, inner: f32) -> bool {
    let sense = (inner - end).signum();
    let part = AT_BORDER_PX.min((inner - end).abs());
    lines.support(at).share(end, end + sense * part) >= SUPPORT_AT_BORDER_MIN
}

/// The four sides without the corner at a place, which lies outside of the picture.
pub(super) fn without_corner(
    lines: &Lines<'_>,
    sides: [At; 4],
    corners: [(f32, f32); 4],
    at: usize,
    score: f32,
) -> Option<Chain> {
    let (width, height) = lines.sides();
    let corner = corners[at];
    let border = |side: usize, inner: (f32, f32)| {
        let line = lines.line(sides[side]);
        let (low, high) = lines.range(sides[side])?;
        let end = line.along(corner).clamp(low, high);
        leaves(lines, sides[side], end, line.along(inner)).then(|| line.point(end))
    };
    let before = (at + 3) % 4;
    let [next, across, last] = [1, 2, 3].map(|n| corners[(at + n) % 4]);
    let side = [
        (-corner.0, Side::Left),
        (-corner.1, Side::Top),
        (corner.0 - width, Side::Right),
        (corner.1 - height, Side::Bottom),
    ]
    .into_iter()
    .max_by(|a, b| a.0.total_cmp(&b.0))?
    .1;
    (area(&corners) >= AREA_MIN * width * height).then_some(())?;
    Some(Chain {
        points: vec![border(at, next)?, next, across, last, border(before, last)?],
        side,
        score,
    })
}

/// A side on its way out of the picture.
struct Way {
    inner: (f32, f32),
    outer: (f32, f32),
    share: f32,
}

/// Two opposite sides that leave the picture and the one that joins them.
fn three_sides(lines: &Lines<'_>, chains: &mut Vec<Chain>) {
    let (width, height) = lines.sides();
    for (side, is_lying, out) in [
        (Side::Bottom, true, (0.0, 1.0)),
        (Side::Top, true, (0.0, -1.0)),
        (Side::Right, false, (1.0, 0.0)),
        (Side::Left, false, (-1.0, 0.0)),
    ] {
        for join in 0..lines.n(is_lying) {
            // Each running line from the joining one to the border, if edges run along all of it.
            let ends: Vec<Way> = (0..lines.n(!is_lying))
                .filter_map(|running| {
                    let inner = match is_lying {
                        true => lines.cross(join, running)?,
                        false => lines.cross(running, join)?,
                    };
                    let at = (!is_lying, running);
                    let (low, high) = lines.range(at)?;
                    let line = lines.line(at);
                    let (a, b) = (line.point(low), line.point(high));
                    let ahead = |p: (f32, f32)| p.0 * out.0 + p.1 * out.1;
                    let (end, outer) = if ahead(b) > ahead(a) {
                        (high, b)
                    } else {
                        (low, a)
                    };
                    let from = line.along(inner);
                    let share = lines.support(at).share(from, end);
                    let is_within = inner.0 >= 2.0
                        && inner.1 >= 2.0
                        && inner.0 <= width - 2.0
                        && inner.1 <= height - 2.0;
                    (is_within
                        && ahead(inner) < ahead(outer)
                        && share >= SUPPORT_MIN
                        && leaves(lines, at, end, from))
                    .then_some(Way {
                        inner,
                        outer,
                        share,
                    })
                })
                .collect();
            let at = (is_lying, join);
            for (n, a) in ends.iter().enumerate() {
                for b in &ends[n + 1..] {
                    let (from, to) = (lines.line(at).along(a.inner), lines.line(at).along(b.inner));
                    let share = lines.support(at).share(from, to);
                    if share < SUPPORT_MIN {
                        continue;
                    }
                    // Round clockwise, from the border in along one, over, and out along the other.
                    let mut corners = [a.outer, a.inner, b.inner, b.outer];
                    if area(&corners) < 0.0 {
                        corners = [b.outer, b.inner, a.inner, a.outer];
                    }
                    let covered = area(&corners) / (width * height);
                    if covered < AREA_MIN || !is_square(&corners, 1) || !is_square(&corners, 2) {
                        continue;
                    }
                    let least = share.min(a.share).min(b.share);
                    let beyond = lines.beyond(at, from, to) + lines.beyond(at, to, from);
                    chains.push(Chain {
                        points: corners.to_vec(),
                        side,
                        score: (share + a.share + b.share) / 3.0 + 0.5 * least - 0.1 * beyond
                            + 0.3 * covered.sqrt(),
                    });
                }
            }
        }
    }
}

/// Whether the corner at a place is between 60° and 120°.
fn is_square(corners: &[(f32, f32); 4], at: usize) -> bool {
    let (a, b, c) = (corners[at - 1], corners[at], corners[at + 1]);
    let (p, q) = ((a.0 - b.0, a.1 - b.1), (c.0 - b.0, c.1 - b.1));
    (p.0 * q.0 + p.1 * q.1).abs() < 0.5 * p.0.hypot(p.1) * q.0.hypot(q.1)
}
