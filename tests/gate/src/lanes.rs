//! Work that is shared among a few threads, each with something of its own to work with.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Gives each task to the next tool that is free. What came of the tasks is in their order; the first error is the whole's.
pub(crate) fn share<Tool: Send, Task: Sync, Done: Send>(
    tools: Vec<Tool>,
    tasks: &[Task],
    work: impl Fn(&mut Tool, &Task) -> Result<Done, String> + Sync,
) -> Result<(Vec<Tool>, Vec<Done>), String> {
    let next = AtomicUsize::new(0);
    let done = Mutex::new(Vec::new());
    let kept = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for mut tool in tools {
            let (next, done, kept, work) = (&next, &done, &kept, &work);
            scope.spawn(move || {
                loop {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    let Some(task) = tasks.get(index) else { break };
                    let came = work(&mut tool, task);
                    let failed = came.is_err();
                    if let Ok(mut done) = done.lock() {
                        done.push((index, came));
                    }
                    if failed {
                        break;
                    }
                }
                if let Ok(mut kept) = kept.lock() {
                    kept.push(tool);
                }
            });
        }
    });
    let panicked = "a thread of the gate has panicked";
    let mut done = done.into_inner().map_err(|_| panicked)?;
    done.sort_by_key(|(index, _)| *index);
    let done = done.into_iter().map(|(_, came)| came).collect::<Result<Vec<Done>, String>>()?;
    Ok((kept.into_inner().map_err(|_| panicked)?, done))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::share;

    #[test]
    fn every_task_is_done_once_and_in_order() {
        let tasks: Vec<usize> = (0..100).collect();
        let (tools, done) = share(vec![0usize, 0, 0], &tasks, |count, task| {
            *count += 1;
            Ok(task * 2)
        })
        .unwrap();
        assert_eq!(done, (0..100).map(|task| task * 2).collect::<Vec<_>>());
        assert_eq!(tools.iter().sum::<usize>(), 100);
    }

    #[test]
    fn an_error_is_told() {
        let came = share(vec![()], &[1, 2], |(), task| if *task == 2 { Err("two".to_owned()) } else { Ok(()) });
        assert_eq!(came.map(|_| ()), Err("two".to_owned()));
    }
}
