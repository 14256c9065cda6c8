//! The folder as it grows: each file made new, its digest kept, the digests written last.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::base::text::shown_line;
use crate::base::{Exit, Fail, OrFail as _, Result, digest, disk};

/// The folder as it grows.
pub(super) struct Folio {
    root: PathBuf,
    /// Each file's path in it and digest, by the path in small letters: some disks know no others.
    files: BTreeMap<String, (String, String)>,
}

impl Folio {
    /// The folder, which must not be there, or be empty.
    pub(super) fn open(root: &Path) -> Result<Folio> {
        let shown = shown_line(&root.to_string_lossy());
        fs::create_dir_all(root).doing(format!("make the folder {shown}"))?;
        let mut there = fs::read_dir(root).doing(format!("look into {shown}"))?;
        if there.next().is_some() {
            let what = format!("{shown} is not empty: nothing that is there is written over");
            return Err(Fail::say(Exit::Refused, what).hint("name a folder that is not there yet"));
        }
        Ok(Folio { root: root.to_owned(), files: BTreeMap::new() })
    }

    /// Writes a file at a path with `/` within the folder; returns that. The same thing again is there already; another of its name,
    /// in capitals or not, gets a number before it.
    pub(super) fn put(&mut self, path: &str, bytes: &[u8]) -> Result<String> {
        let digest = digest::sha256(bytes);
        let (mut own, mut count) = (path.to_owned(), 1);
        while let Some((there, same)) = self.files.get(&own.to_lowercase()) {
            if *same == digest {
                return Ok(there.clone());
            }
            count += 1;
            let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
            own = if folder.is_empty() {
                format!("{count}-{name}")
            } else {
                format!("{folder}/{count}-{name}")
            };
        }
        let full = own.split('/').fold(self.root.clone(), |at, part| at.join(part));
        let folder = full.parent().unwrap_or(&self.root);
        fs::create_dir_all(folder).doing("make a folder")?;
        let shown = shown_line(&full.to_string_lossy());
        disk::create(&full, bytes).doing(format!("write {shown}"))?;
        self.files.insert(own.to_lowercase(), (own.clone(), digest));
        Ok(own)
    }

    /// Writes the digests, last of all; returns how many files there are.
    pub(super) fn close(self) -> Result<usize> {
        let lines = self.files.values().map(|(path, digest)| format!("{digest}  {path}\n"));
        let sums: String = lines.collect();
        disk::create(&self.root.join("SHA256SUMS"), sums.as_bytes()).doing("write SHA256SUMS")?;
        disk::sync_dir(&self.root).doing("sync the folder")?;
        Ok(self.files.len() + 1)
    }
}
