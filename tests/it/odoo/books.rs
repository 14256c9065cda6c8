//! Records in a database of a test's own, made as a bookkeeper's browser makes them.

use serde_json::{Value, json};

use super::Odoo;

/// A customer's name as somebody hostile writes it, within Odoo's own limits.
pub(crate) const HOSTILE: &str = "Dana \u{1b}[31m\u{202e}Reyes\r\n\u{7}";

impl Odoo {
    pub(crate) fn customer(&self, name: &str) -> u64 {
        self.make("res.partner", json!({ "name": name, "customer_rank": 1, "city": "Lyon" }))
    }

    pub(crate) fn vendor(&self, name: &str) -> u64 {
        self.make("res.partner", json!({ "name": name, "supplier_rank": 1 }))
    }

    #[expect(clippy::needless_pass_by_value, reason = "calls read better with the literal")]
    pub(crate) fn make(&self, model: &str, values: Value) -> u64 {
        self.make_for(1, model, &values)
    }

    fn make_for(&self, company: u64, model: &str, values: &Value) -> u64 {
        let context = json!({ "allowed_company_ids": [company] });
        let made = self.call(model, "create", json!({ "vals_list": [values], "context": context }));
        made[0].as_u64().unwrap()
    }

    /// A posted document of the main company with one line of this price and tax.
    pub(crate) fn posted(&self, kind: &str, partner: u64, days: [&str; 2], price: f64) -> u64 {
        self.posted_for(1, json!({ "move_type": kind, "partner_id": partner }), days, price)
    }

    /// The same with other values beside, in another company.
    pub(crate) fn posted_for(
        &self,
        company: u64,
        mut values: Value,
        [date, due]: [&str; 2],
        price: f64,
    ) -> u64 {
        let is_sale = values["move_type"].as_str().unwrap().starts_with("out_");
        let tax_use = if is_sale { "sale" } else { "purchase" };
        let domain = json!([["type_tax_use", "=", tax_use], ["company_id", "=", company]]);
        let tax = self.rows_for(company, "account.tax", &domain)[0]["id"].clone();
        let line = json!([0, 0, {
            "name": HOSTILE, "quantity": 2, "price_unit": price, "tax_ids": [[6, 0, [tax]]],
        }]);
        values["invoice_date"] = json!(date);
        values["invoice_date_due"] = json!(due);
        values["ref"] = json!(format!("REF-{date}"));
        values["invoice_line_ids"] = json!([line]);
        let id = self.make_for(company, "account.move", &values);
        let context = json!({ "allowed_company_ids": [company] });
        self.call("account.move", "action_post", json!({ "ids": [id], "context": context }));
        id
    }

    fn rows_for(&self, company: u64, model: &str, domain: &Value) -> Vec<Value> {
        let context = json!({ "allowed_company_ids": [company] });
        let args = json!({ "domain": domain, "fields": ["name"], "order": "id", "limit": 10, "context": context });
        self.call(model, "search_read", args).as_array().unwrap().clone()
    }

    /// Pays a document, in part where an amount is named.
    pub(crate) fn pay(&self, document: u64, date: &str, amount: Option<f64>) {
        let context = json!({
            "allowed_company_ids": [1], "active_model": "account.move", "active_ids": [document],
            "dont_redirect_to_payments": true,
        });
        let mut values = json!({ "payment_date": date });
        if let Some(amount) = amount {
            values["amount"] = json!(amount);
        }
        let wizard = "account.payment.register";
        let made =
            self.call(wizard, "create", json!({ "vals_list": [values], "context": context }));
        self.call(wizard, "action_create_payments", json!({ "ids": made, "context": context }));
    }

    /// The id of the euro.
    pub(crate) fn euro(&self) -> Value {
        self.rows("res.currency", &json!([["name", "=", "EUR"]]), &["name"])[0]["id"].clone()
    }
}
