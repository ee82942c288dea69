//! Public figures: notes created, tonnes treated, companies registered, by week and kind; as a page and as JSON.

use std::collections::BTreeMap;
use std::fmt::Write;

use hyper::StatusCode;
use hyper::header::{CONTENT_SECURITY_POLICY, HeaderValue};
use hyper::http::request::Parts;
use jiff::civil::Date;
use jiff::{Span, Timestamp};
use serde_json::{Map, Value, json};

use super::app::App;
use super::backend::{Backend, Statistics};
use super::pages;
use super::reply::{self, Reply};
use super::routes::tagged;
use crate::html::escape;
use crate::scalars::date_time::PARIS;

const HEAD: &str = "<meta name=\"description\" content=\"Bordereaux créés, tonnes traitées et établissements \
                    inscrits, semaine par semaine.\">\n\
                    <link rel=\"alternate\" type=\"application/json\" href=\"/statistics.json\">";
const POLICY: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; base-uri 'none'; img-src 'self'; style-src 'self'; form-action 'none'; \
     frame-ancestors 'self'",
);
/// Weeks shown, that of today included.
const WEEKS: usize = 53;
/// Figures change every few seconds at most.
const CACHING: HeaderValue = HeaderValue::from_static("public, max-age=30");

/// The page, or its figures for machines.
pub async fn answer<B: Backend>(app: &App<B>, head: &Parts, now: Timestamp) -> Reply {
    let away = || reply::text(StatusCode::SERVICE_UNAVAILABLE, "Le service est momentanément indisponible.");
    let Some(backend) = app.gate.backend() else { return away() };
    let mondays = mondays(now);
    let (from, to) = (mondays[0], mondays[WEEKS - 1]);
    let figures = match backend.statistics(from, to).await {
        Ok(figures) => figures,
        Err(cause) => {
            tracing::error!(%cause, "the public figures cannot be read");
            return away();
        }
    };
    if head.uri.path().ends_with(".json") {
        return tagged(head, reply::JSON, json(&figures, &mondays).to_string().into(), CACHING);
    }
    let frame = pages::links(app).await.frame("/", "statistics");
    let html = pages::document(
        "Statistiques publiques",
        HEAD,
        &frame,
        &page(&figures, &mondays),
        pages::Width::Wide,
    );
    reply::with(tagged(head, reply::TEXT, html.into(), CACHING), CONTENT_SECURITY_POLICY, POLICY)
}

/// The Mondays of the weeks shown, the first one first.
fn mondays(now: Timestamp) -> Vec<Date> {
    let today = now.to_zoned(PARIS.clone()).date();
    let monday = today - Span::new().days(today.weekday().to_monday_zero_offset());
    (0..WEEKS).rev().map(|back| monday - Span::new().weeks(i64::try_from(back).unwrap_or(0))).collect()
}

/// Sums of one week by kind.
#[derive(Default)]
struct Sums<'a> {
    notes: BTreeMap<&'a str, f64>,
    tonnes: BTreeMap<&'a str, f64>,
    companies: f64,
}

fn by_week<'a>(figures: &'a Statistics, mondays: &[Date]) -> Vec<Sums<'a>> {
    let mut weeks: Vec<Sums<'a>> = mondays.iter().map(|_| Sums::default()).collect();
    for week in &figures.weeks {
        if let Ok(place) = mondays.binary_search(&week.monday) {
            weeks[place].notes.insert(&week.kind, week.notes as f64);
            weeks[place].tonnes.insert(&week.kind, week.tonnes);
        }
    }
    for (monday, companies) in &figures.registrations {
        if let Ok(place) = mondays.binary_search(monday) {
            weeks[place].companies = *companies as f64;
        }
    }
    weeks
}

