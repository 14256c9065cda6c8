//! A program that prints a secret: `pass show mail`.

use std::ffi::OsString;
use std::time::Duration;

use crate::base::program::Program;
use crate::base::secret::Secret;
use crate::base::text::shown_line;
use crate::config;

/// How long it may take: a person may have to touch a key, or type what unlocks it.
const LIMIT: Duration = Duration::from_mins(1);

/// What password managers find their way by, beside what every program gets. `BW_SESSION` is a secret of theirs, for them.
const ALSO: [&str; 7] = [
    "GNUPGHOME",
    "GPG_TTY",
    "PASSWORD_STORE_DIR",
    "XDG_CONFIG_HOME",
    "XDG_DATA_HOME",
    "SSH_AUTH_SOCK",
    "BW_SESSION",
];

/// The first line that it prints. The error is a sentence without a word of what it printed; what it said on stderr is in it.
pub(super) fn run(words: &[String]) -> Result<Secret, String> {
    let own = |name: &'static str| Some((name, OsString::from(config::env(name)?)));
    let environment = ALSO.into_iter().filter_map(own).collect();
    let printed = Program { words, environment, stdin: Vec::new(), limit: LIMIT }.printed()?;
    let name = words.first().map(|word| shown_line(word)).unwrap_or_default();
    let text = String::from_utf8(printed).map_err(|_| format!("`{name}` printed no text"))?;
    match text.lines().next() {
        Some(line) if !line.is_empty() => Ok(Secret::new(line.to_owned())),
        _ => Err(format!("`{name}` printed nothing")),
    }
}

/// The words of a command: split at spaces, but for what stands in quotes. `None` where a quote is not closed, or nothing
/// is said. No shell is asked: `$`, `|` and `~` are characters like others.
pub(super) fn words(text: &str) -> Option<Vec<String>> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut quote = None;
    for c in text.chars() {
        match quote {
            Some(open) if c == open => quote = None,
            Some(_) => word.get_or_insert_default().push(c),
            None if c == '\'' || c == '"' => {
                quote = Some(c);
                word.get_or_insert_default();
            }
            None if c.is_whitespace() => words.extend(word.take()),
            None => word.get_or_insert_default().push(c),
        }
    }
    words.extend(word);
    (quote.is_none() && !words.is_empty()).then_some(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_split_without_a_shell() {
        let split = |text: &str| words(text).map(|words| words.join("|"));
        assert_eq!(split("pass show mail").as_deref(), Some("pass|show|mail"));
        assert_eq!(split(" a  'b c' d\"e f\" ''").as_deref(), Some("a|b c|de f|"));
        assert_eq!(split("sh -c 'echo $X'").as_deref(), Some("sh|-c|echo $X"));
        for wrong in ["", "  ", "pass 'show", "pass \"show"] {
            assert_eq!(split(wrong), None, "{wrong}");
        }
    }
}
