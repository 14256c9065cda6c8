//! `fte briefing` and `fte dashboard`: every figure of hand-made weeks, and what leads back to where it came from.

use serde_json::{Value, json};

use crate::status::{request, state};
use crate::testvault::TestVault;

pub(crate) const JOURNAL: &str = "\
decimal-mark .
commodity 1000.00 EUR
commodity 1000.00 USD
account assets:bank  ; type: Cash
account income:sales  ; type: Revenue

2026-09-14 (EXP-0001) Cloudnest
    ; expense: EXP-0001
    ; vendor: Cloudnest
    expenses:software  24.00 EUR
    assets:bank  -24.00 EUR

2026-10-05 (INV-0001) Dana Reyes
    ; invoice: INV-0001
    ; due: 2026-10-19
    ; customer: Dana Reyes
    assets:receivable:Dana Reyes  500.00 EUR
    income:sales  -500.00 EUR

2026-10-14 (EXP-0002) Cloudnest
    ; expense: EXP-0002
    ; vendor: Cloudnest
    expenses:software  24.00 EUR
    assets:bank  -24.00 EUR

2026-11-03 (INV-0002) Ada
    ; invoice: INV-0002
    ; due: 2026-11-17
    ; customer: Ada
    assets:receivable:Ada  119.00 EUR
    income:sales  -100.00 EUR
    liabilities:tax:19%  -19.00 EUR

2026-11-10 (INV-0003) Dana Reyes
    ; invoice: INV-0003
    ; due: 2026-11-24
    ; customer: Dana Reyes
    assets:receivable:Dana Reyes  1190.00 EUR
    income:sales  -1000.00 EUR
    liabilities:tax:19%  -190.00 EUR

2026-11-11 a day of consulting
    assets:bank  250.00 USD
    income:sales  -250.00 USD

2026-11-12 (PAY-0001) Ada
    ; payment: PAY-0001
    ; for: INV-0002
    assets:bank  119.00 EUR
    assets:receivable:Ada  -119.00 EUR

2026-11-13 (EXP-0003) Cloudnest
    ; expense: EXP-0003
    ; vendor: Cloudnest
    expenses:software  25.00 EUR
    assets:bank  -25.00 EUR

2026-11-14 (BILL-0001) Printer & Co
    ; bill: BILL-0001
    ; due: 2026-11-18
    ; vendor: Printer & Co
    expenses:printing  80.00 EUR
    liabilities:payable:Printer & Co  -80.00 EUR
";

/// One line of the log; `rest` are fields before the last.
fn line(timestamp: &str, action: &str, actor: &str, status: &str, rest: &str) -> String {
    format!(
        r#"{{"timestamp":"{timestamp}","seq":1,"action":"{action}","actor":"{actor}","status":"{status}",{rest}"prev":""}}"#
    ) + "\n"
}

