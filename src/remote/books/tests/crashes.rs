//! What a crash leaves of an append, and what is never taken for it.

use super::*;

/// Leaves the books as a crash in the middle of an append does.
fn crash(shop: &Shop, before: &str, text: &str, left: &[u8]) {
    let record = serde_json::json!({ "offset": before.len(), "text": text }).to_string();
    shop.state.set_note("books.pending", &record).unwrap();
    let mut file = std::fs::File::create(shop.path(PATH)).unwrap();
    file.write_all(before.as_bytes()).unwrap();
    file.write_all(left).unwrap();
}

#[test]
fn what_a_crash_left_half_written_is_taken_away() {
    let shop = Shop::new();
    shop.books().create_invoice(&simple("Dana", "10"), "a", today()).unwrap();
    let before = shop.journal();
    shop.books().create_invoice(&simple("Émile", "20"), "b", today()).unwrap();
    let after = shop.journal();
    let text = after.strip_prefix(&before).unwrap();
    for cut in (0..=text.len()).step_by(9).chain([text.len() - 1, text.len()]) {
        let _ = std::fs::remove_file(shop.path("Accounting/Invoices/INV-0002.md"));
        let zeros = if cut % 2 == 0 { vec![0; (text.len() - cut) / 2] } else { Vec::new() };
        crash(&shop, &before, text, &[&text.as_bytes()[..cut], &zeros].concat());
        let found = shop.find("b");
        assert_eq!(found.is_some(), cut == text.len(), "cut at {cut}");
        assert_eq!(
            shop.journal(),
            if found.is_some() { &*after } else { &*before },
            "cut at {cut}"
        );
        shop.books().create_invoice(&simple("Émile", "20"), "b", today()).unwrap();
        assert_eq!(shop.journal(), after, "cut at {cut}");
        assert!(shop.path("Accounting/Invoices/INV-0002.md").exists());
    }
}

#[test]
fn recovery_never_takes_a_persons_words() {
    let shop = Shop::new();
    shop.books().create_invoice(&simple("Dana", "10"), "a", today()).unwrap();
    let before = shop.journal();
    let text = "\n2026-11-16 (INV-0002) x\n    ; fte: b\n";
    for theirs in [
        "; mine\n",
        "\n2026-11-16 (INV-0002) x\n    assets:bank  1 EUR\n    equity\n",
        &format!("{text}    a  1 EUR\n    b\n"),
    ] {
        crash(&shop, &before, text, theirs.as_bytes());
        shop.books().read().unwrap();
        assert_eq!(shop.journal(), format!("{before}{theirs}"));
    }
    // The file is shorter than it was: someone put an older one back.
    crash(&shop, &before, text, b"");
    shop.put(PATH, "; short\n");
    shop.books().read().unwrap();
    assert_eq!(shop.journal(), "; short\n");
}

#[test]
#[cfg(unix)]
fn a_journal_that_is_a_link_is_not_followed() {
    let shop = Shop::new();
    let elsewhere = shop.dir.path().join("elsewhere");
    std::fs::File::create(&elsewhere).unwrap();
    std::fs::create_dir_all(shop.path("Accounting")).unwrap();
    std::os::unix::fs::symlink(&elsewhere, shop.path(PATH)).unwrap();
    let error = shop.books().create_invoice(&simple("Dana", "10"), "a", today()).unwrap_err();
    assert!(matches!(error, BooksError::Io { .. }), "{error}");
    assert_eq!(std::fs::read(&elsewhere).unwrap(), b"");
}
