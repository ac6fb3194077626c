"""Redacted editions: what should be gone is in no byte of any file, and what is left still reads and verifies."""

from __future__ import annotations

import base64
import html
import json
import re
import unicodedata
import urllib.parse
import zipfile
from dataclasses import replace

import nbformat
import pikepdf
import pytest
from pypdf import PdfReader

from analysis.blocks import Figure, Preformatted, Run, TableBlock, parse_block, runs
from analysis.errors import ReportError, UnknownName
from analysis.sharing.opened import read_edition
from analysis.sharing.profiles import LONGEST_QUOTE, PROFILES, choose_profile
from analysis.sharing.redact import find_left_names, redact_edition
from analysis.sharing.redactor import Redactor
from analysis.sharing.verify import verify_edition
from tests.examples import PARAGRAPHS, TEXT, make_example_tables
from tests.measures.test_changes import edit
from tests.sharing.made import SOURCES, make_brief_blocks, publish


def read_pdf(path) -> str:
    """All that a PDF says: its pages' text, every string in it, every stream unpacked, what is attached."""
    reader = PdfReader(path)
    said = ["\n".join(page.extract_text() for page in reader.pages), str(reader.metadata), str(reader.outline)]
    said += [content.decode("utf-8", "replace") for listed in reader.attachments.values() for content in listed]
    with pikepdf.open(path) as pdf:

        def walk(value, is_direct=False):
            if is_direct and getattr(value, "is_indirect", False):
                return  # It is walked by itself.
            if isinstance(value, pikepdf.Stream):
                with_content = value.read_bytes()
                said.append(with_content.decode("latin-1"))
                said.append(with_content.decode("utf-16-be", "replace"))
            if isinstance(value, pikepdf.String):
                said.append(str(value))
            elif isinstance(value, (pikepdf.Dictionary, pikepdf.Stream)):
                for part in value.values():
                    walk(part, is_direct=True)
            elif isinstance(value, pikepdf.Array):
                for part in value:
                    walk(part, is_direct=True)

        for value in pdf.objects:
            walk(value)
    return "\n".join(said)


def spell(word: str) -> set[str]:
    """The ways in which a word could stand in a file."""
    raw = word.encode()
    spelled = {
        word, html.escape(word), json.dumps(word)[1:-1], urllib.parse.quote(word), urllib.parse.quote_plus(word),
        unicodedata.normalize("NFD", word), word.upper(), word.lower(), word.replace(" ", "-").lower(),
        word.replace(" ", "_").lower(), raw.hex(), base64.b64encode(raw).decode().rstrip("=")[:-1],
    }  # fmt: skip
    return {one for one in spelled if len(one) > 3}


def find_in(folder, words) -> list[str]:
    """Where a word stands in any byte of a folder's files, in their names, or in what their PDF unpacks to."""
    found = []
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        content = path.read_bytes().decode("utf-8", "replace") + "\n" + path.relative_to(folder.parents[1]).as_posix()
        if path.suffix == ".pdf":
            content += read_pdf(path)
        # What stands within the letters of a font or hash is no word.
        content = re.sub(r"[A-Za-z0-9+/]{200,}={0,2}", "", content)
        found += [f"{path.name}: {word}" for word in words for one in spell(word) if one in content]
    return sorted(set(found))


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """An edition whose report, parameters, article's name and address name actors, and which has outputs of every sort."""
    tables = make_example_tables()
    documents = tables.documents.assign(name="kenya-mediates.txt", url="https://courier.example/kenya-and-mwangi")
    tables = replace(tables, documents=documents)
    blocks = [
        *make_brief_blocks(tables),
        Preformatted(text="Printed by Grace\nMwangi"),
        TableBlock(
            caption=runs(
                "Names in pieces: ",
                Run(text="Gra", style="strong"),
                Run(text="ce Mwangi", href="https://x.example/grace-mwangi"),
            ),
            columns=({"label": "Kenyan"},),
            rows=((runs("Nairobi"),),),
        ),
    ]
    made = publish(
        tmp_path_factory.mktemp("whole"), tables, report="brief-kenya-mediates", blocks=blocks,
        formats=("html", "pdf-a3"), parameters={"document_id": "kenya-mediates", "analyst": "Grace Mwangi"},
    )  # fmt: skip
    return read_edition(made.path)


