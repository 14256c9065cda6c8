//! A small strict OAuth server, as RFC 6749 and RFC 7636 want one: codes and refresh tokens are used once.
//!
//! `GET /auth` consents at once and sends the browser back; `POST /token` and `POST /revoke` take forms and nothing else.
//! Gmail's profile tells whose mailbox a token is good for: [`OAuth::is_of`].
//! What is wrong with a request is answered as a real one does, and noted in [`OAuth::complaints`].

use std::collections::{BTreeMap, VecDeque};
use std::io::{self, BufRead as _, BufReader, Read as _, Write as _};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::time::Duration;

use data_encoding::BASE64URL_NOPAD;
use serde_json::json;
use sha2::{Digest as _, Sha256};

use crate::testvault::PATIENCE;

pub(crate) const CLIENT: &str = "fte-desktop.apps.example.com";
pub(crate) const CLIENT_SECRET: &str = "canary-client-secret";

type Form = BTreeMap<String, String>;

/// What goes wrong with one call of `/token` or `/revoke`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// This status, with a page.
    Status(u16),
    /// The connection is closed; nothing is done.
    CutUndone,
    /// It is done, and the connection closed without an answer.
    CutDone,
    /// Held before anything is done, until [`OAuth::let_go`].
    HeldUndone,
    /// It is done; the answer is held until [`OAuth::let_go`].
    HeldDone,
    /// 400 with a code of this name, and all that was sent told back in its words.
    Tells(&'static str),
}

#[derive(Default)]
struct Inner {
    faults: VecDeque<Fault>,
    codes: BTreeMap<String, Form>,
    refresh: Vec<String>,
    access: Vec<String>,
    serial: u32,
    calls: Vec<(String, Form)>,
    complaints: Vec<String>,
    held: usize,
    let_go: usize,
    is_over: bool,
    /// What is granted, where it is not what was asked for.
    grants: Option<String>,
    denies: bool,
    /// Who said yes; `None`: Gmail's API is not switched on.
    owner: Option<String>,
    /// The access tokens that the profile was asked for with.
    profiles: Vec<String>,
    refresh_lasts: Option<u64>,
}

#[derive(Default)]
struct Shared {
    inner: Mutex<Inner>,
    changed: Condvar,
}

pub(crate) struct OAuth {
    address: SocketAddr,
    shared: Arc<Shared>,
}

impl OAuth {
    pub(crate) fn start() -> OAuth {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let address = listener.local_addr().unwrap();
        let shared: Arc<Shared> = Arc::default();
        shared.inner.lock().unwrap().owner = Some("mara@example.com".into());
        let own = Arc::clone(&shared);
        std::thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                if own.inner.lock().unwrap().is_over {
                    return;
                }
                let own = Arc::clone(&own);
                std::thread::spawn(move || {
                    let _ = serve(&stream, &own);
                    let _ = stream.shutdown(Shutdown::Both);
                });
            }
        });
        OAuth { address, shared }
    }

    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    pub(crate) fn next(&self, fault: Fault) {
        self.inner().faults.push_back(fault);
    }

    pub(crate) fn grants(&self, scopes: &str) {
        self.inner().grants = Some(scopes.into());
    }

    pub(crate) fn denies(&self) {
        self.inner().denies = true;
    }

    /// Whose consent comes next.
    pub(crate) fn is_of(&self, owner: Option<&str>) {
        self.inner().owner = owner.map(str::to_owned);
    }

    /// How often it was asked whose mailbox it is.
    pub(crate) fn profiles(&self) -> usize {
        self.inner().profiles.len()
    }

    pub(crate) fn refresh_lasts(&self, seconds: u64) {
        self.inner().refresh_lasts = Some(seconds);
    }

    /// Ends every sign-in, as its owner can in the account's settings.
    pub(crate) fn end_all(&self) {
        self.inner().refresh.clear();
    }

    /// Knows this refresh token alone, as before it was used.
    pub(crate) fn knows_again(&self, refresh: &[String]) {
        self.inner().refresh = refresh.to_vec();
    }

    /// The forms that were sent to a path, in order.
    pub(crate) fn calls(&self, path: &str) -> Vec<Form> {
        let inner = self.inner();
        inner.calls.iter().filter(|(at, _)| at == path).map(|(_, form)| form.clone()).collect()
    }

    /// Every token and code that was ever given.
    pub(crate) fn secrets(&self) -> Vec<String> {
        let inner = self.inner();
        let sent = inner.calls.iter().flat_map(|(_, form)| {
            ["code", "code_verifier", "refresh_token"].iter().filter_map(|name| form.get(*name))
        });
        inner.refresh.iter().chain(&inner.access).chain(sent).cloned().collect()
    }

    /// The refresh tokens that are good now.
    pub(crate) fn live(&self) -> Vec<String> {
        self.inner().refresh.clone()
    }

    pub(crate) fn complaints(&self) -> Vec<String> {
        self.inner().complaints.clone()
    }

    #[track_caller]
    pub(crate) fn wait_until_held(&self) {
        let changed = &self.shared.changed;
        let waited =
            changed.wait_timeout_while(self.inner(), PATIENCE, |inner| inner.held == 0).unwrap();
        assert!(!waited.1.timed_out(), "a request is held within a minute");
    }

    pub(crate) fn let_go(&self) {
        self.inner().let_go += 1;
        self.shared.changed.notify_all();
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.shared.inner.lock().unwrap()
    }
}

