//! What the system says of this process; of its memory nothing where there is no `/proc`.

use nix::sys::resource::{UsageWho, getrusage};
use nix::sys::time::{TimeVal, TimeValLike};

/// The greatest memory that was resident, in bytes, since the last [`forget_peak`].
pub(crate) fn peak() -> Option<u64> {
    status("VmHWM:")
}

/// The memory that is resident, in bytes.
pub(crate) fn resident() -> Option<u64> {
    status("VmRSS:")
}

/// Makes the peak what is resident now.
pub(crate) fn forget_peak() {
    // Where it can't be forgotten the peak is too high, never too low.
    let _ = std::fs::write("/proc/self/clear_refs", "5");
}

fn status(name: &str) -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix(name))?;
    Some(line.split_whitespace().next()?.parse::<u64>().ok()? * 1024)
}

/// The processor time of this process, all threads, in seconds; not a number where the system does not say.
#[must_use]
pub fn cpu() -> f64 {
    let seconds = |time: TimeVal| time.num_microseconds() as f64 / 1e6;
    getrusage(UsageWho::RUSAGE_SELF).map_or(f64::NAN, |usage| seconds(usage.user_time()) + seconds(usage.system_time()))
}
