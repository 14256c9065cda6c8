//! Which language a text is most likely in, by its commonest words.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::scan;

/// How much of a text is looked at.
const SAMPLE: usize = 16 * 1024;

const COMMON: &[(&str, &str)] = &[
    (
        "en",
        "the and of to is are you your we our for with this that please be have has will on as not it from can would could thanks thank hello hi dear invoice by an was if my me us regards best",
    ),
    (
        "de",
        "der die das und ist sind nicht mit für auf den dem ein eine einen ich wir sie ihr ihre ihnen uns bitte vom zum zur von im bei auch wird werden haben habe rechnung grüße danke hallo guten betrag sehr bis oder wie können könnten",
    ),
    (
        "fr",
        "le la les des du et est sont vous nous votre notre pour avec une dans sur pas que qui par ce cette bonjour merci facture cordialement avez être au aux en",
    ),
    (
        "es",
        "el los las una de y es son por para con su sus que no se le al del hola gracias factura usted está como saludos",
    ),
    (
        "it",
        "il lo gli una di e è sono per con che non si del della al grazie buongiorno fattura come saluti nostro vostro questo",
    ),
    (
        "nl",
        "de het een en is zijn van voor met op niet wij uw je u bij aan ook deze dit dat factuur bedankt groet graag wordt kunt te om",
    ),
    (
        "pt",
        "o os as um uma de e é são por para com que não se do da no na obrigado fatura você está seu sua",
    ),
    (
        "pl",
        "i w na do z się nie jest że dla od po oraz proszę dziękuję faktura pan pani są nr kwota razem data",
    ),
    ("sv", "och att det är som för på med av den ett inte har vi du er till från tack hej faktura"),
    ("da", "og at det er som for på med af den et ikke har vi du til fra tak hej faktura jeg"),
];

/// The languages that are told apart.
pub(crate) const LANGUAGES: &[&str] = &["en", "de", "fr", "es", "it", "nl", "pt", "pl", "sv", "da"];

static WORDS: LazyLock<BTreeMap<&str, Vec<usize>>> = LazyLock::new(|| {
    let mut words: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (language, (_, list)) in COMMON.iter().enumerate() {
        for word in list.split(' ') {
            words.entry(word).or_default().push(language);
        }
    }
    words
});

/// `en`, `de`, …; empty where no language clearly leads.
pub(super) fn of(text: &str) -> &'static str {
    let sample = scan::head(text, SAMPLE).to_lowercase();
    scan::looks_at(sample.len());
    let mut score = vec![0_usize; COMMON.len()];
    for word in sample.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()) {
        let Some(languages) = WORDS.get(word) else { continue };
        // A word of one language alone says more than one that several share.
        let weight = if languages.len() == 1 { 3 } else { 1 };
        for language in languages {
            if let Some(score) = score.get_mut(*language) {
                *score += weight;
            }
        }
    }
    let mut ranked: Vec<(usize, &str)> =
        score.iter().zip(COMMON).map(|(score, (language, _))| (*score, *language)).collect();
    ranked.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    match ranked.as_slice() {
        [(first, language), (second, _), ..] if *first >= 3 && *first * 4 >= *second * 5 => {
            language
        }
        _ => "",
    }
}

/// Whether its writers put a comma before decimals and the day before the month: all that are told apart but English.
pub(super) fn is_continental(language: &str) -> bool {
    !matches!(language, "en" | "")
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn every_language_is_listed() {
        let all: Vec<_> = super::COMMON.iter().map(|(language, _)| *language).collect();
        assert_eq!(all, super::LANGUAGES);
    }

    #[test]
    fn languages_are_told_by_their_common_words() {
        let table = [
            ("Could you please send the invoice to us by Friday?", "en"),
            ("Bitte senden Sie die Rechnung bis Freitag an uns.", "de"),
            ("Veuillez nous envoyer la facture avant vendredi, merci.", "fr"),
            ("Kunt u de factuur voor vrijdag sturen? Met vriendelijke groet", "nl"),
            ("Por favor envíe la factura al señor Gómez, gracias", "es"),
            ("Faktura nr 12, kwota do zapłaty razem, proszę o wpłatę", "pl"),
            ("", ""),
            ("12 345 €", ""),
        ];
        for (text, language) in table {
            assert_eq!(of(text), language, "{text}");
        }
    }
}
