//! Which column of a table holds what, by how banks call them and what is in them.

use std::collections::HashSet;

use super::Fault;
use super::guess::{Guess, is_amount, is_day};
use super::map::Columns;
use super::table::{Cells, IN, OUT};

/// Headings by what they are, in small letters; the first that fits is taken.
const DATES: &[&str] = &[
    "booking date",
    "buchungstag",
    "buchungsdatum",
    "posting date",
    "posted",
    "transaction date",
    "completed date",
    "date comptable",
    "date operation",
    "data operazione",
    "fecha operación",
    "boekdatum",
    "datum",
    "date",
    "fecha",
    "data",
    "dato",
];
const VALUES: &[&str] = &[
    "value date",
    "valuta",
    "valutadatum",
    "wertstellung",
    "date de valeur",
    "fecha valor",
    "data valuta",
    "rentedatum",
];
const AMOUNTS: &[&str] = &[
    "amount",
    "betrag",
    "umsatz",
    "montant",
    "importe",
    "importo",
    "bedrag",
    "kwota",
    "belopp",
    "beløp",
    "transaction amount",
];
const DEBITS: &[&str] = &[
    "debit",
    "withdrawal",
    "paid out",
    "money out",
    "belastung",
    "soll",
    "débit",
    "cargo",
    "dare",
    "af",
];
const CREDITS: &[&str] = &[
    "credit",
    "deposit",
    "paid in",
    "money in",
    "gutschrift",
    "haben",
    "crédit",
    "abono",
    "avere",
    "bij",
];
const SIGNS: &[&str] = &[
    "soll/haben",
    "s/h",
    "d/c",
    "debit/credit",
    "credit/debit",
    "af bij",
    "sens",
    "dr/cr",
    "creditdebitindicator",
];
const BALANCES: &[&str] =
    &["balance", "running balance", "saldo", "kontostand", "solde", "saldo na mutatie"];
const PARTIES: &[&str] = &[
    "beguenstigter/zahlungspflichtiger",
    "begünstigter/zahlungspflichtiger",
    "auftraggeber/empfänger",
    "name zahlungsbeteiligter",
    "zahlungsempfänger",
    "zahlungsempfänger*in",
    "zahlungspflichtige*r",
    "empfänger",
    "auftraggeber",
    "payee",
    "counterparty",
    "counterparty name",
    "name",
    "merchant",
    "merchant name",
    "naam / omschrijving",
    "partner name",
    "to/from",
    "beneficiary",
    "tiers",
    "contrepartie",
];
const TEXTS: &[&str] = &[
    "verwendungszweck",
    "purpose",
    "description",
    "details",
    "memo",
    "buchungstext",
    "reference",
    "payment reference",
    "narrative",
    "libellé",
    "libelle",
    "concepto",
    "descrizione",
    "omschrijving",
    "mededelingen",
    "transaction details",
    "notes",
    "text",
    "type",
    "betreff",
];
const IBANS: &[&str] = &[
    "iban",
    "kontonummer/iban",
    "iban zahlungsbeteiligter",
    "counterparty iban",
    "partner iban",
    "account number (payee)",
    "tegenrekening",
    "counterparty account",
];
const REFERENCES: &[&str] = &[
    "end-to-end reference",
    "kundenreferenz (end-to-end)",
    "end to end id",
    "e2e reference",
    "kundenreferenz",
];
const IDS: &[&str] = &[
    "transaction id",
    "id",
    "transaction reference",
    "bank reference",
    "reference number",
    "buchungsreferenz",
    "transaktionscode",
    "fitid",
];
const CURRENCIES: &[&str] =
    &["currency", "währung", "waehrung", "devise", "divisa", "valuta-code", "waluta", "ccy"];
const STATES: &[&str] = &["status", "state", "umsatzstatus", "info", "transaction status"];
const ACCOUNTS: &[&str] = &[
    "auftragskonto",
    "account",
    "own iban",
    "iban auftragskonto",
    "rekening",
    "account number",
    "konto",
];

/// A column by its heading: exactly so called first, then one that begins with it.
fn called_so(heading: &[String], names: &[&str], taken: &HashSet<usize>) -> Option<usize> {
    let lower: Vec<String> =
        heading.iter().map(|cell| cell.trim().trim_matches('"').to_lowercase()).collect();
    let free = |at: &usize| !taken.contains(at);
    let exact = |name: &&str| lower.iter().position(|cell| cell == *name).filter(free);
    let begins = |name: &&str| {
        lower
            .iter()
            .enumerate()
            .position(|(at, cell)| name.len() > 3 && cell.starts_with(*name) && free(&at))
    };
    names.iter().find_map(exact).or_else(|| names.iter().find_map(begins))
}

