//! What can be signed in to, and what the settings say of it.

use super::KeyError;
use crate::base::web;
use crate::config::{Config, KEYS};

/// What can be signed in to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Service {
    Gmail,
    Imap,
    Smtp,
    Odoo,
    Webhook,
}

/// Google's own, over which its tokens sign in: beside its own API they are no other place.
const GOOGLES_MAIL: [&str; 3] = ["imap.gmail.com:993", "smtp.gmail.com:465", "smtp.gmail.com:587"];

impl Service {
    pub(crate) const ALL: [Service; 5] =
        [Service::Gmail, Service::Imap, Service::Smtp, Service::Odoo, Service::Webhook];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Service::Gmail => "gmail",
            Service::Imap => "imap",
            Service::Smtp => "smtp",
            Service::Odoo => "odoo",
            Service::Webhook => "webhook",
        }
    }

    pub(super) fn named(name: &str) -> Option<Service> {
        Service::ALL.into_iter().find(|service| service.name() == name)
    }

    /// The variable of the environment, or of the `.env` file, that holds its secret.
    pub(crate) fn variable(self) -> &'static str {
        match self {
            Service::Gmail => "FTE_GMAIL_ACCESS_TOKEN",
            Service::Imap => "FTE_IMAP_PASSWORD",
            Service::Smtp => "FTE_SMTP_PASSWORD",
            Service::Odoo => "FTE_ODOO_API_KEY",
            Service::Webhook => "FTE_WEBHOOK_TOKEN",
        }
    }

    /// What is stored, in words.
    pub(crate) fn secret_word(self) -> &'static str {
        match self {
            Service::Gmail => "sign-in",
            Service::Imap | Service::Smtp => "password",
            Service::Odoo => "API key",
            Service::Webhook => "token",
        }
    }

    /// The setting without which there is nothing to sign in to.
    pub(crate) fn first_setting(self) -> &'static str {
        match self {
            Service::Gmail => "gmail.client_id",
            Service::Imap => "imap.host",
            Service::Smtp => "smtp.host",
            Service::Odoo => "odoo.url",
            Service::Webhook => "webhook.url",
        }
    }

    /// Where its secret would go as things are set up; `None` where that is not set up.
    pub(super) fn servers(self, config: &Config) -> Option<Vec<String>> {
        config.filled(self.first_setting())?;
        Some(match self {
            Service::Gmail => gmail_servers(config),
            Service::Imap => vec![mail_server(config, "imap.host", "imap.port")],
            Service::Smtp => vec![mail_server(config, "smtp.host", "smtp.port")],
            Service::Odoo => vec![web::origin(&config.text("odoo.url"))?],
            Service::Webhook => vec![web::origin(&config.text("webhook.url"))?],
        })
    }

    /// Who signs in.
    pub(super) fn user(self, config: &Config) -> Option<String> {
        match self {
            Service::Gmail => config.filled("gmail.user"),
            Service::Imap => config.filled("imap.user"),
            Service::Smtp => config.filled("smtp.user").or_else(|| config.filled("imap.user")),
            Service::Odoo => config.filled("odoo.login"),
            Service::Webhook => None,
        }
    }

    /// Whether the settings say that something is done with it that needs a secret.
    pub(super) fn is_needed(self, config: &Config) -> bool {
        let reads = config.filled("imap.host").is_some();
        let sends = config.text("mail.via");
        let over = |key| config.text(key) == "google";
        match self {
            Service::Imap => reads && !over("imap.sign_in"),
            Service::Smtp => sends == "smtp" && config.text("smtp.sign_in") == "password",
            Service::Gmail => {
                config.filled("gmail.client_id").is_some()
                    || sends == "gmail"
                    || (reads && over("imap.sign_in"))
                    || (sends == "smtp" && over("smtp.sign_in"))
            }
            Service::Odoo => config.filled("odoo.url").is_some(),
            // One that asks for no token is a service too.
            Service::Webhook => false,
        }
    }

    /// Whether it is signed in to with Google's token instead.
    pub(super) fn is_over_google(self, config: &Config) -> bool {
        match self {
            Service::Imap => config.text("imap.sign_in") == "google",
            Service::Smtp => config.text("smtp.sign_in") == "google",
            Service::Gmail | Service::Odoo | Service::Webhook => false,
        }
    }

    /// Fails where one of the servers that are asked for is none that the secret was given for.
    pub(super) fn bound(self, given: &[String], asked: &[String]) -> Result<(), KeyError> {
        match asked.iter().find(|server| !given.contains(server)) {
            None => Ok(()),
            Some(other) => Err(KeyError::Elsewhere {
                service: self.name(),
                server: other.clone(),
                given: given.join(", "),
            }),
        }
    }
}

/// A server's name as it is compared.
pub(super) fn normal(server: &str) -> String {
    server.trim().to_lowercase()
}

fn mail_server(config: &Config, host: &'static str, port: &'static str) -> String {
    normal(&format!("{}:{}", config.text(host), config.text(port)))
}

/// Where Google's access token goes: its API, and mail servers that it signs in to.
pub(super) fn token_servers(config: &Config) -> Vec<String> {
    let mut servers = vec![origin_of(config, "gmail.api")];
    let sends = config.text("mail.via") == "smtp";
    if config.filled("imap.host").is_some() && Service::Imap.is_over_google(config) {
        servers.push(mail_server(config, "imap.host", "imap.port"));
    }
    if sends && Service::Smtp.is_over_google(config) {
        servers.push(mail_server(config, "smtp.host", "smtp.port"));
    }
    if is_default(config, "gmail.api") {
        servers.retain(|server| !GOOGLES_MAIL.contains(&server.as_str()));
    }
    servers
}

/// All that a sign-in to Gmail is bound to.
pub(super) fn gmail_servers(config: &Config) -> Vec<String> {
    let mut servers = token_servers(config);
    servers.extend(["gmail.token", "gmail.revoke"].map(|key| config.text(key)));
    servers.extend(config.filled("gmail.client_id").map(|id| format!("client {id}")));
    servers
}

fn origin_of(config: &Config, key: &'static str) -> String {
    let url = config.text(key);
    web::origin(&url).unwrap_or(url)
}

fn is_default(config: &Config, name: &'static str) -> bool {
    let default = KEYS.iter().find(|key| key.name == name).map(|key| key.default);
    default == Some(config.text(name).as_str())
}

/// The first address of Google's that the settings have otherwise.
pub(super) fn not_googles(config: &Config) -> Option<String> {
    let keys = ["gmail.authorize", "gmail.token", "gmail.revoke", "gmail.api"];
    keys.into_iter().find(|key| !is_default(config, key)).map(|key| config.text(key))
}
