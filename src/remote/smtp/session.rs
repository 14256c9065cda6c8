//! The conversation with a mail server: who speaks, who it is for, the message, and what each answer means.

use data_encoding::BASE64;

use super::wire::{Broken, Reply, Wire};
use super::{Credential, Outgoing, Server};
use crate::base::text::shown_line;
use crate::model::attempt::{Failure, FailureClass};
use crate::net::stream::Security;

/// How the client calls itself: where it runs is nobody's business.
///
/// Source: RFC 5321 §4.1.4, the literal of an address for who has no name.
const HELLO: &str = "EHLO [127.0.0.1]";

/// A server that was reached and said what it can do.
pub(super) struct Session {
    wire: Wire,
    offers: Offers,
}

/// What a server says that it can do, as far as it matters here.
#[derive(Debug, Default, PartialEq, Eq)]
struct Offers {
    start_tls: bool,
    /// The largest message in bytes; `None` where it does not say.
    largest: Option<u64>,
    says_size: bool,
    /// How one can sign in, in capitals.
    sign_in: Vec<String>,
}

impl Offers {
    fn read(reply: &Reply) -> Offers {
        let mut offers = Offers::default();
        // The first line is its name.
        for line in reply.lines.iter().skip(1) {
            let line = line.to_ascii_uppercase();
            let mut words = line.split([' ', '=']).filter(|word| !word.is_empty());
            match words.next() {
                Some("STARTTLS") => offers.start_tls = true,
                Some("AUTH") => offers.sign_in.extend(words.map(str::to_owned)),
                Some("SIZE") => {
                    offers.says_size = true;
                    let size = words.next().and_then(|size| size.parse().ok());
                    // Zero is no limit. Source: RFC 1870 §4.
                    offers.largest = size.filter(|size| *size > 0);
                }
                _ => {}
            }
        }
        offers
    }

    fn takes(&self, way: &str) -> bool {
        self.sign_in.iter().any(|offered| offered == way)
    }
}

impl Session {
    /// Connects, in TLS where the settings say so: without it nothing is said that matters.
    pub(super) fn open(server: &Server) -> Result<Session, Failure> {
        let away = |broken: Broken| Failure::new(FailureClass::Away, broken.0);
        let unusable = |why: String| {
            Failure::new(FailureClass::Away, format!("{} can't be used: {why}", server.name()))
        };
        // It may never come back: the settings may be what is wrong.
        let nowhere = |broken: Broken| {
            let where_it_is = "`smtp.host`, `smtp.port` and `smtp.security` say where it is";
            Failure::new(FailureClass::Away, format!("{} ({where_it_is})", broken.0))
        };
        let mut wire = Wire::connect(server).map_err(nowhere)?;
        let hello = wire.reply().map_err(away)?;
        // Whoever turns everybody away says nothing of this message.
        if hello.code != 220 {
            return Err(unusable(format!("it does not serve now: {}", hello.said())));
        }
        let mut offers = greet(&mut wire).map_err(away)?.map_err(unusable)?;
        if server.security == Security::StartTls {
            if !offers.start_tls {
                let why = "it offers no STARTTLS; nothing was sent in the clear";
                return Err(unusable(why.into()));
            }
            let reply = wire.command("STARTTLS").map_err(away)?;
            if reply.code != 220 {
                return Err(unusable(format!("it refused STARTTLS: {}", reply.said())));
            }
            wire.secure().map_err(away)?;
            // What it said in the clear counts no more.
            offers = greet(&mut wire).map_err(away)?.map_err(unusable)?;
        }
        Ok(Session { wire, offers })
    }

