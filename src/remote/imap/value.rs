//! What an IMAP server says, in its pieces: atoms, strings and lists.

/// So deep lists may lie in each other: what is asked for needs four.
const DEPTH: usize = 16;

/// A line of an answer as it came: text, and what it announced as so many bytes.
#[derive(Debug)]
pub(super) enum Part {
    Text(Vec<u8>),
    Literal(Vec<u8>),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Value {
    /// `FETCH`, `12`, `\Seen`, `BODY[HEADER]<0>`, `NIL`
    Atom(Vec<u8>),
    /// Quoted, or as so many bytes.
    Text(Vec<u8>),
    List(Vec<Value>),
}

impl Value {
    /// The bytes of an atom or a string.
    pub(super) fn bytes(&self) -> Option<&[u8]> {
        match self {
            Value::Atom(bytes) | Value::Text(bytes) => Some(bytes),
            Value::List(_) => None,
        }
    }

    pub(super) fn text(&self) -> Option<String> {
        self.bytes().map(|bytes| String::from_utf8_lossy(bytes).into_owned())
    }

    pub(super) fn list(&self) -> Option<&[Value]> {
        match self {
            Value::List(values) => Some(values),
            _ => None,
        }
    }

    /// An atom that is a whole number.
    pub(super) fn number(&self) -> Option<u64> {
        match self {
            Value::Atom(atom) => std::str::from_utf8(atom).ok()?.parse().ok(),
            _ => None,
        }
    }

    /// Whether it is this atom, in whatever case.
    pub(super) fn is(&self, word: &str) -> bool {
        matches!(self, Value::Atom(atom) if atom.eq_ignore_ascii_case(word.as_bytes()))
    }
}

/// How many bytes a line announces at its end: `{12}`, and the line without that.
///
/// Source: RFC 3501 §4.3; RFC 7888 for `{12+}`; RFC 3516 for `~{12}`.
pub(super) fn announced(line: &[u8]) -> Option<(&[u8], u64)> {
    let inner = line.strip_suffix(b"}")?;
    let at = memchr::memrchr(b'{', inner)?;
    let number = inner.get(at + 1..)?;
    let number = number.strip_suffix(b"+").unwrap_or(number);
    if number.is_empty() || !number.iter().all(u8::is_ascii_digit) {
        return None;
    }
    // More than fits is as good as all there is.
    let count = std::str::from_utf8(number).ok()?.parse().unwrap_or(u64::MAX);
    let before = inner.get(..at)?;
    Some((before.strip_suffix(b"~").unwrap_or(before), count))
}

/// The values of an answer.
pub(super) fn read(parts: Vec<Part>) -> Result<Vec<Value>, &'static str> {
    let mut open: Vec<Vec<Value>> = vec![Vec::new()];
    for part in parts {
        match part {
            Part::Literal(bytes) => open.last_mut().ok_or(UNBALANCED)?.push(Value::Text(bytes)),
            Part::Text(text) => read_text(&text, &mut open)?,
        }
    }
    match (open.pop(), open.is_empty()) {
        (Some(values), true) => Ok(values),
        _ => Err(UNBALANCED),
    }
}

const UNBALANCED: &str = "brackets that don't match";

fn read_text(text: &[u8], open: &mut Vec<Vec<Value>>) -> Result<(), &'static str> {
    let mut rest = text;
    while let Some((first, after)) = rest.split_first() {
        match first {
            b' ' => rest = after,
            b'(' => {
                if open.len() > DEPTH {
                    return Err("lists in lists without end");
                }
                open.push(Vec::new());
                rest = after;
            }
            b')' => {
                let list = open.pop().ok_or(UNBALANCED)?;
                open.last_mut().ok_or(UNBALANCED)?.push(Value::List(list));
                rest = after;
            }
            b'"' => {
                let (value, left) = quoted(after)?;
                open.last_mut().ok_or(UNBALANCED)?.push(value);
                rest = left;
            }
            _ => {
                let (value, left) = atom(rest)?;
                open.last_mut().ok_or(UNBALANCED)?.push(value);
                rest = left;
            }
        }
    }
    Ok(())
}

/// What stands after a quote, up to the one that ends it.
fn quoted(text: &[u8]) -> Result<(Value, &[u8]), &'static str> {
    let mut out = Vec::new();
    let mut bytes = text.iter().enumerate();
    while let Some((at, byte)) = bytes.next() {
        match byte {
            b'"' => return Ok((Value::Text(out), text.get(at + 1..).unwrap_or_default())),
            b'\\' => out.extend(bytes.next().map(|(_, escaped)| *escaped)),
            _ => out.push(*byte),
        }
    }
    Err("a quote without end")
}

/// An atom; what stands in its square brackets belongs to it: `BODY[HEADER.FIELDS (FROM)]`.
fn atom(text: &[u8]) -> Result<(Value, &[u8]), &'static str> {
    let mut inside = false;
    for (at, byte) in text.iter().enumerate() {
        match byte {
            b'[' => inside = true,
            b']' => inside = false,
            b' ' | b'(' | b')' | b'"' if !inside => {
                let (atom, rest) = text.split_at(at);
                return Ok((Value::Atom(atom.to_vec()), rest));
            }
            _ => {}
        }
    }
    if inside { Err(UNBALANCED) } else { Ok((Value::Atom(text.to_vec()), &[])) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Result<Vec<Value>, &'static str> {
        read(vec![Part::Text(text.into())])
    }

    #[test]
    fn what_servers_say_comes_in_its_pieces() {
        let values = of(r#"12 FETCH (UID 7 FLAGS (\Seen $Important) X "a \"b\\" Y NIL)"#).unwrap();
        assert_eq!(values[0].number(), Some(12));
        assert!(values[1].is("fetch"));
        let list = values[2].list().unwrap();
        assert_eq!(list[3].list().unwrap()[1].text().unwrap(), "$Important");
        assert_eq!(list[5].text().unwrap(), r#"a "b\"#);
        assert!(list[7].is("NIL"));
        let parts = vec![
            Part::Text(b"1 FETCH (BODY[HEADER.FIELDS (FROM \"TO\")]<0> ".to_vec()),
            Part::Literal(b"a) (b\r\n".to_vec()),
            Part::Text(b" UID 3)".to_vec()),
        ];
        let values = read(parts).unwrap();
        let list = values[2].list().unwrap();
        assert_eq!(list[0], Value::Atom(b"BODY[HEADER.FIELDS (FROM \"TO\")]<0>".to_vec()));
        assert_eq!((list[1].bytes().unwrap(), list[3].number()), (&b"a) (b\r\n"[..], Some(3)));
    }

    #[test]
    fn what_makes_no_sense_is_refused() {
        for text in ["(", ")", "a)(", "(a", "\"open", "BODY[", "\"a\\"] {
            assert!(of(text).is_err(), "{text}");
        }
        assert!(of(&"(".repeat(100_000)).is_err());
        assert_eq!(of("").unwrap(), []);
    }

    #[test]
    fn announcements_are_found_at_the_end_alone() {
        assert_eq!(announced(b"1 FETCH (BODY[] {12}"), Some((&b"1 FETCH (BODY[] "[..], 12)));
        assert_eq!(announced(b"x ~{3+}"), Some((&b"x "[..], 3)));
        assert_eq!(announced(b"{99999999999999999999999}"), Some((&b""[..], u64::MAX)));
        for none in [&b"{12} "[..], b"{}", b"{-1}", b"{a}", b"12}", b"", b"}"] {
            assert_eq!(announced(none), None, "{}", String::from_utf8_lossy(none));
        }
    }
}
