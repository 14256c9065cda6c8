//! Who a customer or vendor is, as flags.

use clap::Args;

use crate::model::odoo::{Partner, Role};

#[derive(Args, Debug)]
pub(super) struct PartnerArgs {
    /// The name
    #[arg(long, value_name = "NAME")]
    name: String,
    /// The mail address
    #[arg(long, value_name = "ADDRESS", default_value = "", hide_default_value = true)]
    email: String,
    /// The number that they are taxed under, with its country, like `DE123456788`
    #[arg(long, value_name = "NUMBER", default_value = "", hide_default_value = true)]
    vat: String,
    /// Street and number
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    street: String,
    /// The postcode
    #[arg(long, value_name = "CODE", default_value = "", hide_default_value = true)]
    zip: String,
    /// The town
    #[arg(long, value_name = "NAME", default_value = "", hide_default_value = true)]
    city: String,
    /// The country as two letters, like `DE`
    #[arg(long, value_name = "CODE", default_value = "", hide_default_value = true)]
    country: String,
    /// Your own number for them
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    reference: String,
    /// Make it although there is one with the same tax number, address or name
    #[arg(long)]
    even_if_there: bool,
}

impl PartnerArgs {
    pub(super) fn partner(&self, role: Role) -> Partner {
        Partner {
            role,
            name: self.name.trim().to_owned(),
            email: self.email.trim().to_owned(),
            vat: self.vat.replace(' ', ""),
            street: self.street.clone(),
            zip: self.zip.clone(),
            city: self.city.clone(),
            country: self.country.to_uppercase(),
            reference: self.reference.clone(),
            even_if_there: self.even_if_there,
            at: None,
        }
    }
}
