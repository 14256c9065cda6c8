
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
            cand odoo 'Work in Odoo: customers, invoices, bills, expenses, payments'
            cand finance 'Take in bank statements, match their rows, find subscriptions'
            cand policy 'See what would need approval, and by which rule'
            cand audit 'Search, report, export and prove the log of all that happened'
            cand trace 'Follow one thing from the mail to the receipt, the invoice, the bank line, and back'
            cand status 'Show what waits for you, the queues, what is due and what failed'
            cand dashboard 'Write the state now into Dashboard.md'
            cand briefing 'Write and read the Monday briefing'
            cand plan 'Plan what is in `Needs_Action/`'
            cand watch 'Take in what arrived: one note in `Needs_Action/` for each thing'
            cand auth 'Sign in to Gmail, IMAP, SMTP, Odoo and your web service'
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
            cand accounts 'Show the chart of accounts'
            cand taxes 'Show the taxes that have a name'
            cand rate 'Exchange rates into the currency of the books'
            cand report 'Statements of the books: profit and loss, balance sheet, cash flow, tax and more'
            cand export 'Print the books for another program, or for an accountant'
            cand push 'Move the books into an accounting system'
            cand open 'Ask to book what accounts held when the books began'
            cand close 'Ask to close the books up to a day: nothing more is booked into it or before it'
            cand reopen 'Ask to open days again that were closed'
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
            cand credit 'Ask to cancel an invoice by a credit note, or to take a part of it back'
            cand list 'List the invoices, oldest first'
            cand show 'Show one invoice whole'
            cand pdf 'Draw an invoice as a PDF'
            cand send 'Ask to send an invoice to its customer'
            cand monthly 'Ask for the invoices of a month that is over'
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
            cand --amount 'Only so much of it, with tax, spread over its lines'
            cand --line 'Only this line of it, counted from 1; repeat it for more'
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
        &'fte;ledger;invoice;pdf'= {
            cand --output 'Where to write it [default: Accounting/Invoices/NUMBER.pdf in the vault]'
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;ledger;invoice;send'= {
            cand --to 'Whom it goes to [default: the address in the customer''s note]'
            cand -s 'The subject [default: `Invoice NUMBER`, in the customer''s language]'
            cand --subject 'The subject [default: `Invoice NUMBER`, in the customer''s language]'
            cand --text 'The letter''s text [default: a few lines in the customer''s language]'
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --dry-run 'Show what would be asked, and ask for nothing'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;ledger;invoice;monthly'= {
            cand --month 'The month, like `2026-10` [default: the last one]'
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --dry-run 'Say for whom, and ask for nothing'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;ledger;invoice;help'= {
            cand create 'Ask for an invoice to a customer'
            cand credit 'Ask to cancel an invoice by a credit note, or to take a part of it back'
            cand list 'List the invoices, oldest first'
            cand show 'Show one invoice whole'
            cand pdf 'Draw an invoice as a PDF'
            cand send 'Ask to send an invoice to its customer'
            cand monthly 'Ask for the invoices of a month that is over'
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
        &'fte;ledger;invoice;help;pdf'= {
        }
        &'fte;ledger;invoice;help;send'= {
        }
        &'fte;ledger;invoice;help;monthly'= {
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
            cand --tax 'The tax in the amount, by rate or name: `19%`, `DE-reduced`, `19% = 7.83` as the bill states it; repeat it for more'
            cand --note 'A remark, kept with it'
            cand --file 'The paper itself: a file of the vault that its note links to (can be repeated)'
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
            cand --tax 'The tax in the amount, by rate or name: `19%`, `DE-reduced`, `19% = 7.83` as the bill states it; repeat it for more'
            cand --note 'A remark, kept with it'
            cand --file 'The paper itself: a file of the vault that its note links to (can be repeated)'
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
            cand --bank 'What came in or went out at the bank, where it is in another currency, like `18.40 EUR`'
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
        &'fte;ledger;accounts'= {
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;ledger;taxes'= {
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;ledger;rate'= {
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help'
            cand --help 'Print help'
            cand add 'Ask to note what one of a currency is worth in the books'' own'
            cand list 'List the exchange rates, oldest first'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'fte;ledger;rate;add'= {
            cand --date 'From which day on, like `2026-11-16` [default: the day it is booked]'
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --dry-run 'Print the entry that would be booked, and ask for nothing'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;ledger;rate;list'= {
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'fte;ledger;rate;help'= {
            cand add 'Ask to note what one of a currency is worth in the books'' own'
            cand list 'List the exchange rates, oldest first'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'fte;ledger;rate;help;add'= {
        }
        &'fte;ledger;rate;help;list'= {
        }
        &'fte;ledger;rate;help;help'= {
        }
        &'fte;ledger;report'= {
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help'
            cand --help 'Print help'
            cand profit-loss 'Show what was earned and spent, in the books'' currency'
            cand balance-sheet 'Show what is owned and owed at the end of a day, and what that is made of'
            cand cash-flow 'Show how cash and what is at the bank changed'
            cand trial-balance 'Show every account: what was in it before, what moved, what is in it'
            cand tax 'Show the tax of some days, by rate: on sales, on purchases, and what is to be paid'
            cand aged 'Show what customers owe and what is owed, by how long it is overdue'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'fte;ledger;report;profit-loss'= {
            cand --from 'From this day on, like `2026-11-01` [default: the first that is booked]'
            cand --to 'Up to this day [default: today; an export has all that is booked]'
            cand --period 'A month, a quarter or a year: `2026-10`, `2026-Q3`, `2026`'
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;ledger;report;balance-sheet'= {
            cand --as-of 'As it was at the end of a day, like `2026-11-16` [default: today]'
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;ledger;report;cash-flow'= {
            cand --from 'From this day on, like `2026-11-01` [default: the first that is booked]'
            cand --to 'Up to this day [default: today; an export has all that is booked]'
            cand --period 'A month, a quarter or a year: `2026-10`, `2026-Q3`, `2026`'
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;ledger;report;trial-balance'= {
            cand --from 'From this day on, like `2026-11-01` [default: the first that is booked]'
            cand --to 'Up to this day [default: today; an export has all that is booked]'
            cand --period 'A month, a quarter or a year: `2026-10`, `2026-Q3`, `2026`'
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;ledger;report;tax'= {
            cand --from 'From this day on, like `2026-11-01` [default: the first that is booked]'
            cand --to 'Up to this day [default: today; an export has all that is booked]'
            cand --period 'A month, a quarter or a year: `2026-10`, `2026-Q3`, `2026`'
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;ledger;report;aged'= {
            cand --as-of 'As it was at the end of a day, like `2026-11-16` [default: today]'
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'fte;ledger;report;help'= {
            cand profit-loss 'Show what was earned and spent, in the books'' currency'
            cand balance-sheet 'Show what is owned and owed at the end of a day, and what that is made of'
            cand cash-flow 'Show how cash and what is at the bank changed'
            cand trial-balance 'Show every account: what was in it before, what moved, what is in it'
            cand tax 'Show the tax of some days, by rate: on sales, on purchases, and what is to be paid'
            cand aged 'Show what customers owe and what is owed, by how long it is overdue'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'fte;ledger;report;help;profit-loss'= {
        }
        &'fte;ledger;report;help;balance-sheet'= {
        }
        &'fte;ledger;report;help;cash-flow'= {
        }
        &'fte;ledger;report;help;trial-balance'= {
        }
        &'fte;ledger;report;help;tax'= {
        }
        &'fte;ledger;report;help;aged'= {
        }
        &'fte;ledger;report;help;help'= {
        }
        &'fte;ledger;export'= {
            cand --from 'From this day on, like `2026-11-01` [default: the first that is booked]'
            cand --to 'Up to this day [default: today; an export has all that is booked]'
            cand --period 'A month, a quarter or a year: `2026-10`, `2026-Q3`, `2026`'
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;ledger;push'= {
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help'
            cand --help 'Print help'
            cand odoo 'Ask to move the books into Odoo'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'fte;ledger;push;odoo'= {
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --dry-run 'Print what would be made, and ask for nothing'
            cand --check 'Hold the books against what is in Odoo, and ask for nothing'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;ledger;push;help'= {
            cand odoo 'Ask to move the books into Odoo'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'fte;ledger;push;help;odoo'= {
        }
        &'fte;ledger;push;help;help'= {
        }
        &'fte;ledger;open'= {
            cand --balance 'What an account held; repeat it for more'
            cand --date 'On which day, like `2026-01-01` [default: the day it is booked]'
            cand --note 'A remark, kept with it'
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --dry-run 'Print the entry that would be booked, and ask for nothing'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;ledger;close'= {
            cand --note 'A remark, kept with it'
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --dry-run 'Print the entry that would be booked, and ask for nothing'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;ledger;reopen'= {
            cand --keep 'The last day that stays closed [default: none does]'
            cand --note 'Why, kept with it'
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --dry-run 'Print the entry that would be booked, and ask for nothing'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
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
            cand accounts 'Show the chart of accounts'
            cand taxes 'Show the taxes that have a name'
            cand rate 'Exchange rates into the currency of the books'
            cand report 'Statements of the books: profit and loss, balance sheet, cash flow, tax and more'
            cand export 'Print the books for another program, or for an accountant'
            cand push 'Move the books into an accounting system'
            cand open 'Ask to book what accounts held when the books began'
            cand close 'Ask to close the books up to a day: nothing more is booked into it or before it'
            cand reopen 'Ask to open days again that were closed'
            cand check 'Look the books over: the journal, the numbers, the notes'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'fte;ledger;help;invoice'= {
            cand create 'Ask for an invoice to a customer'
            cand credit 'Ask to cancel an invoice by a credit note, or to take a part of it back'
            cand list 'List the invoices, oldest first'
            cand show 'Show one invoice whole'
            cand pdf 'Draw an invoice as a PDF'
            cand send 'Ask to send an invoice to its customer'
            cand monthly 'Ask for the invoices of a month that is over'
        }
        &'fte;ledger;help;invoice;create'= {
        }
        &'fte;ledger;help;invoice;credit'= {
        }
        &'fte;ledger;help;invoice;list'= {
        }
        &'fte;ledger;help;invoice;show'= {
        }
        &'fte;ledger;help;invoice;pdf'= {
        }
        &'fte;ledger;help;invoice;send'= {
        }
        &'fte;ledger;help;invoice;monthly'= {
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
        &'fte;ledger;help;accounts'= {
        }
        &'fte;ledger;help;taxes'= {
        }
        &'fte;ledger;help;rate'= {
            cand add 'Ask to note what one of a currency is worth in the books'' own'
            cand list 'List the exchange rates, oldest first'
        }
        &'fte;ledger;help;rate;add'= {
        }
        &'fte;ledger;help;rate;list'= {
        }
        &'fte;ledger;help;report'= {
            cand profit-loss 'Show what was earned and spent, in the books'' currency'
            cand balance-sheet 'Show what is owned and owed at the end of a day, and what that is made of'
            cand cash-flow 'Show how cash and what is at the bank changed'
            cand trial-balance 'Show every account: what was in it before, what moved, what is in it'
            cand tax 'Show the tax of some days, by rate: on sales, on purchases, and what is to be paid'
            cand aged 'Show what customers owe and what is owed, by how long it is overdue'
        }
        &'fte;ledger;help;report;profit-loss'= {
        }
        &'fte;ledger;help;report;balance-sheet'= {
        }
        &'fte;ledger;help;report;cash-flow'= {
        }
        &'fte;ledger;help;report;trial-balance'= {
        }
        &'fte;ledger;help;report;tax'= {
        }
        &'fte;ledger;help;report;aged'= {
        }
        &'fte;ledger;help;export'= {
        }
        &'fte;ledger;help;push'= {
            cand odoo 'Ask to move the books into Odoo'
        }
        &'fte;ledger;help;push;odoo'= {
        }
        &'fte;ledger;help;open'= {
        }
        &'fte;ledger;help;close'= {
        }
        &'fte;ledger;help;reopen'= {
        }
        &'fte;ledger;help;check'= {
        }
        &'fte;ledger;help;help'= {
        }
        &'fte;odoo'= {
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand check 'Look at the set-up: address, database, key, company, rights'
            cand sync 'Keep a copy of Odoo''s lists, to read when Odoo is away'
            cand customer 'Customers, in Odoo'
            cand vendor 'Vendors, in Odoo'
            cand product 'What is sold and bought, in Odoo'
            cand invoice 'Invoices to customers, in Odoo'
            cand bill 'Bills of vendors, in Odoo'
            cand payment 'Payments, in Odoo'
            cand expense 'Expenses of employees, in Odoo'
            cand receivable 'Show what customers owe, by how long it is overdue'
            cand payable 'Show what you owe to vendors, by how long it is overdue'
            cand summary 'How a time went: earned, spent, invoiced, owed, held'
            cand report 'Profit and loss, balance sheet, cash flow, trial balance, taxes, ages'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'fte;odoo;check'= {
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;odoo;sync'= {
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;odoo;customer'= {
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help'
            cand --help 'Print help'
            cand create 'Ask for a new customer in Odoo'
            cand list 'List customers, by name'
            cand show 'Show a customer'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'fte;odoo;customer;create'= {
            cand --name 'The name'
            cand --email 'The mail address'
            cand --vat 'The number that they are taxed under, with its country, like `DE123456788`'
            cand --street 'Street and number'
            cand --zip 'The postcode'
            cand --city 'The town'
            cand --country 'The country as two letters, like `DE`'
            cand --reference 'Your own number for them'
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --even-if-there 'Make it although there is one with the same tax number, address or name'
            cand --dry-run 'Print the calls that would be made, and ask for nothing'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;odoo;customer;list'= {
            cand --name 'Only those whose name has this in it'
            cand --limit 'How many at the most'
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'fte;odoo;customer;show'= {
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'fte;odoo;customer;help'= {
            cand create 'Ask for a new customer in Odoo'
            cand list 'List customers, by name'
            cand show 'Show a customer'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'fte;odoo;customer;help;create'= {
        }
        &'fte;odoo;customer;help;list'= {
        }
        &'fte;odoo;customer;help;show'= {
        }
        &'fte;odoo;customer;help;help'= {
        }
        &'fte;odoo;vendor'= {
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help'
            cand --help 'Print help'
            cand create 'Ask for a new vendor in Odoo'
            cand list 'List vendors, by name'
            cand show 'Show a vendor'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'fte;odoo;vendor;create'= {
            cand --name 'The name'
            cand --email 'The mail address'
            cand --vat 'The number that they are taxed under, with its country, like `DE123456788`'
            cand --street 'Street and number'
            cand --zip 'The postcode'
            cand --city 'The town'
            cand --country 'The country as two letters, like `DE`'
            cand --reference 'Your own number for them'
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --even-if-there 'Make it although there is one with the same tax number, address or name'
            cand --dry-run 'Print the calls that would be made, and ask for nothing'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;odoo;vendor;list'= {
            cand --name 'Only those whose name has this in it'
            cand --limit 'How many at the most'
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'fte;odoo;vendor;show'= {
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'fte;odoo;vendor;help'= {
            cand create 'Ask for a new vendor in Odoo'
            cand list 'List vendors, by name'
            cand show 'Show a vendor'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'fte;odoo;vendor;help;create'= {
        }
        &'fte;odoo;vendor;help;list'= {
        }
        &'fte;odoo;vendor;help;show'= {
        }
        &'fte;odoo;vendor;help;help'= {
        }
        &'fte;odoo;product'= {
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help'
            cand --help 'Print help'
            cand create 'Ask for a new product in Odoo'
            cand list 'List products, by name'
            cand show 'Show a product'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'fte;odoo;product;create'= {
            cand --name 'The name'
            cand --price 'What one costs without tax, in the company''s currency, like `120.00 EUR`'
            cand --reference 'Your own number for it'
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --goods 'Something that is shipped, not a service'
            cand --dry-run 'Print the calls that would be made, and ask for nothing'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;odoo;product;list'= {
            cand --name 'Only those whose name has this in it'
            cand --limit 'How many at the most'
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'fte;odoo;product;show'= {
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'fte;odoo;product;help'= {
            cand create 'Ask for a new product in Odoo'
            cand list 'List products, by name'
            cand show 'Show a product'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'fte;odoo;product;help;create'= {
        }
        &'fte;odoo;product;help;list'= {
        }
        &'fte;odoo;product;help;show'= {
        }
        &'fte;odoo;product;help;help'= {
        }
        &'fte;odoo;invoice'= {
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help'
            cand --help 'Print help'
            cand create 'Ask for a draft of an invoice in Odoo'
            cand credit 'Ask to cancel an invoice in Odoo, whole, by a credit note'
            cand post 'Ask to post a draft of an invoice in Odoo'
            cand send 'Ask to mail a posted invoice to its customer, with Odoo''s own PDF'
            cand list 'List invoices, newest first'
            cand show 'Show an invoice with its lines and what settled it'
            cand pdf 'Fetch an invoice as PDF, as Odoo makes it'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'fte;odoo;invoice;create'= {
            cand --customer 'Who owes it: their name in Odoo, or `#18`, their id there'
            cand --line 'A line; repeat it for more'
            cand --currency 'The currency, like `EUR` [default: the company''s]'
            cand --date 'The invoice''s date, like `2026-11-16` [default: today]'
            cand --due 'When it is due [default: the setting `books.terms_days` after the date]'
            cand --terms 'The payment terms that say when it is due, by their name in Odoo'
            cand --reference 'The customer''s own reference, like the number of their order'
            cand --note 'What stands below the lines'
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --dry-run 'Print the calls that would be made, and ask for nothing'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;odoo;invoice;credit'= {
            cand --date 'The credit note''s date, like `2026-11-16` [default: today]'
            cand --note 'Why, as it stands on the credit note'
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --dry-run 'Print the calls that would be made, and ask for nothing'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;odoo;invoice;post'= {
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --dry-run 'Print the calls that would be made, and ask for nothing'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;odoo;invoice;send'= {
            cand --to 'Another recipient than the customer''s address in Odoo'
            cand --subject 'The mail''s subject [default: `Invoice NUMBER`]'
            cand --body 'The mail''s text [default: number, total and due date]'
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --dry-run 'Show the mail, and ask for nothing'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;odoo;invoice;list'= {
            cand --since 'Only from this day on, like `2026-11-16`'
            cand --partner 'Only of those whose name has this in it'
            cand --limit 'How many at the most'
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --open 'Only what is posted and not fully paid'
            cand --overdue 'Only what is open and past its due date'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'fte;odoo;invoice;show'= {
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'fte;odoo;invoice;pdf'= {
            cand -o 'The file to write, `-` for stdout [default: its number, in the current folder]'
            cand --output 'The file to write, `-` for stdout [default: its number, in the current folder]'
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;odoo;invoice;help'= {
            cand create 'Ask for a draft of an invoice in Odoo'
            cand credit 'Ask to cancel an invoice in Odoo, whole, by a credit note'
            cand post 'Ask to post a draft of an invoice in Odoo'
            cand send 'Ask to mail a posted invoice to its customer, with Odoo''s own PDF'
            cand list 'List invoices, newest first'
            cand show 'Show an invoice with its lines and what settled it'
            cand pdf 'Fetch an invoice as PDF, as Odoo makes it'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'fte;odoo;invoice;help;create'= {
        }
        &'fte;odoo;invoice;help;credit'= {
        }
        &'fte;odoo;invoice;help;post'= {
        }
        &'fte;odoo;invoice;help;send'= {
        }
        &'fte;odoo;invoice;help;list'= {
        }
        &'fte;odoo;invoice;help;show'= {
        }
        &'fte;odoo;invoice;help;pdf'= {
        }
        &'fte;odoo;invoice;help;help'= {
        }
        &'fte;odoo;bill'= {
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help'
            cand --help 'Print help'
            cand create 'Ask for a draft of a vendor''s bill in Odoo'
            cand post 'Ask to post a draft of a vendor''s bill in Odoo'
            cand list 'List bills, newest first'
            cand show 'Show a bill with its lines and what settled it'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'fte;odoo;bill;create'= {
            cand --vendor 'Who is owed: their name in Odoo, or `#18`, their id there'
            cand --reference 'The vendor''s own number of the bill'
            cand --amount 'What the bill comes to, with tax, like `59.50 EUR`'
            cand --date 'The bill''s date, like `2026-11-16`'
            cand --due 'When it is due [default: at once]'
            cand --line 'A line, `[PRODUCT] TEXT = [QUANTITY x] PRICE [+TAX]`; repeat it for more [default: one line of the amount, without tax]'
            cand --account 'The account that its lines are booked on, by its code [default: Odoo''s own]'
            cand --file 'The bill itself, a file of the vault; repeat it for more'
            cand --note 'A remark, kept with it'
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --dry-run 'Print the calls that would be made, and ask for nothing'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;odoo;bill;post'= {
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --dry-run 'Print the calls that would be made, and ask for nothing'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;odoo;bill;list'= {
            cand --since 'Only from this day on, like `2026-11-16`'
            cand --partner 'Only of those whose name has this in it'
            cand --limit 'How many at the most'
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --open 'Only what is posted and not fully paid'
            cand --overdue 'Only what is open and past its due date'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'fte;odoo;bill;show'= {
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'fte;odoo;bill;help'= {
            cand create 'Ask for a draft of a vendor''s bill in Odoo'
            cand post 'Ask to post a draft of a vendor''s bill in Odoo'
            cand list 'List bills, newest first'
            cand show 'Show a bill with its lines and what settled it'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'fte;odoo;bill;help;create'= {
        }
        &'fte;odoo;bill;help;post'= {
        }
        &'fte;odoo;bill;help;list'= {
        }
        &'fte;odoo;bill;help;show'= {
        }
        &'fte;odoo;bill;help;help'= {
        }
        &'fte;odoo;payment'= {
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help'
            cand --help 'Print help'
            cand record 'Ask to record in Odoo that an invoice or a bill was paid'
            cand list 'List payments, newest first'
            cand show 'Show a payment'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'fte;odoo;payment;record'= {
            cand --amount 'How much, like `20.00 EUR` [default: all that is open]'
            cand --date 'When, like `2026-11-16` [default: today]'
            cand --write-off 'The account that the rest is written off to, by its code: nothing is then open'
            cand --journal 'The journal of the bank or cash box, by its name or code [default: Odoo''s own]'
            cand --note 'A remark, for what is written off'
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --dry-run 'Print the calls that would be made, and ask for nothing'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;odoo;payment;list'= {
            cand --since 'Only from this day on, like `2026-11-16`'
            cand --partner 'Only of those whose name has this in it'
            cand --limit 'How many at the most'
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'fte;odoo;payment;show'= {
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'fte;odoo;payment;help'= {
            cand record 'Ask to record in Odoo that an invoice or a bill was paid'
            cand list 'List payments, newest first'
            cand show 'Show a payment'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'fte;odoo;payment;help;record'= {
        }
        &'fte;odoo;payment;help;list'= {
        }
        &'fte;odoo;payment;help;show'= {
        }
        &'fte;odoo;payment;help;help'= {
        }
        &'fte;odoo;expense'= {
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help'
            cand --help 'Print help'
            cand record 'Ask for an expense in Odoo, with its receipt'
            cand list 'List expenses, newest first'
            cand show 'Show an expense'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'fte;odoo;expense;record'= {
            cand --for 'What it was for'
            cand --amount 'How much, with tax, like `89.90 EUR`'
            cand --date 'When, like `2026-11-16` [default: today]'
            cand --category 'Odoo''s expense category, by its name or reference [default: its general one]'
            cand --file 'The receipt, a file of the vault; repeat it for more'
            cand --note 'A remark, kept with it'
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --company-paid 'The company paid it [default: the employee did, and gets it back]'
            cand --dry-run 'Print the calls that would be made, and ask for nothing'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;odoo;expense;list'= {
            cand --since 'Only from this day on, like `2026-11-16`'
            cand --partner 'Only of those whose name has this in it'
            cand --limit 'How many at the most'
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'fte;odoo;expense;show'= {
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'fte;odoo;expense;help'= {
            cand record 'Ask for an expense in Odoo, with its receipt'
            cand list 'List expenses, newest first'
            cand show 'Show an expense'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'fte;odoo;expense;help;record'= {
        }
        &'fte;odoo;expense;help;list'= {
        }
        &'fte;odoo;expense;help;show'= {
        }
        &'fte;odoo;expense;help;help'= {
        }
        &'fte;odoo;receivable'= {
            cand --as-of 'As it was at the end of a day, like `2026-11-16` [default: today]'
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;odoo;payable'= {
            cand --as-of 'As it was at the end of a day, like `2026-11-16` [default: today]'
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;odoo;summary'= {
            cand --period 'The week, month, quarter or year of today, so far [default: month]'
            cand --from 'From this day on, like `2026-10-01`'
            cand --to 'Up to this day [default: today]'
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;odoo;report'= {
            cand --period 'The week, month, quarter or year of today, so far [default: month]'
            cand --from 'From this day on, like `2026-10-01`'
            cand --to 'Up to this day [default: today]'
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;odoo;help'= {
            cand check 'Look at the set-up: address, database, key, company, rights'
            cand sync 'Keep a copy of Odoo''s lists, to read when Odoo is away'
            cand customer 'Customers, in Odoo'
            cand vendor 'Vendors, in Odoo'
            cand product 'What is sold and bought, in Odoo'
            cand invoice 'Invoices to customers, in Odoo'
            cand bill 'Bills of vendors, in Odoo'
            cand payment 'Payments, in Odoo'
            cand expense 'Expenses of employees, in Odoo'
            cand receivable 'Show what customers owe, by how long it is overdue'
            cand payable 'Show what you owe to vendors, by how long it is overdue'
            cand summary 'How a time went: earned, spent, invoiced, owed, held'
            cand report 'Profit and loss, balance sheet, cash flow, trial balance, taxes, ages'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'fte;odoo;help;check'= {
        }
        &'fte;odoo;help;sync'= {
        }
        &'fte;odoo;help;customer'= {
            cand create 'Ask for a new customer in Odoo'
            cand list 'List customers, by name'
            cand show 'Show a customer'
        }
        &'fte;odoo;help;customer;create'= {
        }
        &'fte;odoo;help;customer;list'= {
        }
        &'fte;odoo;help;customer;show'= {
        }
        &'fte;odoo;help;vendor'= {
            cand create 'Ask for a new vendor in Odoo'
            cand list 'List vendors, by name'
            cand show 'Show a vendor'
        }
        &'fte;odoo;help;vendor;create'= {
        }
        &'fte;odoo;help;vendor;list'= {
        }
        &'fte;odoo;help;vendor;show'= {
        }
        &'fte;odoo;help;product'= {
            cand create 'Ask for a new product in Odoo'
            cand list 'List products, by name'
            cand show 'Show a product'
        }
        &'fte;odoo;help;product;create'= {
        }
        &'fte;odoo;help;product;list'= {
        }
        &'fte;odoo;help;product;show'= {
        }
        &'fte;odoo;help;invoice'= {
            cand create 'Ask for a draft of an invoice in Odoo'
            cand credit 'Ask to cancel an invoice in Odoo, whole, by a credit note'
            cand post 'Ask to post a draft of an invoice in Odoo'
            cand send 'Ask to mail a posted invoice to its customer, with Odoo''s own PDF'
            cand list 'List invoices, newest first'
            cand show 'Show an invoice with its lines and what settled it'
            cand pdf 'Fetch an invoice as PDF, as Odoo makes it'
        }
        &'fte;odoo;help;invoice;create'= {
        }
        &'fte;odoo;help;invoice;credit'= {
        }
        &'fte;odoo;help;invoice;post'= {
        }
        &'fte;odoo;help;invoice;send'= {
        }
        &'fte;odoo;help;invoice;list'= {
        }
        &'fte;odoo;help;invoice;show'= {
        }
        &'fte;odoo;help;invoice;pdf'= {
        }
        &'fte;odoo;help;bill'= {
            cand create 'Ask for a draft of a vendor''s bill in Odoo'
            cand post 'Ask to post a draft of a vendor''s bill in Odoo'
            cand list 'List bills, newest first'
            cand show 'Show a bill with its lines and what settled it'
        }
        &'fte;odoo;help;bill;create'= {
        }
        &'fte;odoo;help;bill;post'= {
        }
        &'fte;odoo;help;bill;list'= {
        }
        &'fte;odoo;help;bill;show'= {
        }
        &'fte;odoo;help;payment'= {
            cand record 'Ask to record in Odoo that an invoice or a bill was paid'
            cand list 'List payments, newest first'
            cand show 'Show a payment'
        }
        &'fte;odoo;help;payment;record'= {
        }
        &'fte;odoo;help;payment;list'= {
        }
        &'fte;odoo;help;payment;show'= {
        }
        &'fte;odoo;help;expense'= {
            cand record 'Ask for an expense in Odoo, with its receipt'
            cand list 'List expenses, newest first'
            cand show 'Show an expense'
        }
        &'fte;odoo;help;expense;record'= {
        }
        &'fte;odoo;help;expense;list'= {
        }
        &'fte;odoo;help;expense;show'= {
        }
        &'fte;odoo;help;receivable'= {
        }
        &'fte;odoo;help;payable'= {
        }
        &'fte;odoo;help;summary'= {
        }
        &'fte;odoo;help;report'= {
        }
        &'fte;odoo;help;help'= {
        }
        &'fte;finance'= {
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand import 'Take in bank statements: CSV, OFX, QIF, CAMT.053, MT940'
            cand rows 'List the rows of the bank, oldest first'
            cand match 'Hold rows against open invoices and bills, or say what a row pays'
            cand book 'Ask to book a row that pays no invoice or bill as an expense'
            cand subscriptions 'Find charges that come again and again, and what cancelling them would save'
            cand check 'Hold the rows against the bank''s own balances'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'fte;finance;import'= {
            cand --map 'The mapping to read a CSV or QIF with: `Accounting/Banks/NAME.yaml`, made where there is none'
            cand --account 'The account that the rows are of, where the file does not say or says it otherwise'
            cand --currency 'The currency of amounts that have none, like `EUR`'
            cand --dates 'What comes first in a day like `03/04/2026`'
            cand --decimal 'The decimal mark'
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --invert 'Amounts above zero are money that went out'
            cand --unbalanced 'Take a statement in although its own balances speak against its rows'
            cand --yes 'Keep the mapping that was guessed, without a question'
            cand --no-match 'Only take rows in: ask for no payment and link none'
            cand --dry-run 'Say what would be taken in and change nothing'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;finance;rows'= {
            cand --account 'Only this account'
            cand --from 'Only of this day and later, like `2026-11-01`'
            cand --to 'Only of this day and earlier'
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --open 'Only what belongs to nothing that is booked, and is asked for nowhere'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'fte;finance;match'= {
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --all 'Also rows that look like nothing that is owed'
            cand --dry-run 'Say what would be asked for or linked, and do nothing'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;finance;book'= {
            cand --category 'What it was for, like `software` or `travel:train`'
            cand --vendor 'Who was paid [default: as the row says]'
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --dry-run 'Say what would be asked for, and ask for nothing'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;finance;subscriptions'= {
            cand --as-of 'As of this day [default: today]'
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --all 'Also those that ended, and rent, wages, taxes, loans and insurance'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;finance;check'= {
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;finance;help'= {
            cand import 'Take in bank statements: CSV, OFX, QIF, CAMT.053, MT940'
            cand rows 'List the rows of the bank, oldest first'
            cand match 'Hold rows against open invoices and bills, or say what a row pays'
            cand book 'Ask to book a row that pays no invoice or bill as an expense'
            cand subscriptions 'Find charges that come again and again, and what cancelling them would save'
            cand check 'Hold the rows against the bank''s own balances'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'fte;finance;help;import'= {
        }
        &'fte;finance;help;rows'= {
        }
        &'fte;finance;help;match'= {
        }
        &'fte;finance;help;book'= {
        }
        &'fte;finance;help;subscriptions'= {
        }
        &'fte;finance;help;check'= {
        }
        &'fte;finance;help;help'= {
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
            cand --accountant 'A period whole, for a tax adviser: `2026`, `2026-Q4`, `2026-10`, `2026-10-01..2026-10-15`'
            cand --output 'The folder that it goes into; it must not be there, or be empty'
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
        &'fte;trace'= {
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
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
            cand finance 'Take in the bank statements that lie in `Inbox/` and in `finance.folder`'
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
        &'fte;watch;finance'= {
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --dry-run 'Say what would be taken in and change nothing'
            cand --follow 'Look again every `finance.poll_s` seconds, until Ctrl-C; one line of output for each pass that took something in'
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
            cand finance 'Take in the bank statements that lie in `Inbox/` and in `finance.folder`'
            cand gmail 'Take in the mail of your Gmail account'
            cand imap 'Take in the mail of an IMAP server'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'fte;watch;help;files'= {
        }
        &'fte;watch;help;finance'= {
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
            cand odoo 'Odoo: an API key, made in your profile there under Account Security'
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
        &'fte;auth;odoo'= {
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
        &'fte;auth;odoo;login'= {
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
        &'fte;auth;odoo;status'= {
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --check 'Fetch each secret as work would: renew Google''s token where its end is near, run a command that prints one'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;auth;odoo;revoke'= {
            cand --vault 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)'
            cand --json 'Print one JSON document on stdout'
            cand -q 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand --quiet 'Say nothing where there is nothing new; results, warnings and errors are still printed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'fte;auth;odoo;help'= {
            cand login 'Store a password or token'
            cand status 'Show where each secret comes from, how old it is, what it may do and when it ends'
            cand revoke 'End the sign-in: forget what is stored, and take Google''s token back'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'fte;auth;odoo;help;login'= {
        }
        &'fte;auth;odoo;help;status'= {
        }
        &'fte;auth;odoo;help;revoke'= {
        }
        &'fte;auth;odoo;help;help'= {
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
            cand odoo 'Odoo: an API key, made in your profile there under Account Security'
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
        &'fte;auth;help;odoo'= {
            cand login 'Store a password or token'
            cand status 'Show where each secret comes from, how old it is, what it may do and when it ends'
            cand revoke 'End the sign-in: forget what is stored, and take Google''s token back'
        }
        &'fte;auth;help;odoo;login'= {
        }
        &'fte;auth;help;odoo;status'= {
        }
        &'fte;auth;help;odoo;revoke'= {
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
            cand odoo 'Work in Odoo: customers, invoices, bills, expenses, payments'
            cand finance 'Take in bank statements, match their rows, find subscriptions'
            cand policy 'See what would need approval, and by which rule'
            cand audit 'Search, report, export and prove the log of all that happened'
            cand trace 'Follow one thing from the mail to the receipt, the invoice, the bank line, and back'
            cand status 'Show what waits for you, the queues, what is due and what failed'
            cand dashboard 'Write the state now into Dashboard.md'
            cand briefing 'Write and read the Monday briefing'
            cand plan 'Plan what is in `Needs_Action/`'
            cand watch 'Take in what arrived: one note in `Needs_Action/` for each thing'
            cand auth 'Sign in to Gmail, IMAP, SMTP, Odoo and your web service'
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
            cand accounts 'Show the chart of accounts'
            cand taxes 'Show the taxes that have a name'
            cand rate 'Exchange rates into the currency of the books'
            cand report 'Statements of the books: profit and loss, balance sheet, cash flow, tax and more'
            cand export 'Print the books for another program, or for an accountant'
            cand push 'Move the books into an accounting system'
            cand open 'Ask to book what accounts held when the books began'
            cand close 'Ask to close the books up to a day: nothing more is booked into it or before it'
            cand reopen 'Ask to open days again that were closed'
            cand check 'Look the books over: the journal, the numbers, the notes'
        }
        &'fte;help;ledger;invoice'= {
            cand create 'Ask for an invoice to a customer'
            cand credit 'Ask to cancel an invoice by a credit note, or to take a part of it back'
            cand list 'List the invoices, oldest first'
            cand show 'Show one invoice whole'
            cand pdf 'Draw an invoice as a PDF'
            cand send 'Ask to send an invoice to its customer'
            cand monthly 'Ask for the invoices of a month that is over'
        }
        &'fte;help;ledger;invoice;create'= {
        }
        &'fte;help;ledger;invoice;credit'= {
        }
        &'fte;help;ledger;invoice;list'= {
        }
        &'fte;help;ledger;invoice;show'= {
        }
        &'fte;help;ledger;invoice;pdf'= {
        }
        &'fte;help;ledger;invoice;send'= {
        }
        &'fte;help;ledger;invoice;monthly'= {
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
        &'fte;help;ledger;accounts'= {
        }
        &'fte;help;ledger;taxes'= {
        }
        &'fte;help;ledger;rate'= {
            cand add 'Ask to note what one of a currency is worth in the books'' own'
            cand list 'List the exchange rates, oldest first'
        }
        &'fte;help;ledger;rate;add'= {
        }
        &'fte;help;ledger;rate;list'= {
        }
        &'fte;help;ledger;report'= {
            cand profit-loss 'Show what was earned and spent, in the books'' currency'
            cand balance-sheet 'Show what is owned and owed at the end of a day, and what that is made of'
            cand cash-flow 'Show how cash and what is at the bank changed'
            cand trial-balance 'Show every account: what was in it before, what moved, what is in it'
            cand tax 'Show the tax of some days, by rate: on sales, on purchases, and what is to be paid'
            cand aged 'Show what customers owe and what is owed, by how long it is overdue'
        }
        &'fte;help;ledger;report;profit-loss'= {
        }
        &'fte;help;ledger;report;balance-sheet'= {
        }
        &'fte;help;ledger;report;cash-flow'= {
        }
        &'fte;help;ledger;report;trial-balance'= {
        }
        &'fte;help;ledger;report;tax'= {
        }
        &'fte;help;ledger;report;aged'= {
        }
        &'fte;help;ledger;export'= {
        }
        &'fte;help;ledger;push'= {
            cand odoo 'Ask to move the books into Odoo'
        }
        &'fte;help;ledger;push;odoo'= {
        }
        &'fte;help;ledger;open'= {
        }
        &'fte;help;ledger;close'= {
        }
        &'fte;help;ledger;reopen'= {
        }
        &'fte;help;ledger;check'= {
        }
        &'fte;help;odoo'= {
            cand check 'Look at the set-up: address, database, key, company, rights'
            cand sync 'Keep a copy of Odoo''s lists, to read when Odoo is away'
            cand customer 'Customers, in Odoo'
            cand vendor 'Vendors, in Odoo'
            cand product 'What is sold and bought, in Odoo'
            cand invoice 'Invoices to customers, in Odoo'
            cand bill 'Bills of vendors, in Odoo'
            cand payment 'Payments, in Odoo'
            cand expense 'Expenses of employees, in Odoo'
            cand receivable 'Show what customers owe, by how long it is overdue'
            cand payable 'Show what you owe to vendors, by how long it is overdue'
            cand summary 'How a time went: earned, spent, invoiced, owed, held'
            cand report 'Profit and loss, balance sheet, cash flow, trial balance, taxes, ages'
        }
        &'fte;help;odoo;check'= {
        }
        &'fte;help;odoo;sync'= {
        }
        &'fte;help;odoo;customer'= {
            cand create 'Ask for a new customer in Odoo'
            cand list 'List customers, by name'
            cand show 'Show a customer'
        }
        &'fte;help;odoo;customer;create'= {
        }
        &'fte;help;odoo;customer;list'= {
        }
        &'fte;help;odoo;customer;show'= {
        }
        &'fte;help;odoo;vendor'= {
            cand create 'Ask for a new vendor in Odoo'
            cand list 'List vendors, by name'
            cand show 'Show a vendor'
        }
        &'fte;help;odoo;vendor;create'= {
        }
        &'fte;help;odoo;vendor;list'= {
        }
        &'fte;help;odoo;vendor;show'= {
        }
        &'fte;help;odoo;product'= {
            cand create 'Ask for a new product in Odoo'
            cand list 'List products, by name'
            cand show 'Show a product'
        }
        &'fte;help;odoo;product;create'= {
        }
        &'fte;help;odoo;product;list'= {
        }
        &'fte;help;odoo;product;show'= {
        }
        &'fte;help;odoo;invoice'= {
            cand create 'Ask for a draft of an invoice in Odoo'
            cand credit 'Ask to cancel an invoice in Odoo, whole, by a credit note'
            cand post 'Ask to post a draft of an invoice in Odoo'
            cand send 'Ask to mail a posted invoice to its customer, with Odoo''s own PDF'
            cand list 'List invoices, newest first'
            cand show 'Show an invoice with its lines and what settled it'
            cand pdf 'Fetch an invoice as PDF, as Odoo makes it'
        }
        &'fte;help;odoo;invoice;create'= {
        }
        &'fte;help;odoo;invoice;credit'= {
        }
        &'fte;help;odoo;invoice;post'= {
        }
        &'fte;help;odoo;invoice;send'= {
        }
        &'fte;help;odoo;invoice;list'= {
        }
        &'fte;help;odoo;invoice;show'= {
        }
        &'fte;help;odoo;invoice;pdf'= {
        }
        &'fte;help;odoo;bill'= {
            cand create 'Ask for a draft of a vendor''s bill in Odoo'
            cand post 'Ask to post a draft of a vendor''s bill in Odoo'
            cand list 'List bills, newest first'
            cand show 'Show a bill with its lines and what settled it'
        }
        &'fte;help;odoo;bill;create'= {
        }
        &'fte;help;odoo;bill;post'= {
        }
        &'fte;help;odoo;bill;list'= {
        }
        &'fte;help;odoo;bill;show'= {
        }
        &'fte;help;odoo;payment'= {
            cand record 'Ask to record in Odoo that an invoice or a bill was paid'
            cand list 'List payments, newest first'
            cand show 'Show a payment'
        }
        &'fte;help;odoo;payment;record'= {
        }
        &'fte;help;odoo;payment;list'= {
        }
        &'fte;help;odoo;payment;show'= {
        }
        &'fte;help;odoo;expense'= {
            cand record 'Ask for an expense in Odoo, with its receipt'
            cand list 'List expenses, newest first'
            cand show 'Show an expense'
        }
        &'fte;help;odoo;expense;record'= {
        }
        &'fte;help;odoo;expense;list'= {
        }
        &'fte;help;odoo;expense;show'= {
        }
        &'fte;help;odoo;receivable'= {
        }
        &'fte;help;odoo;payable'= {
        }
        &'fte;help;odoo;summary'= {
        }
        &'fte;help;odoo;report'= {
        }
        &'fte;help;finance'= {
            cand import 'Take in bank statements: CSV, OFX, QIF, CAMT.053, MT940'
            cand rows 'List the rows of the bank, oldest first'
            cand match 'Hold rows against open invoices and bills, or say what a row pays'
            cand book 'Ask to book a row that pays no invoice or bill as an expense'
            cand subscriptions 'Find charges that come again and again, and what cancelling them would save'
            cand check 'Hold the rows against the bank''s own balances'
        }
        &'fte;help;finance;import'= {
        }
        &'fte;help;finance;rows'= {
        }
        &'fte;help;finance;match'= {
        }
        &'fte;help;finance;book'= {
        }
        &'fte;help;finance;subscriptions'= {
        }
        &'fte;help;finance;check'= {
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
        &'fte;help;trace'= {
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
            cand finance 'Take in the bank statements that lie in `Inbox/` and in `finance.folder`'
            cand gmail 'Take in the mail of your Gmail account'
            cand imap 'Take in the mail of an IMAP server'
        }
        &'fte;help;watch;files'= {
        }
        &'fte;help;watch;finance'= {
        }
        &'fte;help;watch;gmail'= {
        }
        &'fte;help;watch;imap'= {
        }
        &'fte;help;auth'= {
            cand gmail 'Google''s mail: sign in with the browser'
            cand imap 'The server that mail is read from: a password, or an app password'
            cand smtp 'The server that mail is sent by: a password, or an app password'
            cand odoo 'Odoo: an API key, made in your profile there under Account Security'
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
        &'fte;help;auth;odoo'= {
            cand login 'Store a password or token'
            cand status 'Show where each secret comes from, how old it is, what it may do and when it ends'
            cand revoke 'End the sign-in: forget what is stored, and take Google''s token back'
        }
        &'fte;help;auth;odoo;login'= {
        }
        &'fte;help;auth;odoo;status'= {
        }
        &'fte;help;auth;odoo;revoke'= {
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
