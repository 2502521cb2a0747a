"""The interactive reference works without the network."""


def test_the_reference_opens_and_lists_the_calls(quiet_page):
    quiet_page.goto("/docs")
    quiet_page.get_by_text("/api/networks/{id}/step").first.wait_for()
