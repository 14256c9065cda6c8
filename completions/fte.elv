
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
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand demo 'Work through a day of sample mail in a vault of its own'
            cand init 'Make a vault, or add what is missing to one'
            cand approve 'Answer the requests that wait for a yes'
            cand act 'Execute, once, what is approved or needs no approval'
            cand queue 'See and steer what is approved and not done: held back, in doubt, failed for good'
            cand email 'Write mail: a letter, an answer, a draft to finish later'
            cand undo 'Ask to take back what a request did'
            cand run 'Watch, plan and act: once, until all is done, or for as long as it runs'
            cand stop 'Stop: execute nothing more, until `fte resume`'
            cand resume 'Go on after a stop'
            cand ledger 'Keep the embedded books: invoices, bills, expenses, payments'
            cand policy 'See what would need approval, and by which rule'
            cand audit 'Search, report, export and prove the log of all that happened'
            cand status 'Show what waits for you, the queues, what is due and what failed'
            cand dashboard 'Write the state now into Dashboard.md'
            cand briefing 'Write and read the Monday briefing'
            cand plan 'Plan what is in `Needs_Action/`'
            cand watch 'Take in what arrived: one note in `Needs_Action/` for each thing'
            cand auth 'Sign in to Gmail, IMAP, SMTP and your web service'
            cand vault 'Find and mend what is damaged in the vault'
            cand schedule 'Let this computer run fte by the clock'
            cand health 'Check every part: stages, queues, services, disk, clock, log'
            cand doctor 'Say what is wrong, and the command that mends it'
            cand completions 'Print the completion script of a shell'
            cand man 'Print the manual page of fte'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'fte;demo'= {
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;init'= {
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --new-id 'Give the vault a new id: for one that was copied'
            cand --dry-run 'Say what would be made, and make nothing'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;approve'= {
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand list 'List what waits for a yes, oldest first'
            cand show 'Show one request whole: what will happen, to whom, why, and what came from outside'
            cand yes 'Say yes to requests by id, or to a plan as a whole'
            cand no 'Say no to requests by id, or take back the yes to a plan'
            cand plan 'Show a plan whole, to say yes to all of its steps at once'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'fte;approve;list'= {
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'fte;approve;show'= {
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'fte;approve;yes'= {
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;approve;no'= {
            cand --reason 'Why, for the note and the log'
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'fte;approve;plan'= {
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;approve;help'= {
            cand list 'List what waits for a yes, oldest first'
            cand show 'Show one request whole: what will happen, to whom, why, and what came from outside'
            cand yes 'Say yes to requests by id, or to a plan as a whole'
            cand no 'Say no to requests by id, or take back the yes to a plan'
            cand plan 'Show a plan whole, to say yes to all of its steps at once'
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
        &'fte;approve;help;plan'= {
        }
        &'fte;approve;help;help'= {
        }
        &'fte;act'= {
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --dry-run 'Say what would be executed, and change nothing'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;queue'= {
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand list 'List what is approved and not done, what is in doubt, what failed for good'
            cand show 'Show one request: what it is, what holds it back, every try'
            cand hold 'Hold approved requests back until `fte queue retry`'
            cand retry 'Let requests go that are held back, ask a dead letter once more, let a paused service be tried again'
            cand drop 'Give up approved requests and dead letters: they are not done'
            cand settle 'Say whether a request happened of which nobody knows'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'fte;queue;list'= {
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'fte;queue;show'= {
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'fte;queue;hold'= {
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;queue;retry'= {
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;queue;drop'= {
            cand --reason 'Why, for the note and the log'
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand -y 'Don''t ask'
            cand --yes 'Don''t ask'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;queue;settle'= {
            cand --receipt 'What shows that it happened, for the receipt'
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --happened 'It happened: it goes to Done/ and is not done again'
            cand --did-not 'It did not happen: the next `fte act` does it'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;queue;help'= {
            cand list 'List what is approved and not done, what is in doubt, what failed for good'
            cand show 'Show one request: what it is, what holds it back, every try'
            cand hold 'Hold approved requests back until `fte queue retry`'
            cand retry 'Let requests go that are held back, ask a dead letter once more, let a paused service be tried again'
            cand drop 'Give up approved requests and dead letters: they are not done'
            cand settle 'Say whether a request happened of which nobody knows'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'fte;queue;help;list'= {
        }
        &'fte;queue;help;show'= {
        }
        &'fte;queue;help;hold'= {
        }
        &'fte;queue;help;retry'= {
        }
        &'fte;queue;help;drop'= {
        }
        &'fte;queue;help;settle'= {
        }
        &'fte;queue;help;help'= {
        }
        &'fte;email'= {
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand send 'Ask to send a letter, or a draft as it is now'
            cand reply 'Ask to answer a mail'
            cand draft 'Write a letter or an answer into a note of its own, to finish it there'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'fte;email;send'= {
            cand --to 'Whom it is to, `name@domain` or `Name <name@domain>`; repeat it for more'
            cand -s 'What it is about'
            cand --subject 'What it is about'
            cand --from-item 'The item that it is about: it is named in the request'
            cand --cc 'Who gets a copy; repeat it for more'
            cand --bcc 'Who gets a copy that the others don''t see; repeat it for more'
            cand -f 'Read the text from a file; `-` is stdin'
            cand --file 'Read the text from a file; `-` is stdin'
            cand --attach 'A file of the vault that goes with it, `Accounting/Invoices/….pdf`; repeat it for more'
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --html 'The text is Markdown: it goes as HTML as well'
            cand --no-signature 'Leave out `mail.signature`'
            cand --dry-run 'Show what would be asked, and ask for nothing'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;email;reply'= {
            cand --cc 'Who gets a copy; repeat it for more'
            cand --bcc 'Who gets a copy that the others don''t see; repeat it for more'
            cand -f 'Read the text from a file; `-` is stdin'
            cand --file 'Read the text from a file; `-` is stdin'
            cand --attach 'A file of the vault that goes with it, `Accounting/Invoices/….pdf`; repeat it for more'
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand -a 'Answer all that it went to, too'
            cand --all 'Answer all that it went to, too'
            cand --quote 'Quote what is answered (the default)'
            cand --no-quote 'Leave out what is answered'
            cand --html 'The text is Markdown: it goes as HTML as well'
            cand --no-signature 'Leave out `mail.signature`'
            cand --dry-run 'Show what would be asked, and ask for nothing'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;email;draft'= {
            cand --to 'Whom it is to, `name@domain` or `Name <name@domain>`; repeat it for more'
            cand -s 'What it is about'
            cand --subject 'What it is about'
            cand --from-item 'The item that it is about: it is named in the request'
            cand --reply 'The mail that it answers: its id, the start of it, or its note''s path'
            cand --cc 'Who gets a copy; repeat it for more'
            cand --bcc 'Who gets a copy that the others don''t see; repeat it for more'
            cand -f 'Read the text from a file; `-` is stdin'
            cand --file 'Read the text from a file; `-` is stdin'
            cand --attach 'A file of the vault that goes with it, `Accounting/Invoices/….pdf`; repeat it for more'
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand -a 'Answer all that it went to, too'
            cand --all 'Answer all that it went to, too'
            cand --quote 'Quote what is answered (the default)'
            cand --no-quote 'Leave out what is answered'
            cand --html 'The text is Markdown: it goes as HTML as well'
            cand --no-signature 'Leave out `mail.signature`'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;email;help'= {
            cand send 'Ask to send a letter, or a draft as it is now'
            cand reply 'Ask to answer a mail'
            cand draft 'Write a letter or an answer into a note of its own, to finish it there'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'fte;email;help;send'= {
        }
        &'fte;email;help;reply'= {
        }
        &'fte;email;help;draft'= {
        }
        &'fte;email;help;help'= {
        }
        &'fte;undo'= {
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --dry-run 'Say what would be asked for, and ask for nothing'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;run'= {
            cand --max-passes 'End after so many passes all the same, with exit code 7'
            cand --for 'End after this time all the same, with exit code 7: `90s`, `30m`, `2h`, `1d`'
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --until-done 'Go on until all is done, or these items are: id, start of an id, or path'
            cand --follow 'Keep the watchers running and act on what comes, until Ctrl-C; one line of output for each pass that did something'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;stop'= {
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;resume'= {
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;ledger'= {
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand invoice 'Invoices to customers'
            cand bill 'Vendors'' bills that are owed'
            cand expense 'Expenses that are paid already'
            cand payment 'Money that came in for invoices or went out for bills'
            cand reverse 'Ask to book the reverse of a bill, an expense or a payment'
            cand receivable 'Show what customers owe, by how long it is overdue'
            cand payable 'Show what you owe to vendors, by how long it is overdue'
            cand balance 'Show what is in each account'
            cand register 'List what was posted, oldest first'
            cand check 'Look the books over: the journal, the numbers, the notes'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'fte;ledger;invoice'= {
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help'
            cand --help 'Print help'
            cand create 'Ask for an invoice to a customer'
            cand credit 'Ask to cancel an invoice by a credit note'
            cand list 'List the invoices, oldest first'
            cand show 'Show one invoice whole'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'fte;ledger;invoice;create'= {
            cand --customer 'Who owes it: the contact''s name'
            cand --line 'A line; repeat it for more'
            cand --currency 'The currency, like `EUR` [default: the setting `books.currency`]'
            cand --date 'The invoice''s date, like `2026-11-16` [default: the day it is booked]'
            cand --due 'When it is due [default: the setting `books.terms_days` after the date]'
            cand --note 'A remark, kept with the invoice'
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --dry-run 'Print the entry that would be booked, and ask for nothing'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;ledger;invoice;credit'= {
            cand --date 'The credit note''s date, like `2026-11-16` [default: the day it is booked]'
            cand --note 'Why, kept with it'
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --dry-run 'Print the entry that would be booked, and ask for nothing'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;ledger;invoice;list'= {
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --open 'Only what is not fully paid'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'fte;ledger;invoice;show'= {
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'fte;ledger;invoice;help'= {
            cand create 'Ask for an invoice to a customer'
            cand credit 'Ask to cancel an invoice by a credit note'
            cand list 'List the invoices, oldest first'
            cand show 'Show one invoice whole'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'fte;ledger;invoice;help;create'= {
        }
        &'fte;ledger;invoice;help;credit'= {
        }
        &'fte;ledger;invoice;help;list'= {
        }
        &'fte;ledger;invoice;help;show'= {
        }
        &'fte;ledger;invoice;help;help'= {
        }
        &'fte;ledger;bill'= {
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help'
            cand --help 'Print help'
            cand record 'Ask to book a bill that is owed'
            cand list 'List the bills, oldest first'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'fte;ledger;bill;record'= {
            cand --vendor 'Who sent it'
            cand --amount 'How much, tax included, like `49.00 EUR`'
            cand --reference 'The vendor''s own number'
            cand --date 'Its date, like `2026-11-16` [default: the day it is booked]'
            cand --due 'When it is due [default: the setting `books.terms_days` after the date]'
            cand --category 'What it was for, like `software` or `travel:train` [default: other]'
            cand --note 'A remark, kept with it'
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --dry-run 'Print the entry that would be booked, and ask for nothing'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;ledger;bill;list'= {
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --open 'Only what is not fully paid'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'fte;ledger;bill;help'= {
            cand record 'Ask to book a bill that is owed'
            cand list 'List the bills, oldest first'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'fte;ledger;bill;help;record'= {
        }
        &'fte;ledger;bill;help;list'= {
        }
        &'fte;ledger;bill;help;help'= {
        }
        &'fte;ledger;expense'= {
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help'
            cand --help 'Print help'
            cand record 'Ask to book an expense that is paid already'
            cand list 'List the expenses, oldest first'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'fte;ledger;expense;record'= {
            cand --vendor 'Who sent it'
            cand --amount 'How much, tax included, like `49.00 EUR`'
            cand --reference 'The vendor''s own number'
            cand --date 'Its date, like `2026-11-16` [default: the day it is booked]'
            cand --category 'What it was for, like `software` or `travel:train` [default: other]'
            cand --note 'A remark, kept with it'
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --dry-run 'Print the entry that would be booked, and ask for nothing'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;ledger;expense;list'= {
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'fte;ledger;expense;help'= {
            cand record 'Ask to book an expense that is paid already'
            cand list 'List the expenses, oldest first'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'fte;ledger;expense;help;record'= {
        }
        &'fte;ledger;expense;help;list'= {
        }
        &'fte;ledger;expense;help;help'= {
        }
        &'fte;ledger;payment'= {
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help'
            cand --help 'Print help'
            cand record 'Ask to book that an invoice or a bill was paid'
            cand list 'List the payments, oldest first'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'fte;ledger;payment;record'= {
            cand --amount 'How much, like `20.00 EUR` [default: all that is open]'
            cand --date 'When, like `2026-11-16` [default: the day it is booked]'
            cand --note 'A remark, kept with it'
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --dry-run 'Print the entry that would be booked, and ask for nothing'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;ledger;payment;list'= {
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'fte;ledger;payment;help'= {
            cand record 'Ask to book that an invoice or a bill was paid'
            cand list 'List the payments, oldest first'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'fte;ledger;payment;help;record'= {
        }
        &'fte;ledger;payment;help;list'= {
        }
        &'fte;ledger;payment;help;help'= {
        }
        &'fte;ledger;reverse'= {
            cand --note 'Why, kept with it'
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --dry-run 'Print the entry that would be booked, and ask for nothing'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;ledger;receivable'= {
            cand --as-of 'As it was at the end of a day, like `2026-11-16` [default: today]'
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'fte;ledger;payable'= {
            cand --as-of 'As it was at the end of a day, like `2026-11-16` [default: today]'
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'fte;ledger;balance'= {
            cand --as-of 'As it was at the end of a day, like `2026-11-16` [default: all that is booked]'
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'fte;ledger;register'= {
            cand --from 'From this day on, like `2026-11-01`'
            cand --to 'Up to this day'
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'fte;ledger;check'= {
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --repair 'Make notes that are missing or say something else from the journal again; the journal itself is never touched'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;ledger;help'= {
            cand invoice 'Invoices to customers'
            cand bill 'Vendors'' bills that are owed'
            cand expense 'Expenses that are paid already'
            cand payment 'Money that came in for invoices or went out for bills'
            cand reverse 'Ask to book the reverse of a bill, an expense or a payment'
            cand receivable 'Show what customers owe, by how long it is overdue'
            cand payable 'Show what you owe to vendors, by how long it is overdue'
            cand balance 'Show what is in each account'
            cand register 'List what was posted, oldest first'
            cand check 'Look the books over: the journal, the numbers, the notes'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'fte;ledger;help;invoice'= {
            cand create 'Ask for an invoice to a customer'
            cand credit 'Ask to cancel an invoice by a credit note'
            cand list 'List the invoices, oldest first'
            cand show 'Show one invoice whole'
        }
        &'fte;ledger;help;invoice;create'= {
        }
        &'fte;ledger;help;invoice;credit'= {
        }
        &'fte;ledger;help;invoice;list'= {
        }
        &'fte;ledger;help;invoice;show'= {
        }
        &'fte;ledger;help;bill'= {
            cand record 'Ask to book a bill that is owed'
            cand list 'List the bills, oldest first'
        }
        &'fte;ledger;help;bill;record'= {
        }
        &'fte;ledger;help;bill;list'= {
        }
        &'fte;ledger;help;expense'= {
            cand record 'Ask to book an expense that is paid already'
            cand list 'List the expenses, oldest first'
        }
        &'fte;ledger;help;expense;record'= {
        }
        &'fte;ledger;help;expense;list'= {
        }
        &'fte;ledger;help;payment'= {
            cand record 'Ask to book that an invoice or a bill was paid'
            cand list 'List the payments, oldest first'
        }
        &'fte;ledger;help;payment;record'= {
        }
        &'fte;ledger;help;payment;list'= {
        }
        &'fte;ledger;help;reverse'= {
        }
        &'fte;ledger;help;receivable'= {
        }
        &'fte;ledger;help;payable'= {
        }
        &'fte;ledger;help;balance'= {
        }
        &'fte;ledger;help;register'= {
        }
        &'fte;ledger;help;check'= {
        }
        &'fte;ledger;help;help'= {
        }
        &'fte;policy'= {
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help'
            cand --help 'Print help'
            cand check 'Check the policy in `Company_Handbook.md`: unreadable, unreachable and contradictory rules'
            cand explain 'Explain what the policy says of actions, rule by rule'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'fte;policy;check'= {
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'fte;policy;explain'= {
            cand --amount 'How much it is about, like `50 EUR`'
            cand --recipients 'How many people it goes to'
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --unknown 'Somebody concerned is no known contact'
            cand --attachments 'Files leave with it'
            cand --auto 'It comes from a playbook that is marked `auto`'
            cand --unverified 'The item''s sender is not verified (DMARC)'
            cand --warned 'There is a warning about the item''s sender'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;policy;help'= {
            cand check 'Check the policy in `Company_Handbook.md`: unreadable, unreachable and contradictory rules'
            cand explain 'Explain what the policy says of actions, rule by rule'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'fte;policy;help;check'= {
        }
        &'fte;policy;help;explain'= {
        }
        &'fte;policy;help;help'= {
        }
        &'fte;audit'= {
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help'
            cand --help 'Print help'
            cand search 'Search the audit log'
            cand tail 'Show the newest events, the last one last'
            cand report 'Count what happened: by action and outcome, with how long it took, and by day'
            cand export 'Export events for other programs'
            cand verify 'Prove that the log is as it was written, and that Done/ has its receipts'
            cand prune 'Pack days of the log that are older than what is kept at hand'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'fte;audit;search'= {
            cand --since 'Only events of then and later: `2026-01-07`, `today`, `7d`, `12h`, or an instant like `2026-01-07T09:30:00Z`'
            cand --until 'Only events before then; a day is meant whole'
            cand --action 'Only this action; `email.*` for all that begin so'
            cand --actor 'Only what this stage did: `watch`, `plan`, `approve`, `act`, …'
            cand --status 'Only with this outcome'
            cand --domain 'Only of this part of life'
            cand --target 'Only about a target that has this text'
            cand --item 'Only about the item with this id'
            cand --field 'Only where a field has this value, e.g. `parameters.request=7k2m3qxa4d` (can be repeated)'
            cand -n 'Only the newest N events'
            cand --limit 'Only the newest N events'
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --oldest 'With --limit: the oldest N instead'
            cand --count 'Only say how many there are'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;audit;tail'= {
            cand -n 'How many'
            cand --lines 'How many'
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand -f 'Go on with what is written from now on, until Ctrl-C'
            cand --follow 'Go on with what is written from now on, until Ctrl-C'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;audit;report'= {
            cand --since 'Only events of then and later: `2026-01-07`, `today`, `7d`, `12h`, or an instant like `2026-01-07T09:30:00Z`'
            cand --until 'Only events before then; a day is meant whole'
            cand --action 'Only this action; `email.*` for all that begin so'
            cand --actor 'Only what this stage did: `watch`, `plan`, `approve`, `act`, …'
            cand --status 'Only with this outcome'
            cand --domain 'Only of this part of life'
            cand --target 'Only about a target that has this text'
            cand --item 'Only about the item with this id'
            cand --field 'Only where a field has this value, e.g. `parameters.request=7k2m3qxa4d` (can be repeated)'
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'fte;audit;export'= {
            cand --since 'Only events of then and later: `2026-01-07`, `today`, `7d`, `12h`, or an instant like `2026-01-07T09:30:00Z`'
            cand --until 'Only events before then; a day is meant whole'
            cand --action 'Only this action; `email.*` for all that begin so'
            cand --actor 'Only what this stage did: `watch`, `plan`, `approve`, `act`, …'
            cand --status 'Only with this outcome'
            cand --domain 'Only of this part of life'
            cand --target 'Only about a target that has this text'
            cand --item 'Only about the item with this id'
            cand --field 'Only where a field has this value, e.g. `parameters.request=7k2m3qxa4d` (can be repeated)'
            cand --format 'Which form'
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;audit;verify'= {
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --fast 'Look only at the last day whole, and at the length and last line of the days before it'
            cand --accept 'Accept lines that this machine did not write: after its state was put back from a backup, or where another machine wrote to the vault'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;audit;prune'= {
            cand --keep 'How many days stay at hand (default: the setting `audit.keep_days`, 90)'
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --dry-run 'Say what would be packed, and change nothing'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;audit;help'= {
            cand search 'Search the audit log'
            cand tail 'Show the newest events, the last one last'
            cand report 'Count what happened: by action and outcome, with how long it took, and by day'
            cand export 'Export events for other programs'
            cand verify 'Prove that the log is as it was written, and that Done/ has its receipts'
            cand prune 'Pack days of the log that are older than what is kept at hand'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'fte;audit;help;search'= {
        }
        &'fte;audit;help;tail'= {
        }
        &'fte;audit;help;report'= {
        }
        &'fte;audit;help;export'= {
        }
        &'fte;audit;help;verify'= {
        }
        &'fte;audit;help;prune'= {
        }
        &'fte;audit;help;help'= {
        }
        &'fte;status'= {
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --strict 'Fail where a stage that ran before has stopped'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;dashboard'= {
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;briefing'= {
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
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
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --force 'Write over a briefing that you edited'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;briefing;list'= {
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'fte;briefing;show'= {
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'fte;briefing;explain'= {
            cand --date 'A day of the week whose briefing it is in (default: today)'
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
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
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --check 'Look for mistakes in the playbooks, and change nothing'
            cand --dry-run 'Say what would be planned, and change nothing'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;watch'= {
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help'
            cand --help 'Print help'
            cand files 'Take in the mail and files that lie in `Inbox/`'
            cand gmail 'Take in the mail of your Gmail account'
            cand imap 'Take in the mail of an IMAP server'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'fte;watch;files'= {
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --dry-run 'Say what would be done and change nothing'
            cand --follow 'Keep watching and take in what arrives, until Ctrl-C; one line of output for each pass'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;watch;gmail'= {
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --dry-run 'Say what would be taken in and change nothing'
            cand --follow 'Look again every `gmail.poll_s` seconds, until Ctrl-C; one line of output for each pass that took something in'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;watch;imap'= {
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --dry-run 'Say what would be taken in and change nothing'
            cand --follow 'Keep watching and take in what arrives, until Ctrl-C; one line of output for each pass'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;watch;help'= {
            cand files 'Take in the mail and files that lie in `Inbox/`'
            cand gmail 'Take in the mail of your Gmail account'
            cand imap 'Take in the mail of an IMAP server'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'fte;watch;help;files'= {
        }
        &'fte;watch;help;gmail'= {
        }
        &'fte;watch;help;imap'= {
        }
        &'fte;watch;help;help'= {
        }
        &'fte;auth'= {
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand gmail 'Google''s mail: sign in with the browser'
            cand imap 'The server that mail is read from: a password, or an app password'
            cand smtp 'The server that mail is sent by: a password, or an app password'
            cand webhook 'Your web service: the token that signs what it is told'
            cand status 'Show where each secret comes from, how old it is, what it may do and when it ends'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'fte;auth;gmail'= {
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help'
            cand --help 'Print help'
            cand login 'Sign in to Google in the browser'
            cand status 'Show where each secret comes from, how old it is, what it may do and when it ends'
            cand revoke 'End the sign-in: forget what is stored, and take Google''s token back'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'fte;auth;gmail;login'= {
            cand --port 'The port that the browser brings the answer to (default: any that is free)'
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --no-browser 'Print the address and open no browser'
            cand --paste 'Print the address, and take the one that the browser ends at from the terminal or stdin'
            cand --stdin 'Read the client''s secret from stdin: the first line'
            cand --trust-server 'Sign in although the settings name other addresses than Google''s'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;auth;gmail;status'= {
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --check 'Fetch each secret as work would: renew Google''s token where its end is near, run a command that prints one'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;auth;gmail;revoke'= {
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;auth;gmail;help'= {
            cand login 'Sign in to Google in the browser'
            cand status 'Show where each secret comes from, how old it is, what it may do and when it ends'
            cand revoke 'End the sign-in: forget what is stored, and take Google''s token back'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'fte;auth;gmail;help;login'= {
        }
        &'fte;auth;gmail;help;status'= {
        }
        &'fte;auth;gmail;help;revoke'= {
        }
        &'fte;auth;gmail;help;help'= {
        }
        &'fte;auth;imap'= {
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help'
            cand --help 'Print help'
            cand login 'Store a password or token'
            cand status 'Show where each secret comes from, how old it is, what it may do and when it ends'
            cand revoke 'End the sign-in: forget what is stored, and take Google''s token back'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'fte;auth;imap;login'= {
            cand --command 'Store a command that prints it: run without a shell, its first line counts'
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --stdin 'Read it from stdin: the first line'
            cand --trust-server 'Give what there is already to the server that the settings name now'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;auth;imap;status'= {
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --check 'Fetch each secret as work would: renew Google''s token where its end is near, run a command that prints one'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;auth;imap;revoke'= {
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;auth;imap;help'= {
            cand login 'Store a password or token'
            cand status 'Show where each secret comes from, how old it is, what it may do and when it ends'
            cand revoke 'End the sign-in: forget what is stored, and take Google''s token back'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'fte;auth;imap;help;login'= {
        }
        &'fte;auth;imap;help;status'= {
        }
        &'fte;auth;imap;help;revoke'= {
        }
        &'fte;auth;imap;help;help'= {
        }
        &'fte;auth;smtp'= {
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help'
            cand --help 'Print help'
            cand login 'Store a password or token'
            cand status 'Show where each secret comes from, how old it is, what it may do and when it ends'
            cand revoke 'End the sign-in: forget what is stored, and take Google''s token back'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'fte;auth;smtp;login'= {
            cand --command 'Store a command that prints it: run without a shell, its first line counts'
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --stdin 'Read it from stdin: the first line'
            cand --trust-server 'Give what there is already to the server that the settings name now'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;auth;smtp;status'= {
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --check 'Fetch each secret as work would: renew Google''s token where its end is near, run a command that prints one'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;auth;smtp;revoke'= {
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;auth;smtp;help'= {
            cand login 'Store a password or token'
            cand status 'Show where each secret comes from, how old it is, what it may do and when it ends'
            cand revoke 'End the sign-in: forget what is stored, and take Google''s token back'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'fte;auth;smtp;help;login'= {
        }
        &'fte;auth;smtp;help;status'= {
        }
        &'fte;auth;smtp;help;revoke'= {
        }
        &'fte;auth;smtp;help;help'= {
        }
        &'fte;auth;webhook'= {
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help'
            cand --help 'Print help'
            cand login 'Store a password or token'
            cand status 'Show where each secret comes from, how old it is, what it may do and when it ends'
            cand revoke 'End the sign-in: forget what is stored, and take Google''s token back'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'fte;auth;webhook;login'= {
            cand --command 'Store a command that prints it: run without a shell, its first line counts'
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --stdin 'Read it from stdin: the first line'
            cand --trust-server 'Give what there is already to the server that the settings name now'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;auth;webhook;status'= {
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --check 'Fetch each secret as work would: renew Google''s token where its end is near, run a command that prints one'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;auth;webhook;revoke'= {
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;auth;webhook;help'= {
            cand login 'Store a password or token'
            cand status 'Show where each secret comes from, how old it is, what it may do and when it ends'
            cand revoke 'End the sign-in: forget what is stored, and take Google''s token back'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'fte;auth;webhook;help;login'= {
        }
        &'fte;auth;webhook;help;status'= {
        }
        &'fte;auth;webhook;help;revoke'= {
        }
        &'fte;auth;webhook;help;help'= {
        }
        &'fte;auth;status'= {
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --check 'Fetch each secret as work would: renew Google''s token where its end is near, run a command that prints one'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;auth;help'= {
            cand gmail 'Google''s mail: sign in with the browser'
            cand imap 'The server that mail is read from: a password, or an app password'
            cand smtp 'The server that mail is sent by: a password, or an app password'
            cand webhook 'Your web service: the token that signs what it is told'
            cand status 'Show where each secret comes from, how old it is, what it may do and when it ends'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'fte;auth;help;gmail'= {
            cand login 'Sign in to Google in the browser'
            cand status 'Show where each secret comes from, how old it is, what it may do and when it ends'
            cand revoke 'End the sign-in: forget what is stored, and take Google''s token back'
        }
        &'fte;auth;help;gmail;login'= {
        }
        &'fte;auth;help;gmail;status'= {
        }
        &'fte;auth;help;gmail;revoke'= {
        }
        &'fte;auth;help;imap'= {
            cand login 'Store a password or token'
            cand status 'Show where each secret comes from, how old it is, what it may do and when it ends'
            cand revoke 'End the sign-in: forget what is stored, and take Google''s token back'
        }
        &'fte;auth;help;imap;login'= {
        }
        &'fte;auth;help;imap;status'= {
        }
        &'fte;auth;help;imap;revoke'= {
        }
        &'fte;auth;help;smtp'= {
            cand login 'Store a password or token'
            cand status 'Show where each secret comes from, how old it is, what it may do and when it ends'
            cand revoke 'End the sign-in: forget what is stored, and take Google''s token back'
        }
        &'fte;auth;help;smtp;login'= {
        }
        &'fte;auth;help;smtp;status'= {
        }
        &'fte;auth;help;smtp;revoke'= {
        }
        &'fte;auth;help;webhook'= {
            cand login 'Store a password or token'
            cand status 'Show where each secret comes from, how old it is, what it may do and when it ends'
            cand revoke 'End the sign-in: forget what is stored, and take Google''s token back'
        }
        &'fte;auth;help;webhook;login'= {
        }
        &'fte;auth;help;webhook;status'= {
        }
        &'fte;auth;help;webhook;revoke'= {
        }
        &'fte;auth;help;status'= {
        }
        &'fte;auth;help;help'= {
        }
        &'fte;vault'= {
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help'
            cand --help 'Print help'
            cand check 'List every damaged or misplaced note with file and line'
            cand repair 'Mend what can be mended without guessing, and list the rest'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'fte;vault;check'= {
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --all 'Open the notes in Done/ too'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;vault;repair'= {
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --all 'Open the notes in Done/ too'
            cand --dry-run 'Say what would be done, and change nothing'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;vault;help'= {
            cand check 'List every damaged or misplaced note with file and line'
            cand repair 'Mend what can be mended without guessing, and list the rest'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'fte;vault;help;check'= {
        }
        &'fte;vault;help;repair'= {
        }
        &'fte;vault;help;help'= {
        }
        &'fte;schedule'= {
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand show 'Show the jobs, when each last ran, and what would be installed'
            cand install 'Put this vault on this computer''s schedule'
            cand remove 'Take this vault off this computer''s schedule'
            cand run 'Run what is due, each job once'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'fte;schedule;show'= {
            cand --for 'For this scheduler'
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;schedule;install'= {
            cand --for 'For this scheduler (default: the one that fits this computer)'
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;schedule;remove'= {
            cand --for 'From this scheduler alone (default: from each that has it)'
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;schedule;run'= {
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;schedule;help'= {
            cand show 'Show the jobs, when each last ran, and what would be installed'
            cand install 'Put this vault on this computer''s schedule'
            cand remove 'Take this vault off this computer''s schedule'
            cand run 'Run what is due, each job once'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'fte;schedule;help;show'= {
        }
        &'fte;schedule;help;install'= {
        }
        &'fte;schedule;help;remove'= {
        }
        &'fte;schedule;help;run'= {
        }
        &'fte;schedule;help;help'= {
        }
        &'fte;health'= {
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --alert 'Tell of what is bad and of what is well again, each once'
            cand --allow-command 'Let the program that `alert.command` names now run on this machine'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;doctor'= {
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;completions'= {
            cand --dir 'Write the scripts of all shells into this folder'
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'fte;man'= {
            cand --dir 'Write the pages of all commands into this folder'
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --markdown 'Print every command with its flags as one Markdown page'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;help'= {
            cand demo 'Work through a day of sample mail in a vault of its own'
            cand init 'Make a vault, or add what is missing to one'
            cand approve 'Answer the requests that wait for a yes'
            cand act 'Execute, once, what is approved or needs no approval'
            cand queue 'See and steer what is approved and not done: held back, in doubt, failed for good'
            cand email 'Write mail: a letter, an answer, a draft to finish later'
            cand undo 'Ask to take back what a request did'
            cand run 'Watch, plan and act: once, until all is done, or for as long as it runs'
            cand stop 'Stop: execute nothing more, until `fte resume`'
            cand resume 'Go on after a stop'
            cand ledger 'Keep the embedded books: invoices, bills, expenses, payments'
            cand policy 'See what would need approval, and by which rule'
            cand audit 'Search, report, export and prove the log of all that happened'
            cand status 'Show what waits for you, the queues, what is due and what failed'
            cand dashboard 'Write the state now into Dashboard.md'
            cand briefing 'Write and read the Monday briefing'
            cand plan 'Plan what is in `Needs_Action/`'
            cand watch 'Take in what arrived: one note in `Needs_Action/` for each thing'
            cand auth 'Sign in to Gmail, IMAP, SMTP and your web service'
            cand vault 'Find and mend what is damaged in the vault'
            cand schedule 'Let this computer run fte by the clock'
            cand health 'Check every part: stages, queues, services, disk, clock, log'
            cand doctor 'Say what is wrong, and the command that mends it'
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
            cand yes 'Say yes to requests by id, or to a plan as a whole'
            cand no 'Say no to requests by id, or take back the yes to a plan'
            cand plan 'Show a plan whole, to say yes to all of its steps at once'
        }
        &'fte;help;approve;list'= {
        }
        &'fte;help;approve;show'= {
        }
        &'fte;help;approve;yes'= {
        }
        &'fte;help;approve;no'= {
        }
        &'fte;help;approve;plan'= {
        }
        &'fte;help;act'= {
        }
        &'fte;help;queue'= {
            cand list 'List what is approved and not done, what is in doubt, what failed for good'
            cand show 'Show one request: what it is, what holds it back, every try'
            cand hold 'Hold approved requests back until `fte queue retry`'
            cand retry 'Let requests go that are held back, ask a dead letter once more, let a paused service be tried again'
            cand drop 'Give up approved requests and dead letters: they are not done'
            cand settle 'Say whether a request happened of which nobody knows'
        }
        &'fte;help;queue;list'= {
        }
        &'fte;help;queue;show'= {
        }
        &'fte;help;queue;hold'= {
        }
        &'fte;help;queue;retry'= {
        }
        &'fte;help;queue;drop'= {
        }
        &'fte;help;queue;settle'= {
        }
        &'fte;help;email'= {
            cand send 'Ask to send a letter, or a draft as it is now'
            cand reply 'Ask to answer a mail'
            cand draft 'Write a letter or an answer into a note of its own, to finish it there'
        }
        &'fte;help;email;send'= {
        }
        &'fte;help;email;reply'= {
        }
        &'fte;help;email;draft'= {
        }
        &'fte;help;undo'= {
        }
        &'fte;help;run'= {
        }
        &'fte;help;stop'= {
        }
        &'fte;help;resume'= {
        }
        &'fte;help;ledger'= {
            cand invoice 'Invoices to customers'
            cand bill 'Vendors'' bills that are owed'
            cand expense 'Expenses that are paid already'
            cand payment 'Money that came in for invoices or went out for bills'
            cand reverse 'Ask to book the reverse of a bill, an expense or a payment'
            cand receivable 'Show what customers owe, by how long it is overdue'
            cand payable 'Show what you owe to vendors, by how long it is overdue'
            cand balance 'Show what is in each account'
            cand register 'List what was posted, oldest first'
            cand check 'Look the books over: the journal, the numbers, the notes'
        }
        &'fte;help;ledger;invoice'= {
            cand create 'Ask for an invoice to a customer'
            cand credit 'Ask to cancel an invoice by a credit note'
            cand list 'List the invoices, oldest first'
            cand show 'Show one invoice whole'
        }
        &'fte;help;ledger;invoice;create'= {
        }
        &'fte;help;ledger;invoice;credit'= {
        }
        &'fte;help;ledger;invoice;list'= {
        }
        &'fte;help;ledger;invoice;show'= {
        }
        &'fte;help;ledger;bill'= {
            cand record 'Ask to book a bill that is owed'
            cand list 'List the bills, oldest first'
        }
        &'fte;help;ledger;bill;record'= {
        }
        &'fte;help;ledger;bill;list'= {
        }
        &'fte;help;ledger;expense'= {
            cand record 'Ask to book an expense that is paid already'
            cand list 'List the expenses, oldest first'
        }
        &'fte;help;ledger;expense;record'= {
        }
        &'fte;help;ledger;expense;list'= {
        }
        &'fte;help;ledger;payment'= {
            cand record 'Ask to book that an invoice or a bill was paid'
            cand list 'List the payments, oldest first'
        }
        &'fte;help;ledger;payment;record'= {
        }
        &'fte;help;ledger;payment;list'= {
        }
        &'fte;help;ledger;reverse'= {
        }
        &'fte;help;ledger;receivable'= {
        }
        &'fte;help;ledger;payable'= {
        }
        &'fte;help;ledger;balance'= {
        }
        &'fte;help;ledger;register'= {
        }
        &'fte;help;ledger;check'= {
        }
        &'fte;help;policy'= {
            cand check 'Check the policy in `Company_Handbook.md`: unreadable, unreachable and contradictory rules'
            cand explain 'Explain what the policy says of actions, rule by rule'
        }
        &'fte;help;policy;check'= {
        }
        &'fte;help;policy;explain'= {
        }
        &'fte;help;audit'= {
            cand search 'Search the audit log'
            cand tail 'Show the newest events, the last one last'
            cand report 'Count what happened: by action and outcome, with how long it took, and by day'
            cand export 'Export events for other programs'
            cand verify 'Prove that the log is as it was written, and that Done/ has its receipts'
            cand prune 'Pack days of the log that are older than what is kept at hand'
        }
        &'fte;help;audit;search'= {
        }
        &'fte;help;audit;tail'= {
        }
        &'fte;help;audit;report'= {
        }
        &'fte;help;audit;export'= {
        }
        &'fte;help;audit;verify'= {
        }
        &'fte;help;audit;prune'= {
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
            cand gmail 'Take in the mail of your Gmail account'
            cand imap 'Take in the mail of an IMAP server'
        }
        &'fte;help;watch;files'= {
        }
        &'fte;help;watch;gmail'= {
        }
        &'fte;help;watch;imap'= {
        }
        &'fte;help;auth'= {
            cand gmail 'Google''s mail: sign in with the browser'
            cand imap 'The server that mail is read from: a password, or an app password'
            cand smtp 'The server that mail is sent by: a password, or an app password'
            cand webhook 'Your web service: the token that signs what it is told'
            cand status 'Show where each secret comes from, how old it is, what it may do and when it ends'
        }
        &'fte;help;auth;gmail'= {
            cand login 'Sign in to Google in the browser'
            cand status 'Show where each secret comes from, how old it is, what it may do and when it ends'
            cand revoke 'End the sign-in: forget what is stored, and take Google''s token back'
        }
        &'fte;help;auth;gmail;login'= {
        }
        &'fte;help;auth;gmail;status'= {
        }
        &'fte;help;auth;gmail;revoke'= {
        }
        &'fte;help;auth;imap'= {
            cand login 'Store a password or token'
            cand status 'Show where each secret comes from, how old it is, what it may do and when it ends'
            cand revoke 'End the sign-in: forget what is stored, and take Google''s token back'
        }
        &'fte;help;auth;imap;login'= {
        }
        &'fte;help;auth;imap;status'= {
        }
        &'fte;help;auth;imap;revoke'= {
        }
        &'fte;help;auth;smtp'= {
            cand login 'Store a password or token'
            cand status 'Show where each secret comes from, how old it is, what it may do and when it ends'
            cand revoke 'End the sign-in: forget what is stored, and take Google''s token back'
        }
        &'fte;help;auth;smtp;login'= {
        }
        &'fte;help;auth;smtp;status'= {
        }
        &'fte;help;auth;smtp;revoke'= {
        }
        &'fte;help;auth;webhook'= {
            cand login 'Store a password or token'
            cand status 'Show where each secret comes from, how old it is, what it may do and when it ends'
            cand revoke 'End the sign-in: forget what is stored, and take Google''s token back'
        }
        &'fte;help;auth;webhook;login'= {
        }
        &'fte;help;auth;webhook;status'= {
        }
        &'fte;help;auth;webhook;revoke'= {
        }
        &'fte;help;auth;status'= {
        }
        &'fte;help;vault'= {
            cand check 'List every damaged or misplaced note with file and line'
            cand repair 'Mend what can be mended without guessing, and list the rest'
        }
        &'fte;help;vault;check'= {
        }
        &'fte;help;vault;repair'= {
        }
        &'fte;help;schedule'= {
            cand show 'Show the jobs, when each last ran, and what would be installed'
            cand install 'Put this vault on this computer''s schedule'
            cand remove 'Take this vault off this computer''s schedule'
            cand run 'Run what is due, each job once'
        }
        &'fte;help;schedule;show'= {
        }
        &'fte;help;schedule;install'= {
        }
        &'fte;help;schedule;remove'= {
        }
        &'fte;help;schedule;run'= {
        }
        &'fte;help;health'= {
        }
        &'fte;help;doctor'= {
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
