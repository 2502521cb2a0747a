"""The page as axe-core sees it, in light and dark, on a desktop and on a phone."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.playground import Playground

DESKTOP, PHONE = {"width": 1366, "height": 768}, {"width": 390, "height": 844}
axe = Axe()


def breaches(page) -> list[str]:
    """What axe finds wrong, one line each."""
    found = axe.run(page).response["violations"]
    return [f"{each['id']} at {node['target']}: {node['failureSummary']}" for each in found for node in each["nodes"]]


@pytest.mark.parametrize(("scheme", "size"), [("light", DESKTOP), ("dark", DESKTOP), ("light", PHONE), ("dark", PHONE)])
def test_nothing_that_axe_knows_is_wrong(browser, base_url, scheme, size):
    context = browser.new_context(base_url=base_url, color_scheme=scheme, viewport=size, reduced_motion="reduce")
    page = context.new_page()
    playground = Playground(page).open("#runs.0.name=One&hidden=2&view.tab=activations")
    expect(page.locator("#inspector-activations")).to_be_visible()
    playground.settle()
    assert breaches(page) == []
    if (scheme, size) in (("light", DESKTOP), ("dark", PHONE)):
        for tab in page.locator(".inspector-tab").all()[1:]:
            tab.click()
            playground.settle()
            assert breaches(page) == []
        page.get_by_role("button", name="More settings").click()
        expect(page.get_by_role("dialog", name="More settings")).to_be_visible()
        assert breaches(page) == []
        page.keyboard.press("Escape")
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Keys")
    expect(dialog).to_be_visible()
    assert breaches(page) == []
    for _ in range(3):  # what is behind the dialog does not get the focus
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement === document.body || !!document.activeElement.closest('dialog')")
    context.close()
