//! The changelog held to the schema: a failure a case.

use codegen::changelog::{self, Changelog, Released, Verdict, release};
use codegen::config::Policy;
use codegen::schema::{Schema, Source, read_any};
use insta::assert_snapshot;
use jiff::civil::date;

fn schema(sdl: &str) -> Schema {
    read_any(vec![Source::new("new.graphql", sdl)]).expect("sound")
}

fn verdict(released: &str, new: &str, unreleased: &str) -> Verdict {
    let log = Changelog::parse(&format!("# Journal\n\n# [Non publié]\n\n{unreleased}\n"));
    let released = Released::parse(Some(Source::new("released.graphql", released))).expect("sound");
    changelog::check(&log, &released, &schema(new), &Policy::default(), date(2027, 2, 24))
}

/// What is wrong, a line a fault.
fn faults(released: &str, new: &str, unreleased: &str) -> String {
    let lines = verdict(released, new, unreleased).faults.into_iter().map(|fault| match fault.line {
        Some(line) => format!("{line}: {}", fault.message),
        None => fault.message,
    });
    lines.collect::<Vec<_>>().join("\n")
}

const NEWS: &str = "#### :rocket: Nouvelles fonctionnalités\n\n";
const BREAKS: &str = "#### :boom: Changements incompatibles\n\n";

#[test]
fn a_change_needs_an_entry_that_names_it() {
    let (old, new) = ("type Query { a: Int }", "type Query { a: Int b: Int }");
    assert_snapshot!(faults(old, new, ""), @"no entry names `Query.b`: field `Query.b: Int` was added");
    assert_snapshot!(faults(old, new, &format!("{NEWS}- Du nouveau dans `Query`.")), @"no entry names `Query.b`: field `Query.b: Int` was added");
    assert_eq!(faults(old, new, &format!("{NEWS}- Du nouveau\n  avec `Query.b`.")), "");
}

#[test]
fn descriptions_need_none() {
    assert_eq!(faults("type Query { a: Int }", "type Query { \"x\" a: Int }", ""), "");
    assert_eq!(
        faults("type Query { a: Int }", "type Query { \"x\" a: Int }", &format!("{NEWS}- `Query.a`")),
        ""
    );
}

