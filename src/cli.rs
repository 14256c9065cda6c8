//! The command line: global flags, the tree of commands, and how a result becomes an exit code.

mod help;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Arg, CommandFactory as _, FromArgMatches as _, Parser, Subcommand, ValueHint};

use crate::app::App;
use crate::base::out::{self, Out};
use crate::base::{Clock, Exit, Fail, Result};
use crate::{cmd, config};

// The global flags come after a command's own: their places in the help begin at 901.

/// A small business owner's autonomous employee
///
/// Mail and files arrive; fte turns each into a note in a vault, plans what to do, asks you before anything that
/// matters, does it exactly once, and reports on Monday. Start with `fte demo`.
#[derive(Parser, Debug)]
#[command(name = "fte", version, max_term_width = 100)]
pub(crate) struct Cli {
    /// The vault's folder (default: `FTE_VAULT`, else the vault that holds the current folder)
    #[arg(long, global = true, value_name = "DIR", value_hint = ValueHint::DirPath, display_order = 901)]
    vault: Option<PathBuf>,
    /// Print one JSON document on stdout
    #[arg(long, global = true, display_order = 902)]
    json: bool,
    /// Say nothing where there is nothing new; results, warnings and errors are still printed
    #[arg(long, short, global = true, display_order = 903)]
    quiet: bool,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand, Debug)]
enum Command {
    Demo(cmd::demo::DemoArgs),
    Init(cmd::init::InitArgs),
    Approve(cmd::approve::ApproveArgs),
    Act(cmd::act::ActArgs),
    Queue(cmd::queue::QueueArgs),
    Email(cmd::email::EmailArgs),
    Undo(cmd::undo::UndoArgs),
    Run(cmd::run::RunArgs),
    Stop(cmd::stop::StopArgs),
    Resume(cmd::stop::ResumeArgs),
    Ledger(cmd::ledger::LedgerArgs),
    Odoo(cmd::odoo::OdooArgs),
    Finance(cmd::finance::FinanceArgs),
    Policy(cmd::policy::PolicyArgs),
    Audit(cmd::audit::AuditArgs),
    Trace(cmd::trace::TraceArgs),
    Status(cmd::status::StatusArgs),
    Dashboard(cmd::dashboard::DashboardArgs),
    Briefing(cmd::briefing::BriefingArgs),
    Plan(cmd::plan::PlanArgs),
    Watch(cmd::watch::WatchArgs),
    Auth(cmd::auth::AuthArgs),
    Vault(cmd::vault::VaultArgs),
    Schedule(cmd::schedule::ScheduleArgs),
    Health(cmd::health::HealthArgs),
    Doctor(cmd::doctor::DoctorArgs),
    Completions(cmd::completions::CompletionsArgs),
    Man(cmd::man::ManArgs),
}

impl Command {
    fn run(&self, app: &App) -> Result<()> {
        match self {
            Command::Demo(args) => args.run(app),
            Command::Init(args) => args.run(app),
            Command::Approve(args) => args.run(app),
            Command::Act(args) => args.run(app),
            Command::Queue(args) => args.run(app),
            Command::Email(args) => args.run(app),
            Command::Undo(args) => args.run(app),
            Command::Run(args) => args.run(app),
            Command::Stop(args) => args.run(app),
            Command::Resume(args) => args.run(app),
            Command::Ledger(args) => args.run(app),
            Command::Odoo(args) => args.run(app),
            Command::Finance(args) => args.run(app),
            Command::Policy(args) => args.run(app),
            Command::Audit(args) => args.run(app),
            Command::Trace(args) => args.run(app),
            Command::Status(args) => args.run(app),
            Command::Dashboard(args) => args.run(app),
            Command::Briefing(args) => args.run(app),
            Command::Plan(args) => args.run(app),
            Command::Watch(args) => args.run(app),
            Command::Auth(args) => args.run(app),
            Command::Vault(args) => args.run(app),
            Command::Schedule(args) => args.run(app),
            Command::Health(args) => args.run(app),
            Command::Doctor(args) => args.run(app),
            Command::Completions(args) => args.run(app),
            Command::Man(args) => args.run(app),
        }
    }
}

/// The tree of commands with the help that `fte` shows on its own.
pub(crate) fn command() -> clap::Command {
    help::grouped(hinted(Cli::command()))
}

/// Lets a shell complete files only where files are meant.
fn hinted(command: clap::Command) -> clap::Command {
    let hint = |arg: Arg| match arg.get_value_hint() {
        ValueHint::Unknown if arg.get_action().takes_values() => arg.value_hint(ValueHint::Other),
        _ => arg,
    };
    command.mut_args(hint).mut_subcommands(hinted)
}

pub(crate) fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let args: Vec<OsString> = args.into_iter().collect();
    // The process of our own that reads a PDF is no command of a person's.
    if args.get(1).is_some_and(|arg| arg == crate::watch::pdf::CHILD) {
        return ended(crate::watch::pdf::child(Out::new(false, false)), false);
    }
    let cli = match parse(&args) {
        Ok(cli) => cli,
        Err(error) => return unparsed(&error, &args),
    };
    let result = Clock::from_env(config::env("FTE_NOW").as_deref()).and_then(|clock| {
        let vault = cli.vault.clone().or_else(|| config::env("FTE_VAULT").map(PathBuf::from));
        let app = App::new(Out::new(cli.json, cli.quiet), clock, vault);
        cli.command.run(&app)
    });
    ended(result, cli.json)
}

fn ended(result: Result<()>, as_json: bool) -> ExitCode {
    match result {
        Ok(()) => ExitCode::from(Exit::Done.code()),
        Err(fail) if fail.exit == Exit::Done => ExitCode::from(Exit::Done.code()),
        Err(fail) => {
            out::print_failure(&fail, as_json);
            ExitCode::from(fail.exit.code())
        }
    }
}

fn parse(args: &[OsString]) -> std::result::Result<Cli, clap::Error> {
    Cli::from_arg_matches(&command().try_get_matches_from(args)?)
}

/// Help and version are what was asked for; all else is wrong usage, as JSON too where that was asked for.
fn unparsed(error: &clap::Error, args: &[OsString]) -> ExitCode {
    if !error.use_stderr() {
        let _ = error.print();
        return ExitCode::from(Exit::Done.code());
    }
    if args.iter().any(|arg| arg == "--json") {
        let said = error.render().to_string();
        let (what, rest) = said.split_once("\n\n").unwrap_or((&said, ""));
        let fail = Fail::say(Exit::Usage, what.trim_start_matches("error: ").trim());
        let hints = rest.split("\n\n").map(str::trim).filter(|hint| !hint.is_empty());
        out::print_failure(&hints.fold(fail, Fail::hint), true);
    } else {
        let _ = error.print();
    }
    ExitCode::from(Exit::Usage.code())
}
