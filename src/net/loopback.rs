//! A listener on this machine for the one answer that a browser brings (RFC 8252 §7.3).
//!
//! It is there before the browser opens, is reached from this machine alone, and closes with the first answer that is
//! ours. Whatever else calls meanwhile is told that there is nothing, and ends nothing.

use std::io::{self, Read as _, Write as _};
use std::net::{Ipv4Addr, Shutdown, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::time::{Duration, Instant};

/// Where the answer is brought to.
pub(crate) const PATH: &str = "/callback";

/// How long a caller may take to say what it wants: browsers open connections ahead of their need.
const PATIENCE: Duration = Duration::from_secs(5);
/// How often is looked whether somebody calls.
const PACE: Duration = Duration::from_millis(20);
/// The longest head of a request that is read, in bytes, and how many callers are heard at once.
const HEAD: usize = 16 << 10;
const CALLERS: usize = 16;

/// What is said to a browser.
const TAKEN: &str = "fte has the answer. You can close this window and go on in the terminal.";
const NOT_OURS: &str = "This is not the answer that fte waits for.";

/// A listener on a port of its own.
pub(crate) struct Loopback {
    listener: TcpListener,
    port: u16,
}

impl Loopback {
    /// `port`: 0 for any that is free.
    pub(crate) fn bind(port: u16) -> io::Result<Loopback> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
        let port = listener.local_addr()?.port();
        Ok(Loopback { listener, port })
    }

    /// The address that the answer is to be brought to.
    pub(crate) fn address(&self) -> String {
        format!("http://127.0.0.1:{}{PATH}", self.port)
    }

    /// The query of the first request that `is_ours`; `None` where none came in time. Nobody listens any more afterwards.
    pub(crate) fn wait(
        self,
        limit: Duration,
        is_ours: impl Fn(&str) -> bool + Send + Sync + 'static,
    ) -> io::Result<Option<String>> {
        self.listener.set_nonblocking(true)?;
        let (sender, taken) = channel();
        let desk = Arc::new(Desk {
            host: format!("127.0.0.1:{}", self.port),
            is_ours: Box::new(is_ours),
            is_over: AtomicBool::new(false),
            callers: AtomicUsize::new(0),
        });
        let begun = Instant::now();
        while begun.elapsed() < limit {
            while let Ok((stream, _)) = self.listener.accept() {
                desk.hear(stream, sender.clone());
            }
            if let Ok(query) = taken.recv_timeout(PACE) {
                return Ok(Some(query));
            }
        }
        desk.is_over.store(true, Ordering::SeqCst);
        Ok(taken.try_recv().ok())
    }
}

struct Desk {
    host: String,
    is_ours: Box<dyn Fn(&str) -> bool + Send + Sync>,
    /// Whether an answer was taken, or the time is over.
    is_over: AtomicBool,
    callers: AtomicUsize,
}

impl Desk {
    /// Hears a caller in a thread of its own: one that says nothing keeps nobody waiting.
    fn hear(self: &Arc<Self>, stream: TcpStream, sender: Sender<String>) {
        if self.callers.fetch_add(1, Ordering::SeqCst) >= CALLERS {
            self.callers.fetch_sub(1, Ordering::SeqCst);
            return;
        }
        let desk = Arc::clone(self);
        std::thread::spawn(move || {
            let _ = desk.answer(&stream, &sender);
            let _ = stream.shutdown(Shutdown::Both);
            desk.callers.fetch_sub(1, Ordering::SeqCst);
        });
    }

    fn answer(&self, stream: &TcpStream, sender: &Sender<String>) -> io::Result<()> {
        stream.set_nonblocking(false)?;
        stream.set_write_timeout(Some(PATIENCE))?;
        let head = head(stream)?;
        let (status, words) = match query(&head, &self.host) {
            None => ("404 Not Found", NOT_OURS),
            Some(query) if !(self.is_ours)(query) => ("400 Bad Request", NOT_OURS),
            Some(_) if self.is_over.swap(true, Ordering::SeqCst) => ("409 Conflict", NOT_OURS),
            Some(query) => {
                let told = tell(stream, "200 OK", TAKEN);
                // Taken is taken, whether or not the browser still hears of it.
                let _ = sender.send(query.to_owned());
                return told;
            }
        };
        tell(stream, status, words)
    }
}

