//! `fte auth SERVICE revoke`

use std::fmt;

use clap::Args;
use serde::Serialize;

use crate::app::App;
use crate::auth::Service;
use crate::base::{Result, text};

/// End the sign-in: forget what is stored, and take Google's token back
///
/// It is forgotten here also where Google can't be reached; then a warning says so.
#[derive(Args, Debug)]
pub(crate) struct RevokeArgs {}

#[derive(Serialize)]
struct Ended {
    service: &'static str,
    revoked: bool,
    warnings: Vec<String>,
}

impl RevokeArgs {
    #[expect(clippy::unused_self, reason = "every command is run alike")]
    pub(crate) fn run(&self, app: &App, service: Service) -> Result<()> {
        let revoked = app.keys()?.revoke(app.gmail()?, service)?;
        for warning in &revoked.warnings {
            app.out.warn(text::shown_line(warning));
        }
        app.out.report(&Ended {
            service: service.name(),
            revoked: revoked.at_server,
            warnings: revoked.warnings,
        })
    }
}

impl fmt::Display for Ended {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let taken = if self.revoked { ", and taken back at the server" } else { "" };
        write!(f, "{}: forgotten here{taken}", self.service)
    }
}
