//! Finds the newest events: from each file's end backwards, and no further than needed.

use std::io;
use std::ops::ControlFlow;

use serde::de::IgnoredAny;

use super::blocks::{Backward, Block, Blocks};
use super::files::LogFile;
use super::search::{Checked, Damaged, Found, Scan, each_match, fail_with, too_long};
use super::workers;
use crate::base::Result;

impl Scan<'_> {
    /// The newest lines, newest first. `files` come newest first.
    pub(super) fn newest(&self, files: &[LogFile], limit: usize) -> Result<(Vec<Vec<u8>>, Found)> {
        let mut newest: Vec<Vec<u8>> = Vec::new();
        let mut damaged = Damaged::default();
        let mut outcome = Ok(());
        workers::in_order(
            files,
            |file, buffer, results| {
                let last = self
                    .last_of(file, buffer, limit)
                    .map_err(|error| file.failed(self.vault, error));
                let _ = results.put(last);
            },
            |last: Result<Last>| match last {
                Ok(last) => {
                    newest.extend(last.lines.into_iter().take(limit - newest.len()));
                    damaged.merge(last.damaged);
                    if newest.len() < limit {
                        ControlFlow::Continue(())
                    } else {
                        ControlFlow::Break(())
                    }
                }
                Err(fail) => fail_with(&mut outcome, fail),
            },
        );
        outcome.map(|()| {
            let found = Found { events: newest.len() as u64, damaged };
            (newest, found)
        })
    }

    fn last_of(&self, file: &LogFile, buffer: &mut Vec<u8>, limit: usize) -> io::Result<Last> {
        match file.open_plain() {
            Ok(Some(plain)) => self.last_of_plain(file, Backward::new(plain, buffer)?, limit),
            Ok(None) => self.last_of_packed(file, buffer, limit),
            // It was packed since it was listed.
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                self.last_of_packed(file, buffer, limit)
            }
            Err(error) => Err(error),
        }
    }

    fn last_of_plain(
        &self,
        file: &LogFile,
        mut blocks: Backward<'_>,
        limit: usize,
    ) -> io::Result<Last> {
        let mut last = Last::default();
        while last.lines.len() < limit {
            let Some(block) = blocks.next()? else { break };
            match block {
                Block::Lines { bytes, offset } => {
                    let mut here = Last::default();
                    let _ = each_match(bytes, &self.matcher, |at, line| {
                        here.keep(file, offset + at as u64, line);
                        ControlFlow::Continue(())
                    });
                    last.lines.extend(here.lines.into_iter().rev());
                    last.damaged.merge(here.damaged);
                }
                Block::TooLong { offset } => last.damaged.add(file, offset, too_long()),
                Block::Torn { .. } => {}
            }
        }
        Ok(last)
    }

    /// A packed file can only be read from its beginning.
    fn last_of_packed(
        &self,
        file: &LogFile,
        buffer: &mut Vec<u8>,
        limit: usize,
    ) -> io::Result<Last> {
        let mut blocks = Blocks::new(file.open()?, buffer);
        let mut last = Last::default();
        while let Some(block) = blocks.next()? {
            match block {
                Block::Lines { bytes, offset } => {
                    let _ = each_match(bytes, &self.matcher, |at, line| {
                        last.keep(file, offset + at as u64, line);
                        ControlFlow::Continue(())
                    });
                }
                Block::TooLong { offset } => last.damaged.add(file, offset, too_long()),
                Block::Torn { .. } => {}
            }
            // Cut only now and then: what is moved each time is as much as what is dropped.
            if last.lines.len() > 2 * limit {
                last.lines.drain(..last.lines.len() - limit);
            }
        }
        last.lines.reverse();
        Ok(last)
    }
}

/// Lines of one file that match, and lines that are not events.
#[derive(Default)]
struct Last {
    lines: Vec<Vec<u8>>,
    damaged: Damaged,
}

impl Last {
    fn keep(&mut self, file: &LogFile, offset: u64, hit: Checked<'_>) {
        let whole = hit.and_then(|hit| {
            serde_json::from_slice::<IgnoredAny>(hit.line)?;
            Ok(hit.line)
        });
        match whole {
            Ok(line) => self.lines.push(line.to_vec()),
            Err(bad) => self.damaged.add(file, offset, bad.why),
        }
    }
}
