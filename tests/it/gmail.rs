//! `fte watch gmail` against a strict Gmail: each message once, none lost, the cursor where it may be.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::Stdio;

use serde_json::{Value, json};

use crate::google::{ADDRESS, CLIENT_SECRET, Fault, Google, TOKEN};
use crate::testvault::{Following, NOW, Ran, TestVault};

/// A mail of a morning; `number` is its minute and what tells it from others.
fn mail(number: usize) -> String {
    mail_from("dana@example.net", number)
}

fn mail_from(from: &str, number: usize) -> String {
    format!(
        "From: {from}\r\nTo: {ADDRESS}\r\nSubject: parcel {number}\r\n\
         Date: Mon, 16 Nov 2026 {:02}:{:02}:00 +0000\r\nMessage-ID: <{number}@mail.test>\r\n\r\nIs parcel {number} there?\r\n",
        number / 60,
        number % 60
    )
}

/// A vault whose owner reads this account.
fn vault(google: &Google) -> TestVault {
    let mut vault = TestVault::new();
    let config = vault.read(".fte/config.yaml");
    vault.put(".fte/config.yaml", config + "\n" + &google.settings("read"));
    vault.set_env("FTE_GMAIL_ACCESS_TOKEN", TOKEN);
    google.allow(&["gmail.readonly"]);
    vault
}

fn account(mails: usize) -> (Google, TestVault) {
    let google = Google::start();
    (0..mails).for_each(|number| _ = google.deliver(mail(number), &["INBOX", "UNREAD"]));
    let vault = vault(&google);
    (google, vault)
}

fn watch(vault: &TestVault) -> Ran {
    vault.fte("watch gmail --json")
}

/// The subjects of all items, sorted.
fn subjects(vault: &TestVault) -> Vec<String> {
    let notes = vault.files("Needs_Action");
    let subject = |name: &String| {
        let note = vault.read(name);
        let line = note.lines().find_map(|line| line.strip_prefix("subject: "));
        line.unwrap_or_default().trim_matches('"').to_owned()
    };
    let mut found: Vec<_> = notes.iter().map(subject).collect();
    found.sort();
    found
}

fn parcels(numbers: impl IntoIterator<Item = usize>) -> Vec<String> {
    let mut found: Vec<_> = numbers.into_iter().map(|number| format!("parcel {number}")).collect();
    found.sort();
    found
}

fn cursor(vault: &TestVault) -> Option<String> {
    let sql = "SELECT value FROM cursors WHERE source = 'gmail:owner@example.com'";
    vault.database().query_row(sql, [], |row| row.get(0)).ok()
}

fn history(vault: &TestVault) -> String {
    let cursor: Value = serde_json::from_str(&cursor(vault).expect("a cursor")).unwrap();
    cursor["history"].as_str().unwrap().to_owned()
}

/// The names of the requests since the start, in order.
fn names(google: &Google) -> Vec<String> {
    google.requests().into_iter().map(|request| request.name).collect()
}

#[test]
fn the_first_look_takes_what_the_settings_bound_and_the_next_asks_once() {
    let google = Google::start();
    let old = "From: a@b.test\r\nSubject: old\r\nDate: Mon, 5 Oct 2026 08:00:00 +0000\r\n\r\nx\r\n";
    let first = google.deliver(mail(1), &["INBOX", "IMPORTANT", "CATEGORY_UPDATES", "UNREAD"]);
    google.deliver(old, &["INBOX"]);
    google.deliver(mail(2), &["CATEGORY_PROMOTIONS"]);
    google.deliver(mail(3), &["SPAM"]);
    google.deliver(mail(4), &["INBOX", "TRASH"]);
    google.deliver(mail(5), &["SENT"]);
    google.deliver(mail(6), &["SENT", "INBOX"]);
    google.deliver(mail(7), &["DRAFT", "INBOX"]);
    google.deliver(mail(8), &["INBOX", "STARRED"]);
    let vault = vault(&google);
    let report = watch(&vault).ok().json();
    let made: Vec<_> =
        report["created"].as_array().unwrap().iter().map(|made| made["subject"].clone()).collect();
    assert_eq!(made, ["parcel 8", "parcel 6", "parcel 1"], "newest first");
    assert_eq!(names(&google)[..2], ["getProfile", "messages.list"], "the cursor is read first");

    let path = report["created"][2]["path"].as_str().unwrap();
    let note = vault.read(path);
    for line in [
        "source: gmail".to_owned(),
        format!("source_id: {first}"),
        format!("thread: {first}"),
        "marks: [updates, important]".to_owned(),
    ] {
        assert!(note.replace('"', "").lines().any(|own| own == line), "{line}: {note}");
    }
    assert!(vault.read("Logs/audit_2026-11-16.jsonl").contains("\"watch.gmail\""));

    let before = google.requests().len();
    let units = google.units();
    let report = watch(&vault).ok().json();
    assert_eq!(
        (report["created"].as_array().unwrap().len(), report["known"].as_u64()),
        (0, Some(0))
    );
    let asked = ["getProfile", "history.list"];
    assert_eq!(names(&google)[before..], asked, "nothing new costs two requests");
    assert_eq!(google.units() - units, 3);
    google.validate();
}

