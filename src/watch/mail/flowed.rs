//! `format=flowed`: lines that a mail program broke, joined again.

/// Joins the soft line breaks of a text; `delsp` says that the blank that marks one is not part of the text.
///
/// Source: RFC 3676 §4.
pub(super) fn joined(text: &str, delsp: bool) -> String {
    let mut out = String::with_capacity(text.len());
    // How deep the line is quoted that goes on.
    let mut open: Option<usize> = None;
    let mut first = true;
    for line in text.lines() {
        let depth = line.bytes().take_while(|byte| *byte == b'>').count();
        let rest = line.get(depth..).unwrap_or_default();
        let rest = rest.strip_prefix(' ').unwrap_or(rest);
        let goes_on = open == Some(depth);
        if !goes_on {
            if !first {
                out.push('\n');
            }
            out.extend(std::iter::repeat_n('>', depth));
            out.push_str(if depth > 0 && !rest.is_empty() { " " } else { "" });
        }
        first = false;
        let soft = rest.ends_with(' ') && rest != "-- ";
        out.push_str(if soft && delsp { rest.strip_suffix(' ').unwrap_or(rest) } else { rest });
        open = if soft { Some(depth) } else { None };
    }
    out
}

#[cfg(test)]
mod tests {
    use super::joined;

    #[test]
    fn soft_breaks_are_joined_and_hard_ones_kept() {
        assert_eq!(joined("one \ntwo\nthree\n\nfour", false), "one two\nthree\n\nfour");
        assert_eq!(joined("> a \n> b\n>> c\nd", false), "> a b\n>> c\nd");
        assert_eq!(
            joined("sehr lan \nges Wort\n-- \nme\n  From x", true),
            "sehr langes Wort\n-- \nme\n From x"
        );
    }
}
