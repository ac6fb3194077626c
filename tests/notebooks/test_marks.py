"""Every mark of a rendered brief is walked: in the page and in the PDF, to its sentence, its claim, its source, and back."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd
import pikepdf
import pytest
from bs4 import BeautifulSoup, Tag
from click.testing import CliRunner

from analysis.cli import main
from analysis.settings import find_shipped

TEXTS = ["pakistan-turns-to-iran", "mediation_history/2015-minsk"]
#: What a quotation of several sentences shares with the first of them.
BEGINNING = 25


class Brief:
    """A published edition: its page as a tree, its folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.page = BeautifulSoup((folder / "report.html").read_text(encoding="utf-8"), "html.parser")
        self.ids = {element["id"]: element for element in self.page.find_all(id=True)}
        rules = re.findall(r'^a\[href="#s(\d+)"\]\{--told:"(.*)"\}$', self.page.style.string, re.MULTILINE)
        self.told = {int(number): unescape(text) for number, text in rules}

    def table(self, name: str) -> pd.DataFrame:
        return pd.read_csv(self.folder / "tables" / f"{name}.csv")

    def sentence(self, number: int) -> str:
        return squeeze(self.ids[f"s{number}"].find(class_="sentence").get_text())


def squeeze(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def unescape(text: str) -> str:
    return re.sub(r"\\([0-9a-f]+) ", lambda match: chr(int(match[1], 16)), text)


def holds(sentence: str, quote: str) -> bool:
    return squeeze(quote) in sentence or squeeze(quote)[:BEGINNING] in sentence


@pytest.fixture(scope="module", params=TEXTS)
def brief(request, tmp_path_factory) -> Brief:
    folder = tmp_path_factory.mktemp("walked")
    article = find_shipped("articles") / f"{request.param}.txt"
    done = CliRunner().invoke(
        main, ["brief", str(article), "--data", str(folder / "data"), "--out", str(folder / "out")]
    )
    assert done.exit_code == 0, done.output
    return Brief(Path(done.stdout.splitlines()[0]).parent)


def test_no_link_within_the_page_is_a_dead_end_and_no_id_is_there_twice(brief):
    inner = [link["href"][1:] for link in brief.page.find_all("a", href=True) if link["href"].startswith("#")]
    assert len(inner) > 50
    assert [name for name in inner if name not in brief.ids] == []
    assert len(brief.page.find_all(id=True)) == len(brief.ids)


def test_every_mark_names_the_sentence_it_leads_to_and_the_sentence_leads_back(brief):
    marks = [mark for mark in brief.page.find_all(class_="cite") if mark.parent.get("class") != ["sentence"]]
    assert marks and all(mark.name == "a" for mark in marks), "a mark that leads nowhere"
    for mark in marks:
        number = int(mark.get_text().removeprefix("S"))
        assert mark["href"] == f"#s{number}"
        shown = squeeze(brief.told[number]).removesuffix(" …")
        assert brief.sentence(number).startswith(shown)
        back = brief.ids[f"s{number}"].find("a", class_="number")["href"].removeprefix("#")
        assert brief.ids[back].get_text() == f"S{number}"


def test_each_cited_sentence_holds_the_words_that_the_row_quotes(brief):
    walked = 0
    for table in brief.page.select(".table table"):
        if "Sentence" not in [head.get_text() for head in table.select("th")]:
            continue
        for row in table.select("tbody tr"):
            cited = [brief.sentence(int(mark.get_text()[1:])) for mark in row.select("a.cite")]
            quotes = [cell.get_text().strip() for cell in row.select("td")]
            quotes = [re.match(r"“(.+)”", cell, re.DOTALL)[1] for cell in quotes if re.match(r"“.+”", cell, re.DOTALL)]
            assert cited and quotes, row.get_text()
            assert any(holds(sentence, quote) for sentence in cited for quote in quotes), row.get_text()
            walked += 1
    assert walked > 15


@pytest.mark.parametrize("name", ["events", "claims", "mentions", "quantities", "relations", "place_mentions"])
def test_the_sentence_that_a_row_names_holds_its_span(brief, name):
    for row in brief.table(name).to_dict("records"):
        assert holds(brief.sentence(row["sentence"]), row["quote"]), row


def test_an_event_leads_to_its_claim_and_a_claim_to_its_source(brief):
    claims = brief.table("claims").set_index("claim_id")
    told = claims[claims["sourcing"] != "unattributed"]
    events = brief.table("events")
    ends = {link["href"] for link in brief.page.select('td a[href^="#claim-"]')}
    assert {f"#claim-{claim}" for claim in events["claim_id"].dropna() if claim in told.index} <= ends
    for claim_id, claim in told.iterrows():
        row = brief.ids[f"claim-{claim_id}"]
        assert f"S{claim['sentence']}" in row.get_text()
        if isinstance(claim["source_actor_id"], str):
            source = row.select_one('a[href^="#actor-"]')
            assert source["href"] == f"#actor-{claim['source_actor_id']}"
            assert isinstance(brief.ids[source["href"][1:]], Tag)


def test_the_page_of_a_short_article_is_no_larger_than_400_kb(brief):
    assert len((brief.folder / "report.html").read_bytes()) <= 400_000


def test_every_link_within_the_pdf_leads_to_a_place_on_one_of_its_pages(brief):
    with pikepdf.open(brief.folder / "report.pdf") as pdf:
        pages = {page.objgen for page in pdf.pages}
        links = [link for page in pdf.pages for link in page.get("/Annots", []) if link.Subtype == "/Link"]
        inner = [link for link in links if "/URI" not in link.get("/A", {})]
        assert len(inner) > 50
        for link in inner:
            place = link.get("/Dest") if "/Dest" in link else link.A.D
            assert place[0].objgen in pages