NAMES = ("Kenya", "Kenyan", "Nairobi", "Grace Mwangi", "Mwangi")
HIDE = ("Kenya", "Grace Mwangi")
LONG = [sentence for paragraph in PARAGRAPHS for sentence in paragraph]


def test_the_search_finds_what_the_whole_edition_holds(whole):
    found = find_in(whole.path, [*NAMES, *LONG])
    for name in ("report.html", "report.pdf", "notebook.ipynb", "actors.csv", "manifest.json"):
        assert any(line.startswith(f"{name}: ") for line in found), f"the search does not see into {name}"
    assert {line for line in found if line.startswith("report.pdf")} >= {"report.pdf: Kenya", "report.pdf: Mwangi"}


@pytest.mark.parametrize("profile", ["full", "external"])
def test_hidden_names_are_in_no_byte_of_any_file(whole, tmp_path, profile):
    made = redact_edition(whole, choose_profile(profile, hidden_actors=HIDE), out_dir=tmp_path)
    assert find_in(made.path, NAMES) == []
    assert made.report == "brief-actor-1-mediates"
    assert "[Actor 1]" in (made.path / "report.html").read_text()
    assert "[Actor 2]" in (made.path / "tables" / "actors.csv").read_text()
    assert "[Actor 1]" in read_pdf(made.path / "report.pdf")


@pytest.mark.parametrize("actors", [(), HIDE], ids=["names kept", "names hidden"])
def test_without_the_text_no_passage_of_it_is_in_any_byte_of_any_file(whole, tmp_path, actors):
    made = redact_edition(whole, choose_profile("external", hidden_actors=actors), out_dir=tmp_path)
    words = TEXT.split()
    length = LONGEST_QUOTE + 1
    passages = [" ".join(words[at : at + length]) for at in range(len(words) - length + 1)]
    assert find_in(made.path, passages) == []
    texts = [re.sub(r"\s+", " ", read_pdf(made.path / "report.pdf"))]
    texts += [re.sub(r"<[^>]+>|\s+", " ", html.unescape((made.path / "report.html").read_text()))]
    assert not [passage for passage in passages for text in texts if passage in re.sub(r"\s+", " ", text)]
    assert "taken out before this edition was shared" in (made.path / "report.html").read_text()


def test_the_manifest_says_what_was_taken_out_and_of_what_it_was_made(whole, tmp_path):
    made = redact_edition(whole, choose_profile("external", hidden_actors=HIDE), out_dir=tmp_path)
    said = made.manifest["redaction"]
    assert (
        said["profile"] == "external"
        and said["notebook"] == "taken out"
        and said["text"].startswith("taken out; quotes")
    )
    assert said["hidden_actors"] == ["[Actor 1]", "[Actor 2]"]
    assert said["made_of"]["manifest_sha256"] == verify_edition(whole).fingerprint
    assert made.manifest["parameters"] == {"document_id": "[Actor 1]-mediates", "analyst": "[Actor 2]"}
    assert "notebook.ipynb" not in made.manifest["files"] and not (made.path / "notebook.ipynb").exists()
    page = (made.path / "report.html").read_text()
    assert "without the full text; with the names of 2 actors replaced; without the notebook" in page


def test_a_redacted_edition_verifies_and_its_spans_hold_in_the_redacted_text(whole, tmp_path, communique):
    made = redact_edition(whole, choose_profile("full", hidden_actors=HIDE), out_dir=tmp_path / "names")
    found = verify_edition(made)
    assert found.problems == [] and any("spans, each standing in the text" in line for line in found.checked)
    bare = redact_edition(whole, PROFILES["external"], out_dir=tmp_path / "bare")
    found = verify_edition(bare)
    assert found.problems == [] and found.skipped == ["spans: the text was taken out before sharing"]
    assert communique("share", "zip", bare.path, tmp_path / "bare.zip").exit_code == 0
    assert communique("verify", tmp_path / "bare.zip").exit_code == 0


