//! How the CSV (or QIF) of one bank is read: a small file in `Accounting/Banks/`, which a person confirmed once.

use serde_json::{Value, json};

use super::number;
use crate::model::money::Currency;
use crate::vault::yaml;

/// Columns by their heading, or by their number from 1 where there is no heading or two are called the same.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Columns {
    pub(crate) date: String,
    pub(crate) value: String,
    /// One column of amounts, or one of money out (`debit`) and one of money in (`credit`).
    pub(crate) amount: String,
    pub(crate) debit: String,
    pub(crate) credit: String,
    /// A column that says which way the amount goes: `S`/`H`, `D`/`C`.
    pub(crate) sign: String,
    pub(crate) party: Vec<String>,
    pub(crate) text: Vec<String>,
    pub(crate) iban: String,
    pub(crate) reference: String,
    pub(crate) id: String,
    pub(crate) balance: String,
    pub(crate) currency: String,
    pub(crate) status: String,
    pub(crate) account: String,
}

impl Columns {
    /// The columns that are one each, by the key of the file.
    fn single(&mut self) -> [(&'static str, &mut String); 13] {
        [
            ("date", &mut self.date),
            ("value", &mut self.value),
            ("amount", &mut self.amount),
            ("debit", &mut self.debit),
            ("credit", &mut self.credit),
            ("sign", &mut self.sign),
            ("iban", &mut self.iban),
            ("reference", &mut self.reference),
            ("id", &mut self.id),
            ("balance", &mut self.balance),
            ("currency", &mut self.currency),
            ("status", &mut self.status),
            ("account", &mut self.account),
        ]
    }
}

/// How a file is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Map {
    /// The file's name without `.yaml`.
    pub(crate) name: String,
    pub(crate) is_qif: bool,
    pub(crate) delimiter: char,
    /// A label of the Encoding Standard: `windows-1252`; empty: UTF-8 where it is, else Windows-1252.
    pub(crate) encoding: String,
    /// The cells of the heading, by which the bank's next file is known; empty where there is none.
    pub(crate) heading: Vec<String>,
    /// How many lines stand before the first row, where there is no heading.
    pub(crate) skip: usize,
    /// A form of days: `%d.%m.%Y`.
    pub(crate) date: String,
    pub(crate) decimal: char,
    /// Whether money that goes out is written above zero.
    pub(crate) invert: bool,
    pub(crate) columns: Columns,
    /// What `columns.status` says of rows that are not booked yet.
    pub(crate) pending: Vec<String>,
    /// What the rows' account is called where the file names none, or names `account_in_file`.
    pub(crate) account: String,
    /// What the file calls that account, where it names one.
    pub(crate) account_in_file: String,
    pub(crate) currency: Option<Currency>,
}

/// Words for what is not booked yet, in small letters.
const PENDING: [&str; 12] = [
    "pending",
    "vorgemerkt",
    "vormerkung",
    "umsatz vorgemerkt",
    "offen",
    "en attente",
    "pendiente",
    "in attesa",
    "reserved",
    "authorised",
    "authorized",
    "in behandeling",
];

impl Map {
    pub(crate) fn new(name: &str) -> Map {
        Map {
            name: name.to_owned(),
            is_qif: false,
            delimiter: ',',
            encoding: String::new(),
            heading: Vec::new(),
            skip: 0,
            date: String::new(),
            decimal: '.',
            invert: false,
            columns: Columns::default(),
            pending: PENDING.map(str::to_owned).into(),
            account: String::new(),
            account_in_file: String::new(),
            currency: None,
        }
    }

    /// Reads a mapping's file. What is wrong names its key.
    pub(crate) fn parse(name: &str, text: &str) -> Result<Map, String> {
        let file = yaml::parse(text)?;
        let pairs = file.as_object().ok_or("holds no settings (`key: value`)")?;
        let mut map = Map::new(name);
        for (key, value) in pairs {
            map.take(key, value)?;
        }
        map.check()?;
        Ok(map)
    }

    fn take(&mut self, key: &str, value: &Value) -> Result<(), String> {
        let text = || plain(value).ok_or_else(|| format!("`{key}` is not a text"));
        match key {
            "format" => match text()?.as_str() {
                "csv" => self.is_qif = false,
                "qif" => self.is_qif = true,
                _ => return Err("`format` is `csv` or `qif`".into()),
            },
            "delimiter" => self.delimiter = one(key, &text()?)?,
            "decimal" => self.decimal = one(key, &text()?)?,
            "encoding" => self.encoding = text()?,
            "heading" => self.heading = texts(key, value)?,
            "skip" => {
                let skip = value.as_u64().and_then(|skip| usize::try_from(skip).ok());
                self.skip = skip.ok_or("`skip` is not a number of lines")?;
            }
            "date" => self.date = text()?,
            "invert" => self.invert = matches!(text()?.as_str(), "yes" | "true"),
            "columns" => self.take_columns(value)?,
            "pending" => {
                self.pending = texts(key, value)?.iter().map(|word| word.to_lowercase()).collect();
            }
            "account" => self.account = super::statement::account(&text()?),
            "account_in_file" => self.account_in_file = super::statement::account(&text()?),
            "currency" => {
                let currency = text()?;
                self.currency = match currency.as_str() {
                    "" => None,
                    code => Some(code.parse().map_err(|error| format!("`currency`: {error}"))?),
                };
            }
            other => return Err(format!("`{other}` is no setting of a mapping")),
        }
        Ok(())
    }

