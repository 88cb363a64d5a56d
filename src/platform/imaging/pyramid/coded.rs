//! The coded data of our own JPEGs (ITU-T T.81, baseline, one scan), taken apart and put together without opening a pixel.
//!
//! Tiles carry restart markers, after which nothing depends on what came before: any rectangle of such stretches is a
//! JPEG of its own ([`cut`]), and the tiles of a level are one JPEG ([`join`]). libjpeg-turbo's safe interface sets no
//! restarts, so they are put in afterwards ([`with_restarts`]): only the first coefficient of each component after a
//! restart is coded anew, everything else is copied bit by bit.

use super::huffman::{Bits, Table, Writer};

const SOF0: u8 = 0xC0;
const DHT: u8 = 0xC4;
const SOS: u8 = 0xDA;
const DRI: u8 = 0xDD;
const EOI: [u8; 2] = [0xFF, 0xD9];

/// Most stretches side by side in a tile: more would cost bytes, fewer would open more than is needed.
const COLUMNS_MAX: u32 = 4;

/// A JPEG of ours, taken apart.
struct Parts<'a> {
    bytes: &'a [u8],
    /// Where the sides stand, height first, two bytes each.
    sides_at: usize,
    /// Where the start of scan begins.
    scan_at: usize,
    /// Where the coded data begins.
    data_at: usize,
    width: u32,
    height: u32,
    is_grey: bool,
    /// MCUs between restarts; 0 is none.
    interval: u32,
    /// The segment that says so, for leaving it out.
    interval_at: Option<usize>,
}

impl<'a> Parts<'a> {
    /// None for a JPEG of another kind than ours.
    fn of(bytes: &'a [u8]) -> Option<Self> {
        let mut parts = Self {
            bytes,
            sides_at: 0,
            scan_at: 0,
            data_at: 0,
            width: 0,
            height: 0,
            is_grey: false,
            interval: 0,
            interval_at: None,
        };
        for (marker, at, payload) in segments(bytes) {
            let two = |at: usize| Some(u16::from_be_bytes(*payload.get(at..)?.first_chunk()?));
            match marker {
                SOF0 => {
                    parts.sides_at = at + 5;
                    parts.height = two(1)?.into();
                    parts.width = two(3)?.into();
                    // Components, then three bytes each: name, sampling, table.
                    parts.is_grey = match (payload.get(5)?, payload.get(7), payload.get(10)) {
                        (1, ..) => true,
                        (3, Some(0x22), Some(0x11)) => false,
                        _ => return None,
                    };
                }
                DRI => {
                    parts.interval = two(0)?.into();
                    parts.interval_at = Some(at);
                }
                SOS => {
                    parts.scan_at = at;
                    parts.data_at = at + 4 + payload.len();
                }
                0xC1..=0xC3 | 0xC5..=0xCF => return None,
                _ => {}
            }
        }
        let sides_end = parts.sides_at + 4;
        let is_in_order = parts.sides_at > 0
            && sides_end <= parts.scan_at
            && parts
                .interval_at
                .is_none_or(|at| (sides_end..parts.scan_at).contains(&at));
        (is_in_order && parts.width > 0 && parts.height > 0).then_some(parts)
    }

    /// Side of an MCU, px.
    fn mcu_px(&self) -> u32 {
        if self.is_grey { 8 } else { 16 }
    }

    /// MCUs side by side.
    fn n_columns(&self) -> u32 {
        self.width.div_ceil(self.mcu_px())
    }

    /// MCUs one above the other.
    fn n_rows(&self) -> u32 {
        self.height.div_ceil(self.mcu_px())
    }

