//! Customers, vendors and products: one that is there already is said, and not made a second time.

use serde_json::{Value, json};

use super::datum::Datum;
use super::error::OdooError;
use super::lookup::{Named, by_id, literal, named, term, text};
use super::reading::own_currency;
use super::sheet::Sheet;
use super::write::Desk;
use super::{Odoo, Search, external};
use crate::base::text::{cut, shown_line};
use crate::model::money::Currency;
use crate::model::odoo::{Partner, Product, ProductKind, Role};

const PARTNER: &str = "res.partner";
const PRODUCT: &str = "product.product";

impl Desk<'_> {
    pub(super) fn create_partner(&self, partner: &Partner) -> Result<Value, OdooError> {
        if !partner.even_if_there {
            self.odoo.no_second_partner(partner)?;
        }
        let rank = match partner.role {
            Role::Customer => "customer_rank",
            Role::Vendor => "supplier_rank",
        };
        let mut sheet = Sheet::default();
        sheet.head.push(("id", external::id(self.key, "")));
        sheet.head.push(("name", partner.name.clone()));
        sheet.head.push((rank, "1".into()));
        // A tax number is a firm's.
        if !partner.vat.is_empty() {
            sheet.head.push(("is_company", "1".into()));
        }
        sheet.filled("email", &partner.email);
        sheet.filled("vat", &partner.vat);
        sheet.filled("street", &partner.street);
        sheet.filled("zip", &partner.zip);
        sheet.filled("city", &partner.city);
        sheet.filled("ref", &partner.reference);
        if !partner.country.is_empty() {
            let country = self.odoo.country(&partner.country)?.id.to_string();
            sheet.head.push(("country_id/.id", country));
        }
        let id = self.odoo.put(PARTNER, &sheet)?;
        Ok(made(PARTNER, id, &partner.name))
    }

    pub(super) fn create_product(&self, product: &Product) -> Result<Value, OdooError> {
        self.odoo.no_second_product(product)?;
        let kind = match product.kind {
            ProductKind::Service => "service",
            ProductKind::Goods => "consu",
        };
        let mut sheet = Sheet::default();
        sheet.head.push(("id", external::id(self.key, "")));
        sheet.head.push(("name", product.name.clone()));
        sheet.head.push(("type", kind.into()));
        if let Some(price) = product.price {
            self.odoo.is_own_currency(price.currency())?;
            sheet.head.push(("list_price", price.amount().to_string()));
        }
        sheet.filled("default_code", &product.reference);
        let id = self.odoo.put(PRODUCT, &sheet)?;
        Ok(made(PRODUCT, id, &product.name))
    }

    pub(super) fn find_partner(&self, partner: &Partner) -> Result<Option<Value>, OdooError> {
        let found = self.odoo.made(PARTNER, &external::id(self.key, ""))?;
        Ok(found.map(|id| made(PARTNER, id, &partner.name)))
    }

    pub(super) fn find_product(&self, product: &Product) -> Result<Option<Value>, OdooError> {
        let found = self.odoo.made(PRODUCT, &external::id(self.key, ""))?;
        Ok(found.map(|id| made(PRODUCT, id, &product.name)))
    }
}

impl Odoo<'_> {
    /// Archived ones count too: they are there.
    fn no_second_partner(&self, partner: &Partner) -> Result<(), OdooError> {
        if by_id(&partner.name).is_some() {
            return Err(OdooError::Data("`#` and a number is an id, and no name".into()));
        }
        let mut either = vec![term("name", "=ilike", literal(partner.name.trim()))];
        if !partner.vat.is_empty() {
            either.push(term("vat", "=ilike", literal(&partner.vat)));
        }
        if !partner.email.is_empty() {
            either.push(term("email", "=ilike", literal(partner.email.trim())));
        }
        let fields = &["name", "vat", "email", "active"];
        let there = self.alike(PARTNER, fields, either)?;
        let same = |row: &Datum, name: &str, own: &str| {
            !own.is_empty() && text(row, name).is_some_and(|there| there.eq_ignore_ascii_case(own))
        };
        let Some((row, found)) = there.iter().find_map(|row| Some((row, named(row)?))) else {
            return Ok(());
        };
        let how = if same(row, "vat", &partner.vat) {
            "with this tax number"
        } else if same(row, "email", &partner.email) {
            "with this address"
        } else {
            "of this name"
        };
        let archived = row.get("active") == Some(&Datum::Bool(false));
        Err(said_there(&found, how, archived, "`--even-if-there` makes another one"))
    }

    fn no_second_product(&self, product: &Product) -> Result<(), OdooError> {
        let mut either = vec![term("name", "=ilike", literal(product.name.trim()))];
        if !product.reference.is_empty() {
            either.push(term("default_code", "=", product.reference.as_str()));
        }
        let there = self.alike(PRODUCT, &["name", "default_code", "active"], either)?;
        let Some((row, found)) = there.iter().find_map(|row| Some((row, named(row)?))) else {
            return Ok(());
        };
        let by_name = found.name.eq_ignore_ascii_case(product.name.trim());
        let how = if by_name { "of this name" } else { "with this reference" };
        let archived = row.get("active") == Some(&Datum::Bool(false));
        Err(said_there(&found, how, archived, "two of a name could not be told apart by name"))
    }

    fn alike(
        &self,
        model: &str,
        fields: &'static [&'static str],
        either: Vec<Datum>,
    ) -> Result<Vec<Datum>, OdooError> {
        let mut domain: Vec<Datum> =
            std::iter::repeat_n(Datum::from("|"), either.len().saturating_sub(1)).collect();
        domain.extend(either);
        // Asked of itself, `active` says that all are meant.
        domain.push(term("active", "in", Datum::List(vec![true.into(), false.into()])));
        self.search(&Search { model, fields, order: "id" }, &Datum::List(domain), 20)
    }

    /// A product's price is in the company's currency.
    fn is_own_currency(&self, currency: Currency) -> Result<(), OdooError> {
        let own = own_currency(self)?;
        if own == currency {
            return Ok(());
        }
        Err(OdooError::Data(format!("prices of products are in the company's currency, {own}")))
    }
}

fn said_there(found: &Named, how: &str, archived: bool, hint: &str) -> OdooError {
    let name = cut(&shown_line(&found.name), 80);
    let archived = if archived { ", archived" } else { "" };
    OdooError::Stopped(format!(
        "there is one {how} already: {name} (#{}{archived}); {hint}",
        found.id
    ))
}

fn made(model: &str, id: u64, name: &str) -> Value {
    json!({ "connector": "odoo", "model": model, "id": id, "document": name })
}
