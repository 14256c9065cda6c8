//! Names of folders: as a person writes them, and as they go over the wire.

use data_encoding::BASE64_NOPAD;

use super::value::Value;

/// A folder's name as an argument of a command: in modified UTF-7, quoted. `None` for what is no name.
///
/// Source: RFC 3501 §5.1.3.
pub(super) fn quoted(name: &str) -> Option<String> {
    let name = encoded(name);
    (!name.is_empty()).then(|| string(&name))?
}

/// A string as an argument, quoted; `None` where it has what can't be.
pub(super) fn string(text: &str) -> Option<String> {
    let fits = text.bytes().all(|byte| (b' '..=b'~').contains(&byte));
    fits.then(|| format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"")))
}

fn encoded(name: &str) -> String {
    let mut out = String::new();
    let mut wide = Vec::new();
    for c in name.chars() {
        if matches!(c, ' '..='~') {
            end(&mut wide, &mut out);
            out.push(c);
            if c == '&' {
                out.push('-');
            }
        } else {
            let mut units = [0; 2];
            wide.extend(c.encode_utf16(&mut units).iter().flat_map(|unit| unit.to_be_bytes()));
        }
    }
    end(&mut wide, &mut out);
    out
}

fn end(wide: &mut Vec<u8>, out: &mut String) {
    if !wide.is_empty() {
        out.extend(["&", &BASE64_NOPAD.encode(wide).replace('/', ","), "-"]);
        wide.clear();
    }
}

/// A name from the wire, for a person. One that is not as it should be stays as it came.
pub(super) fn decoded(name: &str) -> String {
    decode(name).unwrap_or_else(|| name.to_owned())
}

fn decode(name: &str) -> Option<String> {
    let mut out = String::new();
    let mut rest = name;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let (wide, left) = after.split_once('-')?;
        if wide.is_empty() {
            out.push('&');
        } else {
            let bytes = BASE64_NOPAD.decode(wide.replace(',', "/").as_bytes()).ok()?;
            let units = bytes.chunks(2).map(|pair| match pair {
                [high, low] => Some(u16::from_be_bytes([*high, *low])),
                _ => None,
            });
            let units: Vec<u16> = units.collect::<Option<_>>()?;
            out.push_str(&String::from_utf16(&units).ok()?);
        }
        rest = left;
    }
    Some(out + rest)
}

/// A folder that the server lists.
pub(super) struct Listed {
    pub(super) name: String,
    /// Whether it is the one for what was sent (RFC 6154).
    pub(super) is_sent: bool,
    /// Whether it holds messages.
    pub(super) is_open: bool,
}

impl Listed {
    /// `LIST (\HasNoChildren \Sent) "/" Sent`
    pub(super) fn read(values: &[Value]) -> Option<Listed> {
        let [word, attributes, _, name] = values else { return None };
        if !word.is("LIST") {
            return None;
        }
        let attributes = attributes.list()?;
        let has = |name: &str| attributes.iter().any(|attribute| attribute.is(name));
        let is_open = !has("\\NoSelect") && !has("\\NonExistent");
        Some(Listed { name: decoded(&name.text()?), is_sent: has("\\Sent"), is_open })
    }
}

/// What servers that mark none call the folder of what was sent.
const SENT: [&str; 6] =
    ["Sent", "Sent Items", "Sent Messages", "INBOX.Sent", "INBOX/Sent", "[Gmail]/Sent Mail"];

/// The folder of what was sent, among all.
pub(super) fn sent(folders: &[Listed]) -> Option<String> {
    let open = || folders.iter().filter(|folder| folder.is_open);
    let named = |name: &&str| open().find(|folder| folder.name.eq_ignore_ascii_case(name));
    let marked = open().find(|folder| folder.is_sent);
    marked.or_else(|| SENT.iter().find_map(named)).map(|folder| folder.name.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_go_there_and_back() {
        let table = [
            ("INBOX", "\"INBOX\""),
            ("Entwürfe", "\"Entw&APw-rfe\""),
            ("A & B", "\"A &- B\""),
            ("~peter/mail/台北/日本語", "\"~peter/mail/&U,BTFw-/&ZeVnLIqe-\""),
            ("😀", "\"&2D3eAA-\""),
            ("a\"b\\c", "\"a\\\"b\\\\c\""),
        ];
        for (name, wire) in table {
            assert_eq!(quoted(name).as_deref(), Some(wire));
            assert_eq!(decoded(&encoded(name)), name);
        }
        assert_eq!(quoted(""), None);
        assert!(!quoted("a\r\nb NOOP").unwrap().contains('\n'));
        for odd in ["&", "&x", "&!!-", "a&AA-"] {
            assert_eq!(decoded(odd), odd);
        }
    }
}
