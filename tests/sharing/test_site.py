"""``communique share site``: a static index that leads everywhere, changes only where it must, and keeps text text."""

from __future__ import annotations

import html
import json
import re
import shutil
from datetime import timedelta
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

import axe_playwright_python
import feedparser
import pytest
from playwright.sync_api import expect

from analysis.errors import ReportError
from analysis.sharing.entries import Entry, NamedActor, shorten
from analysis.sharing.profiles import choose_profile
from analysis.sharing.site import SiteOptions, lists, update_site
from analysis.sharing.site.feed import write_feed
from analysis.sharing.site.pages import set_entry, write_shard
from tests.examples import make_example_tables
from tests.measures.test_changes import edit
from tests.reporting.conftest import CHROMIUM
from tests.reporting.nasty import list_nasty
from tests.sharing.made import WHEN, make_brief_blocks, publish
from tests.sharing.test_redact import HIDE, NAMES, find_in

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
HOSTILE = (
    '</title><script>document.title="hacked"</script><img src=https://evil.example/x onerror=alert(1)>\u202e{{7*7}}\x00'
)


@pytest.fixture
def site(out_dir, tmp_path) -> Path:
    update_site(out_dir, tmp_path / "site", SiteOptions(title="Desk"))
    return tmp_path / "site"


def list_files(folder: Path) -> dict[str, int]:
    return {path.relative_to(folder).as_posix(): path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}  # fmt: skip


def find_dead_ends(site: Path) -> list[str]:
    """List links and files that pages name and that are not there, or that lead out of the site."""
    dead = []
    for path in site.rglob("*.html"):
        if path.name == "report.html":
            continue
        for target in re.findall(r'(?:href|src)="([^"]*)"|url=([^"]+)"', path.read_text(encoding="utf-8")):
            address = urlsplit(html.unescape("".join(target)))
            if address.scheme == "data" or not address.path:
                continue
            wanted = (path.parent / unquote(address.path)).resolve()
            if address.scheme or not wanted.is_file() or not wanted.is_relative_to(site):
                dead.append(f"{path.relative_to(site)}: {''.join(target)}")
    return dead


def test_every_link_leads_to_a_file_of_the_site_and_none_elsewhere(site):
    assert find_dead_ends(site) == []
    front = (site / "index.html").read_text()
    assert "Kenya has offered to mediate" in front or "Kenya" in front
    for name in ("reports/border-talks/index.html", "actors/ken/index.html", "days/2026-04-15/index.html"):
        assert "report.html" in (site / name).read_text()


def test_latest_and_as_of_lead_to_the_edition_that_they_say(site, editions):
    first, second = (edition.edition for edition in editions)
    folder = site / "reports" / "border-talks"
    assert f'content="0; url={second}/report.html"' in (folder / "latest.html").read_text()
    assert f'url=../{first}/report.html"' in (folder / "as-of" / "2026-04-15.html").read_text()
    assert f'url=../{second}/report.html"' in (folder / "as-of" / "2026-04-16.html").read_text()
    said = json.loads((folder / "latest.json").read_text())
    assert (said["edition"], said["read"]) == (second, f"{second}/report.html")


