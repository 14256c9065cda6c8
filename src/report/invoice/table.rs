//! An invoice's lines and totals, over as many pages as they take; each further page begins with what is carried over.

use rust_decimal::Decimal;

use super::ink::Tone;
use super::layout::{BOLD, BOLD_END, END, FLOOR, GREY, GREY_END, LEFT, PLAIN, Paper, RIGHT};
use super::sheet::{Line, Sheet};
use crate::model::money::Money;

/// Right edges of the columns; the text stands before the first.
const QUANTITY: i32 = 11_900;
const PRICE: i32 = 14_600;
const TAX: i32 = 16_100;
const TEXT: i32 = QUANTITY - 1_700 - LEFT;

/// What stays free between two columns.
const GAP: i32 = 200;

const ROW: i32 = 470;
const SIZE: i32 = 95;

/// The table and what it comes to.
pub(super) fn rows(paper: &mut Paper, sheet: &Sheet) {
    heading(paper, sheet);
    let mut carried = Money::zero(sheet.total.currency());
    for line in &sheet.lines {
        let texts = paper.broken(&line.text, SIZE, false, TEXT);
        // A line of more than a page is cut where the page ends; others stay whole.
        let height = ROW * i32::try_from(texts.len()).unwrap_or(1).min(20);
        if paper.y + height > FLOOR - ROW {
            turn(paper, sheet, carried);
        }
        numbers(paper, sheet, line);
        for text in texts {
            if paper.y > FLOOR - ROW {
                turn(paper, sheet, carried);
            }
            paper.text((LEFT, paper.y), SIZE, PLAIN, &text);
            paper.y += ROW;
        }
        paper.y -= 170;
        paper.rule(LEFT, RIGHT, 10, Tone::Light);
        paper.y += ROW + 80;
        carried = carried.plus(line.net).unwrap_or(carried);
    }
    totals(paper, sheet);
}

fn heading(paper: &mut Paper, sheet: &Sheet) {
    let words = sheet.language.words();
    paper.text((LEFT, paper.y), 80, GREY, words.what);
    for (x, word) in [
        (QUANTITY, words.quantity),
        (PRICE, words.price),
        (TAX, sheet.tax_word()),
        (RIGHT, words.amount),
    ] {
        paper.text((x, paper.y), 80, GREY_END, word);
    }
    paper.y += 200;
    paper.rule(LEFT, RIGHT, 25, Tone::Black);
    paper.y += 550;
}

/// Ends the page with what its lines come to so far, and begins the next with that.
fn turn(paper: &mut Paper, sheet: &Sheet, carried: Money) {
    let words = sheet.language.words();
    let amount = sheet.digits.number(carried.amount());
    paper.text((LEFT, paper.y), SIZE, GREY, words.carried);
    paper.text((RIGHT, paper.y), SIZE, GREY_END, &amount);
    paper.turn();
    paper.text((LEFT, paper.y), 80, GREY, &format!("{} {}", words.invoice, sheet.id));
    paper.y += 900;
    heading(paper, sheet);
    paper.text((LEFT, paper.y), SIZE, GREY, words.carried);
    paper.text((RIGHT, paper.y), SIZE, GREY_END, &amount);
    paper.y += ROW + 150;
}

fn numbers(paper: &mut Paper, sheet: &Sheet, line: &Line) {
    let y = paper.y;
    let mut put = |(left, right): (i32, i32), number: Option<Decimal>, after: &str| {
        if let Some(number) = number {
            let text = format!("{}{after}", sheet.digits.number(number));
            // It must not run into its neighbour.
            let size = paper.fitting(&text, SIZE, false, right - left);
            paper.text((right, y), size, END, &text);
        }
    };
    put((LEFT + TEXT + GAP, QUANTITY), line.quantity, "");
    put((QUANTITY + GAP, PRICE), line.price, "");
    put((PRICE + GAP, TAX), line.tax, " %");
    put((TAX + GAP, RIGHT), Some(line.net.amount()), "");
    if line.inclusive {
        paper.text((PRICE + 40, y), SIZE, PLAIN, "*");
    }
}

fn totals(paper: &mut Paper, sheet: &Sheet) {
    let words = sheet.language.words();
    let mut rows = Vec::new();
    if !sheet.taxes.is_empty() {
        rows.push((words.net.to_owned(), sheet.net));
    }
    for tax in &sheet.taxes {
        let rate = tax.rate.parse::<Decimal>().map(|rate| sheet.digits.number(rate));
        let rate = rate.unwrap_or_else(|_| tax.rate.clone());
        let on = tax.on.filter(|_| sheet.taxes.len() > 1 || tax.on != Some(sheet.net));
        let on = on.map(|on| format!(" {} {}", words.on, sheet.digits.number(on.amount())));
        rows.push((format!("{} {rate} %{}", sheet.tax_word(), on.unwrap_or_default()), tax.amount));
    }
    let height = ROW * i32::try_from(rows.len()).unwrap_or_default() + 1_200;
    if paper.y + height > FLOOR {
        turn(paper, sheet, sheet.net);
    }
    paper.y += 150;
    let left = 12_500;
    for (label, amount) in rows {
        let amount = sheet.digits.number(amount.amount());
        let room = RIGHT - left - GAP - paper.fonts.face(false).width(&amount, SIZE);
        let size = paper.fitting(&label, SIZE, false, room);
        paper.text((left, paper.y), size, GREY, &label);
        paper.text((RIGHT, paper.y), SIZE, END, &amount);
        paper.y += ROW + 30;
    }
    paper.y -= 200;
    paper.rule(left, RIGHT, 25, Tone::Black);
    paper.y += 650;
    let total = sheet.digits.money(sheet.total);
    let room = RIGHT - left - GAP - paper.fonts.face(true).width(words.total, 120);
    let size = paper.fitting(&total, 120, true, room);
    paper.text((left, paper.y), 120, BOLD, words.total);
    paper.text((RIGHT, paper.y), size, BOLD_END, &total);
    paper.y += 300;
}
