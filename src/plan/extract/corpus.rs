//! Real receipts, invoices, orders and invitations, held against what a person reads in them.
