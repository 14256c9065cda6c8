//! What schema.org data says of an invoice, order, booking or event: written for machines, so it needs no guess.

use rust_decimal::Decimal;
use serde_json::Value;

use super::facts::{Event, Facts, Found, LineItem};
use super::scan;
use crate::model::item::Item;
use crate::model::money::{Currency, Money};

const MOST: usize = 200;
/// How deep lists and graphs are followed.
const DEPTH: usize = 6;

/// Puts what the item's structured data says in place of what its text seems to say.
pub(super) fn apply(item: &Item, facts: &mut Facts) {
    let mut objects = Vec::new();
    for value in &item.structured {
        gather(value, DEPTH, &mut objects);
    }
    total(&objects, facts);
    let beats =
        |fact: &mut Option<Found<String>>, keys: &[&str], kinds: &[&str], day_only: bool| {
            let values: Vec<Found<String>> = objects
                .iter()
                .filter(|object| is(object, kinds))
                .filter_map(|object| text_at(object, keys))
                .filter_map(|found| if day_only { day(found) } else { Some(found) })
                .collect();
            if let Some(first) =
                values.first().filter(|first| values.iter().all(|other| other.value == first.value))
            {
                *fact = Some(first.clone());
            }
        };
    beats(&mut facts.invoice_number, &["identifier", "confirmationNumber"], &["Invoice"], false);
    beats(&mut facts.order_number, &["orderNumber"], &["Order"], false);
    beats(
        &mut facts.date,
        &["orderDate", "bookingTime", "dateCreated"],
        &["Order", "Reservation", "Invoice"],
        true,
    );
    beats(&mut facts.due, &["paymentDueDate", "paymentDue"], &["Invoice"], true);
    beats(
        &mut facts.vendor,
        &["seller", "merchant", "provider", "broker", "airline"],
        &["Invoice", "Order", "Reservation"],
        false,
    );
    references(&objects, facts);
    lines(&objects, facts);
    facts.event = objects.iter().find_map(|object| event(object));
}

fn gather<'v>(value: &'v Value, depth: usize, objects: &mut Vec<&'v Value>) {
    if depth == 0 || objects.len() >= MOST {
        return;
    }
    match value {
        Value::Array(values) => values.iter().for_each(|value| gather(value, depth - 1, objects)),
        Value::Object(pairs) => {
            objects.push(value);
            for key in ["@graph", "partOfOrder", "partOfInvoice", "referencesOrder", "mainEntity"] {
                if let Some(inner) = pairs.get(key) {
                    gather(inner, depth - 1, objects);
                }
            }
        }
        _ => {}
    }
}

/// Whether an object's type is one of these; `Reservation` also stands for `FlightReservation`.
fn is(object: &Value, kinds: &[&str]) -> bool {
    let named = |name: &str| {
        let name = name.rsplit(['/', '#', ':']).next().unwrap_or_default();
        kinds.iter().any(|kind| {
            name == *kind || (matches!(*kind, "Reservation" | "Event") && name.ends_with(kind))
        })
    };
    match object.get("@type") {
        Some(Value::String(name)) => named(name),
        Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).any(named),
        _ => false,
    }
}

/// A scalar as text; of an object its name, of a list its first.
fn scalar(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Object(pairs) => {
            return ["name", "@value", "value", "@id"].iter().find_map(|key| {
                pairs.get(*key).filter(|inner| !inner.is_object()).and_then(scalar)
            });
        }
        Value::Array(values) => {
            return values.first().filter(|inner| !inner.is_array()).and_then(scalar);
        }
        _ => return None,
    };
    (!text.is_empty()).then_some(text)
}

fn text_at(object: &Value, keys: &[&str]) -> Option<Found<String>> {
    keys.iter().find_map(|key| object.get(*key).and_then(scalar)).map(said)
}

fn said(value: String) -> Found<String> {
    let words = scan::head(&value, 240).to_owned();
    Found { value: words.clone(), words, line: 0, quoted: false }
}

/// The day of `2026-11-20T10:00:00+01:00`.
fn day(found: Found<String>) -> Option<Found<String>> {
    let day = found.value.get(..10)?.parse::<chrono::NaiveDate>().ok()?;
    Some(Found { value: day.to_string(), ..found })
}

