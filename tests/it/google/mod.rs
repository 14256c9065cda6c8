//! A strict Gmail on this machine: as Google's API answers, as it turns down, and failing on demand.
//!
//! ```ignore
//! let google = Google::start();
//! vault.put(".fte/config.yaml", config + &google.settings("modify"));
//! vault.set_env("FTE_GMAIL_ACCESS_TOKEN", TOKEN);      // or sign in: `/o/oauth2/v2/auth` says yes at once
//! google.allow(&["gmail.modify"]);                     // what TOKEN may do; everything until then
//! let id = google.deliver(b"From: …", &["INBOX"]);     // a mail arrives; its internalDate is its Date
//! google.on("drafts.send", Fault::CutDone);            // the next request of that method
//! google.sent(); google.drafts(); google.requests();
//! google.validate();                                   // each request, held against Google's discovery document
//! ```
//!
//! Methods are named as Google does, without `gmail.users.`: `getProfile`, `labels.list`, `messages.list|get|import|send|modify`,
//! `history.list`, `threads.get`, `drafts.create|send|list|get|delete`; and `token`, `authorize`, `revoke`.
//!
//! As Google: keys of empty lists are absent, history ids are strings that need 64 bits (more: [`Google::with_large_history_ids`]),
//! `resultSizeEstimate` counts nothing, page tokens are good for their own list, a message that is sent gets another
//! Message-ID and loses its Bcc, a conversation is kept where `threadId`, the headers and the subject say so, a sender who is
//! not the account is replaced, a draft whose content changes gets another message id, a JSON body ends at 5 MiB.

use std::collections::VecDeque;
use std::io::{self, BufReader, Write as _};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use mail_parser::MessageParser;
use serde_json::Value;

use crate::testvault::{NOW, PATIENCE};

pub(crate) mod discovery;
mod mailbox;
mod methods;
mod oauth;
#[cfg(test)]
mod tests;
mod wire;

use mailbox::Mailbox;
pub(crate) use mailbox::{Draft, Message, Sent};
use methods::Ways;
pub(crate) use oauth::{CLIENT, CLIENT_SECRET};
use wire::{Answer, Request};

/// An access token that is good from the start, with the scopes of [`Google::allow`].
pub(crate) const TOKEN: &str = "ya29.a-token-of-the-tests";

/// The account.
pub(crate) const ADDRESS: &str = "owner@example.com";

