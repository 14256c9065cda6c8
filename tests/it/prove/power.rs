//! The power goes while a stage runs: what was not synced is gone, and the next run makes the best of the rest.

use super::replay::{self, Files};
use super::stages::{self, Stage};
use super::stand::Stand;
use super::trace::has_strace;
use super::{Sweep, some};

/// How many states of a disk are taken where not all are.
const BOUNDED: usize = 8;

fn sweep(stage: Stage) {
    if !has_strace() {
        return;
    }
    let name = stage.name;
    let stand = Stand::new(stage);
    let root = stand.vault.root().parent().unwrap().to_owned();
    let found: Vec<(String, Files)> = replay::cut_anywhere(&stand.vault, &stand.words);
    let mut sweep = Sweep::new(format!("power · {name}")).of(found.len());
    // What was said to be done is done, whatever is lost then.
    for (point, files) in found.iter().filter(|(point, _)| point.ends_with(replay::END)) {
        replay::put(&root, files);
        sweep.point(&format!("{point}, and done"), stand.is_done());
    }
    for (point, files) in some(&found, BOUNDED) {
        replay::put(&root, &files);
        let held = stand.holds_after_a_power_cut().and_then(|()| stand.ends_well_but_for_copies());
        sweep.point(&point, held);
    }
    sweep.end(6);
}

macro_rules! sweeps {
    ($($test:ident: $stage:ident;)*) => {$(
        #[test]
        fn $test() {
            sweep(stages::$stage());
        }
    )*};
}

sweeps! {
    a_watch_whose_power_goes_is_finished_by_the_next: watch;
    a_watch_of_many_whose_power_goes_is_finished_by_the_next: watch_many;
    a_first_run_whose_power_goes_is_finished_by_the_next: first;
    a_plan_whose_power_goes_is_finished_by_the_next: plan;
    a_yes_whose_power_goes_is_given_by_the_next: yes;
    a_no_whose_power_goes_is_given_by_the_next: no;
    a_no_to_a_plan_whose_power_goes_is_given_by_the_next: no_to_plan;
    an_act_whose_power_goes_does_nothing_twice_and_forgets_nothing: act;
    an_opt_out_whose_power_goes_is_noted_by_the_next: opt_out;
    a_draft_whose_power_goes_is_one_request: draft;
    books_whose_power_goes_have_each_entry_once: books;
    a_bill_whose_power_goes_is_asked_for_once: bill;
    a_prune_whose_power_goes_loses_no_line: prune;
    a_repair_whose_power_goes_is_finished_by_the_next: repair;
    a_stop_whose_power_goes_is_said_by_the_next: stop;
}
