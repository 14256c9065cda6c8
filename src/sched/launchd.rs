//! An agent of the user's for launchd.

use std::path::PathBuf;

use super::entry::Entry;
use super::files;
use super::program::ask;
use super::system::{File, There, xml};
use crate::base::{Exit, Fail, Result, platform};
use crate::config;

/// The agent's property list.
pub(super) fn agent(entry: &Entry) -> Result<File> {
    let words = std::iter::once(entry.fte.as_str()).chain(entry.words());
    let words: Vec<_> = words.map(|word| format!("    <string>{}</string>\n", xml(word))).collect();
    let words = words.concat();
    let state = entry.state.iter().map(|dir| {
        let dir = xml(dir);
        format!("  <key>EnvironmentVariables</key>\n  <dict>\n    <key>FTE_STATE_DIR</key>\n    <string>{dir}</string>\n  </dict>\n")
    });
    let state: String = state.collect();
    let text = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <!DOCTYPE plist PUBLIC \"-//Apple//DTD PLIST 1.0//EN\" \"http://www.apple.com/DTDs/PropertyList-1.0.dtd\">\n\
         <!-- Written by `fte schedule install`; `fte schedule remove` takes it away. -->\n\
         <plist version=\"1.0\">\n<dict>\n  <key>Label</key>\n  <string>{label}</string>\n  <key>ProgramArguments</key>\n  \
         <array>\n{words}  </array>\n{state}  <key>StartInterval</key>\n  <integer>{seconds}</integer>\n  \
         <key>RunAtLoad</key>\n  <true/>\n  <key>ProcessType</key>\n  <string>Background</string>\n</dict>\n</plist>\n",
        label = label(&entry.id),
        seconds = entry.minutes * 60,
    );
    Ok(File { path: path(&entry.id)?, text })
}

fn label(id: &str) -> String {
    format!("fte.{id}")
}

fn path(id: &str) -> Result<PathBuf> {
    let home = config::env("HOME")
        .ok_or_else(|| Fail::say(Exit::SetUp, "there is no place for agents: `HOME` is not set"))?;
    Ok(PathBuf::from(home).join(format!("Library/LaunchAgents/{}.plist", label(id))))
}

/// Where the user's agents live; `gui/501`.
fn domain() -> String {
    format!("gui/{}", platform::user_id())
}

/// What starts the agent, as a person types it.
pub(super) fn commands(id: &str) -> Vec<String> {
    vec![format!("launchctl bootstrap {} ~/Library/LaunchAgents/{}.plist", domain(), label(id))]
}

/// Writes the agent and starts it. Whether the file was changed; and, where it is written but launchd was not told, that.
pub(super) fn install(entry: &Entry) -> Result<(bool, Option<Fail>)> {
    let file = agent(entry)?;
    let changed = files::put(&file.path, file.text.as_bytes())?;
    let target = format!("{}/{}", domain(), label(&entry.id));
    if !changed && tell(&["print", &target]).is_ok() {
        return Ok((false, None));
    }
    // One that runs keeps what it was started with; that there is none to stop is no fault.
    let _ = tell(&["bootout", &target]);
    let path = file.path.to_string_lossy().into_owned();
    let left = tell(&["bootstrap", &domain(), &path]).err().map(|why| {
        let what = format!("the agent is written, but launchd did not start it: {why}");
        Fail::say(Exit::Partial, what).hint(format!("`{}`", commands(&entry.id).join(" && ")))
    });
    Ok((changed, left))
}

/// Stops the agent and takes it away, [`install`]'s way.
pub(super) fn remove(id: &str) -> Result<(bool, Option<Fail>)> {
    let path = path(id)?;
    if files::holds(&path)?.is_none() {
        return Ok((false, None));
    }
    let target = format!("{}/{}", domain(), label(id));
    let stopped = tell(&["bootout", &target]);
    files::take(&path)?;
    // One that did not run can't be stopped, and needs not be.
    let runs = || tell(&["print", &target]).is_ok();
    let left = stopped.err().filter(|_| runs()).map(|why| {
        Fail::say(Exit::Partial, format!("the agent is gone, but launchd still runs it: {why}"))
            .hint(format!("`launchctl bootout {target}`"))
    });
    Ok((true, left))
}

/// Why launchd could not be told, in words.
fn tell(words: &[&str]) -> Result<(), String> {
    match ask("launchctl", words, b"") {
        Ok(answer) if answer.ok => Ok(()),
        Ok(answer) => Err(answer.complaint()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            Err("this system has no `launchctl`".to_owned())
        }
        Err(error) => Err(format!("`launchctl`: {error}")),
    }
}

pub(super) fn there(entry: &Entry) -> Result<There> {
    super::system::compare(&[agent(entry)?])
}
