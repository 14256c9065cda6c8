//! Secrets that the machine's owner hands over: variables of the environment, or of a `.env` file outside the vault.

use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use super::{KeyError, Keys, Service, file};
use crate::base::secret::Secret;
use crate::base::{Result as Done, platform};
use crate::config;

/// The variable that names another `.env` file than the usual one.
const ENV_FILE: &str = "FTE_ENV_FILE";

/// The largest `.env` file that is read, in bytes.
const LARGEST: u64 = 1 << 20;

/// A secret that was handed over, and where: `environment`, or the file.
pub(super) struct Found {
    pub(super) secret: Secret,
    pub(super) is_file: bool,
}

impl Keys<'_> {
    /// A variable of the environment, else of the `.env` file.
    pub(super) fn surrounding(&self, name: &str) -> Result<Option<Found>, KeyError> {
        platform::leave_no_core();
        if let Some(value) = config::env(name) {
            return Ok(Some(Found { secret: Secret::new(value), is_file: false }));
        }
        let Some(text) = self.env_file()? else { return Ok(None) };
        let value = value_of(&text, name).map_err(|line| {
            KeyError::Store(format!("the `.env` file: line {line}: a quote is not closed"))
        })?;
        let value = value.filter(|value| !value.is_empty());
        Ok(value.map(|value| Found { secret: Secret::new(value), is_file: true }))
    }

    fn env_file(&self) -> Result<Option<String>, KeyError> {
        let named = config::env(ENV_FILE).map(PathBuf::from);
        let is_named = named.is_some();
        let Some(path) = named.or_else(|| Some(platform::config_home()?.join("fte/.env"))) else {
            return Ok(None);
        };
        let vault = self.state.note("root").map_err(|fail| KeyError::state(&fail))?;
        match read(&path, vault.as_deref().map(Path::new)) {
            Err(error) if error.kind() == io::ErrorKind::NotFound && !is_named => Ok(None),
            Err(error) => Err(KeyError::Store(format!("{}: {error}", path.display()))),
            Ok(text) => Ok(Some(text)),
        }
    }

    /// The servers that what is handed over was first used with; those of now where it is used for the first time.
    pub(super) fn given_first(&self, service: Service, asked: &[String]) -> Done<Vec<String>> {
        if let Some(noted) = self.first_given(service)? {
            return Ok(noted);
        }
        self.trust(service, asked)?;
        Ok(asked.to_vec())
    }

    /// The servers that what is handed over was first used with; `None` where it never was.
    pub(super) fn first_given(&self, service: Service) -> Done<Option<Vec<String>>> {
        let noted = self.state.note(&first_note(service))?;
        Ok(noted.map(|noted| noted.lines().map(str::to_owned).collect()))
    }

    /// Gives what is handed over to these servers from now on.
    pub(super) fn trust(&self, service: Service, servers: &[String]) -> Done<()> {
        self.state.set_note(&first_note(service), &servers.join("\n"))
    }
}

fn first_note(service: Service) -> String {
    format!("auth.first.{}", service.name())
}

/// The text of a `.env` file that only its owner can read and that lies outside the vault. Links are followed: what they
/// lead to is held to that.
fn read(path: &Path, vault: Option<&Path>) -> io::Result<String> {
    let real = path.canonicalize()?;
    let refused = |why: String| io::Error::new(io::ErrorKind::InvalidInput, why);
    if vault.is_some_and(|vault| real.starts_with(vault)) {
        return Err(refused("lies in the vault: whoever it is synced to would read it".into()));
    }
    let opened = platform::open_no_follow(&real)?;
    let about = opened.metadata()?;
    if !about.is_file() {
        return Err(refused("is not a regular file".into()));
    }
    file::private(&about)
        .map_err(|why| refused(format!("{why}: chmod 600 '{}'", real.display())))?;
    let mut text = String::new();
    opened.take(LARGEST).read_to_string(&mut text)?;
    Ok(text)
}

/// The value that a name has last: `NAME=value`, `export NAME='value'`. The error is the line whose quote stays open.
fn value_of(text: &str, name: &str) -> Result<Option<String>, usize> {
    let mut found = None;
    for (line, number) in text.lines().zip(1_usize..) {
        let line = line.trim().trim_start_matches('\u{feff}');
        let line = line.strip_prefix("export ").unwrap_or(line).trim_start();
        let value = line.strip_prefix(name).and_then(|rest| rest.trim_start().strip_prefix('='));
        if let Some(value) = value {
            found = Some(unquoted(value.trim()).ok_or(number)?);
        }
    }
    Ok(found)
}

/// A value as shells and their kin read it; `None` where a quote is not closed.
fn unquoted(value: &str) -> Option<String> {
    if let Some(rest) = value.strip_prefix('\'') {
        return rest.split_once('\'').map(|(inner, _)| inner.to_owned());
    }
    let Some(rest) = value.strip_prefix('"') else {
        // ` #` begins a remark; a `#` within is part of the value.
        return Some(value.split(" #").next().unwrap_or(value).trim_end().to_owned());
    };
    let mut inner = String::new();
    let mut chars = rest.chars();
    loop {
        match chars.next()? {
            '"' => return Some(inner),
            '\\' => match chars.next()? {
                'n' => inner.push('\n'),
                c @ ('"' | '\\' | '$' | '`') => inner.push(c),
                c => inner.extend(['\\', c]),
            },
            c => inner.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_read_as_shells_do() {
        let of = |line: &str| value_of(&format!("OTHER=x\n{line}\nFTE_XY=no\n"), "FTE_X");
        for (line, value) in [
            ("FTE_X=abc", "abc"),
            ("  export FTE_X = abc  ", "abc"),
            ("FTE_X=a b c # a remark", "a b c"),
            ("FTE_X=a#b", "a#b"),
            ("FTE_X='a # $b \"c'", "a # $b \"c"),
            (r#"FTE_X="a \"b\" \\ \n \x" # no"#, "a \"b\" \\ \n \\x"),
            ("FTE_X=first\nFTE_X=last", "last"),
            ("FTE_X=", ""),
        ] {
            assert_eq!(of(line), Ok(Some(value.to_owned())), "{line}");
        }
        assert_eq!(of("# FTE_X=abc"), Ok(None));
        assert_eq!(of("FTE_X2=abc"), Ok(None));
        assert_eq!(of("FTE_X='abc"), Err(2));
        assert_eq!(of("FTE_X=\"abc\\\""), Err(2));
    }
}
