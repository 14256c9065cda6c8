//! The service itself: that it turns down what Google does, and that every fault does what it says.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;

use data_encoding::BASE64URL;
use serde_json::{Value, json};

use super::*;

const ONE: &str = "From: dana@example.com\r\nTo: owner@example.com\r\nSubject: the parcel\r\n\
    Date: Mon, 16 Nov 2026 08:00:00 +0000\r\nMessage-ID: <one@mail.test>\r\n\r\nIs it there?\r\n";

fn reply(subject: &str, parent: &str) -> String {
    let raw = format!(
        "From: owner@example.com\r\nTo: dana@example.com\r\nBcc: tax@example.com\r\nSubject: {subject}\r\n\
         In-Reply-To: <{parent}>\r\nMessage-ID: <own@example.com>\r\nX-Own: 1\r\n\r\nYes.\r\n"
    );
    BASE64URL.encode(raw.as_bytes())
}

struct Said {
    status: u16,
    text: String,
}

impl Said {
    fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|_| panic!("{}", self.text))
    }
}

fn bytes_of(google: &Google, bytes: &[u8]) -> Said {
    let mut stream = TcpStream::connect(google.address).unwrap();
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    let _ = stream.write_all(bytes);
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer);
    let answer = String::from_utf8_lossy(&answer).into_owned();
    let (head, text) = answer.split_once("\r\n\r\n").unwrap_or((&answer, ""));
    let status = head.split(' ').nth(1).and_then(|word| word.parse().ok()).unwrap_or_default();
    Said { status, text: text.into() }
}

fn said(google: &Google, verb: &str, path: &str, more: &str, body: &str) -> Said {
    let request = format!(
        "{verb} {path} HTTP/1.1\r\nHost: g\r\nConnection: close\r\n{more}Content-Length: {}\r\n\r\n{body}",
        body.len()
    );
    bytes_of(google, request.as_bytes())
}

const SIGNED: &str = "Authorization: Bearer ya29.a-token-of-the-tests\r\n";

fn get(google: &Google, path: &str) -> Said {
    said(google, "GET", &format!("/gmail/v1/users/me/{path}"), SIGNED, "")
}

fn post(google: &Google, path: &str, body: &Value) -> Said {
    let more = format!("{SIGNED}Content-Type: application/json; charset=utf-8\r\n");
    said(google, "POST", &format!("/gmail/v1/users/me/{path}"), &more, &body.to_string())
}

#[test]
fn what_google_turns_down_is_turned_down() {
    let google = Google::start();
    let id = google.deliver(ONE, &["INBOX"]);
    let table = [
        (400, get(&google, &format!("messages/{id}?format=RAW"))),
        (400, get(&google, "messages?max=3")),
        (400, get(&google, "messages?maxResults=x")),
        (400, get(&google, "messages?q=a&q=b")),
        (400, get(&google, "messages?pageToken=1")),
        (400, get(&google, "history")),
        (400, get(&google, "history?startHistoryId=x")),
        (400, get(&google, "history?startHistoryId=1&historyTypes=messagesAdded")),
        (404, get(&google, "history?startHistoryId=1")),
        (404, get(&google, "messages/0")),
        (404, get(&google, "message")),
        (400, said(&google, "GET", "/gmail/v1/users/me/messages", SIGNED, "{}")),
        (401, said(&google, "GET", "/gmail/v1/users/me/messages", "", "")),
        (
            401,
            said(&google, "GET", "/gmail/v1/users/me/messages", "Authorization: Bearer x\r\n", ""),
        ),
        (403, said(&google, "GET", "/gmail/v1/users/a%40b.c/messages", SIGNED, "")),
        (400, said(&google, "POST", "/gmail/v1/users/me/messages/send", SIGNED, "{}")),
        (400, post(&google, "messages/send", &json!({ "raw": "a+b/" }))),
        (400, post(&google, "messages/send", &json!({ "Raw": "" }))),
        (400, post(&google, "messages/send", &json!({ "raw": "" }))),
        (400, post(&google, "messages/send", &json!({ "raw": 1 }))),
        (
            400,
            post(
                &google,
                "messages/send",
                &json!({ "raw": BASE64URL.encode(b"Subject: a\r\n\r\nb") }),
            ),
        ),
        (404, post(&google, "messages/send", &json!({ "raw": reply("a", "b"), "threadId": "1" }))),
        (400, post(&google, "drafts", &json!({ "raw": reply("a", "b") }))),
        (400, post(&google, "drafts", &json!({ "message": { "Raw": "" } }))),
        (404, post(&google, "drafts/send", &json!({ "id": "r1" }))),
        (400, post(&google, &format!("messages/{id}/modify"), &json!({ "addLabelIds": ["SENT"] }))),
        (413, post(&google, "messages/send", &json!({ "raw": "A".repeat(6 << 20) }))),
    ];
    for (at, (status, answer)) in table.into_iter().enumerate() {
        assert_eq!(answer.status, status, "row {at}: {}", answer.text);
    }
    let error = get(&google, "messages/0").json()["error"].clone();
    assert_eq!((&error["code"], &error["status"]), (&json!(404), &json!("NOT_FOUND")));
    assert_eq!(error["errors"][0]["reason"], "notFound");
    assert_eq!((google.sent().len(), google.drafts().len()), (0, 0));
}

