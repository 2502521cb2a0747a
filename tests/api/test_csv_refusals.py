"""Tables that cannot be learned from as they are: refused by line and column."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.api.client import problem_of, strict_json
from tests.api.tables import FLOWERS, PATH, errors, read, refused, send

GAPS = "age,size,y\n1,2,0\n,3,1\n4,NA,1\n5,6,\n7,8,1\n"


class TestMissing:
    def test_each_is_told_by_line_and_column(self, api):
        told = errors(api, GAPS)
        assert [location for location, _ in told] == [["line", 3, "age"], ["line", 4, "size"], ["line", 5, "y"]]
        assert all(message.startswith("is missing; missing=drop") for _, message in told)

    def test_or_left_out_and_counted(self, api):
        said = read(api, GAPS, missing="drop")
        assert (said["rows"], said["dropped"]) == (2, [3, 4, 5])
        assert said["data"]["points"] == [[1, 2, 0], [7, 8, 1]]
        assert [column["missing"] for column in said["columns"]] == [1, 1, 1]

    def test_a_text_to_learn_may_be_missing_too(self, api):
        body = "a,b,kind\n1,2,x\n3,4,\n5,6,NA\n7,8,y\n"
        assert [location for location, _ in errors(api, body)] == [["line", 3, "kind"], ["line", 4, "kind"]]
        assert read(api, body, missing="drop")["data"]["class_names"] == ["x", "y"]

    def test_columns_that_are_not_used_may_have_gaps(self, api):
        body = "a,b,c,y\n1,2,,0\n3,4,5,1\n"
        assert read(api, body, columns="a,b")["dropped"] == []

    @pytest.mark.parametrize(
        ("cell", "words"),
        [
            ("abc", "must be a number"),
            ("1;5", "must be a number"),
            ("1e400", "between -1e+09 and 1e+09"),
            ("-2e9", "between"),
            ("inf", "must be a number"),
            ("1_000", "must be a number"),
            ("0x10", "must be a number"),
            ("٣", "must be a number"),
        ],
    )
    def test_what_is_no_number_among_numbers(self, api, cell, words):
        body = f"a,b,y\n1,2,0\n{cell},3,1\n5,6,1\n"
        [(location, message)] = errors(api, body)
        assert location == ["line", 3, "a"]
        assert words in message
        assert read(api, body, missing="drop")["dropped"] == [3]

    def test_decimal_commas_are_named(self, api):
        [(_, message)] = errors(api, "a;b;y\n1;2;0\n1,5;3;1\n5;6;1\n")
        assert message == "must be a number, with a point for the decimals; decimal=comma reads commas"

    def test_not_more_errors_than_one_can_read(self, api):
        body = "a,b,y\n" + 50 * ",1,0\n" + 60 * "1,2,1\n"
        assert len(errors(api, body)) == 20

    def test_too_few_that_are_whole(self, api):
        assert "has 1" in refused(api, "a,b,y\n1,2,0\n,3,1\n", missing="drop")["detail"]


@pytest.mark.parametrize(
    ("body", "place", "words"),
    [
        (b"", [], "is empty"),
        (b"\n \n,,\n", [], "is empty"),
        (b"a,b,y\n", [], "has 0"),
        (b"a,b,y\n1,2,0\n", [], "has 1"),
        (b"a,b,y\n1,2,0\n3,4\n", ["line", 3], "has 2 values, and there are 3 columns"),
        (b"a,b,y\n1,2,0\n3,4,1,5\n", ["line", 3], "has 4 values"),
        (b"a\n1\n2\n", ["columns"], "at least 2 numeric columns"),
        (b"a,y\n1,0\n2,1\n", ["columns"], "at least 2 numeric columns"),
        (b"a,b,y\n1,2,\x00\n", ["line", 2], "NUL"),
        (b"\xff\xfea\x00,\x00", [], "UTF-16"),
        (b"a,b,y\n1,2,\xff\n", ["line", 2], "UTF-8"),
        (b"a,b,y\n1,2,\xed\xa0\x80\n", ["line", 2], "UTF-8"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", ["line", 1], "UTF-8"),
        (b'a,b,y\n1,2,"x\n3,4,z\n', ["line", 2], "cannot be read"),
        (b'a,b,y\n1,2,"x"z\n', ["line", 2], "cannot be read"),
        (b"a,b,y\n1,2," + b"x" * 200_000 + b"\n", ["line", 2], "cannot be read"),
        (b"a,b,y\n" + b"1,2,x\n" * 5, ["label"], "2 to 10 different texts, and 'y' has 1"),
        (b"a,b,y\n" + b"".join(b"1,2,t%d\n" % i for i in range(11)), ["label"], "'y' has 11"),
        (b"a,b,y\n" + b"1,2,0\n" * 10_001, ["line", 10_002], "at most 10,000 examples"),
        (b"a," * 1000 + b"y\n", ["line", 1], "has 1001 columns"),
    ],
    ids=range(20),
)
def test_what_cannot_be_read_is_refused(api, body, place, words):
    [(location, message)] = errors(api, body)
    assert location == place
    assert words in message


@pytest.mark.parametrize(
    "body",
    [
        ",".join(f"c{j}" for j in range(400_000)),
        "a,b,y\n1,2,0\n" + "1" * 100_000 + "x,2,1\n3,4,1\n",
        "a,b,y\n" + "1,2,0\n" * 3 + '"' * 3_000_000,
    ],
    ids=["columns", "digits", "quotes"],
)
def test_large_nonsense_is_refused_at_once(api, body):
    answer = send(api, body)
    problem_of(answer, 422)
    assert answer.elapsed.total_seconds() < 5


def test_as_many_as_there_may_be(api):
    body = "a,b,y\n" + "1,2,0\n3,4,1\n" * 5000
    assert read(api, body)["rows"] == 10_000
    assert read(api, "1,2,0\n3,4,1\n" * 5000, header="false")["rows"] == 10_000
    assert errors(api, "1,2,0\n" * 10_001, header="false")[0][0] == ["line", 10_001]


def test_a_body_that_is_too_large(api):
    problem_of(send(api, b"a,b,y\n" + b"1,2,0\n" * 1_000_000), 413)


@pytest.mark.parametrize("media", ["application/json", "application/x-www-form-urlencoded", "multipart/form-data"])
def test_another_media_type(api, media):
    assert "text/csv" in problem_of(send(api, FLOWERS, media=media), 415)["detail"]


def test_nothing_is_kept(api):
    assert read(api, FLOWERS) == read(api, FLOWERS)
    assert api.client.get(PATH).status_code == 405


CELLS = st.sampled_from(["1", "-2.5", "", "NA", "x", '"', '"a', "1e9", "2e9", "0", "\x00", "\ufeff", "é", " ", "\r"])
LINES = st.lists(st.lists(CELLS, max_size=5), max_size=8)


@given(
    body=st.binary(max_size=80)
    | st.text(max_size=80).map(lambda text: text.encode(errors="surrogatepass"))
    | st.builds(
        lambda lines, sign: "\n".join(sign.join(line) for line in lines).encode(), LINES, st.sampled_from(",;\t")
    ),
    query=st.fixed_dictionaries(
        {},
        optional={
            "label": st.text(max_size=5),
            "columns": st.text(max_size=9),
            "header": st.just("false"),
            "missing": st.just("drop"),
        },
    ),
)
@settings(deadline=None, max_examples=300)
def test_anything_may_come(api, body, query):
    query = {name: value.encode(errors="replace").decode() for name, value in query.items()}
    answer = send(api, body, **query)
    if answer.status_code == 200:
        data = strict_json(answer)["data"]
        api.network(data=data, hidden=[]).delete()
    else:
        problem_of(answer, 422)
