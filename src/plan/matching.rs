//! Which playbooks an item matches, in their order, and why the others do not.

use super::conditions::{Judged, Looked};
use super::playbook::Playbook;

/// A playbook that matches, with every condition's reason.
#[derive(Clone, Debug)]
pub(crate) struct Matched<'a> {
    pub(crate) playbook: &'a Playbook,
    pub(crate) why: Vec<Judged>,
}

/// A playbook that does not match, with the first condition that failed.
#[derive(Clone, Debug)]
pub(crate) struct Failed<'a> {
    pub(crate) playbook: &'a Playbook,
    pub(crate) why: Judged,
}

/// All playbooks for one item. The first that matched gives the steps.
#[derive(Clone, Debug, Default)]
pub(crate) struct Ranking<'a> {
    pub(crate) matched: Vec<Matched<'a>>,
    pub(crate) failed: Vec<Failed<'a>>,
}

/// Judges every playbook. Highest `order` first, then the one with most conditions, then by name.
pub(crate) fn rank<'a>(playbooks: &'a [Playbook], looked: &Looked<'_>) -> Ranking<'a> {
    let mut ranking = Ranking::default();
    for playbook in playbooks {
        let why = playbook.front.conditions.judge(looked);
        match why.iter().find(|judged| !judged.holds) {
            Some(first) => ranking.failed.push(Failed { playbook, why: first.clone() }),
            None => ranking.matched.push(Matched { playbook, why }),
        }
    }
    ranking.matched.sort_by(|a, b| {
        let key = |matched: &Matched<'_>| {
            (matched.playbook.front.order, matched.playbook.front.conditions.count())
        };
        key(b).cmp(&key(a)).then_with(|| a.playbook.name.cmp(&b.playbook.name))
    });
    ranking.failed.sort_by(|a, b| a.playbook.name.cmp(&b.playbook.name));
    ranking
}
