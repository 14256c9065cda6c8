//! A record for `load`, with its lines: columns by name, values as texts, held against the server's own types.

use std::collections::BTreeMap;

use super::Odoo;
use super::datum::Datum;
use super::error::OdooError;

/// One cell: the column, `partner_id/.id`, and its text.
pub(crate) type Cell = (&'static str, String);

/// A record and the lines below it.
#[derive(Debug, Default)]
pub(crate) struct Sheet {
    /// `id`, the external id, first.
    pub(crate) head: Vec<Cell>,
    /// Each with the same columns.
    pub(crate) lines: Vec<Vec<Cell>>,
}

impl Sheet {
    /// A cell, where it says something.
    pub(crate) fn filled(&mut self, column: &'static str, value: &str) {
        if !value.is_empty() {
            self.head.push((column, value.to_owned()));
        }
    }

    pub(crate) fn columns(&self) -> Vec<&'static str> {
        let below = self.lines.first().into_iter().flatten();
        self.head.iter().chain(below).map(|(column, _)| *column).collect()
    }

    pub(crate) fn rows(&self) -> Vec<Vec<String>> {
        let texts = |cells: &[Cell]| cells.iter().map(|(_, text)| text.clone()).collect::<Vec<_>>();
        let head = texts(&self.head);
        let empty = vec![String::new(); head.len()];
        let Some((first, rest)) = self.lines.split_first() else { return vec![head] };
        let first = [head, texts(first)].concat();
        let rest = rest.iter().map(|line| [empty.clone(), texts(line)].concat());
        std::iter::once(first).chain(rest).collect()
    }
}

impl Odoo<'_> {
    /// Makes the record, or changes the one that has its external id, once its columns are ones that the server has, and
    /// each relation is named by an id: a text would be taken, and would clear it.
    pub(crate) fn put(&self, model: &str, sheet: &Sheet) -> Result<u64, OdooError> {
        self.check_columns(model, &sheet.columns())?;
        self.load(model, &sheet.columns(), sheet.rows(), Vec::new())
    }

    fn check_columns(&self, model: &str, columns: &[&str]) -> Result<(), OdooError> {
        let mut below: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        let top = |column: &&str| column.split('/').next().unwrap_or_default().to_owned();
        let types = self.types(model, columns.iter().map(top).collect())?;
        for column in columns.iter().filter(|column| **column != "id") {
            let (field, rest) = column.split_once('/').unwrap_or((column, ""));
            let Some((kind, relation)) = types.get(field) else {
                return Err(OdooError::Unknown(format!("{model} has no field {field}")));
            };
            match (kind.as_str(), rest) {
                ("one2many", rest) if !rest.is_empty() => {
                    below.entry(relation.as_str()).or_default().push(rest);
                }
                ("many2one" | "many2many", ".id" | "id") => {}
                ("many2one" | "many2many" | "one2many", _) => {
                    return Err(OdooError::Data(format!("{model}.{field} takes ids alone")));
                }
                (_, "") => {}
                _ => return Err(OdooError::Data(format!("{model}.{field} has nothing below it"))),
            }
        }
        below.into_iter().try_for_each(|(model, columns)| self.check_columns(model, &columns))
    }

    /// Makes a record that is not kept under an external id: a wizard's.
    pub(crate) fn create(
        &self,
        model: &str,
        values: Vec<(&'static str, Datum)>,
        context: Vec<(&'static str, Datum)>,
    ) -> Result<u64, OdooError> {
        let types = self.types(model, values.iter().map(|(field, _)| (*field).into()).collect())?;
        for (field, value) in &values {
            let Some((kind, _)) = types.get(*field) else {
                return Err(OdooError::Unknown(format!("{model} has no field {field}")));
            };
            if kind == "many2one" && value.id().is_none() {
                return Err(OdooError::Data(format!("{model}.{field} takes an id alone")));
            }
        }
        let args = vec![("vals_list", Datum::List(vec![Datum::map(values)]))];
        let made = self.call((model, "create"), &[], args, context)?;
        match made.items() {
            [id] => id.id(),
            _ => made.id(),
        }
        .ok_or_else(|| OdooError::Answer("no id of a record".into()))
    }

    /// Whether this version has a field.
    pub(crate) fn has_field(&self, model: &str, field: &str) -> Result<bool, OdooError> {
        Ok(self.types(model, vec![field.to_owned()])?.contains_key(field))
    }

    /// The type of each field that there is, and what it is a relation to.
    fn types(
        &self,
        model: &str,
        fields: Vec<String>,
    ) -> Result<BTreeMap<String, (String, String)>, OdooError> {
        let args = vec![
            ("allfields", Datum::list(fields)),
            ("attributes", Datum::list(["type", "relation"])),
        ];
        let Datum::Map(answer) = self.call((model, "fields_get"), &[], args, Vec::new())? else {
            return Err(OdooError::Answer("no fields".into()));
        };
        let part = |field: &Datum, name| {
            field.get(name).and_then(Datum::text).unwrap_or_default().to_owned()
        };
        Ok(answer
            .into_iter()
            .map(|(name, field)| (name, (part(&field, "type"), part(&field, "relation"))))
            .collect())
    }
}
