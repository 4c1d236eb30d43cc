//! Durations as RFC 3339, appendix A, spells them.

/// `P1Y2M3DT4H5M6S` or `P4W`: units in order and without a gap between two that are given, each an integer.
pub(super) fn is_duration(text: &str) -> bool {
    let Some(rest) = text.strip_prefix('P') else { return false };
    if let Some(weeks) = rest.strip_suffix('W') {
        return is_number(weeks);
    }
    match rest.split_once('T') {
        None => is_run(rest, "YMD"),
        Some((date, time)) => (date.is_empty() || is_run(date, "YMD")) && is_run(time, "HMS"),
    }
}

/// One or more numbers, each with its unit, that take neighbouring units from `units`.
fn is_run(text: &str, units: &str) -> bool {
    let mut left: Option<&str> = None;
    let parts = text.split_inclusive(|c: char| c.is_ascii_uppercase());
    for part in parts {
        let Some(unit) = part.chars().next_back() else { return false };
        let Some((number, _)) = part.split_at_checked(part.len() - unit.len_utf8()) else { return false };
        let follows = match left {
            None => units.split_once(unit).map(|(_, after)| after),
            Some(after) => after.strip_prefix(unit),
        };
        if follows.is_none() || !is_number(number) {
            return false;
        }
        left = follows;
    }
    left.is_some()
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::is_duration;

    #[test]
    fn units_are_neighbours_in_order() {
        for good in ["P4DT12H30M5S", "P4Y", "PT0S", "P0D", "P1M", "PT1M", "PT36H", "P1DT12H", "P2W", "P1Y1M1DT1H1M1S"] {
            assert!(is_duration(good), "{good}");
        }
        for bad in [
            "", "P", "PT", "P1YT", "PT1D", "4DT12H", "P1D2H", "P2D1Y", "P2S", "P1Y2W", "P1", "P1Y1D", "PT1H1S",
            "P0.5D", "PT0,5S", "P-1D", "P২Y", "PD", "p1d", "P1W2D", "P1Dé", "P1D T1H",
        ] {
            assert!(!is_duration(bad), "{bad}");
        }
    }
}
