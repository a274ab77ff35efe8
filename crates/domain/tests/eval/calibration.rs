//! Whether the annotator is as often right as its confidence says.

use super::{
    alignment::{Alignment, PUBLISHED},
    judgement::percent,
};

/// Lower ends of the bands, in tenths. The last one takes 1.0 too.
pub const BANDS: [u8; 5] = [5, 6, 7, 8, 9];

/// The confidence of each mention, and whether its span, type and entity are right.
#[derive(Default)]
pub struct Calibration(Vec<(f64, bool)>);

impl Calibration {
    pub fn add(&mut self, alignment: &Alignment) {
        for (mention, of) in alignment.found.mentions.iter().zip(&alignment.gold_of) {
            let right = of.is_some_and(|gold| {
                let reference = &alignment.gold.mentions[gold].entity;
                alignment.stands_for(mention.entity, reference)
            });
            self.0.push((mention.confidence, right));
        }
    }

    /// How many mentions a band has, and the share that is right in per cent.
    pub fn band(&self, tenths: u8) -> (usize, Option<f64>) {
        self.share(|confidence| ((confidence * 10.0 + 1e-9).floor() as u8).min(9) == tenths)
    }

    /// Of what is published.
    pub fn published(&self) -> (usize, Option<f64>) {
        self.share(|confidence| confidence >= PUBLISHED)
    }

    /// Of what is only suggested.
    pub fn below(&self) -> (usize, Option<f64>) {
        self.share(|confidence| confidence < PUBLISHED)
    }

    fn share(&self, belongs: impl Fn(f64) -> bool) -> (usize, Option<f64>) {
        let members = || self.0.iter().filter(|(confidence, _)| belongs(*confidence));
        let count = members().count();
        (
            count,
            percent(members().filter(|(_, right)| *right).count(), count),
        )
    }
}

#[test]
fn a_band_begins_at_its_tenth() {
    let calibration = Calibration(vec![(0.8, true), (0.7, false), (0.79, true), (1.0, true)]);
    assert_eq!(calibration.band(8), (1, Some(100.0)));
    assert_eq!(calibration.band(7), (2, Some(50.0)));
    assert_eq!(calibration.band(9), (1, Some(100.0)));
    assert_eq!((calibration.published().0, calibration.below().0), (2, 2));
}
