//! The lines of a page, put together from where its glyphs stand: a PDF has no lines, no spaces and no cells.

use pdf_extract::{MediaBox, OutputDev, OutputError, Transform};

/// The most glyphs of a page that are kept.
const GLYPHS: usize = 200_000;

/// Collects a document's text page by page.
#[derive(Default)]
pub(super) struct Lines {
    pub(super) text: String,
    glyphs: Vec<Glyph>,
    /// The most bytes of text; no page after it is read.
    limit: usize,
}

/// One glyph as drawn: its beginning, its width and its size in points, up is up.
struct Glyph {
    x: f64,
    y: f64,
    width: f64,
    size: f64,
    text: String,
    /// Where the run of glyphs begins that this one was drawn in, and which run that is.
    run: (f64, usize),
}

impl Glyph {
    /// Whether a glyph at this place goes on where this one ends.
    fn continues(&self, x: f64, y: f64) -> bool {
        let gap = x - (self.x + self.width);
        (y - self.y).abs() < 0.1 * self.size && gap > -0.5 * self.size && gap < 0.5 * self.size
    }
}

impl OutputDev for Lines {
    fn begin_page(
        &mut self,
        _page: u32,
        _media: &MediaBox,
        _art: Option<(f64, f64, f64, f64)>,
    ) -> Result<(), OutputError> {
        self.glyphs.clear();
        Ok(())
    }

    fn end_page(&mut self) -> Result<(), OutputError> {
        self.page();
        if self.text.len() > self.limit {
            return Err(OutputError::FormatError(std::fmt::Error));
        }
        Ok(())
    }

    fn output_character(
        &mut self,
        at: &Transform,
        width: f64,
        _spacing: f64,
        font_size: f64,
        text: &str,
    ) -> Result<(), OutputError> {
        let size = ((at.m11 * at.m22 - at.m12 * at.m21).abs().sqrt() * font_size).abs();
        let sane = [at.m31, at.m32, width, size].iter().all(|value| value.is_finite());
        if sane && self.glyphs.len() < GLYPHS && !text.is_empty() {
            let (x, y) = (at.m31, at.m32);
            // Runs stay whole where two of them overlap: a number must not be mixed with the words before it.
            let run = match self.glyphs.last() {
                Some(last) if last.continues(x, y) => last.run,
                _ => (x, self.glyphs.len()),
            };
            self.glyphs.push(Glyph { x, y, width: width * size, size, text: text.to_owned(), run });
        }
        Ok(())
    }

    fn begin_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_line(&mut self) -> Result<(), OutputError> {
        Ok(())
    }
}

impl Lines {
    pub(super) fn new(limit: usize) -> Lines {
        Lines { limit, ..Lines::default() }
    }

    fn page(&mut self) {
        let mut glyphs = std::mem::take(&mut self.glyphs);
        // Sorting is stable: what stands at one place stays in the order in which it was drawn.
        glyphs.sort_by(|a, b| b.y.total_cmp(&a.y));
        let mut before: Option<f64> = None;
        let same = |a: &Glyph, b: &Glyph| (a.y - b.y).abs() <= 0.35 * a.size.max(b.size);
        for line in glyphs.chunk_by_mut(same) {
            let (y, size) = line.first().map_or((0.0, 0.0), |glyph| (glyph.y, glyph.size));
            if before.is_some_and(|above| above - y > 2.0 * size) {
                self.text.push('\n');
            }
            before = Some(y);
            self.line(line);
        }
        if !self.text.is_empty() {
            self.text.push('\n');
        }
    }

    fn line(&mut self, glyphs: &mut [Glyph]) {
        glyphs.sort_by(|a, b| a.run.0.total_cmp(&b.run.0).then(a.run.1.cmp(&b.run.1)));
        let mut end: Option<f64> = None;
        let mut last: Option<&Glyph> = None;
        for glyph in glyphs.iter() {
            // Drawn twice, a little moved, to look bold.
            if last.is_some_and(|last| {
                last.text == glyph.text && (glyph.x - last.x).abs() < 0.1 * glyph.size
            }) {
                continue;
            }
            let gap = end.map_or(0.0, |end| glyph.x - end);
            if gap > 1.5 * glyph.size {
                self.text.truncate(self.text.trim_end_matches(' ').len());
                self.text.push_str(" | ");
            } else if gap > 0.12 * glyph.size && !self.text.ends_with([' ', '\n']) {
                self.text.push(' ');
            }
            if glyph.text.trim().is_empty() {
                // A blank that was drawn: how wide the gap is shows at the next glyph.
                continue;
            }
            self.text.push_str(&glyph.text);
            end = Some(glyph.x + glyph.width);
            last = Some(glyph);
        }
        self.text.truncate(self.text.trim_end_matches(' ').len());
        self.text.push('\n');
    }
}
