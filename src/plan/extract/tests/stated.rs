//! What a message states as data: it comes before its text, and is held against it.

use serde_json::{Value, json};

use super::{mail, value};
use crate::plan::extract::{Facts, Owner, extract};

fn stated(data: Value, text: &str) -> Facts {
    let mut item = mail(text);
    item.structured = vec![data];
    extract(&item, &Owner::default())
}

#[test]
fn an_order_states_its_facts() {
    let facts = stated(
        json!({"@context": "http://schema.org", "@type": "Order", "orderNumber": "A-1", "price": "540.00", "priceCurrency": "USD",
            "orderDate": "2026-11-14T10:00:00Z", "merchant": {"@type": "Organization", "name": "Paper & Ink"},
            "acceptedOffer": [{"@type": "Offer", "price": "270.00", "priceCurrency": "USD", "itemOffered": {"name": "Pen"}, "eligibleQuantity": {"value": 2}}]}),
        "Thanks!",
    );
    assert_eq!(value(&facts.total), "540.00 USD");
    assert_eq!(value(&facts.order_number), "A-1");
    assert_eq!(value(&facts.date), "2026-11-14");
    assert_eq!(value(&facts.vendor), "Paper & Ink");
    let line = &facts.lines[0].value;
    assert_eq!((line.text.as_str(), line.amount.unwrap().to_string().as_str()), ("Pen", "540.00"));
    assert_eq!(facts.total.unwrap().line, 0);
}

#[test]
fn an_invoice_states_what_is_due() {
    let facts = stated(
        json!({"@type": "Invoice", "confirmationNumber": "R-9", "paymentDueDate": "2026-12-01",
            "totalPaymentDue": {"@type": "PriceSpecification", "price": 70.5, "priceCurrency": "EUR"}, "provider": {"name": "Stadtwerke"}}),
        "Your bill.",
    );
    assert_eq!(value(&facts.total), "70.50 EUR");
    assert_eq!(value(&facts.due), "2026-12-01");
    assert_eq!(value(&facts.invoice_number), "R-9");
    assert_eq!(value(&facts.vendor), "Stadtwerke");
}

#[test]
fn data_answers_what_the_text_leaves_open_and_a_contradiction_is_asked() {
    let order =
        json!({"@type": "Order", "orderNumber": "A-1", "price": "10.00", "priceCurrency": "USD"});
    let facts = stated(order.clone(), "Order total: $10.00\nOrder total: $12.00");
    assert_eq!((value(&facts.total).as_str(), facts.unsure.len()), ("10.00 USD", 0));
    let facts = stated(order.clone(), "Order total: $10.00");
    assert_eq!((value(&facts.total).as_str(), facts.unsure.len()), ("10.00 USD", 0));
    let facts = stated(order, "Order total: $99.00\nOrder number: B-2");
    assert_eq!((facts.total, facts.order_number, facts.unsure.len()), (None, None, 2));
}

#[test]
fn a_price_without_a_currency_is_none() {
    assert_eq!(stated(json!({"@type": "Order", "price": "540.00"}), "").total, None);
}

#[test]
fn events_flights_and_stays_are_events() {
    let facts = stated(
        json!({"@type": "Event", "name": "Planning", "startDate": "2026-11-20T10:00:00Z", "endDate": "2026-11-20T11:00:00Z", "location": "Room 5",
            "identifier": "1@x", "method": "REQUEST", "organizer": {"@type": "Person", "name": "Dana", "email": "dana@reyes.example"}}),
        "You have been invited.\nDate: 2026-11-20",
    );
    let event = facts.event.unwrap();
    assert_eq!(
        (event.summary.as_str(), event.method.as_deref(), event.uid.as_deref()),
        ("Planning", Some("request"), Some("1@x"))
    );
    assert_eq!(
        (event.location.as_deref(), event.organizer.as_deref()),
        (Some("Room 5"), Some("dana@reyes.example"))
    );
    assert_eq!(facts.date, None, "an event's day is not the document's");

    let facts = stated(
        json!({"@type": "Event", "name": "X", "startDate": "2026-11-20", "eventStatus": "EventCancelled", "method": "REQUEST"}),
        "",
    );
    assert_eq!(facts.event.unwrap().method.as_deref(), Some("cancel"));

    let facts = stated(
        json!([{"@type": "FlightReservation", "reservationNumber": "KDEKDE", "reservationFor": {"@type": "Flight", "flightNumber": "2029",
            "airline": {"name": "LUFTHANSA", "iataCode": "LH"}, "departureAirport": {"name": "Berlin"}, "arrivalAirport": {"name": "Munich"},
            "departureTime": "2027-04-07T08:30:00+02:00", "arrivalTime": "2027-04-07T09:35:00+02:00"}}]),
        "",
    );
    let event = facts.event.unwrap();
    assert_eq!(event.summary, "LH 2029 Berlin – Munich");
    assert_eq!(event.start.as_deref(), Some("2027-04-07T08:30:00+02:00"));
    assert_eq!(value(&facts.vendor), "LUFTHANSA");
    assert_eq!(facts.references[0].value, "KDEKDE");
}
