//! `fte status`

use crate::testvault::TestVault;

/// Puts a request into the state, and its note into `Pending_Approval/`, as the gate leaves them.
pub(crate) fn request(
    vault: &TestVault,
    id: &str,
    action: &str,
    params: &str,
    asked: &str,
    expires: &str,
) {
    vault.fte("status").ok();
    let name = format!("APPROVAL_{}_x_{id}.md", asked.get(..10).unwrap());
    let origin = r#"{"what":"x","item":null,"item_note":null,"plan":null,"plan_note":null,"step":null,"by":"person","auto":false,"outside":[],"warnings":[],"changed":null}"#;
    let row = [
        id,
        action,
        params,
        "seal",
        "pending",
        r#"{"verdict":"ask","why":"new contact"}"#,
        "rule",
        origin,
        &name,
        asked,
        expires,
        asked,
    ];
    let sql = "INSERT INTO requests (id, action, params, seal, standing, verdict, rule, proposal, name, asked, expires, updated) \
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)";
    state(vault).execute(sql, row).unwrap();
    vault.put(&format!("Pending_Approval/{name}"), "---\ntype: approval\n---\n");
}

/// The vault's state database.
pub(crate) fn state(vault: &TestVault) -> rusqlite::Connection {
    vault.database()
}

pub(crate) fn note(state: &rusqlite::Connection, key: &str, value: &str) {
    state
        .execute("INSERT OR REPLACE INTO notes (key, value) VALUES (?1, ?2)", [key, value])
        .unwrap();
}

const MAIL: &str = r#"{"to":["dana@example.com"],"subject":"s","body":"b"}"#;
const BILL: &str = r#"{"vendor":"Cloud \u001b[31mGmbH","amount":"120.00 EUR"}"#;

fn busy() -> TestVault {
    let vault = TestVault::new()
        .file("Needs_Action/EMAIL_2026-11-10_late_aaaaaaaaaa.md", "---\nid: aaaaaaaaaa\ntype: email\nsubject: \"Tax \\u001b[2J return\"\ndue: 2026-11-13\n---\n")
        .file("Needs_Action/EMAIL_2026-11-15_soon_bbbbbbbbbb.md", "---\nid: bbbbbbbbbb\ntype: email\nsubject: Offer\ndue: 2026-11-17\n---\n")
        .file("Needs_Action/EMAIL_2026-11-15_far_cccccccccc.md", "---\nid: cccccccccc\ntype: email\nsubject: Far\ndue: 2027-11-17\n---\n")
        .file("In_Progress/call mom.md", "no front matter\n---\ndue: 2026-11-16\n---\n")
        .file("Quarantine/FILE_2026-11-16_x_dddddddddd.md", "---\nbroken")
        .file("Done/2026-11/EMAIL_2026-11-01_old_eeeeeeeeee.md", "---\nid: eeeeeeeeee\ndue: 2026-11-01\n---\n")
        .file("Logs/audit_2026-11-15.jsonl", log_lines());
    request(
        &vault,
        "ffffffffff",
        "email.send",
        MAIL,
        "2026-11-15T08:00:00Z",
        "2026-11-22T08:00:00Z",
    );
    request(
        &vault,
        "gggggggggg",
        "ledger.bill.record",
        BILL,
        "2026-11-14T08:00:00Z",
        "2026-11-21T08:00:00Z",
    );
    let two_days_before =
        std::time::SystemTime::UNIX_EPOCH + std::time::Duration::from_hours(498_514);
    let mom =
        std::fs::File::options().write(true).open(vault.path("In_Progress/call mom.md")).unwrap();
    mom.set_modified(two_days_before).unwrap();
    let state = state(&vault);
    note(&state, "last_run.plan", "2026-11-16T09:18:00Z");
    note(&state, "last_run.act", "2026-11-14T09:30:00.123Z");
    vault
}

