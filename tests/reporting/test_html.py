"""The page, opened in a browser that has no network."""

from __future__ import annotations

import io
import re
from itertools import pairwise

import pikepdf
import pytest
from playwright.sync_api import expect

from analysis.blocks import (
    AnnotatedSentence,
    AnnotatedText,
    Figure,
    Heading,
    Masthead,
    Paragraph,
    Segment,
    Summary,
    cite,
    runs,
)
from analysis.reporting.assemble import assemble_report
from analysis.reporting.html import CommuniqueHTMLExporter, render_html
from tests.reporting.conftest import SVG, make_blocks, make_notebook
from tests.reporting.test_pdf import HOSTILE, read

SCRIPTED = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><script>document.title='ran'</script><rect onload='x()'/></svg>"


def render(*blocks, **options):
    return render_html(assemble_report(make_notebook(*blocks, **options), name="file"))


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_shown_as_text_and_nothing_runs_or_loads(visit, name):
    blocks = [*make_blocks(HOSTILE[name]), Figure(svg=SCRIPTED, alt="scripted", caption=())]
    page, said = visit(render(*blocks, markdown=HOSTILE[name]))
    assert said == []
    assert page.title().startswith("A brief of")
    assert page.locator("script, iframe, object, embed, form, base, link").count() == 0
    hrefs = page.evaluate("[...document.links].map(link => link.getAttribute('href'))")
    assert all(href.startswith(("#", "https://example.org/")) for href in hrefs)
    text = page.inner_text("body")
    if name in ("script", "typst", "link", "formula", "template"):
        assert text.count(HOSTILE[name]) >= 10
    assert "\u202e" not in text and "\x00" not in text


def test_marks_lead_to_sentences_and_back(visit):
    page, said = visit(render(*make_blocks()))
    page.click("a.cite[href='#s2']")
    assert page.url.endswith("#s2")
    page.click("#s2 a.number")
    assert page.url.endswith("#c2")
    assert page.locator("#c2").inner_text() == "S2"
    targets = page.evaluate(
        "[...document.querySelectorAll('a[href^=\"#\"]')].filter(a => !document.getElementById(a.getAttribute('href').slice(1))).length"
    )
    assert targets == 0 and said == []
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(e => e.id)")
    assert len(ids) == len(set(ids))


def test_the_page_says_its_language_title_and_headings_in_order(visit):
    page, _ = visit(render(*make_blocks(), markdown="#### deep"))
    assert page.get_attribute("html", "lang") == "en"
    levels = page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4')].map(h => +h.tagName[1])")
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert page.locator("main").count() == 1
    assert page.locator("a.skip").get_attribute("href") == "#report"
    assert page.locator("img:not([alt])").count() == 0
    assert page.locator("th:not([scope])").count() == 0
    assert page.locator("figure figcaption").count() == 1


def test_the_data_of_a_figure_opens_without_scripts(visit):
    page, _ = visit(render(*make_blocks("words")), java_script_enabled=False)
    table = page.locator("details table")
    assert not table.is_visible()
    page.click("details summary")
    assert table.is_visible()


