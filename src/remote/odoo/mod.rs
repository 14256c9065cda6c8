//! Odoo: its records are read and written over its external API, always for one company.

pub(crate) mod attach;
pub(crate) mod connect;
pub(crate) mod credit;
pub(crate) mod datum;
pub(crate) mod document;
pub(crate) mod drafting;
pub(crate) mod error;
pub(crate) mod expense;
pub(crate) mod external;
pub(crate) mod hours;
pub(crate) mod json2;
pub(crate) mod jsonrpc;
pub(crate) mod lookup;
pub(crate) mod partner;
pub(crate) mod payment;
pub(crate) mod pdf;
pub(crate) mod posting;
pub(crate) mod push;
pub(crate) mod reading;
pub(crate) mod rehearse;
pub(crate) mod sheet;
pub(crate) mod version;
pub(crate) mod write;

use std::collections::BTreeSet;

use datum::Datum;
use error::OdooError;

/// The most records that one call asks for.
pub(crate) const PAGE: u64 = 500;

/// Which Odoo is meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Site {
    /// Without a slash at its end: `https://odoo.example.com`.
    pub(crate) url: String,
    /// Where the server has several.
    pub(crate) database: Option<String>,
    /// Who signs in; the older protocol asks for it.
    pub(crate) login: Option<String>,
}

/// One call of a method.
#[derive(Clone, Debug)]
pub(crate) struct Call<'c> {
    pub(crate) model: &'c str,
    pub(crate) method: &'c str,
    /// The records that it is called on; none: the model itself.
    pub(crate) ids: &'c [u64],
    /// By name, in the method's order.
    pub(crate) args: Vec<(&'static str, Datum)>,
    pub(crate) context: Vec<(&'static str, Datum)>,
}

/// A protocol that carries calls.
pub(crate) trait Wire {
    fn call(&self, call: &Call<'_>) -> Result<Datum, OdooError>;

    /// Whether what is asked for is named as before Odoo 19.
    fn is_old(&self) -> bool {
        false
    }
}

/// What rows are asked for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Search<'s> {
    pub(crate) model: &'s str,
    pub(crate) fields: &'s [&'static str],
    /// Ends with `id`, so that pages neither miss nor repeat a row.
    pub(crate) order: &'s str,
}

/// One company of an Odoo.
pub(crate) struct Odoo<'a> {
    pub(crate) wire: Box<dyn Wire + 'a>,
    /// The server shows the records of all companies that a user may see, where none is named.
    pub(crate) company: u64,
}

impl Odoo<'_> {
    /// Calls a method for the company; `context` is what the method needs beside it.
    pub(crate) fn call(
        &self,
        (model, method): (&str, &str),
        ids: &[u64],
        args: Vec<(&'static str, Datum)>,
        mut context: Vec<(&'static str, Datum)>,
    ) -> Result<Datum, OdooError> {
        context.push(("allowed_company_ids", Datum::list([self.company])));
        self.wire.call(&Call { model, method, ids, args, context })
    }

    /// The rows that match a domain, page by page, at most `most`.
    pub(crate) fn search(
        &self,
        what: &Search<'_>,
        domain: &Datum,
        most: u64,
    ) -> Result<Vec<Datum>, OdooError> {
        let (mut rows, mut seen) = (Vec::new(), BTreeSet::new());
        let mut offset = 0;
        loop {
            let limit = PAGE.min(most - offset);
            let args = vec![
                ("domain", domain.clone()),
                ("fields", Datum::list(what.fields.iter().copied())),
                ("offset", offset.into()),
                ("limit", limit.into()),
                ("order", what.order.into()),
            ];
            let page = self.call((what.model, "search_read"), &[], args, Vec::new())?;
            let Datum::List(page) = page else {
                return Err(OdooError::Answer("no list of records".into()));
            };
            let got = page.len() as u64;
            if got > limit {
                return Err(OdooError::Answer(format!(
                    "{got} records, and {limit} were asked for"
                )));
            }
            // One that was pushed from one page to the next by another that was made meanwhile comes twice.
            let id = |row: &Datum| row.get("id").and_then(Datum::id);
            let no_id = || OdooError::Answer("a record without an id".into());
            for row in page {
                if seen.insert(id(&row).ok_or_else(no_id)?) {
                    rows.push(row);
                }
            }
            offset += got;
            if got < limit || offset >= most {
                return Ok(rows);
            }
        }
    }

    /// Fields of records that are known to be there.
    pub(crate) fn read(
        &self,
        model: &str,
        ids: &[u64],
        fields: &[&'static str],
    ) -> Result<Vec<Datum>, OdooError> {
        let args = vec![("fields", Datum::list(fields.iter().copied()))];
        match self.call((model, "read"), ids, args, Vec::new())? {
            Datum::List(rows) if rows.len() == ids.len() => {
                let there: BTreeSet<u64> =
                    rows.iter().filter_map(|row| row.get("id")?.id()).collect();
                if ids.iter().all(|id| there.contains(id)) {
                    return Ok(rows);
                }
                Err(OdooError::Answer(format!("other records than {model} {ids:?}")))
            }
            // The server leaves out what is not there, without an error.
            Datum::List(_) => Err(OdooError::Missing(format!("one of {model} {ids:?}"))),
            _ => Err(OdooError::Answer("no list of records".into())),
        }
    }
}