/// Three failures: one over 24 hours old, one with the word in another field, one that counts.
fn log_lines() -> String {
    [
        r#"{"timestamp":"2026-11-15T08:00:00.000Z","seq":1,"action":"email.send","actor":"act","status":"failure","prev":""}"#,
        r#"{"timestamp":"2026-11-15T18:00:00.000Z","seq":2,"action":"note.write","actor":"act","status":"success","parameters":{"x":{"status":"failure"}},"prev":""}"#,
        "not an event \"status\":\"failure\"",
        r#"{"timestamp":"2026-11-15T19:00:00.000Z","seq":3,"action":"email.send","actor":"act","status":"failure","target":"dana@example.com","error":"the outbox is full","prev":""}"#,
        "",
    ]
    .join("\n")
}

#[test]
fn what_waits_comes_first() {
    let vault = busy();
    insta::assert_snapshot!(vault.fte("status"), @"
    exit 0
    --- stdout
    2 requests wait for your answer: `fte approve`
    WAITS FOR YOU  ACTION              TARGET                  AMOUNT      EXPIRES
    gggggggggg     ledger.bill.record  Cloud ⟨U+001B⟩[31mGmbH  120.00 EUR  2026-11-21
    ffffffffff     email.send          dana@example.com                    2026-11-22

    QUEUE             NOTES  OLDEST
    Needs_Action      3      6 days
    In_Progress       1      2 days
    Pending_Approval  2      2 days
    Quarantine        1      today

    DUE         WHEN         WHAT
    2026-11-13  3 days late  Tax ⟨U+001B⟩[2J return
    2026-11-17  tomorrow     Offer

    FAILED IN THE LAST 24 H        ACTION      WHY
    Logs/audit_2026-11-15.jsonl:4  email.send  the outbox is full

    last runs: watch files never, plan 12 min ago, act 47 h ago (STALE: promised every 15 min), briefing generate never
    --- stderr
    warning: `owner.name` and `owner.emails` are empty in `.fte/config.yaml`: letters are signed by nobody, and mail has no sender
    ");
}

#[test]
fn json_has_all_of_it() {
    let status = busy().fte("status --json").ok().json();
    assert_eq!(status["waiting"][0]["id"], "gggggggggg");
    assert_eq!(status["waiting"][0]["amount"], "120.00 EUR");
    assert_eq!(
        status["waiting"][0]["path"],
        "Pending_Approval/APPROVAL_2026-11-14_x_gggggggggg.md"
    );
    assert_eq!(status["waiting"][1]["amount"], serde_json::Value::Null);
    let queue = |name: &str| {
        status["queues"]
            .as_array()
            .unwrap()
            .iter()
            .find(|queue| queue["folder"] == name)
            .unwrap()
            .clone()
    };
    assert_eq!(
        queue("Needs_Action"),
        serde_json::json!({"folder": "Needs_Action", "count": 3, "oldest": "2026-11-10", "days": 6})
    );
    assert_eq!(
        queue("Inbox"),
        serde_json::json!({"folder": "Inbox", "count": 0, "oldest": null, "days": null})
    );
    assert_eq!(status["deadlines"].as_array().unwrap().len(), 2);
    assert_eq!(status["failures"][0]["source"], "Logs/audit_2026-11-15.jsonl:4");
    assert_eq!(status["failures"].as_array().unwrap().len(), 1);
    assert_eq!(
        status["last_runs"][0],
        serde_json::json!({"stage": "watch files", "at": null, "pace_minutes": 15, "stale": false})
    );
}

#[test]
fn an_answered_request_waits_no_more() {
    let vault = busy();
    let name = "APPROVAL_2026-11-15_x_ffffffffff.md";
    std::fs::rename(
        vault.path(&format!("Pending_Approval/{name}")),
        vault.path(&format!("Approved/{name}")),
    )
    .unwrap();
    let waiting = vault.fte("status --json").ok().json()["waiting"].clone();
    assert_eq!(waiting.as_array().unwrap().len(), 1);
}

/// On another computer, or with a lost state, nobody says that nothing waits.
#[test]
fn requests_that_are_unknown_here_are_told_of() {
    let vault = busy();
    for words in ["status", "approve list"] {
        let mut fte = vault.command();
        let elsewhere = vault.state_dir().join("elsewhere");
        fte.env("FTE_STATE_DIR", &elsewhere).args(words.split(' '));
        let ran = vault.ran(&fte.output().unwrap());
        let warning = "warning: Pending_Approval holds 2 notes that this machine did not ask, or has forgotten";
        assert!(ran.exit == 0 && ran.stderr.contains(warning), "{words}: {ran}");
        assert!(!vault.fte(words).stderr.contains("Pending_Approval"), "{words}");
    }
}

#[test]
fn a_fresh_vault_is_quiet() {
    insta::assert_snapshot!(TestVault::new().fte("status"), @"
    exit 0
    --- stdout
    nothing waits for you

    all queues are empty

    last runs: watch files never, plan never, act never, briefing generate never
    --- stderr
    warning: `owner.name` and `owner.emails` are empty in `.fte/config.yaml`: letters are signed by nobody, and mail has no sender
    ");
}

/// A mail, the reminder and the bill that its plan made are one thing to do.
#[test]
fn one_thing_is_named_once() {
    let mail = |id: &str, title: &str, due: &str, plan: &str| {
        format!(
            "---\nid: {id}\ntype: email\nsubject: {title}\ndue: {due}\nlinks: [\"[[{plan}]]\"]\n---\n"
        )
    };
    let plan = |request: &str| {
        format!("---\ntype: plan\nsteps: [{{id: a, state: done, request: {request}}}]\n---\n")
    };
    let vault = TestVault::new()
        .file("In_Progress/EMAIL_2026-11-10_vat_aaaaaaaaaa.md", mail("aaaaaaaaaa", "VAT return", "2026-11-18", "PLAN_2026-11-10_vat_bbbbbbbbbb"))
        .file("Plans/PLAN_2026-11-10_vat_bbbbbbbbbb.md", plan("cccccccccc"))
        .file("Needs_Action/TASK_2026-11-16_vat_dddddddddd.md", mail("dddddddddd", "\"Deadline: VAT return\"", "2026-11-17", ""))
        .file("In_Progress/EMAIL_2026-11-10_rent_eeeeeeeeee.md", mail("eeeeeeeeee", "Rent", "2026-11-19", "PLAN_2026-11-10_rent_ffffffffff"))
        .file("Plans/PLAN_2026-11-10_rent_ffffffffff.md", plan("gggggggggg"))
        .file("Accounting/ledger.journal", "2026-11-10 (BILL-0001) Quayside\n    ; bill: BILL-0001\n    ; due: 2026-11-20\n    ; vendor: Quayside\n    expenses:rent  780.00 EUR\n    liabilities:payable:Quayside  -780.00 EUR\n");
    for (id, action, params, receipt) in [
        (
            "cccccccccc",
            "reminder.create",
            r#"{"title":"x"}"#,
            r#"{"connector":"vault","path":"Needs_Action/TASK_2026-11-16_vat_dddddddddd.md"}"#,
        ),
        ("gggggggggg", "ledger.bill.record", BILL, r#"{"document":"BILL-0001"}"#),
    ] {
        request(&vault, id, action, params, "2026-11-15T08:00:00Z", "2026-11-22T08:00:00Z");
        state(&vault)
            .execute(
                "UPDATE requests SET standing = 'done', receipt = ?2 WHERE id = ?1",
                [id, receipt],
            )
            .unwrap();
    }
    let status = vault.fte("status --json").ok().json();
    let rows: Vec<_> = status["deadlines"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["title"].as_str().unwrap())
        .collect();
    assert_eq!(rows, ["Deadline: VAT return", "pay 780.00 EUR to Quayside"]);
}

#[test]
fn done_is_never_opened() {
    let vault = busy();
    let before = vault.fte("status").ok().stdout;
    let strace = std::process::Command::new("strace").arg("-V").output();
    if strace.is_err() {
        eprintln!("skipped: no strace");
        return;
    }
    let log = vault.path(".fte/trace");
    let fte = vault.command();
    let traced = std::process::Command::new("strace")
        .args(["-f", "-e", "trace=file", "-o"])
        .arg(&log)
        .arg(fte.get_program())
        .arg("status")
        .envs(fte.get_envs().filter_map(|(key, value)| Some((key, value?))))
        .current_dir(vault.root())
        .output()
        .unwrap();
    assert_eq!(vault.ran(&traced).stdout, before);
    let calls = std::fs::read_to_string(log).unwrap();
    assert!(calls.contains("Needs_Action") && !calls.contains("/Done"), "{calls}");
}
