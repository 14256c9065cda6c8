//! Invoices that are data: CII (`ZUGFeRD`, Factur-X, `XRechnung`) and UBL, from XML that somebody sent or that lies in a PDF.
//!
//! The XML is hostile: a document type is refused, so that there are no entities at all; size, nodes and depth are bounded.
//! What can't be read exactly is left out.

mod carried;
mod cii;
mod held;
mod stated;
#[cfg(test)]
mod tests;
mod ubl;
mod xml;

use serde_json::Value;

pub(crate) use carried::{add, found};
use held::differences;
pub(crate) use stated::Stated;

use super::decode;

/// The largest document that is read, in bytes.
const LIMIT: usize = 2 * 1024 * 1024;
/// The most nodes that one may have.
const NODES: u32 = 100_000;

/// The invoice that some bytes are: `None` where they are none, why not where they look like one and can't be read.
fn read(name: &str, bytes: &[u8]) -> Option<Result<Stated, String>> {
    let head = bytes.get(..bytes.len().min(64 * 1024)).unwrap_or_default();
    let head = decode::text(head, None);
    let is_one =
        ["CrossIndustryInvoice", "CrossIndustryDocument"].iter().any(|root| head.contains(root))
            || head.contains("urn:oasis:names:specification:ubl:schema:xsd:");
    is_one.then(|| parsed(name, bytes)).and_then(Result::transpose)
}

fn parsed(name: &str, bytes: &[u8]) -> Result<Option<Stated>, String> {
    if bytes.len() > LIMIT {
        return Err(format!("it is larger than {} MB", LIMIT / 1024 / 1024));
    }
    let text = decode::text(bytes, charset(bytes).as_deref());
    let options = roxmltree::ParsingOptions {
        allow_dtd: false,
        nodes_limit: NODES,
        ..roxmltree::ParsingOptions::default()
    };
    let document = roxmltree::Document::parse_with_options(&text, options).map_err(|error| {
        crate::base::text::cut(&crate::base::text::shown_line(&error.to_string()), 200)
    })?;
    let root = document.root_element();
    let mut stated = match root.tag_name().name() {
        "CrossIndustryInvoice" | "CrossIndustryDocument" => cii::read(root),
        "Invoice" | "CreditNote" => ubl::read(root),
        _ => return Ok(None),
    };
    crate::base::text::cut(name, 200).clone_into(&mut stated.file);
    stated.settle();
    Ok(Some(stated))
}

/// The charset that the XML declaration names.
fn charset(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(bytes.get(..bytes.len().min(200))?).into_owned();
    let declaration =
        head.trim_start_matches('\u{feff}').strip_prefix("<?xml")?.split("?>").next()?.to_owned();
    let (_, rest) = declaration.split_once("encoding")?;
    let name: String = rest
        .trim_start_matches([' ', '=', '"', '\''])
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
        .collect();
    // Where that can be read, it is not in UTF-16.
    Some(name).filter(|name| !name.to_ascii_lowercase().starts_with("utf-16"))
}

/// The data as a note keeps it.
fn value(stated: &Stated) -> Value {
    serde_json::to_value(stated).unwrap_or_default()
}
