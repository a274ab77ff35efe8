//! Formats in and out: pure functions from bytes or text to stories and back, without I/O and without a clock.

mod capture;
mod format;
pub mod item;
pub mod page;
mod reading;
mod refusal;
pub mod text;

pub use capture::Capture;
pub use format::{Format, MAX_BYTES};
pub use reading::{Reading, Refused};
pub use refusal::Refusal;
