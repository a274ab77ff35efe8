//! What a DOCTYPE may say.

use crate::Refusal;

/// Refuses a DOCTYPE that declares entities. A parameter entity that stands for the W3C's names of characters is fine,
/// for those names are known without it; it is not read.
pub(super) fn check(doctype: &str) -> Result<(), Refusal> {
    let declarations = doctype.match_indices("<!ENTITY").map(|(at, _)| &doctype[at..]);
    for declaration in declarations {
        let declaration = declaration.split('>').next().unwrap_or_default();
        if !is_set_of_names(declaration) {
            let name = declaration["<!ENTITY".len()..].trim_start();
            let name: String = name
                .chars()
                .take_while(|letter| !letter.is_whitespace())
                .collect();
            return Err(Refusal::Unsafe(format!(
                "its DOCTYPE declares the entity `{name}`"
            )));
        }
    }
    Ok(())
}

fn is_set_of_names(declaration: &str) -> bool {
    let declaration = declaration["<!ENTITY".len()..].trim_start();
    declaration.starts_with('%') && declaration.contains("PUBLIC") && declaration.contains("//W3C//")
}
