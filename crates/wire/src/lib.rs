//! Formats in and out: pure functions from bytes or text to stories and back, without I/O and without a clock.

mod capture;
pub mod feed;
mod format;
pub mod html;
mod iptc;
pub mod item;
mod json;
pub mod json_lines;
pub mod markup;
mod moment;
pub mod newsml;
pub mod ninjs;
mod null_character;
pub mod page;
pub mod publish;
mod reading;
mod refusal;
#[cfg(test)]
mod samples;
pub mod text;
mod xml;

pub use capture::Capture;
pub use format::{Format, MAX_BYTES};
pub use reading::{Reading, Refused};
pub use refusal::Refusal;
