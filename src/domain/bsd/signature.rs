//! Signatures of the notes that are signed by type: their order, and where a note's life has come to.

use super::fields;
use super::print::Told;

/// What is signed. No kind of note has all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Signature {
    Emission,
    Transport,
    Reception,
    Operation,
}

/// How far a note has come. Each step implies those before it, even where they were skipped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// On no note yet: a transporter by itself.
    Free,
    /// Its owner's alone.
    Draft,
    /// Shown to all its parties, signed by nobody.
    Published,
    Emission,
    /// Of the transporter with this number, from 1.
    Transport(u8),
    Reception,
    Operation,
}

impl Signature {
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Emission => "EMISSION",
            Self::Transport => "TRANSPORT",
            Self::Reception => "RECEPTION",
            Self::Operation => "OPERATION",
        }
    }

    /// The one that the API calls so.
    pub fn named(name: &str) -> Option<Self> {
        [Self::Emission, Self::Transport, Self::Reception, Self::Operation]
            .into_iter()
            .find(|signature| signature.as_str() == name)
    }

    /// What has been signed, in French.
    pub const fn noun(self) -> &'static str {
        match self {
            Self::Emission => "l'émission",
            Self::Transport => "la prise en charge",
            Self::Reception => "la réception",
            Self::Operation => "le traitement",
        }
    }

    /// The step that this signature reaches; `number` is the transporter's who signs.
    pub const fn step(self, number: u8) -> Step {
        match self {
            Self::Emission => Step::Emission,
            Self::Transport => Step::Transport(number),
            Self::Reception => Step::Reception,
            Self::Operation => Step::Operation,
        }
    }
}

impl Step {
    /// The signature that reaches this step.
    pub const fn signature(self) -> Option<Signature> {
        match self {
            Self::Free | Self::Draft | Self::Published => None,
            Self::Emission => Some(Signature::Emission),
            Self::Transport(_) => Some(Signature::Transport),
            Self::Reception => Some(Signature::Reception),
            Self::Operation => Some(Signature::Operation),
        }
    }

    /// This step as the transporter with that number sees it. Rows about a transporter are written for
    /// the first; the signature of an earlier one is none of theirs.
    pub fn seen_by(self, number: u8) -> Self {
        match self {
            Self::Transport(signed) if signed < number => Self::Emission,
            Self::Transport(_) => TRANSPORT,
            other => other,
        }
    }
}

/// The first transporter's signature.
pub const TRANSPORT: Step = Step::Transport(1);

impl fields::Step for Step {
    fn purpose(self) -> &'static str {
        match self {
            Self::Free | Self::Draft => "dès la création",
            Self::Published => "pour publier le bordereau",
            Self::Emission => "pour signer l'émission",
            Self::Transport(_) => "pour signer la prise en charge",
            Self::Reception => "pour signer la réception",
            Self::Operation => "pour signer le traitement",
        }
    }
}

impl Told for Step {
    fn noun(self) -> &'static str {
        match self {
            Self::Free | Self::Draft => "création",
            Self::Published => "publication",
            Self::Emission => "émission",
            Self::Transport(1) => "prise en charge",
            Self::Transport(_) => "cinquième prise en charge",
            Self::Reception => "réception",
            Self::Operation => "traitement",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_step_implies_those_before_it() {
        let order = [
            Step::Free,
            Step::Draft,
            Step::Published,
            Step::Emission,
            Step::Transport(1),
            Step::Transport(2),
            Step::Transport(5),
            Step::Reception,
            Step::Operation,
        ];
        assert!(order.is_sorted_by(|earlier, later| earlier < later));
    }

    #[test]
    fn a_transporter_is_bound_by_its_own_signature_and_all_after_it() {
        assert_eq!(Step::Transport(1).seen_by(2), Step::Emission);
        assert_eq!(Step::Transport(2).seen_by(2), TRANSPORT);
        assert_eq!(Step::Transport(3).seen_by(2), TRANSPORT);
        assert_eq!(Step::Reception.seen_by(2), Step::Reception);
        assert_eq!(Step::Published.seen_by(1), Step::Published);
    }
}
