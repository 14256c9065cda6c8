//! What an invoice is sent with: a few lines in the customer's language.

use super::words::Digits;
use crate::config::Config;
use crate::model::language::Language;
use crate::model::person::Contact;
use crate::remote::books::Document;

/// A letter's subject and text.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Words {
    pub(crate) subject: String,
    pub(crate) body: String,
}

/// The letter that an invoice goes out with.
pub(crate) fn letter(config: &Config, contact: Option<&Contact>, document: &Document) -> Words {
    let language = Language::to(contact, &config.text("invoice.language"));
    let country = config.text("invoice.country").to_uppercase();
    let amount = Digits::of(language, &country).money(document.amount);
    let id = &document.id;
    let signature = config.filled("mail.signature").unwrap_or_else(|| config.text("owner.name"));
    let due = document.due.map(|due| language.date(due));
    let (subject, body) = match language {
        Language::German => {
            let due = due.map(|due| format!(", fällig am {due}")).unwrap_or_default();
            let body = format!(
                "Guten Tag,\n\nanbei die Rechnung {id} über {amount}{due}.\n\nViele Grüße\n{signature}\n"
            );
            (format!("Rechnung {id}"), body)
        }
        Language::English => {
            let due = due.map(|due| format!(", due on {due}")).unwrap_or_default();
            let body = format!(
                "Hello,\n\nplease find attached invoice {id} over {amount}{due}.\n\nBest regards,\n{signature}\n"
            );
            (format!("Invoice {id}"), body)
        }
    };
    Words { subject, body }
}
