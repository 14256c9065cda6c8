//! The files of a fresh vault, from `vault-template/`, embedded.

/// Vault path and content of every file that `fte init` writes; a test holds it against the folder.
pub(crate) const FILES: &[(&str, &str)] = &[
    ("Company_Handbook.md", include_str!("../../vault-template/Company_Handbook.md")),
    ("Business_Goals.md", include_str!("../../vault-template/Business_Goals.md")),
    ("Dashboard.md", include_str!("../../vault-template/Dashboard.md")),
    (".gitignore", include_str!("../../vault-template/gitignore")),
    ("Playbooks/auto-reply.md", include_str!("../../vault-template/Playbooks/auto-reply.md")),
    ("Playbooks/bill-received.md", include_str!("../../vault-template/Playbooks/bill-received.md")),
    ("Playbooks/bounce.md", include_str!("../../vault-template/Playbooks/bounce.md")),
    ("Playbooks/complaint.md", include_str!("../../vault-template/Playbooks/complaint.md")),
    ("Playbooks/deadline.md", include_str!("../../vault-template/Playbooks/deadline.md")),
    (
        "Playbooks/delivery-or-travel.md",
        include_str!("../../vault-template/Playbooks/delivery-or-travel.md"),
    ),
    (
        "Playbooks/invoice-requested.md",
        include_str!("../../vault-template/Playbooks/invoice-requested.md"),
    ),
    (
        "Playbooks/meeting-request.md",
        include_str!("../../vault-template/Playbooks/meeting-request.md"),
    ),
    ("Playbooks/new-lead.md", include_str!("../../vault-template/Playbooks/new-lead.md")),
    ("Playbooks/newsletter.md", include_str!("../../vault-template/Playbooks/newsletter.md")),
    (
        "Playbooks/payment-notice.md",
        include_str!("../../vault-template/Playbooks/payment-notice.md"),
    ),
    (
        "Playbooks/payment-received.md",
        include_str!("../../vault-template/Playbooks/payment-received.md"),
    ),
    ("Playbooks/personal.md", include_str!("../../vault-template/Playbooks/personal.md")),
    (
        "Playbooks/question-known-contact.md",
        include_str!("../../vault-template/Playbooks/question-known-contact.md"),
    ),
    (
        "Playbooks/receipt-received.md",
        include_str!("../../vault-template/Playbooks/receipt-received.md"),
    ),
    ("Playbooks/sent-by-you.md", include_str!("../../vault-template/Playbooks/sent-by-you.md")),
    (
        "Playbooks/social-post-idea.md",
        include_str!("../../vault-template/Playbooks/social-post-idea.md"),
    ),
    ("Playbooks/statement-csv.md", include_str!("../../vault-template/Playbooks/statement-csv.md")),
    (
        "Playbooks/suspected-fraud.md",
        include_str!("../../vault-template/Playbooks/suspected-fraud.md"),
    ),
];
