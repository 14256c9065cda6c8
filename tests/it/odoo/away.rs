//! An Odoo that is killed, hangs, or is none: nothing is made up, and what is old says so.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpListener;

use serde_json::{Value, json};

use super::Odoo;
use crate::testvault::{TestVault, corpus};

#[test]
fn lists_come_from_the_copy_when_the_server_is_killed_or_held_and_say_its_age() {
    let Some(mut odoo) = Odoo::own() else { return };
    let (dana, paper) = (odoo.customer("Dana Reyes"), odoo.vendor("Paper & Co"));
    odoo.posted("out_invoice", dana, ["2026-08-01", "2026-08-15"], 120.0);
    odoo.posted("out_invoice", dana, ["2026-09-01", "2026-12-15"], 1.0);
    let bill = odoo.posted("in_invoice", paper, ["2026-10-01", "2026-10-31"], 10.0);
    odoo.pay(bill, "2026-11-02", Some(5.0));
    let mut vault = odoo.vault_with("accountant", "  limit_s: 10\n");
    let reads = [
        "invoice list",
        "invoice list --open",
        "invoice list --overdue",
        "invoice list --since 2026-08-15 --partner dana --limit 1",
        "customer list --name reyes",
        "vendor list",
        "product list",
        "bill list",
        "payment list",
        "receivable",
        "payable",
        "customer show 'Dana Reyes'",
    ];
    let run = |vault: &TestVault, words: &str| {
        let words: Vec<String> = words.split(' ').map(|word| word.replace('\'', "")).collect();
        let mut args = vec!["odoo".to_owned()];
        match words.as_slice() {
            [kind, verb, first, last] if verb == "show" => {
                args.extend([kind.clone(), verb.clone(), format!("{first} {last}")]);
            }
            other => args.extend(other.to_vec()),
        }
        args.push("--json".into());
        vault.fte_args(&args.iter().map(String::as_str).collect::<Vec<_>>())
    };
    let live: Vec<String> = reads.iter().map(|words| run(&vault, words).ok().stdout).collect();
    odoo.kill();
    // Without a copy there is nothing to read.
    assert_eq!(vault.fte("odoo invoice list").exit, 7);
    odoo.again();
    vault.fte("odoo sync").ok();
    odoo.kill();
    vault.set_now("2026-11-16T11:30:00Z");
    for (words, live) in reads.iter().zip(&live) {
        let ran = run(&vault, words).ok();
        assert_eq!(&ran.stdout, live, "{words}");
        assert!(ran.stderr.contains("this is the copy of 2026-11-16T09:30:00Z, 2 h old"), "{ran}");
    }
    let health = vault.fte("health --json").json();
    let row = health["parts"].as_array().unwrap().iter().find(|row| row["name"] == "odoo.copy");
    assert_eq!(row.unwrap()["what"], "written to; its copy is 2 h old");
    for words in ["report balance-sheet", "summary", "sync", "check", "invoice pdf INV/2026/00001"]
    {
        assert_eq!(vault.fte(&format!("odoo {words}")).exit, 7, "{words}");
    }
    // As it was before the copy was made, it does not know.
    assert_ne!(vault.fte("odoo receivable --as-of 2026-11-01").exit, 0);
    // A copy of another company's or server's books is not this one's.
    let config = vault.read(".fte/config.yaml");
    vault.put(".fte/config.yaml", config.replace("  mode: live", "  mode: live\n  company: Other"));
    assert_eq!(vault.fte("odoo invoice list").exit, 7);
    vault.put(".fte/config.yaml", config.replace("limit_s: 10", "limit_s: 1"));
    odoo.again();
    odoo.hold();
    let held = vault.fte("odoo invoice list --json").ok();
    assert_eq!(held.stdout, live[0]);
    assert!(held.stderr.contains("2 h old"), "{held}");
    odoo.go_on();
}

/// A server that answers every request with one answer; `None` takes connections and says nothing.
fn answering(answer: Option<(u16, &'static str, String)>) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        let mut held = Vec::new();
        for stream in listener.incoming() {
            let Ok(mut stream) = stream else { continue };
            let Some((status, kind, body)) = &answer else {
                held.push(stream);
                continue;
            };
            let mut reader = BufReader::new(stream.try_clone().unwrap());
            let (mut length, mut line) = (0, String::new());
            let mut first = String::new();
            while reader.read_line(&mut line).is_ok_and(|read| read > 2) {
                if first.is_empty() {
                    first.clone_from(&line);
                }
                if let Some(value) = line.to_lowercase().strip_prefix("content-length:") {
                    length = value.trim().parse().unwrap();
                }
                line.clear();
            }
            let _ = reader.read_exact(&mut vec![0; length]);
            let (status, kind, body) =
                if first.contains("/web/version") && *kind == "application/json" {
                    (
                        200,
                        *kind,
                        r#"{"version_info":[19,0,0,"final",0,""],"version":"19.0"}"#.to_owned(),
                    )
                } else {
                    (*status, *kind, body.clone())
                };
            let start = format!(
                "HTTP/1.1 {status} X\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
                body.len()
            );
            let _ =
                stream.write_all(start.as_bytes()).and_then(|()| stream.write_all(body.as_bytes()));
        }
    });
    url
}

