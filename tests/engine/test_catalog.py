import re
import sys

import pytest

from app.engine.catalog import FAMILIES, family_of
from app.engine.choice import collect
from app.engine.optimizers import Optimizer
from app.engine.parameter import IllegalValue

CHOICES = [choice for family in FAMILIES.values() for choice in family.values()]
NAMES = [f"{choice.family}-{choice.key}" for choice in CHOICES]
PARAMETERS = [(choice, parameter) for choice in CHOICES for parameter in choice.declared()]
PARAMETER_NAMES = [f"{choice.key}-{parameter.name}" for choice, parameter in PARAMETERS]

each_choice = pytest.mark.parametrize("choice", CHOICES, ids=NAMES)
each_parameter = pytest.mark.parametrize(("choice", "parameter"), PARAMETERS, ids=PARAMETER_NAMES)

EXPECTED = {
    "activations": {
        *("sigmoid", "tanh", "relu", "leaky_relu", "prelu", "elu", "selu", "gelu", "silu", "softplus", "softsign"),
        *("hard_sigmoid", "sin", "linear"),
    },
    "clips": {"none", "value", "norm"},
    "datasets": {
        *(
            "circle",
            "gauss",
            "gaussians",
            "plane",
            "spiral",
            "xor",
            "moons",
            "rings",
            "checkerboard",
            "spirals",
            "blobs",
        ),
        *("sine", "steps", "iris", "wine", "breast_cancer", "digits"),
    },
    "features": {
        *("x1", "x2", "x1_squared", "x2_squared", "x1x2", "sin_x1", "sin_x2", "cos_x1", "cos_x2", "radius", "column"),
        "formula",
    },
    "initializers": {
        *("he", "uniform", "xavier", "zeros", "constant", "normal", "xavier_uniform", "he_uniform", "lecun"),
        "orthogonal",
    },
    "losses": {"cross_entropy", "squared_error", "absolute_error", "huber", "hinge"},
    "optimizers": {
        *("sgd", "momentum", "heavy_ball", "nesterov", "adagrad", "adadelta", "rmsprop", "adam", "adamw", "amsgrad"),
        *("adamax", "nadam", "radam", "lion", "adan"),
    },
    "regularizers": {"l2", "none", "l1", "l1_l2"},
    "schedules": {
        *("constant", "step", "exponential", "cosine", "warm_up", "one_cycle", "reduce_on_plateau"),
    },
}


@pytest.mark.parametrize("name", EXPECTED)
def test_names_that_scripts_rely_on_stay(name):
    assert set(FAMILIES[name]) >= EXPECTED[name]


@each_choice
def test_a_choice_explains_itself(choice):
    assert choice.label
    assert choice.summary().endswith(".")
    assert len(choice.summary()) > 10
    assert choice.reference()
    assert ">>>" in choice.__doc__  # and pytest runs it
    assert re.fullmatch(r"[a-z][a-z0-9_]*", choice.key)


@each_choice
def test_its_formula_is_whole(choice):
    formula = choice.formula()
    assert formula
    assert "$" not in formula
    bare = formula.replace(r"\{", "").replace(r"\}", "")
    assert bare.count("{") == bare.count("}")
    assert len(re.findall(r"\\left\b", formula)) == len(re.findall(r"\\right\b", formula))
    assert formula.count(r"\begin") == formula.count(r"\end")


@each_choice
def test_its_defaults_are_legal_and_its_json_makes_it_again(choice):
    described = choice().to_json()
    kind = described.pop("kind")
    assert next(family for family in FAMILIES.values() if family.name == choice.family)[kind] is choice
    assert choice(**described) == choice()


def test_a_choice_lives_in_a_module_of_its_own():
    modules = [choice.__module__ for choice in CHOICES]
    assert len(set(modules)) == len(modules)


@each_parameter
def test_a_parameter_says_what_it_is_for_and_what_is_legal(choice, parameter):
    assert parameter.help.endswith(".")
    assert parameter.label
    if parameter.type in ("integer", "number"):
        assert parameter.minimum < parameter.maximum
        assert parameter.minimum <= parameter.default <= parameter.maximum
        assert parameter.scale == "linear" or parameter.minimum >= 0  # 0 is the left end of its slider


@each_parameter
def test_its_range_is_kept(choice, parameter):
    if parameter.type == "boolean":
        beyond, ends = [0, 1, "true"], [True, False]
    elif parameter.type == "text":
        beyond, ends = [0, None, "", "x" * (parameter.maximum + 1), "\n"], [parameter.default]
    elif parameter.type == "word":
        beyond, ends = [0, "", "x", None], parameter.words
    else:
        beyond = [parameter.minimum - 1, parameter.maximum * 1.01 + 1, float("nan"), "1", True, [1]]
        beyond += [float("inf"), -float("inf")]
        ends = [parameter.minimum, parameter.maximum]
    for value in ends:
        assert getattr(choice(**{parameter.name: value}), parameter.name) == value
    for value in beyond:
        with pytest.raises(IllegalValue, match=f"^{parameter.name} must be "):
            choice(**{parameter.name: value})


@pytest.mark.parametrize("name", FAMILIES)
def test_a_family_is_a_menu_in_order(name):
    family = FAMILIES[name]
    ranks = [(choice.rank, choice.label) for choice in family.values()]
    assert ranks == sorted(ranks)
    assert [family[key].key for key in family] == list(family)
    assert family_of(family.base) is family


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("adm", "unknown optimizer 'adm'; did you mean 'adam'? one of: "),
        ("zzz", "unknown optimizer 'zzz'; one of: "),
        (None, "unknown optimizer without a kind; one of: "),
        (["adam"], "unknown optimizer without a kind; one of: "),
    ],
)
def test_an_unknown_key_is_answered_with_those_there_are(key, words):
    with pytest.raises(IllegalValue) as refusal:
        FAMILIES["optimizers"][key]
    assert str(refusal.value) == words + ", ".join(FAMILIES["optimizers"])
    assert "adm" not in FAMILIES["optimizers"]


MODULE = """
from app.engine.optimizers import Optimizer

class Mine(Optimizer):
    key, label = {key!r}, "Mine"
"""


@pytest.mark.parametrize(("keys", "fine"), [(("a", "b"), True), (("a", "a"), False)])
def test_two_choices_may_not_share_a_key(tmp_path, monkeypatch, keys, fine):
    package = f"choices_{'_'.join(keys)}"
    (tmp_path / package).mkdir()
    (tmp_path / package / "__init__.py").touch()
    for number, key in enumerate(keys):
        (tmp_path / package / f"m{number}.py").write_text(MODULE.format(key=key))
    monkeypatch.syspath_prepend(tmp_path)
    __import__(package)
    if fine:
        assert list(collect(sys.modules[package], Optimizer)) == list(keys)
    else:
        with pytest.raises(ValueError, match="share a key"):
            collect(sys.modules[package], Optimizer)