#[test]
fn an_entry_names_nothing_that_stayed() {
    let (old, new) = ("type Query { a: Int }", "type Query { a: Int b: Int }");
    let stray = format!("{NEWS}- `Query.b` et `null`, voir `README.md`.\n- `Query.a` et\n  `Quary.b`");
    assert_snapshot!(faults(old, new, &stray), @r"
    8: `Query.a` did not change since the last release
    9: `Quary.b` is in no schema, neither the released one nor the present one
    ");
}

#[test]
fn what_breaks_has_its_own_heading() {
    let (old, new) = ("type Query { a: Int! }", "type Query { a: Int }");
    assert_snapshot!(faults(old, new, &format!("{NEWS}- `Query.a` peut être nul.")), @"7: `Query.a` breaks clients (field `Query.a` changed type from `Int!` to `Int`): its entry belongs under :boom:");
    assert_eq!(faults(old, new, &format!("{BREAKS}- `Query.a` peut être nul.")), "");
}

const DEPRECATED: &str = "# Release 2026.11.1 of 2026-11-24.\n# 2026-11-24 2027-02-24 A.b\n";

#[test]
fn nothing_goes_without_notice() {
    let old = "type Query { a: A } type A { a: Int b: Int }";
    let new = "type Query { a: A } type A { a: Int }";
    let entry = format!("{BREAKS}- `A.b` est retiré.");
    assert_snapshot!(faults(old, new, &entry), @"`A.b` disappears, but no release has deprecated it: deprecate it first, for 3 months");
    // Deprecated in the release, which is three months old.
    let old = "type Query { a: A } type A { a: Int b: Int @deprecated }";
    let log = format!("{entry}\n\n# [2026.11.1] 24/11/2026");
    assert_eq!(faults(&format!("{DEPRECATED}{old}"), new, &log), "");
    let late = DEPRECATED.replace("2026-11-24 2027", "2026-11-25 2027");
    assert_snapshot!(faults(&format!("{late}{old}"), new, &log), @"`A.b` disappears too early: deprecated on 2026-11-25, it stays for 3 months, until 2027-02-25");
    // Without dates in the file, those of the changelog count.
    let told = "# [2026.11.1] 24/11/2026\n\n#### :nail_care: Améliorations\n\n- `A.b` est déprécié.";
    assert_eq!(faults(old, new, &format!("{entry}\n\n{told}")), "");
}

#[test]
fn values_arguments_and_types_have_their_notice_too() {
    let old = "type Query { a(b: Int): E } enum E { A B }";
    let new = "type Query { a: E } enum E { A }";
    assert_snapshot!(faults(old, new, &format!("{BREAKS}- `Query.a(b:)` et `E.B`")), @r"
    `E.B` disappears, but no release has deprecated it: deprecate it first, for 3 months
    `Query.a(b:)` disappears, but no release has deprecated it: deprecate it first, for 3 months
    ");
    let (old, new) = ("type Query { a: A b: Int } type A { a: Int }", "type Query { a: Int b: Int }");
    assert_snapshot!(faults(old, new, &format!("{BREAKS}- `Query.a` et `A`")), @"`A` disappears, but `Query.a` uses it and is not due to go");
}

#[test]
fn a_type_goes_with_its_last_use() {
    let old = "# Release 2026.11.1 of 2026-11-24.\n# 2026-11-24 2027-02-24 Query.a\n\
               type Query { a: A @deprecated b: Int } type A { a: B } type B { a: Int }";
    let log = format!("{BREAKS}- `Query.a` est retiré.\n\n# [2026.11.1] 24/11/2026");
    assert_eq!(faults(old, "type Query { b: Int }", &log), "");
}

#[test]
fn internal_operations_go_without_notice() {
    let old = "type Query { \"Usage interne, peut changer sans annonce.\" a(b: Int): Int b: Int }";
    assert_eq!(faults(old, "type Query { b: Int }", &format!("{BREAKS}- `Query.a` est retiré.")), "");
}

#[test]
fn a_new_type_comes_with_what_uses_it() {
    let old = "type Query { a: Int }";
    let new = "directive @d on FIELD_DEFINITION type Query { a: Int b(c: I): A @d } input I { a: E } enum E { A } \
               type A { a: U } union U = B type B { a: Int } type Alone { a: Int }";
    assert_snapshot!(faults(old, new, &format!("{NEWS}- `Query.b`, avec `A.a`.")), @"no entry names `Alone`: object type `Alone` was added");
}

#[test]
fn before_the_first_release_operations_are_named() {
    let new = "type Query { a: A b: B } type Mutation { c: A } type A { a: Int } type B { a: Int }";
    assert_snapshot!(faults("", new, &format!("{NEWS}- `Query.a`")), @r"
    no entry names `Mutation.c`: field `Mutation.c: A` was added
    no entry names `Query.b`: field `Query.b: B` was added
    ");
    assert_eq!(faults("# empty\n", new, &format!("{NEWS}- `Query.a`, `Query.b`\n- `Mutation.c`")), "");
}

#[test]
fn an_entry_may_name_the_replacement() {
    let old = "type Query { a: Int b: Int }";
    let new = "type Query { a: Int @deprecated(reason: \"Utiliser `Query.b`.\") b: Int }";
    let entry = "#### :nail_care: Améliorations\n\n- `Query.a` est déprécié au profit de `Query.b`.";
    assert_eq!(faults(old, new, entry), "");
}

#[test]
fn the_form_of_the_file() {
    let log = Changelog::parse(
        "# Journal\n## Libre\n# [Non publié]\n- sans titre\n## Divers\n# [2026.12.1] 24/11/2026\n\
         # [2026.11.1] 24/11/2026\n# [2027.01.1] 02/01/2027\n# [Non publié]\n",
    );
    let faults: Vec<_> =
        log.faults.iter().map(|f| format!("{}: {}", f.line.unwrap_or(0), f.message)).collect();
    assert_snapshot!(faults.join("\n"), @r"
    4: an entry stands under no heading
    5: `Divers` is no heading of a changelog; they begin with :boom: :rocket: :bug: :nail_care: :memo: :house:
    6: `[2026.12.1] 24/11/2026` is no version: `[YYYY.MM.N] DD/MM/YYYY` of the same month
    9: `[Non publié]` stands once, above all versions
    7: version 2026.11.1 stands above 2027.01.1: the newest comes first
    ");
}

#[test]
fn a_frozen_schema_belongs_to_the_newest_version() {
    let frozen = "# Release 2026.11.2 of 2026-11-24.\ntype Query { a: Int }";
    assert_snapshot!(faults(frozen, "type Query { a: Int }", "# [2026.11.1] 24/11/2026"), @"5: schema/released.graphql is version 2026.11.2, which is not the newest here");
}

#[test]
fn proposals_make_the_check_pass() {
    let old = "# Release 2026.11.1 of 2026-11-24.\n# 2026-11-24 2027-02-24 A.b\n# 2026-11-24 2027-02-24 E.B\n\
               interface I { a: Int } type Query { a: A e: E } type Mutation { m: Int }\n\
               type A { a: Int b: Int @deprecated c: Int } enum E { A B @deprecated } scalar S union U = A type C { a: Int }";
    let new = "interface I { a: Int } type Query { a: A e(f: Int, g: Int!): E n: N } type Mutation { m: Int }\n\
               type A implements I { a: Int! c: Float } enum E { A C } enum S { A } union U = A | C type C { a: Int } \
               type N { a: Int @deprecated } directive @d on FIELD type Alone { a: Int }\n\
               extend type Mutation { o: Int }";
    let version = "\n# [2026.11.1] 24/11/2026";
    let proposal = verdict(old, new, version).proposal;
    assert_snapshot!(proposal, @r"
    #### :boom: Changements incompatibles

    - Nouvel argument obligatoire `Query.e(g:)`.
    - Le champ `A.b` est retiré, après avoir été déprécié le 24/11/2026.
    - Le type de `A.c` change : « Int » devient « Float ».
    - La valeur `E.B` est retirée, après avoir été dépréciée le 24/11/2026.
    - `S` change de nature (scalaire devient énumération).

    #### :rocket: Nouvelles fonctionnalités

    - Nouvel argument `Query.e(f:)`.
    - `A` implémente l'interface « I ».
    - Nouvelle valeur `E.C`.
    - L'union `U` accueille « C ».
    - Nouvelle opération `Mutation.o`.
    - Nouvelle opération `Query.n`.
    - Nouveau type `Alone`.
    - Nouvelle directive `@d`.

    #### :nail_care: Améliorations

    - Le type de `A.a` change : « Int » devient « Int! ».
    ");
    assert_eq!(faults(old, new, &format!("{proposal}{version}")), "");
}

#[test]
fn a_release_dates_the_section_and_freezes_the_schema() {
    let text =
        "# Journal\n\n# [Non publié]\n\n#### :rocket: Nouvelles\n\n- `Query.a`\n\n# [2026.11.1] 02/11/2026\n";
    let before = "# Release 2026.11.1 of 2026-11-02.\n# 2026-11-02 2027-02-02 Query.a\ntype Query { a: Int @deprecated }";
    let before = Released::parse(Some(Source::new("released.graphql", before))).expect("sound");
    let new = schema("type Query { a: Int @deprecated b(c: Int @deprecated): E } enum E { A @deprecated }");
    let cut = release::cut(text, &before, &new, &Policy::default(), date(2026, 11, 30)).expect("entries");
    assert_snapshot!(cut.changelog, @r"
    # Journal

    # [Non publié]

    # [2026.11.2] 30/11/2026

    #### :rocket: Nouvelles

    - `Query.a`

    # [2026.11.1] 02/11/2026
    ");
    assert_snapshot!(cut.released.lines().take_while(|line| line.starts_with('#')).collect::<Vec<_>>().join("\n"), @r"
    # Release 2026.11.2 of 2026-11-30. Written by `just release`; do not edit.
    #
    # What is deprecated: since which release, from when it may go.
    # 2026-11-30 2027-02-28 E.A
    # 2026-11-02 2027-02-02 Query.a
    # 2026-11-30 2027-02-28 Query.b(c:)
    ");
    // Nothing changed since, and the file says so.
    let released = Released::parse(Some(Source::new("released.graphql", cut.released))).expect("sound");
    let log = Changelog::parse(&cut.changelog);
    let verdict = changelog::check(&log, &released, &new, &Policy::default(), date(2026, 12, 1));
    assert_eq!(verdict.faults, []);
    assert!(release::cut(&cut.changelog, &released, &new, &Policy::default(), date(2026, 12, 1)).is_none());
}
