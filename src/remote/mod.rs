//! One outside service each, or what stands in for it.

pub(crate) mod books;
