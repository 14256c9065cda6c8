//! What stands between `fte` and Odoo: it counts the calls that write, and one of them it loses, breaks or comes before.

use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Condvar, Mutex};

use super::Odoo;
use crate::testvault::TestVault;

/// What happens to a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// The line is cut once the call was read: Odoo never sees it.
    CutBefore,
    /// Odoo does it, and the line is cut before its answer.
    CutAfter,
    /// A gateway says 502, and Odoo never sees the call.
    GatewayBefore,
    /// A gateway says 502, and Odoo did it.
    GatewayAfter,
    /// A gateway says 503, and Odoo never sees the call.
    Busy,
    /// Odoo does it, and the answer never comes: until the client goes.
    Hang,
}

pub(crate) const FAULTS: [Fault; 6] = [
    Fault::CutBefore,
    Fault::CutAfter,
    Fault::GatewayBefore,
    Fault::GatewayAfter,
    Fault::Busy,
    Fault::Hang,
];

type Hook = Box<dyn FnOnce() + Send>;

/// The whole answer, head and all, in place of one whose body this is.
type Lie = Arc<dyn Fn(&str) -> String + Send + Sync>;

#[derive(Default)]
struct Inner {
    /// Those that write, as `account.move/load`.
    writes: Vec<String>,
    /// The so-many-th of them, from 0, and what becomes of it.
    fault: Option<(usize, Fault)>,
    /// Run once, before the first call of this name goes on.
    before: Option<(String, Hook)>,
    /// What is said in place of Odoo's answers to calls of this name.
    lie: Option<(String, Lie)>,
    /// How many calls are under way at Odoo.
    flying: usize,
}

pub(crate) struct Proxy {
    pub(crate) url: String,
    inner: Arc<(Mutex<Inner>, Condvar)>,
}

/// Methods that only read.
const READS: [&str; 7] = [
    "read",
    "search_read",
    "search_count",
    "fields_get",
    "check_object_reference",
    "has_access",
    "context_get",
];

impl Proxy {
    pub(crate) fn before(odoo: &Odoo) -> Proxy {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let inner = Arc::new((Mutex::new(Inner::default()), Condvar::new()));
        let (shared, upstream) = (inner.clone(), odoo.url.replace("http://", ""));
        std::thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let (shared, upstream) = (shared.clone(), upstream.clone());
                std::thread::spawn(move || serve(stream, &shared, &upstream));
            }
        });
        Proxy { url, inner }
    }

    /// A vault that reaches Odoo through it.
    pub(crate) fn vault(&self, odoo: &Odoo, user: &str, settings: &str) -> TestVault {
        let vault = odoo.vault_with(user, settings);
        let config = vault.read(".fte/config.yaml").replace(&odoo.url, &self.url);
        vault.put(".fte/config.yaml", config);
        vault
    }

    /// The so-many-th call that writes from now on, from 0, has this fault.
    pub(crate) fn fail(&self, at: usize, fault: Fault) {
        self.with(|inner| {
            inner.writes.clear();
            inner.fault = Some((at, fault));
        });
    }

    /// Nothing more is wrong, and nothing was called.
    pub(crate) fn forget(&self) {
        self.with(|inner| {
            inner.writes.clear();
            inner.fault = None;
            inner.lie = None;
        });
    }

    /// Before the first call of this name, something else is done.
    pub(crate) fn before_call(&self, name: &str, hook: impl FnOnce() + Send + 'static) {
        self.with(|inner| inner.before = Some((name.to_owned(), Box::new(hook))));
    }

    /// Odoo does what calls of this name say, and something else is said of it.
    pub(crate) fn lie(&self, name: &str, lie: impl Fn(&str) -> String + Send + Sync + 'static) {
        self.with(|inner| inner.lie = Some((name.to_owned(), Arc::new(lie))));
    }

    pub(crate) fn writes(&self) -> Vec<String> {
        self.with(|inner| inner.writes.clone())
    }

    /// Waits until Odoo has answered all that went to it, whether or not the client still wanted to know.
    pub(crate) fn settle(&self) {
        let (lock, changed) = &*self.inner;
        let inner = lock.lock().unwrap();
        drop(changed.wait_while(inner, |inner| inner.flying > 0).unwrap());
    }

    fn with<T>(&self, work: impl FnOnce(&mut Inner) -> T) -> T {
        work(&mut self.inner.0.lock().unwrap())
    }
}