@pytest.mark.parametrize("address", ["", "https://desk.example/r/"])
def test_feeds_are_valid_atom(out_dir, tmp_path, address):
    target = tmp_path / "site"
    update_site(out_dir, target, SiteOptions(title="Desk & <co>", address=address))
    for path in (target / "feed.xml", target / "reports" / "border-talks" / "feed.xml"):
        read = feedparser.parse(path.read_bytes())
        assert (
            not read.bozo and read.version == "atom10" and read.feed.title == "Desk & <co>"
        ) or "Desk" in read.feed.title
        root = ElementTree.fromstring(path.read_bytes())
        atom = "{http://www.w3.org/2005/Atom}"
        for element in (root, *root.iter(f"{atom}entry")):
            # What RFC 4287 asks of a feed and of an entry: exactly one of each, a link, and no order.
            for name in ("id", "title", "updated"):
                assert len(element.findall(atom + name)) == 1
            assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", element.find(f"{atom}id").text)
            assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", element.find(f"{atom}updated").text)
            links = [(link.get("rel"), link.get("type")) for link in element.findall(f"{atom}link")]
            assert len(links) == len(set(links)) and "alternate" in {rel for rel, _ in links}
        assert root.find(f"{atom}author/{atom}name").text
        assert len({entry.id for entry in read.entries}) == len(read.entries) == 2
        links = [link.get("href") for link in root.iter(f"{atom}link")]
        if address:
            assert all(link.startswith(address) and (target / link.removeprefix(address)).is_file() for link in links)
        else:
            assert all((path.parent / link).resolve().is_file() for link in links if not link.endswith("feed.xml"))


def test_a_second_run_touches_nothing_and_a_new_edition_only_what_leads_to_it(out_dir, site, monkeypatch):
    before = list_files(site)
    assert update_site(out_dir, site, SiteOptions(title="Desk")).written == []
    assert list_files(site) == before
    made = publish(out_dir, report="other", when=WHEN + timedelta(days=3), formats=("html",))
    update = update_site(out_dir, site, SiteOptions(title="Desk"))
    assert update.added == [("other", made.edition)]
    after = list_files(site)
    touched = {name for name, when in after.items() if before.get(name) != when}
    editions = {name for name in touched if name.startswith(f"reports/other/{made.edition}/")}
    assert touched - editions == set(update.written)
    assert not any(name.startswith(("reports/border-talks/", "days/2026-04-15/")) for name in touched)
    assert find_dead_ends(site) == []


def test_long_lists_have_pages_of_which_a_new_edition_changes_the_last(out_dir, tmp_path, monkeypatch):
    monkeypatch.setattr(lists, "PAGE", 2)
    source = next(path for path in (out_dir / "border-talks").iterdir() if path.is_dir() and not path.is_symlink())
    site = tmp_path / "site"

    def add(number: int) -> None:
        edition = f"202605{number:02}T060000Z-{number:08x}"
        copied = shutil.copytree(source, out_dir / "border-talks" / edition)
        manifest = json.loads((copied / "manifest.json").read_text())
        manifest |= {"edition": edition, "rendered_at": f"2026-05-{number:02}T06:00:00+00:00"}
        (copied / "manifest.json").write_text(json.dumps(manifest))

    for number in (1, 2, 3):
        add(number)
    update_site(out_dir, site, SiteOptions())
    folder = "reports/border-talks"
    assert [(site / folder / f"page-{number}.html").is_file() for number in (1, 2, 3, 4)] == [True, True, True, False]
    add(4)
    written = update_site(out_dir, site, SiteOptions()).written
    assert f"{folder}/page-3.html" in written
    assert (site / folder / "page-3.html").read_text().count('class="entry"') == 2
    for day in ("02", "03", "04"):
        shutil.rmtree(next((out_dir / "border-talks").glob(f"202605{day}*")))
    update_site(out_dir, site, SiteOptions())
    assert not (site / folder / "page-3.html").exists() and (site / folder / "page-2.html").is_file()
    assert find_dead_ends(site) == []


def test_what_is_gone_goes_from_the_site_with_all_that_led_to_it(out_dir, site, editions):
    publish(out_dir, report="other", formats=("html",))
    update_site(out_dir, site, SiteOptions(title="Desk"))
    shutil.rmtree(out_dir / "other")
    shutil.rmtree(editions[0].path)
    update = update_site(out_dir, site, SiteOptions(title="Desk"))
    assert len(update.removed) == 2
    assert not (site / "reports" / "other").exists() and not (site / "days" / "2026-04-15").exists()
    assert editions[0].edition not in "".join(path.read_text() for path in site.rglob("*.html") if path.name != "report.html")  # fmt: skip
    assert find_dead_ends(site) == []


