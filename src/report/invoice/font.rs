//! A TrueType font as far as drawing text needs it: which characters it has, and how wide they are.

/// Liberation Sans, one of the four families that the Swiss QR-bill allows. Its licence is beside it.
const REGULAR: &[u8] = include_bytes!("../fonts/LiberationSans-Regular.ttf");
const BOLD: &[u8] = include_bytes!("../fonts/LiberationSans-Bold.ttf");

/// Hundredths of a millimetre in an inch, and tenths of a point.
const INCH: i64 = 2540;
const INCH_POINTS: i64 = 720;

/// One weight of the font.
#[derive(Clone, Copy, Debug)]
pub(super) struct Face {
    pub(super) bytes: &'static [u8],
    cmap: &'static [u8],
    hmtx: &'static [u8],
    /// How many glyphs have a width of their own; the rest have the last one's.
    widths: usize,
    /// Font units in an em.
    pub(super) em: u16,
}

/// Both weights.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fonts {
    pub(super) regular: Face,
    pub(super) bold: Face,
}

impl Fonts {
    /// `None` only where the program was built with fonts that are none.
    pub(super) fn load() -> Option<Fonts> {
        Some(Fonts { regular: Face::read(REGULAR)?, bold: Face::read(BOLD)? })
    }

    pub(super) fn face(&self, bold: bool) -> &Face {
        if bold { &self.bold } else { &self.regular }
    }
}

impl Face {
    fn read(bytes: &'static [u8]) -> Option<Face> {
        let head = table(bytes, *b"head")?;
        let hhea = table(bytes, *b"hhea")?;
        Some(Face {
            bytes,
            cmap: unicode(table(bytes, *b"cmap")?)?,
            hmtx: table(bytes, *b"hmtx")?,
            widths: usize::from(short(hhea, 34)?),
            em: short(head, 18).filter(|em| *em > 0)?,
        })
    }

    /// The glyph of a character; `None` where the font has none.
    ///
    /// Source: OpenType 1.9.1, `cmap` format 4: segments by their last character, each with a delta or a list of glyphs.
    pub(super) fn glyph(&self, c: char) -> Option<u16> {
        let code = u16::try_from(u32::from(c)).ok()?;
        let doubled = usize::from(short(self.cmap, 6)?);
        let (ends, starts) = (14, 16 + doubled);
        let (deltas, offsets) = (starts + doubled, starts + 2 * doubled);
        let at = (0..doubled)
            .step_by(2)
            .find(|at| short(self.cmap, ends + at).is_some_and(|end| end >= code))?;
        let start = short(self.cmap, starts + at).filter(|start| *start <= code)?;
        let delta = short(self.cmap, deltas + at)?;
        let glyph = match short(self.cmap, offsets + at)? {
            0 => code.wrapping_add(delta),
            offset => {
                let within = usize::from(offset) + 2 * usize::from(code - start);
                match short(self.cmap, offsets + at + within)? {
                    0 => 0,
                    glyph => glyph.wrapping_add(delta),
                }
            }
        };
        (glyph != 0).then_some(glyph)
    }

    /// How far a glyph moves on, in font units.
    pub(super) fn advance(&self, glyph: u16) -> u16 {
        let at = usize::from(glyph).min(self.widths.saturating_sub(1));
        short(self.hmtx, 4 * at).unwrap_or(self.em)
    }

    /// How wide a text is, in hundredths of a millimetre; `size` in tenths of a point. What the font lacks has no width.
    pub(super) fn width(&self, text: &str, size: i32) -> i32 {
        let units: i64 = text
            .chars()
            .filter_map(|c| self.glyph(c))
            .map(|glyph| i64::from(self.advance(glyph)))
            .sum();
        let width = units * i64::from(size) * INCH / (INCH_POINTS * i64::from(self.em));
        i32::try_from(width).unwrap_or(i32::MAX)
    }
}

fn short(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

fn long(bytes: &[u8], at: usize) -> Option<usize> {
    usize::try_from(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?)).ok()
}

fn table(bytes: &'static [u8], tag: [u8; 4]) -> Option<&'static [u8]> {
    let count = usize::from(short(bytes, 4)?);
    let record = (0..count)
        .map(|at| 12 + 16 * at)
        .find(|at| bytes.get(*at..at + 4).is_some_and(|name| name == tag))?;
    let (offset, length) = (long(bytes, record + 8)?, long(bytes, record + 12)?);
    bytes.get(offset..offset.checked_add(length)?)
}

/// The table of the Basic Multilingual Plane: Windows' Unicode one, in format 4.
fn unicode(cmap: &'static [u8]) -> Option<&'static [u8]> {
    let count = usize::from(short(cmap, 2)?);
    let tables = (0..count).map(|at| 4 + 8 * at);
    let found = tables.filter(|at| (short(cmap, *at), short(cmap, at + 2)) == (Some(3), Some(1)));
    found.filter_map(|at| cmap.get(long(cmap, at + 4)?..)).find(|table| short(table, 0) == Some(4))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_font_has_what_letters_are_written_with_and_says_what_it_lacks() {
        let fonts = Fonts::load().unwrap();
        for face in [fonts.regular, fonts.bold] {
            for c in "AZaz09äöüÄÖÜßéèçñøåłőșžŁČ€£§–—„“”‘’·×½²Ωжє №".chars()
            {
                assert!(face.glyph(c).is_some(), "{c}");
            }
            for c in ['漢', '\u{1f600}', '\u{ffff}'] {
                assert!(face.glyph(c).is_none(), "{c}");
            }
            // Digits stand below each other.
            let widths: Vec<_> = ('0'..='9')
                .filter_map(|c| face.glyph(c))
                .map(|glyph| face.advance(glyph))
                .collect();
            assert!(widths.iter().all(|width| *width == widths[0]), "{widths:?}");
        }
        // 10 points of `M` (1706 of 2048 units, as in Arial): 2.94 mm.
        assert_eq!(fonts.regular.width("M", 100), 293);
        assert!(fonts.bold.width("Total", 100) > fonts.regular.width("Total", 100));
    }
}
