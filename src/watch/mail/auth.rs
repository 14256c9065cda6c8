//! `Authentication-Results`: what the person's own mail server found out about the sender.

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
    let field = without_comments(field);
    let mut verdict = Verdict::default();
    let mut said = Vec::new();
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
            let domain = domain.trim_matches('"').rsplit('@').next().unwrap_or_default().to_owned();
            verdict.dmarc |= result == "pass" && !domain.is_empty() && domain == from.domain();
            verdict.failed |= matches!(result.as_str(), "fail" | "permerror");
        }
        said.push(format!("{method}={result}"));
    }
    verdict.dmarc &= !verdict.failed;
    verdict.results = said.join(" ");
    verdict
}

/// The server's name: the first word, before a version.
fn server_of(field: &str) -> String {
    let first = field.split(';').next().unwrap_or_default();
    first.split_whitespace().next().unwrap_or_default().trim_matches('"').to_lowercase()
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
            ';' | '=' | ' ' if quoted => out.push('_'),
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
            "",
        ];
        for field in never {
            assert!(!checked(&[field]).dmarc, "{field}");
        }
    }

    #[test]
    fn a_field_below_the_topmost_of_the_trusted_server_does_not_count() {
        let forged = "mx.example.org; dmarc=pass header.from=example.com";
        let real = "mx.example.org; dmarc=fail header.from=example.com";
        let verdict = checked(&["other.test; dmarc=pass", real, forged]);
        assert!(!verdict.dmarc && verdict.failed);
    }
}
