//! `credentials.json` in the state folder: the secrets of a machine without a keyring, for its owner's eyes only.

use std::io::{self, Read as _};
use std::path::Path;

use serde_json::{Map, Value, json};

use crate::base::{disk, platform};

/// The file's name in the state folder.
pub(super) const NAME: &str = "credentials.json";

/// The form of the file; another one is of another fte.
const FORM: u64 = 1;

/// The largest file that is read, in bytes.
const LARGEST: u64 = 1 << 20;

/// What is stored, by service; nothing where there is no file. The error is a sentence that names the file.
pub(super) fn read(path: &Path) -> Result<Map<String, Value>, String> {
    let named = |what: String| format!("{} {what}", path.display());
    let file = match disk::open_regular(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Map::new()),
        Err(error) => return Err(named(error.to_string())),
    };
    let about = file.metadata().map_err(|error| named(error.to_string()))?;
    private(&about).map_err(|why| named(format!("{why}: chmod 600 '{}'", path.display())))?;
    let mut text = String::new();
    file.take(LARGEST)
        .read_to_string(&mut text)
        .map_err(|_| named("can't be read as text".into()))?;
    // What is wrong with it is not said in its own words: they are secrets.
    let value: Value = serde_json::from_str(&text).map_err(|_| named("is damaged".into()))?;
    if value.get("form").and_then(Value::as_u64) != Some(FORM) {
        return Err(named("is of another fte".into()));
    }
    Ok(value.get("services").and_then(Value::as_object).cloned().unwrap_or_default())
}

/// Puts them in place of what was stored, durably.
pub(super) fn write(path: &Path, services: &Map<String, Value>) -> io::Result<()> {
    let text = json!({ "form": FORM, "services": services }).to_string();
    disk::replace_private(path, text.as_bytes())?;
    path.parent().map_or(Ok(()), disk::sync_dir)
}

/// Removes what a killed [`write()`] left over.
pub(super) fn tidy(path: &Path) -> Result<(), String> {
    disk::clear_private(path).map(drop).map_err(|error| format!("{}: {error}", path.display()))
}

/// Refuses a file that others can read, or that another user made.
pub(super) fn private(about: &std::fs::Metadata) -> Result<(), &'static str> {
    if platform::is_open_to_others(about) {
        return Err("can be read by others on this machine");
    }
    if platform::is_anothers(about) {
        return Err("belongs to another user");
    }
    Ok(())
}
