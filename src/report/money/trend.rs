//! How the revenue goes: this week against the weeks before, and week by week.

use rust_decimal::Decimal;

use super::super::figure::{Figure, Source, Value};
use super::super::period::{Period, Span};
use super::names::TREND;
use super::{Accounts, Spans};
use crate::model::money::{Currency, Money};

impl Accounts {
    /// This week against the mean of the same days of the four weeks before; no figure where those earned nothing.
    pub(super) fn trend(&self, spans: Spans) -> Figure {
        let Some(currency) = self.currency else { return TREND.unknown() };
        let (mut sources, mut others) = (Vec::new(), false);
        let mut sum = |span: Span| {
            let earned = self.kept.revenue(span)?;
            let is_own =
                |source: &Source| source.amount().is_some_and(|own| own.currency() == currency);
            let (own, other): (Vec<_>, Vec<_>) = earned.into_iter().partition(is_own);
            others |= !other.is_empty();
            let total = own
                .iter()
                .filter_map(Source::amount)
                .try_fold(Decimal::ZERO, |sum, own| sum.checked_add(own.amount()));
            let when = if span == spans.week { "these days" } else { "the weeks before" };
            sources.extend(own.into_iter().map(|source| Source {
                says: format!("{}, {when}", source.says).trim_start_matches(", ").to_owned(),
                ..source
            }));
            total
        };
        let now = sum(spans.week);
        let before = spans
            .four
            .into_iter()
            .map(&mut sum)
            .try_fold(Decimal::ZERO, |all, week| all.checked_add(week?));
        // A journal by hand can hold more than any exact sum: then there is no figure.
        let change = || {
            let mean =
                before?.checked_div(Decimal::from(4)).filter(|mean| *mean > Decimal::ZERO)?;
            let more = now?.checked_sub(mean)?.checked_mul(Decimal::ONE_HUNDRED)?;
            Some(Value::Percent(more.checked_div(mean)?.round_dp(1)))
        };
        let mut figure = TREND.figure(change(), sources);
        if let (Some(now), Some(before)) = (now, before) {
            let [now, before] = [now, before].map(|sum| Money::rounded(sum, currency));
            figure =
                figure.saying(&format!("These days earned {now}, the four weeks before {before}."));
        }
        figure.saying(if others { "What was earned in another currency is not in it." } else { "" })
    }

    /// What the last weeks earned, oldest first, in the currency of the books; empty where none of them earned any.
    pub(crate) fn weekly_revenue(
        &self,
        period: Period,
        weeks: u64,
    ) -> Option<(Currency, Vec<(String, Decimal)>)> {
        let currency = self.currency?;
        let point = |count: u64| {
            let span = if count == 0 { period.week() } else { period.weeks_ago(count) };
            let earned = self.kept.revenue(span).unwrap_or_default();
            let own =
                earned.iter().filter_map(Source::amount).filter(|own| own.currency() == currency);
            let amount =
                own.fold(Decimal::ZERO, |sum, own| sum.checked_add(own.amount()).unwrap_or(sum));
            (span.first.format("%-d %b").to_string(), amount)
        };
        let points: Vec<_> = (0..weeks).rev().map(point).collect();
        points.iter().any(|(_, amount)| !amount.is_zero()).then_some((currency, points))
    }
}