/// The head of a request, as far as it came in time.
fn head(mut stream: &TcpStream) -> io::Result<String> {
    let begun = Instant::now();
    let mut head = Vec::new();
    let mut piece = [0; 1024];
    while head.len() < HEAD && !head.windows(4).any(|end| end == b"\r\n\r\n") {
        let left = PATIENCE.saturating_sub(begun.elapsed()).max(Duration::from_millis(1));
        stream.set_read_timeout(Some(left))?;
        match stream.read(&mut piece)? {
            0 => break,
            count => head.extend_from_slice(piece.get(..count).unwrap_or_default()),
        }
    }
    Ok(String::from_utf8_lossy(&head).into_owned())
}

/// The query of a whole `GET` of our path, said to our host: a name that leads here from elsewhere is another host.
fn query<'a>(head: &'a str, host: &str) -> Option<&'a str> {
    let mut lines = head.split_once("\r\n\r\n")?.0.lines();
    let mut words = lines.next()?.split(' ');
    let ("GET", target, Some("HTTP/1.1" | "HTTP/1.0"), None) =
        (words.next()?, words.next()?, words.next(), words.next())
    else {
        return None;
    };
    let mut hosts = lines.filter_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case("host").then_some(value.trim())
    });
    if hosts.next() != Some(host) || hosts.next().is_some() {
        return None;
    }
    let (path, query) = target.split_once('?')?;
    (path == PATH).then_some(query)
}

fn tell(mut stream: &TcpStream, status: &str, words: &str) -> io::Result<()> {
    let page = format!("<!doctype html><meta charset=utf-8><title>fte</title><p>{words}</p>\n");
    let answer = format!(
        "HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {}\r\n\
         Connection: close\r\nCache-Control: no-store\r\nReferrer-Policy: no-referrer\r\n\
         Content-Security-Policy: default-src 'none'\r\nX-Content-Type-Options: nosniff\r\n\r\n{page}",
        page.len()
    );
    stream.write_all(answer.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(port: u16, head: &str) -> String {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).unwrap();
        stream.write_all(head.replace("PORT", &port.to_string()).as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer.split(' ').nth(1).unwrap_or_default().to_owned()
    }

    const GOOD: &str = "GET /callback?code=a&state=s HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\n\r\n";

    #[test]
    fn one_good_request_is_taken_and_strays_end_nothing() {
        let loopback = Loopback::bind(0).unwrap();
        let port = loopback.port;
        assert_eq!(loopback.address(), format!("http://127.0.0.1:{port}/callback"));
        let waiting = std::thread::spawn(move || {
            loopback.wait(Duration::from_mins(1), |query| query.ends_with("state=s")).unwrap()
        });
        // One that says nothing, as browsers open ahead.
        let silent = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).unwrap();
        for (status, stray) in [
            ("404", GOOD.replace("/callback", "/favicon.ico")),
            ("404", GOOD.replace("/callback", "/callback/x")),
            ("404", GOOD.replace("/callback?", "/callback#")),
            ("404", GOOD.replace("GET", "POST")),
            ("404", GOOD.replace("127.0.0.1:PORT", "evil.example:PORT")),
            ("404", GOOD.replace("Host", "X")),
            ("404", GOOD.replace("Host:", "Host: a\r\nHost:")),
            ("404", GOOD.replace("HTTP/1.1", "HTTP/1.1 x")),
            ("400", GOOD.replace("state=s", "state=t")),
            ("404", format!("GET /{}", "a".repeat(HEAD))),
        ] {
            assert_eq!(ask(port, &stray), status, "{stray}");
        }
        assert_eq!(ask(port, GOOD), "200");
        assert_eq!(waiting.join().unwrap().as_deref(), Some("code=a&state=s"));
        assert!(TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err());
        drop(silent);
    }

    #[test]
    fn nobody_is_waited_for_longer_than_the_limit() {
        let loopback = Loopback::bind(0).unwrap();
        let port = loopback.port;
        assert_eq!(loopback.wait(Duration::from_millis(60), |_| true).unwrap(), None);
        assert!(TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err());
    }
}