impl Drop for OAuth {
    fn drop(&mut self) {
        {
            let mut inner = self.inner();
            inner.is_over = true;
            inner.let_go += 1;
        }
        self.shared.changed.notify_all();
        let _ = TcpStream::connect(self.address);
    }
}

fn form(text: &str) -> Form {
    form_urlencoded::parse(text.as_bytes()).into_owned().collect()
}

fn serve(stream: &TcpStream, shared: &Shared) -> io::Result<()> {
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut line = String::new();
    reader.read_line(&mut line)?;
    let mut headers = Form::new();
    loop {
        let mut header = String::new();
        reader.read_line(&mut header)?;
        let Some((name, value)) = header.trim().split_once(':') else { break };
        headers.insert(name.to_lowercase(), value.trim().to_owned());
    }
    let length = headers.get("content-length").and_then(|text| text.parse().ok()).unwrap_or(0);
    let mut body = vec![0; length];
    reader.read_exact(&mut body)?;
    let body = String::from_utf8_lossy(&body).into_owned();
    let mut words = line.split(' ');
    let (method, target) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    if (method, path) == ("GET", "/auth") {
        return stream.try_clone()?.write_all(consent(query, shared).as_bytes());
    }
    if (method, target) == ("GET", "/gmail/v1/users/me/profile") {
        let (status, answer) = shared.inner.lock().unwrap().profile(headers.get("authorization"));
        return tell(stream, status, &answer.to_string());
    }
    let is_form = headers.get("content-type").map(String::as_str)
        == Some("application/x-www-form-urlencoded");
    if method != "POST" || !is_form || !query.is_empty() {
        shared.inner.lock().unwrap().complaints.push(format!("{method} {target} {headers:?}"));
        return tell(stream, 400, &json!({ "error": "invalid_request" }).to_string());
    }
    called(stream, shared, path, &form(&body), &body)
}

fn called(
    stream: &TcpStream,
    shared: &Shared,
    path: &str,
    sent: &Form,
    body: &str,
) -> io::Result<()> {
    let fault = {
        let mut inner = shared.inner.lock().unwrap();
        inner.calls.push((path.to_owned(), sent.clone()));
        inner.faults.pop_front()
    };
    match fault {
        Some(Fault::Status(status)) => return tell(stream, status, "<html>oh</html>"),
        Some(Fault::CutUndone) => return Ok(()),
        Some(Fault::Tells(code)) => {
            let words = format!("you sent {body}, or {sent:?}");
            let said = json!({ "error": code, "error_description": words });
            return tell(stream, 400, &said.to_string());
        }
        Some(Fault::HeldUndone) => hold(shared),
        _ => {}
    }
    let (status, answer) = {
        let mut inner = shared.inner.lock().unwrap();
        let answer = match path {
            "/token" => inner.token(sent),
            "/revoke" => inner.revoke(sent),
            _ => Err("invalid_request"),
        };
        if let Err(code) = answer {
            inner.complaints.push(format!("{code}: {path} {sent:?}"));
        }
        match answer {
            Ok(answer) => (200, answer),
            Err(code @ "invalid_client") => (401, json!({ "error": code })),
            Err(code) => (400, json!({ "error": code, "error_description": "Bad Request" })),
        }
    };
    match fault {
        Some(Fault::CutDone) => Ok(()),
        Some(Fault::HeldDone) => {
            hold(shared);
            tell(stream, status, &answer.to_string())
        }
        _ => tell(stream, status, &answer.to_string()),
    }
}

fn hold(shared: &Shared) {
    let mut inner = shared.inner.lock().unwrap();
    inner.held += 1;
    let before = inner.let_go;
    shared.changed.notify_all();
    drop(shared.changed.wait_while(inner, |inner| inner.let_go == before).unwrap());
    shared.inner.lock().unwrap().held -= 1;
}

fn tell(mut stream: &TcpStream, status: u16, body: &str) -> io::Result<()> {
    let answer = format!(
        "HTTP/1.1 {status} X\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
        body.len()
    );
    stream.write_all(answer.as_bytes())
}

