//! `fte auth SERVICE login`

use std::fmt;

use clap::Args;
use serde::Serialize;

use crate::app::App;
use crate::auth::Service;
use crate::auth::login::SignedIn;
use crate::base::secret::Secret;
use crate::base::text::shown_line;
use crate::base::{Exit, Fail, Result, Time, clock, platform, prompt};
use crate::cmd::approve::person;
use crate::gate::Gate;
use crate::work::queue;

/// Store a password or token
///
/// It is typed unseen, or comes from stdin, or from a command that prints it whenever it is needed; it is never a word of the
/// command line, where others on this machine could see it. Whether the server takes it is found out when it is first used.
#[derive(Args, Debug)]
pub(crate) struct LoginArgs {
    /// Read it from stdin: the first line
    #[arg(long, conflicts_with_all = ["command", "trust_server"])]
    stdin: bool,
    /// Store a command that prints it: run without a shell, its first line counts
    #[arg(long, value_name = "COMMAND", conflicts_with = "trust_server")]
    command: Option<String>,
    /// Give what there is already to the server that the settings name now
    #[arg(long)]
    trust_server: bool,
}

/// Sign in to Google in the browser
///
/// Needs `gmail.client_id`, an OAuth client of your own (Desktop app), and its secret: in `FTE_GMAIL_CLIENT_SECRET`, or asked
/// for. What is asked of Google is what `gmail.access` says. The browser brings the answer to a port of this machine, which
/// closes with it; on a machine without a browser use `--paste`, or `--no-browser --port` with a tunnel.
#[derive(Args, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
#[command(after_help = "Examples:
  fte auth gmail login
  fte auth gmail login --paste
  fte auth gmail login --no-browser --port 8085")]
pub(crate) struct GmailLoginArgs {
    /// Print the address and open no browser
    #[arg(long)]
    no_browser: bool,
    /// Print the address, and take the one that the browser ends at from the terminal or stdin
    #[arg(long)]
    paste: bool,
    /// The port that the browser brings the answer to (default: any that is free)
    #[arg(long, value_name = "PORT", default_value_t = 0, hide_default_value = true)]
    port: u16,
    /// Read the client's secret from stdin: the first line
    #[arg(long, conflicts_with = "paste")]
    stdin: bool,
    /// Sign in although the settings name other addresses than Google's
    #[arg(long)]
    trust_server: bool,
}

#[derive(Serialize)]
struct Login {
    service: &'static str,
    /// `keyring` or `file`; nothing where what there is was given to another server.
    store: Option<crate::auth::Store>,
    servers: Vec<String>,
    user: Option<String>,
    scopes: Vec<String>,
    missing: Vec<String>,
    ends: Option<Time>,
}

impl LoginArgs {
    pub(crate) fn run(&self, app: &App, service: Service) -> Result<()> {
        let keys = app.keys()?;
        if self.trust_server {
            let servers = keys.trust_servers(service)?;
            go_on(app, service)?;
            return app.out.report(&Login::trusted(service, servers));
        }
        let (server, user) = keys.place(service)?;
        let signed = match &self.command {
            Some(command) => keys.store_command(service, command)?,
            None => keys.store_secret(service, self.secret(service, &server, user.as_deref())?)?,
        };
        tell(app, service, signed)
    }

    fn secret(&self, service: Service, server: &str, user: Option<&str>) -> Result<Secret> {
        if self.stdin {
            return prompt::stdin_line().map(Secret::new);
        }
        let whose = user.map(|user| format!(" of {}", shown_line(user))).unwrap_or_default();
        let word = service.secret_word();
        ask(&format!("{word}{whose} at {}", shown_line(server)))
    }
}

fn ask(what: &str) -> Result<Secret> {
    if prompt::can_ask() {
        return prompt::secret(what);
    }
    Err(Fail::say(Exit::Usage, format!("nobody can be asked for the {what}"))
        .hint("`--stdin` reads it from stdin"))
}

