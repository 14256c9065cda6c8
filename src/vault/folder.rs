//! The vault's folders: each is a state, and these are the moves between them.

use std::fmt;

/// A folder that `fte` knows. `Done` notes lie one level deeper, in `Done/YYYY-MM/`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Folder {
    Inbox,
    NeedsAction,
    InProgress,
    Plans,
    PendingApproval,
    Approved,
    Rejected,
    Done,
    DeadLetter,
    Quarantine,
    Attachments,
    Contacts,
    Accounting,
    Briefings,
    Audits,
    Logs,
    Playbooks,
    Skills,
    Views,
}

impl Folder {
    pub(crate) const ALL: [Folder; 19] = [
        Folder::Inbox,
        Folder::NeedsAction,
        Folder::InProgress,
        Folder::Plans,
        Folder::PendingApproval,
        Folder::Approved,
        Folder::Rejected,
        Folder::Done,
        Folder::DeadLetter,
        Folder::Quarantine,
        Folder::Attachments,
        Folder::Contacts,
        Folder::Accounting,
        Folder::Briefings,
        Folder::Audits,
        Folder::Logs,
        Folder::Playbooks,
        Folder::Skills,
        Folder::Views,
    ];

    /// The folder's name in the vault.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Folder::Inbox => "Inbox",
            Folder::NeedsAction => "Needs_Action",
            Folder::InProgress => "In_Progress",
            Folder::Plans => "Plans",
            Folder::PendingApproval => "Pending_Approval",
            Folder::Approved => "Approved",
            Folder::Rejected => "Rejected",
            Folder::Done => "Done",
            Folder::DeadLetter => "Dead_Letter",
            Folder::Quarantine => "Quarantine",
            Folder::Attachments => "Attachments",
            Folder::Contacts => "Contacts",
            Folder::Accounting => "Accounting",
            Folder::Briefings => "Briefings",
            Folder::Audits => "Audits",
            Folder::Logs => "Logs",
            Folder::Playbooks => "Playbooks",
            Folder::Skills => "Skills",
            Folder::Views => "Views",
        }
    }

    /// What `status` in the front matter says of a note here; `None` where notes have no state.
    pub(crate) fn status(self) -> Option<&'static str> {
        match self {
            Folder::NeedsAction => Some("needs_action"),
            Folder::InProgress => Some("in_progress"),
            Folder::PendingApproval => Some("pending_approval"),
            Folder::Approved => Some("approved"),
            Folder::Rejected => Some("rejected"),
            Folder::Done => Some("done"),
            Folder::DeadLetter => Some("dead_letter"),
            Folder::Quarantine => Some("quarantine"),
            _ => None,
        }
    }
}

impl fmt::Display for Folder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}
