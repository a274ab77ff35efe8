//! bench_html DIRECTORY: pages a second on one core, beside the parser alone.
//!
//! Reads every `*.html` in the directory, three times over; the best time counts.

use std::{env, error::Error, fs, time::Instant};

use dom_query::Document;
use mediawire_wire::{Capture, html};

fn main() -> Result<(), Box<dyn Error>> {
    let directory = env::args().nth(1).ok_or("usage: bench_html DIRECTORY")?;
    let paths = fs::read_dir(directory)?.collect::<Result<Vec<_>, _>>()?;
    let paths = paths.into_iter().map(|entry| entry.path());
    let pages = paths
        .filter(|path| path.extension().is_some_and(|extension| extension == "html"))
        .map(fs::read)
        .collect::<Result<Vec<_>, _>>()?;
    let capture = Capture {
        captured_at: "2024-06-18T05:30:00Z".parse()?,
        published_at: None,
        section: None,
        source: None,
        language: None,
    };
    let read = best(&pages, |page| html::parse(page, &capture).is_ok());
    let bare = best(&pages, |page| {
        Document::from(String::from_utf8_lossy(page).as_ref())
            .body()
            .is_some()
    });
    println!("{} pages: {read:.0} read a second, {bare:.0} parsed", pages.len());
    Ok(())
}

fn best(pages: &[Vec<u8>], read: impl Fn(&[u8]) -> bool) -> f64 {
    let rate = |_| {
        let start = Instant::now();
        let count = pages
            .iter()
            .filter(|page| std::hint::black_box(read(page)))
            .count();
        count as f64 / start.elapsed().as_secs_f64()
    };
    (0..3).map(rate).fold(0.0, f64::max)
}
