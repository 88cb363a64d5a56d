//! Parts of a file by `Range` (RFC 9110, 14): one, or the whole.

/// Which bytes of a file are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// All of them: nothing else was asked for, or something that need not be understood.
    Whole,
    /// From the first to the last, both included.
    Part(usize, usize),
    /// Bytes that are not there (416).
    Nothing,
}

/// Reads a `Range` header for a file of `length` bytes. Several ranges at once get the whole file: putting many
/// together costs more than it saves, and is how servers are worn down.
pub fn wanted(header: Option<&str>, length: usize) -> Wanted {
    let Some(spec) = header.and_then(|text| text.trim().strip_prefix("bytes=")) else {
        return Wanted::Whole;
    };
    let Some((first, last)) = spec.split_once('-').filter(|_| !spec.contains(',')) else {
        return Wanted::Whole;
    };
    let number = |text: &str| text.trim().parse::<usize>().ok();
    match (first.trim().is_empty(), number(first), number(last)) {
        (true, _, Some(0)) => Wanted::Nothing,
        (true, _, Some(_)) if length == 0 => Wanted::Nothing,
        (true, _, Some(n_last)) => Wanted::Part(length.saturating_sub(n_last), length - 1),
        (false, Some(first), _) if first >= length => Wanted::Nothing,
        (false, Some(first), None) if last.trim().is_empty() => Wanted::Part(first, length - 1),
        (false, Some(first), Some(last)) if first <= last => {
            Wanted::Part(first, last.min(length - 1))
        }
        _ => Wanted::Whole,
    }
}

#[cfg(test)]
mod tests {
    use super::Wanted::*;
    use super::*;

    #[test]
    fn one_range_is_served_many_get_the_whole_and_what_is_not_there_is_refused() {
        for (header, expected) in [
            ("bytes=0-3", Part(0, 3)),
            ("bytes=4-", Part(4, 9)),
            ("bytes=8-99", Part(8, 9)),
            ("bytes=-3", Part(7, 9)),
            ("bytes=-99", Part(0, 9)),
            ("bytes=10-", Nothing),
            ("bytes=-0", Nothing),
            ("bytes=3-2", Whole),
            ("bytes=a-b", Whole),
            ("bytes=0-1,3-4", Whole),
            ("lines=0-1", Whole),
        ] {
            assert_eq!(wanted(Some(header), 10), expected, "{header}");
        }
        assert_eq!(wanted(None, 10), Whole);
        assert_eq!(wanted(Some("bytes=-5"), 0), Nothing);
    }
}
