//! The guide on the contract in other people's CI: its files are YAML, its commands run and print what it
//! shows.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_yaml_ng::Value;

const GUIDE: &str = "contrat-en-ci.md";

fn root() -> PathBuf {
    codegen::workspace::find(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("this crate lies in the workspace")
}

fn guides() -> Vec<(String, String)> {
    let mut guides = Vec::new();
    for entry in fs::read_dir(root().join("docs/guides")).expect("guides") {
        let path = entry.expect("readable").path();
        let name = path.file_name().expect("a file").to_string_lossy().into_owned();
        guides.push((name, fs::read_to_string(&path).expect("a page is text")));
    }
    guides.sort();
    guides
}

fn guide() -> String {
    guides().into_iter().find(|(name, _)| name == GUIDE).expect("the guide").1
}

/// The blocks of a page with the words after their fences, in order.
fn blocks(page: &str) -> Vec<(&str, &str)> {
    let parts: Vec<&str> = page.split("```").collect();
    assert!(parts.len() % 2 == 1, "a block without end");
    parts.into_iter().skip(1).step_by(2).map(|block| block.split_once('\n').expect("a fence")).collect()
}

/// The texts that a CI hands to a shell, by line.
fn shell(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Mapping(members) => members.values().for_each(|value| shell(value, found)),
        Value::Sequence(items) => items.iter().for_each(|value| shell(value, found)),
        Value::String(text) => found.extend(text.lines().map(|line| line.trim().to_owned())),
        _ => {}
    }
}

/// A client's repository as the guide supposes it: its schema, the one to come, and its requests.
struct Repository(PathBuf);

impl Repository {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("codegen-guide-{}-{name}", std::process::id()));
        fs::create_dir_all(folder.join("src")).expect("writable");
        let schema = fs::read_to_string(root().join("src/generated/schema.graphql")).expect("generated");
        let form = schema.find("\ntype Form {").expect("a note");
        let field = form + schema[form..].find("\n  sentAt: ").expect("the field of the example");
        let described = schema[..field].rfind("\n  \"\"\"").expect("it is described");
        let end = field + 1 + schema[field + 1..].find('\n').expect("a line");
        let next = [&schema[..described], &schema[end..]].concat();
        let text = guide();
        let (_, request) = blocks(&text).into_iter().find(|(fence, _)| *fence == "gql").expect("a request");
        for (path, text) in [
            ("schema.graphql", schema.as_str()),
            ("prochain.graphql", &next),
            ("src/bordereau.graphql", request),
        ] {
            fs::write(folder.join(path), text).expect("writable");
        }
        Self(folder)
    }

    /// Runs a line of shell that calls codegen: its status and what it prints. Where its output goes is
    /// left out.
    fn run(&self, line: &str) -> (i32, String) {
        let words = line.split_whitespace().skip(1).take_while(|word| !word.starts_with('>'));
        let run = Command::new(env!("CARGO_BIN_EXE_codegen")).args(words).current_dir(&self.0).output();
        let run = run.expect("it runs");
        let printed = [run.stdout, run.stderr].concat();
        (run.status.code().expect("it ends by itself"), String::from_utf8(printed).expect("UTF-8"))
    }
}

impl Drop for Repository {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn files_for_a_ci_are_what_it_reads() {
    let (mut github, mut gitlab) = (0, 0);
    for (name, page) in guides() {
        for (_, text) in blocks(&page).into_iter().filter(|(fence, _)| *fence == "yaml") {
            let file: Value =
                serde_yaml_ng::from_str(text).unwrap_or_else(|error| panic!("{name}: {error}\n{text}"));
            let jobs = file.as_mapping().unwrap_or_else(|| panic!("{name}: {text}"));
            if let Some(jobs) = jobs.get("jobs").and_then(Value::as_mapping) {
                github += 1;
                for step in jobs.values().flat_map(|job| job["steps"].as_sequence().expect("a job has steps"))
                {
                    let has = |key: &str| step.get(key).is_some_and(Value::is_string);
                    assert!(has("uses") != has("run"), "{name}: {step:?}");
                }
                continue;
            }
            gitlab += 1;
            let jobs =
                jobs.iter().filter(|(key, _)| !["stages", "default"].contains(&key.as_str().unwrap_or("")));
            for (job, content) in jobs {
                for script in ["script", "before_script"].iter().filter_map(|key| content.get(key)) {
                    let lines = script.as_sequence().unwrap_or_else(|| panic!("{name}: {job:?}"));
                    assert!(lines.iter().all(Value::is_string), "{name}: {lines:?}");
                }
                assert!(content.get("script").is_some(), "{name}: {job:?} does nothing");
            }
        }
    }
    assert!(github >= 2 && gitlab >= 2, "{github} for GitHub, {gitlab} for GitLab");
}

#[test]
fn commands_print_what_the_guide_shows() {
    let repository = Repository::new("shown");
    let page = guide();
    let blocks = blocks(&page);
    let shown = blocks.windows(2).filter(|two| two[0].0 == "sh" && two[1].0 == "text");
    let mut statuses = Vec::new();
    for two in shown {
        let (status, printed) = repository.run(two[0].1.trim());
        assert_eq!(printed, two[1].1, "{}", two[0].1);
        statuses.push(status);
    }
    assert_eq!(statuses, [0, 1, 0], "valid; breaks; told not to fail");
}

#[test]
fn commands_of_the_ci_files_run() {
    let repository = Repository::new("ci");
    let page = guide();
    let mut lines = Vec::new();
    for (fence, text) in blocks(&page) {
        match fence {
            "sh" => lines.extend(text.lines().map(str::to_owned)),
            "yaml" => shell(&serde_yaml_ng::from_str(text).expect("YAML"), &mut lines),
            _ => {}
        }
    }
    lines.retain(|line| line.starts_with("codegen "));
    assert_eq!(lines.len(), 7, "{lines:#?}");
    for line in lines {
        let (status, printed) = repository.run(&line);
        assert!(status <= 1 && !printed.is_empty(), "{line}: {status}\n{printed}");
    }
    // What is told of in words.
    let lines =
        ["operations --deny-deprecated --schema schema.graphql src", "diff schema.graphql prochain.graphql"];
    for line in lines {
        assert_eq!(repository.run(&format!("codegen {line}")).0, 1, "{line}");
    }
    assert_eq!(repository.run("codegen diff schema.graphql prochain.graphql --no-such").0, 2);
    let (status, json) = repository.run("codegen operations --schema schema.graphql --format json src");
    assert!(status == 0 && json.contains("Form.sentAt"), "{json}");
}
