//! A person's yes to a plan as a whole: what of it was read, step by step.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::State;
use crate::base::{Exit, OrFail as _, Result};
use crate::model::Id;

/// A yes to a plan, bound to what was shown of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Consent {
    /// `human:mara`
    pub(crate) by: String,
    pub(crate) at: String,
    /// What the person typed: the plan's id, and the start of the digest of what they read.
    pub(crate) handle: String,
    /// The steps that it is to.
    pub(crate) steps: BTreeMap<String, Agreed>,
}

/// What was read of one step. What its request shows beyond this was not.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Agreed {
    /// The step's own seal: its action as a template, what that takes from other steps, what it needs.
    pub(crate) step: String,
    /// The seal of its request, where that lay before the person already.
    pub(crate) request: Option<String>,
    /// How strict the policy was: 0 automatic, 1 a yes, 2 twice, 3 never.
    pub(crate) strictness: u8,
    pub(crate) warnings: BTreeSet<String>,
    /// Values from outside that decide about harm: parameter and value.
    pub(crate) outside: BTreeSet<(String, String)>,
    /// Its action as it was shown, by name and parameters: with all that the settings put into it.
    pub(crate) action: Option<(String, Value)>,
    /// Files that leave, by path, with their digests.
    pub(crate) files: BTreeMap<String, String>,
}

impl State {
    pub(crate) fn consent(&self, plan: &Id) -> Result<Option<Consent>> {
        let noted = self.note(&key(plan))?;
        noted.map(|noted| serde_json::from_str(&noted)).transpose().or_fail(Exit::Failed)
    }

    pub(crate) fn set_consent(&self, plan: &Id, consent: &Consent) -> Result<()> {
        let noted = serde_json::to_string(consent).or_fail(Exit::Failed)?;
        self.set_note(&key(plan), &noted)
    }

    pub(crate) fn forget_consent(&self, plan: &Id) -> Result<()> {
        self.forget(&key(plan))
    }

    /// A yes that was taken back while something that it was to was under way.
    pub(crate) fn taken_back(&self, plan: &Id) -> Result<Option<Consent>> {
        let noted = self.note(&back_key(plan))?;
        noted.map(|noted| serde_json::from_str(&noted)).transpose().or_fail(Exit::Failed)
    }

    pub(crate) fn set_taken_back(&self, plan: &Id, consent: &Consent) -> Result<()> {
        let noted = serde_json::to_string(consent).or_fail(Exit::Failed)?;
        self.set_note(&back_key(plan), &noted)
    }

    pub(crate) fn forget_taken_back(&self, plan: &Id) -> Result<()> {
        self.forget(&back_key(plan))
    }

    /// Which milestones of a plan are in the log.
    pub(crate) fn told(&self, plan: &Id) -> Result<BTreeSet<String>> {
        let noted = self.note(&told_key(plan))?;
        let told =
            noted.map(|noted| serde_json::from_str(&noted)).transpose().or_fail(Exit::Failed)?;
        Ok(told.unwrap_or_default())
    }

    pub(crate) fn set_told(&self, plan: &Id, told: &BTreeSet<String>) -> Result<()> {
        let noted = serde_json::to_string(told).or_fail(Exit::Failed)?;
        self.set_note(&told_key(plan), &noted)
    }

    /// What is of no use once a plan is finished.
    pub(crate) fn forget_finished(&self, plan: &Id) -> Result<()> {
        self.forget(&told_key(plan))?;
        self.forget_taken_back(plan)?;
        self.forget_consent(plan)
    }
}

fn key(plan: &Id) -> String {
    format!("plan.yes:{plan}")
}

fn back_key(plan: &Id) -> String {
    format!("plan.no:{plan}")
}

fn told_key(plan: &Id) -> String {
    format!("plan.told:{plan}")
}