/// `1,299.00` and `1299.00` both occur; a comma before two digits at the end is a decimal comma.
fn decimal(text: &str) -> Option<Decimal> {
    let bare: String =
        text.chars().filter(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '-')).collect();
    let decimal_comma =
        !bare.contains('.') && bare.rsplit_once(',').is_some_and(|(_, rest)| rest.len() == 2);
    let bare = if decimal_comma { bare.replace(',', ".") } else { bare.replace(',', "") };
    Decimal::from_str_exact(&bare).ok()
}

fn money(object: &Value, keys: &[&str]) -> Option<Found<Money>> {
    let inner = keys.iter().find_map(|key| object.get(*key))?;
    let inner = inner.as_array().and_then(|list| list.first()).unwrap_or(inner);
    let (amount, of) = match inner {
        Value::Object(_) => (
            ["price", "value", "amount"].iter().find_map(|key| inner.get(*key)).and_then(scalar)?,
            inner,
        ),
        other => (scalar(other)?, object),
    };
    let code = ["priceCurrency", "currency"]
        .iter()
        .find_map(|key| of.get(*key).or_else(|| object.get(*key)))
        .and_then(scalar)?;
    let value = Money::new(decimal(&amount)?, code.parse::<Currency>().ok()?).ok()?;
    Some(Found { value, words: scan::head(&amount, 240).to_owned(), line: 0, quoted: false })
}

/// The total of the data. Where the text that the reader sees names another, and not this one, the two are asked about.
fn total(objects: &[&Value], facts: &mut Facts) {
    let of = |kinds: &[&str], keys: &[&str]| -> Vec<Found<Money>> {
        objects
            .iter()
            .filter(|object| is(object, kinds))
            .filter_map(|object| money(object, keys))
            .filter(|found| found.value.is_positive())
            .collect()
    };
    let mut found = of(&["Invoice"], &["totalPaymentDue", "totalPrice"]);
    if found.is_empty() {
        found = of(&["Order", "Reservation"], &["totalPrice", "price"]);
    }
    if found.is_empty() {
        found = objects
            .iter()
            .filter(|object| is(object, &["Order"]))
            .filter_map(|object| {
                object.get("acceptedOffer").filter(|offer| {
                    offer.is_object() || offer.as_array().is_some_and(|list| list.len() == 1)
                })
            })
            .filter_map(|offer| {
                money(
                    offer.as_array().and_then(|list| list.first()).unwrap_or(offer),
                    &["totalPrice"],
                )
            })
            .collect();
    }
    let Some(first) =
        found.first().filter(|first| found.iter().all(|other| other.value == first.value))
    else {
        return;
    };
    let seen = facts.amounts.iter().any(|amount| amount.value.money == first.value);
    match &facts.total {
        Some(text) if text.value != first.value && !seen => {
            facts.unsure.push(format!(
                "The message's data says {}, its text {}: which is the total?",
                first.value, text.value
            ));
            facts.total = None;
        }
        _ => {
            facts.unsure.retain(|question| !question.ends_with("is the total?"));
            facts.total = Some(first.clone());
        }
    }
}

fn references(objects: &[&Value], facts: &mut Facts) {
    for object in objects {
        for (kinds, key) in [
            ("Reservation", "reservationNumber"),
            ("ParcelDelivery", "trackingNumber"),
            ("Invoice", "accountId"),
        ] {
            let found = Some(object)
                .filter(|object| is(object, &[kinds]))
                .and_then(|object| text_at(object, &[key]));
            let new = found
                .filter(|found| !facts.references.iter().any(|other| other.value == found.value));
            facts.references.extend(new);
        }
    }
}

/// The offers of an order, where each has a name and a price.
fn lines(objects: &[&Value], facts: &mut Facts) {
    let offers = objects
        .iter()
        .filter(|object| is(object, &["Order"]))
        .filter_map(|object| object.get("acceptedOffer"));
    let offers: Vec<&Value> = offers
        .flat_map(|offer| {
            offer.as_array().map_or_else(|| vec![offer], |list| list.iter().collect())
        })
        .take(MOST)
        .collect();
    let found: Vec<Found<LineItem>> = offers.iter().filter_map(|offer| line(offer)).collect();
    if !found.is_empty() && found.len() == offers.len() {
        facts.lines = found;
    }
}

