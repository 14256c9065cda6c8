//! Numbers as people write them: which sign groups thousands and which begins the decimals.

use rust_decimal::Decimal;

use super::scan::looks_at;

/// The longest number that is one: nobody writes an amount of more digits.
const DIGITS: usize = 15;

/// Which sign begins the decimals, as far as the text shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    Dot,
    Comma,
    /// Both are used, or neither.
    Unknown,
}

/// A run of digits with separators, not read yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Number {
    pub(super) start: usize,
    pub(super) end: usize,
    /// The first group, and each group after it with the separator before it.
    first: String,
    rest: Vec<(char, String)>,
}

/// What a number says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    One(Decimal),
    /// `1.234` where nothing shows what the sign means: with thousands, with decimals.
    Two(Decimal, Decimal),
    /// Dates, versions, addresses: digits, but no number.
    None,
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}')
}

fn is_separator(c: char) -> bool {
    matches!(c, '.' | ',' | '\'' | '’') || is_space(c)
}

/// Every number in a text, left to right. A digit that is part of a word (`A4`, `INV12`) begins none.
pub(super) fn numbers(text: &str) -> Vec<Number> {
    looks_at(text.len());
    let mut found = Vec::new();
    let mut before = ' ';
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if !c.is_ascii_digit() {
            before = c;
            continue;
        }
        let number = read_at(text, at, c, &mut chars);
        let inside = (before.is_alphanumeric() && !after_currency(text, number.start))
            || matches!(before, '_' | '#');
        before = text.get(..number.end).and_then(|read| read.chars().next_back()).unwrap_or(c);
        if !inside {
            found.push(number);
        }
    }
    found
}

/// Whether a currency's letters stand right before: `USD1,200`, `Rs1,299`.
fn after_currency(text: &str, start: usize) -> bool {
    super::currency::before(text.get(..start).unwrap_or_default()).is_some()
}

fn read_at(
    text: &str,
    start: usize,
    c: char,
    chars: &mut std::iter::Peekable<std::str::CharIndices<'_>>,
) -> Number {
    let mut number = Number { start, end: start + 1, first: c.to_string(), rest: Vec::new() };
    take_digits(&mut number.first, &mut number.end, chars);
    while let Some(&(at, separator)) = chars.peek() {
        let after = text.get(at + separator.len_utf8()..).unwrap_or_default();
        if !goes_on(&number, separator, after) {
            break;
        }
        chars.next();
        number.end = at + separator.len_utf8();
        let mut group = String::new();
        take_digits(&mut group, &mut number.end, chars);
        number.rest.push((separator, group));
    }
    number
}

fn take_digits(
    group: &mut String,
    end: &mut usize,
    chars: &mut std::iter::Peekable<std::str::CharIndices<'_>>,
) {
    while let Some(&(at, c)) = chars.peek() {
        if !c.is_ascii_digit() {
            return;
        }
        chars.next();
        // Longer ones are read to their end but not kept: they are no amounts.
        if group.len() <= DIGITS {
            group.push(c);
        }
        *end = at + 1;
    }
}

/// Whether the digits after a separator belong to the same number. A space groups only threes, and only before a dot or
/// comma was seen.
fn goes_on(number: &Number, separator: char, after: &str) -> bool {
    if !is_separator(separator)
        || !after.starts_with(|c: char| c.is_ascii_digit())
        || number.rest.len() > 8
    {
        return false;
    }
    if !is_space(separator) {
        return true;
    }
    let three = after.len() >= 3
        && after.bytes().take(3).all(|b| b.is_ascii_digit())
        && !after.as_bytes().get(3).is_some_and(u8::is_ascii_digit);
    three
        && number.first.len() <= 3
        && number.rest.iter().all(|(before, group)| *before == separator && group.len() == 3)
}

