//! Without a command: writes `src/generated` and `docs/reference`, or compares them.

use codegen::workspace::{self, COMMAND, Failure};

#[derive(clap::Args)]
pub struct Arguments {
    /// Writes nothing; fails when a file is not as it would be written.
    #[arg(long)]
    check: bool,
}

pub fn run(arguments: &Arguments) -> Result<bool, Failure> {
    let root = super::root()?;
    let outputs = workspace::render(&root)?;
    if arguments.check {
        let differences = workspace::compare(&root, &outputs)?;
        for difference in &differences {
            eprintln!("error: {difference}; run `{COMMAND}`");
        }
        return Ok(differences.is_empty());
    }
    for difference in workspace::write(&root, &outputs)? {
        println!("{difference}: mended");
    }
    Ok(true)
}
