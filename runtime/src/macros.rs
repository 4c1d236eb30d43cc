//! What generated code calls: the traits of a type, from its table and the names of its fields.
//!
//! Every function is `#[inline]`, so that a crate compiles those of the types that it uses, and the generated one none of them.

/// What every generated type gets: `Model`, `Debug` and serde.
#[doc(hidden)]
#[macro_export]
macro_rules! __model {
    ($type:ident, $shape:path) => {
        impl $crate::Model for $type {
            #[inline]
            fn shape() -> &'static $crate::shape::Shape {
                &$shape
            }
        }
        impl ::core::fmt::Debug for $type {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $crate::bridge::debug(self, &$shape, f)
            }
        }
        impl $crate::__private::serde::Serialize for $type {
            #[inline]
            fn serialize<S: $crate::__private::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::bridge::serialize(self, &$crate::shape::Schema::of(&$shape), serializer)
            }
        }
        impl<'de> $crate::__private::serde::Deserialize<'de> for $type {
            #[inline]
            fn deserialize<D: $crate::__private::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::bridge::deserialize(deserializer)
            }
        }
    };
}

/// A struct of known members: `object!(Type, table::Type, new(required, …), [every, field, …], extra)`.
#[doc(hidden)]
#[macro_export]
macro_rules! object {
    ($type:ident, $shape:path, new(), [$($field:ident),* $(,)?], $extra:ident) => {
        impl ::core::default::Default for $type {
            #[inline]
            fn default() -> Self {
                <Self as $crate::shape::Slot>::blank()
            }
        }
        $crate::object!(@common $type, $shape, [$($field),*], $extra);
    };
    ($type:ident, $shape:path, new($($required:ident),+ $(,)?), [$($field:ident),* $(,)?], $extra:ident) => {
        $crate::object!(@common $type, $shape, [$($field),*], $extra);
    };
    (@common $type:ident, $shape:path, [$($field:ident),*], $extra:ident) => {
        #[allow(deprecated)]
        impl $crate::shape::Object for $type {
            #[inline]
            fn shape(&self) -> &'static $crate::shape::Shape {
                &$shape
            }
            #[inline]
            fn slots<'a>(&'a self, visit: &mut dyn ::core::ops::FnMut(&[&'a dyn $crate::shape::Slot])) {
                visit(&[$(&self.$field),*])
            }
            #[inline]
            fn slots_mut(
                &mut self,
                visit: &mut dyn ::core::ops::FnMut(&mut [&mut dyn $crate::shape::Slot], &mut $crate::Extra),
            ) {
                visit(&mut [$(&mut self.$field),*], &mut self.$extra)
            }
            #[inline]
            fn extra(&self) -> &$crate::Extra {
                &self.$extra
            }
        }
        #[allow(deprecated)]
        impl $crate::shape::Slot for $type {
            #[inline]
            fn blank() -> Self {
                Self { $($field: $crate::shape::Slot::blank(),)* $extra: $crate::Extra::new() }
            }
            #[inline]
            fn view(&self) -> $crate::shape::View<'_> {
                $crate::shape::View::Object(self)
            }
            #[inline]
            fn view_mut(&mut self) -> $crate::shape::ViewMut<'_> {
                $crate::shape::ViewMut::Object(self)
            }
        }
        $crate::__model!($type, $shape);
    };
}

/// An enum of strings: `string_enum!(Type, table::Type, Unlisted, [Variant = "wire", …])`.
#[doc(hidden)]
#[macro_export]
macro_rules! string_enum {
    ($type:ident, $shape:path, $unlisted:ident, [$first:ident = $first_text:literal $(, $variant:ident = $text:literal)* $(,)?]) => {
        #[allow(deprecated)]
        impl $type {
            /// The value on the wire.
            #[inline]
            pub fn as_str(&self) -> &str {
                match self {
                    Self::$first => $first_text,
                    $(Self::$variant => $text,)*
                    Self::$unlisted(text) => text,
                }
            }
            /// Whether the document lists the value.
            #[inline]
            pub fn is_listed(&self) -> bool {
                !::core::matches!(self, Self::$unlisted(_))
            }
        }
        #[allow(deprecated)]
        impl ::core::convert::From<&str> for $type {
            #[inline]
            fn from(text: &str) -> Self {
                match text {
                    $first_text => Self::$first,
                    $($text => Self::$variant,)*
                    _ => Self::$unlisted(text.into()),
                }
            }
        }
        impl ::core::convert::From<$crate::__private::String> for $type {
            #[inline]
            fn from(text: $crate::__private::String) -> Self {
                Self::from(text.as_str())
            }
        }
        impl ::core::fmt::Display for $type {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.write_str(self.as_str())
            }
        }
        impl $crate::shape::Text for $type {
            #[inline]
            fn set(&mut self, text: &str) {
                *self = Self::from(text);
            }
        }
        #[allow(deprecated)]
        impl $crate::shape::Slot for $type {
            #[inline]
            fn blank() -> Self {
                Self::$first
            }
            #[inline]
            fn view(&self) -> $crate::shape::View<'_> {
                $crate::shape::View::Text(self.as_str())
            }
            #[inline]
            fn view_mut(&mut self) -> $crate::shape::ViewMut<'_> {
                $crate::shape::ViewMut::Text(self)
            }
        }
        $crate::__model!($type, $shape);
    };
}

