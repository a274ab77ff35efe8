//! What the tests share: a wire of their own, pages to put into it, and the command line.

mod command;
mod database;
mod desk;
mod feed_server;
mod page;
mod wire;

use std::path::{Path, PathBuf};

pub use self::{
    command::{Ran, mediawire, mediawire_reads},
    database::{Database, on_postgres},
    feed_server::{Answer, FeedServer},
    page::{Page, at},
    wire::{NOW, Wire},
};

/// Where a file of the repository is.
pub fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path)
}

/// The pages of the sample wire, by name.
pub fn sample_wire() -> Vec<PathBuf> {
    let folder = std::fs::read_dir(repository("tests/sample-wire")).unwrap();
    let mut pages: Vec<PathBuf> = folder.map(|entry| entry.unwrap().path()).collect();
    pages.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    pages.sort();
    pages
}
