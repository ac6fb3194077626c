from __future__ import annotations

import pytest

from analysis import open_form, open_paste
from analysis.desk.pasting import read_text
from analysis.errors import InputError
from analysis.store import Store

TEXT = "Oman hosted talks between Iran and Iraq in Muscat on Friday. Iran's foreign minister said that both had agreed to meet."


def test_a_pasted_text_is_read_and_stored_under_its_headline(tmp_path):
    store = Store(tmp_path)
    about = {"title": " Talks in <b>Muscat</b> ", "outlet": "Example News", "date": "2026-01-31", "url": ""}
    document = read_text(f"\n{TEXT}\n", about=about, store=store)
    (stored,) = store.read("documents").to_dict("records")
    assert (stored["name"], stored["outlet"]) == ("Talks in <b>Muscat</b>", "Example News")
    assert str(stored["published_at"])[:10] == "2026-01-31" and stored["document_id"] == document.document_id
    assert len(store.load([document.document_id]).events) > 0


def test_a_front_matter_block_is_read_as_in_a_file_and_fields_go_before_it(tmp_path):
    store = Store(tmp_path)
    document = read_text(f"---\ntitle: Old\noutlet: Wire\n---\n{TEXT}", about={"title": "New"}, store=store)
    assert (document.title, document.outlet) == ("New", "Wire")


def test_a_text_without_a_headline_is_called_by_its_first_words(tmp_path):
    document = read_text(TEXT, about={}, store=Store(tmp_path))
    assert (document.title, document.name) == (None, "Oman hosted talks between Iran and Iraq in")


@pytest.mark.parametrize(
    ("text", "about", "message"),
    [("", {}, "The text"), ("Der Oman hat am Freitag Gespräche zwischen den Seiten ausgerichtet.", {}, "English"),
     (TEXT, {"date": "soon"}, "soon")],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_and_nothing_stored(tmp_path, text, about, message):
    with pytest.raises(InputError, match=message):
        read_text(text, about=about, store=Store(tmp_path))
    assert Store(tmp_path).read("documents").empty


def test_the_form_says_so_too_and_can_be_tried_again(tmp_path):
    form = open_paste(data_dir=tmp_path)
    form.button.click()
    assert "The text" in form.said.value and form.button.disabled is False


def test_what_reading_needs_is_loaded_while_the_fields_are_filled_in_and_forms_propose_what_was_read(tmp_path):
    report = open_form("situation_brief", data_dir=tmp_path)
    assert list(report.fields["document_id"].options) == []
    form = open_paste(data_dir=tmp_path)
    assert form._ahead is None
    form.text.value = TEXT
    assert form._ahead is not None
    form.about["title"].value = "Talks"
    form.button.click()
    assert "Read and stored" in form.said.value and not form._ahead.is_alive()
    assert list(report.fields["document_id"].options) == ["Talks"]
    assert list(Store(tmp_path).read("documents")["name"]) == ["Talks"]
