use std::{ffi::OsStr, marker::PhantomData, str::FromStr};

use clap::{Arg, Command, Error, builder::TypedValueParser, error::ErrorKind};

/// Parses a value that an error must not repeat, since standard error ends up in logs.
pub(super) fn hidden_value<T>() -> HiddenValue<T> {
    HiddenValue(PhantomData)
}

#[derive(Clone)]
pub(super) struct HiddenValue<T>(PhantomData<T>);

impl<T> TypedValueParser for HiddenValue<T>
where
    T: FromStr<Err = String> + Clone + Send + Sync + 'static,
{
    type Value = T;

    fn parse_ref(&self, command: &Command, argument: Option<&Arg>, value: &OsStr) -> Result<T, Error> {
        let text = value.to_str().ok_or("it is not UTF-8".to_owned());
        text.and_then(|text| text.parse::<T>()).map_err(|reason| {
            let name = argument.and_then(Arg::get_long).unwrap_or_default();
            let message = format!("invalid value for '--{name}': {reason}\n");
            Error::raw(ErrorKind::ValueValidation, message).with_cmd(command)
        })
    }
}
