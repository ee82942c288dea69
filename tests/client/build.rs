//! Registers the served schema with cynic, so that an operation that does not fit it does not build.

fn main() {
    cynic_codegen::register_schema("trackdechets")
        .from_sdl_file("../../src/generated/schema.graphql")
        .expect("the served schema is valid SDL")
        .as_default()
        .expect("cynic takes the schema");
}
