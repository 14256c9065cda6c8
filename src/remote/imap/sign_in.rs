//! From a connection to a session: the greeting, encryption, the sign-in.

use std::collections::BTreeSet;

use data_encoding::BASE64;

use super::wire::{Kind, Said, Status, Wire};
use super::{Account, ImapError, Session, folder, wire};
use crate::base::secret::Secret;
use crate::base::text::{cut, shown_line};
use crate::net::stream::{Security, Stream, StreamError};

/// So often a server may ask back while one signs in.
const ROUNDS: usize = 4;

impl Session {
    /// Connects, up to where one signs in. Nothing that was said before encryption is believed after it.
    pub(super) fn connect(account: &Account) -> Result<Session, ImapError> {
        let stream = Stream::connect(&account.peer, account.security == Security::Tls)?;
        let mut wire = Wire::new(stream);
        let greeting = wire.greeting()?;
        match greeting.kind {
            Kind::Ok => {}
            Kind::Bye => return Err(wire.goodbye(&greeting).into()),
            // Whose mailbox would it be? And STARTTLS is not allowed any more.
            _ => return Err(wire.stream.garbled("it does not ask who is there").into()),
        }
        let mut session =
            Session { wire, account: account.clone(), can: listed(&greeting), resyncs: None };
        if account.security == Security::StartTls {
            session.learn()?;
            if !session.offers("STARTTLS") {
                let what = format!("{} does not offer encryption (STARTTLS)", account.server());
                return Err(ImapError::Unfit(format!("{what}: nothing was sent to it")));
            }
            session.begin_tls()?;
            session.wire.stream.secure()?;
            session.can.clear();
        }
        session.learn()?;
        Ok(session)
    }

    fn begin_tls(&mut self) -> Result<(), ImapError> {
        match self.wire.run("STARTTLS", "STARTTLS", |_| {}) {
            Err(ImapError::No { server, why, .. }) => {
                let what = format!("{server} does not begin encryption: {why}");
                Err(ImapError::Unfit(format!("{what}: nothing was sent to it")))
            }
            done => done.map(drop),
        }
    }

    /// Asks what the server offers, where it did not say so unasked.
    fn learn(&mut self) -> Result<(), ImapError> {
        if !self.can.is_empty() {
            return Ok(());
        }
        let mut can = BTreeSet::new();
        self.wire.run("CAPABILITY", "CAPABILITY", |said| match said {
            Said::Data(values) if values.first().is_some_and(|word| word.is("CAPABILITY")) => {
                let words = values.iter().skip(1).filter_map(super::Value::text);
                can.extend(words.map(|word| word.to_ascii_uppercase()));
            }
            _ => {}
        })?;
        self.can = can;
        Ok(())
    }

    pub(super) fn with_password(mut self, password: &Secret) -> Result<Session, ImapError> {
        let (user, word) = (self.account.user.clone(), password.reveal());
        if word.contains(['\0', '\r', '\n']) || user.contains(['\0', '\r', '\n']) {
            let what = "the password or the name has a character that can't be in one";
            return Err(ImapError::Unfit(what.into()));
        }
        let words = format!("\0{user}\0{word}");
        let quoted = folder::string(word).unwrap_or_default();
        let quoted = quoted.trim_matches('"');
        self.wire.hush.add([word, words.as_str(), quoted]);
        let status = if self.offers("AUTH=PLAIN") {
            self.authenticate("PLAIN", words.as_bytes())?
        } else if self.offers("LOGINDISABLED") {
            let server = self.account.server();
            let hint = if self.wire.stream.is_plain() { ": try `imap.security: tls`" } else { "" };
            let what = format!("{server} lets nobody sign in with a password here{hint}");
            return Err(ImapError::Unfit(what));
        } else {
            self.login(&user, word)?
        };
        self.signed_in(&status, word)
    }

