//! What the system says of this process; nothing where there is no `/proc`.

/// The greatest memory that was resident, in bytes, since the last [`forget_peak`].
pub(super) fn peak() -> Option<u64> {
    status("VmHWM:")
}

/// The memory that is resident, in bytes.
pub(super) fn resident() -> Option<u64> {
    status("VmRSS:")
}

/// Makes the peak what is resident now.
pub(super) fn forget_peak() {
    // Where it can't be forgotten the peak is too high, never too low.
    let _ = std::fs::write("/proc/self/clear_refs", "5");
}

fn status(name: &str) -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix(name))?;
    Some(line.split_whitespace().next()?.parse::<u64>().ok()? * 1024)
}

/// The processor time of this process, all threads, in seconds.
pub(super) fn cpu() -> Option<f64> {
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    // The name before may hold anything, in parentheses.
    let (_, after) = stat.rsplit_once(')')?;
    let mut fields = after.split_whitespace().skip(11);
    let ticks = fields.next()?.parse::<f64>().ok()? + fields.next()?.parse::<f64>().ok()?;
    // Linux counts for programs in hundredths of a second.
    Some(ticks / 100.0)
}
