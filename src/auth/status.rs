//! How each sign-in is: where it comes from, how old it is, what it may do, and when it ends.

use chrono::TimeDelta;
use serde::Serialize;

use super::{KeyError, Keys, Service, google, service};
use crate::auth::store::Store;
use crate::base::{Result, Time};
use crate::net::Http;
use crate::state::State;

/// After how long Google ends the sign-in of an app whose publishing status is Testing.
const TESTING: TimeDelta = TimeDelta::days(7);

/// Where a secret comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Source {
    Environment,
    EnvFile,
    Keyring,
    File,
    Command,
    None,
}

/// One service's sign-in, without a secret.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Standing {
    pub(crate) service: &'static str,
    pub(crate) source: Source,
    /// Where it goes to by the settings.
    pub(crate) server: Option<String>,
    pub(crate) user: Option<String>,
    pub(crate) stored: Option<Time>,
    pub(crate) age_days: Option<i64>,
    pub(crate) scopes: Vec<String>,
    /// What the settings ask for and was not granted.
    pub(crate) missing: Vec<String>,
    pub(crate) ends: Option<Time>,
    /// When it may end: Google does not say whether an app is in testing.
    pub(crate) may_end: Option<Time>,
    /// Whether the settings need it.
    pub(crate) needed: bool,
    /// Why it is of no use; `None` where it is.
    pub(crate) problem: Option<String>,
}

/// A credential as health looks at it: what was stored, when, and when it ends by itself.
#[derive(Clone, Debug)]
pub(crate) struct Credential {
    pub(crate) service: &'static str,
    pub(crate) stored: Time,
    pub(crate) expires: Option<Time>,
    /// Why it has ended already.
    pub(crate) ended: Option<String>,
}

impl Keys<'_> {
    /// How a service's sign-in is. What is stored is looked at: a keyring may ask to be unlocked.
    ///
    /// With `http` it is fetched as work would: what a program prints, and a token that has not ended.
    pub(crate) fn standing(&self, service: Service, http: Option<&dyn Http>) -> Standing {
        let mut standing = Standing {
            service: service.name(),
            source: Source::None,
            server: service.servers(self.config).and_then(|servers| servers.into_iter().next()),
            user: service.user(self.config),
            stored: None,
            age_days: None,
            scopes: Vec::new(),
            missing: Vec::new(),
            ends: None,
            may_end: None,
            needed: service.is_needed(self.config),
            problem: None,
        };
        let fetched = || http.map_or(Ok(()), |http| self.fetch(service, http));
        if let Err(error) = self.look(service, &mut standing).and_then(|()| fetched()) {
            standing.problem = Some(error.to_string());
        }
        standing
    }

    fn fetch(&self, service: Service, http: &dyn Http) -> Result<(), KeyError> {
        if service == Service::Gmail {
            return self.token(http).map(drop);
        }
        let servers = service.servers(self.config).unwrap_or_default();
        let server = servers.first().ok_or(KeyError::Missing { service: service.name() })?;
        self.password(service.name(), server).map(drop)
    }

    fn look(&self, service: Service, standing: &mut Standing) -> Result<(), KeyError> {
        if let Some(found) = self.surrounding(service.variable())? {
            standing.source = if found.is_file { Source::EnvFile } else { Source::Environment };
            return self.look_at_given(service);
        }
        let missing = || KeyError::Missing { service: service.name() };
        let known = self.known(service)?.ok_or_else(missing)?;
        let now = self.clock.now();
        standing.source = match known.store {
            _ if known.is_command => Source::Command,
            Store::Keyring => Source::Keyring,
            Store::File => Source::File,
        };
        standing.stored = Some(known.stored);
        standing.age_days = Some((now - known.stored).num_days());
        standing.user = known.user.or_else(|| standing.user.take());
        standing.scopes = known.scopes;
        standing.ends = known.ends;
        if service == Service::Gmail {
            let asked = google::scopes_of(&self.config.text("gmail.access"));
            standing.missing = google::missing(&asked, &standing.scopes);
            let testing = known.stored + TESTING;
            standing.may_end = (known.ends.is_none() && now < testing).then_some(testing);
        }
        if let Some(why) = known.ended {
            return Err(KeyError::Ended { service: service.name(), why });
        }
        let record = self.record(service)?.ok_or_else(missing)?;
        if let Some(ends) = known.ends.filter(|ends| *ends <= now) {
            let why = format!("it was for the time until {}", crate::base::clock::seconds(ends));
            return Err(KeyError::Ended { service: service.name(), why });
        }
        let servers = match service {
            Service::Gmail => Some(service::gmail_servers(self.config)),
            _ => service.servers(self.config),
        };
        servers.map_or(Ok(()), |servers| service.bound(&record.given, &servers))
    }

    /// The services whose secret the settings need, and of which none is stored or handed over. No keyring is asked.
    pub(crate) fn lacking(&self) -> Result<Vec<&'static str>, KeyError> {
        let mut lacking = Vec::new();
        for service in Service::ALL.into_iter().filter(|one| one.is_needed(self.config)) {
            if self.known(service)?.is_none() && self.surrounding(service.variable())?.is_none() {
                lacking.push(service.name());
            }
        }
        Ok(lacking)
    }

    /// What is handed over is not bound by looking at it.
    fn look_at_given(&self, service: Service) -> Result<(), KeyError> {
        let servers = match service {
            Service::Gmail => Some(service::token_servers(self.config)),
            _ => service.servers(self.config),
        };
        let given = self.first_given(service).map_err(|fail| KeyError::state(&fail))?;
        match (given, servers) {
            (Some(given), Some(servers)) => service.bound(&given, &servers),
            _ => Ok(()),
        }
    }
}

/// What is stored in a vault's state; no keyring is asked.
pub(crate) fn stored(state: &State) -> Result<Vec<Credential>> {
    let mut found = Vec::new();
    for service in Service::ALL {
        if let Some(known) = super::store::known(state, service)? {
            found.push(Credential {
                service: service.name(),
                stored: known.stored,
                expires: known.ends,
                ended: known.ended,
            });
        }
    }
    Ok(found)
}
