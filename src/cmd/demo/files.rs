//! The sample input, from `examples/`, embedded.

macro_rules! embedded {
    ($path:literal) => {
        ($path, include_bytes!(concat!("../../../examples/", $path)))
    };
}

/// Path below `examples/` and bytes of every file; a test holds it against the folder.
pub(super) const FILES: &[(&str, &[u8])] = &[
    embedded!("inbox/01-invoice-request.eml"),
    embedded!("inbox/02-receipt-hosting.eml"),
    embedded!("inbox/03-bill-printing.eml"),
    embedded!("inbox/04-payment-notice.eml"),
    embedded!("inbox/05-meeting-request.eml"),
    embedded!("inbox/06-question.eml"),
    embedded!("inbox/07-new-lead.eml"),
    embedded!("inbox/08-complaint.eml"),
    embedded!("inbox/09-newsletter.eml"),
    embedded!("inbox/10-delivery-notice.eml"),
    embedded!("inbox/11-travel-booking.eml"),
    embedded!("inbox/12-deadline-vat.eml"),
    embedded!("inbox/13-personal.eml"),
    embedded!("inbox/14-changed-bank-details.eml"),
    embedded!("inbox/15-looks-like-an-approval.eml"),
    embedded!("inbox/16-bounce.eml"),
    embedded!("inbox/17-broken-attachment.eml"),
    embedded!("inbox/18-no-headers.eml"),
    embedded!("inbox/19-encoded-names.eml"),
    embedded!("inbox/20-winmail.eml"),
    embedded!("inbox/21-out-of-office.eml"),
    embedded!("inbox/22-junk.eml"),
    embedded!("inbox/23-old-mail.mbox"),
    embedded!("inbox/24-calendar.ics"),
    embedded!("inbox/25-bank-statement.csv"),
    embedded!("inbox/26-post-idea.md"),
    embedded!("inbox/27-note.txt"),
    embedded!("inbox/28-shop-order.json"),
    embedded!("inbox/29-whiteboard.png"),
    embedded!("inbox/30-empty.txt"),
    embedded!("inbox/31-offer-letterpress.pdf"),
    embedded!("parts/invite.ics"),
    embedded!("parts/invoice-2026-0311.pdf"),
    embedded!("parts/mbox-receipt.eml"),
    embedded!("parts/mbox-subscription.eml"),
    embedded!("parts/mbox-supplier.eml"),
    embedded!("parts/mbox-thanks.eml"),
    embedded!("parts/winmail.dat"),
    embedded!("contacts/Alder & Finch Architects.md"),
    embedded!("contacts/Brightleaf Tea.md"),
    embedded!("contacts/Dahl Cycles.md"),
    embedded!("contacts/Ellen Lindqvist.md"),
    embedded!("contacts/Harbour Books.md"),
    embedded!("contacts/Papeterie Roux.md"),
    embedded!("Business_Goals.md"),
    embedded!("config.yaml"),
    embedded!("ledger.journal"),
];
