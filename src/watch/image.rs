//! The size of an image, read from its first bytes.

/// Width and height in pixels of a PNG, GIF or JPEG.
pub(crate) fn size(bytes: &[u8]) -> Option<(u32, u32)> {
    png(bytes).or_else(|| gif(bytes)).or_else(|| jpeg(bytes))
}

fn png(bytes: &[u8]) -> Option<(u32, u32)> {
    bytes.starts_with(b"\x89PNG\r\n\x1a\n").then_some(())?;
    let number = |at: usize| Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?));
    Some((number(16)?, number(20)?))
}

fn gif(bytes: &[u8]) -> Option<(u32, u32)> {
    bytes.starts_with(b"GIF8").then_some(())?;
    let number =
        |at: usize| Some(u32::from(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?)));
    Some((number(6)?, number(8)?))
}

/// Source: ITU T.81 Annex B: segments of marker and length, the size in the one that begins a frame.
fn jpeg(bytes: &[u8]) -> Option<(u32, u32)> {
    bytes.starts_with(b"\xff\xd8").then_some(())?;
    let number = |at: usize| Some(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?));
    let mut at = 2;
    for _ in 0..1000 {
        let marker = number(at)?;
        if matches!(marker, 0xffc0..=0xffc3 | 0xffc5..=0xffc7 | 0xffc9..=0xffcb | 0xffcd..=0xffcf) {
            return Some((u32::from(number(at + 7)?), u32::from(number(at + 5)?)));
        }
        (marker >= 0xff00).then_some(())?;
        at += 2 + usize::from(number(at + 2)?).max(2);
    }
    None
}

#[cfg(test)]
mod tests {
    #[test]
    fn sizes_are_read_and_cut_files_have_none() {
        let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x04\0\0\0\x03\0";
        assert_eq!(super::size(png), Some((1024, 768)));
        assert_eq!(super::size(b"GIF89a\x05\0\x07\0"), Some((5, 7)));
        let jpeg = b"\xff\xd8\xff\xe0\0\x04ab\xff\xc0\0\x0b\x08\0\x20\0\x10";
        assert_eq!(super::size(jpeg), Some((16, 32)));
        for end in 0..jpeg.len() {
            let _ = super::size(&jpeg[..end]);
        }
    }
}
