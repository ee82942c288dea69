//! The riddle as people hear it: a clip a character, spoken in French by a synthesiser (`clips/LISEZMOI.md`).
//!
//! Each time it is asked for, a clip is played at another pace, louder or less so, under other noise: the same
//! character is never twice the same file.

use std::collections::BTreeMap;

use rand::RngExt;
use rand::rngs::ThreadRng;

/// Samples a second of the clips: 8 bits each, one channel.
const RATE: u32 = 8000;
/// Length of a WAV file's head, in the clips and in what is made of them.
const HEAD: usize = 44;
const SILENCE: i16 = 128;

/// What is played, and in which order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sound {
    /// WAV files.
    pub clips: Vec<Vec<u8>>,
    /// Places in `clips`.
    pub order: Vec<usize>,
}

/// The text, spelled out.
pub fn sound(text: &str) -> Sound {
    let mut rng = rand::rng();
    let mut sound = Sound { clips: Vec::new(), order: Vec::new() };
    let mut places = BTreeMap::new();
    for char in text.chars() {
        let Some(clip) = clip(char) else { continue };
        let place = *places.entry(char).or_insert_with(|| {
            sound.clips.push(vary(clip, &mut rng));
            sound.clips.len() - 1
        });
        sound.order.push(place);
    }
    sound
}

/// That a riddle is over, and another one is to be asked for.
pub fn out_of_date() -> Sound {
    Sound { clips: vec![include_bytes!("clips/actualiser.wav").to_vec()], order: vec![0] }
}

/// The same words, another file.
fn vary(clip: &[u8], rng: &mut ThreadRng) -> Vec<u8> {
    let samples = samples(clip);
    let (pace, loudness) = (rng.random_range(0.9_f32..=1.12), rng.random_range(0.75_f32..=1.0));
    // A WAV file's parts are of even length.
    let length = (samples.len() as f32 / pace) as usize & !1;
    let mut varied = head(length);
    varied.extend((0..length).map(|place| {
        let at = place as f32 * pace;
        let (before, part) = (at as usize, at.fract());
        let sample =
            |place: usize| f32::from(samples.get(place).map_or(0, |byte| i16::from(*byte) - SILENCE));
        let smooth = sample(before) * (1.0 - part) + sample(before + 1) * part;
        let noisy = smooth * loudness + f32::from(rng.random_range(-4_i8..=4));
        (noisy as i16 + SILENCE).clamp(0, 255) as u8
    }));
    varied
}

/// What a WAV file holds after its head.
fn samples(wav: &[u8]) -> &[u8] {
    let length = wav.get(HEAD - 4..HEAD).and_then(|bytes| Some(u32::from_le_bytes(bytes.try_into().ok()?)));
    wav.get(HEAD..).and_then(|rest| rest.get(..length? as usize)).unwrap_or_default()
}

/// The head of a WAV file of so many samples.
fn head(samples: usize) -> Vec<u8> {
    let length = u32::try_from(samples).expect("clips are short");
    let mut head = Vec::with_capacity(HEAD + samples);
    head.extend_from_slice(b"RIFF");
    head.extend_from_slice(&(length + HEAD as u32 - 8).to_le_bytes());
    head.extend_from_slice(b"WAVEfmt ");
    head.extend_from_slice(&16_u32.to_le_bytes());
    // PCM, one channel.
    head.extend_from_slice(&[1, 0, 1, 0]);
    head.extend_from_slice(&RATE.to_le_bytes());
    // Bytes a second, bytes a sample, bits a sample.
    head.extend_from_slice(&RATE.to_le_bytes());
    head.extend_from_slice(&[1, 0, 8, 0]);
    head.extend_from_slice(b"data");
    head.extend_from_slice(&length.to_le_bytes());
    head
}

macro_rules! clips {
    ($($char:literal)+) => {
        fn clip(char: char) -> Option<&'static [u8]> {
            match char.to_string().as_str() {
                $($char => Some(include_bytes!(concat!("clips/", $char, ".wav"))),)+
                _ => None,
            }
        }
    };
}
clips!(
    "A" "B" "C" "D" "E" "F" "G" "H" "J" "K" "L" "M" "N" "P" "Q" "R" "S" "T" "U" "V" "W" "X" "Y" "Z"
    "1" "2" "3" "4" "5" "6" "7" "8" "9"
);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::captcha::ALPHABET;

    #[test]
    fn every_character_is_spoken_and_heard() {
        for byte in ALPHABET {
            let char = char::from(*byte);
            let clip = clip(char).unwrap_or_else(|| panic!("{char} is silent"));
            let samples = samples(clip);
            assert_eq!(clip[8..HEAD], head(samples.len())[8..], "{char}: a WAV of {RATE} Hz, 8 bits");
            assert!(
                (RATE as usize / 4..RATE as usize * 3).contains(&samples.len()),
                "{char}: {}",
                samples.len()
            );
            let loudest = samples.iter().map(|byte| (i16::from(*byte) - SILENCE).abs()).max();
            assert!(loudest > Some(90), "{char}: {loudest:?}");
        }
    }

    #[test]
    fn what_is_said_twice_comes_once_and_is_never_the_same_file() {
        let one = sound("AAB1A");
        assert_eq!((one.clips.len(), &one.order[..]), (3, &[0, 0, 1, 2, 0][..]));
        let two = sound("AAB1A");
        assert_ne!(one.clips[0], two.clips[0]);
        for clip in one.clips.iter().chain(&two.clips) {
            assert_eq!(clip[..HEAD], head(clip.len() - HEAD));
        }
    }

    #[test]
    fn a_riddle_that_is_over_says_so_in_one_clip() {
        let sound = out_of_date();
        assert_eq!((sound.clips.len(), &sound.order[..]), (1, &[0][..]));
        assert!(samples(&sound.clips[0]).len() > 2 * RATE as usize);
    }
}
