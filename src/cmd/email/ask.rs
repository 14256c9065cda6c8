//! A letter's way to the gate, and what is said of it.

use std::fmt;

use serde::Serialize;

use super::answer::About;
use crate::app::App;
use crate::base::text::{cut, shown_line};
use crate::base::{Exit, Fail, Result};
use crate::gate::submit::{Links, Submitted};
use crate::gate::{Gate, page};
use crate::model::Id;
use crate::model::action::{Action, Attached, Email};
use crate::model::plan::Blanks;
use crate::model::request::{Proposal, Standing, Verdict};
use crate::remote::message::{self, Stamp};
use crate::state::requests::Request;

/// A letter that is to be asked for.
pub(super) struct Letter {
    pub(super) mail: Email,
    /// Whether it goes on with a conversation.
    pub(super) is_reply: bool,
    pub(super) about: Option<About>,
    /// Why it asks whatever the policy says.
    pub(super) ask: Option<String>,
    /// What it is submitted as, where it is a draft: a name that the next submission has as well.
    pub(super) draft: Option<String>,
}

/// Where a letter went.
#[derive(Serialize)]
struct Asked {
    /// `null` with `--dry-run`.
    id: Option<Id>,
    /// What a yes names.
    handle: Option<String>,
    action: &'static str,
    to: Vec<String>,
    cc: Vec<String>,
    bcc: Vec<String>,
    from: Option<String>,
    subject: String,
    attachments: Vec<Attached>,
    /// What to be careful about.
    warnings: Vec<String>,
    verdict: Verdict,
    rule: String,
    standing: Option<Standing>,
    path: Option<String>,
    dry_run: bool,
}

impl Letter {
    pub(super) fn action(&self) -> Action {
        let mail = self.mail.clone();
        if self.is_reply { Action::ReplyEmail(mail) } else { Action::SendEmail(mail) }
    }

    /// Whether a mail can be made of it at all: addresses, subject, names of other mails. Said before anybody is asked.
    pub(super) fn check(&self, app: &App) -> Result<()> {
        let one = |what: &str, hint: &str| Err(Fail::say(Exit::Usage, what).hint(hint));
        if self.mail.to.is_empty() {
            return one("the letter is to nobody", "`--to ADDRESS` says whom it is to");
        }
        if self.mail.subject.trim().is_empty() {
            return one("the letter has no subject", "`--subject TEXT` says what it is about");
        }
        // Its sender and its files are the gate's to bind.
        let mail = Email {
            from: Some("sender@localhost.localdomain".into()),
            attachments: Vec::new(),
            ..self.mail.clone()
        };
        let stamp = Stamp { key: "check", at: app.clock.now(), automatic: false };
        message::build(app.vault()?, &mail, &stamp)
            .map_err(|error| Fail::say(Exit::Usage, error.to_string()))?;
        Ok(())
    }

    pub(super) fn proposal(&self) -> Proposal {
        Proposal {
            item: self.about.as_ref().map(|about| about.item.id.clone()),
            domain: self.about.as_ref().and_then(|about| about.domain.clone()),
            step: self.draft.clone(),
            ask: self.ask.clone(),
            ..Proposal::of(self.action(), "person")
        }
    }

    /// Asks for it at the gate. What the policy never lets go is exit code 5.
    pub(super) fn submit(&self, gate: &Gate<'_>) -> Result<Submitted> {
        let (item, links) = self.linked();
        gate.submit(&self.proposal(), item, links)
    }

    /// Asks for it, and says where it went; with `dry_run`, what would be asked.
    pub(super) fn ask(&self, app: &App, dry_run: bool) -> Result<()> {
        self.check(app)?;
        let gate = open(app)?;
        if dry_run {
            return self.preview(app, &gate);
        }
        let submitted = self.submit(&gate)?;
        report(app, submitted)
    }

    /// Shows the request as it would be drawn, and asks for nothing.
    pub(super) fn preview(&self, app: &App, gate: &Gate<'_>) -> Result<()> {
        let (item, links) = self.linked();
        let request = gate.preview(&self.proposal(), item, links, &Blanks::default())?;
        if let Some(file) = request.action.files().iter().find(|file| file.sha256.is_empty()) {
            let path = shown_line(&file.path);
            let what = format!("the file `{path}` is not in the vault, or can't be read");
            return Err(Fail::say(Exit::Refused, what));
        }
        barred(&request)?;
        app.out.say(page::terminal_preview(&request));
        app.out.say(page::terminal_content(&request));
        let asked = Asked { id: None, handle: None, standing: None, ..asked(request, None) };
        app.out.report(&Asked { dry_run: true, ..asked })
    }

