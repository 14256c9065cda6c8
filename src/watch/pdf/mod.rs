//! The text of a PDF and the XML in it, read in a child process: what reads PDFs can overflow its stack, loop, or ask for all memory there is.

mod files;
mod lines;

use std::io::{Read as _, Write as _};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::Duration;

use crate::base::{OrFail as _, Result, pulse};

/// The hidden subcommand of the child.
pub(crate) const CHILD: &str = "__pdf-text";

/// How long a document may take.
const TIME: Duration = Duration::from_secs(5);
/// The most text that is taken, in bytes.
const TEXT: u64 = TEXT_BYTES as u64;
const TEXT_BYTES: usize = 1024 * 1024;
/// What the child says before the text: the library may print things of its own first.
const MARK: &[u8] = b"\0fte-text\0";

/// What is in a document.
#[derive(Debug, Default)]
pub(crate) struct Pdf {
    pub(crate) text: String,
    /// The XML files that it carries: an invoice's data, perhaps.
    pub(crate) files: Vec<(String, Vec<u8>)>,
}

/// The text of a document and the XML in it, or why they can't be had.
pub(crate) fn read(bytes: &[u8]) -> std::result::Result<Pdf, &'static str> {
    pulse::beat();
    let mut child = spawn().map_err(|_| "the reader could not be started")?;
    let (Some(mut stdin), Some(stdout)) = (child.stdin.take(), child.stdout.take()) else {
        return Err("the reader could not be started");
    };
    let (sender, receiver) = channel();
    std::thread::spawn(move || {
        let mut text = Vec::new();
        let read = stdout.take(TEXT + files::ALL + MARK.len() as u64).read_to_end(&mut text);
        let _ = sender.send(read.map(|_| text));
    });
    let document = bytes.to_vec();
    std::thread::spawn(move || {
        // A child that has died does not read; nobody waits for this.
        let _ = stdin.write_all(&document);
    });
    let said = receiver.recv_timeout(TIME);
    let status = end(&mut child, said.is_ok());
    match said {
        Ok(Ok(text)) if status => find(&text).ok_or("the reader failed"),
        Ok(_) => Err("the document is damaged, encrypted or too complex"),
        Err(RecvTimeoutError::Timeout) => Err("it took too long"),
        Err(RecvTimeoutError::Disconnected) => Err("the reader failed"),
    }
}

fn find(said: &[u8]) -> Option<Pdf> {
    let at = memchr::memmem::find(said, MARK)?;
    let (text, files) = files::parse(said.get(at + MARK.len()..)?);
    let text = String::from_utf8_lossy(text);
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    let mut out = String::with_capacity(text.len());
    let mut blank = 0;
    for line in lines {
        blank = if line.is_empty() { blank + 1 } else { 0 };
        if blank < 2 {
            out.push_str(line);
            out.push('\n');
        }
    }
    Some(Pdf { text: out.trim().to_owned(), files })
}

/// Waits for a child that has said all it had to say, or ends it; whether it ended well.
fn end(child: &mut Child, done: bool) -> bool {
    if !done {
        let _ = child.kill();
    }
    child.wait().is_ok_and(|status| status.success())
}

/// Our own binary with nothing of our environment, and on unix with limits on memory, processor time and files.
fn spawn() -> std::io::Result<Child> {
    let own = std::env::current_exe()?;
    let mut command = if cfg!(unix) {
        let mut shell = Command::new("/bin/sh");
        let limits = "ulimit -v 524288; ulimit -t 10; ulimit -f 0; ulimit -c 0; exec \"$0\" \"$1\"";
        shell.arg("-c").arg(limits).arg(own).arg(CHILD);
        shell
    } else {
        let mut direct = Command::new(own);
        direct.arg(CHILD);
        direct
    };
    command.env_clear().current_dir(std::env::temp_dir());
    #[expect(
        clippy::disallowed_methods,
        reason = "Windows starts no process without it, and it is no setting"
    )]
    if cfg!(windows)
        && let Ok(root) = std::env::var("SYSTEMROOT")
    {
        command.env("SYSTEMROOT", root);
    }
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn()
}

/// What the child does: a document on stdin, its text and its XML files on stdout.
pub(crate) fn child(out: crate::base::out::Out) -> Result<()> {
    let mut bytes = Vec::new();
    std::io::stdin()
        .lock()
        .take(super::document::OPENED * 2)
        .read_to_end(&mut bytes)
        .doing("read the document")?;
    let mut lines = lines::Lines::new(TEXT_BYTES);
    let mut document = pdf_extract::Document::load_mem(&bytes).doing("read the document")?;
    if document.is_encrypted() {
        // Many are locked against changes only, with no password to read them.
        document.decrypt("").doing("unlock the document")?;
    }
    let read = pdf_extract::output_doc(&document, &mut lines);
    // A page that can't be read leaves those before it.
    if lines.text.trim().is_empty() && !files::has_any(&document) {
        read.doing("read the document")?;
    }
    // A zero byte begins what is no text.
    let mut text = lines.text.replace('\0', " ");
    text.truncate(text.floor_char_boundary(TEXT_BYTES));
    let mut said = MARK.to_vec();
    said.extend_from_slice(text.as_bytes());
    files::print(&document, &mut said);
    out.raw(&said)
}
