# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_fte_global_optspecs
    string join \n vault= json q/quiet h/help V/version
end

function __fish_fte_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_fte_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_fte_using_subcommand
    set -l cmd (__fish_fte_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c fte -n "__fish_fte_needs_command" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_needs_command" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_needs_command" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_needs_command" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c fte -n "__fish_fte_needs_command" -s V -l version -d 'Print version'
complete -c fte -n "__fish_fte_needs_command" -f -a "demo" -d 'Work through a day of sample mail in a vault of its own'
complete -c fte -n "__fish_fte_needs_command" -f -a "init" -d 'Make a vault, or add what is missing to one'
complete -c fte -n "__fish_fte_needs_command" -f -a "approve" -d 'Answer the requests that wait for a yes'
complete -c fte -n "__fish_fte_needs_command" -f -a "act" -d 'Execute, once, what is approved or needs no approval'
complete -c fte -n "__fish_fte_needs_command" -f -a "queue" -d 'See and steer what is approved and not done: held back, in doubt, failed for good'
complete -c fte -n "__fish_fte_needs_command" -f -a "email" -d 'Write mail: a letter, an answer, a draft to finish later'
complete -c fte -n "__fish_fte_needs_command" -f -a "undo" -d 'Ask to take back what a request did'
complete -c fte -n "__fish_fte_needs_command" -f -a "run" -d 'Watch, plan and act: once, until all is done, or for as long as it runs'
complete -c fte -n "__fish_fte_needs_command" -f -a "stop" -d 'Stop: execute nothing more, until `fte resume`'
complete -c fte -n "__fish_fte_needs_command" -f -a "resume" -d 'Go on after a stop'
complete -c fte -n "__fish_fte_needs_command" -f -a "ledger" -d 'Keep the embedded books: invoices, bills, expenses, payments'
complete -c fte -n "__fish_fte_needs_command" -f -a "odoo" -d 'Work in Odoo: customers, invoices, bills, expenses, payments'
complete -c fte -n "__fish_fte_needs_command" -f -a "finance" -d 'Take in bank statements, match their rows, find subscriptions'
complete -c fte -n "__fish_fte_needs_command" -f -a "policy" -d 'See what would need approval, and by which rule'
complete -c fte -n "__fish_fte_needs_command" -f -a "audit" -d 'Search, report, export and prove the log of all that happened'
complete -c fte -n "__fish_fte_needs_command" -f -a "trace" -d 'Follow one thing from the mail to the receipt, the invoice, the bank line, and back'
complete -c fte -n "__fish_fte_needs_command" -f -a "status" -d 'Show what waits for you, the queues, what is due and what failed'
complete -c fte -n "__fish_fte_needs_command" -f -a "dashboard" -d 'Write the state now into Dashboard.md'
complete -c fte -n "__fish_fte_needs_command" -f -a "briefing" -d 'Write and read the Monday briefing'
complete -c fte -n "__fish_fte_needs_command" -f -a "plan" -d 'Plan what is in `Needs_Action/`'
complete -c fte -n "__fish_fte_needs_command" -f -a "watch" -d 'Take in what arrived: one note in `Needs_Action/` for each thing'
complete -c fte -n "__fish_fte_needs_command" -f -a "auth" -d 'Sign in to Gmail, IMAP, SMTP, Odoo and your web service'
complete -c fte -n "__fish_fte_needs_command" -f -a "vault" -d 'Find and mend what is damaged in the vault'
complete -c fte -n "__fish_fte_needs_command" -f -a "schedule" -d 'Let this computer run fte by the clock'
complete -c fte -n "__fish_fte_needs_command" -f -a "health" -d 'Check every part: stages, queues, services, disk, clock, log'
complete -c fte -n "__fish_fte_needs_command" -f -a "doctor" -d 'Say what is wrong, and the command that mends it'
complete -c fte -n "__fish_fte_needs_command" -f -a "completions" -d 'Print the completion script of a shell'
complete -c fte -n "__fish_fte_needs_command" -f -a "man" -d 'Print the manual page of fte'
complete -c fte -n "__fish_fte_needs_command" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c fte -n "__fish_fte_using_subcommand demo" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand demo" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand demo" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand demo" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c fte -n "__fish_fte_using_subcommand init" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand init" -l new-id -d 'Give the vault a new id: for one that was copied'
complete -c fte -n "__fish_fte_using_subcommand init" -l dry-run -d 'Say what would be made, and make nothing'
complete -c fte -n "__fish_fte_using_subcommand init" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand init" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand init" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c fte -n "__fish_fte_using_subcommand approve; and not __fish_seen_subcommand_from list show yes no plan help" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand approve; and not __fish_seen_subcommand_from list show yes no plan help" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand approve; and not __fish_seen_subcommand_from list show yes no plan help" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand approve; and not __fish_seen_subcommand_from list show yes no plan help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c fte -n "__fish_fte_using_subcommand approve; and not __fish_seen_subcommand_from list show yes no plan help" -f -a "list" -d 'List what waits for a yes, oldest first'
complete -c fte -n "__fish_fte_using_subcommand approve; and not __fish_seen_subcommand_from list show yes no plan help" -f -a "show" -d 'Show one request whole: what will happen, to whom, why, and what came from outside'
complete -c fte -n "__fish_fte_using_subcommand approve; and not __fish_seen_subcommand_from list show yes no plan help" -f -a "yes" -d 'Say yes to requests by id, or to a plan as a whole'
complete -c fte -n "__fish_fte_using_subcommand approve; and not __fish_seen_subcommand_from list show yes no plan help" -f -a "no" -d 'Say no to requests by id, or take back the yes to a plan'
complete -c fte -n "__fish_fte_using_subcommand approve; and not __fish_seen_subcommand_from list show yes no plan help" -f -a "plan" -d 'Show a plan whole, to say yes to all of its steps at once'
complete -c fte -n "__fish_fte_using_subcommand approve; and not __fish_seen_subcommand_from list show yes no plan help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c fte -n "__fish_fte_using_subcommand approve; and __fish_seen_subcommand_from list" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand approve; and __fish_seen_subcommand_from list" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand approve; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand approve; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help'
complete -c fte -n "__fish_fte_using_subcommand approve; and __fish_seen_subcommand_from show" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand approve; and __fish_seen_subcommand_from show" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand approve; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand approve; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help'
complete -c fte -n "__fish_fte_using_subcommand approve; and __fish_seen_subcommand_from yes" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand approve; and __fish_seen_subcommand_from yes" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand approve; and __fish_seen_subcommand_from yes" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand approve; and __fish_seen_subcommand_from yes" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c fte -n "__fish_fte_using_subcommand approve; and __fish_seen_subcommand_from no" -l reason -d 'Why, for the note and the log' -r -f
complete -c fte -n "__fish_fte_using_subcommand approve; and __fish_seen_subcommand_from no" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand approve; and __fish_seen_subcommand_from no" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand approve; and __fish_seen_subcommand_from no" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand approve; and __fish_seen_subcommand_from no" -s h -l help -d 'Print help'
complete -c fte -n "__fish_fte_using_subcommand approve; and __fish_seen_subcommand_from plan" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand approve; and __fish_seen_subcommand_from plan" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand approve; and __fish_seen_subcommand_from plan" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand approve; and __fish_seen_subcommand_from plan" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c fte -n "__fish_fte_using_subcommand approve; and __fish_seen_subcommand_from help" -f -a "list" -d 'List what waits for a yes, oldest first'
complete -c fte -n "__fish_fte_using_subcommand approve; and __fish_seen_subcommand_from help" -f -a "show" -d 'Show one request whole: what will happen, to whom, why, and what came from outside'
complete -c fte -n "__fish_fte_using_subcommand approve; and __fish_seen_subcommand_from help" -f -a "yes" -d 'Say yes to requests by id, or to a plan as a whole'
complete -c fte -n "__fish_fte_using_subcommand approve; and __fish_seen_subcommand_from help" -f -a "no" -d 'Say no to requests by id, or take back the yes to a plan'
complete -c fte -n "__fish_fte_using_subcommand approve; and __fish_seen_subcommand_from help" -f -a "plan" -d 'Show a plan whole, to say yes to all of its steps at once'
complete -c fte -n "__fish_fte_using_subcommand approve; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c fte -n "__fish_fte_using_subcommand act" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand act" -l dry-run -d 'Say what would be executed, and change nothing'
complete -c fte -n "__fish_fte_using_subcommand act" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand act" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand act" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c fte -n "__fish_fte_using_subcommand queue; and not __fish_seen_subcommand_from list show hold retry drop settle help" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand queue; and not __fish_seen_subcommand_from list show hold retry drop settle help" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand queue; and not __fish_seen_subcommand_from list show hold retry drop settle help" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand queue; and not __fish_seen_subcommand_from list show hold retry drop settle help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c fte -n "__fish_fte_using_subcommand queue; and not __fish_seen_subcommand_from list show hold retry drop settle help" -f -a "list" -d 'List what is approved and not done, what is in doubt, what failed for good'
complete -c fte -n "__fish_fte_using_subcommand queue; and not __fish_seen_subcommand_from list show hold retry drop settle help" -f -a "show" -d 'Show one request: what it is, what holds it back, every try'
complete -c fte -n "__fish_fte_using_subcommand queue; and not __fish_seen_subcommand_from list show hold retry drop settle help" -f -a "hold" -d 'Hold approved requests back until `fte queue retry`'
complete -c fte -n "__fish_fte_using_subcommand queue; and not __fish_seen_subcommand_from list show hold retry drop settle help" -f -a "retry" -d 'Let requests go that are held back, ask a dead letter once more, let a paused service be tried again'
complete -c fte -n "__fish_fte_using_subcommand queue; and not __fish_seen_subcommand_from list show hold retry drop settle help" -f -a "drop" -d 'Give up approved requests and dead letters: they are not done'
complete -c fte -n "__fish_fte_using_subcommand queue; and not __fish_seen_subcommand_from list show hold retry drop settle help" -f -a "settle" -d 'Say whether a request happened of which nobody knows'
complete -c fte -n "__fish_fte_using_subcommand queue; and not __fish_seen_subcommand_from list show hold retry drop settle help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c fte -n "__fish_fte_using_subcommand queue; and __fish_seen_subcommand_from list" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand queue; and __fish_seen_subcommand_from list" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand queue; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand queue; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help'
complete -c fte -n "__fish_fte_using_subcommand queue; and __fish_seen_subcommand_from show" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand queue; and __fish_seen_subcommand_from show" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand queue; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand queue; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help'
complete -c fte -n "__fish_fte_using_subcommand queue; and __fish_seen_subcommand_from hold" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand queue; and __fish_seen_subcommand_from hold" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand queue; and __fish_seen_subcommand_from hold" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand queue; and __fish_seen_subcommand_from hold" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c fte -n "__fish_fte_using_subcommand queue; and __fish_seen_subcommand_from retry" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand queue; and __fish_seen_subcommand_from retry" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand queue; and __fish_seen_subcommand_from retry" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand queue; and __fish_seen_subcommand_from retry" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c fte -n "__fish_fte_using_subcommand queue; and __fish_seen_subcommand_from drop" -l reason -d 'Why, for the note and the log' -r -f
complete -c fte -n "__fish_fte_using_subcommand queue; and __fish_seen_subcommand_from drop" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand queue; and __fish_seen_subcommand_from drop" -s y -l yes -d 'Don\'t ask'
complete -c fte -n "__fish_fte_using_subcommand queue; and __fish_seen_subcommand_from drop" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand queue; and __fish_seen_subcommand_from drop" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand queue; and __fish_seen_subcommand_from drop" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c fte -n "__fish_fte_using_subcommand queue; and __fish_seen_subcommand_from settle" -l receipt -d 'What shows that it happened, for the receipt' -r -f
complete -c fte -n "__fish_fte_using_subcommand queue; and __fish_seen_subcommand_from settle" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand queue; and __fish_seen_subcommand_from settle" -l happened -d 'It happened: it goes to Done/ and is not done again'
complete -c fte -n "__fish_fte_using_subcommand queue; and __fish_seen_subcommand_from settle" -l did-not -d 'It did not happen: the next `fte act` does it'
complete -c fte -n "__fish_fte_using_subcommand queue; and __fish_seen_subcommand_from settle" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand queue; and __fish_seen_subcommand_from settle" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand queue; and __fish_seen_subcommand_from settle" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c fte -n "__fish_fte_using_subcommand queue; and __fish_seen_subcommand_from help" -f -a "list" -d 'List what is approved and not done, what is in doubt, what failed for good'
complete -c fte -n "__fish_fte_using_subcommand queue; and __fish_seen_subcommand_from help" -f -a "show" -d 'Show one request: what it is, what holds it back, every try'
complete -c fte -n "__fish_fte_using_subcommand queue; and __fish_seen_subcommand_from help" -f -a "hold" -d 'Hold approved requests back until `fte queue retry`'
complete -c fte -n "__fish_fte_using_subcommand queue; and __fish_seen_subcommand_from help" -f -a "retry" -d 'Let requests go that are held back, ask a dead letter once more, let a paused service be tried again'
complete -c fte -n "__fish_fte_using_subcommand queue; and __fish_seen_subcommand_from help" -f -a "drop" -d 'Give up approved requests and dead letters: they are not done'
complete -c fte -n "__fish_fte_using_subcommand queue; and __fish_seen_subcommand_from help" -f -a "settle" -d 'Say whether a request happened of which nobody knows'
complete -c fte -n "__fish_fte_using_subcommand queue; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c fte -n "__fish_fte_using_subcommand email; and not __fish_seen_subcommand_from send reply draft help" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand email; and not __fish_seen_subcommand_from send reply draft help" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand email; and not __fish_seen_subcommand_from send reply draft help" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand email; and not __fish_seen_subcommand_from send reply draft help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c fte -n "__fish_fte_using_subcommand email; and not __fish_seen_subcommand_from send reply draft help" -f -a "send" -d 'Ask to send a letter, or a draft as it is now'
complete -c fte -n "__fish_fte_using_subcommand email; and not __fish_seen_subcommand_from send reply draft help" -f -a "reply" -d 'Ask to answer a mail'
complete -c fte -n "__fish_fte_using_subcommand email; and not __fish_seen_subcommand_from send reply draft help" -f -a "draft" -d 'Write a letter or an answer into a note of its own, to finish it there'
complete -c fte -n "__fish_fte_using_subcommand email; and not __fish_seen_subcommand_from send reply draft help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c fte -n "__fish_fte_using_subcommand email; and __fish_seen_subcommand_from send" -l to -d 'Whom it is to, `name@domain` or `Name <name@domain>`; repeat it for more' -r -f
complete -c fte -n "__fish_fte_using_subcommand email; and __fish_seen_subcommand_from send" -s s -l subject -d 'What it is about' -r -f
complete -c fte -n "__fish_fte_using_subcommand email; and __fish_seen_subcommand_from send" -l from-item -d 'The item that it is about: it is named in the request' -r -f
complete -c fte -n "__fish_fte_using_subcommand email; and __fish_seen_subcommand_from send" -l cc -d 'Who gets a copy; repeat it for more' -r -f
complete -c fte -n "__fish_fte_using_subcommand email; and __fish_seen_subcommand_from send" -l bcc -d 'Who gets a copy that the others don\'t see; repeat it for more' -r -f
complete -c fte -n "__fish_fte_using_subcommand email; and __fish_seen_subcommand_from send" -s f -l file -d 'Read the text from a file; `-` is stdin' -r -F
complete -c fte -n "__fish_fte_using_subcommand email; and __fish_seen_subcommand_from send" -l attach -d 'A file of the vault that goes with it, `Accounting/Invoices/….pdf`; repeat it for more' -r -F
complete -c fte -n "__fish_fte_using_subcommand email; and __fish_seen_subcommand_from send" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand email; and __fish_seen_subcommand_from send" -l html -d 'The text is Markdown: it goes as HTML as well'
complete -c fte -n "__fish_fte_using_subcommand email; and __fish_seen_subcommand_from send" -l no-signature -d 'Leave out `mail.signature`'
complete -c fte -n "__fish_fte_using_subcommand email; and __fish_seen_subcommand_from send" -l dry-run -d 'Show what would be asked, and ask for nothing'
complete -c fte -n "__fish_fte_using_subcommand email; and __fish_seen_subcommand_from send" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand email; and __fish_seen_subcommand_from send" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand email; and __fish_seen_subcommand_from send" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c fte -n "__fish_fte_using_subcommand email; and __fish_seen_subcommand_from reply" -l cc -d 'Who gets a copy; repeat it for more' -r -f
complete -c fte -n "__fish_fte_using_subcommand email; and __fish_seen_subcommand_from reply" -l bcc -d 'Who gets a copy that the others don\'t see; repeat it for more' -r -f
complete -c fte -n "__fish_fte_using_subcommand email; and __fish_seen_subcommand_from reply" -s f -l file -d 'Read the text from a file; `-` is stdin' -r -F
complete -c fte -n "__fish_fte_using_subcommand email; and __fish_seen_subcommand_from reply" -l attach -d 'A file of the vault that goes with it, `Accounting/Invoices/….pdf`; repeat it for more' -r -F
complete -c fte -n "__fish_fte_using_subcommand email; and __fish_seen_subcommand_from reply" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand email; and __fish_seen_subcommand_from reply" -s a -l all -d 'Answer all that it went to, too'
complete -c fte -n "__fish_fte_using_subcommand email; and __fish_seen_subcommand_from reply" -l quote -d 'Quote what is answered (the default)'
complete -c fte -n "__fish_fte_using_subcommand email; and __fish_seen_subcommand_from reply" -l no-quote -d 'Leave out what is answered'
complete -c fte -n "__fish_fte_using_subcommand email; and __fish_seen_subcommand_from reply" -l html -d 'The text is Markdown: it goes as HTML as well'
complete -c fte -n "__fish_fte_using_subcommand email; and __fish_seen_subcommand_from reply" -l no-signature -d 'Leave out `mail.signature`'
complete -c fte -n "__fish_fte_using_subcommand email; and __fish_seen_subcommand_from reply" -l dry-run -d 'Show what would be asked, and ask for nothing'
complete -c fte -n "__fish_fte_using_subcommand email; and __fish_seen_subcommand_from reply" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand email; and __fish_seen_subcommand_from reply" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand email; and __fish_seen_subcommand_from reply" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c fte -n "__fish_fte_using_subcommand email; and __fish_seen_subcommand_from draft" -l to -d 'Whom it is to, `name@domain` or `Name <name@domain>`; repeat it for more' -r -f
complete -c fte -n "__fish_fte_using_subcommand email; and __fish_seen_subcommand_from draft" -s s -l subject -d 'What it is about' -r -f
complete -c fte -n "__fish_fte_using_subcommand email; and __fish_seen_subcommand_from draft" -l from-item -d 'The item that it is about: it is named in the request' -r -f
complete -c fte -n "__fish_fte_using_subcommand email; and __fish_seen_subcommand_from draft" -l reply -d 'The mail that it answers: its id, the start of it, or its note\'s path' -r -f
complete -c fte -n "__fish_fte_using_subcommand email; and __fish_seen_subcommand_from draft" -l cc -d 'Who gets a copy; repeat it for more' -r -f
complete -c fte -n "__fish_fte_using_subcommand email; and __fish_seen_subcommand_from draft" -l bcc -d 'Who gets a copy that the others don\'t see; repeat it for more' -r -f
complete -c fte -n "__fish_fte_using_subcommand email; and __fish_seen_subcommand_from draft" -s f -l file -d 'Read the text from a file; `-` is stdin' -r -F
complete -c fte -n "__fish_fte_using_subcommand email; and __fish_seen_subcommand_from draft" -l attach -d 'A file of the vault that goes with it, `Accounting/Invoices/….pdf`; repeat it for more' -r -F
complete -c fte -n "__fish_fte_using_subcommand email; and __fish_seen_subcommand_from draft" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand email; and __fish_seen_subcommand_from draft" -s a -l all -d 'Answer all that it went to, too'
complete -c fte -n "__fish_fte_using_subcommand email; and __fish_seen_subcommand_from draft" -l quote -d 'Quote what is answered (the default)'
complete -c fte -n "__fish_fte_using_subcommand email; and __fish_seen_subcommand_from draft" -l no-quote -d 'Leave out what is answered'
complete -c fte -n "__fish_fte_using_subcommand email; and __fish_seen_subcommand_from draft" -l html -d 'The text is Markdown: it goes as HTML as well'
complete -c fte -n "__fish_fte_using_subcommand email; and __fish_seen_subcommand_from draft" -l no-signature -d 'Leave out `mail.signature`'
complete -c fte -n "__fish_fte_using_subcommand email; and __fish_seen_subcommand_from draft" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand email; and __fish_seen_subcommand_from draft" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand email; and __fish_seen_subcommand_from draft" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c fte -n "__fish_fte_using_subcommand email; and __fish_seen_subcommand_from help" -f -a "send" -d 'Ask to send a letter, or a draft as it is now'
complete -c fte -n "__fish_fte_using_subcommand email; and __fish_seen_subcommand_from help" -f -a "reply" -d 'Ask to answer a mail'
complete -c fte -n "__fish_fte_using_subcommand email; and __fish_seen_subcommand_from help" -f -a "draft" -d 'Write a letter or an answer into a note of its own, to finish it there'
complete -c fte -n "__fish_fte_using_subcommand email; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c fte -n "__fish_fte_using_subcommand undo" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand undo" -l dry-run -d 'Say what would be asked for, and ask for nothing'
complete -c fte -n "__fish_fte_using_subcommand undo" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand undo" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand undo" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c fte -n "__fish_fte_using_subcommand run" -l max-passes -d 'End after so many passes all the same, with exit code 7' -r -f
complete -c fte -n "__fish_fte_using_subcommand run" -l for -d 'End after this time all the same, with exit code 7: `90s`, `30m`, `2h`, `1d`' -r -f
complete -c fte -n "__fish_fte_using_subcommand run" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand run" -l until-done -d 'Go on until all is done, or these items are: id, start of an id, or path'
complete -c fte -n "__fish_fte_using_subcommand run" -l follow -d 'Keep the watchers running and act on what comes, until Ctrl-C; one line of output for each pass that did something'
complete -c fte -n "__fish_fte_using_subcommand run" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand run" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand run" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c fte -n "__fish_fte_using_subcommand stop" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand stop" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand stop" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand stop" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c fte -n "__fish_fte_using_subcommand resume" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand resume" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand resume" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand resume" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c fte -n "__fish_fte_using_subcommand ledger; and not __fish_seen_subcommand_from invoice bill expense payment reverse receivable payable balance register accounts taxes rate report export push open close reopen check help" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand ledger; and not __fish_seen_subcommand_from invoice bill expense payment reverse receivable payable balance register accounts taxes rate report export push open close reopen check help" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand ledger; and not __fish_seen_subcommand_from invoice bill expense payment reverse receivable payable balance register accounts taxes rate report export push open close reopen check help" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand ledger; and not __fish_seen_subcommand_from invoice bill expense payment reverse receivable payable balance register accounts taxes rate report export push open close reopen check help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c fte -n "__fish_fte_using_subcommand ledger; and not __fish_seen_subcommand_from invoice bill expense payment reverse receivable payable balance register accounts taxes rate report export push open close reopen check help" -f -a "invoice" -d 'Invoices to customers'
complete -c fte -n "__fish_fte_using_subcommand ledger; and not __fish_seen_subcommand_from invoice bill expense payment reverse receivable payable balance register accounts taxes rate report export push open close reopen check help" -f -a "bill" -d 'Vendors\' bills that are owed'
complete -c fte -n "__fish_fte_using_subcommand ledger; and not __fish_seen_subcommand_from invoice bill expense payment reverse receivable payable balance register accounts taxes rate report export push open close reopen check help" -f -a "expense" -d 'Expenses that are paid already'
complete -c fte -n "__fish_fte_using_subcommand ledger; and not __fish_seen_subcommand_from invoice bill expense payment reverse receivable payable balance register accounts taxes rate report export push open close reopen check help" -f -a "payment" -d 'Money that came in for invoices or went out for bills'
complete -c fte -n "__fish_fte_using_subcommand ledger; and not __fish_seen_subcommand_from invoice bill expense payment reverse receivable payable balance register accounts taxes rate report export push open close reopen check help" -f -a "reverse" -d 'Ask to book the reverse of a bill, an expense or a payment'
complete -c fte -n "__fish_fte_using_subcommand ledger; and not __fish_seen_subcommand_from invoice bill expense payment reverse receivable payable balance register accounts taxes rate report export push open close reopen check help" -f -a "receivable" -d 'Show what customers owe, by how long it is overdue'
complete -c fte -n "__fish_fte_using_subcommand ledger; and not __fish_seen_subcommand_from invoice bill expense payment reverse receivable payable balance register accounts taxes rate report export push open close reopen check help" -f -a "payable" -d 'Show what you owe to vendors, by how long it is overdue'
complete -c fte -n "__fish_fte_using_subcommand ledger; and not __fish_seen_subcommand_from invoice bill expense payment reverse receivable payable balance register accounts taxes rate report export push open close reopen check help" -f -a "balance" -d 'Show what is in each account'
complete -c fte -n "__fish_fte_using_subcommand ledger; and not __fish_seen_subcommand_from invoice bill expense payment reverse receivable payable balance register accounts taxes rate report export push open close reopen check help" -f -a "register" -d 'List what was posted, oldest first'
complete -c fte -n "__fish_fte_using_subcommand ledger; and not __fish_seen_subcommand_from invoice bill expense payment reverse receivable payable balance register accounts taxes rate report export push open close reopen check help" -f -a "accounts" -d 'Show the chart of accounts'
complete -c fte -n "__fish_fte_using_subcommand ledger; and not __fish_seen_subcommand_from invoice bill expense payment reverse receivable payable balance register accounts taxes rate report export push open close reopen check help" -f -a "taxes" -d 'Show the taxes that have a name'
complete -c fte -n "__fish_fte_using_subcommand ledger; and not __fish_seen_subcommand_from invoice bill expense payment reverse receivable payable balance register accounts taxes rate report export push open close reopen check help" -f -a "rate" -d 'Exchange rates into the currency of the books'
complete -c fte -n "__fish_fte_using_subcommand ledger; and not __fish_seen_subcommand_from invoice bill expense payment reverse receivable payable balance register accounts taxes rate report export push open close reopen check help" -f -a "report" -d 'Statements of the books: profit and loss, balance sheet, cash flow, tax and more'
complete -c fte -n "__fish_fte_using_subcommand ledger; and not __fish_seen_subcommand_from invoice bill expense payment reverse receivable payable balance register accounts taxes rate report export push open close reopen check help" -f -a "export" -d 'Print the books for another program, or for an accountant'
complete -c fte -n "__fish_fte_using_subcommand ledger; and not __fish_seen_subcommand_from invoice bill expense payment reverse receivable payable balance register accounts taxes rate report export push open close reopen check help" -f -a "push" -d 'Move the books into an accounting system'
complete -c fte -n "__fish_fte_using_subcommand ledger; and not __fish_seen_subcommand_from invoice bill expense payment reverse receivable payable balance register accounts taxes rate report export push open close reopen check help" -f -a "open" -d 'Ask to book what accounts held when the books began'
complete -c fte -n "__fish_fte_using_subcommand ledger; and not __fish_seen_subcommand_from invoice bill expense payment reverse receivable payable balance register accounts taxes rate report export push open close reopen check help" -f -a "close" -d 'Ask to close the books up to a day: nothing more is booked into it or before it'
complete -c fte -n "__fish_fte_using_subcommand ledger; and not __fish_seen_subcommand_from invoice bill expense payment reverse receivable payable balance register accounts taxes rate report export push open close reopen check help" -f -a "reopen" -d 'Ask to open days again that were closed'
complete -c fte -n "__fish_fte_using_subcommand ledger; and not __fish_seen_subcommand_from invoice bill expense payment reverse receivable payable balance register accounts taxes rate report export push open close reopen check help" -f -a "check" -d 'Look the books over: the journal, the numbers, the notes'
complete -c fte -n "__fish_fte_using_subcommand ledger; and not __fish_seen_subcommand_from invoice bill expense payment reverse receivable payable balance register accounts taxes rate report export push open close reopen check help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from invoice" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from invoice" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from invoice" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from invoice" -s h -l help -d 'Print help'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from invoice" -f -a "create" -d 'Ask for an invoice to a customer'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from invoice" -f -a "credit" -d 'Ask to cancel an invoice by a credit note, or to take a part of it back'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from invoice" -f -a "list" -d 'List the invoices, oldest first'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from invoice" -f -a "show" -d 'Show one invoice whole'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from invoice" -f -a "pdf" -d 'Draw an invoice as a PDF'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from invoice" -f -a "send" -d 'Ask to send an invoice to its customer'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from invoice" -f -a "monthly" -d 'Ask for the invoices of a month that is over'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from invoice" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from bill" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from bill" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from bill" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from bill" -s h -l help -d 'Print help'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from bill" -f -a "record" -d 'Ask to book a bill that is owed'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from bill" -f -a "list" -d 'List the bills, oldest first'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from bill" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from expense" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from expense" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from expense" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from expense" -s h -l help -d 'Print help'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from expense" -f -a "record" -d 'Ask to book an expense that is paid already'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from expense" -f -a "list" -d 'List the expenses, oldest first'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from expense" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from payment" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from payment" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from payment" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from payment" -s h -l help -d 'Print help'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from payment" -f -a "record" -d 'Ask to book that an invoice or a bill was paid'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from payment" -f -a "list" -d 'List the payments, oldest first'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from payment" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from reverse" -l note -d 'Why, kept with it' -r -f
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from reverse" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from reverse" -l dry-run -d 'Print the entry that would be booked, and ask for nothing'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from reverse" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from reverse" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from reverse" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from receivable" -l as-of -d 'As it was at the end of a day, like `2026-11-16` [default: today]' -r -f
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from receivable" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from receivable" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from receivable" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from receivable" -s h -l help -d 'Print help'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from payable" -l as-of -d 'As it was at the end of a day, like `2026-11-16` [default: today]' -r -f
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from payable" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from payable" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from payable" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from payable" -s h -l help -d 'Print help'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from balance" -l as-of -d 'As it was at the end of a day, like `2026-11-16` [default: all that is booked]' -r -f
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from balance" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from balance" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from balance" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from balance" -s h -l help -d 'Print help'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from register" -l from -d 'From this day on, like `2026-11-01`' -r -f
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from register" -l to -d 'Up to this day' -r -f
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from register" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from register" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from register" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from register" -s h -l help -d 'Print help'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from accounts" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from accounts" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from accounts" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from accounts" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from taxes" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from taxes" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from taxes" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from taxes" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from rate" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from rate" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from rate" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from rate" -s h -l help -d 'Print help'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from rate" -f -a "add" -d 'Ask to note what one of a currency is worth in the books\' own'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from rate" -f -a "list" -d 'List the exchange rates, oldest first'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from rate" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from report" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from report" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from report" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from report" -s h -l help -d 'Print help'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from report" -f -a "profit-loss" -d 'Show what was earned and spent, in the books\' currency'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from report" -f -a "balance-sheet" -d 'Show what is owned and owed at the end of a day, and what that is made of'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from report" -f -a "cash-flow" -d 'Show how cash and what is at the bank changed'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from report" -f -a "trial-balance" -d 'Show every account: what was in it before, what moved, what is in it'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from report" -f -a "tax" -d 'Show the tax of some days, by rate: on sales, on purchases, and what is to be paid'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from report" -f -a "aged" -d 'Show what customers owe and what is owed, by how long it is overdue'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from report" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from export" -l from -d 'From this day on, like `2026-11-01` [default: the first that is booked]' -r -f
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from export" -l to -d 'Up to this day [default: today; an export has all that is booked]' -r -f
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from export" -l period -d 'A month, a quarter or a year: `2026-10`, `2026-Q3`, `2026`' -r -f
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from export" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from export" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from export" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from export" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from push" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from push" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from push" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from push" -s h -l help -d 'Print help'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from push" -f -a "odoo" -d 'Ask to move the books into Odoo'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from push" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from open" -l balance -d 'What an account held; repeat it for more' -r -f
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from open" -l date -d 'On which day, like `2026-01-01` [default: the day it is booked]' -r -f
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from open" -l note -d 'A remark, kept with it' -r -f
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from open" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from open" -l dry-run -d 'Print the entry that would be booked, and ask for nothing'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from open" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from open" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from open" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from close" -l note -d 'A remark, kept with it' -r -f
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from close" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from close" -l dry-run -d 'Print the entry that would be booked, and ask for nothing'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from close" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from close" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from close" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from reopen" -l keep -d 'The last day that stays closed [default: none does]' -r -f
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from reopen" -l note -d 'Why, kept with it' -r -f
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from reopen" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from reopen" -l dry-run -d 'Print the entry that would be booked, and ask for nothing'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from reopen" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from reopen" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from reopen" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from check" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from check" -l repair -d 'Make notes that are missing or say something else from the journal again; the journal itself is never touched'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from check" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from check" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from check" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from help" -f -a "invoice" -d 'Invoices to customers'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from help" -f -a "bill" -d 'Vendors\' bills that are owed'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from help" -f -a "expense" -d 'Expenses that are paid already'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from help" -f -a "payment" -d 'Money that came in for invoices or went out for bills'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from help" -f -a "reverse" -d 'Ask to book the reverse of a bill, an expense or a payment'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from help" -f -a "receivable" -d 'Show what customers owe, by how long it is overdue'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from help" -f -a "payable" -d 'Show what you owe to vendors, by how long it is overdue'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from help" -f -a "balance" -d 'Show what is in each account'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from help" -f -a "register" -d 'List what was posted, oldest first'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from help" -f -a "accounts" -d 'Show the chart of accounts'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from help" -f -a "taxes" -d 'Show the taxes that have a name'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from help" -f -a "rate" -d 'Exchange rates into the currency of the books'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from help" -f -a "report" -d 'Statements of the books: profit and loss, balance sheet, cash flow, tax and more'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from help" -f -a "export" -d 'Print the books for another program, or for an accountant'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from help" -f -a "push" -d 'Move the books into an accounting system'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from help" -f -a "open" -d 'Ask to book what accounts held when the books began'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from help" -f -a "close" -d 'Ask to close the books up to a day: nothing more is booked into it or before it'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from help" -f -a "reopen" -d 'Ask to open days again that were closed'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from help" -f -a "check" -d 'Look the books over: the journal, the numbers, the notes'
complete -c fte -n "__fish_fte_using_subcommand ledger; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c fte -n "__fish_fte_using_subcommand odoo; and not __fish_seen_subcommand_from check sync customer vendor product invoice bill payment expense receivable payable summary report help" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand odoo; and not __fish_seen_subcommand_from check sync customer vendor product invoice bill payment expense receivable payable summary report help" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand odoo; and not __fish_seen_subcommand_from check sync customer vendor product invoice bill payment expense receivable payable summary report help" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand odoo; and not __fish_seen_subcommand_from check sync customer vendor product invoice bill payment expense receivable payable summary report help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c fte -n "__fish_fte_using_subcommand odoo; and not __fish_seen_subcommand_from check sync customer vendor product invoice bill payment expense receivable payable summary report help" -f -a "check" -d 'Look at the set-up: address, database, key, company, rights'
complete -c fte -n "__fish_fte_using_subcommand odoo; and not __fish_seen_subcommand_from check sync customer vendor product invoice bill payment expense receivable payable summary report help" -f -a "sync" -d 'Keep a copy of Odoo\'s lists, to read when Odoo is away'
complete -c fte -n "__fish_fte_using_subcommand odoo; and not __fish_seen_subcommand_from check sync customer vendor product invoice bill payment expense receivable payable summary report help" -f -a "customer" -d 'Customers, in Odoo'
complete -c fte -n "__fish_fte_using_subcommand odoo; and not __fish_seen_subcommand_from check sync customer vendor product invoice bill payment expense receivable payable summary report help" -f -a "vendor" -d 'Vendors, in Odoo'
complete -c fte -n "__fish_fte_using_subcommand odoo; and not __fish_seen_subcommand_from check sync customer vendor product invoice bill payment expense receivable payable summary report help" -f -a "product" -d 'What is sold and bought, in Odoo'
complete -c fte -n "__fish_fte_using_subcommand odoo; and not __fish_seen_subcommand_from check sync customer vendor product invoice bill payment expense receivable payable summary report help" -f -a "invoice" -d 'Invoices to customers, in Odoo'
complete -c fte -n "__fish_fte_using_subcommand odoo; and not __fish_seen_subcommand_from check sync customer vendor product invoice bill payment expense receivable payable summary report help" -f -a "bill" -d 'Bills of vendors, in Odoo'
complete -c fte -n "__fish_fte_using_subcommand odoo; and not __fish_seen_subcommand_from check sync customer vendor product invoice bill payment expense receivable payable summary report help" -f -a "payment" -d 'Payments, in Odoo'
complete -c fte -n "__fish_fte_using_subcommand odoo; and not __fish_seen_subcommand_from check sync customer vendor product invoice bill payment expense receivable payable summary report help" -f -a "expense" -d 'Expenses of employees, in Odoo'
complete -c fte -n "__fish_fte_using_subcommand odoo; and not __fish_seen_subcommand_from check sync customer vendor product invoice bill payment expense receivable payable summary report help" -f -a "receivable" -d 'Show what customers owe, by how long it is overdue'
complete -c fte -n "__fish_fte_using_subcommand odoo; and not __fish_seen_subcommand_from check sync customer vendor product invoice bill payment expense receivable payable summary report help" -f -a "payable" -d 'Show what you owe to vendors, by how long it is overdue'
complete -c fte -n "__fish_fte_using_subcommand odoo; and not __fish_seen_subcommand_from check sync customer vendor product invoice bill payment expense receivable payable summary report help" -f -a "summary" -d 'How a time went: earned, spent, invoiced, owed, held'
complete -c fte -n "__fish_fte_using_subcommand odoo; and not __fish_seen_subcommand_from check sync customer vendor product invoice bill payment expense receivable payable summary report help" -f -a "report" -d 'Profit and loss, balance sheet, cash flow, trial balance, taxes, ages'
complete -c fte -n "__fish_fte_using_subcommand odoo; and not __fish_seen_subcommand_from check sync customer vendor product invoice bill payment expense receivable payable summary report help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c fte -n "__fish_fte_using_subcommand odoo; and __fish_seen_subcommand_from check" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand odoo; and __fish_seen_subcommand_from check" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand odoo; and __fish_seen_subcommand_from check" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand odoo; and __fish_seen_subcommand_from check" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c fte -n "__fish_fte_using_subcommand odoo; and __fish_seen_subcommand_from sync" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand odoo; and __fish_seen_subcommand_from sync" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand odoo; and __fish_seen_subcommand_from sync" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand odoo; and __fish_seen_subcommand_from sync" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c fte -n "__fish_fte_using_subcommand odoo; and __fish_seen_subcommand_from customer" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand odoo; and __fish_seen_subcommand_from customer" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand odoo; and __fish_seen_subcommand_from customer" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand odoo; and __fish_seen_subcommand_from customer" -s h -l help -d 'Print help'
complete -c fte -n "__fish_fte_using_subcommand odoo; and __fish_seen_subcommand_from customer" -f -a "create" -d 'Ask for a new customer in Odoo'
complete -c fte -n "__fish_fte_using_subcommand odoo; and __fish_seen_subcommand_from customer" -f -a "list" -d 'List customers, by name'
complete -c fte -n "__fish_fte_using_subcommand odoo; and __fish_seen_subcommand_from customer" -f -a "show" -d 'Show a customer'
complete -c fte -n "__fish_fte_using_subcommand odoo; and __fish_seen_subcommand_from customer" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c fte -n "__fish_fte_using_subcommand odoo; and __fish_seen_subcommand_from vendor" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand odoo; and __fish_seen_subcommand_from vendor" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand odoo; and __fish_seen_subcommand_from vendor" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand odoo; and __fish_seen_subcommand_from vendor" -s h -l help -d 'Print help'
complete -c fte -n "__fish_fte_using_subcommand odoo; and __fish_seen_subcommand_from vendor" -f -a "create" -d 'Ask for a new vendor in Odoo'
complete -c fte -n "__fish_fte_using_subcommand odoo; and __fish_seen_subcommand_from vendor" -f -a "list" -d 'List vendors, by name'
complete -c fte -n "__fish_fte_using_subcommand odoo; and __fish_seen_subcommand_from vendor" -f -a "show" -d 'Show a vendor'
complete -c fte -n "__fish_fte_using_subcommand odoo; and __fish_seen_subcommand_from vendor" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c fte -n "__fish_fte_using_subcommand odoo; and __fish_seen_subcommand_from product" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand odoo; and __fish_seen_subcommand_from product" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand odoo; and __fish_seen_subcommand_from product" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand odoo; and __fish_seen_subcommand_from product" -s h -l help -d 'Print help'
complete -c fte -n "__fish_fte_using_subcommand odoo; and __fish_seen_subcommand_from product" -f -a "create" -d 'Ask for a new product in Odoo'
complete -c fte -n "__fish_fte_using_subcommand odoo; and __fish_seen_subcommand_from product" -f -a "list" -d 'List products, by name'
complete -c fte -n "__fish_fte_using_subcommand odoo; and __fish_seen_subcommand_from product" -f -a "show" -d 'Show a product'
complete -c fte -n "__fish_fte_using_subcommand odoo; and __fish_seen_subcommand_from product" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c fte -n "__fish_fte_using_subcommand odoo; and __fish_seen_subcommand_from invoice" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand odoo; and __fish_seen_subcommand_from invoice" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand odoo; and __fish_seen_subcommand_from invoice" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand odoo; and __fish_seen_subcommand_from invoice" -s h -l help -d 'Print help'
complete -c fte -n "__fish_fte_using_subcommand odoo; and __fish_seen_subcommand_from invoice" -f -a "create" -d 'Ask for a draft of an invoice in Odoo'
complete -c fte -n "__fish_fte_using_subcommand odoo; and __fish_seen_subcommand_from invoice" -f -a "credit" -d 'Ask to cancel an invoice in Odoo, whole, by a credit note'
complete -c fte -n "__fish_fte_using_subcommand odoo; and __fish_seen_subcommand_from invoice" -f -a "post" -d 'Ask to post a draft of an invoice in Odoo'
complete -c fte -n "__fish_fte_using_subcommand odoo; and __fish_seen_subcommand_from invoice" -f -a "send" -d 'Ask to mail a posted invoice to its customer, with Odoo\'s own PDF'
complete -c fte -n "__fish_fte_using_subcommand odoo; and __fish_seen_subcommand_from invoice" -f -a "list" -d 'List invoices, newest first'
complete -c fte -n "__fish_fte_using_subcommand odoo; and __fish_seen_subcommand_from invoice" -f -a "show" -d 'Show an invoice with its lines and what settled it'
complete -c fte -n "__fish_fte_using_subcommand odoo; and __fish_seen_subcommand_from invoice" -f -a "pdf" -d 'Fetch an invoice as PDF, as Odoo makes it'
complete -c fte -n "__fish_fte_using_subcommand odoo; and __fish_seen_subcommand_from invoice" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c fte -n "__fish_fte_using_subcommand odoo; and __fish_seen_subcommand_from bill" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand odoo; and __fish_seen_subcommand_from bill" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand odoo; and __fish_seen_subcommand_from bill" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand odoo; and __fish_seen_subcommand_from bill" -s h -l help -d 'Print help'
complete -c fte -n "__fish_fte_using_subcommand odoo; and __fish_seen_subcommand_from bill" -f -a "create" -d 'Ask for a draft of a vendor\'s bill in Odoo'
complete -c fte -n "__fish_fte_using_subcommand odoo; and __fish_seen_subcommand_from bill" -f -a "post" -d 'Ask to post a draft of a vendor\'s bill in Odoo'
complete -c fte -n "__fish_fte_using_subcommand odoo; and __fish_seen_subcommand_from bill" -f -a "list" -d 'List bills, newest first'
complete -c fte -n "__fish_fte_using_subcommand odoo; and __fish_seen_subcommand_from bill" -f -a "show" -d 'Show a bill with its lines and what settled it'
complete -c fte -n "__fish_fte_using_subcommand odoo; and __fish_seen_subcommand_from bill" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c fte -n "__fish_fte_using_subcommand odoo; and __fish_seen_subcommand_from payment" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand odoo; and __fish_seen_subcommand_from payment" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand odoo; and __fish_seen_subcommand_from payment" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand odoo; and __fish_seen_subcommand_from payment" -s h -l help -d 'Print help'
complete -c fte -n "__fish_fte_using_subcommand odoo; and __fish_seen_subcommand_from payment" -f -a "record" -d 'Ask to record in Odoo that an invoice or a bill was paid'
complete -c fte -n "__fish_fte_using_subcommand odoo; and __fish_seen_subcommand_from payment" -f -a "list" -d 'List payments, newest first'
complete -c fte -n "__fish_fte_using_subcommand odoo; and __fish_seen_subcommand_from payment" -f -a "show" -d 'Show a payment'
complete -c fte -n "__fish_fte_using_subcommand odoo; and __fish_seen_subcommand_from payment" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c fte -n "__fish_fte_using_subcommand odoo; and __fish_seen_subcommand_from expense" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand odoo; and __fish_seen_subcommand_from expense" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand odoo; and __fish_seen_subcommand_from expense" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand odoo; and __fish_seen_subcommand_from expense" -s h -l help -d 'Print help'
complete -c fte -n "__fish_fte_using_subcommand odoo; and __fish_seen_subcommand_from expense" -f -a "record" -d 'Ask for an expense in Odoo, with its receipt'
complete -c fte -n "__fish_fte_using_subcommand odoo; and __fish_seen_subcommand_from expense" -f -a "list" -d 'List expenses, newest first'
complete -c fte -n "__fish_fte_using_subcommand odoo; and __fish_seen_subcommand_from expense" -f -a "show" -d 'Show an expense'
complete -c fte -n "__fish_fte_using_subcommand odoo; and __fish_seen_subcommand_from expense" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c fte -n "__fish_fte_using_subcommand odoo; and __fish_seen_subcommand_from receivable" -l as-of -d 'As it was at the end of a day, like `2026-11-16` [default: today]' -r -f
complete -c fte -n "__fish_fte_using_subcommand odoo; and __fish_seen_subcommand_from receivable" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand odoo; and __fish_seen_subcommand_from receivable" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand odoo; and __fish_seen_subcommand_from receivable" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand odoo; and __fish_seen_subcommand_from receivable" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c fte -n "__fish_fte_using_subcommand odoo; and __fish_seen_subcommand_from payable" -l as-of -d 'As it was at the end of a day, like `2026-11-16` [default: today]' -r -f
complete -c fte -n "__fish_fte_using_subcommand odoo; and __fish_seen_subcommand_from payable" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand odoo; and __fish_seen_subcommand_from payable" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand odoo; and __fish_seen_subcommand_from payable" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand odoo; and __fish_seen_subcommand_from payable" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c fte -n "__fish_fte_using_subcommand odoo; and __fish_seen_subcommand_from summary" -l period -d 'The week, month, quarter or year of today, so far [default: month]' -r -f -a "week\t''
month\t''
quarter\t''
year\t''"
complete -c fte -n "__fish_fte_using_subcommand odoo; and __fish_seen_subcommand_from summary" -l from -d 'From this day on, like `2026-10-01`' -r -f
complete -c fte -n "__fish_fte_using_subcommand odoo; and __fish_seen_subcommand_from summary" -l to -d 'Up to this day [default: today]' -r -f
complete -c fte -n "__fish_fte_using_subcommand odoo; and __fish_seen_subcommand_from summary" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand odoo; and __fish_seen_subcommand_from summary" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand odoo; and __fish_seen_subcommand_from summary" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand odoo; and __fish_seen_subcommand_from summary" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c fte -n "__fish_fte_using_subcommand odoo; and __fish_seen_subcommand_from report" -l period -d 'The week, month, quarter or year of today, so far [default: month]' -r -f -a "week\t''
month\t''
quarter\t''
year\t''"
complete -c fte -n "__fish_fte_using_subcommand odoo; and __fish_seen_subcommand_from report" -l from -d 'From this day on, like `2026-10-01`' -r -f
complete -c fte -n "__fish_fte_using_subcommand odoo; and __fish_seen_subcommand_from report" -l to -d 'Up to this day [default: today]' -r -f
complete -c fte -n "__fish_fte_using_subcommand odoo; and __fish_seen_subcommand_from report" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand odoo; and __fish_seen_subcommand_from report" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand odoo; and __fish_seen_subcommand_from report" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand odoo; and __fish_seen_subcommand_from report" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c fte -n "__fish_fte_using_subcommand odoo; and __fish_seen_subcommand_from help" -f -a "check" -d 'Look at the set-up: address, database, key, company, rights'
complete -c fte -n "__fish_fte_using_subcommand odoo; and __fish_seen_subcommand_from help" -f -a "sync" -d 'Keep a copy of Odoo\'s lists, to read when Odoo is away'
complete -c fte -n "__fish_fte_using_subcommand odoo; and __fish_seen_subcommand_from help" -f -a "customer" -d 'Customers, in Odoo'
complete -c fte -n "__fish_fte_using_subcommand odoo; and __fish_seen_subcommand_from help" -f -a "vendor" -d 'Vendors, in Odoo'
complete -c fte -n "__fish_fte_using_subcommand odoo; and __fish_seen_subcommand_from help" -f -a "product" -d 'What is sold and bought, in Odoo'
complete -c fte -n "__fish_fte_using_subcommand odoo; and __fish_seen_subcommand_from help" -f -a "invoice" -d 'Invoices to customers, in Odoo'
complete -c fte -n "__fish_fte_using_subcommand odoo; and __fish_seen_subcommand_from help" -f -a "bill" -d 'Bills of vendors, in Odoo'
complete -c fte -n "__fish_fte_using_subcommand odoo; and __fish_seen_subcommand_from help" -f -a "payment" -d 'Payments, in Odoo'
complete -c fte -n "__fish_fte_using_subcommand odoo; and __fish_seen_subcommand_from help" -f -a "expense" -d 'Expenses of employees, in Odoo'
complete -c fte -n "__fish_fte_using_subcommand odoo; and __fish_seen_subcommand_from help" -f -a "receivable" -d 'Show what customers owe, by how long it is overdue'
complete -c fte -n "__fish_fte_using_subcommand odoo; and __fish_seen_subcommand_from help" -f -a "payable" -d 'Show what you owe to vendors, by how long it is overdue'
complete -c fte -n "__fish_fte_using_subcommand odoo; and __fish_seen_subcommand_from help" -f -a "summary" -d 'How a time went: earned, spent, invoiced, owed, held'
complete -c fte -n "__fish_fte_using_subcommand odoo; and __fish_seen_subcommand_from help" -f -a "report" -d 'Profit and loss, balance sheet, cash flow, trial balance, taxes, ages'
complete -c fte -n "__fish_fte_using_subcommand odoo; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c fte -n "__fish_fte_using_subcommand finance; and not __fish_seen_subcommand_from import rows match book subscriptions check help" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand finance; and not __fish_seen_subcommand_from import rows match book subscriptions check help" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand finance; and not __fish_seen_subcommand_from import rows match book subscriptions check help" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand finance; and not __fish_seen_subcommand_from import rows match book subscriptions check help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c fte -n "__fish_fte_using_subcommand finance; and not __fish_seen_subcommand_from import rows match book subscriptions check help" -f -a "import" -d 'Take in bank statements: CSV, OFX, QIF, CAMT.053, MT940'
complete -c fte -n "__fish_fte_using_subcommand finance; and not __fish_seen_subcommand_from import rows match book subscriptions check help" -f -a "rows" -d 'List the rows of the bank, oldest first'
complete -c fte -n "__fish_fte_using_subcommand finance; and not __fish_seen_subcommand_from import rows match book subscriptions check help" -f -a "match" -d 'Hold rows against open invoices and bills, or say what a row pays'
complete -c fte -n "__fish_fte_using_subcommand finance; and not __fish_seen_subcommand_from import rows match book subscriptions check help" -f -a "book" -d 'Ask to book a row that pays no invoice or bill as an expense'
complete -c fte -n "__fish_fte_using_subcommand finance; and not __fish_seen_subcommand_from import rows match book subscriptions check help" -f -a "subscriptions" -d 'Find charges that come again and again, and what cancelling them would save'
complete -c fte -n "__fish_fte_using_subcommand finance; and not __fish_seen_subcommand_from import rows match book subscriptions check help" -f -a "check" -d 'Hold the rows against the bank\'s own balances'
complete -c fte -n "__fish_fte_using_subcommand finance; and not __fish_seen_subcommand_from import rows match book subscriptions check help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c fte -n "__fish_fte_using_subcommand finance; and __fish_seen_subcommand_from import" -l map -d 'The mapping to read a CSV or QIF with: `Accounting/Banks/NAME.yaml`, made where there is none' -r -f
complete -c fte -n "__fish_fte_using_subcommand finance; and __fish_seen_subcommand_from import" -l account -d 'The account that the rows are of, where the file does not say or says it otherwise' -r -f
complete -c fte -n "__fish_fte_using_subcommand finance; and __fish_seen_subcommand_from import" -l currency -d 'The currency of amounts that have none, like `EUR`' -r -f
complete -c fte -n "__fish_fte_using_subcommand finance; and __fish_seen_subcommand_from import" -l dates -d 'What comes first in a day like `03/04/2026`' -r -f -a "dmy\t''
mdy\t''
ymd\t''"
complete -c fte -n "__fish_fte_using_subcommand finance; and __fish_seen_subcommand_from import" -l decimal -d 'The decimal mark' -r -f -a "point\t''
comma\t''"
complete -c fte -n "__fish_fte_using_subcommand finance; and __fish_seen_subcommand_from import" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand finance; and __fish_seen_subcommand_from import" -l invert -d 'Amounts above zero are money that went out'
complete -c fte -n "__fish_fte_using_subcommand finance; and __fish_seen_subcommand_from import" -l unbalanced -d 'Take a statement in although its own balances speak against its rows'
complete -c fte -n "__fish_fte_using_subcommand finance; and __fish_seen_subcommand_from import" -l yes -d 'Keep the mapping that was guessed, without a question'
complete -c fte -n "__fish_fte_using_subcommand finance; and __fish_seen_subcommand_from import" -l no-match -d 'Only take rows in: ask for no payment and link none'
complete -c fte -n "__fish_fte_using_subcommand finance; and __fish_seen_subcommand_from import" -l dry-run -d 'Say what would be taken in and change nothing'
complete -c fte -n "__fish_fte_using_subcommand finance; and __fish_seen_subcommand_from import" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand finance; and __fish_seen_subcommand_from import" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand finance; and __fish_seen_subcommand_from import" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c fte -n "__fish_fte_using_subcommand finance; and __fish_seen_subcommand_from rows" -l account -d 'Only this account' -r -f
complete -c fte -n "__fish_fte_using_subcommand finance; and __fish_seen_subcommand_from rows" -l from -d 'Only of this day and later, like `2026-11-01`' -r -f
complete -c fte -n "__fish_fte_using_subcommand finance; and __fish_seen_subcommand_from rows" -l to -d 'Only of this day and earlier' -r -f
complete -c fte -n "__fish_fte_using_subcommand finance; and __fish_seen_subcommand_from rows" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand finance; and __fish_seen_subcommand_from rows" -l open -d 'Only what belongs to nothing that is booked, and is asked for nowhere'
complete -c fte -n "__fish_fte_using_subcommand finance; and __fish_seen_subcommand_from rows" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand finance; and __fish_seen_subcommand_from rows" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand finance; and __fish_seen_subcommand_from rows" -s h -l help -d 'Print help'
complete -c fte -n "__fish_fte_using_subcommand finance; and __fish_seen_subcommand_from match" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand finance; and __fish_seen_subcommand_from match" -l all -d 'Also rows that look like nothing that is owed'
complete -c fte -n "__fish_fte_using_subcommand finance; and __fish_seen_subcommand_from match" -l dry-run -d 'Say what would be asked for or linked, and do nothing'
complete -c fte -n "__fish_fte_using_subcommand finance; and __fish_seen_subcommand_from match" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand finance; and __fish_seen_subcommand_from match" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand finance; and __fish_seen_subcommand_from match" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c fte -n "__fish_fte_using_subcommand finance; and __fish_seen_subcommand_from book" -l category -d 'What it was for, like `software` or `travel:train`' -r -f
complete -c fte -n "__fish_fte_using_subcommand finance; and __fish_seen_subcommand_from book" -l vendor -d 'Who was paid [default: as the row says]' -r -f
complete -c fte -n "__fish_fte_using_subcommand finance; and __fish_seen_subcommand_from book" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand finance; and __fish_seen_subcommand_from book" -l dry-run -d 'Say what would be asked for, and ask for nothing'
complete -c fte -n "__fish_fte_using_subcommand finance; and __fish_seen_subcommand_from book" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand finance; and __fish_seen_subcommand_from book" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand finance; and __fish_seen_subcommand_from book" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c fte -n "__fish_fte_using_subcommand finance; and __fish_seen_subcommand_from subscriptions" -l as-of -d 'As of this day [default: today]' -r -f
complete -c fte -n "__fish_fte_using_subcommand finance; and __fish_seen_subcommand_from subscriptions" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand finance; and __fish_seen_subcommand_from subscriptions" -l all -d 'Also those that ended, and rent, wages, taxes, loans and insurance'
complete -c fte -n "__fish_fte_using_subcommand finance; and __fish_seen_subcommand_from subscriptions" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand finance; and __fish_seen_subcommand_from subscriptions" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand finance; and __fish_seen_subcommand_from subscriptions" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c fte -n "__fish_fte_using_subcommand finance; and __fish_seen_subcommand_from check" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand finance; and __fish_seen_subcommand_from check" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand finance; and __fish_seen_subcommand_from check" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand finance; and __fish_seen_subcommand_from check" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c fte -n "__fish_fte_using_subcommand finance; and __fish_seen_subcommand_from help" -f -a "import" -d 'Take in bank statements: CSV, OFX, QIF, CAMT.053, MT940'
complete -c fte -n "__fish_fte_using_subcommand finance; and __fish_seen_subcommand_from help" -f -a "rows" -d 'List the rows of the bank, oldest first'
complete -c fte -n "__fish_fte_using_subcommand finance; and __fish_seen_subcommand_from help" -f -a "match" -d 'Hold rows against open invoices and bills, or say what a row pays'
complete -c fte -n "__fish_fte_using_subcommand finance; and __fish_seen_subcommand_from help" -f -a "book" -d 'Ask to book a row that pays no invoice or bill as an expense'
complete -c fte -n "__fish_fte_using_subcommand finance; and __fish_seen_subcommand_from help" -f -a "subscriptions" -d 'Find charges that come again and again, and what cancelling them would save'
complete -c fte -n "__fish_fte_using_subcommand finance; and __fish_seen_subcommand_from help" -f -a "check" -d 'Hold the rows against the bank\'s own balances'
complete -c fte -n "__fish_fte_using_subcommand finance; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c fte -n "__fish_fte_using_subcommand policy; and not __fish_seen_subcommand_from check explain help" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand policy; and not __fish_seen_subcommand_from check explain help" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand policy; and not __fish_seen_subcommand_from check explain help" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand policy; and not __fish_seen_subcommand_from check explain help" -s h -l help -d 'Print help'
complete -c fte -n "__fish_fte_using_subcommand policy; and not __fish_seen_subcommand_from check explain help" -f -a "check" -d 'Check the policy in `Company_Handbook.md`: unreadable, unreachable and contradictory rules'
complete -c fte -n "__fish_fte_using_subcommand policy; and not __fish_seen_subcommand_from check explain help" -f -a "explain" -d 'Explain what the policy says of actions, rule by rule'
complete -c fte -n "__fish_fte_using_subcommand policy; and not __fish_seen_subcommand_from check explain help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c fte -n "__fish_fte_using_subcommand policy; and __fish_seen_subcommand_from check" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand policy; and __fish_seen_subcommand_from check" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand policy; and __fish_seen_subcommand_from check" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand policy; and __fish_seen_subcommand_from check" -s h -l help -d 'Print help'
complete -c fte -n "__fish_fte_using_subcommand policy; and __fish_seen_subcommand_from explain" -l amount -d 'How much it is about, like `50 EUR`' -r -f
complete -c fte -n "__fish_fte_using_subcommand policy; and __fish_seen_subcommand_from explain" -l recipients -d 'How many people it goes to' -r -f
complete -c fte -n "__fish_fte_using_subcommand policy; and __fish_seen_subcommand_from explain" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand policy; and __fish_seen_subcommand_from explain" -l unknown -d 'Somebody concerned is no known contact'
complete -c fte -n "__fish_fte_using_subcommand policy; and __fish_seen_subcommand_from explain" -l attachments -d 'Files leave with it'
complete -c fte -n "__fish_fte_using_subcommand policy; and __fish_seen_subcommand_from explain" -l auto -d 'It comes from a playbook that is marked `auto`'
complete -c fte -n "__fish_fte_using_subcommand policy; and __fish_seen_subcommand_from explain" -l unverified -d 'The item\'s sender is not verified (DMARC)'
complete -c fte -n "__fish_fte_using_subcommand policy; and __fish_seen_subcommand_from explain" -l warned -d 'There is a warning about the item\'s sender'
complete -c fte -n "__fish_fte_using_subcommand policy; and __fish_seen_subcommand_from explain" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand policy; and __fish_seen_subcommand_from explain" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand policy; and __fish_seen_subcommand_from explain" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c fte -n "__fish_fte_using_subcommand policy; and __fish_seen_subcommand_from help" -f -a "check" -d 'Check the policy in `Company_Handbook.md`: unreadable, unreachable and contradictory rules'
complete -c fte -n "__fish_fte_using_subcommand policy; and __fish_seen_subcommand_from help" -f -a "explain" -d 'Explain what the policy says of actions, rule by rule'
complete -c fte -n "__fish_fte_using_subcommand policy; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c fte -n "__fish_fte_using_subcommand audit; and not __fish_seen_subcommand_from search tail report export verify prune help" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand audit; and not __fish_seen_subcommand_from search tail report export verify prune help" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand audit; and not __fish_seen_subcommand_from search tail report export verify prune help" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand audit; and not __fish_seen_subcommand_from search tail report export verify prune help" -s h -l help -d 'Print help'
complete -c fte -n "__fish_fte_using_subcommand audit; and not __fish_seen_subcommand_from search tail report export verify prune help" -f -a "search" -d 'Search the audit log'
complete -c fte -n "__fish_fte_using_subcommand audit; and not __fish_seen_subcommand_from search tail report export verify prune help" -f -a "tail" -d 'Show the newest events, the last one last'
complete -c fte -n "__fish_fte_using_subcommand audit; and not __fish_seen_subcommand_from search tail report export verify prune help" -f -a "report" -d 'Count what happened: by action and outcome, with how long it took, and by day'
complete -c fte -n "__fish_fte_using_subcommand audit; and not __fish_seen_subcommand_from search tail report export verify prune help" -f -a "export" -d 'Export events for other programs'
complete -c fte -n "__fish_fte_using_subcommand audit; and not __fish_seen_subcommand_from search tail report export verify prune help" -f -a "verify" -d 'Prove that the log is as it was written, and that Done/ has its receipts'
complete -c fte -n "__fish_fte_using_subcommand audit; and not __fish_seen_subcommand_from search tail report export verify prune help" -f -a "prune" -d 'Pack days of the log that are older than what is kept at hand'
complete -c fte -n "__fish_fte_using_subcommand audit; and not __fish_seen_subcommand_from search tail report export verify prune help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c fte -n "__fish_fte_using_subcommand audit; and __fish_seen_subcommand_from search" -l since -d 'Only events of then and later: `2026-01-07`, `today`, `7d`, `12h`, or an instant like `2026-01-07T09:30:00Z`' -r -f
complete -c fte -n "__fish_fte_using_subcommand audit; and __fish_seen_subcommand_from search" -l until -d 'Only events before then; a day is meant whole' -r -f
complete -c fte -n "__fish_fte_using_subcommand audit; and __fish_seen_subcommand_from search" -l action -d 'Only this action; `email.*` for all that begin so' -r -f
complete -c fte -n "__fish_fte_using_subcommand audit; and __fish_seen_subcommand_from search" -l actor -d 'Only what this stage did: `watch`, `plan`, `approve`, `act`, …' -r -f
complete -c fte -n "__fish_fte_using_subcommand audit; and __fish_seen_subcommand_from search" -l status -d 'Only with this outcome' -r -f -a "success\t''
failure\t''
refused\t''
pending\t''
skipped\t''"
complete -c fte -n "__fish_fte_using_subcommand audit; and __fish_seen_subcommand_from search" -l domain -d 'Only of this part of life' -r -f -a "business\t''
personal\t''
both\t''"
complete -c fte -n "__fish_fte_using_subcommand audit; and __fish_seen_subcommand_from search" -l target -d 'Only about a target that has this text' -r -f
complete -c fte -n "__fish_fte_using_subcommand audit; and __fish_seen_subcommand_from search" -l item -d 'Only about the item with this id' -r -f
complete -c fte -n "__fish_fte_using_subcommand audit; and __fish_seen_subcommand_from search" -l field -d 'Only where a field has this value, e.g. `parameters.request=7k2m3qxa4d` (can be repeated)' -r -f
complete -c fte -n "__fish_fte_using_subcommand audit; and __fish_seen_subcommand_from search" -s n -l limit -d 'Only the newest N events' -r -f
complete -c fte -n "__fish_fte_using_subcommand audit; and __fish_seen_subcommand_from search" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand audit; and __fish_seen_subcommand_from search" -l oldest -d 'With --limit: the oldest N instead'
complete -c fte -n "__fish_fte_using_subcommand audit; and __fish_seen_subcommand_from search" -l count -d 'Only say how many there are'
complete -c fte -n "__fish_fte_using_subcommand audit; and __fish_seen_subcommand_from search" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand audit; and __fish_seen_subcommand_from search" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand audit; and __fish_seen_subcommand_from search" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c fte -n "__fish_fte_using_subcommand audit; and __fish_seen_subcommand_from tail" -s n -l lines -d 'How many' -r -f
complete -c fte -n "__fish_fte_using_subcommand audit; and __fish_seen_subcommand_from tail" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand audit; and __fish_seen_subcommand_from tail" -s f -l follow -d 'Go on with what is written from now on, until Ctrl-C'
complete -c fte -n "__fish_fte_using_subcommand audit; and __fish_seen_subcommand_from tail" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand audit; and __fish_seen_subcommand_from tail" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand audit; and __fish_seen_subcommand_from tail" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c fte -n "__fish_fte_using_subcommand audit; and __fish_seen_subcommand_from report" -l since -d 'Only events of then and later: `2026-01-07`, `today`, `7d`, `12h`, or an instant like `2026-01-07T09:30:00Z`' -r -f
complete -c fte -n "__fish_fte_using_subcommand audit; and __fish_seen_subcommand_from report" -l until -d 'Only events before then; a day is meant whole' -r -f
complete -c fte -n "__fish_fte_using_subcommand audit; and __fish_seen_subcommand_from report" -l action -d 'Only this action; `email.*` for all that begin so' -r -f
complete -c fte -n "__fish_fte_using_subcommand audit; and __fish_seen_subcommand_from report" -l actor -d 'Only what this stage did: `watch`, `plan`, `approve`, `act`, …' -r -f
complete -c fte -n "__fish_fte_using_subcommand audit; and __fish_seen_subcommand_from report" -l status -d 'Only with this outcome' -r -f -a "success\t''
failure\t''
refused\t''
pending\t''
skipped\t''"
complete -c fte -n "__fish_fte_using_subcommand audit; and __fish_seen_subcommand_from report" -l domain -d 'Only of this part of life' -r -f -a "business\t''
personal\t''
both\t''"
complete -c fte -n "__fish_fte_using_subcommand audit; and __fish_seen_subcommand_from report" -l target -d 'Only about a target that has this text' -r -f
complete -c fte -n "__fish_fte_using_subcommand audit; and __fish_seen_subcommand_from report" -l item -d 'Only about the item with this id' -r -f
complete -c fte -n "__fish_fte_using_subcommand audit; and __fish_seen_subcommand_from report" -l field -d 'Only where a field has this value, e.g. `parameters.request=7k2m3qxa4d` (can be repeated)' -r -f
complete -c fte -n "__fish_fte_using_subcommand audit; and __fish_seen_subcommand_from report" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand audit; and __fish_seen_subcommand_from report" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand audit; and __fish_seen_subcommand_from report" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand audit; and __fish_seen_subcommand_from report" -s h -l help -d 'Print help'
complete -c fte -n "__fish_fte_using_subcommand audit; and __fish_seen_subcommand_from export" -l since -d 'Only events of then and later: `2026-01-07`, `today`, `7d`, `12h`, or an instant like `2026-01-07T09:30:00Z`' -r -f
complete -c fte -n "__fish_fte_using_subcommand audit; and __fish_seen_subcommand_from export" -l until -d 'Only events before then; a day is meant whole' -r -f
complete -c fte -n "__fish_fte_using_subcommand audit; and __fish_seen_subcommand_from export" -l action -d 'Only this action; `email.*` for all that begin so' -r -f
complete -c fte -n "__fish_fte_using_subcommand audit; and __fish_seen_subcommand_from export" -l actor -d 'Only what this stage did: `watch`, `plan`, `approve`, `act`, …' -r -f
complete -c fte -n "__fish_fte_using_subcommand audit; and __fish_seen_subcommand_from export" -l status -d 'Only with this outcome' -r -f -a "success\t''
failure\t''
refused\t''
pending\t''
skipped\t''"
complete -c fte -n "__fish_fte_using_subcommand audit; and __fish_seen_subcommand_from export" -l domain -d 'Only of this part of life' -r -f -a "business\t''
personal\t''
both\t''"
complete -c fte -n "__fish_fte_using_subcommand audit; and __fish_seen_subcommand_from export" -l target -d 'Only about a target that has this text' -r -f
complete -c fte -n "__fish_fte_using_subcommand audit; and __fish_seen_subcommand_from export" -l item -d 'Only about the item with this id' -r -f
complete -c fte -n "__fish_fte_using_subcommand audit; and __fish_seen_subcommand_from export" -l field -d 'Only where a field has this value, e.g. `parameters.request=7k2m3qxa4d` (can be repeated)' -r -f
complete -c fte -n "__fish_fte_using_subcommand audit; and __fish_seen_subcommand_from export" -l format -d 'Which form' -r -f -a "csv\t'A table with a column for every field'
json\t'One JSON list'
jsonl\t'The log\'s own lines, byte for byte'"
complete -c fte -n "__fish_fte_using_subcommand audit; and __fish_seen_subcommand_from export" -l accountant -d 'A period whole, for a tax adviser: `2026`, `2026-Q4`, `2026-10`, `2026-10-01..2026-10-15`' -r -f
complete -c fte -n "__fish_fte_using_subcommand audit; and __fish_seen_subcommand_from export" -l output -d 'The folder that it goes into; it must not be there, or be empty' -r -F
complete -c fte -n "__fish_fte_using_subcommand audit; and __fish_seen_subcommand_from export" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand audit; and __fish_seen_subcommand_from export" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand audit; and __fish_seen_subcommand_from export" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand audit; and __fish_seen_subcommand_from export" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c fte -n "__fish_fte_using_subcommand audit; and __fish_seen_subcommand_from verify" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand audit; and __fish_seen_subcommand_from verify" -l fast -d 'Look only at the last day whole, and at the length and last line of the days before it'
complete -c fte -n "__fish_fte_using_subcommand audit; and __fish_seen_subcommand_from verify" -l accept -d 'Accept lines that this machine did not write: after its state was put back from a backup, or where another machine wrote to the vault'
complete -c fte -n "__fish_fte_using_subcommand audit; and __fish_seen_subcommand_from verify" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand audit; and __fish_seen_subcommand_from verify" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand audit; and __fish_seen_subcommand_from verify" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c fte -n "__fish_fte_using_subcommand audit; and __fish_seen_subcommand_from prune" -l keep -d 'How many days stay at hand (default: the setting `audit.keep_days`, 90)' -r -f
complete -c fte -n "__fish_fte_using_subcommand audit; and __fish_seen_subcommand_from prune" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand audit; and __fish_seen_subcommand_from prune" -l dry-run -d 'Say what would be packed, and change nothing'
complete -c fte -n "__fish_fte_using_subcommand audit; and __fish_seen_subcommand_from prune" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand audit; and __fish_seen_subcommand_from prune" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand audit; and __fish_seen_subcommand_from prune" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c fte -n "__fish_fte_using_subcommand audit; and __fish_seen_subcommand_from help" -f -a "search" -d 'Search the audit log'
complete -c fte -n "__fish_fte_using_subcommand audit; and __fish_seen_subcommand_from help" -f -a "tail" -d 'Show the newest events, the last one last'
complete -c fte -n "__fish_fte_using_subcommand audit; and __fish_seen_subcommand_from help" -f -a "report" -d 'Count what happened: by action and outcome, with how long it took, and by day'
complete -c fte -n "__fish_fte_using_subcommand audit; and __fish_seen_subcommand_from help" -f -a "export" -d 'Export events for other programs'
complete -c fte -n "__fish_fte_using_subcommand audit; and __fish_seen_subcommand_from help" -f -a "verify" -d 'Prove that the log is as it was written, and that Done/ has its receipts'
complete -c fte -n "__fish_fte_using_subcommand audit; and __fish_seen_subcommand_from help" -f -a "prune" -d 'Pack days of the log that are older than what is kept at hand'
complete -c fte -n "__fish_fte_using_subcommand audit; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c fte -n "__fish_fte_using_subcommand trace" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand trace" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand trace" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand trace" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c fte -n "__fish_fte_using_subcommand status" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand status" -l strict -d 'Fail where a stage that ran before has stopped'
complete -c fte -n "__fish_fte_using_subcommand status" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand status" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand status" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c fte -n "__fish_fte_using_subcommand dashboard" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand dashboard" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand dashboard" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand dashboard" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c fte -n "__fish_fte_using_subcommand briefing; and not __fish_seen_subcommand_from generate list show explain help" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand briefing; and not __fish_seen_subcommand_from generate list show explain help" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand briefing; and not __fish_seen_subcommand_from generate list show explain help" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand briefing; and not __fish_seen_subcommand_from generate list show explain help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c fte -n "__fish_fte_using_subcommand briefing; and not __fish_seen_subcommand_from generate list show explain help" -f -a "generate" -d 'Write the weekly audit and the Monday briefing'
complete -c fte -n "__fish_fte_using_subcommand briefing; and not __fish_seen_subcommand_from generate list show explain help" -f -a "list" -d 'List the briefings, newest first'
complete -c fte -n "__fish_fte_using_subcommand briefing; and not __fish_seen_subcommand_from generate list show explain help" -f -a "show" -d 'Show a briefing on the terminal'
complete -c fte -n "__fish_fte_using_subcommand briefing; and not __fish_seen_subcommand_from generate list show explain help" -f -a "explain" -d 'Show how a figure was computed, and from what'
complete -c fte -n "__fish_fte_using_subcommand briefing; and not __fish_seen_subcommand_from generate list show explain help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c fte -n "__fish_fte_using_subcommand briefing; and __fish_seen_subcommand_from generate" -l date -d 'A day of the week whose Monday the briefing is for (default: today)' -r -f
complete -c fte -n "__fish_fte_using_subcommand briefing; and __fish_seen_subcommand_from generate" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand briefing; and __fish_seen_subcommand_from generate" -l force -d 'Write over a briefing that you edited'
complete -c fte -n "__fish_fte_using_subcommand briefing; and __fish_seen_subcommand_from generate" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand briefing; and __fish_seen_subcommand_from generate" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand briefing; and __fish_seen_subcommand_from generate" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c fte -n "__fish_fte_using_subcommand briefing; and __fish_seen_subcommand_from list" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand briefing; and __fish_seen_subcommand_from list" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand briefing; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand briefing; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help'
complete -c fte -n "__fish_fte_using_subcommand briefing; and __fish_seen_subcommand_from show" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand briefing; and __fish_seen_subcommand_from show" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand briefing; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand briefing; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help'
complete -c fte -n "__fish_fte_using_subcommand briefing; and __fish_seen_subcommand_from explain" -l date -d 'A day of the week whose briefing it is in (default: today)' -r -f
complete -c fte -n "__fish_fte_using_subcommand briefing; and __fish_seen_subcommand_from explain" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand briefing; and __fish_seen_subcommand_from explain" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand briefing; and __fish_seen_subcommand_from explain" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand briefing; and __fish_seen_subcommand_from explain" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c fte -n "__fish_fte_using_subcommand briefing; and __fish_seen_subcommand_from help" -f -a "generate" -d 'Write the weekly audit and the Monday briefing'
complete -c fte -n "__fish_fte_using_subcommand briefing; and __fish_seen_subcommand_from help" -f -a "list" -d 'List the briefings, newest first'
complete -c fte -n "__fish_fte_using_subcommand briefing; and __fish_seen_subcommand_from help" -f -a "show" -d 'Show a briefing on the terminal'
complete -c fte -n "__fish_fte_using_subcommand briefing; and __fish_seen_subcommand_from help" -f -a "explain" -d 'Show how a figure was computed, and from what'
complete -c fte -n "__fish_fte_using_subcommand briefing; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c fte -n "__fish_fte_using_subcommand plan" -l explain -d 'Say which playbooks match an item and why, and change nothing' -r -f
complete -c fte -n "__fish_fte_using_subcommand plan" -l answer -d 'Answer a question of the one item\'s plan (can be repeated)' -r -f
complete -c fte -n "__fish_fte_using_subcommand plan" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand plan" -l check -d 'Look for mistakes in the playbooks, and change nothing'
complete -c fte -n "__fish_fte_using_subcommand plan" -l dry-run -d 'Say what would be planned, and change nothing'
complete -c fte -n "__fish_fte_using_subcommand plan" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand plan" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand plan" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c fte -n "__fish_fte_using_subcommand watch; and not __fish_seen_subcommand_from files finance gmail imap help" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand watch; and not __fish_seen_subcommand_from files finance gmail imap help" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand watch; and not __fish_seen_subcommand_from files finance gmail imap help" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand watch; and not __fish_seen_subcommand_from files finance gmail imap help" -s h -l help -d 'Print help'
complete -c fte -n "__fish_fte_using_subcommand watch; and not __fish_seen_subcommand_from files finance gmail imap help" -f -a "files" -d 'Take in the mail and files that lie in `Inbox/`'
complete -c fte -n "__fish_fte_using_subcommand watch; and not __fish_seen_subcommand_from files finance gmail imap help" -f -a "finance" -d 'Take in the bank statements that lie in `Inbox/` and in `finance.folder`'
complete -c fte -n "__fish_fte_using_subcommand watch; and not __fish_seen_subcommand_from files finance gmail imap help" -f -a "gmail" -d 'Take in the mail of your Gmail account'
complete -c fte -n "__fish_fte_using_subcommand watch; and not __fish_seen_subcommand_from files finance gmail imap help" -f -a "imap" -d 'Take in the mail of an IMAP server'
complete -c fte -n "__fish_fte_using_subcommand watch; and not __fish_seen_subcommand_from files finance gmail imap help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c fte -n "__fish_fte_using_subcommand watch; and __fish_seen_subcommand_from files" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand watch; and __fish_seen_subcommand_from files" -l dry-run -d 'Say what would be done and change nothing'
complete -c fte -n "__fish_fte_using_subcommand watch; and __fish_seen_subcommand_from files" -l follow -d 'Keep watching and take in what arrives, until Ctrl-C; one line of output for each pass'
complete -c fte -n "__fish_fte_using_subcommand watch; and __fish_seen_subcommand_from files" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand watch; and __fish_seen_subcommand_from files" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand watch; and __fish_seen_subcommand_from files" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c fte -n "__fish_fte_using_subcommand watch; and __fish_seen_subcommand_from finance" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand watch; and __fish_seen_subcommand_from finance" -l dry-run -d 'Say what would be taken in and change nothing'
complete -c fte -n "__fish_fte_using_subcommand watch; and __fish_seen_subcommand_from finance" -l follow -d 'Look again every `finance.poll_s` seconds, until Ctrl-C; one line of output for each pass that took something in'
complete -c fte -n "__fish_fte_using_subcommand watch; and __fish_seen_subcommand_from finance" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand watch; and __fish_seen_subcommand_from finance" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand watch; and __fish_seen_subcommand_from finance" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c fte -n "__fish_fte_using_subcommand watch; and __fish_seen_subcommand_from gmail" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand watch; and __fish_seen_subcommand_from gmail" -l dry-run -d 'Say what would be taken in and change nothing'
complete -c fte -n "__fish_fte_using_subcommand watch; and __fish_seen_subcommand_from gmail" -l follow -d 'Look again every `gmail.poll_s` seconds, until Ctrl-C; one line of output for each pass that took something in'
complete -c fte -n "__fish_fte_using_subcommand watch; and __fish_seen_subcommand_from gmail" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand watch; and __fish_seen_subcommand_from gmail" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand watch; and __fish_seen_subcommand_from gmail" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c fte -n "__fish_fte_using_subcommand watch; and __fish_seen_subcommand_from imap" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand watch; and __fish_seen_subcommand_from imap" -l dry-run -d 'Say what would be taken in and change nothing'
complete -c fte -n "__fish_fte_using_subcommand watch; and __fish_seen_subcommand_from imap" -l follow -d 'Keep watching and take in what arrives, until Ctrl-C; one line of output for each pass'
complete -c fte -n "__fish_fte_using_subcommand watch; and __fish_seen_subcommand_from imap" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand watch; and __fish_seen_subcommand_from imap" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand watch; and __fish_seen_subcommand_from imap" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c fte -n "__fish_fte_using_subcommand watch; and __fish_seen_subcommand_from help" -f -a "files" -d 'Take in the mail and files that lie in `Inbox/`'
complete -c fte -n "__fish_fte_using_subcommand watch; and __fish_seen_subcommand_from help" -f -a "finance" -d 'Take in the bank statements that lie in `Inbox/` and in `finance.folder`'
complete -c fte -n "__fish_fte_using_subcommand watch; and __fish_seen_subcommand_from help" -f -a "gmail" -d 'Take in the mail of your Gmail account'
complete -c fte -n "__fish_fte_using_subcommand watch; and __fish_seen_subcommand_from help" -f -a "imap" -d 'Take in the mail of an IMAP server'
complete -c fte -n "__fish_fte_using_subcommand watch; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c fte -n "__fish_fte_using_subcommand auth; and not __fish_seen_subcommand_from gmail imap smtp odoo webhook status help" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand auth; and not __fish_seen_subcommand_from gmail imap smtp odoo webhook status help" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand auth; and not __fish_seen_subcommand_from gmail imap smtp odoo webhook status help" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand auth; and not __fish_seen_subcommand_from gmail imap smtp odoo webhook status help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c fte -n "__fish_fte_using_subcommand auth; and not __fish_seen_subcommand_from gmail imap smtp odoo webhook status help" -f -a "gmail" -d 'Google\'s mail: sign in with the browser'
complete -c fte -n "__fish_fte_using_subcommand auth; and not __fish_seen_subcommand_from gmail imap smtp odoo webhook status help" -f -a "imap" -d 'The server that mail is read from: a password, or an app password'
complete -c fte -n "__fish_fte_using_subcommand auth; and not __fish_seen_subcommand_from gmail imap smtp odoo webhook status help" -f -a "smtp" -d 'The server that mail is sent by: a password, or an app password'
complete -c fte -n "__fish_fte_using_subcommand auth; and not __fish_seen_subcommand_from gmail imap smtp odoo webhook status help" -f -a "odoo" -d 'Odoo: an API key, made in your profile there under Account Security'
complete -c fte -n "__fish_fte_using_subcommand auth; and not __fish_seen_subcommand_from gmail imap smtp odoo webhook status help" -f -a "webhook" -d 'Your web service: the token that signs what it is told'
complete -c fte -n "__fish_fte_using_subcommand auth; and not __fish_seen_subcommand_from gmail imap smtp odoo webhook status help" -f -a "status" -d 'Show where each secret comes from, how old it is, what it may do and when it ends'
complete -c fte -n "__fish_fte_using_subcommand auth; and not __fish_seen_subcommand_from gmail imap smtp odoo webhook status help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c fte -n "__fish_fte_using_subcommand auth; and __fish_seen_subcommand_from gmail" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand auth; and __fish_seen_subcommand_from gmail" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand auth; and __fish_seen_subcommand_from gmail" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand auth; and __fish_seen_subcommand_from gmail" -s h -l help -d 'Print help'
complete -c fte -n "__fish_fte_using_subcommand auth; and __fish_seen_subcommand_from gmail" -f -a "login" -d 'Sign in to Google in the browser'
complete -c fte -n "__fish_fte_using_subcommand auth; and __fish_seen_subcommand_from gmail" -f -a "status" -d 'Show where each secret comes from, how old it is, what it may do and when it ends'
complete -c fte -n "__fish_fte_using_subcommand auth; and __fish_seen_subcommand_from gmail" -f -a "revoke" -d 'End the sign-in: forget what is stored, and take Google\'s token back'
complete -c fte -n "__fish_fte_using_subcommand auth; and __fish_seen_subcommand_from gmail" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c fte -n "__fish_fte_using_subcommand auth; and __fish_seen_subcommand_from imap" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand auth; and __fish_seen_subcommand_from imap" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand auth; and __fish_seen_subcommand_from imap" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand auth; and __fish_seen_subcommand_from imap" -s h -l help -d 'Print help'
complete -c fte -n "__fish_fte_using_subcommand auth; and __fish_seen_subcommand_from imap" -f -a "login" -d 'Store a password or token'
complete -c fte -n "__fish_fte_using_subcommand auth; and __fish_seen_subcommand_from imap" -f -a "status" -d 'Show where each secret comes from, how old it is, what it may do and when it ends'
complete -c fte -n "__fish_fte_using_subcommand auth; and __fish_seen_subcommand_from imap" -f -a "revoke" -d 'End the sign-in: forget what is stored, and take Google\'s token back'
complete -c fte -n "__fish_fte_using_subcommand auth; and __fish_seen_subcommand_from imap" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c fte -n "__fish_fte_using_subcommand auth; and __fish_seen_subcommand_from smtp" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand auth; and __fish_seen_subcommand_from smtp" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand auth; and __fish_seen_subcommand_from smtp" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand auth; and __fish_seen_subcommand_from smtp" -s h -l help -d 'Print help'
complete -c fte -n "__fish_fte_using_subcommand auth; and __fish_seen_subcommand_from smtp" -f -a "login" -d 'Store a password or token'
complete -c fte -n "__fish_fte_using_subcommand auth; and __fish_seen_subcommand_from smtp" -f -a "status" -d 'Show where each secret comes from, how old it is, what it may do and when it ends'
complete -c fte -n "__fish_fte_using_subcommand auth; and __fish_seen_subcommand_from smtp" -f -a "revoke" -d 'End the sign-in: forget what is stored, and take Google\'s token back'
complete -c fte -n "__fish_fte_using_subcommand auth; and __fish_seen_subcommand_from smtp" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c fte -n "__fish_fte_using_subcommand auth; and __fish_seen_subcommand_from odoo" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand auth; and __fish_seen_subcommand_from odoo" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand auth; and __fish_seen_subcommand_from odoo" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand auth; and __fish_seen_subcommand_from odoo" -s h -l help -d 'Print help'
complete -c fte -n "__fish_fte_using_subcommand auth; and __fish_seen_subcommand_from odoo" -f -a "login" -d 'Store a password or token'
complete -c fte -n "__fish_fte_using_subcommand auth; and __fish_seen_subcommand_from odoo" -f -a "status" -d 'Show where each secret comes from, how old it is, what it may do and when it ends'
complete -c fte -n "__fish_fte_using_subcommand auth; and __fish_seen_subcommand_from odoo" -f -a "revoke" -d 'End the sign-in: forget what is stored, and take Google\'s token back'
complete -c fte -n "__fish_fte_using_subcommand auth; and __fish_seen_subcommand_from odoo" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c fte -n "__fish_fte_using_subcommand auth; and __fish_seen_subcommand_from webhook" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand auth; and __fish_seen_subcommand_from webhook" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand auth; and __fish_seen_subcommand_from webhook" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand auth; and __fish_seen_subcommand_from webhook" -s h -l help -d 'Print help'
complete -c fte -n "__fish_fte_using_subcommand auth; and __fish_seen_subcommand_from webhook" -f -a "login" -d 'Store a password or token'
complete -c fte -n "__fish_fte_using_subcommand auth; and __fish_seen_subcommand_from webhook" -f -a "status" -d 'Show where each secret comes from, how old it is, what it may do and when it ends'
complete -c fte -n "__fish_fte_using_subcommand auth; and __fish_seen_subcommand_from webhook" -f -a "revoke" -d 'End the sign-in: forget what is stored, and take Google\'s token back'
complete -c fte -n "__fish_fte_using_subcommand auth; and __fish_seen_subcommand_from webhook" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c fte -n "__fish_fte_using_subcommand auth; and __fish_seen_subcommand_from status" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand auth; and __fish_seen_subcommand_from status" -l check -d 'Fetch each secret as work would: renew Google\'s token where its end is near, run a command that prints one'
complete -c fte -n "__fish_fte_using_subcommand auth; and __fish_seen_subcommand_from status" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand auth; and __fish_seen_subcommand_from status" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand auth; and __fish_seen_subcommand_from status" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c fte -n "__fish_fte_using_subcommand auth; and __fish_seen_subcommand_from help" -f -a "gmail" -d 'Google\'s mail: sign in with the browser'
complete -c fte -n "__fish_fte_using_subcommand auth; and __fish_seen_subcommand_from help" -f -a "imap" -d 'The server that mail is read from: a password, or an app password'
complete -c fte -n "__fish_fte_using_subcommand auth; and __fish_seen_subcommand_from help" -f -a "smtp" -d 'The server that mail is sent by: a password, or an app password'
complete -c fte -n "__fish_fte_using_subcommand auth; and __fish_seen_subcommand_from help" -f -a "odoo" -d 'Odoo: an API key, made in your profile there under Account Security'
complete -c fte -n "__fish_fte_using_subcommand auth; and __fish_seen_subcommand_from help" -f -a "webhook" -d 'Your web service: the token that signs what it is told'
complete -c fte -n "__fish_fte_using_subcommand auth; and __fish_seen_subcommand_from help" -f -a "status" -d 'Show where each secret comes from, how old it is, what it may do and when it ends'
complete -c fte -n "__fish_fte_using_subcommand auth; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c fte -n "__fish_fte_using_subcommand vault; and not __fish_seen_subcommand_from check repair help" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand vault; and not __fish_seen_subcommand_from check repair help" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand vault; and not __fish_seen_subcommand_from check repair help" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand vault; and not __fish_seen_subcommand_from check repair help" -s h -l help -d 'Print help'
complete -c fte -n "__fish_fte_using_subcommand vault; and not __fish_seen_subcommand_from check repair help" -f -a "check" -d 'List every damaged or misplaced note with file and line'
complete -c fte -n "__fish_fte_using_subcommand vault; and not __fish_seen_subcommand_from check repair help" -f -a "repair" -d 'Mend what can be mended without guessing, and list the rest'
complete -c fte -n "__fish_fte_using_subcommand vault; and not __fish_seen_subcommand_from check repair help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c fte -n "__fish_fte_using_subcommand vault; and __fish_seen_subcommand_from check" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand vault; and __fish_seen_subcommand_from check" -l all -d 'Open the notes in Done/ too'
complete -c fte -n "__fish_fte_using_subcommand vault; and __fish_seen_subcommand_from check" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand vault; and __fish_seen_subcommand_from check" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand vault; and __fish_seen_subcommand_from check" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c fte -n "__fish_fte_using_subcommand vault; and __fish_seen_subcommand_from repair" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand vault; and __fish_seen_subcommand_from repair" -l all -d 'Open the notes in Done/ too'
complete -c fte -n "__fish_fte_using_subcommand vault; and __fish_seen_subcommand_from repair" -l dry-run -d 'Say what would be done, and change nothing'
complete -c fte -n "__fish_fte_using_subcommand vault; and __fish_seen_subcommand_from repair" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand vault; and __fish_seen_subcommand_from repair" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand vault; and __fish_seen_subcommand_from repair" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c fte -n "__fish_fte_using_subcommand vault; and __fish_seen_subcommand_from help" -f -a "check" -d 'List every damaged or misplaced note with file and line'
complete -c fte -n "__fish_fte_using_subcommand vault; and __fish_seen_subcommand_from help" -f -a "repair" -d 'Mend what can be mended without guessing, and list the rest'
complete -c fte -n "__fish_fte_using_subcommand vault; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c fte -n "__fish_fte_using_subcommand schedule; and not __fish_seen_subcommand_from show install remove run help" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand schedule; and not __fish_seen_subcommand_from show install remove run help" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand schedule; and not __fish_seen_subcommand_from show install remove run help" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand schedule; and not __fish_seen_subcommand_from show install remove run help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c fte -n "__fish_fte_using_subcommand schedule; and not __fish_seen_subcommand_from show install remove run help" -f -a "show" -d 'Show the jobs, when each last ran, and what would be installed'
complete -c fte -n "__fish_fte_using_subcommand schedule; and not __fish_seen_subcommand_from show install remove run help" -f -a "install" -d 'Put this vault on this computer\'s schedule'
complete -c fte -n "__fish_fte_using_subcommand schedule; and not __fish_seen_subcommand_from show install remove run help" -f -a "remove" -d 'Take this vault off this computer\'s schedule'
complete -c fte -n "__fish_fte_using_subcommand schedule; and not __fish_seen_subcommand_from show install remove run help" -f -a "run" -d 'Run what is due, each job once'
complete -c fte -n "__fish_fte_using_subcommand schedule; and not __fish_seen_subcommand_from show install remove run help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c fte -n "__fish_fte_using_subcommand schedule; and __fish_seen_subcommand_from show" -l for -d 'For this scheduler' -r -f -a "cron\t'The user\'s crontab'
systemd\t'The user\'s systemd units'
launchd\t'A launch agent on macOS'
windows\t'A task of Windows\' Task Scheduler'"
complete -c fte -n "__fish_fte_using_subcommand schedule; and __fish_seen_subcommand_from show" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand schedule; and __fish_seen_subcommand_from show" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand schedule; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand schedule; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c fte -n "__fish_fte_using_subcommand schedule; and __fish_seen_subcommand_from install" -l for -d 'For this scheduler (default: the one that fits this computer)' -r -f -a "cron\t'The user\'s crontab'
systemd\t'The user\'s systemd units'
launchd\t'A launch agent on macOS'
windows\t'A task of Windows\' Task Scheduler'"
complete -c fte -n "__fish_fte_using_subcommand schedule; and __fish_seen_subcommand_from install" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand schedule; and __fish_seen_subcommand_from install" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand schedule; and __fish_seen_subcommand_from install" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand schedule; and __fish_seen_subcommand_from install" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c fte -n "__fish_fte_using_subcommand schedule; and __fish_seen_subcommand_from remove" -l for -d 'From this scheduler alone (default: from each that has it)' -r -f -a "cron\t'The user\'s crontab'
systemd\t'The user\'s systemd units'
launchd\t'A launch agent on macOS'
windows\t'A task of Windows\' Task Scheduler'"
complete -c fte -n "__fish_fte_using_subcommand schedule; and __fish_seen_subcommand_from remove" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand schedule; and __fish_seen_subcommand_from remove" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand schedule; and __fish_seen_subcommand_from remove" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand schedule; and __fish_seen_subcommand_from remove" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c fte -n "__fish_fte_using_subcommand schedule; and __fish_seen_subcommand_from run" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand schedule; and __fish_seen_subcommand_from run" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand schedule; and __fish_seen_subcommand_from run" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand schedule; and __fish_seen_subcommand_from run" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c fte -n "__fish_fte_using_subcommand schedule; and __fish_seen_subcommand_from help" -f -a "show" -d 'Show the jobs, when each last ran, and what would be installed'
complete -c fte -n "__fish_fte_using_subcommand schedule; and __fish_seen_subcommand_from help" -f -a "install" -d 'Put this vault on this computer\'s schedule'
complete -c fte -n "__fish_fte_using_subcommand schedule; and __fish_seen_subcommand_from help" -f -a "remove" -d 'Take this vault off this computer\'s schedule'
complete -c fte -n "__fish_fte_using_subcommand schedule; and __fish_seen_subcommand_from help" -f -a "run" -d 'Run what is due, each job once'
complete -c fte -n "__fish_fte_using_subcommand schedule; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c fte -n "__fish_fte_using_subcommand health" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand health" -l alert -d 'Tell of what is bad and of what is well again, each once'
complete -c fte -n "__fish_fte_using_subcommand health" -l allow-command -d 'Let the program that `alert.command` names now run on this machine'
complete -c fte -n "__fish_fte_using_subcommand health" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand health" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand health" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c fte -n "__fish_fte_using_subcommand doctor" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand doctor" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand doctor" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand doctor" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c fte -n "__fish_fte_using_subcommand completions" -l dir -d 'Write the scripts of all shells into this folder' -r -F
complete -c fte -n "__fish_fte_using_subcommand completions" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand completions" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand completions" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand completions" -s h -l help -d 'Print help'
complete -c fte -n "__fish_fte_using_subcommand man" -l dir -d 'Write the pages of all commands into this folder' -r -F
complete -c fte -n "__fish_fte_using_subcommand man" -l vault -d 'The vault\'s folder (default: `FTE_VAULT`, else the vault that holds the current folder)' -r -f -a "(__fish_complete_directories)"
complete -c fte -n "__fish_fte_using_subcommand man" -l markdown -d 'Print every command with its flags as one Markdown page'
complete -c fte -n "__fish_fte_using_subcommand man" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand man" -s q -l quiet -d 'Say nothing where there is nothing new; results, warnings and errors are still printed'
complete -c fte -n "__fish_fte_using_subcommand man" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c fte -n "__fish_fte_using_subcommand help; and not __fish_seen_subcommand_from demo init approve act queue email undo run stop resume ledger odoo finance policy audit trace status dashboard briefing plan watch auth vault schedule health doctor completions man help" -f -a "demo" -d 'Work through a day of sample mail in a vault of its own'
complete -c fte -n "__fish_fte_using_subcommand help; and not __fish_seen_subcommand_from demo init approve act queue email undo run stop resume ledger odoo finance policy audit trace status dashboard briefing plan watch auth vault schedule health doctor completions man help" -f -a "init" -d 'Make a vault, or add what is missing to one'
complete -c fte -n "__fish_fte_using_subcommand help; and not __fish_seen_subcommand_from demo init approve act queue email undo run stop resume ledger odoo finance policy audit trace status dashboard briefing plan watch auth vault schedule health doctor completions man help" -f -a "approve" -d 'Answer the requests that wait for a yes'
complete -c fte -n "__fish_fte_using_subcommand help; and not __fish_seen_subcommand_from demo init approve act queue email undo run stop resume ledger odoo finance policy audit trace status dashboard briefing plan watch auth vault schedule health doctor completions man help" -f -a "act" -d 'Execute, once, what is approved or needs no approval'
complete -c fte -n "__fish_fte_using_subcommand help; and not __fish_seen_subcommand_from demo init approve act queue email undo run stop resume ledger odoo finance policy audit trace status dashboard briefing plan watch auth vault schedule health doctor completions man help" -f -a "queue" -d 'See and steer what is approved and not done: held back, in doubt, failed for good'
complete -c fte -n "__fish_fte_using_subcommand help; and not __fish_seen_subcommand_from demo init approve act queue email undo run stop resume ledger odoo finance policy audit trace status dashboard briefing plan watch auth vault schedule health doctor completions man help" -f -a "email" -d 'Write mail: a letter, an answer, a draft to finish later'
complete -c fte -n "__fish_fte_using_subcommand help; and not __fish_seen_subcommand_from demo init approve act queue email undo run stop resume ledger odoo finance policy audit trace status dashboard briefing plan watch auth vault schedule health doctor completions man help" -f -a "undo" -d 'Ask to take back what a request did'
complete -c fte -n "__fish_fte_using_subcommand help; and not __fish_seen_subcommand_from demo init approve act queue email undo run stop resume ledger odoo finance policy audit trace status dashboard briefing plan watch auth vault schedule health doctor completions man help" -f -a "run" -d 'Watch, plan and act: once, until all is done, or for as long as it runs'
complete -c fte -n "__fish_fte_using_subcommand help; and not __fish_seen_subcommand_from demo init approve act queue email undo run stop resume ledger odoo finance policy audit trace status dashboard briefing plan watch auth vault schedule health doctor completions man help" -f -a "stop" -d 'Stop: execute nothing more, until `fte resume`'
complete -c fte -n "__fish_fte_using_subcommand help; and not __fish_seen_subcommand_from demo init approve act queue email undo run stop resume ledger odoo finance policy audit trace status dashboard briefing plan watch auth vault schedule health doctor completions man help" -f -a "resume" -d 'Go on after a stop'
complete -c fte -n "__fish_fte_using_subcommand help; and not __fish_seen_subcommand_from demo init approve act queue email undo run stop resume ledger odoo finance policy audit trace status dashboard briefing plan watch auth vault schedule health doctor completions man help" -f -a "ledger" -d 'Keep the embedded books: invoices, bills, expenses, payments'
complete -c fte -n "__fish_fte_using_subcommand help; and not __fish_seen_subcommand_from demo init approve act queue email undo run stop resume ledger odoo finance policy audit trace status dashboard briefing plan watch auth vault schedule health doctor completions man help" -f -a "odoo" -d 'Work in Odoo: customers, invoices, bills, expenses, payments'
complete -c fte -n "__fish_fte_using_subcommand help; and not __fish_seen_subcommand_from demo init approve act queue email undo run stop resume ledger odoo finance policy audit trace status dashboard briefing plan watch auth vault schedule health doctor completions man help" -f -a "finance" -d 'Take in bank statements, match their rows, find subscriptions'
complete -c fte -n "__fish_fte_using_subcommand help; and not __fish_seen_subcommand_from demo init approve act queue email undo run stop resume ledger odoo finance policy audit trace status dashboard briefing plan watch auth vault schedule health doctor completions man help" -f -a "policy" -d 'See what would need approval, and by which rule'
complete -c fte -n "__fish_fte_using_subcommand help; and not __fish_seen_subcommand_from demo init approve act queue email undo run stop resume ledger odoo finance policy audit trace status dashboard briefing plan watch auth vault schedule health doctor completions man help" -f -a "audit" -d 'Search, report, export and prove the log of all that happened'
complete -c fte -n "__fish_fte_using_subcommand help; and not __fish_seen_subcommand_from demo init approve act queue email undo run stop resume ledger odoo finance policy audit trace status dashboard briefing plan watch auth vault schedule health doctor completions man help" -f -a "trace" -d 'Follow one thing from the mail to the receipt, the invoice, the bank line, and back'
complete -c fte -n "__fish_fte_using_subcommand help; and not __fish_seen_subcommand_from demo init approve act queue email undo run stop resume ledger odoo finance policy audit trace status dashboard briefing plan watch auth vault schedule health doctor completions man help" -f -a "status" -d 'Show what waits for you, the queues, what is due and what failed'
complete -c fte -n "__fish_fte_using_subcommand help; and not __fish_seen_subcommand_from demo init approve act queue email undo run stop resume ledger odoo finance policy audit trace status dashboard briefing plan watch auth vault schedule health doctor completions man help" -f -a "dashboard" -d 'Write the state now into Dashboard.md'
complete -c fte -n "__fish_fte_using_subcommand help; and not __fish_seen_subcommand_from demo init approve act queue email undo run stop resume ledger odoo finance policy audit trace status dashboard briefing plan watch auth vault schedule health doctor completions man help" -f -a "briefing" -d 'Write and read the Monday briefing'
complete -c fte -n "__fish_fte_using_subcommand help; and not __fish_seen_subcommand_from demo init approve act queue email undo run stop resume ledger odoo finance policy audit trace status dashboard briefing plan watch auth vault schedule health doctor completions man help" -f -a "plan" -d 'Plan what is in `Needs_Action/`'
complete -c fte -n "__fish_fte_using_subcommand help; and not __fish_seen_subcommand_from demo init approve act queue email undo run stop resume ledger odoo finance policy audit trace status dashboard briefing plan watch auth vault schedule health doctor completions man help" -f -a "watch" -d 'Take in what arrived: one note in `Needs_Action/` for each thing'
complete -c fte -n "__fish_fte_using_subcommand help; and not __fish_seen_subcommand_from demo init approve act queue email undo run stop resume ledger odoo finance policy audit trace status dashboard briefing plan watch auth vault schedule health doctor completions man help" -f -a "auth" -d 'Sign in to Gmail, IMAP, SMTP, Odoo and your web service'
complete -c fte -n "__fish_fte_using_subcommand help; and not __fish_seen_subcommand_from demo init approve act queue email undo run stop resume ledger odoo finance policy audit trace status dashboard briefing plan watch auth vault schedule health doctor completions man help" -f -a "vault" -d 'Find and mend what is damaged in the vault'
complete -c fte -n "__fish_fte_using_subcommand help; and not __fish_seen_subcommand_from demo init approve act queue email undo run stop resume ledger odoo finance policy audit trace status dashboard briefing plan watch auth vault schedule health doctor completions man help" -f -a "schedule" -d 'Let this computer run fte by the clock'
complete -c fte -n "__fish_fte_using_subcommand help; and not __fish_seen_subcommand_from demo init approve act queue email undo run stop resume ledger odoo finance policy audit trace status dashboard briefing plan watch auth vault schedule health doctor completions man help" -f -a "health" -d 'Check every part: stages, queues, services, disk, clock, log'
complete -c fte -n "__fish_fte_using_subcommand help; and not __fish_seen_subcommand_from demo init approve act queue email undo run stop resume ledger odoo finance policy audit trace status dashboard briefing plan watch auth vault schedule health doctor completions man help" -f -a "doctor" -d 'Say what is wrong, and the command that mends it'
complete -c fte -n "__fish_fte_using_subcommand help; and not __fish_seen_subcommand_from demo init approve act queue email undo run stop resume ledger odoo finance policy audit trace status dashboard briefing plan watch auth vault schedule health doctor completions man help" -f -a "completions" -d 'Print the completion script of a shell'
complete -c fte -n "__fish_fte_using_subcommand help; and not __fish_seen_subcommand_from demo init approve act queue email undo run stop resume ledger odoo finance policy audit trace status dashboard briefing plan watch auth vault schedule health doctor completions man help" -f -a "man" -d 'Print the manual page of fte'
complete -c fte -n "__fish_fte_using_subcommand help; and not __fish_seen_subcommand_from demo init approve act queue email undo run stop resume ledger odoo finance policy audit trace status dashboard briefing plan watch auth vault schedule health doctor completions man help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c fte -n "__fish_fte_using_subcommand help; and __fish_seen_subcommand_from approve" -f -a "list" -d 'List what waits for a yes, oldest first'
complete -c fte -n "__fish_fte_using_subcommand help; and __fish_seen_subcommand_from approve" -f -a "show" -d 'Show one request whole: what will happen, to whom, why, and what came from outside'
complete -c fte -n "__fish_fte_using_subcommand help; and __fish_seen_subcommand_from approve" -f -a "yes" -d 'Say yes to requests by id, or to a plan as a whole'
complete -c fte -n "__fish_fte_using_subcommand help; and __fish_seen_subcommand_from approve" -f -a "no" -d 'Say no to requests by id, or take back the yes to a plan'
complete -c fte -n "__fish_fte_using_subcommand help; and __fish_seen_subcommand_from approve" -f -a "plan" -d 'Show a plan whole, to say yes to all of its steps at once'
complete -c fte -n "__fish_fte_using_subcommand help; and __fish_seen_subcommand_from queue" -f -a "list" -d 'List what is approved and not done, what is in doubt, what failed for good'
complete -c fte -n "__fish_fte_using_subcommand help; and __fish_seen_subcommand_from queue" -f -a "show" -d 'Show one request: what it is, what holds it back, every try'
complete -c fte -n "__fish_fte_using_subcommand help; and __fish_seen_subcommand_from queue" -f -a "hold" -d 'Hold approved requests back until `fte queue retry`'
complete -c fte -n "__fish_fte_using_subcommand help; and __fish_seen_subcommand_from queue" -f -a "retry" -d 'Let requests go that are held back, ask a dead letter once more, let a paused service be tried again'
complete -c fte -n "__fish_fte_using_subcommand help; and __fish_seen_subcommand_from queue" -f -a "drop" -d 'Give up approved requests and dead letters: they are not done'
complete -c fte -n "__fish_fte_using_subcommand help; and __fish_seen_subcommand_from queue" -f -a "settle" -d 'Say whether a request happened of which nobody knows'
complete -c fte -n "__fish_fte_using_subcommand help; and __fish_seen_subcommand_from email" -f -a "send" -d 'Ask to send a letter, or a draft as it is now'
complete -c fte -n "__fish_fte_using_subcommand help; and __fish_seen_subcommand_from email" -f -a "reply" -d 'Ask to answer a mail'
complete -c fte -n "__fish_fte_using_subcommand help; and __fish_seen_subcommand_from email" -f -a "draft" -d 'Write a letter or an answer into a note of its own, to finish it there'
complete -c fte -n "__fish_fte_using_subcommand help; and __fish_seen_subcommand_from ledger" -f -a "invoice" -d 'Invoices to customers'
complete -c fte -n "__fish_fte_using_subcommand help; and __fish_seen_subcommand_from ledger" -f -a "bill" -d 'Vendors\' bills that are owed'
complete -c fte -n "__fish_fte_using_subcommand help; and __fish_seen_subcommand_from ledger" -f -a "expense" -d 'Expenses that are paid already'
complete -c fte -n "__fish_fte_using_subcommand help; and __fish_seen_subcommand_from ledger" -f -a "payment" -d 'Money that came in for invoices or went out for bills'
complete -c fte -n "__fish_fte_using_subcommand help; and __fish_seen_subcommand_from ledger" -f -a "reverse" -d 'Ask to book the reverse of a bill, an expense or a payment'
complete -c fte -n "__fish_fte_using_subcommand help; and __fish_seen_subcommand_from ledger" -f -a "receivable" -d 'Show what customers owe, by how long it is overdue'
complete -c fte -n "__fish_fte_using_subcommand help; and __fish_seen_subcommand_from ledger" -f -a "payable" -d 'Show what you owe to vendors, by how long it is overdue'
complete -c fte -n "__fish_fte_using_subcommand help; and __fish_seen_subcommand_from ledger" -f -a "balance" -d 'Show what is in each account'
complete -c fte -n "__fish_fte_using_subcommand help; and __fish_seen_subcommand_from ledger" -f -a "register" -d 'List what was posted, oldest first'
complete -c fte -n "__fish_fte_using_subcommand help; and __fish_seen_subcommand_from ledger" -f -a "accounts" -d 'Show the chart of accounts'
complete -c fte -n "__fish_fte_using_subcommand help; and __fish_seen_subcommand_from ledger" -f -a "taxes" -d 'Show the taxes that have a name'
complete -c fte -n "__fish_fte_using_subcommand help; and __fish_seen_subcommand_from ledger" -f -a "rate" -d 'Exchange rates into the currency of the books'
complete -c fte -n "__fish_fte_using_subcommand help; and __fish_seen_subcommand_from ledger" -f -a "report" -d 'Statements of the books: profit and loss, balance sheet, cash flow, tax and more'
complete -c fte -n "__fish_fte_using_subcommand help; and __fish_seen_subcommand_from ledger" -f -a "export" -d 'Print the books for another program, or for an accountant'
complete -c fte -n "__fish_fte_using_subcommand help; and __fish_seen_subcommand_from ledger" -f -a "push" -d 'Move the books into an accounting system'
complete -c fte -n "__fish_fte_using_subcommand help; and __fish_seen_subcommand_from ledger" -f -a "open" -d 'Ask to book what accounts held when the books began'
complete -c fte -n "__fish_fte_using_subcommand help; and __fish_seen_subcommand_from ledger" -f -a "close" -d 'Ask to close the books up to a day: nothing more is booked into it or before it'
complete -c fte -n "__fish_fte_using_subcommand help; and __fish_seen_subcommand_from ledger" -f -a "reopen" -d 'Ask to open days again that were closed'
complete -c fte -n "__fish_fte_using_subcommand help; and __fish_seen_subcommand_from ledger" -f -a "check" -d 'Look the books over: the journal, the numbers, the notes'
complete -c fte -n "__fish_fte_using_subcommand help; and __fish_seen_subcommand_from odoo" -f -a "check" -d 'Look at the set-up: address, database, key, company, rights'
complete -c fte -n "__fish_fte_using_subcommand help; and __fish_seen_subcommand_from odoo" -f -a "sync" -d 'Keep a copy of Odoo\'s lists, to read when Odoo is away'
complete -c fte -n "__fish_fte_using_subcommand help; and __fish_seen_subcommand_from odoo" -f -a "customer" -d 'Customers, in Odoo'
complete -c fte -n "__fish_fte_using_subcommand help; and __fish_seen_subcommand_from odoo" -f -a "vendor" -d 'Vendors, in Odoo'
complete -c fte -n "__fish_fte_using_subcommand help; and __fish_seen_subcommand_from odoo" -f -a "product" -d 'What is sold and bought, in Odoo'
complete -c fte -n "__fish_fte_using_subcommand help; and __fish_seen_subcommand_from odoo" -f -a "invoice" -d 'Invoices to customers, in Odoo'
complete -c fte -n "__fish_fte_using_subcommand help; and __fish_seen_subcommand_from odoo" -f -a "bill" -d 'Bills of vendors, in Odoo'
complete -c fte -n "__fish_fte_using_subcommand help; and __fish_seen_subcommand_from odoo" -f -a "payment" -d 'Payments, in Odoo'
complete -c fte -n "__fish_fte_using_subcommand help; and __fish_seen_subcommand_from odoo" -f -a "expense" -d 'Expenses of employees, in Odoo'
complete -c fte -n "__fish_fte_using_subcommand help; and __fish_seen_subcommand_from odoo" -f -a "receivable" -d 'Show what customers owe, by how long it is overdue'
complete -c fte -n "__fish_fte_using_subcommand help; and __fish_seen_subcommand_from odoo" -f -a "payable" -d 'Show what you owe to vendors, by how long it is overdue'
complete -c fte -n "__fish_fte_using_subcommand help; and __fish_seen_subcommand_from odoo" -f -a "summary" -d 'How a time went: earned, spent, invoiced, owed, held'
complete -c fte -n "__fish_fte_using_subcommand help; and __fish_seen_subcommand_from odoo" -f -a "report" -d 'Profit and loss, balance sheet, cash flow, trial balance, taxes, ages'
complete -c fte -n "__fish_fte_using_subcommand help; and __fish_seen_subcommand_from finance" -f -a "import" -d 'Take in bank statements: CSV, OFX, QIF, CAMT.053, MT940'
complete -c fte -n "__fish_fte_using_subcommand help; and __fish_seen_subcommand_from finance" -f -a "rows" -d 'List the rows of the bank, oldest first'
complete -c fte -n "__fish_fte_using_subcommand help; and __fish_seen_subcommand_from finance" -f -a "match" -d 'Hold rows against open invoices and bills, or say what a row pays'
complete -c fte -n "__fish_fte_using_subcommand help; and __fish_seen_subcommand_from finance" -f -a "book" -d 'Ask to book a row that pays no invoice or bill as an expense'
complete -c fte -n "__fish_fte_using_subcommand help; and __fish_seen_subcommand_from finance" -f -a "subscriptions" -d 'Find charges that come again and again, and what cancelling them would save'
complete -c fte -n "__fish_fte_using_subcommand help; and __fish_seen_subcommand_from finance" -f -a "check" -d 'Hold the rows against the bank\'s own balances'
complete -c fte -n "__fish_fte_using_subcommand help; and __fish_seen_subcommand_from policy" -f -a "check" -d 'Check the policy in `Company_Handbook.md`: unreadable, unreachable and contradictory rules'
complete -c fte -n "__fish_fte_using_subcommand help; and __fish_seen_subcommand_from policy" -f -a "explain" -d 'Explain what the policy says of actions, rule by rule'
complete -c fte -n "__fish_fte_using_subcommand help; and __fish_seen_subcommand_from audit" -f -a "search" -d 'Search the audit log'
complete -c fte -n "__fish_fte_using_subcommand help; and __fish_seen_subcommand_from audit" -f -a "tail" -d 'Show the newest events, the last one last'
complete -c fte -n "__fish_fte_using_subcommand help; and __fish_seen_subcommand_from audit" -f -a "report" -d 'Count what happened: by action and outcome, with how long it took, and by day'
complete -c fte -n "__fish_fte_using_subcommand help; and __fish_seen_subcommand_from audit" -f -a "export" -d 'Export events for other programs'
complete -c fte -n "__fish_fte_using_subcommand help; and __fish_seen_subcommand_from audit" -f -a "verify" -d 'Prove that the log is as it was written, and that Done/ has its receipts'
complete -c fte -n "__fish_fte_using_subcommand help; and __fish_seen_subcommand_from audit" -f -a "prune" -d 'Pack days of the log that are older than what is kept at hand'
complete -c fte -n "__fish_fte_using_subcommand help; and __fish_seen_subcommand_from briefing" -f -a "generate" -d 'Write the weekly audit and the Monday briefing'
complete -c fte -n "__fish_fte_using_subcommand help; and __fish_seen_subcommand_from briefing" -f -a "list" -d 'List the briefings, newest first'
complete -c fte -n "__fish_fte_using_subcommand help; and __fish_seen_subcommand_from briefing" -f -a "show" -d 'Show a briefing on the terminal'
complete -c fte -n "__fish_fte_using_subcommand help; and __fish_seen_subcommand_from briefing" -f -a "explain" -d 'Show how a figure was computed, and from what'
complete -c fte -n "__fish_fte_using_subcommand help; and __fish_seen_subcommand_from watch" -f -a "files" -d 'Take in the mail and files that lie in `Inbox/`'
complete -c fte -n "__fish_fte_using_subcommand help; and __fish_seen_subcommand_from watch" -f -a "finance" -d 'Take in the bank statements that lie in `Inbox/` and in `finance.folder`'
complete -c fte -n "__fish_fte_using_subcommand help; and __fish_seen_subcommand_from watch" -f -a "gmail" -d 'Take in the mail of your Gmail account'
complete -c fte -n "__fish_fte_using_subcommand help; and __fish_seen_subcommand_from watch" -f -a "imap" -d 'Take in the mail of an IMAP server'
complete -c fte -n "__fish_fte_using_subcommand help; and __fish_seen_subcommand_from auth" -f -a "gmail" -d 'Google\'s mail: sign in with the browser'
complete -c fte -n "__fish_fte_using_subcommand help; and __fish_seen_subcommand_from auth" -f -a "imap" -d 'The server that mail is read from: a password, or an app password'
complete -c fte -n "__fish_fte_using_subcommand help; and __fish_seen_subcommand_from auth" -f -a "smtp" -d 'The server that mail is sent by: a password, or an app password'
complete -c fte -n "__fish_fte_using_subcommand help; and __fish_seen_subcommand_from auth" -f -a "odoo" -d 'Odoo: an API key, made in your profile there under Account Security'
complete -c fte -n "__fish_fte_using_subcommand help; and __fish_seen_subcommand_from auth" -f -a "webhook" -d 'Your web service: the token that signs what it is told'
complete -c fte -n "__fish_fte_using_subcommand help; and __fish_seen_subcommand_from auth" -f -a "status" -d 'Show where each secret comes from, how old it is, what it may do and when it ends'
complete -c fte -n "__fish_fte_using_subcommand help; and __fish_seen_subcommand_from vault" -f -a "check" -d 'List every damaged or misplaced note with file and line'
complete -c fte -n "__fish_fte_using_subcommand help; and __fish_seen_subcommand_from vault" -f -a "repair" -d 'Mend what can be mended without guessing, and list the rest'
complete -c fte -n "__fish_fte_using_subcommand help; and __fish_seen_subcommand_from schedule" -f -a "show" -d 'Show the jobs, when each last ran, and what would be installed'
complete -c fte -n "__fish_fte_using_subcommand help; and __fish_seen_subcommand_from schedule" -f -a "install" -d 'Put this vault on this computer\'s schedule'
complete -c fte -n "__fish_fte_using_subcommand help; and __fish_seen_subcommand_from schedule" -f -a "remove" -d 'Take this vault off this computer\'s schedule'
complete -c fte -n "__fish_fte_using_subcommand help; and __fish_seen_subcommand_from schedule" -f -a "run" -d 'Run what is due, each job once'
