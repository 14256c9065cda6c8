//! Web addresses that the owner gives: whether they may be called.

use ureq::http::Uri;

/// Whether an address may be called: over TLS, or on this machine.
pub(crate) fn check(url: &str) -> Result<(), String> {
    let uri: Uri = url.parse().map_err(|_| "is no web address".to_owned())?;
    let host = uri.host().unwrap_or_default();
    match uri.scheme_str() {
        Some("https") if !host.is_empty() => Ok(()),
        Some("http") if is_here(host) => Ok(()),
        Some("http") => Err("is not encrypted: `https://…`, or an address of this machine".into()),
        _ => Err("is no web address, like `https://example.com/hook`".into()),
    }
}

/// Whether a host is this machine: what goes there needs no encryption.
pub(crate) fn is_here(host: &str) -> bool {
    matches!(host, "localhost" | "127.0.0.1" | "::1" | "[::1]")
}

/// Whether two addresses are the same service: scheme, host and port.
pub(crate) fn same_origin(one: &str, other: &str) -> bool {
    let origin = |url: &str| {
        let uri: Uri = url.replace("{key}", "key").parse().ok()?;
        Some((uri.scheme()?.clone(), uri.authority()?.clone()))
    };
    origin(one).is_some_and(|one| origin(other) == Some(one))
}

/// The service that an address belongs to, as it is compared: `https://example.com`, with the port where it is named.
pub(crate) fn origin(url: &str) -> Option<String> {
    let uri: Uri = url.parse().ok()?;
    let authority = uri.authority()?.as_str();
    // A name before the host is no part of the place.
    let place = authority.rsplit_once('@').map_or(authority, |(_, place)| place);
    Some(format!("{}://{place}", uri.scheme_str()?).to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_encrypted_addresses_or_this_machine() {
        for good in ["https://a.example/x?y=1", "http://127.0.0.1:8080/do", "http://localhost/"] {
            assert!(check(good).is_ok(), "{good}");
        }
        for bad in [
            "http://a.example/",
            "ftp://a.example",
            "a.example",
            "",
            "file:///etc/passwd",
            "http://127.0.0.1.evil.example/",
            "https://",
        ] {
            assert!(check(bad).is_err(), "{bad}");
        }
    }
}
