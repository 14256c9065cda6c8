//! An IMAP server that misbehaves on demand, on 127.0.0.1 in plain text.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// What is done in place of the right answer.
pub(crate) enum Fault {
    /// Says nothing, and does not hang up.
    Hang,
    /// Says this (`TAG` is the command's), and goes on.
    Say(Vec<u8>),
    /// Asks with each of these lines, hears what is said to it, and then says this.
    Ask(Vec<String>, String),
    /// Says this, and hangs up.
    Cut(Vec<u8>),
    /// Says this, and then nothing.
    Stall(Vec<u8>),
    /// Says `x` once in a while.
    Drip,
    /// Says this over and over.
    Flood(Vec<u8>),
}

/// What is there to be read.
#[derive(Clone)]
pub(crate) struct Box {
    pub(crate) validity: u32,
    pub(crate) messages: Vec<(u32, Vec<u8>)>,
    /// `None`: it does not say.
    pub(crate) next: Option<u32>,
    pub(crate) offers: &'static str,
}

impl Box {
    /// Messages with the UIDs 1, 2, …
    pub(crate) fn of(count: u32) -> Box {
        let messages: Vec<_> = (1..=count).map(|uid| (uid, mail(uid))).collect();
        Box { validity: 7, messages, next: Some(count + 1), offers: "AUTH=PLAIN SASL-IR" }
    }
}

pub(crate) fn mail(uid: u32) -> Vec<u8> {
    let head = format!(
        "From: Dana <dana@example.com>\r\nTo: me@firm.example\r\nSubject: number {uid}\r\nMessage-ID: <{uid}@example.com>\r\nDate: Mon, 16 Nov 2026 09:00:00 +0000\r\n\r\n"
    );
    (head + &format!("This is number {uid}.\r\n")).into_bytes()
}

type Rule = dyn Fn(usize, &str) -> Option<Fault> + Send + Sync;

/// The server. It ends with the test's process.
pub(crate) struct Fake {
    pub(crate) port: u16,
    said: Arc<Mutex<Vec<String>>>,
    there: Arc<Mutex<Box>>,
}

impl Fake {
    /// `rule` says of each command (with the number of its connection, from 0) whether it goes wrong; of the greeting as `""`.
    pub(crate) fn start(
        there: Box,
        rule: impl Fn(usize, &str) -> Option<Fault> + Send + Sync + 'static,
    ) -> Fake {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let (said, there) = (Arc::<Mutex<Vec<String>>>::default(), Arc::new(Mutex::new(there)));
        let (log, model) = (Arc::clone(&said), Arc::clone(&there));
        let rule: Arc<Rule> = Arc::new(rule);
        std::thread::spawn(move || {
            for (number, socket) in listener.incoming().map_while(Result::ok).enumerate() {
                let (rule, log, model) = (Arc::clone(&rule), Arc::clone(&log), Arc::clone(&model));
                std::thread::spawn(move || {
                    let _ = serve(number, socket, &*rule, &log, &model);
                });
            }
        });
        Fake { port, said, there }
    }

    /// The commands that were heard, without their tags.
    pub(crate) fn heard(&self) -> Vec<String> {
        self.said.lock().unwrap().clone()
    }

    pub(crate) fn change(&self, change: impl FnOnce(&mut Box)) {
        change(&mut self.there.lock().unwrap());
    }
}

fn serve(
    number: usize,
    mut socket: TcpStream,
    rule: &Rule,
    log: &Mutex<Vec<String>>,
    there: &Mutex<Box>,
) -> std::io::Result<()> {
    let mut reader = BufReader::new(socket.try_clone()?);
    if !go_wrong(rule(number, ""), "", &mut reader, log, &mut socket)? {
        let offers = there.lock().unwrap().offers;
        write!(socket, "* OK [CAPABILITY IMAP4rev1 {offers}] hello\r\n")?;
    }
    let mut line = String::new();
    while reader.read_line(&mut line)? > 0 {
        let (tag, command) = line.trim_end().split_once(' ').unwrap_or(("", line.trim_end()));
        log.lock().unwrap().push(command.to_owned());
        if !go_wrong(rule(number, command), tag, &mut reader, log, &mut socket)? {
            let there = there.lock().unwrap().clone();
            answer(&there, tag, command, &mut socket)?;
        }
        line.clear();
    }
    Ok(())
}

/// Whether something was done in place of the answer; an error ends the connection.
fn go_wrong(
    fault: Option<Fault>,
    tag: &str,
    reader: &mut BufReader<TcpStream>,
    log: &Mutex<Vec<String>>,
    socket: &mut TcpStream,
) -> std::io::Result<bool> {
    let wait = || std::thread::sleep(Duration::from_mins(1));
    match fault {
        None => return Ok(false),
        Some(Fault::Hang) => wait(),
        Some(Fault::Say(bytes)) => {
            let lines = bytes.split_inclusive(|byte| *byte == b'\n');
            let said = lines.flat_map(|line| match line.strip_prefix(b"TAG ") {
                Some(rest) => [tag.as_bytes(), b" ", rest].concat(),
                None => line.to_vec(),
            });
            // In one piece.
            socket.write_all(&said.collect::<Vec<u8>>())?;
            return Ok(true);
        }
        Some(Fault::Ask(questions, last)) => {
            for question in questions {
                write!(socket, "{question}\r\n")?;
                let mut line = String::new();
                reader.read_line(&mut line)?;
                log.lock().unwrap().push(format!("> {}", line.trim_end()));
            }
            write!(socket, "{tag} {last}\r\n")?;
            return Ok(true);
        }
        Some(Fault::Cut(bytes)) => socket.write_all(&bytes)?,
        Some(Fault::Stall(bytes)) => {
            socket.write_all(&bytes)?;
            wait();
        }
        Some(Fault::Drip) => loop {
            socket.write_all(b"x")?;
            std::thread::sleep(Duration::from_millis(100));
        },
        Some(Fault::Flood(bytes)) => loop {
            socket.write_all(&bytes)?;
        },
    }
    Err(std::io::ErrorKind::BrokenPipe.into())
}

