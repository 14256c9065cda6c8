//! What each action does in Odoo, and how it is found again. Each call is one transaction; each record that is made has an
//! external id from the request's key, so that a repeated or unanswered call finds it.

use serde_json::{Value, json};

use super::error::OdooError;
use super::{Odoo, external};
use crate::model::action::Action;
use crate::model::odoo::{Partner, Role};
use crate::vault::Vault;

/// Does it, or finds that it was done under this key; the receipt.
pub(crate) fn perform(
    odoo: &Odoo<'_>,
    _vault: &Vault,
    action: &Action,
    key: &str,
) -> Result<Value, OdooError> {
    if let Some(receipt) = find(odoo, action, key)? {
        return Ok(receipt);
    }
    match action {
        Action::CreatePartner(partner) => create_partner(odoo, partner, key),
        _ => Err(OdooError::Data(format!("`{}` can't be done in Odoo yet", action.name()))),
    }
}

/// What was done under a key; `None` where nothing was.
pub(crate) fn find(
    odoo: &Odoo<'_>,
    action: &Action,
    key: &str,
) -> Result<Option<Value>, OdooError> {
    let own = external::id(key, "");
    match action {
        Action::CreatePartner(partner) => {
            Ok(odoo.made("res.partner", &own)?.map(|id| partner_receipt(partner, id)))
        }
        _ => Ok(None),
    }
}

fn create_partner(odoo: &Odoo<'_>, partner: &Partner, key: &str) -> Result<Value, OdooError> {
    let rank = match partner.role {
        Role::Customer => "customer_rank",
        Role::Vendor => "supplier_rank",
    };
    let mut fields = vec!["id", "name", rank];
    let mut row = vec![external::id(key, ""), partner.name.clone(), "1".to_owned()];
    let values = [
        ("email", &partner.email),
        ("vat", &partner.vat),
        ("street", &partner.street),
        ("zip", &partner.zip),
        ("city", &partner.city),
        ("ref", &partner.reference),
    ];
    for (field, value) in values.into_iter().filter(|(_, value)| !value.is_empty()) {
        fields.push(field);
        row.push(value.clone());
    }
    let id = odoo.load("res.partner", &fields, vec![row], Vec::new())?;
    Ok(partner_receipt(partner, id))
}

fn partner_receipt(partner: &Partner, id: u64) -> Value {
    json!({ "connector": "odoo", "model": "res.partner", "id": id, "document": partner.name })
}
