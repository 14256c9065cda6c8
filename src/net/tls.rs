//! Whom TLS trusts: the system's authorities (and `SSL_CERT_FILE`), or Mozilla's where the system has none.

use std::path::Path;

use rustls::RootCertStore;
use rustls::pki_types::CertificateDer;
use rustls_native_certs::{CertificateResult, ErrorKind};
use ureq::tls::{Certificate, RootCerts, TlsConfig};

use crate::base::platform;
use crate::base::text::shown_line;

/// The authorities that the environment names can't be read. Another one is not trusted in their place.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no certificate can be checked: `{variable}` names {path}, {why}")]
pub(crate) struct NoAuthorities {
    variable: &'static str,
    path: String,
    why: String,
}

/// The certificates of the system's authorities; `SSL_CERT_FILE` and `SSL_CERT_DIR` name others. Empty where there are none.
fn of_system() -> Result<Vec<CertificateDer<'static>>, NoAuthorities> {
    let found = rustls_native_certs::load_native_certs();
    for variable in ["SSL_CERT_FILE", "SSL_CERT_DIR"] {
        let Some(path) = platform::named(variable) else { continue };
        if let Some(why) = trouble(variable, &path, &found) {
            let path = shown_line(&path.to_string_lossy());
            return Err(NoAuthorities { variable, path, why });
        }
    }
    // Of the system's own, one that can't be read is as one that is not there: what it vouches for is then not trusted.
    Ok(found.certs)
}

/// What is wrong with what a variable names.
fn trouble(variable: &str, path: &Path, found: &CertificateResult) -> Option<String> {
    let of_file = found.errors.iter().find_map(|error| match &error.kind {
        ErrorKind::Io { inner, path: at } if at == path => Some(inner.to_string()),
        _ => None,
    });
    match of_file {
        // Of several folders some are often not there.
        Some(why) if variable == "SSL_CERT_FILE" => Some(format!("which can't be read: {why}")),
        _ if found.certs.is_empty() => Some("where no certificate (PEM) is found".into()),
        _ => None,
    }
}

/// Whom to trust, for what speaks TLS itself.
pub(crate) fn roots() -> Result<RootCertStore, NoAuthorities> {
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(of_system()?);
    if roots.is_empty() {
        roots.extend(webpki_roots::TLS_SERVER_ROOTS.iter().cloned());
    }
    Ok(roots)
}

/// The same for HTTP.
pub(super) fn of_http() -> Result<TlsConfig, NoAuthorities> {
    let system = of_system()?;
    let roots = if system.is_empty() {
        RootCerts::WebPki
    } else {
        let own = system.iter().map(|der| Certificate::from_der(der).to_owned());
        RootCerts::new_with_certs(&own.collect::<Vec<_>>())
    };
    Ok(TlsConfig::builder().root_certs(roots).build())
}
