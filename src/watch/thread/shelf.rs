//! Where the notes of items lie, looked at once a batch: a conversation of many messages lists no folder for each.

use std::collections::BTreeMap;

use crate::base::Result;
use crate::model::Id;
use crate::vault::{Folder, Place, Vault};

/// Notes by id. What was moved since is told by the write that then fails.
#[derive(Default)]
pub(in crate::watch) struct Shelf {
    open: Option<BTreeMap<Id, Place>>,
    over: Option<BTreeMap<Id, Place>>,
}

impl Shelf {
    /// The note of an item that waits or is under way.
    pub(super) fn open(&mut self, vault: &Vault, id: &Id) -> Result<Option<Place>> {
        if self.open.is_none() {
            self.open = Some(listed(vault, &[Folder::NeedsAction, Folder::InProgress])?);
        }
        Ok(self.open.as_ref().and_then(|open| open.get(id)).cloned())
    }

    /// The note of an item, wherever it lies.
    pub(super) fn anywhere(&mut self, vault: &Vault, id: &Id) -> Result<Option<Place>> {
        if let Some(place) = self.open(vault, id)? {
            return Ok(Some(place));
        }
        if self.over.is_none() {
            let folders = [Folder::Done, Folder::DeadLetter, Folder::Rejected];
            self.over = Some(listed(vault, &folders)?);
        }
        Ok(self.over.as_ref().and_then(|over| over.get(id)).cloned())
    }

    /// Notes where a new item lies.
    pub(in crate::watch) fn add(&mut self, id: &Id, place: &Place) {
        if let Some(open) = &mut self.open {
            open.insert(id.clone(), place.clone());
        }
    }
}

fn listed(vault: &Vault, folders: &[Folder]) -> Result<BTreeMap<Id, Place>> {
    let mut found = BTreeMap::new();
    for folder in folders {
        let mut parts = vec![None];
        if *folder == Folder::Done {
            parts = vault.months()?.into_iter().map(Some).collect();
        }
        for part in parts {
            let places = vault.list_below(*folder, part.as_deref())?;
            found.extend(places.into_iter().filter_map(|place| Some((place.id()?, place))));
        }
    }
    Ok(found)
}