    /// The component of each block of an MCU.
    fn blocks(&self) -> &'static [usize] {
        if self.is_grey {
            &[0]
        } else {
            &[0, 0, 0, 0, 1, 2]
        }
    }

    fn tables(&self) -> Option<Tables> {
        let mut tables = Tables::default();
        for (marker, _, payload) in segments(self.bytes) {
            let mut rest = payload;
            while marker == DHT && !rest.is_empty() {
                let (&class_and_id, after) = rest.split_first()?;
                let (counts, after) = after.split_first_chunk::<16>()?;
                let n = counts.iter().map(|&count| usize::from(count)).sum();
                let (symbols, after) = after.split_at_checked(n)?;
                let kind = usize::from(class_and_id >> 4);
                let id = usize::from(class_and_id & 15);
                *tables.0.get_mut(kind)?.get_mut(id)? = Some(Table::new(counts, symbols)?);
                rest = after;
            }
        }
        Some(tables)
    }

    /// The stretches between restarts, still as they are stored, without the markers.
    fn stretches(&self) -> Vec<&'a [u8]> {
        let data = self.bytes.get(self.data_at..).unwrap_or_default();
        let mut stretches = Vec::new();
        let mut start = 0;
        for at in memchr::memchr_iter(0xFF, data) {
            match data.get(at + 1) {
                Some(0xD0..=0xD7) => {
                    stretches.push(&data[start..at]);
                    start = at + 2;
                }
                Some(0x00) => {}
                _ => {
                    stretches.push(&data[start..at]);
                    break;
                }
            }
        }
        stretches
    }

    /// Everything before the coded data with other sides, and with or without restarts.
    fn head(&self, width: u32, height: u32, interval: Option<u32>) -> Vec<u8> {
        let mut head = Vec::with_capacity(self.data_at + 6);
        head.extend(&self.bytes[..self.sides_at]);
        head.extend((height as u16).to_be_bytes());
        head.extend((width as u16).to_be_bytes());
        let rest = self.sides_at + 4;
        match self.interval_at {
            Some(at) => {
                head.extend(&self.bytes[rest..at]);
                head.extend(&self.bytes[at + 6..self.scan_at]);
            }
            None => head.extend(&self.bytes[rest..self.scan_at]),
        }
        if let Some(interval) = interval {
            head.extend([0xFF, DRI, 0, 4]);
            head.extend((interval as u16).to_be_bytes());
        }
        head.extend(&self.bytes[self.scan_at..self.data_at]);
        head
    }
}

/// The segments before the coded data: marker, where it stands, payload.
fn segments(bytes: &[u8]) -> impl Iterator<Item = (u8, usize, &[u8])> {
    let mut at = 2;
    let mut is_over = false;
    std::iter::from_fn(move || {
        let [0xFF, marker, high, low] = *bytes.get(at..)?.first_chunk()? else {
            return None;
        };
        let length = usize::from(u16::from_be_bytes([high, low]));
        let payload = bytes.get(at + 4..at + 2 + length)?;
        if std::mem::replace(&mut is_over, marker == SOS) {
            return None;
        }
        let start = at;
        at += 2 + length;
        Some((marker, start, payload))
    })
}

/// By class (0 first coefficients, 1 the others) and id.
#[derive(Default)]
struct Tables([[Option<Table>; 2]; 2]);

impl Tables {
    fn pair(&self, component: usize) -> Option<(&Table, &Table)> {
        let id = component.min(1);
        Some((self.0[0][id].as_ref()?, self.0[1][id].as_ref()?))
    }
}

/// First coefficients of the components, as far as they are known.
type Levels = [i32; 3];

/// Copies MCUs to the writer. The first one's coefficients, coded against `before`, are coded anew against `against`.
/// Gives the levels after the last one.
fn copy_mcus(
    bits: &mut Bits,
    n_mcus: u32,
    blocks: &[usize],
    tables: &Tables,
    mut before: Levels,
    mut against: Levels,
    writer: &mut Writer,
) -> Option<Levels> {
    let mut copied_to = bits.at();
    let mut is_recoded = [false; 3];
    for _ in 0..n_mcus {
        for &component in blocks {
            let (first, others) = tables.pair(component)?;
            let start = bits.at();
            let difference = bits.difference(first)?;
            let level = before[component].wrapping_add(difference);
            if !is_recoded[component] {
                is_recoded[component] = true;
                writer.copy(bits, copied_to, start);
                writer.difference(first, level.wrapping_sub(against[component]))?;
                copied_to = bits.at();
            }
            before[component] = level;
            against[component] = level;
            bits.skip_block(others)?;
        }
    }
    writer.copy(bits, copied_to, bits.at());
    Some(before)
}

/// MCUs between restarts for a tile of so many side by side: whole stretches to a row, at most four.
fn interval_of(n_columns: u32) -> u32 {
    let n = (1..=COLUMNS_MAX)
        .rev()
        .find(|n| n_columns.is_multiple_of(*n))
        .unwrap_or(1);
    n_columns / n
}

