//! A yes to a plan as a whole: what of a step is read before there is a request, what the yes is to, and taking it back.

use super::draw::{because, sealed};
use super::submit::Links;
use super::{Gate, content};
use crate::base::{Fail, Result};
use crate::model::action::Action;
use crate::model::event::Event;
use crate::model::item::Item;
use crate::model::plan::Blanks;
use crate::model::request::{Proposal, Standing, Verdict};
use crate::state::consent::{Agreed, Consent};
use crate::state::requests::Request;
use crate::vault::{Folder, Place};

impl Gate<'_> {
    /// The request of a step as it would be drawn now, with places for what is not known yet. Nothing is noted.
    pub(crate) fn preview(
        &self,
        proposal: &Proposal,
        item: Option<&Item>,
        links: Links<'_>,
        blanks: &Blanks,
    ) -> Result<Request> {
        let mut action = content::canonical(&proposal.action);
        self.bind_known_files(&mut action, blanks);
        let id = self.id_of(proposal, &action);
        self.bind_settings(&mut action);
        self.draw(id, action, proposal, item, links)
    }

    /// What a yes to this drawing of a step is to. `step` is the step's own seal.
    pub(crate) fn agreed(&self, request: &Request, step: &str) -> Agreed {
        let files = request.action.files().iter().filter(|file| !file.sha256.is_empty());
        Agreed {
            step: step.to_owned(),
            request: (!request.seal.is_empty() && request.placed.is_some())
                .then(|| request.seal.clone()),
            strictness: self.strictness(request),
            warnings: request.origin.warnings.iter().cloned().collect(),
            outside: harmful(request).collect(),
            action: Some((request.action.name().to_owned(), request.action.params())),
            files: files.map(|file| (file.path.clone(), file.sha256.clone())).collect(),
        }
    }

    /// The request as approved, with the yes's handle, where it asks and the yes to its plan is to it.
    pub(super) fn under(
        &self,
        request: Request,
        consent: Option<&Consent>,
    ) -> (Request, Option<String>) {
        let step = request.origin.step.as_ref();
        let agreed =
            consent.zip(step).and_then(|(consent, step)| Some((consent, consent.steps.get(step)?)));
        let asks =
            request.standing == Standing::Pending && matches!(request.verdict, Verdict::Ask(_));
        let Some((consent, agreed)) = agreed.filter(|_| asks) else { return (request, None) };
        if let Some(why) = self.beyond(agreed, &request) {
            let said = format!(
                "{}, and the yes to the plan is not to this: {why}",
                because(&request.verdict)
            );
            return (sealed(Request { verdict: Verdict::Ask(said), ..request }), None);
        }
        let approved_by = Some(consent.by.clone());
        let approved = Request { standing: Standing::Approved, approved_by, ..request };
        (approved, Some(consent.handle.clone()))
    }

    /// What a request shows that was not read when the yes was given; in our own words.
    fn beyond(&self, agreed: &Agreed, request: &Request) -> Option<String> {
        let shown = agreed.action.clone();
        let shown = shown.and_then(|(name, params)| Action::from_params(&name, params).ok());
        let Some(shown) = shown else { return Some("it is not known what was read of it".into()) };
        let same = |path: &str, digest: &String| {
            request.action.files().iter().any(|file| file.path == path && file.sha256 == *digest)
        };
        if self.strictness(request) > agreed.strictness {
            return Some("the policy is stricter now".into());
        }
        // Whatever the settings put into an action was read with it.
        if let Some(setting) = self.changed_setting(&shown) {
            return Some(format!("{setting} is another now"));
        }
        if !agreed.files.iter().all(|(path, digest)| same(path, digest)) {
            return Some("a file is not what it was".into());
        }
        if !request.origin.warnings.iter().all(|warning| agreed.warnings.contains(warning)) {
            return Some("it has a warning that the plan did not have".into());
        }
        let is_new = |value: (String, String)| !agreed.outside.contains(&value);
        harmful(request)
            .any(is_new)
            .then(|| "it has a value from outside that the plan did not show".into())
    }

    /// Asks again for all of these approved requests, in one commit with the `events` of that and with `also`: none of them
    /// stays approved, or all do. Returns why notes could not follow.
    ///
    /// Their notes go out of `Approved/` first, as in [`Gate::ask_again`]. One that can't is no danger there: it does not
    /// say what was drawn any more.
    pub(crate) fn take_back(
        &self,
        approved: &[Request],
        mut events: Vec<Event>,
        why: &str,
        also: impl FnOnce() -> Result<()>,
    ) -> Result<Vec<Fail>> {
        let (mut changes, mut failed) = (Vec::new(), Vec::new());
        for old in approved {
            let new = self.redraw(old, &old.action, why, None)?;
            failed.extend(self.draw_back(old, &new).err());
            let mut event = self.event(&new, "approval.ask-again");
            event.parameters.insert("why".into(), why.into());
            events.push(event);
            changes.push((old, new));
        }
        self.trail.record_with(events, || {
            changes.iter().try_for_each(|(old, new)| self.put(old, new))?;
            also()
        })?;
        Ok(failed)
    }

    /// Draws a request that is asked for again where it waits. One that lies in `Rejected/` is a no, which is yet to be noted.
    fn draw_back(&self, old: &Request, new: &Request) -> Result<()> {
        let pending = Place::new(Folder::PendingApproval, new.name.clone());
        match self.place_of(old)? {
            Some(place) if place.folder == Folder::Rejected => return Ok(()),
            Some(place) => self.vault.shift(&place, &pending)?,
            None => {}
        }
        self.draw_over(new, &pending)
    }

    /// How strict the policy alone is with an action.
    fn strictness(&self, request: &Request) -> u8 {
        match self.judge_again(request).verdict {
            Verdict::Go(_) => 0,
            Verdict::Ask(_) => 1,
            Verdict::AskTwice(_) => 2,
            Verdict::Never(_) => 3,
        }
    }
}

fn harmful(request: &Request) -> impl Iterator<Item = (String, String)> {
    let values = request.origin.outside.iter().filter(|value| value.harm);
    values.map(|value| (value.field.clone(), value.value.clone()))
}
