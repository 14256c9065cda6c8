//! Generated files: what lies in the repository is what the binary prints. `just regen` writes them anew.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::testvault::TestVault;

fn repo(name: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn files(dir: &Path) -> BTreeMap<String, String> {
    let read = |entry: fs::DirEntry| {
        let text = fs::read_to_string(entry.path()).unwrap().replace("\r\n", "\n");
        (entry.file_name().into_string().unwrap(), text)
    };
    fs::read_dir(dir).unwrap().map(|entry| read(entry.unwrap())).collect()
}

#[track_caller]
fn assert_same(folder: &str, command: &str) {
    let vault = TestVault::empty();
    vault.fte(&format!("{command} --dir made")).ok();
    let (made, kept) = (files(&vault.path("made")), files(&repo(folder)));
    let names = |files: &BTreeMap<String, String>| files.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&made), names(&kept), "`just regen` writes `{folder}/` anew");
    for (name, text) in made {
        assert!(kept[&name] == text, "`{folder}/{name}` is out of date: `just regen`");
    }
}

#[test]
fn completions_are_what_the_binary_prints() {
    assert_same("completions", "completions");
}

#[test]
fn manual_pages_are_what_the_binary_prints() {
    assert_same("man", "man");
}

#[test]
fn the_reference_is_what_the_binary_prints() {
    let printed = TestVault::empty().fte("man --markdown").ok().stdout;
    let kept = fs::read_to_string(repo("docs/reference.md")).unwrap().replace("\r\n", "\n");
    assert!(printed == kept, "`docs/reference.md` is out of date: `just regen`");
}

#[test]
fn one_script_is_the_same_alone() {
    let alone = TestVault::empty().fte("completions fish").ok().stdout;
    assert_eq!(
        alone,
        fs::read_to_string(repo("completions/fte.fish")).unwrap().replace("\r\n", "\n")
    );
}
