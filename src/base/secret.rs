//! A value that is never printed, logged or written: it has no `Debug`, `Display` or `Serialize`.

/// A secret, to be used where it is due by name only: [`Secret::reveal`].
#[derive(Clone)]
pub(crate) struct Secret(String);

impl Secret {
    pub(crate) fn new(value: String) -> Secret {
        Secret(value)
    }

    pub(crate) fn reveal(&self) -> &str {
        &self.0
    }
}
