//! The lower part of a Swiss QR-bill: receipt and payment part, each where its place is to the millimetre.
//!
//! Source: SIX, Swiss Implementation Guidelines QR-bill 2.3, chapter 3, and the Style Guide.

use iban::IbanLike as _;

use super::ink::{Area, HEIGHT, Mark, Rule, Side, Tone, WIDTH};
use super::layout::{BOLD, BOLD_END, GREY, PLAIN, Paper, Style};
use super::pay::{self, Bill, Reference};
use super::sheet::{Party, Sheet};

/// Where it begins: 105 mm above the page's end.
pub(super) const TOP: i32 = HEIGHT - 10_500;

/// The receipt's width; the payment part has the rest.
const RECEIPT: i32 = 6_200;
const MARGIN: i32 = 500;

/// Left edges in the payment part: of the code, and of the information beside it.
const CODE: i32 = RECEIPT + MARGIN;
const INFORMATION: i32 = CODE + 5_100;

/// Tops below the slip's own.
const BELOW_TITLE: i32 = 1_200;
const AMOUNT: i32 = 6_800;
const POINT: i32 = 8_200;

const SIDE: i32 = 4_600;
const CROSS: i32 = 700;

/// Where a block of headings and values goes, and how large it is set.
struct Column {
    x: i32,
    y: i32,
    width: i32,
    heading: i32,
    value: i32,
    step: i32,
}

impl Column {
    fn heading(&mut self, paper: &mut Paper, words: &str) {
        self.y += self.step;
        paper.text((self.x, self.y), self.heading, BOLD, words);
    }

    fn values(&mut self, paper: &mut Paper, lines: &[String]) {
        for line in lines.iter().filter(|line| !line.is_empty()) {
            for part in paper.broken(line, self.value, false, self.width) {
                self.y += self.step;
                paper.text((self.x, self.y), self.value, PLAIN, &part);
            }
        }
        self.y += self.step / 2;
    }
}

pub(super) fn put(paper: &mut Paper, sheet: &Sheet, bill: &Bill) {
    let words = &sheet.language.words().slip;
    lines(paper, words.separate);
    paper.text((MARGIN, TOP + 900), 110, BOLD, words.receipt);
    paper.text((CODE, TOP + 900), 110, BOLD, words.payment_part);
    code(paper, bill);
    receipt(paper, sheet, bill);
    information(paper, sheet, bill);
    let amount = swiss_amount(sheet);
    amounts(
        paper,
        sheet,
        &amount,
        &Column { x: MARGIN, y: TOP + AMOUNT, width: 1_200, heading: 60, value: 80, step: 318 },
    );
    amounts(
        paper,
        sheet,
        &amount,
        &Column { x: CODE, y: TOP + AMOUNT, width: 1_500, heading: 80, value: 100, step: 388 },
    );
    paper.text((RECEIPT - MARGIN, TOP + POINT + 212), 60, BOLD_END, words.acceptance_point);
}

/// Where the slip is cut off, and the words that a slip in a file needs.
fn lines(paper: &mut Paper, separate: &str) {
    let middle = Style { side: Side::Middle, ..GREY };
    paper.text((WIDTH / 2, TOP - 150), 70, middle, separate);
    for (from, to) in [((0, TOP), (WIDTH, TOP)), ((RECEIPT, TOP), (RECEIPT, HEIGHT))] {
        paper.put(Mark::Rule(Rule { from, to, wide: 18, tone: Tone::Grey, dashed: true }));
    }
}

/// The code with the Swiss cross in its middle.
fn code(paper: &mut Paper, bill: &Bill) {
    let at = (CODE, TOP + 1_700);
    paper.put(Mark::Code { at, side: SIDE, code: bill.code.clone() });
    let (x, y) = (at.0 + (SIDE - CROSS) / 2, at.1 + (SIDE - CROSS) / 2);
    let mut area = |left: i32, top: i32, width: i32, height: i32, tone: Tone| {
        paper.put(Mark::Area(Area { at: (x + left, y + top), size: (width, height), tone }));
    };
    // White to the edge, a black square of 6 mm, and arms of 117 by 389, as in the cross that SIX gives away.
    area(0, 0, CROSS, CROSS, Tone::White);
    area(50, 50, 600, 600, Tone::Black);
    area(292, 156, 116, 388, Tone::White);
    area(156, 292, 388, 116, Tone::White);
}

