//! Making durable at once all that was written to a disk, where the system does that and says what went wrong.
//!
//! Linux alone, on file systems of this machine: of one over the network, or in a process of its own (FUSE), the call says
//! yes without having asked the other end. Before 5.8 it did not say what could not be written.

use std::fs::{File, Metadata};
use std::io;

/// A disk that can be flushed whole: a file that was opened before what it is to answer for was written.
pub(crate) struct Disk {
    file: File,
    #[cfg(target_os = "linux")]
    device: u64,
}

/// The magic numbers of ext2 to ext4, XFS, Btrfs, F2FS and tmpfs.
///
/// Source: statfs(2).
#[cfg(target_os = "linux")]
const LOCAL: [u64; 5] = [0xEF53, 0x5846_5342, 0x9123_683E, 0xF2F5_2010, 0x0102_1994];

impl Disk {
    /// The disk that a file lies on; the file again where it can't be flushed whole.
    #[cfg(target_os = "linux")]
    pub(crate) fn of(file: File) -> Result<Disk, File> {
        use std::os::unix::fs::MetadataExt as _;
        let is_local = rustix::fs::fstatfs(&file).is_ok_and(|about| {
            u64::try_from(about.f_type).is_ok_and(|magic| LOCAL.contains(&magic))
        });
        match file.metadata() {
            Ok(metadata) if is_local && tells_errors() => Ok(Disk { file, device: metadata.dev() }),
            _ => Err(file),
        }
    }

    #[cfg(not(target_os = "linux"))]
    pub(crate) fn of(file: File) -> Result<Disk, File> {
        Err(file)
    }

    /// Whether a file or folder lies on it as well.
    pub(crate) fn holds(&self, about: &Metadata) -> bool {
        #[cfg(target_os = "linux")]
        {
            std::os::unix::fs::MetadataExt::dev(about) == self.device
        }
        #[cfg(not(target_os = "linux"))]
        {
            let _ = about;
            false
        }
    }

    /// Makes all that was written to it durable: contents, names and folders.
    pub(crate) fn flush(&self) -> io::Result<()> {
        #[cfg(target_os = "linux")]
        {
            Ok(rustix::fs::syncfs(&self.file)?)
        }
        #[cfg(not(target_os = "linux"))]
        {
            self.file.sync_all()
        }
    }
}

/// Whether the kernel tells of errors when a whole file system is synced: from 5.8 on.
///
/// Source: syncfs(2), "VERSIONS".
#[cfg(target_os = "linux")]
fn tells_errors() -> bool {
    let release = std::fs::read_to_string("/proc/sys/kernel/osrelease").unwrap_or_default();
    let mut numbers = release.split(['.', '-']).map(|part| part.trim().parse::<u32>().ok());
    match (numbers.next().flatten(), numbers.next().flatten()) {
        (Some(major), Some(minor)) => (major, minor) >= (5, 8),
        _ => false,
    }
}
