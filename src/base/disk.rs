//! Files that are whole or not there: the only module that creates, replaces, moves and syncs.

use std::fs::{self, File, OpenOptions, Permissions};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};

use super::platform::{self, Taken};

pub(crate) use platform::sync_dir;

/// The prefix of files that are being written; never read, and removed by `vault repair`.
pub(crate) const TEMPORARY: &str = ".fte-tmp-";

/// Opens a regular file with one name; links, FIFOs, devices and folders are errors of kind `InvalidInput`.
pub(crate) fn open_regular(path: &Path) -> io::Result<File> {
    only_regular(path, platform::open_no_follow(path))
}

/// [`open_regular`], to write into what is there.
pub(crate) fn open_to_write(path: &Path) -> io::Result<File> {
    only_regular(path, platform::no_follow(OpenOptions::new().read(true).write(true)).open(path))
}

/// Opens a regular file with one name to read and write it, made where there is none; says whether it was made.
///
/// Refuses what [`open_regular`] refuses. The name is durable once [`sync_dir`] of its folder returned.
pub(crate) fn open_or_create(path: &Path) -> io::Result<(File, bool)> {
    match open_to_write(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let mut options = OpenOptions::new();
            let made =
                platform::no_follow(options.read(true).write(true).create_new(true)).open(path);
            Ok((only_regular(path, made)?, true))
        }
        opened => Ok((opened?, false)),
    }
}

fn only_regular(path: &Path, opened: io::Result<File>) -> io::Result<File> {
    let file = opened.map_err(|error| match fs::symlink_metadata(path) {
        Ok(metadata) => odd(&metadata).map_or(error, refused),
        Err(_) => error,
    })?;
    let mut metadata = file.metadata()?;
    if let Some(why) = odd(&metadata) {
        return Err(refused(why));
    }
    // A file that is just being made has two names for a moment, where the system has no better way.
    for _ in 0..100 {
        if platform::names_of(&metadata) <= 1 {
            return Ok(file);
        }
        std::thread::yield_now();
        metadata = file.metadata()?;
    }
    Err(refused("has more than one name (a hard link)"))
}

/// What a thing is that is no regular file; `None` for a regular file.
pub(crate) fn odd(metadata: &fs::Metadata) -> Option<&'static str> {
    let kind = metadata.file_type();
    if kind.is_file() {
        None
    } else if kind.is_symlink() {
        Some("is a symbolic link")
    } else if kind.is_dir() {
        Some("is a folder, not a file")
    } else {
        Some("is not a regular file")
    }
}

/// The error for what is there but must not be used; of kind `InvalidInput`.
pub(crate) fn refused(why: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, why)
}

/// Below which folder files may lie, links resolved; nothing is read, written or moved elsewhere.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Bounds<'a>(pub(crate) Option<&'a Path>);

