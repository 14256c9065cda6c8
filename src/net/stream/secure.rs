//! TLS above a connection: from its beginning, or from where both sides change to it.

use std::io;
use std::net::TcpStream;
use std::sync::Arc;
use std::time::Instant;

use rustls::pki_types::ServerName;
use rustls::{ClientConfig, ClientConnection, StreamOwned};

use super::dial::certificate;
use super::{Link, Stream, StreamError, is_slice};
use crate::net::tls;

impl Stream {
    /// Changes to TLS (STARTTLS). Nothing that came before may be waiting to be read: anybody could have put it there.
    pub(crate) fn secure(&mut self) -> Result<(), StreamError> {
        if self.has_unread() {
            return Err(self.garbled("it went on in plain text although encryption was to begin"));
        }
        let Link::Plain(socket) = std::mem::replace(&mut self.link, Link::Gone) else {
            return Err(self.lost("encryption began twice"));
        };
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let config = ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .map_err(|error| self.unreachable(&error))?;
        let config = config.with_root_certificates(tls::roots()?).with_no_client_auth();
        let bare = self.peer.host.trim_start_matches('[').trim_end_matches(']').to_owned();
        let name = ServerName::try_from(bare).map_err(|error| self.unreachable(&error))?;
        let tls = ClientConnection::new(Arc::new(config), name)
            .map_err(|error| self.unreachable(&error))?;
        let mut tls = Box::new(StreamOwned::new(tls, socket));
        self.shake_hands(&mut tls)?;
        self.link = Link::Tls(tls);
        Ok(())
    }

    fn shake_hands(
        &mut self,
        tls: &mut StreamOwned<ClientConnection, TcpStream>,
    ) -> Result<(), StreamError> {
        let begun = Instant::now();
        while tls.conn.is_handshaking() {
            self.look_up()?;
            if begun.elapsed() > self.peer.limit {
                let why = format!("no encryption within {} s", self.peer.limit.as_secs());
                return Err(self.unreachable(&why));
            }
            match tls.conn.complete_io(&mut tls.sock) {
                Ok(_) => {}
                Err(error) if is_slice(&error) => {}
                Err(error) => return Err(self.unshaken(&error)),
            }
        }
        Ok(())
    }

    /// Why TLS did not come about.
    fn unshaken(&self, error: &io::Error) -> StreamError {
        let inner = error.get_ref().and_then(|inner| inner.downcast_ref::<rustls::Error>());
        match inner {
            Some(rustls::Error::InvalidCertificate(why)) => {
                StreamError::Untrusted { server: self.peer.name(), why: certificate(why) }
            }
            Some(rustls::Error::InvalidMessage(_)) => {
                self.unreachable(&"it does not speak TLS on this port")
            }
            _ if error.kind() == io::ErrorKind::UnexpectedEof => {
                self.unreachable(&"it hung up instead of beginning encryption")
            }
            _ => self.unreachable(error),
        }
    }
}
