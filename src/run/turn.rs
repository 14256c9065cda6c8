//! When a supervisor lets plan and act run: something was heard, a held request's time came, or it is long ago.

use std::collections::VecDeque;
use std::fmt;
use std::time::{Duration, Instant};

use chrono::TimeDelta;
use serde::Serialize;
use serde_json::Value;

use super::child::{Ended, Hands, Kid};
use super::did::Did;
use super::pass::{Stage, hung};
use super::report::StageFailed;
use crate::base::{Time, clock};

/// How long things may settle before they are looked at: a move of many notes is one change.
const SETTLE: Duration = Duration::from_millis(300);
/// The longest rest between passes that hear something each time and do nothing.
const LONGEST: Duration = Duration::from_secs(30);

/// The pass that is under way, or when the next one is due.
pub(super) struct Turn {
    /// How often there is a pass although nothing was heard.
    tick: Duration,
    /// How long one stage may take.
    limit: Duration,
    due: Instant,
    /// When something that is held back goes on.
    hold: Option<Time>,
    queue: VecDeque<Stage>,
    under_way: Option<(Stage, Kid)>,
    /// Whether something was heard since the pass began: our own doing, or a person's.
    heard: bool,
    /// How long the next pass waits after what is heard.
    gap: Duration,
    passed: Option<Passed>,
}

/// What a pass did: a line of output.
#[derive(Debug, Default, Serialize)]
pub(super) struct Passed {
    pub(super) at: Time,
    pub(super) did: Did,
    pub(super) failed: Vec<StageFailed>,
    /// How many requests wait for a yes.
    pub(super) waiting: u64,
    /// When what is in doubt is first asked for again.
    #[serde(skip)]
    pub(super) asked: Option<Time>,
}

impl Turn {
    /// The first pass is due at once: what was begun before is settled.
    pub(super) fn new(tick: Duration, limit: Duration) -> Turn {
        Turn {
            tick,
            limit,
            due: Instant::now(),
            hold: None,
            queue: VecDeque::new(),
            under_way: None,
            heard: true,
            gap: SETTLE,
            passed: None,
        }
    }

    /// Something changed: a pass is due soon, or once more after the one that is under way.
    pub(super) fn changed(&mut self) {
        self.heard = true;
        if self.passed.is_none() {
            self.due = self.due.min(Instant::now() + self.gap);
        }
    }

    /// How long there is nothing to do here; what is under way says itself when it is over.
    pub(super) fn rest(&self) -> Duration {
        match (&self.passed, self.under_way.is_some()) {
            (None, _) => self.due.saturating_duration_since(Instant::now()),
            (Some(_), true) => Duration::MAX,
            (Some(_), false) => Duration::ZERO,
        }
    }

    pub(super) fn kid(&mut self, number: u64) -> Option<&mut Kid> {
        self.under_way.as_mut().map(|(_, kid)| kid).filter(|kid| kid.number == number)
    }

    /// Tells what is under way to end.
    pub(super) fn tell(&mut self) {
        if let Some((_, kid)) = &mut self.under_way {
            kid.tell();
        }
    }

    /// Begins a pass where one is due, and starts the next stage. Returns a stage that ended otherwise than by its last
    /// word: it hung, or could not be started.
    pub(super) fn tend(&mut self, hands: &mut Hands, now: Time) -> Option<(Stage, Ended)> {
        if let Some((stage, mut kid)) = self.under_way.take() {
            if kid.since.elapsed() > self.limit {
                let mut ended = kid.kill();
                ended.why = hung(self.limit);
                return Some((stage, ended));
            }
            if kid.is_over() {
                return Some((stage, kid.ended()));
            }
            self.under_way = Some((stage, kid));
            return None;
        }
        if self.passed.is_none() {
            let is_let_go = self.hold.is_some_and(|hold| hold <= now);
            if self.due > Instant::now() && !is_let_go {
                return None;
            }
            self.queue = VecDeque::from([Stage::Plan, Stage::Act]);
            // A change that is the reason for this pass is a reason for the dashboard, too.
            if self.heard {
                self.queue.push_back(Stage::Dashboard);
            }
            self.heard = false;
            self.passed = Some(Passed { at: now, ..Passed::default() });
        }
        let stage = self.queue.pop_front()?;
        match hands.start(stage.words(), None) {
            Ok(kid) => self.under_way = Some((stage, kid)),
            Err(fail) => {
                let why = fail.causes().join(": ");
                return Some((
                    stage,
                    Ended { exit: None, report: Value::Null, why, warnings: Vec::new() },
                ));
            }
        }
        None
    }

