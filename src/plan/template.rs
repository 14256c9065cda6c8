//! Templates over an item and what was found in it: a sandbox whose values are only ever data.
//!
//! A template can't include, import or define anything ([`TAGS`]), stops after [`FUEL`] steps and [`OUTPUT`] bytes (its
//! filters that make much of little are bounded or not there), and a value
//! that is not there is an error that names it: a mail with a hole in it must become a question, never go out. What a
//! template prints is never read as a template again, so `{{ … }}` in a subject stays what it is.

use std::collections::BTreeMap;
use std::fmt;
use std::io::{self, Write};
use std::sync::LazyLock;

use minijinja::{Environment, ErrorKind, UndefinedBehavior, Value};

use super::blanks::{self, Taken};
use crate::base::text;

/// Instructions that one template may run.
const FUEL: u64 = 50_000;
/// Bytes that one template may print.
const OUTPUT: usize = 256 * 1024;

/// What `{% … %}` may begin with: nothing that keeps a value, which a few lines could double without end.
const TAGS: [&str; 6] = ["if", "elif", "else", "endif", "for", "endfor"];

static ENGINE: LazyLock<Environment<'static>> = LazyLock::new(engine);

fn engine() -> Environment<'static> {
    let mut engine = Environment::new();
    engine.set_undefined_behavior(UndefinedBehavior::SemiStrict);
    engine.set_auto_escape_callback(|_| minijinja::AutoEscape::None);
    engine.set_fuel(Some(FUEL));
    engine.set_recursion_limit(50);
    engine.set_formatter(|out, state, value| {
        let value = if value.is_none() { &Value::UNDEFINED } else { value };
        minijinja::escape_formatter(out, state, value)
    });
    super::filters::bound(&mut engine, OUTPUT);
    super::filters::add(&mut engine);
    engine
}

macro_rules! constant {
    ($name:ident, $source:expr) => {
        static $name: LazyLock<regex::Regex> =
            LazyLock::new(|| regex::Regex::new($source).expect("constant"));
    };
}
// The code of a template in a line, texts in it, and names behind `|`.
constant!(CODE, r"\{\{.*?(?:\}\}|$)|\{%.*?(?:%\}|$)");
constant!(TAG, r"\{%[-+]?\s*([A-Za-z_]*)");
constant!(QUOTED, r#"'[^']*'|"[^"]*""#);
constant!(FILTER, r"\|\s*([A-Za-z_][A-Za-z0-9_]*)");

/// What templates see, by name. Values that are not there have no entry.
#[derive(Clone, Debug, Default)]
pub(crate) struct Context(BTreeMap<String, Value>);

impl Context {
    /// Sets a name to a value; nulls inside it count as not there.
    pub(crate) fn set(&mut self, name: &str, value: serde_json::Value) {
        match without_nulls(value) {
            Some(value) => {
                self.0.insert(name.to_owned(), Value::from(minijinja::value::Serde(value)))
            }
            None => self.0.remove(name),
        };
    }

    /// Whether a name like `facts.due` has a value that is not empty and not `false`.
    pub(crate) fn has(&self, path: &str) -> bool {
        self.find(path).is_some_and(|value| value.len() != Some(0) && value != Value::from(false))
    }

    /// The value that a name like `facts.due` has.
    pub(crate) fn value(&self, path: &str) -> Option<serde_json::Value> {
        serde_json::to_value(self.find(path)?).ok()
    }

    fn find(&self, path: &str) -> Option<Value> {
        let mut parts = path.split('.');
        let mut value = self.0.get(parts.next()?)?.clone();
        for part in parts {
            value = value.get_attr(part).ok()?;
        }
        (!value.is_undefined() && !value.is_none()).then_some(value)
    }
}

fn without_nulls(value: serde_json::Value) -> Option<serde_json::Value> {
    use serde_json::Value as Json;
    Some(match value {
        Json::Null => return None,
        Json::Array(values) => Json::Array(values.into_iter().filter_map(without_nulls).collect()),
        Json::Object(pairs) => Json::Object(
            pairs
                .into_iter()
                .filter_map(|(key, value)| Some((key, without_nulls(value)?)))
                .collect(),
        ),
        other => other,
    })
}

/// Why a template gave nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum TemplateError {
    /// It prints values that are not there; their names.
    Missing(Vec<String>),
    /// It can't work, whatever the values: line of the template (from 1), and what is wrong.
    Wrong { line: usize, what: String },
}

impl fmt::Display for TemplateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            TemplateError::Missing(names) => write!(f, "there is no {}", names.join(", no ")),
            TemplateError::Wrong { what, .. } => f.write_str(what),
        }
    }
}

/// A text with `{{ … }}` and `{% … %}` in it, checked for its grammar when it was read.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Template {
    source: String,
    /// What the engine runs: a name of ours in place of each output of a step.
    code: String,
    outputs: Vec<Taken>,
}

