//! What rows are held against: the embedded books, or the copy of what is owed in Odoo.

use super::matching::Table;
use crate::app::App;
use crate::base::text::shown_line;
use crate::base::{Exit, Fail, Result, clock};
use crate::model::money::Money;
use crate::model::odoo;
use crate::remote::bank::{Doc, Owed as _};
use crate::remote::books::Books;
use crate::remote::odoo::payment::over;
use crate::remote::odoo::reading::copy::Copy;

/// What is owed, as the books have it; where they are Odoo's, as the copy of it has it.
pub(super) fn docs(app: &App) -> Result<Vec<Doc>> {
    let config = app.config()?;
    if !config.books_are_odoos() {
        return Ok(Books::open(app.vault()?, app.state()?, config).read()?.docs());
    }
    let copy = Copy::kept(app.state()?)?;
    let Some(copy) = copy.filter(|copy| config.odoo_site().as_ref() == Some(&copy.site)) else {
        app.out.warn("there is no copy of what is owed in Odoo: `fte odoo sync` makes one");
        return Ok(Vec::new());
    };
    let (at, age) = (clock::seconds(copy.at), clock::ago(app.clock.now(), copy.at));
    app.out.warn(format!("rows are held against the copy of Odoo of {at}, {age} old"));
    Ok(copy.docs())
}

/// The payment of a document of Odoo's. What is open of it now is read when it is done: another sum, and it is not.
pub(super) fn payment(
    table: &Table,
    document: &str,
    amount: Money,
    (date, note): (String, String),
) -> Result<odoo::Payment> {
    let found =
        table.docs.iter().find_map(|doc| Some((doc, doc.record?)).filter(|_| doc.id == document));
    let Some((doc, id)) = found else {
        let what = format!("`{}` is no invoice or bill in the copy of Odoo", shown_line(document));
        return Err(Fail::say(Exit::Usage, what).hint("`fte odoo sync` makes the copy anew"));
    };
    over(amount, doc.open, &doc.id).map_err(|why| Fail::new(Exit::Refused, why))?;
    Ok(odoo::Payment {
        document: doc.id.clone(),
        id,
        amount,
        open: doc.open,
        date,
        write_off: String::new(),
        journal: String::new(),
        note,
        at: None,
    })
}
