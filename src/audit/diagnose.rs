//! Finds what is wrong with the log, and where: joins the runs of all files to one chain and explains each place where
//! they don't join.
//!
//! Each line holds the hash of the one before, and the state holds the hash of each file's last line. So trust runs
//! backwards: a line is as it was written when one that is trusted holds its hash. A line that was changed breaks the
//! chain behind it, and in front of it as well if its own `prev` or `seq` was what changed. A sound log is as many runs
//! as files, whatever its size; all else here costs only where there is damage.

use std::collections::{BTreeMap, BTreeSet};

use super::chain::{Chain, Gap, Part};
use super::files::shown;
use super::runs::{Pieces, Run, hash_of};
use crate::state::log::Mark;

/// What is wrong at one place.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub(crate) struct Problem {
    /// The file's vault path.
    pub(crate) file: String,
    /// From 1; 0: the file as a whole.
    pub(crate) line: u64,
    pub(crate) what: String,
}

/// One file of the log as it was read.
#[derive(Clone, Debug)]
pub(crate) struct View {
    /// Below `Logs/`.
    pub(crate) name: String,
    pub(crate) pieces: Pieces,
    /// Why it could not be read.
    pub(crate) fault: Option<String>,
}

/// The problems of a log, by file and line. `views` come oldest first.
pub(crate) fn diagnose(views: &[View], marks: &[Mark]) -> Vec<Problem> {
    let chain = Chain::of(views, marks);
    let (found, explained, gone) = (BTreeMap::new(), BTreeSet::new(), Vec::new());
    let mut work = Work { views, marks, chain, found, explained, gone };
    work.files();
    work.breaks();
    work.marks();
    work.order();
    work.leftovers();
    work.strays();
    let problem = |((file, line), what): (Spot, String)| {
        let name = views.get(file).map(|view| view.name.clone());
        name.map(|name| Problem { file: shown(&name), line, what })
    };
    let mut problems = work.gone;
    problems.extend(work.found.into_iter().filter_map(problem));
    problems
}

/// A place: a file by its number, and a line.
type Spot = (usize, u64);

struct Work<'a> {
    views: &'a [View],
    marks: &'a [Mark],
    chain: Chain<'a>,
    found: BTreeMap<Spot, String>,
    /// Places that one of `found` explains.
    explained: BTreeSet<Spot>,
    gone: Vec<Problem>,
}

