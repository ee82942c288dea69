//! The description of an operation, taken apart: prose, and the points that the reference shows as tables.

/// What a description says. Points are the lines `- Accès : …`, `- Statut : …` and ``- Refus `CODE` : …``.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Description {
    /// All that is no such point.
    pub prose: String,
    /// That the operation may change without notice.
    pub internal: Option<String>,
    pub access: Option<String>,
    pub status: Option<String>,
    /// Error code, and when.
    pub refusals: Vec<(String, String)>,
}

impl Description {
    /// Reads a description; a point that starts with the words `internal` says that there is no notice.
    pub fn read(text: &str, internal: &str) -> Self {
        let mut description = Self::default();
        for part in parts(text) {
            let point = part.strip_prefix("- ").and_then(|point| point.split_once(" : "));
            match point {
                Some(("Accès", rest)) => description.access = Some(capital(rest)),
                Some(("Statut", rest)) => description.status = Some(capital(rest)),
                Some((name, rest)) if name.starts_with("Refus `") && name.ends_with('`') => {
                    let code = name.trim_start_matches("Refus `").trim_end_matches('`');
                    description.refusals.push((code.to_owned(), rest.trim_end().to_owned()));
                }
                _ if !internal.is_empty() && part.starts_with(&format!("- {internal}")) => {
                    description.internal = Some(part.trim_start_matches("- ").trim_end().to_owned());
                }
                _ => description.prose.push_str(part),
            }
        }
        description.prose = description.prose.trim().to_owned();
        description
    }
}

/// The points of a text, each with its lines, and what stands between them.
fn parts(text: &str) -> Vec<&str> {
    let mut starts = vec![0];
    let mut in_point = false;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let is_point = line.starts_with("- ");
        let ends_point = in_point && !line.starts_with(' ');
        if is_point || ends_point {
            starts.push(at);
        }
        in_point = is_point || in_point && !ends_point;
        at += line.len();
    }
    starts.push(at);
    starts.windows(2).map(|pair| &text[pair[0]..pair[1]]).filter(|part| !part.is_empty()).collect()
}

fn capital(text: &str) -> String {
    let mut chars = text.trim_end().chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().collect::<String>() + chars.as_str())
}

#[test]
fn points_become_facts_and_the_rest_stays() {
    let text = "Signe.\n\nEt voilà.\n\n- `DRAFT` : tout.\n- Accès : par `A`,\n  sinon `FORBIDDEN`.\n- Statut : l'un :\n  - `X` ;\n  - `Y`.\n- Refus `BAD_USER_INPUT` : inconnu.\n- Usage interne.\n";
    let description = Description::read(text, "Usage interne");
    assert_eq!(description.prose, "Signe.\n\nEt voilà.\n\n- `DRAFT` : tout.");
    assert_eq!(description.internal.as_deref(), Some("Usage interne."));
    assert_eq!(description.access.as_deref(), Some("Par `A`,\n  sinon `FORBIDDEN`."));
    assert_eq!(description.status.as_deref(), Some("L'un :\n  - `X` ;\n  - `Y`."));
    assert_eq!(description.refusals, [("BAD_USER_INPUT".to_owned(), "inconnu.".to_owned())]);
}
