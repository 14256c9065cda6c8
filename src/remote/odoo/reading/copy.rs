//! A copy of what lists and open items show, for when Odoo is away. It is only ever read from, and never believed by what writes.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};

use super::super::datum::Datum;
use super::super::error::OdooError;
use super::bookings::{self, Booked, Booking};
use super::filter::Filter;
use super::owed::{self, Owed, Side};
use super::record::{self, Kind};
use super::show::find_in;
use super::{MOST, Odoo, currency, odd};
use crate::base::{Exit, Fail, Result as Outcome, Time, clock};
use crate::model::money::{Currency, Money};
use crate::state::State;

/// Where it is kept in the state, and when it was made.
const COPY: &str = "odoo.copy";
const MADE: &str = "odoo.copied";

/// What the accounts of money hold, and the company itself, among the rows.
const HELD: &str = "accounts";
const COMPANY: &str = "companies";

/// What was read at one time, of one company.
#[derive(Debug)]
pub(crate) struct Copy {
    pub(crate) at: Time,
    /// Which Odoo and company, in the settings' words.
    pub(crate) site: String,
    rows: BTreeMap<&'static str, Vec<Datum>>,
}

impl Copy {
    /// Reads all of it; what an app that is not installed would have, is none.
    pub(crate) fn make(
        odoo: &Odoo<'_>,
        at: Time,
        today: NaiveDate,
        site: String,
    ) -> Result<Copy, OdooError> {
        let mut rows = BTreeMap::new();
        for kind in Kind::ALL {
            let found = match record::rows(odoo, kind, &Filter::default(), MOST) {
                Err(OdooError::Unknown(_)) => Vec::new(),
                // A bookkeeper need not see the expenses.
                Err(OdooError::Rights(_)) if kind == Kind::Expense => Vec::new(),
                found => found?,
            };
            // Read once now, so that what can't be shown later is said now.
            found.iter().try_for_each(|row| record::read(kind, row).map(drop))?;
            rows.insert(kind.plural(), found);
        }
        for side in Side::BOTH {
            rows.insert(side.as_str(), owed::rows(odoo, side, today, true)?);
        }
        for which in Booked::BOTH {
            rows.insert(which.plural(), bookings::rows(odoo, which, today)?);
        }
        rows.insert(HELD, bookings::held(odoo, today)?);
        rows.insert(COMPANY, odoo.read("res.company", &[odoo.company], &["name", "currency_id"])?);
        Ok(Copy { at, site, rows })
    }

    fn to_text(&self) -> Result<String, OdooError> {
        let rows = self.rows.iter().map(|(name, rows)| (*name, Datum::List(rows.clone())));
        let whole = Datum::map([
            ("at", clock::seconds(self.at).into()),
            ("site", self.site.as_str().into()),
            ("rows", Datum::map(rows)),
        ]);
        whole.to_json().map_err(|error| OdooError::Data(error.to_string()))
    }

    fn from_text(text: &str) -> Option<Copy> {
        let whole = Datum::parse(text.as_bytes()).ok()?;
        let own = whole.get("rows")?;
        let names = Kind::ALL.map(Kind::plural).into_iter().chain(Side::BOTH.map(Side::as_str));
        let names = names.chain(Booked::BOTH.map(Booked::plural)).chain([HELD, COMPANY]);
        let rows = names.filter_map(|name| Some((name, own.get(name)?.items().to_vec()))).collect();
        Some(Copy {
            at: clock::parse(whole.get("at")?.text()?)?,
            site: whole.get("site")?.text()?.to_owned(),
            rows,
        })
    }

    /// The copy that is kept.
    pub(crate) fn kept(state: &State) -> Outcome<Option<Copy>> {
        Ok(state.note(COPY)?.and_then(|text| Copy::from_text(&text)))
    }

    /// When it was made, without reading it.
    pub(crate) fn made(state: &State) -> Outcome<Option<Time>> {
        Ok(state.note(MADE)?.and_then(|text| clock::parse(&text)))
    }

    pub(crate) fn keep(&self, state: &State) -> Outcome<()> {
        let text = self.to_text().map_err(|error| Fail::new(Exit::Failed, error))?;
        state.once(|| {
            state.set_note(COPY, &text)?;
            state.set_note(MADE, &clock::seconds(self.at))
        })
    }

    fn of(&self, name: &str) -> &[Datum] {
        self.rows.get(name).map(Vec::as_slice).unwrap_or_default()
    }

    pub(crate) fn counts(&self) -> impl Iterator<Item = (&'static str, usize)> {
        self.rows.iter().map(|(name, rows)| (*name, rows.len()))
    }

    /// Whether a kind has more records than were read.
    pub(crate) fn is_cut(&self) -> bool {
        self.rows.values().any(|rows| rows.len() as u64 >= MOST)
    }

    pub(crate) fn list(&self, kind: Kind, filter: &Filter, most: u64) -> Vec<Datum> {
        let most = usize::try_from(most).unwrap_or(usize::MAX);
        let taken = self.of(kind.plural()).iter().filter(|row| filter.takes(kind, row));
        taken.take(most).cloned().collect()
    }

    pub(crate) fn find(&self, kind: Kind, wanted: &str) -> Result<Datum, OdooError> {
        find_in(kind, wanted, self.of(kind.plural()))
    }

    /// What was owed then, by its age on a day that is not before the copy's.
    pub(crate) fn owed(&self, side: Side, as_of: NaiveDate) -> Result<Owed, OdooError> {
        if as_of < clock::local(self.at).date_naive() {
            let why = "the copy of it does not say what was owed on an earlier day";
            return Err(OdooError::Away(why.into()));
        }
        owed::read(side, as_of, self.of(side.as_str()))
    }

    /// The company's own currency; `None` of a copy that an older fte made, which has no bookings.
    pub(crate) fn currency(&self) -> Option<Currency> {
        self.of(COMPANY).first().and_then(currency)
    }

    /// What was earned or spent, newest first, and the first day of which all is there.
    pub(crate) fn bookings(&self, which: Booked) -> Result<(Vec<Booking>, NaiveDate), OdooError> {
        let rows = self.of(which.plural());
        let read = |row| bookings::read(which, row).ok_or_else(|| odd("a line of an entry"));
        let found: Vec<Booking> = rows.iter().map(read).collect::<Result<_, _>>()?;
        let made = clock::local(self.at).date_naive();
        let first = made.checked_sub_days(Days::new(bookings::BACK)).unwrap_or(made);
        let oldest = found.last().filter(|_| rows.len() as u64 >= MOST);
        let first = oldest.and_then(|row| row.date.succ_opt()).unwrap_or(first);
        Ok((found, first))
    }

    /// The accounts of money, each with what it held.
    pub(crate) fn held(&self, currency: Currency) -> Result<Vec<(String, Money)>, OdooError> {
        let read = |row| bookings::read_held(row, currency).ok_or_else(|| odd("an account"));
        self.of(HELD).iter().map(read).collect()
    }
}
