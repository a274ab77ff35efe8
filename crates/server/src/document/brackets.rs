use super::{MOST_LEVELS, Refusal};

/// Selection sets nest this deep at most, and arguments with lists and objects in them nest within those.
const DEEPEST: usize = 2 * MOST_LEVELS;

/// Refuses text whose brackets nest too deep. The parser descends once for each and would overflow its stack.
pub(super) fn check(text: &str) -> Result<(), Refusal> {
    let mut rest = text.as_bytes();
    let mut depth = 0_usize;
    while let Some(&byte) = rest.first() {
        match byte {
            b'{' | b'[' | b'(' => depth += 1,
            b'}' | b']' | b')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        Refusal::unless_within("levels of brackets", depth as u64, DEEPEST as u64)?;
        rest = &rest[token_length(rest)?..];
    }
    Ok(())
}

/// How many bytes the string, the comment or the single byte at the start of `rest` takes.
fn token_length(rest: &[u8]) -> Result<usize, Refusal> {
    match rest {
        [b'"', b'"', b'"', block @ ..] => block_end(block).map(|end| 3 + end),
        [b'"', string @ ..] => Ok(1 + string_end(string)),
        [b'#', ..] => Ok(rest
            .iter()
            .position(|byte| matches!(byte, b'\n' | b'\r'))
            .unwrap_or(rest.len())),
        _ => Ok(1),
    }
}

fn block_end(block: &[u8]) -> Result<usize, Refusal> {
    let mut at = 0;
    while at < block.len() {
        match &block[at..] {
            [b'"', b'"', b'"', ..] => return Ok(at + 3),
            [b'\\', b'"', b'"', b'"', ..] => at += 4,
            _ => at += 1,
        }
    }
    // The parser would read it as an empty string and go on, so what follows could not be skipped here.
    Err(Refusal::Unterminated)
}

fn string_end(string: &[u8]) -> usize {
    let mut at = 0;
    while at < string.len() {
        match string[at] {
            b'"' => return at + 1,
            b'\n' | b'\r' => return at,
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
    string.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_in_strings_and_comments_do_not_count() {
        let brackets = "[".repeat(1_000);
        for text in [
            format!("{{ a(b: \"{brackets}\\\"{brackets}\") }}"),
            format!("{{ a(b: \"\"\"{brackets}\\\"\"\" \" {brackets}\"\"\") }}"),
            format!("# {brackets}\n{{ a }}"),
        ] {
            assert!(check(&text).is_ok(), "{text}");
        }
    }

    #[test]
    fn brackets_after_a_string_or_a_comment_count() {
        let brackets = "[".repeat(1_000);
        for before in ["\"\"", "\"\\\\\"", "\"\"\"\"\"\"", "# [\n", "# [\r", "\"broken\n"] {
            let text = format!("{before} {brackets}");
            assert!(
                matches!(check(&text), Err(Refusal::TooComplex { .. })),
                "{before}"
            );
        }
    }

    #[test]
    fn block_string_without_an_end_is_refused() {
        assert!(matches!(
            check("{ a(b: [\"\"\"c\" [[["),
            Err(Refusal::Unterminated)
        ));
    }
}