def test_the_archive_copy_of_a_pdf_has_the_redacted_tables_attached(whole, tmp_path):
    made = redact_edition(whole, choose_profile("full", hidden_actors=HIDE), out_dir=tmp_path)
    (attached,) = PdfReader(made.path / "report.pdf").attachments["tables/actors.csv"]
    assert attached == (made.path / "tables" / "actors.csv").read_bytes()


def test_the_notebook_that_is_kept_holds_only_redacted_blocks(whole, tmp_path):
    made = redact_edition(whole, choose_profile("full", hidden_actors=HIDE), out_dir=tmp_path)
    notebook = nbformat.read(made.path / "notebook.ipynb", as_version=4)
    nbformat.validate(notebook)
    assert [cell.source for cell in notebook.cells if cell.cell_type == "code"][:2] == list(SOURCES)
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", ())]
    assert outputs and all("application/vnd.communique.block+json" in output.data for output in outputs)


def test_nothing_taken_out_leaves_the_words_as_they_were(whole, tmp_path):
    made = redact_edition(whole, PROFILES["full"], out_dir=tmp_path)
    for table in ("actors", "claims", "events", "documents", "sentences"):
        assert (made.path / "tables" / f"{table}.csv").read_bytes() == (
            whole.path / "tables" / f"{table}.csv"
        ).read_bytes()


def test_a_map_goes_where_a_country_is_hidden_and_its_place_too(whole, tmp_path):
    redactor = Redactor(choose_profile("full", hidden_actors=("Eritrea",)), whole.read_tables())
    figures = [block for block in make_brief_blocks(make_example_tables()) if isinstance(block, Figure)]
    kept = [block for block in map(redactor.redact_block, figures) if isinstance(block, Figure)]
    assert len(kept) == len(figures) - 1 and not any("map" in block.alt.lower() for block in kept)
    tables = redactor.redact_tables()
    assert "ERI" not in set(tables["places"]["country"]) | set(tables["actors"]["country"]) | set(
        tables["actors"]["entity"]
    )
    person = Redactor(choose_profile("full", hidden_actors=("Grace Mwangi",)), whole.read_tables())
    assert all(isinstance(person.redact_block(figure), Figure) for figure in figures)


def test_a_picture_whose_words_cannot_be_read_goes(whole):
    redactor = Redactor(choose_profile("full", hidden_actors=("Grace Mwangi",)), whole.read_tables())
    outlines = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0L9 9"/></svg>'
    shown = redactor.redact_block(Figure(svg=outlines, alt="Lines", caption=runs("Lines")))
    assert shown.kind == "note"
    parts = '<svg xmlns="http://www.w3.org/2000/svg"><text textLength="9">Grace</text><text>Mwangi</text><text>x</text></svg>'
    shown = redactor.redact_block(Figure(svg=parts, alt="Lines", caption=runs("Lines")))
    assert shown.kind == "figure" and "Mwangi" not in shown.svg and "Grace" not in shown.svg and ">x<" in shown.svg


def test_marks_stay_where_a_name_beside_them_goes(whole):
    redactor = Redactor(choose_profile("full", hidden_actors=HIDE), whole.read_tables())
    block = redactor.redact_block(make_brief_blocks(make_example_tables())[1])
    assert any(run.cite == 1 for line in block.sentences for run in line)
    assert parse_block(block.model_dump(mode="json")) == block


def test_an_actor_whom_no_table_knows_is_hidden_by_the_name_given(whole, tmp_path):
    redactor = Redactor(choose_profile("full", hidden_actors=("Zaphod Q. O'Neil",)), whole.read_tables())
    assert redactor.redact_text("said Zaphod Q. O'Neil; zaphod-q-o-neil.txt") == "said [Actor 1]; [Actor 1].txt"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The US told us of US-led talks", "The [Actor 1] told us of [Actor 1]-led talks"),
        ("AMERICA and the Americans", "[Actor 1] and the [Actor 1]"),
        ("https://x.example/us-and-iran/?q=united%20states", "https://x.example/[Actor 1]-and-iran/?q=[Actor 1]"),
        ("the USSR", "the USSR"),
        ("the United\nStates’ envoy", "the [Actor 1]’ envoy"),
    ],
)
def test_a_country_is_hidden_by_all_its_names_and_by_nothing_that_only_looks_alike(whole, text, said):
    redactor = Redactor(choose_profile("full", hidden_actors=("United States",)), whole.read_tables())
    assert redactor.redact_text(text) == said


