//! HEIC files put together for tests, from a picture that a real encoder coded.

/// A box around a body.
pub fn boxed(kind: &[u8; 4], body: &[u8]) -> Vec<u8> {
    let mut whole = (body.len() as u32 + 8).to_be_bytes().to_vec();
    whole.extend(kind);
    whole.extend(body);
    whole
}

/// The same with a version and no flags.
pub fn full(kind: &[u8; 4], version: u8, body: &[u8]) -> Vec<u8> {
    let mut inside = vec![version, 0, 0, 0];
    inside.extend(body);
    boxed(kind, &inside)
}

/// Sides.
pub fn ispe(width: u32, height: u32) -> Vec<u8> {
    full(
        b"ispe",
        0,
        &[width.to_be_bytes(), height.to_be_bytes()].concat(),
    )
}

/// A picture as HEVC, with what its decoder needs to know.
#[derive(Clone)]
pub struct Coded {
    pub configuration: Vec<u8>,
    pub data: Vec<u8>,
}

impl Coded {
    /// Of `gps_in_exif.heic` among the fixtures: 640 × 480 px, as the encoder wrote it first into the file.
    pub fn photo(file: &[u8]) -> Self {
        let after = |kind: &[u8]| file.windows(4).position(|four| four == kind).unwrap() + 4;
        let length_at = |at: usize| {
            let length = file[at..at + 4].try_into().unwrap();
            u32::from_be_bytes(length) as usize
        };
        let configuration = after(b"hvcC") - 8;
        let data = after(b"mdat");
        Self {
            configuration: file[configuration..configuration + length_at(configuration)].to_vec(),
            // One unit with its length before it.
            data: file[data..data + 4 + length_at(data)].to_vec(),
        }
    }
}

/// What a file is to be.
#[derive(Clone)]
pub struct Heic {
    pub brand: [u8; 4],
    pub kind: [u8; 4],
    pub coded: Coded,
    /// Sides that are said of a tile, or of the picture where there are none, px.
    pub sides: (u32, u32),
    /// Columns and rows of tiles (each of them the same one), and the sides of the whole.
    pub grid: Option<(u8, u8, (u32, u32))>,
    /// What else is said of the picture, in order.
    pub properties: Vec<Vec<u8>>,
}

impl Heic {
    /// The photo alone.
    pub fn photo(coded: Coded) -> Self {
        Self {
            brand: *b"heic",
            kind: *b"hvc1",
            coded,
            sides: (640, 480),
            grid: None,
            properties: Vec::new(),
        }
    }

    /// The file. Items 1 and on are coded; a grid comes behind them.
    pub fn file(&self) -> Vec<u8> {
        let n_tiles = self
            .grid
            .map_or(1, |(columns, rows, _)| u16::from(columns) * u16::from(rows));
        let primary = if self.grid.is_some() { n_tiles + 1 } else { 1 };
        let mut kinds = n_of(primary);
        for id in 1..=primary {
            let kind = if id > n_tiles { b"grid" } else { &self.kind };
            let body = [&id.to_be_bytes()[..], &[0, 0], kind, &[0]].concat();
            kinds.extend(full(b"infe", 2, &body));
        }
        let mut ipco = [
            self.coded.configuration.clone(),
            ispe(self.sides.0, self.sides.1),
        ]
        .concat();
        let mut said = vec![1, 2];
        if let Some((_, _, (width, height))) = self.grid {
            ipco.extend(ispe(width, height));
            said = vec![3];
        }
        let n_known = said[said.len() - 1];
        for (property, index) in self.properties.iter().zip(n_known + 1..) {
            ipco.extend(property);
            said.push(index);
        }
        let mut ipma = u32::from(primary).to_be_bytes().to_vec();
        for id in 1..=primary {
            let of_this: &[u8] = if id == primary { &said } else { &[1, 2] };
            ipma.extend(id.to_be_bytes());
            ipma.push(of_this.len() as u8);
            ipma.extend(of_this);
        }
        let iprp = [boxed(b"ipco", &ipco), full(b"ipma", 0, &ipma)].concat();
        let mut references = Vec::new();
        let mut grid_data = Vec::new();
        if let Some((columns, rows, (width, height))) = self.grid {
            let mut dimg = primary.to_be_bytes().to_vec();
            dimg.extend(n_of(n_tiles));
            dimg.extend((1..=n_tiles).flat_map(u16::to_be_bytes));
            references.extend(full(b"iref", 0, &boxed(b"dimg", &dimg)));
            grid_data.extend([0, 1, rows - 1, columns - 1]);
            grid_data.extend([width.to_be_bytes(), height.to_be_bytes()].concat());
        }
        let ftyp = boxed(
            b"ftyp",
            &[&self.brand[..], &[0; 4], b"mif1", &self.brand].concat(),
        );
        let hdlr = full(b"hdlr", 0, &[&[0; 4][..], b"pict", &[0; 13]].concat());
        let pitm = full(b"pitm", 0, &primary.to_be_bytes());
        let meta = |data_at: u32| {
            // Offsets and lengths of four bytes, no base; the grid's own data lie in the box.
            let mut iloc = vec![0x44, 0];
            iloc.extend(n_of(primary));
            for id in 1..=primary {
                let is_grid = id > n_tiles;
                let (at, length) = if is_grid {
                    (0, grid_data.len())
                } else {
                    (data_at, self.coded.data.len())
                };
                iloc.extend(id.to_be_bytes());
                iloc.extend(u16::from(is_grid).to_be_bytes());
                iloc.extend([0, 0, 0, 1]);
                iloc.extend(at.to_be_bytes());
                iloc.extend((length as u32).to_be_bytes());
            }
            let parts = [
                hdlr.clone(),
                pitm.clone(),
                full(b"iinf", 0, &kinds),
                full(b"iloc", 1, &iloc),
                references.clone(),
                boxed(b"iprp", &iprp),
                boxed(b"idat", &grid_data),
            ];
            full(b"meta", 0, &parts.concat())
        };
        let data_at = (ftyp.len() + meta(0).len() + 8) as u32;
        [ftyp, meta(data_at), boxed(b"mdat", &self.coded.data)].concat()
    }
}

fn n_of(n: u16) -> Vec<u8> {
    n.to_be_bytes().to_vec()
}
