//! Every dependency's licence is one of those in `deny.toml`.

use std::collections::BTreeSet;
use std::process::Command;

use serde_json::Value;

fn allowed() -> BTreeSet<String> {
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/deny.toml")).unwrap();
    let list = text.split_once("allow = [").unwrap().1.split_once(']').unwrap().0;
    list.split('"').skip(1).step_by(2).map(str::to_owned).collect()
}

/// The packages that are built here; those of other systems are not on this machine.
fn packages() -> Option<Vec<(String, String)>> {
    let rustc = std::env::var("RUSTC").unwrap_or_else(|_| "rustc".into());
    let about = Command::new(rustc).arg("-vV").output().ok()?;
    let about = String::from_utf8(about.stdout).ok()?;
    let host = about.lines().find_map(|line| line.strip_prefix("host: "))?;
    let mut cargo = Command::new(std::env::var("CARGO").unwrap_or_else(|_| "cargo".into()));
    cargo.current_dir(env!("CARGO_MANIFEST_DIR"));
    cargo.args([
        "metadata",
        "--format-version",
        "1",
        "--locked",
        "--offline",
        "--filter-platform",
        host,
    ]);
    let output = cargo.output().ok().filter(|output| output.status.success())?;
    let metadata: Value = serde_json::from_slice(&output.stdout).ok()?;
    let text = |package: &Value, key: &str| package[key].as_str().unwrap_or_default().to_owned();
    Some(
        metadata["packages"]
            .as_array()?
            .iter()
            .map(|p| (text(p, "name"), text(p, "license")))
            .collect(),
    )
}

/// Whether an SPDX expression can be met: `AND` binds its parts, `OR` and the old `/` let choose.
fn is_met(expression: &str, allowed: &BTreeSet<String>) -> bool {
    let flat = expression.replace('/', " OR ");
    if let Some((inner, rest)) = flat.strip_prefix('(').and_then(|rest| rest.split_once(')')) {
        return match rest.trim().split_once(' ') {
            None => is_met(inner, allowed),
            Some(("AND", rest)) => is_met(inner, allowed) && is_met(rest, allowed),
            Some((_, rest)) => is_met(inner, allowed) || is_met(rest, allowed),
        };
    }
    flat.split(" OR ")
        .any(|side| side.split(" AND ").all(|licence| allowed.contains(licence.trim())))
}

#[test]
fn every_dependency_has_a_licence_that_was_decided_on() {
    let Some(packages) = packages() else {
        eprintln!("skipped: `cargo metadata` does not answer here");
        return;
    };
    let allowed = allowed();
    let refused: Vec<_> =
        packages.iter().filter(|(_, licence)| !is_met(licence, &allowed)).collect();
    assert!(refused.is_empty(), "not in `deny.toml`: {refused:?}");
}

#[test]
fn expressions_are_read_as_spdx_means_them() {
    let allowed = allowed();
    for met in [
        "MIT",
        "MIT/Apache-2.0",
        "GPL-3.0 OR MIT",
        "(MIT OR GPL-3.0) AND Unicode-3.0",
        "(GPL-3.0) OR MIT",
    ] {
        assert!(is_met(met, &allowed), "{met}");
    }
    for refused in [
        "",
        "GPL-3.0",
        "MIT AND GPL-3.0",
        "(MIT OR Apache-2.0) AND GPL-3.0",
        "(GPL-3.0 OR AGPL-3.0)",
    ] {
        assert!(!is_met(refused, &allowed), "{refused}");
    }
}
