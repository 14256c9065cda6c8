//! The binary on a terminal: what a person types, and what they see.

use std::io::{Read as _, Write};
use std::sync::mpsc::{Receiver, channel};

use portable_pty::{Child, CommandBuilder, PtySize, native_pty_system};

use crate::testvault::{PATIENCE, TestVault};

pub(crate) struct Terminal {
    writer: Box<dyn Write + Send>,
    screen: Receiver<Vec<u8>>,
    seen: String,
    child: Box<dyn Child + Send + Sync>,
    /// `/dev/pts/3`
    name: Option<std::path::PathBuf>,
}

impl Terminal {
    /// Starts `fte` with these words on a terminal of 100 by 40; `extra` is added to the environment.
    pub(crate) fn start(vault: &TestVault, words: &str, extra: &[(&str, &str)]) -> Terminal {
        let size = PtySize { rows: 40, cols: 100, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let plain = vault.command();
        let mut command = CommandBuilder::new(plain.get_program());
        command.args(words.split_whitespace());
        command.cwd(vault.root());
        command.env_clear();
        for (key, value) in plain.get_envs() {
            if let Some(value) = value {
                command.env(key, value);
            }
        }
        command.env("TERM", "xterm");
        command.env("USER", "dana");
        for (key, value) in extra {
            command.env(key, value);
        }
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let writer = pair.master.take_writer().unwrap();
        let name = pair.master.tty_name();
        let (sender, screen) = channel();
        std::thread::spawn(move || {
            let _master = pair.master;
            let mut buffer = [0; 4096];
            while let Ok(read @ 1..) = reader.read(&mut buffer) {
                if sender.send(buffer[..read].to_vec()).is_err() {
                    break;
                }
            }
        });
        Terminal { writer, screen, seen: String::new(), child, name }
    }

    /// Waits until what is typed is not shown: what is typed between the question and that is thrown away.
    #[track_caller]
    pub(crate) fn wait_until_unseen(&self) {
        let begun = std::time::Instant::now();
        let name = self.name.as_ref().expect("the terminal's name");
        loop {
            let terminal = std::fs::File::open(name).unwrap();
            let stty =
                std::process::Command::new("stty").arg("-a").stdin(terminal).output().unwrap();
            if String::from_utf8_lossy(&stty.stdout)
                .split([' ', ';', '\n'])
                .any(|word| word == "-echo")
            {
                return;
            }
            assert!(begun.elapsed() < PATIENCE, "what is typed is shown");
        }
    }

    /// Waits until the screen has shown this since the last call; returns all that was shown until then.
    #[track_caller]
    pub(crate) fn expect(&mut self, text: &str) -> String {
        loop {
            if let Some(at) = self.seen.find(text) {
                let rest = self.seen.split_off(at + text.len());
                return std::mem::replace(&mut self.seen, rest);
            }
            match self.screen.recv_timeout(PATIENCE) {
                Ok(bytes) => self.seen.push_str(&String::from_utf8_lossy(&bytes)),
                Err(error) => {
                    panic!("never saw {text:?} ({error}); the screen says:\n{}", self.seen)
                }
            }
        }
    }

    pub(crate) fn send(&mut self, keys: &str) {
        self.writer.write_all(keys.as_bytes()).unwrap();
        self.writer.flush().unwrap();
    }

    /// Waits for the end; the exit code and what was shown since the last [`Terminal::expect`].
    pub(crate) fn end(mut self) -> (u32, String) {
        let begun = std::time::Instant::now();
        let status = loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                break status;
            }
            if begun.elapsed() > PATIENCE {
                let _ = self.child.kill();
                panic!("it did not end; the screen says:\n{}", self.seen);
            }
            if let Ok(bytes) = self.screen.recv_timeout(std::time::Duration::from_millis(20)) {
                self.seen.push_str(&String::from_utf8_lossy(&bytes));
            }
        };
        drop(self.writer);
        while let Ok(bytes) = self.screen.recv_timeout(PATIENCE) {
            self.seen.push_str(&String::from_utf8_lossy(&bytes));
        }
        (status.exit_code(), self.seen)
    }
}
