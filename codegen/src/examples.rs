//! Reads the examples of a guide. How they are written: `docs/guides/LISEZMOI-exemples.md`.

use std::collections::{HashMap, HashSet};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Request,
    Command,
    JavaScript,
    Python,
}

#[derive(Debug)]
pub struct Example {
    pub name: String,
    pub kind: Kind,
    pub account: String,
    pub status: u16,
    pub times: usize,
    /// Paths into `data`.
    pub captures: Vec<String>,
    /// What stands between fences, by the opening fence: `graphql`, `json réponse`…
    blocks: HashMap<String, String>,
}

impl Example {
    pub fn block(&self, fence: &str) -> Option<&str> {
        self.blocks.get(fence).map(String::as_str)
    }

    /// What is sent or run.
    pub fn source(&self) -> Option<&str> {
        match self.kind {
            Kind::Request => self.block("graphql").or_else(|| self.block("json requête")),
            Kind::Command => self.block("sh"),
            Kind::JavaScript => self.block("js"),
            Kind::Python => self.block("python"),
        }
    }

    /// What is shown of its outcome.
    pub fn outcome(&self) -> Option<&str> {
        match self.kind {
            Kind::Request | Kind::Command => self.block("json réponse"),
            Kind::JavaScript | Kind::Python => self.block("text sortie"),
        }
    }

    /// The example that a mark opens; none where the mark opens something else.
    fn opened_by(mark: &str) -> Result<Option<Self>, String> {
        let Some((word, rest)) = mark.split_once(':') else {
            return if mark == "fin" { Ok(None) } else { Err("an unknown mark".into()) };
        };
        let mut rest = rest.split_whitespace();
        let name = rest.next().ok_or("a mark without a name")?.to_owned();
        let mut keys = Vec::new();
        for pair in rest {
            keys.push(pair.split_once('=').ok_or_else(|| format!("`{pair}` is not key=value"))?);
        }
        let kind = match word.trim_end() {
            "généré" => return Ok(None),
            "exemple" => Kind::Request,
            "commande" => Kind::Command,
            "programme" => match keys.iter().find(|(key, _)| *key == "langage") {
                Some((_, "javascript")) => Kind::JavaScript,
                Some((_, "python")) => Kind::Python,
                _ => return Err("a program in an unknown language".into()),
            },
            _ => return Err("an unknown mark".into()),
        };
        let (account, blocks) = ("producteur".to_owned(), HashMap::new());
        let mut example = Self { name, kind, account, status: 200, times: 1, captures: Vec::new(), blocks };
        let number = |value: &str| value.parse().map_err(|_| format!("`{value}` is not a number"));
        for (key, value) in keys {
            match key {
                "compte" => example.account = value.to_owned(),
                "statut" => example.status = number(value)?,
                "fois" => example.times = number(value)?.into(),
                "capture" => {
                    let (_, path) = value.split_once(':').ok_or("a capture is name:path")?;
                    example.captures.push(path.to_owned());
                }
                "langage" => {}
                _ => return Err(format!("an unknown key `{key}`")),
            }
        }
        Ok(Some(example))
    }
}

/// The examples of a page in their order, or the first thing in it that cannot be read.
pub fn examples(text: &str) -> Result<Vec<Example>, String> {
    let mut examples: Vec<Example> = Vec::new();
    let mut names = HashSet::new();
    // Whether the blocks belong to the last example.
    let mut is_open = false;
    let mut lines = text.lines().zip(1..);
    while let Some((line, number)) = lines.next() {
        let at = |fault: String| format!("line {number}: {fault}");
        if let Some(fence) = line.strip_prefix("```") {
            let mut block = String::new();
            loop {
                match lines.next() {
                    Some(("```", _)) => break,
                    Some((line, _)) => block.extend([line, "\n"]),
                    None => return Err(at("a block without end".into())),
                }
            }
            let blocks = examples.last_mut().filter(|_| is_open).map(|example| &mut example.blocks);
            match blocks.filter(|blocks| !blocks.contains_key(fence)) {
                Some(blocks) => _ = blocks.insert(fence.to_owned(), block),
                None if fence == "graphql" => return Err(at("a document without a mark".into())),
                None => {}
            }
        } else if let Some(mark) = line.strip_prefix("<!-- ").and_then(|line| line.strip_suffix(" -->")) {
            let example = Example::opened_by(mark).map_err(at)?;
            is_open = example.is_some();
            if let Some(example) = example {
                if !names.insert(example.name.clone()) {
                    return Err(at(format!("a second example `{}`", example.name)));
                }
                examples.push(example);
            }
        } else if line.contains("<!--") {
            return Err(at("a mark that is not alone on its line".into()));
        }
    }
    match examples.iter().find(|example| example.source().is_none() || example.outcome().is_none()) {
        Some(example) => Err(format!("`{}` lacks its source or its outcome", example.name)),
        None => Ok(examples),
    }
}

#[test]
fn a_page_that_cannot_be_read_is_refused() {
    let complete =
        "<!-- exemple: lire compte=lecteur -->\n```graphql\n{ a }\n```\n```json réponse\n{}\n```\n";
    assert_eq!(examples(complete).unwrap().len(), 1);
    for page in [
        "<!-- exemple lire -->",
        "<!-- exmple: lire -->",
        "<!-- exemple: lire statut -->",
        "<!-- exemple: lire status=400 -->",
        "<!-- exemple: lire statut=refus -->",
        "<!-- programme: lire langage=cobol -->",
        "Voici <!-- exemple: lire -->",
        "<!-- exemple: lire -->\n```graphql\n{ a }\n```",
        "<!-- exemple: lire -->\n```graphql\n{ a }",
        "```graphql\n{ a }\n```",
        &complete.repeat(2),
    ] {
        assert!(examples(page).is_err(), "{page}");
    }
}
