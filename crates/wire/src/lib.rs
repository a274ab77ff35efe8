//! Formats in and out: pure functions from bytes or text to stories and back, without I/O and without a clock.

mod capture;
mod format;
mod iptc;
mod json;
mod moment;
pub mod feed;
pub mod html;
pub mod item;
pub mod json_lines;
pub mod markup;
pub mod newsml;
pub mod ninjs;
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
