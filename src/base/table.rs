//! The one look of tables.

use comfy_table::{Attribute, Cell, ColumnConstraint, ContentArrangement, Table, Width, presets};
use dialoguer::console::{colors_enabled, measure_text_width};

/// The widest word that a column is made wide enough for; a wider one is broken where a row has no room.
const WORD: usize = 30;

/// A table with these headings, without lines, as wide as the terminal at the most.
///
/// Empty rows give an empty string: a heading over nothing tells nobody anything.
pub(crate) fn table<const N: usize>(
    headings: [&str; N],
    rows: impl IntoIterator<Item = [String; N]>,
) -> String {
    let rows: Vec<_> = rows.into_iter().map(Vec::from).collect();
    drawn(&headings, &rows, None)
}

/// [`table`] with as many columns as there are headings; `width` in place of the terminal's.
pub(crate) fn drawn(headings: &[&str], rows: &[Vec<String>], width: Option<u16>) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Dynamic);
    if let Some(width) = width {
        table.set_width(width);
    }
    let styled = colors_enabled();
    table.set_header(headings.iter().map(|heading| {
        let cell = Cell::new(heading.to_uppercase());
        if styled { cell.add_attribute(Attribute::Bold) } else { cell }
    }));
    table.add_rows(rows);
    for (at, column) in table.column_iter_mut().enumerate() {
        if at == 0 {
            column.set_padding((0, 1));
        }
        let cells: Vec<_> = rows.iter().filter_map(|row| row.get(at)).collect();
        column.set_constraint(constraint(&cells));
    }
    table.lines().map(|line| line.trim_end().to_owned()).collect::<Vec<_>>().join("\n")
}

/// How narrow a column may become: ids, amounts' numbers and names of files are not broken.
fn constraint(cells: &[&String]) -> ColumnConstraint {
    if cells.iter().all(|cell| !cell.trim().contains(' ')) {
        return ColumnConstraint::ContentWidth;
    }
    let words = cells.iter().flat_map(|cell| cell.split_whitespace());
    let widest = words.map(measure_text_width).max().unwrap_or(0).min(WORD);
    // Two more for the space between columns.
    ColumnConstraint::LowerBoundary(Width::Fixed(u16::try_from(widest + 2).unwrap_or(2)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_id_is_broken_however_narrow_it_is() {
        let rows = [vec![
            "pqmrh7f4ko".to_owned(),
            "a few words that must go somewhere".to_owned(),
            "Accounting/Invoices/INV-0001.md".to_owned(),
        ]];
        for width in [20, 60, 120] {
            let table = drawn(&["id", "what", "where"], &rows, Some(width));
            for word in ["pqmrh7f4ko", "somewhere", "Accounting/Invoices/INV-0001.md"] {
                assert!(table.contains(word), "{width}:\n{table}");
            }
        }
        assert_eq!(drawn(&["id"], &[], None), "");
    }
}