fn answer(there: &Box, tag: &str, command: &str, out: &mut TcpStream) -> std::io::Result<()> {
    let words: Vec<&str> = command.split(' ').collect();
    let last = there.messages.last().map_or(0, |(uid, _)| *uid);
    let mut said = Vec::new();
    match words.as_slice() {
        ["CAPABILITY", ..] => {
            write!(said, "* CAPABILITY IMAP4rev1 {}\r\n", there.offers)?;
        }
        ["EXAMINE" | "SELECT", ..] => {
            write!(said, "* FLAGS (\\Seen)\r\n* {} EXISTS\r\n", there.messages.len())?;
            write!(said, "* OK [UIDVALIDITY {}] ok\r\n", there.validity)?;
            if let Some(next) = there.next {
                write!(said, "* OK [UIDNEXT {next}] ok\r\n")?;
            }
            if there.offers.contains("QRESYNC") {
                said.extend(resync(there, command));
            }
        }
        ["ENABLE", what] => write!(said, "* ENABLED {what}\r\n")?,
        ["UID", "SEARCH", "SINCE", _] => said.extend(search(there, |_| true)),
        // As servers do: `9:*` is `3:9` where 3 is the last.
        ["UID", "SEARCH", "UID", set] => {
            let (first, end) = set.split_once(':').unwrap_or((set, set));
            let number = |text: &str| if text == "*" { last } else { text.parse().unwrap() };
            let (a, b) = (number(first), number(end));
            said.extend(search(there, |uid| (a.min(b)..=a.max(b)).contains(&uid)));
        }
        ["UID", "FETCH", set, ..] => {
            let wanted: Vec<u32> = runs(set).flatten().collect();
            let body = command.contains("BODY.PEEK[]");
            for (number, (uid, raw)) in there.messages.iter().enumerate() {
                if !wanted.contains(uid) {
                    continue;
                }
                if body {
                    write!(said, "* {} FETCH (UID {uid} BODY[] {{{}}}\r\n", number + 1, raw.len())?;
                    said.extend(raw);
                    said.extend(b")\r\n");
                } else {
                    let at = "16-Nov-2026 09:00:00 +0000";
                    write!(
                        said,
                        "* {} FETCH (UID {uid} RFC822.SIZE {} FLAGS () INTERNALDATE \"{at}\")\r\n",
                        number + 1,
                        raw.len()
                    )?;
                }
            }
        }
        _ => {}
    }
    write!(said, "{tag} OK done\r\n")?;
    out.write_all(&said)
}

/// `1,3:5`
fn runs(set: &str) -> impl Iterator<Item = std::ops::RangeInclusive<u32>> {
    set.split(',').map(|run| {
        let (first, end) = run.split_once(':').unwrap_or((run, run));
        first.parse().unwrap()..=end.parse().unwrap()
    })
}

/// What changed since `(QRESYNC (VALIDITY MODSEQ SET))`: the UID that came next at a time is the folder's MODSEQ then.
fn resync(there: &Box, command: &str) -> Vec<u8> {
    let next = there.next.unwrap();
    let mut said = format!("* OK [HIGHESTMODSEQ {next}] ok\r\n");
    let Some((_, known)) = command.split_once("(QRESYNC (") else { return said.into_bytes() };
    let known: Vec<&str> = known.trim_end_matches("))").split(' ').collect();
    assert_eq!((known.len(), known[0]), (3, there.validity.to_string().as_str()), "{command}");
    let (since, set): (u32, Vec<_>) = (known[1].parse().unwrap(), runs(known[2]).collect());
    for uid in (1..next).filter(|uid| set.iter().any(|run| run.contains(uid))) {
        let number = there.messages.iter().position(|(there, _)| *there == uid);
        match number {
            Some(number) if uid >= since => {
                let number = number + 1;
                said += &format!("* {number} FETCH (UID {uid} FLAGS () MODSEQ ({uid}))\r\n");
            }
            Some(_) => {}
            None => said += &format!("* VANISHED (EARLIER) {uid}\r\n"),
        }
    }
    said.into_bytes()
}

fn search(there: &Box, is_in: impl Fn(u32) -> bool) -> Vec<u8> {
    let uids = there.messages.iter().map(|(uid, _)| *uid).filter(|uid| is_in(*uid));
    let uids: Vec<String> = uids.map(|uid| uid.to_string()).collect();
    format!("* SEARCH {}\r\n", uids.join(" ")).into_bytes()
}
