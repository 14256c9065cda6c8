//! The owner's rules: which action goes by itself, which needs a yes, which never happens.

use rust_decimal::Decimal;
use serde::Serialize;

use crate::model::action::{Action, covers_name};
use crate::model::money::Money;
use crate::model::person::{Address, Contact};
use crate::model::request::{ItemSender, Verdict};
use crate::vault::contacts;

/// The rules in their order; the first that matches decides, none means ask.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Policy {
    pub(crate) rules: Vec<Rule>,
}

/// One rule of the handbook.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Rule {
    pub(crate) name: String,
    /// Line of the handbook.
    pub(crate) line: usize,
    /// `email.reply`, or `email.*`, or `*`.
    pub(crate) action: String,
    pub(crate) when: When,
    pub(crate) then: Then,
}

/// What a rule says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Then {
    Automatic,
    Ask,
    AskTwice,
    Never,
}

impl Then {
    pub(crate) fn words(self) -> &'static str {
        match self {
            Then::Automatic => "automatic",
            Then::Ask => "ask",
            Then::AskTwice => "ask twice",
            Then::Never => "never",
        }
    }
}

/// The conditions of a rule; all that are given must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) struct When {
    /// `true`: everyone concerned is a known contact; `false`: somebody is not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) known: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) recipients_at_most: Option<usize>,
    /// Whether files leave with it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) attachments: Option<bool>,
    /// Whether it comes from a playbook marked `auto`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) auto: Option<bool>,
    /// Whether the item's sender is verified; holds for nothing that no sender's item asks for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) verified: Option<bool>,
    /// Whether there is a warning about the item's sender; holds for nothing that no sender's item asks for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) warned: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) amount_below: Option<Money>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) amount_at_least: Option<Money>,
}

/// What the policy needs to know of an action.
#[derive(Clone, Debug)]
pub(crate) struct Facts {
    pub(crate) name: String,
    pub(crate) amount: Option<Money>,
    pub(crate) recipients: usize,
    pub(crate) known: bool,
    pub(crate) attachments: bool,
    pub(crate) auto: bool,
    /// Who sent the item that it is for, where somebody did.
    pub(crate) sender: Option<ItemSender>,
}

impl Facts {
    pub(crate) fn of(
        action: &Action,
        auto: bool,
        sender: Option<ItemSender>,
        people: &[Contact],
    ) -> Facts {
        let recipients = action.recipients();
        Facts {
            name: action.name().to_owned(),
            amount: action.amount(),
            recipients: recipients.len(),
            known: is_known(action, &recipients, people),
            attachments: !action.leaving().is_empty(),
            auto,
            sender,
        }
    }
}

/// Whether everyone that an action concerns is somebody the owner deals with.
fn is_known(action: &Action, recipients: &[Address], people: &[Contact]) -> bool {
    let named =
        |name: &str| people.iter().any(|c| c.known && c.name.eq_ignore_ascii_case(name.trim()));
    match action {
        Action::CreateInvoice(invoice) => named(&invoice.customer),
        Action::DraftInvoice(invoice) => named(&invoice.customer),
        Action::DraftBill(bill) => named(&bill.vendor),
        Action::PostInvoice(posting) | Action::PostBill(posting) => named(&posting.target()),
        Action::RecordBill(bill) | Action::RecordExpense(bill) => named(&bill.vendor),
        Action::Pay(transfer) => {
            let iban = transfer.iban.replace(' ', "").to_uppercase();
            people.iter().any(|c| c.known && c.ibans.contains(&iban))
        }
        _ if recipients.is_empty() => false,
        _ => recipients
            .iter()
            .all(|to| contacts::by_email(people, &to.email).is_some_and(|c| c.known)),
    }
}

/// What the policy decided, and by which rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Judgement {
    pub(crate) verdict: Verdict,
    pub(crate) rule: String,
}

impl Policy {
    pub(crate) fn judge(&self, facts: &Facts) -> Judgement {
        match self.rules.iter().find(|rule| rule.matches(facts)) {
            Some(rule) => Judgement { verdict: rule.verdict(facts), rule: rule.name.clone() },
            None => Judgement {
                verdict: Verdict::Ask("no rule speaks of it".into()),
                rule: "none".into(),
            },
        }
    }

    /// Rules that can never decide anything, with the earlier rule that always comes first.
    pub(crate) fn unreachable(&self) -> Vec<(&Rule, &Rule)> {
        let covered = |(at, rule)| {
            let earlier = self.rules.get(..at).unwrap_or_default();
            earlier.iter().find(|first: &&Rule| first.covers(rule)).map(|first| (rule, first))
        };
        self.rules.iter().enumerate().filter_map(covered).collect()
    }
}

impl Rule {
    fn verdict(&self, facts: &Facts) -> Verdict {
        let because = self.because(facts).map(|because| format!(", {because}"));
        let why = format!("rule “{}”{}", self.name, because.unwrap_or_default());
        match self.then {
            Then::Automatic => Verdict::Go(why),
            Then::Ask => Verdict::Ask(why),
            Then::AskTwice => Verdict::AskTwice(why),
            Then::Never => Verdict::Never(why),
        }
    }

