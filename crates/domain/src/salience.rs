//! How much an article is about an entity.

use crate::text_enum::text_enum;

text_enum! {
    /// How much an article is about an entity.
    Salience {
        /// One of the few that the article is about.
        About = "ABOUT",
        /// Plays a part in it.
        Major = "MAJOR",
        /// Is named in passing.
        Mention = "MENTION",
    }
}
