//! The one question about a format: does a text keep its rule?

use super::{base64, decimal, duration, email, host, pointer, reference, regex, rfc3339, uri_template, uuid};

/// Whether `text` keeps the rule of `format`; `None` where the format is not one that is checked.
///
/// The formats and what rules them: `date`, `date-time`, `time` (RFC 3339, section 5.6, with the leap second of
/// section 5.7), `duration` (RFC 3339, appendix A), `email` (RFC 5321, section 4.1.2), `idn-email` (RFC 6531, section 3.3),
/// `hostname` (RFC 1123, section 2.1, with the A-labels of RFC 5890), `idn-hostname` (RFC 5890 to 5893), `ipv4`, `ipv6`
/// (RFC 4291, section 2.2), `uri`, `uri-reference` (RFC 3986), `iri`, `iri-reference` (RFC 3987), `uri-template` (RFC 6570),
/// `uuid` (RFC 9562, section 4), `byte` (RFC 4648, section 4), `decimal` (digits with a point, in JSON's spelling or with a
/// `+` before them), `json-pointer` (RFC 6901, section 5), `relative-json-pointer` (draft-bhutton-relative-json-pointer-00)
/// and `regex` (ECMA-262, section 22.2.1).
///
/// ```
/// use tintype::formats::check;
///
/// assert_eq!(check("date", "2024-02-29"), Some(true));
/// assert_eq!(check("date", "2023-02-29"), Some(false));
/// assert_eq!(check("phone", "+66 2 123 4567"), None);
/// ```
pub fn check(format: &str, text: &str) -> Option<bool> {
    checker(format).map(|keeps| keeps(text))
}

/// What checks a format, for those who ask again and again.
#[inline]
pub(crate) fn checker(format: &str) -> Option<fn(&str) -> bool> {
    Some(match format {
        "date" => rfc3339::is_date,
        "date-time" => rfc3339::is_date_time,
        "time" => rfc3339::is_time,
        "duration" => duration::is_duration,
        "email" => email::is_email,
        "idn-email" => email::is_idn_email,
        "hostname" => host::is_hostname,
        "idn-hostname" => host::is_idn_hostname,
        "ipv4" => |text| text.parse::<std::net::Ipv4Addr>().is_ok(),
        "ipv6" => |text| text.parse::<std::net::Ipv6Addr>().is_ok(),
        "uri" => reference::is_uri,
        "uri-reference" => reference::is_uri_reference,
        "iri" => reference::is_iri,
        "iri-reference" => reference::is_iri_reference,
        "uri-template" => uri_template::is_uri_template,
        "uuid" => uuid::is_uuid,
        "byte" => base64::is_base64,
        "decimal" => decimal::is_decimal,
        "json-pointer" => pointer::is_pointer,
        "relative-json-pointer" => pointer::is_relative_pointer,
        "regex" => regex::is_regex,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::check;

    #[test]
    fn unknown_formats_are_not_judged() {
        for format in ["phone", "", "Date", "int64", "binary", "password"] {
            assert_eq!(check(format, "anything"), None, "{format}");
        }
    }

    #[test]
    fn addresses() {
        for good in ["0.0.0.0", "255.255.255.255", "192.168.0.1"] {
            assert_eq!(check("ipv4", good), Some(true), "{good}");
        }
        for bad in ["", "1.2.3", "1.2.3.4.5", "256.1.1.1", "01.2.3.4", "1.2.3.4 ", "0x7f.0.0.1", "2130706433"] {
            assert_eq!(check("ipv4", bad), Some(false), "{bad}");
        }
        for good in ["::", "::1", "2001:db8::ff00:42:8329", "::ffff:1.2.3.4", "1:2:3:4:5:6:7:8"] {
            assert_eq!(check("ipv6", good), Some(true), "{good}");
        }
        for bad in ["", ":", "1::2::3", "12345::", "fe80::1%eth0", "::1/64", "1:2:3:4:5:6:7", "[::1]"] {
            assert_eq!(check("ipv6", bad), Some(false), "{bad}");
        }
    }

    #[test]
    fn base64_comes_in_padded_groups_of_four() {
        for good in ["", "Zg==", "Zm8=", "Zm9v", "+/+/"] {
            assert_eq!(check("byte", good), Some(true), "{good}");
        }
        for bad in ["Zg", "Zg=", "Z===", "====", "Zm9v\n", "-_-_", "Zg==Zg==", "ü==="] {
            assert_eq!(check("byte", bad), Some(false), "{bad}");
        }
    }
}