fn receipt(paper: &mut Paper, sheet: &Sheet, bill: &Bill) {
    let mut column = Column {
        x: MARGIN,
        y: TOP + BELOW_TITLE - 106,
        width: RECEIPT - 2 * MARGIN,
        heading: 60,
        value: 80,
        step: 318,
    };
    blocks(paper, sheet, bill, &mut column, false);
}

fn information(paper: &mut Paper, sheet: &Sheet, bill: &Bill) {
    let mut column = Column {
        x: INFORMATION,
        y: TOP + MARGIN - 106,
        width: WIDTH - MARGIN - INFORMATION,
        heading: 80,
        value: 100,
        step: 388,
    };
    blocks(paper, sheet, bill, &mut column, true);
}

fn blocks(paper: &mut Paper, sheet: &Sheet, bill: &Bill, column: &mut Column, whole: bool) {
    let words = &sheet.language.words().slip;
    let Some(bank) = &sheet.bank else { return };
    let mut payee = vec![pay::grouped(bank.iban.electronic_str(), 4, 4)];
    payee.extend(address(paper, &sheet.seller, column, whole));
    column.heading(paper, words.account);
    column.values(paper, &payee);
    let reference = match &bill.reference {
        Reference::Qr(number) => pay::grouped(number, 2, 5),
        Reference::Creditor(number) => pay::grouped(number, 4, 4),
        Reference::None => String::new(),
    };
    if !reference.is_empty() {
        column.heading(paper, words.reference);
        column.values(paper, &[reference]);
    }
    if whole {
        column.heading(paper, words.information);
        column.values(paper, &[pay::information(sheet)]);
    }
    if bill.has_payer {
        column.heading(paper, words.payable_by);
        let lines = address(paper, &sheet.buyer, column, whole);
        column.values(paper, &lines);
    } else {
        column.heading(paper, words.payable_by_blank);
        let size = if whole { (6_500, 2_500) } else { (5_200, 2_000) };
        corners(paper, (column.x, column.y + 150), size);
    }
}

/// The address as the code has it; without the street where the receipt has no room for it.
///
/// Source: Implementation Guidelines 2.3, 3.6.2: the receipt may leave it out.
fn address(paper: &Paper, party: &Party, column: &Column, whole: bool) -> Vec<String> {
    let (name, street) = (pay::payer(party), pay::fitted(&party.street, 87));
    let (zip, city) = (pay::fitted(&party.zip, 16), pay::fitted(&party.city, 35));
    let lines = |text: &str| paper.broken(text, column.value, false, column.width).len();
    let has_room = whole || lines(&name) + lines(&street) <= 3;
    let street = Some(street).filter(|_| has_room);
    [Some(name), street, Some(format!("{zip} {city}"))].into_iter().flatten().collect()
}

fn amounts(paper: &mut Paper, sheet: &Sheet, amount: &str, column: &Column) {
    let words = &sheet.language.words().slip;
    let (first, second) = (column.y + column.step - 100, column.y + 2 * column.step - 60);
    let currency = sheet.total.currency().to_string();
    for (x, heading, value) in [
        (column.x, words.currency, currency.as_str()),
        (column.x + column.width, words.amount, amount),
    ] {
        paper.text((x, first), column.heading, BOLD, heading);
        paper.text((x, second), column.value, PLAIN, value);
    }
}

/// `1 949.75`: a space between thousands, always a point.
fn swiss_amount(sheet: &Sheet) -> String {
    let plain = sheet.total.amount().to_string();
    let (whole, part) = plain.split_once('.').unwrap_or((&plain, "00"));
    let mut grouped = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            grouped.push(' ');
        }
        grouped.push(digit);
    }
    format!("{grouped}.{part}")
}

/// The corners of a field that the payer fills in by hand.
fn corners(paper: &mut Paper, (x, y): (i32, i32), (width, height): (i32, i32)) {
    let arm = 300;
    for (x, inwards) in [(x, arm), (x + width, -arm)] {
        for (y, down) in [(y, arm), (y + height, -arm)] {
            for to in [(x + inwards, y), (x, y + down)] {
                let rule = Rule { from: (x, y), to, wide: 26, tone: Tone::Black, dashed: false };
                paper.put(Mark::Rule(rule));
            }
        }
    }
}
