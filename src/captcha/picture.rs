//! The riddle as people see it: letters of several faces, turned, bent by two waves and crossed by lines.

use std::f32::consts::TAU;
use std::sync::LazyLock;

use rand::RngExt;
use rand::rngs::ThreadRng;
use tiny_skia::{Color, FillRule, LineCap, Paint, PathBuilder, Pixmap, Stroke, Transform};
use ttf_parser::{Face, OutlineBuilder};

const WIDTH: f32 = 220.0;
const HEIGHT: f32 = 80.0;
/// Longer straight lines are cut, so that they bend.
const STEP: f32 = 4.0;

/// The fonts that printed documents bring along anyway.
static FACES: LazyLock<[Face<'static>; 3]> = LazyLock::new(|| {
    [notosans::REGULAR_TTF, notosans::BOLD_TTF, dejavu::sans::regular()]
        .map(|file| Face::parse(file, 0).expect("the fonts of the crates are whole"))
});

/// A PNG of the text.
pub fn picture(text: &str) -> Vec<u8> {
    let mut rng = rand::rng();
    let mut pixmap = Pixmap::new(WIDTH as u32, HEIGHT as u32).expect("the size is no zero");
    let ink = ink(&mut rng);
    pixmap.fill(Color::from_rgba8(
        rng.random_range(236..=250),
        rng.random_range(236..=250),
        rng.random_range(236..=250),
        255,
    ));
    scatter(&mut pixmap, &mut rng, ink, 0.35, 90);
    letters(&mut pixmap, &mut rng, text, ink);
    // One line takes away from the letters, the others add to them.
    strike(&mut pixmap, &mut rng, Color::from_rgba8(243, 243, 243, 255), 1.6);
    for _ in 0..2 {
        strike(&mut pixmap, &mut rng, ink, 2.2);
    }
    scatter(&mut pixmap, &mut rng, ink, 0.9, 40);
    pixmap.encode_png().expect("writing to memory")
}

/// One dark colour for all: what crosses the letters cannot be told from them by it.
fn ink(rng: &mut ThreadRng) -> Color {
    Color::from_rgba8(rng.random_range(10..=70), rng.random_range(10..=70), rng.random_range(30..=110), 255)
}

fn paint(color: Color) -> Paint<'static> {
    let mut paint = Paint::default();
    paint.set_color(color);
    paint.anti_alias = true;
    paint
}

fn letters(pixmap: &mut Pixmap, rng: &mut ThreadRng, text: &str, ink: Color) {
    let wave = Wave::new(rng);
    let count = text.chars().count().max(1) as f32;
    let room = (WIDTH - 30.0) / count;
    for (place, char) in text.chars().enumerate() {
        let face = &FACES[rng.random_range(0..FACES.len())];
        let Some(glyph) = face.glyph_index(char) else { continue };
        let size = rng.random_range(42.0..=50.0) / f32::from(face.units_per_em());
        let advance = f32::from(face.glyph_hor_advance(glyph).unwrap_or_default()) * size;
        let (sin, cos) = rng.random_range(-0.34_f32..=0.34).sin_cos();
        let mut pen = Pen {
            path: PathBuilder::new(),
            at: (0.0, 0.0),
            size,
            // The letter turns about its own middle, some way up from the line it stands on.
            middle: (advance / 2.0, 17.0),
            turn: (sin, cos),
            centre: (
                15.0 + room * (place as f32 + 0.5) + rng.random_range(-3.0..=3.0),
                HEIGHT / 2.0 + rng.random_range(-6.0..=6.0),
            ),
            wave: &wave,
        };
        face.outline_glyph(glyph, &mut pen);
        if let Some(path) = pen.path.finish() {
            pixmap.fill_path(&path, &paint(ink), FillRule::Winding, Transform::identity(), None);
        }
    }
}

/// A line across, from the left edge to the right one.
fn strike(pixmap: &mut Pixmap, rng: &mut ThreadRng, color: Color, width: f32) {
    let mut height = || rng.random_range(14.0..=HEIGHT - 14.0);
    let mut path = PathBuilder::new();
    path.move_to(4.0, height());
    path.cubic_to(WIDTH / 3.0, height(), 2.0 * WIDTH / 3.0, height(), WIDTH - 4.0, height());
    if let Some(path) = path.finish() {
        let stroke = Stroke { width, line_cap: LineCap::Round, ..Stroke::default() };
        pixmap.stroke_path(&path, &paint(color), &stroke, Transform::identity(), None);
    }
}

