//! The language of a text, by its small words.

use super::text::{Part, Text};

/// The words that tell a language from its neighbours. A word that two of them share counts for both.
const SMALL: &[(&str, &str)] = &[
    (
        "en",
        "the and you your for with this that have has are is was will our we from please of to in on be it not would could thank thanks can i an at by hi hello dear invoice order total payment",
    ),
    (
        "de",
        "der die das und sie ihr ihre für mit ist nicht ein eine wir von zu im am den dem des auf bitte vielen dank hallo sehr geehrte bei es ich haben wird werden sind uns kannst rechnung rechnungsnummer betrag zahlbar bis ihnen unsere summe mwst bestellung liebe lieber guten",
    ),
    (
        "fr",
        "le la les et vous votre pour avec est pas un une nous des du de au aux sur dans que bonjour merci cordialement facture montant notre ce cette à",
    ),
    (
        "es",
        "el la los las y usted su para con es no un una nosotros de del en que hola gracias factura por importe nuestro fecha pedido",
    ),
    (
        "it",
        "il lo gli e lei per con è non un una noi di del della che in grazie fattura importo nostro sono ordine ciao gentile",
    ),
    (
        "nl",
        "de het een en u uw voor met is niet wij van op dat te in bedankt factuur bedrag onze je jij zijn bestelling betaald wordt artikel",
    ),
    (
        "pt",
        "o os as e você seu para com é não um uma nós de do da em que olá obrigado fatura valor",
    ),
    (
        "pl",
        "i w na z do nie jest się że dla faktura kwota proszę dziękuję zamówienie sprzedawca nabywca termin",
    ),
    ("sv", "och att det som för på är en av med inte till den har faktura vi du tack belopp"),
];

/// How much of a text is counted.
const WORDS: usize = 4000;

/// The language whose small words lead clearly; nothing where none does.
pub(super) fn guess(text: &Text) -> &'static str {
    let mut counts = [0_usize; SMALL.len()];
    let parts = [Part::Header, Part::New, Part::Attached, Part::Forwarded];
    let lines = text.lines.iter().filter(|line| parts.contains(&line.part));
    let words = lines.flat_map(|line| text.plain_line(line).split(|c: char| !c.is_alphabetic()));
    for word in words.filter(|word| !word.is_empty()).take(WORDS) {
        let lower = word.to_lowercase();
        for (count, (_, small)) in counts.iter_mut().zip(SMALL) {
            *count += usize::from(small.split(' ').any(|small| small == lower));
        }
    }
    let mut ranked: Vec<(usize, &str)> =
        counts.iter().zip(SMALL).map(|(count, (name, _))| (*count, *name)).collect();
    ranked.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    match ranked.as_slice() {
        [(best, name), (second, _), ..] if *best >= 2 && best * 4 >= second * 5 => name,
        _ => "",
    }
}
