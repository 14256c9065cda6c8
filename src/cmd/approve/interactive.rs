//! `fte approve` without a verb: one request at a time, on a terminal.

use std::fmt;

use serde::Serialize;

use crate::app::App;
use crate::base::{Exit, Fail, Result, prompt, text};
use crate::cmd::editor;
use crate::gate::{Gate, content, page, review};
use crate::model::Id;
use crate::model::plan::StepState;
use crate::model::request::Standing;
use crate::state::requests::Request;
use crate::vault::Place;
use crate::work::whole;

/// What one review came to.
#[derive(Default, Serialize)]
struct Reviewed {
    approved: usize,
    refused: usize,
    skipped: usize,
}

/// What the person chose for one request.
enum Answer {
    Approved,
    Refused,
    Skipped,
    Quit,
}

pub(crate) fn run(app: &App, gate: &Gate<'_>) -> Result<()> {
    let waiting = gate.state.requests(Standing::Pending)?;
    if waiting.is_empty() {
        return app.out.outcome(&Reviewed::default(), false);
    }
    if !prompt::can_ask() {
        return Err(Fail::say(
            Exit::Refused,
            format!("{} requests wait, and nobody can be asked here", waiting.len()),
        )
        .hint("`fte approve list` shows them; `fte approve yes ID` answers one"));
    }
    let mut reviewed = Reviewed::default();
    let count = waiting.len();
    let mut ended = Ok(());
    for (at, request) in waiting.iter().enumerate() {
        app.out.say(format!("\n── {} of {count} ──", at + 1));
        match review_one(app, gate, request) {
            Ok(Answer::Approved) => reviewed.approved += 1,
            Ok(Answer::Refused) => reviewed.refused += 1,
            Ok(Answer::Skipped) => reviewed.skipped += 1,
            Ok(Answer::Quit) => {
                reviewed.skipped += count - at;
                break;
            }
            Err(fail) => {
                reviewed.skipped += count - at;
                ended = Err(fail);
                break;
            }
        }
    }
    app.out.report(&reviewed)?;
    ended
}

fn review_one(app: &App, gate: &Gate<'_>, waiting: &Request) -> Result<Answer> {
    let (mut request, mut place) = match gate.answerable(&waiting.id) {
        Ok(found) => found,
        // Edited or expired: it was drawn anew and is asked as it is now; answered elsewhere: nothing to ask.
        Err(fail) => {
            app.out.warn(fail.face());
            match gate.answerable(&waiting.id) {
                Ok(found) => found,
                Err(_) => return Ok(Answer::Skipped),
            }
        }
    };
    show(app, gate, &request)?;
    loop {
        match prompt::key("approve? (y yes, n no, e edit, s skip, ? whole, q quit)", "ynes?q")? {
            'y' => {
                if Gate::needs_typed(&request)
                    && let Err(fail) = super::yes::confirm_amount(&request)
                {
                    if fail.exit != Exit::Refused {
                        return Err(fail);
                    }
                    app.out.warn(fail.cause);
                    continue;
                }
                // Read again: what lies there now must be what was shown.
                let (fresh, at) = gate.answerable(&request.id)?;
                if fresh.seal != request.seal {
                    app.out.warn("it changed while you read it");
                    return Ok(Answer::Skipped);
                }
                gate.approve(&fresh, &at, &super::person())?;
                return Ok(Answer::Approved);
            }
            'n' => {
                let reason = prompt::line("why (may be empty)")?;
                super::no::refuse(gate, &request.id, &reason)?;
                return Ok(Answer::Refused);
            }
            'e' => {
                if let Some(edited) = edit(app, gate, &request, &place)? {
                    request = edited;
                    place = gate.place_of(&request)?.unwrap_or(place);
                    show(app, gate, &request)?;
                }
            }
            '?' => app.out.say(text::shown(&gate.vault.read_text(&place)?)),
            's' => return Ok(Answer::Skipped),
            _ => return Ok(Answer::Quit),
        }
    }
}

fn show(app: &App, gate: &Gate<'_>, request: &Request) -> Result<()> {
    let later = super::came_later(&gate.later(request)?);
    app.out.say(format!("{}{later}", page::terminal(request)));
    app.out.say(page::terminal_content(request));
    if let Some(plan) = of_more(gate, request) {
        app.out.say(format!("  more of its plan will ask: `fte approve plan {plan}` shows it"));
    }
    Ok(())
}

/// The plan of a request, where steps that come after it would ask as well.
fn of_more<'a>(gate: &Gate<'_>, request: &'a Request) -> Option<&'a Id> {
    let plan = request.origin.plan.as_ref()?;
    let whole = whole::read(gate, plan).ok()?;
    let waits = |part: &whole::Part| part.step.state == StepState::Waiting && part.asks();
    whole.parts.iter().any(waits).then_some(plan)
}

/// Opens the exact content in the person's editor; what they made of it is drawn anew and asked once more.
fn edit(app: &App, gate: &Gate<'_>, request: &Request, place: &Place) -> Result<Option<Request>> {
    let before = content::write(&request.action);
    let name = format!("{}.md", request.id);
    let Some(after) = editor::edit(app, &name, &before)? else { return Ok(None) };
    match content::read(request.action.name(), &after) {
        Ok(action) if action == request.action => {
            app.out.say("nothing was changed");
            Ok(None)
        }
        Ok(action) => {
            let diff = review::diff(&before, &content::write(&action));
            let new = gate.ask_again(request, place, &action, "a person edited it", Some(diff))?;
            Ok(Some(new))
        }
        Err(error) => {
            app.out.warn(format!("your edit can't be read: {error}; nothing was changed"));
            Ok(None)
        }
    }
}

impl fmt::Display for Reviewed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.approved, self.refused, self.skipped) {
            (0, 0, 0) => f.write_str("nothing waits for a yes"),
            (yes, no, rest) => write!(f, "{yes} approved, {no} refused, {rest} still wait"),
        }
    }
}
