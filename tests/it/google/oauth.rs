//! Google's sign-in: consent, tokens, and taking them back.

use data_encoding::BASE64URL_NOPAD;
use serde_json::json;
use sha2::{Digest as _, Sha256};

use super::Inner;
use super::wire::{Answer, Request, pairs};

/// The client that the service knows.
pub(crate) const CLIENT: &str = "fte-tests.apps.googleusercontent.com";
pub(crate) const CLIENT_SECRET: &str = "GOCSPX-a-client-secret";

/// A consent that waits to be exchanged.
#[derive(Clone, Debug)]
pub(super) struct Code {
    word: String,
    challenge: String,
    redirect: String,
    scopes: Vec<String>,
}

fn error(status: u16, word: &str, why: &str) -> Answer {
    Answer::with_status(status, &json!({ "error": word, "error_description": why }))
}

/// `GET /o/oauth2/v2/auth`: the person says yes at once, and the browser goes back with a code.
pub(super) fn authorize(request: &Request, inner: &mut Inner) -> Answer {
    let query = request.query();
    let value = |name: &str| {
        query
            .iter()
            .find(|(own, _)| own == name)
            .map(|(_, value)| value.clone())
            .unwrap_or_default()
    };
    let redirect = value("redirect_uri");
    let is_loopback =
        ["http://127.0.0.1:", "http://[::1]:"].iter().any(|at| redirect.starts_with(at));
    if value("client_id") != CLIENT {
        return Answer::html(401, "Error 401: invalid_client");
    }
    if !is_loopback {
        return Answer::html(400, "Error 400: redirect_uri_mismatch");
    }
    let is_fine = value("response_type") == "code"
        && value("code_challenge_method") == "S256"
        && value("code_challenge").len() == 43
        && value("state").len() >= 16
        && !value("scope").is_empty();
    if !is_fine {
        return Answer::html(400, "Error 400: invalid_request");
    }
    let scopes: Vec<String> = match &inner.grants {
        Some(scopes) => scopes.clone(),
        None => value("scope").split(' ').map(str::to_owned).collect(),
    };
    inner.tokens += 1;
    let code = format!("4/code-{}", inner.tokens);
    inner.codes.push(Code {
        word: code.clone(),
        challenge: value("code_challenge"),
        redirect: redirect.clone(),
        scopes: scopes.clone(),
    });
    let end = if redirect.contains('?') { '&' } else { '?' };
    let place = format!(
        "{redirect}{end}state={}&code={}&scope={}",
        value("state"),
        code.replace('/', "%2F"),
        scopes.join("%20")
    );
    Answer { status: 302, headers: vec![("Location", place)], body: Vec::new() }
}

/// `POST /token`
pub(super) fn token(request: &Request, inner: &mut Inner) -> Answer {
    let form = pairs(&String::from_utf8_lossy(&request.body));
    let value = |name: &str| {
        form.iter().find(|(own, _)| own == name).map(|(_, value)| value.clone()).unwrap_or_default()
    };
    if request.kind() != "application/x-www-form-urlencoded" {
        return error(400, "invalid_request", "the body is no form");
    }
    if value("client_id") != CLIENT || value("client_secret") != CLIENT_SECRET {
        return error(401, "invalid_client", "The OAuth client was not found.");
    }
    let (scopes, refresh) = match value("grant_type").as_str() {
        "authorization_code" => {
            let Some(at) = inner.codes.iter().position(|code| code.word == value("code")) else {
                return error(400, "invalid_grant", "Bad Request");
            };
            // It is good for one try.
            let code = inner.codes.remove(at);
            let digest = Sha256::digest(value("code_verifier").as_bytes());
            if BASE64URL_NOPAD.encode(&digest) != code.challenge {
                return error(400, "invalid_grant", "Invalid code verifier.");
            }
            if value("redirect_uri") != code.redirect {
                return error(400, "redirect_uri_mismatch", "Bad Request");
            }
            inner.tokens += 1;
            let refresh = format!("1//refresh-{}", inner.tokens);
            inner.refresh.push((refresh.clone(), code.scopes.clone()));
            (code.scopes, Some(refresh))
        }
        "refresh_token" => {
            let old = value("refresh_token");
            let Some((_, scopes)) = inner.refresh.iter().find(|(own, _)| *own == old) else {
                return error(400, "invalid_grant", "Token has been expired or revoked.");
            };
            (scopes.clone(), None)
        }
        _ => return error(400, "unsupported_grant_type", "Invalid grant_type"),
    };
    inner.tokens += 1;
    let access = format!("ya29.access-{}", inner.tokens);
    inner.access.push((access.clone(), scopes.clone()));
    let mut answer = json!({ "access_token": access, "expires_in": 3599, "scope": scopes.join(" "), "token_type": "Bearer" });
    if let Some(refresh) = refresh {
        answer["refresh_token"] = json!(refresh);
    }
    Answer::json(&answer)
}

/// `POST /revoke`
pub(super) fn revoke(request: &Request, inner: &mut Inner) -> Answer {
    let form = pairs(&String::from_utf8_lossy(&request.body));
    let token = form.iter().find(|(name, _)| name == "token").map(|(_, token)| token.clone());
    let token = token.unwrap_or_default();
    let before = inner.refresh.len() + inner.access.len();
    inner.refresh.retain(|(own, _)| *own != token);
    inner.access.retain(|(own, _)| *own != token);
    if inner.refresh.len() + inner.access.len() == before {
        return error(400, "invalid_token", "Token expired or revoked");
    }
    Answer::json(&json!({}))
}
