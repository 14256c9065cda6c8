//! `fte audit tail`

use clap::Args;

use super::search::writer;
use crate::app::App;
use crate::audit::tail;
use crate::base::Result;

/// Show the newest events, the last one last
///
/// Reads no more of the log than that, however long it is. With --json: one event a line, as it stands in the log.
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  fte audit tail -n 5\n  fte audit tail --follow --json | jq -r .action"
)]
pub(crate) struct TailArgs {
    /// How many
    #[arg(short = 'n', long, value_name = "N", default_value_t = 20)]
    lines: usize,
    /// Go on with what is written from now on, until Ctrl-C
    #[arg(short, long)]
    follow: bool,
}

impl TailArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        let (vault, write) = (app.vault()?, writer(app));
        let take = |text: &[u8]| app.out.raw(text);
        if self.follow {
            tail::follow(vault, self.lines, write, take)
        } else {
            tail::tail(vault, self.lines, write, take)
        }
    }
}
