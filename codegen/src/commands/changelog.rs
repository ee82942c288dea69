//! `codegen changelog` and `codegen release`: the changelog held to the schema.

use std::fs;
use std::path::Path;

use codegen::changelog::{self, Changelog, Released, Verdict, release};
use codegen::config::Config;
use codegen::schema::{self, Schema};
use codegen::workspace::{self, Failure};
use jiff::civil::Date;

const CHANGELOG: &str = "CHANGELOG.md";
const RELEASED: &str = "schema/released.graphql";

/// Holds the unreleased section of CHANGELOG.md against what changed since schema/released.graphql.
///
/// Prints the entries that lack, ready to paste. With `--check`, tells everything that is wrong and
/// fails if something is.
#[derive(clap::Args)]
pub struct Arguments {
    #[arg(long)]
    check: bool,
    /// The day on which notice periods are counted, in place of the present one.
    #[arg(long, value_name = "YYYY-MM-DD")]
    today: Option<Date>,
}

/// Cuts a version: dates the unreleased section, freezes the schema, generates anew.
#[derive(clap::Args)]
pub struct Release {
    /// The date of the release, in place of the present one.
    #[arg(long, value_name = "YYYY-MM-DD")]
    date: Option<Date>,
}

pub fn check(arguments: &Arguments) -> Result<bool, Failure> {
    let state = State::read(&super::root()?)?;
    let verdict = state.check(arguments.today);
    if !arguments.check {
        super::print(&verdict.proposal);
        return Ok(true);
    }
    tell(&verdict);
    Ok(verdict.faults.is_empty())
}

pub fn release(arguments: &Release) -> Result<bool, Failure> {
    let root = super::root()?;
    let state = State::read(&root)?;
    let verdict = state.check(arguments.date);
    if !verdict.faults.is_empty() {
        tell(&verdict);
        return Ok(false);
    }
    let date = arguments.date.unwrap_or_else(today);
    let cut = release::cut(&state.text, &state.released, &state.schema, &state.config.changelog, date);
    let Some(cut) = cut else {
        return Err(Failure::Input(format!("{CHANGELOG} has no unreleased entry: nothing to release")));
    };
    for (path, text) in [(CHANGELOG, &cut.changelog), (RELEASED, &cut.released)] {
        fs::write(root.join(path), text).map_err(|error| Failure::Io(path.to_owned(), error))?;
    }
    for difference in workspace::write(&root, &workspace::render(&root)?)? {
        println!("{difference}: mended");
    }
    println!("version {} of {date}: commit it, tag it", cut.version);
    Ok(true)
}

/// What both commands read.
struct State {
    config: Config,
    text: String,
    released: Released,
    schema: Schema,
}

impl State {
    fn read(root: &Path) -> Result<Self, Failure> {
        let text = fs::read_to_string(root.join(CHANGELOG))
            .map_err(|error| Failure::Io(CHANGELOG.to_owned(), error))?;
        Ok(Self {
            config: workspace::config(root)?,
            text,
            released: workspace::released(root)?,
            schema: schema::read_any(workspace::sources(root)?).map_err(Failure::Mistakes)?,
        })
    }

    fn check(&self, today_is: Option<Date>) -> Verdict {
        let log = Changelog::parse(&self.text);
        let today = today_is.unwrap_or_else(today);
        changelog::check(&log, &self.released, &self.schema, &self.config.changelog, today)
    }
}

fn today() -> Date {
    jiff::Zoned::now().date()
}

fn tell(verdict: &Verdict) {
    for fault in &verdict.faults {
        match fault.line {
            Some(line) => eprintln!("error: {CHANGELOG}:{line}: {}", fault.message),
            None => eprintln!("error: {CHANGELOG}: {}", fault.message),
        }
    }
    if !verdict.proposal.is_empty() {
        eprintln!("\nEntries to paste below `# [Non publié]`:\n");
        super::print(&verdict.proposal);
    }
}
