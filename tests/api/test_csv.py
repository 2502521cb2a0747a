"""Tables of one's own: what comes back can be learned from."""

import csv
import io

import pytest
from sklearn.datasets import load_iris

from tests.api.tables import FLOWERS, errors, read

WIDE = "a,b,c,name,y\n1,2,3,x,0.5\n4,5,6,y,1.5\n7,8,9,z,2.5\n"


def test_texts_become_classes_in_their_order(api):
    assert read(api, FLOWERS) == {
        "columns": [
            {"name": "length", "kind": "numeric", "missing": 0},
            {"name": "width", "kind": "numeric", "missing": 0},
            {"name": "species", "kind": "text", "missing": 0},
        ],
        "data": {
            "points": [[5.1, 3.5, 0], [7, 3.2, 1], [4.9, 3, 0], [6.4, 3.2, 2]],
            "columns": ["length", "width"],
            "class_names": ["setosa", "versicolor", "virginica"],
            "task": "classification",
        },
        "rows": 4,
        "found": 4,
        "dropped": [],
    }


@pytest.mark.parametrize(
    ("labels", "task", "names"),
    [
        ((0, 1, 2), "classification", ["0", "1", "2"]),
        ((1, 2, 3), "regression", []),
        ((0.5, 1, 2), "regression", []),
    ],
)
def test_numbers_are_classes_where_own_points_would_be(api, labels, task, names):
    data = read(api, "a,b,y\n" + "".join(f"{i},{i},{y}\n" for i, y in enumerate(labels)))["data"]
    assert (data["task"], data["class_names"]) == (task, names)
    spec = api.network(data=data, hidden=[2]).first["spec"]["data"]
    assert (spec["task"], spec["class_names"], spec["columns"]) == (task, names, ["a", "b"])


@pytest.mark.parametrize("body", [FLOWERS, WIDE, "x1;x2;y\n0;1;0\n1;1;1\n2;0;1\n"])
def test_what_comes_back_is_learned_from(api, body):
    data = read(api, body)["data"]
    network = api.network(data=data, hidden=[2])
    assert network.post("step", epochs=2)["runs"][0]["status"] == "ready"
    told = network.get("data")
    inputs = told["train"]["inputs"] + told["test"]["inputs"]
    assert sorted(inputs) == sorted(point[:-1] for point in data["points"])
    assert told["columns"] == data["columns"]


def test_scikit_learns_iris_as_a_table(api):
    iris = load_iris()
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([*iris.feature_names, "species"])
    writer.writerows([*map(float, row), iris.target_names[y]] for row, y in zip(iris.data, iris.target, strict=True))
    data = read(api, out.getvalue())["data"]
    assert data["points"] == [[*row, y] for row, y in zip(iris.data.tolist(), iris.target.tolist(), strict=True)]
    assert data["class_names"] == iris.target_names.tolist()
    assert data["columns"] == iris.feature_names


@pytest.mark.parametrize(
    "body",
    [
        FLOWERS.replace(",", ";"),
        FLOWERS.replace(",", "\t"),
        FLOWERS.replace("\n", "\r\n"),
        FLOWERS.replace("\n", "\r"),
        "\ufeff" + FLOWERS,
        "\n\n" + FLOWERS.replace("\n", "\n\n"),
        "\n" + FLOWERS.replace(",", ";"),
        FLOWERS.strip(),
        FLOWERS.replace(",", " , "),
        FLOWERS.replace("setosa", '"setosa"').replace("length", '"length"'),
    ],
    ids=[
        "semicolons",
        "tabs",
        "windows",
        "old-mac",
        "bom",
        "empty-lines",
        "empty-and-semicolons",
        "no-end",
        "blanks",
        "quotes",
    ],
)
def test_spellings_of_one_table(api, body):
    assert read(api, body) == read(api, FLOWERS)
    assert read(api, body, media="text/plain; charset=utf-8") == read(api, FLOWERS)


def test_quotes_hold_commas_line_ends_and_quotes(api):
    body = '"a, b",c,"the ""label"""\n1,2,"x\ny"\n3,4,z\n5,,z\n'
    assert errors(api, body)[0] == (["line", 2, 'the "label"'], "must be at most 60 printable characters")
    assert errors(api, body)[1][0] == ["line", 5, "c"]  # lines are counted as they stand in the file
    body = body.replace("x\ny", "x, y")
    said = read(api, body, missing="drop")
    assert said["data"]["columns"] == ["a, b", "c"]
    assert said["data"]["class_names"] == ["x, y", "z"]
    assert read(api, body, missing="drop", columns=["a, b", "c"]) == said


