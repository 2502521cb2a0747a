"""Tables as spreadsheets and instruments write them: decimal commas, and more lines than can be learned from."""

import pytest

from tests.api.tables import errors, read

COMMAS = "länge;breite;art\n5,1;3,5;a\n-7,0e0;3;b\n,5;1.25;a\n"
MANY = "a,b,y\n" + "".join(f"{i},{-i},{i % 3}\n" for i in range(100_000))


def test_decimal_commas_where_they_are_said(api):
    said = read(api, COMMAS, decimal="comma")
    assert said["data"]["points"] == [[5.1, 3.5, 0], [-7, 3, 1], [0.5, 1.25, 0]]
    assert said["data"]["columns"] == ["länge", "breite"]


@pytest.mark.parametrize("cell", ["1,000,000", "1.000,5", "1,5,"])
def test_other_commas_are_no_decimals(api, cell):
    body = f"a;b;y\n1;2;0\n{cell};3;1\n5;6;1\n"
    assert [place for place, _ in errors(api, body, decimal="comma")] == [["line", 3, "a"]]


def test_the_message_says_how_decimal_commas_are_read(api):
    [(_, message)] = errors(api, "a;b;y\n1;2;0\n1,5;3;1\n5;6;1\n")
    assert message.endswith("decimal=comma reads commas")


def test_of_too_many_lines_a_sample_is_taken_where_it_is_asked_for(api):
    said = read(api, MANY, many="sample")
    assert (said["rows"], said["found"], said["dropped"]) == (10_000, 100_000, [])
    first = [int(point[0]) for point in said["data"]["points"]]
    assert first == sorted(set(first)), "in their order, none twice"
    assert all(point == [i, -i, i % 3] for point, i in zip(said["data"]["points"], first, strict=True))
    # Every tenth of the table has a tenth of the sample, within five standard deviations of chance.
    shares = [sum(tenth * 10_000 <= i < (tenth + 1) * 10_000 for i in first) for tenth in range(10)]
    assert all(abs(share - 1000) < 5 * (10_000 * 0.1 * 0.9 * 0.9) ** 0.5 for share in shares), shares
    assert read(api, MANY, many="sample") == said


def test_else_they_are_refused_by_their_line(api):
    [(place, message)] = errors(api, MANY)
    assert place == ["line", 10_002]
    assert "many=sample takes some by chance" in message
    assert [place for place, _ in errors(api, MANY, many="few")] == [["many"]]


def test_a_sample_of_a_small_table_is_the_table(api):
    assert read(api, "a,b,y\n1,2,0\n3,4,1\n", many="sample") == read(api, "a,b,y\n1,2,0\n3,4,1\n")


def test_lines_out_of_a_sample_may_be_left_out_too(api):
    said = read(api, MANY.replace("\n70001,", "\n,"), many="sample", missing="drop")
    assert said["found"] == 100_000
    assert said["rows"] + len(said["dropped"]) == 10_000