/// An enum of integers: `integer_enum!(Type, table::Type, Unlisted, [Variant = 1, …])`.
#[doc(hidden)]
#[macro_export]
macro_rules! integer_enum {
    ($type:ident, $shape:path, $unlisted:ident, [$first:ident = $first_value:literal $(, $variant:ident = $value:literal)* $(,)?]) => {
        #[allow(deprecated)]
        impl $type {
            /// The value on the wire.
            #[inline]
            pub fn value(&self) -> i64 {
                match self {
                    Self::$first => $first_value,
                    $(Self::$variant => $value,)*
                    Self::$unlisted(value) => *value,
                }
            }
            /// Whether the document lists the value.
            #[inline]
            pub fn is_listed(&self) -> bool {
                !::core::matches!(self, Self::$unlisted(_))
            }
        }
        #[allow(deprecated)]
        impl ::core::convert::From<i64> for $type {
            #[inline]
            fn from(value: i64) -> Self {
                match value {
                    $first_value => Self::$first,
                    $($value => Self::$variant,)*
                    _ => Self::$unlisted(value),
                }
            }
        }
        impl ::core::fmt::Display for $type {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Display::fmt(&self.value(), f)
            }
        }
        impl $crate::shape::Integral for $type {
            #[inline]
            fn set(&mut self, value: i128) -> bool {
                match <i64 as ::core::convert::TryFrom<i128>>::try_from(value) {
                    ::core::result::Result::Ok(value) => {
                        *self = Self::from(value);
                        true
                    }
                    ::core::result::Result::Err(_) => false,
                }
            }
        }
        #[allow(deprecated)]
        impl $crate::shape::Slot for $type {
            #[inline]
            fn blank() -> Self {
                Self::$first
            }
            #[inline]
            fn view(&self) -> $crate::shape::View<'_> {
                $crate::shape::View::Signed(self.value())
            }
            #[inline]
            fn view_mut(&mut self) -> $crate::shape::ViewMut<'_> {
                $crate::shape::ViewMut::Integer(self)
            }
        }
        $crate::__model!($type, $shape);
    };
}

/// An enum of alternatives: `union!(Type, table::Type, Unlisted, [Variant, …])`; the table's variants have the same names.
#[doc(hidden)]
#[macro_export]
macro_rules! union {
    ($type:ident, $shape:path, $unlisted:ident, [$($variant:ident),* $(,)?]) => {
        #[allow(deprecated)]
        impl $type {
            /// Whether the value is one of the document's alternatives.
            #[inline]
            pub fn is_listed(&self) -> bool {
                !::core::matches!(self, Self::$unlisted(_))
            }
        }
        #[allow(deprecated)]
        impl $crate::shape::Union for $type {
            #[inline]
            fn shape(&self) -> &'static $crate::shape::Shape {
                &$shape
            }
            #[inline]
            fn value(&self) -> (::core::option::Option<&'static str>, &dyn $crate::shape::Slot) {
                match self {
                    $(Self::$variant(value) => (::core::option::Option::Some(::core::stringify!($variant)), value),)*
                    Self::$unlisted(json) => (::core::option::Option::None, json),
                }
            }
            #[inline]
            fn value_mut(
                &mut self,
            ) -> (::core::option::Option<&'static str>, &mut dyn $crate::shape::Slot) {
                match self {
                    $(Self::$variant(value) => (::core::option::Option::Some(::core::stringify!($variant)), value),)*
                    Self::$unlisted(json) => (::core::option::Option::None, json),
                }
            }
            #[inline]
            fn select(&mut self, variant: ::core::option::Option<&str>) -> &mut dyn $crate::shape::Slot {
                *self = match variant {
                    $(::core::option::Option::Some(name) if name == ::core::stringify!($variant) => {
                        Self::$variant($crate::shape::Slot::blank())
                    })*
                    _ => Self::$unlisted($crate::Json::Null),
                };
                match self {
                    $(Self::$variant(value) => value,)*
                    Self::$unlisted(json) => json,
                }
            }
        }
        #[allow(deprecated)]
        impl $crate::shape::Slot for $type {
            #[inline]
            fn blank() -> Self {
                Self::$unlisted($crate::Json::Null)
            }
            #[inline]
            fn view(&self) -> $crate::shape::View<'_> {
                $crate::shape::View::Union(self)
            }
            #[inline]
            fn view_mut(&mut self) -> $crate::shape::ViewMut<'_> {
                $crate::shape::ViewMut::Union(self)
            }
        }
        $crate::__model!($type, $shape);
    };
}

/// A name for another type: `alias!(Type(Inner), table::Type)` for `pub struct Type(pub Inner)`.
#[doc(hidden)]
#[macro_export]
macro_rules! alias {
    ($type:ident(String), $shape:path) => {
        impl ::core::convert::From<&str> for $type {
            #[inline]
            fn from(value: &str) -> Self {
                Self(::core::convert::Into::into(value))
            }
        }
        $crate::alias!($type($crate::__private::String), $shape);
    };
    ($type:ident($inner:ty), $shape:path) => {
        impl ::core::convert::From<$inner> for $type {
            #[inline]
            fn from(value: $inner) -> Self {
                Self(value)
            }
        }
        impl ::core::ops::Deref for $type {
            type Target = $inner;
            #[inline]
            fn deref(&self) -> &$inner {
                &self.0
            }
        }
        impl ::core::ops::DerefMut for $type {
            #[inline]
            fn deref_mut(&mut self) -> &mut $inner {
                &mut self.0
            }
        }
        impl $crate::shape::Slot for $type {
            #[inline]
            fn blank() -> Self {
                Self($crate::shape::Slot::blank())
            }
            #[inline]
            fn view(&self) -> $crate::shape::View<'_> {
                $crate::shape::Slot::view(&self.0)
            }
            #[inline]
            fn view_mut(&mut self) -> $crate::shape::ViewMut<'_> {
                $crate::shape::Slot::view_mut(&mut self.0)
            }
        }
        $crate::__model!($type, $shape);
    };
}