impl fmt::Debug for Template {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.source, f)
    }
}

impl Template {
    pub(crate) fn new(source: &str) -> Result<Template, TemplateError> {
        let template = Template::unchecked(source);
        for (line, text) in (1..).zip(source.lines()) {
            let mut tags = TAG.captures_iter(text).filter_map(|found| found.get(1));
            if let Some(tag) = tags.find(|tag| !TAGS.contains(&tag.as_str())) {
                let what =
                    format!("`{{% {} %}}` can't be used: there are `if` and `for`", tag.as_str());
                return Err(TemplateError::Wrong { line, what });
            }
        }
        template
            .check()
            .map_err(|error| template.explained(&error, &Context::default()))
            .map(|()| template)
    }

    fn unchecked(source: &str) -> Template {
        let (code, outputs) = blanks::take_out(source);
        Template { source: source.to_owned(), code, outputs }
    }

    /// The outputs of steps that it prints.
    pub(crate) fn outputs(&self) -> &[Taken] {
        &self.outputs
    }

    fn check(&self) -> Result<(), minijinja::Error> {
        match self.expression() {
            Some(inner) => ENGINE.compile_expression(inner).map(drop),
            None => ENGINE.template_from_str(&self.code).map(drop),
        }
    }

    /// A bare expression, as `when` has it: `facts.due and item.age_days < 4`.
    pub(crate) fn of_expression(source: &str) -> Result<Template, TemplateError> {
        ENGINE
            .compile_expression(source)
            .map_err(|error| Template::unchecked(source).explained(&error, &Context::default()))?;
        Template::new(&format!("{{{{ {source} }}}}"))
    }

    /// Whether a lone expression comes to something; a value that is not there is nothing.
    pub(crate) fn holds(&self, context: &Context) -> bool {
        let inner = self.expression().and_then(|inner| ENGINE.compile_expression(inner).ok());
        inner
            .and_then(|inner| inner.eval(self.root(context)).ok())
            .is_some_and(|value| value.is_true())
    }

    pub(crate) fn source(&self) -> &str {
        &self.source
    }

    /// Whether it has nothing to fill in.
    pub(crate) fn is_literal(&self) -> bool {
        !["{{", "{%", "{#"].iter().any(|mark| self.source.contains(mark))
    }

    /// The inside of a template that is one `{{ … }}` and nothing else: its value keeps its type (a list stays one).
    fn expression(&self) -> Option<&str> {
        let inner = self.code.trim().strip_prefix("{{")?.strip_suffix("}}")?;
        let inner = inner.strip_prefix('-').unwrap_or(inner);
        let inner = inner.strip_suffix('-').unwrap_or(inner);
        ENGINE.compile_expression(inner).is_ok().then_some(inner)
    }

    /// The filters it names that there are none of, with their lines (from 1): the engine finds out only when one runs.
    pub(crate) fn unknown_filters(&self) -> Vec<(usize, String)> {
        let is_unknown = |name: &str| {
            let tried = ENGINE.render_str(&format!("{{{{ '' | {name} }}}}"), ());
            tried.is_err_and(|error| error.kind() == ErrorKind::UnknownFilter)
        };
        let lines = self.code.lines().enumerate();
        let named = lines.flat_map(|(at, line)| {
            let code =
                CODE.find_iter(line).map(|code| QUOTED.replace_all(code.as_str(), "").into_owned());
            let names: Vec<_> = code
                .flat_map(|code| {
                    FILTER
                        .captures_iter(&code)
                        .filter_map(|found| Some(found.get(1)?.as_str().to_owned()))
                        .collect::<Vec<_>>()
                })
                .collect();
            names.into_iter().map(move |name| (at + 1, name))
        });
        named.filter(|(_, name)| is_unknown(name)).collect()
    }

    /// The names it uses, with their dots, sorted: `customer`, `facts.due`.
    pub(crate) fn names(&self) -> Vec<String> {
        let found = match self.expression() {
            Some(inner) => {
                ENGINE.compile_expression(inner).map(|inner| inner.undeclared_variables(true))
            }
            None => ENGINE
                .template_from_str(&self.code)
                .map(|template| template.undeclared_variables(true)),
        };
        let called = |name: String| match self.outputs.iter().find(|taken| taken.name == name) {
            Some(taken) => taken.path(),
            None => name,
        };
        let mut names: Vec<_> = found.unwrap_or_default().into_iter().map(called).collect();
        names.sort();
        names
    }

