//! An invoice laid out on pages: letter head and address window as in DIN 5008 form B, then lines, totals, terms.

use super::font::Fonts;
use super::ink::{Mark, Rule, Side, Text, Tone, WIDTH};
use super::pay::{self, Payment};
use super::sheet::{Party, Sheet};
use super::{slip, table};

/// The margins of a letter.
pub(super) const LEFT: i32 = 2_000;
pub(super) const RIGHT: i32 = WIDTH - 2_000;

/// Where the column with the numbers of the letter begins.
const SIDE: i32 = 12_500;

/// The most lines that one line of an address is broken into.
const MOST: usize = 3;

/// The first line below the address window's small print.
const BELOW: i32 = 5_650;

/// How far down text goes: on a page with its footer, and on one that ends with a payment slip.
pub(super) const FLOOR: i32 = 26_200;

/// The pages so far, and how far down the last one is filled.
pub(super) struct Paper<'a> {
    pub(super) fonts: &'a Fonts,
    pub(super) pages: Vec<Vec<Mark>>,
    pub(super) y: i32,
}

impl Paper<'_> {
    pub(super) fn put(&mut self, mark: Mark) {
        if let Some(page) = self.pages.last_mut() {
            page.push(mark);
        }
    }

    /// A page that begins at its upper margin.
    pub(super) fn turn(&mut self) {
        self.pages.push(Vec::new());
        self.y = 2_500;
    }

    /// One line on this baseline.
    pub(super) fn text(&mut self, at: (i32, i32), size: i32, style: Style, words: &str) {
        if words.is_empty() {
            return;
        }
        let Style { bold, tone, side } = style;
        let (x, y) = at;
        self.put(Mark::Text(Text { x, y, size, bold, tone, side, words: words.to_owned() }));
    }

    /// [`Paper::broken`] into few lines: where there are more, the last says so.
    fn few(&self, text: &str, size: i32, bold: bool, width: i32) -> Vec<String> {
        let mut lines = self.broken(text, size, bold, width - 400);
        if lines.len() > MOST {
            lines.truncate(MOST);
            lines.iter_mut().skip(MOST - 1).for_each(|line| line.push_str(" …"));
        }
        lines
    }

    /// The size at which a text is no wider than this: the given one, or a smaller one where it must be.
    pub(super) fn fitting(&self, words: &str, size: i32, bold: bool, width: i32) -> i32 {
        let wide = self.fonts.face(bold).width(words, size).max(1);
        if wide > width { size * width / wide } else { size }
    }

    pub(super) fn rule(&mut self, from: i32, to: i32, wide: i32, tone: Tone) {
        let y = self.y;
        self.put(Mark::Rule(Rule { from: (from, y), to: (to, y), wide, tone, dashed: false }));
    }

    /// A text broken into lines that fit a width; a word that is too long for one is broken where it must be.
    pub(super) fn broken(&self, text: &str, size: i32, bold: bool, width: i32) -> Vec<String> {
        let face = self.fonts.face(bold);
        let mut lines = Vec::new();
        for paragraph in text.lines() {
            let mut line = String::new();
            for word in paragraph.split_whitespace() {
                let longer =
                    if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
                if face.width(&longer, size) <= width {
                    line = longer;
                    continue;
                }
                if !line.is_empty() {
                    lines.push(std::mem::take(&mut line));
                }
                for c in word.chars() {
                    line.push(c);
                    if face.width(&line, size) > width && line.chars().count() > 1 {
                        line.pop();
                        lines.push(std::mem::replace(&mut line, c.to_string()));
                    }
                }
            }
            lines.push(line);
        }
        lines
    }
}

/// How a line looks and where its place is.
#[derive(Clone, Copy)]
pub(super) struct Style {
    pub(super) bold: bool,
    pub(super) tone: Tone,
    pub(super) side: Side,
}

