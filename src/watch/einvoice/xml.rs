//! Elements by their local names, along paths: prefixes and namespaces differ from version to version, the names don't.

use roxmltree::Node;
use rust_decimal::Decimal;

/// The longest text that is taken of an element, in bytes.
const TEXT: usize = 300;

/// The elements below one that have a name; `A|B` is either.
pub(super) fn all<'a, 'i>(
    node: Node<'a, 'i>,
    names: &'static str,
) -> impl Iterator<Item = Node<'a, 'i>> {
    node.children().filter(move |child| {
        child.is_element() && names.split('|').any(|name| child.tag_name().name() == name)
    })
}

/// The first element along a path like `A|B/C`.
pub(super) fn at<'a, 'i>(node: Node<'a, 'i>, path: &'static str) -> Option<Node<'a, 'i>> {
    path.split('/').try_fold(node, |node, names| all(node, names).next())
}

/// Its own text, on one line; `None` where it says nothing.
pub(super) fn words(node: Node<'_, '_>) -> Option<String> {
    let text: String =
        node.children().filter(Node::is_text).filter_map(|child| child.text()).collect();
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let line = crate::base::text::cut(&line, TEXT);
    (!line.is_empty()).then_some(line)
}

pub(super) fn text(node: Node<'_, '_>, path: &'static str) -> Option<String> {
    at(node, path).and_then(words)
}

/// A decimal as it is written, where it is one.
pub(super) fn decimal(node: Node<'_, '_>, path: &'static str) -> Option<String> {
    text(node, path).and_then(|text| number(&text))
}

pub(super) fn number(text: &str) -> Option<String> {
    let plain = text.len() <= 30
        && text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-' | b'+'));
    let value = Decimal::from_str_exact(text.trim_start_matches('+')).ok().filter(|_| plain)?;
    Some(value.to_string())
}

/// A day as `2026-11-20`, from that or `20261120`.
pub(super) fn day(text: &str) -> Option<String> {
    let text = text.trim();
    let form = if text.len() == 8 { "%Y%m%d" } else { "%Y-%m-%d" };
    let date = text.get(..text.len().min(10)).unwrap_or_default();
    chrono::NaiveDate::parse_from_str(date, form).ok().map(|day| day.to_string())
}
