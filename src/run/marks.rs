//! What changes when something moves on, to tell progress from tries that came to nothing.

use std::collections::BTreeSet;

use super::left::Sources;
use crate::base::Result;
use crate::model::request::Standing;
use crate::vault::{Folder, Place};

/// Where every live note lies, and how far every open request and plan is.
///
/// Tries that came to nothing change none of it.
pub(super) fn marks(from: Sources<'_>) -> Result<BTreeSet<String>> {
    let mut marks = BTreeSet::new();
    let folders =
        [Folder::NeedsAction, Folder::InProgress, Folder::PendingApproval, Folder::Approved];
    for folder in folders.into_iter().chain([Folder::DeadLetter, Folder::Quarantine, Folder::Plans])
    {
        marks.extend(from.vault.list(folder)?.iter().map(Place::path));
    }
    marks.insert(format!("inbox {}", from.vault.glance(Folder::Inbox)?.count));
    for standing in [Standing::Pending, Standing::Approved, Standing::Begun] {
        // An interrupted try leaves a request begun, and the look-up puts it back: that is no progress.
        let open = if standing == Standing::Begun { Standing::Approved } else { standing };
        let requests = from.state.requests(standing)?;
        marks.extend(
            requests.iter().map(|request| format!("{} {open:?} {}", request.id, request.seal)),
        );
    }
    Ok(marks)
}
