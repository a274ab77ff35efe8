//! What articles say about treaties.

use crate::text_enum::text_enum;

text_enum! {
    /// What a claim says its subject does to its object.
    ClaimPredicate {
        /// The subject replaces the object.
        Supersedes = "SUPERSEDES",
        /// The subject changes the object, which stays in force.
        Amends = "AMENDS",
    }
}

text_enum! {
    /// How firmly a claim is made.
    Modality {
        /// It may, should or is meant to happen.
        Proposed = "PROPOSED",
        /// It happens if something else does.
        Conditional = "CONDITIONAL",
        /// Somebody is reported to say that it happens or will happen.
        Reported = "REPORTED",
        /// The article states it, in its own voice, as having happened.
        Confirmed = "CONFIRMED",
    }
}
