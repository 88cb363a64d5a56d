//! Bits of a JPEG's coded data: read by its own tables, copied, written.

/// Codes up to this length are found in one look.
const QUICK_BITS: u32 = 10;

/// A table of codes (T.81, annex C): each code stands for a run of zeros and the size of the number that follows.
pub(super) struct Table {
    /// By the next bits: length of the code and its symbol; 0 where the code is longer.
    quick: Vec<(u8, u8)>,
    /// For each length: the first code above all of that length (at 16 bits), and where its symbols begin.
    ends: [(u32, i32); 16],
    symbols: Vec<u8>,
    /// For each size of a first coefficient's difference: its code and length.
    codes: [(u16, u8); 16],
}

impl Table {
    /// From the segment's numbers of codes by length, and symbols; none if they cannot be.
    pub fn new(counts: &[u8; 16], symbols: &[u8]) -> Option<Self> {
        let mut table = Self {
            quick: vec![(0, 0); 1 << QUICK_BITS],
            ends: [(0, 0); 16],
            symbols: symbols.to_vec(),
            codes: [(0, 0); 16],
        };
        let (mut code, mut at) = (0_u32, 0_usize);
        for (length, &count) in (1_u32..).zip(counts) {
            // A symbol's place is its code minus this.
            let offset = at as i32 - code as i32;
            for _ in 0..count {
                let symbol = *symbols.get(at)?;
                if code >> length != 0 {
                    return None;
                }
                if let Some(place) = table.codes.get_mut(usize::from(symbol)) {
                    *place = (code as u16, length as u8);
                }
                if length <= QUICK_BITS {
                    let start = (code << (QUICK_BITS - length)) as usize;
                    let n = 1 << (QUICK_BITS - length);
                    table.quick[start..start + n].fill((length as u8, symbol));
                }
                code += 1;
                at += 1;
            }
            table.ends[length as usize - 1] = (code << (16 - length), offset);
            code <<= 1;
        }
        Some(table)
    }

    /// Length and symbol of the code at the beginning of these 32 bits.
    #[inline]
    fn find(&self, next: u32) -> Option<(u32, u8)> {
        let (length, symbol) = self.quick[(next >> (32 - QUICK_BITS)) as usize];
        if length > 0 {
            return Some((length.into(), symbol));
        }
        let next = next >> 16;
        for (length, &(end, offset)) in (1_u32..).zip(&self.ends).skip(QUICK_BITS as usize) {
            if next < end {
                let place = (next >> (16 - length)) as i32 + offset;
                return Some((length, *self.symbols.get(usize::try_from(place).ok()?)?));
            }
        }
        None
    }
}

/// Coded data as a string of bits, freed of the zeros that are stuffed behind 0xFF.
pub(super) struct Bits {
    bytes: Vec<u8>,
    at: usize,
    end: usize,
}

/// Zeros behind the end, so that eight bytes can always be looked at.
const PADDING: usize = 8;

impl Bits {
    pub fn new(stored: &[u8]) -> Self {
        let mut bytes = Vec::with_capacity(stored.len() + PADDING);
        let mut start = 0;
        for at in memchr::memchr_iter(0xFF, stored) {
            bytes.extend(&stored[start..=at]);
            start = (at + 2).min(stored.len());
        }
        bytes.extend(&stored[start..]);
        let end = bytes.len() * 8;
        bytes.extend([0; PADDING]);
        Self { bytes, at: 0, end }
    }

    /// How many bits were read.
    pub fn at(&self) -> usize {
        self.at
    }

    /// The 32 bits from `at` on.
    #[inline]
    fn look(&self, at: usize) -> u32 {
        let eight = self
            .bytes
            .get(at / 8..)
            .and_then(|rest| rest.first_chunk::<8>());
        let long = u64::from_be_bytes(eight.copied().unwrap_or_default());
        ((long << (at % 8)) >> 32) as u32
    }

    /// The difference of a first coefficient (T.81, F.2.2.1).
    #[inline]
    pub fn difference(&mut self, table: &Table) -> Option<i32> {
        let (length, size) = table.find(self.look(self.at))?;
        self.at += length as usize;
        if size == 0 {
            return Some(0);
        }
        let size = u32::from(size);
        if size > 15 {
            return None;
        }
        let number = (self.look(self.at) >> (32 - size)) as i32;
        self.at += size as usize;
        let half = 1 << (size - 1);
        Some(if number < half {
            number - (1 << size) + 1
        } else {
            number
        })
    }

    /// Passes over the other 63 coefficients of a block; none where the data end before.
    #[inline]
    pub fn skip_block(&mut self, table: &Table) -> Option<()> {
        let mut n_known = 1;
        while n_known < 64 {
            let (length, symbol) = table.find(self.look(self.at))?;
            let (run, size) = (u32::from(symbol >> 4), u32::from(symbol & 15));
            self.at += (length + size) as usize;
            match (run, size) {
                (15, 0) => n_known += 16,
                (_, 0) => break,
                _ => n_known += run + 1,
            }
        }
        (self.at <= self.end).then_some(())
    }
}

/// Coded data being written: whole bytes in the file, the rest here.
pub(super) struct Writer {
    file: Vec<u8>,
    waiting: u64,
    n_waiting: u32,
}

impl Writer {
    /// Goes on after what the file has.
    pub fn new(file: Vec<u8>) -> Self {
        Self {
            file,
            waiting: 0,
            n_waiting: 0,
        }
    }

    /// At most 32 bits at once.
    #[inline]
    fn push(&mut self, bits: u32, n: u32) {
        self.waiting = self.waiting << n | u64::from(bits);
        self.n_waiting += n;
        if self.n_waiting >= 32 {
            let four = ((self.waiting >> (self.n_waiting - 32)) as u32).to_be_bytes();
            self.n_waiting -= 32;
            if four.contains(&0xFF) {
                for byte in four {
                    self.byte(byte);
                }
            } else {
                self.file.extend(four);
            }
        }
    }

    fn byte(&mut self, byte: u8) {
        self.file.push(byte);
        if byte == 0xFF {
            self.file.push(0);
        }
    }

    /// The bits from `start` to `end` as they are.
    #[inline]
    pub fn copy(&mut self, bits: &Bits, mut start: usize, end: usize) {
        while start < end {
            let n = (end - start).min(32) as u32;
            self.push(bits.look(start) >> (32 - n), n);
            start += n as usize;
        }
    }

    /// The difference of a first coefficient; none if the table has no code for its size.
    pub fn difference(&mut self, table: &Table, difference: i32) -> Option<()> {
        let size = 32 - difference.unsigned_abs().leading_zeros();
        let (code, length) = *table.codes.get(size as usize)?;
        if length == 0 {
            return None;
        }
        self.push(code.into(), length.into());
        if size > 0 {
            let number = if difference < 0 {
                difference + (1 << size) - 1
            } else {
                difference
            };
            self.push(number as u32, size);
        }
        Some(())
    }

    /// The file, its last byte filled with ones.
    pub fn finish(mut self) -> Vec<u8> {
        let n = self.n_waiting % 8;
        if n > 0 {
            self.push((1 << (8 - n)) - 1, 8 - n);
        }
        while self.n_waiting > 0 {
            self.n_waiting -= 8;
            self.byte((self.waiting >> self.n_waiting) as u8);
        }
        self.file
    }
}
