//! What elements and characters mean to a reader: seen or not, a block or part of a line.

use super::token::Tag;

/// Blanks, the no-break space among them: what mail pads with.
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace() || c == '\u{a0}'
}

/// Characters that take no room: padding, and a way to hide words from filters. The original keeps them.
pub(super) fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{34f}' | '\u{200b}' | '\u{200c}' | '\u{2060}' | '\u{feff}')
}

pub(super) fn is_filler(c: char) -> bool {
    is_blank(c) || is_unseen(c) || c == '\u{200d}' || c == '\u{2007}'
}

pub(super) fn hides(tag: &Tag<'_>) -> bool {
    if tag.attribute("hidden").is_some() {
        return true;
    }
    let Some(style) = tag.attribute("style") else { return false };
    let style: String =
        style.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_lowercase();
    let declared =
        |what: &str| style.split(';').any(|one| one.trim_end_matches("!important") == what);
    declared("display:none")
        || declared("visibility:hidden")
        || declared("opacity:0")
        || ((declared("max-height:0") || declared("max-height:0px")) && declared("overflow:hidden"))
}

/// Elements that another of their name ends.
pub(super) fn ends_itself(name: &str) -> bool {
    matches!(name, "p" | "li" | "td" | "th" | "tr" | "option" | "dd" | "dt")
}

/// Whether the end of `parent` ends an open `name`.
pub(super) fn closes(name: &str, parent: &str) -> bool {
    let parent = parent.to_ascii_lowercase();
    match name {
        "td" | "th" => matches!(parent.as_str(), "tr" | "tbody" | "table"),
        "tr" => matches!(parent.as_str(), "tbody" | "table"),
        "li" => matches!(parent.as_str(), "ul" | "ol"),
        "p" => matches!(parent.as_str(), "div" | "td" | "body"),
        _ => matches!(parent.as_str(), "body" | "html"),
    }
}

pub(super) fn is_void(name: &str) -> bool {
    let void = [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source",
        "track", "wbr",
    ];
    void.iter().any(|own| name.eq_ignore_ascii_case(own))
}

pub(super) fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "body"
            | "center"
            | "dd"
            | "details"
            | "dialog"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "header"
            | "legend"
            | "main"
            | "nav"
            | "option"
            | "section"
            | "summary"
            | "tbody"
            | "tfoot"
            | "thead"
    )
}
