//! UN/CEFACT Cross Industry Invoice: `ZUGFeRD` 1.0 (`CrossIndustryDocument`), `ZUGFeRD` 2, Factur-X and `XRechnung`.
//!
//! Source: EN 16931-3-3 and the `ZUGFeRD` 1.0 schema; of two names of one element the newer comes first.

use roxmltree::Node;

use super::stated::{CREDIT, Item, Share, Stated};
use super::xml::{all, at, day, decimal, number, text, words};

/// Type codes of documents that give money back. Source: UNTDID 1001.
const CREDITS: [&str; 7] = ["81", "83", "261", "381", "396", "420", "458"];

pub(super) fn read(root: Node<'_, '_>) -> Stated {
    let mut stated = Stated::new("CII");
    stated.profile = text(
        root,
        "ExchangedDocumentContext|SpecifiedExchangedDocumentContext/GuidelineSpecifiedDocumentContextParameter/ID",
    );
    if let Some(head) = at(root, "ExchangedDocument|HeaderExchangedDocument") {
        stated.number = text(head, "ID");
        stated.date = text(head, "IssueDateTime/DateTimeString").and_then(|text| day(&text));
        if text(head, "TypeCode").is_some_and(|code| CREDITS.contains(&code.as_str())) {
            stated.document = CREDIT;
        }
    }
    let Some(trade) = at(root, "SupplyChainTradeTransaction|SpecifiedSupplyChainTradeTransaction")
    else {
        return stated;
    };
    if let Some(deal) =
        at(trade, "ApplicableHeaderTradeAgreement|ApplicableSupplyChainTradeAgreement")
    {
        agreement(deal, &mut stated);
    }
    if let Some(deal) =
        at(trade, "ApplicableHeaderTradeSettlement|ApplicableSupplyChainTradeSettlement")
    {
        settlement(deal, &mut stated);
    }
    stated.lines =
        all(trade, "IncludedSupplyChainTradeLineItem").take(200).filter_map(line).collect();
    stated
}

fn agreement(deal: Node<'_, '_>, stated: &mut Stated) {
    stated.seller = text(deal, "SellerTradeParty/Name");
    stated.buyer = text(deal, "BuyerTradeParty/Name");
    stated.order = text(deal, "BuyerOrderReferencedDocument/IssuerAssignedID|ID");
    let numbers = at(deal, "SellerTradeParty").into_iter();
    let numbers = numbers.flat_map(|party| all(party, "SpecifiedTaxRegistration"));
    let vat = |id: &Node<'_, '_>| id.attribute("schemeID") == Some("VA");
    stated.seller_tax_id = numbers.filter_map(|number| all(number, "ID").find(vat)).find_map(words);
}

fn settlement(deal: Node<'_, '_>, stated: &mut Stated) {
    stated.currency = text(deal, "InvoiceCurrencyCode");
    stated.reference = text(deal, "PaymentReference");
    stated.payee = text(deal, "PayeeTradeParty/Name");
    stated.corrects = text(deal, "InvoiceReferencedDocument/IssuerAssignedID|ID");
    for means in all(deal, "SpecifiedTradeSettlementPaymentMeans").take(20) {
        let account = at(means, "PayeePartyCreditorFinancialAccount");
        stated.ibans.extend(account.and_then(|account| text(account, "IBANID")));
        stated.payee =
            stated.payee.take().or(account.and_then(|account| text(account, "AccountName")));
        stated.bics.extend(text(means, "PayeeSpecifiedCreditorFinancialInstitution/BICID"));
    }
    for tax in all(deal, "ApplicableTradeTax").take(50) {
        let rate = decimal(tax, "RateApplicablePercent|ApplicablePercent");
        if let (Some(rate), Some(sum)) = (rate, decimal(tax, "CalculatedAmount")) {
            stated.taxes.push(Share { rate, base: decimal(tax, "BasisAmount"), tax: sum });
        }
    }
    stated.due = all(deal, "SpecifiedTradePaymentTerms")
        .find_map(|terms| text(terms, "DueDateDateTime/DateTimeString"))
        .and_then(|text| day(&text));
    let sums =
        "SpecifiedTradeSettlementHeaderMonetarySummation|SpecifiedTradeSettlementMonetarySummation";
    let Some(sums) = at(deal, sums) else { return };
    stated.net = decimal(sums, "TaxBasisTotalAmount");
    stated.tax = tax_total(sums, stated.currency.as_deref());
    stated.gross = decimal(sums, "GrandTotalAmount");
    stated.prepaid = decimal(sums, "TotalPrepaidAmount");
    stated.payable = decimal(sums, "DuePayableAmount");
}

/// The tax in the invoice's own currency: some state it in the seller's as well.
fn tax_total(sums: Node<'_, '_>, currency: Option<&str>) -> Option<String> {
    let own = |total: &Node<'_, '_>| {
        total.attribute("currencyID").is_none_or(|its| currency.is_none_or(|own| own == its))
    };
    all(sums, "TaxTotalAmount").find(own).and_then(words).and_then(|text| number(&text))
}

fn line(line: Node<'_, '_>) -> Option<Item> {
    let deal = at(line, "SpecifiedLineTradeAgreement|SpecifiedSupplyChainTradeAgreement");
    let price = deal.and_then(|deal| at(deal, "NetPriceProductTradePrice"));
    let delivery = at(line, "SpecifiedLineTradeDelivery|SpecifiedSupplyChainTradeDelivery");
    let settled = at(line, "SpecifiedLineTradeSettlement|SpecifiedSupplyChainTradeSettlement");
    let sums = "SpecifiedTradeSettlementLineMonetarySummation|SpecifiedTradeSettlementMonetarySummation/LineTotalAmount";
    let whole = price.and_then(|price| decimal(price, "BasisQuantity"));
    Some(Item {
        text: text(line, "SpecifiedTradeProduct/Name")?,
        quantity: delivery.and_then(|delivery| decimal(delivery, "BilledQuantity")),
        // A price for a hundred is none of one.
        price: price
            .filter(|_| whole.as_deref().is_none_or(super::stated::is_one))
            .and_then(|price| decimal(price, "ChargeAmount")),
        amount: settled.and_then(|settled| decimal(settled, sums)),
    })
}