#[test]
fn a_scope_allows_its_methods_and_no_other() {
    let google = Google::start();
    let id = google.deliver(ONE, &["INBOX"]);
    let send =
        |google: &Google| post(google, "messages/send", &json!({ "raw": reply("a", "b") })).status;
    let draft = |google: &Google| {
        post(google, "drafts", &json!({ "message": { "raw": reply("a", "b") } })).status
    };
    let raw = |google: &Google| get(google, &format!("messages/{id}?format=raw")).status;
    for (scope, expected) in [
        ("gmail.send", [403, 403, 200, 403, 403]),
        ("gmail.readonly", [200, 200, 403, 403, 200]),
        ("gmail.metadata", [403, 200, 403, 403, 403]),
        ("gmail.compose", [403, 200, 200, 200, 403]),
        ("gmail.modify", [200, 200, 200, 200, 200]),
        ("mail", [200, 200, 200, 200, 200]),
    ] {
        google.allow(&[scope]);
        let found = [
            get(&google, "messages?q=in:inbox").status,
            get(&google, "profile").status,
            send(&google),
            draft(&google),
            raw(&google),
        ];
        assert_eq!(found, expected, "{scope}");
    }
    google.validate();
}

#[test]
fn what_is_sent_is_kept_as_google_keeps_it() {
    let google = Google::start();
    let id = google.deliver(ONE, &["INBOX"]);
    let thread = google.messages()[0].thread.clone();
    for (subject, parent, kept) in [
        ("Re: the parcel", "one@mail.test", true),
        ("Another", "one@mail.test", false),
        ("Re: the parcel", "two@mail.test", false),
    ] {
        let body = json!({ "raw": reply(subject, parent), "threadId": thread });
        let answer = post(&google, "messages/send", &body).json();
        assert_eq!(answer["threadId"] == json!(thread), kept, "{subject} {parent}");
        assert_eq!(answer["labelIds"], json!(["SENT"]));
    }
    let sent = google.sent()[0].clone();
    assert_eq!(sent.recipients, ["dana@example.com", "tax@example.com"]);
    let raw = String::from_utf8(sent.raw).unwrap();
    assert!(
        !raw.contains("Bcc") && !raw.contains("own@example.com") && raw.contains("X-Own: 1"),
        "{raw}"
    );
    // A draft is gone once it is sent, and changes its message's id when it changes.
    let draft = post(&google, "drafts", &json!({ "message": { "raw": reply("a", "b") } })).json();
    let name = draft["id"].as_str().unwrap();
    google.edit_draft(name, |raw| raw.replace("Yes.", "No."));
    let now = get(&google, &format!("drafts/{name}?format=raw")).json();
    assert_ne!(now["message"]["id"], draft["message"]["id"]);
    assert_eq!(get(&google, "drafts?q=after:1").json()["drafts"][0]["id"], name);
    assert_eq!(post(&google, "drafts/send", &json!({ "id": name })).status, 200);
    assert_eq!(post(&google, "drafts/send", &json!({ "id": name })).status, 404);
    assert_eq!(get(&google, &format!("drafts/{name}")).status, 404);
    assert!(get(&google, "drafts").json().get("drafts").is_none());
    assert_eq!(google.sent().len(), 4);
    let list = get(&google, "messages?q=in:sent&maxResults=500").json();
    assert_eq!(list["messages"].as_array().unwrap().len(), 4);
    google.lag(true);
    assert!(get(&google, "messages?q=in:sent").json().get("messages").is_none());
    assert_eq!(
        get(&google, &format!("threads/{thread}?format=minimal")).json()["messages"]
            .as_array()
            .unwrap()
            .len(),
        2
    );
    assert_eq!(
        get(&google, &format!("messages/{id}?format=metadata&metadataHeaders=Subject")).json()["payload"]
            ["headers"],
        json!([{ "name": "Subject", "value": "the parcel" }])
    );
    google.validate();
}