impl Bounds<'_> {
    /// Refuses an open file or folder that lies outside: a folder on the way to it was a link.
    fn check(self, file: &File) -> io::Result<()> {
        let outside =
            |root: &Path| platform::real_path(file).is_some_and(|real| !real.starts_with(root));
        if self.0.is_some_and(outside) { Err(refused("is behind a symbolic link")) } else { Ok(()) }
    }

    /// [`read`]
    pub(crate) fn read(self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        let file = open_regular(path)?;
        self.check(&file)?;
        let mut bytes = Vec::new();
        file.take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > limit {
            let what = format!("is larger than {limit} bytes");
            return Err(io::Error::new(io::ErrorKind::FileTooLarge, what));
        }
        Ok(bytes)
    }

    /// [`create_with`]
    pub(crate) fn create_with(
        self,
        path: &Path,
        write: impl FnOnce(&mut File) -> io::Result<()>,
    ) -> io::Result<()> {
        // Asked first, so that what is there already costs no write; the move asks again, without a race.
        if fs::symlink_metadata(path).is_ok() {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        let temporary = self.write_beside(path, None, write)?;
        self.move_new(temporary.path(), path)
    }

    /// [`replace`]
    pub(crate) fn replace(self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let temporary = self.write_instead(path, bytes)?;
        let moved = platform::rename(temporary.path(), path, Taken::Replace, |dir| self.check(dir));
        moved.unwrap_or_else(|| rename(temporary.path(), path))
    }

    /// [`replace`] of a file that still holds `expected`; returns whether it did. One that is gone stays gone.
    pub(crate) fn replace_same(
        self,
        path: &Path,
        expected: &[u8],
        bytes: &[u8],
    ) -> io::Result<bool> {
        let same = |path: &Path| self.holds(path, expected);
        if !same(path)? {
            return Ok(false);
        }
        let temporary = self.write_instead(path, bytes)?;
        let swap = || platform::rename(temporary.path(), path, Taken::Swap, |dir| self.check(dir));
        // The two change places, and then the old one is looked at: what was written in the last moment is not lost.
        let Some(swapped) = swap() else {
            let same = same(path)?;
            return if same { rename(temporary.path(), path).map(|()| true) } else { Ok(false) };
        };
        swapped?;
        let was = same(temporary.path());
        if !matches!(was, Ok(true)) {
            swap().unwrap_or(Ok(()))?;
        }
        was
    }

    /// Removes a file that still holds `expected`; returns whether it did.
    ///
    /// Under another name first, and looked at there: what was written in the last moment is not lost.
    pub(crate) fn remove_same(self, path: &Path, expected: &[u8]) -> io::Result<bool> {
        let same = |path: &Path| self.holds(path, expected);
        if !same(path)? {
            return Ok(false);
        }
        let aside = loop {
            let aside = temporary_name(path.parent().unwrap_or(Path::new(".")));
            match self.move_new(path, &aside) {
                Ok(()) => break aside,
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error),
            }
        };
        match same(&aside) {
            Ok(true) => fs::remove_file(&aside).map(|()| true),
            other => self.move_new(&aside, path).and(other),
        }
    }

    fn holds(self, path: &Path, expected: &[u8]) -> io::Result<bool> {
        match self.read(path, expected.len() as u64) {
            Ok(there) => Ok(there == expected),
            Err(error) if error.kind() == io::ErrorKind::FileTooLarge => Ok(false),
            Err(error) => Err(error),
        }
    }

    fn write_instead(self, path: &Path, bytes: &[u8]) -> io::Result<Temporary> {
        let before = match fs::symlink_metadata(path) {
            Ok(metadata) if metadata.is_dir() => return Err(refused("is a folder, not a file")),
            Ok(metadata) if metadata.is_file() => Some(metadata.permissions()),
            _ => None,
        };
        self.write_beside(path, before, |file| file.write_all(bytes))
    }

    /// Renames to a name that is free; a taken one is an error of kind `AlreadyExists`, without a race where the system can.
    pub(crate) fn move_new(self, from: &Path, to: &Path) -> io::Result<()> {
        if let Some(moved) = platform::rename(from, to, Taken::Refuse, |dir| self.check(dir)) {
            return moved;
        }
        // A hard link fails where the name is taken; a folder has none, nor have exFAT and some network shares.
        match fs::hard_link(from, to) {
            Ok(()) => fs::remove_file(from),
            Err(error)
                if matches!(
                    error.kind(),
                    io::ErrorKind::AlreadyExists | io::ErrorKind::NotFound
                ) =>
            {
                Err(error)
            }
            Err(_) if fs::symlink_metadata(to).is_ok() => Err(io::ErrorKind::AlreadyExists.into()),
            Err(_) => rename(from, to),
        }
    }

    /// Writes a file that has no name yet and is not synced, beside its place.
    pub(crate) fn stage(self, path: &Path, bytes: &[u8]) -> io::Result<Staged> {
        let (temporary, file) = self.begin_beside(path, None, |file| file.write_all(bytes))?;
        Ok(Staged { temporary, file: Some(file) })
    }

    /// Gives a staged file, which was synced, its name; a taken one is an error of kind `AlreadyExists`.
    pub(crate) fn name(self, staged: &mut Staged, path: &Path) -> io::Result<()> {
        self.move_new(staged.temporary.path(), path)?;
        staged.temporary.renamed();
        Ok(())
    }

    fn write_beside(
        self,
        path: &Path,
        permissions: Option<Permissions>,
        write: impl FnOnce(&mut File) -> io::Result<()>,
    ) -> io::Result<Temporary> {
        let (temporary, file) = self.begin_beside(path, permissions, write)?;
        file.sync_all()?;
        Ok(temporary)
    }

    fn begin_beside(
        self,
        path: &Path,
        permissions: Option<Permissions>,
        write: impl FnOnce(&mut File) -> io::Result<()>,
    ) -> io::Result<(Temporary, File)> {
        let folder = path.parent().unwrap_or(Path::new("."));
        let (temporary, mut file) = temporary_in(folder)?;
        self.check(&file)?;
        if let Some(permissions) = permissions {
            file.set_permissions(permissions)?;
        }
        write(&mut file)?;
        Ok((temporary, file))
    }
}

