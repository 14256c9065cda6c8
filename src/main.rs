//! The `fte` binary: hands its arguments to the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    fte::run(std::env::args_os())
}
