//! `Authentication-Results`: what the person's own mail server found out about the sender.

use crate::model::lookalike;
use crate::model::person::Address;

/// The verdict of a server that the settings name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Verdict {
    /// `spf=pass dkim=pass dmarc=pass`; empty where no server that we trust said anything.
    pub(crate) results: String,
    /// Whether DMARC passed for the domain in From.
    pub(crate) dmarc: bool,
    /// Whether DMARC failed.
    pub(crate) failed: bool,
}

/// Reads the topmost field of a trusted server; every other may have been written by the sender.
///
/// Only a DMARC pass for just the From domain counts as verified: SPF and DKIM alone vouch for domains that the reader
/// never sees.
///
/// Source: RFC 8601 §2.2 (form), §7.1 (forged fields).
pub(crate) fn check(fields: &[String], from: &Address, trusted: &[String]) -> Verdict {
    let own = |field: &&String| {
        let server = server_of(&without_comments(field));
        !server.is_empty() && trusted.iter().any(|name| name.trim().eq_ignore_ascii_case(&server))
    };
    let Some(field) = fields.iter().find(own) else { return Verdict::default() };
    // What a server repeats of the sender's own address, in a comment, could end that comment.
    let is_torn = has_quoted_comment(field);
    let field = without_comments(field);
    let mut verdict = Verdict::default();
    let mut said = Vec::new();
    let mut passes = Vec::new();
    for part in field.split(';').skip(1) {
        let mut words = part.split_whitespace();
        let Some((method, result)) = words.next().and_then(|word| word.split_once('=')) else {
            continue;
        };
        let method = method.split('/').next().unwrap_or_default().trim().to_lowercase();
        let result = result.trim().to_lowercase();
        if !matches!(method.as_str(), "spf" | "dkim" | "dmarc" | "arc") || said.len() >= 12 {
            continue;
        }
        if method == "dmarc" {
            let domain = words.find_map(|word| {
                word.to_lowercase().strip_prefix("header.from=").map(str::to_owned)
            });
            let domain = domain.unwrap_or_default();
            let domain = domain.rsplit('@').next().unwrap_or_default();
            let is_own = lookalike::ascii(domain) == lookalike::ascii(from.domain());
            passes.push(result == "pass" && !domain.is_empty() && is_own);
            verdict.failed |= matches!(result.as_str(), "fail" | "permerror");
        }
        said.push(format!("{method}={result}"));
    }
    // A server says it once: of two, one is somebody else's.
    verdict.dmarc = passes == [true] && !is_torn;
    verdict.results = said.join(" ");
    verdict
}

/// The server's name: the first word, before a version.
fn server_of(field: &str) -> String {
    let first = field.split(';').next().unwrap_or_default();
    first.split_whitespace().next().unwrap_or_default().trim_matches('"').to_lowercase()
}

/// Whether a comment has a quotation mark: a mailbox that needs one can hold `)` and `;`.
fn has_quoted_comment(field: &str) -> bool {
    let (mut depth, mut escaped) = (0usize, false);
    for c in field.chars() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            '"' if depth > 0 => return true,
            _ => {}
        }
    }
    false
}

/// A field without its comments (which nest) and with quoted semicolons made harmless.
fn without_comments(field: &str) -> String {
    let mut out = String::with_capacity(field.len());
    let (mut depth, mut quoted, mut escaped) = (0usize, false, false);
    for c in field.chars() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' if depth == 0 => quoted = !quoted,
            '(' if !quoted => depth += 1,
            ')' if !quoted && depth > 0 => depth -= 1,
            _ if depth > 0 => {}
            c if quoted && (matches!(c, ';' | '=') || c.is_whitespace()) => out.push('_'),
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn checked(fields: &[&str]) -> Verdict {
        let fields: Vec<String> = fields.iter().map(|field| (*field).to_owned()).collect();
        check(&fields, &Address::new("Dana", "dana@example.com"), &["mx.example.org".into()])
    }

    #[test]
    fn only_a_dmarc_pass_of_the_from_domain_by_a_trusted_server_verifies() {
        let pass = "mx.example.org; dkim=pass header.d=example.com; dmarc=pass (p=NONE) header.from=example.com";
        assert!(checked(&[pass]).dmarc);
        assert_eq!(checked(&[pass]).results, "dkim=pass dmarc=pass");
        let never = [
            "mx.evil.test; dmarc=pass header.from=example.com",
            "mx.example.org; spf=pass smtp.mailfrom=example.com; dkim=pass header.d=example.com",
            "mx.example.org; dmarc=pass header.from=evil.test",
            "mx.example.org; dmarc=pass",
            "mx.example.org; dmarc=fail header.from=example.com; dmarc=pass header.from=example.com",
            "(mx.example.org;) mx.evil.test; dmarc=pass header.from=example.com",
            "mx.evil.test (mx.example.org; dmarc=pass header.from=example.com)",
            "mx.example.org; spf=none reason=\"; dmarc=pass header.from=example.com\"",
            "mx.example.org.evil.test; dmarc=pass header.from=example.com",
            "mx.example.org; dmarc=none header.from=example.com; dmarc=pass header.from=example.com",
            "mx.example.org; spf=pass (of \"x); dmarc=pass header.from=example.com (\"@evil.test) smtp.mailfrom=evil.test",
            "mx.example.org; spf=pass smtp.mailfrom=\"a\\\"; dmarc=pass header.from=example.com\"@evil.test",
            "mx.example.org; spf=pass reason=\"a\tdmarc=pass header.from=example.com\"",
            "\u{43c}x.example.org; dmarc=pass header.from=example.com",
            "mx.example.org",
            ";;;=;dmarc=pass header.from=example.com",
            "",
        ];
        for field in never {
            assert!(!checked(&[field]).dmarc, "{field}");
        }
    }

    #[test]
    fn a_field_is_read_however_the_server_writes_it() {
        let ways = [
            "MX.Example.ORG; DMARC=Pass header.from=EXAMPLE.com",
            "\"mx.example.org\" 1; dmarc/1=pass (p=reject dis=none) header.from=example.com",
            "(a (nested) comment) mx.example.org (another) ; dkim=pass ; dmarc=pass header.from=dana@example.com",
            "mx.example.org; spf=pass\r\n\tsmtp.mailfrom=example.com;\r\n\tdmarc=pass\r\n\theader.from=example.com",
        ];
        for field in ways {
            assert!(checked(&[field]).dmarc, "{field}");
        }
        let own = "mx.example.org; dmarc=pass header.from=xn--mller-kva.de";
        let from = Address::new("", "k@m\u{fc}ller.de");
        assert!(check(&[own.to_owned()], &from, &["mx.example.org".into()]).dmarc);
        assert!(!check(&[own.to_owned()], &from, &[]).dmarc);
    }

    #[test]
    fn a_field_below_the_topmost_of_the_trusted_server_does_not_count() {
        let forged = "mx.example.org; dmarc=pass header.from=example.com";
        let real = "mx.example.org; dmarc=fail header.from=example.com";
        let verdict = checked(&["other.test; dmarc=pass", real, forged]);
        assert!(!verdict.dmarc && verdict.failed);
    }
}
