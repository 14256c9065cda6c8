//! One service each: who carries an action out, and how it is found again.

pub(crate) mod outbox;
