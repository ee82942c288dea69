//! The moves as a drawing: statuses below each other, as a note goes through them. A move to the next
//! status is an arrow between two boxes; any other takes a lane at their right.

use std::fmt::Write;

const BOX_X: u32 = 14;
const BOX_WIDTH: u32 = 170;
const BOX_RIGHT: u32 = BOX_X + BOX_WIDTH;
const MIDDLE: u32 = BOX_X + 30;
/// Between a box and the first lane: room for the name of an operation.
const ROOM: u32 = 166;
const LANE_WIDTH: u32 = 14;
/// Below a status that leads to the next one, and below others.
const WIDE_GAP: u32 = 34;
const GAP: u32 = 12;
const FIRST_TOP: u32 = 38;
/// Where the first lane starts at a box, below its top; and at one where others end.
const EXIT: u32 = 18;
const LOW_EXIT: u32 = 27;

/// A move, by the names of its statuses and of what makes it.
#[derive(Debug, Clone, Copy)]
pub struct Edge {
    pub from: &'static str,
    pub by: &'static str,
    pub to: &'static str,
}

/// One status.
struct Place {
    status: &'static str,
    top: u32,
    height: u32,
    /// Where lanes start, below its top.
    first_exit: u32,
    /// What leads straight to the next one.
    ahead: Vec<&'static str>,
    /// What leads back to itself.
    again: Option<&'static str>,
    /// Whether anything leads on.
    is_left: bool,
}

/// What one operation on one status leads to, beside the next status.
struct Lane {
    from: usize,
    by: &'static str,
    to: Vec<usize>,
    column: u32,
}

/// The life of a kind of note as an SVG for the middle of a Markdown text. `start` is what makes a note.
pub fn diagram(kind: &str, start: &str, edges: &[Edge]) -> String {
    let order = order(edges);
    let lanes = lanes(&order, edges);
    let places = places(&order, &lanes, edges);
    let columns = lanes.iter().map(|lane| lane.column + 1).max().unwrap_or(0);
    let width = BOX_RIGHT + ROOM + columns * LANE_WIDTH;
    let height = places.last().map_or(0, |last| last.top + last.height) + 8;
    let mut svg = format!(
        "<svg class=\"diagramme\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" role=\"img\" \
         aria-label=\"Diagramme des statuts d'un {kind} ; le tableau ci-dessous dit la même chose et plus\">\n"
    );
    label(&mut svg, MIDDLE + 10, 20, start);
    arrow_down(&mut svg, 4, FIRST_TOP);
    for (at, place) in places.iter().enumerate() {
        draw(&mut svg, place, places.get(at + 1));
    }
    for (at, lane) in lanes.iter().enumerate() {
        let exit = lanes[..at].iter().filter(|other| other.from == lane.from).count();
        draw_lane(&mut svg, lane, exit, &places);
    }
    svg.push_str("</svg>\n");
    svg
}

/// Statuses as a note reaches them, those it stays in last.
fn order(edges: &[Edge]) -> Vec<&'static str> {
    let (mut on_the_way, mut last) = (Vec::new(), Vec::new());
    for status in edges.iter().map(|edge| edge.from).chain(edges.iter().map(|edge| edge.to)) {
        let list = if is_left(status, edges) { &mut on_the_way } else { &mut last };
        if !list.contains(&status) {
            list.push(status);
        }
    }
    on_the_way.append(&mut last);
    on_the_way
}

fn is_left(status: &str, edges: &[Edge]) -> bool {
    edges.iter().any(|edge| edge.from == status)
}

