//! Every setting there is, with its default, what it does and what it can be.

/// One setting: its path in the file, default, and what it does. `config.yaml` and the reference are made from this.
#[derive(Debug)]
pub(crate) struct Key {
    pub(crate) name: &'static str,
    pub(crate) default: &'static str,
    pub(crate) about: &'static str,
    pub(crate) holds: Holds,
}

/// What a setting can be set to.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Holds {
    Text,
    Texts,
    /// A program and its words, or nothing.
    Words,
    /// Mail addresses.
    Addresses,
    /// An address, with a name or without, or nothing.
    Sender,
    Currency,
    /// A whole number from the first to the last of these.
    Number(i64, i64),
    /// A decimal from 0 to 100.
    Percent,
    /// One of these words.
    Choice(&'static [&'static str]),
    /// Waits by kind of action: `email.* 10m`.
    Waits,
    /// Limits a day by kind of action: `email.* 200`, `payment.* 1000.00 EUR`.
    Budgets,
    /// A web address, or nothing.
    Url,
    /// A server's name without a port, or nothing.
    Host,
    /// A weekday and a time.
    Weekly,
}

macro_rules! settings {
    ($( $name:literal, $default:literal, $holds:expr, $about:literal; )*) => {
        /// Every setting there is, in the file's order. Names have one dot: section and key.
        pub(crate) const KEYS: &[Key] = &[
            $( Key { name: $name, default: $default, about: $about, holds: $holds }, )*
        ];
    };
}

use Holds::{
    Addresses, Budgets, Choice, Currency, Host, Number, Percent, Sender, Text, Texts, Url, Waits,
    Weekly, Words,
};

