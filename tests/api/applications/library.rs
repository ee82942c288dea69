//! The application of `tests/oauth2`: passport-oauth2, as it comes from npm, takes a person to a token.

use serde_json::json;

use super::{BACK, Ring, cookie};
use crate::support::npm::{installed, npm, succeeded};

#[tokio::test]
async fn an_unmodified_library_completes_the_flow() {
    let Some(project) = installed("oauth2", &["flow.js"]).await else { return };
    let ring = Ring::start().await;
    let flow = npm(&project, "flow")
        .env("TRACKDECHETS_URL", format!("http://{}/", ring.app.address))
        .env("CLIENT_ID", &ring.id)
        .env("CLIENT_SECRET", &ring.secret)
        .env("CALLBACK", BACK)
        .env("COOKIE", cookie(&ring.person))
        .output()
        .await;
    let printed = succeeded("the flow", &flow.expect("npm runs"));
    let told: serde_json::Value = serde_json::from_str(&printed).expect("the program prints JSON");
    let user = json!({ "user": { "name": "Ana", "email": "ana@exemple.test", "me": "ana@exemple.test" } });
    assert_eq!((&told["plain"], &told["pkce"]), (&user, &user), "{told}");
    assert_eq!(told["refused"], json!({ "fail": "no reason given" }));
    assert!(
        told["wrongSecret"]["error"].as_str().is_some_and(|error| error.contains("access token")),
        "{told}"
    );
}
