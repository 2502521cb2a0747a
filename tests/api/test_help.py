"""The page of help: every anchor that the catalog names is there, with what the definition says."""

import re
from html.parser import HTMLParser

import pytest

from tests.api.client import strict_json


class Page(HTMLParser):
    """The ids of a page, its links, and the text inside the element of an id."""

    def __init__(self, text):
        super().__init__()
        self.ids, self.links, self.text = [], [], text
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        if "id" in found:
            self.ids.append(found["id"])
        if tag == "a":
            self.links.append(found["href"])

    def article(self, anchor):
        return re.search(rf'<article id="{anchor}">(.*?)</article>', self.text, re.DOTALL)[1]


@pytest.fixture(scope="module")
def help_page(api):
    answer = api.client.get("/help")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/html")
    return Page(answer.text)


@pytest.fixture(scope="module")
def catalog(api):
    return strict_json(api.client.get("/api/catalog"))


def families(catalog):
    return [entries for name, entries in catalog.items() if isinstance(entries, list) and name != "conventions"]


def test_every_anchor_of_the_catalog_is_there_once(help_page, catalog):
    entries = [entry for family in families(catalog) for entry in family]
    groups = [group for name, group in catalog["experiment"].items() if name != "limits"]
    parameters = [parameter for group in (*groups, *(entry["parameters"] for entry in entries)) for parameter in group]
    anchors = {each["anchor"] for each in (*entries, *parameters)}
    assert len(anchors) > 90
    assert anchors <= set(help_page.ids)
    assert len(set(help_page.ids)) == len(help_page.ids)


def test_every_entry_has_its_formula_parameters_and_source(help_page, catalog):
    for entry in (entry for family in families(catalog) for entry in family):
        article = help_page.article(entry["anchor"])
        assert entry["mathml"] in article
        for parameter in entry["parameters"]:
            assert f"<code>{parameter['name']}</code>" in article
        for address in re.findall(r"https://[^\s;,]+", entry["reference"]):
            assert f'href="{address}"' in article


def test_links_within_the_page_lead_somewhere(help_page):
    inner = [link.removeprefix("#") for link in help_page.links if link.startswith("#")]
    assert len(inner) > 80
    assert set(inner) <= {*help_page.ids, "main"}


def test_the_playground_leads_to_it(api):
    assert ("/help" in Page(api.client.get("/").text).links) is True
