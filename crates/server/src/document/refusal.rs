use async_graphql::{Pos, parser};

/// Why a document is refused before it is validated.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// It is longer than is read.
    #[error("the document has {bytes} bytes, and the limit is {limit}")]
    TooLarge {
        /// Its length.
        bytes: usize,
        /// The most that is read.
        limit: usize,
    },
    /// It amounts to more than is executed.
    #[error("the document has {count} {what}, and the limit is {limit}")]
    TooComplex {
        /// What there is too much of.
        what: &'static str,
        /// How many were counted.
        count: u64,
        /// The most that is accepted.
        limit: u64,
    },
    /// A fragment spreads itself.
    #[error("fragment `{0}` spreads itself, directly or through another fragment")]
    FragmentCycle(String),
    /// It is not GraphQL.
    #[error("{0}")]
    Syntax(#[from] parser::Error),
    /// A block string runs to the end of the text.
    #[error("a block string has no end")]
    Unterminated,
    /// No operation has the name that was asked for.
    #[error("the document has no operation named `{0}`")]
    UnknownOperation(String),
    /// It holds several operations and none was chosen.
    #[error("the document has several operations; choose one with `operationName`")]
    OperationNotChosen,
    /// A subscription was sent where only queries and mutations are answered.
    #[error("subscriptions are not answered here")]
    Subscription,
    /// A variable that needs a value has none.
    #[error("variable `${name}` of type `{of_type}` needs a value")]
    MissingVariable {
        /// The variable.
        name: String,
        /// Its type as it was declared.
        of_type: String,
    },
}

impl Refusal {
    /// The stable code that clients branch on.
    pub fn code(&self) -> &'static str {
        match self {
            Self::TooLarge { .. } => "DOCUMENT_TOO_LARGE",
            Self::TooComplex { .. } => "DOCUMENT_TOO_COMPLEX",
            Self::Syntax(parser::Error::RecursionLimitExceeded) => "DOCUMENT_TOO_COMPLEX",
            Self::Syntax(_) | Self::Unterminated => "GRAPHQL_PARSE_FAILED",
            Self::FragmentCycle(_) => "GRAPHQL_VALIDATION_FAILED",
            Self::UnknownOperation(_) | Self::OperationNotChosen => "OPERATION_NOT_FOUND",
            Self::Subscription => "SUBSCRIPTION_NOT_SUPPORTED",
            Self::MissingVariable { .. } => "BAD_USER_INPUT",
        }
    }

    /// The places in the text that it is about.
    pub fn locations(&self) -> Vec<Pos> {
        match self {
            Self::Syntax(error) => error.positions().collect(),
            _ => Vec::new(),
        }
    }

    pub(super) fn unless_within(what: &'static str, count: u64, limit: u64) -> Result<(), Self> {
        match count > limit {
            true => Err(Self::TooComplex { what, count, limit }),
            false => Ok(()),
        }
    }
}