fn vault_of(url: &str, settings: &str) -> TestVault {
    let mut vault = TestVault::new();
    let config = vault.read(".fte/config.yaml");
    vault.put(".fte/config.yaml", format!("{config}\nodoo:\n  url: {url}\n{settings}\n"));
    vault.set_env("FTE_ODOO_API_KEY", "0123456789abcdef0123456789abcdef01234567");
    vault
}

#[test]
fn a_server_that_never_answers_is_given_up_after_the_limit() {
    let vault = vault_of(&answering(None), "  limit_s: 1");
    for words in ["odoo check", "odoo invoice list", "odoo report aged"] {
        let ran = vault.fte(words);
        assert_eq!(ran.exit, 7, "{words}: {ran}");
    }
}

#[test]
fn what_is_no_odoo_is_said_to_be_none() {
    let page = "<html>Welcome to the hotel\u{1b}[2J</html>".to_owned();
    for (status, kind) in [(200, "text/html"), (404, "text/html"), (200, "text/plain")] {
        let vault = vault_of(&answering(Some((status, kind, page.clone()))), "");
        let ran = vault.fte("odoo check");
        assert_eq!(ran.exit, 3, "{status}: {ran}");
        assert!(ran.stderr.contains("is no Odoo's address (`odoo.url`)"), "{ran}");
    }
}

#[test]
fn no_answer_breaks_the_terminal_and_none_is_taken_for_what_it_is_not() {
    let hostile = "\u{1b}]0;owned\u{7}\u{202e}\r\nTraceback";
    let deep = "[".repeat(200) + &"]".repeat(200);
    let error = json!({ "name": "odoo.exceptions.UserError", "message": hostile, "debug": "Traceback /opt/odoo" });
    let row = json!([{ "id": 1, "name": hostile }]);
    for (status, body, exit) in [
        // As names go, that is one.
        (200, row.to_string(), 0),
        (200, "[{\"id\":1e400}]".into(), 3),
        (200, deep, 3),
        (200, "{\"a\":1}".into(), 3),
        (200, "null".into(), 3),
        (200, "not json".into(), 3),
        (422, error.to_string(), 5),
        (500, error.to_string(), 5),
        (401, error.to_string(), 4),
        (503, error.to_string(), 7),
        (502, error.to_string(), 7),
    ] {
        let url = answering(Some((status, "application/json", body.clone())));
        let vault = vault_of(&url, "  protocol: json2");
        for words in ["odoo customer list", "odoo receivable", "odoo check --json"] {
            let ran = vault.fte(words);
            assert!(ran.exit == exit || ran.exit == 3, "{words} {status} {body}: {ran}");
            let said = format!("{}{}", ran.stdout, ran.stderr);
            let acts = |c: char| (c.is_control() && c != '\n') || c == '\u{202e}';
            assert_eq!(said.find(acts), None, "{said:?}");
            assert!(!said.contains("/opt/odoo"), "{said}");
        }
    }
}

#[test]
fn each_error_that_a_real_server_gave_is_told_in_a_line_without_its_traceback() {
    let Ok(entries) = std::fs::read_dir(corpus("odoo")) else {
        eprintln!("skipped: the captures of a real Odoo are not here");
        return;
    };
    let mut seen = 0;
    for path in entries.map(|entry| entry.unwrap().path()) {
        let capture: Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
        let (request, response) = (&capture["request"], &capture["response"]);
        let body = &response["body"];
        let url = request["url"].as_str().unwrap_or_default();
        let is_rpc = url == "/jsonrpc" && body["error"].is_object();
        let is_json2 =
            url.starts_with("/json/2") && response["status"] != 200 && body["name"].is_string();
        // Each costs a process; the same error comes in many captures.
        if !(is_rpc || is_json2) || seen >= 40 {
            continue;
        }
        seen += 1;
        let status = u16::try_from(response["status"].as_u64().unwrap()).unwrap();
        let url = answering(Some((status, "application/json", body.to_string())));
        let settings = if is_rpc {
            "  protocol: jsonrpc\n  login: a\n  database: b"
        } else {
            "  protocol: json2"
        };
        let ran = vault_of(&url, settings).fte("odoo customer list");
        assert!(matches!(ran.exit, 1..=5 | 7), "{}: {ran}", path.display());
        assert!(!ran.stderr.contains("Traceback") && !ran.stderr.contains(".py"), "{ran}");
        assert!(ran.stderr.lines().count() <= 3, "{}: {ran}", path.display());
    }
    assert!(seen > 10, "{seen}");
}
