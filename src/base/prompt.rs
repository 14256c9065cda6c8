//! Questions to the person, asked only where a person can answer.

use std::io::{self, BufRead as _, IsTerminal as _, Read as _};

use super::error::{Exit, Fail, OrFail as _, Result};
use super::secret::Secret;

/// Whether someone can be asked: stdin and stderr are both terminals.
pub(crate) fn can_ask() -> bool {
    io::stdin().is_terminal() && io::stderr().is_terminal()
}

/// One key out of `keys`, which the question names, as lower case. Ctrl-C, Esc and a closed terminal end the command.
pub(crate) fn key(question: &str, keys: &str) -> Result<char> {
    let terminal = dialoguer::console::Term::stderr();
    loop {
        let _ = terminal.write_str(&format!("{question} "));
        let pressed = terminal.read_key().unwrap_or(dialoguer::console::Key::CtrlC);
        match pressed {
            dialoguer::console::Key::Char(c) if keys.contains(c.to_ascii_lowercase()) => {
                let _ = terminal.write_line(&c.to_string());
                return Ok(c.to_ascii_lowercase());
            }
            dialoguer::console::Key::Escape
            | dialoguer::console::Key::CtrlC
            // Ctrl-D
            | dialoguer::console::Key::Char('\u{4}') => {
                let _ = terminal.write_line("");
                return Err(interrupted());
            }
            _ => {
                let _ = terminal.write_line("");
            }
        }
    }
}

/// One line of text; empty is an answer.
pub(crate) fn line(question: &str) -> Result<String> {
    dialoguer::Input::<String>::new()
        .with_prompt(question)
        .allow_empty(true)
        .interact_text()
        .map_err(|_| interrupted())
}

/// The first line of stdin, at most 64 KB, without its end.
pub(crate) fn stdin_line() -> Result<String> {
    let mut line = String::new();
    io::stdin().lock().take(64 << 10).read_line(&mut line).doing("read stdin")?;
    Ok(line.trim_end_matches(['\n', '\r']).to_owned())
}

/// One line of text that is not shown while it is typed; empty is an answer.
pub(crate) fn secret(question: &str) -> Result<Secret> {
    let typed = dialoguer::Password::new().with_prompt(question).allow_empty_password(true);
    typed.interact().map(Secret::new).map_err(|_| Fail::say(Exit::Interrupted, "interrupted"))
}

fn interrupted() -> Fail {
    Fail::say(Exit::Interrupted, "interrupted; the request at hand was not answered")
}