def test_only_the_reports_that_are_named_are_shown(out_dir, tmp_path):
    publish(out_dir, report="other", formats=("html",))
    update_site(out_dir, tmp_path / "site", SiteOptions(reports=("border-*",)))
    assert [path.name for path in (tmp_path / "site" / "reports").iterdir() if path.is_dir()] == ["border-talks"]
    assert update_site(out_dir, tmp_path / "site", SiteOptions()).added[0][0] == "other"


def test_hidden_names_are_in_no_byte_of_the_site(tmp_path):
    made = publish(tmp_path / "published", report="brief-kenya-mediates", parameters={"analyst": "Grace Mwangi", "document_id": "kenya"})  # fmt: skip
    site = tmp_path / "site"
    whole = SiteOptions()
    update_site(tmp_path / "published", site, whole)
    assert find_in(site, NAMES), "the search sees nothing"
    update_site(tmp_path / "published", site, SiteOptions(profile=choose_profile("external", hidden_actors=HIDE)))
    assert find_in(site, NAMES) == []
    assert (site / "reports" / "brief-actor-1-mediates" / made.edition / "report.html").is_file()
    assert "[Actor 1]" in (site / "index.html").read_text() and find_dead_ends(site) == []


def test_a_damaged_edition_is_named_and_the_rest_is_shown(out_dir, editions, communique, tmp_path):
    (editions[0].path / "report.pdf").unlink()
    done = communique("share", "site", tmp_path / "site", "--out", out_dir)
    assert done.exit_code == 1 and "its file 'report.pdf' is missing" in done.stderr
    assert done.stdout == f"{tmp_path / 'site' / 'index.html'}\n"
    assert editions[0].edition not in (tmp_path / "site" / "index.html").read_text()
    assert editions[1].edition in (tmp_path / "site" / "index.html").read_text()


