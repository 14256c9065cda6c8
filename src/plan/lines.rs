//! Where in a YAML text a value stands, so that a mistake found after reading still has its line.

/// A step of the way to a value: a key or a place in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum At {
    Key(String),
    Index(usize),
}

/// The line (from 1) of the value at the end of a way; of the last part of it that was found, where the rest is
/// written in a form that is not followed (flow style). `inner`: which line of the text there, where it has several.
pub(crate) fn find(yaml: &str, way: &[At], inner: Option<usize>) -> usize {
    let lines: Vec<&str> = yaml.lines().collect();
    let (mut from, mut to, mut found) = (0, lines.len(), 0);
    for at in way {
        let Some(line) = step(&lines, from, to, at) else { break };
        found = line;
        let indent = inner_indent(lines.get(line).copied().unwrap_or_default(), at);
        to = (line + 1..to)
            .find(|next| ends(lines.get(*next).copied().unwrap_or_default(), indent, at))
            .unwrap_or(to);
        // The dash's own line holds the first key of a list's element.
        from = if matches!(at, At::Index(_)) { line } else { line + 1 };
    }
    // A block's text begins below its key.
    let bare = lines.get(found).map_or("", |line| line.trim_end().trim_end_matches(['-', '+']));
    let is_block = bare.ends_with(": |") || bare.ends_with(": >");
    found + inner.unwrap_or(1) + usize::from(inner.is_some() && is_block)
}

/// The line of a key or element among the lines of one block.
fn step(lines: &[&str], from: usize, to: usize, at: &At) -> Option<usize> {
    let block = || (from..to).filter_map(|number| lines.get(number).map(|line| (number, *line)));
    let filled = |line: &str| !line.trim().is_empty() && !line.trim_start().starts_with('#');
    match at {
        At::Key(key) => block()
            .find(|(_, line)| {
                let bare = line.trim_start().trim_start_matches("- ").trim_start();
                let bare = bare.trim_start_matches(['"', '\'']);
                filled(line)
                    && bare
                        .strip_prefix(key.as_str())
                        .is_some_and(|rest| rest.trim_start_matches(['"', '\'']).starts_with(':'))
            })
            .map(|(number, _)| number),
        At::Index(index) => {
            let dash = |line: &str| line.trim_start().starts_with("- ") || line.trim() == "-";
            let least =
                block().filter(|(_, line)| dash(line)).map(|(_, line)| indent(line)).min()?;
            block()
                .filter(|(_, line)| dash(line) && indent(line) == least)
                .nth(*index)
                .map(|(number, _)| number)
        }
    }
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

/// The column that ends the block of what stands in this line.
fn inner_indent(line: &str, at: &At) -> usize {
    let dashes = line.trim_start().len() - line.trim_start().trim_start_matches("- ").len();
    match at {
        At::Key(_) => indent(line) + dashes,
        At::Index(_) => indent(line),
    }
}

fn ends(line: &str, column: usize, at: &At) -> bool {
    if line.trim().is_empty() {
        return false;
    }
    // A list below a key may stand in the key's own column.
    let is_own_list =
        matches!(at, At::Key(_)) && indent(line) == column && line.trim_start().starts_with('-');
    indent(line) <= column && !is_own_list
}

#[cfg(test)]
mod tests {
    use super::*;

    const YAML: &str = "match:\n  words: [a]\n# a comment\nsteps:\n- id: one\n  params:\n    to: x\n    body: |\n      to: not this\n- id: two\n  needs: [one]\nask: {a: b}\n";

    fn key(name: &str) -> At {
        At::Key(name.into())
    }

    #[test]
    fn values_are_found() {
        for (way, line) in [
            (vec![key("match")], 1),
            (vec![key("match"), key("words")], 2),
            (vec![key("steps"), At::Index(0), key("params"), key("to")], 7),
            (vec![key("steps"), At::Index(1)], 10),
            (vec![key("steps"), At::Index(1), key("needs")], 11),
            (vec![key("steps"), At::Index(1), key("needs"), At::Index(0)], 11),
            (vec![key("ask"), key("a")], 12),
            (vec![key("steps"), At::Index(7)], 4),
        ] {
            assert_eq!(find(YAML, &way, None), line, "{way:?}");
        }
        let indented = YAML.replace("- id", "  - id").replace("\n  needs", "\n    needs");
        assert_eq!(find(&indented, &[key("steps"), At::Index(1), key("needs")], None), 11);
        assert_eq!(
            find(YAML, &[key("steps"), At::Index(0), key("params"), key("body")], Some(1)),
            9
        );
    }

    proptest::proptest! {
        #[test]
        fn any_text_can_be_searched(yaml in "[a-c:\\- \n\"']{0,80}", index in 0usize..3) {
            let _ = find(&yaml, &[key("a"), At::Index(index), key("b")], Some(index));
        }
    }
}
