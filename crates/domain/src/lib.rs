//! Mediawire's concepts, its rules, its cross-referencing and its store.
//!
//! This crate knows nothing of GraphQL or HTTP, and its rules take time as an argument.

pub mod annotate;
pub mod authority;
pub mod claim;
pub mod entity;
pub mod salience;
pub mod slug;
pub mod span;
pub mod story;
mod text_enum;
pub mod timestamp;
