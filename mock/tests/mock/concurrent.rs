//! Several tasks at once: every write counts, and each version is given once.

use std::collections::BTreeSet;

use serde_json::json;

use crate::support::{mock, send_json};

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn every_write_counts_the_version_on_once() {
    let mock = mock("wink");
    let headers = &["authorization: Bearer token", "wink-version: 2.0"];
    let tasks: Vec<_> = (0..8)
        .map(|task| {
            let mock = mock.clone();
            tokio::spawn(async move {
                let mut versions = Vec::new();
                for _ in 0..25 {
                    let body = json!({"share": true, "user": {"firstName": format!("Task {task}")}});
                    let answer = send_json(&mock, "PUT", "/api/profile", headers, &body).await;
                    assert_eq!(answer.status, 200);
                    versions.push(answer.json()["version"].as_i64().unwrap());
                }
                versions
            })
        })
        .collect();
    let mut versions = BTreeSet::new();
    for task in tasks {
        versions.extend(task.await.unwrap());
    }
    assert_eq!(versions, (4..204).collect());
    assert_eq!(mock.requests().len(), 200);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_writers_with_one_version_one_wins() {
    let mock = mock("wink");
    let headers = &["authorization: Bearer token", "wink-version: 2.0"];
    let tasks: Vec<_> = (0..16)
        .map(|_| {
            let mock = mock.clone();
            let body = json!({"share": true, "version": 3, "user": {}});
            tokio::spawn(async move { send_json(&mock, "PUT", "/api/profile", headers, &body).await.status })
        })
        .collect();
    let mut statuses = Vec::new();
    for task in tasks {
        statuses.push(task.await.unwrap());
    }
    statuses.sort_unstable();
    assert_eq!(statuses, [vec![200], vec![409; 15]].concat());
}
