//! SHA-256 and the short names made from it.

use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};

/// The SHA-256 of some bytes, in lower-case hexadecimal (64 characters).
pub(crate) fn sha256(bytes: impl AsRef<[u8]>) -> String {
    hex(&Sha256::digest(bytes))
}

/// The SHA-256 of some bytes, as its 32 bytes.
pub(crate) fn sha256_bytes(bytes: impl AsRef<[u8]>) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

/// The SHA-256 of all that a reader gives, and how many bytes that was. Reads 64 KiB at a time.
pub(crate) fn sha256_reader(mut reader: impl std::io::Read) -> std::io::Result<(String, u64)> {
    let mut hasher = Sha256::new();
    let mut buffer = vec![0; 64 * 1024];
    let mut total = 0;
    loop {
        let read = reader.read(&mut buffer)?;
        if read == 0 {
            return Ok((hex(&hasher.finalize()), total));
        }
        // A large file takes its time, and its reader is alive meanwhile.
        super::pulse::beat();
        hasher.update(buffer.get(..read).unwrap_or_default());
        total += read as u64;
    }
}

/// Ten characters of `a-z2-7` (50 bits) that stand for these parts, in order.
///
/// Parts are joined with their lengths, so that `["ab", "c"]` and `["a", "bc"]` differ.
pub(crate) fn short_id(parts: &[&[u8]]) -> String {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update((part.len() as u64).to_be_bytes());
        hasher.update(part);
    }
    let mut name = data_encoding::BASE32_NOPAD.encode(&hasher.finalize()).to_ascii_lowercase();
    name.truncate(10);
    name
}

/// Bytes in lower-case hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        let _ = write!(text, "{byte:02x}");
    }
    text
}
