//! The command line.

use std::{
    env,
    io::Write,
    process::{Command, Stdio},
};

use serde_json::Value;

/// What came of a command.
#[derive(Debug)]
pub struct Ran {
    pub code: Option<i32>,
    pub output: String,
    pub errors: String,
}

impl Ran {
    /// Its output as JSON.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.output).unwrap_or_else(|_| panic!("not JSON: {self:?}"))
    }
}

/// Runs `mediawire` with these arguments and nothing on standard input.
pub fn mediawire(arguments: &[&str]) -> Ran {
    mediawire_reads(arguments, b"")
}

/// Runs `mediawire` with these arguments and `input` on standard input.
pub fn mediawire_reads(arguments: &[&str], input: &[u8]) -> Ran {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mediawire"));
    for (name, _) in env::vars_os() {
        if name.to_string_lossy().starts_with("MEDIAWIRE_") {
            command.env_remove(name);
        }
    }
    let mut child = command
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A command that does not read closes the pipe.
    drop(child.stdin.take().unwrap().write_all(input));
    let ended = child.wait_with_output().unwrap();
    Ran {
        code: ended.status.code(),
        output: String::from_utf8(ended.stdout).unwrap(),
        errors: String::from_utf8(ended.stderr).unwrap(),
    }
}
