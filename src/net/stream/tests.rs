//! A connection against servers that hang, drip and say too much.

use std::io::{Read as _, Write as _};
use std::net::TcpListener;

use super::*;

/// A server that says this and hangs up, or hangs where `and_hangs`.
fn saying(text: Vec<u8>, and_hangs: bool) -> Peer {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    std::thread::spawn(move || {
        let (mut socket, _) = listener.accept().unwrap();
        let _ = socket.write_all(&text);
        if and_hangs {
            let _ = socket.read(&mut [0]);
        }
    });
    let limit = Duration::from_secs(1);
    Peer { host: "127.0.0.1".into(), port, limit, stop: Arc::default() }
}

fn reading(text: &[u8], and_hangs: bool) -> Stream {
    let mut stream = Stream::connect(&saying(text.to_vec(), and_hangs), false).unwrap();
    stream.expect(64 << 20);
    stream
}

#[test]
fn lines_and_bytes_come_as_they_were_sent() {
    let mut stream = reading(b"one\r\ntwo\n{3}\r\na\nb\r\n\r\nrest", false);
    assert_eq!(
        (stream.line().unwrap(), stream.line().unwrap()),
        (b"one".to_vec(), b"two".to_vec())
    );
    assert_eq!(stream.line().unwrap(), b"{3}");
    assert_eq!((stream.exact(3).unwrap(), stream.line().unwrap()), (b"a\nb".to_vec(), Vec::new()));
    assert_eq!(stream.line().unwrap(), b"");
    let lost = stream.line().unwrap_err().to_string();
    assert!(lost.contains("was lost: it hung up"), "{lost}");
}

#[test]
fn silence_endless_lines_and_endless_answers_end() {
    let said = |mut stream: Stream| stream.line().unwrap_err().to_string();
    assert!(said(reading(b"", true)).contains("it said nothing for 1 s"));
    assert!(said(reading(b"half", true)).contains("not through after 1 s"));
    assert!(said(reading(&vec![b'x'; LINE + 2 * PIECE], true)).contains("a line without end"));
    let mut small = reading(&b"* 1 EXISTS\r\n".repeat(1000), true);
    small.expect(100);
    let error = (0..1000).find_map(|_| small.line().err()).unwrap().to_string();
    assert!(error.contains("an answer without end"), "{error}");
    let mut announced = reading(b"few", false);
    assert!(announced.exact(u64::MAX).unwrap_err().to_string().contains("it hung up"));
}

#[test]
fn plain_text_that_waits_before_encryption_is_refused() {
    let mut stream = reading(b"a1 OK begin\r\n* OK injected\r\n", true);
    assert_eq!(stream.line().unwrap(), b"a1 OK begin");
    let error = stream.secure().unwrap_err().to_string();
    assert!(error.contains("went on in plain text"), "{error}");
}

#[test]
fn a_wait_is_no_fault_and_a_stop_ends_it() {
    let mut stream = reading(b"", true);
    assert!(!stream.wait(Duration::from_millis(1)).unwrap());
    stream.peer.stop.store(true, Ordering::Relaxed);
    assert!(matches!(stream.wait(Duration::from_mins(1)), Err(StreamError::Stopped)));
}

#[test]
fn nobody_there_and_no_encryption_are_told_apart() {
    let peer = saying(b"* OK hello\r\n".to_vec(), false);
    let error = Stream::connect(&peer, true).err().unwrap().to_string();
    assert!(error.contains("does not speak TLS"), "{error}");
    let gone = Peer { port: 1, ..peer };
    let error = Stream::connect(&gone, false).err().unwrap();
    assert!(matches!(error, StreamError::Unreachable { .. }), "{error}");
}

#[test]
fn what_waits_to_be_read_is_seen_without_waiting() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let limit = Duration::from_secs(1);
    let peer = Peer { host: "127.0.0.1".into(), port, limit, stop: Arc::default() };
    let mut stream = Stream::connect(&peer, false).unwrap();
    let (mut socket, _) = listener.accept().unwrap();
    stream.expect(1000);
    socket.write_all(b"354 go on\r\n").unwrap();
    assert_eq!(stream.line().unwrap(), b"354 go on");
    assert!(!stream.has_come().unwrap());
    // Half a line is something, too.
    socket.write_all(b"25").unwrap();
    let begun = Instant::now();
    while !stream.has_come().unwrap() {
        assert!(begun.elapsed() < Duration::from_secs(20));
    }
    socket.write_all(b"0 ok\r\n").unwrap();
    assert_eq!(stream.line().unwrap(), b"250 ok");
    drop(socket);
    let begun = Instant::now();
    let error = loop {
        match stream.has_come() {
            Ok(_) => assert!(begun.elapsed() < Duration::from_secs(20)),
            Err(error) => break error.to_string(),
        }
    };
    assert!(error.contains("it hung up"), "{error}");
}

#[test]
fn what_is_sent_has_its_time_and_a_stop_ends_it() {
    let large = vec![b'x'; 64 << 20];
    // It reads nothing, or a little at a time.
    for is_slow in [false, true] {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        std::thread::spawn(move || {
            let (mut socket, _) = listener.accept().unwrap();
            let mut few = [0; 128];
            while !is_slow || socket.read(&mut few).is_ok_and(|read| read > 0) {
                crate::base::clock::wait(Duration::from_millis(50));
            }
        });
        let limit = Duration::from_hours(1);
        let peer = Peer { host: "127.0.0.1".into(), port, limit, stop: Arc::default() };
        let mut stream = Stream::connect(&peer, false).unwrap();
        stream.expect(0);
        let stop = Arc::clone(&peer.stop);
        let stopper = std::thread::spawn(move || {
            crate::base::clock::wait(Duration::from_millis(500));
            stop.store(true, Ordering::Relaxed);
        });
        assert!(matches!(stream.send(&large), Err(StreamError::Stopped)));
        stopper.join().unwrap();
        // What the system itself holds on the way is full now: it would be taken at once, and earn minutes.
        peer.stop.store(false, Ordering::Relaxed);
        stream.peer.limit = Duration::from_secs(1);
        stream.expect(0);
        let begun = Instant::now();
        let error = stream.send(&large).unwrap_err().to_string();
        assert!(error.contains("it did not take what was sent within 1 s"), "{error}");
        assert!(begun.elapsed() < Duration::from_secs(30), "{:?}", begun.elapsed());
    }
}