    pub(super) fn sign_in(&mut self, user: &str, credential: &Credential) -> Result<(), Failure> {
        let secret = credential.secret().reveal();
        let encode = |text: &str| BASE64.encode(text.as_bytes());
        let whole = match credential {
            Credential::Password(_) => encode(&format!("\0{user}\0{secret}")),
            Credential::Token(_) => encode(&format!("user={user}\x01auth=Bearer {secret}\x01\x01")),
        };
        self.wire.hush([secret.to_owned(), encode(secret), whole.clone()]);
        let answer = match credential {
            Credential::Token(_) if self.offers.takes("XOAUTH2") => self.by_token(&whole),
            Credential::Token(_) => return Err(self.no_way("XOAUTH2")),
            Credential::Password(_) if self.offers.takes("PLAIN") => {
                self.wire.command(&format!("AUTH PLAIN {whole}"))
            }
            Credential::Password(_) if self.offers.takes("LOGIN") => {
                self.by_name_and_password(&encode(user), &encode(secret))
            }
            Credential::Password(_) => return Err(self.no_way("PLAIN or LOGIN")),
        };
        let answer = answer.map_err(|broken| {
            Failure::new(FailureClass::Away, format!("while signing in: {broken}"))
        })?;
        match answer.code {
            200..=299 => Ok(()),
            400..=499 => Err(Failure::new(
                FailureClass::Transient,
                format!("it can't sign anybody in now: {}", answer.said()),
            )),
            _ => Err(Failure::new(
                FailureClass::Authentication,
                format!("it turned the credential of {} down: {}", shown_line(user), answer.said()),
            )),
        }
    }

    /// A token that is turned down is explained first, and the explanation wants an empty answer.
    fn by_token(&mut self, whole: &str) -> Result<Reply, Broken> {
        match self.wire.command(&format!("AUTH XOAUTH2 {whole}"))? {
            Reply { code: 334, .. } => self.wire.command(""),
            reply => Ok(reply),
        }
    }

    fn by_name_and_password(&mut self, user: &str, password: &str) -> Result<Reply, Broken> {
        let mut reply = self.wire.command("AUTH LOGIN")?;
        for answer in [user, password] {
            if reply.code != 334 {
                return Ok(reply);
            }
            reply = self.wire.command(answer)?;
        }
        Ok(reply)
    }

    fn no_way(&self, wanted: &str) -> Failure {
        let offered = match self.offers.sign_in.as_slice() {
            [] => "no way to sign in".to_owned(),
            ways => shown_line(&ways.join(", ")),
        };
        let why = format!("it offers {offered}, and {wanted} is needed (`smtp.sign_in`)");
        Failure::new(FailureClass::Authentication, why)
    }

    /// Sends a message. What the server said when it took it, or (`Err` within) why nobody knows whether it did; a failure is
    /// one of which it is sure that it did not.
    pub(super) fn send(
        &mut self,
        outgoing: &Outgoing<'_>,
    ) -> Result<Result<String, String>, Failure> {
        let size = outgoing.bytes.len();
        if let Some(largest) = self.offers.largest.filter(|largest| size as u64 > *largest) {
            let why = format!("the message has {size} bytes, and it takes at most {largest}");
            return Err(Failure::new(FailureClass::Refused, why));
        }
        let size = if self.offers.says_size { format!(" SIZE={size}") } else { String::new() };
        let from = self.asked(&format!("MAIL FROM:<{}>{size}", outgoing.from))?;
        if !from.is_yes() {
            return Err(refused(&from, &format!("it refused the sender {}", outgoing.from)));
        }
        self.name_recipients(outgoing.recipients)?;
        let go = self.asked("DATA")?;
        if go.code != 354 {
            return Err(refused(&go, "it refused the message"));
        }
        if let Err(broken) = self.wire.body(outgoing.bytes) {
            // It may have said why before it closed.
            return Err(match self.wire.reply() {
                Ok(reply) if !reply.is_yes() => refused(&reply, "it refused the message"),
                _ => unfinished(&broken),
            });
        }
        self.finish(outgoing.about_to_end)
    }

    /// Sends the full stop that makes it the server's.
    fn finish(
        &mut self,
        about_to_end: &dyn Fn() -> Result<(), String>,
    ) -> Result<Result<String, String>, Failure> {
        about_to_end().map_err(|why| {
            let why = format!("it can't be noted that the message is about to go out: {why}");
            Failure::new(FailureClass::Transient, why)
        })?;
        if let Err(broken) = self.wire.is_quiet() {
            return Err(unfinished(&broken));
        }
        match self.wire.command(".") {
            Ok(reply) if reply.is_yes() => Ok(Ok(reply.said())),
            Ok(reply) if reply.is_no() => Err(refused(&reply, "it refused the message")),
            Ok(reply) => Ok(Err(format!(
                "its answer does not say whether it took the message: {}",
                reply.said()
            ))),
            Err(broken) => Ok(Err(format!("its answer was lost: {broken}"))),
        }
    }