    fn linked(&self) -> (Option<&crate::model::item::Item>, Links<'_>) {
        let about = self.about.as_ref();
        let links = Links { item: about.map(|about| &about.place), plan: None };
        (about.map(|about| &about.item), links)
    }
}

/// The gate for a person; without a sender, that is said.
pub(super) fn open(app: &App) -> Result<Gate<'_>> {
    let gate = Gate::open(app.vault()?, app.state()?, app.config()?, app.trail()?, "person")?;
    if gate.sender.is_none() {
        app.out.warn(
            "no sender is set, and nothing goes out without one: `owner.emails` or `mail.from` in .fte/config.yaml",
        );
    }
    Ok(gate)
}

pub(super) fn report(app: &App, submitted: Submitted) -> Result<()> {
    barred(&submitted.request)?;
    let path = submitted.place.map(|place| place.path());
    app.out.report(&asked(submitted.request, path))
}

/// An error where the policy, a setting or a contact says never.
fn barred(request: &Request) -> Result<()> {
    let id = &request.id;
    let over = match request.standing {
        Standing::Dead => Some("failed for good"),
        Standing::Refused => Some("was refused"),
        _ => None,
    };
    let Verdict::Never(why) = &request.verdict else {
        let Some(over) = over else { return Ok(()) };
        return Err(Fail::say(Exit::Refused, format!("this mail {over}: it is request {id}"))
            .hint(format!("`fte audit search {id}` says why")));
    };
    let rule = &request.rule;
    let fail = Fail::say(Exit::Refused, format!("this mail is refused: {why}"));
    Err(if rule.starts_with("mail.") {
        fail.hint(format!("`{rule}` in .fte/config.yaml says so"))
    } else if rule.starts_with("Contacts/") {
        fail.hint(format!("`opt_out` in `{rule}` says so"))
    } else {
        fail.hint(format!("rule “{rule}”; `fte policy explain` shows which rule decides"))
    })
}

fn asked(request: Request, path: Option<String>) -> Asked {
    let action = request.action.name();
    let handle = Some(request.handle());
    let mail = match request.action {
        Action::SendEmail(mail) | Action::ReplyEmail(mail) => mail,
        _ => Email::default(),
    };
    Asked {
        id: Some(request.id),
        handle,
        action,
        to: mail.to,
        cc: mail.cc,
        bcc: mail.bcc,
        from: mail.from,
        subject: mail.subject,
        attachments: mail.attachments,
        warnings: request.origin.warnings,
        verdict: request.verdict,
        rule: request.rule,
        standing: Some(request.standing),
        path,
        dry_run: false,
    }
}

/// The people and the subject of a letter, for a terminal.
pub(super) fn head(
    f: &mut fmt::Formatter<'_>,
    action: &str,
    people: [(&str, &[String]); 3],
    subject: &str,
) -> fmt::Result {
    writeln!(f, "{action}: {}", cut(&shown_line(subject), 80))?;
    for (label, people) in people {
        for person in people {
            writeln!(f, "  {label:<8} {}", cut(&shown_line(person), 80))?;
        }
    }
    Ok(())
}

impl fmt::Display for Asked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let people = [("to", &self.to[..]), ("cc", &self.cc[..]), ("bcc", &self.bcc[..])];
        head(f, self.action, people, &self.subject)?;
        for file in &self.attachments {
            let path = cut(&shown_line(&file.path), 80);
            writeln!(f, "  file     {path}, {} bytes", file.size)?;
        }
        for warning in &self.warnings {
            writeln!(f, "  ! {}", shown_line(warning))?;
        }
        if let Some(path) = &self.path {
            writeln!(f, "{path}")?;
        }
        let (rule, handle) = (&self.rule, self.handle.as_deref().unwrap_or_default());
        match (self.standing, &self.verdict) {
            (None, Verdict::Go(_)) => write!(f, "would need no yes (rule “{rule}”)"),
            (None, _) => write!(f, "would wait for your yes (rule “{rule}”)"),
            (Some(Standing::Done), _) => write!(f, "it was sent already"),
            (Some(Standing::Begun), _) => {
                write!(f, "it is being sent: `fte act` goes on with it")
            }
            (Some(Standing::Approved), Verdict::Go(_)) => {
                write!(f, "needs no yes (rule “{rule}”): `fte act` sends it")
            }
            (Some(Standing::Approved), _) => write!(f, "it is approved: `fte act` sends it"),
            (_, Verdict::AskTwice(_)) => {
                write!(f, "waits for a yes on a terminal (rule “{rule}”): `fte approve`")
            }
            _ => write!(
                f,
                "waits for your yes (rule “{rule}”): `fte approve yes {handle}`, then `fte act`"
            ),
        }
    }
}
