//! Formats in and out: pure functions from bytes or text to stories and back, without I/O and without a clock.

mod capture;
pub mod html;
pub mod item;
pub mod markup;
pub mod page;
mod reading;
mod refusal;
pub mod text;

pub use capture::Capture;
pub use reading::{Reading, Refused};
pub use refusal::Refusal;
