//! `fte audit verify`

use clap::Args;

use crate::app::App;
use crate::audit::verify::{self, Depth};
use crate::base::{Exit, Fail, Result};
use crate::work::proof;

/// Prove that the log is as it was written, and that Done/ has its receipts
///
/// Every line's hash is in the next line, and the last one's outside the vault: a changed, removed, added, doubled, moved or
/// cut line is found, and which. Then each executed request and finished item is held against the log and `Done/`.
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  fte audit verify\n  fte audit verify --json | jq -r '.problems[] | \"\\(.file):\\(.line) \\(.what)\"'"
)]
pub(crate) struct VerifyArgs {
    /// Look only at the last day whole, and at the length and last line of the days before it
    #[arg(long)]
    fast: bool,
    /// Accept lines that this machine did not write: after its state was put back from a backup, or where another
    /// machine wrote to the vault
    #[arg(long)]
    accept: bool,
}

impl VerifyArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        let trail = app.trail()?;
        if self.accept {
            verify::accept(&trail)?;
        }
        let verified =
            if self.fast { verify::verify_to(&trail, Depth::Fast) } else { proof::verify(&trail) }?;
        app.out.outcome(&verified, !verified.ok)?;
        match verified.problems.len() {
            0 => Ok(()),
            n => Err(Fail::say(
                Exit::Failed,
                format!("the log has {n} problem{}", if n == 1 { "" } else { "s" }),
            )),
        }
    }
}
