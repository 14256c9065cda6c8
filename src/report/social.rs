//! What was said in public, and what came of it.

use super::facts::Facts;
use super::figure::{Figure, Name, Part, Source};
use super::period::Span;

const fn name(id: &'static str, label: &'static str, how: &'static str) -> Name {
    Name { id, part: Part::Social, label, how }
}

const POSTS: Name =
    name("posts", "Posts", "The log's `post.…` events of `act` that succeeded in these days.");
const REACH: Name = name("reach", "Reach", "No network is connected that could tell.");
const ENGAGEMENT: Name =
    name("engagement", "Reactions, replies and shares", "No network is connected that could tell.");
const FOLLOWERS: Name =
    name("followers", "New followers", "No network is connected that could tell.");

/// The figures of these days.
pub(crate) fn figures(facts: &Facts, span: Span) -> Vec<Figure> {
    let posted = facts
        .events(span)
        .filter(|line| line.action.starts_with("post.") && line.is_effect())
        .map(|line| Source::new(line.source.clone(), None, line.action.as_str()));
    vec![
        POSTS.count(false, posted.collect()),
        REACH.unknown(),
        ENGAGEMENT.unknown(),
        FOLLOWERS.unknown(),
    ]
}