#[test]
fn what_changes_is_seen_on_every_page_and_once() {
    let (google, vault) = account(1);
    let archived = google.deliver(mail(50), &["UNREAD"]);
    let spam = google.deliver(mail(51), &["SPAM"]);
    watch(&vault).ok();
    let start = history(&vault);

    google.pages_of(2);
    google.deliver(mail(2), &["INBOX"]);
    google.relabel(&archived, &["INBOX"], &[]);
    google.relabel(&spam, &["INBOX"], &["SPAM"]);
    google.deliver(mail(3), &["CATEGORY_SOCIAL"]);
    google.deliver(mail(4), &["SENT"]);
    let five = google.deliver(mail(5), &["INBOX", "UNREAD"]);
    google.relabel(&five, &["STARRED"], &["UNREAD"]);
    let gone = google.deliver(mail(6), &["INBOX"]);
    google.delete(&gone);
    let binned = google.deliver(mail(7), &["INBOX"]);
    google.relabel(&binned, &["TRASH"], &["INBOX"]);
    // The list changed while it was read: a page comes twice.
    google.nth("history.list", 2, Fault::Again);
    let before = google.requests().len();
    let units = google.units();
    let report = watch(&vault).ok().json();
    assert_eq!(report["created"].as_array().unwrap().len(), 4, "{report}");
    assert_eq!(subjects(&vault), parcels([0, 2, 5, 50, 51]));
    let requests = google.requests().split_off(before);
    let pages: Vec<_> = requests.iter().filter(|request| request.name == "history.list").collect();
    assert!(pages.len() >= 4, "{}", pages.len());
    for page in &pages {
        assert!(page.url.contains(&format!("startHistoryId={start}&")), "{}", page.url);
        assert!(!page.url.contains("labelId="), "{}", page.url);
    }
    // Six are fetched: what was sent and what is in no wanted label is told by the history.
    let fetched = requests.iter().filter(|request| request.name == "messages.get").count();
    assert_eq!(fetched, 6);
    let expected = u32::try_from(1 + pages.len() * 2 + fetched * 20).unwrap();
    assert_eq!(google.units() - units, expected);
    assert_ne!(history(&vault), start);
    watch(&vault).ok();
    assert_eq!(subjects(&vault).len(), 5);
    google.validate();
}

#[test]
fn a_cursor_that_gmail_no_longer_knows_is_a_whole_look_and_no_new_beginning() {
    let (google, vault) = account(3);
    watch(&vault).ok();
    google.deliver(mail(10), &["INBOX"]);
    google.forget_history();
    google.deliver(mail(11), &["INBOX"]);
    let before = google.count("messages.get");
    let ran = watch(&vault).ok();
    assert!(
        ran.stderr.contains("warning: Gmail no longer knows how far it was read: the last 30 days"),
        "{ran}"
    );
    assert_eq!(ran.json()["known"], 3);
    assert_eq!(subjects(&vault), parcels([0, 1, 2, 10, 11]));
    assert_eq!(google.count("messages.get") - before, 2, "what is known is not fetched again");
    assert_eq!(watch(&vault).ok().json()["known"], 0);
}