impl GmailLoginArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        let keys = app.keys()?;
        if self.trust_server && keys.has_given_token()? {
            let servers = keys.trust_servers(Service::Gmail)?;
            go_on(app, Service::Gmail)?;
            return app.out.report(&Login::trusted(Service::Gmail, servers));
        }
        keys.place(Service::Gmail)?;
        let secret = self.client_secret(app)?;
        let consent = keys.begin(self.port, self.trust_server)?;
        self.show(app, &keys.consent_url(&consent));
        let answered = if self.paste { consent.pasted(&pasted()?)? } else { consent.wait()? };
        let signed = keys.finish(app.gmail()?, &answered, secret)?;
        let missing = signed.missing.clone();
        tell(app, Service::Gmail, signed)?;
        if missing.is_empty() {
            return Ok(());
        }
        let what = format!("not granted: {}", shown_line(&missing.join(", ")));
        Err(Fail::say(Exit::Partial, what)
            .hint("sign in again, and tick every box; or ask for less in `gmail.access`"))
    }

    fn client_secret(&self, app: &App) -> Result<Option<Secret>> {
        if self.stdin {
            return prompt::stdin_line().map(Secret::new).map(Some);
        }
        match app.keys()?.client_secret()? {
            Some(secret) => Ok(Some(secret)),
            None if prompt::can_ask() => {
                prompt::secret("secret of the OAuth client (empty: it has none)").map(Some)
            }
            None => Ok(None),
        }
    }

    /// Says where to go, and goes there where there is a browser.
    fn show(&self, app: &App, url: &str) {
        let opened = !self.no_browser && !self.paste && platform::browse(url).is_ok();
        let what = if opened {
            "your browser opens; if it does not, open this address:"
        } else {
            "open this address in a browser:"
        };
        app.out.say(format!("{what}\n\n{}\n", shown_line(url)));
        if self.paste {
            app.out.say("the browser ends at an address of this machine that it may not be able to show: copy it");
        }
    }
}

fn pasted() -> Result<String> {
    if prompt::can_ask() { prompt::line("the address") } else { prompt::stdin_line() }
}

fn tell(app: &App, service: Service, signed: SignedIn) -> Result<()> {
    if let Some(variable) = signed.hidden_by {
        app.out.warn(format!(
            "{variable} is set, and comes before what was stored now: take it out of the environment or the `.env` file"
        ));
    }
    go_on(app, service)?;
    app.out.report(&Login {
        service: service.name(),
        store: Some(signed.store),
        servers: signed.given,
        user: signed.user,
        scopes: signed.scopes,
        missing: signed.missing,
        ends: signed.ends,
    })
}

/// Lets go on what stands still because the credential before was turned down.
fn go_on(app: &App, service: Service) -> Result<()> {
    if service == Service::Imap {
        app.state()?.sign_in_works()?;
    }
    if app.state()?.service(service.name())?.is_some_and(|known| known.paused) {
        let (vault, state, config) = (app.vault()?, app.state()?, app.config()?);
        let gate = Gate::open(vault, state, config, app.trail()?, "auth")?;
        queue::retry_service(&gate, service.name(), &person())?;
        app.out.say(format!(
            "{} was paused for it, and goes on with the next `fte act`",
            service.name()
        ));
    }
    Ok(())
}

impl Login {
    fn trusted(service: Service, servers: Vec<String>) -> Login {
        Login {
            service: service.name(),
            store: None,
            servers,
            user: None,
            scopes: Vec::new(),
            missing: Vec::new(),
            ends: None,
        }
    }
}

impl fmt::Display for Login {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let servers = shown_line(&self.servers.join(", "));
        let place = match self.store {
            None => return write!(f, "{}: goes to {servers} from now on", self.service),
            Some(crate::auth::Store::Keyring) => "in the keyring",
            Some(crate::auth::Store::File) => "in the state folder",
        };
        let user = self.user.as_deref().map(|user| format!(" for {}", shown_line(user)));
        write!(
            f,
            "{}: stored{} {place}; goes to {servers}",
            self.service,
            user.unwrap_or_default()
        )?;
        for scope in &self.scopes {
            write!(f, "\n  may: {}", shown_line(scope))?;
        }
        if let Some(ends) = self.ends {
            write!(f, "\n  ends {}", clock::local(ends).format("%Y-%m-%d %H:%M"))?;
        }
        Ok(())
    }
}
