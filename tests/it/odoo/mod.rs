//! A real Odoo 19 as a peer: one server for the whole run, which `tests/odoo/odoo` starts and ends, and a database for each
//! test, made from a template and dropped at its end. What needs a server of its own, to kill it or to hold it, has one.
//!
//! In the template: `Main Company` (US dollars, 15 % tax) and `Second Company` (euros), both with the generic chart of
//! accounts. Who signs in: `both` for both companies, `admin`, `accountant`, `auditor` (reads) and `employee` for the first
//! alone. `ended` is a key of the accountant's that has ended.

mod attack;
mod away;
mod bank;
mod books;
mod drift;
mod flows;
mod monthly;
pub(crate) mod proxy;
mod push;
mod reads;
mod reports;
mod writes;

use std::collections::BTreeMap;
use std::net::TcpListener;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::testvault::TestVault;

/// How long a server may take until it answers, on a machine that is busy.
const START: Duration = Duration::from_mins(3);

static NUMBER: AtomicU32 = AtomicU32::new(1);

/// A database of a test's own on a running Odoo.
pub(crate) struct Odoo {
    /// Without a slash at its end.
    pub(crate) url: String,
    pub(crate) database: String,
    keys: BTreeMap<String, String>,
    /// A server of the test's own.
    own: Option<Child>,
    agent: ureq::Agent,
}

impl Odoo {
    /// A fresh database on the shared server; `None`, with the reason said, where there can't be one.
    pub(crate) fn start() -> Option<Odoo> {
        let up = match script(&["up"]) {
            Ok(up) => up,
            Err(why) => {
                eprintln!("skipped: {why}");
                return None;
            }
        };
        let mut url = String::new();
        let mut keys = BTreeMap::new();
        for line in up.lines() {
            match line.split(' ').collect::<Vec<_>>().as_slice() {
                ["url", at] => (*at).clone_into(&mut url),
                ["key", user, key] => {
                    keys.insert((*user).to_owned(), (*key).to_owned());
                }
                _ => {}
            }
        }
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let database = format!("t_{}_{number}", std::process::id());
        script(&["reset", &database]).expect("a database");
        let agent: ureq::Agent = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .timeout_global(Some(START))
            .build()
            .into();
        Some(Odoo { url, database, keys, own: None, agent })
    }

    /// The same on a server of the test's own, which can be killed and held.
    pub(crate) fn own() -> Option<Odoo> {
        let mut odoo = Odoo::start()?;
        let free = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        odoo.url = format!("http://127.0.0.1:{free}");
        odoo.again();
        Some(odoo)
    }

    /// The API key of a user, or one of another state: `ended`.
    pub(crate) fn key(&self, user: &str) -> &str {
        self.keys.get(user).unwrap_or_else(|| panic!("nobody signs in as {user}"))
    }

    /// A vault whose settings name this server and database, written to for real, with the key of a user.
    pub(crate) fn vault(&self, user: &str) -> TestVault {
        self.vault_with(user, "")
    }

    /// The same with more settings below `odoo:`, each line indented by two spaces.
    pub(crate) fn vault_with(&self, user: &str, settings: &str) -> TestVault {
        let mut vault = TestVault::new();
        let config = vault.read(".fte/config.yaml");
        let own = format!(
            "odoo:\n  url: {}\n  database: {}\n  mode: live\n{settings}",
            self.url, self.database
        );
        vault.put(".fte/config.yaml", format!("{config}\n{own}\n"));
        vault.set_env("FTE_ODOO_API_KEY", self.key(user));
        // The company's money is dollars: a limit in euros would have each amount typed.
        let handbook = vault.read("Company_Handbook.md");
        vault.put("Company_Handbook.md", handbook.replace("1000 EUR", "100000 USD"));
        vault
    }

    /// What a method returns, called as the administrator for the main company; a test that is answered with an error fails.
    #[track_caller]
    pub(crate) fn call(&self, model: &str, method: &str, mut args: Value) -> Value {
        if args.get("context").is_none() {
            args["context"] = json!({ "allowed_company_ids": [1] });
        }
        // The administrator works for the main company alone.
        let is_main = args["context"]["allowed_company_ids"] == json!([1]);
        let (status, body) =
            self.call_as(if is_main { "admin" } else { "both" }, model, method, &args);
        assert_eq!(status, 200, "{model}/{method} {args}: {}", body["message"]);
        body
    }

