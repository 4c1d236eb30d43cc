//! There is no library here: what the workspace promises is in `tests/`, and README.md says how it is laid out.
