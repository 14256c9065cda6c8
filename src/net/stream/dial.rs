//! From a name to a socket, and what is wrong with a certificate.

use std::net::{SocketAddr, TcpStream, ToSocketAddrs as _};
use std::sync::atomic::Ordering;
use std::sync::mpsc::channel;
use std::time::{Duration, Instant};

use super::{Peer, SLICE, StreamError, unreachable};
use crate::base::pulse;

/// Looks the name up and connects to the first of its addresses that answers.
pub(super) fn dial(peer: &Peer) -> Result<TcpStream, StreamError> {
    let begun = Instant::now();
    let mut last = format!("no answer within {} s", peer.limit.as_secs());
    for address in addresses(peer)? {
        let rest = peer.limit.saturating_sub(begun.elapsed());
        if rest.is_zero() {
            break;
        }
        // One that does not answer must not keep the next from being tried.
        match in_slices(peer, move || {
            TcpStream::connect_timeout(&address, rest.min(Duration::from_secs(10)))
        })? {
            Ok(socket) => return Ok(socket),
            Err(error) => last = error.to_string(),
        }
    }
    Err(unreachable(peer, &last))
}

fn addresses(peer: &Peer) -> Result<Vec<SocketAddr>, StreamError> {
    let host = peer.host.trim_start_matches('[').trim_end_matches(']').to_owned();
    let name = (host, peer.port);
    let found = in_slices(peer, move || name.to_socket_addrs().map(Iterator::collect))?;
    let found: Vec<_> = found.map_err(|error| unreachable(peer, &error))?;
    if found.is_empty() { Err(unreachable(peer, &"its name has no address")) } else { Ok(found) }
}

/// Does what the system lets nobody interrupt, and gives it up at the limit or when the command is to end.
fn in_slices<T: Send + 'static>(
    peer: &Peer,
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, StreamError> {
    let (sender, done) = channel();
    std::thread::spawn(move || sender.send(work()));
    let begun = Instant::now();
    loop {
        pulse::beat();
        if peer.stop.load(Ordering::Relaxed) {
            return Err(StreamError::Stopped);
        }
        if let Ok(done) = done.recv_timeout(SLICE) {
            return Ok(done);
        }
        if begun.elapsed() > peer.limit {
            return Err(unreachable(peer, &format!("no answer within {} s", peer.limit.as_secs())));
        }
    }
}

/// What is wrong with a certificate, for a person.
pub(super) fn certificate(error: &rustls::CertificateError) -> String {
    use rustls::CertificateError as Wrong;
    match error {
        Wrong::UnknownIssuer => "nobody whom this machine trusts vouches for it".into(),
        Wrong::Expired | Wrong::ExpiredContext { .. } => "it has expired".into(),
        Wrong::NotValidYet | Wrong::NotValidYetContext { .. } => "it is not valid yet".into(),
        Wrong::NotValidForName | Wrong::NotValidForNameContext { .. } => {
            "it is for another name".into()
        }
        Wrong::Revoked => "it was revoked".into(),
        other => other.to_string(),
    }
}
