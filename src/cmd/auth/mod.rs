//! `fte auth`: sign in to services, see how each sign-in is, and end it.

use clap::{Args, Subcommand};

use crate::app::App;
use crate::auth::Service;
use crate::base::Result;

mod login;
mod revoke;
mod status;

/// Sign in to Gmail, IMAP, SMTP, Odoo and your web service
///
/// A secret is looked for in the environment, in a `.env` file outside the vault, and then in what `fte auth` stored: the
/// system's keyring where there is one, else a file in the state folder that only you can read. It goes to the server that it
/// was given for, and to no other.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  fte auth gmail login
  fte auth imap login --command 'pass show mail'
  fte auth smtp login --stdin < password.txt
  fte auth status
  fte auth gmail revoke")]
pub(crate) struct AuthArgs {
    #[command(subcommand)]
    service: ServiceArgs,
}

#[derive(Subcommand, Debug)]
enum ServiceArgs {
    /// Google's mail: sign in with the browser
    Gmail {
        #[command(subcommand)]
        verb: GmailVerb,
    },
    /// The server that mail is read from: a password, or an app password
    Imap {
        #[command(subcommand)]
        verb: Verb,
    },
    /// The server that mail is sent by: a password, or an app password
    Smtp {
        #[command(subcommand)]
        verb: Verb,
    },
    /// Odoo: an API key, made in your profile there under Account Security
    Odoo {
        #[command(subcommand)]
        verb: Verb,
    },
    /// Your web service: the token that signs what it is told
    Webhook {
        #[command(subcommand)]
        verb: Verb,
    },
    Status(status::StatusArgs),
}

#[derive(Subcommand, Debug)]
enum GmailVerb {
    Login(login::GmailLoginArgs),
    Status(status::StatusArgs),
    Revoke(revoke::RevokeArgs),
}

#[derive(Subcommand, Debug)]
enum Verb {
    Login(login::LoginArgs),
    Status(status::StatusArgs),
    Revoke(revoke::RevokeArgs),
}

impl AuthArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        let (service, verb) = match &self.service {
            ServiceArgs::Status(args) => return args.run(app, None),
            ServiceArgs::Gmail { verb } => {
                let service = Service::Gmail;
                return match verb {
                    GmailVerb::Login(args) => args.run(app),
                    GmailVerb::Status(args) => args.run(app, Some(service)),
                    GmailVerb::Revoke(args) => args.run(app, service),
                };
            }
            ServiceArgs::Imap { verb } => (Service::Imap, verb),
            ServiceArgs::Smtp { verb } => (Service::Smtp, verb),
            ServiceArgs::Odoo { verb } => (Service::Odoo, verb),
            ServiceArgs::Webhook { verb } => (Service::Webhook, verb),
        };
        match verb {
            Verb::Login(args) => args.run(app, service),
            Verb::Status(args) => args.run(app, Some(service)),
            Verb::Revoke(args) => args.run(app, service),
        }
    }
}