impl Number {
    /// What it says, in a text of this style.
    pub(super) fn read(&self, style: Style) -> Reading {
        let Some(((last, digits), thousands)) = self.rest.split_last() else {
            return one(&self.first, "");
        };
        if let Some((first, _)) = thousands.first() {
            return self.read_many(*first, *last, digits, thousands);
        }
        match (*last, digits.len()) {
            ('.' | ',', 3) if self.first == "0" || self.first.len() > 3 => one(&self.first, digits),
            ('.' | ',', 3) => self.read_three(*last, digits, style),
            ('.' | ',', _) => one(&self.first, digits),
            (_, 3) if self.first.len() <= 3 => one(&format!("{}{digits}", self.first), ""),
            _ => Reading::None,
        }
    }

    /// `1.234`: thousands where the other sign begins decimals, else open.
    fn read_three(&self, separator: char, digits: &str, style: Style) -> Reading {
        let grouped = one(&format!("{}{digits}", self.first), "");
        let decimal = one(&self.first, digits);
        match (separator, style) {
            ('.', Style::Comma) | (',', Style::Dot) => grouped,
            ('.', Style::Dot) | (',', Style::Comma) => decimal,
            _ => match (grouped, decimal) {
                (Reading::One(grouped), Reading::One(decimal)) => Reading::Two(grouped, decimal),
                _ => Reading::None,
            },
        }
    }

    /// More than one separator: all alike group; the last one alone begins decimals.
    fn read_many(
        &self,
        first: char,
        last: char,
        digits: &str,
        thousands: &[(char, String)],
    ) -> Reading {
        if !thousands.iter().all(|(separator, _)| *separator == first) || self.first.len() > 3 {
            return Reading::None;
        }
        let whole: String = std::iter::once(self.first.as_str())
            .chain(thousands.iter().map(|(_, group)| group.as_str()))
            .collect();
        if first == last {
            let groups: Vec<&str> = self.rest.iter().map(|(_, group)| group.as_str()).collect();
            return if fits(&groups, first) {
                one(&format!("{whole}{digits}"), "")
            } else {
                Reading::None
            };
        }
        let groups: Vec<&str> = thousands.iter().map(|(_, group)| group.as_str()).collect();
        if matches!(last, '.' | ',') && fits(&groups, first) {
            one(&whole, digits)
        } else {
            Reading::None
        }
    }

    /// Which sign begins its decimals, where it alone shows that.
    pub(super) fn style(&self) -> Style {
        match (self.rest.len(), self.rest.last()) {
            (1, Some(('.', digits))) if digits.len() == 2 => Style::Dot,
            (1, Some((',', digits))) if digits.len() == 2 => Style::Comma,
            (2.., Some((last, _))) if self.rest.first().is_some_and(|(first, _)| first != last) => {
                match last {
                    '.' if self.read(Style::Unknown) != Reading::None => Style::Dot,
                    ',' if self.read(Style::Unknown) != Reading::None => Style::Comma,
                    _ => Style::Unknown,
                }
            }
            _ => Style::Unknown,
        }
    }

    /// The part after the first ordinary space, where it could as well be a number of its own: `2 100,00`.
    pub(super) fn after_space(&self) -> Option<Number> {
        let (first, rest) = self.rest.split_first()?;
        let start = self.start + self.first.len() + first.0.len_utf8();
        (first.0 == ' ').then(|| Number {
            start,
            end: self.end,
            first: first.1.clone(),
            rest: rest.to_vec(),
        })
    }

    /// The digits before the first separator: the `2` of `2 100,00`.
    pub(super) fn before_space(&self) -> Number {
        Number {
            start: self.start,
            end: self.start + self.first.len(),
            first: self.first.clone(),
            rest: Vec::new(),
        }
    }

    /// How many digits stand after the last dot or comma.
    pub(super) fn places(&self) -> usize {
        self.rest
            .last()
            .filter(|(separator, _)| matches!(separator, '.' | ','))
            .map_or(0, |(_, digits)| digits.len())
    }
}

