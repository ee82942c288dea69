//! Checks that the program takes the command lines that the documentation shows.

use clap::Parser;
use trackdechets::cli::Cli;

use super::{pages, relative};

#[test]
fn the_program_takes_the_command_lines_shown() {
    let (mut count, mut faults) = (0, Vec::new());
    for (path, text) in pages() {
        for line in text.lines() {
            let Some(command) = command(line) else { continue };
            count += 1;
            if let Err(error) = Cli::try_parse_from(&command) {
                faults.push(format!("{}: {}\n{error}", relative(&path), line.trim()));
            }
        }
    }
    assert!(count >= 8, "{count} command lines");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// The words of a line that calls the program, in a shell or in the file of a CI, without what is the
/// shell's own.
fn command(line: &str) -> Option<Vec<String>> {
    let line = line.trim_start().trim_start_matches("- ");
    if !line.starts_with("trackdechets ") {
        return None;
    }
    let words = line.split_whitespace().take_while(|word| !word.starts_with(['&', '<', '>', '|', '#']));
    Some(words.map(|word| word.trim_matches('"').to_owned()).collect())
}

#[test]
fn a_command_line_ends_where_the_shell_takes_over() {
    let words = |line| command(line).map(|words| words.join(" "));
    assert_eq!(
        words("  - trackdechets serve --data-dir \"$X/td\" &").as_deref(),
        Some("trackdechets serve --data-dir $X/td")
    );
    assert_eq!(words("trackdechets provision < comptes.json > x").as_deref(), Some("trackdechets provision"));
    assert_eq!(words("trackdechets demo     # depuis").as_deref(), Some("trackdechets demo"));
    assert_eq!(words("cargo install trackdechets"), None);
    assert!(Cli::try_parse_from(command("trackdechets serve --no-such").unwrap()).is_err());
}
