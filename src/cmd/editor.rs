//! A text in the person's own editor.

use std::process::Command;

use crate::app::App;
use crate::base::{OrFail as _, Result, disk, text};
use crate::config;

/// What the person made of a text in `VISUAL`, `EDITOR` or the system's own editor; `None` where that failed, which is said.
///
/// The file lies in the state folder, which no program syncs, and is gone afterwards.
pub(crate) fn edit(app: &App, name: &str, before: &str) -> Result<Option<String>> {
    let file = app.state()?.dir().join(format!("edit-{name}"));
    disk::replace(&file, before.as_bytes()).doing("write the text to edit")?;
    let editor = config::env("VISUAL")
        .or_else(|| config::env("EDITOR"))
        .unwrap_or_else(|| if cfg!(windows) { "notepad" } else { "vi" }.into());
    let mut words = editor.split_whitespace();
    let program = words.next().unwrap_or("vi");
    let status = match Command::new(program).args(words).arg(&file).status() {
        Ok(status) => status,
        Err(error) => {
            app.out.warn(format!(
                "the editor `{}` could not be started: {error}; `EDITOR` names another",
                text::shown_line(program)
            ));
            return Ok(None);
        }
    };
    let after = disk::read(&file, 16 << 20).doing("read the edited text")?;
    let _ = std::fs::remove_file(&file);
    if !status.success() {
        app.out.warn("the editor failed; nothing was changed");
        return Ok(None);
    }
    Ok(Some(String::from_utf8_lossy(&after).into_owned()))
}
