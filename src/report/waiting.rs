//! What waits for the person: the requests that were not answered yet.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::base::{Result, Time, clock};
use crate::model::Id;
use crate::model::money::Money;
use crate::model::request::Standing;
use crate::state::State;
use crate::state::requests::Request;
use crate::vault::{Folder, Place, Vault};

/// A request that waits for a yes. `target` may be foreign text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Waiting {
    pub(crate) id: Id,
    pub(crate) action: &'static str,
    pub(crate) target: String,
    pub(crate) amount: Option<Money>,
    pub(crate) asked: String,
    pub(crate) expires: String,
    pub(crate) expired: bool,
    pub(crate) path: String,
    #[serde(skip)]
    pub(crate) place: Place,
}

/// Every request that waits, the one that expires first in front.
///
/// One whose note the person moved already is answered, and waits for `fte act`.
pub(crate) fn all(vault: &Vault, state: &State, now: Time) -> Result<Vec<Waiting>> {
    let pending = state.requests(Standing::Pending)?;
    if pending.is_empty() {
        return Ok(Vec::new());
    }
    let there: BTreeSet<String> =
        vault.list(Folder::PendingApproval)?.into_iter().map(|place| place.name).collect();
    let mut waiting: Vec<_> = pending
        .iter()
        .filter(|request| there.contains(&request.name))
        .map(|request| of(request, now))
        .collect();
    waiting.sort_by(|a, b| (&a.expires, &a.id).cmp(&(&b.expires, &b.id)));
    Ok(waiting)
}

/// What to say of requests' notes that this machine's memory knows nothing of; `None` where it knows them all.
///
/// They come from another computer that works on the same vault, or the state folder was lost: either way no yes counts
/// here, as nothing proves what was asked.
pub(crate) fn unknown(vault: &Vault, state: &State) -> Result<Option<String>> {
    let mut count = 0;
    for place in vault.list(Folder::PendingApproval)? {
        let request = place.id().map(|id| state.request(&id)).transpose()?.flatten();
        count += usize::from(request.is_none());
    }
    let (notes, them) = match count {
        0 => return Ok(None),
        1 => ("1 note".to_owned(), "it"),
        n => (format!("{n} notes"), "them"),
    };
    Ok(Some(format!(
        "Pending_Approval holds {notes} that this machine did not ask, or has forgotten: answer {them} on the computer that \
         asked, or put its state folder back; `fte act` asks anew what a plan still needs"
    )))
}

impl Waiting {
    /// Whether it would book a payment of this document.
    pub(crate) fn pays(&self, document: &str) -> bool {
        self.action == "ledger.payment.record" && self.target.trim() == document
    }

    /// The day on which it expires, where the person is; `expired` where that is over.
    pub(crate) fn expires_on(&self) -> String {
        match clock::parse(&self.expires) {
            _ if self.expired => "expired".into(),
            Some(at) => clock::local(at).date_naive().to_string(),
            None => String::new(),
        }
    }
}

fn of(request: &Request, now: Time) -> Waiting {
    let place = Place::new(Folder::PendingApproval, request.name.clone());
    let expired = clock::parse(&request.expires).is_some_and(|at| at < now);
    Waiting {
        id: request.id.clone(),
        action: request.action.name(),
        target: request.action.target(),
        amount: request.action.amount(),
        asked: request.asked.clone(),
        expires: request.expires.clone(),
        expired,
        path: place.path(),
        place,
    }
}
