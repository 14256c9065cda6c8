//! A small strict web service, as a real one behaves: does what it is told once a key, records it, and fails on demand.
//!
//! `POST /do` (a bearer token, `application/json`, an `Idempotency-Key`) answers 201 with `{"id": …}`; the same key again
//! gives the first answer and does nothing. `GET /done?key=…` answers 200 with that receipt, or 404. One fault a request
//! is taken from the queue, whatever the request is; without one it is served.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::io::{self, BufRead as _, BufReader, Read as _, Write as _};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::thread::JoinHandle;

use serde_json::{Value, json};

use crate::testvault::PATIENCE;

/// The bearer token that is accepted.
pub(crate) const TOKEN: &str = "a-token-of-the-peer";

/// Bytes of a body that are still taken.
const BODY_LIMIT: usize = 1 << 20;
/// Bytes of a request line with its headers that are still taken.
const HEAD_LIMIT: u64 = 64 << 10;
/// The longest idempotency key, in bytes.
const KEY_LIMIT: usize = 255;

/// What goes wrong with one request. Where a request is a look-up, there is nothing to do, and "done" says nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// None: for a place in the queue.
    Pass,
    /// The connection is closed before a byte was read.
    CutUnread,
    /// The connection is closed after the request was read; nothing is done.
    CutUndone,
    /// It is done, and the connection closed without an answer.
    CutDone,
    /// It is done, and the answer ends in its middle.
    HalfAnswer,
    /// The connection is held; what was asked for is done, and answered, when [`Peer::let_go`] says so.
    HeldUndone,
    /// It is done; the answer is held until [`Peer::let_go`].
    HeldDone,
    /// 429 with `Retry-After`, in seconds; nothing is done.
    TooMany(u32),
    /// 503, with `Retry-After` where there is one; nothing is done.
    Unavailable(Option<u32>),
    /// 500; nothing is done.
    BrokenUndone,
    /// It is done, and answered with 500.
    BrokenDone,
    /// 401; nothing is done.
    Unauthorised,
    /// 403; nothing is done.
    Forbidden,
    /// 400; nothing is done.
    Bad,
    /// 200 with a page of HTML, as a network's log-in page answers; nothing is done.
    Html,
    /// It is done, and the answer's body never ends.
    Endless,
}

/// A request as it came.
#[derive(Clone, Debug)]
pub(crate) struct Received {
    pub(crate) method: String,
    /// With its query.
    pub(crate) target: String,
    /// Names in lower case.
    pub(crate) headers: BTreeMap<String, String>,
    pub(crate) body: Vec<u8>,
    pub(crate) fault: Fault,
}

/// What was done: one a call that had an effect.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Deed {
    pub(crate) key: String,
    pub(crate) id: String,
    pub(crate) body: Value,
}

/// The service, on a port of its own; it ends, and lets all go undone, when dropped.
pub(crate) struct Peer {
    address: SocketAddr,
    shared: Arc<Shared>,
    acceptor: Option<JoinHandle<()>>,
}

#[derive(Default)]
struct Shared {
    inner: Mutex<Inner>,
    changed: Condvar,
}

#[derive(Default)]
struct Inner {
    faults: VecDeque<Fault>,
    always: Option<Fault>,
    received: Vec<Received>,
    deeds: Vec<Deed>,
    /// Keys whose request is being worked on.
    under_way: BTreeSet<String>,
    forgets_keys: bool,
    held: usize,
    /// How often the held ones were told to go on.
    let_go: usize,
    /// What is, or was, connected: to be cut when the service goes away.
    connections: Vec<TcpStream>,
    is_away: bool,
    /// How often it went away.
    went_away: usize,
}

impl Peer {
    pub(crate) fn start() -> Peer {
        let (listener, address) = free_port();
        let mut peer = Peer { address, shared: Arc::default(), acceptor: None };
        peer.listen(listener);
        peer
    }

    /// A service that knows no idempotency: the same key again is done again.
    pub(crate) fn without_idempotency(self) -> Peer {
        self.inner().forgets_keys = true;
        self
    }

