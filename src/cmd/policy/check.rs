//! `fte policy check`

use std::fmt;

use clap::Args;
use serde::Serialize;

use crate::app::App;
use crate::base::{Exit, Fail, Result};
use crate::gate::handbook;
use crate::gate::policy::Policy;

/// Check the policy in `Company_Handbook.md`: unreadable, unreachable and contradictory rules
#[derive(Args, Debug)]
pub(crate) struct CheckArgs {}

#[derive(Serialize)]
struct Checked {
    ok: bool,
    rules: usize,
    problems: Vec<Problem>,
}

#[derive(Serialize)]
struct Problem {
    file: &'static str,
    line: usize,
    what: String,
}

impl CheckArgs {
    #[expect(clippy::unused_self, reason = "every command runs from its arguments")]
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        let (policy, faults) = handbook::parse(&handbook::read(app.vault()?)?);
        let problem = |line, what| Problem { file: handbook::FILE, line, what };
        let mut problems: Vec<_> =
            faults.into_iter().map(|fault| problem(fault.line, fault.what)).collect();
        problems.extend(unreachable(&policy).into_iter().map(|(line, what)| problem(line, what)));
        problems.extend(impossible(&policy).into_iter().map(|(line, what)| problem(line, what)));
        problems.sort_by_key(|problem| problem.line);
        let checked = Checked { ok: problems.is_empty(), rules: policy.rules.len(), problems };
        app.out.outcome(&checked, !checked.ok)?;
        if checked.ok {
            Ok(())
        } else {
            let count = checked.problems.len();
            let noun = if count == 1 { "problem" } else { "problems" };
            Err(Fail::say(Exit::Failed, format!("the policy has {count} {noun}")))
        }
    }
}

/// Rules that no amount can match, and names that two rules have.
fn impossible(policy: &Policy) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (at, rule) in policy.rules.iter().enumerate() {
        if rule.is_impossible() {
            let what = format!("rule “{}” never matches: its limits exclude each other", rule.name);
            found.push((rule.line, what));
        }
        let before = policy.rules.iter().take(at).find(|first| first.name == rule.name);
        if let Some(first) = before {
            let what =
                format!("rule “{}” has the name of the one in line {}", rule.name, first.line);
            found.push((rule.line, what));
        }
    }
    found
}

fn unreachable(policy: &Policy) -> Vec<(usize, String)> {
    let say = |(rule, first): (&crate::gate::policy::Rule, &crate::gate::policy::Rule)| {
        let kind =
            if rule.then == first.then { "never decides anything" } else { "is contradicted" };
        let what = format!(
            "rule “{}” {kind}: rule “{}” in line {} comes first and says {}",
            rule.name,
            first.name,
            first.line,
            first.then.words()
        );
        (rule.line, what)
    };
    policy.unreachable().into_iter().map(say).collect()
}

impl fmt::Display for Checked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.ok {
            return write!(f, "{} rules, no problem", self.rules);
        }
        let lines: Vec<_> =
            self.problems.iter().map(|p| format!("{}:{}: {}", p.file, p.line, p.what)).collect();
        f.write_str(&lines.join("\n"))
    }
}
