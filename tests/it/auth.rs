//! Signing in: where secrets are looked for, whom they go to, and that nobody else ever sees them.

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use serde_json::Value;

use crate::auth_peer::{CLIENT, CLIENT_SECRET, Fault, OAuth, browse};
use crate::docs::{assert_written, examples};
use crate::peer::{self, Peer};
use crate::testvault::{Ran, TestVault};

const IMAP: &str = "imap:\n  host: imap.example.com\n  user: mara@example.com\n";

fn with(settings: &str) -> TestVault {
    let vault = TestVault::new();
    let config = vault.read(".fte/config.yaml");
    vault.put(".fte/config.yaml", format!("{config}\n{settings}"));
    vault
}

fn gmail(oauth: &OAuth, more: &str) -> TestVault {
    let url = oauth.url();
    with(&format!(
        "gmail:\n  client_id: {CLIENT}\n  user: mara@example.com\n  authorize: {url}/auth\n  token: {url}/token\n  \
         revoke: {url}/revoke\n  api: {url}\n  limit_s: 20\n{more}"
    ))
}

/// Runs a command with lines on its stdin.
fn told(vault: &TestVault, words: &str, stdin: &str) -> Ran {
    let mut command = vault.command();
    command.args(words.split_whitespace());
    fed(vault, command, stdin)
}

fn fed(vault: &TestVault, mut command: Command, stdin: &str) -> Ran {
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    // A command that fails before it reads is none the worse.
    let _ = child.stdin.take().unwrap().write_all(stdin.as_bytes());
    vault.ran(&child.wait_with_output().unwrap())
}

fn state(vault: &TestVault) -> PathBuf {
    let mut dirs = fs::read_dir(vault.state_dir()).unwrap().map(|entry| entry.unwrap().path());
    dirs.find(|dir| dir.join("state.db").is_file()).unwrap()
}

fn credentials(vault: &TestVault) -> PathBuf {
    state(vault).join("credentials.json")
}

fn standing(vault: &TestVault, service: &str) -> Value {
    vault.fte(&format!("auth {service} status --json")).json()["services"][0].clone()
}

