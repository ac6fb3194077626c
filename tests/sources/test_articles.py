from __future__ import annotations

import gzip
import io
import json
import os
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from analysis.cli import main
from analysis.errors import ArticleNotFound, EmptyArticle, InputError, NotEnglish, NotText
from analysis.schemas import Document
from analysis.settings import find_shipped
from analysis.sources import articles as reading
from analysis.sources import read_articles

ARTICLE = "Iran has offered to mediate between Pakistan and Afghanistan, officials said on Monday."
GERMAN = "Der Iran hat angeboten, zwischen Pakistan und Afghanistan zu vermitteln, sagte der Minister am Montag."


def read_one(path: Path) -> Document:
    (found,) = read_articles(path)
    assert isinstance(found, Document), found
    return found


def refuse_one(path: Path) -> InputError:
    (found,) = read_articles(path)
    assert isinstance(found, InputError), found
    return found


def write(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_a_text_file_is_one_article_named_after_the_file(tmp_path):
    document = read_one(write(tmp_path / "iran-offers.txt", ARTICLE))
    assert (document.name, document.text, document.language) == ("iran-offers", ARTICLE, "en")
    assert document.title is document.outlet is document.author is document.url is document.published_at is None
    assert document.retrieved_at.tzinfo == UTC


def test_the_shipped_article_is_read_as_it_stands():
    path = find_shipped("articles") / "pakistan-turns-to-iran.txt"
    document = read_one(path)
    assert document.text == path.read_text(encoding="utf-8").strip()
    assert document.published_at is None, "it has no date, and none is invented"


def test_line_ends_byte_order_mark_and_outer_blanks_are_all_that_changes(tmp_path):
    inner = "Iran  offers\thelp.\n\n\nTalks “fail” in Doha.\u00a0Why?"
    data = "\ufeff \n" + inner.replace("\n", "\r\n") + "\r\r "
    assert read_one(write(tmp_path / "a.txt", data)).text == inner


def test_the_same_text_has_the_same_id_and_another_address_another(tmp_path):
    plain = read_one(write(tmp_path / "a.txt", ARTICLE))
    again = read_one(write(tmp_path / "b.txt", f"\r\n{ARTICLE}\r\n"))
    elsewhere = read_one(write(tmp_path / "c.txt", f"---\nurl: https://example.org/a\n---\n{ARTICLE}"))
    assert plain.document_id == again.document_id != elsewhere.document_id
    assert plain.document_id[0] == "d"
    assert len(plain.document_id) == 13


def test_front_matter_gives_title_outlet_author_address_and_date(tmp_path):
    block = '---\ntitle: "Talks: a start"\noutlet: Example News\nauthor: A. Writer\nurl: https://example.org/a\ndate: 2026-01-31\ntags: x\n---\n\n'
    document = read_one(write(tmp_path / "a.md", block + ARTICLE))
    assert document.text == ARTICLE
    assert (document.title, document.outlet, document.author) == ("Talks: a start", "Example News", "A. Writer")
    assert document.url == "https://example.org/a"
    assert document.published_at == datetime(2026, 1, 31, tzinfo=UTC)


@pytest.mark.parametrize(
    "text", [f"---\n{ARTICLE}\n---\nMore of it.", f"---\nmood: calm\n---\n{ARTICLE}", f"---\ntitle: x\n{ARTICLE}"]
)
def test_a_rule_that_opens_a_text_is_no_front_matter(tmp_path, text):
    assert read_one(write(tmp_path / "a.txt", text)).text == text


def test_folders_are_read_sorted_with_all_in_them_and_hidden_files_left_out(tmp_path):
    (tmp_path / "b" / "c").mkdir(parents=True)
    (tmp_path / ".git").mkdir()
    for name in ("z.txt", "a.md", "b/c/m.txt", ".git/config.txt", ".hidden.txt", "picture.png"):
        write(tmp_path / name, f"{ARTICLE} {name}.")
    assert [document.name for document in read_articles(tmp_path) if isinstance(document, Document)] == ["a", "m", "z"]


def test_a_csv_file_gives_an_article_a_row(tmp_path):
    rows = f'Title,Date,URL,Text\nTalks,2026-01-31T18:00+03:00,https://example.org/a,"{ARTICLE}\r\n\r\n""Yes"", he said."\n,,,"{ARTICLE}"\n'
    first, second = read_articles(write(tmp_path / "feed.csv", "\ufeff" + rows))
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert (first.name, first.title, first.url) == ("Talks", "Talks", "https://example.org/a")
    assert first.published_at == datetime(2026, 1, 31, 15, tzinfo=UTC)
    assert first.text == f'{ARTICLE}\n\n"Yes", he said.'
    assert (second.name, second.title, second.published_at) == ("feed-2", None, None)


def test_a_jsonl_file_gives_an_article_a_line(tmp_path):
    lines = [
        {"text": f"{ARTICLE}\u2028More."},
        {"text": ARTICLE, "title": "Talks", "published_at": "2026-01-31", "likes": 3},
    ]
    content = "\n".join(json.dumps(line, ensure_ascii=False) for line in lines) + "\n\n"
    first, second = read_articles(write(tmp_path / "feed.jsonl", content))
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert (first.name, second.name) == ("feed-1", "Talks")
    assert "\u2028" in first.text


def test_one_bad_article_does_not_stop_the_rest(tmp_path):
    write(tmp_path / "a.txt", ARTICLE)
    write(tmp_path / "b.txt", b"\x00\x01")
    write(
        tmp_path / "c.csv",
        f'text,date\n"{ARTICLE} One.",\n"",\n"{GERMAN}",\n"{ARTICLE} Two.",yesterday\n"{ARTICLE}",,extra\n"{ARTICLE} Three.",\n',
    )
    write(tmp_path / "d.jsonl", '{"text": "' + ARTICLE + ' Four."}\n{broken\n["text"]\n{"title": "no text"}\n')
    found = list(read_articles(tmp_path))
    kinds = [type(item).__name__ for item in found]
    assert kinds == [
        "Document", "NotText", "Document", "EmptyArticle", "NotEnglish", "InputError", "InputError", "Document",
        "Document", "InputError", "InputError", "InputError",
    ]  # fmt: skip
    said = [str(item) for item in found if isinstance(item, InputError)]
    assert f"{tmp_path}/c.csv, row 2 is empty" in said[1]
    assert "c.csv, row 3 is not English (it looks like German)" in said[2]
    assert "c.csv, row 4 has the date 'yesterday', which cannot be read: write it as 2026-01-31" in said[3]
    assert "c.csv, row 5, has 3 cells where the header has 2" in said[4]
    assert "d.jsonl, line 2, is not JSON" in said[5]
    assert 'd.jsonl, line 4, has no "text"' in said[7]


def test_standard_input_is_one_article(monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(ARTICLE.encode())))
    assert read_one(Path("-")).name == "standard-input"