def test_names_with_accents_are_hidden_however_they_are_encoded(whole):
    redactor = Redactor(choose_profile("full", hidden_actors=("José Núñez",)), whole.read_tables())
    for form in ("NFC", "NFD"):
        assert redactor.redact_text(unicodedata.normalize(form, "said José Núñez.")) == "said [Actor 1]."
    assert redactor.redact_slug("brief-jose-nunez-speaks") == "brief-actor-1-speaks"


def test_hostile_names_stay_text(tmp_path):
    name = "<img src=x onerror=alert(1)>"
    tables = edit(make_example_tables(), "actors", {"name": "Red Sea Front"}, name=name)
    source = read_edition(publish(tmp_path / "whole", tables).path)
    made = redact_edition(source, choose_profile("full", hidden_actors=(name,)), out_dir=tmp_path / "made")
    assert "onerror" not in (made.path / "report.html").read_text()
    assert "[Actor 1]" in (made.path / "tables" / "actors.csv").read_text()


def test_a_name_that_would_be_left_stops_the_redaction(whole, tmp_path, monkeypatch):
    monkeypatch.setattr(Redactor, "redact_block", lambda self, block: block)
    with pytest.raises(
        ReportError, match=r"a name that is to be hidden would be left in (notebook\.ipynb|report\.html)"
    ):
        redact_edition(whole, choose_profile("full", hidden_actors=HIDE), out_dir=tmp_path)
    assert list(tmp_path.iterdir()) == [], "nothing half redacted is left behind"


def test_the_check_for_names_left_sees_into_every_text_file(whole):
    redactor = Redactor(choose_profile("full", hidden_actors=("Grace Mwangi",)), whole.read_tables())
    left = find_left_names(whole.path, redactor)
    assert {"report.html", "notebook.ipynb", "tables/actors.csv"} <= set(left)


def test_a_copy_is_made_once_and_never_of_a_copy(whole, tmp_path):
    profile = PROFILES["external"]
    first = redact_edition(whole, profile, out_dir=tmp_path)
    when = (first.path / "report.html").stat().st_mtime_ns
    assert redact_edition(whole, profile, out_dir=tmp_path).path.joinpath("report.html").stat().st_mtime_ns == when
    with pytest.raises(ReportError, match="is there already, redacted otherwise"):
        redact_edition(whole, choose_profile("full", without_text=True), out_dir=tmp_path)
    with pytest.raises(ReportError, match="is redacted already"):
        redact_edition(first, profile, out_dir=tmp_path / "again")


def test_an_unknown_profile_and_an_empty_name_are_refused():
    with pytest.raises(UnknownName, match="there are: full, external"):
        choose_profile("friends")
    with pytest.raises(UnknownName, match="name of an actor to hide is empty"):
        choose_profile("full", hidden_actors=(" - ",))


def test_the_command_makes_the_copy_and_prints_where_it_is(communique, whole, tmp_path):
    done = communique(
        "share", "redact", whole.path, tmp_path / "out", "--profile", "external", "--hide-actor", "Kenya", "--hide-actor", "Grace Mwangi"
    )  # fmt: skip
    assert done.exit_code == 0, done.stderr
    assert done.stdout.strip() == str(tmp_path / "out" / "brief-actor-1-mediates" / whole.edition)
    zipped = communique(
        "share", "zip", whole.path, tmp_path / "e.zip", "--profile", "external", "--hide-actor", "Kenya"
    )
    assert zipped.exit_code == 0, zipped.stderr
    with zipfile.ZipFile(tmp_path / "e.zip") as packed:
        packed.extractall(tmp_path / "unpacked" / "e")
    assert find_in(tmp_path / "unpacked" / "e", ["Kenya", "Kenyan", "Nairobi"]) == []
    assert "good" in communique("verify", tmp_path / "e.zip").stdout
