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
    let lines: Vec<_> = table.lines().map(|line| line.trim_end().to_owned()).collect();
    let widest = lines.iter().map(|line| measure_text_width(line)).max().unwrap_or(0);
    match table.width().map(usize::from) {
        Some(width) if widest > width => flowed(headings, rows, width),
        _ => lines.join("\n"),
    }
}

/// Headings and rows as lines of whole cells, where columns have no room.
fn flowed(headings: &[&str], rows: &[Vec<String>], width: usize) -> String {
    const INDENT: &str = "    ";
    let heading: Vec<String> = headings.iter().map(|heading| heading.to_uppercase()).collect();
    let one = |row: &Vec<String>| {
        let (mut text, mut used) = (String::new(), 0);
        for cell in row.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()) {
            let wide = measure_text_width(cell);
            let has_room = used + 2 + wide <= width;
            match (used, has_room) {
                (0, _) => {}
                (_, true) => {
                    text += "  ";
                    used += 2;
                }
                (_, false) => {
                    text = text + "\n" + INDENT;
                    used = INDENT.len();
                }
            }
            text += cell;
            used += wide;
        }
        text
    };
    std::iter::once(&heading).chain(rows).map(one).collect::<Vec<_>>().join("\n")
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

    #[test]
    fn what_has_no_room_as_a_table_is_lines_of_whole_cells() {
        let row = [
            "6itgw35m74",
            "ledger.bill.record",
            "Delta Freight",
            "",
            "49.00 EUR",
            "first contact: it came from a@b",
        ];
        let rows = [row.map(str::to_owned).to_vec()];
        let headings = ["id", "action", "target", "about", "amount", "take care"];
        assert_eq!(
            drawn(&headings, &rows, Some(50)),
            "ID  ACTION  TARGET  ABOUT  AMOUNT  TAKE CARE\n\
             6itgw35m74  ledger.bill.record  Delta Freight\n    49.00 EUR  first contact: it came from a@b"
        );
        // With room for it, a table.
        assert!(drawn(&headings, &rows, Some(120)).starts_with("ID          ACTION"));
    }
}
