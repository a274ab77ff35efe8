//! Any bytes as an input of this format.

#![no_main]

mod again;

use libfuzzer_sys::fuzz_target;
use mediawire_wire::ninjs::{parse, render};

fuzz_target!(|bytes: &[u8]| again::assert_again(bytes, parse, render));