def test_signs_in_quotes_part_no_columns(api):
    data = read(api, '"a, b, c, d";e;y\n1;2;0\n3;4;1\n')["data"]
    assert data["columns"] == ["a, b, c, d", "e"]


class TestColumns:
    def test_numeric_are_those_in_which_most_values_are_numbers(self, api):
        kinds = {
            column["name"]: column["kind"] for column in read(api, "a,b,half,none,y\n1,2,3,,0\n4,5,x,,1\n")["columns"]
        }
        assert kinds == {"a": "numeric", "b": "numeric", "half": "text", "none": "text", "y": "numeric"}

    @pytest.mark.parametrize("columns", [["c", "a"], ["a,c"], ["a, c"], ["c,a", "a"]])
    def test_those_named_in_the_order_of_the_table(self, api, columns):
        data = read(api, WIDE, columns=columns)["data"]
        assert data["columns"] == ["a", "c"]
        assert data["points"] == [[1, 3, 0.5], [4, 6, 1.5], [7, 9, 2.5]]

    def test_all_numeric_ones_unless_named(self, api):
        assert read(api, WIDE)["data"]["columns"] == ["a", "b", "c"]

    def test_any_may_be_the_label(self, api):
        data = read(api, WIDE, label="b")["data"]
        assert data["columns"] == ["a", "c", "y"]
        assert [point[-1] for point in data["points"]] == [2, 5, 8]
        assert read(api, WIDE, label="name")["data"]["class_names"] == ["x", "y", "z"]

    @pytest.mark.parametrize(
        ("query", "place", "words"),
        [
            ({"label": "d"}, ["label"], "unknown column 'd'; one of: a, b, c, name, y"),
            ({"label": ""}, ["label"], "unknown column ''"),
            ({"columns": ["a", "d"]}, ["columns"], "unknown column 'd'"),
            ({"columns": ["a", "y"]}, ["columns"], "'y' is the label"),
            ({"columns": ["a", "name"]}, ["columns"], "'name' holds texts; numeric columns are: a, b, c"),
            ({"columns": ["a"]}, ["columns"], "at least 2 numeric columns besides the label 'y'; there are: a, b, c"),
            ({"missing": "keep"}, ["missing"], "refuse"),
            ({"header": "maybe"}, ["header"], ""),
        ],
    )
    def test_what_cannot_be_chosen(self, api, query, place, words):
        [(location, message)] = errors(api, WIDE, **query)
        assert location == place
        assert words in message

    def test_more_than_64_are_to_be_chosen_from(self, api):
        names = [f"c{j}" for j in range(66)]
        body = ",".join(names) + "\n" + 2 * (",".join(map(str, range(66))) + "\n") + ",".join(["1"] * 66)
        [(location, message)] = errors(api, body)
        assert location == ["columns"]
        assert "at most 64, and 65 are numeric" in message
        assert len(read(api, body, columns=",".join(names[:64]))["data"]["points"][0]) == 65


class TestHeader:
    def test_a_table_without_one(self, api):
        [(location, message)] = errors(api, "1,2,0\n3,4,1\n")
        assert location == ["line", 1]
        assert "header=false" in message
        data = read(api, "1,2,0\n3,4,1\n", header="false")["data"]
        assert data["columns"] == ["x1", "x2"]
        assert data["points"] == [[1, 2, 0], [3, 4, 1]]
        assert read(api, "1,2,0\n3,4,1\n", header="false", label="x1")["data"]["columns"] == ["x2", "x3"]

    @pytest.mark.parametrize(
        ("header", "words"),
        [
            ("a,,y", "column 2 has no name"),
            ("a,a,y", "two columns have one name, 'a'"),
            (f"a,{'b' * 61},y", "column 2 must be at most 60"),
            ("a,b\u202e,y", "column 2 must be at most 60 printable"),
        ],
    )
    def test_names_are_to_be_readable(self, api, header, words):
        [(location, message)] = errors(api, f"{header}\n1,2,0\n3,4,1\n")
        assert location == ["line", 1]
        assert words in message
