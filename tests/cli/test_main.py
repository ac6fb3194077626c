from __future__ import annotations

import pytest

from analysis import __version__
from analysis.cli import main
from analysis.cli.terminal import neutralise, print_problem
from analysis.store import Store


def test_the_version_is_told(communique):
    assert communique("--version").stdout == f"communique, version {__version__}\n"


#: They read editions, which hold all they need, and no tables.
OF_EDITIONS = ("share", "verify")


@pytest.mark.parametrize("command", main.commands)
def test_help_teaches_with_a_sentence_and_exit_codes(communique, command):
    for flag in ("--help", "-h"):
        done = communique(command, flag)
        assert done.exit_code == 0
        assert "Exit codes:" in done.stdout
        assert "--data DIR" in done.stdout or command in OF_EDITIONS


def test_an_unknown_command_is_bad_usage(communique):
    done = communique("breif")
    assert done.exit_code == 2
    assert "No such command 'breif'" in done.stderr


def test_an_error_that_should_not_happen_is_one_sentence_and_debug_shows_where(communique, monkeypatch):
    def stumble(self, *args, **kwargs):
        raise ZeroDivisionError("by\nnothing")

    monkeypatch.setattr(Store, "load", stumble)
    done = communique.with_data("show", "events")
    assert done.exit_code == 2
    assert done.stderr.startswith(
        "communique: an error that should not happen: ZeroDivisionError: by nothing. Run it again"
    )
    assert done.stderr.count("\n") == 1
    assert "Traceback" in communique.with_data("--debug", "show", "events").stderr


def test_a_problem_that_names_an_endless_value_is_cut(capsys):
    print_problem("name: " + "n" * 10_000_000)
    assert len(capsys.readouterr().err) < 2_100


def test_an_interrupt_says_that_what_is_stored_is_whole(communique, monkeypatch):
    def interrupt(self, *args, **kwargs):
        raise KeyboardInterrupt

    monkeypatch.setattr(Store, "load", interrupt)
    done = communique.with_data("show", "events")
    assert done.exit_code == 130
    assert done.stderr == "communique: interrupted; what was stored or published before is whole.\n"


@pytest.mark.parametrize("text", ["\x1b]0;title\x07", "\x9b31m", "\u202edesrever", "\x08\x08", "\ud800"])
def test_what_steers_a_terminal_is_shown_as_what_it_is(text):
    shown = neutralise(text)
    assert shown.isprintable()
    assert neutralise("Tehran’s “offer” – 5 ≥ 3\n") == "Tehran’s “offer” – 5 ≥ 3\n"
