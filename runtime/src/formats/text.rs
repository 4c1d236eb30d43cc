//! What all text-keeping types share: a string in, the same string out.

/// Gives a newtype over `String` its constructors, comparisons, formatting, serde and slot.
macro_rules! text_format {
    ($name:ident, $format:literal) => {
        impl $name {
            /// Keeps a text as it is, whether it is valid or not.
            pub fn new(text: impl Into<String>) -> $name {
                $name(text.into())
            }

            /// The text as it came.
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// The text as it came, taken out.
            pub fn into_string(self) -> String {
                self.0
            }

            #[doc = concat!("Whether the text keeps the rule of `", $format, "`; see [`check`](super::check).")]
            pub fn is_valid(&self) -> bool {
                super::check($format, &self.0) == Some(true)
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> $name {
                $name(text)
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> $name {
                $name(text.to_owned())
            }
        }

        impl From<$name> for String {
            fn from(value: $name) -> String {
                value.0
            }
        }

        impl std::str::FromStr for $name {
            type Err = std::convert::Infallible;
            fn from_str(text: &str) -> Result<$name, Self::Err> {
                Ok($name(text.to_owned()))
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl PartialEq<str> for $name {
            fn eq(&self, other: &str) -> bool {
                self.0 == other
            }
        }

        impl PartialEq<&str> for $name {
            fn eq(&self, other: &&str) -> bool {
                self.0 == *other
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                std::fmt::Display::fmt(&self.0, f)
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                std::fmt::Debug::fmt(&self.0, f)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<$name, D::Error> {
                String::deserialize(deserializer).map($name)
            }
        }

        impl crate::shape::Text for $name {
            fn set(&mut self, text: &str) {
                text.clone_into(&mut self.0);
            }
        }

        impl crate::shape::Slot for $name {
            fn blank() -> $name {
                $name::default()
            }
            fn view(&self) -> crate::shape::View<'_> {
                crate::shape::View::Text(&self.0)
            }
            fn view_mut(&mut self) -> crate::shape::ViewMut<'_> {
                crate::shape::ViewMut::Text(self)
            }
        }
    };
}

pub(super) use text_format;

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic)]
mod tests {
    use super::super::{Date, Uri};
    use crate::shape::{Slot, View, ViewMut};

    #[test]
    fn any_text_is_kept() {
        for text in ["2024-02-30", "", "n/a", "\u{0}"] {
            let date = Date::from(text);
            assert_eq!(date.as_str(), text);
            assert_eq!(date.to_string(), text);
            assert_eq!(String::from(date), text);
        }
        assert_eq!(format!("{:?}", Date::from("n/a")), "\"n/a\"");
        assert_eq!(Date::default(), "");
    }

    #[test]
    fn a_slot_takes_and_gives_the_text() {
        let mut date = Date::blank();
        let ViewMut::Text(slot) = date.view_mut() else { panic!("a date is written as text") };
        slot.set("2024-01-31");
        let View::Text(text) = date.view() else { panic!("a date is read as text") };
        assert_eq!(text, "2024-01-31");
    }

    #[test]
    fn serde_sees_a_string() {
        let uri: Uri = serde_json::from_str("\"not a uri\"").unwrap();
        assert_eq!(uri, "not a uri");
        assert!(!uri.is_valid());
        assert_eq!(serde_json::to_string(&uri).unwrap(), "\"not a uri\"");
        assert!(serde_json::from_str::<Uri>("1").is_err());
    }
}