#[cfg(unix)]
fn chmod(path: &Path, mode: u32) {
    use std::os::unix::fs::PermissionsExt as _;
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

/// A `fte auth gmail login` that waits for its browser.
struct Login {
    child: Child,
    url: String,
}

impl Login {
    fn start(vault: &TestVault, more: &str) -> Login {
        let mut command = vault.command();
        command.args("auth gmail login --no-browser --trust-server".split(' '));
        command.args(more.split_whitespace()).env("FTE_GMAIL_CLIENT_SECRET", CLIENT_SECRET);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut stderr = BufReader::new(child.stderr.take().unwrap());
        let mut url = String::new();
        while !url.starts_with("http") {
            url.clear();
            assert!(stderr.read_line(&mut url).unwrap() > 0, "it ended without an address");
        }
        // What follows is read when it ends.
        child.stderr = Some(stderr.into_inner());
        Login { child, url: url.trim().to_owned() }
    }

    /// Where the browser is led after the consent.
    fn consent(&self) -> String {
        browse(&self.url).unwrap().location.expect("consent")
    }

    fn end(mut self, vault: &TestVault) -> Ran {
        let (mut stdout, mut stderr) = (Vec::new(), Vec::new());
        self.child.stdout.take().unwrap().read_to_end(&mut stdout).unwrap();
        self.child.stderr.take().unwrap().read_to_end(&mut stderr).unwrap();
        let status = self.child.wait().unwrap();
        vault.ran(&std::process::Output { status, stdout, stderr })
    }
}

impl Drop for Login {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A vault that is signed in.
fn signed_in(oauth: &OAuth, more: &str) -> TestVault {
    let vault = gmail(oauth, more);
    let login = Login::start(&vault, "");
    assert_eq!(browse(&login.consent()).unwrap().status, 200);
    login.end(&vault).ok();
    vault
}

#[test]
fn a_password_is_stored_for_its_server_alone_and_forgotten() {
    let vault = with(IMAP);
    assert_eq!(vault.fte("auth status").exit, 4);
    assert_eq!(vault.fte("auth imap status").exit, 4);
    told(&vault, "auth imap login --stdin", "canary-password\nnot this\n").ok();
    let stored = standing(&vault, "imap");
    assert_eq!(stored["source"], "file");
    assert_eq!(stored["server"], "imap.example.com:993");
    assert_eq!(stored["age_days"], 0);
    assert_eq!(stored["problem"], Value::Null);
    let file = fs::read_to_string(credentials(&vault)).unwrap();
    assert!(file.contains("\"canary-password\"") && !file.contains("not this"), "{file}");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(fs::metadata(credentials(&vault)).unwrap().permissions().mode() & 0o777, 0o600);
    }
    vault.fte("auth status --check").ok();

    let config = vault.read(".fte/config.yaml");
    vault.put(".fte/config.yaml", config.replace("imap.example.com", "imap.evil.example"));
    let ran = vault.fte("auth imap status --check --json");
    assert_eq!(ran.exit, 4, "{ran}");
    let problem = ran.json()["services"][0]["problem"].as_str().unwrap().to_owned();
    assert!(
        problem.contains("given for imap.example.com:993")
            && problem.contains("imap.evil.example:993")
    );
    vault.fte("auth imap login --trust-server").ok();
    vault.fte("auth imap status --check").ok();

    let ran = vault.fte("auth imap revoke").ok();
    assert_eq!(ran.stdout.trim(), "imap: forgotten here");
    assert!(!fs::read_to_string(credentials(&vault)).unwrap().contains("canary"));
    assert_eq!(vault.fte("auth imap revoke").exit, 4);
    assert_eq!(vault.fte("auth imap status").exit, 4);
}

#[test]
fn a_password_is_no_word_of_the_command_line() {
    let vault = with(IMAP);
    assert_eq!(vault.fte("auth imap login canary").exit, 2);
    // Nobody can be asked here.
    let ran = vault.fte("auth imap login");
    assert_eq!(ran.exit, 2, "{ran}");
    assert!(ran.stderr.contains("--stdin"), "{ran}");
    assert_eq!(told(&vault, "auth imap login --stdin", "").exit, 2);
    assert_eq!(told(&vault, "auth imap login --stdin", "a\u{7}b\n").exit, 2);
    assert_eq!(told(&vault, "auth smtp login --stdin", "x\n").exit, 3);
    assert!(!state(&vault).join("credentials.json").exists());
}

#[cfg(unix)]
#[test]
fn it_is_typed_unseen() {
    let vault = with(IMAP);
    let mut terminal = crate::terminal::Terminal::start(&vault, "auth imap login", &[]);
    terminal.expect("password of mara@example.com at imap.example.com:993");
    terminal.wait_until_unseen();
    terminal.send("canary-typed\r");
    let (exit, shown) = terminal.end();
    assert_eq!(exit, 0, "{shown}");
    assert!(!shown.contains("canary"), "{shown}");
    assert!(fs::read_to_string(credentials(&vault)).unwrap().contains("canary-typed"));
}

#[cfg(unix)]
#[test]
fn environment_comes_before_the_env_file_and_that_before_what_is_stored() {
    let mut vault = with(IMAP);
    let outside = vault.state_dir().with_file_name("secrets.env");
    told(&vault, "auth imap login --stdin", "stored\n").ok();
    assert_eq!(standing(&vault, "imap")["source"], "file");
    // The usual place of the system's.
    let usual = vault.state_dir().with_file_name(".config").join("fte/.env");
    fs::create_dir_all(usual.parent().unwrap()).unwrap();
    fs::write(&usual, "FTE_IMAP_PASSWORD='usual'\n").unwrap();
    chmod(&usual, 0o600);
    if cfg!(target_os = "linux") {
        assert_eq!(standing(&vault, "imap")["source"], "env_file");
    }
    fs::write(&outside, "# mine\nexport FTE_IMAP_PASSWORD=\"from the file\"\n").unwrap();
    chmod(&outside, 0o600);
    vault.set_env("FTE_ENV_FILE", outside.to_str().unwrap());
    assert_eq!(standing(&vault, "imap")["source"], "env_file");
    let ran = told(&vault, "auth imap login --stdin", "stored again\n").ok();
    assert!(ran.stderr.contains("FTE_IMAP_PASSWORD is set"), "{ran}");

    for mode in [0o640, 0o604, 0o660, 0o644, 0o610] {
        chmod(&outside, mode);
        let ran = vault.fte("auth imap status");
        assert_eq!(ran.exit, 4, "{mode:o} {ran}");
        assert!(ran.stdout.contains("can be read by others"), "{ran}");
    }
    chmod(&outside, 0o400);
    vault.fte("auth imap status --check").ok();
    // It goes to the first server that it was used with.
    let config = vault.read(".fte/config.yaml");
    vault.put(".fte/config.yaml", config.replace("imap.example.com", "imap.evil.example"));
    for words in ["auth imap status", "auth imap status --check"] {
        let ran = vault.fte(words);
        assert_eq!(ran.exit, 4, "{ran}");
        assert!(ran.stdout.contains("given for imap.example.com:993"), "{ran}");
    }
    vault.fte("auth imap login --trust-server").ok();
    vault.fte("auth imap status --check").ok();

    let inside = vault.path("notes.env");
    fs::write(&inside, "FTE_IMAP_PASSWORD=x\n").unwrap();
    chmod(&inside, 0o600);
    let link = outside.with_file_name("link.env");
    std::os::unix::fs::symlink(&inside, &link).unwrap();
    for refused in [&inside, &link, &outside.with_file_name("none"), &vault.root()] {
        vault.set_env("FTE_ENV_FILE", refused.to_str().unwrap());
        assert_eq!(vault.fte("auth imap status").exit, 4, "{}", refused.display());
    }
    vault.set_env("FTE_IMAP_PASSWORD", "from the environment");
    assert_eq!(standing(&vault, "imap")["source"], "environment");
    vault.fte("auth imap status --check").ok();
}

#[cfg(unix)]
#[test]
fn a_store_that_others_can_read_or_that_is_a_link_is_refused() {
    let vault = with(IMAP);
    told(&vault, "auth imap login --stdin", "canary\n").ok();
    let file = credentials(&vault);
    for mode in [0o640, 0o604, 0o606, 0o644] {
        chmod(&file, mode);
        for ran in [vault.fte("auth imap status"), told(&vault, "auth imap login --stdin", "new\n")]
        {
            assert_ne!(ran.exit, 0, "{mode:o} {ran}");
            assert!(format!("{ran}").contains("chmod 600"), "{ran}");
        }
    }
    chmod(&file, 0o600);
    vault.fte("auth imap status").ok();
    let beside = file.with_file_name("beside");
    fs::hard_link(&file, &beside).unwrap();
    assert_eq!(vault.fte("auth imap status").exit, 4);
    fs::remove_file(&file).unwrap();
    std::os::unix::fs::symlink(&beside, &file).unwrap();
    let ran = vault.fte("auth imap status");
    assert!(ran.exit == 4 && ran.stdout.contains("is a symbolic link"), "{ran}");
    assert_ne!(told(&vault, "auth imap login --stdin", "new\n").exit, 0);
    assert!(fs::read_to_string(&beside).unwrap().contains("canary"));
    fs::remove_file(&file).unwrap();
    fs::write(&file, "{\"form\":1,\"services\":{\"imap\":{\"held\":{\"secret\":\"canary-broken")
        .unwrap();
    chmod(&file, 0o600);
    let ran = vault.fte("auth imap status");
    assert!(ran.exit == 4 && ran.stdout.contains("is damaged"), "{ran}");
    assert!(!format!("{ran}").contains("canary"), "{ran}");
}

#[cfg(unix)]
#[test]
fn a_command_prints_it_each_time() {
    let vault = with(IMAP);
    let dir = vault.state_dir().with_file_name("bin");
    fs::create_dir_all(&dir).unwrap();
    let (program, secret) = (dir.join("pass it"), dir.join("secret"));
    fs::write(
        &program,
        format!("#!/bin/sh\n[ \"$1 $2\" = 'show a  mail' ] && cat '{}'\n", secret.display()),
    )
    .unwrap();
    chmod(&program, 0o700);
    fs::write(&secret, "canary-printed\nuser: mara\n").unwrap();
    let line = format!("'{}' show \"a  mail\"", program.display());
    vault.fte_args(&["auth", "imap", "login", "--command", &line]).ok();
    assert_eq!(standing(&vault, "imap")["source"], "command");
    vault.fte("auth imap status --check").ok();
    assert!(!fs::read_to_string(credentials(&vault)).unwrap().contains("canary"));
    for (text, why) in [("", "printed nothing"), ("\nx\n", "printed nothing")] {
        fs::write(&secret, text).unwrap();
        let ran = vault.fte("auth imap status --check");
        assert!(ran.exit == 4 && ran.stdout.contains(why), "{ran}");
    }
    fs::remove_file(&secret).unwrap();
    let ran = vault.fte("auth imap status --check");
    assert!(ran.exit == 4 && ran.stdout.contains("failed"), "{ran}");
    // What does not work is not stored.
    let ran = vault.fte_args(&["auth", "smtp", "login", "--command", "false"]);
    assert_ne!(ran.exit, 0);
    for wrong in ["", "false", "'open", "/nowhere/at/all"] {
        let ran = vault.fte_args(&["auth", "imap", "login", "--command", wrong]);
        assert_ne!(ran.exit, 0, "{wrong}");
    }
    assert_eq!(standing(&vault, "imap")["source"], "command");
}

#[test]
fn google_is_asked_in_the_browser_and_the_listener_closes_with_one_answer() {
    let oauth = OAuth::start();
    let vault = gmail(&oauth, "");
    let login = Login::start(&vault, "");
    let back = login.consent();
    let (address, query) = back.split_once('?').unwrap();
    let root = address.strip_suffix("/callback").unwrap();
    let other = query.replace("state=", "state=x");
    for (stray, status) in [
        (format!("{root}/favicon.ico"), 404),
        (format!("{root}/?{query}"), 404),
        (format!("{root}/callback"), 404),
        (format!("{address}?{other}"), 400),
        (format!("{address}?code=mine"), 400),
        (format!("{address}?error=access_denied"), 400),
    ] {
        assert_eq!(browse(&stray).unwrap().status, status, "{stray}");
    }
    let page = browse(&back).unwrap();
    assert!(page.status == 200 && page.text.contains("close this window"), "{}", page.text);
    assert!(browse(&back).is_none(), "nobody listens any more");
    let ran = login.end(&vault).ok();
    assert!(
        ran.stdout.contains("mara@example.com") && ran.stdout.contains("gmail.readonly"),
        "{ran}"
    );
    assert_eq!(oauth.complaints(), [""; 0]);
    assert_eq!(oauth.calls("/token").len(), 1);
    let standing = standing(&vault, "gmail");
    assert_eq!(standing["source"], "file");
    assert_eq!(standing["scopes"][0], "https://www.googleapis.com/auth/gmail.readonly");
    assert_eq!(standing["may_end"], "2026-11-23T09:30:00Z");
    vault.fte("auth status --check").ok();
    let shown = vault.fte("auth status").ok().stdout;
    assert!(shown.contains("Google's testing tokens die in 7 days; it may be one"), "{shown}");
}

#[test]
fn a_consent_that_is_not_given_is_said() {
    let oauth = OAuth::start();
    let vault = gmail(&oauth, "");
    oauth.denies();
    let login = Login::start(&vault, "");
    assert_eq!(browse(&login.consent()).unwrap().status, 200);
    let ran = login.end(&vault);
    assert_eq!(ran.exit, 4, "{ran}");
    assert!(ran.stderr.contains("access_denied"), "{ran}");
    assert_eq!(oauth.calls("/token").len(), 0);
    assert_eq!(vault.fte("auth gmail status").exit, 4);
}

/// In a browser with two accounts the wrong one is a click away.
#[test]
fn the_consent_of_another_account_is_taken_back_and_nothing_is_stored() {
    let oauth = OAuth::start();
    let vault = signed_in(&oauth, "");
    let before = fs::read(credentials(&vault)).unwrap();
    oauth.is_of(Some("other@example.com"));
    let consent = |vault: &TestVault| {
        let login = Login::start(vault, "");
        browse(&login.consent()).unwrap();
        login.end(vault)
    };
    let ran = consent(&vault);
    assert_eq!(ran.exit, 4, "{ran}");
    let said = "the consent is `other@example.com`'s, and `gmail.user` says `mara@example.com`: nothing is stored\n";
    assert!(ran.stderr.contains(said), "{ran}");
    assert_eq!(fs::read(credentials(&vault)).unwrap(), before, "the sign-in before is as it was");
    assert_eq!((oauth.calls("/revoke").len(), oauth.live().len()), (1, 1), "taken back");
    let vault = gmail(&oauth, "");
    // The server is not well when it is to be taken back: the person is told where to.
    let login = Login::start(&vault, "");
    oauth.next(Fault::HeldDone);
    oauth.next(Fault::Status(503));
    browse(&login.consent()).unwrap();
    oauth.wait_until_held();
    oauth.let_go();
    let ran = login.end(&vault);
    assert!(ran.exit == 4 && ran.stderr.contains("Google did not take it back"), "{ran}");
    assert!(!credentials(&vault).exists());
    // Gmail takes dots for nothing, and has two names.
    let mut vault = gmail(&oauth, "");
    vault.set_env("FTE_GMAIL_USER", "m.ara@gmail.com");
    oauth.is_of(Some("Mara@googlemail.com"));
    consent(&vault).ok();
    // Without a name in the settings it is told whose it is.
    vault.set_env("FTE_GMAIL_USER", "");
    assert!(consent(&vault).ok().stdout.contains("Mara@googlemail.com"));
    // IMAP needs no Gmail API; and sending alone may not ask.
    oauth.is_of(None);
    consent(&gmail(&oauth, "")).ok();
    oauth.is_of(Some("other@example.com"));
    let asked = oauth.profiles();
    consent(&gmail(&oauth, "  access: send\n")).ok();
    assert_eq!(oauth.profiles(), asked);
    assert_eq!(oauth.complaints(), [""; 0]);
}

#[test]
fn a_scope_that_was_not_ticked_is_named() {
    let oauth = OAuth::start();
    let vault = gmail(&oauth, "  access: read+send\n");
    oauth.grants("https://www.googleapis.com/auth/gmail.readonly");
    let login = Login::start(&vault, "--json");
    browse(&login.consent()).unwrap();
    let ran = login.end(&vault);
    assert_eq!(ran.exit, 8, "{ran}");
    assert_written(&examples(), "fte auth gmail login", &ran.json());
    assert_eq!(ran.json()["missing"][0], "https://www.googleapis.com/auth/gmail.send");
    assert_eq!(
        standing(&vault, "gmail")["missing"][0],
        "https://www.googleapis.com/auth/gmail.send"
    );
}

#[test]
fn the_address_can_be_pasted() {
    let oauth = OAuth::start();
    let vault = gmail(&oauth, "");
    // stdin is told after the address was seen.
    let paste = |change: &dyn Fn(&str) -> String| {
        let mut command = vault.command();
        command.args("auth gmail login --paste --trust-server".split(' '));
        command.env("FTE_GMAIL_CLIENT_SECRET", CLIENT_SECRET);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut stderr = BufReader::new(child.stderr.take().unwrap());
        let mut url = String::new();
        while !url.starts_with("http") {
            url.clear();
            assert!(stderr.read_line(&mut url).unwrap() > 0, "it ended without an address");
        }
        let back = browse(url.trim()).unwrap().location.unwrap();
        let _ = child.stdin.take().unwrap().write_all(change(&back).as_bytes());
        child.stderr = Some(stderr.into_inner());
        vault.ran(&child.wait_with_output().unwrap())
    };
    let code = |back: &str| {
        let query = back.split_once('?').unwrap().1;
        let pairs = form_urlencoded::parse(query.as_bytes()).into_owned();
        pairs.collect::<std::collections::BTreeMap<_, _>>()["code"].clone()
    };
    for (change, exit) in [
        (&(|back: &str| back.replace("state=", "state=x")) as &dyn Fn(&str) -> String, 4),
        (&|back| back.split('?').next().unwrap().to_owned() + "?x=1", 4),
        (&|_| "\n".into(), 2),
        (&|_| "two words\n".into(), 2),
        (&|_| "4/wrong-code\n".into(), 4),
    ] {
        let ran = paste(change);
        assert_eq!(ran.exit, exit, "{ran}");
    }
    assert_eq!(oauth.complaints().len(), 1, "the wrong code alone was tried");
    for change in [&(|back: &str| format!("  {back}#\n")) as &dyn Fn(&str) -> String, &code] {
        paste(change).ok();
        vault.fte("auth gmail status").ok();
    }
}

#[test]
fn elsewhere_than_at_google_nothing_goes_unsaid() {
    let oauth = OAuth::start();
    let vault = gmail(&oauth, "");
    let ran = vault.fte("auth gmail login --no-browser");
    assert_eq!(ran.exit, 4, "{ran}");
    assert!(ran.stderr.contains("elsewhere than at Google"), "{ran}");
    let vault = signed_in(&oauth, "");
    let evil = OAuth::start();
    let config = vault.read(".fte/config.yaml");
    let calls = oauth.calls("/token").len();
    // The token is near its end: it would be renewed.
    let mut vault = vault.at("2026-11-16T10:30:00Z");
    for (from, to) in [
        (format!("token: {}", oauth.url()), format!("token: {}", evil.url())),
        (format!("revoke: {}", oauth.url()), format!("revoke: {}", evil.url())),
        (format!("api: {}", oauth.url()), format!("api: {}", evil.url())),
        (format!("client_id: {CLIENT}"), "client_id: other".into()),
        ("gmail:\n".into(), "imap:\n  host: imap.evil.example\n  sign_in: google\ngmail:\n".into()),
        (
            "gmail:\n".into(),
            "mail:\n  via: smtp\nsmtp:\n  host: smtp.evil.example\n  sign_in: google\ngmail:\n"
                .into(),
        ),
    ] {
        assert!(config.contains(&from), "{from}");
        // The last section counts: the settings' own comments name them too.
        let at = config.rfind(&from).unwrap();
        vault.put(
            ".fte/config.yaml",
            format!("{}{to}{}", &config[..at], &config[at + from.len()..]),
        );
        let ran = vault.fte("auth gmail status --check");
        assert_eq!(ran.exit, 4, "{to}: {ran}");
        assert!(ran.stdout.contains("was given for"), "{to}: {ran}");
    }
    assert_eq!((evil.calls("/token").len(), oauth.calls("/token").len()), (0, calls));
    let at = config.rfind(&format!("revoke: {}", oauth.url())).unwrap();
    let moved = config[at..].replacen(&oauth.url(), &evil.url(), 1);
    vault.put(".fte/config.yaml", format!("{}{moved}", &config[..at]));
    let ran = vault.fte("auth gmail revoke").ok();
    assert!(ran.stderr.contains("was not given for"), "{ran}");
    assert_eq!(evil.calls("/revoke").len(), 0);

    // A token that the environment hands over is bound as well.
    vault.put(".fte/config.yaml", &config);
    vault.set_env("FTE_GMAIL_ACCESS_TOKEN", "canary-given");
    vault.fte("auth gmail status --check").ok();
    let at = config.rfind(&format!("api: {}", oauth.url())).unwrap();
    let moved = config[at..].replacen(&oauth.url(), &evil.url(), 1);
    vault.put(".fte/config.yaml", format!("{}{moved}", &config[..at]));
    assert_eq!(vault.fte("auth gmail status --check").exit, 4);
    vault.fte("auth gmail login --trust-server").ok();
    vault.fte("auth gmail status --check").ok();
}

#[test]
fn many_processes_renew_a_token_once() {
    let oauth = OAuth::start();
    let vault = signed_in(&oauth, "").at("2026-11-16T10:26:00Z");
    oauth.next(Fault::HeldDone);
    let start = || {
        let mut command = vault.command();
        command.args(["auth", "gmail", "status", "--check"]);
        command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
    };
    let mut running = vec![start()];
    oauth.wait_until_held();
    running.extend((0..7).map(|_| start()));
    oauth.let_go();
    for child in running {
        vault.ran(&child.wait_with_output().unwrap()).ok();
    }
    let calls = oauth.calls("/token");
    assert_eq!(calls.len(), 2, "the code, and one renewal");
    assert_eq!(oauth.complaints(), [""; 0]);
    let file = fs::read_to_string(credentials(&vault)).unwrap();
    assert!(oauth.live().iter().all(|token| file.contains(token)), "the one that is good is kept");
}

#[test]
fn one_refresh_token_after_the_other_is_used_whatever_comes_between() {
    let oauth = OAuth::start();
    let mut vault = signed_in(&oauth, "");
    let start = |vault: &TestVault| {
        let mut command = vault.command();
        command.args(["auth", "gmail", "status", "--check"]);
        command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
    };
    // Each hour another trouble, then it works.
    for (hour, fault) in
        [Fault::Status(500), Fault::Status(503), Fault::Status(429), Fault::CutUndone]
            .iter()
            .zip(11..)
            .map(|(fault, hour)| (hour, *fault))
    {
        vault.set_now(&format!("2026-11-16T{hour}:30:00Z"));
        oauth.next(fault);
        let ran = vault.fte("auth gmail status --check");
        assert_eq!(ran.exit, 4, "{fault:?}: {ran}");
        assert!(!ran.stdout.contains("has ended"), "{fault:?}: {ran}");
        vault.fte("auth gmail status --check").ok();
    }
    // Killed while the server thinks: nothing was used up.
    vault.set_now("2026-11-16T16:30:00Z");
    oauth.next(Fault::HeldUndone);
    let mut child = start(&vault);
    oauth.wait_until_held();
    child.kill().unwrap();
    child.wait().unwrap();
    // The server never hears of it again; the lock went with the process.
    let (before, used) = (oauth.live(), oauth.calls("/token").len());
    vault.fte("auth gmail status --check").ok();
    assert_eq!(oauth.calls("/token").len(), used + 1);
    assert_ne!(oauth.live(), before);
    assert_eq!(oauth.complaints(), [""; 0]);
}

#[test]
fn a_sign_in_that_ended_is_said_once_and_not_asked_for_again() {
    let oauth = OAuth::start();
    let mut vault = signed_in(&oauth, "");
    oauth.end_all();
    vault.set_now("2026-11-24T10:30:00Z");
    for _ in 0..2 {
        let ran = vault.fte("auth gmail status --check");
        assert_eq!(ran.exit, 4, "{ran}");
        for word in ["invalid_grant", "7 days", "fte auth gmail login"] {
            assert!(ran.stdout.contains(word), "{word}: {ran}");
        }
    }
    assert_eq!(oauth.calls("/token").len(), 2);
    let health = vault.fte("health --json");
    let parts = health.json()["parts"].as_array().unwrap().clone();
    let row = parts.iter().find(|part| part["name"] == "credentials").unwrap();
    assert_eq!(row["level"], "bad", "{row}");
    let doctor = vault.fte("doctor");
    assert!(doctor.exit == 1 && doctor.stdout.contains("that of gmail has ended"), "{doctor}");
    // Signed in again, it is over.
    let login = Login::start(&vault, "");
    browse(&login.consent()).unwrap();
    login.end(&vault).ok();
    vault.fte("auth gmail status --check").ok();
}

#[test]
fn when_it_ends_is_told_ahead() {
    let oauth = OAuth::start();
    oauth.refresh_lasts(7 * 86_400);
    let mut vault = signed_in(&oauth, "");
    vault.set_now("2026-11-21T08:30:00Z");
    let shown = vault.fte("auth gmail status").ok().stdout;
    assert!(shown.contains("ends in 2 days"), "{shown}");
    let health = vault.fte("health");
    assert!(health.stdout.contains("that of gmail expires in 2 days"), "{health}");
    vault.set_now("2026-11-23T10:30:00Z");
    assert_eq!(vault.fte("auth gmail status").exit, 4);
    // A password has no end, but an age.
    let mut vault = with(IMAP);
    told(&vault, "auth imap login --stdin", "x\n").ok();
    vault.set_now("2026-12-17T09:30:00Z");
    let doctor = vault.fte("doctor");
    assert!(doctor.stdout.contains("that of imap is older than 30 days"), "{doctor}");
}

#[test]
fn a_sign_in_is_taken_back_and_forgotten() {
    let oauth = OAuth::start();
    let vault = signed_in(&oauth, "");
    let live = oauth.live();
    let ran = vault.fte("auth gmail revoke --json").ok();
    assert_eq!(ran.json()["revoked"], true);
    assert_written(&examples(), "fte auth gmail revoke", &ran.json());
    assert_eq!(oauth.calls("/revoke")[0]["token"], live[0]);
    assert_eq!(oauth.live(), [""; 0]);
    assert_eq!(vault.fte("auth gmail status").exit, 4);
    assert!(!fs::read_to_string(credentials(&vault)).unwrap().contains("canary"));

    for fault in [Fault::Status(503), Fault::CutUndone] {
        let vault = signed_in(&oauth, "");
        oauth.next(fault);
        let ran = vault.fte("auth gmail revoke").ok();
        assert!(ran.stderr.contains("did not take it back"), "{ran}");
        assert_eq!(vault.fte("auth gmail status").exit, 4);
    }
    // One that the server does not know any more is taken back already.
    let vault = signed_in(&oauth, "");
    oauth.end_all();
    assert_eq!(vault.fte("auth gmail revoke --json").ok().json()["revoked"], true);
}

/// A refresh token that is used once is lost only where the process ends between the answer and the disk.
#[cfg(target_os = "linux")]
#[test]
fn a_renewal_that_is_killed_anywhere_loses_nothing_that_it_could_keep() {
    if !crate::killed::has_strace() {
        return;
    }
    let oauth = OAuth::start();
    let vault = signed_in(&oauth, "").at("2026-11-16T10:27:00Z");
    vault.fte("status").ok();
    let (first, lost) = (oauth.live(), std::cell::Cell::new(0));
    let words = ["auth", "gmail", "status", "--check"];
    crate::killed::at_each_call(&vault, &words, |point| {
        let file = fs::read_to_string(credentials(&vault)).unwrap();
        let is_kept = oauth.live().iter().all(|token| file.contains(token.as_str()));
        let ran = vault.fte("auth gmail status --check");
        assert_eq!(ran.exit, if is_kept { 0 } else { 4 }, "{point}: {ran}");
        lost.set(lost.get() + usize::from(!is_kept));
        oauth.knows_again(&first);
    });
    // The answer is read, and its file written, synced and renamed.
    assert!((1..12).contains(&lost.get()), "{}", lost.get());
}

#[cfg(target_os = "linux")]
#[test]
fn a_secret_that_is_forgotten_is_left_nowhere_wherever_fte_was_killed() {
    if !crate::killed::has_strace() {
        return;
    }
    let vault = with(&format!("{IMAP}smtp:\n  host: smtp.example.com\n"));
    told(&vault, "auth smtp login --stdin", "another\n").ok();
    told(&vault, "auth imap login --stdin", "canary\n").ok();
    let words = ["auth", "smtp", "login", "--command", "echo x"];
    crate::killed::at_each_call(&vault, &words, |point| {
        vault.fte("auth smtp status --check").ok();
        vault.fte("auth imap revoke").ok();
        for (path, bytes) in files(&vault.state_dir()) {
            let text = String::from_utf8_lossy(&bytes).into_owned();
            assert!(!text.contains("canary"), "{point}: {}", path.display());
        }
    });
}

const PLAYBOOK: &str = "---
type: playbook
match:
  type: email
  words: [parcel]
order: 500
steps:
  - id: tell
    what: Tell the shop system
    action: webhook.send
    params: {event: parcel.asked, text: asked}
---
# Parcels
";

#[test]
fn the_web_service_is_called_with_the_token_that_was_stored() {
    let (service, evil) = (Peer::start(), Peer::start());
    let url = service.url();
    let vault = with(&format!(
        "owner:\n  emails: [owner@example.com]\nwebhook:\n  mode: live\n  url: {url}/do\n  limit_s: 5\n"
    ))
    .file("Playbooks/parcels.md", PLAYBOOK);
    told(&vault, "auth webhook login --stdin", &format!("{}\n", peer::TOKEN)).ok();
    let ask = |number: usize| {
        vault.put(
            &format!("Inbox/{number}.eml"),
            format!(
                "From: dana@example.com\r\nTo: owner@example.com\r\nSubject: the parcel {number}\r\n\
                 Date: Mon, 16 Nov 2026 08:00:00 +0000\r\nMessage-ID: <{number}@mail.test>\r\n\r\nIs it there?\r\n"
            ),
        );
        vault.fte("watch files").ok();
        vault.fte("plan").ok();
        let waiting = vault.fte("approve list --json").ok().json();
        for row in waiting.as_array().unwrap() {
            vault.fte(&format!("approve yes {}", row["handle"].as_str().unwrap())).ok();
        }
        vault.fte("act --json")
    };
    ask(1).ok();
    assert_eq!(service.deeds().len(), 1);
    // Whoever writes the settings does not get the token.
    let config = vault.read(".fte/config.yaml").replace(&url, &evil.url());
    vault.put(".fte/config.yaml", config);
    let ran = ask(2);
    assert!(ran.stdout.contains(&format!("given for {url}")), "{ran}");
    assert_eq!(evil.received().len(), 0);
}

/// Every file below a folder with its bytes.
fn files(dir: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let entries = walkdir::WalkDir::new(dir).into_iter().filter_map(Result::ok);
    let files = entries.filter(|entry| entry.file_type().is_file());
    files.map(|entry| (entry.path().to_owned(), fs::read(entry.path()).unwrap())).collect()
}

#[test]
fn no_secret_is_anywhere_but_in_the_store() {
    let oauth = OAuth::start();
    let mut said = Vec::new();
    let mut vault = gmail(&oauth, IMAP);
    said.push(told(&vault, "auth imap login --stdin", "canary-password\n").ok());
    // The code is turned down, in words that tell everything back.
    oauth.next(Fault::Tells("invalid_grant"));
    for _ in 0..2 {
        let login = Login::start(&vault, "--json");
        browse(&login.consent()).unwrap();
        said.push(login.end(&vault));
    }
    assert_eq!((said[1].exit, said[2].exit), (4, 0), "{}", said[1]);
    assert!(said[1].stderr.contains("(the credential)"), "{}", said[1]);
    for (at, faults) in [
        ("10:30", vec![Fault::Status(500), Fault::CutDone]),
        ("11:30", vec![Fault::Tells("invalid_client"), Fault::Tells("invalid_grant")]),
    ] {
        vault.set_now(&format!("2026-11-16T{at}:00Z"));
        for fault in faults {
            oauth.next(fault);
            said.push(vault.fte("auth status --check --json"));
            said.push(vault.fte("auth status --check"));
        }
    }
    let commands = [
        "health --json",
        "doctor --json",
        "status --json",
        "audit tail --json",
        "auth status",
        "policy check",
    ];
    said.extend(commands.map(|words| vault.fte(words)));
    let mut canaries = oauth.secrets();
    canaries.extend([CLIENT_SECRET.to_owned(), "canary-password".to_owned()]);
    assert!(canaries.len() > 8 && canaries.iter().any(|one| one.len() == 43), "{canaries:?}");
    for canary in &canaries {
        let encoded: String = form_urlencoded::byte_serialize(canary.as_bytes()).collect();
        let holds = |bytes: &[u8]| {
            let text = String::from_utf8_lossy(bytes);
            text.contains(canary.as_str()) || text.contains(&encoded)
        };
        for ran in &said {
            assert!(
                !holds(ran.stdout.as_bytes()) && !holds(ran.stderr.as_bytes()),
                "{canary}: {ran}"
            );
        }
        let below = files(&vault.root()).into_iter().chain(files(&vault.state_dir()));
        for (path, bytes) in below.filter(|(path, _)| *path != credentials(&vault)) {
            assert!(!holds(&bytes), "{canary} in {}", path.display());
        }
    }
    let store = fs::read_to_string(credentials(&vault)).unwrap();
    assert!(store.contains("canary-password") && store.contains(CLIENT_SECRET));
    said.push(vault.fte("auth gmail revoke"));
    assert!(!fs::read_to_string(credentials(&vault)).unwrap().contains(CLIENT_SECRET));
}

#[cfg(target_os = "linux")]
mod linux {
    use super::*;
    use std::time::Instant;

    /// Whether a program is there that a test needs.
    fn has(program: &str) -> bool {
        let found = std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default())
            .any(|dir| dir.join(program).is_file());
        if !found {
            eprintln!("skipped: {program} is not installed");
        }
        found
    }

    #[test]
    fn the_browser_opens_with_the_address_and_without_our_secrets() {
        let oauth = OAuth::start();
        let vault = gmail(&oauth, "");
        let dir = vault.state_dir().with_file_name("bin");
        fs::create_dir_all(&dir).unwrap();
        let (opener, seen) = (dir.join("xdg-open"), dir.join("seen"));
        let script = format!(
            "#!/bin/sh\n{{ echo \"$1\"; env; }} > '{0}.part' && mv '{0}.part' '{0}'\n",
            seen.display()
        );
        fs::write(&opener, script).unwrap();
        chmod(&opener, 0o700);
        let path = format!("{}:{}", dir.display(), std::env::var("PATH").unwrap());
        let mut command = vault.command();
        command.args("auth gmail login --trust-server".split(' ')).env("PATH", path);
        command.env("DISPLAY", ":7").env("FTE_GMAIL_CLIENT_SECRET", CLIENT_SECRET);
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let child = command.spawn().unwrap();
        let begun = Instant::now();
        while !seen.exists() {
            assert!(begun.elapsed() < crate::testvault::PATIENCE, "the browser was opened");
            std::thread::yield_now();
        }
        let told = fs::read_to_string(&seen).unwrap();
        assert!(!told.contains(CLIENT_SECRET) && told.contains("DISPLAY=:7"), "{told}");
        let back = browse(told.lines().next().unwrap()).unwrap().location.unwrap();
        assert_eq!(browse(&back).unwrap().status, 200);
        vault.ran(&child.wait_with_output().unwrap()).ok();
    }

    #[test]
    fn no_image_of_its_memory_is_left() {
        let oauth = OAuth::start();
        let vault = gmail(&oauth, "");
        let login = Login::start(&vault, "");
        let limits = fs::read_to_string(format!("/proc/{}/limits", login.child.id())).unwrap();
        let core = limits.lines().find(|line| line.starts_with("Max core file size")).unwrap();
        assert_eq!(core.split_whitespace().nth(4), Some("0"), "{core}");
    }

    /// A bus that takes a connection and never says a word: a keyring there is as none.
    #[test]
    fn a_keyring_that_does_not_answer_is_as_none() {
        let vault = with(IMAP);
        let socket = vault.state_dir().with_file_name("bus");
        let silent = std::os::unix::net::UnixListener::bind(&socket).unwrap();
        silent.set_nonblocking(true).unwrap();
        let calls = || std::iter::from_fn(|| silent.accept().ok()).count();
        let bus = format!("unix:path={}", socket.display());
        let run = |words: &str| {
            let mut command = vault.command();
            command.args(words.split(' ')).env("DBUS_SESSION_BUS_ADDRESS", &bus);
            fed(&vault, command, "canary\n")
        };
        run("auth imap login --stdin").ok();
        assert_eq!((calls(), &*standing(&vault, "imap")["source"].to_string()), (1, "\"file\""));
        // Nobody asks it where nothing lies there.
        for words in
            ["auth status --check", "health", "doctor", "status", "plan", "act", "auth imap revoke"]
        {
            run(words);
            assert_eq!(calls(), 0, "{words}");
        }
        let config = vault.read(".fte/config.yaml");
        vault.put(".fte/config.yaml", format!("{config}secrets:\n  store: keyring\n"));
        let ran = run("auth imap login --stdin");
        assert_eq!(ran.exit, 1, "{ran}");
        assert!(ran.stderr.contains("there is no keyring here"), "{ran}");
    }

    /// A real gnome-keyring on a bus of its own.
    #[test]
    fn a_keyring_keeps_it_where_there_is_one() {
        if !has("dbus-run-session") || !has("gnome-keyring-daemon") {
            return;
        }
        let oauth = OAuth::start();
        let vault = gmail(&oauth, IMAP);
        let fte = env!("CARGO_BIN_EXE_fte");
        let script = format!(
            "set -eu\n\
             printf 'unlock-me\\n' | gnome-keyring-daemon --components=secrets --unlock > daemon.log 2>&1\n\
             trap 'kill $(cat keyring.pid 2>/dev/null) 2>/dev/null || true' EXIT\n\
             printf 'canary-in-keyring\\n' | '{fte}' auth imap login --stdin\n\
             '{fte}' auth status --check --json > first.json || true\n\
             printf 'canary-second\\n' | '{fte}' auth imap login --stdin\n\
             '{fte}' auth imap status --check\n\
             '{fte}' auth imap revoke\n\
             '{fte}' auth imap status > last.txt && exit 9\n\
             exit 0\n"
        );
        let home = vault.state_dir().with_file_name("keyring-home");
        fs::create_dir_all(home.join("run")).unwrap();
        chmod(&home.join("run"), 0o700);
        let mut command = Command::new("dbus-run-session");
        command.args(["--", "sh", "-c", &script]).current_dir(vault.root()).env_clear();
        for (name, value) in vault.command().get_envs() {
            command.env(name, value.unwrap_or_default());
        }
        command.env("HOME", &home).env("XDG_RUNTIME_DIR", home.join("run"));
        command.stdin(Stdio::null());
        let ran = vault.ran(&command.output().unwrap());
        if !ran.stdout.contains("in the keyring") {
            let log = fs::read_to_string(vault.path("daemon.log")).unwrap_or_default();
            assert!(ran.stdout.contains("in the state folder"), "{ran}\n{log}");
            eprintln!("skipped: gnome-keyring gives no unlocked collection here: {log}");
            return;
        }
        assert_eq!(ran.exit, 0, "{ran}");
        let first: Value = serde_json::from_str(&vault.read("first.json")).unwrap();
        let imap = &first["services"].as_array().unwrap()[1];
        assert_eq!((imap["source"].as_str(), &imap["problem"]), (Some("keyring"), &Value::Null));
        let below = files(&vault.root()).into_iter().chain(files(&vault.state_dir()));
        for (path, bytes) in below {
            let text = String::from_utf8_lossy(&bytes).into_owned();
            assert!(!text.contains("canary-"), "{}", path.display());
        }
    }
}

