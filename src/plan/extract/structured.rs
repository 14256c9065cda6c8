//! What a message says about itself: schema.org orders, invoices, reservations and events.

use chrono::{DateTime, NaiveDate};
use rust_decimal::Decimal;
use serde_json::{Map, Value};

use super::facts::{Event, Facts, Found, LineItem};
use super::scan;
use crate::model::money::{Currency, Money};

/// How deep objects are followed, and how many.
const DEPTH: usize = 5;
const MOST: usize = 200;

/// The facts that structured data states. What two objects state differently is left open.
pub(super) fn read(structured: &[Value]) -> Facts {
    let mut facts = Facts::default();
    let mut objects = Vec::new();
    for value in structured {
        collect(value, 0, &mut objects);
    }
    let mut totals: Vec<Found<Money>> = Vec::new();
    let mut numbers: Vec<Found<String>> = Vec::new();
    for object in objects {
        one(object, &mut facts, &mut totals, &mut numbers);
    }
    facts.total = agreed(&totals, "total", &mut facts.unsure);
    facts.order_number = agreed(&numbers, "order number", &mut facts.unsure);
    facts
}

fn agreed<T: Clone + PartialEq + std::fmt::Display>(
    found: &[Found<T>],
    what: &str,
    unsure: &mut Vec<String>,
) -> Option<Found<T>> {
    let first = found.first()?;
    if let Some(other) = found.iter().find(|other| other.value != first.value) {
        unsure.push(format!("Which is the {what}: {} or {}?", first.value, other.value));
        return None;
    }
    Some(first.clone())
}

fn collect<'v>(value: &'v Value, depth: usize, objects: &mut Vec<&'v Map<String, Value>>) {
    if depth > DEPTH || objects.len() >= MOST {
        return;
    }
    scan::looks_at(1);
    match value {
        Value::Array(list) => {
            for value in list {
                collect(value, depth + 1, objects);
            }
        }
        Value::Object(object) => {
            objects.push(object);
            for key in ["@graph", "mainEntity", "partOfOrder", "subEvent"] {
                if let Some(value) = object.get(key) {
                    collect(value, depth + 1, objects);
                }
            }
        }
        _ => {}
    }
}

fn kind(object: &Map<String, Value>) -> &str {
    let of = |value: &'_ Value| {
        value.as_str().map(|text| text.rsplit(['/', '#']).next().unwrap_or_default().len())
    };
    let text = match object.get("@type") {
        Some(Value::String(text)) => text.as_str(),
        Some(Value::Array(list)) => list
            .iter()
            .find(|value| of(value).is_some())
            .and_then(Value::as_str)
            .unwrap_or_default(),
        _ => "",
    };
    text.rsplit(['/', '#']).next().unwrap_or_default()
}

fn one(
    object: &Map<String, Value>,
    facts: &mut Facts,
    totals: &mut Vec<Found<Money>>,
    orders: &mut Vec<Found<String>>,
) {
    match kind(object) {
        "Order" => {
            orders.extend(text(object, &["orderNumber"]));
            totals.extend(
                money(object, &["price", "total", "totalPrice"])
                    .or_else(|| nested(object, "priceSpecification", money_here)),
            );
            facts.date = facts.date.take().or(day(object, &["orderDate"]));
            facts.vendor = facts
                .vendor
                .take()
                .or(party(object, &["merchant", "seller", "broker", "provider"]));
            lines(object, facts);
        }
        "Invoice" => {
            facts.invoice_number = facts.invoice_number.take().or(text(
                object,
                &["confirmationNumber", "identifier", "invoiceNumber", "accountId"],
            ));
            totals.extend(
                nested(object, "totalPaymentDue", money_here)
                    .or_else(|| money(object, &["totalPaymentDue"])),
            );
            facts.due = facts.due.take().or(day(object, &["paymentDueDate", "paymentDue"]));
            facts.date =
                facts.date.take().or(day(object, &["dateIssued", "dateCreated", "orderDate"]));
            facts.vendor = facts.vendor.take().or(party(object, &["provider", "broker", "seller"]));
            orders.extend(nested(object, "referencesOrder", |order| text(order, &["orderNumber"])));
        }
        "ParcelDelivery" => {
            facts.references.extend(text(object, &["trackingNumber"]));
            facts.dates.extend(day(object, &["expectedArrivalUntil", "expectedArrivalFrom"]));
            facts.vendor = facts.vendor.take().or(party(object, &["carrier", "provider"]));
        }
        name if name.ends_with("Reservation") || name == "EventReservation" => {
            reservation(object, facts, totals);
        }
        name if name.ends_with("Event") || name == "Festival" => {
            let event = event(object);
            facts.event = facts.event.take().or(event);
        }
        _ => {}
    }
}

