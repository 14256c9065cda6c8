
using namespace System.Management.Automation
using namespace System.Management.Automation.Language

Register-ArgumentCompleter -Native -CommandName 'fte' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $commandElements = $commandAst.CommandElements
    $command = @(
        'fte'
        for ($i = 1; $i -lt $commandElements.Count; $i++) {
            $element = $commandElements[$i]
            if ($element -isnot [StringConstantExpressionAst] -or
                $element.StringConstantType -ne [StringConstantType]::BareWord -or
                $element.Value.StartsWith('-') -or
                $element.Value -eq $wordToComplete) {
                break
        }
        $element.Value
    }) -join ';'

    $completions = @(switch ($command) {
        'fte' {
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('demo', 'demo', [CompletionResultType]::ParameterValue, 'Work through a day of sample mail in a vault of its own')
            [CompletionResult]::new('init', 'init', [CompletionResultType]::ParameterValue, 'Make a vault, or add what is missing to one')
            [CompletionResult]::new('approve', 'approve', [CompletionResultType]::ParameterValue, 'Answer the requests that wait for a yes')
            [CompletionResult]::new('act', 'act', [CompletionResultType]::ParameterValue, 'Execute, once, what is approved or needs no approval')
            [CompletionResult]::new('queue', 'queue', [CompletionResultType]::ParameterValue, 'See and steer what is approved and not done: held back, in doubt, failed for good')
            [CompletionResult]::new('email', 'email', [CompletionResultType]::ParameterValue, 'Write mail: a letter, an answer, a draft to finish later')
            [CompletionResult]::new('undo', 'undo', [CompletionResultType]::ParameterValue, 'Ask to take back what a request did')
            [CompletionResult]::new('run', 'run', [CompletionResultType]::ParameterValue, 'Watch, plan and act: once, until all is done, or for as long as it runs')
            [CompletionResult]::new('stop', 'stop', [CompletionResultType]::ParameterValue, 'Stop: execute nothing more, until `fte resume`')
            [CompletionResult]::new('resume', 'resume', [CompletionResultType]::ParameterValue, 'Go on after a stop')
            [CompletionResult]::new('ledger', 'ledger', [CompletionResultType]::ParameterValue, 'Keep the embedded books: invoices, bills, expenses, payments')
            [CompletionResult]::new('odoo', 'odoo', [CompletionResultType]::ParameterValue, 'Work in Odoo: customers, invoices, bills, expenses, payments')
            [CompletionResult]::new('finance', 'finance', [CompletionResultType]::ParameterValue, 'Take in bank statements, match their rows, find subscriptions')
            [CompletionResult]::new('policy', 'policy', [CompletionResultType]::ParameterValue, 'See what would need approval, and by which rule')
            [CompletionResult]::new('audit', 'audit', [CompletionResultType]::ParameterValue, 'Search, report, export and prove the log of all that happened')
            [CompletionResult]::new('trace', 'trace', [CompletionResultType]::ParameterValue, 'Follow one thing from the mail to the receipt, the invoice, the bank line, and back')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Show what waits for you, the queues, what is due and what failed')
            [CompletionResult]::new('dashboard', 'dashboard', [CompletionResultType]::ParameterValue, 'Write the state now into Dashboard.md')
            [CompletionResult]::new('briefing', 'briefing', [CompletionResultType]::ParameterValue, 'Write and read the Monday briefing')
            [CompletionResult]::new('plan', 'plan', [CompletionResultType]::ParameterValue, 'Plan what is in `Needs_Action/`')
            [CompletionResult]::new('watch', 'watch', [CompletionResultType]::ParameterValue, 'Take in what arrived: one note in `Needs_Action/` for each thing')
            [CompletionResult]::new('auth', 'auth', [CompletionResultType]::ParameterValue, 'Sign in to Gmail, IMAP, SMTP, Odoo and your web service')
            [CompletionResult]::new('vault', 'vault', [CompletionResultType]::ParameterValue, 'Find and mend what is damaged in the vault')
            [CompletionResult]::new('schedule', 'schedule', [CompletionResultType]::ParameterValue, 'Let this computer run fte by the clock')
            [CompletionResult]::new('health', 'health', [CompletionResultType]::ParameterValue, 'Check every part: stages, queues, services, disk, clock, log')
            [CompletionResult]::new('doctor', 'doctor', [CompletionResultType]::ParameterValue, 'Say what is wrong, and the command that mends it')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Print the completion script of a shell')
            [CompletionResult]::new('man', 'man', [CompletionResultType]::ParameterValue, 'Print the manual page of fte')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'fte;demo' {
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'fte;init' {
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--new-id', '--new-id', [CompletionResultType]::ParameterName, 'Give the vault a new id: for one that was copied')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Say what would be made, and make nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'fte;approve' {
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List what waits for a yes, oldest first')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one request whole: what will happen, to whom, why, and what came from outside')
            [CompletionResult]::new('yes', 'yes', [CompletionResultType]::ParameterValue, 'Say yes to requests by id, or to a plan as a whole')
            [CompletionResult]::new('no', 'no', [CompletionResultType]::ParameterValue, 'Say no to requests by id, or take back the yes to a plan')
            [CompletionResult]::new('plan', 'plan', [CompletionResultType]::ParameterValue, 'Show a plan whole, to say yes to all of its steps at once')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'fte;approve;list' {
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'fte;approve;show' {
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'fte;approve;yes' {
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'fte;approve;no' {
            [CompletionResult]::new('--reason', '--reason', [CompletionResultType]::ParameterName, 'Why, for the note and the log')
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'fte;approve;plan' {
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'fte;approve;help' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List what waits for a yes, oldest first')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one request whole: what will happen, to whom, why, and what came from outside')
            [CompletionResult]::new('yes', 'yes', [CompletionResultType]::ParameterValue, 'Say yes to requests by id, or to a plan as a whole')
            [CompletionResult]::new('no', 'no', [CompletionResultType]::ParameterValue, 'Say no to requests by id, or take back the yes to a plan')
            [CompletionResult]::new('plan', 'plan', [CompletionResultType]::ParameterValue, 'Show a plan whole, to say yes to all of its steps at once')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'fte;approve;help;list' {
            break
        }
        'fte;approve;help;show' {
            break
        }
        'fte;approve;help;yes' {
            break
        }
        'fte;approve;help;no' {
            break
        }
        'fte;approve;help;plan' {
            break
        }
        'fte;approve;help;help' {
            break
        }
        'fte;act' {
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Say what would be executed, and change nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'fte;queue' {
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List what is approved and not done, what is in doubt, what failed for good')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one request: what it is, what holds it back, every try')
            [CompletionResult]::new('hold', 'hold', [CompletionResultType]::ParameterValue, 'Hold approved requests back until `fte queue retry`')
            [CompletionResult]::new('retry', 'retry', [CompletionResultType]::ParameterValue, 'Let requests go that are held back, ask a dead letter once more, let a paused service be tried again')
            [CompletionResult]::new('drop', 'drop', [CompletionResultType]::ParameterValue, 'Give up approved requests and dead letters: they are not done')
            [CompletionResult]::new('settle', 'settle', [CompletionResultType]::ParameterValue, 'Say whether a request happened of which nobody knows')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'fte;queue;list' {
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'fte;queue;show' {
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'fte;queue;hold' {
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'fte;queue;retry' {
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'fte;queue;drop' {
            [CompletionResult]::new('--reason', '--reason', [CompletionResultType]::ParameterName, 'Why, for the note and the log')
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Don''t ask')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Don''t ask')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'fte;queue;settle' {
            [CompletionResult]::new('--receipt', '--receipt', [CompletionResultType]::ParameterName, 'What shows that it happened, for the receipt')
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--happened', '--happened', [CompletionResultType]::ParameterName, 'It happened: it goes to Done/ and is not done again')
            [CompletionResult]::new('--did-not', '--did-not', [CompletionResultType]::ParameterName, 'It did not happen: the next `fte act` does it')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'fte;queue;help' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List what is approved and not done, what is in doubt, what failed for good')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one request: what it is, what holds it back, every try')
            [CompletionResult]::new('hold', 'hold', [CompletionResultType]::ParameterValue, 'Hold approved requests back until `fte queue retry`')
            [CompletionResult]::new('retry', 'retry', [CompletionResultType]::ParameterValue, 'Let requests go that are held back, ask a dead letter once more, let a paused service be tried again')
            [CompletionResult]::new('drop', 'drop', [CompletionResultType]::ParameterValue, 'Give up approved requests and dead letters: they are not done')
            [CompletionResult]::new('settle', 'settle', [CompletionResultType]::ParameterValue, 'Say whether a request happened of which nobody knows')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'fte;queue;help;list' {
            break
        }
        'fte;queue;help;show' {
            break
        }
        'fte;queue;help;hold' {
            break
        }
        'fte;queue;help;retry' {
            break
        }
        'fte;queue;help;drop' {
            break
        }
        'fte;queue;help;settle' {
            break
        }
        'fte;queue;help;help' {
            break
        }
        'fte;email' {
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('send', 'send', [CompletionResultType]::ParameterValue, 'Ask to send a letter, or a draft as it is now')
            [CompletionResult]::new('reply', 'reply', [CompletionResultType]::ParameterValue, 'Ask to answer a mail')
            [CompletionResult]::new('draft', 'draft', [CompletionResultType]::ParameterValue, 'Write a letter or an answer into a note of its own, to finish it there')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'fte;email;send' {
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'Whom it is to, `name@domain` or `Name <name@domain>`; repeat it for more')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'What it is about')
            [CompletionResult]::new('--subject', '--subject', [CompletionResultType]::ParameterName, 'What it is about')
            [CompletionResult]::new('--from-item', '--from-item', [CompletionResultType]::ParameterName, 'The item that it is about: it is named in the request')
            [CompletionResult]::new('--cc', '--cc', [CompletionResultType]::ParameterName, 'Who gets a copy; repeat it for more')
            [CompletionResult]::new('--bcc', '--bcc', [CompletionResultType]::ParameterName, 'Who gets a copy that the others don''t see; repeat it for more')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'Read the text from a file; `-` is stdin')
            [CompletionResult]::new('--file', '--file', [CompletionResultType]::ParameterName, 'Read the text from a file; `-` is stdin')
            [CompletionResult]::new('--attach', '--attach', [CompletionResultType]::ParameterName, 'A file of the vault that goes with it, `Accounting/Invoices/….pdf`; repeat it for more')
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--html', '--html', [CompletionResultType]::ParameterName, 'The text is Markdown: it goes as HTML as well')
            [CompletionResult]::new('--no-signature', '--no-signature', [CompletionResultType]::ParameterName, 'Leave out `mail.signature`')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would be asked, and ask for nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'fte;email;reply' {
            [CompletionResult]::new('--cc', '--cc', [CompletionResultType]::ParameterName, 'Who gets a copy; repeat it for more')
            [CompletionResult]::new('--bcc', '--bcc', [CompletionResultType]::ParameterName, 'Who gets a copy that the others don''t see; repeat it for more')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'Read the text from a file; `-` is stdin')
            [CompletionResult]::new('--file', '--file', [CompletionResultType]::ParameterName, 'Read the text from a file; `-` is stdin')
            [CompletionResult]::new('--attach', '--attach', [CompletionResultType]::ParameterName, 'A file of the vault that goes with it, `Accounting/Invoices/….pdf`; repeat it for more')
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('-a', '-a', [CompletionResultType]::ParameterName, 'Answer all that it went to, too')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'Answer all that it went to, too')
            [CompletionResult]::new('--quote', '--quote', [CompletionResultType]::ParameterName, 'Quote what is answered (the default)')
            [CompletionResult]::new('--no-quote', '--no-quote', [CompletionResultType]::ParameterName, 'Leave out what is answered')
            [CompletionResult]::new('--html', '--html', [CompletionResultType]::ParameterName, 'The text is Markdown: it goes as HTML as well')
            [CompletionResult]::new('--no-signature', '--no-signature', [CompletionResultType]::ParameterName, 'Leave out `mail.signature`')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would be asked, and ask for nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'fte;email;draft' {
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'Whom it is to, `name@domain` or `Name <name@domain>`; repeat it for more')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'What it is about')
            [CompletionResult]::new('--subject', '--subject', [CompletionResultType]::ParameterName, 'What it is about')
            [CompletionResult]::new('--from-item', '--from-item', [CompletionResultType]::ParameterName, 'The item that it is about: it is named in the request')
            [CompletionResult]::new('--reply', '--reply', [CompletionResultType]::ParameterName, 'The mail that it answers: its id, the start of it, or its note''s path')
            [CompletionResult]::new('--cc', '--cc', [CompletionResultType]::ParameterName, 'Who gets a copy; repeat it for more')
            [CompletionResult]::new('--bcc', '--bcc', [CompletionResultType]::ParameterName, 'Who gets a copy that the others don''t see; repeat it for more')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'Read the text from a file; `-` is stdin')
            [CompletionResult]::new('--file', '--file', [CompletionResultType]::ParameterName, 'Read the text from a file; `-` is stdin')
            [CompletionResult]::new('--attach', '--attach', [CompletionResultType]::ParameterName, 'A file of the vault that goes with it, `Accounting/Invoices/….pdf`; repeat it for more')
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('-a', '-a', [CompletionResultType]::ParameterName, 'Answer all that it went to, too')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'Answer all that it went to, too')
            [CompletionResult]::new('--quote', '--quote', [CompletionResultType]::ParameterName, 'Quote what is answered (the default)')
            [CompletionResult]::new('--no-quote', '--no-quote', [CompletionResultType]::ParameterName, 'Leave out what is answered')
            [CompletionResult]::new('--html', '--html', [CompletionResultType]::ParameterName, 'The text is Markdown: it goes as HTML as well')
            [CompletionResult]::new('--no-signature', '--no-signature', [CompletionResultType]::ParameterName, 'Leave out `mail.signature`')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'fte;email;help' {
            [CompletionResult]::new('send', 'send', [CompletionResultType]::ParameterValue, 'Ask to send a letter, or a draft as it is now')
            [CompletionResult]::new('reply', 'reply', [CompletionResultType]::ParameterValue, 'Ask to answer a mail')
            [CompletionResult]::new('draft', 'draft', [CompletionResultType]::ParameterValue, 'Write a letter or an answer into a note of its own, to finish it there')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'fte;email;help;send' {
            break
        }
        'fte;email;help;reply' {
            break
        }
        'fte;email;help;draft' {
            break
        }
        'fte;email;help;help' {
            break
        }
        'fte;undo' {
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Say what would be asked for, and ask for nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'fte;run' {
            [CompletionResult]::new('--max-passes', '--max-passes', [CompletionResultType]::ParameterName, 'End after so many passes all the same, with exit code 7')
            [CompletionResult]::new('--for', '--for', [CompletionResultType]::ParameterName, 'End after this time all the same, with exit code 7: `90s`, `30m`, `2h`, `1d`')
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--until-done', '--until-done', [CompletionResultType]::ParameterName, 'Go on until all is done, or these items are: id, start of an id, or path')
            [CompletionResult]::new('--follow', '--follow', [CompletionResultType]::ParameterName, 'Keep the watchers running and act on what comes, until Ctrl-C; one line of output for each pass that did something')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'fte;stop' {
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'fte;resume' {
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'fte;ledger' {
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('invoice', 'invoice', [CompletionResultType]::ParameterValue, 'Invoices to customers')
            [CompletionResult]::new('bill', 'bill', [CompletionResultType]::ParameterValue, 'Vendors'' bills that are owed')
            [CompletionResult]::new('expense', 'expense', [CompletionResultType]::ParameterValue, 'Expenses that are paid already')
            [CompletionResult]::new('payment', 'payment', [CompletionResultType]::ParameterValue, 'Money that came in for invoices or went out for bills')
            [CompletionResult]::new('reverse', 'reverse', [CompletionResultType]::ParameterValue, 'Ask to book the reverse of a bill, an expense or a payment')
            [CompletionResult]::new('receivable', 'receivable', [CompletionResultType]::ParameterValue, 'Show what customers owe, by how long it is overdue')
            [CompletionResult]::new('payable', 'payable', [CompletionResultType]::ParameterValue, 'Show what you owe to vendors, by how long it is overdue')
            [CompletionResult]::new('balance', 'balance', [CompletionResultType]::ParameterValue, 'Show what is in each account')
            [CompletionResult]::new('register', 'register', [CompletionResultType]::ParameterValue, 'List what was posted, oldest first')
            [CompletionResult]::new('accounts', 'accounts', [CompletionResultType]::ParameterValue, 'Show the chart of accounts')
            [CompletionResult]::new('taxes', 'taxes', [CompletionResultType]::ParameterValue, 'Show the taxes that have a name')
            [CompletionResult]::new('rate', 'rate', [CompletionResultType]::ParameterValue, 'Exchange rates into the currency of the books')
            [CompletionResult]::new('report', 'report', [CompletionResultType]::ParameterValue, 'Statements of the books: profit and loss, balance sheet, cash flow, tax and more')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Print the books for another program, or for an accountant')
            [CompletionResult]::new('push', 'push', [CompletionResultType]::ParameterValue, 'Move the books into an accounting system')
            [CompletionResult]::new('open', 'open', [CompletionResultType]::ParameterValue, 'Ask to book what accounts held when the books began')
            [CompletionResult]::new('close', 'close', [CompletionResultType]::ParameterValue, 'Ask to close the books up to a day: nothing more is booked into it or before it')
            [CompletionResult]::new('reopen', 'reopen', [CompletionResultType]::ParameterValue, 'Ask to open days again that were closed')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Look the books over: the journal, the numbers, the notes')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'fte;ledger;invoice' {
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('create', 'create', [CompletionResultType]::ParameterValue, 'Ask for an invoice to a customer')
            [CompletionResult]::new('credit', 'credit', [CompletionResultType]::ParameterValue, 'Ask to cancel an invoice by a credit note, or to take a part of it back')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the invoices, oldest first')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one invoice whole')
            [CompletionResult]::new('pdf', 'pdf', [CompletionResultType]::ParameterValue, 'Draw an invoice as a PDF')
            [CompletionResult]::new('send', 'send', [CompletionResultType]::ParameterValue, 'Ask to send an invoice to its customer')
            [CompletionResult]::new('monthly', 'monthly', [CompletionResultType]::ParameterValue, 'Ask for the invoices of a month that is over')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'fte;ledger;invoice;create' {
            [CompletionResult]::new('--customer', '--customer', [CompletionResultType]::ParameterName, 'Who owes it: the contact''s name')
            [CompletionResult]::new('--line', '--line', [CompletionResultType]::ParameterName, 'A line; repeat it for more')
            [CompletionResult]::new('--currency', '--currency', [CompletionResultType]::ParameterName, 'The currency, like `EUR` [default: the setting `books.currency`]')
            [CompletionResult]::new('--date', '--date', [CompletionResultType]::ParameterName, 'The invoice''s date, like `2026-11-16` [default: the day it is booked]')
            [CompletionResult]::new('--due', '--due', [CompletionResultType]::ParameterName, 'When it is due [default: the setting `books.terms_days` after the date]')
            [CompletionResult]::new('--note', '--note', [CompletionResultType]::ParameterName, 'A remark, kept with the invoice')
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Print the entry that would be booked, and ask for nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'fte;ledger;invoice;credit' {
            [CompletionResult]::new('--amount', '--amount', [CompletionResultType]::ParameterName, 'Only so much of it, with tax, spread over its lines')
            [CompletionResult]::new('--line', '--line', [CompletionResultType]::ParameterName, 'Only this line of it, counted from 1; repeat it for more')
            [CompletionResult]::new('--date', '--date', [CompletionResultType]::ParameterName, 'The credit note''s date, like `2026-11-16` [default: the day it is booked]')
            [CompletionResult]::new('--note', '--note', [CompletionResultType]::ParameterName, 'Why, kept with it')
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Print the entry that would be booked, and ask for nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'fte;ledger;invoice;list' {
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--open', '--open', [CompletionResultType]::ParameterName, 'Only what is not fully paid')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'fte;ledger;invoice;show' {
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'fte;ledger;invoice;pdf' {
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Where to write it [default: Accounting/Invoices/NUMBER.pdf in the vault]')
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'fte;ledger;invoice;send' {
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'Whom it goes to [default: the address in the customer''s note]')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The subject [default: `Invoice NUMBER`, in the customer''s language]')
            [CompletionResult]::new('--subject', '--subject', [CompletionResultType]::ParameterName, 'The subject [default: `Invoice NUMBER`, in the customer''s language]')
            [CompletionResult]::new('--text', '--text', [CompletionResultType]::ParameterName, 'The letter''s text [default: a few lines in the customer''s language]')
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would be asked, and ask for nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'fte;ledger;invoice;monthly' {
            [CompletionResult]::new('--month', '--month', [CompletionResultType]::ParameterName, 'The month, like `2026-10` [default: the last one]')
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Say for whom, and ask for nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'fte;ledger;invoice;help' {
            [CompletionResult]::new('create', 'create', [CompletionResultType]::ParameterValue, 'Ask for an invoice to a customer')
            [CompletionResult]::new('credit', 'credit', [CompletionResultType]::ParameterValue, 'Ask to cancel an invoice by a credit note, or to take a part of it back')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the invoices, oldest first')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one invoice whole')
            [CompletionResult]::new('pdf', 'pdf', [CompletionResultType]::ParameterValue, 'Draw an invoice as a PDF')
            [CompletionResult]::new('send', 'send', [CompletionResultType]::ParameterValue, 'Ask to send an invoice to its customer')
            [CompletionResult]::new('monthly', 'monthly', [CompletionResultType]::ParameterValue, 'Ask for the invoices of a month that is over')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'fte;ledger;invoice;help;create' {
            break
        }
        'fte;ledger;invoice;help;credit' {
            break
        }
        'fte;ledger;invoice;help;list' {
            break
        }
        'fte;ledger;invoice;help;show' {
            break
        }
        'fte;ledger;invoice;help;pdf' {
            break
        }
        'fte;ledger;invoice;help;send' {
            break
        }
        'fte;ledger;invoice;help;monthly' {
            break
        }
        'fte;ledger;invoice;help;help' {
            break
        }
        'fte;ledger;bill' {
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('record', 'record', [CompletionResultType]::ParameterValue, 'Ask to book a bill that is owed')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the bills, oldest first')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'fte;ledger;bill;record' {
            [CompletionResult]::new('--vendor', '--vendor', [CompletionResultType]::ParameterName, 'Who sent it')
            [CompletionResult]::new('--amount', '--amount', [CompletionResultType]::ParameterName, 'How much, tax included, like `49.00 EUR`')
            [CompletionResult]::new('--reference', '--reference', [CompletionResultType]::ParameterName, 'The vendor''s own number')
            [CompletionResult]::new('--date', '--date', [CompletionResultType]::ParameterName, 'Its date, like `2026-11-16` [default: the day it is booked]')
            [CompletionResult]::new('--due', '--due', [CompletionResultType]::ParameterName, 'When it is due [default: the setting `books.terms_days` after the date]')
            [CompletionResult]::new('--category', '--category', [CompletionResultType]::ParameterName, 'What it was for, like `software` or `travel:train` [default: other]')
            [CompletionResult]::new('--tax', '--tax', [CompletionResultType]::ParameterName, 'The tax in the amount, by rate or name: `19%`, `DE-reduced`, `19% = 7.83` as the bill states it; repeat it for more')
            [CompletionResult]::new('--note', '--note', [CompletionResultType]::ParameterName, 'A remark, kept with it')
            [CompletionResult]::new('--file', '--file', [CompletionResultType]::ParameterName, 'The paper itself: a file of the vault that its note links to (can be repeated)')
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Print the entry that would be booked, and ask for nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'fte;ledger;bill;list' {
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--open', '--open', [CompletionResultType]::ParameterName, 'Only what is not fully paid')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'fte;ledger;bill;help' {
            [CompletionResult]::new('record', 'record', [CompletionResultType]::ParameterValue, 'Ask to book a bill that is owed')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the bills, oldest first')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'fte;ledger;bill;help;record' {
            break
        }
        'fte;ledger;bill;help;list' {
            break
        }
        'fte;ledger;bill;help;help' {
            break
        }
        'fte;ledger;expense' {
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('record', 'record', [CompletionResultType]::ParameterValue, 'Ask to book an expense that is paid already')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the expenses, oldest first')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'fte;ledger;expense;record' {
            [CompletionResult]::new('--vendor', '--vendor', [CompletionResultType]::ParameterName, 'Who sent it')
            [CompletionResult]::new('--amount', '--amount', [CompletionResultType]::ParameterName, 'How much, tax included, like `49.00 EUR`')
            [CompletionResult]::new('--reference', '--reference', [CompletionResultType]::ParameterName, 'The vendor''s own number')
            [CompletionResult]::new('--date', '--date', [CompletionResultType]::ParameterName, 'Its date, like `2026-11-16` [default: the day it is booked]')
            [CompletionResult]::new('--category', '--category', [CompletionResultType]::ParameterName, 'What it was for, like `software` or `travel:train` [default: other]')
            [CompletionResult]::new('--tax', '--tax', [CompletionResultType]::ParameterName, 'The tax in the amount, by rate or name: `19%`, `DE-reduced`, `19% = 7.83` as the bill states it; repeat it for more')
            [CompletionResult]::new('--note', '--note', [CompletionResultType]::ParameterName, 'A remark, kept with it')
            [CompletionResult]::new('--file', '--file', [CompletionResultType]::ParameterName, 'The paper itself: a file of the vault that its note links to (can be repeated)')
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Print the entry that would be booked, and ask for nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'fte;ledger;expense;list' {
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'fte;ledger;expense;help' {
            [CompletionResult]::new('record', 'record', [CompletionResultType]::ParameterValue, 'Ask to book an expense that is paid already')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the expenses, oldest first')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'fte;ledger;expense;help;record' {
            break
        }
        'fte;ledger;expense;help;list' {
            break
        }
        'fte;ledger;expense;help;help' {
            break
        }
        'fte;ledger;payment' {
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('record', 'record', [CompletionResultType]::ParameterValue, 'Ask to book that an invoice or a bill was paid')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the payments, oldest first')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'fte;ledger;payment;record' {
            [CompletionResult]::new('--amount', '--amount', [CompletionResultType]::ParameterName, 'How much, like `20.00 EUR` [default: all that is open]')
            [CompletionResult]::new('--bank', '--bank', [CompletionResultType]::ParameterName, 'What came in or went out at the bank, where it is in another currency, like `18.40 EUR`')
            [CompletionResult]::new('--date', '--date', [CompletionResultType]::ParameterName, 'When, like `2026-11-16` [default: the day it is booked]')
            [CompletionResult]::new('--note', '--note', [CompletionResultType]::ParameterName, 'A remark, kept with it')
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Print the entry that would be booked, and ask for nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'fte;ledger;payment;list' {
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'fte;ledger;payment;help' {
            [CompletionResult]::new('record', 'record', [CompletionResultType]::ParameterValue, 'Ask to book that an invoice or a bill was paid')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the payments, oldest first')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'fte;ledger;payment;help;record' {
            break
        }
        'fte;ledger;payment;help;list' {
            break
        }
        'fte;ledger;payment;help;help' {
            break
        }
        'fte;ledger;reverse' {
            [CompletionResult]::new('--note', '--note', [CompletionResultType]::ParameterName, 'Why, kept with it')
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Print the entry that would be booked, and ask for nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'fte;ledger;receivable' {
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'As it was at the end of a day, like `2026-11-16` [default: today]')
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'fte;ledger;payable' {
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'As it was at the end of a day, like `2026-11-16` [default: today]')
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'fte;ledger;balance' {
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'As it was at the end of a day, like `2026-11-16` [default: all that is booked]')
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'fte;ledger;register' {
            [CompletionResult]::new('--from', '--from', [CompletionResultType]::ParameterName, 'From this day on, like `2026-11-01`')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'Up to this day')
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'fte;ledger;accounts' {
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'fte;ledger;taxes' {
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'fte;ledger;rate' {
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Ask to note what one of a currency is worth in the books'' own')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the exchange rates, oldest first')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'fte;ledger;rate;add' {
            [CompletionResult]::new('--date', '--date', [CompletionResultType]::ParameterName, 'From which day on, like `2026-11-16` [default: the day it is booked]')
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Print the entry that would be booked, and ask for nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'fte;ledger;rate;list' {
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'fte;ledger;rate;help' {
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Ask to note what one of a currency is worth in the books'' own')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the exchange rates, oldest first')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'fte;ledger;rate;help;add' {
            break
        }
        'fte;ledger;rate;help;list' {
            break
        }
        'fte;ledger;rate;help;help' {
            break
        }
        'fte;ledger;report' {
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('profit-loss', 'profit-loss', [CompletionResultType]::ParameterValue, 'Show what was earned and spent, in the books'' currency')
            [CompletionResult]::new('balance-sheet', 'balance-sheet', [CompletionResultType]::ParameterValue, 'Show what is owned and owed at the end of a day, and what that is made of')
            [CompletionResult]::new('cash-flow', 'cash-flow', [CompletionResultType]::ParameterValue, 'Show how cash and what is at the bank changed')
            [CompletionResult]::new('trial-balance', 'trial-balance', [CompletionResultType]::ParameterValue, 'Show every account: what was in it before, what moved, what is in it')
            [CompletionResult]::new('tax', 'tax', [CompletionResultType]::ParameterValue, 'Show the tax of some days, by rate: on sales, on purchases, and what is to be paid')
            [CompletionResult]::new('aged', 'aged', [CompletionResultType]::ParameterValue, 'Show what customers owe and what is owed, by how long it is overdue')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'fte;ledger;report;profit-loss' {
            [CompletionResult]::new('--from', '--from', [CompletionResultType]::ParameterName, 'From this day on, like `2026-11-01` [default: the first that is booked]')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'Up to this day [default: today; an export has all that is booked]')
            [CompletionResult]::new('--period', '--period', [CompletionResultType]::ParameterName, 'A month, a quarter or a year: `2026-10`, `2026-Q3`, `2026`')
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'fte;ledger;report;balance-sheet' {
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'As it was at the end of a day, like `2026-11-16` [default: today]')
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'fte;ledger;report;cash-flow' {
            [CompletionResult]::new('--from', '--from', [CompletionResultType]::ParameterName, 'From this day on, like `2026-11-01` [default: the first that is booked]')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'Up to this day [default: today; an export has all that is booked]')
            [CompletionResult]::new('--period', '--period', [CompletionResultType]::ParameterName, 'A month, a quarter or a year: `2026-10`, `2026-Q3`, `2026`')
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'fte;ledger;report;trial-balance' {
            [CompletionResult]::new('--from', '--from', [CompletionResultType]::ParameterName, 'From this day on, like `2026-11-01` [default: the first that is booked]')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'Up to this day [default: today; an export has all that is booked]')
            [CompletionResult]::new('--period', '--period', [CompletionResultType]::ParameterName, 'A month, a quarter or a year: `2026-10`, `2026-Q3`, `2026`')
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'fte;ledger;report;tax' {
            [CompletionResult]::new('--from', '--from', [CompletionResultType]::ParameterName, 'From this day on, like `2026-11-01` [default: the first that is booked]')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'Up to this day [default: today; an export has all that is booked]')
            [CompletionResult]::new('--period', '--period', [CompletionResultType]::ParameterName, 'A month, a quarter or a year: `2026-10`, `2026-Q3`, `2026`')
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'fte;ledger;report;aged' {
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'As it was at the end of a day, like `2026-11-16` [default: today]')
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'fte;ledger;report;help' {
            [CompletionResult]::new('profit-loss', 'profit-loss', [CompletionResultType]::ParameterValue, 'Show what was earned and spent, in the books'' currency')
            [CompletionResult]::new('balance-sheet', 'balance-sheet', [CompletionResultType]::ParameterValue, 'Show what is owned and owed at the end of a day, and what that is made of')
            [CompletionResult]::new('cash-flow', 'cash-flow', [CompletionResultType]::ParameterValue, 'Show how cash and what is at the bank changed')
            [CompletionResult]::new('trial-balance', 'trial-balance', [CompletionResultType]::ParameterValue, 'Show every account: what was in it before, what moved, what is in it')
            [CompletionResult]::new('tax', 'tax', [CompletionResultType]::ParameterValue, 'Show the tax of some days, by rate: on sales, on purchases, and what is to be paid')
            [CompletionResult]::new('aged', 'aged', [CompletionResultType]::ParameterValue, 'Show what customers owe and what is owed, by how long it is overdue')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'fte;ledger;report;help;profit-loss' {
            break
        }
        'fte;ledger;report;help;balance-sheet' {
            break
        }
        'fte;ledger;report;help;cash-flow' {
            break
        }
        'fte;ledger;report;help;trial-balance' {
            break
        }
        'fte;ledger;report;help;tax' {
            break
        }
        'fte;ledger;report;help;aged' {
            break
        }
        'fte;ledger;report;help;help' {
            break
        }
        'fte;ledger;export' {
            [CompletionResult]::new('--from', '--from', [CompletionResultType]::ParameterName, 'From this day on, like `2026-11-01` [default: the first that is booked]')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'Up to this day [default: today; an export has all that is booked]')
            [CompletionResult]::new('--period', '--period', [CompletionResultType]::ParameterName, 'A month, a quarter or a year: `2026-10`, `2026-Q3`, `2026`')
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'fte;ledger;push' {
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('odoo', 'odoo', [CompletionResultType]::ParameterValue, 'Ask to move the books into Odoo')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'fte;ledger;push;odoo' {
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Print what would be made, and ask for nothing')
            [CompletionResult]::new('--check', '--check', [CompletionResultType]::ParameterName, 'Hold the books against what is in Odoo, and ask for nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'fte;ledger;push;help' {
            [CompletionResult]::new('odoo', 'odoo', [CompletionResultType]::ParameterValue, 'Ask to move the books into Odoo')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'fte;ledger;push;help;odoo' {
            break
        }
        'fte;ledger;push;help;help' {
            break
        }
        'fte;ledger;open' {
            [CompletionResult]::new('--balance', '--balance', [CompletionResultType]::ParameterName, 'What an account held; repeat it for more')
            [CompletionResult]::new('--date', '--date', [CompletionResultType]::ParameterName, 'On which day, like `2026-01-01` [default: the day it is booked]')
            [CompletionResult]::new('--note', '--note', [CompletionResultType]::ParameterName, 'A remark, kept with it')
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Print the entry that would be booked, and ask for nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'fte;ledger;close' {
            [CompletionResult]::new('--note', '--note', [CompletionResultType]::ParameterName, 'A remark, kept with it')
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Print the entry that would be booked, and ask for nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'fte;ledger;reopen' {
            [CompletionResult]::new('--keep', '--keep', [CompletionResultType]::ParameterName, 'The last day that stays closed [default: none does]')
            [CompletionResult]::new('--note', '--note', [CompletionResultType]::ParameterName, 'Why, kept with it')
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Print the entry that would be booked, and ask for nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'fte;ledger;check' {
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--repair', '--repair', [CompletionResultType]::ParameterName, 'Make notes that are missing or say something else from the journal again; the journal itself is never touched')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'fte;ledger;help' {
            [CompletionResult]::new('invoice', 'invoice', [CompletionResultType]::ParameterValue, 'Invoices to customers')
            [CompletionResult]::new('bill', 'bill', [CompletionResultType]::ParameterValue, 'Vendors'' bills that are owed')
            [CompletionResult]::new('expense', 'expense', [CompletionResultType]::ParameterValue, 'Expenses that are paid already')
            [CompletionResult]::new('payment', 'payment', [CompletionResultType]::ParameterValue, 'Money that came in for invoices or went out for bills')
            [CompletionResult]::new('reverse', 'reverse', [CompletionResultType]::ParameterValue, 'Ask to book the reverse of a bill, an expense or a payment')
            [CompletionResult]::new('receivable', 'receivable', [CompletionResultType]::ParameterValue, 'Show what customers owe, by how long it is overdue')
            [CompletionResult]::new('payable', 'payable', [CompletionResultType]::ParameterValue, 'Show what you owe to vendors, by how long it is overdue')
            [CompletionResult]::new('balance', 'balance', [CompletionResultType]::ParameterValue, 'Show what is in each account')
            [CompletionResult]::new('register', 'register', [CompletionResultType]::ParameterValue, 'List what was posted, oldest first')
            [CompletionResult]::new('accounts', 'accounts', [CompletionResultType]::ParameterValue, 'Show the chart of accounts')
            [CompletionResult]::new('taxes', 'taxes', [CompletionResultType]::ParameterValue, 'Show the taxes that have a name')
            [CompletionResult]::new('rate', 'rate', [CompletionResultType]::ParameterValue, 'Exchange rates into the currency of the books')
            [CompletionResult]::new('report', 'report', [CompletionResultType]::ParameterValue, 'Statements of the books: profit and loss, balance sheet, cash flow, tax and more')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Print the books for another program, or for an accountant')
            [CompletionResult]::new('push', 'push', [CompletionResultType]::ParameterValue, 'Move the books into an accounting system')
            [CompletionResult]::new('open', 'open', [CompletionResultType]::ParameterValue, 'Ask to book what accounts held when the books began')
            [CompletionResult]::new('close', 'close', [CompletionResultType]::ParameterValue, 'Ask to close the books up to a day: nothing more is booked into it or before it')
            [CompletionResult]::new('reopen', 'reopen', [CompletionResultType]::ParameterValue, 'Ask to open days again that were closed')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Look the books over: the journal, the numbers, the notes')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'fte;ledger;help;invoice' {
            [CompletionResult]::new('create', 'create', [CompletionResultType]::ParameterValue, 'Ask for an invoice to a customer')
            [CompletionResult]::new('credit', 'credit', [CompletionResultType]::ParameterValue, 'Ask to cancel an invoice by a credit note, or to take a part of it back')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the invoices, oldest first')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one invoice whole')
            [CompletionResult]::new('pdf', 'pdf', [CompletionResultType]::ParameterValue, 'Draw an invoice as a PDF')
            [CompletionResult]::new('send', 'send', [CompletionResultType]::ParameterValue, 'Ask to send an invoice to its customer')
            [CompletionResult]::new('monthly', 'monthly', [CompletionResultType]::ParameterValue, 'Ask for the invoices of a month that is over')
            break
        }
        'fte;ledger;help;invoice;create' {
            break
        }
        'fte;ledger;help;invoice;credit' {
            break
        }
        'fte;ledger;help;invoice;list' {
            break
        }
        'fte;ledger;help;invoice;show' {
            break
        }
        'fte;ledger;help;invoice;pdf' {
            break
        }
        'fte;ledger;help;invoice;send' {
            break
        }
        'fte;ledger;help;invoice;monthly' {
            break
        }
        'fte;ledger;help;bill' {
            [CompletionResult]::new('record', 'record', [CompletionResultType]::ParameterValue, 'Ask to book a bill that is owed')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the bills, oldest first')
            break
        }
        'fte;ledger;help;bill;record' {
            break
        }
        'fte;ledger;help;bill;list' {
            break
        }
        'fte;ledger;help;expense' {
            [CompletionResult]::new('record', 'record', [CompletionResultType]::ParameterValue, 'Ask to book an expense that is paid already')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the expenses, oldest first')
            break
        }
        'fte;ledger;help;expense;record' {
            break
        }
        'fte;ledger;help;expense;list' {
            break
        }
        'fte;ledger;help;payment' {
            [CompletionResult]::new('record', 'record', [CompletionResultType]::ParameterValue, 'Ask to book that an invoice or a bill was paid')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the payments, oldest first')
            break
        }
        'fte;ledger;help;payment;record' {
            break
        }
        'fte;ledger;help;payment;list' {
            break
        }
        'fte;ledger;help;reverse' {
            break
        }
        'fte;ledger;help;receivable' {
            break
        }
        'fte;ledger;help;payable' {
            break
        }
        'fte;ledger;help;balance' {
            break
        }
        'fte;ledger;help;register' {
            break
        }
        'fte;ledger;help;accounts' {
            break
        }
        'fte;ledger;help;taxes' {
            break
        }
        'fte;ledger;help;rate' {
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Ask to note what one of a currency is worth in the books'' own')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the exchange rates, oldest first')
            break
        }
        'fte;ledger;help;rate;add' {
            break
        }
        'fte;ledger;help;rate;list' {
            break
        }
        'fte;ledger;help;report' {
            [CompletionResult]::new('profit-loss', 'profit-loss', [CompletionResultType]::ParameterValue, 'Show what was earned and spent, in the books'' currency')
            [CompletionResult]::new('balance-sheet', 'balance-sheet', [CompletionResultType]::ParameterValue, 'Show what is owned and owed at the end of a day, and what that is made of')
            [CompletionResult]::new('cash-flow', 'cash-flow', [CompletionResultType]::ParameterValue, 'Show how cash and what is at the bank changed')
            [CompletionResult]::new('trial-balance', 'trial-balance', [CompletionResultType]::ParameterValue, 'Show every account: what was in it before, what moved, what is in it')
            [CompletionResult]::new('tax', 'tax', [CompletionResultType]::ParameterValue, 'Show the tax of some days, by rate: on sales, on purchases, and what is to be paid')
            [CompletionResult]::new('aged', 'aged', [CompletionResultType]::ParameterValue, 'Show what customers owe and what is owed, by how long it is overdue')
            break
        }
        'fte;ledger;help;report;profit-loss' {
            break
        }
        'fte;ledger;help;report;balance-sheet' {
            break
        }
        'fte;ledger;help;report;cash-flow' {
            break
        }
        'fte;ledger;help;report;trial-balance' {
            break
        }
        'fte;ledger;help;report;tax' {
            break
        }
        'fte;ledger;help;report;aged' {
            break
        }
        'fte;ledger;help;export' {
            break
        }
        'fte;ledger;help;push' {
            [CompletionResult]::new('odoo', 'odoo', [CompletionResultType]::ParameterValue, 'Ask to move the books into Odoo')
            break
        }
        'fte;ledger;help;push;odoo' {
            break
        }
        'fte;ledger;help;open' {
            break
        }
        'fte;ledger;help;close' {
            break
        }
        'fte;ledger;help;reopen' {
            break
        }
        'fte;ledger;help;check' {
            break
        }
        'fte;ledger;help;help' {
            break
        }
        'fte;odoo' {
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Look at the set-up: address, database, key, company, rights')
            [CompletionResult]::new('sync', 'sync', [CompletionResultType]::ParameterValue, 'Keep a copy of Odoo''s lists, to read when Odoo is away')
            [CompletionResult]::new('customer', 'customer', [CompletionResultType]::ParameterValue, 'Customers, in Odoo')
            [CompletionResult]::new('vendor', 'vendor', [CompletionResultType]::ParameterValue, 'Vendors, in Odoo')
            [CompletionResult]::new('product', 'product', [CompletionResultType]::ParameterValue, 'What is sold and bought, in Odoo')
            [CompletionResult]::new('invoice', 'invoice', [CompletionResultType]::ParameterValue, 'Invoices to customers, in Odoo')
            [CompletionResult]::new('bill', 'bill', [CompletionResultType]::ParameterValue, 'Bills of vendors, in Odoo')
            [CompletionResult]::new('payment', 'payment', [CompletionResultType]::ParameterValue, 'Payments, in Odoo')
            [CompletionResult]::new('expense', 'expense', [CompletionResultType]::ParameterValue, 'Expenses of employees, in Odoo')
            [CompletionResult]::new('receivable', 'receivable', [CompletionResultType]::ParameterValue, 'Show what customers owe, by how long it is overdue')
            [CompletionResult]::new('payable', 'payable', [CompletionResultType]::ParameterValue, 'Show what you owe to vendors, by how long it is overdue')
            [CompletionResult]::new('summary', 'summary', [CompletionResultType]::ParameterValue, 'How a time went: earned, spent, invoiced, owed, held')
            [CompletionResult]::new('report', 'report', [CompletionResultType]::ParameterValue, 'Profit and loss, balance sheet, cash flow, trial balance, taxes, ages')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'fte;odoo;check' {
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'fte;odoo;sync' {
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'fte;odoo;customer' {
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('create', 'create', [CompletionResultType]::ParameterValue, 'Ask for a new customer in Odoo')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List customers, by name')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a customer')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'fte;odoo;customer;create' {
            [CompletionResult]::new('--name', '--name', [CompletionResultType]::ParameterName, 'The name')
            [CompletionResult]::new('--email', '--email', [CompletionResultType]::ParameterName, 'The mail address')
            [CompletionResult]::new('--vat', '--vat', [CompletionResultType]::ParameterName, 'The number that they are taxed under, with its country, like `DE123456788`')
            [CompletionResult]::new('--street', '--street', [CompletionResultType]::ParameterName, 'Street and number')
            [CompletionResult]::new('--zip', '--zip', [CompletionResultType]::ParameterName, 'The postcode')
            [CompletionResult]::new('--city', '--city', [CompletionResultType]::ParameterName, 'The town')
            [CompletionResult]::new('--country', '--country', [CompletionResultType]::ParameterName, 'The country as two letters, like `DE`')
            [CompletionResult]::new('--reference', '--reference', [CompletionResultType]::ParameterName, 'Your own number for them')
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--even-if-there', '--even-if-there', [CompletionResultType]::ParameterName, 'Make it although there is one with the same tax number, address or name')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Print the calls that would be made, and ask for nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'fte;odoo;customer;list' {
            [CompletionResult]::new('--name', '--name', [CompletionResultType]::ParameterName, 'Only those whose name has this in it')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'How many at the most')
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'fte;odoo;customer;show' {
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'fte;odoo;customer;help' {
            [CompletionResult]::new('create', 'create', [CompletionResultType]::ParameterValue, 'Ask for a new customer in Odoo')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List customers, by name')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a customer')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'fte;odoo;customer;help;create' {
            break
        }
        'fte;odoo;customer;help;list' {
            break
        }
        'fte;odoo;customer;help;show' {
            break
        }
        'fte;odoo;customer;help;help' {
            break
        }
        'fte;odoo;vendor' {
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('create', 'create', [CompletionResultType]::ParameterValue, 'Ask for a new vendor in Odoo')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List vendors, by name')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a vendor')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'fte;odoo;vendor;create' {
            [CompletionResult]::new('--name', '--name', [CompletionResultType]::ParameterName, 'The name')
            [CompletionResult]::new('--email', '--email', [CompletionResultType]::ParameterName, 'The mail address')
            [CompletionResult]::new('--vat', '--vat', [CompletionResultType]::ParameterName, 'The number that they are taxed under, with its country, like `DE123456788`')
            [CompletionResult]::new('--street', '--street', [CompletionResultType]::ParameterName, 'Street and number')
            [CompletionResult]::new('--zip', '--zip', [CompletionResultType]::ParameterName, 'The postcode')
            [CompletionResult]::new('--city', '--city', [CompletionResultType]::ParameterName, 'The town')
            [CompletionResult]::new('--country', '--country', [CompletionResultType]::ParameterName, 'The country as two letters, like `DE`')
            [CompletionResult]::new('--reference', '--reference', [CompletionResultType]::ParameterName, 'Your own number for them')
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--even-if-there', '--even-if-there', [CompletionResultType]::ParameterName, 'Make it although there is one with the same tax number, address or name')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Print the calls that would be made, and ask for nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'fte;odoo;vendor;list' {
            [CompletionResult]::new('--name', '--name', [CompletionResultType]::ParameterName, 'Only those whose name has this in it')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'How many at the most')
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'fte;odoo;vendor;show' {
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'fte;odoo;vendor;help' {
            [CompletionResult]::new('create', 'create', [CompletionResultType]::ParameterValue, 'Ask for a new vendor in Odoo')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List vendors, by name')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a vendor')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'fte;odoo;vendor;help;create' {
            break
        }
        'fte;odoo;vendor;help;list' {
            break
        }
        'fte;odoo;vendor;help;show' {
            break
        }
        'fte;odoo;vendor;help;help' {
            break
        }
        'fte;odoo;product' {
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('create', 'create', [CompletionResultType]::ParameterValue, 'Ask for a new product in Odoo')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List products, by name')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a product')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'fte;odoo;product;create' {
            [CompletionResult]::new('--name', '--name', [CompletionResultType]::ParameterName, 'The name')
            [CompletionResult]::new('--price', '--price', [CompletionResultType]::ParameterName, 'What one costs without tax, in the company''s currency, like `120.00 EUR`')
            [CompletionResult]::new('--reference', '--reference', [CompletionResultType]::ParameterName, 'Your own number for it')
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--goods', '--goods', [CompletionResultType]::ParameterName, 'Something that is shipped, not a service')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Print the calls that would be made, and ask for nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'fte;odoo;product;list' {
            [CompletionResult]::new('--name', '--name', [CompletionResultType]::ParameterName, 'Only those whose name has this in it')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'How many at the most')
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'fte;odoo;product;show' {
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'fte;odoo;product;help' {
            [CompletionResult]::new('create', 'create', [CompletionResultType]::ParameterValue, 'Ask for a new product in Odoo')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List products, by name')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a product')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'fte;odoo;product;help;create' {
            break
        }
        'fte;odoo;product;help;list' {
            break
        }
        'fte;odoo;product;help;show' {
            break
        }
        'fte;odoo;product;help;help' {
            break
        }
        'fte;odoo;invoice' {
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('create', 'create', [CompletionResultType]::ParameterValue, 'Ask for a draft of an invoice in Odoo')
            [CompletionResult]::new('credit', 'credit', [CompletionResultType]::ParameterValue, 'Ask to cancel an invoice in Odoo, whole, by a credit note')
            [CompletionResult]::new('post', 'post', [CompletionResultType]::ParameterValue, 'Ask to post a draft of an invoice in Odoo')
            [CompletionResult]::new('send', 'send', [CompletionResultType]::ParameterValue, 'Ask to mail a posted invoice to its customer, with Odoo''s own PDF')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List invoices, newest first')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show an invoice with its lines and what settled it')
            [CompletionResult]::new('pdf', 'pdf', [CompletionResultType]::ParameterValue, 'Fetch an invoice as PDF, as Odoo makes it')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'fte;odoo;invoice;create' {
            [CompletionResult]::new('--customer', '--customer', [CompletionResultType]::ParameterName, 'Who owes it: their name in Odoo, or `#18`, their id there')
            [CompletionResult]::new('--line', '--line', [CompletionResultType]::ParameterName, 'A line; repeat it for more')
            [CompletionResult]::new('--currency', '--currency', [CompletionResultType]::ParameterName, 'The currency, like `EUR` [default: the company''s]')
            [CompletionResult]::new('--date', '--date', [CompletionResultType]::ParameterName, 'The invoice''s date, like `2026-11-16` [default: today]')
            [CompletionResult]::new('--due', '--due', [CompletionResultType]::ParameterName, 'When it is due [default: the setting `books.terms_days` after the date]')
            [CompletionResult]::new('--terms', '--terms', [CompletionResultType]::ParameterName, 'The payment terms that say when it is due, by their name in Odoo')
            [CompletionResult]::new('--reference', '--reference', [CompletionResultType]::ParameterName, 'The customer''s own reference, like the number of their order')
            [CompletionResult]::new('--note', '--note', [CompletionResultType]::ParameterName, 'What stands below the lines')
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Print the calls that would be made, and ask for nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'fte;odoo;invoice;credit' {
            [CompletionResult]::new('--date', '--date', [CompletionResultType]::ParameterName, 'The credit note''s date, like `2026-11-16` [default: today]')
            [CompletionResult]::new('--note', '--note', [CompletionResultType]::ParameterName, 'Why, as it stands on the credit note')
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Print the calls that would be made, and ask for nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'fte;odoo;invoice;post' {
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Print the calls that would be made, and ask for nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'fte;odoo;invoice;send' {
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'Another recipient than the customer''s address in Odoo')
            [CompletionResult]::new('--subject', '--subject', [CompletionResultType]::ParameterName, 'The mail''s subject [default: `Invoice NUMBER`]')
            [CompletionResult]::new('--body', '--body', [CompletionResultType]::ParameterName, 'The mail''s text [default: number, total and due date]')
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show the mail, and ask for nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'fte;odoo;invoice;list' {
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'Only from this day on, like `2026-11-16`')
            [CompletionResult]::new('--partner', '--partner', [CompletionResultType]::ParameterName, 'Only of those whose name has this in it')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'How many at the most')
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--open', '--open', [CompletionResultType]::ParameterName, 'Only what is posted and not fully paid')
            [CompletionResult]::new('--overdue', '--overdue', [CompletionResultType]::ParameterName, 'Only what is open and past its due date')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'fte;odoo;invoice;show' {
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'fte;odoo;invoice;pdf' {
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'The file to write, `-` for stdout [default: its number, in the current folder]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'The file to write, `-` for stdout [default: its number, in the current folder]')
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'fte;odoo;invoice;help' {
            [CompletionResult]::new('create', 'create', [CompletionResultType]::ParameterValue, 'Ask for a draft of an invoice in Odoo')
            [CompletionResult]::new('credit', 'credit', [CompletionResultType]::ParameterValue, 'Ask to cancel an invoice in Odoo, whole, by a credit note')
            [CompletionResult]::new('post', 'post', [CompletionResultType]::ParameterValue, 'Ask to post a draft of an invoice in Odoo')
            [CompletionResult]::new('send', 'send', [CompletionResultType]::ParameterValue, 'Ask to mail a posted invoice to its customer, with Odoo''s own PDF')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List invoices, newest first')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show an invoice with its lines and what settled it')
            [CompletionResult]::new('pdf', 'pdf', [CompletionResultType]::ParameterValue, 'Fetch an invoice as PDF, as Odoo makes it')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'fte;odoo;invoice;help;create' {
            break
        }
        'fte;odoo;invoice;help;credit' {
            break
        }
        'fte;odoo;invoice;help;post' {
            break
        }
        'fte;odoo;invoice;help;send' {
            break
        }
        'fte;odoo;invoice;help;list' {
            break
        }
        'fte;odoo;invoice;help;show' {
            break
        }
        'fte;odoo;invoice;help;pdf' {
            break
        }
        'fte;odoo;invoice;help;help' {
            break
        }
        'fte;odoo;bill' {
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('create', 'create', [CompletionResultType]::ParameterValue, 'Ask for a draft of a vendor''s bill in Odoo')
            [CompletionResult]::new('post', 'post', [CompletionResultType]::ParameterValue, 'Ask to post a draft of a vendor''s bill in Odoo')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List bills, newest first')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a bill with its lines and what settled it')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'fte;odoo;bill;create' {
            [CompletionResult]::new('--vendor', '--vendor', [CompletionResultType]::ParameterName, 'Who is owed: their name in Odoo, or `#18`, their id there')
            [CompletionResult]::new('--reference', '--reference', [CompletionResultType]::ParameterName, 'The vendor''s own number of the bill')
            [CompletionResult]::new('--amount', '--amount', [CompletionResultType]::ParameterName, 'What the bill comes to, with tax, like `59.50 EUR`')
            [CompletionResult]::new('--date', '--date', [CompletionResultType]::ParameterName, 'The bill''s date, like `2026-11-16`')
            [CompletionResult]::new('--due', '--due', [CompletionResultType]::ParameterName, 'When it is due [default: at once]')
            [CompletionResult]::new('--line', '--line', [CompletionResultType]::ParameterName, 'A line, `[PRODUCT] TEXT = [QUANTITY x] PRICE [+TAX]`; repeat it for more [default: one line of the amount, without tax]')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'The account that its lines are booked on, by its code [default: Odoo''s own]')
            [CompletionResult]::new('--file', '--file', [CompletionResultType]::ParameterName, 'The bill itself, a file of the vault; repeat it for more')
            [CompletionResult]::new('--note', '--note', [CompletionResultType]::ParameterName, 'A remark, kept with it')
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Print the calls that would be made, and ask for nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'fte;odoo;bill;post' {
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Print the calls that would be made, and ask for nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'fte;odoo;bill;list' {
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'Only from this day on, like `2026-11-16`')
            [CompletionResult]::new('--partner', '--partner', [CompletionResultType]::ParameterName, 'Only of those whose name has this in it')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'How many at the most')
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--open', '--open', [CompletionResultType]::ParameterName, 'Only what is posted and not fully paid')
            [CompletionResult]::new('--overdue', '--overdue', [CompletionResultType]::ParameterName, 'Only what is open and past its due date')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'fte;odoo;bill;show' {
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'fte;odoo;bill;help' {
            [CompletionResult]::new('create', 'create', [CompletionResultType]::ParameterValue, 'Ask for a draft of a vendor''s bill in Odoo')
            [CompletionResult]::new('post', 'post', [CompletionResultType]::ParameterValue, 'Ask to post a draft of a vendor''s bill in Odoo')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List bills, newest first')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a bill with its lines and what settled it')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'fte;odoo;bill;help;create' {
            break
        }
        'fte;odoo;bill;help;post' {
            break
        }
        'fte;odoo;bill;help;list' {
            break
        }
        'fte;odoo;bill;help;show' {
            break
        }
        'fte;odoo;bill;help;help' {
            break
        }
        'fte;odoo;payment' {
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('record', 'record', [CompletionResultType]::ParameterValue, 'Ask to record in Odoo that an invoice or a bill was paid')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List payments, newest first')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a payment')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'fte;odoo;payment;record' {
            [CompletionResult]::new('--amount', '--amount', [CompletionResultType]::ParameterName, 'How much, like `20.00 EUR` [default: all that is open]')
            [CompletionResult]::new('--date', '--date', [CompletionResultType]::ParameterName, 'When, like `2026-11-16` [default: today]')
            [CompletionResult]::new('--write-off', '--write-off', [CompletionResultType]::ParameterName, 'The account that the rest is written off to, by its code: nothing is then open')
            [CompletionResult]::new('--journal', '--journal', [CompletionResultType]::ParameterName, 'The journal of the bank or cash box, by its name or code [default: Odoo''s own]')
            [CompletionResult]::new('--note', '--note', [CompletionResultType]::ParameterName, 'A remark, for what is written off')
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Print the calls that would be made, and ask for nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'fte;odoo;payment;list' {
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'Only from this day on, like `2026-11-16`')
            [CompletionResult]::new('--partner', '--partner', [CompletionResultType]::ParameterName, 'Only of those whose name has this in it')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'How many at the most')
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'fte;odoo;payment;show' {
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'fte;odoo;payment;help' {
            [CompletionResult]::new('record', 'record', [CompletionResultType]::ParameterValue, 'Ask to record in Odoo that an invoice or a bill was paid')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List payments, newest first')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a payment')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'fte;odoo;payment;help;record' {
            break
        }
        'fte;odoo;payment;help;list' {
            break
        }
        'fte;odoo;payment;help;show' {
            break
        }
        'fte;odoo;payment;help;help' {
            break
        }
        'fte;odoo;expense' {
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('record', 'record', [CompletionResultType]::ParameterValue, 'Ask for an expense in Odoo, with its receipt')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List expenses, newest first')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show an expense')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'fte;odoo;expense;record' {
            [CompletionResult]::new('--for', '--for', [CompletionResultType]::ParameterName, 'What it was for')
            [CompletionResult]::new('--amount', '--amount', [CompletionResultType]::ParameterName, 'How much, with tax, like `89.90 EUR`')
            [CompletionResult]::new('--date', '--date', [CompletionResultType]::ParameterName, 'When, like `2026-11-16` [default: today]')
            [CompletionResult]::new('--category', '--category', [CompletionResultType]::ParameterName, 'Odoo''s expense category, by its name or reference [default: its general one]')
            [CompletionResult]::new('--file', '--file', [CompletionResultType]::ParameterName, 'The receipt, a file of the vault; repeat it for more')
            [CompletionResult]::new('--note', '--note', [CompletionResultType]::ParameterName, 'A remark, kept with it')
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--company-paid', '--company-paid', [CompletionResultType]::ParameterName, 'The company paid it [default: the employee did, and gets it back]')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Print the calls that would be made, and ask for nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'fte;odoo;expense;list' {
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'Only from this day on, like `2026-11-16`')
            [CompletionResult]::new('--partner', '--partner', [CompletionResultType]::ParameterName, 'Only of those whose name has this in it')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'How many at the most')
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'fte;odoo;expense;show' {
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'fte;odoo;expense;help' {
            [CompletionResult]::new('record', 'record', [CompletionResultType]::ParameterValue, 'Ask for an expense in Odoo, with its receipt')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List expenses, newest first')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show an expense')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'fte;odoo;expense;help;record' {
            break
        }
        'fte;odoo;expense;help;list' {
            break
        }
        'fte;odoo;expense;help;show' {
            break
        }
        'fte;odoo;expense;help;help' {
            break
        }
        'fte;odoo;receivable' {
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'As it was at the end of a day, like `2026-11-16` [default: today]')
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'fte;odoo;payable' {
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'As it was at the end of a day, like `2026-11-16` [default: today]')
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'fte;odoo;summary' {
            [CompletionResult]::new('--period', '--period', [CompletionResultType]::ParameterName, 'The week, month, quarter or year of today, so far [default: month]')
            [CompletionResult]::new('--from', '--from', [CompletionResultType]::ParameterName, 'From this day on, like `2026-10-01`')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'Up to this day [default: today]')
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'fte;odoo;report' {
            [CompletionResult]::new('--period', '--period', [CompletionResultType]::ParameterName, 'The week, month, quarter or year of today, so far [default: month]')
            [CompletionResult]::new('--from', '--from', [CompletionResultType]::ParameterName, 'From this day on, like `2026-10-01`')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'Up to this day [default: today]')
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'fte;odoo;help' {
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Look at the set-up: address, database, key, company, rights')
            [CompletionResult]::new('sync', 'sync', [CompletionResultType]::ParameterValue, 'Keep a copy of Odoo''s lists, to read when Odoo is away')
            [CompletionResult]::new('customer', 'customer', [CompletionResultType]::ParameterValue, 'Customers, in Odoo')
            [CompletionResult]::new('vendor', 'vendor', [CompletionResultType]::ParameterValue, 'Vendors, in Odoo')
            [CompletionResult]::new('product', 'product', [CompletionResultType]::ParameterValue, 'What is sold and bought, in Odoo')
            [CompletionResult]::new('invoice', 'invoice', [CompletionResultType]::ParameterValue, 'Invoices to customers, in Odoo')
            [CompletionResult]::new('bill', 'bill', [CompletionResultType]::ParameterValue, 'Bills of vendors, in Odoo')
            [CompletionResult]::new('payment', 'payment', [CompletionResultType]::ParameterValue, 'Payments, in Odoo')
            [CompletionResult]::new('expense', 'expense', [CompletionResultType]::ParameterValue, 'Expenses of employees, in Odoo')
            [CompletionResult]::new('receivable', 'receivable', [CompletionResultType]::ParameterValue, 'Show what customers owe, by how long it is overdue')
            [CompletionResult]::new('payable', 'payable', [CompletionResultType]::ParameterValue, 'Show what you owe to vendors, by how long it is overdue')
            [CompletionResult]::new('summary', 'summary', [CompletionResultType]::ParameterValue, 'How a time went: earned, spent, invoiced, owed, held')
            [CompletionResult]::new('report', 'report', [CompletionResultType]::ParameterValue, 'Profit and loss, balance sheet, cash flow, trial balance, taxes, ages')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'fte;odoo;help;check' {
            break
        }
        'fte;odoo;help;sync' {
            break
        }
        'fte;odoo;help;customer' {
            [CompletionResult]::new('create', 'create', [CompletionResultType]::ParameterValue, 'Ask for a new customer in Odoo')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List customers, by name')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a customer')
            break
        }
        'fte;odoo;help;customer;create' {
            break
        }
        'fte;odoo;help;customer;list' {
            break
        }
        'fte;odoo;help;customer;show' {
            break
        }
        'fte;odoo;help;vendor' {
            [CompletionResult]::new('create', 'create', [CompletionResultType]::ParameterValue, 'Ask for a new vendor in Odoo')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List vendors, by name')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a vendor')
            break
        }
        'fte;odoo;help;vendor;create' {
            break
        }
        'fte;odoo;help;vendor;list' {
            break
        }
        'fte;odoo;help;vendor;show' {
            break
        }
        'fte;odoo;help;product' {
            [CompletionResult]::new('create', 'create', [CompletionResultType]::ParameterValue, 'Ask for a new product in Odoo')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List products, by name')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a product')
            break
        }
        'fte;odoo;help;product;create' {
            break
        }
        'fte;odoo;help;product;list' {
            break
        }
        'fte;odoo;help;product;show' {
            break
        }
        'fte;odoo;help;invoice' {
            [CompletionResult]::new('create', 'create', [CompletionResultType]::ParameterValue, 'Ask for a draft of an invoice in Odoo')
            [CompletionResult]::new('credit', 'credit', [CompletionResultType]::ParameterValue, 'Ask to cancel an invoice in Odoo, whole, by a credit note')
            [CompletionResult]::new('post', 'post', [CompletionResultType]::ParameterValue, 'Ask to post a draft of an invoice in Odoo')
            [CompletionResult]::new('send', 'send', [CompletionResultType]::ParameterValue, 'Ask to mail a posted invoice to its customer, with Odoo''s own PDF')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List invoices, newest first')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show an invoice with its lines and what settled it')
            [CompletionResult]::new('pdf', 'pdf', [CompletionResultType]::ParameterValue, 'Fetch an invoice as PDF, as Odoo makes it')
            break
        }
        'fte;odoo;help;invoice;create' {
            break
        }
        'fte;odoo;help;invoice;credit' {
            break
        }
        'fte;odoo;help;invoice;post' {
            break
        }
        'fte;odoo;help;invoice;send' {
            break
        }
        'fte;odoo;help;invoice;list' {
            break
        }
        'fte;odoo;help;invoice;show' {
            break
        }
        'fte;odoo;help;invoice;pdf' {
            break
        }
        'fte;odoo;help;bill' {
            [CompletionResult]::new('create', 'create', [CompletionResultType]::ParameterValue, 'Ask for a draft of a vendor''s bill in Odoo')
            [CompletionResult]::new('post', 'post', [CompletionResultType]::ParameterValue, 'Ask to post a draft of a vendor''s bill in Odoo')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List bills, newest first')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a bill with its lines and what settled it')
            break
        }
        'fte;odoo;help;bill;create' {
            break
        }
        'fte;odoo;help;bill;post' {
            break
        }
        'fte;odoo;help;bill;list' {
            break
        }
        'fte;odoo;help;bill;show' {
            break
        }
        'fte;odoo;help;payment' {
            [CompletionResult]::new('record', 'record', [CompletionResultType]::ParameterValue, 'Ask to record in Odoo that an invoice or a bill was paid')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List payments, newest first')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a payment')
            break
        }
        'fte;odoo;help;payment;record' {
            break
        }
        'fte;odoo;help;payment;list' {
            break
        }
        'fte;odoo;help;payment;show' {
            break
        }
        'fte;odoo;help;expense' {
            [CompletionResult]::new('record', 'record', [CompletionResultType]::ParameterValue, 'Ask for an expense in Odoo, with its receipt')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List expenses, newest first')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show an expense')
            break
        }
        'fte;odoo;help;expense;record' {
            break
        }
        'fte;odoo;help;expense;list' {
            break
        }
        'fte;odoo;help;expense;show' {
            break
        }
        'fte;odoo;help;receivable' {
            break
        }
        'fte;odoo;help;payable' {
            break
        }
        'fte;odoo;help;summary' {
            break
        }
        'fte;odoo;help;report' {
            break
        }
        'fte;odoo;help;help' {
            break
        }
        'fte;finance' {
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('import', 'import', [CompletionResultType]::ParameterValue, 'Take in bank statements: CSV, OFX, QIF, CAMT.053, MT940')
            [CompletionResult]::new('rows', 'rows', [CompletionResultType]::ParameterValue, 'List the rows of the bank, oldest first')
            [CompletionResult]::new('match', 'match', [CompletionResultType]::ParameterValue, 'Hold rows against open invoices and bills, or say what a row pays')
            [CompletionResult]::new('book', 'book', [CompletionResultType]::ParameterValue, 'Ask to book a row that pays no invoice or bill as an expense')
            [CompletionResult]::new('subscriptions', 'subscriptions', [CompletionResultType]::ParameterValue, 'Find charges that come again and again, and what cancelling them would save')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Hold the rows against the bank''s own balances')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'fte;finance;import' {
            [CompletionResult]::new('--map', '--map', [CompletionResultType]::ParameterName, 'The mapping to read a CSV or QIF with: `Accounting/Banks/NAME.yaml`, made where there is none')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'The account that the rows are of, where the file does not say or says it otherwise')
            [CompletionResult]::new('--currency', '--currency', [CompletionResultType]::ParameterName, 'The currency of amounts that have none, like `EUR`')
            [CompletionResult]::new('--dates', '--dates', [CompletionResultType]::ParameterName, 'What comes first in a day like `03/04/2026`')
            [CompletionResult]::new('--decimal', '--decimal', [CompletionResultType]::ParameterName, 'The decimal mark')
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--invert', '--invert', [CompletionResultType]::ParameterName, 'Amounts above zero are money that went out')
            [CompletionResult]::new('--unbalanced', '--unbalanced', [CompletionResultType]::ParameterName, 'Take a statement in although its own balances speak against its rows')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Keep the mapping that was guessed, without a question')
            [CompletionResult]::new('--no-match', '--no-match', [CompletionResultType]::ParameterName, 'Only take rows in: ask for no payment and link none')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Say what would be taken in and change nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'fte;finance;rows' {
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'Only this account')
            [CompletionResult]::new('--from', '--from', [CompletionResultType]::ParameterName, 'Only of this day and later, like `2026-11-01`')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'Only of this day and earlier')
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--open', '--open', [CompletionResultType]::ParameterName, 'Only what belongs to nothing that is booked, and is asked for nowhere')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'fte;finance;match' {
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'Also rows that look like nothing that is owed')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Say what would be asked for or linked, and do nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'fte;finance;book' {
            [CompletionResult]::new('--category', '--category', [CompletionResultType]::ParameterName, 'What it was for, like `software` or `travel:train`')
            [CompletionResult]::new('--vendor', '--vendor', [CompletionResultType]::ParameterName, 'Who was paid [default: as the row says]')
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Say what would be asked for, and ask for nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'fte;finance;subscriptions' {
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'As of this day [default: today]')
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'Also those that ended, and rent, wages, taxes, loans and insurance')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'fte;finance;check' {
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'fte;finance;help' {
            [CompletionResult]::new('import', 'import', [CompletionResultType]::ParameterValue, 'Take in bank statements: CSV, OFX, QIF, CAMT.053, MT940')
            [CompletionResult]::new('rows', 'rows', [CompletionResultType]::ParameterValue, 'List the rows of the bank, oldest first')
            [CompletionResult]::new('match', 'match', [CompletionResultType]::ParameterValue, 'Hold rows against open invoices and bills, or say what a row pays')
            [CompletionResult]::new('book', 'book', [CompletionResultType]::ParameterValue, 'Ask to book a row that pays no invoice or bill as an expense')
            [CompletionResult]::new('subscriptions', 'subscriptions', [CompletionResultType]::ParameterValue, 'Find charges that come again and again, and what cancelling them would save')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Hold the rows against the bank''s own balances')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'fte;finance;help;import' {
            break
        }
        'fte;finance;help;rows' {
            break
        }
        'fte;finance;help;match' {
            break
        }
        'fte;finance;help;book' {
            break
        }
        'fte;finance;help;subscriptions' {
            break
        }
        'fte;finance;help;check' {
            break
        }
        'fte;finance;help;help' {
            break
        }
        'fte;policy' {
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Check the policy in `Company_Handbook.md`: unreadable, unreachable and contradictory rules')
            [CompletionResult]::new('explain', 'explain', [CompletionResultType]::ParameterValue, 'Explain what the policy says of actions, rule by rule')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'fte;policy;check' {
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'fte;policy;explain' {
            [CompletionResult]::new('--amount', '--amount', [CompletionResultType]::ParameterName, 'How much it is about, like `50 EUR`')
            [CompletionResult]::new('--recipients', '--recipients', [CompletionResultType]::ParameterName, 'How many people it goes to')
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--unknown', '--unknown', [CompletionResultType]::ParameterName, 'Somebody concerned is no known contact')
            [CompletionResult]::new('--attachments', '--attachments', [CompletionResultType]::ParameterName, 'Files leave with it')
            [CompletionResult]::new('--auto', '--auto', [CompletionResultType]::ParameterName, 'It comes from a playbook that is marked `auto`')
            [CompletionResult]::new('--unverified', '--unverified', [CompletionResultType]::ParameterName, 'The item''s sender is not verified (DMARC)')
            [CompletionResult]::new('--warned', '--warned', [CompletionResultType]::ParameterName, 'There is a warning about the item''s sender')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'fte;policy;help' {
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Check the policy in `Company_Handbook.md`: unreadable, unreachable and contradictory rules')
            [CompletionResult]::new('explain', 'explain', [CompletionResultType]::ParameterValue, 'Explain what the policy says of actions, rule by rule')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'fte;policy;help;check' {
            break
        }
        'fte;policy;help;explain' {
            break
        }
        'fte;policy;help;help' {
            break
        }
        'fte;audit' {
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('search', 'search', [CompletionResultType]::ParameterValue, 'Search the audit log')
            [CompletionResult]::new('tail', 'tail', [CompletionResultType]::ParameterValue, 'Show the newest events, the last one last')
            [CompletionResult]::new('report', 'report', [CompletionResultType]::ParameterValue, 'Count what happened: by action and outcome, with how long it took, and by day')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Export events for other programs')
            [CompletionResult]::new('verify', 'verify', [CompletionResultType]::ParameterValue, 'Prove that the log is as it was written, and that Done/ has its receipts')
            [CompletionResult]::new('prune', 'prune', [CompletionResultType]::ParameterValue, 'Pack days of the log that are older than what is kept at hand')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'fte;audit;search' {
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'Only events of then and later: `2026-01-07`, `today`, `7d`, `12h`, or an instant like `2026-01-07T09:30:00Z`')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Only events before then; a day is meant whole')
            [CompletionResult]::new('--action', '--action', [CompletionResultType]::ParameterName, 'Only this action; `email.*` for all that begin so')
            [CompletionResult]::new('--actor', '--actor', [CompletionResultType]::ParameterName, 'Only what this stage did: `watch`, `plan`, `approve`, `act`, …')
            [CompletionResult]::new('--status', '--status', [CompletionResultType]::ParameterName, 'Only with this outcome')
            [CompletionResult]::new('--domain', '--domain', [CompletionResultType]::ParameterName, 'Only of this part of life')
            [CompletionResult]::new('--target', '--target', [CompletionResultType]::ParameterName, 'Only about a target that has this text')
            [CompletionResult]::new('--item', '--item', [CompletionResultType]::ParameterName, 'Only about the item with this id')
            [CompletionResult]::new('--field', '--field', [CompletionResultType]::ParameterName, 'Only where a field has this value, e.g. `parameters.request=7k2m3qxa4d` (can be repeated)')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'Only the newest N events')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'Only the newest N events')
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--oldest', '--oldest', [CompletionResultType]::ParameterName, 'With --limit: the oldest N instead')
            [CompletionResult]::new('--count', '--count', [CompletionResultType]::ParameterName, 'Only say how many there are')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'fte;audit;tail' {
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'How many')
            [CompletionResult]::new('--lines', '--lines', [CompletionResultType]::ParameterName, 'How many')
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'Go on with what is written from now on, until Ctrl-C')
            [CompletionResult]::new('--follow', '--follow', [CompletionResultType]::ParameterName, 'Go on with what is written from now on, until Ctrl-C')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'fte;audit;report' {
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'Only events of then and later: `2026-01-07`, `today`, `7d`, `12h`, or an instant like `2026-01-07T09:30:00Z`')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Only events before then; a day is meant whole')
            [CompletionResult]::new('--action', '--action', [CompletionResultType]::ParameterName, 'Only this action; `email.*` for all that begin so')
            [CompletionResult]::new('--actor', '--actor', [CompletionResultType]::ParameterName, 'Only what this stage did: `watch`, `plan`, `approve`, `act`, …')
            [CompletionResult]::new('--status', '--status', [CompletionResultType]::ParameterName, 'Only with this outcome')
            [CompletionResult]::new('--domain', '--domain', [CompletionResultType]::ParameterName, 'Only of this part of life')
            [CompletionResult]::new('--target', '--target', [CompletionResultType]::ParameterName, 'Only about a target that has this text')
            [CompletionResult]::new('--item', '--item', [CompletionResultType]::ParameterName, 'Only about the item with this id')
            [CompletionResult]::new('--field', '--field', [CompletionResultType]::ParameterName, 'Only where a field has this value, e.g. `parameters.request=7k2m3qxa4d` (can be repeated)')
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'fte;audit;export' {
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'Only events of then and later: `2026-01-07`, `today`, `7d`, `12h`, or an instant like `2026-01-07T09:30:00Z`')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Only events before then; a day is meant whole')
            [CompletionResult]::new('--action', '--action', [CompletionResultType]::ParameterName, 'Only this action; `email.*` for all that begin so')
            [CompletionResult]::new('--actor', '--actor', [CompletionResultType]::ParameterName, 'Only what this stage did: `watch`, `plan`, `approve`, `act`, …')
            [CompletionResult]::new('--status', '--status', [CompletionResultType]::ParameterName, 'Only with this outcome')
            [CompletionResult]::new('--domain', '--domain', [CompletionResultType]::ParameterName, 'Only of this part of life')
            [CompletionResult]::new('--target', '--target', [CompletionResultType]::ParameterName, 'Only about a target that has this text')
            [CompletionResult]::new('--item', '--item', [CompletionResultType]::ParameterName, 'Only about the item with this id')
            [CompletionResult]::new('--field', '--field', [CompletionResultType]::ParameterName, 'Only where a field has this value, e.g. `parameters.request=7k2m3qxa4d` (can be repeated)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Which form')
            [CompletionResult]::new('--accountant', '--accountant', [CompletionResultType]::ParameterName, 'A period whole, for a tax adviser: `2026`, `2026-Q4`, `2026-10`, `2026-10-01..2026-10-15`')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'The folder that it goes into; it must not be there, or be empty')
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'fte;audit;verify' {
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--fast', '--fast', [CompletionResultType]::ParameterName, 'Look only at the last day whole, and at the length and last line of the days before it')
            [CompletionResult]::new('--accept', '--accept', [CompletionResultType]::ParameterName, 'Accept lines that this machine did not write: after its state was put back from a backup, or where another machine wrote to the vault')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'fte;audit;prune' {
            [CompletionResult]::new('--keep', '--keep', [CompletionResultType]::ParameterName, 'How many days stay at hand (default: the setting `audit.keep_days`, 90)')
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Say what would be packed, and change nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'fte;audit;help' {
            [CompletionResult]::new('search', 'search', [CompletionResultType]::ParameterValue, 'Search the audit log')
            [CompletionResult]::new('tail', 'tail', [CompletionResultType]::ParameterValue, 'Show the newest events, the last one last')
            [CompletionResult]::new('report', 'report', [CompletionResultType]::ParameterValue, 'Count what happened: by action and outcome, with how long it took, and by day')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Export events for other programs')
            [CompletionResult]::new('verify', 'verify', [CompletionResultType]::ParameterValue, 'Prove that the log is as it was written, and that Done/ has its receipts')
            [CompletionResult]::new('prune', 'prune', [CompletionResultType]::ParameterValue, 'Pack days of the log that are older than what is kept at hand')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'fte;audit;help;search' {
            break
        }
        'fte;audit;help;tail' {
            break
        }
        'fte;audit;help;report' {
            break
        }
        'fte;audit;help;export' {
            break
        }
        'fte;audit;help;verify' {
            break
        }
        'fte;audit;help;prune' {
            break
        }
        'fte;audit;help;help' {
            break
        }
        'fte;trace' {
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'fte;status' {
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Fail where a stage that ran before has stopped')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'fte;dashboard' {
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'fte;briefing' {
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('generate', 'generate', [CompletionResultType]::ParameterValue, 'Write the weekly audit and the Monday briefing')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the briefings, newest first')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a briefing on the terminal')
            [CompletionResult]::new('explain', 'explain', [CompletionResultType]::ParameterValue, 'Show how a figure was computed, and from what')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'fte;briefing;generate' {
            [CompletionResult]::new('--date', '--date', [CompletionResultType]::ParameterName, 'A day of the week whose Monday the briefing is for (default: today)')
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Write over a briefing that you edited')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'fte;briefing;list' {
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'fte;briefing;show' {
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'fte;briefing;explain' {
            [CompletionResult]::new('--date', '--date', [CompletionResultType]::ParameterName, 'A day of the week whose briefing it is in (default: today)')
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'fte;briefing;help' {
            [CompletionResult]::new('generate', 'generate', [CompletionResultType]::ParameterValue, 'Write the weekly audit and the Monday briefing')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the briefings, newest first')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a briefing on the terminal')
            [CompletionResult]::new('explain', 'explain', [CompletionResultType]::ParameterValue, 'Show how a figure was computed, and from what')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'fte;briefing;help;generate' {
            break
        }
        'fte;briefing;help;list' {
            break
        }
        'fte;briefing;help;show' {
            break
        }
        'fte;briefing;help;explain' {
            break
        }
        'fte;briefing;help;help' {
            break
        }
        'fte;plan' {
            [CompletionResult]::new('--explain', '--explain', [CompletionResultType]::ParameterName, 'Say which playbooks match an item and why, and change nothing')
            [CompletionResult]::new('--answer', '--answer', [CompletionResultType]::ParameterName, 'Answer a question of the one item''s plan (can be repeated)')
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--check', '--check', [CompletionResultType]::ParameterName, 'Look for mistakes in the playbooks, and change nothing')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Say what would be planned, and change nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'fte;watch' {
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('files', 'files', [CompletionResultType]::ParameterValue, 'Take in the mail and files that lie in `Inbox/`')
            [CompletionResult]::new('finance', 'finance', [CompletionResultType]::ParameterValue, 'Take in the bank statements that lie in `Inbox/` and in `finance.folder`')
            [CompletionResult]::new('gmail', 'gmail', [CompletionResultType]::ParameterValue, 'Take in the mail of your Gmail account')
            [CompletionResult]::new('imap', 'imap', [CompletionResultType]::ParameterValue, 'Take in the mail of an IMAP server')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'fte;watch;files' {
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Say what would be done and change nothing')
            [CompletionResult]::new('--follow', '--follow', [CompletionResultType]::ParameterName, 'Keep watching and take in what arrives, until Ctrl-C; one line of output for each pass')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'fte;watch;finance' {
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Say what would be taken in and change nothing')
            [CompletionResult]::new('--follow', '--follow', [CompletionResultType]::ParameterName, 'Look again every `finance.poll_s` seconds, until Ctrl-C; one line of output for each pass that took something in')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'fte;watch;gmail' {
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Say what would be taken in and change nothing')
            [CompletionResult]::new('--follow', '--follow', [CompletionResultType]::ParameterName, 'Look again every `gmail.poll_s` seconds, until Ctrl-C; one line of output for each pass that took something in')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'fte;watch;imap' {
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Say what would be taken in and change nothing')
            [CompletionResult]::new('--follow', '--follow', [CompletionResultType]::ParameterName, 'Keep watching and take in what arrives, until Ctrl-C; one line of output for each pass')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'fte;watch;help' {
            [CompletionResult]::new('files', 'files', [CompletionResultType]::ParameterValue, 'Take in the mail and files that lie in `Inbox/`')
            [CompletionResult]::new('finance', 'finance', [CompletionResultType]::ParameterValue, 'Take in the bank statements that lie in `Inbox/` and in `finance.folder`')
            [CompletionResult]::new('gmail', 'gmail', [CompletionResultType]::ParameterValue, 'Take in the mail of your Gmail account')
            [CompletionResult]::new('imap', 'imap', [CompletionResultType]::ParameterValue, 'Take in the mail of an IMAP server')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'fte;watch;help;files' {
            break
        }
        'fte;watch;help;finance' {
            break
        }
        'fte;watch;help;gmail' {
            break
        }
        'fte;watch;help;imap' {
            break
        }
        'fte;watch;help;help' {
            break
        }
        'fte;auth' {
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('gmail', 'gmail', [CompletionResultType]::ParameterValue, 'Google''s mail: sign in with the browser')
            [CompletionResult]::new('imap', 'imap', [CompletionResultType]::ParameterValue, 'The server that mail is read from: a password, or an app password')
            [CompletionResult]::new('smtp', 'smtp', [CompletionResultType]::ParameterValue, 'The server that mail is sent by: a password, or an app password')
            [CompletionResult]::new('odoo', 'odoo', [CompletionResultType]::ParameterValue, 'Odoo: an API key, made in your profile there under Account Security')
            [CompletionResult]::new('webhook', 'webhook', [CompletionResultType]::ParameterValue, 'Your web service: the token that signs what it is told')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Show where each secret comes from, how old it is, what it may do and when it ends')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'fte;auth;gmail' {
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('login', 'login', [CompletionResultType]::ParameterValue, 'Sign in to Google in the browser')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Show where each secret comes from, how old it is, what it may do and when it ends')
            [CompletionResult]::new('revoke', 'revoke', [CompletionResultType]::ParameterValue, 'End the sign-in: forget what is stored, and take Google''s token back')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'fte;auth;gmail;login' {
            [CompletionResult]::new('--port', '--port', [CompletionResultType]::ParameterName, 'The port that the browser brings the answer to (default: any that is free)')
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--no-browser', '--no-browser', [CompletionResultType]::ParameterName, 'Print the address and open no browser')
            [CompletionResult]::new('--paste', '--paste', [CompletionResultType]::ParameterName, 'Print the address, and take the one that the browser ends at from the terminal or stdin')
            [CompletionResult]::new('--stdin', '--stdin', [CompletionResultType]::ParameterName, 'Read the client''s secret from stdin: the first line')
            [CompletionResult]::new('--trust-server', '--trust-server', [CompletionResultType]::ParameterName, 'Sign in although the settings name other addresses than Google''s')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'fte;auth;gmail;status' {
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--check', '--check', [CompletionResultType]::ParameterName, 'Fetch each secret as work would: renew Google''s token where its end is near, run a command that prints one')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'fte;auth;gmail;revoke' {
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'fte;auth;gmail;help' {
            [CompletionResult]::new('login', 'login', [CompletionResultType]::ParameterValue, 'Sign in to Google in the browser')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Show where each secret comes from, how old it is, what it may do and when it ends')
            [CompletionResult]::new('revoke', 'revoke', [CompletionResultType]::ParameterValue, 'End the sign-in: forget what is stored, and take Google''s token back')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'fte;auth;gmail;help;login' {
            break
        }
        'fte;auth;gmail;help;status' {
            break
        }
        'fte;auth;gmail;help;revoke' {
            break
        }
        'fte;auth;gmail;help;help' {
            break
        }
        'fte;auth;imap' {
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('login', 'login', [CompletionResultType]::ParameterValue, 'Store a password or token')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Show where each secret comes from, how old it is, what it may do and when it ends')
            [CompletionResult]::new('revoke', 'revoke', [CompletionResultType]::ParameterValue, 'End the sign-in: forget what is stored, and take Google''s token back')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'fte;auth;imap;login' {
            [CompletionResult]::new('--command', '--command', [CompletionResultType]::ParameterName, 'Store a command that prints it: run without a shell, its first line counts')
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--stdin', '--stdin', [CompletionResultType]::ParameterName, 'Read it from stdin: the first line')
            [CompletionResult]::new('--trust-server', '--trust-server', [CompletionResultType]::ParameterName, 'Give what there is already to the server that the settings name now')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'fte;auth;imap;status' {
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--check', '--check', [CompletionResultType]::ParameterName, 'Fetch each secret as work would: renew Google''s token where its end is near, run a command that prints one')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'fte;auth;imap;revoke' {
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'fte;auth;imap;help' {
            [CompletionResult]::new('login', 'login', [CompletionResultType]::ParameterValue, 'Store a password or token')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Show where each secret comes from, how old it is, what it may do and when it ends')
            [CompletionResult]::new('revoke', 'revoke', [CompletionResultType]::ParameterValue, 'End the sign-in: forget what is stored, and take Google''s token back')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'fte;auth;imap;help;login' {
            break
        }
        'fte;auth;imap;help;status' {
            break
        }
        'fte;auth;imap;help;revoke' {
            break
        }
        'fte;auth;imap;help;help' {
            break
        }
        'fte;auth;smtp' {
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('login', 'login', [CompletionResultType]::ParameterValue, 'Store a password or token')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Show where each secret comes from, how old it is, what it may do and when it ends')
            [CompletionResult]::new('revoke', 'revoke', [CompletionResultType]::ParameterValue, 'End the sign-in: forget what is stored, and take Google''s token back')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'fte;auth;smtp;login' {
            [CompletionResult]::new('--command', '--command', [CompletionResultType]::ParameterName, 'Store a command that prints it: run without a shell, its first line counts')
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--stdin', '--stdin', [CompletionResultType]::ParameterName, 'Read it from stdin: the first line')
            [CompletionResult]::new('--trust-server', '--trust-server', [CompletionResultType]::ParameterName, 'Give what there is already to the server that the settings name now')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'fte;auth;smtp;status' {
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--check', '--check', [CompletionResultType]::ParameterName, 'Fetch each secret as work would: renew Google''s token where its end is near, run a command that prints one')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'fte;auth;smtp;revoke' {
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'fte;auth;smtp;help' {
            [CompletionResult]::new('login', 'login', [CompletionResultType]::ParameterValue, 'Store a password or token')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Show where each secret comes from, how old it is, what it may do and when it ends')
            [CompletionResult]::new('revoke', 'revoke', [CompletionResultType]::ParameterValue, 'End the sign-in: forget what is stored, and take Google''s token back')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'fte;auth;smtp;help;login' {
            break
        }
        'fte;auth;smtp;help;status' {
            break
        }
        'fte;auth;smtp;help;revoke' {
            break
        }
        'fte;auth;smtp;help;help' {
            break
        }
        'fte;auth;odoo' {
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('login', 'login', [CompletionResultType]::ParameterValue, 'Store a password or token')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Show where each secret comes from, how old it is, what it may do and when it ends')
            [CompletionResult]::new('revoke', 'revoke', [CompletionResultType]::ParameterValue, 'End the sign-in: forget what is stored, and take Google''s token back')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'fte;auth;odoo;login' {
            [CompletionResult]::new('--command', '--command', [CompletionResultType]::ParameterName, 'Store a command that prints it: run without a shell, its first line counts')
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--stdin', '--stdin', [CompletionResultType]::ParameterName, 'Read it from stdin: the first line')
            [CompletionResult]::new('--trust-server', '--trust-server', [CompletionResultType]::ParameterName, 'Give what there is already to the server that the settings name now')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'fte;auth;odoo;status' {
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--check', '--check', [CompletionResultType]::ParameterName, 'Fetch each secret as work would: renew Google''s token where its end is near, run a command that prints one')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'fte;auth;odoo;revoke' {
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'fte;auth;odoo;help' {
            [CompletionResult]::new('login', 'login', [CompletionResultType]::ParameterValue, 'Store a password or token')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Show where each secret comes from, how old it is, what it may do and when it ends')
            [CompletionResult]::new('revoke', 'revoke', [CompletionResultType]::ParameterValue, 'End the sign-in: forget what is stored, and take Google''s token back')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'fte;auth;odoo;help;login' {
            break
        }
        'fte;auth;odoo;help;status' {
            break
        }
        'fte;auth;odoo;help;revoke' {
            break
        }
        'fte;auth;odoo;help;help' {
            break
        }
        'fte;auth;webhook' {
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('login', 'login', [CompletionResultType]::ParameterValue, 'Store a password or token')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Show where each secret comes from, how old it is, what it may do and when it ends')
            [CompletionResult]::new('revoke', 'revoke', [CompletionResultType]::ParameterValue, 'End the sign-in: forget what is stored, and take Google''s token back')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'fte;auth;webhook;login' {
            [CompletionResult]::new('--command', '--command', [CompletionResultType]::ParameterName, 'Store a command that prints it: run without a shell, its first line counts')
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--stdin', '--stdin', [CompletionResultType]::ParameterName, 'Read it from stdin: the first line')
            [CompletionResult]::new('--trust-server', '--trust-server', [CompletionResultType]::ParameterName, 'Give what there is already to the server that the settings name now')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'fte;auth;webhook;status' {
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--check', '--check', [CompletionResultType]::ParameterName, 'Fetch each secret as work would: renew Google''s token where its end is near, run a command that prints one')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'fte;auth;webhook;revoke' {
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'fte;auth;webhook;help' {
            [CompletionResult]::new('login', 'login', [CompletionResultType]::ParameterValue, 'Store a password or token')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Show where each secret comes from, how old it is, what it may do and when it ends')
            [CompletionResult]::new('revoke', 'revoke', [CompletionResultType]::ParameterValue, 'End the sign-in: forget what is stored, and take Google''s token back')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'fte;auth;webhook;help;login' {
            break
        }
        'fte;auth;webhook;help;status' {
            break
        }
        'fte;auth;webhook;help;revoke' {
            break
        }
        'fte;auth;webhook;help;help' {
            break
        }
        'fte;auth;status' {
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--check', '--check', [CompletionResultType]::ParameterName, 'Fetch each secret as work would: renew Google''s token where its end is near, run a command that prints one')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'fte;auth;help' {
            [CompletionResult]::new('gmail', 'gmail', [CompletionResultType]::ParameterValue, 'Google''s mail: sign in with the browser')
            [CompletionResult]::new('imap', 'imap', [CompletionResultType]::ParameterValue, 'The server that mail is read from: a password, or an app password')
            [CompletionResult]::new('smtp', 'smtp', [CompletionResultType]::ParameterValue, 'The server that mail is sent by: a password, or an app password')
            [CompletionResult]::new('odoo', 'odoo', [CompletionResultType]::ParameterValue, 'Odoo: an API key, made in your profile there under Account Security')
            [CompletionResult]::new('webhook', 'webhook', [CompletionResultType]::ParameterValue, 'Your web service: the token that signs what it is told')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Show where each secret comes from, how old it is, what it may do and when it ends')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'fte;auth;help;gmail' {
            [CompletionResult]::new('login', 'login', [CompletionResultType]::ParameterValue, 'Sign in to Google in the browser')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Show where each secret comes from, how old it is, what it may do and when it ends')
            [CompletionResult]::new('revoke', 'revoke', [CompletionResultType]::ParameterValue, 'End the sign-in: forget what is stored, and take Google''s token back')
            break
        }
        'fte;auth;help;gmail;login' {
            break
        }
        'fte;auth;help;gmail;status' {
            break
        }
        'fte;auth;help;gmail;revoke' {
            break
        }
        'fte;auth;help;imap' {
            [CompletionResult]::new('login', 'login', [CompletionResultType]::ParameterValue, 'Store a password or token')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Show where each secret comes from, how old it is, what it may do and when it ends')
            [CompletionResult]::new('revoke', 'revoke', [CompletionResultType]::ParameterValue, 'End the sign-in: forget what is stored, and take Google''s token back')
            break
        }
        'fte;auth;help;imap;login' {
            break
        }
        'fte;auth;help;imap;status' {
            break
        }
        'fte;auth;help;imap;revoke' {
            break
        }
        'fte;auth;help;smtp' {
            [CompletionResult]::new('login', 'login', [CompletionResultType]::ParameterValue, 'Store a password or token')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Show where each secret comes from, how old it is, what it may do and when it ends')
            [CompletionResult]::new('revoke', 'revoke', [CompletionResultType]::ParameterValue, 'End the sign-in: forget what is stored, and take Google''s token back')
            break
        }
        'fte;auth;help;smtp;login' {
            break
        }
        'fte;auth;help;smtp;status' {
            break
        }
        'fte;auth;help;smtp;revoke' {
            break
        }
        'fte;auth;help;odoo' {
            [CompletionResult]::new('login', 'login', [CompletionResultType]::ParameterValue, 'Store a password or token')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Show where each secret comes from, how old it is, what it may do and when it ends')
            [CompletionResult]::new('revoke', 'revoke', [CompletionResultType]::ParameterValue, 'End the sign-in: forget what is stored, and take Google''s token back')
            break
        }
        'fte;auth;help;odoo;login' {
            break
        }
        'fte;auth;help;odoo;status' {
            break
        }
        'fte;auth;help;odoo;revoke' {
            break
        }
        'fte;auth;help;webhook' {
            [CompletionResult]::new('login', 'login', [CompletionResultType]::ParameterValue, 'Store a password or token')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Show where each secret comes from, how old it is, what it may do and when it ends')
            [CompletionResult]::new('revoke', 'revoke', [CompletionResultType]::ParameterValue, 'End the sign-in: forget what is stored, and take Google''s token back')
            break
        }
        'fte;auth;help;webhook;login' {
            break
        }
        'fte;auth;help;webhook;status' {
            break
        }
        'fte;auth;help;webhook;revoke' {
            break
        }
        'fte;auth;help;status' {
            break
        }
        'fte;auth;help;help' {
            break
        }
        'fte;vault' {
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'List every damaged or misplaced note with file and line')
            [CompletionResult]::new('repair', 'repair', [CompletionResultType]::ParameterValue, 'Mend what can be mended without guessing, and list the rest')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'fte;vault;check' {
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'Open the notes in Done/ too')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'fte;vault;repair' {
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'Open the notes in Done/ too')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Say what would be done, and change nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'fte;vault;help' {
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'List every damaged or misplaced note with file and line')
            [CompletionResult]::new('repair', 'repair', [CompletionResultType]::ParameterValue, 'Mend what can be mended without guessing, and list the rest')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'fte;vault;help;check' {
            break
        }
        'fte;vault;help;repair' {
            break
        }
        'fte;vault;help;help' {
            break
        }
        'fte;schedule' {
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show the jobs, when each last ran, and what would be installed')
            [CompletionResult]::new('install', 'install', [CompletionResultType]::ParameterValue, 'Put this vault on this computer''s schedule')
            [CompletionResult]::new('remove', 'remove', [CompletionResultType]::ParameterValue, 'Take this vault off this computer''s schedule')
            [CompletionResult]::new('run', 'run', [CompletionResultType]::ParameterValue, 'Run what is due, each job once')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'fte;schedule;show' {
            [CompletionResult]::new('--for', '--for', [CompletionResultType]::ParameterName, 'For this scheduler')
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'fte;schedule;install' {
            [CompletionResult]::new('--for', '--for', [CompletionResultType]::ParameterName, 'For this scheduler (default: the one that fits this computer)')
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'fte;schedule;remove' {
            [CompletionResult]::new('--for', '--for', [CompletionResultType]::ParameterName, 'From this scheduler alone (default: from each that has it)')
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'fte;schedule;run' {
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'fte;schedule;help' {
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show the jobs, when each last ran, and what would be installed')
            [CompletionResult]::new('install', 'install', [CompletionResultType]::ParameterValue, 'Put this vault on this computer''s schedule')
            [CompletionResult]::new('remove', 'remove', [CompletionResultType]::ParameterValue, 'Take this vault off this computer''s schedule')
            [CompletionResult]::new('run', 'run', [CompletionResultType]::ParameterValue, 'Run what is due, each job once')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'fte;schedule;help;show' {
            break
        }
        'fte;schedule;help;install' {
            break
        }
        'fte;schedule;help;remove' {
            break
        }
        'fte;schedule;help;run' {
            break
        }
        'fte;schedule;help;help' {
            break
        }
        'fte;health' {
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--alert', '--alert', [CompletionResultType]::ParameterName, 'Tell of what is bad and of what is well again, each once')
            [CompletionResult]::new('--allow-command', '--allow-command', [CompletionResultType]::ParameterName, 'Let the program that `alert.command` names now run on this machine')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'fte;doctor' {
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'fte;completions' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'Write the scripts of all shells into this folder')
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'fte;man' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'Write the pages of all commands into this folder')
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'The vault''s folder (default: `FTE_VAULT`, else the vault that holds the current folder)')
            [CompletionResult]::new('--markdown', '--markdown', [CompletionResultType]::ParameterName, 'Print every command with its flags as one Markdown page')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing where there is nothing new; results, warnings and errors are still printed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'fte;help' {
            [CompletionResult]::new('demo', 'demo', [CompletionResultType]::ParameterValue, 'Work through a day of sample mail in a vault of its own')
            [CompletionResult]::new('init', 'init', [CompletionResultType]::ParameterValue, 'Make a vault, or add what is missing to one')
            [CompletionResult]::new('approve', 'approve', [CompletionResultType]::ParameterValue, 'Answer the requests that wait for a yes')
            [CompletionResult]::new('act', 'act', [CompletionResultType]::ParameterValue, 'Execute, once, what is approved or needs no approval')
            [CompletionResult]::new('queue', 'queue', [CompletionResultType]::ParameterValue, 'See and steer what is approved and not done: held back, in doubt, failed for good')
            [CompletionResult]::new('email', 'email', [CompletionResultType]::ParameterValue, 'Write mail: a letter, an answer, a draft to finish later')
            [CompletionResult]::new('undo', 'undo', [CompletionResultType]::ParameterValue, 'Ask to take back what a request did')
            [CompletionResult]::new('run', 'run', [CompletionResultType]::ParameterValue, 'Watch, plan and act: once, until all is done, or for as long as it runs')
            [CompletionResult]::new('stop', 'stop', [CompletionResultType]::ParameterValue, 'Stop: execute nothing more, until `fte resume`')
            [CompletionResult]::new('resume', 'resume', [CompletionResultType]::ParameterValue, 'Go on after a stop')
            [CompletionResult]::new('ledger', 'ledger', [CompletionResultType]::ParameterValue, 'Keep the embedded books: invoices, bills, expenses, payments')
            [CompletionResult]::new('odoo', 'odoo', [CompletionResultType]::ParameterValue, 'Work in Odoo: customers, invoices, bills, expenses, payments')
            [CompletionResult]::new('finance', 'finance', [CompletionResultType]::ParameterValue, 'Take in bank statements, match their rows, find subscriptions')
            [CompletionResult]::new('policy', 'policy', [CompletionResultType]::ParameterValue, 'See what would need approval, and by which rule')
            [CompletionResult]::new('audit', 'audit', [CompletionResultType]::ParameterValue, 'Search, report, export and prove the log of all that happened')
            [CompletionResult]::new('trace', 'trace', [CompletionResultType]::ParameterValue, 'Follow one thing from the mail to the receipt, the invoice, the bank line, and back')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Show what waits for you, the queues, what is due and what failed')
            [CompletionResult]::new('dashboard', 'dashboard', [CompletionResultType]::ParameterValue, 'Write the state now into Dashboard.md')
            [CompletionResult]::new('briefing', 'briefing', [CompletionResultType]::ParameterValue, 'Write and read the Monday briefing')
            [CompletionResult]::new('plan', 'plan', [CompletionResultType]::ParameterValue, 'Plan what is in `Needs_Action/`')
            [CompletionResult]::new('watch', 'watch', [CompletionResultType]::ParameterValue, 'Take in what arrived: one note in `Needs_Action/` for each thing')
            [CompletionResult]::new('auth', 'auth', [CompletionResultType]::ParameterValue, 'Sign in to Gmail, IMAP, SMTP, Odoo and your web service')
            [CompletionResult]::new('vault', 'vault', [CompletionResultType]::ParameterValue, 'Find and mend what is damaged in the vault')
            [CompletionResult]::new('schedule', 'schedule', [CompletionResultType]::ParameterValue, 'Let this computer run fte by the clock')
            [CompletionResult]::new('health', 'health', [CompletionResultType]::ParameterValue, 'Check every part: stages, queues, services, disk, clock, log')
            [CompletionResult]::new('doctor', 'doctor', [CompletionResultType]::ParameterValue, 'Say what is wrong, and the command that mends it')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Print the completion script of a shell')
            [CompletionResult]::new('man', 'man', [CompletionResultType]::ParameterValue, 'Print the manual page of fte')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'fte;help;demo' {
            break
        }
        'fte;help;init' {
            break
        }
        'fte;help;approve' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List what waits for a yes, oldest first')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one request whole: what will happen, to whom, why, and what came from outside')
            [CompletionResult]::new('yes', 'yes', [CompletionResultType]::ParameterValue, 'Say yes to requests by id, or to a plan as a whole')
            [CompletionResult]::new('no', 'no', [CompletionResultType]::ParameterValue, 'Say no to requests by id, or take back the yes to a plan')
            [CompletionResult]::new('plan', 'plan', [CompletionResultType]::ParameterValue, 'Show a plan whole, to say yes to all of its steps at once')
            break
        }
        'fte;help;approve;list' {
            break
        }
        'fte;help;approve;show' {
            break
        }
        'fte;help;approve;yes' {
            break
        }
        'fte;help;approve;no' {
            break
        }
        'fte;help;approve;plan' {
            break
        }
        'fte;help;act' {
            break
        }
        'fte;help;queue' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List what is approved and not done, what is in doubt, what failed for good')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one request: what it is, what holds it back, every try')
            [CompletionResult]::new('hold', 'hold', [CompletionResultType]::ParameterValue, 'Hold approved requests back until `fte queue retry`')
            [CompletionResult]::new('retry', 'retry', [CompletionResultType]::ParameterValue, 'Let requests go that are held back, ask a dead letter once more, let a paused service be tried again')
            [CompletionResult]::new('drop', 'drop', [CompletionResultType]::ParameterValue, 'Give up approved requests and dead letters: they are not done')
            [CompletionResult]::new('settle', 'settle', [CompletionResultType]::ParameterValue, 'Say whether a request happened of which nobody knows')
            break
        }
        'fte;help;queue;list' {
            break
        }
        'fte;help;queue;show' {
            break
        }
        'fte;help;queue;hold' {
            break
        }
        'fte;help;queue;retry' {
            break
        }
        'fte;help;queue;drop' {
            break
        }
        'fte;help;queue;settle' {
            break
        }
        'fte;help;email' {
            [CompletionResult]::new('send', 'send', [CompletionResultType]::ParameterValue, 'Ask to send a letter, or a draft as it is now')
            [CompletionResult]::new('reply', 'reply', [CompletionResultType]::ParameterValue, 'Ask to answer a mail')
            [CompletionResult]::new('draft', 'draft', [CompletionResultType]::ParameterValue, 'Write a letter or an answer into a note of its own, to finish it there')
            break
        }
        'fte;help;email;send' {
            break
        }
        'fte;help;email;reply' {
            break
        }
        'fte;help;email;draft' {
            break
        }
        'fte;help;undo' {
            break
        }
        'fte;help;run' {
            break
        }
        'fte;help;stop' {
            break
        }
        'fte;help;resume' {
            break
        }
        'fte;help;ledger' {
            [CompletionResult]::new('invoice', 'invoice', [CompletionResultType]::ParameterValue, 'Invoices to customers')
            [CompletionResult]::new('bill', 'bill', [CompletionResultType]::ParameterValue, 'Vendors'' bills that are owed')
            [CompletionResult]::new('expense', 'expense', [CompletionResultType]::ParameterValue, 'Expenses that are paid already')
            [CompletionResult]::new('payment', 'payment', [CompletionResultType]::ParameterValue, 'Money that came in for invoices or went out for bills')
            [CompletionResult]::new('reverse', 'reverse', [CompletionResultType]::ParameterValue, 'Ask to book the reverse of a bill, an expense or a payment')
            [CompletionResult]::new('receivable', 'receivable', [CompletionResultType]::ParameterValue, 'Show what customers owe, by how long it is overdue')
            [CompletionResult]::new('payable', 'payable', [CompletionResultType]::ParameterValue, 'Show what you owe to vendors, by how long it is overdue')
            [CompletionResult]::new('balance', 'balance', [CompletionResultType]::ParameterValue, 'Show what is in each account')
            [CompletionResult]::new('register', 'register', [CompletionResultType]::ParameterValue, 'List what was posted, oldest first')
            [CompletionResult]::new('accounts', 'accounts', [CompletionResultType]::ParameterValue, 'Show the chart of accounts')
            [CompletionResult]::new('taxes', 'taxes', [CompletionResultType]::ParameterValue, 'Show the taxes that have a name')
            [CompletionResult]::new('rate', 'rate', [CompletionResultType]::ParameterValue, 'Exchange rates into the currency of the books')
            [CompletionResult]::new('report', 'report', [CompletionResultType]::ParameterValue, 'Statements of the books: profit and loss, balance sheet, cash flow, tax and more')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Print the books for another program, or for an accountant')
            [CompletionResult]::new('push', 'push', [CompletionResultType]::ParameterValue, 'Move the books into an accounting system')
            [CompletionResult]::new('open', 'open', [CompletionResultType]::ParameterValue, 'Ask to book what accounts held when the books began')
            [CompletionResult]::new('close', 'close', [CompletionResultType]::ParameterValue, 'Ask to close the books up to a day: nothing more is booked into it or before it')
            [CompletionResult]::new('reopen', 'reopen', [CompletionResultType]::ParameterValue, 'Ask to open days again that were closed')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Look the books over: the journal, the numbers, the notes')
            break
        }
        'fte;help;ledger;invoice' {
            [CompletionResult]::new('create', 'create', [CompletionResultType]::ParameterValue, 'Ask for an invoice to a customer')
            [CompletionResult]::new('credit', 'credit', [CompletionResultType]::ParameterValue, 'Ask to cancel an invoice by a credit note, or to take a part of it back')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the invoices, oldest first')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one invoice whole')
            [CompletionResult]::new('pdf', 'pdf', [CompletionResultType]::ParameterValue, 'Draw an invoice as a PDF')
            [CompletionResult]::new('send', 'send', [CompletionResultType]::ParameterValue, 'Ask to send an invoice to its customer')
            [CompletionResult]::new('monthly', 'monthly', [CompletionResultType]::ParameterValue, 'Ask for the invoices of a month that is over')
            break
        }
        'fte;help;ledger;invoice;create' {
            break
        }
        'fte;help;ledger;invoice;credit' {
            break
        }
        'fte;help;ledger;invoice;list' {
            break
        }
        'fte;help;ledger;invoice;show' {
            break
        }
        'fte;help;ledger;invoice;pdf' {
            break
        }
        'fte;help;ledger;invoice;send' {
            break
        }
        'fte;help;ledger;invoice;monthly' {
            break
        }
        'fte;help;ledger;bill' {
            [CompletionResult]::new('record', 'record', [CompletionResultType]::ParameterValue, 'Ask to book a bill that is owed')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the bills, oldest first')
            break
        }
        'fte;help;ledger;bill;record' {
            break
        }
        'fte;help;ledger;bill;list' {
            break
        }
        'fte;help;ledger;expense' {
            [CompletionResult]::new('record', 'record', [CompletionResultType]::ParameterValue, 'Ask to book an expense that is paid already')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the expenses, oldest first')
            break
        }
        'fte;help;ledger;expense;record' {
            break
        }
        'fte;help;ledger;expense;list' {
            break
        }
        'fte;help;ledger;payment' {
            [CompletionResult]::new('record', 'record', [CompletionResultType]::ParameterValue, 'Ask to book that an invoice or a bill was paid')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the payments, oldest first')
            break
        }
        'fte;help;ledger;payment;record' {
            break
        }
        'fte;help;ledger;payment;list' {
            break
        }
        'fte;help;ledger;reverse' {
            break
        }
        'fte;help;ledger;receivable' {
            break
        }
        'fte;help;ledger;payable' {
            break
        }
        'fte;help;ledger;balance' {
            break
        }
        'fte;help;ledger;register' {
            break
        }
        'fte;help;ledger;accounts' {
            break
        }
        'fte;help;ledger;taxes' {
            break
        }
        'fte;help;ledger;rate' {
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Ask to note what one of a currency is worth in the books'' own')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the exchange rates, oldest first')
            break
        }
        'fte;help;ledger;rate;add' {
            break
        }
        'fte;help;ledger;rate;list' {
            break
        }
        'fte;help;ledger;report' {
            [CompletionResult]::new('profit-loss', 'profit-loss', [CompletionResultType]::ParameterValue, 'Show what was earned and spent, in the books'' currency')
            [CompletionResult]::new('balance-sheet', 'balance-sheet', [CompletionResultType]::ParameterValue, 'Show what is owned and owed at the end of a day, and what that is made of')
            [CompletionResult]::new('cash-flow', 'cash-flow', [CompletionResultType]::ParameterValue, 'Show how cash and what is at the bank changed')
            [CompletionResult]::new('trial-balance', 'trial-balance', [CompletionResultType]::ParameterValue, 'Show every account: what was in it before, what moved, what is in it')
            [CompletionResult]::new('tax', 'tax', [CompletionResultType]::ParameterValue, 'Show the tax of some days, by rate: on sales, on purchases, and what is to be paid')
            [CompletionResult]::new('aged', 'aged', [CompletionResultType]::ParameterValue, 'Show what customers owe and what is owed, by how long it is overdue')
            break
        }
        'fte;help;ledger;report;profit-loss' {
            break
        }
        'fte;help;ledger;report;balance-sheet' {
            break
        }
        'fte;help;ledger;report;cash-flow' {
            break
        }
        'fte;help;ledger;report;trial-balance' {
            break
        }
        'fte;help;ledger;report;tax' {
            break
        }
        'fte;help;ledger;report;aged' {
            break
        }
        'fte;help;ledger;export' {
            break
        }
        'fte;help;ledger;push' {
            [CompletionResult]::new('odoo', 'odoo', [CompletionResultType]::ParameterValue, 'Ask to move the books into Odoo')
            break
        }
        'fte;help;ledger;push;odoo' {
            break
        }
        'fte;help;ledger;open' {
            break
        }
        'fte;help;ledger;close' {
            break
        }
        'fte;help;ledger;reopen' {
            break
        }
        'fte;help;ledger;check' {
            break
        }
        'fte;help;odoo' {
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Look at the set-up: address, database, key, company, rights')
            [CompletionResult]::new('sync', 'sync', [CompletionResultType]::ParameterValue, 'Keep a copy of Odoo''s lists, to read when Odoo is away')
            [CompletionResult]::new('customer', 'customer', [CompletionResultType]::ParameterValue, 'Customers, in Odoo')
            [CompletionResult]::new('vendor', 'vendor', [CompletionResultType]::ParameterValue, 'Vendors, in Odoo')
            [CompletionResult]::new('product', 'product', [CompletionResultType]::ParameterValue, 'What is sold and bought, in Odoo')
            [CompletionResult]::new('invoice', 'invoice', [CompletionResultType]::ParameterValue, 'Invoices to customers, in Odoo')
            [CompletionResult]::new('bill', 'bill', [CompletionResultType]::ParameterValue, 'Bills of vendors, in Odoo')
            [CompletionResult]::new('payment', 'payment', [CompletionResultType]::ParameterValue, 'Payments, in Odoo')
            [CompletionResult]::new('expense', 'expense', [CompletionResultType]::ParameterValue, 'Expenses of employees, in Odoo')
            [CompletionResult]::new('receivable', 'receivable', [CompletionResultType]::ParameterValue, 'Show what customers owe, by how long it is overdue')
            [CompletionResult]::new('payable', 'payable', [CompletionResultType]::ParameterValue, 'Show what you owe to vendors, by how long it is overdue')
            [CompletionResult]::new('summary', 'summary', [CompletionResultType]::ParameterValue, 'How a time went: earned, spent, invoiced, owed, held')
            [CompletionResult]::new('report', 'report', [CompletionResultType]::ParameterValue, 'Profit and loss, balance sheet, cash flow, trial balance, taxes, ages')
            break
        }
        'fte;help;odoo;check' {
            break
        }
        'fte;help;odoo;sync' {
            break
        }
        'fte;help;odoo;customer' {
            [CompletionResult]::new('create', 'create', [CompletionResultType]::ParameterValue, 'Ask for a new customer in Odoo')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List customers, by name')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a customer')
            break
        }
        'fte;help;odoo;customer;create' {
            break
        }
        'fte;help;odoo;customer;list' {
            break
        }
        'fte;help;odoo;customer;show' {
            break
        }
        'fte;help;odoo;vendor' {
            [CompletionResult]::new('create', 'create', [CompletionResultType]::ParameterValue, 'Ask for a new vendor in Odoo')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List vendors, by name')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a vendor')
            break
        }
        'fte;help;odoo;vendor;create' {
            break
        }
        'fte;help;odoo;vendor;list' {
            break
        }
        'fte;help;odoo;vendor;show' {
            break
        }
        'fte;help;odoo;product' {
            [CompletionResult]::new('create', 'create', [CompletionResultType]::ParameterValue, 'Ask for a new product in Odoo')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List products, by name')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a product')
            break
        }
        'fte;help;odoo;product;create' {
            break
        }
        'fte;help;odoo;product;list' {
            break
        }
        'fte;help;odoo;product;show' {
            break
        }
        'fte;help;odoo;invoice' {
            [CompletionResult]::new('create', 'create', [CompletionResultType]::ParameterValue, 'Ask for a draft of an invoice in Odoo')
            [CompletionResult]::new('credit', 'credit', [CompletionResultType]::ParameterValue, 'Ask to cancel an invoice in Odoo, whole, by a credit note')
            [CompletionResult]::new('post', 'post', [CompletionResultType]::ParameterValue, 'Ask to post a draft of an invoice in Odoo')
            [CompletionResult]::new('send', 'send', [CompletionResultType]::ParameterValue, 'Ask to mail a posted invoice to its customer, with Odoo''s own PDF')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List invoices, newest first')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show an invoice with its lines and what settled it')
            [CompletionResult]::new('pdf', 'pdf', [CompletionResultType]::ParameterValue, 'Fetch an invoice as PDF, as Odoo makes it')
            break
        }
        'fte;help;odoo;invoice;create' {
            break
        }
        'fte;help;odoo;invoice;credit' {
            break
        }
        'fte;help;odoo;invoice;post' {
            break
        }
        'fte;help;odoo;invoice;send' {
            break
        }
        'fte;help;odoo;invoice;list' {
            break
        }
        'fte;help;odoo;invoice;show' {
            break
        }
        'fte;help;odoo;invoice;pdf' {
            break
        }
        'fte;help;odoo;bill' {
            [CompletionResult]::new('create', 'create', [CompletionResultType]::ParameterValue, 'Ask for a draft of a vendor''s bill in Odoo')
            [CompletionResult]::new('post', 'post', [CompletionResultType]::ParameterValue, 'Ask to post a draft of a vendor''s bill in Odoo')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List bills, newest first')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a bill with its lines and what settled it')
            break
        }
        'fte;help;odoo;bill;create' {
            break
        }
        'fte;help;odoo;bill;post' {
            break
        }
        'fte;help;odoo;bill;list' {
            break
        }
        'fte;help;odoo;bill;show' {
            break
        }
        'fte;help;odoo;payment' {
            [CompletionResult]::new('record', 'record', [CompletionResultType]::ParameterValue, 'Ask to record in Odoo that an invoice or a bill was paid')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List payments, newest first')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a payment')
            break
        }
        'fte;help;odoo;payment;record' {
            break
        }
        'fte;help;odoo;payment;list' {
            break
        }
        'fte;help;odoo;payment;show' {
            break
        }
        'fte;help;odoo;expense' {
            [CompletionResult]::new('record', 'record', [CompletionResultType]::ParameterValue, 'Ask for an expense in Odoo, with its receipt')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List expenses, newest first')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show an expense')
            break
        }
        'fte;help;odoo;expense;record' {
            break
        }
        'fte;help;odoo;expense;list' {
            break
        }
        'fte;help;odoo;expense;show' {
            break
        }
        'fte;help;odoo;receivable' {
            break
        }
        'fte;help;odoo;payable' {
            break
        }
        'fte;help;odoo;summary' {
            break
        }
        'fte;help;odoo;report' {
            break
        }
        'fte;help;finance' {
            [CompletionResult]::new('import', 'import', [CompletionResultType]::ParameterValue, 'Take in bank statements: CSV, OFX, QIF, CAMT.053, MT940')
            [CompletionResult]::new('rows', 'rows', [CompletionResultType]::ParameterValue, 'List the rows of the bank, oldest first')
            [CompletionResult]::new('match', 'match', [CompletionResultType]::ParameterValue, 'Hold rows against open invoices and bills, or say what a row pays')
            [CompletionResult]::new('book', 'book', [CompletionResultType]::ParameterValue, 'Ask to book a row that pays no invoice or bill as an expense')
            [CompletionResult]::new('subscriptions', 'subscriptions', [CompletionResultType]::ParameterValue, 'Find charges that come again and again, and what cancelling them would save')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Hold the rows against the bank''s own balances')
            break
        }
        'fte;help;finance;import' {
            break
        }
        'fte;help;finance;rows' {
            break
        }
        'fte;help;finance;match' {
            break
        }
        'fte;help;finance;book' {
            break
        }
        'fte;help;finance;subscriptions' {
            break
        }
        'fte;help;finance;check' {
            break
        }
        'fte;help;policy' {
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Check the policy in `Company_Handbook.md`: unreadable, unreachable and contradictory rules')
            [CompletionResult]::new('explain', 'explain', [CompletionResultType]::ParameterValue, 'Explain what the policy says of actions, rule by rule')
            break
        }
        'fte;help;policy;check' {
            break
        }
        'fte;help;policy;explain' {
            break
        }
        'fte;help;audit' {
            [CompletionResult]::new('search', 'search', [CompletionResultType]::ParameterValue, 'Search the audit log')
            [CompletionResult]::new('tail', 'tail', [CompletionResultType]::ParameterValue, 'Show the newest events, the last one last')
            [CompletionResult]::new('report', 'report', [CompletionResultType]::ParameterValue, 'Count what happened: by action and outcome, with how long it took, and by day')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Export events for other programs')
            [CompletionResult]::new('verify', 'verify', [CompletionResultType]::ParameterValue, 'Prove that the log is as it was written, and that Done/ has its receipts')
            [CompletionResult]::new('prune', 'prune', [CompletionResultType]::ParameterValue, 'Pack days of the log that are older than what is kept at hand')
            break
        }
        'fte;help;audit;search' {
            break
        }
        'fte;help;audit;tail' {
            break
        }
        'fte;help;audit;report' {
            break
        }
        'fte;help;audit;export' {
            break
        }
        'fte;help;audit;verify' {
            break
        }
        'fte;help;audit;prune' {
            break
        }
        'fte;help;trace' {
            break
        }
        'fte;help;status' {
            break
        }
        'fte;help;dashboard' {
            break
        }
        'fte;help;briefing' {
            [CompletionResult]::new('generate', 'generate', [CompletionResultType]::ParameterValue, 'Write the weekly audit and the Monday briefing')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the briefings, newest first')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a briefing on the terminal')
            [CompletionResult]::new('explain', 'explain', [CompletionResultType]::ParameterValue, 'Show how a figure was computed, and from what')
            break
        }
        'fte;help;briefing;generate' {
            break
        }
        'fte;help;briefing;list' {
            break
        }
        'fte;help;briefing;show' {
            break
        }
        'fte;help;briefing;explain' {
            break
        }
        'fte;help;plan' {
            break
        }
        'fte;help;watch' {
            [CompletionResult]::new('files', 'files', [CompletionResultType]::ParameterValue, 'Take in the mail and files that lie in `Inbox/`')
            [CompletionResult]::new('finance', 'finance', [CompletionResultType]::ParameterValue, 'Take in the bank statements that lie in `Inbox/` and in `finance.folder`')
            [CompletionResult]::new('gmail', 'gmail', [CompletionResultType]::ParameterValue, 'Take in the mail of your Gmail account')
            [CompletionResult]::new('imap', 'imap', [CompletionResultType]::ParameterValue, 'Take in the mail of an IMAP server')
            break
        }
        'fte;help;watch;files' {
            break
        }
        'fte;help;watch;finance' {
            break
        }
        'fte;help;watch;gmail' {
            break
        }
        'fte;help;watch;imap' {
            break
        }
        'fte;help;auth' {
            [CompletionResult]::new('gmail', 'gmail', [CompletionResultType]::ParameterValue, 'Google''s mail: sign in with the browser')
            [CompletionResult]::new('imap', 'imap', [CompletionResultType]::ParameterValue, 'The server that mail is read from: a password, or an app password')
            [CompletionResult]::new('smtp', 'smtp', [CompletionResultType]::ParameterValue, 'The server that mail is sent by: a password, or an app password')
            [CompletionResult]::new('odoo', 'odoo', [CompletionResultType]::ParameterValue, 'Odoo: an API key, made in your profile there under Account Security')
            [CompletionResult]::new('webhook', 'webhook', [CompletionResultType]::ParameterValue, 'Your web service: the token that signs what it is told')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Show where each secret comes from, how old it is, what it may do and when it ends')
            break
        }
        'fte;help;auth;gmail' {
            [CompletionResult]::new('login', 'login', [CompletionResultType]::ParameterValue, 'Sign in to Google in the browser')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Show where each secret comes from, how old it is, what it may do and when it ends')
            [CompletionResult]::new('revoke', 'revoke', [CompletionResultType]::ParameterValue, 'End the sign-in: forget what is stored, and take Google''s token back')
            break
        }
        'fte;help;auth;gmail;login' {
            break
        }
        'fte;help;auth;gmail;status' {
            break
        }
        'fte;help;auth;gmail;revoke' {
            break
        }
        'fte;help;auth;imap' {
            [CompletionResult]::new('login', 'login', [CompletionResultType]::ParameterValue, 'Store a password or token')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Show where each secret comes from, how old it is, what it may do and when it ends')
            [CompletionResult]::new('revoke', 'revoke', [CompletionResultType]::ParameterValue, 'End the sign-in: forget what is stored, and take Google''s token back')
            break
        }
        'fte;help;auth;imap;login' {
            break
        }
        'fte;help;auth;imap;status' {
            break
        }
        'fte;help;auth;imap;revoke' {
            break
        }
        'fte;help;auth;smtp' {
            [CompletionResult]::new('login', 'login', [CompletionResultType]::ParameterValue, 'Store a password or token')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Show where each secret comes from, how old it is, what it may do and when it ends')
            [CompletionResult]::new('revoke', 'revoke', [CompletionResultType]::ParameterValue, 'End the sign-in: forget what is stored, and take Google''s token back')
            break
        }
        'fte;help;auth;smtp;login' {
            break
        }
        'fte;help;auth;smtp;status' {
            break
        }
        'fte;help;auth;smtp;revoke' {
            break
        }
        'fte;help;auth;odoo' {
            [CompletionResult]::new('login', 'login', [CompletionResultType]::ParameterValue, 'Store a password or token')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Show where each secret comes from, how old it is, what it may do and when it ends')
            [CompletionResult]::new('revoke', 'revoke', [CompletionResultType]::ParameterValue, 'End the sign-in: forget what is stored, and take Google''s token back')
            break
        }
        'fte;help;auth;odoo;login' {
            break
        }
        'fte;help;auth;odoo;status' {
            break
        }
        'fte;help;auth;odoo;revoke' {
            break
        }
        'fte;help;auth;webhook' {
            [CompletionResult]::new('login', 'login', [CompletionResultType]::ParameterValue, 'Store a password or token')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Show where each secret comes from, how old it is, what it may do and when it ends')
            [CompletionResult]::new('revoke', 'revoke', [CompletionResultType]::ParameterValue, 'End the sign-in: forget what is stored, and take Google''s token back')
            break
        }
        'fte;help;auth;webhook;login' {
            break
        }
        'fte;help;auth;webhook;status' {
            break
        }
        'fte;help;auth;webhook;revoke' {
            break
        }
        'fte;help;auth;status' {
            break
        }
        'fte;help;vault' {
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'List every damaged or misplaced note with file and line')
            [CompletionResult]::new('repair', 'repair', [CompletionResultType]::ParameterValue, 'Mend what can be mended without guessing, and list the rest')
            break
        }
        'fte;help;vault;check' {
            break
        }
        'fte;help;vault;repair' {
            break
        }
        'fte;help;schedule' {
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show the jobs, when each last ran, and what would be installed')
            [CompletionResult]::new('install', 'install', [CompletionResultType]::ParameterValue, 'Put this vault on this computer''s schedule')
            [CompletionResult]::new('remove', 'remove', [CompletionResultType]::ParameterValue, 'Take this vault off this computer''s schedule')
            [CompletionResult]::new('run', 'run', [CompletionResultType]::ParameterValue, 'Run what is due, each job once')
            break
        }
        'fte;help;schedule;show' {
            break
        }
        'fte;help;schedule;install' {
            break
        }
        'fte;help;schedule;remove' {
            break
        }
        'fte;help;schedule;run' {
            break
        }
        'fte;help;health' {
            break
        }
        'fte;help;doctor' {
            break
        }
        'fte;help;completions' {
            break
        }
        'fte;help;man' {
            break
        }
        'fte;help;help' {
            break
        }
    })

    $completions.Where{ $_.CompletionText -like "$wordToComplete*" } |
        Sort-Object -Property ListItemText
}
