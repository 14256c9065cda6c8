//! Which Odoo answers at an address, and how it is spoken to.

use super::datum::Datum;
use super::error::OdooError;
use super::{Site, jsonrpc};
use crate::base::text::{cut, shown_line};
use crate::net::http::Request;
use crate::net::{Http, media_type};

/// The first that has `/json/2`.
const JSON2: u64 = 19;

/// What a server says that it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Version {
    /// `19.0`
    pub(crate) text: String,
    pub(crate) major: u64,
}

impl Version {
    pub(crate) fn has_json2(&self) -> bool {
        self.major >= JSON2
    }

    /// Asks without signing in.
    ///
    /// Source: seen on 19.0; what is older has no such page and is asked over `/jsonrpc`.
    pub(crate) fn ask(http: &dyn Http, site: &Site) -> Result<Version, OdooError> {
        let request = Request::get(format!("{}/web/version", site.url))
            .body(Vec::new())
            .map_err(|error| OdooError::Data(error.to_string()))?;
        let answer = http.send(request)?;
        let is_json = answer.status().is_success() && media_type(&answer) == "application/json";
        let said = is_json.then(|| Datum::parse(answer.body()).ok()).flatten();
        if let Some(version) = said.and_then(|said| read(&said, "version_info", "version")) {
            return Ok(version);
        }
        let elsewhere = || {
            OdooError::Answer(format!(
                "`{}` is no Odoo's address (`odoo.url`)",
                shown_line(&site.url)
            ))
        };
        match jsonrpc::version(http, site) {
            Ok(said) => read(&said, "server_version_info", "server_version").ok_or_else(elsewhere),
            Err(OdooError::Answer(_) | OdooError::Database | OdooError::Unknown(_)) => {
                Err(elsewhere())
            }
            Err(error) => Err(error),
        }
    }
}

/// `[19, 0, 0, "final", 0, ""]`; between two releases the first is a text, `saas~18`.
fn read(said: &Datum, info: &str, text: &str) -> Option<Version> {
    let major = match said.get(info)?.items().first()? {
        Datum::Text(text) => {
            let digits: String = text.chars().filter(char::is_ascii_digit).collect();
            digits.parse().ok()?
        }
        number => number.id()?,
    };
    let text = said.get(text).and_then(Datum::text).unwrap_or_default();
    Some(Version { text: cut(&shown_line(text), 40), major })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_read_as_each_server_says_it() {
        let of = |json: &str| {
            let said = Datum::parse(json.as_bytes()).unwrap();
            read(&said, "i", "v").map(|version| (version.major, version.has_json2()))
        };
        assert_eq!(of(r#"{"i":[19,0,0,"final",0,""],"v":"19.0"}"#), Some((19, true)));
        assert_eq!(of(r#"{"i":["saas~18",2,0,"final",0,""],"v":"saas~18.2"}"#), Some((18, false)));
        assert_eq!(of(r#"{"i":[],"v":"19.0"}"#), None);
        assert_eq!(of(r#"{"i":[1.5]}"#), None);
    }
}
