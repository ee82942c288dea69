//! The site as it is built: every page of the table of contents, the search, and where links lead.

use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::path::{Component, Path, PathBuf};

/// The built site, removed at the end.
struct Site {
    folder: PathBuf,
    /// The HTML of each page by its path in the site.
    pages: BTreeMap<String, String>,
}

impl Site {
    fn build(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("trackdechets-site-{}-{name}", std::process::id()));
        let written = super::build(Some(&folder)).expect("the site builds");
        assert_eq!(written, folder);
        let mut site = Self { folder, pages: BTreeMap::new() };
        site.gather(&site.folder.clone());
        site
    }

    fn gather(&mut self, folder: &Path) {
        for entry in fs::read_dir(folder).expect("it was written") {
            let path = entry.expect("readable").path();
            if path.is_dir() {
                self.gather(&path);
            } else if path.extension().is_some_and(|extension| extension == "html") {
                let text = fs::read_to_string(&path).expect("HTML is text");
                let name = path.strip_prefix(&self.folder).expect("it was found there");
                self.pages.insert(name.to_str().expect("our names are UTF-8").to_owned(), text);
            }
        }
    }

    /// The one file with such a name: the middle of it is a hash of its content.
    fn hashed(&self, start: &str, end: &str) -> String {
        let mut names = fs::read_dir(&self.folder).expect("it was written").filter_map(|entry| {
            let name = entry.expect("readable").file_name().into_string().expect("UTF-8");
            (name.starts_with(start) && name.ends_with(end)).then_some(name)
        });
        let name = names.next().unwrap_or_else(|| panic!("no {start}…{end}"));
        fs::read_to_string(self.folder.join(name)).expect("text")
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// The pages that the table of contents names, as Markdown files.
fn contents() -> Vec<String> {
    let summary = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/SUMMARY.md"));
    let summary = summary.expect("a table of contents");
    let links = summary.split("](").skip(1).filter_map(|rest| rest.split_once(')'));
    links.map(|(link, _)| link.to_owned()).collect()
}

#[test]
fn every_page_is_rendered_and_found_by_the_search() {
    let site = Site::build("pages");
    let search = site.hashed("searchindex-", ".js");
    let contents = contents();
    assert!(contents.len() > 15, "{contents:?}");
    for markdown in &contents {
        let name = markdown.replace(".md", ".html");
        let page = site.pages.get(&name).unwrap_or_else(|| panic!("{name} is not in the site"));
        assert!(page.contains("<html lang=\"fr\""), "{name}");
        assert!(page.contains("<h1 id="), "{name} has a heading");
        assert!(!page.contains("{{#"), "{name} has an instruction of mdBook's left in it");
        assert!(search.contains(&format!("{name}#")), "{name} is not in the search");
    }
    // Words of a guide and of the reference.
    for word in ["signemissionform", "bordereau"] {
        assert!(search.to_lowercase().contains(word), "{word} is not in the search");
    }
    assert!(site.pages.contains_key("index.html") && site.pages.contains_key("404.html"));
}

#[test]
fn what_stands_around_the_pages_is_french() {
    let site = Site::build("french");
    for (name, page) in site.pages.iter().filter(|(name, _)| *name != "toc.html") {
        let around = page.replace(
            page.split("<main>").nth(1).and_then(|rest| rest.split("</main>").next()).unwrap_or(""),
            "",
        );
        for english in ["Toggle", "Search", "Press <kbd>", " chapter", "this book", "Keyboard"] {
            assert!(
                !around.contains(&format!("\"{english}")) && !around.contains(&format!(">{english}")),
                "{name}: {english}"
            );
        }
        assert!(around.contains("\"Rechercher dans ce guide…\""), "{name}");
    }
    let search = site.hashed("searcher-", ".js");
    assert!(search.contains("' résultats pour « '") && !search.contains("search results for"));
    let book = site.hashed("book-", ".js");
    assert!(book.contains("'Copier'") && !book.contains("'Copied!'"));
    assert!(site.pages["404.html"].contains("Page introuvable"));
}

#[test]
fn the_changelog_is_a_page() {
    let site = Site::build("journal");
    let page = &site.pages["journal.html"];
    assert!(page.contains(">Non publié</a></h2>") && page.contains("Mutation.createBsvhu"), "{page}");
    let text =
        "# Journal\n\n# [2026.11.1] 30/11/2026\n\n#### :rocket: Nouvelles fonctionnalités\n\n- `A.b`: x\n";
    let told = "# Journal\n\n## 2026.11.1 30/11/2026\n\n### Nouvelles fonctionnalités\n\n- `A.b`: x\n";
    assert_eq!(super::journal(text), told);
}

#[test]
fn double_punctuation_stays_with_its_word() {
    for (text, bound) in [
        ("« oui » ; non : si ? là !\n", "«\u{a0}oui\u{a0}»\u{a0}; non\u{a0}: si\u{a0}? là\u{a0}!\n"),
        ("`a : b` : c", "`a : b`\u{a0}: c"),
        ("```sh\na : b\n```\nc : d", "```sh\na : b\n```\nc\u{a0}: d"),
        ("<!-- exemple : a -->\n|:-:| :-: |\n", "<!-- exemple : a -->\n|:-:| :-: |\n"),
    ] {
        assert_eq!(super::unbroken(text), bound);
    }
}

#[test]
fn links_of_the_built_pages_lead_somewhere() {
    let site = Site::build("links");
    let anchors: BTreeMap<&str, HashSet<&str>> =
        site.pages.iter().map(|(name, page)| (name.as_str(), attributes(page, "id").collect())).collect();
    let (mut count, mut faults) = (0, Vec::new());
    // All pages in one, and a page for any address: both speak of places from elsewhere.
    for (name, page) in
        site.pages.iter().filter(|(name, _)| !["print.html", "404.html"].contains(&name.as_str()))
    {
        for link in attributes(page, "href").chain(attributes(page, "src")) {
            let elsewhere = ["http:", "https:", "mailto:", "data:", "/"];
            if elsewhere.iter().any(|start| link.starts_with(start)) {
                continue;
            }
            count += 1;
            let (file, anchor) = link.split_once('#').unwrap_or((link, ""));
            let (file, anchor) = (decoded(file), decoded(anchor));
            let to = if file.is_empty() { name.clone() } else { resolved(name, &file) };
            let leads = match anchors.get(to.as_str()) {
                Some(ids) => anchor.is_empty() || ids.contains(anchor.as_str()),
                None => anchor.is_empty() && site.folder.join(&to).is_file(),
            };
            if !leads {
                faults.push(format!("{name}: {link}"));
            }
        }
    }
    assert!(count > 500, "{count}");
    assert!(faults.is_empty(), "{} links lead nowhere\n{}", faults.len(), faults.join("\n"));
}

/// The values of an attribute, wherever it stands.
fn attributes<'p>(page: &'p str, name: &str) -> impl Iterator<Item = &'p str> {
    let start = format!(" {name}=\"");
    let mut rest = page;
    std::iter::from_fn(move || {
        let (_, after) = rest.split_once(start.as_str())?;
        let (value, after) = after.split_once('"')?;
        rest = after;
        Some(value)
    })
}

/// A relative address, seen from a page.
fn resolved(page: &str, address: &str) -> String {
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in Path::new(address).components() {
        match part {
            Component::ParentDir => _ = parts.pop(),
            Component::Normal(part) => parts.push(part.to_str().expect("an address is text")),
            _ => {}
        }
    }
    parts.join("/")
}

/// Undoes percent signs and the entities that stand in addresses.
fn decoded(text: &str) -> String {
    let text = text.replace("&amp;", "&").replace("&#x27;", "'").replace("&#39;", "'");
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        let hex = after.get(..2).and_then(|hex| std::str::from_utf8(hex).ok());
        match hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) if *first == b'%' => {
                bytes.push(byte);
                rest = &after[2..];
            }
            _ => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).expect("addresses are UTF-8")
}
