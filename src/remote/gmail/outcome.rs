//! What follows from a call of Gmail's API that failed, by what the call does.

use super::api::ApiError;
use crate::model::attempt::{Attempt, Failure, FailureClass};

/// What follows where a call failed that sends nothing: it surely did not happen.
pub(super) fn undone(error: ApiError) -> Attempt {
    match error {
        ApiError::Gone => Attempt::refused(error.to_string()),
        ApiError::SetUp { .. } | ApiError::Here(_) => Attempt::NotPossible(error.to_string()),
        error => Attempt::Failed(failure(&error)),
    }
}

/// The same for a draft that was to be made. Where the answer was lost there may be one now, which is not sent.
pub(super) fn unmade(error: ApiError) -> Attempt {
    match error {
        ApiError::Lost(why) => {
            let why = format!("no draft of it was made for certain, and nothing sent: {why}");
            Attempt::Failed(Failure::new(FailureClass::Transient, why))
        }
        error => undone(error),
    }
}

/// What follows where the call failed that sends: only a refusal says that it did not.
pub(super) fn sent_or_not(error: ApiError) -> Attempt {
    match error {
        ApiError::Lost(why) => Attempt::InDoubt(why),
        ApiError::Transient { .. } => Attempt::InDoubt(error.to_string()),
        error => undone(error),
    }
}

/// Asking changes nothing: whatever kept the answer away, it is asked again.
pub(super) fn not_now(error: ApiError) -> Failure {
    match error {
        ApiError::SignIn(_) | ApiError::Quota { .. } | ApiError::Transient { .. } => {
            failure(&error)
        }
        ApiError::Lost(why) | ApiError::Unreachable(why) => Failure::new(FailureClass::Away, why),
        error => Failure::new(FailureClass::Transient, error.to_string()),
    }
}

fn failure(error: &ApiError) -> Failure {
    let class = match error {
        ApiError::SignIn(_) => FailureClass::Authentication,
        ApiError::Quota { .. }
        | ApiError::Transient { .. }
        | ApiError::Here(_)
        | ApiError::TooMuch(_)
        | ApiError::Lost(_) => FailureClass::Transient,
        ApiError::Unreachable(_) => FailureClass::Away,
        ApiError::Gone | ApiError::Refused { .. } | ApiError::SetUp { .. } => FailureClass::Refused,
    };
    Failure { class, after: error.after(), why: error.to_string() }
}
