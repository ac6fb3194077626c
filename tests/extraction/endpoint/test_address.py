"""Where article and key may be sent is decided before anything is."""

from __future__ import annotations

import pytest

from analysis.errors import SetupError, UnknownName
from analysis.extraction import make_extractor
from analysis.extraction.endpoint import read_endpoint
from tests.model_server import KEY


def read(url: str = "http://127.0.0.1:9/v1", *, model: str = "m", **more: str):
    return read_endpoint(
        {"COMMUNIQUE_ENDPOINT_URL": url, "COMMUNIQUE_ENDPOINT_MODEL": model, "COMMUNIQUE_ENDPOINT_KEY": KEY}
        | {f"COMMUNIQUE_ENDPOINT_{name}": value for name, value in more.items()}
    )


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:11434/v1/", "http://localhost:1234", "http://[::1]:80/v1", "http://192.168.1.5/v1", "https://93.184.216.34/v1"]
)  # fmt: skip
def test_this_machine_a_private_network_and_https_are_allowed(url):
    assert read(url).url == url.rstrip("/")


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("http://93.184.216.34/v1", "plain http"),
        ("http://169.254.169.254/v1", "no server's address"),
        ("https://169.254.169.254/v1", "no server's address"),
        ("http://[::ffff:169.254.169.254]/v1", "no server's address"),
        ("http://[fe80::1]/v1", "no server's address"),
        ("http://0.0.0.0/v1", "no server's address"),
        ("https://224.0.0.1/v1", "no server's address"),
        ("https://user:pass@127.0.0.1/v1", "more than an address"),
        ("https://127.0.0.1/v1?key=abc", "more than an address"),
        ("ftp://127.0.0.1/", "no address of a web server"),
        ("127.0.0.1:11434/v1", "no address of a web server"),
        ("https://", "no address of a web server"),
        ("http://127.0.0.1:99999/v1", "no address"),
        ("http://[::1/v1", "no address"),
        ("http://no-such-host.invalid/v1", "cannot be found"),
    ],
)
def test_other_addresses_are_refused_in_one_sentence(url, said):
    with pytest.raises(SetupError, match=said) as raised:
        read(url)
    assert KEY not in str(raised.value)


@pytest.mark.parametrize("model", ["a b", "x" * 101, "<b>", "a\nb"])
def test_a_model_has_a_name_that_can_stand_in_a_row(model):
    with pytest.raises(SetupError, match="no name of a model"):
        read(model=model)


@pytest.mark.parametrize("seconds", ["soon", "0", "-1", "nan", "1e9"])
def test_a_time_is_a_number_of_seconds(seconds):
    with pytest.raises(SetupError, match="number of seconds"):
        read(TIMEOUT=seconds)


def test_the_key_is_shown_nowhere():
    assert KEY not in repr(read())


def test_what_is_missing_is_named():
    with pytest.raises(SetupError, match="needs COMMUNIQUE_ENDPOINT_URL and COMMUNIQUE_ENDPOINT_MODEL"):
        read_endpoint({})
    with pytest.raises(UnknownName, match="there are: rules, endpoint"):
        make_extractor("oracle")