fn reservation(object: &Map<String, Value>, facts: &mut Facts, totals: &mut Vec<Found<Money>>) {
    let number = text(object, &["reservationNumber", "reservationId", "confirmationNumber"]);
    let known =
        |number: &Found<String>| facts.references.iter().any(|other| other.value == number.value);
    if let Some(number) = number.filter(|number| !known(number)) {
        facts.references.push(number);
    }
    totals.extend(money(object, &["totalPrice", "price"]));
    facts.vendor = facts.vendor.take().or(party(object, &["provider", "broker"]));
    let Some(what) = object.get("reservationFor").and_then(Value::as_object) else { return };
    facts.vendor =
        facts.vendor.take().or(party(what, &["airline", "provider", "seller", "rentalCompany"]));
    if facts.event.is_none() {
        facts.event = journey(object, what);
    }
}

/// A reservation as an event: a flight from place to place, a stay, a table.
fn journey(object: &Map<String, Value>, what: &Map<String, Value>) -> Option<Event> {
    let mut event = event(what).unwrap_or_default();
    let name = |key: &str| {
        what.get(key)
            .and_then(Value::as_object)
            .and_then(|place| string(place, &["name", "iataCode"]))
    };
    let from = name("departureAirport").or(name("departureStation")).or(name("departureBusStop"));
    let to = name("arrivalAirport").or(name("arrivalStation")).or(name("arrivalBusStop"));
    if event.summary.is_empty() {
        let line = what
            .get("airline")
            .and_then(Value::as_object)
            .and_then(|airline| string(airline, &["iataCode", "name"]))
            .unwrap_or_default();
        let number =
            string(what, &["flightNumber", "trainNumber", "busNumber"]).unwrap_or_default();
        [line, number].join(" ").trim().clone_into(&mut event.summary);
    }
    if let (Some(from), Some(to)) = (&from, &to) {
        let way = format!("{} {from} – {to}", event.summary);
        way.trim().clone_into(&mut event.summary);
    }
    event.start = event
        .start
        .or_else(|| when(what, &["departureTime"]))
        .or_else(|| when(object, &["checkinTime", "checkinDate", "startTime", "pickupTime"]));
    event.end = event
        .end
        .or_else(|| when(what, &["arrivalTime"]))
        .or_else(|| when(object, &["checkoutTime", "checkoutDate", "endTime", "dropoffTime"]));
    event.location = event.location.or(from).or_else(|| place(what));
    (!event.summary.is_empty() || event.start.is_some()).then_some(event)
}

fn event(object: &Map<String, Value>) -> Option<Event> {
    let event = Event {
        summary: string(object, &["name", "summary"]).unwrap_or_default(),
        start: when(object, &["startDate", "start", "doorTime"]),
        end: when(object, &["endDate", "end"]),
        location: object.get("location").and_then(|value| match value {
            Value::Object(place_object) => place(place_object),
            other => other.as_str().map(str::to_owned),
        }),
        organizer: object.get("organizer").and_then(|value| match value {
            Value::Object(who) => string(who, &["email", "name"]),
            other => other.as_str().map(str::to_owned),
        }),
        method: method(object),
        uid: string(object, &["identifier", "uid"]),
    };
    (!event.summary.is_empty() || event.start.is_some()).then_some(event)
}

/// `request`, `cancel`, …; a cancelled event is a cancellation, whatever carried it.
fn method(object: &Map<String, Value>) -> Option<String> {
    let cancelled = string(object, &["eventStatus"]).is_some_and(|status| {
        status.ends_with("EventCancelled") || status.eq_ignore_ascii_case("cancelled")
    });
    if cancelled {
        return Some("cancel".into());
    }
    // Some calendars say it only in the title.
    let title = string(object, &["name", "summary"]).unwrap_or_default().to_lowercase();
    if ["canceled:", "cancelled:", "abgesagt:", "annulé"].iter().any(|word| title.starts_with(word))
    {
        return Some("cancel".into());
    }
    string(object, &["method"]).map(|method| method.to_lowercase())
}