    /// What it gives: text, or the value of a lone `{{ … }}` (numbers and yes/no as text).
    pub(crate) fn value(&self, context: &Context) -> Result<serde_json::Value, TemplateError> {
        let Some(inner) = self.expression() else {
            return self.text(context).map(serde_json::Value::String);
        };
        let found =
            ENGINE.compile_expression(inner).and_then(|inner| inner.eval(self.root(context)));
        let found = found.map_err(|error| self.explained(&error, context))?;
        if found.is_undefined() || found.is_none() {
            return Err(TemplateError::Missing(self.missing(context)));
        }
        let json = serde_json::to_value(&found);
        let json = json.map_err(|_| TemplateError::Wrong {
            line: 1,
            what: "gives no text and no list".into(),
        })?;
        if json.to_string().len() > OUTPUT {
            return Err(TemplateError::Wrong { line: 1, what: too_long() });
        }
        Ok(scalars_as_text(json))
    }

    /// What it prints.
    pub(crate) fn text(&self, context: &Context) -> Result<String, TemplateError> {
        let mut printed = Limited(Vec::new());
        let template = ENGINE.template_from_str(&self.code);
        template
            .and_then(|template| {
                template.render_captured_to(self.root(context), &mut printed).map(drop)
            })
            .map_err(|error| self.explained(&error, context))?;
        Ok(String::from_utf8_lossy(&printed.0).into_owned())
    }

    /// All that it may see.
    fn root(&self, context: &Context) -> Value {
        let mut names = context.0.clone();
        for taken in &self.outputs {
            if let Some(value) = context.find(&taken.path()) {
                names.insert(taken.name.clone(), value);
            }
        }
        Value::from(names)
    }

    fn missing(&self, context: &Context) -> Vec<String> {
        let missing: Vec<_> =
            self.names().into_iter().filter(|name| context.find(name).is_none()).collect();
        if missing.is_empty() { vec!["value".into()] } else { missing }
    }

    /// An engine's error as ours. Its words may hold values from outside, so they are shown safely.
    fn explained(&self, error: &minijinja::Error, context: &Context) -> TemplateError {
        if error.kind() == ErrorKind::UndefinedError {
            return TemplateError::Missing(self.missing(context));
        }
        let what = match error.kind() {
            ErrorKind::WriteFailure => too_long(),
            ErrorKind::OutOfFuel => format!("does not end (stopped after {FUEL} steps)"),
            _ => {
                let detail = error.detail().map_or_else(|| error.kind().to_string(), str::to_owned);
                text::cut(&text::shown_line(&detail), 200)
            }
        };
        TemplateError::Wrong { line: error.line().unwrap_or(1), what }
    }
}

fn too_long() -> String {
    format!("gives more than {} KiB of text", OUTPUT / 1024)
}

/// Action parameters are texts, lists and maps; a number or yes/no becomes its text.
fn scalars_as_text(value: serde_json::Value) -> serde_json::Value {
    use serde_json::Value as Json;
    match value {
        Json::Number(number) => Json::String(number.to_string()),
        Json::Bool(yes) => Json::String(yes.to_string()),
        Json::Array(values) => Json::Array(values.into_iter().map(scalars_as_text).collect()),
        Json::Object(pairs) => Json::Object(
            pairs.into_iter().map(|(key, value)| (key, scalars_as_text(value))).collect(),
        ),
        other => other,
    }
}

/// A writer that refuses what goes beyond [`OUTPUT`].
struct Limited(Vec<u8>);

impl Write for Limited {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.0.len() + bytes.len() > OUTPUT {
            return Err(io::Error::other("too long"));
        }
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn context() -> Context {
        let mut context = Context::default();
        context.set(
            "item",
            json!({"subject": "{{ 7*7 }}{% for x in range(9) %}x{% endfor %}", "from": {"name": "Dana"}, "gone": null}),
        );
        context.set("lines", json!([{"text": "a", "price": 1}]));
        context
    }

    fn said(source: &str) -> Result<serde_json::Value, TemplateError> {
        Template::new(source)?.value(&context())
    }

    #[test]
    fn a_value_from_outside_is_data() {
        let subject = "{{ 7*7 }}{% for x in range(9) %}x{% endfor %}";
        assert_eq!(said("{{ item.subject }}"), Ok(json!(subject)));
        assert_eq!(said("Re: {{ item.subject }}"), Ok(json!(format!("Re: {subject}"))));
    }