/// The bytes of a regular file of at most `limit` bytes; a larger one is an error of kind `FileTooLarge`.
pub(crate) fn read(path: &Path, limit: u64) -> io::Result<Vec<u8>> {
    Bounds::default().read(path, limit)
}

/// Makes a file that was not there, whole; one that is there is an error of kind `AlreadyExists`.
///
/// Durable once [`sync_dir`] of its folder returned.
pub(crate) fn create(path: &Path, bytes: &[u8]) -> io::Result<()> {
    create_with(path, |file| file.write_all(bytes))
}

/// [`create`], with bytes that `write` gives one after the other.
pub(crate) fn create_with(
    path: &Path,
    write: impl FnOnce(&mut File) -> io::Result<()>,
) -> io::Result<()> {
    Bounds::default().create_with(path, write)
}

/// Puts `bytes` in place of whatever the file held, whole; who may read it stays. Durable once [`sync_dir`] of its
/// folder returned.
pub(crate) fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    Bounds::default().replace(path, bytes)
}

/// [`replace`] by a file that only its owner can read, from its first moment; by one at a time.
///
/// What a killed process left over of an earlier one is gone before: it holds what nobody may find later.
pub(crate) fn replace_private(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let temporary = Temporary(clear_private(path)?);
    let mut options = OpenOptions::new();
    let options = platform::private(options.write(true).create_new(true));
    let mut file = platform::no_follow(options).open(temporary.path())?;
    file.write_all(bytes)?;
    file.sync_all()?;
    rename(temporary.path(), path)
}

/// Removes what a killed [`replace_private`] left over; returns its name.
pub(crate) fn clear_private(path: &Path) -> io::Result<PathBuf> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let temporary = path.with_file_name(format!("{TEMPORARY}{name}"));
    match fs::remove_file(&temporary) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(temporary),
    }
}

/// Renames; not durable before [`sync_dir`] of both folders.
#[expect(clippy::disallowed_methods, reason = "this is where files are moved")]
pub(crate) fn rename(from: &Path, to: &Path) -> io::Result<()> {
    fs::rename(from, to)
}

/// A file that is written and waits for its name; removed when dropped.
pub(crate) struct Staged {
    temporary: Temporary,
    file: Option<File>,
}

impl Staged {
    /// The file, to be synced: once.
    pub(crate) fn take_file(&mut self) -> Option<File> {
        self.file.take()
    }
}

/// A file under a temporary name, removed when dropped (unless it was renamed away).
struct Temporary(PathBuf);

impl Temporary {
    fn path(&self) -> &Path {
        &self.0
    }

    /// It has another name now: there is nothing to remove.
    fn renamed(&mut self) {
        self.0 = PathBuf::new();
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        if !self.0.as_os_str().is_empty() {
            let _ = fs::remove_file(&self.0);
        }
    }
}

