//! Facts as a whole: mail as people write it, real receipts, and text that nobody wrote.