def test_a_missing_file_is_named(tmp_path):
    error = refuse_one(tmp_path / "nowhere.txt")
    assert isinstance(error, ArticleNotFound)
    assert str(error) == f"There is no file or folder {tmp_path}/nowhere.txt: check the path."


def test_a_folder_without_articles_says_what_to_put_there(tmp_path):
    error = refuse_one(tmp_path)
    assert isinstance(error, ArticleNotFound)
    assert str(error) == f"The folder {tmp_path} holds no article: put .txt, .md, .csv, .jsonl files into it."


@pytest.mark.parametrize("content", ["", " \r\n\t\n", "\ufeff", "---\ntitle: x\n---\n"])
def test_an_empty_article_is_refused(tmp_path, content):
    error = refuse_one(write(tmp_path / "a.txt", content))
    assert isinstance(error, EmptyArticle)
    assert str(error) == f"{tmp_path}/a.txt is empty: give an article with text in it."


@pytest.mark.parametrize("content", ["123 456.\n789!", "… — ***", "a b c 1"])
def test_an_article_without_a_sentence_is_refused(tmp_path, content):
    error = refuse_one(write(tmp_path / "a.txt", content))
    assert isinstance(error, EmptyArticle)
    assert "a.txt has no sentence in it, only figures or signs" in str(error)


def test_a_binary_file_is_refused(tmp_path):
    error = refuse_one(write(tmp_path / "a.pdf", b"%PDF-1.7\n\x00\x01\x02"))
    assert isinstance(error, NotText)
    assert "a.pdf is binary, not text (a NUL byte at offset 9)" in str(error)
    assert isinstance(refuse_one(write(tmp_path / "b.bin", bytes(range(1, 128)) * 20)), NotText)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (
            "The café reopened.".encode("latin-1"),
            "not UTF-8 (byte 0xe9 at offset 7); it looks like Latin-1 or Windows-1252",
        ),
        (
            "Iran’s offer.".encode("cp1252"),
            "not UTF-8 (byte 0x92 at offset 4); it looks like Windows-1252: save it as UTF-8",
        ),
        (ARTICLE.encode("utf-16"), "is UTF-16, not UTF-8: save it as UTF-8 and try again."),
    ],
)
def test_another_encoding_is_refused_with_its_offset_and_likely_name(tmp_path, data, message):
    error = refuse_one(write(tmp_path / "a.txt", data))
    assert isinstance(error, NotText)
    assert message in str(error)


def test_a_web_page_is_refused_and_not_read_with_its_tags(tmp_path):
    assert "is a web page: save the text of the article" in str(refuse_one(write(tmp_path / "a.html", ARTICLE)))


