//! Calendar files: what is when, where and with whom, as text and as schema.org events.
//!
//! Read line by line: a calendar is a list of lines, and a parser that follows `BEGIN:` into itself overflows the stack
//! on a hostile one.

use serde_json::{Map, Value, json};

/// What a calendar holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Calendar {
    pub(crate) text: String,
    /// `{"@type":"Event", …}`, one for each event.
    pub(crate) events: Vec<Value>,
    /// How many events were left out.
    more: usize,
}

impl Calendar {
    /// What was not read, if anything was not.
    pub(crate) fn notice(&self) -> Option<String> {
        let (read, all) = (self.events.len(), self.events.len() + self.more);
        (self.more > 0)
            .then(|| format!("its calendar has {all} events; the first {read} were read"))
    }
}

/// The most events that are read of one calendar.
const EVENTS: usize = 100;

/// Reads an iCalendar text; what is no event in it is left out.
///
/// Source: RFC 5545 §3.1 (lines), §3.6.1 (events); RFC 5546 (methods).
pub(crate) fn read(text: &str) -> Calendar {
    let mut calendar = Calendar::default();
    let mut method = String::new();
    let mut event: Option<Event> = None;
    // How many components are open inside the event: an alarm has a description too.
    let mut inside = 0usize;
    for line in unfolded(text) {
        let Some(line) = Line::read(&line) else { continue };
        match (line.name.as_str(), &mut event) {
            ("BEGIN", None) if matches!(line.value.to_uppercase().as_str(), "VEVENT" | "VTODO") => {
                event = Some(Event { method: method.clone(), ..Event::default() });
            }
            ("BEGIN", Some(_)) => inside += 1,
            ("END", Some(_)) if inside > 0 => inside -= 1,
            ("END", Some(_)) => match event.take() {
                Some(event) if calendar.events.len() < EVENTS => {
                    calendar.text += &event.text();
                    calendar.events.push(event.value());
                }
                _ => calendar.more += 1,
            },
            ("METHOD", None) => method = line.value.to_uppercase(),
            (_, Some(event)) if inside == 0 => event.take(&line),
            _ => {}
        }
    }
    calendar.text.truncate(calendar.text.trim_end().len());
    calendar
}

/// The logical lines: a line that begins with a blank goes on with the one before.
fn unfolded(text: &str) -> impl Iterator<Item = String> {
    let mut lines = text.split('\n').map(|line| line.trim_end_matches('\r')).peekable();
    std::iter::from_fn(move || {
        let mut line = lines.next()?.to_owned();
        while let Some(more) = lines.next_if(|next| next.starts_with([' ', '\t'])) {
            line.extend(more.chars().skip(1));
        }
        Some(line)
    })
}

/// `NAME;PARAM=value:value`.
struct Line {
    name: String,
    parameters: Vec<(String, String)>,
    value: String,
}

impl Line {
    fn read(line: &str) -> Option<Line> {
        let mut quoted = false;
        let colon = line.char_indices().find_map(|(at, c)| {
            quoted ^= c == '"';
            (c == ':' && !quoted).then_some(at)
        })?;
        let (head, value) = line.split_at(colon);
        let mut words = split_unquoted(head, ';');
        let name = words.next()?.trim().to_uppercase();
        let parameters = words
            .filter_map(|word| word.split_once('='))
            .map(|(key, value)| (key.trim().to_uppercase(), value.trim_matches('"').to_owned()))
            .collect();
        Some(Line { name, parameters, value: value.get(1..)?.trim().to_owned() })
    }

    fn parameter(&self, name: &str) -> Option<&str> {
        self.parameters.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// A text value with its escapes read (RFC 5545 §3.3.11).
    fn text(&self) -> String {
        let mut out = String::with_capacity(self.value.len());
        let mut chars = self.value.chars();
        while let Some(c) = chars.next() {
            match c {
                '\\' => match chars.next() {
                    Some('n' | 'N') => out.push('\n'),
                    Some(other) => out.push(other),
                    None => {}
                },
                _ => out.push(c),
            }
        }
        out.trim().to_owned()
    }

    /// `Name <address>` of an organizer or attendee.
    fn person(&self) -> (String, String) {
        let email = self.value.get(..7).filter(|scheme| scheme.eq_ignore_ascii_case("mailto:"));
        let email = if email.is_some() { self.value.get(7..).unwrap_or_default() } else { "" };
        (self.parameter("CN").unwrap_or_default().trim().to_owned(), email.trim().to_owned())
    }
}

fn split_unquoted(text: &str, mark: char) -> impl Iterator<Item = &str> {
    let mut quoted = false;
    text.split(move |c| {
        quoted ^= c == '"';
        c == mark && !quoted
    })
}

#[derive(Default)]
struct Event {
    method: String,
    summary: String,
    description: String,
    location: String,
    uid: String,
    status: String,
    url: String,
    sequence: String,
    repeats: String,
    start: Option<When>,
    end: Option<When>,
    duration: String,
    organizer: Option<(String, String)>,
    attendees: Vec<(String, String)>,
}

/// A date, a local time with its zone, or an instant.
#[derive(Clone)]
struct When {
    /// `2026-11-20`, `2026-11-20T10:00:00`, with `Z` in UTC.
    at: String,
    zone: Option<String>,
}

impl When {
    fn read(line: &Line) -> Option<When> {
        let value = line.value.trim();
        let digits = |range: std::ops::Range<usize>| {
            value.get(range).filter(|part| part.bytes().all(|b| b.is_ascii_digit()))
        };
        let day = format!("{}-{}-{}", digits(0..4)?, digits(4..6)?, digits(6..8)?);
        let Some('T') = value.chars().nth(8) else { return Some(When { at: day, zone: None }) };
        let time = format!("{}:{}:{}", digits(9..11)?, digits(11..13)?, digits(13..15)?);
        let utc = value.ends_with('Z');
        let zone = line.parameter("TZID").filter(|_| !utc).map(str::to_owned);
        Some(When { at: format!("{day}T{time}{}", if utc { "Z" } else { "" }), zone })
    }