/// What goes wrong with one request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// None: for a place in the queue.
    Pass,
    /// The connection is closed after the request was read; nothing is done.
    CutUndone,
    /// It is done, and the connection closed without an answer.
    CutDone,
    /// It is done, and the answer ends in its middle.
    HalfAnswer,
    /// Nothing is done, and no answer comes, until [`Google::let_go`]; then it is done and answered.
    HeldUndone,
    /// It is done; the answer is held until [`Google::let_go`].
    HeldDone,
    /// 401: the token is no longer good.
    Unauthorised,
    /// 403 with a reason, `domainPolicy`.
    Forbidden(&'static str),
    /// 403 `rateLimitExceeded`, as Google says that the units of a minute are used up; no time in it.
    QuotaForbidden,
    /// 429 with `Retry after` a time in its text, RFC 3339.
    TooMany(&'static str),
    /// 429 with `Retry-After`, in seconds.
    TooManyFor(u32),
    /// 400.
    Bad,
    /// 404.
    NotFound,
    /// 500 with a page of HTML; nothing is done.
    BrokenUndone,
    /// It is done, and answered with 502 and a page of HTML.
    BrokenDone,
    /// 503 with Google's JSON; nothing is done.
    Unavailable,
    /// 503 with an empty body; nothing is done.
    Empty,
    /// 200 with a page of HTML, as a network's log-in page answers; nothing is done.
    Html,
    /// Served, but a list's page before comes once more.
    Again,
    /// Served, but without the keys that need not be there.
    Bare,
    /// It is done, and the answer's body never ends.
    Endless,
}

/// A request as it came, and what it was answered.
#[derive(Clone, Debug)]
pub(crate) struct Recorded {
    /// `drafts.send`, `token`; the path where there is no such method.
    pub(crate) name: String,
    /// GET, POST or DELETE.
    pub(crate) method: String,
    /// The path with its query.
    pub(crate) url: String,
    pub(crate) body: Option<Value>,
    pub(crate) status: u16,
    /// Where it was served, and is JSON.
    pub(crate) response: Option<Value>,
    /// What the token may be used for.
    pub(crate) scopes: Vec<String>,
    pub(crate) fault: Fault,
}

/// The service, on a port of its own; it ends when dropped.
pub(crate) struct Google {
    address: SocketAddr,
    shared: Arc<Shared>,
    acceptor: Option<JoinHandle<()>>,
}

struct Shared {
    inner: Mutex<Inner>,
    changed: Condvar,
}

struct Inner {
    mailbox: Mailbox,
    access: Vec<(String, Vec<String>)>,
    refresh: Vec<(String, Vec<String>)>,
    codes: Vec<oauth::Code>,
    tokens: u32,
    /// What the person ticks; `None`: all that is asked for.
    grants: Option<Vec<String>>,
    /// For a method, or for any (empty).
    faults: VecDeque<(String, Fault)>,
    always: Option<Fault>,
    requests: Vec<Recorded>,
    units: Vec<(Instant, u32)>,
    /// Units that may be used in a minute.
    quota: Option<u32>,
    page: usize,
    is_large: bool,
    held: usize,
    let_go: usize,
    connections: Vec<TcpStream>,
    is_over: bool,
}

fn full(scopes: &[&str]) -> Vec<String> {
    let full = |scope: &&str| match *scope {
        "mail" => "https://mail.google.com/".to_owned(),
        scope if scope.contains("://") => scope.to_owned(),
        scope => format!("https://www.googleapis.com/auth/{scope}"),
    };
    scopes.iter().map(full).collect()
}

/// When a message says that it was written, in milliseconds since 1970.
fn date(raw: &[u8]) -> Option<i64> {
    Some(MessageParser::default().parse(raw)?.date()?.to_timestamp() * 1000)
}

fn millis(time: &str) -> i64 {
    chrono::DateTime::parse_from_rfc3339(time).unwrap().timestamp_millis()
}

impl Google {
    pub(crate) fn start() -> Google {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let inner = Inner {
            mailbox: Mailbox::new(ADDRESS, millis(NOW)),
            access: vec![(TOKEN.into(), full(&["mail"]))],
            refresh: Vec::new(),
            codes: Vec::new(),
            tokens: 0,
            grants: None,
            faults: VecDeque::new(),
            always: None,
            requests: Vec::new(),
            units: Vec::new(),
            quota: None,
            page: 0,
            is_large: false,
            held: 0,
            let_go: 0,
            connections: Vec::new(),
            is_over: false,
        };
        let shared = Arc::new(Shared { inner: Mutex::new(inner), changed: Condvar::new() });
        let acceptor = {
            let shared = Arc::clone(&shared);
            std::thread::spawn(move || accept(&listener, &shared))
        };
        Google { address, shared, acceptor: Some(acceptor) }
    }

    /// History ids that no integer of 64 bits holds. Before anything is delivered.
    pub(crate) fn with_large_history_ids(self) -> Google {
        {
            let mut inner = self.inner();
            inner.mailbox.history *= 1000;
            inner.mailbox.oldest = inner.mailbox.history;
            inner.is_large = true;
        }
        self
    }

    /// Where it is, without a path: what `gmail.api` is set to.
    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The section `gmail` of the settings, with its addresses: `gmail.access` as given.
    pub(crate) fn settings(&self, access: &str) -> String {
        let url = self.url();
        format!(
            "gmail:\n  user: {ADDRESS}\n  access: {access}\n  client_id: {CLIENT}\n  limit_s: 2\n  api: {url}\n  \
             authorize: {url}/o/oauth2/v2/auth\n  token: {url}/token\n  revoke: {url}/revoke\n"
        )
    }

    /// What [`TOKEN`] may be used for: last words of scopes, `gmail.send`; `mail` is all.
    pub(crate) fn allow(&self, scopes: &[&str]) {
        let mut inner = self.inner();
        inner.access.retain(|(token, _)| token != TOKEN);
        inner.access.push((TOKEN.into(), full(scopes)));
    }

    /// What the person ticks at the consent, whatever is asked for.
    pub(crate) fn grants(&self, scopes: &[&str]) {
        self.inner().grants = Some(full(scopes));
    }

    /// Every access token ends now; refresh tokens stay good.
    pub(crate) fn expire(&self) {
        self.inner().access.clear();
    }

    /// The sign-in ends: no token is good any more.
    pub(crate) fn revoke(&self) {
        let mut inner = self.inner();
        inner.access.clear();
        inner.refresh.clear();
    }

    /// What the service takes for now, RFC 3339.
    pub(crate) fn at(&self, now: &str) {
        self.inner().mailbox.now = millis(now);
    }

    /// A mail arrives, in a conversation of its own. Returns its id.
    pub(crate) fn deliver(&self, raw: impl AsRef<[u8]>, labels: &[&str]) -> String {
        self.deliver_into(raw, labels, None)
    }

    /// A mail arrives in a conversation.
    pub(crate) fn deliver_into(
        &self,
        raw: impl AsRef<[u8]>,
        labels: &[&str],
        thread: Option<&str>,
    ) -> String {
        let mut inner = self.inner();
        let raw = raw.as_ref().to_vec();
        let at = date(&raw).unwrap_or(inner.mailbox.now);
        inner.mailbox.add(raw, labels, at, thread).id
    }

    /// Labels are put on a message and taken off it, by name or id.
    pub(crate) fn relabel(&self, id: &str, add: &[&str], remove: &[&str]) {
        let mut inner = self.inner();
        let mut ids = |names: &[&str]| -> Vec<String> {
            names.iter().map(|name| inner.mailbox.label(name)).collect()
        };
        let (add, remove) = (ids(add), ids(remove));
        inner.mailbox.relabel(id, &add, &remove);
    }

    /// What the account shows of a message is changed: keys of an answer, `null` for none.
    pub(crate) fn twist(&self, id: &str, keys: Value) {
        self.inner().mailbox.twists.push((id.into(), keys));
    }

    /// No search finds a message: it is not indexed yet.
    pub(crate) fn unindex(&self, id: &str) {
        self.inner().mailbox.unindexed.push(id.into());
    }

    /// A message is deleted for good.
    pub(crate) fn delete(&self, id: &str) {
        self.inner().mailbox.remove(id);
    }

    /// All history up to now is forgotten: an older `startHistoryId` is 404.
    pub(crate) fn forget_history(&self) {
        let mut inner = self.inner();
        inner.mailbox.history += 1000;
        inner.mailbox.oldest = inner.mailbox.history;
        inner.mailbox.changes.clear();
    }

    /// A page of any list has at most so many entries.
    pub(crate) fn pages_of(&self, entries: usize) {
        self.inner().page = entries;
    }

    /// Units that may be used in a minute of real time; more is 403 `rateLimitExceeded`.
    pub(crate) fn quota(&self, units: u32) {
        self.inner().quota = Some(units);
    }

    /// The units that were used in all.
    pub(crate) fn units(&self) -> u32 {
        self.inner().units.iter().map(|(_, units)| units).sum()
    }

    /// What is sent appears in no list yet (`true`), or does again.
    pub(crate) fn lag(&self, lags: bool) {
        self.inner().mailbox.lags = lags;
    }

    pub(crate) fn messages(&self) -> Vec<Message> {
        self.inner().mailbox.messages.clone()
    }

    pub(crate) fn drafts(&self) -> Vec<Draft> {
        self.inner().mailbox.drafts.clone()
    }

    /// What went out, in order.
    pub(crate) fn sent(&self) -> Vec<Sent> {
        self.inner().mailbox.sent.clone()
    }

    /// A person changes a draft: what the closure makes of its bytes.
    pub(crate) fn edit_draft(&self, id: &str, edit: impl FnOnce(&str) -> String) {
        let mut inner = self.inner();
        let message =
            inner.mailbox.drafts.iter().find(|draft| draft.id == id).unwrap().message.clone();
        let raw = String::from_utf8(inner.mailbox.message(&message).unwrap().raw.clone()).unwrap();
        inner.mailbox.change_draft(id, edit(&raw).into_bytes());
    }

    /// A person deletes a draft.
    pub(crate) fn delete_draft(&self, id: &str) {
        let mut inner = self.inner();
        let message =
            inner.mailbox.drafts.iter().find(|draft| draft.id == id).unwrap().message.clone();
        inner.mailbox.remove(&message);
    }

    /// A person sends a draft.
    pub(crate) fn send_draft(&self, id: &str) {
        self.inner().mailbox.send_draft(id).unwrap();
    }

    /// The request after those that have a fault already fails like this. One for a method goes first.
    pub(crate) fn next(&self, fault: Fault) {
        self.on("", fault);
    }

    /// The next request of a method fails like this.
    pub(crate) fn on(&self, name: &str, fault: Fault) {
        self.inner().faults.push_back((name.into(), fault));
    }

    /// The nth request of a method from now, 1 for the next, fails like this.
    pub(crate) fn nth(&self, name: &str, number: usize, fault: Fault) {
        for _ in 1..number {
            self.on(name, Fault::Pass);
        }
        self.on(name, fault);
    }

    /// What every request meets that no other fault is for.
    pub(crate) fn always(&self, fault: Fault) {
        self.inner().always = Some(fault);
    }

    /// Takes all faults back.
    pub(crate) fn heal(&self) {
        let mut inner = self.inner();
        inner.faults.clear();
        inner.always = None;
    }

    /// Forgets requests, faults, drafts, and what was sent: for the next of many trials. What was delivered stays.
    pub(crate) fn begin_anew(&self) {
        self.heal();
        let mut inner = self.inner();
        inner.requests.clear();
        inner.units.clear();
        let mailbox = &mut inner.mailbox;
        mailbox.sent.clear();
        mailbox.drafts.clear();
        mailbox
            .messages
            .retain(|m| !["SENT", "DRAFT"].iter().any(|label| m.labels.contains(*label)));
    }

    /// Every request that was read, in order.
    pub(crate) fn requests(&self) -> Vec<Recorded> {
        self.inner().requests.clone()
    }

    /// How many requests of a method were read.
    pub(crate) fn count(&self, name: &str) -> usize {
        self.inner().requests.iter().filter(|request| request.name == name).count()
    }

    /// Waits until so many requests are held.
    #[track_caller]
    pub(crate) fn wait_until_held(&self, count: usize) {
        let changed = &self.shared.changed;
        let held = changed.wait_timeout_while(self.inner(), PATIENCE, |inner| inner.held < count);
        assert!(!held.unwrap().1.timed_out(), "{count} requests are held within a minute");
    }

    /// Lets all that is held go on.
    pub(crate) fn let_go(&self) {
        self.inner().let_go += 1;
        self.shared.changed.notify_all();
    }

    /// Holds every request, and every answer that was no fault, against Google's discovery document; says so and does nothing
    /// where that is not on this machine.
    #[track_caller]
    pub(crate) fn validate(&self) {
        let (requests, is_large) = {
            let inner = self.inner();
            (inner.requests.clone(), inner.is_large)
        };
        let Some(document) = discovery::found() else { return };
        let wrong = discovery::check(document, &requests, is_large);
        assert!(wrong.is_empty(), "against Google's discovery document:\n{}", wrong.join("\n"));
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.shared.inner.lock().unwrap()
    }
}

impl Drop for Google {
    fn drop(&mut self) {
        {
            let Ok(mut inner) = self.shared.inner.lock() else { return };
            inner.is_over = true;
            for connection in std::mem::take(&mut inner.connections) {
                let _ = connection.shutdown(Shutdown::Both);
            }
        }
        self.shared.changed.notify_all();
        // The acceptor sleeps until somebody calls.
        let _ = TcpStream::connect(self.address);
        if let Some(acceptor) = self.acceptor.take() {
            let _ = acceptor.join();
        }
    }
}

fn accept(listener: &TcpListener, shared: &Arc<Shared>) {
    for stream in listener.incoming() {
        let Ok(stream) = stream else { continue };
        {
            let mut inner = shared.inner.lock().unwrap();
            if inner.is_over {
                return;
            }
            inner.connections.push(stream.try_clone().unwrap());
        }
        let shared = Arc::clone(shared);
        // Ends with its connection.
        std::thread::spawn(move || {
            let _ = serve(&stream, &shared);
            let _ = stream.shutdown(Shutdown::Both);
        });
    }
}

fn serve(stream: &TcpStream, shared: &Shared) -> io::Result<()> {
    let mut reader = BufReader::new(stream.try_clone()?);
    loop {
        if reader.buffer().is_empty() && stream.peek(&mut [0])? == 0 {
            return Ok(());
        }
        let request = match wire::read(&mut reader, stream)? {
            Ok(request) => request,
            Err(refusal) => return refusal.send(stream),
        };
        if !answer(&request, stream, shared)? {
            return Ok(());
        }
        let word = request.headers.get("connection");
        if word.is_some_and(|word| word.eq_ignore_ascii_case("close")) {
            return Ok(());
        }
    }
}

/// What a request is for.
enum Target {
    Api(methods::Call),
    Authorize,
    Token,
    Revoke,
    Nothing,
}

fn target(request: &Request) -> (Target, String) {
    let own = |name: &str| name.to_owned();
    match (request.method.as_str(), request.path()) {
        ("GET", "/o/oauth2/v2/auth") => (Target::Authorize, own("authorize")),
        ("POST", "/token") => (Target::Token, own("token")),
        ("POST", "/revoke") => (Target::Revoke, own("revoke")),
        (_, path) => match methods::call(request) {
            Some(call) => {
                let name = own(call.method.name);
                (Target::Api(call), name)
            }
            None => (Target::Nothing, own(path)),
        },
    }
}

impl Inner {
    fn fault(&mut self, name: &str) -> Fault {
        let own = self.faults.iter().position(|(method, _)| method == name);
        let at = own.or_else(|| self.faults.iter().position(|(method, _)| method.is_empty()));
        let queued = at.and_then(|at| self.faults.remove(at)).map(|(_, fault)| fault);
        queued.or(self.always).unwrap_or(Fault::Pass)
    }

    /// The scopes of the token that a request brings.
    fn scopes(&self, request: &Request) -> Option<Vec<String>> {
        let token = request.headers.get("authorization")?.strip_prefix("Bearer ")?;
        let known = self.access.iter().find(|(own, _)| own == token);
        known.map(|(_, scopes)| scopes.clone())
    }

    fn spend(&mut self, units: u32) -> Result<(), Answer> {
        let minute = Duration::from_mins(1);
        let recent =
            self.units.iter().filter(|(at, _)| at.elapsed() < minute).map(|(_, units)| units);
        if self.quota.is_some_and(|quota| recent.sum::<u32>() + units > quota) {
            return Err(over_quota());
        }
        self.units.push((Instant::now(), units));
        Ok(())
    }

    fn serve(&mut self, target: &Target, request: &Request, fault: Fault) -> Answer {
        match target {
            Target::Authorize => oauth::authorize(request, self),
            Target::Token => oauth::token(request, self),
            Target::Revoke => oauth::revoke(request, self),
            Target::Nothing => Answer::html(404, "Not Found"),
            Target::Api(call) => {
                let Some(scopes) = self.scopes(request) else { return methods::unauthorised() };
                if let Some(refusal) = methods::refusal(call, request, &scopes) {
                    return refusal;
                }
                if let Err(refusal) = self.spend(call.method.units) {
                    return refusal;
                }
                let (again, bare) = (fault == Fault::Again, fault == Fault::Bare);
                methods::run(
                    call,
                    request,
                    &mut self.mailbox,
                    Ways { page: self.page, again, bare },
                )
            }
        }
    }
}

fn over_quota() -> Answer {
    Answer::error(
        403,
        "PERMISSION_DENIED",
        "rateLimitExceeded",
        "usageLimits",
        "Quota exceeded for quota metric 'Queries' and limit 'Queries per minute per user' of service 'gmail.googleapis.com' for consumer 'project_number:1'.",
    )
}

/// What is answered in place of doing it.
fn instead(fault: Fault) -> Option<Answer> {
    let limited = |message: &str| {
        Answer::error(429, "RESOURCE_EXHAUSTED", "rateLimitExceeded", "global", message)
    };
    Some(match fault {
        Fault::Unauthorised => methods::unauthorised(),
        Fault::Forbidden(reason) => Answer::error(
            403,
            "PERMISSION_DENIED",
            reason,
            "global",
            "The domain administrators have disabled Gmail apps.",
        ),
        Fault::QuotaForbidden => over_quota(),
        Fault::TooMany(time) => limited(&format!("User-rate limit exceeded.  Retry after {time}")),
        Fault::TooManyFor(seconds) => limited("Resource has been exhausted (e.g. check quota).")
            .with("Retry-After", seconds.to_string()),
        Fault::Bad => Answer::error(
            400,
            "FAILED_PRECONDITION",
            "failedPrecondition",
            "global",
            "Mail service not enabled",
        ),
        Fault::NotFound => methods::not_found(),
        Fault::BrokenUndone => Answer::html(500, "Internal Server Error"),
        Fault::Unavailable => Answer::error(
            503,
            "UNAVAILABLE",
            "backendError",
            "global",
            "The service is currently unavailable.",
        ),
        Fault::Empty => Answer { status: 503, headers: Vec::new(), body: Vec::new() },
        Fault::Html => Answer::html(200, "Log in to the network"),
        _ => return None,
    })
}

/// Does and answers what was asked for, as its fault has it; returns whether the connection can be used again.
fn answer(request: &Request, stream: &TcpStream, shared: &Shared) -> io::Result<bool> {
    let (target, name) = target(request);
    let (fault, at) = {
        let mut inner = shared.inner.lock().unwrap();
        let fault = inner.fault(&name);
        let scopes = inner.scopes(request).unwrap_or_default();
        inner.requests.push(Recorded {
            name,
            method: request.method.clone(),
            url: request.target.clone(),
            body: serde_json::from_slice(&request.body).ok(),
            status: 0,
            response: None,
            scopes,
            fault,
        });
        (fault, inner.requests.len() - 1)
    };
    if fault == Fault::CutUndone || fault == Fault::HeldUndone && !hold(shared) {
        return Ok(false);
    }
    let answer = {
        let mut inner = shared.inner.lock().unwrap();
        let answer = instead(fault).unwrap_or_else(|| inner.serve(&target, request, fault));
        // The trials may have begun anew meanwhile.
        if let Some(recorded) = inner.requests.get_mut(at) {
            recorded.status = answer.status;
            let is_own = answer.status == 200 && instead(fault).is_none();
            recorded.response = is_own.then(|| serde_json::from_slice(&answer.body).ok()).flatten();
        }
        answer
    };
    if fault == Fault::HeldDone && !hold(shared) {
        return Ok(false);
    }
    match fault {
        Fault::CutDone => Ok(false),
        Fault::HalfAnswer => {
            let bytes = answer.bytes();
            let end = bytes.len() - answer.body.len() / 2;
            (&*stream).write_all(&bytes[..end]).map(|()| false)
        }
        Fault::BrokenDone => Answer::html(502, "Server Error").send(stream).map(|()| true),
        Fault::Endless => endless(stream),
        _ => answer.send(stream).map(|()| true),
    }
}

fn endless(mut stream: &TcpStream) -> io::Result<bool> {
    stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{\"id\": \"")?;
    let block = [b'x'; 8192];
    loop {
        stream.write_all(&block)?;
    }
}

/// Waits until the held ones are let go; `false` where the service ends instead.
fn hold(shared: &Shared) -> bool {
    let mut inner = shared.inner.lock().unwrap();
    let before = inner.let_go;
    inner.held += 1;
    shared.changed.notify_all();
    let is_held = |inner: &mut Inner| inner.let_go == before && !inner.is_over;
    let mut inner = shared.changed.wait_while(inner, is_held).unwrap();
    inner.held -= 1;
    shared.changed.notify_all();
    !inner.is_over
}