    #[test]
    fn little_is_not_made_into_much() {
        let text = "{{ 'x' * 200000 }}";
        assert!(said(text).is_ok());
        let much = [
            "{{ ('x' * 200000) | replace('', 'x' * 200000) }}",
            "{{ ('x' * 200000) | replace('x', 'x' * 200000) }}",
            "{{ range(99999) | join('x' * 200000) }}",
            "{{ [1] | batch(2000000000, 0) | list }}",
            "{{ [1] | slice(2000000000) | list }}",
            "{{ 'a\nb' | indent(2000000000) }}",
            "{{ '%2000000000s' | format('x') }}",
            "{% set x = 'x' * 200000 %}{% set x = x ~ x %}{{ x }}",
            "{% with x = 'x' %}{{ x }}{% endwith %}",
            "a\n{%- filter upper %}x{% endfilter %}",
        ];
        for source in much {
            assert!(matches!(said(source), Err(TemplateError::Wrong { .. })), "{source}");
        }
        assert_eq!(said("{{ 'a-b' | replace('-', '+') }}"), Ok(json!("a+b")));
        assert_eq!(said("{{ ['a', 'b'] | join(', ') }}{{ [] | join }}"), Ok(json!("a, b")));
    }

    #[test]
    fn what_is_not_there_is_named() {
        assert_eq!(
            said("Hi {{ item.gone }}"),
            Err(TemplateError::Missing(vec!["item.gone".into()]))
        );
        assert_eq!(said("{{ item.gone }}"), Err(TemplateError::Missing(vec!["item.gone".into()])));
        assert_eq!(
            said("{{ nobody.name }} {{ item.from.name }}"),
            Err(TemplateError::Missing(vec!["nobody.name".into()]))
        );
        assert_eq!(said("{{ item.gone or 'you' }}"), Ok(json!("you")));
        assert_eq!(said("{{ item.gone | optional }}"), Ok(json!("")));
        assert_eq!(said("{% if item.gone %}a{% else %}b{% endif %}"), Ok(json!("b")));
    }

    #[test]
    fn an_output_of_a_step_stands_alone_in_its_braces() {
        let mut context = context();
        context.set("steps", json!({"send-it": {"path": "⟦p⟧"}}));
        let template = |source: &str| Template::new(source).unwrap();
        let path = template("See {{ steps.send-it.path }}, {{- steps.send-it.path -}} .");
        assert_eq!(path.text(&context), Ok("See ⟦p⟧,⟦p⟧.".into()));
        assert_eq!(path.outputs().len(), 2);
        assert_eq!(path.names(), ["steps.send-it.path", "steps.send-it.path"]);
        let gone = template("{{ steps.other.path }}");
        assert_eq!(
            gone.value(&context),
            Err(TemplateError::Missing(vec!["steps.other.path".into()]))
        );
        for other in [
            "{{ steps.a.path | upper }}",
            "{{ steps['a'].path }}",
            "{% if steps.a.path %}x{% endif %}",
        ] {
            assert!(template(other).outputs().is_empty(), "{other}");
            assert!(template(other).names()[0].starts_with("steps"), "{other}");
        }
        // Who writes a message writes no template.
        context.set("item", json!({"subject": "{{ steps.send-it.path }}"}));
        assert_eq!(
            template("{{ item.subject }}").value(&context),
            Ok(json!("{{ steps.send-it.path }}"))
        );
    }

    #[test]
    fn a_lone_expression_keeps_its_type() {
        assert_eq!(said("{{ lines }}"), Ok(json!([{"text": "a", "price": "1"}])));
        assert_eq!(said("{{ 2 }}"), Ok(json!("2")));
        assert_eq!(said("{{ 1 }} and {{ 2 }}"), Ok(json!("1 and 2")));
    }

    #[test]
    fn a_bomb_stops() {
        for bomb in [
            "{% for a in range(9999) %}{% for b in range(9999) %}x{% endfor %}{% endfor %}",
            "{{ 'x' * 9999999 }}!",
            "{{ ['xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'] * 9999 }}",
            "{{ range(99999999) }}",
        ] {
            assert!(
                matches!(said(bomb), Err(TemplateError::Wrong { .. })),
                "{bomb}: {:?}",
                said(bomb).map(|_| ())
            );
        }
        for closed in [
            "{% include 'x' %}",
            "{% macro a() %}{% endmacro %}",
            "{% import 'x' as y %}",
            "{% extends 'x' %}",
        ] {
            assert!(Template::new(closed).is_err(), "{closed}");
        }
    }

    #[test]
    fn a_mistake_has_its_line() {
        let wrong = Template::new("a\nb {{ x +* }}\n");
        assert!(matches!(wrong, Err(TemplateError::Wrong { line: 2, .. })), "{wrong:?}");
    }

    proptest::proptest! {
        #[test]
        fn no_text_makes_it_panic(source in "[{}%#|a-z0-9 .'\"()\\[\\]*+-]{0,60}", subject in ".*") {
            let mut context = context();
            context.set("item", json!({"subject": subject}));
            if let Ok(template) = Template::new(&source) {
                let _ = template.value(&context);
                let _ = template.names();
            }
            let plain = Template::new("{{ item.subject }}!").unwrap();
            proptest::prop_assert_eq!(plain.text(&context).unwrap(), format!("{}!", subject));
        }
    }
}
