//! Several older treaties in one word: "replaces both", "the two earlier accords", "them".

use super::{
    claim_antecedent::sentence_before,
    claim_lists::{distinct, treaties_in},
    claim_sides::Clause,
    lexicon::Classes,
};

/// The treaties of a group stand no farther back, in sentences.
const FARTHEST_GROUP: usize = 3;

impl Clause<'_, '_> {
    /// As many treaties as the words after the verb say, from the sentences before; nothing where that is not clear.
    pub(super) fn group(&self, from: usize, subject: usize) -> Option<Vec<usize>> {
        let size = self.size_of_group(from)?;
        let own = self.before().iter().map(|finding| finding.member);
        let mut found = distinct(own.filter(|member| *member != subject));
        let mut place = (self.block, self.sentence.clone());
        for _ in 0..FARTHEST_GROUP {
            if found.len() >= size.unwrap_or(2) {
                break;
            }
            place = sentence_before(self.reading, place.0, &place.1)?;
            let earlier = treaties_in(self.reading, place.0, &place.1);
            let members = earlier.iter().map(|finding| finding.member).chain(found);
            found = distinct(members.filter(|member| *member != subject));
        }
        let whole = size.map_or(found.len() > 1, |size| found.len() == size);
        whole.then_some(found)
    }

    /// How many are meant, where the words name none of them; "them" may be any number.
    fn size_of_group(&self, from: usize) -> Option<Option<usize>> {
        let text = self.text();
        let at = from + usize::from(text.is_word(from, "the"));
        let ends = |end: usize| {
            text.get(end).is_none_or(|token| !token.is_word()) || text.is(end, Classes::FUNCTION)
        };
        let number = match text.word(at).to_ascii_lowercase().as_str() {
            "both" | "two" => 2,
            "all" if text.is_word(at + 1, "three") => 3,
            "three" => 3,
            "them" if text.is_one_of(at + 1, &["both", "all"]) || ends(at + 1) => {
                return Some(text.is_word(at + 1, "both").then_some(2));
            }
            _ => return None,
        };
        let word = at + 1 + usize::from(text.is_word(at, "all"));
        let bare = (ends(word) && at == from)
            || (text.is_word(word, "of") && text.is_one_of(word + 1, &["them", "these"]));
        let noun = (word..word + 4).find(|noun| text.is(*noun, Classes::TREATIES) && !text.is_capital(*noun));
        let named = noun.is_some_and(|noun| {
            let plain = (word..noun).all(|at| text.owner(at).is_none() && !text.is(at, Classes::FUNCTION));
            plain && ends(noun + 1) && !text.is_one_of(noun + 1, &["of", "on", "with", "between"])
        });
        (bare || named).then_some(Some(number))
    }
}