#[test]
fn a_large_mail_is_uploaded_with_its_conversation() {
    let google = Google::start();
    google.deliver(ONE, &["INBOX"]);
    let thread = google.messages()[0].thread.clone();
    let raw = String::from_utf8(
        BASE64URL.decode(reply("Re: the parcel", "one@mail.test").as_bytes()).unwrap(),
    )
    .unwrap();
    let body = format!(
        "--b\r\nContent-Type: application/json; charset=UTF-8\r\n\r\n{}\r\n--b\r\nContent-Type: message/rfc822\r\n\r\n{raw}{}\r\n--b--\r\n",
        json!({ "message": { "threadId": thread } }),
        "x".repeat(6 << 20),
    );
    let more = format!("{SIGNED}Content-Type: multipart/related; boundary=b\r\n");
    let path = "/upload/gmail/v1/users/me/drafts?uploadType=multipart";
    let draft = said(&google, "POST", path, &more, &body).json();
    assert_eq!(draft["message"]["threadId"], json!(thread));
    let path = "/upload/gmail/v1/users/me/messages/send?uploadType=media";
    let more = format!("{SIGNED}Content-Type: message/rfc822\r\n");
    assert_eq!(said(&google, "POST", path, &more, &raw).status, 200);
    assert_eq!(said(&google, "POST", path, SIGNED, &raw).status, 400);
    google.validate();
}

#[test]
fn history_has_every_change_in_pages_that_belong_to_their_start() {
    for large in [false, true] {
        let google = if large { Google::start().with_large_history_ids() } else { Google::start() };
        let start = get(&google, "profile").json()["historyId"].as_str().unwrap().to_owned();
        assert_eq!(start.parse::<u64>().is_err(), large);
        assert!(start.parse::<i64>().is_err());
        assert!(
            get(&google, &format!("history?startHistoryId={start}"))
                .json()
                .get("history")
                .is_none()
        );
        let a = google.deliver(ONE, &["SPAM"]);
        google.relabel(&a, &["INBOX"], &["SPAM"]);
        google.deliver(ONE.replace("one@", "two@"), &["INBOX", "Customers"]);
        google.delete(&a);
        google.pages_of(2);
        let (mut token, mut seen) = (String::new(), Vec::new());
        let end = loop {
            let page = get(&google, &format!("history?startHistoryId={start}{token}")).json();
            seen.extend(page["history"].as_array().unwrap().clone());
            match page["nextPageToken"].as_str() {
                Some(next) => token = format!("&pageToken={next}"),
                None => break page["historyId"].as_str().unwrap().to_owned(),
            }
        };
        let kinds: Vec<&str> =
            seen.iter().map(|r| r.as_object().unwrap().keys().nth(2).unwrap().as_str()).collect();
        assert_eq!(
            kinds,
            ["messagesAdded", "labelsAdded", "labelsRemoved", "messagesAdded", "messagesDeleted"]
        );
        let other = get(&google, &format!("history?startHistoryId={end}{token}"));
        assert_eq!(other.status, 400);
        let added =
            get(&google, &format!("history?startHistoryId={start}&historyTypes=labelAdded")).json();
        assert_eq!(added["history"].as_array().unwrap().len(), 1);
        google.on("history.list", Fault::Again);
        let again = get(&google, &format!("history?startHistoryId={start}{token}"));
        assert_eq!(again.json()["nextPageToken"], token.trim_start_matches("&pageToken="));
        google.forget_history();
        assert_eq!(get(&google, &format!("history?startHistoryId={end}")).status, 404);
        google.validate();
    }
}