fn place(object: &Map<String, Value>) -> Option<String> {
    let address = match object.get("address") {
        Some(Value::Object(address)) => {
            let parts = ["streetAddress", "postalCode", "addressLocality"]
                .iter()
                .filter_map(|key| string(address, &[key]));
            parts.collect::<Vec<_>>().join(", ")
        }
        Some(other) => other.as_str().unwrap_or_default().to_owned(),
        None => String::new(),
    };
    let parts: Vec<String> = string(object, &["name"])
        .into_iter()
        .chain((!address.is_empty()).then_some(address))
        .collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

fn lines(object: &Map<String, Value>, facts: &mut Facts) {
    let offers = match object.get("acceptedOffer").or(object.get("orderedItem")) {
        Some(Value::Array(list)) => list.iter().collect(),
        Some(one) => vec![one],
        None => Vec::new(),
    };
    for offer in offers.into_iter().filter_map(Value::as_object).take(MOST) {
        let inner = |key: &str| offer.get(key).and_then(Value::as_object);
        let name = inner("itemOffered")
            .or(inner("orderedItem"))
            .and_then(|item| string(item, &["name"]))
            .or_else(|| string(offer, &["name"]));
        let Some(name) = name else { continue };
        let price = money(offer, &["price"]);
        let quantity = inner("eligibleQuantity")
            .and_then(|quantity| decimal(quantity.get("value")?))
            .or_else(|| decimal(offer.get("orderQuantity")?));
        let each = price.as_ref().map(|price| price.value.amount());
        let amount = each.and_then(|each| each.checked_mul(quantity.unwrap_or(Decimal::ONE)));
        let currency = price.map(|price| price.value.currency());
        let value = LineItem { text: name.clone(), quantity, price: each, amount, currency };
        facts.lines.push(found(value, name));
    }
}

fn found<T>(value: T, words: String) -> Found<T> {
    Found { value, words, line: 0, quoted: false }
}

/// The first of some keys that has a text or number.
fn string(object: &Map<String, Value>, keys: &[&str]) -> Option<String> {
    keys.iter().filter_map(|key| object.get(*key)).find_map(|value| match value {
        Value::String(text) if !text.trim().is_empty() => {
            Some(scan::head(text.trim(), 300).to_owned())
        }
        Value::Number(number) => Some(number.to_string()),
        Value::Object(inner) => {
            inner.get("@value").or(inner.get("value")).and_then(Value::as_str).map(str::to_owned)
        }
        _ => None,
    })
}

fn text(object: &Map<String, Value>, keys: &[&str]) -> Option<Found<String>> {
    string(object, keys).map(|text| found(text.clone(), text))
}

fn party(object: &Map<String, Value>, keys: &[&str]) -> Option<Found<String>> {
    let name = keys.iter().filter_map(|key| object.get(*key)).find_map(|value| match value {
        Value::Object(party) => string(party, &["name", "legalName"]),
        other => other.as_str().map(str::to_owned),
    })?;
    Some(found(name.clone(), name))
}

/// A number that schema.org writes as JSON number or text, with a dot.
fn decimal(value: &Value) -> Option<Decimal> {
    let text = match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    Decimal::from_str_exact(&text).ok()
}

/// An amount only where its currency stands beside it.
fn money(object: &Map<String, Value>, keys: &[&str]) -> Option<Found<Money>> {
    let currency: Currency =
        string(object, &["priceCurrency", "currency", "totalPriceCurrency"])?.parse().ok()?;
    let value = keys.iter().find_map(|key| object.get(*key))?;
    let amount = decimal(value)?;
    let words = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    Some(found(Money::new(amount, currency).ok()?, words))
}

fn money_here(object: &Map<String, Value>) -> Option<Found<Money>> {
    money(object, &["price", "value", "amount"])
}

fn nested<T>(
    object: &Map<String, Value>,
    key: &str,
    read: impl Fn(&Map<String, Value>) -> Option<T>,
) -> Option<T> {
    object.get(key).and_then(Value::as_object).and_then(read)
}

/// A time as it is written, where it is one that can be understood.
fn when(object: &Map<String, Value>, keys: &[&str]) -> Option<String> {
    keys.iter().filter_map(|key| string(object, &[key])).find(|text| date_of(text).is_some())
}

fn day(object: &Map<String, Value>, keys: &[&str]) -> Option<Found<String>> {
    let text = keys
        .iter()
        .filter_map(|key| string(object, &[key]))
        .find(|text| date_of(text).is_some())?;
    Some(found(date_of(&text)?.to_string(), text))
}

fn date_of(text: &str) -> Option<NaiveDate> {
    let instant = DateTime::parse_from_rfc3339(text).ok().map(|time| time.date_naive());
    instant.or_else(|| scan::head(text, 10).parse().ok())
}
