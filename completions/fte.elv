
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
            cand completions 'Print the completion script of a shell'
            cand man 'Print the manual page of fte'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'fte;help;demo'= {
        }
        &'fte;help;init'= {
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
