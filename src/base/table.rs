//! The one look of tables.

use comfy_table::{ContentArrangement, Table, presets};

/// A table with these headings, without lines, as wide as the terminal at the most.
///
/// Empty rows give an empty string: a heading over nothing tells nobody anything.
pub(crate) fn table<const N: usize>(
    headings: [&str; N],
    rows: impl IntoIterator<Item = [String; N]>,
) -> String {
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Dynamic);
    table.set_header(headings.map(str::to_uppercase));
    let mut any = false;
    for row in rows {
        any = true;
        table.add_row(row);
    }
    if !any {
        return String::new();
    }
    if let Some(column) = table.column_mut(0) {
        column.set_padding((0, 1));
    }
    table.lines().map(|line| line.trim_end().to_owned()).collect::<Vec<_>>().join("\n")
}
