//! The program itself: what it reads, prints and returns.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A folder of its own, removed at the end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("codegen-{name}-{}", std::process::id()));
        fs::create_dir_all(&path).expect("writable");
        Self(path)
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.0.join(path);
        fs::create_dir_all(path.parent().expect("in a folder")).expect("writable");
        fs::write(path, text).expect("writable");
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.0.join(path)).expect("readable")
    }

    fn run(&self, arguments: &str) -> (i32, String) {
        output(Command::new(env!("CARGO_BIN_EXE_codegen")).args(arguments.split(' ')), &self.0)
    }

    fn git(&self, arguments: &str) {
        let (status, said) = output(Command::new("git").args(arguments.split(' ')), &self.0);
        assert_eq!(status, 0, "git {arguments}: {said}");
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// The status, and all that was printed.
fn output(command: &mut Command, folder: &Path) -> (i32, String) {
    let Output { status, stdout, stderr } = command.current_dir(folder).output().expect("runs");
    let text = String::from_utf8([stdout, stderr].concat()).expect("UTF-8");
    (status.code().expect("it ends by itself"), text)
}

#[test]
fn a_diff_fails_on_what_it_is_told_to() {
    let folder = Folder::new("fail-on");
    folder.write("old.graphql", "type Query { a: Int b: Int }");
    folder.write("safe.graphql", "type Query { a: Int b: Int! }");
    folder.write("dangerous.graphql", "type Query { a(c: Int): Int b: Int }");
    folder.write("breaking.graphql", "type Query { a: Int }");
    folder.write("wrong.graphql", "type Query {");
    let statuses = |new: &str| {
        ["breaking", "dangerous", "none"]
            .map(|on| folder.run(&format!("diff old.graphql {new} --fail-on {on}")).0)
    };
    assert_eq!(statuses("safe.graphql"), [0, 0, 0]);
    assert_eq!(statuses("dangerous.graphql"), [0, 1, 0]);
    assert_eq!(statuses("breaking.graphql"), [1, 1, 0]);
    assert_eq!(statuses("wrong.graphql"), [2, 2, 2]);
    assert_eq!(folder.run("diff old.graphql breaking.graphql").0, 1);
    let (status, said) = folder.run("diff old.graphql nowhere");
    assert_eq!(status, 2);
    assert!(said.starts_with("error: `nowhere` is no file, no folder and no git revision"), "{said}");
}

#[test]
fn a_schema_is_a_file_a_folder_or_a_revision() {
    let folder = Folder::new("inputs");
    folder.write("schema/a.graphql", "type Query { a: Int }");
    folder.write("schema/deep/b.graphql", "extend type Query { b: Int }");
    folder.write("schema/released.graphql", "type Query { not: Int }");
    folder.write("schema/empty.graphql", "# nothing yet\n");
    folder.git("init -q");
    folder.git("add .");
    folder.git("-c user.name=n -c user.email=e@example.org commit -q -m one");
    folder.git("tag v1");
    folder.write("whole.graphql", "type Query { a: Int b: Int }");
    for (old, new) in [
        ("schema", "whole.graphql"),
        ("v1", "whole.graphql"),
        ("HEAD:schema/", "schema"),
        ("v1:schema", "HEAD"),
    ] {
        assert_eq!(folder.run(&format!("diff {old} {new}")), (0, "No changes.\n".to_owned()), "{old} {new}");
    }
    let (status, said) = folder.run("diff v1:schema/a.graphql schema");
    assert_eq!((status, said.lines().next()), (0, Some("safe      field `Query.b: Int` was added")));
}

const CONFIG: &str = "[changelog]\nnotice = \"1 month\"\n[scalars]\nInt = { rust = \"i32\", check = \"check\", text = \"Entier.\" }\n";

#[test]
fn a_changelog_is_checked_and_released() {
    let folder = Folder::new("release");
    folder.write("codegen/codegen.toml", CONFIG);
    folder.write("schema/a.graphql", "type Query { a: Int b: Int @deprecated }");
    folder.write("CHANGELOG.md", "# Journal\n\n# [Non publié]\n");
    let (status, said) = folder.run("changelog --check");
    assert_eq!(status, 1);
    assert!(said.contains("- Nouvelle opération `Query.a`.\n- Nouvelle opération `Query.b`.\n"), "{said}");
    assert_eq!(folder.run("release --date 2026-11-30").0, 1);
    let (status, entries) = folder.run("changelog");
    assert_eq!(status, 0);
    folder.write("CHANGELOG.md", &format!("# Journal\n\n# [Non publié]\n\n{entries}"));
    assert_eq!(folder.run("changelog --check"), (0, String::new()));
    let (status, said) = folder.run("release --date 2026-11-30");
    assert_eq!(status, 0, "{said}");
    assert!(
        folder.read("CHANGELOG.md").contains("# [Non publié]\n\n# [2026.11.1] 30/11/2026\n\n#### :rocket:")
    );
    assert!(folder.read("schema/released.graphql").contains("# 2026-11-30 2026-12-30 Query.b\n"));
    assert_eq!(folder.run("--check").0, 0);
    assert_eq!(folder.run("changelog --check"), (0, String::new()));
    assert_eq!(folder.run("release").0, 2, "there is nothing to release");
    // A month later, but not a day before, the deprecated field may go.
    folder.write("schema/a.graphql", "type Query { a: Int }");
    let log = folder.read("CHANGELOG.md");
    let entry = "# [Non publié]\n\n#### :boom: Changements incompatibles\n\n- `Query.b` est retiré.\n";
    folder.write("CHANGELOG.md", &log.replace("# [Non publié]\n", entry));
    assert_eq!(folder.run("changelog --check --today 2026-12-29").0, 1);
    assert_eq!(folder.run("changelog --check --today 2026-12-30"), (0, String::new()));
}

#[test]
fn operations_fail_when_they_are_invalid_or_break() {
    let folder = Folder::new("operations");
    folder.write("old.graphql", "type Query { a: Int b: Int @deprecated }");
    folder.write("new.graphql", "type Query { a: Int }");
    folder.write("src/good.ts", "const a = gql`query A { a }`;");
    folder.write("src/node_modules/x/bad.ts", "const a = gql`query A { z }`;");
    folder.write("old.py", "A = 'query B { b }'");
    folder.write("bad.cs", "var a = \"query C { c }\";");
    assert_eq!(
        folder.run("operations --schema old.graphql src"),
        (0, "1 operation(s) in 1 document(s): nothing to say.\n".to_owned())
    );
    assert_eq!(folder.run("operations --schema old.graphql --against new.graphql src").0, 0);
    assert_eq!(folder.run("operations --schema old.graphql old.py").0, 0);
    assert_eq!(folder.run("operations --schema old.graphql --deny-deprecated old.py").0, 1);
    assert_eq!(folder.run("operations --schema old.graphql --against new.graphql old.py").0, 1);
    assert_eq!(folder.run("operations --schema old.graphql bad.cs").0, 1);
    assert_eq!(folder.run("operations --schema nowhere.graphql src").0, 2);
    assert_eq!(folder.run("operations --schema old.graphql nowhere").0, 2);
}
