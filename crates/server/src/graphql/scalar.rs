//! Scalars of our own.

use async_graphql::{InputValueError, InputValueResult, Scalar, ScalarType, Value};
use mediawire_domain::timestamp::Timestamp;

pub(crate) struct DateTime(pub(crate) Timestamp);

/// An instant in UTC as RFC 3339 writes it, with up to six decimals: `2024-06-18T05:30:00Z`. As input any offset is
/// taken.
#[Scalar(specified_by_url = "https://www.rfc-editor.org/rfc/rfc3339")]
impl ScalarType for DateTime {
    fn parse(value: Value) -> InputValueResult<Self> {
        match value {
            Value::String(text) => Ok(Self(text.parse().map_err(InputValueError::custom)?)),
            other => Err(InputValueError::expected_type(other)),
        }
    }

    fn to_value(&self) -> Value {
        Value::String(self.0.to_string())
    }
}
