//! The files of a fresh vault, from `vault-template/`, embedded.

/// Vault path and content of every file that `fte init` writes; a test holds it against the folder.
pub(crate) const FILES: &[(&str, &str)] = &[
    ("Company_Handbook.md", include_str!("../../vault-template/Company_Handbook.md")),
    ("Business_Goals.md", include_str!("../../vault-template/Business_Goals.md")),
    ("Dashboard.md", include_str!("../../vault-template/Dashboard.md")),
    (".gitignore", include_str!("../../vault-template/gitignore")),
];
