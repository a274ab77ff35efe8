//! Which language a text is in, as far as the rules need to know.

use super::{block::Block, lexicon::Classes};

/// Shorter texts are taken for English: headlines have few small words.
const SHORTEST_JUDGED: usize = 20;

/// English, or too short to say: at least every tenth word is one of the commonest English ones.
pub(super) fn is_english(blocks: &[Block]) -> bool {
    let (mut words, mut english) = (0, 0);
    for token in blocks
        .iter()
        .flat_map(|block| &block.tokens.list)
        .filter(|token| token.is_word())
        .take(5_000)
    {
        words += 1;
        english += usize::from(token.is(Classes::ENGLISH));
    }
    words <= SHORTEST_JUDGED || english * 10 >= words
}
