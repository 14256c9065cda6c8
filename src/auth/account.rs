//! Whose a sign-in to Google is: Gmail says it, where the sign-in lets it.

use serde_json::Value;

use super::google;
use super::record::Google;
use super::{Keys, Service};
use crate::base::text::{cut, shown_line};
use crate::base::{Exit, Fail, Result, web};
use crate::net::Http;
use crate::net::http::{HeaderValue, Request, header};

/// The scopes with which Gmail tells whose mailbox it is, beside the one for everything.
///
/// Source: Google's discovery document of the Gmail API, `users.getProfile`.
const TELLS: [&str; 4] = ["gmail.readonly", "gmail.modify", "gmail.compose", "gmail.metadata"];

/// Whether two addresses are one account's: capitals are no difference, and in Gmail's own domain dots are none.
pub(crate) fn is_same(one: &str, other: &str) -> bool {
    plain(one) == plain(other)
}

fn plain(address: &str) -> String {
    let lower = address.trim().to_lowercase();
    match lower.rsplit_once('@') {
        Some((name, "gmail.com" | "googlemail.com")) => {
            format!("{}@gmail.com", name.replace('.', ""))
        }
        _ => lower,
    }
}

impl Keys<'_> {
    /// Whose a new sign-in is, as far as that can be known. Another account than `gmail.user` is exit code 4, and the sign-in is
    /// taken back: its mail would be taken for the other's, or sent in its place.
    pub(super) fn owner(&self, http: &dyn Http, google: &Google) -> Result<Option<String>> {
        let wanted = Service::Gmail.user(self.config);
        let Some(own) = self.told(http, google) else { return Ok(wanted) };
        let Some(wanted) = wanted else { return Ok(Some(own)) };
        if is_same(&own, &wanted) {
            return Ok(Some(wanted));
        }
        let url = self.config.text("gmail.revoke");
        let left = match google::revoke(http, &url, &google.refresh) {
            Ok(()) => "",
            Err(_) => {
                "; Google did not take it back: take fte's access away in that account: \
                 https://myaccount.google.com/connections"
            }
        };
        let what = format!(
            "the consent is `{}`'s, and `gmail.user` says `{}`: nothing is stored{left}",
            cut(&shown_line(&own), 200),
            shown_line(&wanted)
        );
        Err(Fail::say(Exit::SignIn, what)
            .hint("sign in again and choose that account in the browser, or change `gmail.user`"))
    }

    /// The address of the mailbox. `None` where that is not told: IMAP needs no Gmail API, and sending alone may not ask.
    fn told(&self, http: &dyn Http, google: &Google) -> Option<String> {
        let tells = |scope: &String| {
            scope == "https://mail.google.com/"
                || TELLS.iter().any(|name| scope.rsplit('/').next() == Some(name))
        };
        if !google.scopes.iter().any(tells) {
            return None;
        }
        let base = self.config.text("gmail.api");
        let url = format!("{}/gmail/v1/users/me/profile", base.trim_end_matches('/'));
        web::check(&url).ok()?;
        let mut bearer =
            HeaderValue::from_str(&format!("Bearer {}", google.access.reveal())).ok()?;
        bearer.set_sensitive(true);
        let request = Request::get(url)
            .header(header::ACCEPT, "application/json")
            .header(header::AUTHORIZATION, bearer)
            .body(Vec::new())
            .ok()?;
        let answer = http.send(request).ok().filter(|answer| answer.status().is_success())?;
        let profile: Value = serde_json::from_slice(answer.body()).ok()?;
        let address = profile.get("emailAddress").and_then(Value::as_str)?;
        Some(address.to_owned()).filter(|address| !address.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_account_has_one_address_however_it_is_written() {
        for (one, other, same) in [
            ("m.ara@gmail.com", "Mara@GoogleMail.com", true),
            (" mara@gmail.com", "mara@gmail.com", true),
            ("m.ara@example.com", "mara@example.com", false),
            ("Mara@Example.com", "mara@example.com", true),
            ("mara@gmail.com", "mara@gmail.com.example", false),
            ("mara@gmail.com", "mira@gmail.com", false),
            ("", "mara@gmail.com", false),
        ] {
            assert_eq!(is_same(one, other), same, "{one} {other}");
        }
    }
}
