//! `fte init`

use crate::testvault::TestVault;

#[test]
fn a_second_init_touches_nothing() {
    let vault = TestVault::new();
    let before = vault.snapshot();
    let again = vault.fte("init .").ok();
    assert_eq!(again.stdout, "$VAULT has all that a vault needs\n");
    assert_eq!(vault.snapshot(), before);
}
