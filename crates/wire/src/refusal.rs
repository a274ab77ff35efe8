//! Why an input or one item of it is not taken in.

/// Why an input or one item of it is not taken in, in one line.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Refusal {
    /// Nothing but white space.
    #[error("empty: there is no text in it")]
    Empty,
    /// Not text at all.
    #[error("binary data: byte 0x{byte:02X} at offset {offset}")]
    Binary {
        /// The first byte that no text holds.
        byte: u8,
        /// Where it is, in bytes.
        offset: usize,
    },
    /// Text with U+0000 in it, which no text holds.
    #[error("binary data: U+0000 in `{field}`")]
    NullCharacter {
        /// The field that has it first.
        field: String,
    },
    /// Text in another encoding that is known for certain.
    #[error("UTF-16 text; convert it to UTF-8")]
    Utf16,
    /// Text in another encoding, most often Latin-1.
    #[error("not UTF-8: byte 0x{byte:02X} at offset {offset} (Latin-1?); convert it to UTF-8")]
    NotUtf8 {
        /// The first byte that is not UTF-8.
        byte: u8,
        /// Where it is, in bytes.
        offset: usize,
    },
    /// The input ends inside a character.
    #[error("cut in the middle of a character at offset {offset}")]
    Truncated {
        /// Where that character begins, in bytes.
        offset: usize,
    },
    /// More than is read.
    #[error("too large: it has more than {limit} bytes")]
    TooLarge {
        /// The most bytes that are read.
        limit: usize,
    },
    /// Nothing that a format of ours begins with.
    #[error("no format that is known: {0}")]
    UnknownFormat(String),
    /// Not what its format's standard allows, so that nothing in it can be told for certain.
    #[error("not well-formed {format}: {reason}")]
    Malformed {
        /// The format's name.
        format: &'static str,
        /// What is wrong, and where.
        reason: String,
    },
    /// Made to cost its reader more than it holds, or to make it read something else.
    #[error("not safe to read: {0}")]
    Unsafe(String),
    /// A value that its format does not allow.
    #[error("{name}: `{value}` {why}")]
    BadValue {
        /// The format's name for it.
        name: &'static str,
        /// As received.
        value: String,
        /// What is wrong with it: the rest of the sentence.
        why: String,
    },
    /// A story without its headline.
    #[error("no headline: {0}")]
    NoHeadline(&'static str),
    /// A story without its text.
    #[error("no body: {0}")]
    NoBody(&'static str),
    /// A listed post is placed by its time.
    #[error("no time under the excerpt")]
    NoTime,
    /// A stated time that makes no instant.
    #[error("`{words}` {why}")]
    BadTime {
        /// As printed.
        words: String,
        /// What is wrong with them: the rest of the sentence.
        why: String,
    },
}

impl Refusal {
    /// A word for programs; it stays as it is when the message is reworded.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty => "EMPTY",
            Self::Binary { .. } | Self::NullCharacter { .. } => "BINARY",
            Self::Utf16 | Self::NotUtf8 { .. } => "NOT_UTF8",
            Self::Truncated { .. } => "TRUNCATED",
            Self::TooLarge { .. } => "TOO_LARGE",
            Self::UnknownFormat(_) => "UNKNOWN_FORMAT",
            Self::Malformed { .. } => "MALFORMED",
            Self::Unsafe(_) => "UNSAFE",
            Self::BadValue { .. } => "BAD_VALUE",
            Self::NoHeadline(_) => "NO_HEADLINE",
            Self::NoBody(_) => "NO_BODY",
            Self::NoTime => "NO_TIME",
            Self::BadTime { .. } => "BAD_TIME",
        }
    }

    pub(crate) fn bad_time(words: &str, why: impl Into<String>) -> Self {
        Self::BadTime {
            words: words.to_owned(),
            why: why.into(),
        }
    }
}
