//! What no mail may be, whoever asks for it: to too many, too large, or to somebody who asked to be left alone.
//!
//! It stands above the handbook: no rule of it lets such a mail go. It is asked when a request is drawn, and once more in
//! the moment before it is carried out, of the settings and contacts as they are then.

use super::Gate;
use super::policy::{Facts, Judgement};
use crate::base::Result;
use crate::base::text::shown_line;
use crate::config::Config;
use crate::model::action::{Action, parse_address};
use crate::model::lookalike;
use crate::model::person::Contact;
use crate::model::request::{ItemSender, Verdict};
use crate::remote::message;
use crate::state::requests::Request;
use crate::vault::contacts;

/// What the settings say of every mail.
#[derive(Clone, Debug)]
pub(crate) struct Limits {
    /// How many people one may go to.
    recipients: usize,
    /// How large one may be, encoded: megabytes.
    size_mb: u64,
    /// Addresses and domains that asked to be left alone, in the form of [`plain`].
    left_alone: Vec<String>,
}

impl Limits {
    pub(super) fn of(config: &Config) -> Result<Limits> {
        Ok(Limits {
            recipients: usize::try_from(config.number("mail.recipients")?).unwrap_or_default(),
            size_mb: config.number("mail.size_mb")?.unsigned_abs(),
            left_alone: config.list("mail.opt_out").iter().map(|one| plain(one)).collect(),
        })
    }

    /// Why a mail must not go out, and by which setting or contact; `None` where nothing bars it.
    fn bar(&self, action: &Action, people: &[Contact]) -> Option<Judgement> {
        let (Action::SendEmail(mail) | Action::ReplyEmail(mail)) = action else { return None };
        let mut to: Vec<String> =
            mail.recipients().iter().map(|address| plain(&address.email)).collect();
        to.sort();
        to.dedup();
        let never = |rule: String, why: String| Judgement { verdict: Verdict::Never(why), rule };
        for email in &to {
            if let Some(rule) = self.who_bars(email, people) {
                return Some(never(rule, format!("{} asked to be left alone", named(email))));
            }
        }
        if to.len() > self.recipients {
            let (many, most) = (to.len(), self.recipients);
            let why = format!("it goes to {many} people, and {most} is the most: it is bulk mail");
            return Some(never("mail.recipients".into(), why));
        }
        // What no mail can be made of has no size, and goes nowhere.
        let size = message::size(mail).ok()?;
        (size > self.size_mb.saturating_mul(1_000_000)).then(|| {
            let (tenths, most) = (size.div_ceil(100_000), self.size_mb);
            let size = format!("{}.{}", tenths / 10, tenths % 10);
            let why = format!("it has {size} MB as it goes over the wire, and {most} is the most");
            never("mail.size_mb".into(), why)
        })
    }

    /// The setting or contact by which an address, in the form of [`plain`], is left alone.
    fn who_bars(&self, email: &str, people: &[Contact]) -> Option<String> {
        let domain = email.rsplit_once('@').map_or("", |(_, domain)| domain);
        let is_meant = |one: &String| match one.rsplit_once('@') {
            Some((local, _)) if !local.is_empty() => one == email,
            Some((_, all)) => is_below(domain, all),
            // Whoever forgot the `@` meant the domain: nothing is sent by a slip of the finger.
            None => is_below(domain, one),
        };
        if self.left_alone.iter().any(is_meant) {
            return Some("mail.opt_out".into());
        }
        let is_theirs = |contact: &&Contact| {
            contact.opt_out && contact.emails.iter().any(|own| plain(own) == email)
        };
        let contact = people.iter().find(is_theirs)?;
        Some(format!("Contacts/{}.md", shown_line(&contact.name)))
    }
}

impl Gate<'_> {
    /// What the policy says of an action now, raised to a question where a harmful value came from outside. `sender` is what
    /// is known of who sent its item.
    pub(crate) fn judge(
        &self,
        action: &Action,
        auto: bool,
        sender: Option<ItemSender>,
        harmful: bool,
    ) -> Judgement {
        self.judge_among(&self.people, action, auto, sender, harmful)
    }

    /// What the policy says of a request now.
    pub(crate) fn judge_again(&self, request: &Request) -> Judgement {
        let origin = &request.origin;
        self.judge(&request.action, origin.auto, origin.sender, false)
    }

    /// [`Gate::judge_again`] in the moment before it is carried out: a mail by the contacts as they are now. Contacts that
    /// can't be read are an error: who asked to be left alone is not known then.
    pub(crate) fn judge_now(&self, request: &Request) -> Result<Judgement> {
        if request.action.recipients().is_empty() {
            return Ok(self.judge_again(request));
        }
        let (people, origin) = (contacts::all(self.vault)?, &request.origin);
        Ok(self.judge_among(&people, &request.action, origin.auto, origin.sender, false))
    }

    fn judge_among(
        &self,
        people: &[Contact],
        action: &Action,
        auto: bool,
        sender: Option<ItemSender>,
        harmful: bool,
    ) -> Judgement {
        if let Some(barred) = self.mail.bar(action, people) {
            return barred;
        }
        let mut judgement = self.policy.judge(&Facts::of(action, auto, sender, people));
        // What asks anyway asks for its rule's sake; the request lists what came from outside.
        if harmful && matches!(judgement.verdict, Verdict::Go(_)) {
            let because = super::draw::because(&judgement.verdict);
            let ask = Verdict::Ask(format!("{because}, but it has a value from outside"));
            judgement.verdict = ask;
        }
        judgement
    }
}

