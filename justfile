# Everything here is a line or two of cargo; just is a convenience, not a need.

# Lists the recipes.
default:
    @just --list

# Serves a sandbox with accounts and notes on http://localhost:4000/
run:
    cargo run --release -- demo --doc-dir target/site

# Writes src/generated and docs/reference from schema/
codegen:
    cargo run -q -p codegen

# Builds the documentation site into target/site
docs:
    cargo run -q -p site

# Cuts a version: dates the changelog, freezes the schema, generates code and site anew. Then commit and tag.
release *ARGS:
    cargo run -q -p codegen -- release {{ARGS}}
    cargo run -q -p site

# What CI checks.
check:
    .ci/run

# All tests; they start a PostgreSQL of their own.
test:
    cargo test --workspace

# Formats the code.
fmt:
    cargo fmt --all

# Speed beside the floor server, with PostgreSQL and the load on the second core.
bench *ARGS:
    cargo build --release -p trackdechets -p bench
    taskset -c 1 target/release/bench {{ARGS}}
