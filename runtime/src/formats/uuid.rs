//! `format: uuid`.

use super::FormatError;
use super::text::text_format;

/// A UUID that keeps its text: `f81d4fae-7dec-11d0-a765-00a0c91e6bf6` (RFC 9562, section 4), or whatever came instead.
///
/// Two are equal if their texts are; compare [`to_u128`](Uuid::to_u128) to leave the case of letters aside.
///
/// ```
/// use tintype::formats::Uuid;
///
/// let id = Uuid::from("F81D4FAE-7DEC-11D0-A765-00A0C91E6BF6");
/// assert!(id.is_valid());
/// assert_eq!(id.to_u128()?, 0xf81d4fae_7dec_11d0_a765_00a0c91e6bf6);
/// # Ok::<(), tintype::formats::FormatError>(())
/// ```
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Uuid(String);

text_format!(Uuid, "uuid");

impl Uuid {
    /// The number, for the constructors of other UUID types. It also reads 32 digits without hyphens.
    ///
    /// # Errors
    /// If the text is no UUID.
    pub fn to_u128(&self) -> Result<u128, FormatError> {
        let digits = if is_uuid(&self.0) { self.0.replace('-', "") } else { self.0.clone() };
        let fits = digits.len() == 32 && digits.bytes().all(|b| b.is_ascii_hexdigit());
        u128::from_str_radix(&digits, 16)
            .ok()
            .filter(|_| fits)
            .ok_or(FormatError::new("uuid", "it is not 32 hexadecimal digits in groups of 8, 4, 4, 4 and 12"))
    }

    /// The octets in network order.
    ///
    /// # Errors
    /// If the text is no UUID.
    pub fn to_bytes(&self) -> Result<[u8; 16], FormatError> {
        self.to_u128().map(u128::to_be_bytes)
    }

    /// The UUID spelled as RFC 9562 has it, in lower case.
    pub fn from_u128(number: u128) -> Uuid {
        let mut text = format!("{number:032x}");
        for place in [20, 16, 12, 8] {
            text.insert(place, '-');
        }
        Uuid(text)
    }

    /// The UUID of these octets, which are in network order.
    pub fn from_bytes(bytes: [u8; 16]) -> Uuid {
        Uuid::from_u128(u128::from_be_bytes(bytes))
    }
}

/// 8, 4, 4, 4 and 12 hexadecimal digits between hyphens; the version and variant are not looked at.
pub(super) fn is_uuid(text: &str) -> bool {
    let Ok(bytes) = <&[u8; 36]>::try_from(text.as_bytes()) else { return false };
    // Without a branch for each character, so that it is done on many of them at once.
    let fits = |(byte, shape): (&u8, &u8)| if *shape == b'-' { *byte == b'-' } else { byte.is_ascii_hexdigit() };
    bytes.iter().zip(SHAPE).fold(true, |fit, pair| fit & fits(pair))
}

const SHAPE: &[u8; 36] = b"hhhhhhhh-hhhh-hhhh-hhhh-hhhhhhhhhhhh";

#[cfg(test)]
mod tests {
    use super::Uuid;

    #[test]
    fn there_and_back() {
        let id = Uuid::from("f81d4fae-7dec-11d0-a765-00a0c91e6bf6");
        assert_eq!(id.to_u128(), Ok(0xf81d_4fae_7dec_11d0_a765_00a0_c91e_6bf6));
        assert_eq!(id.to_u128().map(Uuid::from_u128), Ok(id.clone()));
        assert_eq!(id.to_bytes().map(Uuid::from_bytes), Ok(id));
        assert_eq!(Uuid::from_u128(1), "00000000-0000-0000-0000-000000000001");
    }

    #[test]
    fn only_hyphens_in_their_places_are_valid() {
        let bare = Uuid::from("f81d4fae7dec11d0a76500a0c91e6bf6");
        assert!(!bare.is_valid());
        assert_eq!(bare.to_u128(), Ok(0xf81d_4fae_7dec_11d0_a765_00a0_c91e_6bf6));
        for bad in [
            "",
            "f81d4fae",
            "f81d4fae-7dec-11d0-a765-00a0c91e6bf",
            "f81d4fae-7dec-11d0-a765-00a0c91e6bfg",
            "f81d-4fae7dec-11d0-a765-00a0c91e6bf6",
            "{f81d4fae-7dec-11d0-a765-00a0c91e6bf6}",
            "+81d4fae7dec11d0a76500a0c91e6bf6",
        ] {
            assert!(!Uuid::from(bad).is_valid(), "{bad}");
            assert!(Uuid::from(bad).to_u128().is_err(), "{bad}");
        }
    }
}