settings! {
    "owner.name", "", Text,
        "your name, as letters are signed";
    "owner.emails", "[]", Addresses,
        "your own addresses: mail from them is yours, and nobody else's";
    "mail.from", "", Sender,
        "the sender of outgoing mail, `Name <name@domain>`; else the first of owner.emails";
    "mail.trusted_servers", "[]", Texts,
        "your mail server's name in Authentication-Results; only its verdict on a sender counts";
    "mail.via", "outbox", Choice(&["outbox", "smtp", "gmail"]),
        "who carries your mail: `smtp`, `gmail`, or `outbox`, where it is written and not sent";
    "mail.mode", "dry-run", Choice(&["dry-run", "live"]),
        "`live` sends over smtp or gmail; `dry-run` shows what would be sent";
    "mail.signature", "", Text,
        "what `fte email` puts below a letter";
    "mail.recipients", "10", Number(1, 1000),
        "how many people one mail may go to; more is refused";
    "mail.size_mb", "25", Number(1, 100),
        "megabytes that a mail may have, encoded, with its files; more is refused";
    "mail.opt_out", "[]", Texts,
        "addresses and `@domains` that asked to be left alone: no mail goes to them";
    "books.currency", "EUR", Currency,
        "the currency of the embedded books";
    "books.tax_percent", "0", Percent,
        "tax on what you sell, in per cent, where a message or contact names none";
    "books.input_tax", "no", Choice(&["no", "yes"]),
        "`yes`: tax that a bill or receipt states is booked as deductible, where base and tax come to its total";
    "books.terms_days", "14", Number(0, 3650),
        "days until an invoice is due";
    "books.invoice_prefix", "INV-", Text,
        "what invoice numbers begin with";
    "books.system", "ledger", Choice(&["ledger", "odoo"]),
        "where bills and receipts are booked: the embedded books, or Odoo where odoo.url is set";
    "invoice.name", "", Text,
        "who writes your invoices; else owner.name";
    "invoice.street", "", Text,
        "your street and number, as invoices have them";
    "invoice.zip", "", Text,
        "your postcode";
    "invoice.city", "", Text,
        "your town";
    "invoice.country", "", Text,
        "your country, in two letters: `DE`";
    "invoice.phone", "", Text,
        "your telephone number on invoices";
    "invoice.web", "", Text,
        "your web site on invoices";
    "invoice.tax_number", "", Text,
        "your tax number";
    "invoice.vat", "", Text,
        "your VAT identification number";
    "invoice.iban", "", Text,
        "the account that invoices are paid to; with it comes a QR code to pay by, where there is a standard for one";
    "invoice.bic", "", Text,
        "its bank's BIC";
    "invoice.bank", "", Text,
        "its bank's name";
    "invoice.logo", "", Text,
        "a PNG or JPEG file in the vault, `Attachments/logo.png`";
    "invoice.language", "en", Choice(&["en", "de"]),
        "the language of invoices to customers whose note says none (`language: de`)";
    "invoice.monthly", "no", Choice(&["no", "yes"]),
        "`yes`: `fte schedule` asks for last month's invoices to those whose note says `monthly_invoice: true`";
    "invoice.terms", "", Text,
        "a sentence on every invoice, below when it is due";
    "invoice.no_tax", "", Text,
        "what an invoice without tax says, like the law that it follows; else that none is charged";
    "invoice.footer", "", Text,
        "a line at the foot of every invoice: a register's number, a managing director";
    "finance.folder", "", Text,
        "a folder outside the vault in which your bank's statements lie, for `fte watch finance`";
    "finance.poll_s", "60", Number(1, 86_400),
        "seconds between two looks of `fte watch finance --follow`";
    "odoo.url", "", Url,
        "your Odoo: `https://odoo.example.com`; empty where the embedded books are all there is";
    "odoo.database", "", Text,
        "its database, where the server has several";
    "odoo.login", "", Text,
        "who the API key belongs to; Odoo 16 to 18 ask for it";
    "odoo.company", "", Text,
        "the company that is worked for, by its name; empty where the user has one alone";
    "odoo.protocol", "auto", Choice(&["auto", "json2", "jsonrpc"]),
        "`json2` (Odoo 19 and later), `jsonrpc` (16 to 18), or `auto`: what the server's version says";
    "odoo.mode", "dry-run", Choice(&["dry-run", "live"]),
        "`live` writes to Odoo; `dry-run` shows what would be written. Reading is always live";
    "odoo.limit_s", "60", Number(1, 600),
        "seconds that a call may take";
    "approval.expires_days", "7", Number(1, 3650),
        "days until a request for approval expires";
    "approval.automatic_mails", "20", Number(0, 10_000),
        "mails that may go by themselves within a day, one to each recipient; more ask";
    "act.wait", "[]", Waits,
        "how long an approved action can still be stopped, by kind: `[\"email.* 10m\"]`";
    "act.budget", "[\"email.* 500\", \"webhook.* 1000\", \"post.* 50\", \"payment.* 20\"]", Budgets,
        "how much may happen in a day, by kind: a number, or an amount like `1000.00 EUR`; the rest waits";
    "imap.host", "", Host,
        "your mail server: `imap.example.com`; empty where mail is not read over IMAP";
    "imap.port", "993", Number(1, 65_535),
        "its port; 143 with `starttls`";
    "imap.security", "tls", Choice(&["tls", "starttls", "none"]),
        "`tls`, `starttls`, or `none` on this machine alone";
    "imap.user", "", Text,
        "the name that you sign in with";
    "imap.sign_in", "password", Choice(&["password", "google"]),
        "`password` (or app password), or `google` for a Google account";
    "imap.folders", "[INBOX]", Texts,
        "the folders that are read";
    "imap.sent", "", Text,
        "the folder of what you sent; empty: the one that the server marks so";
    "imap.days", "30", Number(0, 36_500),
        "how many days back the first look goes";
    "imap.mark_read", "no", Choice(&["no", "yes"]),
        "`yes` marks as read what was taken in";
    "imap.every_s", "60", Number(1, 86_400),
        "seconds between two looks at a folder that the server tells nothing of, with `--follow`";
    "imap.limit_s", "60", Number(1, 600),
        "seconds that one answer of the server may take";
    "smtp.host", "", Host,
        "the server that sends your mail: `smtp.example.com`";
    "smtp.port", "465", Number(1, 65_535),
        "its port; 587 with `starttls`";
    "smtp.security", "tls", Choice(&["tls", "starttls", "none"]),
        "`tls`, `starttls`, or `none` on this machine alone";
    "smtp.user", "", Text,
        "the name that you sign in with; empty: as for imap";
    "smtp.sign_in", "password", Choice(&["password", "google", "none"]),
        "`password`, `google`, or `none` for a server that asks for nothing";
    "smtp.sent", "append", Choice(&["append", "server", "none"]),
        "who files what was sent: `append` (fte, over imap), `server` (it does so itself, as Gmail), `none`";
    "smtp.limit_s", "60", Number(1, 600),
        "seconds that one answer of the server may take";
    "gmail.client_id", "", Text,
        "the OAuth client (Desktop app) of your Google Cloud project";
    "gmail.user", "", Text,
        "the account that you sign in to, `mara@example.com`";
    "gmail.aliases", "[]", Addresses,
        "other addresses of yours that Gmail sends from (*Send mail as*); it would put its own in place of any other";
    "gmail.access", "read", Choice(&["read", "send", "read+send", "modify", "imap"]),
        "what the sign-in asks for: `read`, `send`, `read+send`, `modify` (drafts too), `imap` (all, for imap and smtp)";
    "gmail.labels", "[INBOX]", Texts,
        "mail with one of these labels is read";
    "gmail.query", "", Text,
        "a Gmail search that mail must match as well, `-from:noreply@example.com`";
    "gmail.days", "30", Number(0, 36_500),
        "how many days back the first look goes";
    "gmail.units", "6000", Number(100, 1_000_000),
        "quota units that may be used in a minute; 15000 for Cloud projects from before May 2026";
    "gmail.poll_s", "120", Number(1, 86_400),
        "seconds between two looks of `fte watch gmail --follow`";
    "gmail.limit_s", "60", Number(1, 600),
        "seconds that a call may take";
    "gmail.api", "https://gmail.googleapis.com", Url,
        "where Gmail's API is";
    "gmail.authorize", "https://accounts.google.com/o/oauth2/v2/auth", Url,
        "where Google asks for your consent";
    "gmail.token", "https://oauth2.googleapis.com/token", Url,
        "where Google gives tokens";
    "gmail.revoke", "https://oauth2.googleapis.com/revoke", Url,
        "where Google takes them back";
    "secrets.store", "auto", Choice(&["auto", "keyring", "file"]),
        "where `fte auth` keeps secrets: `keyring`, `file` (in the state folder), or `auto`: the keyring where there is one";
    "webhook.url", "", Url,
        "a web service of yours that `webhook.send` tells things";
    "webhook.mode", "dry-run", Choice(&["dry-run", "live"]),
        "`live` sends; `dry-run` shows what would be sent";
    "webhook.find", "", Url,
        "its address that says what it did under a key, with `{key}` in it";
    "webhook.lost_answer", "ask", Choice(&["ask", "repeat"]),
        "`repeat` where the service does a repeated Idempotency-Key once";
    "webhook.limit_s", "30", Number(1, 600),
        "seconds that a call may take";
    "watch.settle_ms", "1000", Number(0, 60_000),
        "how long a file must have been left alone before it is read";
    "alert.command", "[]", Words,
        "what to run when something is wrong and when it is well again: a program and its words, as a list";
    "health.pace_minutes", "15", Number(1, 10_080),
        "how often watch, plan and act are to run, once they have; later than that is stale";
    "health.disk_mb", "1000", Number(0, 1_000_000_000),
        "megabytes that should be free; less is a warning, less than a tenth is bad";
    "run.patience_s", "25", Number(1, 25),
        "seconds that a watcher of `fte run --follow` may give no sign of life before it is started anew";
    "run.limit_s", "1800", Number(1, 86_400),
        "seconds that one run of `plan` or `act` below `fte run` may take before it is ended and tried again";
    "audit.keep_days", "90", Number(0, 36_500),
        "days of log at hand; older days are archived compressed";
    "schedule.minutes", "5", Number(1, 30),
        "minutes between two runs of watch, plan and act, once `fte schedule install` was said";
    "schedule.briefing", "Monday 07:00", Weekly,
        "when the week's briefing is written";
}
