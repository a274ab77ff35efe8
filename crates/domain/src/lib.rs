//! Mediawire's concepts, its rules, its cross-referencing and its store.
//!
//! This crate knows nothing of GraphQL or HTTP, and its rules take time as an argument. Rules are pure functions;
//! whatever reads or writes takes a [`connection::AnyConnection`].

pub mod annotate;
mod annotation;
pub mod article;
pub mod article_version;
pub mod authority;
mod authority_sync;
pub mod change;
pub mod claim;
pub mod co_mention;
pub mod connection;
mod count;
pub mod desk_note;
pub mod digest;
mod draft;
pub mod entity;
pub mod error;
pub mod excerpt;
pub mod fold;
pub mod id;
mod identity;
pub mod mention;
mod migrations;
pub mod page;
pub mod provenance;
pub mod quote;
pub mod receive;
pub mod recency;
pub mod reference;
pub mod related;
pub mod salience;
mod schema;
pub mod search;
pub mod section;
pub mod slug;
pub mod source;
pub mod span;
pub mod store;
pub mod story;
mod text_enum;
pub mod timeline;
pub mod timestamp;
pub mod visibility;
