"""The shape of errors."""

import json
import math

import pytest
from pydantic import BaseModel, ValidationError

from app.schemas.model import refusal as refusal_at
from app.schemas.problem import LONGEST_VALUE, FieldError, from_validation, problem, refusal, sayable


def shown(value):
    """A value as a problem echoes it, after its way through JSON."""

    class Numbers(BaseModel):
        a: int

    with pytest.raises(ValidationError) as refused:
        Numbers.model_validate({"a": value}, strict=True)
    told = from_validation(refused.value.errors()).model_dump_json()
    return json.loads(told)["errors"][0]["value"]


@pytest.mark.parametrize(
    ("value", "echo"),
    [
        (None, None),
        (True, True),
        (1.5, 1.5),
        ("text", "text"),
        (math.nan, "nan"),
        (-math.inf, "-inf"),
        ("\ud800", "?"),
        ("\x00", "\x00"),
        ([1, 2], "[1, 2]"),
        ({"a": "\ud800"}, "{'a': '\\ud800'}"),
        ("a" * 1000, "a" * LONGEST_VALUE + "…"),
    ],
)
def test_a_value_is_echoed_as_json_can_carry_it(value, echo):
    assert shown(value) == echo


def test_a_problem_has_the_title_of_its_status():
    assert problem(404, "no such thing").model_dump() == {
        "type": "about:blank",
        "title": "Not Found",
        "status": 404,
        "detail": "no such thing",
        "errors": None,
    }


def test_the_detail_names_the_first_places():
    errors = [FieldError(location=["runs", i, "name"], message="is wrong") for i in range(5)]
    told = refusal([FieldError(location=[], message="must be an object"), *errors])
    assert told.detail == "the body: must be an object; runs[0].name: is wrong; runs[1].name: is wrong"
    assert told.status == 422
    assert len(told.errors) == 6


def test_the_word_that_says_body_or_query_is_left_out():
    error = {"type": "illegal", "loc": ("query", "run"), "msg": "is wrong", "input": 1}
    assert from_validation([error]).errors[0].location == ["run"]


def test_a_long_name_in_a_place_is_cut_short():
    error = {"type": "illegal", "loc": ("body", "learned", "a" * 1000, 3), "msg": "is wrong", "input": 1}
    assert from_validation([error]).errors[0].location == ["learned", "a" * 60, 3]


@pytest.mark.parametrize(
    ("kind", "message"),
    [(bool, "must be true or false"), (str, "must be a text"), (float, "must be a number"), (list, "must be a list")],
)
def test_a_wrong_type_is_told_the_right_one(kind, message):
    class One(BaseModel):
        a: kind

    with pytest.raises(ValidationError) as refused:
        One.model_validate({"a": {}}, strict=True)
    assert from_validation(refused.value.errors()).errors[0].message == message


def test_half_a_surrogate_pair_can_be_told_anywhere():
    told = from_validation(refusal_at("unknown '\ud800'", "\ud800", value="\ud800").errors())
    assert json.loads(told.model_dump_json())["detail"].endswith("unknown '?'")


@pytest.mark.parametrize("text", ["", "plain", "ü ☃ 🦆", "\x00"])
def test_what_can_be_said_is_not_changed(text):
    assert sayable(text) == text
