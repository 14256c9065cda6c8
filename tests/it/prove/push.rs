//! `act` with the embedded books on their way into a real Odoo; killed before some of its calls, most of them to the network.

use serde_json::json;

use super::stand::{copy, kept};
use super::trace::{self, CHANGES, Point, changes, disturbed, has_strace, was_killed};
use super::{Sweep, hold, some};
use crate::odoo::Odoo;
use crate::odoo::proxy::Proxy;
use crate::testvault::{NOW, TestVault};

/// How many points are taken where not all are.
const BOUNDED: usize = 6;

const NOTE: &str = "| Books | Odoo |\n|---|---|\n| assets | 101401 |\n| assets:receivable | 121000 |\n| liabilities:payable | 211000 |
| liabilities:tax | 251000 |\n| income | 400000 |\n| expenses | 600000 |\n| equity | 301000 |\n| sale 15% | 15% |\n";

/// Words are set apart by `|`.
const BOOKED: [&str; 4] = [
    "open|--date|2026-01-01|--balance|assets:bank = 500.00 USD",
    "invoice|create|--customer|Dana Reyes|--line|Work = 100 +15%|--date|2026-02-10",
    "payment|record|INV-0001|--amount|50.00 USD|--date|2026-02-20",
    "bill|record|--vendor|Paper Co|--amount|49.00 USD|--reference|P-1|--category|office|--date|2026-03-02",
];

struct Stand {
    odoo: Odoo,
    proxy: Proxy,
    vault: TestVault,
    before: tempfile::TempDir,
}

impl Stand {
    fn new() -> Option<Stand> {
        let odoo = Odoo::start()?;
        let proxy = Proxy::before(&odoo);
        let vault = proxy.vault(&odoo, "accountant", "");
        let config = vault.read(".fte/config.yaml");
        vault.put(".fte/config.yaml", format!("{config}\nbooks:\n  currency: USD\n"));
        vault.put("Accounting/Odoo.md", NOTE);
        let handbook = vault.read("Company_Handbook.md").replace("then: ask twice", "then: ask");
        vault.put("Company_Handbook.md", handbook);
        for words in BOOKED {
            let words: Vec<&str> = words.split('|').collect();
            vault.fte_args(&[["ledger"].as_slice(), &words].concat()).ok();
            super::stages::say_yes(&vault);
            vault.fte("act").ok();
        }
        vault.fte("ledger push odoo").ok();
        super::stages::say_yes(&vault);
        let before = kept(&vault);
        Some(Stand { odoo, proxy, vault, before })
    }

    fn ids(&self, model: &str, domain: &serde_json::Value) -> Vec<u64> {
        let rows = self.odoo.rows(model, domain, &["display_name"]);
        rows.iter().map(|row| row["id"].as_u64().unwrap()).collect()
    }

    fn moves(&self) -> Vec<u64> {
        self.ids("account.move", &json!([]))
    }

    fn partners(&self) -> Vec<u64> {
        self.ids("res.partner", &json!([["name", "in", ["Dana Reyes", "Paper Co"]]]))
    }

    /// As it was: what was made in Odoo is taken away, and the vault and the state are those of before.
    fn put_back(&mut self) {
        self.proxy.settle();
        for (from, to) in [("vault", self.vault.root()), ("state", self.vault.state_dir())] {
            std::fs::remove_dir_all(&to).unwrap();
            copy(&self.before.path().join(from), &to);
        }
        self.vault.set_now(NOW);
        let posted = self.ids("account.move", &json!([["state", "=", "posted"]]));
        for (method, ids) in [("button_draft", posted), ("unlink", self.moves())] {
            if !ids.is_empty() {
                self.odoo.call("account.move", method, json!({ "ids": ids }));
            }
        }
        let partners = self.partners();
        if !partners.is_empty() {
            self.odoo.call("res.partner", "unlink", json!({ "ids": partners }));
        }
        self.proxy.forget();
    }

    /// Whatever stopped the first run: those after it end with each entry there once, and the figures agree.
    fn ends_well(&mut self) -> Result<(), String> {
        self.proxy.settle();
        for minute in [33, 36, 40] {
            self.vault.set_now(&format!("2026-11-16T09:{minute}:00Z"));
            let ran = self.vault.fte("act");
            hold([0, 7, 8].contains(&ran.exit), || format!("run again: {ran}"))?;
        }
        let (moves, partners) = (self.moves().len(), self.partners().len());
        hold(moves == 4, || format!("{moves} records"))?;
        hold(partners == 2, || format!("{partners} partners"))?;
        let (done, left) = (self.vault.files("Done"), self.vault.files("Approved"));
        hold(done.len() == 5 && left.is_empty(), || format!("done {done:?}, left {left:?}"))?;
        for words in ["ledger push odoo --check", "audit verify", "vault check"] {
            let ran = self.vault.fte(words);
            hold(ran.exit == 0, || format!("`{words}`: {ran}"))?;
        }
        Ok(())
    }
}

#[test]
fn books_that_are_killed_on_their_way_are_there_once() {
    if !has_strace() {
        return;
    }
    let Some(mut stand) = Stand::new() else { return };
    let points = trace::points(&stand.vault, &["act".to_owned()], &CHANGES);
    let points: Vec<_> = points.into_iter().filter(changes).collect();
    let is_network = |point: &&Point| point.line.contains("<socket:[");
    let network: Vec<_> = points.iter().filter(is_network).cloned().collect();
    assert!(network.len() > 30, "the network's calls are among the points: {network:?}");
    let mut sweep = Sweep::new("kill · act, the books into Odoo").of(points.len());
    for point in some(&points, BOUNDED / 2).into_iter().chain(some(&network, BOUNDED)) {
        stand.put_back();
        let output = disturbed(&stand.vault, &["act".to_owned()], &point, "signal=KILL");
        let held = hold(was_killed(&output), || format!("was not killed: {:?}", output.status));
        sweep.point(&point.to_string(), held.and_then(|()| stand.ends_well()));
    }
    sweep.end(8);
}
