//! The notes that are made from the journal.

use super::*;

#[test]
fn a_note_that_a_crash_left_out_is_made_by_the_same_key() {
    let shop = Shop::new();
    let receipt = shop.books().create_invoice(&simple("Dana", "10"), "k", today()).unwrap();
    let note = shop.text(&receipt.note);
    std::fs::remove_file(shop.path(&receipt.note)).unwrap();
    std::fs::remove_file(shop.path("Accounting/Transactions.md")).unwrap();
    assert_eq!(
        shop.books().stale(&shop.books().read().unwrap()).unwrap(),
        std::slice::from_ref(&receipt.note)
    );
    shop.books().create_invoice(&simple("Dana", "10"), "k", today()).unwrap();
    assert_eq!(shop.text(&receipt.note), note);
    assert!(shop.path("Accounting/Transactions.md").exists());
    std::fs::remove_file(shop.path(&receipt.note)).unwrap();
    assert_eq!(shop.books().refresh().unwrap(), std::slice::from_ref(&receipt.note));
    assert_eq!(shop.text(&receipt.note), note);
}

#[test]
fn a_persons_words_in_a_note_stay() {
    let shop = Shop::new();
    let receipt = shop.books().create_invoice(&simple("Dana", "10"), "k", today()).unwrap();
    let mine = shop.text(&receipt.note).replace("---\n\n# INV", "tags: [x] # mine\n---\n\n# INV")
        + "\nCalled her.\n";
    shop.put(&receipt.note, &mine);
    shop.books().record_payment(&payment("INV-0001", "4 EUR"), "p", today()).unwrap();
    let note = shop.text(&receipt.note);
    assert!(
        note.contains("tags: [x] # mine\n") && note.ends_with("\n## Notes\n\nCalled her.\n"),
        "{note}"
    );
    assert!(
        note.contains("open: 6.00\n")
            && note.contains("status: part_paid\n")
            && note.contains("| [[PAY-0001]] |"),
        "{note}"
    );
}
