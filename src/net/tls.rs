//! Whom TLS trusts: the system's authorities (and `SSL_CERT_FILE`), or Mozilla's where the system has none.

use rustls::RootCertStore;
use rustls::pki_types::CertificateDer;
use ureq::tls::{Certificate, RootCerts, TlsConfig};

/// The certificates of the system's authorities; `SSL_CERT_FILE` and `SSL_CERT_DIR` name others. Empty where there are none.
fn of_system() -> Vec<CertificateDer<'static>> {
    // One that can't be read is as one that is not there: what it vouches for is then not trusted.
    rustls_native_certs::load_native_certs().certs
}

/// Whom to trust, for what speaks TLS itself.
pub(crate) fn roots() -> RootCertStore {
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(of_system());
    if roots.is_empty() {
        roots.extend(webpki_roots::TLS_SERVER_ROOTS.iter().cloned());
    }
    roots
}

/// The same for HTTP.
pub(super) fn of_http() -> TlsConfig {
    let system = of_system();
    let roots = if system.is_empty() {
        RootCerts::WebPki
    } else {
        let own = system.iter().map(|der| Certificate::from_der(der).to_owned());
        RootCerts::new_with_certs(&own.collect::<Vec<_>>())
    };
    TlsConfig::builder().root_certs(roots).build()
}
