//! Mediawire from outside: stories go in, and a running server is asked for them.
//!
//! `MEDIAWIRE_TEST_DATABASE` says on which database: `sqlite`, the default, or `postgres`, for which
//! `tests/with-postgres` must run around the tests. Every test has a database of its own.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod support;

mod authority;
mod authority_kept;
mod bad_input;
mod candidates;
mod changes;
mod commands;
mod dead_letters;
mod decisions;
mod desk_notes;
mod entities_edited;
mod examples;
mod feed;
mod limits;
mod messages;
mod paging;
mod polling;
mod provenance;
mod statements;
mod syndication;
mod treaty_links;
mod versions;
mod visibility;
