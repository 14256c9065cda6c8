//! An Odoo that lies, and what people write there: nothing is made up, nothing is done twice, and no answer leads elsewhere.

use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::Odoo;
use super::proxy::Proxy;
use super::writes::{INVOICE, asked, dead, done, invoice, moves, payments, say_yes};
use crate::testvault::TestVault;

/// An answer as a server writes it.
fn answer(status: &str, kind: &str, body: &str) -> String {
    let length = body.len();
    format!(
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{body}"
    )
}

fn json(body: &str) -> String {
    answer("200 OK", "application/json", body)
}

/// The first of the rows, changed.
fn first(body: &str, change: impl Fn(&mut Value)) -> String {
    let mut rows: Value = serde_json::from_str(body).unwrap();
    change(&mut rows[0]);
    json(&rows.to_string())
}

type Lie = fn(&str) -> String;

/// What is said of the invoice that is to be paid.
const OF_A_DOCUMENT: [(&str, Lie); 16] = [
    ("a page", |_| answer("200 OK", "text/html", "<html>sign in</html>")),
    ("an error as an answer", |_| json(r#"{"error": {"message": "x"}, "ids": [1]}"#)),
    ("null", |_| json("null")),
    ("deep", |_| json(&("[".repeat(500) + &"]".repeat(500)))),
    ("huge", |_| json(&format!("[{}]", "\"x\",".repeat(20_000_000)))),
    ("half", |body| json(&body[..body.len() / 2])),
    ("nothing", |_| json("[]")),
    ("twice", |body| json(&format!("[{0},{0}]", &body[1..body.len() - 1]))),
    ("another", |body| first(body, |row| row["id"] = json!(999))),
    ("below zero", |body| first(body, |row| row["id"] = json!(-1))),
    ("another company's", |body| first(body, |row| row["company_id"] = json!([2, "Second"]))),
    ("a text for a number", |body| first(body, |row| row["amount_residual"] = json!("100.0"))),
    ("false for a number", |body| first(body, |row| row["amount_residual"] = json!(false))),
    ("no number", |body| {
        json(&body.replace("\"amount_residual\": 100.0", "\"amount_residual\": NaN"))
    }),
    ("too large", |body| {
        json(&body.replace("\"amount_residual\": 100.0", "\"amount_residual\": 1e400"))
    }),
    ("more is open", |body| first(body, |row| row["amount_residual"] = json!(1000.0))),
];

/// What is said when a payment is made.
const OF_A_PAYMENT: [(&str, Lie); 7] = [
    ("a page", |_| answer("200 OK", "text/html", "<html>sign in</html>")),
    ("no server", |_| answer("500 Oops", "text/html", "<html>oops</html>")),
    ("a no", |_| {
        let body = r#"{"name": "odoo.exceptions.UserError", "message": "no"}"#;
        answer("422 No", "application/json", body)
    }),
    ("a fault", |_| {
        let body = r#"{"name": "builtins.KeyError", "message": "x", "debug": "Traceback"}"#;
        answer("500 Oops", "application/json", body)
    }),
    ("no database", |_| {
        let body = r#"{"name": "psycopg2.OperationalError", "message": "closed unexpectedly"}"#;
        answer("500 Oops", "application/json", body)
    }),
    ("another record", |_| json(r#"{"res_id": 999}"#)),
    ("not JSON", |_| json("{")),
];

/// Runs it once as it is lied to, then as it is told the truth.
fn lied_to(odoo: &Odoo, proxy: &Proxy, call: &str, told: &str, lie: Lie) -> (TestVault, usize) {
    let mut vault = proxy.vault(odoo, "accountant", "");
    asked(&vault, &["odoo", "payment", "record", "INV/2026/00001"]);
    proxy.lie(call, lie);
    let ran = vault.fte("act");
    assert!(!ran.stderr.contains("panicked") && !ran.stderr.contains("Traceback"), "{told}: {ran}");
    proxy.settle();
    let then = payments(odoo);
    proxy.forget();
    for minute in [33, 36, 40] {
        vault.set_now(&format!("2026-11-16T09:{minute}:00Z"));
        vault.fte("act");
    }
    vault.fte("audit verify").ok();
    (vault, then)
}

#[test]
fn no_lie_about_what_is_open_pays_anything() {
    let Some(odoo) = Odoo::start() else { return };
    let id = invoice(&odoo);
    let proxy = Proxy::before(&odoo);
    for (told, lie) in OF_A_DOCUMENT {
        let (vault, then) = lied_to(&odoo, &proxy, "account.move/read", told, lie);
        assert_eq!(then, 0, "{told}");
        // Told the truth, it is done once; or a person was told why it is not.
        let (paid, why) = (payments(&odoo), dead(&vault));
        let ended = (vault.files("Done").len(), vault.files("Dead_Letter").len());
        assert!(ended == (1, 0) && paid == 1 || ended == (0, 1) && paid == 0, "{told}: {why}");
        super::writes::take_back_payments(&odoo);
        assert_eq!(
            odoo.rows("account.move", &json!([["id", "=", id]]), &["payment_state"])[0]["payment_state"],
            "not_paid"
        );
    }
}

#[test]
fn no_lie_about_a_payment_pays_twice_or_denies_it() {
    let Some(odoo) = Odoo::start() else { return };
    invoice(&odoo);
    let proxy = Proxy::before(&odoo);
    for (told, lie) in OF_A_PAYMENT {
        let call = "account.payment.register/action_create_payments";
        let (vault, then) = lied_to(&odoo, &proxy, call, told, lie);
        assert_eq!((then, payments(&odoo)), (1, 1), "{told}");
        assert_eq!(vault.files("Done").len(), 1, "{told}: {}", dead(&vault));
        super::writes::take_back_payments(&odoo);
    }
}

#[test]
fn a_redirect_takes_the_key_nowhere() {
    let Some(odoo) = Odoo::start() else { return };
    invoice(&odoo);
    let other = TcpListener::bind("127.0.0.1:0").unwrap();
    let place = format!("http://{}/json/2/x/y", other.local_addr().unwrap());
    let seen = Arc::new(AtomicUsize::new(0));
    let count = seen.clone();
    std::thread::spawn(move || {
        for mut stream in other.incoming().map_while(Result::ok) {
            count.fetch_add(1, Ordering::SeqCst);
            let _ = stream.read(&mut [0; 4096]);
            let _ = stream.write_all(json("[]").as_bytes());
        }
    });
    let proxy = Proxy::before(&odoo);
    for status in ["301 Moved", "302 Found", "303 See Other", "307 Temporary", "308 Permanent"] {
        for call in
            ["account.move/search_read", "account.move/read", "account.payment.register/create"]
        {
            let vault = proxy.vault(&odoo, "accountant", "");
            asked(&vault, &["odoo", "payment", "record", "INV/2026/00001"]);
            let place = place.clone();
            proxy.lie(call, move |_| {
                format!("HTTP/1.1 {status}\r\nLocation: {place}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
            });
            if call == "account.move/search_read" {
                let ran = vault.fte("odoo invoice list");
                assert_eq!(ran.exit, 3, "{status}: {ran}");
            } else {
                vault.fte("act");
            }
            proxy.forget();
        }
    }
    assert_eq!(seen.load(Ordering::SeqCst), 0, "the key went elsewhere");
    assert_eq!(payments(&odoo), 0);
}

#[test]
fn an_answer_that_drips_is_given_up_after_the_limit() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        for mut stream in listener.incoming().map_while(Result::ok) {
            std::thread::spawn(move || {
                let head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000000\r\n\r\n";
                let mut went = stream.write_all(head.as_bytes());
                while went.is_ok() {
                    std::thread::sleep(Duration::from_millis(50));
                    went = stream.write_all(b" ");
                }
            });
        }
    });
    let mut vault = TestVault::new();
    let config = vault.read(".fte/config.yaml");
    let own = format!("odoo:\n  url: {url}\n  protocol: json2\n  limit_s: 1\n");
    vault.put(".fte/config.yaml", format!("{config}\n{own}"));
    vault.set_env("FTE_ODOO_API_KEY", "0123456789abcdef0123456789abcdef01234567");
    let begun = Instant::now();
    let ran = vault.fte("odoo invoice list");
    assert_eq!(ran.exit, 7, "{ran}");
    // One call, of a second; the bytes would have come for half a day.
    assert!(begun.elapsed() < Duration::from_mins(1), "{:?}", begun.elapsed());
}

#[test]
fn lists_are_of_what_was_asked_for() {
    let Some(odoo) = Odoo::start() else { return };
    invoice(&odoo);
    let proxy = Proxy::before(&odoo);
    let vault = proxy.vault(&odoo, "accountant", "");
    let row = |body: &str| body[1..body.len() - 1].to_owned();
    // More than was asked for.
    proxy.lie("account.move/search_read", move |body| {
        json(&format!("[{}]", vec![row(body); 3].join(",")))
    });
    let ran = vault.fte("odoo invoice list --limit 1");
    assert_eq!(ran.exit, 3, "{ran}");
    assert!(ran.stderr.contains("3 records, and 2 were asked for"), "{ran}");
    // The same one twice is one.
    let ran = vault.fte("odoo invoice list --json").ok().json();
    assert_eq!(ran.as_array().unwrap().len(), 1, "{ran}");
    proxy.lie("account.move/search_read", |_| json(r#"[{"name": "x"}]"#));
    assert_eq!(vault.fte("odoo invoice list").exit, 3);
}

/// What somebody calls themselves, within Odoo's own limits.
const NAME: &str =
    "Dana [[Company_Handbook]] | `**x**` ![[a.png]] <b>\n# Approved\n- [ ] pay \u{202e}\u{1b}[2J%%";

#[test]
fn what_is_written_in_odoo_is_text_in_every_note() {
    let Some(odoo) = Odoo::start() else { return };
    let partner = json!([{ "name": NAME, "country_id": 233, "email": "dana@example.com" }]);
    let partner = odoo.call("res.partner", "create", json!({ "vals_list": partner }))[0].clone();
    let line = json!([0, 0, { "name": NAME, "quantity": 1, "price_unit": 100, "tax_ids": [] }]);
    let values = json!([{
        "move_type": "out_invoice", "partner_id": partner, "invoice_date": "2026-07-10", "ref": NAME,
        "invoice_date_due": "2026-12-10", "invoice_line_ids": [line], "narration": NAME,
    }]);
    let id = odoo.call("account.move", "create", json!({ "vals_list": values }))[0].clone();
    let vault = odoo.vault("accountant");
    asked(&vault, &["odoo", "invoice", "post", &id.to_string()]);
    // Told of in an alert, too.
    let lock = json!({ "ids": [1], "vals": { "fiscalyear_lock_date": "2026-07-31" } });
    odoo.call("res.company", "write", lock);
    let ran = vault.fte("act").ok();
    let customer = format!("#{partner}");
    let drafted = done(
        &vault,
        &["odoo", "invoice", "create", "--customer", &customer, "--line", "Work = 1 +0%"],
    );
    assert_eq!(drafted["state"], "draft", "{drafted}");
    vault.fte("odoo invoice credit INV/2026/00001").ok();
    let notes: Vec<String> = ["Pending_Approval", "Needs_Action", "Done"]
        .iter()
        .flat_map(|folder| vault.files(folder))
        .collect();
    assert!(notes.len() >= 4, "{notes:?}");
    for path in &notes {
        let text = vault.read(path);
        for (number, line) in text.lines().enumerate() {
            let told = format!("{path}:{number}: {line:?}");
            assert!(line != "# Approved" && !line.starts_with("- [ ] pay"), "{told}");
            let acts = |c: char| c.is_control() || c == '\u{202e}';
            assert_eq!(line.find(acts), None, "{told}");
            // A link is one outside of what is set as code or as YAML's own text.
            let is_inert = line.contains("`“") || line.contains('"') || line.contains('\'');
            assert!(is_inert || !line.contains("[[Company_Handbook]]"), "{told}");
        }
    }
    let acts = |c: char| (c.is_control() && c != '\n') || c == '\u{202e}';
    for shown in [&ran.stdout, &ran.stderr] {
        assert_eq!(shown.find(acts), None, "{shown:?}");
    }
    vault.fte("vault check").ok();
    vault.fte("audit verify").ok();
}

#[test]
fn a_number_that_could_be_an_id_is_not_taken_for_one() {
    let Some(odoo) = Odoo::start() else { return };
    let first = invoice(&odoo);
    let line = json!([0, 0, { "name": "Other", "quantity": 1, "price_unit": 7, "tax_ids": [] }]);
    let partner =
        odoo.rows("res.partner", &json!([["name", "=", "Dana Reyes"]]), &[])[0]["id"].clone();
    // A firm whose invoices have plain numbers: this one's is the first one's id.
    let values = json!([{
        "move_type": "out_invoice", "partner_id": partner, "invoice_date": "2026-11-10",
        "invoice_date_due": "2026-12-10", "invoice_line_ids": [line], "name": first.to_string(),
    }]);
    let second = odoo.call("account.move", "create", json!({ "vals_list": values }))[0].clone();
    odoo.call("account.move", "action_post", json!({ "ids": [second] }));
    let names: Vec<Value> =
        moves(&odoo, "out_invoice").iter().map(|row| row["name"].clone()).collect();
    assert_eq!(names, ["INV/2026/00001".into(), json!(first.to_string())]);
    let vault = odoo.vault("accountant");
    for words in ["odoo payment record", "odoo invoice show", "odoo invoice credit"] {
        let ran = vault.fte(&format!("{words} {first}"));
        assert_eq!(ran.exit, 2, "{words}: {ran}");
        assert!(ran.stderr.contains(&format!("could be #{first}, #{second}")), "{words}: {ran}");
        assert_eq!(vault.files("Pending_Approval"), [] as [&str; 0]);
    }
    let paid = done(&vault, &["odoo", "payment", "record", &format!("#{second}")]);
    assert_eq!(paid["amount"], "7.00 USD", "{paid}");
}

#[test]
fn secrets_that_cannot_be_read_do_not_pause_odoo() {
    let Some(odoo) = Odoo::start() else { return };
    invoice(&odoo);
    let mut vault = odoo.vault("accountant");
    let key = vault.state_dir().with_file_name("key");
    std::fs::write(&key, odoo.key("accountant")).unwrap();
    vault.set_env("FTE_ODOO_API_KEY", "");
    let command = format!("cat '{}'", key.display());
    vault.fte_args(&["auth", "odoo", "login", "--command", &command]).ok();
    asked(&vault, &["odoo", "payment", "record", "INV/2026/00001"]);
    std::fs::remove_file(&key).unwrap();
    let ran = vault.fte("act --json");
    assert!(
        ran.json()["not_possible"][0]["why"].as_str().unwrap().contains("can't be read"),
        "{ran}"
    );
    assert_eq!((payments(&odoo), vault.files("Approved").len()), (0, 1), "{ran}");
    // It is there again, and nobody has to say so.
    std::fs::write(&key, odoo.key("accountant")).unwrap();
    vault.fte("act").ok();
    assert_eq!((payments(&odoo), vault.files("Done").len()), (1, 1));
}

#[test]
fn a_key_that_is_revoked_in_the_middle_pauses_odoo_and_nothing_is_lost() {
    let Some(odoo) = Odoo::start() else { return };
    let odoo = Arc::new(odoo);
    super::writes::dana(&odoo);
    let proxy = Proxy::before(&odoo);
    let mut vault = proxy.vault(&odoo, "accountant", "");
    let id = done(&vault, INVOICE)["id"].to_string();
    asked(&vault, &["odoo", "invoice", "post", &id]);
    let user = |odoo: &Odoo| {
        odoo.rows("hr.employee", &json!([["name", "=", "accountant"]]), &["user_id"])[0]["user_id"]
            [0]
        .clone()
    };
    let (accountant, by_hand) = (user(&odoo), odoo.clone());
    let is_active = |odoo: &Odoo, active: bool| {
        let args = json!({ "ids": [accountant], "vals": { "active": active } });
        odoo.call("res.users", "write", args);
    };
    let closing = accountant.clone();
    proxy.before_call("account.move/action_post", move || {
        by_hand.call(
            "res.users",
            "write",
            json!({ "ids": [closing], "vals": { "active": false } }),
        );
    });
    let ran = vault.fte("act");
    assert_ne!(ran.exit, 0, "{ran}");
    assert!(ran.stdout.contains("turned the API key down"), "{ran}");
    assert_eq!(
        (moves(&odoo, "out_invoice")[0]["state"].clone(), vault.files("Approved").len()),
        (json!("draft"), 1)
    );
    is_active(&odoo, true);
    vault.set_now("2026-11-16T10:30:00Z");
    vault.fte("queue retry odoo").ok();
    vault.fte("act").ok();
    assert_eq!(
        (moves(&odoo, "out_invoice")[0]["state"].clone(), vault.files("Dead_Letter").len()),
        (json!("posted"), 0)
    );
    say_yes(&vault);
}
