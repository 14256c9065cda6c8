//! Joins the runs of all files to one chain, over the gaps that damage left.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use super::diagnose::View;
use super::runs::{GENESIS, Hash, Run, hash_of};
use crate::state::log::Mark;

/// A run and where it is; `is_used` once it has its place in the chain.
pub(super) struct Part<'a> {
    pub(super) file: usize,
    pub(super) run: &'a Run,
    pub(super) is_used: bool,
}

/// Where two runs that should follow from one another don't.
pub(super) struct Gap {
    /// The parts before and after it; none at the log's ends.
    pub(super) before: Option<usize>,
    pub(super) after: Option<usize>,
    /// The `seq` of the last line before, and of the first one after.
    pub(super) from: u64,
    pub(super) to: u64,
}

/// The runs of a log, as far as they could be joined.
pub(super) struct Chain<'a> {
    pub(super) parts: Vec<Part<'a>>,
    /// Parts by what their first line says of the line before.
    by_prev: HashMap<Hash, Vec<usize>>,
    /// Hashes that someone vouches for.
    vouched: HashSet<Hash>,
    /// The parts in the chain, in the order of their events.
    pub(super) order: Vec<usize>,
    pub(super) gaps: Vec<Gap>,
    /// The checkpoint's last `seq`; none where there is no checkpoint.
    pub(super) end: Option<u64>,
}

impl<'a> Chain<'a> {
    /// The chain of these files' runs.
    pub(super) fn of(views: &'a [View], marks: &[Mark]) -> Chain<'a> {
        let mut parts = Vec::new();
        for (file, view) in views.iter().enumerate() {
            parts.extend(view.pieces.runs.iter().map(|run| Part { file, run, is_used: false }));
        }
        let mut by_prev: HashMap<Hash, Vec<usize>> = HashMap::new();
        for (at, part) in parts.iter().enumerate() {
            by_prev.entry(part.run.prev).or_default().push(at);
        }
        let vouched = by_prev.keys().copied().chain(marks.iter().filter_map(hash_of)).collect();
        let end = marks.iter().map(|mark| mark.seq).max();
        let mut chain = Chain { parts, by_prev, vouched, order: Vec::new(), gaps: Vec::new(), end };
        chain.walk();
        chain
    }

    /// The file and the run of a part.
    pub(super) fn part(&self, at: usize) -> Option<(usize, &'a Run)> {
        self.parts.get(at).map(|part| (part.file, part.run))
    }

    /// Whether a line or the checkpoint holds the hash of a run's last line.
    pub(super) fn is_vouched(&self, run: &Run) -> bool {
        self.vouched.contains(&run.hash)
    }

    /// Joins the runs from the first event to the last, over the gaps.
    fn walk(&mut self) {
        let mut order: Vec<usize> = (0..self.parts.len()).collect();
        order.sort_by_key(|at| self.part(*at).map(|(_, run)| run.first_seq));
        let mut left = order.as_slice();
        let (mut seq, mut hash, mut last) = (0, GENESIS, None);
        loop {
            let next = self.successor(seq, &hash, last).or_else(|| {
                let next = self.resume(seq, &mut left)?;
                let to = self.part(next).map_or(0, |(_, run)| run.first_seq);
                self.gaps.push(Gap { before: last, after: Some(next), from: seq, to });
                Some(next)
            });
            let Some((next, (_, run))) = next.and_then(|next| Some((next, self.part(next)?)))
            else {
                break;
            };
            if let Some(part) = self.parts.get_mut(next) {
                part.is_used = true;
            }
            self.order.push(next);
            (seq, hash, last) = (run.last_seq, run.hash, Some(next));
        }
        if let Some(end) = self.end.filter(|end| *end > seq) {
            self.gaps.push(Gap { before: last, after: None, from: seq, to: end + 1 });
        }
    }

    /// The part that goes on from a line by hash and number: of several the one that is vouched for, then the longest,
    /// then the one that stands nearest behind it.
    fn successor(&self, seq: u64, hash: &Hash, last: Option<usize>) -> Option<usize> {
        let fits = |at: &&usize| {
            self.parts.get(**at).is_some_and(|part| !part.is_used && part.run.first_seq == seq + 1)
        };
        let candidates = self.by_prev.get(hash)?.iter().filter(fits);
        let rank = |at: &&usize| {
            let run = self.part(**at).map(|(_, run)| run);
            let strength = run.map(|run| (self.is_vouched(run), run.last_line - run.first_line));
            (Reverse(strength), last.is_some_and(|last| **at < last), **at)
        };
        candidates.min_by_key(rank).copied()
    }

    /// The part to go on with where none fits: the one with the next numbers, a vouched one before others, a long one
    /// before a short one. `left` are the parts by their first `seq`; what lies behind is dropped from it.
    fn resume(&self, seq: u64, left: &mut &[usize]) -> Option<usize> {
        let is_open = |at: usize| {
            self.parts.get(at).filter(|part| {
                let is_beyond = self.end.is_some_and(|end| part.run.first_seq > end);
                !part.is_used && part.run.last_seq > seq && !is_beyond
            })
        };
        while let Some((first, rest)) = left.split_first() {
            if is_open(*first).is_some() {
                break;
            }
            *left = rest;
        }
        let first = left.first().and_then(|at| is_open(*at))?.run.first_seq.max(seq + 1);
        let near = left
            .iter()
            .take_while(|at| self.part(**at).is_some_and(|(_, run)| run.first_seq <= first));
        near.filter(|at| is_open(**at).is_some())
            .max_by_key(|at| {
                let run = self.part(**at).map(|(_, run)| run);
                run.map(|run| (self.is_vouched(run), run.last_line - run.first_line))
            })
            .copied()
    }
}
