//! `fte man`: the manual, made from the command tree itself.

use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use clap::{Args, Command};
use clap_mangen::Man;
use clap_mangen::roff::{Roff, roman};
use serde::Serialize;

use super::reference;
use crate::app::App;
use crate::base::{OrFail as _, Result, disk};

/// Print the manual page of fte
///
/// With `--dir`, one page a command is written there: `fte.1`, `fte-init.1`, `fte-ledger-invoice.1`, …
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  fte man | man -l -
  fte man --dir ~/.local/share/man/man1")]
pub(crate) struct ManArgs {
    /// Write the pages of all commands into this folder
    #[arg(long, value_name = "DIR", conflicts_with = "markdown")]
    dir: Option<PathBuf>,
    /// Print every command with its flags as one Markdown page
    #[arg(long)]
    markdown: bool,
}

/// The files that were written, for `--dir` here and in `fte completions`.
#[derive(Serialize)]
pub(super) struct Written {
    pub(super) dir: String,
    pub(super) files: Vec<String>,
}

impl ManArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        let root = built();
        if self.markdown {
            return app.out.raw(reference::page(&root).as_bytes());
        }
        match &self.dir {
            Some(dir) => app.out.report(&write_all(dir, pages(&root)?)?),
            None => app.out.raw(&page(&root)?),
        }
    }
}

/// The whole tree with every global flag in its place.
///
/// The words are the same on every machine: what an environment variable holds just now is no part of a manual.
fn built() -> Command {
    let mut root = crate::command().disable_help_subcommand(true);
    root.build();
    root
}

/// Name and text of each command's page, outermost first, without hidden commands.
fn pages(root: &Command) -> Result<Vec<(String, Vec<u8>)>> {
    let mut pages = Vec::new();
    for command in visible(root) {
        pages.push((format!("{}.1", path_name(command)), page(command)?));
    }
    Ok(pages)
}

/// A command and all below it that a person is shown, depth first.
pub(super) fn visible(command: &Command) -> Vec<&Command> {
    let below = command.get_subcommands().filter(|sub| !sub.is_hide_set());
    std::iter::once(command).chain(below.flat_map(visible)).collect()
}

/// `fte-ledger-invoice`: the words of the command line, joined.
pub(super) fn path_name(command: &Command) -> String {
    command.get_bin_name().unwrap_or(command.get_name()).replace(' ', "-")
}

fn page(command: &Command) -> Result<Vec<u8>> {
    // The date of the build would make two builds of one source differ.
    let man = Man::new(command.clone()).title(path_name(command)).date("").manual("fte");
    let mut page = Vec::new();
    render(&man, command, &mut page).doing("write a manual page")?;
    Ok(page)
}

/// `clap_mangen`'s page, but for the closing text, which gets the sections that manual pages have.
fn render(man: &Man, command: &Command, page: &mut Vec<u8>) -> io::Result<()> {
    man.render_title(page)?;
    man.render_name_section(page)?;
    // clap_mangen's own leaves out what the flags take.
    let mut synopsis = Roff::new();
    let usage = command.clone().render_usage().to_string();
    synopsis.control("SH", ["SYNOPSIS"]);
    synopsis.text([roman(usage.trim_start_matches("Usage: ").to_owned())]);
    synopsis.to_writer(page)?;
    man.render_description_section(page)?;
    man.render_options_section(page)?;
    if visible(command).len() > 1 {
        man.render_subcommands_section(page)?;
    }
    let closing = command.get_after_long_help().or(command.get_after_help());
    let closing = closing.map(ToString::to_string).unwrap_or_default();
    for part in closing.split("\n\n").filter(|part| !part.trim().is_empty()) {
        let mut section = Roff::new();
        section.control("SH", [heading(part).as_str()]).control("nf", []);
        let lines = part.lines().skip(usize::from(is_titled(part)));
        section.text([roman(lines.collect::<Vec<_>>().join("\n"))]).control("fi", []);
        section.to_writer(page)?;
    }
    Ok(())
}

fn is_titled(part: &str) -> bool {
    part.lines().next().is_some_and(|line| line.ends_with(':') && !line.starts_with(' '))
}

fn heading(part: &str) -> String {
    match part.lines().next().and_then(|line| line.strip_suffix(':')) {
        Some("Exit codes") => "EXIT STATUS".into(),
        Some(title) if is_titled(part) => title.to_uppercase(),
        _ => "NOTES".into(),
    }
}

/// Writes files whole into a folder, which is made where it is missing.
pub(super) fn write_all(dir: &Path, files: Vec<(String, Vec<u8>)>) -> Result<Written> {
    fs::create_dir_all(dir).doing(format!("create {}", dir.display()))?;
    let mut written = Written { dir: dir.display().to_string(), files: Vec::new() };
    for (name, bytes) in files {
        let path = dir.join(&name);
        disk::replace(&path, &bytes).doing(format!("write {}", path.display()))?;
        written.files.push(name);
    }
    Ok(written)
}

impl fmt::Display for Written {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "wrote {} files into {}", self.files.len(), self.dir)
    }
}
