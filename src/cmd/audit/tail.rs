//! `fte audit tail`

use clap::Args;

use crate::app::App;
use crate::audit::query::Query;
use crate::audit::search::{self, Pick, Write};
use crate::base::Result;

/// Show the newest events, the last one last
#[derive(Args, Debug)]
pub(crate) struct TailArgs {
    /// How many
    #[arg(short = 'n', long, value_name = "N", default_value_t = 20)]
    lines: usize,
}

impl TailArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        let write: &Write<'_> = if app.out.is_json() { &search::verbatim } else { &super::search::for_people };
        let pick = Pick::Newest(self.lines);
        search::search(app.vault()?, &Query::default(), pick, write, |text| app.out.raw(text))?.checked()?;
        Ok(())
    }
}