    /// All of them, or it goes to nobody.
    fn name_recipients(&mut self, recipients: &[String]) -> Result<(), Failure> {
        let mut refusals: Vec<Failure> = Vec::new();
        for recipient in recipients {
            let reply = self.asked(&format!("RCPT TO:<{recipient}>"))?;
            if !reply.is_yes() {
                refusals.push(refused(&reply, &format!("it refused {recipient}")));
            }
            // It is about to close: it answers nothing more.
            if reply.code == 421 {
                break;
            }
        }
        let order = [FailureClass::Authentication, FailureClass::Refused, FailureClass::Transient];
        let class = order.into_iter().find(|c| refusals.iter().any(|refusal| refusal.class == *c));
        let Some(class) = class else { return Ok(()) };
        let words: Vec<_> = refusals.into_iter().map(|refusal| refusal.why).collect();
        let nobody = if recipients.len() > 1 { "; it went to nobody" } else { "" };
        Err(Failure::new(class, words.join("; ") + nobody))
    }

    fn asked(&mut self, command: &str) -> Result<Reply, Failure> {
        self.wire.command(command).map_err(|broken| unfinished(&broken))
    }

    /// Says good-bye, without waiting for an answer: all is known.
    pub(super) fn close(mut self) {
        self.wire.leave();
    }
}

/// What it offers, or what it said instead.
fn greet(wire: &mut Wire) -> Result<Result<Offers, String>, Broken> {
    let reply = wire.command(HELLO)?;
    if reply.code != 250 {
        return Ok(Err(format!("it did not answer EHLO: {}", reply.said())));
    }
    Ok(Ok(Offers::read(&reply)))
}

/// Cut off before the message's end: nothing of it counts. The message itself may be the reason, so it is one of its tries.
fn unfinished(broken: &Broken) -> Failure {
    Failure::new(FailureClass::Transient, format!("before the end of the message: {broken}"))
}

/// A no, by its code: whether the same may work later, wants signing in, or never will.
///
/// Source: RFC 5321 §4.2.1, RFC 4954 §6.
fn refused(reply: &Reply, what: &str) -> Failure {
    let class = match reply.code {
        530 | 534 | 535 | 538 => FailureClass::Authentication,
        500..=599 => FailureClass::Refused,
        _ => FailureClass::Transient,
    };
    Failure::new(class, format!("{what}: {}", reply.said()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_offered_is_read_however_it_is_written() {
        let lines =
            ["mx hello STARTTLS", "size 1000", "AUTH=plain Login", "starttls", "AUTH XOAUTH2", ""];
        let reply = Reply { code: 250, lines: lines.map(str::to_owned).to_vec() };
        let offers = Offers::read(&reply);
        assert_eq!(offers.largest, Some(1000));
        assert!(offers.start_tls && offers.takes("PLAIN") && offers.takes("LOGIN"));
        assert!(offers.takes("XOAUTH2") && !offers.takes("CRAM-MD5"));
        for (line, largest, says) in [
            ("SIZE", None, true),
            ("SIZE 0", None, true),
            ("SIZE x", None, true),
            ("8BITMIME", None, false),
        ] {
            let reply = Reply { code: 250, lines: vec!["mx".into(), line.into()] };
            let offers = Offers::read(&reply);
            assert_eq!((offers.largest, offers.says_size), (largest, says), "{line}");
        }
        let named = Reply { code: 250, lines: vec!["STARTTLS".into()] };
        assert!(!Offers::read(&named).start_tls, "the first line is a name");
    }

    #[test]
    fn every_code_has_its_class() {
        let class = |code| refused(&Reply { code, lines: vec![] }, "no").class.as_str();
        let table = [
            (250, "transient"),
            (354, "transient"),
            (421, "transient"),
            (450, "transient"),
            (452, "transient"),
            (500, "refused"),
            (530, "authentication"),
            (535, "authentication"),
            (550, "refused"),
            (552, "refused"),
            (554, "refused"),
            (599, "refused"),
        ];
        for (code, expected) in table {
            assert_eq!(class(code), expected, "{code}");
        }
    }
}
