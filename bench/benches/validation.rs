//! Validation alone, and reading with validation, of wink's profile.
//!
//! ```sh
//! cargo bench -p tintype-bench --bench validation
//! ```

#![allow(missing_docs, clippy::unwrap_used)]

use divan::{Bencher, black_box};
use garde::Validate as _;
use tintype::Model as _;
use tintype_bench::{ours, plain, profile, schema, with_garde, with_validator};
use validator::Validate as _;

fn main() {
    divan::main();
}

mod validate {
    use super::*;

    #[divan::bench]
    fn tintype(bencher: Bencher<'_, '_>) {
        let value: ours::types::UserProfile = tintype::from_slice(profile().as_bytes()).unwrap();
        assert!(value.validate_response().is_ok());
        bencher.bench(|| black_box(&value).validate_response().is_ok());
    }

    #[divan::bench]
    fn garde(bencher: Bencher<'_, '_>) {
        let value: with_garde::UserProfile = serde_json::from_str(&profile()).unwrap();
        assert!(value.validate().is_ok());
        bencher.bench(|| black_box(&value).validate().is_ok());
    }

    #[divan::bench]
    fn validator(bencher: Bencher<'_, '_>) {
        let value: with_validator::UserProfile = serde_json::from_str(&profile()).unwrap();
        assert_eq!(value.validate(), Ok(()));
        bencher.bench(|| black_box(&value).validate().is_ok());
    }

    #[divan::bench]
    fn jsonschema(bencher: Bencher<'_, '_>) {
        let (value, schema) = (serde_json::from_str(&profile()).unwrap(), schema());
        assert!(schema.is_valid(&value));
        bencher.bench(|| schema.is_valid(black_box(&value)));
    }
}

mod decode {
    use super::*;

    #[divan::bench]
    fn tintype(bencher: Bencher<'_, '_>) {
        let text = profile();
        bencher.bench(|| tintype::from_slice::<ours::types::UserProfile>(black_box(text.as_bytes())).unwrap());
    }

    #[divan::bench]
    fn serde(bencher: Bencher<'_, '_>) {
        let text = profile();
        bencher.bench(|| serde_json::from_slice::<plain::UserProfile>(black_box(text.as_bytes())).unwrap());
    }
}

mod decode_and_validate {
    use super::*;

    #[divan::bench]
    fn tintype(bencher: Bencher<'_, '_>) {
        let text = profile();
        bencher.bench(|| {
            let value: ours::types::UserProfile = tintype::from_slice(black_box(text.as_bytes())).unwrap();
            assert!(value.validate_response().is_ok());
            value
        });
    }

    #[divan::bench]
    fn serde_and_garde(bencher: Bencher<'_, '_>) {
        let text = profile();
        bencher.bench(|| {
            let value: with_garde::UserProfile = serde_json::from_slice(black_box(text.as_bytes())).unwrap();
            assert!(value.validate().is_ok());
            value
        });
    }

    #[divan::bench]
    fn serde_and_validator(bencher: Bencher<'_, '_>) {
        let text = profile();
        bencher.bench(|| {
            let value: with_validator::UserProfile = serde_json::from_slice(black_box(text.as_bytes())).unwrap();
            assert!(value.validate().is_ok());
            value
        });
    }

    #[divan::bench]
    fn serde_value_and_jsonschema(bencher: Bencher<'_, '_>) {
        let (text, schema) = (profile(), schema());
        bencher.bench(|| {
            let value: serde_json::Value = serde_json::from_slice(black_box(text.as_bytes())).unwrap();
            assert!(schema.is_valid(&value));
            value
        });
    }
}
