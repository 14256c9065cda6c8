//! A value that is never printed, logged or written, and how it is taken out of what others say.

use data_encoding::{BASE64, BASE64URL};

/// A secret, to be used where it is due by name only: [`Secret::reveal`]. It has no `Debug`, `Display` or `Serialize`.
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

/// What a secret is replaced by.
const HUSHED: &str = "(the credential)";

/// What is never told on: a server may repeat a secret, and what it says is shown and kept.
#[derive(Default)]
pub(crate) struct Hush {
    /// The longest first: a short one may be a part of it.
    secrets: Vec<String>,
}

impl Hush {
    /// Takes these out from now on, as they are and in base64.
    pub(crate) fn add<'s>(&mut self, secrets: impl IntoIterator<Item = &'s str>) {
        for secret in secrets.into_iter().filter(|secret| !secret.is_empty()) {
            for encoded in [BASE64.encode(secret.as_bytes()), BASE64URL.encode(secret.as_bytes())] {
                self.secrets.push(encoded.trim_end_matches('=').to_owned());
            }
            self.secrets.push(secret.to_owned());
        }
        self.secrets.sort_by_key(|secret| std::cmp::Reverse(secret.len()));
        self.secrets.dedup();
    }

    /// What was said, without the secrets. It has to be whole: of one that was cut off a part would stay.
    pub(crate) fn over(&self, said: &str) -> String {
        self.secrets.iter().fold(said.to_owned(), |said, secret| said.replace(secret, HUSHED))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_taken_out_in_every_form() {
        let mut hush = Hush::default();
        hush.add(["cat", "", "\0mara\0cat", "ca\\\"t"]);
        assert_eq!(
            hush.over("a cat, Y2F0 or AG1hcmEAY2F0="),
            "a (the credential), (the credential) or (the credential)="
        );
        assert_eq!(hush.over("ca\\\"t"), "(the credential)");
        assert_eq!(hush.over("nothing"), "nothing");
    }
}