/// Groups of three; after a comma also India's groups of two before the last three.
fn fits(groups: &[&str], separator: char) -> bool {
    let Some((last, before)) = groups.split_last() else { return false };
    let three = before.iter().all(|group| group.len() == 3);
    let two = separator == ',' && before.iter().all(|group| group.len() == 2);
    last.len() == 3 && (three || two)
}

fn one(whole: &str, decimals: &str) -> Reading {
    if whole.len() + decimals.len() > DIGITS {
        return Reading::None;
    }
    let text = if decimals.is_empty() { whole.to_owned() } else { format!("{whole}.{decimals}") };
    Decimal::from_str_exact(&text).map_or(Reading::None, Reading::One)
}

/// The style that most of a text's numbers show, where one clearly leads.
pub(super) fn style_of<'n>(numbers: impl Iterator<Item = &'n Number>) -> Style {
    let (mut dots, mut commas) = (0_usize, 0_usize);
    for number in numbers {
        match number.style() {
            Style::Dot => dots += 1,
            Style::Comma => commas += 1,
            Style::Unknown => {}
        }
    }
    match (dots, commas) {
        (1.., 0) => Style::Dot,
        (0, 1..) => Style::Comma,
        _ if dots > 4 * commas => Style::Dot,
        _ if commas > 4 * dots => Style::Comma,
        _ => Style::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, style: Style) -> Vec<String> {
        let show = |number: &Number| match number.read(style) {
            Reading::One(value) => value.to_string(),
            Reading::Two(a, b) => format!("{a}|{b}"),
            Reading::None => "-".into(),
        };
        numbers(text).iter().map(show).collect()
    }

    #[test]
    fn numbers_in_every_usual_form() {
        let table: &[(&str, Style, &[&str])] = &[
            ("1,234.56", Style::Unknown, &["1234.56"]),
            ("1.234,56", Style::Unknown, &["1234.56"]),
            ("1'234.50", Style::Unknown, &["1234.50"]),
            ("1’234.50", Style::Unknown, &["1234.50"]),
            ("1 234,56", Style::Unknown, &["1234.56"]),
            ("1\u{a0}234,56", Style::Unknown, &["1234.56"]),
            ("1\u{202f}234\u{202f}567,8", Style::Unknown, &["1234567.8"]),
            ("12,34,567.00", Style::Unknown, &["1234567.00"]),
            ("12,34,567", Style::Unknown, &["1234567"]),
            ("1,234,567", Style::Unknown, &["1234567"]),
            ("1.234.567", Style::Unknown, &["1234567"]),
            ("1.234", Style::Unknown, &["1234|1.234"]),
            ("1,234", Style::Dot, &["1234"]),
            ("1,234", Style::Comma, &["1.234"]),
            ("1.234", Style::Comma, &["1234"]),
            ("0.123", Style::Comma, &["0.123"]),
            ("12,5", Style::Unknown, &["12.5"]),
            ("1234", Style::Unknown, &["1234"]),
            ("1234.5", Style::Unknown, &["1234.5"]),
            ("16.11.2026", Style::Unknown, &["-"]),
            ("192.168.0.1", Style::Unknown, &["-"]),
            ("1,23,45", Style::Unknown, &["-"]),
            ("1.234,567.8", Style::Unknown, &["-"]),
            ("A4 paper 80", Style::Unknown, &["80"]),
            ("12 3456", Style::Unknown, &["12", "3456"]),
            ("100.", Style::Unknown, &["100"]),
            ("1234567890123456", Style::Unknown, &["-"]),
        ];
        for (text, style, expected) in table {
            assert_eq!(read(text, *style), *expected, "{text}");
        }
    }

    #[test]
    fn the_style_of_a_text_is_what_its_clear_numbers_show() {
        assert_eq!(style_of(numbers("12.50 and 1,234.00").iter()), Style::Dot);
        assert_eq!(style_of(numbers("12,50 und 1.234").iter()), Style::Comma);
        assert_eq!(style_of(numbers("12,50 and 12.50").iter()), Style::Unknown);
    }
}