    /// Where it is, without a path: `http://127.0.0.1:4711`.
    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The request after those that have a fault already fails like this.
    pub(crate) fn next(&self, fault: Fault) {
        self.inner().faults.push_back(fault);
    }

    /// What every request meets that no queued fault is for, until the next call.
    pub(crate) fn always(&self, fault: Fault) {
        self.inner().always = Some(fault);
    }

    /// Forgets all that was received and done, and the faults that are still to come: for the next of many trials.
    pub(crate) fn begin_anew(&self) {
        let mut inner = self.inner();
        inner.faults.clear();
        inner.always = None;
        inner.received.clear();
        inner.deeds.clear();
    }

    /// Nobody listens any more, as when a service is down: what was connected is cut.
    pub(crate) fn go_away(&mut self) {
        {
            let mut inner = self.inner();
            inner.is_away = true;
            inner.went_away += 1;
        }
        self.shared.changed.notify_all();
        // The acceptor sleeps until somebody calls.
        let _ = TcpStream::connect(self.address);
        if let Some(acceptor) = self.acceptor.take() {
            acceptor.join().unwrap();
        }
        let is_busy = |inner: &mut Inner| inner.held > 0 || !inner.under_way.is_empty();
        let mut inner = self.shared.changed.wait_while(self.inner(), is_busy).unwrap();
        for connection in std::mem::take(&mut inner.connections) {
            let _ = connection.shutdown(Shutdown::Both);
        }
    }

    /// Listens again at the same address, and knows what was done before.
    pub(crate) fn come_back(&mut self) {
        self.listen(TcpListener::bind(self.address).unwrap());
    }

    fn listen(&mut self, listener: TcpListener) {
        self.inner().is_away = false;
        let shared = Arc::clone(&self.shared);
        self.acceptor = Some(std::thread::spawn(move || accept(&listener, &shared)));
    }

    /// Waits until so many connections are held.
    #[track_caller]
    pub(crate) fn wait_until_held(&self, count: usize) {
        let changed = &self.shared.changed;
        let waited =
            changed.wait_timeout_while(self.inner(), PATIENCE, |inner| inner.held < count).unwrap();
        assert!(!waited.1.timed_out(), "{count} requests are held within a minute");
    }

    /// Lets all that is held go on: it is done where it was not, and answered.
    pub(crate) fn let_go(&self) {
        self.inner().let_go += 1;
        self.shared.changed.notify_all();
    }

    /// Takes the faults back that no request met.
    pub(crate) fn forget_faults(&self) {
        self.inner().faults.clear();
    }

    /// Forgets all that was done and received.
    pub(crate) fn forget(&self) {
        let mut inner = self.inner();
        inner.received.clear();
        inner.deeds.clear();
    }

    /// Every request that was read, in order.
    pub(crate) fn received(&self) -> Vec<Received> {
        self.inner().received.clone()
    }

    /// What was done, in order.
    pub(crate) fn deeds(&self) -> Vec<Deed> {
        self.inner().deeds.clone()
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.shared.inner.lock().unwrap()
    }
}

impl Drop for Peer {
    fn drop(&mut self) {
        self.go_away();
    }
}

/// A port below those that a system gives to whoever asks for any: nobody takes it while the service is away.
fn free_port() -> (TcpListener, SocketAddr) {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    loop {
        let number =
            std::process::id().wrapping_mul(7).wrapping_add(NEXT.fetch_add(1, Ordering::Relaxed));
        let port = 20_000 + u16::try_from(number % 12_000).unwrap();
        let address = SocketAddr::from(([127, 0, 0, 1], port));
        if let Ok(listener) = TcpListener::bind(address) {
            return (listener, address);
        }
    }
}