/// A free port that nobody has for the moment.
fn free_port() -> u16 {
    std::net::TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap().port()
}

/// Ends what it started, whatever becomes of the test.
struct Ended(Child);

impl Drop for Ended {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The emulator of Google that `tests/run` brings.
fn emulator() -> Option<PathBuf> {
    let named = std::env::var_os("FTE_EMULATE").map(PathBuf::from);
    let target =
        Path::new(env!("CARGO_BIN_EXE_fte")).ancestors().nth(2).map(|dir| dir.join("peers"));
    let places = named.into_iter().chain(target).chain([PathBuf::from("/tmp/emu")]);
    let found = places
        .map(|dir| dir.join("node_modules/emulate/dist/index.js"))
        .find(|path| path.is_file());
    if found.is_none() {
        eprintln!("skipped: the emulator of Google is not here (`./tests/run` brings it)");
    }
    found
}

#[test]
fn the_emulator_of_google_signs_in_renews_and_takes_back() {
    let Some(program) = emulator() else { return };
    let (port, back) = (free_port(), free_port());
    let url = format!("http://127.0.0.1:{port}");
    let vault = with(&format!(
        "gmail:\n  client_id: {CLIENT}\n  user: owner@example.com\n  access: modify\n  authorize: {url}/o/oauth2/v2/auth\n  \
         token: {url}/oauth2/token\n  revoke: {url}/oauth2/revoke\n  api: {url}\n"
    ));
    let dir = vault.state_dir().with_file_name("emulator");
    fs::create_dir_all(&dir).unwrap();
    let seed = format!(
        "google:\n  users:\n    - {{ email: owner@example.com, name: Owner One }}\n  oauth_clients:\n    - client_id: {CLIENT}\n      \
         client_secret: {CLIENT_SECRET}\n      name: fte\n      redirect_uris: [\"http://127.0.0.1:{back}/callback\"]\n"
    );
    fs::write(dir.join("seed.yaml"), seed).unwrap();
    // It would listen to the whole network.
    let here = "const net = require('net'); const listen = net.Server.prototype.listen;\n\
        net.Server.prototype.listen = function (...a) {\n\
          const rest = a.slice(1).filter(x => typeof x === 'function');\n\
          if (/^\\d+$/.test(String(a[0]))) return listen.call(this, { port: Number(a[0]), host: '127.0.0.1' }, ...rest);\n\
          if (a[0] && typeof a[0] === 'object' && 'port' in a[0]) a[0] = { ...a[0], host: '127.0.0.1' };\n\
          return listen.apply(this, a);\n\
        };\n";
    fs::write(dir.join("here.cjs"), here).unwrap();
    let mut command = Command::new("node");
    command.current_dir(&dir).args(["--require", "./here.cjs"]).arg(program);
    command.args(["start", "-s", "google", "-p", &port.to_string(), "--base-url", &url]);
    command.args(["--seed", "seed.yaml"]).stdin(Stdio::null());
    let Ok(child) = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn() else {
        eprintln!("skipped: node is not installed");
        return;
    };
    let _ended = Ended(child);
    let begun = std::time::Instant::now();
    while browse(&format!("{url}/.well-known/openid-configuration")).is_none() {
        assert!(begun.elapsed() < crate::testvault::PATIENCE, "the emulator answers");
        std::thread::yield_now();
    }
    let login = Login::start(&vault, &format!("--port {back}"));
    // The click of the person, as the page's form sends it.
    let query = login.url.split_once('?').unwrap().1;
    let pairs: std::collections::BTreeMap<_, _> =
        form_urlencoded::parse(query.as_bytes()).into_owned().collect();
    assert_eq!(browse(&login.url).unwrap().status, 200);
    let mut form = form_urlencoded::Serializer::new(String::new());
    form.append_pair("email", "owner@example.com");
    for name in
        ["redirect_uri", "scope", "state", "client_id", "code_challenge", "code_challenge_method"]
    {
        form.append_pair(name, &pairs[name]);
    }
    let form = form.finish();
    let mut stream = std::net::TcpStream::connect(("127.0.0.1", port)).unwrap();
    write!(
        stream,
        "POST /o/oauth2/v2/auth/callback HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{form}",
        form.len()
    )
    .unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    let location = answer
        .lines()
        .find_map(|line| {
            line.split_once(": ").filter(|(name, _)| name.eq_ignore_ascii_case("location"))
        })
        .map_or_else(|| panic!("{answer}"), |(_, value)| value.to_owned());
    assert_eq!(browse(&location).unwrap().status, 200);
    login.end(&vault).ok();
    let before = fs::read_to_string(credentials(&vault)).unwrap();
    assert!(before.contains("google_refresh_"), "{before}");
    let vault = vault.at("2026-11-16T10:27:00Z");
    vault.fte("auth gmail status --check").ok();
    let after = fs::read_to_string(credentials(&vault)).unwrap();
    assert_ne!(before, after, "another access token");
    assert_eq!(vault.fte("auth gmail revoke --json").ok().json()["revoked"], true);
}
