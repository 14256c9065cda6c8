//! What a command works with: opened when it is first asked for, so that `--help` opens nothing.

use std::cell::OnceCell;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::audit::Trail;
use crate::auth::Keys;
use crate::base::out::Out;
use crate::base::{Clock, Exit, Fail, OrFail as _, Result};
use crate::config::{self, Config};
use crate::net::live::Live;
use crate::state::{self, State};
use crate::vault::{Vault, fresh};
use crate::work::effect::{Tokens, World};

/// The largest answer that is read, in bytes: of a web service, and where a mail or file of 64 MB comes as base64.
const SMALL: u64 = 1 << 20;
const LARGE: u64 = 100 << 20;

/// One run of the program. Only `cmd` sees it.
pub(crate) struct App {
    pub(crate) out: Out,
    pub(crate) clock: Clock,
    vault_dir: Option<PathBuf>,
    vault: OnceCell<Vault>,
    config: OnceCell<Config>,
    state: OnceCell<State>,
    http: OnceCell<Live>,
    gmail: OnceCell<Live>,
    odoo: OnceCell<Live>,
}

impl App {
    pub(crate) fn new(out: Out, clock: Clock, vault_dir: Option<PathBuf>) -> App {
        App {
            out,
            clock,
            vault_dir,
            vault: OnceCell::new(),
            config: OnceCell::new(),
            state: OnceCell::new(),
            http: OnceCell::new(),
            gmail: OnceCell::new(),
            odoo: OnceCell::new(),
        }
    }

    /// The vault: `--vault`, `FTE_VAULT`, or the one that holds the current folder.
    pub(crate) fn vault(&self) -> Result<&Vault> {
        get_or_open(&self.vault, || {
            let vault = match &self.vault_dir {
                Some(dir) => Vault::open(dir)?,
                None => Vault::find(&std::env::current_dir().doing("find the current folder")?)?,
            };
            match fresh::above(vault.root()) {
                None => Ok(vault),
                Some(outer) => Err(nested(&outer)),
            }
        })
    }

    pub(crate) fn config(&self) -> Result<&Config> {
        get_or_open(&self.config, || Config::load(self.vault()?))
    }

    pub(crate) fn state(&self) -> Result<&State> {
        get_or_open(&self.state, || {
            let (home, vault) = (config::state_home()?, self.vault()?);
            outside(&home, vault)?;
            let id = &self.config()?.vault_id;
            state::own_id(&home, vault.root(), id)?;
            let state = State::open(&home, id)?;
            own_root(&state, vault)?;
            Ok(state)
        })
    }

    /// What actions are carried out with.
    pub(crate) fn world(&self) -> Result<World<'_>> {
        let config = self.config()?;
        let limit =
            |name| -> Result<_> { Ok(Duration::from_secs(config.number(name)?.unsigned_abs())) };
        Ok(World {
            vault: self.vault()?,
            state: self.state()?,
            config,
            http: get_or_open(&self.http, || Ok(Live::new(limit("webhook.limit_s")?, SMALL)))?,
            gmail: self.gmail()?,
            odoo: self.odoo()?,
            keys: self.keys()?,
            webhook_tokens: Tokens::default(),
        })
    }

    /// HTTP as Gmail's API needs it: an answer can be a whole mail.
    pub(crate) fn gmail(&self) -> Result<&Live> {
        get_or_open(&self.gmail, || {
            let seconds = self.config()?.number("gmail.limit_s")?.unsigned_abs();
            Ok(Live::new(Duration::from_secs(seconds), LARGE))
        })
    }

    /// HTTP as Odoo needs it: a receipt or an invoice can be a whole file.
    pub(crate) fn odoo(&self) -> Result<&Live> {
        get_or_open(&self.odoo, || {
            let seconds = self.config()?.number("odoo.limit_s")?.unsigned_abs();
            Ok(Live::new(Duration::from_secs(seconds), LARGE))
        })
    }

    /// What services are signed in to with.
    pub(crate) fn keys(&self) -> Result<Keys<'_>> {
        Ok(Keys { config: self.config()?, state: self.state()?, clock: &self.clock })
    }

    pub(crate) fn trail(&self) -> Result<Trail<'_>> {
        Ok(Trail { vault: self.vault()?, state: self.state()?, clock: &self.clock })
    }
}

/// Who can write a vault must not be able to put another into it, with settings of their own and a state that knows nothing.
fn nested(outer: &Path) -> Fail {
    let outer = crate::base::text::shown_line(&outer.to_string_lossy());
    Fail::say(Exit::SetUp, format!("this vault lies within another one, {outer}: neither is used"))
        .hint("move it out, or take its `.fte` folder away where you did not make it")
}

fn get_or_open<T>(cell: &OnceCell<T>, open: impl FnOnce() -> Result<T>) -> Result<&T> {
    if let Some(value) = cell.get() {
        return Ok(value);
    }
    let value = open()?;
    Ok(cell.get_or_init(|| value))
}

/// Refuses a state folder within the vault: what syncs or merges the vault must not carry the state.
fn outside(home: &Path, vault: &Vault) -> Result<()> {
    let there = home.ancestors().find_map(|at| at.canonicalize().ok());
    if there.is_none_or(|there| !there.starts_with(vault.root())) {
        return Ok(());
    }
    Err(Fail::say(Exit::SetUp, "the state folder lies in the vault")
        .hint("`FTE_STATE_DIR` must name a folder outside of it: whoever can write the vault could forge an approval"))
}

/// Refuses a copy of a vault that would share the state of the one it was copied from.
fn own_root(state: &State, vault: &Vault) -> Result<()> {
    let root = vault.root().to_string_lossy().into_owned();
    let before = state.note("root")?;
    match before {
        Some(before) if before == root => Ok(()),
        Some(before) if same_vault(&before, vault) => {
            let what = format!("this vault is a copy of {before}: both have the same id");
            Err(Fail::say(Exit::SetUp, what)
                .hint("`fte init --new-id` in the copy makes it a vault of its own"))
        }
        _ => state.set_note("root", &root),
    }
}

fn same_vault(before: &str, vault: &Vault) -> bool {
    let Ok(other) = Vault::open(std::path::Path::new(before)) else { return false };
    match (Config::load(&other), Config::load(vault)) {
        (Ok(other), Ok(own)) => other.vault_id == own.vault_id,
        _ => false,
    }
}