def make_bombs() -> dict[str, bytes]:
    """Small files that hold, or mean, far more than they are."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * 20_000_000)
    nested = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    entities = f'<?xml version="1.0"?>\n<!DOCTYPE l [<!ENTITY e0 "lol">{nested}]><l>&e9;</l>'.encode()
    outside = b'\n <!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>Iran offered to mediate. &e;</x>'
    return {
        "a.zip": packed.getvalue(), "a.docx": packed.getvalue(), "zipped.txt": packed.getvalue(), "zipped.csv": packed.getvalue(),
        "a.gz": gzip.compress(b"0" * 20_000_000), "packed.txt": gzip.compress(b"0" * 20_000_000),
        "entities.xml": entities, "entities.txt": entities, "outside.txt": outside, "page.txt": b"<!doctype html><p>Iran offered.",
        "deep.jsonl": b'{"text":' + b"[" * 100_000 + b"]" * 100_000 + b"}\n", "words.txt": b"mediate " * 60_000,
        "word.txt": b"mediate" * 1_430_000,
    }  # fmt: skip


@pytest.mark.parametrize("name", make_bombs())
def test_a_file_that_holds_more_than_it_is_is_refused_in_one_sentence(tmp_path, name):
    said = str(refuse_one(write(tmp_path / name, make_bombs()[name])))
    assert said.startswith(f"{tmp_path / name}") and said.endswith(".") and len(said) < len(str(tmp_path)) + 260
    assert "\n" not in said and "root:" not in said


def test_of_a_folder_of_bombs_nothing_is_stored(tmp_path):
    (tmp_path / "in").mkdir()
    bombs = {name: content for name, content in make_bombs().items() if name.endswith((".txt", ".csv", ".jsonl"))}
    for name, content in bombs.items():
        (tmp_path / "in" / name).write_bytes(content)
    done = CliRunner().invoke(main, ["extract", str(tmp_path / "in"), "--data", str(tmp_path / "data")])
    assert done.exit_code == 2
    assert all(done.stderr.count(f"/{name}") == 1 for name in bombs)
    assert not list((tmp_path / "data").rglob("*.parquet"))


def test_front_matter_that_refers_to_itself_over_and_over_is_read_as_it_stands(tmp_path):
    lines = "".join(f"x{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 10))
    article = read_one(write(tmp_path / "a.txt", f"---\nx0: &a0 lol\n{lines}author: *a9\n---\n{ARTICLE}"))
    assert len(article.author or "") < 100


def test_a_file_over_the_limit_is_refused_before_it_is_read(tmp_path, monkeypatch):
    monkeypatch.setattr(reading, "LARGEST_ARTICLE_BYTES", 50)
    error = refuse_one(write(tmp_path / "a.txt", ARTICLE))
    assert "a.txt is too large (87 bytes; at most 50 are read): split it into its articles." in str(error)


def test_half_characters_are_refused(tmp_path):
    error = refuse_one(write(tmp_path / "a.jsonl", '{"text": "Iran offers \\ud83d help to both."}'))
    assert isinstance(error, NotText)
    assert "a.jsonl, line 1 holds half a character (U+D83D at offset 12)" in str(error)


def test_a_few_control_characters_and_directions_survive(tmp_path):
    text = "Iran \x1b[31moffered\x07 to \u202emediate\u202c between the two neighbours of it."
    assert read_one(write(tmp_path / "a.txt", text)).text == text


def test_a_file_whose_name_is_no_text_gives_a_name_that_is(tmp_path):
    name = os.fsdecode(b"bad\xff\x1b[31m\nname.txt")
    document = read_one(write(tmp_path / name, ARTICLE))
    assert document.name == "bad? [31m name"
    document.name.encode()


def test_a_table_without_a_text_column_names_the_columns_it_has(tmp_path):
    error = refuse_one(write(tmp_path / "a.csv", "title,body\nx,y\n"))
    assert "a.csv has no column text (columns found: title, body)" in str(error)


def test_a_table_without_rows_is_told_of(tmp_path):
    assert "holds no article" in str(refuse_one(write(tmp_path / "a.csv", "text\n")))


def test_a_file_that_may_not_be_read_is_told_of(tmp_path, monkeypatch):
    path = write(tmp_path / "a.txt", ARTICLE)

    def refuse(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert "a.txt cannot be read (Permission denied): check its permissions." in str(refuse_one(path))


@pytest.mark.parametrize(
    "text", [GERMAN, "Иран предложил посредничество.", "伊朗提出调停。", "ایران پیشنهاد میانجیگری داد"]
)
def test_other_languages_are_refused(tmp_path, text):
    assert isinstance(refuse_one(write(tmp_path / "a.txt", text)), NotEnglish)


@pytest.mark.parametrize(
    ("dateline", "day"),
    [
        ("LIMA, 3 May 2021 - ", datetime(2021, 5, 3, tzinfo=UTC)),
        ("Talks resume\n\nSANTO DOMINGO, March 7, 2008 — ", datetime(2008, 3, 7, tzinfo=UTC)),
        ("LIMA, 3 May - ", None),
        ("LIMA, 31 June 2021 - ", None),
    ],
)
def test_a_dateline_with_its_year_dates_a_text_that_nobody_dated(tmp_path, dateline, day):
    file = tmp_path / "a.txt"
    file.write_text(f"{dateline}{ARTICLE}", encoding="utf-8")
    (document,) = read_articles(file)
    assert document.published_at == day


def test_a_date_that_is_given_counts_before_the_dateline(tmp_path):
    file = tmp_path / "a.txt"
    file.write_text(f"---\ndate: 2026-01-31\n---\nLIMA, 3 May 2021 - {ARTICLE}", encoding="utf-8")
    (document,) = read_articles(file)
    assert document.published_at == datetime(2026, 1, 31, tzinfo=UTC)
