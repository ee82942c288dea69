//! The workspace's own schema: its output is checked in, and its names go to Rust and back.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use codegen::config::Config;
use codegen::emit::docs::Material;
use codegen::schema::{self, Kind, Schema, Source};
use codegen::{emit, names, workspace};

fn root() -> PathBuf {
    workspace::find(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("this crate lies in the workspace")
}

fn config() -> Config {
    let text = std::fs::read_to_string(root().join("codegen/codegen.toml")).expect("readable");
    Config::parse(Source::new("codegen/codegen.toml", text)).expect("sound")
}

fn own_schema() -> Schema {
    let sources = workspace::sources(&root()).expect("readable");
    schema::read(sources, &config()).expect("without mistakes")
}

#[test]
fn generated_files_are_fresh() {
    let outputs = workspace::render(&root()).expect("a schema without mistakes");
    let differences = workspace::compare(&root(), &outputs).expect("readable files");
    let lines: Vec<_> = differences.iter().map(ToString::to_string).collect();
    assert!(lines.is_empty(), "{}\nrun `{}`", lines.join("\n"), workspace::COMMAND);
}

#[test]
fn stale_missing_and_extra_files_are_told_and_mended() {
    let folder = std::env::temp_dir().join(format!("codegen-{}", std::process::id()));
    let output = |name: &str, text: &str| emit::Output {
        path: format!("src/generated/{name}"),
        text: text.to_owned(),
    };
    let outputs = [output("a.rs", "a"), output("b.rs", "b")];
    std::fs::create_dir_all(folder.join("src/generated")).expect("writable");
    std::fs::write(folder.join("src/generated/b.rs"), "old").expect("writable");
    std::fs::write(folder.join("src/generated/c.rs"), "").expect("writable");
    let told: Vec<_> =
        workspace::compare(&folder, &outputs).expect("readable").iter().map(ToString::to_string).collect();
    workspace::write(&folder, &outputs).expect("writable");
    let after = workspace::compare(&folder, &outputs).expect("readable");
    let extra = folder.join("src/generated/c.rs").exists();
    std::fs::remove_dir_all(&folder).expect("ours");
    assert_eq!(
        told,
        [
            "src/generated/a.rs is missing",
            "src/generated/b.rs is stale",
            "src/generated/c.rs is not generated any more"
        ]
    );
    assert_eq!(after, []);
    assert!(!extra);
}

#[test]
fn the_reference_knows_the_step_of_every_mutation() {
    let (schema, config) = (own_schema(), config());
    let mutations =
        schema.roots().filter(|(kind, _)| *kind == "Mutation").flat_map(|(_, root)| root.fields());
    let lacking: Vec<_> = mutations
        .map(|field| field.name.as_str())
        .filter(|name| config.operations.get(*name).is_none_or(|(row, _)| row.step.is_none()))
        .collect();
    assert_eq!(lacking, [""; 0], "give them a row under [operations] in codegen.toml");
}

#[test]
fn the_reference_tells_who_may_call_each_operation() {
    let schema = own_schema();
    let roots = schema.roots().filter(|(kind, _)| *kind != "Subscription");
    let fields = roots.flat_map(|(_, root)| root.fields());
    let lacking: Vec<_> = fields
        .filter(|field| !field.description.as_deref().unwrap_or_default().contains("- Accès : "))
        .map(|field| field.name.as_str())
        .collect();
    assert_eq!(lacking, [""; 0], "their descriptions need a point `- Accès : …`");
}

#[test]
fn the_reference_has_an_example_of_each_operation() {
    let schema = own_schema();
    let material = workspace::material(&root(), &schema).expect("examples that can be read");
    let roots = schema.roots().filter(|(kind, _)| *kind != "Subscription");
    let fields = roots.flat_map(|(_, root)| root.fields());
    let lacking: Vec<_> = fields
        .map(|field| field.name.as_str())
        .filter(|name| !material.examples.contains_key(*name))
        .collect();
    assert_eq!(
        lacking,
        [""; 0],
        "write them in {}, see docs/guides/LISEZMOI-exemples.md",
        workspace::EXAMPLES
    );
}

#[test]
fn names_go_to_rust_and_back() {
    let schema = own_schema();
    let mut lost = Vec::new();
    for ty in &schema.types {
        if names::type_name(&ty.name) != ty.name {
            lost.push(ty.name.clone());
        }
        let mut scopes = vec![ty.fields().iter().map(|field| (&field.name, &field.rust)).collect::<Vec<_>>()];
        scopes.push(ty.inputs().iter().map(|input| (&input.name, &input.rust)).collect());
        scopes
            .extend(ty.fields().iter().map(|field| field.args.iter().map(|a| (&a.name, &a.rust)).collect()));
        for scope in scopes {
            let back: HashMap<_, _> = scope.iter().map(|(name, rust)| (*rust, *name)).collect();
            for (name, rust) in scope {
                assert_eq!(back[rust], name, "{}: two names are one in Rust", ty.name);
                if names::camel(rust) != *name {
                    lost.push(format!("{}.{name}", ty.name));
                }
            }
        }
        if let Kind::Enum(values) = &ty.kind {
            for value in values {
                if names::constant(&value.rust) != value.name {
                    lost.push(format!("{}.{}", ty.name, value.name));
                }
            }
        }
    }
    // The generated code keeps the GraphQL name beside the Rust one; these need it.
    insta::assert_snapshot!(lost.join("\n"), @r"
    Form.emptyReturnADR
    WasteDetails.isSubjectToADR
    StateSummary.isSubjectToADR
    formsLifeCycleData
    WasteDetailsInput.isSubjectToADR
    AcceptedFormInput.emptyReturnADR
    BsvhuEmitter.notOnTD
    BsvhuWhere._and
    BsvhuWhere._not
    BsvhuWhere._or
    BsvhuStatusFilter._eq
    BsvhuStatusFilter._in
    Mutation.createAnonymousCompanyFromPDF
    companyUpdateRow
    GerepType.Producteur
    GerepType.Traiteur
    StringFilter._contains
    StringFilter._eq
    StringFilter._in
    IdFilter._eq
    IdFilter._in
    DateFilter._eq
    DateFilter._gt
    DateFilter._gte
    DateFilter._lt
    DateFilter._lte
    NumericFilter._eq
    NumericFilter._gt
    NumericFilter._gte
    NumericFilter._lt
    NumericFilter._lte
    StringNullableListFilter._eq
    StringNullableListFilter._has
    StringNullableListFilter._hasEvery
    StringNullableListFilter._hasSome
    StringNullableListFilter._in
    StringNullableListFilter._itemContains
    ");
}

#[test]
fn conversions() {
    let fields = [
        "emptyReturnADR",
        "_in",
        "type",
        "self",
        "ID",
        "aB1C",
        "appendix1Thing",
        "notOnTD",
        "XMLHttpRequest",
    ];
    let fields: Vec<_> = fields.iter().map(|name| names::field(name)).collect();
    assert_eq!(
        fields,
        [
            "empty_return_adr",
            "r#in",
            "r#type",
            "self_",
            "id",
            "a_b1_c",
            "appendix1_thing",
            "not_on_td",
            "xml_http_request"
        ]
    );
    let variants = ["BSD_CAN_READ", "O", "ADR_2023", "_1", "SELF", "lowerCase"].map(names::variant);
    assert_eq!(variants, ["BsdCanRead", "O", "Adr2023", "_1", "Self_", "LowerCase"]);
}

/// A schema of 25,000 lines with the habits of ours.
fn large() -> Vec<Source> {
    let mut files = Vec::new();
    for file in 0..10 {
        let mut text = String::from("extend type Query {\n");
        for number in 0..10 {
            text.push_str(&format!(
                "  \"\"\"Lit un objet.\"\"\"\n  get{file}x{number}(\n    \"\"\"Identifiant.\"\"\"\n    id: ID!\n    \"\"\"Filtre.\"\"\"\n    \
                 where: In{file}x{number}\n  ): Out{file}x{number}!\n"
            ));
        }
        text.push_str("}\n");
        for number in 0..20 {
            text.push_str(&format!(
                "\n\"\"\"\nUn objet.\n\nDe plusieurs lignes.\n\"\"\"\ntype Out{file}x{number} {{\n"
            ));
            for field in 0..20 {
                let ty =
                    if field == 7 { format!("Out{file}x{}", (number + 1) % 20) } else { "String".to_owned() };
                text.push_str(&format!(
                    "  \"\"\"\n  Un champ de l'objet.\n  \"\"\"\n  someField{field}: {ty}\n"
                ));
            }
            text.push_str(&format!("}}\n\n\"\"\"Une entrée.\"\"\"\ninput In{file}x{number} {{\n"));
            for field in 0..18 {
                text.push_str(&format!("  \"\"\"Un champ.\"\"\"\n  someField{field}: Int = {field}\n"));
            }
            text.push_str("}\n");
        }
        files.push(Source::new(format!("schema/file{file}.graphql"), text));
    }
    files.push(Source::new(
        "schema/root.graphql",
        "\"\"\"Q\"\"\"\ntype Query {\n  \"\"\"Ok.\"\"\"\n  ok: Int\n}\n",
    ));
    files
}

#[test]
#[ignore = "a measurement: cargo test -p codegen --test workspace -- --ignored --nocapture"]
fn a_large_schema_takes_less_than_a_second() {
    let files = large();
    let lines: usize = files.iter().map(|file| file.text.lines().count()).sum();
    let mut config = config();
    config.computed = vec![("Out0x1.someField7".to_owned(), 0)];
    config.written.clear();
    config.paths.clear();
    config.names.clear();
    config.operations.clear();
    let start = Instant::now();
    let schema = schema::read(files, &config).expect("without mistakes");
    let read = start.elapsed();
    let outputs = emit::all(&schema, &config, &Material::default());
    let all = start.elapsed();
    let bytes: usize = outputs.iter().map(|output| output.text.len()).sum();
    println!("{lines} lines: read in {read:?}, all in {all:?}, {bytes} bytes");
    assert!(lines >= 25_000);
    assert!(all < Duration::from_secs(1), "{all:?}");
}

#[test]
#[ignore = "a measurement: cargo test -p codegen --test workspace -- --ignored --nocapture"]
fn a_diff_of_large_schemas_takes_less_than_200_ms() {
    let (old, mut new) = (large(), large());
    for file in &mut new {
        file.text = file.text.replace("someField5: String", "other: String").replace("= 4", "= 44");
    }
    let start = Instant::now();
    let read = |files| schema::read_any(files).expect("without mistakes");
    let changes = codegen::diff::diff(&read(old), &read(new));
    let taken = start.elapsed();
    println!("{} changes: read and told in {taken:?}", changes.len());
    assert!(changes.len() > 100);
    assert!(taken < Duration::from_millis(200), "{taken:?}");
}