#[test]
fn a_cursor_that_is_damaged_is_said_and_nothing_comes_twice() {
    let (google, vault) = account(2);
    watch(&vault).ok();
    google.deliver(mail(10), &["INBOX"]);
    vault.database().execute("UPDATE cursors SET value = '{' || value", []).unwrap();
    let ran = watch(&vault).ok();
    assert!(ran.stderr.contains("how far Gmail was read is damaged: the last 30 days"), "{ran}");
    assert_eq!(subjects(&vault), parcels([0, 1, 10]));
    assert!(!watch(&vault).ok().stderr.contains("damaged"));
}

#[test]
fn a_list_without_end_is_given_up_soon() {
    let (google, vault) = account(2);
    google.on("messages.list", Fault::Endless);
    google.on("messages.list", Fault::Endless);
    let ran = watch(&vault);
    assert_eq!(ran.exit, 7, "{ran}");
    assert!(ran.stderr.contains("its answer is larger than 8 MB"), "{ran}");
    google.heal();
    watch(&vault).ok();
    assert_eq!(subjects(&vault), parcels([0, 1]));
}

#[test]
fn authorities_that_can_not_be_read_are_said_before_anything_goes_out() {
    let (google, mut vault) = account(1);
    // Over TLS nobody answers there: it would hear a handshake.
    vault.set_env("FTE_GMAIL_API", &google.url().replace("http:", "https:"));
    vault.set_env("SSL_CERT_FILE", "/nothing");
    let ran = watch(&vault);
    assert_eq!(ran.exit, 7, "{ran}");
    assert!(ran.stderr.contains("`SSL_CERT_FILE` names /nothing, which can't be read"), "{ran}");
    // Where there is no TLS, nobody has to be trusted.
    let (_google, mut vault) = account(1);
    vault.set_env("SSL_CERT_FILE", "/nothing");
    watch(&vault).ok();
}

#[test]
fn keys_that_are_absent_are_no_fault() {
    let (google, vault) = account(0);
    watch(&vault).ok();
    google.deliver(mail(1), &["INBOX"]);
    google.deliver(mail(2), &["SPAM"]);
    google.on("history.list", Fault::Bare);
    google.on("messages.get", Fault::Pass);
    let report = watch(&vault).ok().json();
    // Without labels in the history both are looked at, and the one that is spam is left.
    assert_eq!(subjects(&vault), parcels([1]), "{report}");
    assert_eq!(google.count("messages.get"), 2);
    google.deliver(mail(3), &["INBOX"]);
    google.on("messages.get", Fault::Bare);
    watch(&vault).ok();
    assert_eq!(subjects(&vault), parcels([1, 3]));
}

/// Signs in as a person does whose browser says yes.
fn sign_in(vault: &TestVault) {
    let mut command = vault.command();
    command.args(["auth", "gmail", "login", "--no-browser", "--trust-server"]);
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
    let mut lines = BufReader::new(child.stderr.take().unwrap()).lines().map(Result::unwrap);
    let address = lines.find(|line| line.starts_with("http")).expect("an address to go to");
    let head = get(address.trim());
    let back = head.lines().find_map(|line| line.strip_prefix("Location: ")).expect("a consent");
    get(back.trim());
    lines.for_each(drop);
    assert!(child.wait().unwrap().success());
}

