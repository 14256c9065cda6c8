//! What is wrong with a statement: the line, the field, and what.

use std::fmt;

use crate::base::text::{cut, shown_line};

/// Something in a statement that can't be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    /// From 1; 0 where it is the whole file.
    pub(crate) line: usize,
    /// As the file names it: `Betrag`, `TRNAMT`, `:61:`.
    pub(crate) field: String,
    pub(crate) what: String,
}

impl Fault {
    pub(super) fn new(line: usize, field: &str, what: impl Into<String>) -> Fault {
        Fault { line, field: cut(&shown_line(field), 60), what: what.into() }
    }

    /// A value that is not what its field holds.
    pub(super) fn value(line: usize, field: &str, kind: &str, value: &str) -> Fault {
        Fault::new(line, field, format!("is not {kind}: `{}`", cut(&shown_line(value), 60)))
    }

    /// Something about all of the file.
    pub(super) fn whole(what: impl Into<String>) -> Fault {
        Fault { line: 0, field: String::new(), what: what.into() }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.line > 0 {
            write!(f, "line {}: ", self.line)?;
        }
        if !self.field.is_empty() {
            write!(f, "`{}` ", self.field)?;
        }
        f.write_str(&self.what)
    }
}

impl std::error::Error for Fault {}