    fn take_columns(&mut self, value: &Value) -> Result<(), String> {
        let pairs = value.as_object().ok_or("`columns` holds no `column: heading`")?;
        for (key, value) in pairs {
            match key.as_str() {
                "party" => self.columns.party = texts("columns.party", value)?,
                "text" => self.columns.text = texts("columns.text", value)?,
                _ => {
                    let heading =
                        plain(value).ok_or_else(|| format!("`columns.{key}` is not a heading"))?;
                    let mut single = self.columns.single();
                    let known = single.iter_mut().find(|(name, _)| name == key);
                    let (_, column) = known
                        .ok_or_else(|| format!("`columns.{key}` is no column that is read"))?;
                    **column = heading;
                }
            }
        }
        Ok(())
    }

    fn check(&self) -> Result<(), String> {
        let forms: Vec<&str> = number::FORMS.iter().map(|(form, _)| *form).collect();
        if !forms.contains(&self.date.as_str()) {
            return Err(format!("`date` is one of {}", forms.join(", ")));
        }
        if !matches!(self.decimal, '.' | ',') {
            return Err("`decimal` is `.` or `,`".into());
        }
        if !self.encoding.is_empty()
            && encoding_rs::Encoding::for_label(self.encoding.as_bytes()).is_none()
        {
            return Err("`encoding` is no name of one (`utf-8`, `windows-1252`)".into());
        }
        let columns = &self.columns;
        let has_amount =
            [&columns.amount, &columns.debit, &columns.credit].iter().any(|name| !name.is_empty());
        if !self.is_qif && (self.columns.date.is_empty() || !has_amount) {
            return Err("`columns` need `date`, and `amount` or `debit` and `credit`".into());
        }
        if !self.is_qif && !self.delimiter.is_ascii() {
            return Err("`delimiter` is one plain character".into());
        }
        Ok(())
    }

    /// The account of rows that the file says are `said`'s, or of which it says nothing: where it names another one than a person
    /// meant, the rows are that one's.
    pub(super) fn account_of(&self, said: &str) -> String {
        let is_meant = said.is_empty() || said == self.account_in_file;
        let own = if is_meant { self.account.as_str() } else { said };
        let named = [own, said, &super::statement::account(&self.name)];
        named.into_iter().find(|name| !name.is_empty()).unwrap_or_default().to_owned()
    }

    /// The mapping as its file says it.
    pub(crate) fn print(&self) -> String {
        let quoted = |text: &str| json!(text).to_string();
        let mut text = String::from(
            "# How this bank's file is read by `fte finance import`. Made from a file of theirs; change what is wrong.\n",
        );
        let mut put = |key: &str, value: &str| text += &format!("{key}: {value}\n");
        put("format", if self.is_qif { "qif" } else { "csv" });
        if !self.is_qif {
            put("delimiter", &quoted(&self.delimiter.to_string()));
        }
        put("encoding", &quoted(&self.encoding));
        put("date", &quoted(&self.date));
        put("decimal", &quoted(&self.decimal.to_string()));
        put("account", &quoted(&self.account));
        if !self.account_in_file.is_empty() {
            put("account_in_file", &quoted(&self.account_in_file));
        }
        put(
            "currency",
            &quoted(&self.currency.map(|currency| currency.to_string()).unwrap_or_default()),
        );
        if self.is_qif {
            return text;
        }
        put("invert", if self.invert { "\"yes\"" } else { "\"no\"" });
        put("skip", &self.skip.to_string());
        put("heading", &json!(self.heading).to_string());
        put("pending", &json!(self.pending).to_string());
        text += "columns:\n";
        let mut columns = self.columns.clone();
        for (key, heading) in
            columns.single().into_iter().filter(|(_, heading)| !heading.is_empty())
        {
            text += &format!("  {key}: {}\n", quoted(heading));
        }
        text += &format!(
            "  party: {}\n  text: {}\n",
            json!(self.columns.party),
            json!(self.columns.text)
        );
        text
    }
}

fn plain(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(true) => Some("yes".into()),
        Value::Bool(false) => Some("no".into()),
        Value::Null => Some(String::new()),
        _ => None,
    }
}

fn texts(key: &str, value: &Value) -> Result<Vec<String>, String> {
    let wrong = || format!("`{key}` is not a list of texts");
    match value {
        Value::Array(values) => values.iter().map(|value| plain(value).ok_or_else(wrong)).collect(),
        value => plain(value)
            .map(|text| if text.is_empty() { vec![] } else { vec![text] })
            .ok_or_else(wrong),
    }
}

fn one(key: &str, text: &str) -> Result<char, String> {
    let text = if text == "\\t" { "\t" } else { text };
    let mut chars = text.chars();
    match (chars.next(), chars.next()) {
        (Some(c), None) => Ok(c),
        _ => Err(format!("`{key}` is one character")),
    }
}
