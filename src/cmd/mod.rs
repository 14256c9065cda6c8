//! One file per leaf command: arguments, and the lines that hand them to the rooms below.

pub(crate) mod completions;
pub(crate) mod init;
pub(crate) mod watch;