fn line(offer: &Value) -> Option<Found<LineItem>> {
    let name = offer.get("itemOffered").and_then(scalar)?;
    let price = money(offer, &["price"])?;
    let quantity = offer
        .get("eligibleQuantity")
        .and_then(scalar)
        .map_or(Some(Decimal::ONE), |text| decimal(&text))?;
    let item = LineItem {
        text: scan::head(&name, 240).to_owned(),
        quantity: Some(quantity),
        price: Some(price.value.amount()),
        amount: quantity.checked_mul(price.value.amount()),
        currency: Some(price.value.currency()),
    };
    Some(Found { words: item.text.clone(), value: item, line: 0, quoted: false })
}

/// The event that an object describes, or that a booking is for.
fn event(object: &Value) -> Option<Event> {
    let at = |object: &Value, keys: &[&str]| text_at(object, keys).map(|found| found.value);
    let (inner, booked) = if is(object, &["Reservation"]) {
        (object.get("reservationFor")?, true)
    } else {
        (object, false)
    };
    let inner = inner.as_array().and_then(|list| list.first()).unwrap_or(inner);
    if !booked && !is(object, &["Event"]) {
        return None;
    }
    let start = at(inner, &["startDate", "departureTime", "departureDay"])
        .or_else(|| at(object, &["checkinTime", "checkinDate", "startTime", "pickupTime"]))?;
    let end = at(inner, &["endDate", "arrivalTime"])
        .or_else(|| at(object, &["checkoutTime", "checkoutDate", "endTime", "dropoffTime"]));
    let cancelled = [object, inner].iter().any(|object| {
        at(object, &["eventStatus", "reservationStatus"])
            .is_some_and(|status| status.to_lowercase().contains("cancel"))
    });
    let method = at(object, &["method"]).map(|method| method.to_lowercase());
    Some(Event {
        summary: at(inner, &["name"]).or_else(|| journey(inner)).unwrap_or_default(),
        start: Some(start),
        end,
        location: place(inner),
        organizer: person(inner),
        method: if cancelled { Some("cancel".into()) } else { method },
        uid: at(object, &["identifier", "reservationNumber"]),
    })
}

/// `XY 123 Berlin – Vienna`.
fn journey(inner: &Value) -> Option<String> {
    let at = |keys: &[&str]| keys.iter().find_map(|key| inner.get(*key)).and_then(scalar);
    let ends = at(&["departureAirport", "departureStation", "departureBusStop"]).zip(at(&[
        "arrivalAirport",
        "arrivalStation",
        "arrivalBusStop",
    ]));
    let number = at(&["flightNumber", "trainNumber", "busNumber", "trainName"]);
    let ends = ends.map(|(from, to)| format!("{from} – {to}"));
    let parts: Vec<String> = number.into_iter().chain(ends).collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}

fn place(inner: &Value) -> Option<String> {
    let place = inner
        .get("location")
        .or_else(|| inner.get("departureAirport"))
        .or_else(|| inner.get("departureStation"));
    let place = place.or_else(|| inner.get("address").map(|_| inner))?;
    let name = scalar(place);
    let address = place.get("address");
    let street = address.and_then(|address| {
        let parts: Vec<String> = ["streetAddress", "postalCode", "addressLocality"]
            .iter()
            .filter_map(|key| address.get(*key).and_then(scalar))
            .collect();
        if parts.is_empty() { address.as_str().map(str::to_owned) } else { Some(parts.join(", ")) }
    });
    let all: Vec<String> = name.into_iter().chain(street).collect();
    (!all.is_empty()).then(|| scan::head(&all.join(", "), 240).to_owned())
}

fn person(inner: &Value) -> Option<String> {
    let organizer = inner.get("organizer")?;
    let email = organizer.get("email").and_then(scalar).filter(|email| !email.is_empty());
    scalar(organizer).or(email)
}