fn json(figures: &Statistics, mondays: &[Date]) -> Value {
    let object = |map: &BTreeMap<&str, f64>| -> Map<String, Value> {
        map.iter().map(|(kind, number)| ((*kind).to_owned(), whole(*number))).collect()
    };
    let weeks = by_week(figures, mondays);
    let weeks: Vec<Value> = mondays
        .iter()
        .zip(&weeks)
        .map(|(monday, sums)| {
            json!({
                "week": iso(*monday),
                "monday": monday.to_string(),
                "notes": object(&sums.notes),
                "tonnes": object(&sums.tonnes),
                "companies": whole(sums.companies),
            })
        })
        .collect();
    json!({
        "changedAt": figures.changed_at.to_string(),
        "total": {
            "notes": figures.notes, "tonnes": whole(figures.tonnes), "companies": figures.companies,
        },
        "weeks": weeks,
    })
}

/// To the kilogram; without a point where there is nothing behind it.
fn whole(number: f64) -> Value {
    let rounded = (number * 1000.0).round() / 1000.0;
    if rounded.fract() == 0.0 { json!(rounded as i64) } else { json!(rounded) }
}

/// `2026-W48`.
fn iso(monday: Date) -> String {
    let week = monday.iso_week_date();
    format!("{}-W{:02}", week.year(), week.week())
}

fn page(figures: &Statistics, mondays: &[Date]) -> String {
    let weeks = by_week(figures, mondays);
    let mut kinds: Vec<&str> = figures.weeks.iter().map(|week| week.kind.as_str()).collect();
    kinds.sort_unstable();
    kinds.dedup();
    let changed = figures.changed_at.to_zoned(PARIS.clone());
    let mut page = format!(
        "<h1>Statistiques publiques</h1>\n\
         <p>Ce que le service a suivi depuis son ouverture. Dernier changement des chiffres le {} à {}.</p>\n\
         <dl class=\"figures\">\n",
        changed.strftime("%d/%m/%Y"),
        changed.strftime("%H:%M"),
    );
    for (what, number) in [
        ("Bordereaux créés", figures.notes as f64),
        ("Tonnes traitées", figures.tonnes.round()),
        ("Établissements inscrits", figures.companies as f64),
    ] {
        writeln!(page, "<div><dt>{what}</dt><dd>{}</dd></div>", french(number)).expect("writing to memory");
    }
    page.push_str("</dl>\n");

    let notes: Vec<Vec<f64>> = weeks.iter().map(|week| row(&kinds, &week.notes)).collect();
    let tonnes: Vec<Vec<f64>> = weeks.iter().map(|week| row(&kinds, &week.tonnes)).collect();
    let companies: Vec<Vec<f64>> = weeks.iter().map(|week| vec![week.companies]).collect();
    let about_notes =
        "Par semaine de création, sans les brouillons ; un bordereau supprimé ou annulé n'est plus compté.";
    let about_tonnes = "Par semaine de traitement : la quantité reçue des bordereaux dont le traitement est final. Un déchet \
         regroupé est compté une fois, là où il est traité ; une révision corrige la quantité déjà comptée.";
    let about_companies = "Par semaine d'inscription ; un départ ultérieur n'est pas retiré.";
    chart(&mut page, mondays, &kinds, &notes, "Bordereaux créés", about_notes);
    chart(&mut page, mondays, &kinds, &tonnes, "Tonnes traitées", about_tonnes);
    chart(&mut page, mondays, &["Établissements"], &companies, "Établissements inscrits", about_companies);
    page.push_str(
        "<p class=\"beside\">Les mêmes chiffres pour les machines : <a href=\"/statistics.json\">/statistics.json</a>.</p>",
    );
    page
}

/// The numbers of these kinds, in order.
fn row(kinds: &[&str], numbers: &BTreeMap<&str, f64>) -> Vec<f64> {
    kinds.iter().map(|kind| numbers.get(kind).copied().unwrap_or_default()).collect()
}

