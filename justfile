# The work on fte in five words. Each line can be typed without just.

# List the recipes
default:
    @just --list

# All that must hold before a change lands
check:
    ./.ci/run

# The tests alone, with what they need; words narrow them down: `just test books`
test *words:
    ./tests/run {{words}}

# The proof in full, with its figures: killed, failed, cut off, crowded; a word narrows it down: `just prove kill`
prove *words:
    ./tests/prove {{words}}

# Write what is generated anew: completions, manual pages, the reference, the README's picture
regen:
    rm -rf completions man
    cargo run --quiet -- completions --dir completions
    cargo run --quiet -- man --dir man
    cargo run --quiet -- man --markdown > docs/reference.md
    FTE_REGEN=1 cargo test --quiet --test it readme

# A day of work in a vault under target/, to look at and play with
try:
    cargo run --release -- demo target/try

# Made-up bytes for every parser, a minute each; a number is the seconds, words are targets: `just fuzz 600 mail yaml`
fuzz *words:
    ./fuzz/run {{words}}

# How fast, beside programs known to be fast
bench *words:
    cargo bench {{words}}
