//! What the directory knows better than the client: names, addresses, whether a company still exists.

use super::directory::Directory;
use crate::error::{Error, Result};

/// Refuses companies that are closed or dormant; all are named in one message.
pub fn refuse_gone<'a>(directory: &Directory, sirets: impl IntoIterator<Item = &'a str>) -> Result<()> {
    let mut lines: Vec<String> = Vec::new();
    for siret in sirets {
        let company = directory.company(siret);
        let reason = if company.is_closed() {
            "est fermé administrativement"
        } else if company.is_dormant() {
            "est en sommeil sur la plateforme"
        } else {
            continue;
        };
        let line = format!("L'établissement {siret} {reason} : il ne peut pas figurer sur un bordereau.");
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    if lines.is_empty() { Ok(()) } else { Err(Error::bad_input(lines.join("\n"))) }
}

/// Replaces name and address by the official ones, where those are known and may be shown.
pub fn complete(directory: &Directory, siret: &str, name: &mut Option<String>, address: &mut Option<String>) {
    if let Some((official_name, official_address)) = directory.company(siret).official() {
        for (stored, official) in [(name, official_name), (address, official_address)] {
            if !official.is_empty() {
                *stored = Some(official.to_owned());
            }
        }
    }
}
