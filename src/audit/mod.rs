//! The log of all that happened: appended, searched, reported, exported, verified.

pub(crate) mod trail;

pub(crate) use trail::Trail;
