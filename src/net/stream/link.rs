//! The socket of a connection, with TLS above it or without.

use std::io::{self, Read as _, Write as _};
use std::net::TcpStream;

use rustls::{ClientConnection, StreamOwned};

pub(super) enum Link {
    Plain(TcpStream),
    Tls(Box<StreamOwned<ClientConnection, TcpStream>>),
    /// A change to TLS failed.
    Gone,
}

impl Link {
    pub(super) fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
        match self {
            Link::Plain(socket) => socket.read(room),
            Link::Tls(tls) => tls.read(room),
            Link::Gone => Err(io::ErrorKind::NotConnected.into()),
        }
    }

    /// One that takes nothing and says so has ended.
    pub(super) fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let taken = match self {
            Link::Plain(socket) => socket.write(bytes),
            Link::Tls(tls) => tls.write(bytes),
            Link::Gone => Err(io::ErrorKind::NotConnected.into()),
        };
        if matches!(taken, Ok(0)) { Err(io::ErrorKind::BrokenPipe.into()) } else { taken }
    }

    pub(super) fn flush(&mut self) -> io::Result<()> {
        match self {
            Link::Plain(_) => Ok(()),
            Link::Tls(tls) => tls.flush(),
            Link::Gone => Err(io::ErrorKind::NotConnected.into()),
        }
    }

    /// Whether a read waits for its slice.
    pub(super) fn set_waiting(&self, waits: bool) -> io::Result<()> {
        match self {
            Link::Plain(socket) => socket.set_nonblocking(!waits),
            Link::Tls(tls) => tls.sock.set_nonblocking(!waits),
            Link::Gone => Err(io::ErrorKind::NotConnected.into()),
        }
    }
}
