
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
            [CompletionResult]::new('policy', 'policy', [CompletionResultType]::ParameterValue, 'See what would need approval, and by which rule')
            [CompletionResult]::new('audit', 'audit', [CompletionResultType]::ParameterValue, 'Search, report, export and prove the log of all that happened')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Show what waits for you, the queues, what is due and what failed')
            [CompletionResult]::new('dashboard', 'dashboard', [CompletionResultType]::ParameterValue, 'Write the state now into Dashboard.md')
            [CompletionResult]::new('briefing', 'briefing', [CompletionResultType]::ParameterValue, 'Write and read the Monday briefing')
            [CompletionResult]::new('plan', 'plan', [CompletionResultType]::ParameterValue, 'Plan what is in `Needs_Action/`')
            [CompletionResult]::new('watch', 'watch', [CompletionResultType]::ParameterValue, 'Take in what arrived: one note in `Needs_Action/` for each thing')
            [CompletionResult]::new('auth', 'auth', [CompletionResultType]::ParameterValue, 'Sign in to Gmail, IMAP, SMTP and your web service')
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
            [CompletionResult]::new('credit', 'credit', [CompletionResultType]::ParameterValue, 'Ask to cancel an invoice by a credit note')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the invoices, oldest first')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one invoice whole')
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
        'fte;ledger;invoice;help' {
            [CompletionResult]::new('create', 'create', [CompletionResultType]::ParameterValue, 'Ask for an invoice to a customer')
            [CompletionResult]::new('credit', 'credit', [CompletionResultType]::ParameterValue, 'Ask to cancel an invoice by a credit note')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the invoices, oldest first')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one invoice whole')
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
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Look the books over: the journal, the numbers, the notes')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'fte;ledger;help;invoice' {
            [CompletionResult]::new('create', 'create', [CompletionResultType]::ParameterValue, 'Ask for an invoice to a customer')
            [CompletionResult]::new('credit', 'credit', [CompletionResultType]::ParameterValue, 'Ask to cancel an invoice by a credit note')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the invoices, oldest first')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one invoice whole')
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
        'fte;ledger;help;check' {
            break
        }
        'fte;ledger;help;help' {
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
            [CompletionResult]::new('gmail', 'gmail', [CompletionResultType]::ParameterValue, 'Take in the mail of your Gmail account')
            [CompletionResult]::new('imap', 'imap', [CompletionResultType]::ParameterValue, 'Take in the mail of an IMAP server')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'fte;watch;help;files' {
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
            [CompletionResult]::new('policy', 'policy', [CompletionResultType]::ParameterValue, 'See what would need approval, and by which rule')
            [CompletionResult]::new('audit', 'audit', [CompletionResultType]::ParameterValue, 'Search, report, export and prove the log of all that happened')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Show what waits for you, the queues, what is due and what failed')
            [CompletionResult]::new('dashboard', 'dashboard', [CompletionResultType]::ParameterValue, 'Write the state now into Dashboard.md')
            [CompletionResult]::new('briefing', 'briefing', [CompletionResultType]::ParameterValue, 'Write and read the Monday briefing')
            [CompletionResult]::new('plan', 'plan', [CompletionResultType]::ParameterValue, 'Plan what is in `Needs_Action/`')
            [CompletionResult]::new('watch', 'watch', [CompletionResultType]::ParameterValue, 'Take in what arrived: one note in `Needs_Action/` for each thing')
            [CompletionResult]::new('auth', 'auth', [CompletionResultType]::ParameterValue, 'Sign in to Gmail, IMAP, SMTP and your web service')
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
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Look the books over: the journal, the numbers, the notes')
            break
        }
        'fte;help;ledger;invoice' {
            [CompletionResult]::new('create', 'create', [CompletionResultType]::ParameterValue, 'Ask for an invoice to a customer')
            [CompletionResult]::new('credit', 'credit', [CompletionResultType]::ParameterValue, 'Ask to cancel an invoice by a credit note')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the invoices, oldest first')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one invoice whole')
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
        'fte;help;ledger;check' {
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
            [CompletionResult]::new('gmail', 'gmail', [CompletionResultType]::ParameterValue, 'Take in the mail of your Gmail account')
            [CompletionResult]::new('imap', 'imap', [CompletionResultType]::ParameterValue, 'Take in the mail of an IMAP server')
            break
        }
        'fte;help;watch;files' {
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
