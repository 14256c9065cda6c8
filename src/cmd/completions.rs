//! `fte completions`

use clap::Args;
use clap_complete::Shell;

use crate::app::App;
use crate::base::Result;

/// Print the completion script of a shell
#[derive(Args, Debug)]
pub(crate) struct CompletionsArgs {
    /// Which shell
    #[arg(value_enum)]
    shell: Shell,
}

impl CompletionsArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut crate::command(), "fte", &mut script);
        app.out.raw(&script)
    }
}