/// One connection, one call.
fn serve(mut client: TcpStream, shared: &(Mutex<Inner>, Condvar), upstream: &str) {
    let (lock, changed) = shared;
    let Some((head, body)) = request(&mut client) else { return };
    let path = head.split(' ').nth(1).unwrap_or_default();
    let name = path.strip_prefix("/json/2/").unwrap_or_default().to_owned();
    let method = name.rsplit('/').next().unwrap_or_default();
    let (fault, hook, lie) = {
        let mut inner = lock.lock().unwrap();
        let mut fault = None;
        if !name.is_empty() && !READS.contains(&method) {
            let at = inner.writes.len();
            inner.writes.push(name.clone());
            fault = inner.fault.filter(|(wanted, _)| *wanted == at).map(|(_, fault)| fault);
        }
        inner.flying += 1;
        let is_it = inner.before.as_ref().is_some_and(|(wanted, _)| *wanted == name);
        let lie = inner.lie.as_ref().filter(|(wanted, _)| *wanted == name);
        let lie = lie.map(|(_, lie)| lie.clone());
        (fault, if is_it { inner.before.take() } else { None }, lie)
    };
    if let Some((_, hook)) = hook {
        hook();
    }
    let is_sent = !matches!(fault, Some(Fault::CutBefore | Fault::GatewayBefore | Fault::Busy));
    let mut answer = if is_sent { forward(&head, &body, upstream) } else { Vec::new() };
    if let Some(lie) = lie {
        let said = String::from_utf8_lossy(&answer).into_owned();
        answer = lie(said.split_once("\r\n\r\n").unwrap_or_default().1).into_bytes();
    }
    {
        lock.lock().unwrap().flying -= 1;
        changed.notify_all();
    }
    let page = |status: &str| {
        let page = "<html>gateway</html>";
        let length = page.len();
        format!(
            "HTTP/1.1 {status}\r\nContent-Type: text/html\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{page}"
        )
    };
    let _ = match fault {
        None => client.write_all(&answer),
        Some(Fault::CutBefore | Fault::CutAfter) => Ok(()),
        Some(Fault::GatewayBefore | Fault::GatewayAfter) => {
            client.write_all(page("502 Bad Gateway").as_bytes())
        }
        Some(Fault::Busy) => client.write_all(page("503 Service Unavailable").as_bytes()),
        // It ends when the client does.
        Some(Fault::Hang) => client.read(&mut [0]).map(drop),
    };
}

/// A whole request, and `None` where the client went before it had said it.
fn request(client: &mut TcpStream) -> Option<(String, Vec<u8>)> {
    let mut bytes = Vec::new();
    let mut part = vec![0; 65536];
    let end = loop {
        let n = client.read(&mut part).ok().filter(|n| *n > 0)?;
        bytes.extend_from_slice(&part[..n]);
        if let Some(at) = bytes.windows(4).position(|four| four == b"\r\n\r\n") {
            break at + 4;
        }
    };
    let head = String::from_utf8(bytes[..end].to_vec()).ok()?;
    let length = head.lines().find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case("content-length").then(|| value.trim().parse().ok())?
    });
    let mut body = bytes.split_off(end);
    while body.len() < length.unwrap_or(0) {
        let n = client.read(&mut part).ok().filter(|n| *n > 0)?;
        body.extend_from_slice(&part[..n]);
    }
    Some((head, body))
}

fn forward(head: &str, body: &[u8], upstream: &str) -> Vec<u8> {
    let is_kept = |line: &&str| !line.to_lowercase().starts_with("connection:");
    let mut lines: Vec<&str> = head.trim_end().lines().filter(is_kept).collect();
    lines.push("Connection: close");
    let Ok(mut server) = TcpStream::connect(upstream) else { return Vec::new() };
    let head = format!("{}\r\n\r\n", lines.join("\r\n"));
    let mut answer = Vec::new();
    if server.write_all(&[head.as_bytes(), body].concat()).is_err()
        || server.read_to_end(&mut answer).is_err()
    {
        return Vec::new();
    }
    // One connection, one call.
    let Some(at) = answer.windows(2).position(|two| two == b"\r\n") else { return answer };
    let mut all = answer[..at + 2].to_vec();
    all.extend_from_slice(b"Connection: close\r\n");
    all.extend_from_slice(&answer[at + 2..]);
    all
}
