//! Secrets that a server may repeat: they are taken out of all that is told of what it says.

use data_encoding::BASE64;

/// What a secret is replaced by.
const HUSHED: &str = "(the credential)";

/// What is never told on, whoever says it.
#[derive(Default)]
pub(crate) struct Hush {
    /// The longest first: a short one may be a part of it.
    secrets: Vec<String>,
}

impl Hush {
    /// Takes these out from now on, as they are and in base64.
    pub(crate) fn add<'s>(&mut self, secrets: impl IntoIterator<Item = &'s str>) {
        for secret in secrets.into_iter().filter(|secret| !secret.is_empty()) {
            let encoded = BASE64.encode(secret.as_bytes());
            self.secrets.push(encoded.trim_end_matches('=').to_owned());
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
