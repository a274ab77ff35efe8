//! Any bytes as a feed; the seeds are of this kind.

#![no_main]

mod feeds;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| feeds::assert_sound(bytes));
