//! `fte audit verify`

use clap::Args;

use crate::app::App;
use crate::audit::verify;
use crate::base::{Exit, Fail, Result};
use crate::work::proof;

/// Prove that the log is as it was written, and that Done/ has its receipts
///
/// Every line's hash is in the next line, and the last one's outside the vault: a changed, removed, added, doubled, moved or
/// cut line is found, and which. Then each executed request and finished item is held against the log and `Done/`.
#[derive(Args, Debug)]
pub(crate) struct VerifyArgs {}

impl VerifyArgs {
    #[expect(clippy::unused_self, reason = "every command runs from its arguments")]
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        let mut verified = verify::verify(&app.trail()?)?;
        verified.problems.extend(proof::problems(app.vault()?, app.state()?)?);
        verified.ok = verified.problems.is_empty();
        app.out.report(&verified)?;
        match verified.problems.len() {
            0 => Ok(()),
            n => Err(Fail::say(Exit::Failed, format!("the log has {n} problem{}", if n == 1 { "" } else { "s" }))),
        }
    }
}
