"""The page as axe-core sees it, in light and dark, on a desktop and on a phone."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.playground import Playground

DESKTOP, PHONE = {"width": 1366, "height": 768}, {"width": 390, "height": 844}
axe = Axe()


def breaches(page, within: str = "html", rules: list[str] | None = None) -> list[str]:
    """What axe finds wrong, one line each."""
    options = {"resultTypes": ["violations"], **({"runOnly": rules} if rules else {})}
    found = axe.run(page, context=within, options=options).response["violations"]
    return [f"{each['id']} at {node['target']}: {node['failureSummary']}" for each in found for node in each["nodes"]]


@pytest.mark.parametrize(
    ("size", "scheme", "other"), [(DESKTOP, "light", "dark"), (PHONE, "dark", "light")], ids=["desktop", "phone"]
)
def test_nothing_that_axe_knows_is_wrong(browser, base_url, size, scheme, other):
    context = browser.new_context(base_url=base_url, color_scheme=scheme, viewport=size, reduced_motion="reduce")
    page = context.new_page()
    playground = Playground(page).open("#runs.0.name=One&runs.0.optimizer=adam&hidden=2")
    for tab in page.locator(".inspector-tab").all():
        tab.click()
        playground.settle()
        assert breaches(page, within=".inspector") == []
    assert breaches(page) == []
    page.emulate_media(color_scheme=other)
    assert breaches(page, rules=["color-contrast"]) == []
    page.get_by_role("button", name="More settings").click()
    box = page.get_by_role("dialog", name="More settings")
    expect(box).to_be_visible()
    assert breaches(page, within=".disclosure-box:popover-open") == []
    page.keyboard.press("Escape")
    expect(box).to_be_hidden()
    page.locator("#output-map").focus()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    assert breaches(page, within="dialog") == []
    for _ in range(3):  # what is behind the dialog does not get the focus
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement === document.body || !!document.activeElement.closest('dialog')")
    context.close()
