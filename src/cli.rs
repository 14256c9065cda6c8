//! The command line: global flags, the tree of commands, and how a result becomes an exit code.

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::app::App;
use crate::base::out::{self, Out};
use crate::base::{Clock, Exit, Result};
use crate::{cmd, config};

/// A small business owner's autonomous employee
///
/// Mail and files arrive; fte turns each into a note in a vault, plans what to do, asks you before anything that
/// matters, does it exactly once, and reports on Monday. Start with `fte demo`.
#[derive(Parser, Debug)]
#[command(name = "fte", version, max_term_width = 100, after_long_help = exit_codes())]
pub(crate) struct Cli {
    /// The vault's folder (default: the vault that holds the current folder)
    #[arg(long, global = true, value_name = "DIR", env = "FTE_VAULT")]
    vault: Option<PathBuf>,
    /// Print one JSON document on stdout
    #[arg(long, global = true)]
    json: bool,
    /// Say nothing but results and warnings
    #[arg(long, short, global = true)]
    quiet: bool,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand, Debug)]
enum Command {
    Init(cmd::init::InitArgs),
    Watch(cmd::watch::WatchArgs),
    #[command(name = crate::watch::pdf::CHILD, hide = true)]
    PdfText,
    Completions(cmd::completions::CompletionsArgs),
}

impl Command {
    fn run(&self, app: &App) -> Result<()> {
        match self {
            Command::Init(args) => args.run(app),
            Command::Watch(args) => args.run(app),
            Command::PdfText => crate::watch::pdf::child(app.out),
            Command::Completions(args) => args.run(app),
        }
    }
}

pub(crate) fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let cli = match Cli::try_parse_from(args) {
        Ok(cli) => cli,
        Err(error) => {
            let _ = error.print();
            let exit = if error.use_stderr() { Exit::Usage } else { Exit::Done };
            return ExitCode::from(exit.code());
        }
    };
    let result = Clock::from_env(config::env("FTE_NOW").as_deref()).and_then(|clock| {
        let app = App::new(Out::new(cli.json, cli.quiet), clock, cli.vault.clone());
        cli.command.run(&app)
    });
    match result {
        Ok(()) => ExitCode::from(Exit::Done.code()),
        Err(fail) if fail.exit == Exit::Done => ExitCode::from(Exit::Done.code()),
        Err(fail) => {
            out::print_failure(&fail, cli.json);
            ExitCode::from(fail.exit.code())
        }
    }
}

fn exit_codes() -> String {
    let mut text = String::from("Exit codes:");
    for (exit, meaning) in Exit::TABLE {
        text += &format!("\n  {:>3}  {meaning}", exit.code());
    }
    text
}
