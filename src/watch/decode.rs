//! Bytes as text, and what kind of file some bytes are.

use mail_parser::decoders::charsets::map::charset_decoder;

/// Text out of bytes: by byte order mark, then as declared, then UTF-8, then Windows-1252, which every byte is. Lines
/// end in a line feed.
pub(crate) fn text(bytes: &[u8], charset: Option<&str>) -> String {
    lines(decoded(bytes, charset))
}

fn decoded(bytes: &[u8], charset: Option<&str>) -> String {
    if let Some((encoding, mark)) = encoding_rs::Encoding::for_bom(bytes) {
        let rest = bytes.get(mark..).unwrap_or_default();
        return encoding.decode_without_bom_handling(rest).0.into_owned();
    }
    let charset = charset.map(str::trim).filter(|name| !name.is_empty() && name.len() <= 45);
    let ascii = charset.is_none_or(|name| {
        ["us-ascii", "ascii", "utf-8", "utf8"].iter().any(|own| name.eq_ignore_ascii_case(own))
    });
    // Many say ASCII and send something else.
    if ascii && let Ok(text) = std::str::from_utf8(bytes) {
        return text.to_owned();
    }
    match charset.and_then(|name| charset_decoder(name.as_bytes())) {
        Some(decoder) => decoder(bytes),
        None => match std::str::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            Err(_) => encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(),
        },
    }
}

/// [`text`] of a page, which may name its charset itself.
pub(crate) fn html(bytes: &[u8], charset: Option<&str>) -> String {
    if charset.is_some() {
        return text(bytes, charset);
    }
    let head = bytes.get(..bytes.len().min(2048)).unwrap_or_default();
    let head = String::from_utf8_lossy(head).to_lowercase();
    let named = head.split_once("charset=").map(|(_, rest)| {
        let rest = rest.trim_start_matches(['"', '\'', ' ']);
        rest.chars()
            .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
            .collect::<String>()
    });
    // Where that can be read, it is not in UTF-16. Source: HTML Living Standard §13.2.3.2.
    let named = named.filter(|name| !name.starts_with("utf-16"));
    text(bytes, named.as_deref())
}

fn lines(text: String) -> String {
    if text.contains('\r') { text.replace("\r\n", "\n") } else { text }
}

/// Whether bytes are no text in any charset that we know: a zero byte that UTF-16 does not explain.
pub(crate) fn is_binary(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(64 * 1024)).unwrap_or_default();
    encoding_rs::Encoding::for_bom(head).is_none() && memchr::memchr(0, head).is_some()
}

/// The type of some bytes, lower case: by their content where that tells, else as declared.
pub(crate) fn mime(bytes: &[u8], declared: &str) -> String {
    let head = bytes.get(..bytes.len().min(8192)).unwrap_or_default();
    match infer::get(head) {
        // Plain signatures of a byte or two that text can have; the sender knows better.
        Some(found) if !found.mime_type().starts_with("text/") => found.mime_type().to_owned(),
        _ if declared.contains('/') => declared.to_lowercase(),
        _ => "application/octet-stream".into(),
    }
}

/// The type that a file's ending stands for.
pub(crate) fn by_name(name: &str) -> &'static str {
    let extension =
        name.rsplit_once('.').map(|(_, extension)| extension.to_lowercase()).unwrap_or_default();
    TYPES
        .iter()
        .find(|(own, _)| *own == extension)
        .map_or("application/octet-stream", |(_, mime)| mime)
}

/// The ending for a type.
pub(crate) fn extension(mime: &str) -> &'static str {
    TYPES.iter().find(|(_, own)| *own == mime).map_or("bin", |(extension, _)| extension)
}

const TYPES: [(&str, &str); 32] = [
    ("txt", "text/plain"),
    ("md", "text/markdown"),
    ("csv", "text/csv"),
    ("tsv", "text/tab-separated-values"),
    ("html", "text/html"),
    ("htm", "text/html"),
    ("ics", "text/calendar"),
    ("vcf", "text/vcard"),
    ("xml", "application/xml"),
    ("xml", "text/xml"),
    ("json", "application/json"),
    ("eml", "message/rfc822"),
    ("pdf", "application/pdf"),
    ("png", "image/png"),
    ("jpg", "image/jpeg"),
    ("jpeg", "image/jpeg"),
    ("gif", "image/gif"),
    ("webp", "image/webp"),
    ("svg", "image/svg+xml"),
    ("tiff", "image/tiff"),
    ("zip", "application/zip"),
    ("gz", "application/gzip"),
    ("doc", "application/msword"),
    ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("xls", "application/vnd.ms-excel"),
    ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("odt", "application/vnd.oasis.opendocument.text"),
    ("ods", "application/vnd.oasis.opendocument.spreadsheet"),
    ("mp3", "audio/mpeg"),
    ("mp4", "video/mp4"),
    ("p7s", "application/pkcs7-signature"),
    ("asc", "application/pgp-signature"),
];
