//! `fte approve yes`

use std::fmt;

use clap::Args;
use serde::Serialize;

use super::answers::{self, NotAnswered};
use crate::app::App;
use crate::base::{Exit, Fail, Result, prompt};
use crate::gate::Gate;
use crate::model::Id;
use crate::state::requests::Request;
use crate::work::whole;

/// Say yes to requests by id, or to a plan as a whole
///
/// What is approved is what was drawn, byte for byte of its meaning. A request that was edited, or has expired, is
/// drawn anew and asked once more instead; from then on its id ends with the number of the drawing (`7k2m3qxa4d-2`),
/// so that a yes is to what was read. A plan is named by the handle that `fte approve plan` prints.
#[derive(Args, Debug)]
pub(crate) struct YesArgs {
    /// The requests' ids, or plans' handles
    #[arg(required = true, value_name = "ID")]
    ids: Vec<String>,
}

#[derive(Serialize)]
struct Approved<'a> {
    approved: &'a [Id],
    failed: &'a [NotAnswered],
}

impl YesArgs {
    pub(crate) fn run(&self, app: &App, gate: &Gate<'_>) -> Result<()> {
        let answered = answers::each(&self.ids, |typed| {
            if let Some((plan, handle)) = answers::named_plan(gate, typed)? {
                whole::say_yes(gate, &plan, &handle, &super::person())?;
                return Ok(plan);
            }
            let named = answers::named(gate, typed)?;
            let (request, place) = gate.answerable(&named.id)?;
            named.is_to(&request)?;
            if Gate::needs_typed(&request) {
                confirm_amount(&request)?;
            }
            gate.approve(&request, &place, &super::person())?;
            Ok(named.id)
        });
        app.out.report(&Approved { approved: &answered.done, failed: &answered.failed })?;
        answered.finish()
    }
}

/// Has the person type the amount (or the action's name, where there is none): a slip of the finger is no yes.
pub(crate) fn confirm_amount(request: &Request) -> Result<()> {
    if !prompt::can_ask() {
        return Err(Fail::say(
            Exit::Refused,
            format!("request {} needs its amount typed on a terminal", request.id),
        )
        .hint("run `fte approve` in a terminal"));
    }
    let wanted = request
        .action
        .amount()
        .map_or_else(|| request.action.name().to_owned(), |amount| amount.to_string());
    let question = format!("This one asks twice. Type `{wanted}` to approve");
    let mut typed = prompt::line(&question)?;
    if typed.trim().is_empty() {
        // The Enter that many press after the `y`, which is one key alone.
        typed = prompt::line(&question)?;
    }
    if is_typed(&typed, &wanted) {
        Ok(())
    } else {
        Err(Fail::say(Exit::Refused, "that is not the amount; it is not approved"))
    }
}

/// `1,190.00 EUR`, `1190 eur` and `1190.00` are 1190.00 EUR, too.
fn is_typed(typed: &str, wanted: &str) -> bool {
    let plain = |text: &str| {
        let text = text.split_whitespace().collect::<String>().to_lowercase().replace(',', "");
        let digits = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let currency = text.strip_prefix(digits).unwrap_or_default().to_owned();
        let digits = if digits.contains('.') {
            digits.trim_end_matches('0').trim_end_matches('.')
        } else {
            digits
        };
        (digits.to_owned(), currency)
    };
    let ((number, currency), (wanted_number, wanted_currency)) = (plain(typed), plain(wanted));
    number == wanted_number
        && (currency == wanted_currency || (currency.is_empty() && !number.is_empty()))
}

impl fmt::Display for Approved<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.approved {
            [] => Ok(()),
            [_] => f.write_str("approved; `fte act` executes it"),
            all => write!(f, "{} approved; `fte act` executes them", all.len()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::is_typed;

    #[test]
    fn an_amount_may_be_typed_as_people_write_it_and_no_other_amount() {
        for typed in ["1190.00 EUR", "1190", "1,190.00 EUR", "1190.0eur", " 1190 EUR "] {
            assert!(is_typed(typed, "1190.00 EUR"), "{typed}");
        }
        for typed in ["", "EUR", "119", "1190 USD", "11900", "1190.01", "y", "1.190,00 EUR"] {
            assert!(!is_typed(typed, "1190.00 EUR"), "{typed}");
        }
        assert!(is_typed("email.send", "email.send") && !is_typed("", "email.send"));
        assert!(!is_typed("119", "1190 JPY") && is_typed("1190", "1190 JPY"));
    }
}
