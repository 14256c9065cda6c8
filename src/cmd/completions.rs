//! `fte completions`

use std::path::PathBuf;

use clap::{Args, ValueEnum as _};
use clap_complete::{Generator as _, Shell};

use super::man;
use crate::app::App;
use crate::base::Result;

/// Print the completion script of a shell
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  fte completions bash > ~/.local/share/bash-completion/completions/fte
  fte completions zsh  > ~/.zfunc/_fte
  fte completions fish > ~/.config/fish/completions/fte.fish")]
pub(crate) struct CompletionsArgs {
    /// Which shell
    #[arg(value_enum, required_unless_present = "dir")]
    shell: Option<Shell>,
    /// Write the scripts of all shells into this folder
    #[arg(long, value_name = "DIR", conflicts_with = "shell")]
    dir: Option<PathBuf>,
}

impl CompletionsArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        if let Some(dir) = &self.dir {
            let scripts = Shell::value_variants()
                .iter()
                .map(|shell| (shell.file_name("fte"), script(*shell)));
            return app.out.report(&man::write_all(dir, scripts.collect())?);
        }
        self.shell.map_or(Ok(()), |shell| app.out.raw(&script(shell)))
    }
}

fn script(shell: Shell) -> Vec<u8> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut crate::command(), "fte", &mut script);
    script
}