fn logs() -> [(&'static str, String); 4] {
    let [first, second, before, after, junk] =
        ["a", "b", "d", "e", "z"].map(|id| format!(r#""item":"{}","#, id.repeat(10)));
    let yes = r#""parameters":{"request":"mmmmmmmmmm"},"#;
    let no = r#""parameters":{"request":"nnnnnnnnnn"},"#;
    let why = r#""target":"dana@example.com","error":"no [[room]]","#;
    let last = lines(
        "2026-11-05",
        &[
            ("08:00:00", "watch.files watch success", &before),
            ("09:00:00", "approval.request playbook pending", ""),
        ],
    );
    let monday = [
        ("08:00:00", "watch.files watch success", first.as_str()),
        ("08:00:01", "watch.files watch success", &first),
        ("08:00:02", "watch.files watch success", &second),
        ("08:00:03", "watch.quarantine watch failure", &junk),
        ("08:01:00", "approval.request playbook pending", ""),
        ("08:01:01", "approval.request playbook success", ""),
        ("08:02:00", "email.send act success", r#""approval_required":false,"#),
    ];
    let thursday = [
        ("08:00:00", "approval.yes approve success", yes),
        ("08:00:00", "approval.no approve refused", no),
        ("08:10:00", "ledger.invoice.create act success", r#""approval_required":true,"#),
        ("08:11:00", "item.done act success", &first),
        ("08:12:00", "email.send act success", r#""dry_run":true,"#),
        ("08:13:00", "email.send act failure", why),
        ("08:14:00", "briefing.generate report success", ""),
    ];
    [
        ("Logs/audit_2026-11-05.jsonl", last),
        ("Logs/audit_2026-11-09.jsonl", lines("2026-11-09", &monday) + "not an event\n"),
        ("Logs/audit_2026-11-12.jsonl", lines("2026-11-12", &thursday)),
        (
            "Logs/audit_2026-11-17.jsonl",
            lines("2026-11-17", &[("08:00:00", "watch.files watch success", &after)]),
        ),
    ]
}

/// The lines of a day: time, then action, actor and status, then fields before the last.
fn lines(day: &str, lines: &[(&str, &str, &str)]) -> String {
    let one = |(time, words, rest): &(&str, &str, &str)| {
        let words: Vec<_> = words.split(' ').collect();
        line(&format!("{day}T{time}.000Z"), words[0], words[1], words[2], rest)
    };
    lines.iter().map(one).collect()
}

fn done(kind: &str, name: &str, rest: &str) -> (String, String) {
    (
        format!("Done/{name}.md"),
        format!("---\nid: {}\ntype: {kind}\n{rest}---\ntext\n", &name[name.len() - 10..]),
    )
}

fn notes() -> Vec<(String, String)> {
    vec![
        done(
            "email",
            "2026-11/EMAIL_2026-11-09_a_aaaaaaaaaa",
            "subject: \"Offer ![[x]] <b>\"\nreceived: 2026-11-09T08:00:00Z\ndue: 2026-11-10\ndone: 2026-11-09T10:00:00Z\n",
        ),
        done(
            "email",
            "2026-11/EMAIL_2026-11-10_b_bbbbbbbbbb",
            "subject: Late\nreceived: 2026-11-10T08:00:00Z\ndue: 2026-11-11\ndone: 2026-11-12T08:00:00Z\n",
        ),
        done(
            "task",
            "2026-11/TASK_2026-10-01_c_cccccccccc",
            "received: 2026-10-01T08:00:00Z\ndone: 2026-11-15T23:59:59Z\n",
        ),
        done(
            "email",
            "2026-11/EMAIL_2026-11-05_d_dddddddddd",
            "received: 2026-11-05T08:00:00Z\ndone: 2026-11-06T08:00:00Z\n",
        ),
        done("email", "2026-11/EMAIL_2026-11-16_e_eeeeeeeeee", "done: 2026-11-16T00:00:00Z\n"),
        done("email", "2026-10/EMAIL_2026-10-09_f_ffffffffff", "done: 2026-11-10T00:00:00Z\n"),
        done("email", "2026-11/EMAIL_2026-11-11_g_gggggggggg", "subject: undated\n"),
        done("plan", "2026-11/PLAN_2026-11-11_h_hhhhhhhhhh", "done: 2026-11-11T00:00:00Z\n"),
        done(
            "approval",
            "2026-11/APPROVAL_2026-11-09_x_mmmmmmmmmm",
            "action: ledger.invoice.create\ntarget: Dana Reyes\namount: \"1190.00 EUR\"\nexecuted: 2026-11-12T08:10:00Z\n",
        ),
        done(
            "email",
            "2026-11/EMAIL_2026-11-02_mara-shared-a-cloudnest-folder_iiiiiiiiii",
            "done: 2026-11-02T09:00:00Z\n",
        ),
    ]
}

fn week() -> TestVault {
    let mut vault = TestVault::new().file("Accounting/ledger.journal", JOURNAL);
    for (name, text) in logs() {
        vault = vault.file(name, text);
    }
    for (name, text) in notes() {
        vault = vault.file(&name, text);
    }
    let mail = r#"{"to":["dana@example.com"],"subject":"s","body":"b"}"#;
    for (id, asked) in [
        ("mmmmmmmmmm", "2026-11-09T08:00:00Z"),
        ("nnnnnnnnnn", "2026-11-12T07:00:00Z"),
        ("oooooooooo", "2026-11-14T08:00:00Z"),
    ] {
        request(&vault, id, "email.send", mail, asked, "2026-11-21T08:00:00Z");
    }
    state(&vault)
        .execute(
            "UPDATE requests SET standing = 'done' WHERE id IN ('mmmmmmmmmm', 'nnnnnnnnnn')",
            [],
        )
        .unwrap();
    vault.put(
        "Needs_Action/EMAIL_2026-11-06_tax_jjjjjjjjjj.md",
        "---\nid: jjjjjjjjjj\ntype: email\nsubject: Tax\ndue: 2026-11-13\n---\n",
    );
    vault.put(
        "Business_Goals.md",
        "---\ntargets:\n  revenue-month: 4400 EUR\n  time-to-done: 24 h\n  failures: 0\n  nonsense: 3\n---\n# Goals\n",
    );
    vault
}

/// The value of every figure, by name.
fn values(vault: &TestVault, words: &str) -> serde_json::Map<String, Value> {
    let list = vault.fte(&format!("briefing explain --json {words}")).ok().json();
    let pair = |one: &Value| (one["id"].as_str().unwrap().to_owned(), one["value"].clone());
    list.as_array().unwrap().iter().map(pair).collect()
}

#[test]
fn every_figure_is_what_the_notes_say() {
    let found = values(&week(), "");
    let money = json!({
        "revenue-week": ["1000.00 EUR", "250.00 USD"],
        "revenue-month": ["1100.00 EUR", "250.00 USD"],
        "revenue-trend": "3900",
        "expenses-week": ["105.00 EUR"],
        "expenses-month": ["105.00 EUR"],
        "profit-month": ["995.00 EUR", "250.00 USD"],
        "received-week": ["119.00 EUR"],
        "receivable": ["1690.00 EUR"],
        "receivable-overdue": ["500.00 EUR"],
        "receivable-not-due": ["1190.00 EUR"],
        "receivable-1-30": ["500.00 EUR"],
        "receivable-31-60": ["0.00 EUR"],
        "receivable-61-90": ["0.00 EUR"],
        "receivable-over-90": ["0.00 EUR"],
        "payable": ["80.00 EUR"],
        "payable-overdue": ["0.00 EUR"],
        "payable-soon": ["80.00 EUR"],
        "cash": ["46.00 EUR", "250.00 USD"],
        "bank": null,
        "bank-open": null,
        "bank-less-books": null,
        "subscriptions-month": ["25.00 EUR"],
    });
    let others = json!({
        "items-arrived": 2,
        "quarantined": 1,
        "items-done": 3,
        "actions-done": 2,
        "mails-written": 0,
        "actions-automatic": 1,
        "approvals-asked": 1,
        "approvals-given": 1,
        "approvals-refused": 1,
        "failures": 1,
        "time-to-done": 2880,
        "time-to-done-longest": 45 * 1440 + 15 * 60 + 59,
        "items-late": 1,
        "items-in-time": "50",
        "approval-wait": 60,
        "approval-wait-longest": 3 * 1440,
        "posts": null,
        "reach": null,
        "engagement": null,
        "followers": null,
    });
    let is_of = |part: &Value, id: &str| part.get(id).is_some();
    let (of_money, of_others): (serde_json::Map<_, _>, _) =
        found.into_iter().partition(|(id, _)| is_of(&money, id));
    assert_eq!((Value::Object(of_money), Value::Object(of_others)), (money, others));
}

#[test]
fn the_week_before_is_counted_on_its_own() {
    let vault = week();
    let before = |id: &str| {
        vault.fte(&format!("briefing explain {id} --json")).ok().json()["before"].clone()
    };
    let table = [
        ("revenue-week", json!(["100.00 EUR"])),
        ("revenue-month", json!(["500.00 EUR"])),
        ("expenses-month", json!(["24.00 EUR"])),
        ("receivable", json!(["619.00 EUR"])),
        ("payable", json!(["0.00 EUR"])),
        ("items-arrived", json!(1)),
        ("items-done", json!(2)),
        ("failures", json!(0)),
        ("time-to-done", json!(1440)),
        ("approval-wait", Value::Null),
    ];
    for (id, expected) in table {
        assert_eq!(before(id), expected, "{id}");
    }
    // A week before anything is known of has no zeros.
    let early = values(&vault, "--date 2026-10-01");
    for id in ["items-done", "failures", "revenue-week", "items-arrived"] {
        let expected = if id == "revenue-week" { json!(["0.00 EUR"]) } else { Value::Null };
        assert_eq!(early[id], expected, "{id}");
    }
}

#[test]
fn a_figure_leads_to_its_sources() {
    let vault = week();
    insta::assert_snapshot!(vault.fte("briefing explain revenue-month"), @"
    exit 0
    --- stdout
    Revenue, month to date: 1100.00 EUR + 250.00 USD
    revenue-month, of the week 9 to 15 November 2026
    before: 500.00 EUR
    goal: 25 % of 4400.00 EUR at 50 % of the month: behind; not counted: 250.00 USD
    from: Accounting/ledger.journal

    What the books earned from the first of the month on, without tax: all postings
    to revenue accounts.

    FROM                             VALUE        WHAT
    Accounting/Invoices/INV-0002.md  100.00 EUR   Ada
    Accounting/Invoices/INV-0003.md  1000.00 EUR  Dana Reyes
    Accounting/ledger.journal:42     250.00 USD
    --- stderr
    warning: `Business_Goals.md`, line 6: `nonsense`: there is no such figure; `fte briefing explain` lists them
    ");
    let failures = vault.fte("briefing explain failures --json").ok().json();
    assert_eq!(failures["sources"][0]["at"], "Logs/audit_2026-11-12.jsonl:6");
    assert_eq!(failures["goal"], "missed: at most 0");
    let unknown = vault.fte("briefing explain revenue");
    assert_eq!((unknown.exit, unknown.stdout.as_str()), (2, ""));
}

#[test]
#[expect(clippy::too_many_lines, reason = "the whole briefing, as a person reads it")]
fn the_briefing_tells_the_week() {
    let vault = week();
    let ran = vault.fte("briefing generate");
    assert_eq!(ran.exit, 0, "{ran}");
    assert_eq!(
        ran.stderr,
        "warning: `Business_Goals.md`, line 6: `nonsense`: there is no such figure; `fte briefing explain` lists them\n"
    );
    insta::assert_snapshot!(vault.read("Briefings/2026-11-16_Monday_Briefing.md"), @r#"
    ---
    type: briefing
    date: 2026-11-16
    from: 2026-11-09
    to: 2026-11-15
    audit: "[[2026-11-16-audit]]"
    generated: 2026-11-16T09:30:00Z
    ---
    # Monday briefing, 16 November 2026

    About 9 to 15 November 2026.

    ## Executive summary

    - Revenue: **1000.00 EUR + 250.00 USD** ([[2026-11-16-audit#revenue-week|why]]), before 100.00 EUR
    - Revenue, month to date: **1100.00 EUR + 250.00 USD** ([[2026-11-16-audit#revenue-month|why]]), before 500.00 EUR; goal 25 % of 4400.00 EUR at 50 % of the month: behind; not counted: 250.00 USD
    - Owed to you and overdue: **500.00 EUR** ([[2026-11-16-audit#receivable-overdue|why]]), before 500.00 EUR
    - Items that arrived: **2** ([[2026-11-16-audit#items-arrived|why]]), before 1
    - Items done: **3** ([[2026-11-16-audit#items-done|why]]), before 2
    - Median time from arrival to done: **2 d** ([[2026-11-16-audit#time-to-done|why]]), before 1 d; goal missed: at most 1 d
    - Failures: **1** ([[2026-11-16-audit#failures|why]]), before 0; goal missed: at most 0
    - Median wait for an answer: **1 h** ([[2026-11-16-audit#approval-wait|why]])
    - Waiting for your answer now: **1**
    - Overdue now: **1**

    ## Revenue

    |  | Now | Before | Goal |
    | --- | --- | --- | --- |
    | Revenue | **1000.00 EUR + 250.00 USD** ([[2026-11-16-audit#revenue-week\|why]]) | 100.00 EUR |  |
    | Revenue, month to date | **1100.00 EUR + 250.00 USD** ([[2026-11-16-audit#revenue-month\|why]]) | 500.00 EUR | 25 % of 4400.00 EUR at 50 % of the month: behind; not counted: 250.00 USD |
    | Revenue against the four weeks before | **3900 %** ([[2026-11-16-audit#revenue-trend\|why]]) | -20 % |  |

    ```mermaid
    xychart-beta
        title "Revenue by week, from its Monday"
        x-axis ["21 Sep", "28 Sep", "5 Oct", "12 Oct", "19 Oct", "26 Oct", "2 Nov", "9 Nov"]
        y-axis "EUR"
        bar [0, 0, 500, 0, 0, 0, 100, 1000]
    ```

    ## Owed and held

    |  | Now | Before |
    | --- | --- | --- |
    | Owed to you | **1690.00 EUR** ([[2026-11-16-audit#receivable\|why]]) | 619.00 EUR |
    | Owed to you and overdue | **500.00 EUR** ([[2026-11-16-audit#receivable-overdue\|why]]) | 500.00 EUR |
    | You owe | **80.00 EUR** ([[2026-11-16-audit#payable\|why]]) | 0.00 EUR |
    | You owe and overdue | **0.00 EUR** ([[2026-11-16-audit#payable-overdue\|why]]) | 0.00 EUR |
    | You owe within 14 days | **80.00 EUR** ([[2026-11-16-audit#payable-soon\|why]]) | 0.00 EUR |
    | Cash and bank | **46.00 EUR + 250.00 USD** ([[2026-11-16-audit#cash\|why]]) | -48.00 EUR |

    Owed to you, by the days that it is overdue:

    | not due | 1-30 | 31-60 | 61-90 | over 90 |
    | --- | --- | --- | --- | --- |
    | 1190.00 EUR | 500.00 EUR |  |  |  |

    - [[INV-0001]]: 500.00 EUR, `“Dana Reyes, due 2026-10-19, 27 days overdue”`

    ## Goals and budget

    - Not counted: ``“`Business_Goals.md`, line 6: `nonsense`: there is no such figure; `fte briefing explain` lists them”``

    |  | Now | Goal |
    | --- | --- | --- |
    | Revenue, month to date | **1100.00 EUR + 250.00 USD** ([[2026-11-16-audit#revenue-month\|why]]) | 25 % of 4400.00 EUR at 50 % of the month: behind; not counted: 250.00 USD |
    | Failures | **1** ([[2026-11-16-audit#failures\|why]]) | missed: at most 0 |
    | Median time from arrival to done | **2 d** ([[2026-11-16-audit#time-to-done\|why]]) | missed: at most 1 d |

    ## Wins

    Items done: **3** ([[2026-11-16-audit#items-done|why]])
    Payments received: **119.00 EUR** ([[2026-11-16-audit#received-week|why]])

    - [[APPROVAL_2026-11-09_x_mmmmmmmmmm]]: ledger.invoice.create, **1190.00 EUR**, `“Dana Reyes”`
    - [[PAY-0001]]: payment received, **119.00 EUR**, `“Ada”`
    - [[TASK_2026-10-01_c_cccccccccc]], `“TASK_2026-10-01_c_cccccccccc”`
    - [[EMAIL_2026-11-10_b_bbbbbbbbbb]], `“Late”`
    - [[EMAIL_2026-11-09_a_aaaaaaaaaa]], `“Offer ![[x]] <b>”`

    ## Bottlenecks

    Median time from arrival to done: **2 d** ([[2026-11-16-audit#time-to-done|why]])
    Median wait for an answer: **1 h** ([[2026-11-16-audit#approval-wait|why]])

    | Delay | What | Against | Where |
    | --- | --- | --- | --- |
    | 43 d 15 h | `“TASK_2026-10-01_c_cccccccccc”` | the usual 2 d | [[TASK_2026-10-01_c_cccccccccc]] |
    | 3 d | `“Tax”` | due 2026-11-13, and still open | [[EMAIL_2026-11-06_tax_jjjjjjjjjj]] |
    | 3 d | `“your answer to email.send”` | asked 2026-11-09 | [Logs/audit_2026-11-12.jsonl:1](../Logs/audit_2026-11-12.jsonl) |
    | 2 d 1 h | `“your answer to email.send, dana@example.com”` | asked 2026-11-14, still open | [[APPROVAL_2026-11-14_x_oooooooooo]] |
    | 1 d | `“Late”` | due 2026-11-11 | [[EMAIL_2026-11-10_b_bbbbbbbbbb]] |

    ## Subscriptions

    Subscriptions, a month: **25.00 EUR** ([[2026-11-16-audit#subscriptions-month|why]])

    | Vendor | A month | Last charge | Where | Sign of use |
    | --- | --- | --- | --- | --- |
    | `“Cloudnest”` | 25.00 EUR | 2026-11-13 | [[EXP-0003]] | [[EMAIL_2026-11-02_mara-shared-a-cloudnest-folder_iiiiiiiiii]] |

    “Sign of use” is the newest note of the last 60 days whose name has the vendor's, receipts aside. No data is no proof: ask yourself whether you still need it.

    ## Deadlines

    | Due |  | What | Where |
    | --- | --- | --- | --- |
    | 2026-11-13 | 3 days late | `“Tax”` | [[EMAIL_2026-11-06_tax_jjjjjjjjjj]] |
    | 2026-11-18 | in 2 days | `“pay 80.00 EUR to Printer & Co”` | [[BILL-0001]] |

    ## Next actions

    - [ ] Answer [[APPROVAL_2026-11-14_x_oooooooooo]]: email.send, `“dana@example.com”`, expires 2026-11-21
    - [ ] [[EMAIL_2026-11-06_tax_jjjjjjjjjj]], due 2026-11-13: `“Tax”`
    - [ ] [[BILL-0001]], due 2026-11-18: `“pay 80.00 EUR to Printer & Co”`
    - [ ] Remind `“Dana Reyes”`: [[INV-0001]], **500.00 EUR**, 28 days overdue

    ## Recommendations

    - Remind those who are late to pay. Owed to you and overdue: **500.00 EUR** ([[2026-11-16-audit#receivable-overdue|why]]).
    - Answer requests once a day: what waits for you is not done. Longest wait for an answer: **3 d** ([[2026-11-16-audit#approval-wait-longest|why]]).
    - See what made these late, and promise later or start earlier. Items done late: **1** ([[2026-11-16-audit#items-late|why]]).
    - Look at what failed; `fte audit search --status failure` shows it. Failures: **1** ([[2026-11-16-audit#failures|why]]).

    Every figure, with what it was computed from: [[2026-11-16-audit]].
    "#);
}

#[test]
fn the_audit_shows_each_figure_with_its_sources() {
    let vault = week();
    vault.fte("briefing generate").ok();
    let audit = vault.read("Audits/2026-11-16-audit.md");
    for line in [
        "| [[#revenue-month\\|Revenue, month to date]] | 1100.00 EUR + 250.00 USD | 500.00 EUR | 25 % of 4400.00 EUR at 50 % of the month: behind; not counted: 250.00 USD |",
        "| [[#time-to-done\\|Median time from arrival to done]] | 2 d | 1 d | missed: at most 1 d |",
        "| [[#reach\\|Reach]] | no data | no data |  |",
        "- [[INV-0003]]: 1000.00 EUR, `“Dana Reyes”`",
        "- [Accounting/ledger.journal:42](../Accounting/ledger.journal): 250.00 USD",
        "- [Logs/audit_2026-11-12.jsonl:6](../Logs/audit_2026-11-12.jsonl), `“email.send, dana@example.com, no [[room]]”`",
        "- [[TASK_2026-10-01_c_cccccccccc]]: 45 d 15 h, `“TASK_2026-10-01_c_cccccccccc”`",
        "    \"email\" : 2",
        "- [[EMAIL_2026-11-11_g_gggggggggg]] does not say when it was finished",
    ] {
        assert!(audit.lines().any(|other| other == line), "{line} in\n{audit}");
    }
    assert!(!audit.contains("EMAIL_2026-10-09_f"), "another month was read");
}

#[test]
fn an_empty_vault_knows_nothing() {
    let vault = TestVault::new();
    assert!(values(&vault, "").values().all(Value::is_null), "{:?}", values(&vault, ""));
    vault.fte("briefing generate").ok();
    vault.fte("dashboard").ok();
    // Its own writing is not news.
    assert!(values(&vault, "").values().all(Value::is_null));
    for name in
        ["Briefings/2026-11-16_Monday_Briefing.md", "Audits/2026-11-16-audit.md", "Dashboard.md"]
    {
        let note = vault.read(name);
        let mut known = note.lines().filter(|line| !line.contains("no data"));
        let zero =
            { known }.find(|line| line.split([' ', '|', '*']).any(|word| word.starts_with('0')));
        assert_eq!(zero, None, "{name}");
        assert!(note.contains("no data") && !note.contains("```mermaid"), "{note}");
    }
}

#[test]
fn a_briefing_is_written_again_until_a_person_edits_it() {
    let vault = week();
    let written = |words: &str| vault.fte(words).ok().json()["written"].clone();
    assert_eq!(
        written("briefing generate --json"),
        json!(["Audits/2026-11-16-audit.md", "Briefings/2026-11-16_Monday_Briefing.md"])
    );
    let first = vault.snapshot();
    let mut vault = vault.at("2026-11-16T12:00:00Z");
    let written = |vault: &TestVault, words: &str| vault.fte(words).ok().json()["written"].clone();
    assert_eq!(written(&vault, "briefing generate --json"), json!([]), "another hour is no news");
    assert_eq!(vault.snapshot(), first, "not even in the log");

    vault.put(
        "Needs_Action/EMAIL_2026-11-15_new_kkkkkkkkkk.md",
        "---\nid: kkkkkkkkkk\ntype: email\ndue: 2026-11-20\n---\n",
    );
    assert_eq!(
        written(&vault, "briefing generate --json"),
        json!(["Briefings/2026-11-16_Monday_Briefing.md"])
    );

    let name = "Briefings/2026-11-16_Monday_Briefing.md";
    let mine = vault.read(name).replace("## Wins", "## Wins\n\nWe had cake.");
    vault.put(name, &mine);
    vault.put(
        "Needs_Action/EMAIL_2026-11-15_more_llllllllll.md",
        "---\nid: llllllllll\ntype: email\ndue: 2026-11-20\n---\n",
    );
    insta::assert_snapshot!(vault.fte("briefing generate"), @"
    exit 5
    --- stderr
    error: `Briefings/2026-11-16_Monday_Briefing.md` was edited since it was written
    hint: `--force` writes it anew; move or rename it to keep what it says
    ");
    assert_eq!(vault.read(name), mine);
    assert_eq!(written(&vault, "briefing generate --force --json"), json!([name]));
    assert!(!vault.read(name).contains("cake") && vault.read(name).contains("llllllllll"));

    vault.set_now("2026-11-18T09:00:00Z");
    let again = vault.fte("briefing generate --json").ok().json();
    assert_eq!(
        (again["date"].clone(), again["from"].clone()),
        (json!("2026-11-16"), json!("2026-11-09"))
    );
    let log = vault.read("Logs/audit_2026-11-16.jsonl");
    assert_eq!(log.matches("briefing.generate").count(), 3);
}

#[test]
fn the_same_vault_and_clock_give_the_same_bytes() {
    let of = |vault: TestVault| {
        vault.fte("briefing generate").ok();
        vault.fte("dashboard").ok();
        ["Briefings/2026-11-16_Monday_Briefing.md", "Audits/2026-11-16-audit.md", "Dashboard.md"]
            .map(|name| vault.read(name))
    };
    assert_eq!(of(week()), of(week()));
}

#[test]
fn nobody_is_reminded_whose_payment_waits_for_a_yes() {
    let vault = week();
    let payment = ["ledger", "payment", "record", "INV-0001", "--amount", "500.00 EUR", "--json"];
    let asked = vault.fte_args(&payment).ok().json();
    assert_eq!(asked["verdict"]["verdict"], "ask");
    vault.fte("briefing generate").ok();
    let briefing = vault.read("Briefings/2026-11-16_Monday_Briefing.md");
    assert!(
        briefing.contains(
            "- `“Dana Reyes”`: [[INV-0001]], **500.00 EUR**, a payment waits for your yes\n"
        ),
        "{briefing}"
    );
    assert!(!briefing.contains("- [ ] Remind `“Dana Reyes”`"), "{briefing}");
}

#[test]
fn a_vault_in_its_first_week_gets_that_week() {
    let vault = week().at("2026-11-07T09:00:00Z");
    let generated = vault.fte("briefing generate --json").ok().json();
    assert_eq!(
        (generated["date"].clone(), generated["from"].clone(), generated["to"].clone()),
        (json!("2026-11-09"), json!("2026-11-02"), json!("2026-11-07"))
    );
    let briefing = vault.read("Briefings/2026-11-09_Monday_Briefing.md");
    assert!(
        briefing.contains("About 2 to 7 November 2026. The week is not over yet."),
        "{briefing}"
    );
    let explicit = vault.fte("briefing generate --date 2026-11-07 --json").ok().json();
    assert_eq!(explicit["from"], "2026-10-26");
}

#[test]
fn briefings_are_listed_and_shown() {
    let vault = week();
    assert_eq!(
        vault.fte("briefing list").ok().stdout,
        "there is no briefing yet: `fte briefing generate`\n"
    );
    let none = vault.fte("briefing show");
    assert_eq!((none.exit, none.stdout.as_str()), (1, ""));
    vault.fte("briefing generate").ok();
    vault.fte("briefing generate --date 2026-11-10").ok();
    vault.put("Briefings/NOTE_2026-11-30_other_mmmmmmmmmm.md", "mine");
    vault.put(
        "Briefings/2026-11-02_Monday_Briefing.md",
        "---\nbroken\n# By \u{1b}[31mhand\u{202e}\n",
    );
    insta::assert_snapshot!(vault.fte("briefing list"), @"
    exit 0
    --- stdout
    DATE        ABOUT                          NOTE
    2026-11-16  9 to 15 November 2026          Briefings/2026-11-16_Monday_Briefing.md
    2026-11-09  2 to 8 November 2026           Briefings/2026-11-09_Monday_Briefing.md
    2026-11-02  26 October to 1 November 2026  Briefings/2026-11-02_Monday_Briefing.md
    ");
    let newest = vault.fte("briefing show").ok().stdout;
    assert!(newest.starts_with("MONDAY BRIEFING, 16 NOVEMBER 2026\n"), "{newest}");
    assert!(newest.contains("\nWINS\n"), "{newest}");
    for mark in ["mermaid", "[[", "**", "##", "| --- "] {
        assert!(!newest.contains(mark), "{mark} in\n{newest}");
    }
    assert!(
        vault
            .fte("briefing show 2026-11-12")
            .ok()
            .stdout
            .starts_with("MONDAY BRIEFING, 9 NOVEMBER 2026\n")
    );
    let damaged = vault.fte("briefing show 2026-11-02").ok().stdout;
    assert!(damaged.contains("⟨U+001B⟩[31MHAND⟨U+202E⟩"), "{damaged:?}");
    insta::assert_snapshot!(vault.fte("briefing show 2026-01-01"), @"
    exit 1
    --- stderr
    error: there is no briefing of 2025-12-29, about 22 to 28 December 2025
    hint: `fte briefing generate` writes one; `fte briefing list` shows what is there
    ");
    let json = vault.fte("briefing show --json").ok().json();
    assert_eq!(
        (json["date"].clone(), json["path"].clone()),
        (json!("2026-11-16"), json!("Briefings/2026-11-16_Monday_Briefing.md"))
    );
}

#[test]
fn books_that_cannot_be_read_take_nothing_else_down() {
    let vault = week();
    vault.put(
        "Accounting/ledger.journal",
        "2026-11-10 x\n    assets:bank  1 EUR\n    income  2 EUR\n",
    );
    for words in ["status", "dashboard", "briefing generate", "briefing explain items-done"] {
        let ran = vault.fte(words);
        assert_eq!(ran.exit, 0, "{words}: {ran}");
    }
    let status = vault.fte("status");
    assert!(
        status.stderr.starts_with("warning: the books: Accounting/ledger.journal:1: "),
        "{}",
        status.stderr
    );
    let found = values(&vault, "");
    assert_eq!(
        (found["items-done"].clone(), found["revenue-week"].clone()),
        (json!(3), Value::Null)
    );
}

const EVIL: &str = "\\\"]] ![[secret]] <img src=x> `= this` <% tp %> {{x}} %%c%% | \\u001b[2J";

#[test]
fn foreign_text_does_not_act_in_a_report() {
    let evil_mail = r#"{"to":["]] ![[secret]] <b>|`@example.com"],"subject":"s","body":"b"}"#;
    let vault = TestVault::new()
        .file("Needs_Action/EMAIL_2026-11-06_x_jjjjjjjjjj.md", format!("---\nid: jjjjjjjjjj\ntype: email\nsubject: \"{EVIL}\"\ndue: 2026-11-13\n---\n"))
        .file("Needs_Action/a]] ![[b 2026-11-01.md", "---\nid: kkkkkkkkkk\ntype: email\ndue: 2026-11-13\n---\n")
        .file("Done/2026-11/EMAIL_2026-11-10_x_bbbbbbbbbb.md", format!("---\nid: bbbbbbbbbb\ntype: email\nsubject: \"{EVIL}\"\nreceived: 2026-11-10T08:00:00Z\ndone: 2026-11-12T08:00:00Z\n---\n"))
        .file("Logs/audit_2026-11-15.jsonl", line("2026-11-15T18:00:00.000Z", "email.send", "act", "failure", &format!(r#""error":"{EVIL}","#)))
        .file("Accounting/ledger.journal", JOURNAL.replace("Printer & Co", "Printer ![[x]] <b> | `y` <% z %>"));
    request(
        &vault,
        "oooooooooo",
        "email.send",
        evil_mail,
        "2026-11-14T08:00:00Z",
        "2026-11-21T08:00:00Z",
    );
    vault.fte("briefing generate").ok();
    vault.fte("dashboard").ok();
    for name in
        ["Briefings/2026-11-16_Monday_Briefing.md", "Audits/2026-11-16-audit.md", "Dashboard.md"]
    {
        assert_inert(name, &vault.read(name));
    }
    for words in
        ["status", "briefing show", "briefing explain failures", "briefing explain items-done"]
    {
        assert!(!vault.fte(words).ok().stdout.contains('\u{1b}'), "{words}");
    }
}

/// Outside of code there is nothing but our own words and links to notes.
#[track_caller]
fn assert_inert(name: &str, note: &str) {
    use pulldown_cmark::{Event, Options, Parser, Tag};
    let body = note.splitn(3, "---\n").nth(2).unwrap();
    for event in Parser::new_ext(body, Options::ENABLE_TABLES) {
        match event {
            Event::Html(html) | Event::InlineHtml(html) => {
                assert!(html.starts_with("<!-- fte: "), "{name}: {html}");
            }
            Event::Text(text) => {
                for bad in ["![[", "secret", "<%", "{{", "%%", "= this"] {
                    assert!(!text.contains(bad), "{name}: {text}");
                }
            }
            Event::Start(Tag::Image { .. }) => panic!("{name}: an image"),
            _ => {}
        }
    }
    for bad in ["<%", "{{", "\u{1b}"] {
        assert!(!note.contains(bad), "{name} has {bad}:\n{note}");
    }
}

#[test]
#[expect(clippy::too_many_lines, reason = "the whole dashboard, as a person reads it")]
fn the_dashboard_tells_what_is_now() {
    let vault = week();
    let ran = vault.fte("dashboard");
    assert_eq!(ran.stdout, "wrote `Dashboard.md`\n");
    insta::assert_snapshot!(vault.read("Dashboard.md"), @r"
    ---
    updated: 2026-11-16T09:30:00Z
    ---
    # Dashboard

    What you write here stays; `fte dashboard` puts the state of things below.

    <!-- fte: begin (written anew by `fte dashboard`) -->

    ## Waits for you

    | Request | Action | Target | Amount | Expires |
    | --- | --- | --- | --- | --- |
    | [[APPROVAL_2026-11-14_x_oooooooooo]] | email.send | `“dana@example.com”` |  | 2026-11-21 |

    ## Queues

    | Folder | Notes | Oldest of |
    | --- | --- | --- |
    | Needs_Action/ | 1 | 2026-11-06 |
    | Pending_Approval/ | 3 | 2026-11-09 |

    ## Deadlines

    | Due |  | What | Where |
    | --- | --- | --- | --- |
    | 2026-11-13 | overdue | `“Tax”` | [[EMAIL_2026-11-06_tax_jjjjjjjjjj]] |
    | 2026-11-18 |  | `“pay 80.00 EUR to Printer & Co”` | [[BILL-0001]] |

    ## Failures of the last 24 hours

    None is known.

    ## Health

    Nothing is known to be wrong.

    ## Money

    | Figure | Value | Goal |
    | --- | --- | --- |
    | Revenue | 0.00 EUR |  |
    | Revenue, month to date | 1100.00 EUR + 250.00 USD | 25 % of 4400.00 EUR at 53 % of the month: behind; not counted: 250.00 USD |
    | Expenses | 0.00 EUR |  |
    | Expenses, month to date | 105.00 EUR |  |
    | Revenue less expenses, month to date | 995.00 EUR + 250.00 USD |  |
    | Payments received | 0.00 EUR |  |
    | Owed to you | 1690.00 EUR |  |
    | Owed to you and overdue | 500.00 EUR |  |
    | You owe | 80.00 EUR |  |
    | You owe and overdue | 0.00 EUR |  |
    | You owe within 14 days | 80.00 EUR |  |
    | Cash and bank | 46.00 EUR + 250.00 USD |  |
    | Subscriptions, a month | 25.00 EUR |  |

    Owed to you, by the days that it is overdue:

    | not due | 1-30 | 31-60 | 61-90 | over 90 |
    | --- | --- | --- | --- | --- |
    | 1190.00 EUR | 500.00 EUR |  |  |  |

    How each came about: `fte briefing explain FIGURE --date 2026-11-23`.

    ## This week

    | Figure | Value | Goal |
    | --- | --- | --- |
    | Items that arrived | 0 |  |
    | Set aside as unreadable | 0 |  |
    | Items done | 1 |  |
    | Actions carried out | 0 |  |
    | Mails written, not sent | 0 |  |
    | Actions carried out without asking | 0 |  |
    | Approvals asked for | 0 |  |
    | Approvals given | 0 |  |
    | Approvals refused | 0 |  |
    | Failures | 0 | met: at most 0 |

    ## Social

    no data

    ## Last runs

    no data
    <!-- fte: end -->
    ");
    let vault = vault.at("2026-11-16T20:00:00Z");
    let before = vault.snapshot();
    assert_eq!(vault.fte("dashboard --json").ok().json()["written"], false);
    assert_eq!(vault.snapshot(), before);
}

#[test]
fn the_dashboard_keeps_what_a_person_wrote() {
    let vault = week();
    vault.fte("dashboard").ok();
    let vault = vault.at("2026-11-16T20:00:00Z");
    let mine = vault.read("Dashboard.md").replace("# Dashboard", "# Mine\n\nBuy milk.")
        + "\nAnd cheese.\n";
    vault.put("Dashboard.md", &mine);
    assert_eq!(vault.fte("dashboard --json").ok().json()["written"], false);
    std::fs::remove_file(vault.path("Needs_Action/EMAIL_2026-11-06_tax_jjjjjjjjjj.md")).unwrap();
    assert_eq!(vault.fte("dashboard --json").ok().json()["written"], true);
    let now = vault.read("Dashboard.md");
    assert!(
        now.contains("Buy milk.")
            && now.ends_with("\nAnd cheese.\n")
            && !now.contains("jjjjjjjjjj"),
        "{now}"
    );
    assert!(now.contains("updated: 2026-11-16T20:00:00Z"));

    vault.put("Dashboard.md", now.replace("<!-- fte: end -->", ""));
    let broken = vault.fte("dashboard");
    assert_eq!(broken.exit, 1, "{broken}");
    assert!(vault.read("Dashboard.md").contains("Buy milk."));
}

/// What came years ago by its sender's word came when it was taken in; what will come by it is counted all the same.
#[test]
fn a_wait_begins_with_the_arrival() {
    let item = |front: &str| format!("---\nid: aaaaaaaaaa\ntype: email\n{front}---\n");
    let vault = TestVault::new()
        .file("Done/2026-11/EMAIL_2016-11-14_old_aaaaaaaaaa.md", item("received: 2016-11-14T08:00:00Z\narrived: 2026-11-12T08:00:00Z\ndue: 2016-12-01\ndone: 2026-11-12T09:00:00Z\n"))
        .file("Done/2026-11/EMAIL_2027-11-14_ahead_bbbbbbbbbb.md", item("received: 2027-11-14T08:00:00Z\ndone: 2026-11-12T09:00:00Z\n"))
        .file("Needs_Action/EMAIL_2016-11-14_lies_cccccccccc.md", item("received: 2016-11-14T08:00:00Z\narrived: 2026-11-15T08:00:00Z\n"))
        .file("Needs_Action/EMAIL_2026-10-01_was-due_dddddddddd.md", item("received: 2026-11-16T08:00:00Z\ndue: 2026-10-01\n"))
        .file("Needs_Action/EMAIL_2003-01-02_ages_eeeeeeeeee.md", item("subject: Ages\nreceived: 2003-01-02T08:00:00Z\ndue: 2003-02-01\n"))
        .file("Needs_Action/EMAIL_2026-11-05_lost_ffffffffff.md", item("received: 2026-11-05T08:00:00Z\ndue: 2026-11-10\n"));
    let found = values(&vault, "");
    let of = |id: &str| found[id].clone();
    assert_eq!(of("items-done"), json!(2));
    assert_eq!(of("time-to-done-longest"), json!(60));
    assert_eq!((of("items-late"), of("items-in-time")), (Value::Null, Value::Null));
    let status = vault.fte("status").ok().stdout;
    assert!(status.contains("2026-11-10  6 days late"), "{status}");
    assert!(status.contains("… and 1 late for more than 90 days"), "{status}");
    assert!(!status.contains("Ages") && !status.contains("2026-10-01"), "{status}");
    vault.fte("briefing generate").ok();
    let briefing = vault.read("Briefings/2026-11-16_Monday_Briefing.md");
    let late = briefing.split("## Bottlenecks").nth(1).unwrap();
    assert!(!late.contains("2016") && !late.contains("2003"), "{late}");
    assert!(briefing.contains("… and 1 that wait or are late for more than 90 days"), "{briefing}");
}

#[test]
fn a_stranger_s_amount_an_expense_and_a_mail_that_was_not_sent_are_no_wins() {
    let steps = |steps: &str| {
        format!("receipt: {{plan: pppppppppp, steps: [{steps}]}}\ndone: 2026-11-12T08:00:00Z\n")
    };
    let executed = |action: &str, rest: &str| {
        format!("action: {action}\ntarget: Dana\nexecuted: 2026-11-12T08:00:00Z\n{rest}")
    };
    let outbox = "receipt: {connector: outbox, said: written}\n";
    let mut vault = TestVault::new();
    for (name, text) in [
        done(
            "email",
            "2026-11/EMAIL_2026-11-10_prize_aaaaaaaaaa",
            &format!(
                "amount: 9500000.00\ncurrency: USD\n{}",
                steps("{step: a, state: refused, request: bbbbbbbbbb}")
            ),
        ),
        done(
            "email",
            "2026-11/EMAIL_2026-11-10_bill_cccccccccc",
            &steps("{step: a, state: done, request: dddddddddd}"),
        ),
        done(
            "approval",
            "2026-11/APPROVAL_2026-11-10_x_dddddddddd",
            &executed("ledger.bill.record", "amount: 29.00 USD\n"),
        ),
        done(
            "approval",
            "2026-11/APPROVAL_2026-11-10_x_eeeeeeeeee",
            &executed("email.reply", outbox),
        ),
        done(
            "approval",
            "2026-11/APPROVAL_2026-11-10_x_ffffffffff",
            &executed("email.send", "receipt: {connector: smtp}\n"),
        ),
        done(
            "approval",
            "2026-11/APPROVAL_2026-11-10_x_gggggggggg",
            &executed("ledger.invoice.create", "amount: 100.00 EUR\n"),
        ),
        done(
            "approval",
            "2026-11/APPROVAL_2026-11-10_x_hhhhhhhhhh",
            &executed("ledger.invoice.create", "amount: 900.00 USD\n"),
        ),
        done(
            "email",
            "2026-11/EMAIL_2026-11-10_away_jjjjjjjjjj",
            "marks: [auto]\ndone: 2026-11-12T08:00:00Z\n",
        ),
        done(
            "task",
            "2026-11/TASK_2026-11-10_mine_iiiiiiiiii",
            "amount: 5000.00 EUR\ndone: 2026-11-12T08:00:00Z\n",
        ),
    ] {
        vault = vault.file(&name, text);
    }
    let written = r#""receipt":{"connector":"outbox"},"#;
    vault.put(
        "Logs/audit_2026-11-12.jsonl",
        lines(
            "2026-11-12",
            &[
                ("08:00:00", "email.reply act success", written),
                ("08:00:01", "email.send act success", ""),
            ],
        ),
    );
    let found = values(&vault, "");
    assert_eq!((&found["actions-done"], &found["mails-written"]), (&json!(1), &json!(1)));
    vault.fte("briefing generate").ok();
    let briefing = vault.read("Briefings/2026-11-16_Monday_Briefing.md");
    let wins = briefing.split("## Wins").nth(1).unwrap().split("## ").next().unwrap();
    let listed: Vec<_> = wins.lines().filter(|line| line.starts_with("- ")).collect();
    assert_eq!(
        listed,
        [
            "- [[APPROVAL_2026-11-10_x_gggggggggg]]: ledger.invoice.create, **100.00 EUR**, `“Dana”`",
            "- [[APPROVAL_2026-11-10_x_hhhhhhhhhh]]: ledger.invoice.create, **900.00 USD**, `“Dana”`",
            "- [[APPROVAL_2026-11-10_x_ffffffffff]]: email.send, `“Dana”`",
            "- [[TASK_2026-11-10_mine_iiiiiiiiii]], `“TASK_2026-11-10_mine_iiiiiiiiii”`",
        ]
    );
}

/// An extra purchase between two charges hides no subscription, and sums that no number can hold are no figure.
#[test]
fn subscriptions_and_sums_withstand_any_journal() {
    let extra = "\n2026-11-02 (EXP-0004) Cloudnest\n    ; expense: EXP-0004\n    ; vendor: Cloudnest\n    expenses:software  300.00 EUR\n    assets:bank  -300.00 EUR\n";
    let vault = week();
    vault.put("Accounting/ledger.journal", JOURNAL.to_owned() + extra);
    assert_eq!(values(&vault, "")["subscriptions-month"], json!(["25.00 EUR"]));
    let huge = "70000000000000000000000000.00 EUR";
    let week_of =
        |day: &str| format!("\n{day} x\n    assets:bank  {huge}\n    income:sales  -{huge}\n");
    let sales = ["2026-10-15", "2026-10-22", "2026-11-10", "2026-11-11"].map(week_of).concat();
    vault.put("Accounting/ledger.journal", JOURNAL.to_owned() + &sales);
    for words in ["briefing generate --force", "briefing explain", "dashboard", "status"] {
        let ran = vault.fte(words);
        assert_eq!(ran.exit, 0, "{words}: {ran}");
    }
    assert_eq!(values(&vault, "")["revenue-trend"], Value::Null);
}

/// A Sunday night in New York is Monday in London.
#[cfg(unix)]
#[test]
fn a_week_ends_where_the_person_is() {
    let note = "---\nid: aaaaaaaaaa\ntype: email\nreceived: 2026-11-16T02:00:00Z\ndone: 2026-11-16T03:00:00Z\n---\n";
    let sent = line("2026-11-16T03:30:00.000Z", "email.send", "act", "success", "");
    let vault = TestVault::new()
        .file("Done/2026-11/EMAIL_2026-11-15_a_aaaaaaaaaa.md", note)
        .file("Logs/audit_2026-11-16.jsonl", sent);
    for (zone, expected) in [("<-05>5", json!([1, 1])), ("UTC0", json!([null, null]))] {
        let found = ["items-done", "actions-done"].map(|id| {
            let mut fte = vault.command();
            fte.args(["briefing", "explain", id, "--json", "--date", "2026-11-16"]).env("TZ", zone);
            vault.ran(&fte.output().unwrap()).ok().json()["value"].clone()
        });
        assert_eq!(json!(found), expected, "{zone}");
    }
}