    /// The stage that is under way, once it has said its last.
    pub(super) fn gone(&mut self, number: u64) -> Option<(Stage, Ended)> {
        self.kid(number)?;
        let (stage, kid) = self.under_way.take()?;
        Some((stage, kid.ended()))
    }

    /// Takes down what a stage did; `failed` where that is to be told.
    pub(super) fn note(&mut self, stage: Stage, ended: &Ended, failed: Option<StageFailed>) {
        let Some(passed) = &mut self.passed else { return };
        passed.did.add(&ended.report);
        passed.failed.extend(failed);
        if let Some(waiting) = ended.report.get("waiting").and_then(Value::as_u64) {
            passed.waiting = waiting;
        }
        if stage == Stage::Act {
            passed.asked = asked_again(&ended.report);
        }
        let is_last = stage == Stage::Act && self.queue.is_empty();
        if is_last && (self.heard || passed.did.is_news()) {
            self.queue.push_back(Stage::Dashboard);
        }
    }

    /// What the pass did, where its last stage is over; from then on the next one is waited for. `hold` says when
    /// something that was held back when the pass began goes on: what ended meanwhile came too late for it.
    pub(super) fn close(&mut self, hold: impl FnOnce(Time) -> Option<Time>) -> Option<Passed> {
        if self.under_way.is_some() || !self.queue.is_empty() {
            return None;
        }
        let passed = self.passed.take()?;
        // Passes that hear each other, and nothing else, must not keep the machine busy.
        self.gap = match (self.heard, passed.is_news()) {
            (true, false) => (self.gap * 2).min(LONGEST),
            _ => SETTLE,
        };
        self.due = Instant::now() + if self.heard { self.gap } else { self.tick };
        self.hold = [hold(passed.at), passed.asked].into_iter().flatten().min();
        Some(passed)
    }
}

/// When the first of what `act` left in doubt is asked for again by itself. It says whole seconds, cut off.
fn asked_again(acted: &Value) -> Option<Time> {
    let doubts = acted.get("doubt").and_then(Value::as_array).into_iter().flatten();
    let until = |doubt: &Value| clock::parse(doubt.get("until")?.as_str()?);
    doubts.filter_map(until).min().map(|until| until + TimeDelta::seconds(1))
}

impl Passed {
    pub(super) fn is_news(&self) -> bool {
        self.did.is_news() || !self.failed.is_empty()
    }
}

impl fmt::Display for Passed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}  {}", clock::local(self.at).format("%H:%M"), self.did)?;
        for failed in &self.failed {
            write!(f, "; {} failed", failed.stage)?;
        }
        match self.waiting {
            0 => Ok(()),
            1 => f.write_str("; 1 request waits for your answer"),
            n => write!(f, "; {n} requests wait for your answer"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: u32) -> Time {
        clock::parse(&format!("2026-11-16T09:00:{second:02}Z")).unwrap()
    }

    #[test]
    fn what_ended_during_a_pass_is_come_back_to() {
        let mut turn = Turn::new(Duration::from_mins(5), Duration::from_mins(1));
        turn.passed = Some(Passed { at: at(10), ..Passed::default() });
        let holds = [at(9), at(11), at(40)];
        turn.close(|began| holds.into_iter().filter(|until| *until > began).min());
        assert_eq!(turn.hold, Some(at(11)));
    }

    #[test]
    fn a_doubt_is_asked_about_when_act_said_so() {
        let acted = |doubt: Value| serde_json::json!({ "doubt": doubt });
        let row =
            |until: Value| serde_json::json!({ "id": "7k2m3qxa4d", "why": "x", "until": until });
        assert_eq!(asked_again(&acted(serde_json::json!([]))), None);
        assert_eq!(
            asked_again(&acted(serde_json::json!([{ "id": "7k2m3qxa4d", "why": "x" }]))),
            None
        );
        let both = [row(Value::Null), row(clock::seconds(at(30)).into())];
        assert_eq!(asked_again(&acted(both.to_vec().into())), Some(at(31)));
    }
}
