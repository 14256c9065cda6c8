//! The budgets in `Business_Goals.md`: the table below its heading `Budget`, what a month may cost, by expense account.

use std::collections::BTreeMap;

use super::figure::{Figure, Name, Part};
use super::goals;
use super::money::Accounts;
use super::period::Span;
use crate::base::text::{cut, shown_line};
use crate::model::money::{Currency, Money};
use crate::vault::name;

/// What a month may cost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Budget {
    /// As the person calls it: `Software`.
    pub(crate) what: String,
    /// The figure's name: `budget-software`.
    pub(crate) figure: String,
    pub(crate) amount: Money,
}

/// The budgets of a text, and what of them can't be read, in sentences with their lines. A bare number is in the
/// `currency` of the books; an empty cell and a zero set no budget.
pub(super) fn parse(text: &str, currency: Option<Currency>) -> (Vec<Budget>, Vec<String>) {
    let (mut budgets, mut faults) = (Vec::<Budget>::new(), Vec::new());
    let mut lines: BTreeMap<String, usize> = BTreeMap::new();
    for (line, cells) in table(text) {
        let [what, amount] = cells;
        let fault = |why: String| {
            format!("`{}`, line {line}: `{}`: {why}", goals::FILE, cut(&shown_line(&what), 60))
        };
        match budget(&what, &amount, currency) {
            Ok(None) => {}
            Ok(Some(budget)) => match lines.insert(budget.figure.clone(), line) {
                None => budgets.push(budget),
                Some(first) => faults.push(fault(format!("is budgeted in line {first} already"))),
            },
            Err(why) => faults.push(fault(why)),
        }
    }
    (budgets, faults)
}

/// The rows of the table below the heading: each with its line, and the cells of what and how much.
fn table(text: &str) -> Vec<(usize, [String; 2])> {
    let (mut rows, mut is_below, mut amount_at) = (Vec::new(), false, None);
    for (at, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.starts_with('#') {
            is_below = line.trim_matches(['#', ' ']).eq_ignore_ascii_case("budget");
            amount_at = None;
        }
        let Some(cells) = line.strip_prefix('|').filter(|_| is_below) else { continue };
        let cells = cells.strip_suffix('|').unwrap_or(cells);
        let cells: Vec<&str> = cells.split('|').map(str::trim).collect();
        let Some(amount) = amount_at else {
            let is_month = |cell: &str| cell.to_lowercase().contains("month");
            amount_at = Some(cells.iter().position(|cell| is_month(cell)).unwrap_or(1));
            continue;
        };
        if cells.iter().all(|cell| cell.trim_matches([':', '-']).is_empty()) {
            continue;
        }
        let cell = |at: usize| cells.get(at).copied().unwrap_or_default().to_owned();
        rows.push((at + 1, [cell(0), cell(amount)]));
    }
    rows
}

fn budget(what: &str, amount: &str, currency: Option<Currency>) -> Result<Option<Budget>, String> {
    if matches!(amount, "" | "-" | "–" | "—") {
        return Ok(None);
    }
    let money = goals::money(amount, currency).ok_or_else(|| {
        format!("not an amount like `300 EUR`: `{}`", cut(&shown_line(amount), 60))
    })?;
    if money.is_zero() {
        return Ok(None);
    }
    if !what.chars().any(char::is_alphanumeric) {
        return Err("has an amount and no name".into());
    }
    let figure = format!("budget-{}", name::slug(what, 60));
    Ok(Some(Budget { what: what.to_owned(), figure, amount: money }))
}

/// What the month spent of each budget so far.
pub(super) fn figures(accounts: &Accounts, budgets: &[Budget], month: Span) -> Vec<Figure> {
    let figure = |budget: &Budget| {
        const NAME: Name = Name {
            id: "budget-",
            part: Part::Money,
            label: "",
            how: "What the books spent from the first of the month on, in these expense accounts:",
        };
        let (sources, booked) = accounts.spent_on(&budget.what, month);
        let mut figure = accounts.budget(NAME, month.last, sources);
        figure.id = budget.figure.clone().into();
        figure.label = format!("Budget, {}", plain(&budget.what)).into();
        let listed = booked.iter().map(|name| plain(name)).collect::<Vec<_>>().join(", ");
        figure.saying(&if listed.is_empty() {
            "none is called so yet.".to_owned()
        } else {
            format!("{listed}.")
        })
    };
    budgets.iter().map(figure).collect()
}

/// A name without what Markdown could give a meaning to.
fn plain(what: &str) -> String {
    let fits = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '.' | ',' | ':' | '&');
    let kept: String = what.chars().map(|c| if fits(c) { c } else { ' ' }).collect();
    cut(&shown_line(kept.split_whitespace().collect::<Vec<_>>().join(" ").as_str()), 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str) -> (Vec<String>, Vec<String>) {
        let (budgets, faults) = parse(text, "EUR".parse().ok());
        (budgets.iter().map(|own| format!("{} {}", own.figure, own.amount)).collect(), faults)
    }

    #[test]
    fn the_table_below_its_heading_is_read() {
        let text = "# Goals\n\n| What | A month |\n|---|---|\n| Other | 7 |\n\n## Budget\n\nWhat I allow.\n\n\
            | What | Note | A month |\n|:---|---|---:|\n| Rent | x | 1,200 |\n| Office supplies | | 49.50 USD |\n\
            | Travel | | 0 |\n| Food | | |\n\n## Subscriptions\n\n| Service | A month |\n|---|---|\n| X | 5 |\n";
        assert_eq!(
            parsed(text),
            (
                vec![
                    "budget-rent 1200.00 EUR".to_owned(),
                    "budget-office-supplies 49.50 USD".into()
                ],
                vec![]
            )
        );
        assert_eq!(parsed("## Budget\n\nnothing\n"), (vec![], vec![]));
    }

    #[test]
    fn what_is_wrong_is_named_with_its_line() {
        let text = "## Budget\n| What | A month |\n|---|---|\n| Rent | about 300 |\n| rent | 5 |\n| Rent | 6 |\n| | 7 |\n| Tax | 10.000 EUR |\n";
        assert_eq!(
            parsed(text).1,
            [
                "`Business_Goals.md`, line 4: `Rent`: not an amount like `300 EUR`: `about 300`",
                "`Business_Goals.md`, line 6: `Rent`: is budgeted in line 5 already",
                "`Business_Goals.md`, line 7: ``: has an amount and no name",
                "`Business_Goals.md`, line 8: `Tax`: not an amount like `300 EUR`: `10.000 EUR`",
            ]
        );
    }
}
