//! One folder of gold texts, read and judged.

use std::{fs, io, path::Path};

use mediawire_domain::{
    annotate::{Annotator, Text},
    authority::Authority,
};

use super::{
    across::Across,
    alignment::Alignment,
    calibration::Calibration,
    gold::{self, GoldText},
    gold_xml,
    judgement::Judgement,
    mentions, offices, statements,
};

pub struct Part {
    pub name: &'static str,
    /// How many sound texts there are.
    pub texts: usize,
    pub judgements: Vec<Judgement>,
    pub calibration: Calibration,
    /// Texts that cannot be read or refer to what is not there; they are not judged.
    pub errors: Vec<String>,
}

impl Part {
    /// Annotates and judges the texts of a folder. One that is not there has none.
    pub fn read(folder: &Path, name: &'static str, annotator: &Annotator) -> Self {
        let mut part = Self {
            name,
            texts: 0,
            judgements: Vec::new(),
            calibration: Calibration::default(),
            errors: Vec::new(),
        };
        let mut across = Across::default();
        for text in documents(folder, name) {
            match text {
                Ok(text) => part.judge(&text, annotator, &mut across),
                Err(errors) => part.errors.extend(errors),
            }
        }
        part.judgements.extend(across.judge());
        part
    }

    fn judge(&mut self, gold: &GoldText, annotator: &Annotator, across: &mut Across) {
        let blocks: Vec<&str> = gold.blocks.iter().map(String::as_str).collect();
        let found = annotator.annotate(Text {
            headline: &gold.headline,
            blocks: &blocks,
        });
        let alignment = Alignment::of(gold, &found);
        self.judgements.extend(mentions::judge(&alignment));
        self.judgements.extend(offices::judge(&alignment));
        self.judgements.extend(statements::judge(&alignment));
        self.calibration.add(&alignment);
        across.add(&alignment);
        self.texts += 1;
    }
}

/// The folder's texts by name, or what is wrong with them.
fn documents(folder: &Path, name: &str) -> Vec<Result<GoldText, Vec<String>>> {
    let known = gold::known_to(Authority::built_in());
    let entries = match fs::read_dir(folder.join(name)) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Vec::new(),
        entries => entries.expect("a folder of gold texts can be listed"),
    };
    let paths = entries.map(|entry| entry.expect("a folder of gold texts can be listed").path());
    let mut paths: Vec<_> = paths
        .filter(|path| path.extension().is_some_and(|extension| extension == "xml"))
        .collect();
    paths.sort();
    let document = |path: &std::path::PathBuf| {
        let file = format!(
            "{name}/{}",
            path.file_name().unwrap_or_default().to_string_lossy()
        );
        let xml = fs::read_to_string(path).map_err(|error| vec![format!("{file}: {error}")])?;
        let text = gold_xml::parse(&file, &xml).map_err(|error| vec![error])?;
        let wrong = text.wrong_references(&known);
        if wrong.is_empty() { Ok(text) } else { Err(wrong) }
    };
    paths.iter().map(document).collect()
}
