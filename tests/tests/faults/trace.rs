//! All that is traced while the tests run, looked through for secrets.

use std::fmt::{Debug, Write as _};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, Once};

use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

use crate::outcome::SECRETS;

static START: Once = Once::new();
static SEEN: AtomicUsize = AtomicUsize::new(0);
static LEAKS: Mutex<Vec<String>> = Mutex::new(Vec::new());

/// Listens to every crate at every level from now on.
pub(crate) fn listen() {
    START.call_once(|| {
        tracing::subscriber::set_global_default(Listener).unwrap();
        tracing::trace!("it listens");
    });
}

/// # Panics
/// If something with a secret was traced, or nobody listened.
pub(crate) fn no_secret() {
    assert_eq!(*LEAKS.lock().unwrap(), [""; 0]);
    assert!(SEEN.load(Ordering::Relaxed) > 0);
}

struct Listener;

struct Line(String);

impl Visit for Line {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        write!(self.0, " {}={value:?}", field.name()).unwrap();
    }
}

impl Line {
    fn keep(self) {
        SEEN.fetch_add(1, Ordering::Relaxed);
        if SECRETS.iter().any(|secret| self.0.contains(secret)) {
            LEAKS.lock().unwrap().push(self.0);
        }
    }
}

impl Subscriber for Listener {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }
    fn new_span(&self, span: &Attributes<'_>) -> Id {
        let mut line = Line(span.metadata().name().to_owned());
        span.record(&mut line);
        line.keep();
        Id::from_u64(1)
    }
    fn record(&self, _: &Id, values: &Record<'_>) {
        let mut line = Line(String::new());
        values.record(&mut line);
        line.keep();
    }
    fn record_follows_from(&self, _: &Id, _: &Id) {}
    fn event(&self, event: &Event<'_>) {
        let mut line = Line(event.metadata().target().to_owned());
        event.record(&mut line);
        line.keep();
    }
    fn enter(&self, _: &Id) {}
    fn exit(&self, _: &Id) {}
}
