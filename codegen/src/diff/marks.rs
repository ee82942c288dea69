//! What stands on an element: its description, its deprecation, the directives applied to it.

use super::{Compare, Kind};
use crate::schema::{Applied, Literal, applied, deprecation};

impl Compare<'_> {
    pub(super) fn described(&mut self, coordinate: &str, old: Option<&str>, new: Option<&str>) {
        let (kind, how) = match (old.unwrap_or_default(), new.unwrap_or_default()) {
            (old, new) if old == new => return,
            ("", _) => (Kind::DescriptionAdded, "was added"),
            (_, "") => (Kind::DescriptionRemoved, "was removed"),
            _ => (Kind::DescriptionChanged, "changed"),
        };
        self.add(kind, coordinate, format!("description of `{coordinate}` {how}"));
    }

    pub(super) fn applied(&mut self, coordinate: &str, old: &[Applied], new: &[Applied]) {
        if old.is_empty() && new.is_empty() {
            return;
        }
        self.deprecation(coordinate, deprecation(old), deprecation(new));
        self.specified_by(coordinate, url(old), url(new));
        match (applied(old, "oneOf"), applied(new, "oneOf")) {
            (None, Some(_)) => {
                let message =
                    format!("input object `{coordinate}` takes exactly one of its fields from now on");
                self.add(Kind::OneOfAdded, coordinate, message);
            }
            (Some(_), None) => {
                let message =
                    format!("input object `{coordinate}` may take several of its fields from now on");
                self.add(Kind::OneOfRemoved, coordinate, message);
            }
            _ => {}
        }
        for (at, directive) in others(old) {
            match others(new).filter(|(_, other)| other.name == directive.name).nth(at) {
                Some((_, other)) => self.applied_arguments(coordinate, directive, other),
                None => {
                    let message = format!("`@{}` was removed from `{coordinate}`", directive.name);
                    self.add(Kind::AppliedDirectiveRemoved, coordinate, message);
                }
            }
        }
        for (at, directive) in others(new) {
            if others(old).filter(|(_, other)| other.name == directive.name).nth(at).is_none() {
                let message = format!("`@{}` was added to `{coordinate}`", directive.name);
                self.add(Kind::AppliedDirectiveAdded, coordinate, message);
            }
        }
    }

    fn deprecation(&mut self, coordinate: &str, old: Option<&str>, new: Option<&str>) {
        match (old, new) {
            (None, Some(reason)) => {
                let message = format!("`{coordinate}` is deprecated: {}", one_line(reason));
                self.add(Kind::DeprecationAdded, coordinate, message);
            }
            (Some(_), None) => {
                self.add(
                    Kind::DeprecationRemoved,
                    coordinate,
                    format!("`{coordinate}` is no longer deprecated"),
                );
            }
            (Some(old), Some(new)) if old != new => {
                let message =
                    format!("the reason why `{coordinate}` is deprecated changed: {}", one_line(new));
                self.add(Kind::DeprecationReasonChanged, coordinate, message);
            }
            _ => {}
        }
    }

    fn specified_by(&mut self, coordinate: &str, old: Option<&str>, new: Option<&str>) {
        let (kind, how) = match (old, new) {
            (None, Some(url)) => (Kind::SpecifiedByAdded, format!("is now specified by {url}")),
            (Some(url), None) => (Kind::SpecifiedByRemoved, format!("is not specified by {url} any more")),
            (Some(old), Some(new)) if old != new => {
                (Kind::SpecifiedByChanged, format!("is now specified by {new} instead of {old}"))
            }
            _ => return,
        };
        self.add(kind, coordinate, format!("scalar `{coordinate}` {how}"));
    }

    fn applied_arguments(&mut self, coordinate: &str, old: &Applied, new: &Applied) {
        let name = &new.name;
        for (argument, value) in &old.args {
            let argument = &argument.name;
            match new.args.iter().find(|(other, _)| other.name == *argument) {
                Some((_, other)) if other == value => {}
                Some((_, other)) => {
                    let message = format!(
                        "`{argument}` of `@{name}` on `{coordinate}` changed from `{value}` to `{other}`"
                    );
                    self.add(Kind::AppliedArgumentChanged, coordinate, message);
                }
                None => {
                    let message = format!("`{argument}` of `@{name}` on `{coordinate}` was removed");
                    self.add(Kind::AppliedArgumentRemoved, coordinate, message);
                }
            }
        }
        for (argument, value) in &new.args {
            let argument = &argument.name;
            if !old.args.iter().any(|(other, _)| other.name == *argument) {
                let message = format!("`{argument}: {value}` was added to `@{name}` on `{coordinate}`");
                self.add(Kind::AppliedArgumentAdded, coordinate, message);
            }
        }
    }
}

/// The directives without a meaning of their own, each with the number of its like before it.
fn others(directives: &[Applied]) -> impl Iterator<Item = (usize, &Applied)> {
    let own = |name: &str| ["deprecated", "specifiedBy", "oneOf"].contains(&name);
    directives.iter().enumerate().filter(move |(_, directive)| !own(&directive.name)).map(
        |(at, directive)| {
            (directives[..at].iter().filter(|other| other.name == directive.name).count(), directive)
        },
    )
}

fn url(directives: &[Applied]) -> Option<&str> {
    let directive = applied(directives, "specifiedBy")?;
    directive.args.iter().find_map(|(name, value)| match value {
        Literal::String(text) if name.name == "url" => Some(text.as_str()),
        _ => None,
    })
}

/// A text that may have several lines, in one.
pub(crate) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
