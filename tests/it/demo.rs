//! `fte demo`: the day that a newcomer sees, and the folders that it must not touch.

use std::fs;

use crate::testvault::TestVault;

#[test]
fn only_an_earlier_demo_is_replaced() {
    let vault = TestVault::empty();
    vault.put("mine/note.md", "my only copy");
    let ran = vault.fte("demo mine");
    assert_eq!(ran.exit, 5, "{ran}");
    assert!(ran.stderr.contains("mine holds something that is no demo"), "{}", ran.stderr);
    assert_eq!(vault.files("mine"), ["mine/note.md"]);
    vault.put("file", "");
    assert_eq!(vault.fte("demo file").exit, 5);

    vault.fte("demo there");
    vault.put("there/Needs_Action/left over.md", "from the day before");
    let states = || fs::read_dir(vault.state_dir()).map_or(0, Iterator::count);
    let before = states();
    vault.fte("demo there");
    assert!(!vault.path("there/Needs_Action/left over.md").exists());
    assert_eq!(states(), before, "the state of the demo that went is left behind");
}

#[test]
fn a_vault_with_a_demo_inside_keeps_its_state() {
    let vault = TestVault::new();
    vault.fte("status");
    let id = vault
        .read(".fte/config.yaml")
        .lines()
        .find_map(|line| line.strip_prefix("vault: ").map(str::to_owned));
    let remembered = vault.state_dir().join(id.clone().unwrap());
    fs::create_dir_all(&remembered).unwrap();
    fs::write(remembered.join("kept"), "").unwrap();
    vault.fte("demo there");
    let settings = vault.read("there/.fte/config.yaml");
    let copied = settings.lines().map(|line| match line.strip_prefix("vault: ") {
        Some(_) => format!("vault: {}", id.clone().unwrap()),
        None => line.to_owned(),
    });
    vault.put("there/.fte/config.yaml", copied.collect::<Vec<_>>().join("\n"));
    vault.fte("demo there");
    assert!(remembered.join("kept").exists(), "the demo cleared the state of another vault");
}