pub(super) const PLAIN: Style = Style { bold: false, tone: Tone::Black, side: Side::Left };
pub(super) const BOLD: Style = Style { bold: true, ..PLAIN };
pub(super) const GREY: Style = Style { tone: Tone::Grey, ..PLAIN };
pub(super) const END: Style = Style { side: Side::Right, ..PLAIN };
pub(super) const BOLD_END: Style = Style { bold: true, ..END };
pub(super) const GREY_END: Style = Style { tone: Tone::Grey, ..END };

/// All pages of an invoice.
pub(super) fn pages(sheet: &Sheet, fonts: &Fonts) -> Vec<Vec<Mark>> {
    let mut paper = Paper { fonts, pages: vec![Vec::new()], y: 0 };
    let head = head(&mut paper, sheet);
    let numbers = numbers(&mut paper, sheet, (head + 400).max(BELOW));
    // A name or address of many lines moves the rest down.
    paper.y = address(&mut paper, sheet).max(numbers).max(BELOW + 3_650) + 1_000;
    let title = format!("{} {}", sheet.language.words().invoice, sheet.id);
    let size = paper.fitting(&title, 180, true, RIGHT - LEFT);
    paper.text((LEFT, paper.y), size, BOLD, &title);
    paper.y += 1_100;
    table::rows(&mut paper, sheet);
    let payment = pay::payment(sheet);
    remarks(&mut paper, sheet);
    account(&mut paper, sheet, payment.as_ref());
    let has_slip = matches!(payment, Some(Payment::Swiss(_)));
    if let Some(Payment::Swiss(bill)) = &payment {
        if paper.y > slip::TOP - 600 {
            paper.turn();
        }
        slip::put(&mut paper, sheet, bill);
    }
    feet(&mut paper, sheet, has_slip);
    paper.pages
}

/// The logo, or the name in its place, and who writes; returns where the next line would stand.
fn head(paper: &mut Paper, sheet: &Sheet) -> i32 {
    if sheet.logo.is_some() {
        paper.put(Mark::Logo { at: (LEFT, 1_500), size: (7_000, 2_200) });
    } else {
        let lines = paper.broken(&sheet.seller.name, 160, true, SIDE - LEFT - 500);
        let mut y = 2_100;
        for line in lines.iter().take(2) {
            paper.text((LEFT, y), 160, BOLD, line);
            y += 700;
        }
    }
    let mut y = 1_850;
    let lines = [
        vec![sheet.seller.name.clone()],
        place(&sheet.seller, None),
        vec![sheet.phone.clone(), sheet.email.clone(), sheet.web.clone()],
        tax_numbers(sheet),
    ];
    for (at, line) in lines.concat().iter().filter(|line| !line.is_empty()).enumerate() {
        let style = if at == 0 { BOLD } else { GREY };
        for part in paper.few(line, 85, at == 0, RIGHT - SIDE) {
            paper.text((SIDE, y), 85, style, &part);
            y += 400;
        }
    }
    y
}

/// Street, postcode with town, and the country where a letter from the `sender` leaves theirs.
fn place(party: &Party, sender: Option<&Sheet>) -> Vec<String> {
    let town = format!("{} {}", party.zip, party.city);
    let from = sender.filter(|sheet| sheet.seller.country != party.country);
    let country = from.map(|sheet| sheet.language.country(&party.country));
    vec![party.street.clone(), town.trim().to_owned(), country.unwrap_or_default()]
}

fn tax_numbers(sheet: &Sheet) -> Vec<String> {
    let words = sheet.language.words();
    let vat_number = if sheet.is_swiss() { words.swiss_vat_number } else { words.vat_number };
    let numbers = [(words.tax_number, &sheet.tax_number), (vat_number, &sheet.seller.vat)];
    let numbers = numbers.into_iter().filter(|(_, number)| !number.is_empty());
    numbers.map(|(label, number)| format!("{label} {number}")).collect()
}

