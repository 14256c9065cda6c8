//! HTML cut into tokens, as a browser cuts it where that matters, in one pass.

use std::borrow::Cow;

/// A piece of HTML.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Token<'a> {
    /// Text, its entities not yet decoded.
    Text(&'a str),
    Open(Tag<'a>),
    /// The name as it is written; compare without case.
    Close(&'a str),
    /// An element whose content is no HTML (`script`, `style`, `title`, `textarea`): its name in lower case.
    Raw {
        name: &'static str,
        tag: Tag<'a>,
        content: &'a str,
    },
}

/// An opening tag.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tag<'a> {
    /// As it is written; compare without case.
    pub(crate) name: &'a str,
    attributes: &'a str,
}

impl Tag<'_> {
    pub(crate) fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }

    /// The value of an attribute, its entities decoded; empty where it has none.
    pub(crate) fn attribute(&self, name: &str) -> Option<String> {
        let mut rest = self.attributes;
        loop {
            rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
            if rest.is_empty() {
                return None;
            }
            let end = rest
                .find(|c: char| c.is_ascii_whitespace() || matches!(c, '=' | '/' | '>'))
                .unwrap_or(rest.len());
            // A stray sign is a name of its own, or it would never end.
            let (key, after) = rest.split_at(if end == 0 { 1 } else { end });
            let (value, after) = value(after);
            if key.eq_ignore_ascii_case(name) {
                return Some(decoded(value).into_owned());
            }
            rest = after;
        }
    }
}

/// The value after a name, and what follows it.
fn value(after: &str) -> (&str, &str) {
    let Some(rest) = after.trim_start().strip_prefix('=') else { return ("", after) };
    let rest = rest.trim_start();
    for quote in ['"', '\''] {
        if let Some(inner) = rest.strip_prefix(quote) {
            return inner.split_once(quote).unwrap_or((inner, ""));
        }
    }
    let end = rest.find(|c: char| c.is_ascii_whitespace() || c == '>').unwrap_or(rest.len());
    rest.split_at(end)
}

/// Text with its entities decoded.
pub(crate) fn decoded(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        let (before, entity) = rest.split_at(at);
        out.push_str(before);
        let end = entity
            .bytes()
            .take(34)
            .skip(1)
            .position(|byte| !(byte.is_ascii_alphanumeric() || byte == b'#'));
        let end = end.map_or(entity.len().min(34), |end| end + 1);
        let closed = entity.as_bytes().get(end) == Some(&b';');
        let name = entity.get(..end).unwrap_or_default();
        if end > 1 && !name.is_empty() {
            // `mail-parser` has the table of names; what it does not know it gives back as it is.
            let before = out.len();
            mail_parser::decoders::html::add_html_token(
                &mut out,
                format!("{name};").as_bytes(),
                false,
            );
            let known =
                out.get(before..).is_some_and(|added| !added.starts_with('&') || added == "&");
            if !known || (!closed && !name.starts_with("&#")) {
                out.truncate(before);
                out.push_str(name);
                rest = entity.get(end..).unwrap_or_default();
            } else {
                rest = entity.get(end + usize::from(closed)..).unwrap_or_default();
            }
        } else {
            out.push('&');
            rest = entity.get(1..).unwrap_or_default();
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// The tokens of a page.
pub(crate) fn tokens(html: &str) -> Tokens<'_> {
    Tokens { rest: html }
}

pub(crate) struct Tokens<'a> {
    rest: &'a str,
}

const RAW: [&str; 6] = ["script", "style", "title", "textarea", "xmp", "noembed"];

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            if self.rest.is_empty() {
                return None;
            }
            if !self.rest.starts_with('<') {
                return Some(Token::Text(self.upto(memchr::memchr(b'<', self.rest.as_bytes()))));
            }
            match self.rest.as_bytes().get(1) {
                Some(b'!') if self.rest.starts_with("<!--") => self.skip_past("-->"),
                Some(b'!' | b'?') => self.skip_past(">"),
                Some(b'/') => {
                    let inner = self.rest.get(2..).unwrap_or_default();
                    let (name, after) = inner.split_at(name_length(inner));
                    self.rest = after;
                    self.skip_past(">");
                    if !name.is_empty() {
                        return Some(Token::Close(name));
                    }
                }
                Some(byte) if byte.is_ascii_alphabetic() => {
                    if let Some(token) = self.tag() {
                        return Some(token);
                    }
                }
                // A lone `<` is text.
                _ => {
                    let next =
                        memchr::memchr(b'<', self.rest.as_bytes().get(1..).unwrap_or_default())
                            .map(|at| at + 1);
                    return Some(Token::Text(self.upto(next)));
                }
            }
        }
    }
}

impl<'a> Tokens<'a> {
    fn upto(&mut self, end: Option<usize>) -> &'a str {
        let (text, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
        self.rest = rest;
        text
    }

    fn skip_past(&mut self, end: &str) {
        self.rest = self.rest.split_once(end).map_or("", |(_, rest)| rest);
    }

    /// An opening tag; `None` where it does not end, which drops the rest as a browser does.
    fn tag(&mut self) -> Option<Token<'a>> {
        let inner = self.rest.get(1..).unwrap_or_default();
        let (name, after) = inner.split_at(name_length(inner));
        let Some(end) = tag_end(after) else {
            self.rest = "";
            return None;
        };
        let (attributes, rest) = after.split_at(end);
        self.rest = rest.get(1..).unwrap_or_default();
        let tag = Tag { name, attributes };
        let Some(raw) = RAW.into_iter().find(|raw| name.eq_ignore_ascii_case(raw)) else {
            return Some(Token::Open(tag));
        };
        let content = self.upto(closing(self.rest, raw));
        self.skip_past(">");
        Some(Token::Raw { name: raw, tag, content })
    }
}

fn name_length(inner: &str) -> usize {
    inner
        .find(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>' | '<'))
        .unwrap_or(inner.len())
}

/// Where the `>` is that ends a tag; one in quotes does not.
fn tag_end(after: &str) -> Option<usize> {
    let mut quote = None;
    let mut before = b' ';
    for (at, byte) in after.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return Some(at),
            // Only a value can be quoted; elsewhere a quote is a stray.
            (None, b'"' | b'\'') if before == b'=' => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            _ => {}
        }
        before = if byte.is_ascii_whitespace() { before } else { byte };
    }
    None
}

/// Where `</name` begins.
fn closing(text: &str, name: &str) -> Option<usize> {
    memchr::memmem::find_iter(text.as_bytes(), "</").find(|at| {
        let after = text.as_bytes().get(at + 2..at + 2 + name.len());
        after.is_some_and(|after| after.eq_ignore_ascii_case(name.as_bytes()))
    })
}
