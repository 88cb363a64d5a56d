//! The items of a file and what is said of them (ISO/IEC 14496-12, 8.11, and ISO/IEC 23008-12, 9.3): kinds, places, parts, properties.

use std::collections::BTreeMap;

use super::super::PictureRefusal;
use super::boxes::{Box, Boxes, Reader};

/// Most items of a file, and most places of their data. A phone's picture of 48 million pixels has some two hundred.
const ITEMS_MAX: usize = 4096;

/// Properties that each item may have on average.
const ASSOCIATIONS_EACH: usize = 16;

/// What the `meta` box says.
#[derive(Debug)]
pub(super) struct Items<'a> {
    /// The item that is the picture.
    pub primary: u32,
    kinds: BTreeMap<u32, [u8; 4]>,
    places: BTreeMap<u32, Places>,
    /// Which items a derived one is put together from, in order.
    parts: BTreeMap<u32, Vec<u32>>,
    /// Items that say how much of another is covered, or what else belongs to it.
    auxiliaries: Vec<(u32, u32)>,
    properties: Vec<Box<'a>>,
    associations: BTreeMap<u32, Vec<u16>>,
    /// Data within the `meta` box.
    data: &'a [u8],
}

/// Where an item's data lie.
#[derive(Debug)]
pub(super) struct Places {
    /// Within the `meta` box's own data, and not in the file.
    is_within: bool,
    /// First byte and length.
    extents: Vec<(u64, u64)>,
}

/// A list is as long as it says or the file is broken.
fn whole<T>(read: Option<T>) -> Result<T, PictureRefusal> {
    read.ok_or(PictureRefusal::Unreadable)
}

fn within_bound(n: usize) -> Result<(), PictureRefusal> {
    if n > ITEMS_MAX {
        return Err(PictureRefusal::Unreadable);
    }
    Ok(())
}

impl<'a> Items<'a> {
    /// Reads the `meta` box of a file.
    pub fn find(bytes: &'a [u8]) -> Result<Self, PictureRefusal> {
        for file_box in Boxes::of_file(bytes) {
            let file_box = file_box?;
            if file_box.kind == *b"meta" {
                return Self::read(file_box.body);
            }
        }
        Err(PictureRefusal::Truncated)
    }

    fn read(meta: &'a [u8]) -> Result<Self, PictureRefusal> {
        let mut items = Self {
            primary: 0,
            kinds: BTreeMap::new(),
            places: BTreeMap::new(),
            parts: BTreeMap::new(),
            auxiliaries: Vec::new(),
            properties: Vec::new(),
            associations: BTreeMap::new(),
            data: &[],
        };
        let mut reader = Reader::new(meta);
        whole(reader.version())?;
        for inner in Boxes::within(reader.rest()) {
            let Box { kind, body } = inner?;
            match &kind {
                b"pitm" => items.primary = whole(read_primary(body))?,
                b"iinf" => items.read_kinds(body)?,
                b"iloc" => items.read_places(body)?,
                b"iref" => items.read_references(body)?,
                b"iprp" => items.read_properties(body)?,
                b"idat" => items.data = body,
                _ => {}
            }
        }
        Ok(items)
    }

    fn read_kinds(&mut self, body: &'a [u8]) -> Result<(), PictureRefusal> {
        let mut reader = Reader::new(body);
        let (version, _) = whole(reader.version())?;
        whole(reader.id(version > 0))?;
        for entry in Boxes::within(reader.rest()) {
            let mut reader = Reader::new(entry?.body);
            let (version, _) = whole(reader.version())?;
            // Older ones have no kind.
            if version < 2 {
                continue;
            }
            let id = whole(reader.id(version > 2))?;
            whole(reader.u16())?;
            self.kinds.insert(id, whole(reader.array())?);
            within_bound(self.kinds.len())?;
        }
        Ok(())
    }

    fn read_places(&mut self, body: &'a [u8]) -> Result<(), PictureRefusal> {
        let mut reader = Reader::new(body);
        let (version, _) = whole(reader.version())?;
        let [sizes, more] = whole(reader.array::<2>())?;
        let (offset_bytes, length_bytes) = (sizes >> 4, sizes & 15);
        let base_bytes = more >> 4;
        let index_bytes = if version > 0 { more & 15 } else { 0 };
        let n_items = whole(reader.id(version > 1))? as usize;
        within_bound(n_items)?;
        let mut n_extents = 0;
        for _ in 0..n_items {
            let id = whole(reader.id(version > 1))?;
            let way = if version > 0 { whole(reader.u16())? } else { 0 };
            whole(reader.u16())?;
            let base = whole(reader.sized(base_bytes))?;
            let n = usize::from(whole(reader.u16())?);
            // They may take no bytes at all.
            n_extents += n;
            within_bound(n_extents)?;
            let mut extents = Vec::with_capacity(n);
            for _ in 0..n {
                whole(reader.sized(index_bytes))?;
                let offset = whole(reader.sized(offset_bytes))?;
                let length = whole(reader.sized(length_bytes))?;
                extents.push((whole(base.checked_add(offset))?, length));
            }
            // From another item's data: no camera does.
            if way & 15 < 2 {
                let is_within = way & 15 == 1;
                self.places.insert(id, Places { is_within, extents });
            }
        }
        Ok(())
    }