fn lanes(order: &[&'static str], edges: &[Edge]) -> Vec<Lane> {
    let index = |status| order.iter().position(|own| *own == status).expect("every status has its place");
    let mut lanes: Vec<Lane> = Vec::new();
    for edge in edges {
        let (from, to) = (index(edge.from), index(edge.to));
        if to == from || to == from + 1 {
            continue;
        }
        match lanes.iter_mut().find(|lane| (lane.from, lane.by) == (from, edge.by)) {
            Some(lane) => lane.to.push(to),
            None => lanes.push(Lane { from, by: edge.by, to: vec![to], column: 0 }),
        }
    }
    for at in 0..lanes.len() {
        let (before, rest) = lanes.split_at_mut(at);
        let lane = &mut rest[0];
        let is_free = |column| before.iter().all(|other| other.column != column || !other.meets(lane));
        lane.column = (0..).find(|column| is_free(*column)).expect("there are more columns than lanes");
    }
    lanes
}

impl Lane {
    /// The places it runs beside, from the highest to the lowest.
    fn span(&self) -> (usize, usize) {
        let places = || self.to.iter().copied().chain([self.from]);
        (places().min().unwrap_or(self.from), places().max().unwrap_or(self.from))
    }

    fn meets(&self, other: &Self) -> bool {
        self.span().0 <= other.span().1 && other.span().0 <= self.span().1
    }
}

fn places(order: &[&'static str], lanes: &[Lane], edges: &[Edge]) -> Vec<Place> {
    let mut top = FIRST_TOP;
    let mut places = Vec::new();
    for (at, &status) in order.iter().enumerate() {
        let leaving = || edges.iter().filter(move |edge| edge.from == status);
        let mut ahead: Vec<&str> = Vec::new();
        for edge in leaving().filter(|edge| order.get(at + 1) == Some(&edge.to)) {
            if !ahead.contains(&edge.by) {
                ahead.push(edge.by);
            }
        }
        let again = leaving().find(|edge| edge.to == status).map(|edge| edge.by);
        let exits = lanes.iter().filter(|lane| lane.from == at).count();
        let lines = 1 + u32::from(again.is_some());
        let exits = u32::try_from(exits).expect("a handful of operations");
        let first_exit = if lanes.iter().any(|lane| lane.to.contains(&at)) { LOW_EXIT } else { EXIT };
        let height = (8 + 18 * lines).max(if exits > 0 { first_exit + 20 * exits - 10 } else { 0 });
        let gap = if ahead.is_empty() { GAP } else { WIDE_GAP };
        let is_left = is_left(status, edges);
        places.push(Place { status, top, height, first_exit, ahead, again, is_left });
        top += height + gap;
    }
    places
}

fn draw(svg: &mut String, place: &Place, next: Option<&Place>) {
    let Place { top, height, .. } = *place;
    writeln!(svg, "<rect x=\"{BOX_X}\" y=\"{top}\" width=\"{BOX_WIDTH}\" height=\"{height}\" rx=\"4\"/>")
        .expect("writing to memory");
    let x = BOX_X + 8;
    writeln!(svg, "<text class=\"statut\" x=\"{x}\" y=\"{}\">{}</text>", top + 17, place.status)
        .expect("writing to memory");
    if let Some(again) = place.again {
        label(svg, x, top + 35, &format!("↻ {again}"));
    }
    if let (Some(next), false) = (next, place.ahead.is_empty()) {
        let bottom = top + height;
        label(svg, MIDDLE + 10, bottom + 20, &place.ahead.join(", "));
        arrow_down(svg, bottom, next.top);
    }
}

fn draw_lane(svg: &mut String, lane: &Lane, exit: usize, places: &[Place]) {
    let from = &places[lane.from];
    let down = from.first_exit + 20 * u32::try_from(exit).expect("a handful of operations");
    let (start, x) = (from.top + down, BOX_RIGHT + ROOM + lane.column * LANE_WIDTH);
    label(svg, BOX_RIGHT + 6, start - 4, lane.by);
    let ends = || lane.to.iter().map(|to| entry(&places[*to])).chain([start]);
    // Most lanes lead down, some back up.
    let (high, low) = (ends().min().unwrap_or(start), ends().max().unwrap_or(start));
    let up = if high < start { format!("V{high}") } else { String::new() };
    writeln!(svg, "<path d=\"M{BOX_RIGHT} {start}H{x}{up}V{low}\"/>").expect("writing to memory");
    for to in &lane.to {
        let y = entry(&places[*to]);
        let tip = BOX_RIGHT + 1;
        writeln!(svg, "<path d=\"M{x} {y}H{tip}m6 -4l-6 4l6 4\"/>").expect("writing to memory");
    }
}

/// Where lanes end at a box: above its first exit's name, or in the middle.
fn entry(place: &Place) -> u32 {
    if place.is_left { place.top + 7 } else { place.top + place.height / 2 }
}

fn arrow_down(svg: &mut String, from: u32, to: u32) {
    let tip = to - 1;
    writeln!(svg, "<path d=\"M{MIDDLE} {from}V{tip}m-4 -6l4 6l4 -6\"/>").expect("writing to memory");
}

fn label(svg: &mut String, x: u32, y: u32, text: &str) {
    writeln!(svg, "<text x=\"{x}\" y=\"{y}\">{text}</text>").expect("writing to memory");
}
