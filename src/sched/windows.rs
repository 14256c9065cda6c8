//! A task of Windows' Task Scheduler.

use std::path::{Path, PathBuf};

use super::entry::{Entry, unfit};
use super::files;
use super::program::ask;
use super::system::{File, There, xml};
use crate::base::{Exit, Fail, Result};

/// The task's definition.
pub(super) fn task(entry: &Entry) -> Result<File> {
    for path in [&entry.fte, &entry.vault] {
        // It puts variables in the place of `%NAME%` and `$(Arg0)`, and has no way to say that none is meant.
        if path.matches('%').count() > 1 || path.contains("$(") || path.contains('"') {
            return Err(unfit("the Task Scheduler", "`%…%`, `$(` or a double quote", path));
        }
    }
    let words = entry.words().map(quoted).join(" ");
    let text = format!(
        r#"<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo>
    <Description>fte: what is due in the vault {vault}. `fte schedule remove` takes it away.</Description>
  </RegistrationInfo>
  <Triggers>
    <TimeTrigger>
      <Repetition>
        <Interval>PT{minutes}M</Interval>
        <StopAtDurationEnd>false</StopAtDurationEnd>
      </Repetition>
      <StartBoundary>2026-01-01T00:00:00</StartBoundary>
      <Enabled>true</Enabled>
    </TimeTrigger>
  </Triggers>
  <Principals>
    <Principal id="Author">
      <LogonType>InteractiveToken</LogonType>
      <RunLevel>LeastPrivilege</RunLevel>
    </Principal>
  </Principals>
  <Settings>
    <MultipleInstancesPolicy>Parallel</MultipleInstancesPolicy>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <StartWhenAvailable>true</StartWhenAvailable>
    <ExecutionTimeLimit>PT12H</ExecutionTimeLimit>
    <Enabled>true</Enabled>
  </Settings>
  <Actions Context="Author">
    <Exec>
      <Command>{program}</Command>
      <Arguments>{words}</Arguments>
    </Exec>
  </Actions>
</Task>
"#,
        vault = xml(&entry.vault),
        minutes = entry.minutes,
        program = xml(&quoted(&entry.fte)),
        words = xml(&words),
    );
    Ok(File { path: PathBuf::from(format!("fte-{}.xml", entry.id)), text })
}

fn name(id: &str) -> String {
    format!("fte {id}")
}

/// Quoted as Windows' programs take their command line apart: a backslash counts double before the closing quote alone.
fn quoted(word: &str) -> String {
    let plain = |c: char| !c.is_whitespace() && !"\"'^&|<>()".contains(c);
    if word.chars().all(plain) {
        return word.to_owned();
    }
    let end = word.len() - word.trim_end_matches('\\').len();
    format!("\"{word}{}\"", r"\".repeat(end))
}

/// What makes the task, as a person types it beside the definition's file.
pub(super) fn commands(id: &str) -> Vec<String> {
    vec![format!("schtasks /Create /TN \"{}\" /XML fte-{id}.xml /F", name(id))]
}

/// Hands the definition to the Task Scheduler, by way of a file in `folder`.
pub(super) fn install(entry: &Entry, folder: &Path) -> Result<bool> {
    let file = task(entry)?;
    let path = folder.join(&file.path);
    // UTF-16 with its mark: the form that the Task Scheduler writes itself, and surely reads.
    let bytes: Vec<u8> = std::iter::once(0xfeff)
        .chain(file.text.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    files::put(&path, &bytes)?;
    let said = path.to_string_lossy().into_owned();
    let made = tell(&["/Create", "/TN", &name(&entry.id), "/XML", &said, "/F"]);
    files::take(&path)?;
    made?;
    Ok(true)
}

pub(super) fn remove(id: &str) -> Result<bool> {
    if !is_there(id) {
        return Ok(false);
    }
    tell(&["/Delete", "/TN", &name(id), "/F"])?;
    Ok(true)
}

fn tell(words: &[&str]) -> Result<()> {
    let answer = ask("schtasks", words, b"").map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => Fail::say(Exit::SetUp, "this system has no `schtasks`")
            .hint("`fte schedule show --for windows` prints the task's definition"),
        _ => Fail::new(Exit::Failed, anyhow::Error::new(error).context("can't ask `schtasks`")),
    })?;
    if answer.ok {
        return Ok(());
    }
    Err(Fail::say(Exit::Failed, format!("the Task Scheduler refused: {}", answer.complaint())))
}

fn is_there(id: &str) -> bool {
    ask("schtasks", &["/Query", "/TN", &name(id)], b"").is_ok_and(|answer| answer.ok)
}

/// Whether there is such a task; what it holds is the Task Scheduler's.
pub(super) fn there(entry: &Entry) -> There {
    if is_there(&entry.id) { There::Yes } else { There::No }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_quoted_as_windows_takes_them() {
        for (word, line) in [
            (r"C:\Users\Mara\Business", r"C:\Users\Mara\Business"),
            (r"C:\My Business", r#""C:\My Business""#),
            (r"D:\a b\", r#""D:\a b\\""#),
            (r"\\nas\Büro & Co\x", r#""\\nas\Büro & Co\x""#),
        ] {
            assert_eq!(quoted(word), line);
        }
        let entry = |path: &str| super::super::entry::sample(path);
        for path in [r"C:\%PATH%", r"C:\$(Arg0)"] {
            assert!(task(&entry(path)).is_err(), "{path}");
        }
        assert!(
            task(&entry(r"C:\50% off & <more>"))
                .unwrap()
                .text
                .contains("50% off &amp; &lt;more&gt;")
        );
    }
}
