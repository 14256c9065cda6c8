#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| fte::fuzz::bank(data));