/// The page where a person says yes: the answer leads the browser back.
fn consent(query: &str, shared: &Shared) -> String {
    let asked = form(query);
    let mut inner = shared.inner.lock().unwrap();
    let is = |name: &str, value: &str| asked.get(name).is_some_and(|said| said == value);
    let redirect = asked.get("redirect_uri").cloned().unwrap_or_default();
    let good = is("response_type", "code")
        && is("code_challenge_method", "S256")
        && is("client_id", CLIENT)
        && is("access_type", "offline")
        && is("prompt", "consent")
        && asked.get("code_challenge").is_some_and(|text| text.len() == 43)
        && asked.get("state").is_some_and(|text| text.len() >= 22)
        && asked.get("scope").is_some_and(|text| !text.is_empty())
        && redirect.starts_with("http://127.0.0.1:");
    if !good {
        inner.complaints.push(format!("consent: {asked:?}"));
        return "HTTP/1.1 400 X\r\nContent-Length: 0\r\n\r\n".into();
    }
    let mut answer = form_urlencoded::Serializer::new(String::new());
    answer.append_pair("state", &asked["state"]);
    if inner.denies {
        answer.append_pair("error", "access_denied");
    } else {
        inner.serial += 1;
        // A slash, as Google's have.
        let code = format!("4/canary-code-{}", inner.serial);
        answer.append_pair("code", &code).append_pair("scope", &asked["scope"]);
        inner.codes.insert(code, asked.clone());
    }
    format!(
        "HTTP/1.1 302 Found\r\nLocation: {redirect}?{}\r\nContent-Length: 0\r\n\r\n",
        answer.finish()
    )
}

impl Inner {
    fn token(&mut self, sent: &Form) -> Result<serde_json::Value, &'static str> {
        let get = |name: &str| sent.get(name).map(String::as_str).unwrap_or_default();
        if get("client_id") != CLIENT || get("client_secret") != CLIENT_SECRET {
            return Err("invalid_client");
        }
        let scope = match get("grant_type") {
            "authorization_code" => {
                let asked = self.codes.remove(get("code")).ok_or("invalid_grant")?;
                let challenge = BASE64URL_NOPAD.encode(&Sha256::digest(get("code_verifier")));
                let is_same = asked["redirect_uri"] == get("redirect_uri");
                if !is_same || asked["code_challenge"] != challenge {
                    return Err("invalid_grant");
                }
                self.grants.clone().unwrap_or_else(|| asked["scope"].clone())
            }
            "refresh_token" => {
                let used = self.refresh.iter().position(|token| token == get("refresh_token"));
                self.refresh.remove(used.ok_or("invalid_grant")?);
                self.grants.clone().unwrap_or_default()
            }
            _ => return Err("unsupported_grant_type"),
        };
        self.serial += 1;
        let access = format!("ya29.canary-access-{}", self.serial);
        let refresh = format!("1//canary-refresh-{}", self.serial);
        self.access.push(access.clone());
        self.refresh.push(refresh.clone());
        let mut answer = json!({
            "access_token": access, "refresh_token": refresh, "token_type": "Bearer", "expires_in": 3599,
        });
        if !scope.is_empty() {
            answer["scope"] = scope.into();
        }
        if let Some(seconds) = self.refresh_lasts {
            answer["refresh_token_expires_in"] = seconds.into();
        }
        Ok(answer)
    }

    fn profile(&mut self, bearer: Option<&String>) -> (u16, serde_json::Value) {
        let token = bearer.and_then(|bearer| bearer.strip_prefix("Bearer ")).unwrap_or_default();
        if !self.access.iter().any(|known| known == token) {
            self.complaints.push(format!("profile: {bearer:?}"));
            return (401, json!({ "error": { "code": 401 } }));
        }
        self.profiles.push(token.to_owned());
        match &self.owner {
            Some(owner) => (200, json!({ "emailAddress": owner, "historyId": "1" })),
            None => (403, json!({ "error": { "code": 403, "status": "PERMISSION_DENIED" } })),
        }
    }

    fn revoke(&mut self, sent: &Form) -> Result<serde_json::Value, &'static str> {
        let token = sent.get("token").ok_or("invalid_request")?;
        let at = self.refresh.iter().position(|known| known == token).ok_or("invalid_token")?;
        self.refresh.remove(at);
        Ok(json!({}))
    }
}

/// What a browser gets: the status, where it is led to, and the page.
pub(crate) struct Page {
    pub(crate) status: u16,
    pub(crate) location: Option<String>,
    pub(crate) text: String,
}

/// Opens an address, without following where it leads; `None` where nobody listens or answers.
pub(crate) fn browse(url: &str) -> Option<Page> {
    let rest = url.strip_prefix("http://").unwrap();
    let (host, target) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    let mut stream = TcpStream::connect(host).ok()?;
    stream.set_read_timeout(Some(Duration::from_mins(1))).unwrap();
    let request = format!("GET {target} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).ok()?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).ok()?;
    let (head, text) = answer.split_once("\r\n\r\n")?;
    let location = head.lines().find_map(|line| line.strip_prefix("Location: "));
    Some(Page {
        status: head.split(' ').nth(1)?.parse().ok()?,
        location: location.map(str::to_owned),
        text: text.to_owned(),
    })
}
