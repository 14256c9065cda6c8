//! `fte plan`

use crate::testvault::TestVault;

#[test]
fn the_shipped_playbooks_are_in_order() {
    let vault = TestVault::new();
    let checked = vault.fte("plan --check");
    assert_eq!(checked.to_string(), "exit 0\n--- stdout\n19 playbooks are in order");
}