    /// Why a limit that an amount was not held against counts as reached; `None` where it was.
    pub(crate) fn because(&self, facts: &Facts) -> Option<String> {
        let limit = self.when.amount_at_least?;
        match facts.amount {
            None => Some(format!("as no amount is known, which counts as {limit} or more")),
            Some(amount) if !comparable(amount, limit) => Some(format!(
                "as {amount} can't be held against {limit}, and counts as that or more"
            )),
            Some(_) => None,
        }
    }

    /// Whether its limits exclude each other, so that no amount is within both.
    pub(crate) fn is_impossible(&self) -> bool {
        match (self.when.amount_below, self.when.amount_at_least) {
            (Some(below), Some(least)) => {
                below.currency() == least.currency() && below.amount() <= least.amount()
            }
            _ => false,
        }
    }

    pub(crate) fn matches(&self, facts: &Facts) -> bool {
        self.misses(facts).is_none()
    }

    /// The first condition that does not hold, in words; `None` where the rule matches.
    pub(crate) fn misses(&self, facts: &Facts) -> Option<String> {
        let when = &self.when;
        if !covers_name(&self.action, &facts.name) {
            return Some(format!("is for `{}`", self.action));
        }
        if when.known.is_some_and(|known| known != facts.known) {
            return Some(
                if facts.known {
                    "everyone is a known contact"
                } else {
                    "not everyone is a known contact"
                }
                .into(),
            );
        }
        if when.recipients_at_most.is_some_and(|most| facts.recipients > most) {
            return Some(format!("{} recipients", facts.recipients));
        }
        if when.attachments.is_some_and(|files| files != facts.attachments) {
            return Some(
                if facts.attachments { "files leave with it" } else { "no files leave with it" }
                    .into(),
            );
        }
        if when.auto.is_some_and(|auto| auto != facts.auto) {
            return Some(
                if facts.auto {
                    "the playbook is marked `auto`"
                } else {
                    "the playbook is not marked `auto`"
                }
                .into(),
            );
        }
        self.misses_sender(facts.sender).or_else(|| self.misses_amount(facts.amount))
    }

    fn misses_sender(&self, sender: Option<ItemSender>) -> Option<String> {
        let (verified, warned) = (self.when.verified, self.when.warned);
        let Some(sender) = sender else {
            let speaks = verified.is_some() || warned.is_some();
            return speaks.then(|| "it is for nothing that somebody sent".into());
        };
        let said = |yes: bool, what: &str, not: &str| if yes { what.into() } else { not.into() };
        if verified.is_some_and(|wanted| wanted != sender.verified) {
            return Some(said(
                sender.verified,
                "the item's sender is verified",
                "the item's sender is not verified",
            ));
        }
        warned.is_some_and(|wanted| wanted != sender.warned).then(|| {
            said(
                sender.warned,
                "there is a warning about the item's sender",
                "there is no warning about the item's sender",
            )
        })
    }

    fn misses_amount(&self, amount: Option<Money>) -> Option<String> {
        let said = || {
            amount.map_or("no amount is known".into(), |amount| format!("the amount is {amount}"))
        };
        if self.when.amount_below.is_some_and(|limit| {
            !amount.is_some_and(|a| comparable(a, limit) && a.amount() < limit.amount())
        }) {
            return Some(said());
        }
        if self.when.amount_at_least.is_some_and(|limit| {
            amount.is_some_and(|a| comparable(a, limit) && a.amount() < limit.amount())
        }) {
            return Some(said());
        }
        None
    }

    /// Whether this rule matches whatever `other` matches.
    fn covers(&self, other: &Rule) -> bool {
        let implied = |own: Option<bool>, their: Option<bool>| own.is_none() || own == their;
        let (own, their) = (&self.when, &other.when);
        covers_pattern(&self.action, &other.action)
            && implied(own.known, their.known)
            && implied(own.attachments, their.attachments)
            && implied(own.auto, their.auto)
            && implied(own.verified, their.verified)
            && implied(own.warned, their.warned)
            && own
                .recipients_at_most
                .is_none_or(|own| their.recipients_at_most.is_some_and(|their| their <= own))
            && covers_limit(own.amount_below, their.amount_below, |own, their| their <= own)
            && covers_limit(own.amount_at_least, their.amount_at_least, |own, their| their >= own)
    }
}

fn comparable(amount: Money, limit: Money) -> bool {
    amount.currency() == limit.currency() && amount.amount() >= Decimal::ZERO
}

fn covers_limit(
    own: Option<Money>,
    their: Option<Money>,
    within: impl Fn(Decimal, Decimal) -> bool,
) -> bool {
    match (own, their) {
        (None, _) => true,
        (Some(own), Some(their)) => {
            own.currency() == their.currency() && within(own.amount(), their.amount())
        }
        (Some(_), None) => false,
    }
}

fn covers_pattern(own: &str, their: &str) -> bool {
    covers_name(own, their.strip_suffix('*').unwrap_or(their))
}
