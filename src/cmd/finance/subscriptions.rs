//! `fte finance subscriptions`

use std::fmt;

use chrono::NaiveDate;
use clap::Args;
use serde::Serialize;

use crate::app::App;
use crate::base::Result;
use crate::base::table::table;
use crate::base::text::{cut, shown_line};
use crate::model::money::Money;
use crate::remote::bank::{Recurring, Row, recurring};
use crate::report::subscriptions::{self, LOOK_BACK};
use crate::vault::contacts;

/// Find charges that come again and again, and what cancelling them would save
///
/// Weekly, monthly, quarterly and yearly charges in the rows of the bank, with their price and how it changed, when they
/// were last seen, and the newest sign that somebody uses them: a note of the last 60 days whose name has theirs, receipts
/// aside. No sign is a hint, never a proof.
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  fte finance subscriptions\n  fte finance subscriptions --all\n  fte finance subscriptions --json | jq '[.[] | select(.sign == null)]'"
)]
pub(crate) struct SubscriptionsArgs {
    /// As of this day [default: today]
    #[arg(long, value_name = "DAY", value_parser = crate::cmd::day)]
    as_of: Option<NaiveDate>,
    /// Also those that ended, and rent, wages, taxes, loans and insurance
    #[arg(long)]
    all: bool,
}

/// A charge and what is known of its use.
#[derive(Serialize)]
struct Listed {
    #[serde(flatten)]
    charge: Recurring,
    /// Who charges, where `Contacts/` knows them.
    contact: Option<String>,
    /// The newest note that shows it in use.
    sign: Option<String>,
    /// What cancelling saves a year, where nothing shows that it is used.
    saves: Option<Money>,
}

#[derive(Serialize)]
#[serde(transparent)]
struct Subscriptions(Vec<Listed>);

impl SubscriptionsArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        let day = self.as_of.unwrap_or_else(|| app.clock.today());
        let rows = super::bank(app)?.rows()?;
        let rows: Vec<&Row> = rows.iter().map(|(.., row)| row).collect();
        let people = contacts::all(app.vault()?)?;
        let mut listed = Vec::new();
        for charge in recurring(&rows, day) {
            if !self.all && (charge.ended || charge.standing) {
                continue;
            }
            let said = charge.name.to_lowercase();
            let is_known = |name: &&String| {
                let name = name.to_lowercase();
                name.chars().count() > 3
                    && (said.contains(&name)
                        || name.split(' ').next().is_some_and(|first| {
                            first.chars().count() > 3 && said.split(' ').any(|word| word == first)
                        }))
            };
            let contact = people.iter().map(|person| &person.name).find(is_known).cloned();
            let sign = subscriptions::sign_of_use(app.vault()?, &charge.name, day)?;
            let saves =
                (sign.is_none() && !charge.ended && !charge.standing).then_some(charge.yearly);
            listed.push(Listed { contact, sign: sign.map(|sign| sign.to_string()), saves, charge });
        }
        app.out.report(&Subscriptions(listed))
    }
}

impl fmt::Display for Subscriptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_empty() {
            return f.write_str("no charge comes again and again in the rows of the bank");
        }
        let rows = self.0.iter().map(|listed| {
            let charge = &listed.charge;
            let price = match (charge.before, charge.since) {
                (Some(before), Some(since)) => format!("{} before {since}", before.amount()),
                _ => String::new(),
            };
            let used = match (&listed.sign, charge.ended) {
                (_, true) => "ended".into(),
                (Some(sign), _) => cut(&shown_line(sign), 50),
                (None, _) => format!("no sign for {LOOK_BACK} days"),
            };
            [
                cut(&shown_line(&charge.name), 30),
                format!("{} a {}", charge.amount, charge.period.as_str()),
                price,
                charge.last.to_string(),
                charge.yearly.to_string(),
                used,
            ]
        });
        f.write_str(&table(["who", "charge", "price", "last", "a year", "use"], rows))?;
        let mut saved: std::collections::BTreeMap<String, Money> =
            std::collections::BTreeMap::new();
        for saves in self.0.iter().filter_map(|listed| listed.saves) {
            let sum =
                saved.entry(saves.currency().to_string()).or_insert(Money::zero(saves.currency()));
            *sum = sum.plus(saves).unwrap_or(*sum);
        }
        for sum in saved.values() {
            write!(f, "\n\nwithout those that nothing shows in use: {sum} less a year")?;
        }
        Ok(())
    }
}
