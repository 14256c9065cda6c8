//! The files of a fresh vault, from `vault-template/`, embedded.

macro_rules! files {
    ($( $name:literal ),* $(,)?) => {
        &[ $( ($name, include_str!(concat!("../../vault-template/", $name))), )* (
            // Under its own name it would hide files of this repository from git.
            ".gitignore", include_str!("../../vault-template/gitignore")
        ) ]
    };
}

/// Vault path and content of every file that `fte init` writes; a test holds it against the folder.
pub(crate) const FILES: &[(&str, &str)] = files![
    "Start_Here.md",
    "Company_Handbook.md",
    "Business_Goals.md",
    "Dashboard.md",
    "Accounting/Taxes.md",
    "Views/Approvals.base",
    "Views/Books.base",
    "Views/Contacts.base",
    "Views/Due.base",
    "Views/Failed.base",
    "Playbooks/auto-reply.md",
    "Playbooks/bill-received.md",
    "Playbooks/bounce.md",
    "Playbooks/cancellation.md",
    "Playbooks/complaint.md",
    "Playbooks/continued.md",
    "Playbooks/credit-note.md",
    "Playbooks/deadline.md",
    "Playbooks/delivery-or-travel.md",
    "Playbooks/invoice-disputed.md",
    "Playbooks/invoice-requested.md",
    "Playbooks/meeting-answer.md",
    "Playbooks/meeting-proposed.md",
    "Playbooks/meeting-request.md",
    "Playbooks/monthly-invoice.md",
    "Playbooks/new-lead.md",
    "Playbooks/newsletter.md",
    "Playbooks/offer-accepted.md",
    "Playbooks/opt-out.md",
    "Playbooks/payment-notice.md",
    "Playbooks/payment-received.md",
    "Playbooks/payment-reminder.md",
    "Playbooks/personal.md",
    "Playbooks/price-change.md",
    "Playbooks/question-known-contact.md",
    "Playbooks/receipt-received.md",
    "Playbooks/sent-by-you.md",
    "Playbooks/shop-order.md",
    "Playbooks/social-post-idea.md",
    "Playbooks/statement-csv.md",
    "Playbooks/suspected-fraud.md",
];

/// The folders of a fresh vault below those that [`super::Folder`] names.
pub(crate) const BELOW: &[&str] = &[
    "Accounting/Invoices",
    "Accounting/Bills",
    "Accounting/Payments",
    "Accounting/Expenses",
    "Accounting/Time",
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use serde_json::Value;

    use super::*;
    use crate::vault::{Note, name, yaml};

    #[test]
    fn the_table_has_every_file_of_the_folder() {
        let root = concat!(env!("CARGO_MANIFEST_DIR"), "/vault-template");
        let there: BTreeSet<_> = walkdir::WalkDir::new(root)
            .into_iter()
            .map(Result::unwrap)
            .filter(|entry| entry.file_type().is_file())
            .map(|entry| {
                entry.path().strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/")
            })
            .map(|name| if name == "gitignore" { ".gitignore".to_owned() } else { name })
            .collect();
        let table: BTreeSet<_> = FILES.iter().map(|(name, _)| (*name).to_owned()).collect();
        assert_eq!(table, there);
    }

    #[test]
    fn every_file_can_be_read() {
        for (path, text) in FILES {
            assert!(path.split('/').all(|part| name::fault(part).is_none()), "{path}");
            assert!(text.ends_with('\n') && !text.contains('\r'), "{path}");
            if path.strip_suffix(".md").is_some() {
                let note = Note::parse(text).unwrap_or_else(|error| panic!("{path}: {error}"));
                assert_eq!(note.front.check(), [], "{path}");
            }
        }
    }

    /// Source: Obsidian Help, Bases syntax.
    #[test]
    fn views_are_bases() {
        let bases: Vec<_> =
            FILES.iter().filter(|(name, _)| name.strip_suffix(".base").is_some()).collect();
        assert_eq!(bases.len(), 5);
        for (path, text) in bases {
            let base = yaml::parse(text).unwrap_or_else(|error| panic!("{path}: {error}"));
            let known = ["filters", "formulas", "properties", "views"];
            assert!(
                base.as_object().unwrap().keys().all(|key| known.contains(&key.as_str())),
                "{path}"
            );
            let shown = |order: &Value| {
                order
                    .as_array()
                    .unwrap()
                    .iter()
                    .all(|name| base["properties"].get(name.as_str().unwrap()).is_some())
            };
            for view in base["views"].as_array().unwrap() {
                let known = ["type", "name", "filters", "order", "sort"];
                assert!(
                    view.as_object().unwrap().keys().all(|key| known.contains(&key.as_str())),
                    "{path}"
                );
                assert_eq!(view["type"], "table");
                assert!(shown(&view["order"]), "{path}: {view}");
            }
        }
    }
}
