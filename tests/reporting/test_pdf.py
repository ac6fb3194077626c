"""The PDF, read back."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import pikepdf
import pypdf
import pytest
import typst
from page import validate_pdf_bytes

from analysis.blocks import (
    AnnotatedSentence,
    AnnotatedText,
    Column,
    Figure,
    Masthead,
    Paragraph,
    Run,
    Segment,
    TableBlock,
    cite,
    runs,
)
from analysis.reporting.assemble import assemble_report
from analysis.reporting.html import render_html
from analysis.reporting.pdf import CommuniquePDFExporter, lay_open, render_pdf
from analysis.reporting.typeset import lay_out_report
from tests.reporting.conftest import make_blocks, make_notebook

HOSTILE = {
    "script": "<script>alert(1)</script></style>",
    "typst": '#read("/etc/passwd") $x$ @label <label> _a_ *b* `c` // d',
    "link": "](javascript:alert(1))",
    "formula": "=cmd()",
    "template": "{{ 7*7 }}",
    "directions": "abc\u202edef\u2066",
    "controls": "a\x00b\x07c\x1b[31md",
    "scripts": "محمد שלום 習近平 한국 हिन्दी বাংলা ไทย አማርኛ Հայ ქართ Тегеран Ελ",
    "unknown scripts": "ꦄ ཀ ᏣᎳᎩ 𐎀 \uabcd \U000e0041 👩‍👩‍👧 🇮🇷",
    "empty": "",
    "blank": " \n\t ",
}


def render(*blocks, **options):
    return render_pdf(assemble_report(make_notebook(*blocks, **options), name="file"))


def read(content):
    return pypdf.PdfReader(io.BytesIO(content))


def words(content):
    text = " ".join(page.extract_text() for page in read(content).pages)
    return re.sub(r"\s+", " ", text.replace("\u200b", ""))


def walk(element):
    """Every element of the structure tree below this one, in order."""
    children = element.get("/K", [])
    for child in children if isinstance(children, pikepdf.Array) else [children]:
        if isinstance(child, pikepdf.Dictionary) and "/S" in child:
            yield child
            yield from walk(child)


@pytest.fixture(scope="module")
def whole():
    return render(*make_blocks("Iran offers to mediate", rows=120))


@pytest.fixture(scope="module")
def tree(whole):
    with pikepdf.open(io.BytesIO(whole)) as pdf:
        yield list(walk(pdf.Root.StructTreeRoot))


def test_it_says_that_it_is_accessible_and_names_title_language_and_time(whole):
    with pikepdf.open(io.BytesIO(whole)) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "en"
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        with pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert metadata["dc:title"] == "A brief of Iran offers to mediate"
            assert metadata["xmp:CreateDate"].startswith("2026-11-24T06:30")


def list_faults(content, profile):
    report = validate_pdf_bytes(content, profile=profile)
    return [(fault.rule_id, fault.message) for fault in report.failures]


@pytest.mark.parametrize("text", ["Iran offers to mediate", "محمد שלום 習近平 한국 हिन्दी ไทย Тегеран", " "])
def test_a_validator_finds_nothing_against_pdf_ua(text):
    assert list_faults(render(*make_blocks(text)), "ua1") == []


def test_a_validator_finds_nothing_against_pdf_a3_and_pdf_ua_with_tables_attached():
    report = assemble_report(make_notebook(*make_blocks()), name="file")
    content = render_pdf(report, tables={"actors.csv": "name\nIran\n"})
    assert list_faults(content, "3a") == [] and list_faults(content, "ua1") == []


def test_headings_tables_lists_and_pictures_are_tagged(tree):
    kinds = [str(element.S) for element in tree]
    assert {"/H1", "/H2", "/P", "/L", "/Table", "/THead", "/TR", "/TH", "/TD", "/Figure", "/Caption", "/Link"} <= set(
        kinds
    )
    assert kinds.count("/H1") == 1


def test_every_picture_says_what_it_shows(tree):
    figures = [element for element in tree if str(element.S) == "/Figure"]
    assert [str(figure.Alt) for figure in figures] == ["A rising line. Iran offers to mediate"]


def test_every_font_is_embedded(whole):
    with pikepdf.open(io.BytesIO(whole)) as pdf:
        descriptors = [
            value
            for value in pdf.objects
            if isinstance(value, pikepdf.Dictionary) and value.get("/Type") == "/FontDescriptor"
        ]
        assert descriptors
        assert all({"/FontFile2", "/FontFile3"} & set(descriptor.keys()) for descriptor in descriptors)


def test_pages_are_numbered_and_the_header_of_a_table_repeats(whole):
    pages = [page.extract_text() for page in read(whole).pages]
    assert len(pages) > 3
    assert all(f"{number} / {len(pages)}" in text for number, text in enumerate(pages, start=1))
    inner = [text for text in pages if re.search(r"\b(40|80)\b", text)]
    assert all("Number" in text and "Marks" in text for text in inner)


def test_headings_are_bookmarks(whole):
    titles = [item.title for item in read(whole).outline if not isinstance(item, list)]
    nested = [item.title for group in read(whole).outline if isinstance(group, list) for item in group]
    assert titles == ["A brief of Iran offers to mediate"]
    assert nested == ["Bottom line", "Part Iran offers to mediate", "Tables", "Figures", "The text"]


def test_marks_lead_to_their_sentence_on_its_page():
    text = AnnotatedText(
        sentences=tuple(
            AnnotatedSentence(number=n, paragraph=n, segments=(Segment(text="Words. " * 80),)) for n in range(1, 40)
        )
    )
    content = render(Masthead(title="T"), Paragraph(line=runs("It says ", cite(39), " and ", cite(77), ".")), text)
    with pikepdf.open(io.BytesIO(content)) as pdf:
        links = [annotation for annotation in pdf.pages[0].Annots if annotation.Subtype == "/Link"]
        # The mark of S39; S77 has no sentence, so that its mark is text.
        assert len(links) == 1
        destination = links[0].get("/Dest") or links[0].A.D
        assert destination[0].objgen == pdf.pages[-1].objgen
        assert any(annotation.Subtype == "/Link" for annotation in pdf.pages[-1].Annots), "the sentence leads back"
    assert "[S77]" in words(content)


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_in_every_block_comes_out_as_text(name):
    content = render(*make_blocks(HOSTILE[name]), markdown=HOSTILE[name])
    text = words(content)
    assert "root:" not in text
    if name in ("script", "typst", "link", "formula", "template"):
        wanted = HOSTILE[name].split("_a_")[0].strip()
        assert text.count(wanted) >= 10
    if name in ("directions", "controls"):
        assert "\ufffd" in text and "\u202e" not in text
    with pikepdf.open(io.BytesIO(content)) as pdf:
        actions = [a.A for page in pdf.pages for a in page.get("/Annots", []) if "/A" in a]
        assert all(action.S in ("/URI", "/GoTo") for action in actions)
        assert {str(action.URI) for action in actions if action.S == "/URI"} <= {"https://example.org/a?b=c"}
        assert not {"/OpenAction", "/AA", "/AcroForm"} & set(pdf.Root.keys())
        assert "/JavaScript" not in pdf.Root.get("/Names", {})


@pytest.mark.parametrize(("letter", "count"), [("x", 100_000), ("習", 10_000), ("م", 20_000)])
def test_a_line_of_a_hundred_thousand_letters_stays_on_the_page(letter, count):
    text = letter * count
    table = TableBlock(
        caption=(),
        columns=(Column(label="n", width=0.2), Column(label=text[:300], width=0.2), Column(label="z", width=3)),
        rows=((runs("1"), runs(text[:3000]), runs("z")),),
    )
    sentence = AnnotatedSentence(number=1, paragraph=1, segments=(Segment(text=text),))
    content = render(Masthead(title=text[:400]), AnnotatedText(sentences=(sentence,)), table)
    reader = read(content)
    assert len(reader.pages) > 5
    right = float(reader.pages[0].mediabox.width) - 25 * 72 / 25.4 + 3
    for page in reader.pages[:4]:
        found = []
        page.extract_text(
            visitor_text=lambda text, cm, tm, font, size, found=found: (
                found.append((tm[4] + cm[4], text)) if text.strip() else None
            )
        )
        assert all(x <= right for x, _ in found)


@pytest.mark.parametrize("endless", ["x" * 10_000_000, "peace talks " * 800_000])
def test_ten_megabytes_in_any_block_are_cut_and_said_to_be(endless):
    blocks = make_blocks(endless, rows=2)
    report = assemble_report(make_notebook(*(block for block in blocks if block.kind != "text")), name="file")
    content, page = render_pdf(report), render_html(report)
    assert len(report.title) < 600
    assert len(content) < 3_000_000 and len(page) < 3_000_000
    for text in (words(content), page):
        assert len(re.findall(r"letters\s+more", text)) >= 10


def test_a_picture_that_cannot_be_drawn_is_said_in_words():
    empty = '<svg xmlns="http://www.w3.org/2000/svg" width="0" height="0"></svg>'
    text = words(
        render(
            Masthead(title="T"),
            Figure(svg=empty, alt="ALT", caption=runs("c")),
            Figure(svg="no", alt="ALT2", caption=()),
        )
    )
    assert "It says: ALT" in text and "It says: ALT2" in text


def test_typst_sets_every_block_without_a_warning():
    report = assemble_report(make_notebook(*make_blocks("words", rows=60)))
    with lay_open(lay_out_report(report)) as options:
        _, warnings = typst.compile_with_warnings(**options)
    assert [warning.message for warning in warnings] == []


def test_rows_measured_by_themselves_are_as_high_as_in_their_table():
    cells = [runs(words, cite(1)) for words in [*HOSTILE.values(), "long words " * 40]]
    tables = [
        TableBlock(caption=runs("ROWS"), columns=tuple(Column(label=f"c{n}") for n in range(wide)), rows=tuple(tuple(cells[at:] + cells[:at])[:wide] for at in range(len(cells))))
        for wide in (1, 3, 9, 11)
    ]  # fmt: skip
    report = assemble_report(make_notebook(*tables))
    with lay_open(lay_out_report(report)) as options:
        check = Path(options["root"], "check.typ")
        check.write_text("""
            #import "report.typ": *
            #let high(part, heights) = measure(block(width: body-width, set-table(part, heights))).height.pt()
            #context [#metadata(report.parts.filter(part => part.kind == "table").map(part => {
              let heights = measure-rows(part.columns, part.rows)
              let first = high((..part, rows: part.rows.slice(0, 1)), (auto,))
              let rest = heights.slice(1).sum().pt()
              (high(part, (auto,) * part.rows.len()), high(part, heights), first + rest)
            })) <heights>]
        """)
        found = typst.query(str(check), "<heights>", field="value", one=True, root=options["root"], font_paths=options["font_paths"])  # fmt: skip
    heights = json.loads(found)
    assert len(heights) == len(tables)
    for by_typst, measured, summed in heights:
        assert by_typst > 100
        assert [measured, summed] == pytest.approx([by_typst] * 2, abs=1e-6)


def test_the_same_report_has_the_same_bytes():
    assert render(*make_blocks()) == render(*make_blocks())


def test_a_long_report_is_small_enough_for_a_mail():
    table = TableBlock(
        caption=runs("ROWS"),
        columns=tuple(Column(label=f"c{n}") for n in range(8)),
        rows=(tuple(runs("word ", cite(1)) for _ in range(8)),) * 200,
    )
    assert len(render(Masthead(title="T"), *(table,) * 4)) < 500_000


def test_a_report_without_a_time_has_no_clock_in_it():
    notebook = make_notebook(*make_blocks())
    del notebook.metadata["communique"]
    exporter = CommuniquePDFExporter()
    first, resources = exporter.from_notebook_node(notebook)
    assert resources["output_extension"] == ".pdf"
    assert "CreationDate" not in (read(first).metadata or {})
    assert first == exporter.from_notebook_node(notebook)[0]


def test_sources_of_cells_never_appear():
    assert "secret_source" not in words(render(*make_blocks()))


def test_a_table_of_many_columns_keeps_its_numbers():
    columns = tuple(Column(label=f"c{n}", align="right") for n in range(14))
    content = render(
        Masthead(title="T"), TableBlock(caption=(), columns=columns, rows=(tuple(runs(f"{n}.125") for n in range(14)),))
    )
    assert all(f"{n}.125" in words(content) for n in range(14))


def test_styles_and_web_links_are_kept():
    line = (Run(text="bold", style="strong"), Run(text="there", href="https://example.org"))
    content = render(Masthead(title="T"), Paragraph(line=line))
    with pikepdf.open(io.BytesIO(content)) as pdf:
        (link,) = (annotation for annotation in pdf.pages[0].Annots if "/A" in annotation)
        assert str(link.A.URI) == "https://example.org"


def test_how_it_is_to_be_handled_stands_on_every_page():
    content = render(Masthead(title="Talks", handling="for internal use"), *(Paragraph(line=runs("word " * 900)),) * 3)
    pages = [page.extract_text() for page in read(content).pages]
    assert len(pages) > 2
    assert all("FOR INTERNAL USE" in page.upper() for page in pages)


def test_for_the_archive_the_tables_are_attached_and_it_says_so():
    report = assemble_report(make_notebook(*make_blocks()), name="file")
    tables = {"actors.csv": "name\nIran\n", "events.csv": "type\n"}
    with pikepdf.open(io.BytesIO(render_pdf(report, tables=tables))) as pdf:
        assert set(pdf.attachments) == {"tables/actors.csv", "tables/events.csv"}
        assert pdf.attachments["tables/actors.csv"].get_file().read_bytes() == b"name\nIran\n"
        about = pdf.Root.Metadata.read_bytes()
        assert b"pdfuaid:part" in about and b"<pdfaid:part>3</pdfaid:part>" in about
    with pikepdf.open(io.BytesIO(render_pdf(report))) as pdf:
        assert not pdf.attachments