/// An address or `@domain` in the one form in which two spellings of it are the same. Of letters that only look alike more
/// are the same here than elsewhere: one mail too few is better than one to somebody who wants none.
fn plain(written: &str) -> String {
    let email = parse_address(written).email.to_lowercase();
    match email.rsplit_once('@') {
        Some((local, domain)) => format!("{local}@{}", bare(domain)),
        None => bare(&email),
    }
}

fn bare(domain: &str) -> String {
    lookalike::ascii(domain.trim_end_matches('.'))
}

/// Whether a domain is this one, or below it.
fn is_below(domain: &str, all: &str) -> bool {
    domain.strip_suffix(all).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}

/// An address where it is one that can stand among our own words.
fn named(email: &str) -> &str {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '@' | '.' | '-' | '_' | '+');
    if email.chars().all(is_plain) { email } else { "one of its recipients" }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn mail(to: &[&str]) -> Action {
        let params = json!({"to": to, "from": "o@own.example", "subject": "x", "body": "y"});
        Action::from_params("email.send", params).unwrap()
    }

    fn limits(left_alone: &[&str]) -> Limits {
        let left_alone = left_alone.iter().map(|one| plain(one)).collect();
        Limits { recipients: 2, size_mb: 1, left_alone }
    }

    fn barred(limits: &Limits, action: &Action) -> Option<String> {
        let dana = Contact {
            name: "Dana".into(),
            emails: vec!["dana@büro.example".into()],
            opt_out: true,
            ..Contact::default()
        };
        limits.bar(action, &[dana]).map(|judged| judged.rule)
    }

    #[test]
    fn who_asked_to_be_left_alone_is_however_the_address_is_written() {
        let limits = limits(&["Tom@Hardwick.example", "@spam.example", "loud.example"]);
        for (to, rule) in [
            ("tom@hardwick.example", Some("mail.opt_out")),
            ("Tom <TOM@HARDWICK.EXAMPLE>", Some("mail.opt_out")),
            ("\"x, y\" <tom@hardwick.example>", Some("mail.opt_out")),
            ("tim@hardwick.example", None),
            ("a@spam.example", Some("mail.opt_out")),
            ("a@news.spam.example.", Some("mail.opt_out")),
            ("a@nospam.example", None),
            ("a@loud.example", Some("mail.opt_out")),
            ("Dana@B\u{dc}RO.example", Some("Contacts/Dana.md")),
            ("dana@xn--bro-hoa.example", Some("Contacts/Dana.md")),
            ("dana@x.example", None),
        ] {
            assert_eq!(barred(&limits, &mail(&[to])).as_deref(), rule, "{to}");
            assert_eq!(barred(&limits, &mail(&["a@b.example", to])).as_deref(), rule, "{to}");
        }
    }

    #[test]
    fn people_are_counted_and_not_addresses() {
        let limits = limits(&[]);
        let three = ["a@b.example", "A <a@B.example>", "c@b.example"];
        assert_eq!(barred(&limits, &mail(&three)), None);
        let params = json!({"to": ["a@b.example"], "cc": ["c@b.example"], "bcc": ["d@b.example"], "subject": "x", "body": "y"});
        let action = Action::from_params("email.reply", params).unwrap();
        assert_eq!(barred(&limits, &action).as_deref(), Some("mail.recipients"));
    }

    #[test]
    fn a_mail_is_as_large_as_it_goes_over_the_wire() {
        let limits = limits(&[]);
        let with = |size: u64| {
            let files = json!([{"path": "x", "sha256": "y", "size": size}]);
            let params = json!({"to": ["a@b.example"], "from": "o@own.example", "subject": "x", "body": "y", "attachments": files});
            barred(&limits, &Action::from_params("email.send", params).unwrap())
        };
        assert_eq!(with(729_000), None);
        assert_eq!(with(731_000).as_deref(), Some("mail.size_mb"));
        assert_eq!(with(u64::MAX).as_deref(), Some("mail.size_mb"));
    }
}