/// What an envelope's window shows: the sender in small print, and who gets it; returns where the next line would stand.
fn address(paper: &mut Paper, sheet: &Sheet) -> i32 {
    let seller = &sheet.seller;
    let town = format!("{} {}", seller.zip, seller.city);
    let sender = [seller.name.as_str(), &seller.street, town.trim()];
    let sender: Vec<&str> = sender.into_iter().filter(|part| !part.is_empty()).collect();
    let mut lines = paper.broken(&sender.join(" · "), 65, false, 8_500);
    lines.truncate(1);
    let y = 5_000;
    for line in lines {
        paper.text((LEFT, y), 65, GREY, &line);
        paper.y = y + 90;
        paper.rule(LEFT, LEFT + 8_500, 10, Tone::Light);
    }
    let buyer = &sheet.buyer;
    let people = [vec![buyer.firm.clone(), buyer.name.clone()], place(buyer, Some(sheet))];
    let mut y = BELOW;
    for line in people.concat().iter().filter(|line| !line.is_empty()) {
        for part in paper.few(line, 105, false, 8_500) {
            paper.text((LEFT, y), 105, PLAIN, &part);
            y += 500;
        }
    }
    y
}

/// Number, dates, and the customer's tax number, from a line on; returns where the next line would stand.
fn numbers(paper: &mut Paper, sheet: &Sheet, top: i32) -> i32 {
    let words = sheet.language.words();
    let date = |date| sheet.language.date(date);
    let rows = [
        (words.number, sheet.id.clone()),
        (words.date, date(sheet.date)),
        (words.due, sheet.due.map(date).unwrap_or_default()),
        (words.your_vat, sheet.buyer.vat.clone()),
    ];
    let mut y = top;
    for (label, value) in rows.into_iter().filter(|(_, value)| !value.is_empty()) {
        paper.text((SIDE, y), 90, GREY, label);
        let is_first = y == top;
        let room = RIGHT - SIDE - paper.fonts.face(false).width(label, 90) - 200;
        let size = paper.fitting(&value, 90, is_first, room);
        paper.text((RIGHT, y), size, if is_first { BOLD_END } else { END }, &value);
        y += 480;
    }
    y
}

/// Remarks and terms.
fn remarks(paper: &mut Paper, sheet: &Sheet) {
    paper.y += 1_000;
    for remark in &sheet.remarks {
        for line in paper.broken(remark, 95, false, RIGHT - LEFT) {
            if paper.y > FLOOR {
                paper.turn();
            }
            paper.text((LEFT, paper.y), 95, PLAIN, &line);
            paper.y += 470;
        }
        paper.y += 170;
    }
}

/// How to pay, but where the payment slip says all of it.
fn account(paper: &mut Paper, sheet: &Sheet, payment: Option<&Payment>) {
    let code = match payment {
        Some(Payment::Epc(code)) => Some(code),
        _ => None,
    };
    let Some(bank) = sheet.bank.as_ref().filter(|_| !matches!(payment, Some(Payment::Swiss(_))))
    else {
        return;
    };
    let words = sheet.language.words();
    let iban = pay::grouped(iban::IbanLike::electronic_str(&bank.iban), 4, 4);
    let rows = [
        (words.holder, sheet.seller.name.clone()),
        ("IBAN", iban),
        ("BIC", bank.bic.clone()),
        (words.bank, bank.name.clone()),
    ];
    let values = LEFT + 3_300;
    let rows = rows.map(|(label, value)| {
        let bold = label == "IBAN";
        (label, bold, paper.broken(&value, 95, bold, RIGHT - 3_300 - values))
    });
    let count: usize = rows.iter().map(|(.., lines)| lines.len()).sum();
    let height = 520 * i32::try_from(count).unwrap_or_default();
    if paper.y + height.max(if code.is_some() { 3_600 } else { 2_000 }) > FLOOR + 500 {
        paper.turn();
    }
    let top = paper.y;
    let mut y = top + 350;
    for (mut label, bold, lines) in rows {
        for line in lines {
            paper.text((LEFT, y), 95, GREY, std::mem::take(&mut label));
            paper.text((values, y), 95, if bold { BOLD } else { PLAIN }, &line);
            y += 520;
        }
    }
    if let Some(code) = code {
        let at = (RIGHT - 2_800, top);
        paper.put(Mark::Code { at, side: 2_800, code: code.clone() });
        let middle = Style { side: Side::Middle, ..GREY };
        paper.text((RIGHT - 1_400, top + 3_200), 75, middle, words.scan);
        y = y.max(top + 3_400);
    }
    paper.y = y;
}

