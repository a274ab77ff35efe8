//! Which language a text is in.

use whatlang::Lang;

use super::{Text, block::Block, lexicon::Classes};

/// Shorter texts are taken for English: headlines have few small words.
const SHORTEST_JUDGED: usize = 20;

/// English, or too short to say: at least every tenth word is one of the commonest English ones.
pub(super) fn is_english(blocks: &[Block]) -> bool {
    let (mut words, mut english) = (0, 0);
    for token in blocks
        .iter()
        .flat_map(|block| block.tokens.list)
        .filter(|token| token.is_word())
        .take(5_000)
    {
        words += 1;
        english += usize::from(token.is(Classes::ENGLISH));
    }
    words <= SHORTEST_JUDGED || english * 10 >= words
}

/// English.
pub const ENGLISH: &str = "en";
/// What BCP 47 calls a language that cannot be told.
pub const UNDETERMINED: &str = "und";

/// So much of a text tells its language.
const ENOUGH: usize = 2_000;

/// The language of a text that is not in English, as BCP 47 writes it.
pub(super) fn foreign(text: Text<'_>) -> &'static str {
    let mut beginning = text.headline.to_owned();
    for block in text.blocks {
        if beginning.len() >= ENOUGH {
            break;
        }
        beginning.push(' ');
        beginning.push_str(&block[..block.floor_char_boundary(ENOUGH)]);
    }
    match whatlang::detect(&beginning) {
        Some(found) if found.is_reliable() => tag(found.lang()),
        _ => UNDETERMINED,
    }
}

/// The shortest code of a language (ISO 639-1, else 639-3).
fn tag(language: Lang) -> &'static str {
    const SHORT: &str = "afr af aka ak amh am ara ar aze az bel be ben bn bul bg cat ca ces cs cmn zh cym cy dan da deu de ell \
                         el epo eo est et fin fi fra fr guj gu heb he hin hi hrv hr hun hu hye hy ind id ita it jav jv jpn \
                         ja kan kn kat ka khm km kor ko lat la lav lv lit lt mal ml mar mr mkd mk mya my nep ne nld nl nob \
                         nb ori or pan pa pes fa pol pl por pt ron ro rus ru sin si slk sk slv sl sna sn spa es srp sr swe \
                         sv tam ta tel te tgl tl tha th tuk tk tur tr ukr uk urd ur uzb uz vie vi yid yi zul zu";
    let code = language.code();
    let mut words = SHORT.split_ascii_whitespace();
    while let (Some(long), Some(short)) = (words.next(), words.next()) {
        if long == code {
            return short;
        }
    }
    if language == Lang::Eng { ENGLISH } else { code }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_its_shortest_code() {
        for language in Lang::all() {
            let tag = tag(*language);
            assert!(tag.len() == 2, "{} is {tag}", language.code());
        }
    }
}