#[test]
fn every_fault_answers_as_it_says_and_does_what_it_says() {
    use Fault::*;
    let table = [
        (Pass, 200, true),
        (CutUndone, 0, false),
        (CutDone, 0, true),
        (HalfAnswer, 200, true),
        (Unauthorised, 401, false),
        (Forbidden("domainPolicy"), 403, false),
        (QuotaForbidden, 403, false),
        (TooMany("2026-11-16T09:45:00.000Z"), 429, false),
        (TooManyFor(9), 429, false),
        (Bad, 400, false),
        (NotFound, 404, false),
        (BrokenUndone, 500, false),
        (BrokenDone, 502, true),
        (Unavailable, 503, false),
        (Empty, 503, false),
        (Html, 200, false),
        (Bare, 200, true),
    ];
    for (fault, status, done) in table {
        let google = Google::start();
        google.nth("messages.send", 2, fault);
        let body = json!({ "raw": reply("a", "b") });
        assert_eq!(post(&google, "messages/send", &body).status, 200);
        assert_eq!(get(&google, "labels").status, 200);
        assert_eq!(post(&google, "messages/send", &body).status, status, "{fault:?}");
        assert_eq!(google.sent().len(), 1 + usize::from(done), "{fault:?}");
        assert_eq!(google.count("messages.send"), 2);
        google.validate();
    }
    for (fault, before) in [(HeldUndone, 0), (HeldDone, 1)] {
        let google = Google::start();
        google.next(fault);
        std::thread::scope(|scope| {
            let call =
                scope.spawn(|| post(&google, "messages/send", &json!({ "raw": reply("a", "b") })));
            google.wait_until_held(1);
            assert_eq!(google.sent().len(), before);
            google.let_go();
            assert_eq!(call.join().unwrap().status, 200);
        });
        assert_eq!(google.sent().len(), 1);
    }
    let google = Google::start();
    google.always(Unavailable);
    assert_eq!([get(&google, "profile").status, get(&google, "labels").status], [503, 503]);
    google.heal();
    google.deliver(ONE, &["INBOX"]);
    google.at("2026-11-20T09:00:00Z");
    assert!(get(&google, "messages?q=newer_than:3d").json().get("messages").is_none());
    assert!(get(&google, "messages?q=newer_than:5d").json().get("messages").is_some());
    google.next(Endless);
    let mut stream = TcpStream::connect(google.address).unwrap();
    stream.write_all(b"GET /gmail/v1/users/me/profile HTTP/1.1\r\nHost: g\r\n\r\n").unwrap();
    stream.read_exact(&mut vec![0; 4 << 20]).unwrap();
    let google = Google::start();
    google.quota(100);
    google.next(Pass);
    let statuses: Vec<u16> = (0..6).map(|_| get(&google, "messages/x").status).collect();
    assert_eq!((statuses, google.units()), (vec![404, 404, 404, 404, 404, 403], 100));
}

