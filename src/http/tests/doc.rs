//! The documentation site.

use std::fs;
use std::path::PathBuf;

use super::support::App;

/// A folder with a site in it and a secret beside it.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("trackdechets-doc-{}-{name}", std::process::id()));
        fs::create_dir_all(path.join("site/guides")).unwrap();
        fs::write(path.join("secret.html"), "secret").unwrap();
        Self(path)
    }

    fn site(&self) -> PathBuf {
        self.0.join("site")
    }

    fn built(name: &str) -> Self {
        let folder = Self::new(name);
        let write = |file: &str, content: &str| fs::write(folder.site().join(file), content).unwrap();
        write("index.html", "<title>Guides</title><script>start()</script>");
        write("404.html", "absente");
        write("guides/index.html", "guides");
        write("book-a0b12cfe.js", "start()");
        write("site.css", "a{}");
        write("fonts.woff2", "font");
        write(".hidden", "hidden");
        std::os::unix::fs::symlink("../secret.html", folder.site().join("link.html")).unwrap();
        folder
    }

    async fn app(&self) -> App {
        let site = self.site();
        App::with(|settings| settings.doc_dir = Some(site)).await
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[tokio::test]
async fn without_a_site_it_is_told_how_to_build_one() {
    let folder = Folder::new("none");
    for app in [App::start().await, folder.app().await] {
        for path in ["/doc", "/doc/", "/doc/guides/"] {
            let got = app.get(path).await;
            assert_eq!(got.status, 404);
            assert!(got.body.contains("just docs"), "{}", got.body);
        }
    }
}

#[tokio::test]
async fn files_have_their_types_and_are_kept_as_long_as_they_last() {
    let folder = Folder::built("types");
    let app = folder.app().await;
    for (path, content_type, cache) in [
        ("/doc/", "text/html; charset=utf-8", "no-cache"),
        ("/doc/index.html", "text/html; charset=utf-8", "no-cache"),
        ("/doc/guides/", "text/html; charset=utf-8", "no-cache"),
        ("/doc/book-a0b12cfe.js", "text/javascript; charset=utf-8", "public, max-age=31536000, immutable"),
        ("/doc/site.css?v=1", "text/css; charset=utf-8", "no-cache"),
        ("/doc/fonts.woff2", "font/woff2", "no-cache"),
    ] {
        let got = app.get(path).await;
        assert_eq!(got.status, 200, "{path}");
        assert_eq!(got.header("content-type").as_deref(), Some(content_type), "{path}");
        assert_eq!(got.header("cache-control").as_deref(), Some(cache), "{path}");
        let tag = got.header("etag").unwrap();
        let got = app.send("GET", path, &[("if-none-match", &tag)], "").await;
        assert_eq!((got.status, got.body.as_str()), (304, ""), "{path}");
    }
    let got = app.get("/doc").await;
    assert_eq!((got.status, got.header("location").as_deref()), (307, Some("doc/")));
    assert_eq!(app.send("HEAD", "/doc/", &[], "").await.status, 200);
    assert_eq!(app.send("POST", "/doc/", &[], "").await.status, 404);
}

#[tokio::test]
async fn pages_may_run_their_own_scripts_alone() {
    let folder = Folder::built("policy");
    let policy = folder.app().await.get("/doc/").await.header("content-security-policy").unwrap();
    assert!(policy.contains("script-src 'self' 'sha256-"), "{policy}");
    assert!(policy.contains("default-src 'none'"), "{policy}");
    assert!(!policy.contains("require-trusted-types-for"), "the search writes its results as HTML: {policy}");
}

#[tokio::test]
async fn no_path_leads_out_of_the_folder() {
    let folder = Folder::built("out");
    let app = folder.app().await;
    for path in [
        "/doc/../secret.html",
        "/doc/%2e%2e/secret.html",
        "/doc/guides/..%2f..%2fsecret.html",
        "/doc/guides%2F..%2F..%2Fsecret.html",
        "/doc/..%5csecret.html",
        "/doc//etc/passwd",
        "/doc/%2Fetc%2Fpasswd",
        "/doc/.hidden",
        "/doc/link.html",
        "/doc/guides",
        "/doc/none.html",
    ] {
        let got = app.get(path).await;
        assert_eq!((got.status, got.body.as_str()), (404, "absente"), "{path}");
    }
    assert_eq!(app.get("/docs").await.body, "Not found");
}

#[tokio::test]
async fn graphiql_links_to_the_site_that_is_there() {
    let folder = Folder::built("link");
    let browser = [("accept", "text/html")];
    let got = folder.app().await.send("GET", "/", &browser, "").await;
    assert!(got.body.contains(r#"<link rel="help" href="doc/">"#));
    let got = App::start().await.send("GET", "/", &browser, "").await;
    assert!(!got.body.contains("doc/"));
}
