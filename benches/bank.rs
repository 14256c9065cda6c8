//! What `fte finance import` costs for a fresh vault and for a file that is known, beside `hledger import` of the same CSV,
//! in the same run.
//!
//! `cargo bench --bench bank`, or with the numbers of rows: `cargo bench --bench bank -- 10000`.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a measurement stops at the first surprise and prints what it measured"
)]

mod common;

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use common::{find, median, shown, timed};

const RUNS: usize = 3;

const RULES: &str = "skip 1\nfields date, payee, description, amount\ncurrency EUR\ndate-format %Y-%m-%d\naccount1 assets:bank\n";

fn main() {
    let sizes: Vec<usize> = std::env::args().filter_map(|word| word.parse().ok()).collect();
    let sizes = if sizes.is_empty() { vec![10_000, 100_000] } else { sizes };
    for size in sizes {
        let (mut fresh, mut again, mut theirs) = (Vec::new(), Vec::new(), Vec::new());
        for _ in 0..RUNS {
            let dir = tempfile::tempdir().unwrap();
            let vault = dir.path().join("vault");
            fs::create_dir(&vault).unwrap();
            assert!(quiet(&mut fte(dir.path(), "init .")).status().unwrap().success());
            fs::write(vault.join("first.csv"), table(1)).unwrap();
            let first = "finance import first.csv --map bank --account giro --currency EUR --yes";
            assert!(quiet(&mut fte(dir.path(), first)).status().unwrap().success());
            fs::write(vault.join("all.csv"), table(size)).unwrap();
            let mut import = fte(dir.path(), "finance import all.csv");
            fresh.push(timed(quiet(&mut import)));
            again.push(timed(quiet(&mut import)));
            if let Some(hledger) = find(&["hledger"]) {
                fs::write(dir.path().join("all.csv"), table(size)).unwrap();
                fs::write(dir.path().join("all.csv.rules"), RULES).unwrap();
                fs::write(dir.path().join("h.journal"), "").unwrap();
                let mut peer = Command::new(hledger);
                peer.args(["-f", "h.journal", "import", "all.csv"]).current_dir(dir.path());
                theirs.push(timed(quiet(&mut peer)));
            }
        }
        println!("{size} rows, new           fte      {}", shown(median(fresh)));
        println!("{size} rows, all known     fte      {}", shown(median(again)));
        if theirs.is_empty() {
            println!("{size} rows, new           hledger  is not here");
        } else {
            println!("{size} rows, new           hledger  {}", shown(median(theirs)));
        }
    }
}

fn quiet(command: &mut Command) -> &mut Command {
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null())
}

fn fte(dir: &Path, words: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_fte"));
    command.args(words.split(' ')).current_dir(dir.join("vault"));
    command.env("FTE_STATE_DIR", dir.join("state")).env_remove("FTE_VAULT");
    command.env("FTE_NOW", "2026-11-16T09:30:00Z");
    command
}

/// A statement of so many rows, a hundred a day, many of them equal.
fn table(size: usize) -> String {
    let mut text = String::from("Date,Payee,Purpose,Amount\n");
    for number in 0..size {
        let day = number / 100;
        let (year, month, of_month) = (2022 + day / 336, 1 + day / 28 % 12, 1 + day % 28);
        let sum = number * 7919 % 400;
        let _ = writeln!(
            text,
            "{year}-{month:02}-{of_month:02},Party {},order {},-{sum}.50",
            number % 37,
            number % 900
        );
    }
    text
}
