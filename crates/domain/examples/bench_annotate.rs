//! How fast texts are annotated on one core, and whether the time grows with their length alone: `make bench-annotate`.

use std::{
    fs, hint,
    path::{Path, PathBuf},
    sync::LazyLock,
    time::{Duration, Instant},
};

use mediawire_domain::{
    annotate::{Annotator, Text},
    authority::Authority,
};

const ARTICLE_BYTES: usize = 3_500;
const SIZES: [usize; 3] = [50_000, 500_000, 5_000_000];
const MEGABYTE: f64 = 1_000_000.0;

fn main() {
    let annotator = Annotator::new(Authority::built_in());
    let paragraphs = paragraphs(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests"));
    print_rate(&annotator, &paragraphs);
    println!(
        "\n{:24} {:>9} {:>9} {:>9}   5 MB : 50 kB",
        "ms for each MB", "50 kB", "500 kB", "5 MB"
    );
    for (name, piece) in shapes(&paragraphs) {
        let times = SIZES.map(|size| time_per_megabyte(&annotator, &repeated(&piece, size)));
        let [small, middle, large] = times;
        println!(
            "{name:24} {small:9.1} {middle:9.1} {large:9.1} {:14.2}",
            large / small
        );
    }
}

/// The paragraphs of the gold texts to work with and of the sample wire, without markup.
fn paragraphs(tests: &Path) -> Vec<String> {
    let mut files: Vec<PathBuf> = Vec::new();
    for folder in ["gold/work", "sample-wire"] {
        let entries = fs::read_dir(tests.join(folder)).into_iter().flatten();
        files.extend(entries.map(|entry| entry.expect("the folder can be listed").path()));
    }
    files.retain(|file| {
        file.extension()
            .is_some_and(|extension| extension == "xml" || extension == "txt")
    });
    files.sort();
    let texts = files
        .iter()
        .map(|file| fs::read_to_string(file).expect("the text can be read"));
    let plain = texts.map(|text| without_tags(&text));
    let lines: Vec<String> = plain
        .flat_map(|text| text.lines().map(str::to_owned).collect::<Vec<_>>())
        .collect();
    lines.into_iter().filter(|line| !line.trim().is_empty()).collect()
}

fn without_tags(text: &str) -> String {
    let mut pieces = text.split('<');
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |plain, piece| {
        plain + piece.split_once('>').map_or(piece, |(_, words)| words)
    })
}

/// Articles of one length, a headline and paragraphs, again and again for some seconds.
fn print_rate(annotator: &Annotator, paragraphs: &[String]) {
    let articles = articles(paragraphs);
    let bytes: usize = articles.iter().flatten().map(|paragraph| paragraph.len()).sum();
    let read = || {
        for article in &articles {
            let (headline, blocks) = (article[0], &article[1..]);
            hint::black_box(annotator.annotate(Text { headline, blocks }));
        }
    };
    let time = mean_time(read, Duration::from_secs(4));
    let rate = articles.len() as f64 / time.as_secs_f64();
    println!(
        "{} articles of {} bytes on average",
        articles.len(),
        bytes / articles.len()
    );
    println!(
        "{rate:.0} articles a second, {:.1} MB a second",
        bytes as f64 / MEGABYTE / time.as_secs_f64()
    );
}

fn articles(paragraphs: &[String]) -> Vec<Vec<&str>> {
    let mut articles = vec![Vec::new()];
    let mut length = 0;
    for paragraph in paragraphs {
        if length >= ARTICLE_BYTES {
            articles.push(Vec::new());
            length = 0;
        }
        length += paragraph.len();
        articles
            .last_mut()
            .expect("there is an article")
            .push(paragraph.as_str());
    }
    articles
}

/// What is repeated until it is long enough.
fn shapes(paragraphs: &[String]) -> Vec<(&'static str, String)> {
    let prose = paragraphs.join(" ");
    let words: Vec<&str> = prose.split(' ').collect();
    let right_to_left = words
        .chunks(7)
        .map(|chunk| format!("{} שר החוץ אמר וقال الوزير ", chunk.join(" ")));
    let emoji = words.iter().map(|word| match word.chars().next() {
        Some(first) if first.is_uppercase() => format!("{word} 👩‍🚀{word}😀 "),
        _ => format!("{word} "),
    });
    let html = paragraphs.iter().map(|paragraph| {
        let linked = paragraph.replacen(" of ", " <a href=\"/of?a=1&amp;b=2\">of</a> ", 3);
        format!("<p class=\"body\">{linked}</p><!-- advertisement --><br/>")
    });
    vec![
        ("one paragraph of prose", prose.clone() + " "),
        ("ten thousand names", names()),
        ("no spaces", prose.replace(' ', "/")),
        ("right to left", right_to_left.collect()),
        ("emoji in names", emoji.collect()),
        ("HTML", html.collect()),
    ]
}

/// Ten thousand people, no two of one name.
fn names() -> String {
    const GIVEN: [&str; 10] = [
        "Anna", "Boris", "Carla", "David", "Elena", "Felix", "Grace", "Henry", "Irina", "James",
    ];
    const SYLLABLES: [&str; 10] = ["ba", "de", "go", "ki", "lu", "ma", "ne", "ro", "si", "tu"];
    let name = |number: usize| {
        let digit = |place: u32| number / 10_usize.pow(place) % 10;
        let family: String = (1..4).map(|place| SYLLABLES[digit(place)]).collect();
        format!(
            "{} {}{}",
            GIVEN[digit(0)],
            family[..1].to_uppercase(),
            &family[1..]
        )
    };
    let sentences = (0..5_000).map(|number| {
        format!(
            "Minister {} met {} on Monday. ",
            name(number * 2),
            name(number * 2 + 1)
        )
    });
    sentences.collect()
}

/// The text over and over, cut at this many bytes.
fn repeated(piece: &str, bytes: usize) -> String {
    let mut text = piece.repeat(bytes / piece.len() + 1);
    text.truncate(text.floor_char_boundary(bytes));
    text
}

fn time_per_megabyte(annotator: &Annotator, text: &str) -> f64 {
    let blocks = [text];
    let read = || {
        let text = Text {
            headline: "",
            blocks: &blocks,
        };
        hint::black_box(annotator.annotate(text));
    };
    mean_time(read, Duration::from_millis(500)).as_secs_f64() * 1_000.0 / (text.len() as f64 / MEGABYTE)
}

/// The mean of as many runs as `long` has room for, after one that warms up.
fn mean_time(run: impl Fn(), long: Duration) -> Duration {
    run();
    let (started, mut runs) = (processor_time(), 0);
    loop {
        run();
        runs += 1;
        let taken = processor_time() - started;
        if taken >= long {
            return taken / runs;
        }
    }
}

/// What this thread has had of a processor, which others who share it do not lengthen. Where the system does not tell,
/// what the clock says.
fn processor_time() -> Duration {
    static STARTED: LazyLock<Instant> = LazyLock::new(Instant::now);
    let told = fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.and_then(|line| line.split(' ').next()?.parse().ok());
    nanoseconds.map_or_else(|| STARTED.elapsed(), Duration::from_nanos)
}
