use mediawire_domain::article::PubStatus;

use crate::item::Tombstone;

impl Tombstone {
    /// What stands in the headline's place in formats that can only replace an entry and not remove it.
    pub(super) fn notice(&self) -> &'static str {
        match self.pub_status {
            PubStatus::Canceled => "Killed: do not publish, and remove what is published",
            PubStatus::Withheld | PubStatus::Usable => "Withheld: do not publish until it is released",
        }
    }

    /// What stands in the text's place.
    pub(super) fn text(&self) -> &str {
        if self.reason.trim().is_empty() {
            self.notice()
        } else {
            &self.reason
        }
    }
}