@pytest.mark.parametrize("width", [320, 480, 900, 1400])
def test_no_width_of_window_needs_scrolling_sideways(visit, width):
    text = "long" * 2000
    page, _ = visit(render(*make_blocks(text)), viewport={"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_brackets_stay_with_the_marks_beside_them_and_a_row_of_marks_is_folded(visit):
    text = AnnotatedText(
        sentences=tuple(
            AnnotatedSentence(number=n, paragraph=1, segments=(Segment(text="words"),)) for n in range(1, 41)
        )
    )
    lines = [Paragraph(line=runs("w" * length + " ", cite(1), cite(2))) for length in range(1, 60)]
    page, _ = visit(
        render(*lines, Paragraph(line=runs(*map(cite, range(1, 41)))), text), viewport={"width": 320, "height": 800}
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    lines_of_ends = page.evaluate("""[...document.querySelectorAll('.marks')].flatMap(marks => {
        const range = document.createRange(), cites = marks.querySelectorAll('.cite');
        const line = (node, at) => {
            range.setStart(node, at); range.setEnd(node, at + 1);
            const rect = range.getBoundingClientRect();
            return (rect.top + rect.bottom) / 2;
        };
        const first = marks.firstChild, last = marks.lastChild;
        return [[line(first, 0), cites[0]], [line(last, last.length - 1), cites[cites.length - 1]]].map(([y, cite]) => {
            const rect = cite.getBoundingClientRect();
            return Math.abs(y - (rect.top + rect.bottom) / 2);
        });
    })""")
    assert len(lines_of_ends) == 2 * 60
    assert max(lines_of_ends) < 6


def test_a_printed_heading_takes_the_bar_above_it_to_the_next_page(visit):
    picture = Figure(svg=SVG.replace("<svg", '<svg height="300"'), alt="a", caption=runs("CAPTION"))
    for filler in range(54, 78, 3):
        part = [*[Paragraph(line=runs("Line."))] * filler, Heading(level=2, line=runs("HEADING"))]
        page, _ = visit(render(*part, picture))
        printed = page.pdf(print_background=True)
        with pikepdf.open(io.BytesIO(printed)) as pdf:
            drawn = [re.search(rb"\.0588 \.3216 \.3804 rg", one.Contents.read_bytes()) for one in pdf.pages]
        texts = [one.extract_text() for one in read(printed).pages]
        # The first page has a bar of its own, above the title.
        assert [bar is not None for bar in drawn[1:]] == ["HEADING" in text for text in texts[1:]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_ground(visit, scheme):
    page, _ = visit(render(*make_blocks()), color_scheme=scheme)
    for selector in (
        "p",
        "h1",
        ".eyebrow",
        ".muted",
        ".source",
        "dt",
        "a.cite",
        ".note-caution .tone",
        ".note-error .tone",
        ".number",
        ".m-tint",
    ):
        ratio = page.evaluate(CONTRAST, selector)
        assert ratio >= 4.5, f"{selector} has a contrast of {ratio:.1f}"


CONTRAST = """selector => {
  const parse = text => text.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].map(v => v / 255).map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
  let element = document.querySelector('main ' + selector);
  const ink = light(parse(getComputedStyle(element).color));
  let ground = [0, 0, 0, 0];
  for (; element; element = element.parentElement) {
    ground = parse(getComputedStyle(element).backgroundColor);
    if (ground.length === 3 || ground[3] === 1) break;
  }
  const [high, low] = [ink, light(ground)].sort((a, b) => b - a);
  return (high + .05) / (low + .05);
}"""


def test_a_mark_shows_its_sentence_to_who_points_at_it(visit):
    page, _ = visit(render(*make_blocks("Iran offers")))
    page.hover("a.cite >> nth=0")
    shown = page.evaluate("getComputedStyle(document.querySelector('a.cite'), '::after').content")
    assert "Iran offers" in shown
    described = page.get_attribute("a.cite >> nth=0", "aria-describedby")
    assert "Iran offers" in page.inner_text(f"#{described}")


def test_a_mark_shows_its_sentence_on_a_narrow_window_too(visit):
    page, _ = visit(render(*make_blocks("Iran offers")), viewport={"width": 360, "height": 640})
    page.focus("a.cite >> nth=0")
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    shown = page.evaluate("getComputedStyle(document.querySelector('a.cite'), '::after').content")
    assert "Iran offers" in shown
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("scripts", [True, False])
def test_a_tap_on_a_mark_shows_its_sentence_and_leads_on_to_the_text(visit, scripts):
    blocks = make_blocks("Iran offers")
    phone = {"viewport": {"width": 375, "height": 667}, "has_touch": True, "is_mobile": True}
    page, said = visit(render(*blocks), java_script_enabled=scripts, **phone)
    mark, sheet = page.locator("button.tap[popovertarget='p2'] >> nth=0"), page.locator("#p2")
    assert not sheet.is_visible() and not page.locator("a.cite >> nth=0").is_visible()
    mark.scroll_into_view_if_needed()
    place = mark.bounding_box()
    mark.tap()
    assert sheet.is_visible() and "Iran offers" in sheet.inner_text()
    assert "#" not in page.url and mark.bounding_box() == place, "the first tap stays where the reader is"
    sheet.get_by_text("Read in the text").tap()
    assert page.url.endswith("#s2")
    expect(sheet).not_to_be_in_viewport()
    expect(page.locator("#s2")).to_be_in_viewport()
    page.locator("#s2 a.number").tap()
    assert page.url.endswith("#c2")
    mark.tap()
    expect(sheet, "a sentence that was read in the text can be shown again").to_be_in_viewport()
    sheet.get_by_text("Close").tap()
    sheet.wait_for(state="hidden")
    mark.tap()
    page.locator("h1").tap()
    sheet.wait_for(state="hidden")
    assert said == []


def test_what_a_tap_shows_comes_again_while_its_sentence_is_where_the_page_stands(visit):
    phone = {"viewport": {"width": 375, "height": 667}, "has_touch": True, "is_mobile": True}
    page, _ = visit(render(*make_blocks("Iran offers")), **phone)
    for _ in range(2):
        page.locator("button.tap[popovertarget='p2'] >> nth=0").tap()
        expect(page.locator("#p2")).to_be_in_viewport()
        page.locator("#p2").get_by_text("Read in the text").tap()
        expect(page.locator("#p2")).not_to_be_in_viewport()
        page.locator("h1").tap()


def test_the_policy_lets_nothing_load_or_run():
    page = render(*make_blocks())
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy is not None
    assert "default-src 'none'" in policy[1] and "script-src" not in policy[1] and "http" not in policy[1]
    assert page.index("Content-Security-Policy") < page.index("<style>")


def test_the_bottom_line_comes_first_and_contents_list_the_parts():
    heads = [Heading(level=2, line=runs(f"Part {n}")) for n in range(5)]
    text = AnnotatedText(sentences=(AnnotatedSentence(number=1, paragraph=1, segments=(Segment(text="One."),)),))
    page = render(
        Masthead(title="T"),
        Summary(sentences=(runs("It is so ", cite(1), "."),)),
        *heads,
        Paragraph(line=runs("x")),
        text,
    )
    assert page.index("It is so") < page.index("In this report") < page.index("<h2", page.index("In this report"))
    assert page.count("Part 3") == 2


def test_the_same_report_has_the_same_bytes_and_no_source_of_a_cell():
    assert render(*make_blocks()) == render(*make_blocks())
    assert "secret_source" not in render(*make_blocks())


def test_the_exporter_names_its_ending():
    page, resources = CommuniqueHTMLExporter().from_notebook_node(make_notebook(Paragraph(line=runs(SVG))))
    assert resources["output_extension"] == ".html"
    assert "<title>Untitled report</title>" in page


def test_a_reader_chooses_what_is_marked_in_the_text(visit):
    page, _ = visit(render(*make_blocks()))
    first = page.locator("fieldset.legend input").first
    shape = first.get_attribute("class").removeprefix("show-")
    mark = page.locator(f"mark.{shape}").first
    look = "el => getComputedStyle(el).backgroundColor + getComputedStyle(el).borderBottomStyle"
    shown = mark.evaluate(look)
    first.uncheck()
    assert mark.evaluate(look) != shown
    first.check()
    assert mark.evaluate(look) == shown


def test_how_it_is_to_be_handled_stands_at_the_top(visit):
    page, _ = visit(render(Masthead(title="Talks", handling="for internal use")))
    assert page.locator(".handling").inner_text().lower() == "for internal use"


def test_letters_of_other_scripts_come_with_the_page_and_no_others(visit):
    written = "Wang 王毅 and محمد of दिल्ली"
    page = render(Masthead(title="T"), Paragraph(line=runs(written)))
    plain = render(Masthead(title="T"), Paragraph(line=runs("Wang and Mohammed: → ≈ “é”")))
    assert page.count("Communique Script") >= 3 and "Communique Script" not in plain
    assert len(page) < len(plain) + 60_000
    assert page == render(Masthead(title="T"), Paragraph(line=runs(written)))
    opened, said = visit(page)
    faces = "[...document.fonts].filter(face => face.family.includes('Script'))"
    loaded = opened.evaluate(f"document.fonts.ready.then(() => {faces}.map(face => face.status))")
    assert loaded == ["loaded"] * 3 and not said
