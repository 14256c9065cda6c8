//! `act` with a real Odoo: an invoice drafted, one posted, one paid; killed before each of its calls, those to the network
//! included, and each of them failing.

use serde_json::json;

use super::net::errors;
use super::stand::{copy, kept};
use super::trace::{self, CHANGES, LOOKS, Point, changes, disturbed, has_strace, was_killed};
use super::{Sweep, hold, some};
use crate::odoo::Odoo;
use crate::odoo::proxy::Proxy;
use crate::testvault::{NOW, TestVault};

/// How many points are taken where not all are.
const BOUNDED: usize = 12;

struct Stand {
    odoo: Odoo,
    proxy: Proxy,
    vault: TestVault,
    before: tempfile::TempDir,
    /// The draft that is to be posted, and the invoice that is to be paid.
    draft: u64,
    open: u64,
}

fn asked(vault: &TestVault, words: &[&str]) {
    vault.fte_args(words).ok();
    super::stages::say_yes(vault);
}

impl Stand {
    fn new() -> Option<Stand> {
        let odoo = Odoo::start()?;
        let partner = json!([{ "name": "Dana Reyes", "country_id": 233 }]);
        let partner =
            odoo.call("res.partner", "create", json!({ "vals_list": partner }))[0].clone();
        let line = json!([0, 0, { "name": "Work", "price_unit": 100, "tax_ids": [] }]);
        let invoice = json!({
            "move_type": "out_invoice", "partner_id": partner, "invoice_date": "2026-11-10",
            "invoice_date_due": "2026-12-10", "invoice_line_ids": [line],
        });
        let made = odoo.call("account.move", "create", json!({ "vals_list": [invoice, invoice] }));
        let (open, draft) = (made[0].as_u64().unwrap(), made[1].as_u64().unwrap());
        odoo.call("account.move", "action_post", json!({ "ids": [open] }));
        let proxy = Proxy::before(&odoo);
        let vault = proxy.vault(&odoo, "accountant", "");
        let line = ["--line", "Signs = 500 +15%", "--reference", "SWEPT"];
        let create = ["odoo", "invoice", "create", "--customer", "Dana Reyes"];
        asked(&vault, &[create.as_slice(), line.as_slice()].concat());
        asked(&vault, &["odoo", "invoice", "post", &draft.to_string()]);
        asked(&vault, &["odoo", "payment", "record", &format!("#{open}")]);
        assert_eq!(vault.files("Approved").len(), 3);
        let before = kept(&vault);
        Some(Stand { odoo, proxy, vault, before, draft, open })
    }

    fn ids(&self, model: &str, domain: &serde_json::Value) -> Vec<u64> {
        let rows = self.odoo.rows(model, domain, &["display_name"]);
        rows.iter().map(|row| row["id"].as_u64().unwrap()).collect()
    }

    fn payments(&self) -> Vec<u64> {
        self.ids("account.payment", &json!([["memo", "ilike", "fte:"]]))
    }

    fn drafted(&self) -> Vec<u64> {
        self.ids("account.move", &json!([["ref", "=", "SWEPT"]]))
    }

    fn state(&self, id: u64, field: &str) -> String {
        let rows = self.odoo.rows("account.move", &json!([["id", "=", id]]), &[field]);
        rows[0][field].as_str().unwrap_or_default().to_owned()
    }

    /// As it was: what a key did is taken back in Odoo, and the vault and the state are those of before.
    fn put_back(&mut self) {
        self.proxy.settle();
        for (from, to) in [("vault", self.vault.root()), ("state", self.vault.state_dir())] {
            std::fs::remove_dir_all(&to).unwrap();
            copy(&self.before.path().join(from), &to);
        }
        self.vault.set_now(NOW);
        let all = |ids: &[u64]| json!({ "ids": ids });
        let (payments, drafted) = (self.payments(), self.drafted());
        if !payments.is_empty() {
            self.odoo.call("account.payment", "action_draft", all(&payments));
            self.odoo.call("account.payment", "unlink", all(&payments));
        }
        if !drafted.is_empty() {
            self.odoo.call("account.move", "unlink", all(&drafted));
        }
        if self.state(self.draft, "state") == "posted" {
            self.odoo.call("account.move", "button_draft", all(&[self.draft]));
        }
        assert_eq!(self.state(self.open, "payment_state"), "not_paid");
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
        let (payments, drafted) = (self.payments().len(), self.drafted().len());
        hold(payments == 1, || format!("{payments} payments"))?;
        hold(drafted == 1, || format!("{drafted} drafts"))?;
        let states = (self.state(self.draft, "state"), self.state(self.open, "payment_state"));
        hold(states == ("posted".into(), "paid".into()), || format!("{states:?}"))?;
        let (done, left) = (self.vault.files("Done"), self.vault.files("Approved"));
        hold(done.len() == 3 && left.is_empty(), || format!("done {done:?}, left {left:?}"))?;
        for words in ["audit verify", "vault check"] {
            let ran = self.vault.fte(words);
            hold(ran.exit == 0, || format!("`{words}`: {ran}"))?;
        }
        Ok(())
    }
}

#[test]
fn what_is_killed_anywhere_is_done_in_odoo_once() {
    if !has_strace() {
        return;
    }
    let Some(mut stand) = Stand::new() else { return };
    let points: Vec<_> = stand.points(&CHANGES).into_iter().filter(changes).collect();
    let is_network = |point: &&Point| point.line.contains("<socket:[");
    let network: Vec<_> = points.iter().filter(is_network).cloned().collect();
    assert!(network.len() > 10, "the network's calls are among the points: {network:?}");
    let mut sweep = Sweep::new("kill · act, Odoo").of(points.len());
    for point in some(&points, BOUNDED).into_iter().chain(some(&network, BOUNDED)) {
        stand.put_back();
        let output = disturbed(&stand.vault, &["act".to_owned()], &point, "signal=KILL");
        let held = hold(was_killed(&output), || format!("was not killed: {:?}", output.status));
        sweep.point(&point.to_string(), held.and_then(|()| stand.ends_well()));
    }
    sweep.end(8);
}

#[test]
fn a_call_that_fails_anywhere_is_done_in_odoo_once() {
    if !has_strace() {
        return;
    }
    let Some(mut stand) = Stand::new() else { return };
    let calls: Vec<&str> = CHANGES.iter().chain(&LOOKS).copied().collect();
    let points = stand.points(&calls);
    let with = |point: &Point| -> Vec<(Point, &'static str)> {
        errors(point).iter().map(|error| (point.clone(), *error)).collect()
    };
    let all: Vec<(Point, &str)> = points.iter().flat_map(with).collect();
    let is_network = |(point, _): &&(Point, &str)| point.line.contains("<socket:[");
    let network: Vec<_> = all.iter().filter(is_network).cloned().collect();
    let mut sweep = Sweep::new("fail · act, Odoo").of(all.len());
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
