//! A bar for what takes long, on a terminal only.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::out::person_watches;

/// A bar over `total` steps; hidden where no person watches, and silent for the first second.
pub(crate) fn bar(what: &str, total: u64) -> ProgressBar {
    if !person_watches() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{prefix} {bar:30} {pos}/{len} {eta}");
    let bar = ProgressBar::with_draw_target(Some(total), ProgressDrawTarget::stderr_with_hz(5));
    bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
    bar.set_prefix(what.to_owned());
    bar.enable_steady_tick(Duration::from_secs(1));
    bar
}
