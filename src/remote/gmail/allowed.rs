//! What a sign-in to Gmail allows of what sending needs.

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Allowed {
    pub(super) drafts: bool,
    pub(super) send: bool,
    /// To look for what was sent.
    pub(super) search: bool,
}

impl Allowed {
    /// What Google granted; where a token came without its scopes, what the settings ask for (`gmail.access`).
    pub(super) fn of(scopes: &[String], access: &str) -> Allowed {
        if scopes.is_empty() {
            let drafts = matches!(access, "modify" | "imap");
            let send = drafts || matches!(access, "send" | "read+send");
            return Allowed { drafts, send, search: access != "send" };
        }
        let has = |word: &str| scopes.iter().any(|scope| scope.rsplit('/').next() == Some(word));
        let is_whole = |scope: &String| scope == "https://mail.google.com/";
        let all = scopes.iter().any(is_whole) || has("gmail.modify");
        let drafts = all || has("gmail.compose");
        Allowed { drafts, send: drafts || has("gmail.send"), search: all || has("gmail.readonly") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scopes_allow_what_google_says_and_the_settings_stand_in_for_them() {
        let of = |words: &[&str], access: &str| {
            let scopes: Vec<String> = words
                .iter()
                .map(|word| match *word {
                    "mail" => "https://mail.google.com/".to_owned(),
                    word => format!("https://www.googleapis.com/auth/gmail.{word}"),
                })
                .collect();
            let allowed = Allowed::of(&scopes, access);
            [allowed.drafts, allowed.send, allowed.search]
        };
        let table: [(&[&str], &str, [bool; 3]); 11] = [
            (&["mail"], "read", [true, true, true]),
            (&["modify"], "read", [true, true, true]),
            (&["compose"], "modify", [true, true, false]),
            (&["send"], "modify", [false, true, false]),
            (&["readonly", "send"], "modify", [false, true, true]),
            (&["readonly"], "modify", [false, false, true]),
            (&[], "modify", [true, true, true]),
            (&[], "imap", [true, true, true]),
            (&[], "read+send", [false, true, true]),
            (&[], "send", [false, true, false]),
            (&[], "read", [false, false, true]),
        ];
        for (scopes, access, expected) in table {
            assert_eq!(of(scopes, access), expected, "{scopes:?} {access}");
        }
    }
}
