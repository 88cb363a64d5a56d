//! What people type, made safe to show beside other text: the direction of what follows stays, lines are where they are meant.

/// Marks that turn the direction of what follows (Unicode's embeddings, overrides and isolates): in a line of ours they only ever hide
/// something. What scripts need (joiners, variation selectors) is none of them.
fn is_harmless(c: &char) -> bool {
    !matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// One line: single blanks, no line ends, no control characters.
pub fn one_line(typed: &str) -> String {
    let spaced: String = typed
        .chars()
        .filter(is_harmless)
        .map(|c| {
            if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') {
                ' '
            } else {
                c
            }
        })
        .collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Lines as they were written, at most one empty one between two, none at either end; within each as [`one_line`].
pub fn many_lines(typed: &str) -> String {
    let unified = typed.replace("\r\n", "\n").replace('\r', "\n");
    let mut out: Vec<String> = Vec::new();
    for line in unified.split('\n') {
        let line = one_line(line);
        if !(line.is_empty() && out.last().is_none_or(String::is_empty)) {
            out.push(line);
        }
    }
    out.join("\n").trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_has_single_blanks_one_direction_and_nothing_unseen() {
        assert_eq!(one_line("  Бат\u{0}\r\n  Номин\u{202e} "), "Бат Номин");
        assert_eq!(one_line("\u{202e}gpj.\u{2066}exe\u{2069}"), "gpj.exe");
        assert_eq!(one_line("  a\u{2028}b\u{a0}\u{85}c "), "a b c");
        let joined = "ᠮᠣᠩᠭᠣᠯ\u{180b} می\u{200c}شود";
        assert_eq!(one_line(joined), joined);
    }

    #[test]
    fn lines_stay_with_one_empty_one_at_the_most() {
        assert_eq!(many_lines("a\r\n\r\n\r\nb \u{7} c\n\n"), "a\n\nb c");
        assert_eq!(many_lines("\n\n"), "");
    }
}
