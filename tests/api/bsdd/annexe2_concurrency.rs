//! Several containers at the same wastes at once.

use std::time::Duration;

use client::Id;
use client::form;
use futures_util::future::{self, join_all};
use serde_json::json;

use crate::support::app::Profile::Destination;
use crate::support::direct::Direct;
use crate::support::groups::{create, process, read, recycled, regroup, shares};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_containers_that_want_the_last_tonnes_exactly_one_has_them() {
    let route = Direct::start().await;
    let [next] = route.app.companies([Destination]).await;
    let holder = &route.destination;
    let id = route.awaiting_group(10.0, &next).await;
    let notes = route.app.hold_notes().await;
    let attempts = (0..6).map(|_| create(holder, route.annexe2(&next, shares(&[(&id, Some(6.0))]))));
    let release = async {
        while route.app.waiting().await < 4 {
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
        notes.commit().await.unwrap();
    };
    let (attempts, ()) = future::join(join_all(attempts), release).await;
    let won = attempts.iter().filter(|answer| answer.codes().is_empty()).count();
    let lost = attempts.iter().filter(|answer| answer.codes() == ["BAD_USER_INPUT"]).count();
    assert_eq!((won, lost), (1, 5), "{attempts:?}");
    assert_eq!(read(holder, &id, "quantityGrouped").await["quantityGrouped"], 6);
    assert_eq!(route.app.count("bsd_link").await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn containers_that_name_the_same_notes_in_any_order_do_not_block_each_other() {
    let route = Direct::start().await;
    let [next] = route.app.companies([Destination]).await;
    let holder = &route.destination;
    let mut ids = Vec::new();
    for _ in 0..3 {
        ids.push(route.awaiting_group(10.0, &next).await);
    }
    let containers = join_all((0..4).map(|number: usize| {
        let mut order = ids.clone();
        order.rotate_left(number % 3);
        if number % 2 == 1 {
            order.reverse();
        }
        let list: Vec<_> = order.iter().map(|id| (id.as_str(), Some(1.0))).collect();
        create(holder, route.annexe2(&next, shares(&list)))
    }));
    for made in containers.await {
        made.data();
    }
    for id in &ids {
        assert_eq!(read(holder, id, "quantityGrouped").await["quantityGrouped"], 4);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_containers_processed_at_once_end_what_both_took() {
    let route = Direct::start().await;
    let [next] = route.app.companies([Destination]).await;
    let holder = &route.destination;
    let id = route.awaiting_group(10.0, &next).await;
    let mut containers = Vec::new();
    for tonnes in [6.0, 4.0] {
        let made = create(holder, route.annexe2(&next, shares(&[(&id, Some(tonnes))]))).await.data();
        let container = made["id"].as_str().unwrap().to_owned();
        route.arrived(holder, &next, &container, tonnes).await;
        containers.push(container);
    }
    let both =
        future::join(process(&next, &containers[0], recycled()), process(&next, &containers[1], recycled()));
    let (first, second) = both.await;
    first.data();
    second.data();
    // Whoever came second saw what the first left.
    assert_eq!(read(holder, &id, "status").await["status"], "PROCESSED");
    assert_eq!(route.app.count("bsd_final_operation").await, 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_container_deleted_while_another_books_leaves_no_share_behind() {
    let route = Direct::start().await;
    let [next] = route.app.companies([Destination]).await;
    let holder = &route.destination;
    let id = route.awaiting_group(10.0, &next).await;
    let [kept, gone] = [2.0, 3.0].map(|tonnes| route.annexe2(&next, shares(&[(&id, Some(tonnes))])));
    let kept = create(holder, kept).await.data()["id"].as_str().unwrap().to_owned();
    let gone = Id::new(create(holder, gone).await.data()["id"].as_str().unwrap());
    let both = future::join(
        holder.run(form::delete(&gone)),
        regroup(holder, &kept, json!({ "grouping": shares(&[(&id, Some(7.0))]) })),
    );
    let (deleted, booked) = both.await;
    deleted.data();
    booked.data();
    assert_eq!(read(holder, &id, "quantityGrouped").await["quantityGrouped"], 7);
}
