//! Formats in and out: pure functions from text to stories and back, without I/O and without a clock.

pub mod page;
mod refusal;
pub mod text;

pub use refusal::Refusal;
