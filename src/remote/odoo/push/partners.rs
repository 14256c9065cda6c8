//! Customers and vendors of the books: the one of that name in Odoo, or one that is made once.

use std::collections::BTreeMap;

use super::{Push, map};
use crate::base::digest;
use crate::base::text::{cut, shown_line};
use crate::remote::books::{DocumentKind, Taken};
use crate::remote::odoo::Search;
use crate::remote::odoo::datum::Datum;
use crate::remote::odoo::error::OdooError;
use crate::remote::odoo::lookup::{id, literal, term};
use crate::remote::odoo::sheet::Sheet;

const PARTNER: &str = "res.partner";

/// A customer or vendor.
#[derive(Clone, Debug, serde::Serialize)]
pub(crate) struct Party {
    /// `None` for one that is yet to be made.
    pub(crate) id: Option<u64>,
    #[serde(skip)]
    is_customer: bool,
    #[serde(skip)]
    is_vendor: bool,
}

/// Everybody whom an entry names.
fn named(taken: &Taken) -> impl Iterator<Item = &str> {
    let own = Some(taken.party.as_str()).filter(|_| taken.is_document());
    let of_legs = taken.legs.iter().filter_map(|leg| leg.party.as_deref());
    own.into_iter().chain(of_legs).filter(|name| !name.trim().is_empty())
}

impl Push<'_> {
    /// Whom the books name, with who they are in Odoo. An error where that could be several.
    pub(super) fn partners(&self) -> Result<BTreeMap<String, Party>, OdooError> {
        let mut parties: BTreeMap<String, Party> = BTreeMap::new();
        for taken in &self.books.entries {
            for name in named(taken) {
                let none = Party { id: None, is_customer: false, is_vendor: false };
                let party = parties.entry(name.to_owned()).or_insert(none);
                party.is_customer |= taken.kind == Some(DocumentKind::Invoice);
                party.is_vendor |= taken.kind == Some(DocumentKind::Bill);
            }
        }
        for (name, party) in &mut parties {
            party.id = self.partner(name)?;
        }
        Ok(parties)
    }

    fn partner(&self, name: &str) -> Result<Option<u64>, OdooError> {
        if let Some(wanted) = map::partner(self.map, name) {
            return self.odoo.partner(wanted).map(|found| Some(found.id));
        }
        if let Some(made) = self.odoo.made(PARTNER, &self.partner_id(name))? {
            return Ok(Some(made));
        }
        let domain = Datum::List(vec![term("name", "=ilike", literal(name.trim()))]);
        let what = Search { model: PARTNER, fields: &["name"], order: "id" };
        let rows = self.odoo.search(&what, &domain, 5)?;
        match rows.iter().filter_map(id).collect::<Vec<_>>().as_slice() {
            [] => Ok(None),
            [only] => Ok(Some(*only)),
            several => {
                let ids: Vec<_> = several.iter().map(|id| format!("#{id}")).collect();
                let shown = cut(&shown_line(name), 60);
                Err(OdooError::Data(format!(
                    "`{shown}` could be {} in Odoo: say which in {}, like `| partner {shown} | #{} |`",
                    ids.join(", "),
                    map::NOTE,
                    several.first().copied().unwrap_or_default()
                )))
            }
        }
    }

    /// Two spellings that differ in capitals alone are one in Odoo, and have one id.
    fn partner_id(&self, name: &str) -> String {
        let folded = name.trim().to_lowercase();
        let digest = digest::short_id(&[b"odoo.partner", folded.as_bytes()]);
        self.external("partner", &digest)
    }

    /// Who it is in Odoo, made where nobody is.
    pub(super) fn meet(&self, name: &str) -> Result<u64, OdooError> {
        let party = self.parties.get(name);
        if let Some(id) = self.known(name) {
            return Ok(id);
        }
        let mut sheet = Sheet::default();
        sheet.head.push(("id", self.partner_id(name)));
        sheet.head.push(("name", name.trim().to_owned()));
        let rank = |is: bool| if is { "1" } else { "0" }.to_owned();
        sheet.head.push(("customer_rank", rank(party.is_some_and(|party| party.is_customer))));
        sheet.head.push(("supplier_rank", rank(party.is_some_and(|party| party.is_vendor))));
        let id = self.odoo.put(PARTNER, &sheet)?;
        self.met.borrow_mut().insert(name.to_owned(), id);
        Ok(id)
    }

    /// Who it is in Odoo, as far as this run knows.
    pub(super) fn known(&self, name: &str) -> Option<u64> {
        let there = self.parties.get(name).and_then(|party| party.id);
        there.or_else(|| self.met.borrow().get(name).copied())
    }
}
