//! Updates of one record by one client, one after the other: they would only be in each other's way.

use std::collections::HashMap;
use std::hash::{BuildHasher, Hash, RandomState};
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::Duration;

use tokio::sync::{Mutex as Turn, OwnedMutexGuard};

use crate::transport::BoxFuture;

/// The records that a client is about to update.
#[derive(Default)]
pub(crate) struct Queues {
    hasher: RandomState,
    queues: Mutex<HashMap<u64, Weak<Turn<()>>>>,
}

impl Queues {
    /// Waits until it is this update's turn, but no longer than a call may take: it is the version that keeps updates apart, and
    /// an update within the closure of another would wait for ever.
    pub(super) fn wait(
        &self,
        record: &impl Hash,
        longest: Duration,
    ) -> BoxFuture<'static, Option<OwnedMutexGuard<()>>> {
        lock(self.queue(self.hasher.hash_one(record)), longest)
    }

    fn queue(&self, record: u64) -> Arc<Turn<()>> {
        let mut queues = self.queues.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(queue) = queues.get(&record).and_then(Weak::upgrade) {
            return queue;
        }
        queues.retain(|_, queue| queue.strong_count() > 0);
        let queue = Arc::default();
        queues.insert(record, Arc::downgrade(&queue));
        queue
    }
}

fn lock(queue: Arc<Turn<()>>, longest: Duration) -> BoxFuture<'static, Option<OwnedMutexGuard<()>>> {
    Box::pin(async move { tokio::time::timeout(longest, queue.lock_owned()).await.ok() })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn one_record_is_for_one_at_a_time_and_others_are_others() {
        let queues = Queues::default();
        let second = Duration::from_secs(1);
        let first = queues.wait(&"a", second).await;
        assert!(first.is_some() && queues.wait(&"b", second).await.is_some());
        // Whoever holds it too long is not waited for.
        assert!(queues.wait(&"a", second).await.is_none());
        drop(first);
        assert!(queues.wait(&"a", second).await.is_some());
        assert!(queues.queues.lock().unwrap().len() <= 2);
    }
}