fn get(url: &str) -> String {
    let (host, path) = url.strip_prefix("http://").unwrap().split_once('/').unwrap();
    let mut stream = TcpStream::connect(host).unwrap();
    write!(stream, "GET /{path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

/// A token that ends while a list is read is renewed once, and the same call made again.
#[test]
fn a_token_that_is_turned_down_within_a_run_is_renewed_and_nothing_is_asked_twice() {
    let (google, mut vault) = account(3);
    google.pages_of(2);
    vault.set_env("FTE_GMAIL_ACCESS_TOKEN", "");
    vault.set_env("FTE_SECRETS_STORE", "file");
    vault.set_env("FTE_GMAIL_CLIENT_SECRET", CLIENT_SECRET);
    sign_in(&vault);
    google.begin_anew();
    google.nth("messages.list", 2, Fault::Unauthorised);
    watch(&vault).ok();
    let names = names(&google);
    let expected = ["getProfile", "messages.list", "messages.list", "token", "messages.list"];
    assert_eq!(names[..5], expected, "{names:?}");
    assert_eq!(names.len(), 5 + 3);
    assert_eq!(subjects(&vault), parcels(0..3));
    // Turned down twice, it is a person's to mend.
    google.on("history.list", Fault::Unauthorised);
    google.on("history.list", Fault::Unauthorised);
    let asked = google.requests().len();
    let ran = watch(&vault);
    assert_eq!(ran.exit, 4, "{ran}");
    assert_eq!(google.requests().len() - asked, 4, "whose it is, the call, a new token, the call");
}

/// Every fault, each at one of the places of a first look: the exit code, and that nothing is lost or doubled and the cursor
/// does not move.
#[test]
fn whatever_fails_loses_nothing_doubles_nothing_and_leaves_the_cursor() {
    let later = "2026-11-16T09:46:42.247Z";
    let table = [
        (Fault::Unauthorised, 4),
        (Fault::Forbidden("insufficientPermissions"), 4),
        (Fault::Forbidden("domainPolicy"), 3),
        (Fault::Forbidden("accessNotConfigured"), 3),
        (Fault::Forbidden("userRateLimitExceeded"), 7),
        (Fault::QuotaForbidden, 7),
        (Fault::TooMany(later), 7),
        (Fault::TooManyFor(900), 7),
        (Fault::BrokenUndone, 7),
        (Fault::BrokenDone, 7),
        (Fault::Unavailable, 7),
        (Fault::Empty, 7),
        (Fault::Html, 7),
        (Fault::CutUndone, 7),
        (Fault::HalfAnswer, 7),
        (Fault::Bad, 3),
    ];
    let google = Google::start();
    (0..5).for_each(|number| _ = google.deliver(mail(number), &["INBOX"]));
    google.pages_of(2);
    let places = [("getProfile", 1), ("messages.list", 2), ("messages.get", 3)];
    for ((fault, exit), (method, number)) in table.into_iter().zip(places.into_iter().cycle()) {
        google.heal();
        let mut vault = vault(&google);
        google.nth(method, number, fault);
        let ran = watch(&vault);
        let at = format!("{fault:?} at {method} {number}");
        // A message whose answer was lost is asked for again at once.
        let lost = matches!(fault, Fault::Html | Fault::CutUndone | Fault::HalfAnswer);
        let retried = lost && method == "messages.get";
        assert_eq!(ran.exit, if retried { 0 } else { exit }, "{at}: {ran}");
        assert!(!ran.stderr.contains(TOKEN) && !ran.stdout.contains(TOKEN), "{at}: {ran}");
        assert_eq!(cursor(&vault).is_some(), retried, "{at}");
        google.heal();
        vault.set_now("2026-11-16T11:00:00Z");
        watch(&vault).ok();
        assert_eq!(subjects(&vault), parcels(0..5), "{at}");
    }
}

#[test]
fn a_failure_while_changes_are_read_leaves_the_cursor_before_them() {
    let (google, mut vault) = account(1);
    watch(&vault).ok();
    let start = history(&vault);
    google.pages_of(2);
    (1..6).for_each(|number| _ = google.deliver(mail(number), &["INBOX"]));
    for (fault, method, number) in [
        (Fault::Unauthorised, "history.list", 2),
        (Fault::CutUndone, "history.list", 3),
        (Fault::BrokenUndone, "history.list", 1),
        (Fault::QuotaForbidden, "messages.get", 3),
        (Fault::Unauthorised, "messages.get", 1),
    ] {
        google.nth(method, number, fault);
        assert_ne!(watch(&vault).exit, 0);
        google.heal();
        assert_eq!(history(&vault), start, "{fault:?} at {method}");
    }
    // What had come before the fault is there.
    assert_eq!(subjects(&vault), parcels(0..3));
    vault.set_now("2026-11-16T11:00:00Z");
    watch(&vault).ok();
    assert_eq!(subjects(&vault), parcels(0..6));
    assert_ne!(history(&vault), start);
}

#[test]
fn who_is_asked_to_wait_does_not_ask_before() {
    let (google, mut vault) = account(1);
    google.on("messages.list", Fault::TooMany("2026-11-16T09:46:42.247Z"));
    let ran = watch(&vault);
    assert_eq!(ran.exit, 7, "{ran}");
    let asked = google.requests().len();
    let ran = watch(&vault);
    assert_eq!(ran.exit, 7, "{ran}");
    assert!(ran.stderr.contains("left alone until 2026-11-16 09:46:42"), "{ran}");
    assert_eq!(google.requests().len(), asked, "it did not ask");
    vault.set_now("2026-11-16T09:46:43Z");
    watch(&vault).ok();
    assert_eq!(subjects(&vault), parcels([0]));
}

#[test]
fn a_message_that_can_not_be_read_goes_to_quarantine_and_blocks_nothing() {
    let (google, vault) = account(2);
    let bad = google.deliver(mail(9), &["INBOX"]);
    google.twist(&bad, json!({ "raw": "not%base64" }));
    let large = google.deliver(mail(10), &["INBOX"]);
    google.twist(&large, json!({ "sizeEstimate": 70_000_000 }));
    // The answer of one that is too large is not read to its end.
    google.on("messages.get", Fault::HalfAnswer);
    let bare = google.deliver(mail(8), &["INBOX"]);
    google.twist(&bare, json!({ "raw": null }));
    let report = watch(&vault).ok().json();
    assert_eq!(subjects(&vault), parcels([0, 1]));
    let why: Vec<_> = report["quarantined"]
        .as_array()
        .unwrap()
        .iter()
        .map(|gone| gone["reason"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(
        why,
        [
            "is a message larger than 64 MB",
            "came from Gmail in a form that can't be decoded (no base64url)",
            "came from Gmail without its text",
        ]
    );
    let kept = report["quarantined"][0]["path"].as_str().unwrap();
    assert!(vault.read(kept).contains("Subject: parcel 10"), "its headers are kept");
    assert!(cursor(&vault).is_some());
    let before = google.requests().len();
    watch(&vault).ok();
    assert_eq!(names(&google)[before..], ["getProfile", "history.list"]);
}

#[test]
fn a_message_that_gmail_never_gives_is_given_up_after_a_day() {
    let (google, mut vault) = account(2);
    watch(&vault).ok();
    let start = history(&vault);
    google.deliver(mail(5), &["INBOX"]);
    google.deliver(mail(6), &["INBOX"]);
    for hour in 0..5 {
        vault.set_now(&format!("2026-11-16T{:02}:00:00Z", 10 + hour));
        google.on("messages.get", Fault::BrokenUndone);
        let ran = watch(&vault);
        assert_eq!(ran.exit, 7, "{ran}");
        assert!(ran.stderr.contains("1 of the messages could not be fetched"), "{ran}");
        assert_eq!(history(&vault), start);
        assert_eq!(subjects(&vault), parcels([0, 1, 6]), "the others are not kept waiting");
    }
    vault.set_now("2026-11-17T10:00:01Z");
    google.on("messages.get", Fault::BrokenUndone);
    let report = watch(&vault).ok().json();
    let reason = report["quarantined"][0]["reason"].as_str().unwrap();
    assert!(reason.starts_with("could not be fetched from Gmail for a day"), "{reason}");
    assert_ne!(history(&vault), start);
}

#[test]
fn killed_at_any_request_and_run_again_it_comes_to_the_same() {
    let (google, whole) = account(3);
    google.pages_of(2);
    watch(&whole).ok();
    let requests = google.requests().len();
    assert!(requests >= 6);
    for number in 1..=requests {
        google.heal();
        let vault = vault(&google);
        google.nth("", number, Fault::HeldUndone);
        let mut child = vault.command().args(["watch", "gmail"]).spawn().unwrap();
        google.wait_until_held(1);
        child.kill().unwrap();
        child.wait().unwrap();
        google.let_go();
        google.heal();
        assert_eq!(cursor(&vault), None, "killed at {number}");
        watch(&vault).ok();
        assert_eq!(subjects(&vault), parcels(0..3), "killed at {number}");
        assert_eq!(history(&vault), history(&whole));
    }
}

#[test]
fn two_at_once_are_one_after_the_other() {
    let (google, vault) = account(3);
    google.nth("messages.get", 2, Fault::HeldUndone);
    let child = vault.command().args(["watch", "gmail", "--json"]).spawn().unwrap();
    google.wait_until_held(1);
    let ran = watch(&vault);
    assert_eq!(ran.exit, 6, "{ran}");
    google.let_go();
    assert!(child.wait_with_output().unwrap().status.success());
    assert_eq!(subjects(&vault), parcels(0..3));
    assert_eq!(google.count("messages.get"), 3);
}

#[test]
fn a_message_that_comes_two_ways_is_one_item() {
    let (google, vault) = account(2);
    vault.put("Inbox/dropped.eml", mail(1));
    vault.fte("watch files").ok();
    let report = watch(&vault).ok().json();
    assert_eq!((report["created"].as_array().unwrap().len(), &report["known"]), (1, &json!(1)));
    assert_eq!(subjects(&vault), parcels([0, 1]));
    // And the other way.
    vault.put("Inbox/dropped.eml", mail(0));
    assert_eq!(vault.fte("watch files --json").ok().json()["known"], 1);
    assert_eq!(subjects(&vault), parcels([0, 1]));
    // Known by its own key now, it is not fetched again.
    google.forget_history();
    let before = google.count("messages.get");
    watch(&vault).ok();
    assert_eq!(google.count("messages.get"), before);
}

#[test]
fn labels_are_named_as_people_name_them_and_a_search_bounds_what_is_read() {
    let google = Google::start();
    google.deliver(mail(1), &["Kunden/Neu"]);
    google.deliver(mail(2), &["INBOX"]);
    google.deliver(mail_from("noise@example.net", 3), &["Kunden/Neu"]);
    let later = google.deliver(mail(4), &["INBOX"]);
    let mut vault = vault(&google);
    vault.set_env("FTE_GMAIL_LABELS", "[kunden/neu]");
    vault.set_env("FTE_GMAIL_QUERY", "-from:noise@example.net");
    watch(&vault).ok();
    assert_eq!(subjects(&vault), parcels([1]));
    google.relabel(&later, &["Kunden/Neu"], &[]);
    google.deliver(mail(5), &["Kunden/Neu"]);
    google.deliver(mail_from("noise@example.net", 6), &["Kunden/Neu"]);
    google.deliver(mail(7), &["INBOX"]);
    let labels = google.count("labels.list");
    watch(&vault).ok();
    assert_eq!(subjects(&vault), parcels([1, 4, 5]));
    assert_eq!(google.count("labels.list"), labels, "the label's id is known");
    google.validate();
    // Other settings: what they bound is looked at anew.
    vault.set_env("FTE_GMAIL_LABELS", "[INBOX]");
    watch(&vault).ok();
    assert_eq!(subjects(&vault), parcels([1, 2, 4, 5, 7]));
    vault.set_env("FTE_GMAIL_LABELS", "[Lieferanten]");
    let ran = vault.fte("watch gmail");
    assert_eq!(ran.exit, 3, "{ran}");
    assert!(
        ran.stderr.contains(
            "Gmail has no label `Lieferanten` (`gmail.labels`)\nhint: it has `Kunden/Neu`"
        ),
        "{ran}"
    );
}

/// What came while nobody looked is not given up with the settings that it was not read under.
#[test]
fn a_changed_setting_forgets_nothing_that_was_not_read_yet() {
    for (name, value) in [
        ("FTE_GMAIL_DAYS", "1"),
        ("FTE_GMAIL_LABELS", "[INBOX, STARRED]"),
        ("FTE_GMAIL_QUERY", "parcel"),
    ] {
        let (google, mut vault) = account(1);
        watch(&vault).ok();
        google.deliver(mail(1), &["INBOX"]);
        // Longer than `gmail.days` after that.
        let (now, days) = match name {
            "FTE_GMAIL_DAYS" => ("2026-11-19T09:30:00Z", "5"),
            _ => ("2026-12-31T09:30:00Z", "47"),
        };
        vault.set_now(now);
        vault.set_env(name, value);
        let ran = watch(&vault).ok();
        let said = format!(
            "warning: the settings say something else to read: the last {days} days were looked at whole"
        );
        assert!(ran.stderr.contains(&said), "{name}: {ran}");
        assert_eq!(ran.json()["known"], 1, "{name}: what is known is not taken in again");
        assert_eq!(subjects(&vault), parcels([0, 1]), "{name}");
        assert!(!watch(&vault).ok().stderr.contains("warning"), "{name}: said once");
    }
}

#[test]
fn what_the_search_does_not_know_yet_is_taken_in() {
    let (google, mut vault) = account(0);
    vault.set_env("FTE_GMAIL_QUERY", "subject:invoice");
    watch(&vault).ok();
    google.unindex(&google.deliver(mail(1), &["INBOX"]));
    google.deliver(mail(2), &["INBOX"]);
    watch(&vault).ok();
    assert_eq!(subjects(&vault), parcels([1]));
}

#[test]
fn history_ids_can_be_larger_than_any_integer() {
    let google = Google::start().with_large_history_ids();
    google.deliver(mail(0), &["INBOX"]);
    let vault = vault(&google);
    watch(&vault).ok();
    assert!(history(&vault).len() > 20, "{}", history(&vault));
    google.deliver(mail(1), &["INBOX"]);
    watch(&vault).ok();
    assert_eq!(subjects(&vault), parcels([0, 1]));
}

#[test]
fn a_run_keeps_to_its_share_of_the_quota_and_the_next_goes_on() {
    let (google, mut vault) = account(70);
    vault.set_env("FTE_GMAIL_UNITS", "6000");
    let mut runs = 0;
    loop {
        let before = google.units();
        let ran = watch(&vault);
        runs += 1;
        assert!(google.units() - before <= 600, "{}", google.units() - before);
        if ran.exit == 0 {
            break;
        }
        assert_eq!(ran.exit, 7, "{ran}");
        assert!(ran.stderr.contains("gmail.units"), "{ran}");
        assert_eq!(
            ran.json()["created"].as_array().unwrap().len(),
            29,
            "what was taken in is told"
        );
        assert_eq!(cursor(&vault), None);
    }
    assert_eq!(runs, 3);
    assert_eq!(subjects(&vault), parcels(0..70));
    // Each was fetched once: 20 units a message, and what finding them costs.
    assert_eq!(google.count("messages.get"), 70);
    assert_eq!(google.units(), 70 * 20 + 3 * (1 + 5));
}

#[test]
fn a_day_later_all_that_is_bound_is_looked_at_once() {
    let (google, mut vault) = account(2);
    watch(&vault).ok();
    vault.set_now("2026-11-17T09:30:01Z");
    let before = google.requests().len();
    assert_eq!(watch(&vault).ok().json()["known"], 2);
    assert_eq!(names(&google)[before..], ["getProfile", "history.list", "messages.list"]);
    assert_eq!(watch(&vault).ok().json()["known"], 0);
}

#[test]
fn a_dry_run_changes_nothing() {
    let (google, vault) = account(2);
    vault.fte("status").ok();
    let before = vault.snapshot();
    let report = vault.fte("watch gmail --dry-run --json").ok().json();
    assert_eq!(report["created"].as_array().unwrap().len(), 2);
    assert_eq!(report["dry_run"], true);
    assert_eq!(vault.snapshot(), before);
    let rows = |table: &str| -> i64 {
        let sql = format!("SELECT count(*) FROM {table}");
        vault.database().query_row(&sql, [], |row| row.get(0)).unwrap()
    };
    assert_eq!((rows("cursors"), rows("seen")), (0, 0));
    assert!(google.requests().iter().all(|request| request.method == "GET"));
    watch(&vault).ok();
    assert_eq!(subjects(&vault), parcels([0, 1]));
}

/// One account's cursor is nothing in another's mailbox, and whom that one wrote to is nobody that the owner knows.
#[test]
fn the_mailbox_of_another_account_is_not_read_on_from_a_cursor() {
    let (google, mut vault) = account(1);
    let config = vault.read(".fte/config.yaml");
    vault.put(".fte/config.yaml", config + "owner:\n  emails: [other@example.com]\n");
    watch(&vault).ok();
    let start = cursor(&vault);
    google.deliver(mail(7), &["INBOX"]);
    google.deliver(mail(8), &["SENT"]);
    // As if that account had been read so far, and then another one's sign-in put into its place.
    let rename = |vault: &TestVault, from: &str, to: &str| {
        let sql = "UPDATE cursors SET source = replace(source, ?1, ?2)";
        assert!(vault.database().execute(sql, [from, to]).unwrap() > 0);
    };
    rename(&vault, ADDRESS, "other@example.com");
    vault.set_env("FTE_GMAIL_USER", "other@example.com");
    let before = google.requests().len();
    for _ in 0..2 {
        let ran = watch(&vault);
        assert_eq!(ran.exit, 3, "{ran}");
        assert!(
            ran.stderr.contains(
                "the sign-in is `owner@example.com`'s, and `gmail.user` says `other@example.com`"
            ),
            "{ran}"
        );
    }
    assert_eq!(names(&google)[before..], ["getProfile", "getProfile"]);
    rename(&vault, "other@example.com", ADDRESS);
    assert_eq!((subjects(&vault), cursor(&vault)), (parcels([0]), start));
}

#[test]
fn what_is_missing_is_said() {
    let (google, mut vault) = account(1);
    vault.set_env("FTE_GMAIL_USER", "somebody@example.net");
    let ran = vault.fte("watch gmail");
    assert_eq!(ran.exit, 3, "{ran}");
    assert!(
        ran.stderr.contains(
            "the sign-in is `owner@example.com`'s, and `gmail.user` says `somebody@example.net`"
        ),
        "{ran}"
    );
    assert_eq!(subjects(&vault), parcels([]));
    vault.set_env("FTE_GMAIL_USER", "Owner@Example.com");
    vault.set_env("FTE_GMAIL_ACCESS_TOKEN", "another-token");
    let ran = vault.fte("watch gmail");
    assert_eq!(ran.exit, 4, "{ran}");
    let vault = TestVault::new();
    let ran = vault.fte("watch gmail");
    assert_eq!(ran.exit, 3, "{ran}");
    assert!(ran.stderr.contains("`gmail.user` is empty"), "{ran}");
    drop(google);
}

#[test]
#[cfg(unix)]
fn followed_it_takes_in_what_comes_and_outlasts_a_bad_hour() {
    let (google, mut vault) = account(1);
    vault.set_env("FTE_GMAIL_POLL_S", "1");
    let mut command = vault.command();
    command.args(["watch", "gmail", "--follow", "--json"]);
    let following = Following::start(command);
    assert_eq!(following.next()["created"][0]["subject"], "parcel 0");
    google.on("history.list", Fault::Unavailable);
    google.on("history.list", Fault::CutUndone);
    google.deliver(mail(1), &["INBOX"]);
    assert_eq!(following.next()["created"][0]["subject"], "parcel 1");
    assert_eq!(following.interrupt(), Some(130));
    assert_eq!(subjects(&vault), parcels([0, 1]));
}

#[test]
fn promotions_and_social_mail_of_strangers_is_filed_as_a_newsletter() {
    let (google, vault) = account(0);
    google.deliver(mail(1), &["INBOX", "CATEGORY_PROMOTIONS"]);
    google.deliver(mail(2), &["INBOX"]);
    watch(&vault).ok();
    let planned = vault.fte("plan --json").ok().json();
    let books: Vec<_> = planned["planned"]
        .as_array()
        .unwrap()
        .iter()
        .map(|plan| plan["playbook"].clone())
        .collect();
    assert_eq!(books, ["newsletter"], "{planned}");
    assert_eq!(NOW, "2026-11-16T09:30:00Z");
}

#[test]
fn an_account_that_can_not_be_read_is_said_by_health_also_below_a_follower() {
    let (google, vault) = account(1);
    let level = || {
        let health = vault.fte("health --json").json();
        let mut parts = health["parts"].as_array().unwrap().iter();
        parts.find(|row| row["name"] == "watch.gmail").unwrap()["level"].clone()
    };
    google.revoke();
    let mut command = vault.command();
    command.args(["watch", "gmail", "--follow"]);
    assert_eq!(command.output().unwrap().status.code(), Some(4), "it does not try on and on");
    assert_eq!(level(), "bad");
    google.allow(&["gmail.readonly"]);
    watch(&vault).ok();
    assert_eq!(level(), "ok");
}
