//! Checks that the links inside the documentation lead somewhere.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::path::{Path, PathBuf};

use percent_encoding::percent_decode_str;

use super::{pages, relative};
use crate::support::app::TestApp;

/// Where a page links to, and what can be linked to in it.
struct Page {
    links: Vec<String>,
    anchors: HashSet<String>,
}

#[tokio::test]
async fn every_internal_link_leads_somewhere() {
    let read: HashMap<PathBuf, Page> =
        pages().into_iter().map(|(path, text)| (path, Page::new(&text))).collect();
    let summary = read.keys().find(|path| path.ends_with("SUMMARY.md")).expect("a table of contents");
    let target = |from: &Path, to: &str| plain(&from.parent().expect("a page is in a folder").join(to));
    let published: HashSet<PathBuf> = read[summary].links.iter().map(|link| target(summary, link)).collect();

    let (mut links, mut faults, mut served) = (0, Vec::new(), BTreeSet::new());
    for (path, page) in &read {
        for link in &page.links {
            if link.contains("://") || link.starts_with("mailto:") {
                continue;
            }
            links += 1;
            if link.starts_with('/') {
                served.insert(link.as_str());
                continue;
            }
            let (file, anchor) = link.split_once('#').map_or((link.as_str(), None), |(f, a)| (f, Some(a)));
            let to = if file.is_empty() { path.clone() } else { target(path, file) };
            let anchor = anchor.map(|anchor| percent_decode_str(anchor).decode_utf8_lossy());
            let leads = match (read.get(&to), anchor) {
                (Some(page), Some(anchor)) => page.anchors.contains(anchor.as_ref()),
                (Some(_), None) => true,
                (None, anchor) => anchor.is_none() && to.exists(),
            };
            // The site has only the pages of the table of contents.
            let is_kept = !published.contains(path) || published.contains(&to);
            if !leads || !is_kept {
                faults.push(format!("{}: {link}", relative(path)));
            }
        }
    }
    let app = TestApp::start().await;
    for link in served {
        let reply = app.http.send("GET", link, &[("accept", "text/html, */*")], "").await;
        if !reply.status.is_success() {
            faults.push(format!("{link} answers {}", reply.status));
        }
    }
    assert!(links > 0, "the pages have links");
    faults.sort();
    assert!(faults.is_empty(), "{} links lead nowhere\n{}", faults.len(), faults.join("\n"));
}

impl Page {
    fn new(text: &str) -> Self {
        let mut page = Self { links: Vec::new(), anchors: HashSet::new() };
        let mut headings: HashMap<String, usize> = HashMap::new();
        let mut is_code = false;
        for line in text.lines() {
            // From four spaces on, it may be the text of a fence.
            if !line.starts_with("    ") && line.trim_start().starts_with("```") {
                is_code = !is_code;
            } else if !is_code {
                if let Some(heading) = line.strip_prefix('#') {
                    let heading = heading.trim_start_matches('#').trim();
                    if let Some((_, id)) = heading.split_once(" {#") {
                        page.anchors.insert(id.trim_end_matches('}').to_owned());
                        continue;
                    }
                    let slug = slug(heading);
                    let count = headings.entry(slug.clone()).or_default();
                    page.anchors.insert(if *count == 0 { slug } else { format!("{slug}-{count}") });
                    *count += 1;
                }
                page.anchors.extend(between(line, " id=\"", '"'));
                // Without what is between grave accents, which is code.
                let prose: String = line.split('`').step_by(2).collect();
                page.links.extend(between(&prose, "](", ')'));
                page.links.extend(between(&prose, " href=\"", '"'));
            }
        }
        page
    }
}

/// The anchor that mdBook gives a heading.
fn slug(heading: &str) -> String {
    let kept = heading.chars().filter(|c| c.is_alphanumeric() || c.is_whitespace() || matches!(c, '_' | '-'));
    kept.map(|c| if c.is_whitespace() { '-' } else { c }).collect::<String>().to_lowercase()
}

fn between<'a>(line: &'a str, start: &'a str, end: char) -> impl Iterator<Item = String> + 'a {
    line.split(start).skip(1).filter_map(move |rest| rest.split_once(end)).map(|(found, _)| found.to_owned())
}

/// A path without `.` and `..`.
fn plain(path: &Path) -> PathBuf {
    path.components().fold(PathBuf::new(), |mut plain, part| {
        match part {
            std::path::Component::ParentDir => _ = plain.pop(),
            std::path::Component::CurDir => {}
            _ => plain.push(part),
        }
        plain
    })
}

#[test]
fn links_and_anchors_are_found_where_they_count() {
    let page = Page::new(
        "# Les `CODES` d'état\n## Même\n## Même\n### `x` {#Query.x}\n<a id=\"Form\"></a> [un](a.md#b), [`deux`](c.md) `[x](y)`\n\
         ```md\n# Non\n[x](y)\n```\n",
    );
    assert_eq!(page.links, ["a.md#b", "c.md"]);
    let mut anchors: Vec<_> = page.anchors.iter().map(String::as_str).collect();
    anchors.sort_unstable();
    assert_eq!(anchors, ["Form", "Query.x", "les-codes-détat", "même", "même-1"]);
}
