#![allow(dead_code)]
#[path = "table/sample.rs"]
mod sample;
use sample::*;
use tintype::*;
#[test]
fn probe() {
    let what = std::env::var("W").unwrap(); let n: usize = std::env::var("N").unwrap().parse().unwrap();
    let mut node = Node::default();
    let mut list = Node::default();
    for _ in 0..n {
        node = Node { next: Some(Box::new(node)), ..Node::default() };
        list = Node { children: Some(vec![list]), ..Node::default() };
    }
    match what.as_str() {
        "enc" => drop(to_string(&node)), "encl" => drop(to_string(&list)),
        "val" => drop(node.validate()), "vall" => drop(list.validate()),
        "dbg" => drop(format!("{node:?}")), "dbgl" => drop(format!("{list:?}")), "dbgp" => drop(format!("{node:#?}")),
        "ser" => drop(serde_json::to_string(&node)),
        "tree" => drop(tintype::json::to_tree(&node, &Node::schema())),
        "clone" => drop(node.clone()), "eq" => assert!(node == node.clone()),
        _ => {}
    }
    std::mem::forget(node); std::mem::forget(list);
}
