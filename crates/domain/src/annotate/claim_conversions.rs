//! One treaty becomes another: "scrapped B in favour of A", "B was renegotiated into A".

use super::{
    block::Block,
    claim_lists::distinct,
    claim_sides::{Clause, Sides},
};

/// "in favour of" and "into" stand no farther from the verb.
const FARTHEST_JOINT: usize = 14;

/// Where the words that bring in the newer treaty begin and end, after a verb that gives up the older one.
pub(super) fn joint_after(text: &Block, verb: usize) -> Option<std::ops::Range<usize>> {
    const GIVEN_UP: &[&str] = &[
        "scrap",
        "scraps",
        "scrapped",
        "scrapping",
        "abandon",
        "abandons",
        "abandoned",
        "abandoning",
        "drop",
        "dropped",
        "dropping",
        "ditch",
        "ditched",
        "ditching",
        "discard",
        "discarded",
        "discarding",
        "jettisoned",
        "abolished",
        "terminated",
        "retired",
        "cancelled",
        "canceled",
        "annulled",
        "rescinded",
    ];
    const REMADE: &[&str] = &[
        "renegotiate",
        "renegotiated",
        "renegotiating",
        "transformed",
        "reworked",
        "recast",
        "remade",
        "converted",
        "turned",
        "renegotiates",
    ];
    // "In" and "add" are asked about in every text.
    if text.word(verb).len() < 4 {
        return None;
    }
    let (given_up, remade) = (text.is_one_of(verb, GIVEN_UP), text.is_one_of(verb, REMADE));
    if !given_up && !remade {
        return None;
    }
    let favour = |at: usize| {
        let favour = text.is_one_of(at + 1, &["favour", "favor"]) && text.is_word(at + 2, "of");
        (given_up && favour && text.is_word(at, "in")).then_some(at..at + 3)
    };
    let into = |at: usize| (remade && text.is_one_of(at, &["into", "as"])).then_some(at..at + 1);
    (verb + 1..verb + FARTHEST_JOINT)
        .take_while(|at| *at < text.sentence_at(verb).end && !text.is_mark(*at, ';'))
        .find_map(|at| favour(at).or_else(|| into(at)))
}

impl Clause<'_, '_> {
    /// "B was scrapped in favour of A", "scrapped B in favour of A", "scrapped it in favour of A".
    pub(super) fn converted(&self) -> Option<Sides> {
        let text = self.text();
        let verb = self.trigger.tokens.start;
        let joint = joint_after(text, verb)?;
        let newer = self.right_after(joint.end)?.member;
        let between = self
            .after()
            .iter()
            .filter(|finding| finding.tokens.start < joint.start);
        if between.count() > 0 {
            let mut objects = self.objects(self.trigger.tokens.end)?;
            objects.retain(|object| *object != newer);
            return (!objects.is_empty()).then_some((newer, objects));
        }
        let object = if text.is_word(verb + 1, "it") {
            self.object_it(newer)?
        } else {
            let passive = self.is_passive() || joint.start == verb + 1;
            self.subject().filter(|_| passive)?
        };
        Some((newer, distinct([object].into_iter())))
    }
}