impl Work<'_> {
    /// Notes what is wrong at a place; what was noted first stands.
    fn note(&mut self, spot: Spot, what: impl Into<String>) {
        self.found.entry(spot).or_insert_with(|| what.into());
    }

    /// Files that could not be read, or not to their end.
    fn files(&mut self) {
        for (file, view) in self.views.iter().enumerate() {
            if let Some(fault) = &view.fault {
                self.found.insert((file, 0), fault.clone());
            } else if view.pieces.is_cut_short {
                let what = "damaged throughout; what follows this line was not looked at";
                self.found.insert((file, view.pieces.lines), what.into());
            }
        }
    }

    /// Says of each gap what made it.
    fn breaks(&mut self) {
        for gap in std::mem::take(&mut self.chain.gaps) {
            if gap.to <= gap.from {
                self.doubled(&gap);
            } else if gap.to == gap.from + 1 {
                self.changed(&gap);
            } else {
                self.missing(&gap);
            }
        }
    }

    /// Two parts overlap in their numbers: of the lines that stand twice those are named that nobody vouches for.
    fn doubled(&mut self, gap: &Gap) {
        let Some((file, run)) = gap.after.and_then(|at| self.chain.part(at)) else { return };
        let again = events(gap.to, gap.from.min(run.last_seq), "stands", "stand");
        let before = gap
            .before
            .and_then(|at| self.chain.part(at))
            .filter(|(_, run)| !self.chain.is_vouched(run));
        match before {
            Some((file, run)) if run.last_seq - gap.to <= run.last_line - run.first_line => {
                let line = run.last_line - (run.last_seq - gap.to);
                self.note(
                    (file, line),
                    format!("added or doubled: {again} a second time further on"),
                );
            }
            _ => self.note(
                (file, run.first_line),
                format!("added or doubled: {again} here a second time"),
            ),
        }
    }

    /// The numbers go on, the hashes don't: the line before the gap was changed, or the one after it in its `prev`.
    fn changed(&mut self, gap: &Gap) {
        let before = gap.before.and_then(|at| self.chain.part(at));
        let Some((file, run)) = gap.after.and_then(|at| self.chain.part(at)) else { return };
        let is_alone = run.first_line == run.last_line && !self.chain.is_vouched(run);
        match before {
            Some((file, run)) if !is_alone => self.note((file, run.last_line), CHANGED),
            _ => self.note((file, run.first_line), CHANGED),
        }
    }

    /// Numbers are missing: lines that stand there instead are damaged; where none do, they were removed.
    fn missing(&mut self, gap: &Gap) {
        let before =
            gap.before.and_then(|at| self.chain.part(at)).map(|(file, run)| (file, run.last_line));
        let after =
            gap.after.and_then(|at| self.chain.part(at)).map(|(file, run)| (file, run.first_line));
        let (mut from, to) = (gap.from + 1, gap.to - 1);
        for (spot, lines, why) in
            self.unexplained(before.unwrap_or((0, 0)), after.unwrap_or((usize::MAX, 0)))
        {
            if from > to {
                break;
            }
            let here = match why {
                Some(_) => self.swallowed(spot, lines, from),
                None => from + lines - 1,
            };
            let here = here.min(to);
            let should = format!("{} here", events(from, here, "should stand", "should stand"));
            self.note(spot, format!("{}: {should}", why.as_deref().unwrap_or(CHANGED)));
            self.explained.insert(spot);
            from = here + 1;
        }
        if from <= to {
            self.removed(from, to, before, after);
        }
    }

    /// The last `seq` that damaged lines may stand for: at a file's end all that it had, else each its own and the next
    /// one's, which it took with it when it lost its line end.
    fn swallowed(&self, (file, line): Spot, lines: u64, from: u64) -> u64 {
        let Some(view) = self.views.get(file) else { return from };
        let mark = self.marks.iter().find(|mark| mark.name == view.name);
        let is_end = line + lines > view.pieces.lines;
        mark.filter(|mark| is_end && mark.seq >= from).map_or(from + lines * 2 - 1, |mark| mark.seq)
    }

    /// Damaged lines between two places: where, how many in a row, and what is wrong with them if they are no events.
    fn unexplained(&self, before: Spot, after: Spot) -> Vec<(Spot, u64, Option<String>)> {
        let is_between =
            |spot: Spot| spot > before && spot < after && !self.explained.contains(&spot);
        let mut found = Vec::new();
        for (file, view) in
            self.views.iter().enumerate().skip(before.0).take_while(|(file, _)| *file <= after.0)
        {
            for junk in view.pieces.junk.iter().filter(|junk| is_between((file, junk.first_line))) {
                let lines = junk.last_line - junk.first_line + 1;
                found.push(((file, junk.first_line), lines, Some(junk.why.clone())));
            }
        }
        for part in self.chain.parts.iter().filter(|part| !part.is_used) {
            let spot = (part.file, part.run.first_line);
            if is_between(spot) {
                found.push((spot, part.run.last_line - part.run.first_line + 1, None));
            }
        }
        found.sort();
        found
    }

    /// Events of these numbers are nowhere: says in which files they were.
    fn removed(&mut self, from: u64, to: u64, before: Option<Spot>, after: Option<Spot>) {
        let mut from = from;
        let mut marks: Vec<&Mark> =
            self.marks.iter().filter(|mark| mark.seq >= from && mark.first <= to).collect();
        // A clock that went back makes spans overlap: a file that is gone explains more than one that is there.
        let is_there = |mark: &Mark| self.views.iter().any(|view| view.name == mark.name);
        marks.sort_by_key(|mark| (is_there(mark), mark.seq - mark.first, mark.first));
        for mark in marks {
            let (first, last) = (from.max(mark.first), to.min(mark.seq));
            if first > last {
                continue;
            }
            from = last + 1;
            let Some(file) = self.views.iter().position(|view| view.name == mark.name) else {
                let what =
                    format!("the file is gone, and {} in it", events(first, last, "was", "were"));
                self.gone.push(Problem { file: shown(&mark.name), line: 0, what });
                continue;
            };
            self.removed_in(file, (first, last), before, after);
        }
        if from <= to {
            let place = after.or(before).unwrap_or((0, 0));
            self.removed_in(place.0, (from, to), before, after);
        }
    }

    fn removed_in(
        &mut self,
        file: usize,
        (first, last): (u64, u64),
        before: Option<Spot>,
        after: Option<Spot>,
    ) {
        let gone = events(first, last, "is missing", "are missing");
        let damaged = self
            .views
            .get(file)
            .is_some_and(|view| view.fault.is_some() || view.pieces.is_cut_short);
        match (after, before) {
            _ if damaged => {}
            (Some(after), _) if after.0 == file => {
                self.note(after, format!("{gone} before this line"));
            }
            (_, Some(before)) if before.0 == file => {
                self.note(before, format!("the file was cut after this line: {gone}"));
            }
            _ => self.note((file, 0), format!("{gone} in this file")),
        }
    }

    /// Holds the last line of each file, and the last of all, against the checkpoint.
    fn marks(&mut self) {
        let mut is_rewritten = false;
        let marks = self.marks;
        for mark in marks {
            let Some(file) = self.views.iter().position(|view| view.name == mark.name) else {
                continue;
            };
            let is_end = |part: &&Part<'_>| {
                part.is_used && part.file == file && part.run.last_seq == mark.seq
            };
            let Some(part) = self.chain.parts.iter().rfind(is_end) else { continue };
            let has_problem = self.found.range((file, 0)..=(file, u64::MAX)).next().is_some();
            if hash_of(mark) == Some(part.run.hash) || has_problem || is_rewritten {
                continue;
            }
            is_rewritten = true;
            let what = "not the line that was written: it was changed, or the log was written anew up to here";
            self.note((file, part.run.last_line), what);
        }
        self.added();
    }

    /// Lines that go on behind the log's end were not written from here.
    fn added(&mut self) {
        let Some(end) = self.chain.end else { return };
        let beyond = self
            .chain
            .order
            .iter()
            .filter_map(|at| self.chain.part(*at))
            .filter(|(_, run)| run.first_seq > end);
        let spots: Vec<_> =
            beyond.map(|(file, run)| ((file, run.first_line), run.clone())).collect();
        for (spot, run) in spots {
            let added = events(run.first_seq, run.last_seq, "was", "were");
            self.note(
                spot,
                format!("{added} added behind the log's end, not by this machine's `fte`"),
            );
        }
    }

    /// Lines that are whole but stand in another place than their number says.
    fn order(&mut self) {
        let mut moved = Vec::new();
        let mut stacks: BTreeMap<usize, Vec<&Run>> = BTreeMap::new();
        for (file, run) in self.chain.order.iter().filter_map(|at| self.chain.part(*at)) {
            let stack = stacks.entry(file).or_default();
            let lines = |run: &Run| run.last_line - run.first_line;
            // Of two that stand the wrong way round the shorter one is taken to be the one that was moved.
            loop {
                match stack.last() {
                    Some(last) if last.first_line > run.first_line && lines(last) <= lines(run) => {
                        moved.extend(stack.pop().map(|last| (file, last)));
                    }
                    Some(last) if last.first_line > run.first_line => {
                        moved.push((file, run));
                        break;
                    }
                    _ => {
                        stack.push(run);
                        break;
                    }
                }
            }
        }
        for (file, run) in moved {
            let what = format!(
                "moved: {} in another place of the file",
                events(run.first_seq, run.last_seq, "belongs", "belong")
            );
            self.note((file, run.first_line), what);
        }
    }

    /// Lines that have no place in the chain and are in nobody's place.
    fn leftovers(&mut self) {
        for (spot, lines, why) in self.unexplained((0, 0), (usize::MAX, 0)) {
            let what = why.unwrap_or_else(|| match lines {
                1 => "does not belong to the log: added, doubled or moved".into(),
                n => format!(
                    "this line and {} more do not belong to the log: added, doubled or moved",
                    n - 1
                ),
            });
            self.note(spot, what);
        }
    }

    /// Lines in the file of another day.
    fn strays(&mut self) {
        for (file, view) in self.views.iter().enumerate() {
            let mut last = 0;
            for line in &view.pieces.strays {
                if *line != last + 1 || last == 0 {
                    self.note((file, *line), "an event of another day than the file's");
                }
                last = *line;
            }
        }
    }
}

const CHANGED: &str = "changed";

/// `event 7 was`, `events 7–9 (3) were`: events by their numbers, and a verb for one or for several.
fn events(first: u64, last: u64, one: &str, several: &str) -> String {
    if first >= last {
        return format!("the event with `seq` {first} {one}");
    }
    format!("the {} events with `seq` {first} to {last} {several}", last - first + 1)
}
