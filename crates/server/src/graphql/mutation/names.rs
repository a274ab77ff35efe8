//! Names and other short texts that editors give.

use super::{UserError, UserErrorCode};

/// How many characters a name, or an office, has at most.
const MAX_NAME: usize = 200;

/// A name with single spaces between its words: 1 to 200 characters, none of them a control character.
pub(super) fn name(field: &str, text: &str) -> Result<String, UserError> {
    let name = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let length = name.chars().count();
    if !(1..=MAX_NAME).contains(&length) {
        let message = format!("`{field}` has 1 to {MAX_NAME} characters, and this one has {length}");
        return Err(UserError::new(UserErrorCode::BadLength, field, message));
    }
    if name.chars().any(char::is_control) {
        let message = format!("`{field}` holds a control character");
        return Err(UserError::new(UserErrorCode::BadName, field, message));
    }
    Ok(name)
}

/// Several of them.
pub(super) fn names(field: &str, texts: &[String], most: usize) -> Result<Vec<String>, UserError> {
    at_most(field, texts.len(), most)?;
    texts.iter().map(|text| name(field, text)).collect()
}

/// Checks how many things a list has.
pub(super) fn at_most(field: &str, number: usize, most: usize) -> Result<(), UserError> {
    if number > most {
        let message = format!("`{field}` takes at most {most}, and has {number}");
        return Err(UserError::new(UserErrorCode::BadLength, field, message));
    }
    Ok(())
}
