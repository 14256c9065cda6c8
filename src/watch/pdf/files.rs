//! The XML files that a PDF carries (`ZUGFeRD`, Factur-X), and how the child hands them over.

use pdf_extract::{Dictionary, Document, Object};

/// What stands before each file: then its length, its name, its bytes, each length with a line's end behind it.
const MARK: &[u8] = b"\0fte-file\0";
/// The most files, and the most bytes of one.
const MOST: usize = 4;
const SIZE: usize = 2 * 1024 * 1024;
/// The most that is said of them.
pub(super) const ALL: u64 = (MOST * (SIZE + 1024)) as u64;
/// How deep objects are looked into. What is deeper is a reference to an object of its own.
const DEPTH: usize = 8;

/// Whether there is any.
pub(super) fn has_any(document: &Document) -> bool {
    !specifications(document).is_empty()
}

/// Writes the files behind the text.
pub(super) fn print(document: &Document, said: &mut Vec<u8>) {
    for (name, bytes) in
        specifications(document).into_iter().filter_map(|file| content(document, file)).take(MOST)
    {
        said.extend_from_slice(MARK);
        said.extend_from_slice(format!("{}\n{}\n", name.len(), bytes.len()).as_bytes());
        said.extend_from_slice(name.as_bytes());
        said.extend_from_slice(&bytes);
    }
}

/// What the child said behind its mark: the text, and the files.
pub(super) fn parse(said: &[u8]) -> (&[u8], Vec<(String, Vec<u8>)>) {
    let end = memchr::memmem::find(said, MARK).unwrap_or(said.len());
    let (text, mut rest) = said.split_at(end);
    let mut files = Vec::new();
    while let Some((file, more)) = one(rest) {
        files.push(file);
        rest = more;
    }
    (text, files)
}

/// A file and what comes after it.
type Parsed<'s> = ((String, Vec<u8>), &'s [u8]);

fn one(rest: &[u8]) -> Option<Parsed<'_>> {
    let rest = rest.strip_prefix(MARK)?;
    let (name_len, rest) = length(rest)?;
    let (len, rest) = length(rest)?;
    let (name, rest) = rest.split_at_checked(name_len)?;
    let (bytes, rest) = rest.split_at_checked(len)?;
    Some(((String::from_utf8_lossy(name).into_owned(), bytes.to_vec()), rest))
}

fn length(rest: &[u8]) -> Option<(usize, &[u8])> {
    let end = memchr::memchr(b'\n', rest)?;
    let digits = std::str::from_utf8(rest.get(..end)?).ok()?;
    Some((digits.parse().ok()?, rest.get(end + 1..)?))
}

/// File specifications whose name ends in `.xml`: objects of their own, or within the tree of names.
fn specifications(document: &Document) -> Vec<&Dictionary> {
    let mut found = Vec::new();
    for object in document.objects.values() {
        collect(object, 0, &mut found);
    }
    found
}

fn collect<'d>(object: &'d Object, depth: usize, found: &mut Vec<&'d Dictionary>) {
    if depth > DEPTH || found.len() >= MOST {
        return;
    }
    match object {
        Object::Array(values) => values.iter().for_each(|value| collect(value, depth + 1, found)),
        Object::Dictionary(dictionary) if dictionary.has(b"EF") => {
            let is_xml = |name: &String| name.to_lowercase().ends_with(".xml");
            found.extend(name(dictionary).filter(is_xml).map(|_| dictionary));
        }
        Object::Dictionary(dictionary) => {
            dictionary.iter().for_each(|(_, value)| collect(value, depth + 1, found));
        }
        _ => {}
    }
}

/// The file's name: PDF's text strings are UTF-16 with a mark, or nearly Latin-1.
fn name(file: &Dictionary) -> Option<String> {
    let bytes = [&b"UF"[..], b"F"].iter().find_map(|key| file.get(key).ok()?.as_str().ok())?;
    let text = crate::watch::decode::text(bytes, None);
    Some(crate::base::text::cut(text.trim(), 100))
}

fn content(document: &Document, file: &Dictionary) -> Option<(String, Vec<u8>)> {
    let embedded = file.get(b"EF").ok()?;
    let embedded = document.dereference(embedded).ok()?.1.as_dict().ok()?;
    let stream = [&b"UF"[..], b"F"].iter().find_map(|key| embedded.get(key).ok())?;
    let stream = document.dereference(stream).ok()?.1.as_stream().ok()?;
    let bytes = stream.get_plain_content().ok().filter(|bytes| bytes.len() <= SIZE)?;
    Some((name(file)?, bytes))
}
