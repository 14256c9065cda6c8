//! A letter's Markdown as the HTML part of a mail: no tag that it did not make, nothing that is fetched when it is looked at.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd, html};

/// A whole page: what the letter says, each line a line. HTML in it is text, and an image is its description.
pub(super) fn page(markdown: &str) -> String {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    let mut shown = Shown::default();
    let events = Parser::new_ext(markdown, options).filter_map(|event| shown.event(event));
    let mut page =
        "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"></head><body>\n".to_owned();
    html::push_html(&mut page, events);
    page + "</body></html>\n"
}

/// Which of the links that are open are none.
#[derive(Default)]
struct Shown {
    links: Vec<bool>,
}

impl Shown {
    fn event<'a>(&mut self, event: Event<'a>) -> Option<Event<'a>> {
        Some(match event {
            Event::Html(html) | Event::InlineHtml(html) => Event::Text(html),
            Event::Start(Tag::HtmlBlock) => Event::Start(Tag::Paragraph),
            Event::End(TagEnd::HtmlBlock) => Event::End(TagEnd::Paragraph),
            // A letter's lines are its writer's.
            Event::SoftBreak => Event::HardBreak,
            Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => return None,
            Event::Start(Tag::Link { ref dest_url, link_type, .. }) => {
                let is_mail = link_type == pulldown_cmark::LinkType::Email;
                let is_link = is_mail || leads_outside(dest_url);
                self.links.push(is_link);
                return is_link.then_some(event);
            }
            Event::End(TagEnd::Link) => {
                return self.links.pop().unwrap_or_default().then_some(event);
            }
            event => event,
        })
    }
}

/// Whether a link is one that a mail program follows: a place of the vault, a file or a script is not.
fn leads_outside(address: &str) -> bool {
    let address = address.trim_start().to_lowercase();
    ["http://", "https://", "mailto:", "tel:"].iter().any(|scheme| address.starts_with(scheme))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inner(markdown: &str) -> String {
        let page = page(markdown);
        let (_, body) = page.split_once("<body>\n").unwrap();
        body.strip_suffix("</body></html>\n").unwrap().to_owned()
    }

    #[test]
    fn markdown_is_shown_and_nothing_else_gets_through() {
        let table = [
            (
                "Dear *Dana*,\nall **well**.",
                "<p>Dear <em>Dana</em>,<br />\nall <strong>well</strong>.</p>\n",
            ),
            ("<script>alert(1)</script>\n", "<p>&lt;script&gt;alert(1)&lt;/script&gt;\n</p>\n"),
            ("a <b onclick=x>b</b>", "<p>a &lt;b onclick=x&gt;b&lt;/b&gt;</p>\n"),
            ("![a bee](https://t.example/pixel.png)", "<p>a bee</p>\n"),
            (
                "[the shop](https://s.example/?a=1&b=2)",
                "<p><a href=\"https://s.example/?a=1&amp;b=2\">the shop</a></p>\n",
            ),
            (
                "<dana@example.com>",
                "<p><a href=\"mailto:dana@example.com\">dana@example.com</a></p>\n",
            ),
            ("[x](javascript:alert(1)) [y](Notes/a.md) [z](data:text/html,x)", "<p>x y z</p>\n"),
            ("[[Dana Reyes]]", "<p>[[Dana Reyes]]</p>\n"),
            ("> said\n> twice", "<blockquote>\n<p>said<br />\ntwice</p>\n</blockquote>\n"),
        ];
        for (markdown, html) in table {
            assert_eq!(inner(markdown), html, "{markdown}");
        }
    }

    #[test]
    fn no_depth_is_too_deep() {
        for deep in ["> ".repeat(20_000), "[".repeat(20_000), "*a ".repeat(20_000)] {
            assert!(page(&deep).ends_with("</body></html>\n"));
        }
    }
}
