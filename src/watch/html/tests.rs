//! Pages as mail has them.

use proptest::prelude::*;
use serde_json::json;

use super::*;

fn seen(html: &str) -> String {
    text(html).text
}

#[test]
fn blocks_lists_and_quotes_are_lines() {
    assert_eq!(seen("<p>One  two</p>\n<p>three<br>four</p>"), "One two\n\nthree\nfour");
    assert_eq!(seen("<ul><li>a<li>b<ol><li>c</li></ol></ul>d"), "- a\n- b\n  1. c\nd");
    assert_eq!(seen("<blockquote>He said<br>so</blockquote>yes"), "> He said\n> so\n\nyes");
    assert_eq!(seen("<h2>Title</h2>text<hr>end"), "## Title\n\ntext\n---\nend");
    assert_eq!(seen("<pre>a  b\n  c</pre>"), "a  b\n  c");
    assert_eq!(
        seen("a<b>b</b><i> c</i>&nbsp;&amp;&#x41;&eacute;&unknown; d < e"),
        "ab c &Aé&unknown; d < e"
    );
}

#[test]
fn a_row_of_short_cells_is_one_line() {
    let row = "<table><tr><td><p>Item</p></td><td><div>Price</div></td></tr><tr><td>Tea<br>green</td><td>3</td><td>4</td></tr></table>x";
    assert_eq!(seen(row), "Item | Price\nTea\ngreen\n3 | 4\nx");
    assert_eq!(
        seen("<table><tr><td><table><tr><td>A</td></tr></table></td><td>B</td></tr></table>"),
        "A | B"
    );
}

#[test]
fn links_show_where_they_lead() {
    assert_eq!(seen("<a href='https://x.test/'>here</a>, now"), "here <https://x.test/>, now");
    assert_eq!(seen("<a href=https://x.test>https://x.test</a>"), "https://x.test");
    assert_eq!(seen("<a href='mailto:a@b.test'>a@b.test</a>"), "a@b.test");
    assert_eq!(seen("<a href=#top>up</a><a href=>none</a>"), "upnone");
    let long = format!("https://track.test/{}", "x".repeat(200));
    let twice = seen(&format!("<a href={long}>one</a> <a href={long}>two</a>"));
    assert_eq!(twice, format!("one <track.test… [1]> two <track.test… [1]>\n\nLinks:\n[1] {long}"));
}

#[test]
fn what_a_reader_does_not_see_is_counted_and_left_out() {
    let html = "a<div style='DISPLAY : none'>b<div>c</div>d</div>e<p hidden>f<p>g<img src=x width=1 height=1 alt=t><style>x{}</style><script>y</script>\
        <td style=display:none>h<td>i<input style=display:none>j";
    let seen = text(html);
    assert_eq!(seen.text.split_whitespace().collect::<String>(), "aegij");
    assert_eq!(seen.hidden, 5);
    assert_eq!(text("e\u{200b}x\u{ad}ample").text, "example");
}

#[test]
fn structured_data_survives_its_common_faults() {
    let script = |content: &str| {
        structured(&format!("<script type='application/ld+json'>{content}</script>"))
    };
    let one = json!({"@type": "Order", "orderNumber": "1"});
    let written = one.to_string();
    assert_eq!(script(&written), std::slice::from_ref(&one));
    assert_eq!(script(&format!("<!-- {written} -->")), std::slice::from_ref(&one));
    assert_eq!(script(&format!("[{written},]")), std::slice::from_ref(&one));
    assert_eq!(script(&format!("{written}{written}")), [one.clone(), one.clone()]);
    assert_eq!(script(&format!("{{\"@graph\":[{written}]}}")), std::slice::from_ref(&one));
    assert_eq!(script("{ not json"), [] as [Value; 0]);
    assert_eq!(script(&"[".repeat(100_000)), [] as [Value; 0]);
    let micro = "<div itemscope itemtype='https://schema.org/Event'><b itemprop=name> A <i>talk</i></b><meta itemprop=startDate content=2026>\
        <div itemprop=location itemscope itemtype=http://schema.org/Place><link itemprop=url href=u><span itemprop=name>Hall</span></div></div>";
    let expected = json!({"@type": "Event", "name": "A talk", "startDate": "2026", "location": {"@type": "Place", "url": "u", "name": "Hall"}});
    assert_eq!(structured(micro), [expected]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_page_is_read(pieces in proptest::collection::vec(proptest::sample::select(vec![
        "<", ">", "</", "/>", "<p", "<td>", "</td>", "<table>", "</table>", "<a href=", "</a>", "'", "\"", "=", " ", "x", "é", "&", "&#", ";", "&lt", "<!--", "-->",
        "<script>", "</script>", "<div hidden>", "</div>", " itemscope", " itemprop=a", " style='display:none'", "<ul>", "<li>", "</ul>", "<blockquote>", "<pre>", "\n", "<br>",
    ]), 0..80)) {
        let html = pieces.concat();
        let seen = text(&html);
        prop_assert!(!seen.text.contains("\n\n\n\n"));
        let _ = structured(&html);
    }
}
