//! What is put on a page, and how that becomes a PDF: the one place that knows points.
//!
//! Everywhere else a length is a whole number of hundredths of a millimetre from the page's upper left corner, and a size of
//! type one of tenths of a point. The same marks always make the same bytes: no time, no chance, no path goes in.

use krilla::color::rgb;
use krilla::geom::{Path, PathBuilder, Point, Size, Transform};
use krilla::image::Image;
use krilla::metadata::{DateTime, Metadata};
use krilla::num::NormalizedF32;
use krilla::page::PageSettings;
use krilla::paint::{Fill, FillRule, Stroke, StrokeDash};
use krilla::surface::Surface;
use krilla::text::{Font, GlyphId, KrillaGlyph, TextDirection};
use krilla::{Document, SerializeSettings};

use chrono::{Datelike as _, NaiveDate};

use super::font::{Face, Fonts};

/// A4, in hundredths of a millimetre.
pub(super) const WIDTH: i32 = 21_000;
pub(super) const HEIGHT: i32 = 29_700;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tone {
    Black,
    /// Labels and small print.
    Grey,
    /// Rules between rows.
    Light,
    White,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Left,
    Right,
    Middle,
}

/// A line of text on its baseline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Text {
    pub(super) x: i32,
    pub(super) y: i32,
    pub(super) size: i32,
    pub(super) bold: bool,
    pub(super) tone: Tone,
    pub(super) side: Side,
    pub(super) words: String,
}

/// A straight stroke, `wide` hundredths of a millimetre.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Rule {
    pub(super) from: (i32, i32),
    pub(super) to: (i32, i32),
    pub(super) wide: i32,
    pub(super) tone: Tone,
    pub(super) dashed: bool,
}

/// A filled rectangle: left, top, width, height.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Area {
    pub(super) at: (i32, i32),
    pub(super) size: (i32, i32),
    pub(super) tone: Tone,
}

#[derive(Clone)]
pub(super) enum Mark {
    Text(Text),
    Rule(Rule),
    Area(Area),
    /// A QR code without its quiet zone: left, top, side.
    Code {
        at: (i32, i32),
        side: i32,
        code: qrcodegen::QrCode,
    },
    /// The logo, fitted into this frame, at its upper left corner.
    Logo {
        at: (i32, i32),
        size: (i32, i32),
    },
}

/// What a document says of itself.
#[derive(Clone, Debug)]
pub(super) struct About {
    pub(super) title: String,
    pub(super) author: String,
    pub(super) language: &'static str,
    pub(super) date: NaiveDate,
}

/// The most dots of a logo in either direction: more is a mistake, or a small file that fills the memory when it is unpacked.
const MOST_DOTS: u32 = 8_000;

/// A logo that can be drawn; an error says what is wrong with it.
pub(super) fn logo(bytes: Vec<u8>) -> Result<Image, String> {
    let large = || format!("is larger than {MOST_DOTS} by {MOST_DOTS} dots");
    let image = if bytes.starts_with(b"\x89PNG") {
        // Width and height stand at the very beginning: they are looked at before anything is unpacked.
        //
        // Source: PNG (Third Edition), 5.6 and 11.2.1.
        let side = |at: usize| Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?));
        if side(16).max(side(20)).is_none_or(|side| side > MOST_DOTS) {
            return Err(large());
        }
        Image::from_png(bytes.into(), true)
    } else if bytes.starts_with(&[0xff, 0xd8]) {
        Image::from_jpeg(bytes.into(), true)
    } else {
        return Err("is neither PNG nor JPEG".into());
    };
    let image = image.map_err(|_| "can't be read as an image".to_owned())?;
    let (width, height) = image.size();
    match (width.min(height), width.max(height)) {
        (0, _) => Err("has no size".into()),
        (_, long) if long > MOST_DOTS => Err(large()),
        _ => Ok(image),
    }
}

/// The PDF of these pages.
pub(super) fn print(
    pages: &[Vec<Mark>],
    about: &About,
    fonts: Fonts,
    logo: Option<&Image>,
) -> Result<Vec<u8>, String> {
    let load = |face: Face| Font::new(face.bytes.into(), 0).ok_or("the font can't be read");
    let pen = Pen { regular: load(fonts.regular)?, bold: load(fonts.bold)?, fonts, logo };
    let mut document = Document::new_with(SerializeSettings::default());
    for marks in pages {
        let size = PageSettings::from_wh(points(WIDTH), points(HEIGHT)).ok_or("no page")?;
        let mut page = document.start_page_with(size);
        let mut surface = page.surface();
        for mark in marks {
            pen.draw(&mut surface, mark);
        }
        surface.finish();
        page.finish();
    }
    let date = DateTime::new(u16::try_from(about.date.year()).unwrap_or_default())
        .month(u8::try_from(about.date.month()).unwrap_or(1))
        .day(u8::try_from(about.date.day()).unwrap_or(1));
    let metadata = Metadata::new()
        .title(about.title.clone())
        .authors(vec![about.author.clone()])
        .language(about.language.to_owned())
        .creator("fte".to_owned())
        .creation_date(date);
    document.set_metadata(metadata);
    document.finish().map_err(|error| format!("{error:?}"))
}

struct Pen<'a> {
    regular: Font,
    bold: Font,
    fonts: Fonts,
    logo: Option<&'a Image>,
}

