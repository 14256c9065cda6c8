//! Gmail's API: one call with its errors, what is read with it, and its quota.

pub(crate) mod api;

use serde::de::{Deserialize as _, DeserializeOwned, Deserializer};

/// What Google leaves out, or gives as `null`, is empty.
fn lenient<'de, D: Deserializer<'de>, T: DeserializeOwned + Default>(
    from: D,
) -> Result<T, D::Error> {
    Ok(Option::<T>::deserialize(from)?.unwrap_or_default())
}

/// The bytes of base64url, with padding or without; `None` where it is something else.
pub(crate) fn decoded(text: &str) -> Option<Vec<u8>> {
    let text = text.trim_end_matches('=');
    data_encoding::BASE64URL_NOPAD.decode(text.as_bytes()).ok()
}
