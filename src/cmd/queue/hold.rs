//! `fte queue hold`

use std::fmt;

use clap::Args;
use serde::Serialize;

use crate::app::App;
use crate::base::Result;
use crate::cmd::approve::person;
use crate::model::Id;
use crate::work::queue;

/// Hold approved requests back until `fte queue retry`
///
/// Takes effect at once, unless the request was begun already. Moving its note back takes the yes back.
#[derive(Args, Debug)]
pub(crate) struct HoldArgs {
    /// The requests: ids, the start of them, or their notes
    #[arg(value_name = "ID", required = true)]
    ids: Vec<String>,
}

#[derive(Serialize)]
struct Held {
    held: Vec<Id>,
}

impl HoldArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        let gate = super::gate(app)?;
        let mut held = Vec::new();
        for typed in &self.ids {
            let request = crate::cmd::request(app, typed)?;
            queue::hold(&gate, &request, &person())?;
            held.push(request.id);
        }
        app.out.report(&Held { held })
    }
}

impl fmt::Display for Held {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ids: Vec<_> = self.held.iter().map(ToString::to_string).collect();
        write!(f, "held back: {}; `fte queue retry` lets it go", ids.join(", "))
    }
}