/// The footer of each page; one with a payment slip has none but its number.
fn feet(paper: &mut Paper, sheet: &Sheet, has_slip: bool) {
    let words = sheet.language.words();
    let (count, fonts) = (paper.pages.len(), paper.fonts);
    let mut done = Vec::new();
    for (at, marks) in std::mem::take(&mut paper.pages).into_iter().enumerate() {
        let mut page = Paper { fonts, pages: vec![marks], y: 0 };
        let slip_here = has_slip && at + 1 == count;
        if !slip_here {
            page.y = 27_100;
            page.rule(LEFT, RIGHT, 10, Tone::Light);
            foot(&mut page, sheet);
        }
        if count > 1 {
            let number = format!("{} {} {} {count}", words.page, at + 1, words.of);
            let y = if slip_here { slip::TOP - 700 } else { 28_900 };
            page.text((RIGHT, y), 75, GREY_END, &number);
        }
        done.append(&mut page.pages);
    }
    paper.pages = done;
}

fn foot(page: &mut Paper, sheet: &Sheet) {
    let seller = &sheet.seller;
    let numbered = |label: &str, value: &str| {
        if value.is_empty() { String::new() } else { format!("{label} {value}") }
    };
    let bank = sheet.bank.as_ref();
    let iban = bank.map(|bank| pay::grouped(iban::IbanLike::electronic_str(&bank.iban), 4, 4));
    let town = format!("{} {}", seller.zip, seller.city);
    let mut second = tax_numbers(sheet);
    second.push(sheet.footer.clone());
    let columns = [
        vec![seller.name.clone(), seller.street.clone(), town.trim().to_owned()],
        second,
        vec![
            bank.map(|bank| bank.name.clone()).unwrap_or_default(),
            numbered("IBAN", &iban.unwrap_or_default()),
            numbered("BIC", bank.map_or("", |bank| &bank.bic)),
        ],
    ];
    let width = (RIGHT - LEFT) / 3;
    for (at, column) in (0..).zip(columns) {
        let x = LEFT + at * width;
        let lines = column.iter().filter(|line| !line.is_empty());
        let lines = lines.flat_map(|line| page.broken(line, 75, false, width - 300));
        // What the page has room for above its number: all of it stands in the letter head or with the account.
        let lines: Vec<String> = lines.take(4).collect();
        for (y, line) in (0..).map(|at| 27_500 + 340 * at).zip(lines) {
            page.text((x, y), 75, GREY, &line);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::ink::HEIGHT;
    use super::super::sheet::{Bank, Line, Tax};
    use super::super::words::Digits;
    use super::*;
    use crate::model::language::Language;
    use crate::model::money::Money;

    fn money(text: &str) -> Money {
        text.parse().unwrap()
    }

    /// An invoice whose every text is this one, with so many lines.
    fn sheet(text: &str, lines: usize, iban: &str) -> Sheet {
        let party = || Party {
            firm: text.into(),
            name: text.into(),
            street: text.into(),
            zip: "20354".into(),
            city: text.into(),
            country: "CH".into(),
            vat: "DE123456789".into(),
        };
        let number = |text: &str| Some(text.parse().unwrap());
        let line = Line {
            text: text.into(),
            quantity: number("123456789.123456"),
            price: number("-123456789.123456"),
            tax: number("100.25"),
            inclusive: true,
            net: money("-999999999999.99 EUR"),
        };
        let tax = |rate: &str| Tax {
            rate: rate.into(),
            on: Some(money("999999999999.99 EUR")),
            amount: money("999999999999.99 EUR"),
        };
        Sheet {
            language: Language::German,
            digits: Digits::of(Language::German, "CH"),
            id: "INV-0123456789-0123456789-0123456789-01".into(),
            date: "2026-11-16".parse().unwrap(),
            due: "2026-11-30".parse().ok(),
            seller: party(),
            email: text.into(),
            phone: text.into(),
            web: text.into(),
            tax_number: "12/345/67890".into(),
            buyer: party(),
            lines: vec![line; lines],
            net: money("999999999999.99 EUR"),
            taxes: ["19", "7", "2.55", "0"].map(tax).to_vec(),
            total: money("999999999.99 EUR"),
            remarks: vec![text.into(), text.repeat(4)],
            bank: iban.parse().ok().map(|iban| Bank {
                iban,
                bic: "COBADEFFXXX".into(),
                name: text.into(),
            }),
            footer: text.into(),
            logo: None,
            lacks: Vec::new(),
        }
    }

    /// The rectangle that a text fills: left, right, top, bottom.
    fn extent(text: &Text, fonts: &Fonts) -> [i32; 4] {
        let wide = fonts.face(text.bold).width(&text.words, text.size);
        let left = match text.side {
            Side::Left => text.x,
            Side::Right => text.x - wide,
            Side::Middle => text.x - wide / 2,
        };
        // A capital's height is 0.7 of the type's; tenths of a point to hundredths of a millimetre.
        [left, left + wide, text.y - text.size * 7 * 254 / 720, text.y]
    }

    fn wrong(marks: &[Mark], fonts: &Fonts) -> Option<String> {
        let texts = marks.iter().filter_map(|mark| match mark {
            Mark::Text(text) => Some((extent(text, fonts), text.words.as_str())),
            _ => None,
        });
        let texts: Vec<_> = texts.collect();
        for (at, ([left, right, top, bottom], words)) in texts.iter().enumerate() {
            if *left < 0 || *right > WIDTH || *top < 0 || *bottom > HEIGHT {
                return Some(format!("off the page: {words} {left} {right} {top} {bottom}"));
            }
            for ([l, r, t, b], other) in texts.iter().take(at) {
                if left < r && l < right && top < b && t < bottom {
                    return Some(format!("over each other: {other} / {words}"));
                }
            }
        }
        None
    }

    #[test]
    fn no_text_stands_over_another_or_off_the_page() {
        let fonts = Fonts::load().unwrap();
        let long = "Gesellschaft für angewandte Zeichenkunde und Co. ".repeat(6);
        let word = "Zeichenkunde".repeat(25);
        for text in ["Kurz", &long, &word] {
            for (lines, iban) in
                [(1, "DE89370400440532013000"), (200, "CH5800791123000889012"), (3, "")]
            {
                let pages = pages(&sheet(text, lines, iban), &fonts);
                for (at, marks) in pages.iter().enumerate() {
                    assert_eq!(
                        wrong(marks, &fonts),
                        None,
                        "{lines} lines, page {at}, {}",
                        text.len()
                    );
                }
                // The total stands with something above it.
                let totals = pages.iter().find(|marks| {
                    let is_total = |mark: &&Mark| matches!(mark, Mark::Text(text) if text.words == "Gesamtbetrag");
                    marks.iter().any(|mark| is_total(&mark))
                });
                let numbers = totals
                    .unwrap()
                    .iter()
                    .filter(|mark| matches!(mark, Mark::Text(text) if text.side == Side::Right));
                assert!(numbers.count() > 5, "{lines}");
            }
        }
    }
}
