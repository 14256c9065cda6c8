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

complete -c fte -n "__fish_fte_needs_command" -l vault -d 'The vault\'s folder (default: the vault that holds the current folder)' -r -F
complete -c fte -n "__fish_fte_needs_command" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_needs_command" -s q -l quiet -d 'Say nothing but results and warnings'
complete -c fte -n "__fish_fte_needs_command" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c fte -n "__fish_fte_needs_command" -s V -l version -d 'Print version'
complete -c fte -n "__fish_fte_needs_command" -f -a "demo" -d 'Work through a day of sample mail in a vault of its own'
complete -c fte -n "__fish_fte_needs_command" -f -a "init" -d 'Make a vault, or add what is missing to one'
complete -c fte -n "__fish_fte_needs_command" -f -a "completions" -d 'Print the completion script of a shell'
complete -c fte -n "__fish_fte_needs_command" -f -a "man" -d 'Print the manual page of fte'
complete -c fte -n "__fish_fte_needs_command" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c fte -n "__fish_fte_using_subcommand demo" -l vault -d 'The vault\'s folder (default: the vault that holds the current folder)' -r -F
complete -c fte -n "__fish_fte_using_subcommand demo" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand demo" -s q -l quiet -d 'Say nothing but results and warnings'
complete -c fte -n "__fish_fte_using_subcommand demo" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c fte -n "__fish_fte_using_subcommand init" -l vault -d 'The vault\'s folder (default: the vault that holds the current folder)' -r -F
complete -c fte -n "__fish_fte_using_subcommand init" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand init" -s q -l quiet -d 'Say nothing but results and warnings'
complete -c fte -n "__fish_fte_using_subcommand init" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c fte -n "__fish_fte_using_subcommand completions" -l dir -d 'Write the scripts of all shells into this folder' -r -F
complete -c fte -n "__fish_fte_using_subcommand completions" -l vault -d 'The vault\'s folder (default: the vault that holds the current folder)' -r -F
complete -c fte -n "__fish_fte_using_subcommand completions" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand completions" -s q -l quiet -d 'Say nothing but results and warnings'
complete -c fte -n "__fish_fte_using_subcommand completions" -s h -l help -d 'Print help'
complete -c fte -n "__fish_fte_using_subcommand man" -l dir -d 'Write the pages of all commands into this folder' -r -F
complete -c fte -n "__fish_fte_using_subcommand man" -l vault -d 'The vault\'s folder (default: the vault that holds the current folder)' -r -F
complete -c fte -n "__fish_fte_using_subcommand man" -l markdown -d 'Print every command with its flags as one Markdown page'
complete -c fte -n "__fish_fte_using_subcommand man" -l json -d 'Print one JSON document on stdout'
complete -c fte -n "__fish_fte_using_subcommand man" -s q -l quiet -d 'Say nothing but results and warnings'
complete -c fte -n "__fish_fte_using_subcommand man" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c fte -n "__fish_fte_using_subcommand help; and not __fish_seen_subcommand_from demo init completions man help" -f -a "demo" -d 'Work through a day of sample mail in a vault of its own'
complete -c fte -n "__fish_fte_using_subcommand help; and not __fish_seen_subcommand_from demo init completions man help" -f -a "init" -d 'Make a vault, or add what is missing to one'
complete -c fte -n "__fish_fte_using_subcommand help; and not __fish_seen_subcommand_from demo init completions man help" -f -a "completions" -d 'Print the completion script of a shell'
complete -c fte -n "__fish_fte_using_subcommand help; and not __fish_seen_subcommand_from demo init completions man help" -f -a "man" -d 'Print the manual page of fte'
complete -c fte -n "__fish_fte_using_subcommand help; and not __fish_seen_subcommand_from demo init completions man help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