/// Dust.
fn scatter(pixmap: &mut Pixmap, rng: &mut ThreadRng, ink: Color, opacity: f32, grains: usize) {
    let mut path = PathBuilder::new();
    for _ in 0..grains {
        let (x, y) = (rng.random_range(0.0..WIDTH), rng.random_range(0.0..HEIGHT));
        path.push_circle(x, y, rng.random_range(0.5..=1.4));
    }
    let mut color = ink;
    color.apply_opacity(opacity);
    if let Some(path) = path.finish() {
        pixmap.fill_path(&path, &paint(color), FillRule::Winding, Transform::identity(), None);
    }
}

/// Two waves, one along each axis.
struct Wave {
    across: (f32, f32, f32),
    down: (f32, f32, f32),
}

impl Wave {
    fn new(rng: &mut ThreadRng) -> Self {
        let mut wave = |length: std::ops::RangeInclusive<f32>| {
            (rng.random_range(2.5..=4.0), TAU / rng.random_range(length), rng.random_range(0.0..TAU))
        };
        Self { across: wave(45.0..=70.0), down: wave(60.0..=100.0) }
    }

    fn bend(&self, (x, y): (f32, f32)) -> (f32, f32) {
        let at = |(height, pace, start): (f32, f32, f32), along: f32| height * (along * pace + start).sin();
        (x + at(self.across, y), y + at(self.down, x))
    }
}

/// Draws a glyph's outline where it belongs.
struct Pen<'a> {
    path: PathBuilder,
    /// Where it is, on the unbent page.
    at: (f32, f32),
    size: f32,
    middle: (f32, f32),
    turn: (f32, f32),
    centre: (f32, f32),
    wave: &'a Wave,
}

impl Pen<'_> {
    /// From the font's units to the unbent page, where down is more.
    fn place(&self, x: f32, y: f32) -> (f32, f32) {
        let (x, y) = (x * self.size - self.middle.0, self.middle.1 - y * self.size);
        let (sin, cos) = self.turn;
        (self.centre.0 + x * cos - y * sin, self.centre.1 + x * sin + y * cos)
    }
}

impl OutlineBuilder for Pen<'_> {
    fn move_to(&mut self, x: f32, y: f32) {
        self.at = self.place(x, y);
        let (x, y) = self.wave.bend(self.at);
        self.path.move_to(x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        let (from, to) = (self.at, self.place(x, y));
        let length = (to.0 - from.0).hypot(to.1 - from.1);
        let pieces = (length / STEP).ceil().max(1.0);
        let mut piece = 1.0;
        while piece <= pieces {
            let part = piece / pieces;
            let (x, y) = self.wave.bend((from.0 + (to.0 - from.0) * part, from.1 + (to.1 - from.1) * part));
            self.path.line_to(x, y);
            piece += 1.0;
        }
        self.at = to;
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        let (x1, y1) = self.wave.bend(self.place(x1, y1));
        self.at = self.place(x, y);
        let (x, y) = self.wave.bend(self.at);
        self.path.quad_to(x1, y1, x, y);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        let (x1, y1) = self.wave.bend(self.place(x1, y1));
        let (x2, y2) = self.wave.bend(self.place(x2, y2));
        self.at = self.place(x, y);
        let (x, y) = self.wave.bend(self.at);
        self.path.cubic_to(x1, y1, x2, y2, x, y);
    }

    fn close(&mut self) {
        self.path.close();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `CAPTCHA_OUT=<folder>` leaves pictures to look at.
    #[test]
    fn each_character_leaves_ink_and_no_picture_is_like_another() {
        let out = std::env::var_os("CAPTCHA_OUT").map(std::path::PathBuf::from);
        let mut seen = std::collections::HashSet::new();
        for text in ["ABCDE", "FGHJK", "LMNPQ", "RSTUV", "WXYZ1", "23456", "789AB", "ABCDE"] {
            let png = picture(text);
            let decoded = Pixmap::decode_png(&png).unwrap();
            assert_eq!((decoded.width(), decoded.height()), (220, 80));
            let is_dark = |x: u32, y: u32| decoded.pixel(x, y).is_some_and(|pixel| pixel.green() < 120);
            for place in 0..5 {
                let columns = 15 + place * 38..15 + (place + 1) * 38;
                let dark =
                    columns.flat_map(|x| (0..80).map(move |y| (x, y))).filter(|(x, y)| is_dark(*x, *y));
                let dark = dark.count();
                assert!((120..2000).contains(&dark), "{text}, place {place}: {dark} dark pixels of 3040");
            }
            if let Some(out) = &out {
                std::fs::write(out.join(format!("{text}{}.png", seen.len())), &png).unwrap();
            }
            assert!(seen.insert(png), "{text}");
        }
    }
}