    fn shown(&self) -> String {
        let at = self.at.replace('T', " ");
        let at = at.strip_suffix('Z').map_or_else(|| at.clone(), |at| format!("{at} UTC"));
        match &self.zone {
            Some(zone) => format!("{at} ({zone})"),
            None => at,
        }
    }
}

impl Event {
    fn take(&mut self, line: &Line) {
        match line.name.as_str() {
            "SUMMARY" => self.summary = line.text(),
            "DESCRIPTION" => self.description = line.text(),
            "LOCATION" => self.location = line.text(),
            "UID" => self.uid = line.text(),
            "STATUS" => self.status = line.value.to_uppercase(),
            "URL" => self.url.clone_from(&line.value),
            "SEQUENCE" => self.sequence.clone_from(&line.value),
            "RRULE" => self.repeats.clone_from(&line.value),
            "DTSTART" => self.start = When::read(line),
            "DTEND" | "DUE" => self.end = When::read(line),
            "DURATION" => self.duration.clone_from(&line.value),
            "ORGANIZER" => self.organizer = Some(line.person()),
            "ATTENDEE" if self.attendees.len() < 100 => self.attendees.push(line.person()),
            _ => {}
        }
    }

    fn cancelled(&self) -> bool {
        self.method == "CANCEL" || self.status == "CANCELLED"
    }

    fn text(&self) -> String {
        let mut text = String::new();
        let mut say = |what: &str, value: &str| {
            if !value.is_empty() {
                text.extend([what, ": ", value, "\n"]);
            }
        };
        say(if self.cancelled() { "Cancelled event" } else { "Event" }, &self.summary);
        say("Begins", &self.start.as_ref().map(When::shown).unwrap_or_default());
        say("Ends", &self.end.as_ref().map(When::shown).unwrap_or_default());
        say("Lasts", &self.duration);
        say("Repeats", &self.repeats);
        say("Where", &self.location);
        say("Organizer", &self.organizer.as_ref().map(shown).unwrap_or_default());
        say("Attendees", &self.attendees.iter().map(shown).collect::<Vec<_>>().join(", "));
        say("Link", &self.url);
        if !self.description.is_empty() {
            text.extend(["\n", &self.description, "\n"]);
        }
        text + "\n"
    }

    fn value(&self) -> Value {
        let mut object = Map::new();
        let mut put = |key: &str, value: &str| {
            if !value.is_empty() {
                object.insert(key.to_owned(), Value::from(value));
            }
        };
        put("@type", "Event");
        put("name", &self.summary);
        put("startDate", self.start.as_ref().map_or("", |when| &when.at));
        put("endDate", self.end.as_ref().map_or("", |when| &when.at));
        put(
            "timezone",
            self.start.as_ref().and_then(|when| when.zone.as_deref()).unwrap_or_default(),
        );
        put("duration", &self.duration);
        put("location", &self.location);
        put("identifier", &self.uid);
        put("method", &self.method);
        put("eventStatus", if self.cancelled() { "EventCancelled" } else { &self.status });
        put("sequence", &self.sequence);
        put("repeats", &self.repeats);
        put("url", &self.url);
        put("description", &self.description);
        let person = |(name, email): &(String, String)| json!({"@type": "Person", "name": name, "email": email});
        if let Some(organizer) = &self.organizer {
            object.insert("organizer".into(), person(organizer));
        }
        if !self.attendees.is_empty() {
            object.insert("attendee".into(), self.attendees.iter().map(person).collect());
        }
        Value::Object(object)
    }
}

fn shown((name, email): &(String, String)) -> String {
    match (name.is_empty(), email.is_empty()) {
        (false, false) => format!("{name} <{email}>"),
        (true, _) => email.clone(),
        _ => name.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_invitation_is_read_with_its_folded_lines_and_escapes() {
        let text = "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nUID:1@x\r\nSUMMARY:Plan\\, again\r\nDTSTART;TZID=Europe/Vienna:20261120T100000\r\n\
            DTEND;TZID=Europe/Vienna:20261120T110000\r\nORGANIZER;CN=\"Reyes; Dana\":mailto:dana@example.com\r\nDESCRIPTION:one\\ntw\r\n o\r\n\
            BEGIN:VALARM\r\nDESCRIPTION:Reminder\r\nEND:VALARM\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
        let calendar = read(text);
        let event = &calendar.events[0];
        assert_eq!(event["name"], "Plan, again");
        assert_eq!(event["startDate"], "2026-11-20T10:00:00");
        assert_eq!(event["timezone"], "Europe/Vienna");
        assert_eq!(event["organizer"]["email"], "dana@example.com");
        assert_eq!(event["organizer"]["name"], "Reyes; Dana");
        assert_eq!(event["description"], "one\ntwo");
        assert!(calendar.text.contains("Begins: 2026-11-20 10:00:00 (Europe/Vienna)"));
    }

    #[test]
    fn a_hostile_calendar_is_read_without_depth() {
        assert_eq!(read(&"BEGIN:VEVENT\n".repeat(200_000)).events.len(), 0);
        let many = "BEGIN:VEVENT\nSUMMARY:x\nEND:VEVENT\n".repeat(500);
        assert_eq!(read(&many).events.len(), EVENTS);
    }
}
