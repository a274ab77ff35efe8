//! People, organisations, treaties and places.

use crate::text_enum::text_enum;

text_enum! {
    /// What an entity is.
    EntityKind {
        /// A human being.
        Person = "PERSON",
        /// A body that acts under a name: ministry, company, party, armed group, newspaper.
        Organisation = "ORGANISATION",
        /// A treaty, agreement, accord, declaration, convention, pact or protocol.
        Treaty = "TREATY",
        /// A state, region, city, sea or other place.
        Place = "PLACE",
    }
}
