
use builtin;
use str;

set edit:completion:arg-completer[fte] = {|@words|
    fn spaces {|n|
        builtin:repeat $n ' ' | str:join ''
    }
    fn cand {|text desc|
        edit:complex-candidate $text &display=$text' '(spaces (- 14 (wcswidth $text)))$desc
    }
    var command = 'fte'
    for word $words[1..-1] {
        if (str:has-prefix $word '-') {
            break
        }
        set command = $command';'$word
    }
    var completions = [
        &'fte'= {
            cand --vault 'The vault''s folder (default: the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing but results and warnings'
            cand --quiet 'Say nothing but results and warnings'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand demo 'Work through a day of sample mail in a vault of its own'
            cand init 'Make a vault, or add what is missing to one'
            cand approve 'Answer the requests that wait for a yes'
            cand act 'Execute, once, what is approved or needs no approval'
            cand policy 'See what would need approval, and by which rule'
            cand status 'Show what waits for you, the queues, what is due and what failed'
            cand dashboard 'Write the state now into Dashboard.md'
            cand briefing 'Write and read the Monday briefing'
            cand plan 'Plan what is in `Needs_Action/`'
            cand watch 'Take in what arrived: one note in `Needs_Action/` for each thing'
            cand __pdf-text '__pdf-text'
            cand completions 'Print the completion script of a shell'
            cand man 'Print the manual page of fte'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'fte;demo'= {
            cand --vault 'The vault''s folder (default: the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing but results and warnings'
            cand --quiet 'Say nothing but results and warnings'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;init'= {
            cand --vault 'The vault''s folder (default: the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing but results and warnings'
            cand --quiet 'Say nothing but results and warnings'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;approve'= {
            cand --vault 'The vault''s folder (default: the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing but results and warnings'
            cand --quiet 'Say nothing but results and warnings'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand list 'List what waits for a yes, oldest first'
            cand show 'Show one request whole: what will happen, to whom, why, and what came from outside'
            cand yes 'Say yes to requests by id'
            cand no 'Say no to requests by id'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'fte;approve;list'= {
            cand --vault 'The vault''s folder (default: the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing but results and warnings'
            cand --quiet 'Say nothing but results and warnings'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'fte;approve;show'= {
            cand --vault 'The vault''s folder (default: the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing but results and warnings'
            cand --quiet 'Say nothing but results and warnings'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'fte;approve;yes'= {
            cand --vault 'The vault''s folder (default: the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing but results and warnings'
            cand --quiet 'Say nothing but results and warnings'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;approve;no'= {
            cand --reason 'Why, for the log and the plan'
            cand --vault 'The vault''s folder (default: the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing but results and warnings'
            cand --quiet 'Say nothing but results and warnings'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'fte;approve;help'= {
            cand list 'List what waits for a yes, oldest first'
            cand show 'Show one request whole: what will happen, to whom, why, and what came from outside'
            cand yes 'Say yes to requests by id'
            cand no 'Say no to requests by id'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'fte;approve;help;list'= {
        }
        &'fte;approve;help;show'= {
        }
        &'fte;approve;help;yes'= {
        }
        &'fte;approve;help;no'= {
        }
        &'fte;approve;help;help'= {
        }
        &'fte;act'= {
            cand --vault 'The vault''s folder (default: the vault that holds the current folder)'
            cand --dry-run 'Say what would be executed, and change nothing'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing but results and warnings'
            cand --quiet 'Say nothing but results and warnings'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;policy'= {
            cand --vault 'The vault''s folder (default: the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing but results and warnings'
            cand --quiet 'Say nothing but results and warnings'
            cand -h 'Print help'
            cand --help 'Print help'
            cand check 'Check the policy in Company_Handbook.md: unreadable, unreachable and contradictory rules'
            cand explain 'Explain what the policy says of actions, rule by rule'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'fte;policy;check'= {
            cand --vault 'The vault''s folder (default: the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing but results and warnings'
            cand --quiet 'Say nothing but results and warnings'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'fte;policy;explain'= {
            cand --amount 'How much it is about, like `50 EUR`'
            cand --recipients 'How many people it goes to'
            cand --vault 'The vault''s folder (default: the vault that holds the current folder)'
            cand --unknown 'Somebody concerned is no known contact'
            cand --attachments 'Files leave with it'
            cand --auto 'It comes from a playbook that is marked `auto`'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing but results and warnings'
            cand --quiet 'Say nothing but results and warnings'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;policy;help'= {
            cand check 'Check the policy in Company_Handbook.md: unreadable, unreachable and contradictory rules'
            cand explain 'Explain what the policy says of actions, rule by rule'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'fte;policy;help;check'= {
        }
        &'fte;policy;help;explain'= {
        }
        &'fte;policy;help;help'= {
        }
        &'fte;status'= {
            cand --vault 'The vault''s folder (default: the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing but results and warnings'
            cand --quiet 'Say nothing but results and warnings'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;dashboard'= {
            cand --vault 'The vault''s folder (default: the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing but results and warnings'
            cand --quiet 'Say nothing but results and warnings'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;briefing'= {
            cand --vault 'The vault''s folder (default: the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing but results and warnings'
            cand --quiet 'Say nothing but results and warnings'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand generate 'Write the weekly audit and the Monday briefing'
            cand list 'List the briefings, newest first'
            cand show 'Show a briefing on the terminal'
            cand explain 'Show how a figure was computed, and from what'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'fte;briefing;generate'= {
            cand --date 'A day of the week whose Monday the briefing is for (default: today)'
            cand --vault 'The vault''s folder (default: the vault that holds the current folder)'
            cand --force 'Write over a briefing that you edited'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing but results and warnings'
            cand --quiet 'Say nothing but results and warnings'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;briefing;list'= {
            cand --vault 'The vault''s folder (default: the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing but results and warnings'
            cand --quiet 'Say nothing but results and warnings'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'fte;briefing;show'= {
            cand --vault 'The vault''s folder (default: the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing but results and warnings'
            cand --quiet 'Say nothing but results and warnings'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'fte;briefing;explain'= {
            cand --date 'A day of the week whose briefing it is in (default: today)'
            cand --vault 'The vault''s folder (default: the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing but results and warnings'
            cand --quiet 'Say nothing but results and warnings'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;briefing;help'= {
            cand generate 'Write the weekly audit and the Monday briefing'
            cand list 'List the briefings, newest first'
            cand show 'Show a briefing on the terminal'
            cand explain 'Show how a figure was computed, and from what'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'fte;briefing;help;generate'= {
        }
        &'fte;briefing;help;list'= {
        }
        &'fte;briefing;help;show'= {
        }
        &'fte;briefing;help;explain'= {
        }
        &'fte;briefing;help;help'= {
        }
        &'fte;plan'= {
            cand --explain 'Say which playbooks match an item and why, and change nothing'
            cand --answer 'Answer a question of the one item''s plan (can be repeated)'
            cand --vault 'The vault''s folder (default: the vault that holds the current folder)'
            cand --check 'Look for mistakes in the playbooks, and change nothing'
            cand --dry-run 'Say what would be planned, and change nothing'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing but results and warnings'
            cand --quiet 'Say nothing but results and warnings'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;watch'= {
            cand --vault 'The vault''s folder (default: the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing but results and warnings'
            cand --quiet 'Say nothing but results and warnings'
            cand -h 'Print help'
            cand --help 'Print help'
            cand files 'Take in the mail and files that lie in `Inbox/`'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'fte;watch;files'= {
            cand --vault 'The vault''s folder (default: the vault that holds the current folder)'
            cand --dry-run 'Say what would be done and change nothing'
            cand --follow 'Keep watching and take in what arrives, until Ctrl-C; one line of output for each pass'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing but results and warnings'
            cand --quiet 'Say nothing but results and warnings'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;watch;help'= {
            cand files 'Take in the mail and files that lie in `Inbox/`'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'fte;watch;help;files'= {
        }
        &'fte;watch;help;help'= {
        }
        &'fte;__pdf-text'= {
            cand --vault 'The vault''s folder (default: the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing but results and warnings'
            cand --quiet 'Say nothing but results and warnings'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'fte;completions'= {
            cand --dir 'Write the scripts of all shells into this folder'
            cand --vault 'The vault''s folder (default: the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing but results and warnings'
            cand --quiet 'Say nothing but results and warnings'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'fte;man'= {
            cand --dir 'Write the pages of all commands into this folder'
            cand --vault 'The vault''s folder (default: the vault that holds the current folder)'
            cand --markdown 'Print every command with its flags as one Markdown page'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing but results and warnings'
            cand --quiet 'Say nothing but results and warnings'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;help'= {
            cand demo 'Work through a day of sample mail in a vault of its own'
            cand init 'Make a vault, or add what is missing to one'
            cand approve 'Answer the requests that wait for a yes'
            cand act 'Execute, once, what is approved or needs no approval'
            cand policy 'See what would need approval, and by which rule'
            cand status 'Show what waits for you, the queues, what is due and what failed'
            cand dashboard 'Write the state now into Dashboard.md'
            cand briefing 'Write and read the Monday briefing'
            cand plan 'Plan what is in `Needs_Action/`'
            cand watch 'Take in what arrived: one note in `Needs_Action/` for each thing'
            cand __pdf-text '__pdf-text'
            cand completions 'Print the completion script of a shell'
            cand man 'Print the manual page of fte'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'fte;help;demo'= {
        }
        &'fte;help;init'= {
        }
        &'fte;help;approve'= {
            cand list 'List what waits for a yes, oldest first'
            cand show 'Show one request whole: what will happen, to whom, why, and what came from outside'
            cand yes 'Say yes to requests by id'
            cand no 'Say no to requests by id'
        }
        &'fte;help;approve;list'= {
        }
        &'fte;help;approve;show'= {
        }
        &'fte;help;approve;yes'= {
        }
        &'fte;help;approve;no'= {
        }
        &'fte;help;act'= {
        }
        &'fte;help;policy'= {
            cand check 'Check the policy in Company_Handbook.md: unreadable, unreachable and contradictory rules'
            cand explain 'Explain what the policy says of actions, rule by rule'
        }
        &'fte;help;policy;check'= {
        }
        &'fte;help;policy;explain'= {
        }
        &'fte;help;status'= {
        }
        &'fte;help;dashboard'= {
        }
        &'fte;help;briefing'= {
            cand generate 'Write the weekly audit and the Monday briefing'
            cand list 'List the briefings, newest first'
            cand show 'Show a briefing on the terminal'
            cand explain 'Show how a figure was computed, and from what'
        }
        &'fte;help;briefing;generate'= {
        }
        &'fte;help;briefing;list'= {
        }
        &'fte;help;briefing;show'= {
        }
        &'fte;help;briefing;explain'= {
        }
        &'fte;help;plan'= {
        }
        &'fte;help;watch'= {
            cand files 'Take in the mail and files that lie in `Inbox/`'
        }
        &'fte;help;watch;files'= {
        }
        &'fte;help;__pdf-text'= {
        }
        &'fte;help;completions'= {
        }
        &'fte;help;man'= {
        }
        &'fte;help;help'= {
        }
    ]
    $completions[$command]
}