impl Pen<'_> {
    fn draw(&self, surface: &mut Surface, mark: &Mark) {
        match mark {
            Mark::Text(text) => self.write(surface, text),
            Mark::Rule(rule) => stroke(surface, rule),
            Mark::Area(area) => {
                let ((x, y), (width, height)) = (area.at, area.size);
                let corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height)];
                let corners = corners.map(|(x, y)| (points(x), points(y)));
                fill(surface, path([corners]), area.tone);
            }
            Mark::Code { at, side, code } => fill(surface, modules(*at, *side, code), Tone::Black),
            Mark::Logo { at, size } => self.place_logo(surface, *at, *size),
        }
    }

    /// Text that begins at its place is shaped with the font's kerning; what ends or is centred there is set glyph by glyph,
    /// so that it is just as wide as was measured.
    fn write(&self, surface: &mut Surface, text: &Text) {
        let face = self.fonts.face(text.bold);
        let font = if text.bold { self.bold.clone() } else { self.regular.clone() };
        let wide = face.width(&text.words, text.size);
        let x = match text.side {
            Side::Left => text.x,
            Side::Right => text.x - wide,
            Side::Middle => text.x - wide / 2,
        };
        let (at, size) = (Point::from_xy(points(x), points(text.y)), number(text.size) / 10.0);
        surface.set_stroke(None);
        surface.set_fill(Some(ink(text.tone)));
        if text.side == Side::Left {
            let direction = TextDirection::LeftToRight;
            surface.draw_text(at, font, size, &text.words, false, direction);
            return;
        }
        let glyphs: Vec<KrillaGlyph> = text
            .words
            .char_indices()
            .filter_map(|(start, c)| {
                let glyph = face.glyph(c)?;
                let advance = f32::from(face.advance(glyph)) / f32::from(face.em);
                let range = start..start + c.len_utf8();
                let id = GlyphId::new(u32::from(glyph));
                Some(KrillaGlyph::new(id, advance, 0.0, 0.0, 0.0, range, None))
            })
            .collect();
        surface.draw_glyphs(at, &glyphs, font, &text.words, size, false);
    }

    fn place_logo(&self, surface: &mut Surface, (x, y): (i32, i32), (width, height): (i32, i32)) {
        let Some(image) = self.logo else { return };
        let (own_width, own_height) = image.size();
        let (own_width, own_height) = (pixels(own_width), pixels(own_height));
        let scale = (points(width) / own_width).min(points(height) / own_height);
        let Some(size) = Size::from_wh(own_width * scale, own_height * scale) else { return };
        surface.push_transform(&Transform::from_translate(points(x), points(y)));
        surface.draw_image(image.clone(), size);
        surface.pop();
    }
}

fn stroke(surface: &mut Surface, rule: &Rule) {
    let mut builder = PathBuilder::new();
    builder.move_to(points(rule.from.0), points(rule.from.1));
    builder.line_to(points(rule.to.0), points(rule.to.1));
    let Some(line) = builder.finish() else { return };
    let dash = StrokeDash { array: vec![points(100), points(100)], offset: 0.0 };
    surface.set_fill(None);
    surface.set_stroke(Some(Stroke {
        paint: colour(rule.tone).into(),
        width: points(rule.wide),
        dash: rule.dashed.then_some(dash),
        ..Stroke::default()
    }));
    surface.draw_path(&line);
}

fn fill(surface: &mut Surface, path: Option<Path>, tone: Tone) {
    let Some(path) = path else { return };
    surface.set_stroke(None);
    surface.set_fill(Some(ink(tone)));
    surface.draw_path(&path);
}

/// The dark modules, each row's neighbours as one piece: hair lines between them would tell on paper.
fn modules((x, y): (i32, i32), side: i32, code: &qrcodegen::QrCode) -> Option<Path> {
    let count = code.size();
    let (left, top) = (points(x), points(y));
    let module = points(side) / number(count);
    let mut pieces = Vec::new();
    for row in 0..count {
        let mut column = 0;
        while column < count {
            let start = column;
            while column < count && code.get_module(column, row) {
                column += 1;
            }
            if column > start {
                let (x1, x2) = (left + module * number(start), left + module * number(column));
                let (y1, y2) = (top + module * number(row), top + module * number(row + 1));
                pieces.push([(x1, y1), (x2, y1), (x2, y2), (x1, y2)]);
            }
            column += 1;
        }
    }
    path(pieces)
}

fn path(pieces: impl IntoIterator<Item = [(f32, f32); 4]>) -> Option<Path> {
    let mut builder = PathBuilder::new();
    for [(x, y), rest @ ..] in pieces {
        builder.move_to(x, y);
        for (x, y) in rest {
            builder.line_to(x, y);
        }
        builder.close();
    }
    builder.finish()
}

fn ink(tone: Tone) -> Fill {
    Fill { paint: colour(tone).into(), opacity: NormalizedF32::ONE, rule: FillRule::NonZero }
}

fn colour(tone: Tone) -> rgb::Color {
    match tone {
        Tone::Black => rgb::Color::new(0, 0, 0),
        Tone::Grey => rgb::Color::new(95, 99, 104),
        Tone::Light => rgb::Color::new(205, 208, 212),
        Tone::White => rgb::Color::new(255, 255, 255),
    }
}

/// Hundredths of a millimetre as points.
fn points(hundredths: i32) -> f32 {
    number(hundredths) * 72.0 / 2540.0
}

/// A number of the page, which is small: its largest length is 29 700.
fn number(small: i32) -> f32 {
    f32::from(i16::try_from(small).unwrap_or(i16::MAX))
}

fn pixels(many: u32) -> f32 {
    f32::from(u16::try_from(many).unwrap_or(u16::MAX))
}