def test_a_folder_that_is_no_site_is_not_touched(out_dir, tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("x")
    with pytest.raises(ReportError, match="is no site and not empty: nothing in it was touched"):
        update_site(out_dir, tmp_path / "mine", SiteOptions())
    with pytest.raises(ReportError, match="holds the editions themselves"):
        update_site(out_dir, out_dir, SiteOptions())


def test_a_site_whose_files_were_lost_is_made_anew(out_dir, site):
    whole = set(list_files(site))
    shutil.rmtree(site)
    update_site(out_dir, site, SiteOptions(title="Desk"))
    assert set(list_files(site)) == whole
    (site / "actors" / "ken" / "index.html").unlink()
    update_site(out_dir, site, SiteOptions(title="Desk"), anew=True)
    assert set(list_files(site)) == whole


def test_no_nasty_text_breaks_a_page_a_feed_or_the_search():
    for text in list_nasty():
        title, line = shorten(text, 300), shorten(text, 600)
        entry = Entry(
            report="r", edition="20260415T060000Z-00000000", rendered_at=WHEN, title=title or "r", series=title, definition=None,
            summary=(line,), files=("report.html",), actors=(NamedActor("a", title, "state"),), places=(title,),
        )  # fmt: skip
        item = set_entry(entry, up="")
        assert not re.search(r"<(?!/?(?:li|article|h3|a|p|time|ul|span)\b)", item), text
        assert {name for name, _ in re.findall(r'\s([a-z-]+)="([^"]*)"', item)} <= {"class", "href", "datetime"}
        shard = write_shard([entry])
        assert json.loads(shard[len("communique.add(") : -len(");\n")])[0][4] == entry.title
        assert "<" not in shard and "\u2028" not in shard
        feed = write_feed([entry], title=text, name="x", up="", own="feed.xml", author=text or "x")
        assert ElementTree.fromstring(feed.encode()).find("{*}entry/{*}title").text == entry.title


@pytest.fixture(scope="module")
def visited(playwright, tmp_path_factory):
    """A site with hostile names, opened from its folder in a browser."""
    folder = tmp_path_factory.mktemp("hostile")
    tables = edit(make_example_tables(), "actors", {"name": "Kenya"}, name=HOSTILE)
    tables.documents["title"] = HOSTILE
    publish(folder / "published", report="border-talks", when=WHEN - timedelta(days=2))
    publish(folder / "published", tables, blocks=make_brief_blocks(tables))
    update_site(folder / "published", folder / "site", SiteOptions(title=f"Desk {HOSTILE}"))
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
    yield folder / "site", browser
    browser.close()


PAGES = ("index.html", "reports/index.html", "reports/border-talks/index.html", "actors/index.html", "days/index.html")


def open_page(browser, url, **options):
    context = browser.new_context(**options)
    page = context.new_page()
    page.set_default_timeout(10_000)
    heard = {"requests": [], "console": []}
    page.on("request", lambda request: heard["requests"].append(request.url))
    page.on("console", lambda message: heard["console"].append(message.text))
    page.on("dialog", lambda dialog: heard["console"].append(f"dialog {dialog.message}"))
    page.goto(url)
    return page, heard


def test_search_works_from_a_folder_without_a_network_and_text_stays_text(visited):
    site, browser = visited
    page, heard = open_page(browser, (site / "index.html").as_uri(), offline=True)
    page.fill("#q", "grace alert(1)")
    page.wait_for_selector(".found .entry")
    assert page.locator(".found .state").text_content() == "1 edition"
    page.fill("#q", "mwangi")
    expect(page.locator(".found .entry")).to_have_count(2)
    page.fill("#from", "2026-04-14")
    expect(page.locator(".found .entry")).to_have_count(1)
    assert "hacked" not in page.title().split("script")[0] and page.locator("img, .found script").count() == 0
    assert heard["console"] == [] and all(url.startswith("file:") for url in heard["requests"])
    page.locator(".found .entry a").click()
    assert page.url.endswith("/report.html")


def test_an_as_of_address_for_any_day_leads_to_the_edition_of_then(visited):
    site, browser = visited
    report = (site / "reports" / "border-talks" / "index.html").as_uri()
    page, _ = open_page(browser, f"{report}#as-of=2026-04-14")
    page.wait_for_url(re.compile(r"20260413T060000Z-\w+/report\.html"))
    page, _ = open_page(browser, f"{report}#as-of=2020-01-01")
    assert "There was no edition yet" in page.locator(".as-of .state").text_content()


def test_without_scripts_every_edition_is_found_by_links(visited):
    site, browser = visited
    page, _ = open_page(browser, (site / "index.html").as_uri(), java_script_enabled=False)
    assert not page.locator("form.search").is_visible() and page.locator("noscript").is_visible()
    page.click("text=Dates")
    page.click("text=15 April 2026")
    page.locator(".entry h3 a").first.click()
    assert page.url.endswith("/report.html")
    page, _ = open_page(browser, (site / "reports" / "border-talks" / "latest.html").as_uri(), java_script_enabled=False)  # fmt: skip
    page.wait_for_url(re.compile(r"20260415T060000Z-\w+/report\.html"))


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 320)])
def test_axe_finds_nothing_and_nothing_runs_over(visited, scheme, width):
    site, browser = visited
    for name in PAGES:
        options = {"color_scheme": scheme, "viewport": {"width": width, "height": 900}, "bypass_csp": True}
        page, heard = open_page(browser, (site / name).as_uri(), **options)
        assert page.evaluate("document.documentElement.scrollWidth") <= width and heard["console"] == []
        page.evaluate(AXE)
        found = page.evaluate("rules => axe.run(document, {runOnly: rules, preload: false})", RULES)
        assert [(fault["id"], fault["nodes"][0]["html"]) for fault in found["violations"]] == [], name