/// A new file in a folder. A name that is taken was left over by a process that had our number before us.
fn temporary_in(folder: &Path) -> io::Result<(Temporary, File)> {
    loop {
        let target = temporary_name(folder);
        match OpenOptions::new().write(true).create_new(true).open(&target) {
            Ok(file) => return Ok((Temporary(target), file)),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
}

fn temporary_name(folder: &Path) -> PathBuf {
    folder.join(format!("{TEMPORARY}{}-{:x}", std::process::id(), serial()))
}

/// A number that no other call in this process got.
fn serial() -> u64 {
    use std::sync::atomic::{AtomicU64, Ordering};
    static NEXT: AtomicU64 = AtomicU64::new(0);
    NEXT.fetch_add(1, Ordering::Relaxed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(dir: &Path) -> Vec<String> {
        let mut names: Vec<_> = fs::read_dir(dir)
            .unwrap()
            .map(|name| name.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn what_is_there_is_never_written_over_unasked() {
        let dir = tempfile::tempdir().unwrap();
        let (a, b) = (dir.path().join("a"), dir.path().join("b"));
        create(&a, b"one").unwrap();
        assert_eq!(create(&a, b"two").unwrap_err().kind(), io::ErrorKind::AlreadyExists);
        create(&b, b"b").unwrap();
        assert_eq!(
            Bounds::default().move_new(&a, &b).unwrap_err().kind(),
            io::ErrorKind::AlreadyExists
        );
        let bounds = Bounds::default();
        for expected in [b"".as_slice(), b"on", b"one!", b"two"] {
            assert!(!bounds.replace_same(&a, expected, b"three").unwrap());
        }
        assert_eq!(
            bounds.replace_same(&dir.path().join("no"), b"", b"x").unwrap_err().kind(),
            io::ErrorKind::NotFound
        );
        assert_eq!((read(&a, 9).unwrap(), read(&b, 9).unwrap()), (b"one".to_vec(), b"b".to_vec()));
        replace(&a, b"three").unwrap();
        bounds.move_new(&a, &dir.path().join("d")).unwrap();
        assert_eq!(
            bounds.move_new(&a, &dir.path().join("e")).unwrap_err().kind(),
            io::ErrorKind::NotFound
        );
        assert_eq!(names(dir.path()), ["b", "d"]);
        assert!(!bounds.remove_same(&b, b"c").unwrap() && !bounds.remove_same(&b, b"").unwrap());
        assert!(bounds.remove_same(&b, b"b").unwrap());
        assert_eq!(bounds.remove_same(&b, b"b").unwrap_err().kind(), io::ErrorKind::NotFound);
        assert_eq!(names(dir.path()), ["d"]);
        assert_eq!(read(&dir.path().join("d"), 4).unwrap_err().kind(), io::ErrorKind::FileTooLarge);
    }

    #[test]
    fn many_makers_of_one_name_make_it_once_and_readers_see_it_whole() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("note");
        let bytes = vec![b'x'; 100_000];
        let made: usize = std::thread::scope(|scope| {
            let makers: Vec<_> =
                (0..8).map(|_| scope.spawn(|| create(&path, &bytes).is_ok())).collect();
            let reader = scope.spawn(|| {
                for _ in 0..200 {
                    match read(&path, 1 << 20) {
                        Ok(found) => assert_eq!(found.len(), bytes.len()),
                        Err(error) => assert_eq!(error.kind(), io::ErrorKind::NotFound, "{error}"),
                    }
                }
            });
            reader.join().unwrap();
            makers.into_iter().map(|maker| usize::from(maker.join().unwrap())).sum()
        });
        assert_eq!((made, names(dir.path())), (1, vec!["note".to_owned()]));
    }

    #[cfg(any(target_os = "linux", target_vendor = "apple"))]
    #[test]
    fn nothing_goes_through_a_folder_that_became_a_link() {
        let dir = tempfile::tempdir().unwrap();
        let root = dir.path().canonicalize().unwrap().join("vault");
        let outside = root.with_file_name("outside");
        fs::create_dir_all(root.join("In")).unwrap();
        fs::create_dir(&outside).unwrap();
        create(&outside.join("secret"), b"x").unwrap();
        create(&root.join("In/a"), b"a").unwrap();
        std::os::unix::fs::symlink(&outside, root.join("Out")).unwrap();
        let bounds = Bounds(Some(&root));
        assert_eq!(bounds.read(&root.join("In/a"), 9).unwrap(), b"a");
        let refused = [
            bounds.read(&root.join("Out/secret"), 9).map(drop),
            bounds.create_with(&root.join("Out/new"), |file| file.write_all(b"x")),
            bounds.replace(&root.join("Out/secret"), b"y"),
            bounds.replace_same(&root.join("Out/secret"), b"x", b"y").map(drop),
            bounds.move_new(&root.join("In/a"), &root.join("Out/a")),
            bounds.move_new(&root.join("Out/secret"), &root.join("In/b")),
        ];
        for error in refused {
            assert_eq!(error.unwrap_err().to_string(), "is behind a symbolic link");
        }
        assert_eq!(
            (names(&outside), names(&root.join("In"))),
            (vec!["secret".to_owned()], vec!["a".to_owned()])
        );
        assert_eq!(read(&outside.join("secret"), 9).unwrap(), b"x");
    }

    #[cfg(unix)]
    #[test]
    fn what_is_no_regular_file_is_refused_at_once() {
        use std::os::unix::fs::symlink;
        let dir = tempfile::tempdir().unwrap();
        let at = |name: &str| dir.path().join(name);
        create(&at("real"), b"secret").unwrap();
        symlink(at("real"), at("link")).unwrap();
        symlink(at("nothing"), at("dangling")).unwrap();
        fs::create_dir(at("folder")).unwrap();
        assert!(std::process::Command::new("mkfifo").arg(at("fifo")).status().unwrap().success());
        let socket = std::os::unix::net::UnixListener::bind(at("socket")).unwrap();
        let table = [
            ("link", "is a symbolic link"),
            ("dangling", "is a symbolic link"),
            ("folder", "is a folder, not a file"),
            ("fifo", "is not a regular file"),
            ("socket", "is not a regular file"),
        ];
        for (name, why) in table {
            for error in [
                open_regular(&at(name)).map(drop),
                open_to_write(&at(name)).map(drop),
                open_or_create(&at(name)).map(drop),
            ] {
                let error = error.unwrap_err();
                assert_eq!(
                    (error.kind(), error.to_string()),
                    (io::ErrorKind::InvalidInput, why.to_owned()),
                    "{name}"
                );
            }
            assert_eq!(create(&at(name), b"x").unwrap_err().kind(), io::ErrorKind::AlreadyExists);
        }
        assert_eq!(
            open_regular(Path::new("/dev/null")).unwrap_err().to_string(),
            "is not a regular file"
        );
        drop(socket);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_replaced_itself_and_what_it_led_to_stays() {
        use std::os::unix::fs::{PermissionsExt as _, symlink};
        let dir = tempfile::tempdir().unwrap();
        let at = |name: &str| dir.path().join(name);
        create(&at("real"), b"secret").unwrap();
        symlink(at("real"), at("link")).unwrap();
        fs::create_dir(at("folder")).unwrap();
        fs::hard_link(at("real"), at("second")).unwrap();
        assert_eq!(
            open_regular(&at("real")).unwrap_err().to_string(),
            "has more than one name (a hard link)"
        );
        replace(&at("link"), b"mine").unwrap();
        replace(&at("second"), b"mine").unwrap();
        assert!(replace(&at("folder"), b"mine").is_err());
        assert_eq!(
            (read(&at("real"), 99).unwrap(), read(&at("link"), 99).unwrap()),
            (b"secret".to_vec(), b"mine".to_vec())
        );
        fs::set_permissions(at("real"), Permissions::from_mode(0o600)).unwrap();
        replace(&at("real"), b"new").unwrap();
        assert_eq!(fs::metadata(at("real")).unwrap().permissions().mode() & 0o777, 0o600);
    }
}
