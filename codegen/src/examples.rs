//! Reads the examples of a page. How they are written: `docs/guides/LISEZMOI-exemples.md`.

use std::collections::{BTreeMap, HashSet};
use std::ops::Range;

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
    /// Whether it only makes what the examples after it need, and is not for readers.
    pub is_preparation: bool,
    pub account: String,
    pub status: u16,
    pub times: usize,
    /// The error code that it is there to show.
    pub refusal: Option<String>,
    /// Names, and paths into `data`.
    pub captures: Vec<(String, String)>,
    /// What stands between fences, by the opening fence: `graphql`, `json réponse`…
    blocks: BTreeMap<String, Block>,
    /// The line of the mark.
    pub line: usize,
    /// Where the text under the mark starts, up to the end of the last block.
    text: Range<usize>,
}

/// A block, and where its content stands in the page.
#[derive(Debug)]
struct Block {
    text: String,
    at: Range<usize>,
}

impl Example {
    pub fn block(&self, fence: &str) -> Option<&str> {
        self.blocks.get(fence).map(|block| block.text.as_str())
    }

    /// Where the content of a block stands in the page.
    pub fn place(&self, fence: &str) -> Option<Range<usize>> {
        self.blocks.get(fence).map(|block| block.at.clone())
    }

    /// What stands under the mark, caption and blocks, in the page.
    pub fn text(&self) -> Range<usize> {
        self.text.clone()
    }

    /// The block that is sent or run.
    pub fn source_fence(&self) -> &'static str {
        match self.kind {
            Kind::Request if self.blocks.contains_key("json requête") => "json requête",
            Kind::Request => "graphql",
            Kind::Command => "sh",
            Kind::JavaScript => "js",
            Kind::Python => "python",
        }
    }

    /// The block that shows its outcome.
    pub fn outcome_fence(&self) -> &'static str {
        match self.kind {
            Kind::Request | Kind::Command => "json réponse",
            Kind::JavaScript | Kind::Python => "text sortie",
        }
    }

    /// What is sent or run.
    pub fn source(&self) -> Option<&str> {
        self.block(self.source_fence())
    }

    /// What is shown of its outcome.
    pub fn outcome(&self) -> Option<&str> {
        self.block(self.outcome_fence())
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
            "exemple" | "préparation" => Kind::Request,
            "commande" => Kind::Command,
            "programme" => match keys.iter().find(|(key, _)| *key == "langage") {
                Some((_, "javascript")) => Kind::JavaScript,
                Some((_, "python")) => Kind::Python,
                _ => return Err("a program in an unknown language".into()),
            },
            _ => return Err("an unknown mark".into()),
        };
        let mut example = Self {
            name,
            kind,
            is_preparation: word.trim_end() == "préparation",
            account: "producteur".to_owned(),
            status: 200,
            times: 1,
            refusal: None,
            captures: Vec::new(),
            blocks: BTreeMap::new(),
            line: 0,
            text: 0..0,
        };
        let number = |value: &str| value.parse().map_err(|_| format!("`{value}` is not a number"));
        for (key, value) in keys {
            match key {
                "compte" => example.account = value.to_owned(),
                "statut" => example.status = number(value)?,
                "fois" => example.times = number(value)?.into(),
                "capture" => {
                    let (name, path) = value.split_once(':').ok_or("a capture is name:path")?;
                    example.captures.push((name.to_owned(), path.to_owned()));
                }
                "refus" => example.refusal = Some(value.to_owned()),
                "langage" => {}
                _ => return Err(format!("an unknown key `{key}`")),
            }
        }
        Ok(Some(example))
    }
}

/// The examples of a page in their order, or the first thing in it that cannot be read. An outcome may
/// lack: whoever runs the examples can write it.
pub fn read(page: &str) -> Result<Vec<Example>, String> {
    let mut examples: Vec<Example> = Vec::new();
    let mut names = HashSet::new();
    // Whether the blocks belong to the last example.
    let mut is_open = false;
    let mut end = 0;
    let mut lines = page.split_inclusive('\n').zip(1..).map(|(line, number)| {
        end += line.len();
        (line.strip_suffix('\n').unwrap_or(line), number, end)
    });
    while let Some((line, number, start)) = lines.next() {
        let at = |fault: String| format!("line {number}: {fault}");
        if let Some(fence) = line.strip_prefix("```") {
            let mut stop = start;
            let end = loop {
                match lines.next() {
                    Some(("```", _, after)) => break after,
                    Some((_, _, after)) => stop = after,
                    None => return Err(at("a block without end".into())),
                }
            };
            let last = examples.last_mut().filter(|last| is_open && !last.blocks.contains_key(fence));
            match last {
                Some(last) => {
                    let block = Block { text: page[start..stop].to_owned(), at: start..stop };
                    last.blocks.insert(fence.to_owned(), block);
                    last.text.end = end;
                }
                None if fence == "graphql" => return Err(at("a document without a mark".into())),
                None => {}
            }
        } else if let Some(mark) = line.strip_prefix("<!-- ").and_then(|line| line.strip_suffix(" -->")) {
            let example = Example::opened_by(mark).map_err(at)?;
            is_open = example.is_some();
            if let Some(mut example) = example {
                if !names.insert(example.name.clone()) {
                    return Err(at(format!("a second example `{}`", example.name)));
                }
                (example.line, example.text) = (number, start..start);
                examples.push(example);
            }
        } else if line.contains("<!--") {
            return Err(at("a mark that is not alone on its line".into()));
        }
    }
    match examples.iter().find(|example| example.source().is_none()) {
        Some(example) => Err(format!("line {}: `{}` lacks its source", example.line, example.name)),
        None => Ok(examples),
    }
}

#[test]
fn a_page_that_cannot_be_read_is_refused() {
    let complete =
        "<!-- exemple: lire compte=lecteur -->\n```graphql\n{ a }\n```\n```json réponse\n{}\n```\n";
    let read_ones = read(complete).unwrap();
    assert_eq!(read_ones.len(), 1);
    assert_eq!(&complete[read_ones[0].place("json réponse").unwrap()], "{}\n");
    assert_eq!(&complete[read_ones[0].text()], complete.split_once('\n').unwrap().1);
    for page in [
        "<!-- exemple lire -->",
        "<!-- exmple: lire -->",
        "<!-- exemple: lire statut -->",
        "<!-- exemple: lire status=400 -->",
        "<!-- exemple: lire statut=refus -->",
        "<!-- programme: lire langage=cobol -->",
        "Voici <!-- exemple: lire -->",
        "<!-- exemple: lire -->\n```json réponse\n{}\n```",
        "<!-- exemple: lire -->\n```graphql\n{ a }",
        "```graphql\n{ a }\n```",
        &complete.repeat(2),
    ] {
        assert!(read(page).is_err(), "{page}");
    }
}