#[test]
fn the_validator_finds_what_is_wrong() {
    let Some(document) = discovery::found() else { return };
    let one = |method: &str, url: &str, body: Value, response: Value| Recorded {
        name: String::new(),
        method: method.into(),
        url: format!("/gmail/v1/users/me/{url}"),
        body: (!body.is_null()).then_some(body),
        status: 200,
        response: (!response.is_null()).then_some(response),
        scopes: full(&["gmail.modify"]),
        fault: Fault::Pass,
    };
    let null = Value::Null;
    let table = [
        (one("GET", "messages?maxResults=5&labelIds=A&labelIds=B", null.clone(), null.clone()), ""),
        (one("GET", "message", null.clone(), null.clone()), "no such method"),
        (one("GET", "messages?max=5", null.clone(), null.clone()), "`max`"),
        (one("GET", "messages?q=a&q=b", null.clone(), null.clone()), "twice"),
        (one("GET", "messages/1?format=FULL", null.clone(), null.clone()), "`FULL`"),
        (one("GET", "history", null.clone(), null.clone()), "`startHistoryId` is missing"),
        (
            one("GET", "history?startHistoryId=184467440737095516160", null.clone(), null.clone()),
            "can't be",
        ),
        (one("GET", "profile", json!({}), null.clone()), "takes none"),
        (
            one("GET", "profile", null.clone(), json!({ "historyId": 7 })),
            "answer.historyId can't be 7",
        ),
        (one("POST", "messages/send", json!({ "raw": "a+b" }), null.clone()), "body.raw"),
        (one("POST", "messages/send", json!({ "Raw": "" }), null.clone()), "`Raw`"),
        (
            one("POST", "drafts", json!({ "message": { "labelIds": [1] } }), null.clone()),
            "labelIds[0]",
        ),
        (one("POST", "messages/batchDelete", json!({ "ids": ["1"] }), null.clone()), "scopes"),
        (
            one(
                "POST",
                "drafts/send",
                json!({ "id": "r1" }),
                json!({ "id": "1", "threadId": "1" }),
            ),
            "",
        ),
    ];
    for (request, word) in table {
        let wrong = discovery::check(document, std::slice::from_ref(&request), false).join("; ");
        assert_eq!(wrong.is_empty(), word.is_empty(), "{}: {wrong}", request.url);
        assert!(wrong.contains(word), "{}: {wrong}", request.url);
    }
}

#[test]
fn the_sign_in_is_checked_as_google_checks_it() {
    use data_encoding::BASE64URL_NOPAD;
    use sha2::{Digest as _, Sha256};
    let google = Google::start();
    let verifier = "v".repeat(43);
    let challenge = BASE64URL_NOPAD.encode(&Sha256::digest(verifier.as_bytes()));
    let asked = format!(
        "/o/oauth2/v2/auth?client_id={CLIENT}&redirect_uri=http%3A%2F%2F127.0.0.1%3A9%2Fcb&response_type=code\
         &scope=https%3A%2F%2Fwww.googleapis.com%2Fauth%2Fgmail.readonly&state=0123456789abcdef\
         &code_challenge={challenge}&code_challenge_method=S256"
    );
    assert_eq!(said(&google, "GET", &asked.replace("S256", "plain"), "", "").status, 400);
    assert_eq!(
        said(&google, "GET", &asked.replace("127.0.0.1", "evil.example"), "", "").status,
        400
    );
    let form = "Content-Type: application/x-www-form-urlencoded\r\n";
    let token = |body: &str| said(&google, "POST", "/token", form, body);
    let client = format!("client_id={CLIENT}&client_secret={CLIENT_SECRET}");
    let code = || {
        assert_eq!(said(&google, "GET", &asked, "", "").status, 302);
        let tokens = google.inner().tokens;
        format!("4%2Fcode-{tokens}")
    };
    let exchange = |code: &str, verifier: &str| {
        token(&format!(
            "{client}&grant_type=authorization_code&code={code}&code_verifier={verifier}&redirect_uri=http%3A%2F%2F127.0.0.1%3A9%2Fcb"
        ))
    };
    assert_eq!(exchange(&code(), "wrong").json()["error"], "invalid_grant");
    let good = code();
    let first = exchange(&good, &verifier).json();
    assert_eq!(exchange(&good, &verifier).json()["error"], "invalid_grant");
    google.grants(&["gmail.send"]);
    let unticked = exchange(&code(), &verifier).json();
    assert_eq!(unticked["scope"], "https://www.googleapis.com/auth/gmail.send");
    let refresh = first["refresh_token"].as_str().unwrap().to_owned();
    let renew = || token(&format!("{client}&grant_type=refresh_token&refresh_token={refresh}"));
    let second = renew().json();
    assert!(second.get("refresh_token").is_none());
    assert_eq!(token("client_id=x&grant_type=refresh_token").status, 401);
    let signed = format!("Authorization: Bearer {}\r\n", second["access_token"].as_str().unwrap());
    assert_eq!(said(&google, "GET", "/gmail/v1/users/me/profile", &signed, "").status, 200);
    google.expire();
    assert_eq!(said(&google, "GET", "/gmail/v1/users/me/profile", &signed, "").status, 401);
    google.revoke();
    assert_eq!(renew().json()["error"], "invalid_grant");
}
