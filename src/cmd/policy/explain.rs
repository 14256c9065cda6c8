//! `fte policy explain`

use std::fmt;

use clap::Args;
use serde::Serialize;

use crate::app::App;
use crate::base::table::table;
use crate::base::{Exit, Fail, Result};
use crate::gate::handbook;
use crate::gate::policy::{Facts, Policy};
use crate::model::action::{ACTIONS, Found, Retry, Spec, Undo};
use crate::model::money::Money;
use crate::model::request::{ItemSender, Verdict};

/// Explain what the policy says of actions, rule by rule
///
/// The flags describe a case; without them the most harmless one is taken: a known contact, one recipient, no files, a
/// verified sender without a warning.
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  fte policy explain email.reply --auto\n  fte policy explain ledger.bill.record --amount '250 EUR' --unknown"
)]
#[expect(clippy::struct_excessive_bools, reason = "flags of a command line")]
pub(crate) struct ExplainArgs {
    /// Actions, like `email.reply`; none: every action there is
    #[arg(value_name = "ACTION")]
    actions: Vec<String>,
    /// How much it is about, like `50 EUR`
    #[arg(long, value_name = "MONEY")]
    amount: Option<Money>,
    /// Somebody concerned is no known contact
    #[arg(long)]
    unknown: bool,
    /// How many people it goes to
    #[arg(long, default_value_t = 1)]
    recipients: usize,
    /// Files leave with it
    #[arg(long)]
    attachments: bool,
    /// It comes from a playbook that is marked `auto`
    #[arg(long)]
    auto: bool,
    /// The item's sender is not verified (DMARC)
    #[arg(long)]
    unverified: bool,
    /// There is a warning about the item's sender
    #[arg(long)]
    warned: bool,
}

#[derive(Serialize)]
struct Explained {
    actions: Vec<Answer>,
}

#[derive(Serialize)]
struct Answer {
    action: String,
    verdict: &'static str,
    rule: String,
    /// Why a limit counts as reached that no amount was held against.
    because: Option<String>,
    undo: TakenBack,
    /// How it is found again after a lost answer.
    found: Found,
    retry: Retry,
    /// Every rule in order, and why it did not decide.
    rules: Vec<Passed>,
}

/// How it is taken back: `fte` by an action, a person by hand, nobody.
#[derive(Serialize)]
struct TakenBack {
    how: &'static str,
    action: Option<&'static str>,
    words: &'static str,
}

impl From<Undo> for TakenBack {
    fn from(undo: Undo) -> TakenBack {
        let (how, action) = match undo {
            Undo::By(action, _) => ("by", Some(action)),
            Undo::ByHand(_) => ("by_hand", None),
            Undo::Never(_) => ("never", None),
        };
        TakenBack { how, action, words: undo.words() }
    }
}

#[derive(Serialize)]
struct Passed {
    line: usize,
    rule: String,
    then: &'static str,
    misses: Option<String>,
}

impl ExplainArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        let policy = handbook::load(app.vault()?)?;
        let mut names = self.actions.clone();
        if names.is_empty() {
            names = ACTIONS.iter().map(|spec| spec.name.to_owned()).collect();
        }
        let actions =
            names.iter().map(|name| self.explain(&policy, name)).collect::<Result<_>>()?;
        app.out.report(&Explained { actions })
    }

    fn explain(&self, policy: &Policy, name: &str) -> Result<Answer> {
        let spec = spec(name)?;
        let facts = Facts {
            name: name.to_owned(),
            amount: self.amount,
            recipients: self.recipients,
            known: !self.unknown,
            attachments: self.attachments,
            auto: self.auto,
            sender: Some(ItemSender { verified: !self.unverified, warned: self.warned }),
        };
        let judgement = policy.judge(&facts);
        let mut rules = Vec::new();
        for rule in &policy.rules {
            let misses = rule.misses(&facts);
            let decides = misses.is_none();
            rules.push(Passed {
                line: rule.line,
                rule: rule.name.clone(),
                then: rule.then.words(),
                misses,
            });
            if decides {
                break;
            }
        }
        let verdict = match &judgement.verdict {
            Verdict::Go(_) => "automatic",
            Verdict::Ask(_) => "ask",
            Verdict::AskTwice(_) => "ask twice",
            Verdict::Never(_) => "never",
        };
        let decides = policy.rules.iter().find(|rule| rule.matches(&facts));
        let because = decides.and_then(|rule| rule.because(&facts));
        Ok(Answer {
            action: name.to_owned(),
            verdict,
            rule: judgement.rule,
            because,
            undo: spec.undo.into(),
            found: spec.found,
            retry: spec.retry,
            rules,
        })
    }
}

fn spec(name: &str) -> Result<&'static Spec> {
    ACTIONS.iter().find(|spec| spec.name == name).ok_or_else(|| {
        let all: Vec<_> = ACTIONS.iter().map(|spec| spec.name).collect();
        let what = format!("there is no action `{}`", crate::base::text::shown_line(name));
        let meant = crate::base::text::nearest(name, &all);
        let meant = meant.map(|name| format!("did you mean `{name}`? ")).unwrap_or_default();
        Fail::say(Exit::Usage, what).hint(format!("{meant}there are {}", all.join(", ")))
    })
}

impl fmt::Display for Explained {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let [only] = self.actions.as_slice() {
            let rows = only.rules.iter().map(|passed| {
                let why = passed.misses.as_ref().map_or_else(
                    || format!("decides: {}", passed.then),
                    |misses| format!("no: {misses}"),
                );
                [passed.line.to_string(), passed.rule.clone(), why]
            });
            let table = table(["line", "rule", "says"], rows);
            let because = only.because.as_ref().map(|because| format!(", {because}"));
            return write!(
                f,
                "{}: {}, by rule “{}”{}\n\n{table}\n\n\
                 undo         {}\ntried again  {}\nfound again  {}",
                only.action,
                only.verdict,
                only.rule,
                because.unwrap_or_default(),
                only.undo.words,
                only.retry.words(),
                only.found.words()
            );
        }
        let rows = self.actions.iter().map(|a| {
            let because = a.because.clone().unwrap_or_default();
            [a.action.clone(), a.verdict.to_owned(), a.rule.clone(), because]
        });
        f.write_str(&table(["action", "verdict", "rule", "because"], rows))
    }
}
