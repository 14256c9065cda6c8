//! Sums that the server makes, by what they are grouped by: no line is pulled.

use std::collections::BTreeMap;

use super::super::datum::Datum;
use super::super::error::OdooError;
use crate::remote::odoo::Odoo;

/// The most groups of one sum.
const MOST: u64 = 10_000;

impl Odoo<'_> {
    /// One row a group, with its key and the sums under their fields' names; over an old protocol the same by its older name.
    pub(crate) fn sums(
        &self,
        model: &str,
        domain: Datum,
        by: &'static str,
        sums: &[&'static str],
    ) -> Result<Vec<Datum>, OdooError> {
        let mut wanted: Vec<String> = sums.iter().map(|field| format!("{field}:sum")).collect();
        if !self.wire.is_old() {
            // The older method counts unasked.
            wanted.push("__count".into());
        }
        let args = if self.wire.is_old() {
            vec![
                ("domain", domain),
                ("fields", Datum::list(wanted)),
                ("groupby", Datum::list([by])),
                ("limit", MOST.into()),
                ("orderby", by.into()),
                ("lazy", false.into()),
            ]
        } else {
            vec![
                ("domain", domain),
                ("groupby", Datum::list([by])),
                ("aggregates", Datum::list(wanted)),
                ("limit", MOST.into()),
                ("order", by.into()),
            ]
        };
        let method = if self.wire.is_old() { "read_group" } else { "formatted_read_group" };
        let Datum::List(rows) = self.call((model, method), &[], args, Vec::new())? else {
            return Err(OdooError::Answer("no list of sums".into()));
        };
        if rows.len() as u64 >= MOST {
            return Err(OdooError::Answer(format!("more than {MOST} groups of {model}")));
        }
        let plain = |row: Datum| match row {
            Datum::Map(map) => {
                let bare =
                    |name: String| name.strip_suffix(":sum").map(str::to_owned).unwrap_or(name);
                let map: BTreeMap<_, _> =
                    map.into_iter().map(|(name, value)| (bare(name), value)).collect();
                Datum::Map(map)
            }
            other => other,
        };
        Ok(rows.into_iter().map(plain).collect())
    }
}