/// A bar a week, its kinds on top of each other; the numbers as a table beside it.
fn chart(page: &mut String, mondays: &[Date], kinds: &[&str], weeks: &[Vec<f64>], title: &str, about: &str) {
    let most = weeks.iter().map(|week| week.iter().sum::<f64>()).fold(0.0, f64::max);
    write!(page, "<section class=\"card\">\n<h2>{title}</h2>\n<p class=\"hint\">{about}</p>\n")
        .expect("writing to memory");
    if most <= 0.0 {
        page.push_str("<p>Rien encore sur cette période.</p>\n</section>\n");
        return;
    }
    let (first, last) = (day(mondays[0]), day(mondays[mondays.len() - 1]));
    write!(
        page,
        "<figure>\n<div class=\"scale\"><span>{}</span></div>\n\
         <svg viewBox=\"0 0 {} 100\" preserveAspectRatio=\"none\" role=\"img\" \
         aria-label=\"{title}, du {first} au {last}\">\n",
        french(most),
        mondays.len() * 10,
    )
    .expect("writing to memory");
    for (place, (monday, week)) in mondays.iter().zip(weeks).enumerate() {
        let sum: f64 = week.iter().sum();
        if sum <= 0.0 {
            continue;
        }
        write!(page, "<g><title>Semaine du {} : {}</title>", day(*monday), french(sum))
            .expect("writing to memory");
        let mut top = 100.0;
        for (kind, number) in week.iter().enumerate().filter(|(_, number)| **number > 0.0) {
            let height = number / most * 100.0;
            top -= height;
            let (left, colour) = (place * 10 + 1, kind % 6);
            write!(
                page,
                "<rect class=\"k{colour}\" x=\"{left}\" y=\"{top:.2}\" width=\"8\" height=\"{height:.2}\"/>"
            )
            .expect("writing to memory");
        }
        page.push_str("</g>\n");
    }
    write!(page, "</svg>\n<div class=\"scale\"><span>{first}</span><span>{last}</span></div>\n")
        .expect("writing to memory");
    if kinds.len() > 1 {
        page.push_str("<ul class=\"legend\">");
        for (place, kind) in kinds.iter().enumerate() {
            write!(page, "<li><span class=\"k{}\"></span>{}</li>", place % 6, escape(kind))
                .expect("writing to memory");
        }
        page.push_str("</ul>\n");
    }
    page.push_str("</figure>\n<details>\n<summary>Les chiffres, semaine par semaine</summary>\n<div class=\"table\"><table>\n");
    page.push_str("<thead><tr><th scope=\"col\">Semaine du</th>");
    for kind in kinds {
        write!(page, "<th scope=\"col\">{}</th>", escape(kind)).expect("writing to memory");
    }
    page.push_str("</tr></thead>\n<tbody>\n");
    for (monday, week) in mondays.iter().zip(weeks).rev() {
        write!(page, "<tr><th scope=\"row\">{}</th>", day(*monday)).expect("writing to memory");
        for number in week {
            write!(page, "<td>{}</td>", french(*number)).expect("writing to memory");
        }
        page.push_str("</tr>\n");
    }
    page.push_str("</tbody>\n</table></div>\n</details>\n</section>\n");
}

fn day(date: Date) -> String {
    date.strftime("%d/%m/%Y").to_string()
}

/// Thousands apart, a comma, no more than a digit behind it.
fn french(number: f64) -> String {
    let text = format!("{number:.1}");
    let (whole, tenth) = text.split_once('.').unwrap_or((&text, "0"));
    let mut grouped = String::new();
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) && grouped != "-" {
            grouped.push('\u{202f}');
        }
        grouped.push(digit);
    }
    if tenth != "0" {
        grouped.push(',');
        grouped.push_str(tenth);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_the_french_do() {
        for (number, text) in
            [(0.0, "0"), (12.0, "12"), (1234.0, "1\u{202f}234"), (1_234_567.84, "1\u{202f}234\u{202f}567,8")]
        {
            assert_eq!(french(number), text);
        }
        assert_eq!((whole(2.0), whole(2.12345)), (json!(2), json!(2.123)));
    }

    #[test]
    fn weeks_begin_on_monday_in_paris() {
        let mondays = mondays("2026-11-29T23:30:00Z".parse().unwrap());
        assert_eq!(mondays.len(), 53);
        assert_eq!(mondays[52].to_string(), "2026-11-30", "it is Monday in Paris already");
        assert_eq!((mondays[0].to_string(), iso(mondays[52])), ("2025-12-01".into(), "2026-W49".into()));
    }
}
