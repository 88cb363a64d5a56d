//! The table on which a plan is laid out: who may read what, who does, and the first deal.

use super::{AssignRefusal, Read, Request, lots::Lots};

/// Sets of judges per entry, one bit each.
pub(super) struct JudgeSets {
    words: usize,
    bits: Vec<u64>,
}

impl JudgeSets {
    fn new(n_entries: usize, n_judges: usize) -> Self {
        let words = n_judges.div_ceil(64);
        Self {
            words,
            bits: vec![0; n_entries * words],
        }
    }

    fn has(&self, entry: usize, judge: usize) -> bool {
        self.bits[entry * self.words + judge / 64] >> (judge % 64) & 1 == 1
    }

    fn set(&mut self, entry: usize, judge: usize, on: bool) {
        let word = &mut self.bits[entry * self.words + judge / 64];
        let bit = 1 << (judge % 64);
        if on { *word |= bit } else { *word &= !bit }
    }
}

/// A plan in the making. All positions are canonical.
pub(super) struct Desk<'a> {
    lots: &'a Lots,
    pub(super) n_entries: usize,
    pub(super) n_judges: usize,
    reads_per_entry: usize,
    barred: JudgeSets,
    standing: JudgeSets,
    anchors: Vec<usize>,
    capacities: Vec<usize>,
    pub(super) loads: Vec<usize>,
    readers: Vec<Vec<u32>>,
    /// Entries two judges share, n_judges × n_judges.
    shared: Vec<u32>,
}

impl<'a> Desk<'a> {
    pub(super) fn lay(request: &Request, lots: &'a Lots) -> Result<Self, AssignRefusal> {
        let (n_entries, n_judges) = (request.entries.len(), request.judges.len());
        let (entry_of, judge_of) = lots.inverse();
        let mut desk = Self {
            lots,
            n_entries,
            n_judges,
            reads_per_entry: request.reads_per_entry,
            barred: JudgeSets::new(n_entries, n_judges),
            standing: JudgeSets::new(n_entries, n_judges),
            anchors: request.anchors.iter().map(|e| entry_of[*e]).collect(),
            capacities: vec![usize::MAX; n_judges],
            loads: vec![0; n_judges],
            readers: vec![Vec::new(); n_entries],
            shared: vec![0; n_judges * n_judges],
        };
        for (given, capacity) in request.capacities.iter().enumerate() {
            desk.capacities[judge_of[given]] = *capacity;
        }
        for c in &request.conflicts {
            desk.barred.set(entry_of[c.entry], judge_of[c.judge], true);
        }
        for s in &request.standing {
            let (entry, judge) = (entry_of[s.entry], judge_of[s.judge]);
            if !desk.standing.has(entry, judge) {
                desk.standing.set(entry, judge, true);
                desk.put(entry, judge);
            }
        }
        desk.refuse_too_few_eligible()?;
        Ok(desk)
    }

    fn refuse_too_few_eligible(&self) -> Result<(), AssignRefusal> {
        let possible = |e: usize| {
            (0..self.n_judges)
                .filter(|j| self.standing.has(e, *j) || !self.barred.has(e, *j))
                .count()
        };
        let mut entries: Vec<usize> = (0..self.n_entries)
            .filter(|e| possible(*e) < self.reads_per_entry)
            .map(|e| self.lots.entry(e))
            .collect();
        if entries.is_empty() {
            return Ok(());
        }
        entries.sort_unstable();
        Err(AssignRefusal::TooFewEligible {
            entries,
            wanted: self.reads_per_entry,
        })
    }

    /// May this judge still be given this entry (no conflict, not reading it already)?
    pub(super) fn is_open(&self, entry: usize, judge: usize) -> bool {
        !self.barred.has(entry, judge) && !self.readers[entry].contains(&(judge as u32))
    }

    pub(super) fn has_room(&self, judge: usize) -> bool {
        self.loads[judge] < self.capacities[judge]
    }

    /// Can this read be taken back? Standing reads and those of anchors cannot.
    pub(super) fn is_movable(&self, entry: usize, judge: usize) -> bool {
        !self.standing.has(entry, judge)
    }

    pub(super) fn readers(&self, entry: usize) -> &[u32] {
        &self.readers[entry]
    }

    pub(super) fn lot(&self, entry: usize, judge: usize) -> u64 {
        self.lots.pair(entry, judge)
    }

    pub(super) fn reads(&self) -> impl Iterator<Item = Read> + '_ {
        self.readers.iter().enumerate().flat_map(|(entry, judges)| {
            judges.iter().map(move |j| Read {
                entry,
                judge: *j as usize,
            })
        })
    }

    pub(super) fn put(&mut self, entry: usize, judge: usize) {
        for other in &self.readers[entry] {
            let other = *other as usize;
            self.shared[judge * self.n_judges + other] += 1;
            self.shared[other * self.n_judges + judge] += 1;
        }
        self.readers[entry].push(judge as u32);
        self.loads[judge] += 1;
    }

    pub(super) fn take(&mut self, entry: usize, judge: usize) {
        self.readers[entry].retain(|j| *j as usize != judge);
        for other in &self.readers[entry] {
            let other = *other as usize;
            self.shared[judge * self.n_judges + other] -= 1;
            self.shared[other * self.n_judges + judge] -= 1;
        }
        self.loads[judge] -= 1;
    }

    /// Gives each anchor to every judge without a conflict, and nails it there.
    pub(super) fn place_anchors(&mut self) -> Result<(), AssignRefusal> {
        for a in 0..self.anchors.len() {
            let entry = self.anchors[a];
            for judge in 0..self.n_judges {
                if !self.is_open(entry, judge) {
                    continue;
                }
                if !self.has_room(judge) {
                    return Err(AssignRefusal::TooLittleCapacity {
                        missing: 1,
                        entry: self.lots.entry(entry),
                    });
                }
                self.put(entry, judge);
                self.standing.set(entry, judge, true);
            }
        }
        Ok(())
    }

    /// Deals the missing reads, entry after entry: the least loaded judge first, then the one who shares the fewest
    /// entries with those already chosen, then the lot. Returns the entries that found nobody with room, once per read.
    pub(super) fn deal(&mut self) -> Vec<usize> {
        let mut waiting = Vec::new();
        for entry in 0..self.n_entries {
            while self.readers[entry].len() < self.reads_per_entry {
                let Some(judge) = self.next_judge(entry) else {
                    let missing = self.reads_per_entry - self.readers[entry].len();
                    waiting.extend(std::iter::repeat_n(entry, missing));
                    break;
                };
                self.put(entry, judge);
            }
        }
        waiting
    }

    fn next_judge(&self, entry: usize) -> Option<usize> {
        let mut best: Option<(usize, u32, u64, usize)> = None;
        for judge in 0..self.n_judges {
            if best.is_some_and(|b| self.loads[judge] > b.0)
                || !self.has_room(judge)
                || !self.is_open(entry, judge)
            {
                continue;
            }
            let row = &self.shared[judge * self.n_judges..];
            let pairs = self.readers[entry].iter().map(|o| row[*o as usize]).sum();
            let candidate = (self.loads[judge], pairs, self.lot(entry, judge), judge);
            if best.is_none_or(|b| candidate < b) {
                best = Some(candidate);
            }
        }
        best.map(|b| b.3)
    }
}
