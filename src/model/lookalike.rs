//! Names that look like other names: what a quick eye takes for a known domain or person.

use unicode_security::MixedScript as _;

/// How a domain imitates a known one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Lookalike {
    /// The known domain that it looks like.
    pub(crate) of: String,
}

/// The known domain that `domain` looks like without being it (or below it).
///
/// Compared are the skeletons of UTS 39 with what ASCII adds (`rn` for `m`, `1` for `l`, `0` for `o`, hyphens), then one
/// letter more, less, other or swapped in names of six letters and more, then a known domain as the beginning of another.
pub(crate) fn domain(domain: &str, known: &[String]) -> Option<Lookalike> {
    let own = readable(domain);
    let is_known = |known: &String| {
        let known = readable(known);
        own == known || own.strip_suffix(&known).is_some_and(|rest| rest.ends_with('.'))
    };
    if own.is_empty() || known.iter().any(is_known) {
        return None;
    }
    let own_skeleton = skeleton(&own);
    known
        .iter()
        .map(|known| readable(known))
        .filter(|known| known.contains('.'))
        .find(|known| imitates(&own, &own_skeleton, known))
        .map(|of| Lookalike { of })
}

fn imitates(own: &str, own_skeleton: &str, known: &str) -> bool {
    let known_skeleton = skeleton(known);
    let ends = |text: &str| {
        own_skeleton == text
            || own_skeleton.strip_suffix(text).is_some_and(|rest| rest.ends_with('.'))
    };
    if ends(&known_skeleton) || own.starts_with(&format!("{known}.")) {
        return true;
    }
    // `example.com` as `example-com.net`.
    let dashed = known.replace('.', "-");
    let begins = |label: &str| {
        label.strip_prefix(&dashed).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
    };
    if own.split('.').any(begins) {
        return true;
    }
    let ((own_name, _), (known_name, _)) = (name_of(own), name_of(known));
    if own_name.chars().count() < 6 || known_name.chars().count() < 6 {
        return false;
    }
    if own_name == known_name {
        close_ending(own, known)
    } else {
        one_edit(&skeleton(own_name), &skeleton(known_name))
    }
}

/// `example.co` for `example.com`: the same name below an ending of one edit.
fn close_ending(own: &str, known: &str) -> bool {
    let ending = |domain: &str| name_of(domain).1.to_owned();
    let (own, known) = (ending(own), ending(known));
    own != known && one_edit(&own, &known) && (own.len() > 2 || known.len() > 2)
}

/// The label before the ending (`example`), and the ending (`com`, `co.uk`).
fn name_of(domain: &str) -> (&str, &str) {
    let Some((rest, last)) = domain.rsplit_once('.') else { return (domain, "") };
    let second = rest.rsplit('.').next().unwrap_or(rest);
    let two = rest.contains('.')
        && last.len() == 2
        && matches!(second, "co" | "com" | "org" | "net" | "ac" | "gov" | "or" | "ne");
    if !two {
        return (second, last);
    }
    let ending = domain.get(rest.len() - second.len()..).unwrap_or(last);
    let name = rest.rsplit('.').nth(1).unwrap_or(rest);
    (name, ending)
}

/// A domain as people read it: punycode decoded, lower case, no trailing dot.
pub(crate) fn readable(domain: &str) -> String {
    let (unicode, _) = idna::domain_to_unicode(domain.trim().trim_end_matches('.'));
    unicode.to_lowercase()
}

/// A domain as machines write it (`xn--…`); as it is where it can't be written so.
pub(crate) fn ascii(domain: &str) -> String {
    idna::domain_to_ascii(domain).unwrap_or_else(|_| domain.to_owned())
}

/// What texts that look alike have in common.
pub(crate) fn skeleton(text: &str) -> String {
    let lower = text.to_lowercase();
    let form: String = unicode_security::skeleton(&lower).collect::<String>().to_lowercase();
    let form: String = unicode_security::skeleton(&form).collect::<String>().to_lowercase();
    // UTS 39 writes `m` as `rn`; these are what letters do to each other in ASCII at a small size.
    form.replace("vv", "w")
        .replace("cl", "d")
        .replace(['1', 'i', '|'], "l")
        .replace('0', "o")
        .replace('5', "s")
        .replace('-', "")
}

/// Whether a text mixes writing systems that no language mixes.
pub(crate) fn mixes_scripts(text: &str) -> bool {
    !text.is_single_script()
}

/// Whether one letter more, less, other or swapped makes one text of the other.
fn one_edit(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().abs_diff(b.len()) > 1 || a.len() > 64 {
        return false;
    }
    let front = a.iter().zip(&b).take_while(|(one, other)| one == other).count();
    let (a, b) = (a.get(front..).unwrap_or_default(), b.get(front..).unwrap_or_default());
    let ends = a.iter().rev().zip(b.iter().rev());
    let back = ends.take_while(|(one, other)| one == other).count();
    let (a, b) =
        (a.get(..a.len() - back).unwrap_or_default(), b.get(..b.len() - back).unwrap_or_default());
    match (a, b) {
        ([] | [_], [] | [_]) => true,
        ([first, second], [third, fourth]) => first == fourth && second == third,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn look_alikes_are_found_and_honest_neighbours_are_not() {
        let known = [
            "example.com".to_owned(),
            "paypal.com".into(),
            "acme-mail.co.uk".into(),
            "summit.at".into(),
        ];
        let alike = [
            "exarnple.com",
            "examp1e.com",
            "еxample.com",
            "xn--xample-2of.com",
            "exаmple.com",
            "example.co",
            "example.com.evil.test",
            "example-com.test",
            "paypa1.com",
            "paypaI.com",
            "pay-pal.com",
            "paypall.com",
            "paypla.com",
            "mail.paypa1.com",
            "acme-mai1.co.uk",
            "acrne-mail.co.uk",
            "surnmit.at",
            "ехаmрlе.com",
            "examplé.com",
        ];
        for domain in alike {
            assert!(super::domain(domain, &known).is_some(), "{domain}");
        }
        let honest = [
            "example.com",
            "mail.example.com",
            "EXAMPLE.COM.",
            "gmail.com",
            "example.org",
            "payment.com",
            "summit-hotel.at",
            "acme.co.uk",
            "xn--mller-kva.de",
            "paypal.de",
            "",
        ];
        for domain in honest {
            assert!(super::domain(domain, &known).is_none(), "{domain}");
        }
    }
}
