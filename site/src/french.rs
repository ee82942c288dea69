//! What mdBook writes in English around the pages, in French. Its templates have no other place for these words.

use std::fs;
use std::io;
use std::path::Path;

/// Words of the frame of a page, with what tells them from its content.
#[rustfmt::skip]
const FRAME: &[(&str, &str)] = &[
    ("\"Toggle Table of Contents\"", "\"Afficher ou masquer le sommaire\""),
    ("\"Table of contents\"", "\"Sommaire\""),
    ("\"Change theme\"", "\"Changer de thème\""),
    ("\"Themes\"", "\"Thèmes\""),
    (">Auto<", ">Automatique<"),
    (">Light<", ">Clair<"),
    ("\"Toggle Searchbar\"", "\"Rechercher\""),
    ("\"Search (`/`)\"", "\"Rechercher (`/`)\""),
    ("\"Search this book ...\"", "\"Rechercher dans ce guide…\""),
    ("\"Print this book\"", "\"Imprimer ce guide\""),
    ("\"Page navigation\"", "\"Pages voisines\""),
    ("\"Previous chapter\"", "\"Page précédente\""),
    ("\"Next chapter\"", "\"Page suivante\""),
    (">Keyboard shortcuts<", ">Raccourcis clavier<"),
    (
        "Press <kbd>←</kbd> or <kbd>→</kbd> to navigate between chapters",
        "<kbd>←</kbd> et <kbd>→</kbd> : page précédente, page suivante",
    ),
    ("Press <kbd>S</kbd> or <kbd>/</kbd> to search in the book", "<kbd>S</kbd> ou <kbd>/</kbd> : rechercher"),
    ("Press <kbd>?</kbd> to show this help", "<kbd>?</kbd> : afficher cette aide"),
    ("Press <kbd>Esc</kbd> to hide this help", "<kbd>Échap</kbd> : la masquer"),
];

/// Words that scripts write: the start and the end of a script's name, and what stands in it.
#[rustfmt::skip]
const SCRIPTS: &[(&str, &[(&str, &str)])] = &[
    ("searcher-", &[
        ("count + ' search result for \\'' + searchterm + '\\':'", "count + ' résultat pour « ' + searchterm + ' »'"),
        ("count + ' search results for \\'' + searchterm + '\\':'", "count + ' résultats pour « ' + searchterm + ' »'"),
        ("'No search results for \\'' + searchterm + '\\'.'", "'Aucun résultat pour « ' + searchterm + ' »'"),
    ]),
    ("book-", &[
        ("'Copy to clipboard'", "'Copier'"),
        ("'Copied!'", "'Copié'"),
        ("'Clipboard error!'", "'La copie a échoué'"),
    ]),
];

/// Translates a built site, in its folder.
pub fn translate(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        if path.is_dir() {
            translate(&path)?;
        } else if path.extension().is_some_and(|extension| extension == "html") {
            let page = fs::read_to_string(&path)?;
            fs::write(&path, frame(&page))?;
        } else if let Some((_, words)) =
            SCRIPTS.iter().find(|(start, _)| name.starts_with(start) && name.ends_with(".js"))
        {
            let script = fs::read_to_string(&path)?;
            fs::write(&path, replaced(&script, words))?;
        }
    }
    Ok(())
}

/// A page whose frame is in French; what stands in it is its author's.
fn frame(page: &str) -> String {
    let (before, rest) = page.split_once("<main>").unwrap_or((page, ""));
    let (content, after) = rest.split_once("</main>").unwrap_or(("", rest));
    if rest.is_empty() {
        return replaced(page, FRAME);
    }
    format!("{}<main>{content}</main>{}", replaced(before, FRAME), replaced(after, FRAME))
}

fn replaced(text: &str, words: &[(&str, &str)]) -> String {
    words.iter().fold(text.to_owned(), |text, (english, french)| text.replace(english, french))
}