/// The same picture with restarts; none if it is not of our kind.
pub(super) fn with_restarts(jpeg: &[u8]) -> Option<Vec<u8>> {
    let parts = Parts::of(jpeg).filter(|parts| parts.interval == 0)?;
    let tables = parts.tables()?;
    let interval = interval_of(parts.n_columns());
    let stretches = parts.stretches();
    let [data] = stretches.as_slice() else {
        return None;
    };
    let mut bits = Bits::new(data);
    let mut file = parts.head(parts.width, parts.height, Some(interval));
    let n_stretches = parts.n_columns() / interval * parts.n_rows();
    let mut levels = Levels::default();
    for n in 0..n_stretches {
        let mut writer = Writer::new(file);
        levels = copy_mcus(
            &mut bits,
            interval,
            parts.blocks(),
            &tables,
            levels,
            Levels::default(),
            &mut writer,
        )?;
        file = writer.finish();
        if n + 1 < n_stretches {
            file.extend([0xFF, 0xD0 + (n % 8) as u8]);
        }
    }
    file.extend(EOI);
    Some(file)
}

/// A part of a tile that can be opened by itself.
pub(super) struct Cut {
    /// The JPEG.
    pub jpeg: Vec<u8>,
    /// Where it stands in the tile, px.
    pub left: u32,
    /// Where it stands in the tile, px.
    pub top: u32,
    /// Width, px.
    pub width: u32,
    /// Height, px.
    pub height: u32,
}

/// Chroma is smoothed across so many px: what is opened must reach as far beyond what is wanted, or edges would show.
const MARGIN_PX: u32 = 2;

/// The smallest part with whole stretches that shows `left..right` × `top..bottom` as the whole tile would; none if
/// that is (nearly) the whole tile.
pub(super) fn cut(tile: &[u8], left: u32, top: u32, right: u32, bottom: u32) -> Option<Cut> {
    let parts = Parts::of(tile).filter(|parts| parts.interval > 0)?;
    let (row_px, column_px) = (parts.mcu_px(), parts.mcu_px() * parts.interval);
    let (n_rows, n_columns) = (parts.n_rows(), parts.n_columns() / parts.interval);
    let range = |start: u32, end: u32, px: u32, n: u32| {
        let first = start.saturating_sub(MARGIN_PX) / px;
        (first, (end + MARGIN_PX).div_ceil(px).min(n))
    };
    let (first_row, end_row) = range(top, bottom, row_px, n_rows);
    let (first_column, end_column) = range(left, right, column_px, n_columns);
    if first_row >= end_row || first_column >= end_column {
        return None;
    }
    if (end_row - first_row) * (end_column - first_column) * 8 > n_rows * n_columns * 7 {
        return None;
    }
    let stretches = parts.stretches();
    if stretches.len() != (n_rows * n_columns) as usize {
        return None;
    }
    let (left, top) = (first_column * column_px, first_row * row_px);
    let width = (end_column * column_px).min(parts.width) - left;
    let height = (end_row * row_px).min(parts.height) - top;
    let mut jpeg = parts.head(width, height, Some(parts.interval));
    let mut n = 0;
    for row in first_row..end_row {
        for column in first_column..end_column {
            if n > 0 {
                jpeg.extend([0xFF, 0xD0 + ((n - 1) % 8) as u8]);
            }
            jpeg.extend(stretches[(row * n_columns + column) as usize]);
            n += 1;
        }
    }
    jpeg.extend(EOI);
    Some(Cut {
        jpeg,
        left,
        top,
        width,
        height,
    })
}

/// The tiles of a level, row by row, as one JPEG of `width` × `height` px; none if they are not of our kind.
pub(super) fn join<T: AsRef<[u8]>>(rows: &[Vec<T>], width: u32, height: u32) -> Option<Vec<u8>> {
    let first = Parts::of(rows.first()?.first()?.as_ref())?;
    let tables = first.tables()?;
    let mut writer = Writer::new(first.head(width, height, None));
    let mut levels = Levels::default();
    for row in rows {
        let mut tiles = Vec::with_capacity(row.len());
        for tile in row {
            let parts = Parts::of(tile.as_ref()).filter(|parts| parts.interval > 0)?;
            let stretches = parts.stretches();
            let n_columns = parts.n_columns() / parts.interval;
            if stretches.len() != (n_columns * parts.n_rows()) as usize {
                return None;
            }
            tiles.push((parts, stretches, n_columns as usize));
        }
        let n_mcu_rows = tiles.first()?.0.n_rows() as usize;
        for mcu_row in 0..n_mcu_rows {
            for (parts, stretches, n_columns) in &tiles {
                let start = mcu_row * n_columns;
                for stretch in stretches.get(start..start + n_columns)? {
                    levels = copy_mcus(
                        &mut Bits::new(stretch),
                        parts.interval,
                        parts.blocks(),
                        &tables,
                        Levels::default(),
                        levels,
                        &mut writer,
                    )?;
                }
            }
        }
    }
    let mut file = writer.finish();
    file.extend(EOI);
    Some(file)
}
