//! `act` with a real Odoo: an invoice drafted, one posted, one paid; a bill drafted, an expense posted, each with its file.
//! Killed before each of its calls, those to the network included, and each of them failing.

use serde_json::{Value, json};

use super::net::errors;
use super::stand::{copy, kept};
use super::trace::{self, CHANGES, LOOKS, Point, changes, disturbed, has_strace, was_killed};
use super::{Sweep, hold, some};
use crate::odoo::Odoo;
use crate::odoo::proxy::Proxy;
use crate::testvault::{NOW, TestVault};

/// How many points are taken where not all are.
const BOUNDED: usize = 12;

/// What is swept: what is asked for, how Odoo is put back to how it was, and what it must have at the end.
trait Scene: Sized {
    const NAME: &str;
    const USER: &str;
    /// More settings below `odoo:`.
    const SETTINGS: &str = "";
    /// How many requests it asks for.
    const REQUESTS: usize;
    fn ask(odoo: &Odoo, vault: &TestVault) -> Self;
    fn take_back(&self, odoo: &Odoo);
    fn holds(&self, odoo: &Odoo, vault: &TestVault) -> Result<(), String>;
}

struct Stand<S> {
    odoo: Odoo,
    proxy: Proxy,
    vault: TestVault,
    before: tempfile::TempDir,
    scene: S,
}

fn asked(vault: &TestVault, words: &[&str]) {
    vault.fte_args(words).ok();
    super::stages::say_yes(vault);
}

fn ids(odoo: &Odoo, model: &str, domain: &Value) -> Vec<u64> {
    let rows = odoo.rows(model, domain, &["display_name"]);
    rows.iter().map(|row| row["id"].as_u64().unwrap()).collect()
}

/// Calls a method on records, where there are any.
fn on(odoo: &Odoo, model: &str, methods: &[&str], ids: &[u64]) {
    for method in methods.iter().filter(|_| !ids.is_empty()) {
        odoo.call(model, method, json!({ "ids": ids }));
    }
}

fn field(odoo: &Odoo, model: &str, id: u64, field: &str) -> String {
    let rows = odoo.rows(model, &json!([["id", "=", id]]), &[field]);
    rows[0][field].as_str().unwrap_or_default().to_owned()
}

fn partner(odoo: &Odoo, name: &str) -> u64 {
    let partner = json!([{ "name": name, "country_id": 233 }]);
    odoo.call("res.partner", "create", json!({ "vals_list": partner }))[0].as_u64().unwrap()
}

/// An invoice is drafted, one is posted into a period that was locked meanwhile, and one is paid.
struct Sales {
    draft: u64,
    open: u64,
}

impl Sales {
    fn payments(odoo: &Odoo) -> Vec<u64> {
        ids(odoo, "account.payment", &json!([["memo", "ilike", "fte:"]]))
    }

    fn drafted(odoo: &Odoo) -> Vec<u64> {
        ids(odoo, "account.move", &json!([["ref", "=", "SWEPT"]]))
    }
}

impl Scene for Sales {
    const NAME: &str = "Odoo, sales";
    const USER: &str = "accountant";
    const REQUESTS: usize = 3;

    fn ask(odoo: &Odoo, vault: &TestVault) -> Sales {
        let partner = partner(odoo, "Dana Reyes");
        let invoice = |date: &str| {
            let line = json!([0, 0, { "name": "Work", "price_unit": 100, "tax_ids": [] }]);
            json!({
                "move_type": "out_invoice", "partner_id": partner, "invoice_date": date,
                "invoice_date_due": "2026-12-10", "invoice_line_ids": [line],
            })
        };
        let both = [invoice("2026-11-10"), invoice("2026-10-05")];
        let made = odoo.call("account.move", "create", json!({ "vals_list": both }));
        let (open, draft) = (made[0].as_u64().unwrap(), made[1].as_u64().unwrap());
        on(odoo, "account.move", &["action_post"], &[open]);
        let line = ["--line", "Signs = 500 +15%", "--reference", "SWEPT"];
        let create = ["odoo", "invoice", "create", "--customer", "Dana Reyes"];
        asked(vault, &[create.as_slice(), line.as_slice()].concat());
        asked(vault, &["odoo", "invoice", "post", &draft.to_string()]);
        asked(vault, &["odoo", "payment", "record", &format!("#{open}")]);
        let lock = json!({ "ids": [1], "vals": { "fiscalyear_lock_date": "2026-10-31" } });
        odoo.call("res.company", "write", lock);
        Sales { draft, open }
    }

    fn take_back(&self, odoo: &Odoo) {
        on(odoo, "account.payment", &["action_draft", "unlink"], &Sales::payments(odoo));
        on(odoo, "account.move", &["unlink"], &Sales::drafted(odoo));
        if field(odoo, "account.move", self.draft, "state") == "posted" {
            on(odoo, "account.move", &["button_draft"], &[self.draft]);
            let date = json!({ "ids": [self.draft], "vals": { "date": "2026-10-05" } });
            odoo.call("account.move", "write", date);
        }
        assert_eq!(field(odoo, "account.move", self.open, "payment_state"), "not_paid");
    }