    fn read_references(&mut self, body: &'a [u8]) -> Result<(), PictureRefusal> {
        let mut reader = Reader::new(body);
        let is_wide = whole(reader.version())?.0 > 0;
        let mut n_references = 0;
        for reference in Boxes::within(reader.rest()) {
            let reference = reference?;
            let mut reader = Reader::new(reference.body);
            let from = whole(reader.id(is_wide))?;
            let n = usize::from(whole(reader.u16())?);
            n_references += n;
            within_bound(n_references)?;
            let to = (0..n).map(|_| reader.id(is_wide));
            let to = whole(to.collect::<Option<Vec<u32>>>())?;
            match &reference.kind {
                b"dimg" => drop(self.parts.insert(from, to)),
                b"auxl" => self.auxiliaries.extend(to.into_iter().map(|to| (from, to))),
                _ => {}
            }
        }
        Ok(())
    }

    fn read_properties(&mut self, body: &'a [u8]) -> Result<(), PictureRefusal> {
        let mut n_associated = 0;
        for inner in Boxes::within(body) {
            let Box { kind, body } = inner?;
            match &kind {
                b"ipco" => {
                    for property in Boxes::within(body) {
                        self.properties.push(property?);
                        within_bound(self.properties.len())?;
                    }
                }
                b"ipma" => {
                    let mut reader = Reader::new(body);
                    let (version, flags) = whole(reader.version())?;
                    let n_items = whole(reader.u32())? as usize;
                    within_bound(n_items)?;
                    for _ in 0..n_items {
                        let id = whole(reader.id(version > 0))?;
                        let n = whole(reader.u8())?;
                        n_associated += usize::from(n);
                        within_bound(n_associated / ASSOCIATIONS_EACH)?;
                        let index = |_| {
                            // The highest bit says that whoever does not know the property must not show the item.
                            if flags & 1 == 1 {
                                reader.u16().map(|index| index & 0x7FFF)
                            } else {
                                reader.u8().map(|index| u16::from(index & 0x7F))
                            }
                        };
                        let indices = whole((0..n).map(index).collect::<Option<Vec<u16>>>())?;
                        self.associations.insert(id, indices);
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// What an item is, for example `hvc1` or `grid`.
    pub fn kind(&self, item: u32) -> Option<[u8; 4]> {
        self.kinds.get(&item).copied()
    }

    /// The items that a derived one is put together from.
    pub fn parts(&self, item: u32) -> &[u32] {
        self.parts.get(&item).map_or(&[], Vec::as_slice)
    }

    /// What is said of an item, in order.
    pub fn properties(&self, item: u32) -> impl Iterator<Item = Box<'a>> {
        let indices = self.associations.get(&item).map_or(&[][..], Vec::as_slice);
        indices.iter().filter_map(|&index| {
            // They are counted from one; zero is none.
            let at = usize::from(index).checked_sub(1)?;
            self.properties.get(at).copied()
        })
    }

    /// The first property of a kind.
    pub fn property(&self, item: u32, kind: &[u8; 4]) -> Option<&'a [u8]> {
        let found = self.properties(item).find(|one| one.kind == *kind)?;
        Some(found.body)
    }

    /// Whether another item says how much of this one is covered.
    pub fn has_alpha(&self, item: u32) -> bool {
        let is_alpha = |&(from, to): &(u32, u32)| {
            to == item
                && self.property(from, b"auxC").is_some_and(|kind| {
                    let kind = kind.get(4..).unwrap_or_default();
                    let urn = kind.split(|&byte| byte == 0).next().unwrap_or_default();
                    urn == b"urn:mpeg:hevc:2015:auxid:1"
                        || urn == b"urn:mpeg:mpegB:cicp:systems:auxiliary:alpha"
                })
        };
        self.auxiliaries.iter().any(is_alpha)
    }

    /// The data of an item, where they lie in one piece.
    pub fn data(&self, item: u32, bytes: &'a [u8]) -> Option<&'a [u8]> {
        let places = self.places.get(&item)?;
        let &[(offset, length)] = &places.extents[..] else {
            return None;
        };
        let all = if places.is_within { self.data } else { bytes };
        let start = usize::try_from(offset).ok()?;
        // No length means: to the end.
        match usize::try_from(length).ok()? {
            0 => all.get(start..),
            length => all.get(start..start.checked_add(length)?),
        }
    }

    /// Refuses a file that ends before an item's data do.
    pub fn check_whole(&self, item: u32, n_bytes: usize) -> Result<(), PictureRefusal> {
        let places = whole(self.places.get(&item))?;
        let (n_all, cut) = if places.is_within {
            (self.data.len() as u64, PictureRefusal::Unreadable)
        } else {
            (n_bytes as u64, PictureRefusal::Truncated)
        };
        let is_whole = |&(offset, length): &(u64, u64)| {
            offset < n_all && offset.checked_add(length).is_some_and(|end| end <= n_all)
        };
        if places.extents.is_empty() || !places.extents.iter().all(is_whole) {
            return Err(cut);
        }
        Ok(())
    }
}

fn read_primary(body: &[u8]) -> Option<u32> {
    let mut reader = Reader::new(body);
    let (version, _) = reader.version()?;
    reader.id(version > 0)
}
