//! UBL 2.1 `Invoice` and `CreditNote`: `XRechnung`, Peppol. Source: EN 16931-3-2.

use roxmltree::Node;

use super::stated::{CREDIT, Item, Share, Stated, is_one};
use super::xml::{all, at, day, decimal, number, text, words};

/// Type codes of documents that give money back. Source: UNTDID 1001.
const CREDITS: [&str; 4] = ["81", "381", "396", "261"];

pub(super) fn read(root: Node<'_, '_>) -> Stated {
    let mut stated = Stated::new("UBL");
    let code = text(root, "InvoiceTypeCode|CreditNoteTypeCode");
    if root.tag_name().name() == "CreditNote"
        || code.is_some_and(|code| CREDITS.contains(&code.as_str()))
    {
        stated.document = CREDIT;
    }
    stated.profile = text(root, "CustomizationID");
    stated.number = text(root, "ID");
    stated.date = text(root, "IssueDate").and_then(|text| day(&text));
    stated.due = text(root, "DueDate")
        .or_else(|| text(root, "PaymentMeans/PaymentDueDate"))
        .and_then(|text| day(&text));
    stated.currency = text(root, "DocumentCurrencyCode");
    stated.order = text(root, "OrderReference/ID");
    stated.corrects = text(root, "BillingReference/InvoiceDocumentReference/ID");
    if let Some(party) = at(root, "AccountingSupplierParty/Party") {
        stated.seller = name(party);
        stated.seller_tax_id = all(party, "PartyTaxScheme")
            .find(|scheme| text(*scheme, "TaxScheme/ID").is_none_or(|id| id == "VAT"))
            .and_then(|scheme| text(scheme, "CompanyID"));
    }
    stated.buyer = at(root, "AccountingCustomerParty/Party").and_then(name);
    stated.payee = at(root, "PayeeParty").and_then(name);
    for means in all(root, "PaymentMeans").take(20) {
        let account = at(means, "PayeeFinancialAccount");
        stated.ibans.extend(account.and_then(|account| text(account, "ID")));
        stated.payee = stated.payee.take().or(account.and_then(|account| text(account, "Name")));
        stated
            .bics
            .extend(account.and_then(|account| text(account, "FinancialInstitutionBranch/ID")));
        stated.reference = stated.reference.take().or(text(means, "PaymentID"));
    }
    sums(root, &mut stated);
    stated.lines = all(root, "InvoiceLine|CreditNoteLine").take(200).filter_map(line).collect();
    stated
}

fn name(party: Node<'_, '_>) -> Option<String> {
    text(party, "PartyLegalEntity/RegistrationName").or_else(|| text(party, "PartyName/Name"))
}

fn sums(root: Node<'_, '_>, stated: &mut Stated) {
    let currency = stated.currency.clone();
    let own = |total: &Node<'_, '_>| {
        let amount = at(*total, "TaxAmount");
        let its = amount.and_then(|amount| amount.attribute("currencyID"));
        its.is_none_or(|its| currency.as_deref().is_none_or(|own| own == its))
    };
    if let Some(total) = all(root, "TaxTotal").find(own) {
        stated.tax = at(total, "TaxAmount").and_then(words).and_then(|text| number(&text));
        for part in all(total, "TaxSubtotal").take(50) {
            let rate = decimal(part, "TaxCategory/Percent").or_else(|| decimal(part, "Percent"));
            if let (Some(rate), Some(tax)) = (rate, decimal(part, "TaxAmount")) {
                stated.taxes.push(Share { rate, base: decimal(part, "TaxableAmount"), tax });
            }
        }
    }
    let Some(total) = at(root, "LegalMonetaryTotal") else { return };
    stated.net = decimal(total, "TaxExclusiveAmount");
    stated.gross = decimal(total, "TaxInclusiveAmount");
    stated.prepaid = decimal(total, "PrepaidAmount");
    stated.payable = decimal(total, "PayableAmount");
}

fn line(line: Node<'_, '_>) -> Option<Item> {
    let price = at(line, "Price");
    let whole = price.and_then(|price| decimal(price, "BaseQuantity"));
    Some(Item {
        text: text(line, "Item/Name")?,
        quantity: decimal(line, "InvoicedQuantity|CreditedQuantity"),
        // A price for a hundred is none of one.
        price: price
            .filter(|_| whole.as_deref().is_none_or(is_one))
            .and_then(|price| decimal(price, "PriceAmount")),
        amount: decimal(line, "LineExtensionAmount"),
    })
}
