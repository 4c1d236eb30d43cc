//! The examples of the HTML Living Standard, and what holds however the bytes are cut.