fn accept(listener: &TcpListener, shared: &Arc<Shared>) {
    for stream in listener.incoming() {
        let Ok(stream) = stream else { continue };
        {
            let mut inner = shared.inner.lock().unwrap();
            if inner.is_away {
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

/// Serves a connection's requests one after the other, until it is closed by either side.
fn serve(stream: &TcpStream, shared: &Shared) -> io::Result<()> {
    let mut reader = BufReader::new(stream.try_clone()?);
    loop {
        // A fault belongs to a request, and a request begins with its first byte; without a read of it, it stays unread.
        if reader.buffer().is_empty() && stream.peek(&mut [0])? == 0 {
            return Ok(());
        }
        let fault = {
            let mut inner = shared.inner.lock().unwrap();
            let always = inner.always.unwrap_or(Fault::Pass);
            inner.faults.pop_front().unwrap_or(always)
        };
        if fault == Fault::CutUnread {
            return Ok(());
        }
        let request = match read_request(&mut reader, stream, fault)? {
            Ok(request) => request,
            Err(refusal) => return refusal.send(stream),
        };
        shared.inner.lock().unwrap().received.push(request.clone());
        if !answer(&request, stream, shared)? {
            return Ok(());
        }
        if request.headers.get("connection").is_some_and(|word| word.eq_ignore_ascii_case("close"))
        {
            return Ok(());
        }
    }
}

struct Answer {
    status: &'static str,
    headers: Vec<(&'static str, String)>,
    body: String,
}

impl Answer {
    fn new(status: &'static str, body: &Value) -> Answer {
        Answer {
            status,
            headers: vec![("Content-Type", "application/json".into())],
            body: body.to_string(),
        }
    }

    fn refusal(status: &'static str, why: &str) -> Answer {
        Answer::new(status, &json!({ "error": why }))
    }

    fn with(mut self, name: &'static str, value: &impl ToString) -> Answer {
        self.headers.push((name, value.to_string()));
        self
    }

    fn bytes(&self) -> Vec<u8> {
        let mut head =
            format!("HTTP/1.1 {}\r\nContent-Length: {}\r\n", self.status, self.body.len());
        for (name, value) in &self.headers {
            head += &format!("{name}: {value}\r\n");
        }
        (head + "\r\n" + &self.body).into_bytes()
    }

    fn send(&self, mut stream: &TcpStream) -> io::Result<()> {
        stream.write_all(&self.bytes())
    }
}

/// Reads one request; one that is not HTTP as it must be is refused, and the connection is of no more use.
fn read_request(
    reader: &mut BufReader<TcpStream>,
    stream: &TcpStream,
    fault: Fault,
) -> io::Result<Result<Received, Answer>> {
    let refused = |status, why: &str| Ok(Err(Answer::refusal(status, why)));
    let mut head = String::new();
    let mut limited = reader.take(HEAD_LIMIT);
    while !head.ends_with("\r\n\r\n") {
        if limited.read_line(&mut head)? == 0 {
            return refused("431 Request Header Fields Too Large", "no end of the headers");
        }
    }
    let mut lines = head.trim_end().split("\r\n");
    let words: Vec<&str> = lines.next().unwrap_or_default().split(' ').collect();
    let [method, target, "HTTP/1.1"] = words[..] else {
        return refused("400 Bad Request", "not a request of HTTP/1.1");
    };
    let mut headers = BTreeMap::new();
    for line in lines {
        let Some((name, value)) = line.split_once(':') else {
            return refused("400 Bad Request", "not a header");
        };
        if headers.insert(name.to_ascii_lowercase(), value.trim().to_owned()).is_some() {
            return refused("400 Bad Request", "a header that is there twice");
        }
    }
    if !headers.contains_key("host") {
        return refused("400 Bad Request", "no Host");
    }
    if headers.contains_key("transfer-encoding") {
        return refused("411 Length Required", "no Content-Length");
    }
    let length = match headers.get("content-length").map(|length| length.parse::<usize>()) {
        None => 0,
        Some(Ok(length)) if length <= BODY_LIMIT => length,
        Some(Ok(_)) => {
            // Read it to its end, or the refusal is lost with the bytes that nobody read.
            io::copy(&mut reader.take(16 << 20), &mut io::sink()).ok();
            return refused("413 Content Too Large", "more than 1 MiB");
        }
        Some(Err(_)) => return refused("400 Bad Request", "no length"),
    };
    if headers.get("expect").is_some_and(|word| word == "100-continue") {
        (&*stream).write_all(b"HTTP/1.1 100 Continue\r\n\r\n")?;
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body)?;
    Ok(Ok(Received { method: method.into(), target: target.into(), headers, body, fault }))
}

/// Does and answers what was asked for, as its fault has it; returns whether the connection can be used again.
fn answer(request: &Received, stream: &TcpStream, shared: &Shared) -> io::Result<bool> {
    let before = match request.fault {
        Fault::CutUndone => return Ok(false),
        Fault::TooMany(seconds) => {
            Some(Answer::refusal("429 Too Many Requests", "too many").with("Retry-After", &seconds))
        }
        Fault::Unavailable(seconds) => {
            let answer = Answer::refusal("503 Service Unavailable", "away");
            Some(match seconds {
                Some(seconds) => answer.with("Retry-After", &seconds),
                None => answer,
            })
        }
        Fault::BrokenUndone => Some(Answer::refusal("500 Internal Server Error", "broken")),
        Fault::Unauthorised => Some(unauthorised()),
        Fault::Forbidden => Some(Answer::refusal("403 Forbidden", "not you")),
        Fault::Bad => Some(Answer::refusal("400 Bad Request", "not so")),
        Fault::Html => Some(Answer {
            status: "200 OK",
            headers: vec![("Content-Type", "text/html".into())],
            body: "<!doctype html><title>Log in to the network</title>".into(),
        }),
        _ => None,
    };
    if let Some(before) = before {
        return before.send(stream).map(|()| true);
    }
    let answer = match checked(request) {
        Ok(Asked::Find(key)) => found(shared, &key),
        Ok(Asked::Do(key, body)) => match worked(request, shared, key, body) {
            Some(answer) => answer,
            None => return Ok(false),
        },
        Err(refusal) => refusal,
    };
    if request.fault == Fault::HeldDone && !hold(shared) {
        return Ok(false);
    }
    match request.fault {
        Fault::CutDone => Ok(false),
        Fault::HalfAnswer => {
            let bytes = answer.bytes();
            let end = bytes.len() - answer.body.len() / 2;
            (&*stream).write_all(&bytes[..end]).map(|()| false)
        }
        Fault::BrokenDone => {
            Answer::refusal("500 Internal Server Error", "broken").send(stream).map(|()| true)
        }
        Fault::Endless => endless(stream),
        _ => answer.send(stream).map(|()| true),
    }
}

fn endless(mut stream: &TcpStream) -> io::Result<bool> {
    stream
        .write_all(b"HTTP/1.1 201 Created\r\nContent-Type: application/json\r\n\r\n{\"id\": \"")?;
    let block = [b'x'; 8192];
    loop {
        stream.write_all(&block)?;
    }
}

/// Waits until the held ones are let go; `false` where the service ends instead.
fn hold(shared: &Shared) -> bool {
    let mut inner = shared.inner.lock().unwrap();
    let before = (inner.let_go, inner.went_away);
    inner.held += 1;
    shared.changed.notify_all();
    let is_held = |inner: &mut Inner| (inner.let_go, inner.went_away) == before;
    let mut inner = shared.changed.wait_while(inner, is_held).unwrap();
    inner.held -= 1;
    shared.changed.notify_all();
    inner.went_away == before.1
}

enum Asked {
    Do(String, Value),
    Find(String),
}

/// What a request asks for, or the refusal that a real service answers with.
fn checked(request: &Received) -> Result<Asked, Answer> {
    if request.headers.get("authorization").map(String::as_str) != Some(&format!("Bearer {TOKEN}"))
    {
        return Err(unauthorised());
    }
    let (path, query) = request.target.split_once('?').unwrap_or((&request.target, ""));
    match (request.method.as_str(), path) {
        ("POST", "/do") => {}
        ("GET", "/done") => {
            let key = query.split('&').find_map(|pair| pair.strip_prefix("key="));
            let key = key.map(percent_decoded).filter(|key| !key.is_empty());
            return key.map(Asked::Find).ok_or(Answer::refusal("400 Bad Request", "no key"));
        }
        (_, "/do") => {
            return Err(Answer::refusal("405 Method Not Allowed", "POST").with("Allow", &"POST"));
        }
        (_, "/done") => {
            return Err(Answer::refusal("405 Method Not Allowed", "GET").with("Allow", &"GET"));
        }
        _ => return Err(Answer::refusal("404 Not Found", "no such path")),
    }
    let kind = request.headers.get("content-type").map(|kind| kind.split(';').next().unwrap_or(""));
    if kind.map(str::trim) != Some("application/json") {
        return Err(Answer::refusal("415 Unsupported Media Type", "application/json alone"));
    }
    let key = request.headers.get("idempotency-key");
    let Some(key) = key.filter(|key| !key.is_empty() && key.len() <= KEY_LIMIT) else {
        return Err(Answer::refusal("400 Bad Request", "no Idempotency-Key, or a long one"));
    };
    let body = serde_json::from_slice(&request.body)
        .map_err(|_| Answer::refusal("400 Bad Request", "the body is not JSON"))?;
    Ok(Asked::Do(key.clone(), body))
}

fn unauthorised() -> Answer {
    Answer::refusal("401 Unauthorized", "no such token").with("WWW-Authenticate", &"Bearer")
}

fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let hex = after.get(..2).and_then(|hex| std::str::from_utf8(hex).ok());
        match hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) if *first == b'%' => {
                bytes.push(byte);
                rest = &after[2..];
            }
            _ => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn receipt(deed: &Deed) -> Value {
    json!({ "id": deed.id })
}

fn found(shared: &Shared, key: &str) -> Answer {
    let inner = shared.inner.lock().unwrap();
    match inner.deeds.iter().find(|deed| deed.key == key) {
        Some(deed) => Answer::new("200 OK", &receipt(deed)),
        None => Answer::refusal("404 Not Found", "no such key"),
    }
}

/// Does it, unless its key was used; `None` where the service ends before that.
fn worked(request: &Received, shared: &Shared, key: String, body: Value) -> Option<Answer> {
    {
        let mut inner = shared.inner.lock().unwrap();
        let known = !inner.forgets_keys;
        if known && let Some(deed) = inner.deeds.iter().find(|deed| deed.key == key) {
            return Some(if deed.body == body {
                Answer::new("201 Created", &receipt(deed))
            } else {
                Answer::refusal("422 Unprocessable Content", "this key came with another body")
            });
        }
        if known && !inner.under_way.insert(key.clone()) {
            return Some(Answer::refusal("409 Conflict", "this key is being worked on"));
        }
    }
    let goes_on = request.fault != Fault::HeldUndone || hold(shared);
    let mut inner = shared.inner.lock().unwrap();
    inner.under_way.remove(&key);
    shared.changed.notify_all();
    if !goes_on {
        return None;
    }
    let deed = Deed { id: format!("d{}", inner.deeds.len() + 1), key, body };
    let answer = Answer::new("201 Created", &receipt(&deed));
    inner.deeds.push(deed);
    Some(answer)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn connected(peer: &Peer) -> TcpStream {
        let stream = TcpStream::connect(peer.address).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream
    }

    /// All that comes until the other side closes.
    fn rest(mut stream: TcpStream) -> String {
        let mut bytes = Vec::new();
        // A connection that is closed with bytes unread is reset: nothing came all the same.
        let _ = stream.read_to_end(&mut bytes);
        String::from_utf8_lossy(&bytes).into_owned()
    }

    fn send(peer: &Peer, request: &str) -> TcpStream {
        let mut stream = connected(peer);
        // The other side may be gone already.
        let _ = stream.write_all(request.as_bytes());
        stream
    }

    fn do_it(key: &str, body: &str) -> String {
        format!(
            "POST /do HTTP/1.1\r\nHost: peer\r\nConnection: close\r\nAuthorization: Bearer {TOKEN}\r\n\
             Content-Type: application/json; charset=utf-8\r\nIdempotency-Key: {key}\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        )
    }

    fn find(key: &str) -> String {
        format!(
            "GET /done?key={key} HTTP/1.1\r\nHost: peer\r\nConnection: close\r\n\
             Authorization: Bearer {TOKEN}\r\n\r\n"
        )
    }

    /// Status and body of the answer; both empty where none came.
    fn said(peer: &Peer, request: &str) -> (String, String) {
        split(&rest(send(peer, request)))
    }

    fn split(answer: &str) -> (String, String) {
        let (head, body) = answer.split_once("\r\n\r\n").unwrap_or((answer, ""));
        (head.split(' ').nth(1).unwrap_or_default().to_owned(), body.to_owned())
    }

    fn pair(status: &str, body: &str) -> (String, String) {
        (status.into(), body.into())
    }

    #[test]
    fn a_key_is_done_once_and_found_again() {
        let peer = Peer::start();
        assert_eq!(said(&peer, &find("a%2Fb")).0, "404");
        assert_eq!(said(&peer, &do_it("a/b", "{\"x\": 1}")), pair("201", "{\"id\":\"d1\"}"));
        assert_eq!(said(&peer, &do_it("a/b", "{\"x\":1}")), pair("201", "{\"id\":\"d1\"}"));
        assert_eq!(said(&peer, &do_it("a/b", "{\"x\": 2}")).0, "422");
        assert_eq!(said(&peer, &do_it("c", "{\"x\": 1}")), pair("201", "{\"id\":\"d2\"}"));
        assert_eq!(said(&peer, &find("a%2Fb")), pair("200", "{\"id\":\"d1\"}"));
        let deeds = peer.deeds();
        assert_eq!((deeds.len(), &deeds[0].body), (2, &json!({ "x": 1 })));
        let received = peer.received();
        assert_eq!(received.len(), 6);
        assert_eq!((&*received[1].method, &*received[1].target), ("POST", "/do"));
        assert_eq!(received[1].headers["idempotency-key"], "a/b");
        assert_eq!(received[1].body, b"{\"x\": 1}");
        let peer = Peer::start().without_idempotency();
        said(&peer, &do_it("a", "1"));
        assert_eq!(said(&peer, &do_it("a", "1")), pair("201", "{\"id\":\"d2\"}"));
    }

    #[test]
    fn what_a_real_one_rejects_is_rejected() {
        let peer = Peer::start();
        let good = do_it("k", "{}");
        let long = format!("Idempotency-Key: {}", "k".repeat(256));
        let table = [
            ("401", good.replace(TOKEN, "other")),
            ("401", good.replace("Authorization: Bearer", "X-Nothing:")),
            ("415", good.replace("application/json", "text/plain")),
            ("415", good.replace("Content-Type", "X-Nothing")),
            ("400", good.replace("Idempotency-Key", "X-Nothing")),
            ("400", good.replace("Idempotency-Key: k", &long)),
            ("400", good.replace("Host:", "X-Nothing:")),
            ("400", good.replace("{}", "{]")),
            ("400", good.replace("HTTP/1.1", "HTTP/1.0")),
            ("400", good.replace("Content-Length: 2", "Content-Length: two")),
            ("400", good.replace("Host: peer", "Host: peer\r\nHost: peer")),
            ("411", good.replace("Content-Length: 2", "Transfer-Encoding: chunked")),
            ("404", good.replace("/do ", "/other ")),
            ("405", good.replace("POST", "PUT")),
            ("400", find("")),
            ("401", find("k").replace(TOKEN, "other")),
            ("405", find("k").replace("GET", "POST")),
        ];
        for (status, request) in table {
            assert_eq!(said(&peer, &request).0, status, "{request}");
        }
        let mut stream = send(&peer, &do_it("k", &" ".repeat(BODY_LIMIT + 1)));
        stream.shutdown(Shutdown::Write).unwrap();
        stream.flush().unwrap();
        assert_eq!(split(&rest(stream)).0, "413");
        assert_eq!(
            said(&peer, &do_it("k", &("1".to_owned() + &" ".repeat(BODY_LIMIT - 1)))).0,
            "201"
        );
        assert_eq!(peer.deeds().len(), 1);
    }

    #[test]
    fn a_connection_serves_one_request_after_the_other() {
        let peer = Peer::start();
        let mut stream = connected(&peer);
        for key in ["a", "b"] {
            stream
                .write_all(do_it(key, "1").replace("Connection: close\r\n", "").as_bytes())
                .unwrap();
            let mut answer = [0; 256];
            let count = stream.read(&mut answer).unwrap();
            assert!(answer[..count].starts_with(b"HTTP/1.1 201 "));
        }
        stream.write_all(find("b").as_bytes()).unwrap();
        assert_eq!(split(&rest(stream)), pair("200", "{\"id\":\"d2\"}"));
    }

    #[test]
    fn every_fault_answers_as_it_says_and_does_what_it_says() {
        let table = [
            (Fault::Pass, "201", true),
            (Fault::CutUnread, "", false),
            (Fault::CutUndone, "", false),
            (Fault::CutDone, "", true),
            (Fault::HalfAnswer, "201", true),
            (Fault::TooMany(7), "429", false),
            (Fault::Unavailable(None), "503", false),
            (Fault::Unavailable(Some(9)), "503", false),
            (Fault::BrokenUndone, "500", false),
            (Fault::BrokenDone, "500", true),
            (Fault::Unauthorised, "401", false),
            (Fault::Forbidden, "403", false),
            (Fault::Bad, "400", false),
            (Fault::Html, "200", false),
        ];
        for (fault, status, is_done) in table {
            let peer = Peer::start();
            peer.next(fault);
            let answer = rest(send(&peer, &do_it("k", "{}")));
            assert_eq!(split(&answer).0, status, "{fault:?}");
            assert_eq!(peer.deeds().len(), usize::from(is_done), "{fault:?}");
            let after = match fault {
                Fault::TooMany(seconds) | Fault::Unavailable(Some(seconds)) => Some(seconds),
                _ => None,
            };
            let header = after.map(|seconds| format!("Retry-After: {seconds}\r\n"));
            assert!(header.is_none_or(|header| answer.contains(&header)), "{answer}");
            if fault == Fault::HalfAnswer {
                assert!(split(&answer).1.len() < "{\"id\":\"d1\"}".len(), "{answer}");
            }
            // The next one is served, and done once in all.
            assert_eq!(said(&peer, &do_it("k", "{}")), pair("201", "{\"id\":\"d1\"}"), "{fault:?}");
            assert_eq!(peer.deeds().len(), 1, "{fault:?}");
        }
    }

    #[test]
    fn what_is_held_waits_until_it_is_let_go() {
        for (fault, before) in [(Fault::HeldUndone, 0), (Fault::HeldDone, 1)] {
            let peer = Peer::start();
            peer.next(fault);
            let stream = send(&peer, &do_it("k", "{}"));
            peer.wait_until_held(1);
            assert_eq!(peer.deeds().len(), before);
            let meanwhile = if before == 0 { "409" } else { "201" };
            assert_eq!(said(&peer, &do_it("k", "{}")).0, meanwhile);
            peer.let_go();
            assert_eq!(split(&rest(stream)).0, "201");
            assert_eq!(peer.deeds().len(), 1);
        }
        // Whoever gave up meanwhile changes nothing: it is done late.
        let peer = Peer::start();
        peer.next(Fault::HeldUndone);
        let stream = send(&peer, &do_it("k", "{}"));
        peer.wait_until_held(1);
        drop(stream);
        assert_eq!(said(&peer, &find("k")).0, "404");
        peer.let_go();
        while said(&peer, &find("k")).0 == "404" {}
        assert_eq!(peer.deeds().len(), 1);
    }

    #[test]
    fn an_endless_body_goes_on_until_nobody_reads() {
        let peer = Peer::start();
        peer.next(Fault::Endless);
        let mut stream = send(&peer, &do_it("k", "{}"));
        let mut bytes = vec![0; 4 << 20];
        stream.read_exact(&mut bytes).unwrap();
        drop(stream);
        assert_eq!(peer.deeds().len(), 1);
    }

    #[test]
    fn a_service_that_is_away_cuts_what_is_held_and_comes_back() {
        let mut peer = Peer::start();
        peer.always(Fault::HeldUndone);
        let stream = send(&peer, &do_it("k", "{}"));
        peer.wait_until_held(1);
        peer.go_away();
        assert_eq!(rest(stream), "");
        assert!(TcpStream::connect(peer.address).is_err());
        peer.come_back();
        peer.begin_anew();
        assert_eq!((peer.deeds(), peer.received().len()), (Vec::new(), 0));
        assert_eq!(said(&peer, &do_it("k", "{}")).0, "201");
        let url = format!("http://{}", peer.address);
        assert_eq!(peer.url(), url);
    }
}
