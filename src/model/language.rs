//! The language of what goes to somebody.

use super::person::Contact;

/// A language that invoices and the mails around them are written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Language {
    #[default]
    English,
    German,
}

impl Language {
    /// The language of a code like `de` or `de-AT`; `None` for one that there are no words for.
    pub(crate) fn of(code: &str) -> Option<Language> {
        match code.trim().to_ascii_lowercase().split(['-', '_']).next() {
            Some("de" | "deutsch" | "german") => Some(Language::German),
            Some("en" | "english" | "englisch") => Some(Language::English),
            _ => None,
        }
    }

    /// A contact's own, else that of the country they are in, else that of the setting `invoice.language`.
    pub(crate) fn to(contact: Option<&Contact>, setting: &str) -> Language {
        let own = contact.and_then(|contact| {
            let speaks_german = matches!(contact.billing.country.as_str(), "DE" | "AT" | "LI");
            Language::of(&contact.billing.language)
                .or_else(|| speaks_german.then_some(Language::German))
        });
        own.or_else(|| Language::of(setting)).unwrap_or_default()
    }

    /// What an invoice says whose tax the customer owes.
    ///
    /// Source: Directive 2006/112/EC, Article 226 (11a), in both languages.
    pub(crate) fn reverse_charge(self) -> &'static str {
        match self {
            Language::English => "Reverse charge: VAT is to be accounted for by the recipient.",
            Language::German => "Steuerschuldnerschaft des Leistungsempfängers (Reverse Charge).",
        }
    }

    pub(crate) fn code(self) -> &'static str {
        match self {
            Language::English => "en",
            Language::German => "de",
        }
    }
}