    pub(super) fn with_token(mut self, token: &Secret) -> Result<Session, ImapError> {
        if !self.offers("AUTH=XOAUTH2") {
            let what = format!("{} takes no token of Google's", self.account.server());
            return Err(ImapError::Unfit(what));
        }
        let words = format!("user={}\x01auth=Bearer {}\x01\x01", self.account.user, token.reveal());
        self.wire.hush.add([token.reveal(), words.as_str()]);
        let status = self.authenticate("XOAUTH2", words.as_bytes())?;
        self.signed_in(&status, token.reveal())
    }

    /// `LOGIN`, for servers that know nothing else.
    fn login(&mut self, user: &str, password: &str) -> Result<Status, ImapError> {
        if let (Some(user), Some(password)) = (folder::string(user), folder::string(password)) {
            self.wire.send(&format!("LOGIN {user} {password}"), wire::ROOM, 0)?;
            return self.outcome(&[]);
        }
        // What has letters beyond ASCII goes as so many bytes.
        self.wire.send(&format!("LOGIN {{{}}}", user.len()), wire::ROOM, 0)?;
        let second = format!("{user} {{{}}}", password.len());
        self.outcome(&[second.as_bytes(), password.as_bytes()])
    }

    /// SASL, with its first word in the command where the server takes it there.
    fn authenticate(&mut self, mechanism: &str, words: &[u8]) -> Result<Status, ImapError> {
        let words = BASE64.encode(words);
        if self.offers("SASL-IR") {
            let command = format!("AUTHENTICATE {mechanism} {words}");
            self.wire.send(&command, wire::ROOM, 0)?;
            return self.outcome(&[]);
        }
        self.wire.send(&format!("AUTHENTICATE {mechanism}"), wire::ROOM, 0)?;
        self.outcome(&[words.as_bytes()])
    }

    /// Answers what the server asks for with these words one after the other, then with nothing: Google says in a question
    /// what is wrong with a token, and only then no.
    fn outcome(&mut self, words: &[&[u8]]) -> Result<Status, ImapError> {
        let mut told = None;
        for round in 0..ROUNDS {
            let asked = loop {
                match self.wire.next()? {
                    Said::Done(mut status) => {
                        status.text = told.unwrap_or(status.text);
                        return Ok(status);
                    }
                    Said::Status(status) if status.kind == Kind::Bye => {
                        return Err(self.wire.goodbye(&status).into());
                    }
                    Said::Status(status) => self.can.extend(listed(&status)),
                    Said::Go(asked) => break asked,
                    Said::Data(_) | Said::Found(_) => {}
                }
            };
            let word = words.get(round).copied().unwrap_or_default();
            if words.get(round).is_none() {
                told = BASE64
                    .decode(&asked)
                    .ok()
                    .filter(|text| !text.is_empty())
                    .map(|text| self.wire.hush.over(&String::from_utf8_lossy(&text)))
                    .map(|text| shown_line(&cut(&text, 200)));
            }
            self.wire.go_on(word)?;
        }
        Err(self.wire.stream.garbled("it asks and asks while one signs in").into())
    }

    /// What came of a sign-in.
    fn signed_in(mut self, status: &Status, secret: &str) -> Result<Session, ImapError> {
        let code = status.code.to_ascii_uppercase();
        let (server, user) = (self.account.server(), self.account.user.clone());
        match status.kind {
            Kind::Ok => {}
            Kind::No if code == "UNAVAILABLE" || code == "INUSE" => {
                let why = format!("nobody can sign in: {}", status.said());
                return Err(StreamError::Unreachable { server, why }.into());
            }
            Kind::No if !secret.is_empty() => {
                let why = status.said();
                return Err(ImapError::SignIn { server, user, why });
            }
            // Who does not understand a command often repeats it, and the secret was part of it.
            _ => {
                let why = "it does not understand it".into();
                return Err(ImapError::SignIn { server, user, why });
            }
        }
        // What it offers to whom it knows is often more.
        self.can = listed(status);
        self.learn()?;
        Ok(self)
    }
}

/// What a status says that the server offers.
fn listed(status: &Status) -> BTreeSet<String> {
    let words = status.code("CAPABILITY").unwrap_or_default();
    words.split_whitespace().map(str::to_ascii_uppercase).collect()
}