/// Tells which column holds what: by its heading where its cells fit that, else by its cells.
pub(super) fn columns(guess: &mut Guess, body: &[&Cells]) -> Result<(), Fault> {
    let heading = guess.map.heading.clone();
    let name = |at: usize| {
        let own = heading.get(at).cloned().unwrap_or_default();
        let twice = heading.iter().filter(|cell| **cell == own).count() > 1;
        if own.is_empty() || twice { (at + 1).to_string() } else { own }
    };
    let mut taken = HashSet::new();
    let mut take = |names: &[&str], fits: &dyn Fn(&str) -> bool| -> Option<String> {
        let at = called_so(&heading, names, &taken)?;
        let filled = || body.iter().take(50).map(|row| row.get(at)).filter(|cell| !cell.is_empty());
        // One line below all rows may hold something else.
        let (good, all) = (filled().filter(|cell| fits(cell)).count(), filled().count());
        (good * 10 >= all * 7).then(|| taken.insert(at)).map(|_| name(at))
    };
    let mut found = headed(&mut take);
    by_content(&mut found, body, &taken, &name);
    if found.date.is_empty()
        || (found.amount.is_empty() && found.debit.is_empty() && found.credit.is_empty())
    {
        return Err(misfit(&heading, body));
    }
    let parts = [
        ("the day", &found.date),
        ("the amount", &found.amount),
        ("money out", &found.debit),
        ("money in", &found.credit),
        ("the balance after it", &found.balance),
    ];
    for (what, column) in parts.into_iter().filter(|(_, column)| !column.is_empty()) {
        guess.reasons.push(format!("`{}` holds {what}", crate::base::text::shown_line(column)));
    }
    guess.map.columns = found;
    Ok(())
}

/// Why day and amount can't be told: the first cell that is not what the heading above it says, else that no heading says so.
fn misfit(heading: &[String], body: &[&Cells]) -> Fault {
    type Kind<'k> = (&'k [&'k str], &'k str, fn(&str) -> bool);
    let kinds: [Kind<'_>; 2] = [(DATES, "a day", is_day), (AMOUNTS, "an amount", is_amount)];
    for (names, kind, fits) in kinds {
        let Some(at) = called_so(heading, names, &HashSet::new()) else { continue };
        let mut filled = body.iter().filter(|row| !row.get(at).is_empty());
        if let Some(row) = filled.find(|row| !fits(row.get(at))) {
            let named = heading.get(at).map_or("", String::as_str);
            return Fault::value(row.at, named, kind, row.get(at));
        }
    }
    Fault::whole("is a table, but which column holds the day and which the amount can't be told")
}

/// Takes the column that is called one of these, where its cells fit.
type Take<'t> = dyn FnMut(&[&str], &dyn Fn(&str) -> bool) -> Option<String> + 't;

/// The columns that headings tell, those first whose names others begin with.
fn headed(take: &mut Take<'_>) -> Columns {
    let any = |_: &str| true;
    let mut one =
        |names: &[&str], fits: &dyn Fn(&str) -> bool| take(names, fits).unwrap_or_default();
    let mut value = one(VALUES, &is_day);
    let mut date = one(DATES, &is_day);
    let sign = one(SIGNS, &|cell| cell.chars().count() < 8);
    let currency = one(CURRENCIES, &|cell| cell.len() == 3);
    let amount = one(AMOUNTS, &is_amount);
    let (mut debit, mut credit) = (String::new(), String::new());
    if amount.is_empty() {
        debit = one(DEBITS, &is_amount);
        credit = one(CREDITS, &is_amount);
    }
    if date.is_empty() {
        date = std::mem::take(&mut value);
    }
    Columns {
        date,
        value,
        amount,
        debit,
        credit,
        sign,
        balance: one(BALANCES, &is_amount),
        account: one(ACCOUNTS, &|cell| cell.len() > 5),
        iban: one(IBANS, &any),
        reference: one(REFERENCES, &any),
        id: one(IDS, &any),
        currency,
        status: one(STATES, &any),
        party: std::iter::from_fn(|| take(PARTIES, &any)).take(2).collect(),
        text: std::iter::from_fn(|| take(TEXTS, &any)).take(3).collect(),
    }
}

/// What headings did not tell: the first column of days, the first of amounts, and all other texts.
fn by_content(
    found: &mut Columns,
    body: &[&Cells],
    taken: &HashSet<usize>,
    name: &dyn Fn(usize) -> String,
) {
    let width = body.iter().take(50).map(|row| row.cells.len()).max().unwrap_or(0);
    let mut rest: Vec<usize> = (0..width).filter(|at| !taken.contains(at)).collect();
    let all = |at: usize, fits: &dyn Fn(&str) -> bool| {
        let mut cells =
            body.iter().take(50).map(|row| row.get(at)).filter(|cell| !cell.is_empty()).peekable();
        cells.peek().is_some() && cells.all(fits)
    };
    let mut pick = |fits: &dyn Fn(&str) -> bool| {
        let at = rest.iter().position(|at| all(*at, fits))?;
        Some(name(rest.remove(at)))
    };
    if found.date.is_empty() {
        found.date = pick(&is_day).unwrap_or_default();
    }
    if found.amount.is_empty() && found.debit.is_empty() && found.credit.is_empty() {
        found.amount = pick(&is_amount).unwrap_or_default();
    }
    if found.sign.is_empty() && !found.amount.is_empty() {
        // Whatever it is called: a column of nothing but such words.
        let says_way = |cell: &str| {
            let cell = cell.to_lowercase();
            cell.len() > 1 && (OUT.contains(&cell.as_str()) || IN.contains(&cell.as_str()))
        };
        found.sign = pick(&says_way).unwrap_or_default();
    }
    if found.party.is_empty() && found.text.is_empty() {
        let is_text = |cell: &str| cell.chars().any(char::is_alphabetic);
        found.text = rest.iter().filter(|at| all(**at, &is_text)).map(|at| name(*at)).collect();
    }
}
