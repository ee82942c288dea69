//! Reading `CHANGELOG.md`: versions, sections, entries.

use jiff::civil::Date;

use super::Fault;

/// The title of what is not released yet.
pub const UNRELEASED: &str = "Non publié";

/// What an entry is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Section {
    Breaking,
    Features,
    Fixes,
    Improvements,
    Documentation,
    Internal,
}

/// Each section with its mark, the same as a character, and its title.
#[rustfmt::skip]
pub const SECTIONS: &[(Section, &str, &str, &str)] = &[
    (Section::Breaking,      ":boom:",      "💥", "Changements incompatibles"),
    (Section::Features,      ":rocket:",    "🚀", "Nouvelles fonctionnalités"),
    (Section::Fixes,         ":bug:",       "🐛", "Corrections"),
    (Section::Improvements,  ":nail_care:", "💅", "Améliorations"),
    (Section::Documentation, ":memo:",      "📝", "Documentation"),
    (Section::Internal,      ":house:",     "🏠", "Interne"),
];

/// The file, newest version first.
#[derive(Debug, Default)]
pub struct Changelog {
    pub unreleased: Option<Version>,
    pub versions: Vec<Version>,
    /// Where its form is wrong.
    pub faults: Vec<Fault>,
}

#[derive(Debug)]
pub struct Version {
    /// `2026.11.1`; the title of what is unreleased.
    pub name: String,
    /// None for what is unreleased.
    pub date: Option<Date>,
    pub line: usize,
    pub entries: Vec<Entry>,
}

#[derive(Debug)]
pub struct Entry {
    pub section: Section,
    /// The line, from 1, on which it begins.
    pub line: usize,
    /// Its lines, the later ones without indentation.
    pub text: Vec<String>,
}

impl Changelog {
    pub fn parse(text: &str) -> Self {
        let mut parse = Parse { log: Self::default(), current: None, section: None };
        for (number, line) in text.lines().enumerate() {
            parse.line(number + 1, line);
        }
        parse.end();
        let mut log = parse.log;
        for pair in log.versions.windows(2) {
            if (pair[0].date, numbers(&pair[0].name)) <= (pair[1].date, numbers(&pair[1].name)) {
                let message =
                    format!("version {} stands above {}: the newest comes first", pair[0].name, pair[1].name);
                log.faults.push(Fault { line: Some(pair[0].line), message });
            }
        }
        log
    }
}

struct Parse {
    log: Changelog,
    current: Option<Version>,
    section: Option<Section>,
}

impl Parse {
    fn fault(&mut self, line: usize, message: String) {
        self.log.faults.push(Fault { line: Some(line), message });
    }

    fn line(&mut self, number: usize, line: &str) {
        let indented = line.starts_with(' ') || line.starts_with('\t');
        let title = line.trim_start_matches('#');
        if line.starts_with('#') && title.starts_with(' ') {
            let title = title.trim();
            if title.starts_with('[') {
                self.version(number, title);
            } else if self.current.is_some() {
                self.heading(number, title);
            }
            return;
        }
        let Some(version) = &mut self.current else { return };
        let bullet = line.strip_prefix("- ").or_else(|| line.strip_prefix("* "));
        match (bullet, self.section) {
            (Some(text), Some(section)) => {
                version.entries.push(Entry { section, line: number, text: vec![text.to_owned()] });
            }
            (Some(_), None) => self.fault(number, "an entry stands under no heading".to_owned()),
            (None, _) if indented => {
                if let Some(entry) = version.entries.last_mut() {
                    entry.text.push(line.trim().to_owned());
                }
            }
            // A line that a paragraph of the entry goes on with, or the blank one that ends it.
            (None, _) => {
                if let Some(entry) = version
                    .entries
                    .last_mut()
                    .filter(|entry| entry.text.last().is_some_and(|l| !l.is_empty()))
                {
                    entry.text.push(line.trim().to_owned());
                }
            }
        }
    }

    fn version(&mut self, number: usize, title: &str) {
        self.end();
        let (name, rest) = title[1..].split_once(']').unwrap_or((&title[1..], ""));
        let mut version = Version { name: name.to_owned(), date: None, line: number, entries: Vec::new() };
        if name != UNRELEASED {
            version.date = date(rest.trim());
            let fits = match (numbers(name), version.date) {
                (Some([year, month, _]), Some(date)) => {
                    year == i64::from(date.year())
                        && month == i64::from(date.month())
                        && name.split('.').nth(1).is_some_and(|m| m.len() == 2)
                }
                _ => false,
            };
            if !fits {
                self.fault(
                    number,
                    format!("`{title}` is no version: `[YYYY.MM.N] DD/MM/YYYY` of the same month"),
                );
            }
        }
        self.current = Some(version);
    }

    fn heading(&mut self, number: usize, title: &str) {
        let row = SECTIONS.iter().find(|(_, mark, sign, _)| title.contains(mark) || title.contains(sign));
        self.section = row.map(|(section, ..)| *section);
        if self.section.is_none() {
            let marks: Vec<_> = SECTIONS.iter().map(|(_, mark, ..)| *mark).collect();
            self.fault(
                number,
                format!("`{title}` is no heading of a changelog; they begin with {}", marks.join(" ")),
            );
        }
    }

    fn end(&mut self) {
        self.section = None;
        let Some(version) = self.current.take() else { return };
        if version.name != UNRELEASED {
            self.log.versions.push(version);
        } else if self.log.unreleased.is_none() && self.log.versions.is_empty() {
            self.log.unreleased = Some(version);
        } else {
            self.fault(version.line, format!("`[{UNRELEASED}]` stands once, above all versions"));
        }
    }
}

/// The numbers of a version's name: year, month, and which of the month; none when it is malformed.
pub fn numbers(name: &str) -> Option<[i64; 3]> {
    let numbers: Vec<i64> = name.split('.').map(str::parse).collect::<Result<_, _>>().ok()?;
    numbers.try_into().ok()
}

/// `24/11/2026`.
fn date(text: &str) -> Option<Date> {
    Date::strptime("%d/%m/%Y", text).ok()
}
