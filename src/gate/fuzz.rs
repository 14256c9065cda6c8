//! What must hold of a request's content and of the handbook whatever a person made of them.

use super::{content, handbook};
use crate::model::action::ACTIONS;

/// A request's body, and the same text as a handbook; the first byte says for which action.
pub(crate) fn request(data: &[u8]) {
    let Some((first, bytes)) = data.split_first() else { return };
    let text = String::from_utf8_lossy(bytes);
    let lines = text.lines().count() + 1;
    let (policy, faults) = handbook::parse(&text);
    assert!(
        policy.rules.iter().all(|rule| rule.line <= lines) && policy.unreachable().len() <= lines
    );
    for fault in faults {
        assert!((1..=lines).contains(&fault.line), "{fault}");
    }
    let Some(spec) = ACTIONS.get(usize::from(*first) % ACTIONS.len()) else { return };
    let Ok(action) = content::read(spec.name, &text) else { return };
    assert_eq!(content::canonical(&action), action);
    let written = content::write(&action);
    let read = content::read(spec.name, &written);
    assert_eq!(read.as_ref().ok(), Some(&action), "{:?}: {written}", read.as_ref().err());
    assert_eq!(content::write(&action), written);
    let _ = (action.amount(), action.recipients(), action.target());
}
