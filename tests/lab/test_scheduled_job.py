"""A brief is scheduled in JupyterLab: the form, a refusal, the clock, the edition, and its PDF back in the browser.

With PICTURES=1, what is seen goes into docs/pictures/.
"""

from __future__ import annotations

import json
import time

from playwright.sync_api import Locator, expect

from tests.lab.steps import picture


def write(field: Locator, text: str) -> None:
    """Type as a person does: the form takes no notice of a field that is filled and left in one instant."""
    field.click()
    field.press("Control+A")
    field.press_sequentially(text, delay=15)
    field.page.wait_for_timeout(200)
    field.press("Tab")
    field.page.wait_for_timeout(200)


def test_a_brief_is_scheduled_and_its_edition_comes_back_into_the_browser(lab):
    page = lab.open("notebooks/situation_brief.ipynb", height=960)
    expect(page.get_by_text("Communiqué (warm) | Idle")).to_be_visible(timeout=60_000)
    page.get_by_role("button", name="Create a job").click()
    panel = page.locator(".jp-notebook-jobs-panel")
    expect(panel.locator("input[name=inputFile]")).to_have_value("notebooks/situation_brief.ipynb")
    for label in ("HTML", "PDF", "Notebook"):
        expect(panel.get_by_label(label, exact=True)).to_be_checked()
    panel.get_by_text("Run on a schedule").click()
    write(panel.get_by_label("Job name"), "Morning brief")
    panel.get_by_role("button", name="Add new parameter").click()
    write(panel.locator("input[name=parameter-0-name]"), "document")
    write(panel.locator("input[name=parameter-0-value]"), "pakistan-turns-to-iran")

    # The notebook declares no such parameter: the form says so before anything runs.
    panel.get_by_role("button", name="Create").click()
    expect(panel.get_by_role("alert")).to_contain_text("no parameter 'document'. Did you mean document_id?")
    panel.get_by_role("alert").scroll_into_view_if_needed()
    picture(page, "scheduling-1-refused")

    write(panel.locator("input[name=parameter-0-name]"), "document_id")
    panel.get_by_text("Weekday", exact=True).click()
    page.get_by_role("option", name="Minute").click()
    panel.locator("input[name=jobName]").scroll_into_view_if_needed()
    picture(page, "scheduling-2-form")
    panel.get_by_role("button", name="Create").click()
    expect(panel.get_by_text("Every minute")).to_be_visible()

    latest = lab.out_dir / "morning-brief" / "latest"
    until = time.monotonic() + 300
    while not latest.exists():
        assert time.monotonic() < until, "no edition was made within five minutes"
        page.wait_for_timeout(500)
    panel.get_by_role("button", name='Pause "Morning brief"').click()
    edition = latest.resolve()
    manifest = json.loads((edition / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["parameters"]["document_id"] == "pakistan-turns-to-iran"
    runs = json.loads(lab.run("reports", "history", "morning-brief", "--format", "json"))
    assert (runs[-1]["state"], runs[-1]["cause"], runs[-1]["edition"]) == ("done", "lab", edition.name)

    panel.get_by_role("tab", name="Jobs", exact=True).click()
    job = panel.get_by_role("row").filter(has_text="Morning brief").last
    for _ in range(40):
        panel.get_by_role("button", name="Reload").click()
        page.wait_for_timeout(500)
        if "Completed" in job.inner_text():
            break
    job.get_by_text("Morning brief").click()
    panel.get_by_role("button", name="Download Job Files").click()
    pdf = panel.get_by_text("PDF", exact=True)
    expect(pdf).to_be_visible(timeout=30_000)
    picture(page, "scheduling-3-job")
    (brought,) = lab.root.glob("jobs/*/*.pdf")
    assert brought.read_bytes() == (edition / "report.pdf").read_bytes()
    panel.get_by_text("HTML", exact=True).click()
    report = page.frame_locator("iframe[sandbox]").get_by_role("heading", level=1)
    expect(report).to_be_visible()
    picture(page, "scheduling-4-report")
    page.close()