    fn holds(&self, odoo: &Odoo, vault: &TestVault) -> Result<(), String> {
        let (payments, drafted) = (Sales::payments(odoo).len(), Sales::drafted(odoo).len());
        hold((payments, drafted) == (1, 1), || format!("{payments} payments, {drafted} drafts"))?;
        let posted = field(odoo, "account.move", self.draft, "state");
        let paid = field(odoo, "account.move", self.open, "payment_state");
        hold(posted == "posted" && paid == "paid", || format!("{posted}, {paid}"))?;
        // Booked on another day than was approved: that is said, once, whatever came between.
        let notes = vault.files("Needs_Action");
        let is_told = |note: &String| vault.read(note).contains("otherwise than it was approved");
        let told = notes.iter().filter(|note| is_told(note)).count();
        hold(told == 1, || format!("told {told} times: {notes:?}"))
    }
}

/// A bill is drafted with its file, and an expense is made with its own, submitted, approved and posted.
struct Outlay;

impl Outlay {
    fn bills(odoo: &Odoo) -> Vec<u64> {
        let domain = json!([["ref", "=", "SWEPT"], ["move_type", "=", "in_invoice"]]);
        ids(odoo, "account.move", &domain)
    }

    fn expenses(odoo: &Odoo) -> Vec<u64> {
        ids(odoo, "hr.expense", &json!([["name", "=", "SWEPT"]]))
    }

    fn files(odoo: &Odoo, model: &str, of: &[u64]) -> usize {
        let domain = json!([["res_model", "=", model], ["res_id", "in", of]]);
        ids(odoo, "ir.attachment", &domain).len()
    }
}

impl Scene for Outlay {
    const NAME: &str = "Odoo, outlay";
    const USER: &str = "admin";
    const SETTINGS: &str = "  company: Main Company\n";
    const REQUESTS: usize = 2;

    fn ask(odoo: &Odoo, vault: &TestVault) -> Outlay {
        partner(odoo, "Hosting Ltd");
        vault.put("Attachments/x/bill.pdf", "%PDF-1.4 a bill");
        vault.put("Attachments/x/ticket.pdf", "%PDF-1.4 a ticket");
        let bill = ["odoo", "bill", "create", "--vendor", "Hosting Ltd", "--reference", "SWEPT"];
        let said = ["--amount", "57.50 USD", "--date", "2026-11-02", "--line", "Server = 50 +15%"];
        let file = ["--file", "Attachments/x/bill.pdf"];
        asked(vault, &[bill.as_slice(), &said, &file].concat());
        let expense = ["odoo", "expense", "record", "--for", "SWEPT", "--amount", "89.90 USD"];
        let file = ["--date", "2026-11-03", "--file", "Attachments/x/ticket.pdf"];
        asked(vault, &[expense.as_slice(), &file].concat());
        Outlay
    }

    fn take_back(&self, odoo: &Odoo) {
        on(odoo, "account.move", &["unlink"], &Outlay::bills(odoo));
        let expenses = Outlay::expenses(odoo);
        for id in &expenses {
            let rows =
                odoo.rows("hr.expense", &json!([["id", "=", id]]), &["account_move_id", "state"]);
            if let Some(entry) = rows[0]["account_move_id"][0].as_u64() {
                on(odoo, "account.move", &["button_draft", "unlink"], &[entry]);
            }
            let is_new = rows[0]["state"] == "draft";
            on(
                odoo,
                "hr.expense",
                if is_new { &["unlink"] } else { &["action_reset", "unlink"] },
                &[*id],
            );
        }
    }

    fn holds(&self, odoo: &Odoo, _vault: &TestVault) -> Result<(), String> {
        let (bills, expenses) = (Outlay::bills(odoo), Outlay::expenses(odoo));
        let counts = (bills.len(), expenses.len());
        hold(counts == (1, 1), || format!("bills and expenses: {counts:?}"))?;
        let states = (
            field(odoo, "account.move", bills[0], "state"),
            field(odoo, "hr.expense", expenses[0], "state"),
        );
        hold(states == ("draft".into(), "posted".into()), || format!("{states:?}"))?;
        let entries = json!([["move_type", "=", "in_receipt"], ["state", "=", "posted"]]);
        let entries = ids(odoo, "account.move", &entries).len();
        hold(entries == 1, || format!("{entries} entries of the expense"))?;
        let files = [("account.move", &bills), ("hr.expense", &expenses)]
            .map(|(model, of)| Outlay::files(odoo, model, of));
        hold(files == [1, 1], || format!("files: {files:?}"))
    }
}

