//! Making the judge–entry graph hang together.

use super::{AssignRefusal, desk::Desk};

/// Swaps tried before giving up: only tiny or oddly divided panels need more than one.
const ATTEMPTS_MAX: usize = 200;

/// Joins groups of judges that share no entry by exchanging reads between them; loads stay as they are.
///
/// # Errors
/// [`AssignRefusal::NotConnected`] when no exchange joins them. With one read per entry and several judges none can.
pub(super) fn join(desk: &mut Desk) -> Result<(), AssignRefusal> {
    let mut groups = groups(desk);
    for _ in 0..ATTEMPTS_MAX {
        if groups.count <= 1 {
            return Ok(());
        }
        let Some(better) = exchange(desk, &groups) else {
            break;
        };
        groups = better;
    }
    if groups.count <= 1 {
        return Ok(());
    }
    Err(AssignRefusal::NotConnected {
        groups: groups.lists(),
    })
}

/// The connected groups of judges who read anything.
struct Groups {
    count: usize,
    /// Group by judge, `None` for a judge without reads.
    of: Vec<Option<usize>>,
}

impl Groups {
    fn lists(&self) -> Vec<Vec<usize>> {
        let mut lists = vec![Vec::new(); self.count];
        for (judge, group) in self.of.iter().enumerate() {
            if let Some(g) = group {
                lists[*g].push(judge);
            }
        }
        lists
    }
}

fn groups(desk: &Desk) -> Groups {
    let roots = super::links::roots(
        desk.n_judges,
        (0..desk.n_entries).map(|e| desk.readers(e).iter().map(|j| *j as usize)),
    );
    let mut number = vec![None; desk.n_judges];
    let mut count = 0;
    let mut of = vec![None; desk.n_judges];
    for judge in 0..desk.n_judges {
        if desk.loads[judge] == 0 {
            continue;
        }
        let group = *number[roots[judge]].get_or_insert_with(|| {
            count += 1;
            count - 1
        });
        of[judge] = Some(group);
    }
    Groups { count, of }
}

/// One exchange that leaves fewer groups: judge `a` gives an entry to `b` of another group and, unless `a` has one read
/// more than `b`, gets one of `b`'s back.
fn exchange(desk: &mut Desk, before: &Groups) -> Option<Groups> {
    let mut attempts = 0;
    for entry in 0..desk.n_entries {
        if desk.readers(entry).len() < 2 {
            continue;
        }
        for a in desk.readers(entry).to_vec() {
            let a = a as usize;
            if !desk.is_movable(entry, a) {
                continue;
            }
            for b in 0..desk.n_judges {
                if before.of[b].is_none() || before.of[b] == before.of[a] || !desk.is_open(entry, b)
                {
                    continue;
                }
                if attempts == ATTEMPTS_MAX {
                    return None;
                }
                if let Some(after) = try_exchange(desk, before, entry, a, b, &mut attempts) {
                    return Some(after);
                }
            }
        }
    }
    None
}

fn try_exchange(
    desk: &mut Desk,
    before: &Groups,
    entry: usize,
    a: usize,
    b: usize,
    attempts: &mut usize,
) -> Option<Groups> {
    let back: Option<usize> = if desk.loads[a] == desk.loads[b] + 1 && desk.has_room(b) {
        None
    } else {
        let found = (0..desk.n_entries).find(|e| {
            *e != entry
                && desk.readers(*e).contains(&(b as u32))
                && desk.is_movable(*e, b)
                && desk.is_open(*e, a)
        });
        Some(found?)
    };
    *attempts += 1;
    swap(desk, entry, back, a, b);
    let after = groups(desk);
    if after.count < before.count {
        return Some(after);
    }
    swap(desk, entry, back, b, a);
    None
}

/// `given` goes from `a` to `b`, `back` (if any) from `b` to `a`.
fn swap(desk: &mut Desk, given: usize, back: Option<usize>, a: usize, b: usize) {
    desk.take(given, a);
    desk.put(given, b);
    if let Some(back) = back {
        desk.take(back, b);
        desk.put(back, a);
    }
}