    /// The status and the body of a call with a user's key, as the server gives them.
    pub(crate) fn call_as(
        &self,
        user: &str,
        model: &str,
        method: &str,
        args: &Value,
    ) -> (u16, Value) {
        let mut answer = self
            .agent
            .post(format!("{}/json/2/{model}/{method}", self.url))
            .header("Content-Type", "application/json")
            .header("Authorization", format!("bearer {}", self.key(user)))
            .header("X-Odoo-Database", &self.database)
            .send(args.to_string())
            .unwrap();
        let body = answer.body_mut().read_to_string().unwrap();
        (answer.status().as_u16(), serde_json::from_str(&body).unwrap_or(Value::Null))
    }

    /// The rows of a model that match a domain.
    #[track_caller]
    pub(crate) fn rows(&self, model: &str, domain: &Value, fields: &[&str]) -> Vec<Value> {
        let args = json!({ "domain": domain, "fields": fields, "order": "id", "limit": 1000 });
        self.call(model, "search_read", args).as_array().unwrap().clone()
    }

    /// Says that it is still used: the shared server ends when nobody has said so for a quarter of an hour.
    pub(crate) fn stay() {
        script(&["up"]).expect("the server goes on");
    }

    /// Kills the test's own server, in the middle of whatever it does.
    pub(crate) fn kill(&mut self) {
        let mut own = self.own.take().expect("a server of the test's own (Odoo::own)");
        own.kill().unwrap();
        own.wait().unwrap();
    }

    /// Starts the test's own server, on the port that it had.
    pub(crate) fn again(&mut self) {
        let port = self.url.rsplit(':').next().unwrap();
        let mut command = Command::new(path());
        command.args(["serve", port]).stdin(Stdio::null()).stdout(Stdio::null());
        self.own = Some(command.stderr(Stdio::null()).spawn().unwrap());
        let begun = Instant::now();
        while self.agent.get(format!("{}/web/version", self.url)).call().is_err() {
            let is_over = self.own.as_mut().unwrap().try_wait().unwrap().is_some();
            assert!(!is_over && begun.elapsed() < START, "the test's own Odoo does not start");
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    /// Holds the test's own server: it takes connections and answers nothing.
    pub(crate) fn hold(&self) {
        self.signal("-STOP");
    }

    /// Lets it go on.
    pub(crate) fn go_on(&self) {
        self.signal("-CONT");
    }

    fn signal(&self, signal: &str) {
        let own = self.own.as_ref().expect("a server of the test's own (Odoo::own)");
        let id = own.id().to_string();
        assert!(Command::new("kill").args([signal, &id]).status().unwrap().success());
    }
}

impl Drop for Odoo {
    fn drop(&mut self) {
        if self.own.is_some() {
            self.kill();
        }
        let _ = script(&["drop", &self.database]);
    }
}

fn path() -> PathBuf {
    concat!(env!("CARGO_MANIFEST_DIR"), "/tests/odoo/odoo").into()
}

/// What the script prints, or why there is no Odoo here.
fn script(words: &[&str]) -> Result<String, String> {
    if cfg!(not(target_os = "linux")) {
        return Err("a real Odoo is started under Linux alone".into());
    }
    let output = Command::new(path()).args(words).stdin(Stdio::null()).output();
    let output = output.map_err(|error| format!("tests/odoo/odoo: {error}"))?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    Err(said.lines().last().unwrap_or("tests/odoo/odoo failed").to_owned())
}

#[test]
fn a_database_is_the_templates_and_the_tests_own() {
    let Some(odoo) = Odoo::start() else { return };
    let companies = odoo.rows("res.company", &json!([]), &["name"]);
    let names: Vec<&str> = companies.iter().map(|row| row["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["Main Company", "Second Company"]);
    odoo.call("res.partner", "create", json!({ "vals_list": [{ "name": "Mine" }] }));
    let other = Odoo::start().unwrap();
    let there = |odoo: &Odoo| odoo.rows("res.partner", &json!([["name", "=", "Mine"]]), &[]).len();
    assert_eq!((there(&odoo), there(&other)), (1, 0));
    let statuses = ["accountant", "auditor", "employee", "both", "ended"]
        .map(|user| odoo.call_as(user, "res.users", "context_get", &json!({})).0);
    assert_eq!(statuses, [200, 200, 200, 200, 401]);
}