impl<S: Scene> Stand<S> {
    fn new() -> Option<Stand<S>> {
        let odoo = Odoo::start()?;
        let proxy = Proxy::before(&odoo);
        let vault = proxy.vault(&odoo, S::USER, S::SETTINGS);
        let scene = S::ask(&odoo, &vault);
        assert_eq!(vault.files("Approved").len(), S::REQUESTS);
        let before = kept(&vault);
        Some(Stand { odoo, proxy, vault, before, scene })
    }

    /// As it was: what a key did is taken back in Odoo, and the vault and the state are those of before.
    fn put_back(&mut self) {
        self.proxy.settle();
        Odoo::stay();
        for (from, to) in [("vault", self.vault.root()), ("state", self.vault.state_dir())] {
            std::fs::remove_dir_all(&to).unwrap();
            copy(&self.before.path().join(from), &to);
        }
        self.vault.set_now(NOW);
        self.scene.take_back(&self.odoo);
        self.proxy.forget();
    }

    fn points(&mut self, calls: &[&str]) -> Vec<Point> {
        let found = trace::points(&self.vault, &["act".to_owned()], calls);
        self.put_back();
        found
    }

    /// Whatever stopped the first run: the ones after it end with each thing done once, and a receipt of it.
    fn ends_well(&mut self) -> Result<(), String> {
        // Its client is gone, and Odoo goes on with what it was told; the clock of the next run is far behind that.
        self.proxy.settle();
        for minute in [33, 36, 40] {
            self.vault.set_now(&format!("2026-11-16T09:{minute}:00Z"));
            let ran = self.vault.fte("act");
            hold([0, 7, 8].contains(&ran.exit), || format!("run again: {ran}"))?;
        }
        self.scene.holds(&self.odoo, &self.vault)?;
        let (done, mut left) = (self.vault.files("Done"), self.vault.files("Approved"));
        // What a killed run had begun to write is a repair's, once it is old.
        left.retain(|path| !path.contains("/.fte-tmp-"));
        hold(done.len() == S::REQUESTS && left.is_empty(), || {
            format!("done {done:?}, left {left:?}")
        })?;
        for words in ["audit verify", "vault check"] {
            let ran = self.vault.fte(words);
            hold(ran.exit == 0, || format!("`{words}`: {ran}"))?;
        }
        Ok(())
    }
}

fn killed<S: Scene>() {
    if !has_strace() {
        return;
    }
    let Some(mut stand) = Stand::<S>::new() else { return };
    let points: Vec<_> = stand.points(&CHANGES).into_iter().filter(changes).collect();
    let is_network = |point: &&Point| point.line.contains("<socket:[");
    let network: Vec<_> = points.iter().filter(is_network).cloned().collect();
    assert!(network.len() > 10, "the network's calls are among the points: {network:?}");
    let mut sweep = Sweep::new(format!("kill · act, {}", S::NAME)).of(points.len());
    for point in some(&points, BOUNDED).into_iter().chain(some(&network, BOUNDED)) {
        stand.put_back();
        let output = disturbed(&stand.vault, &["act".to_owned()], &point, "signal=KILL");
        let held = hold(was_killed(&output), || format!("was not killed: {:?}", output.status));
        sweep.point(&point.to_string(), held.and_then(|()| stand.ends_well()));
    }
    sweep.end(8);
}

fn failed<S: Scene>() {
    if !has_strace() {
        return;
    }
    let Some(mut stand) = Stand::<S>::new() else { return };
    let calls: Vec<&str> = CHANGES.iter().chain(&LOOKS).copied().collect();
    let points = stand.points(&calls);
    let with = |point: &Point| -> Vec<(Point, &'static str)> {
        errors(point).iter().map(|error| (point.clone(), *error)).collect()
    };
    let all: Vec<(Point, &str)> = points.iter().flat_map(with).collect();
    let is_network = |(point, _): &&(Point, &str)| point.line.contains("<socket:[");
    let network: Vec<_> = all.iter().filter(is_network).cloned().collect();
    let mut sweep = Sweep::new(format!("fail · act, {}", S::NAME)).of(all.len());
    for (point, error) in some(&all, BOUNDED / 2).into_iter().chain(some(&network, BOUNDED)) {
        stand.put_back();
        let words = ["act".to_owned()];
        let output = disturbed(&stand.vault, &words, &point, &format!("error={error}"));
        let ran = stand.vault.ran(&output);
        let held = hold(!ran.stderr.contains("panicked"), || format!("panicked: {ran}"));
        sweep.point(&format!("{error} {point}"), held.and_then(|()| stand.ends_well()));
    }
    sweep.end(8);
}

#[test]
fn what_is_killed_anywhere_is_done_in_odoo_once() {
    killed::<Sales>();
}

#[test]
fn outlay_whose_run_is_killed_anywhere_is_in_odoo_once() {
    killed::<Outlay>();
}

#[test]
fn a_call_that_fails_anywhere_is_done_in_odoo_once() {
    failed::<Sales>();
}

#[test]
fn outlay_of_which_a_call_fails_anywhere_is_in_odoo_once() {
    failed::<Outlay>();
}
