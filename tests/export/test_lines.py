"""Definitions as a script holds them: the same answers, without what they leave behind."""

import numpy as np

from app.engine import special
from app.engine.elementwise import select
from app.engine.optimizers.adam import Adam
from app.engine.plateau import Plateau
from app.engine.schedules.one_cycle import OneCycle
from app.export.lines import Lines


def made(lines, name, **outside):
    space = {"np": np, **outside}
    exec(f"{lines.imports}\n{lines.text()}", space)
    return space[name]


def test_hyperparameters_become_defaults_and_annotations_go():
    lines = Lines()
    assert lines.add(Adam.rule, "adam", (0.9, 0.999, 1e-8, True, False)) == "adam"
    hyperparameters = "beta1=0.9, beta2=0.999, epsilon=1e-08, bias_correction=True, epsilon_under_root=False"
    head = f"(g, m, v, t, learning_rate, {hyperparameters}):"
    assert lines.text().partition("def adam")[2].splitlines()[:2] == [
        head,
        '    """Step = α m̂ / (√v̂ + ε), with m and v updated first."""',
    ]


def test_what_a_definition_calls_comes_with_it_and_helpers_by_their_word():
    lines = Lines({select: "np.where"})
    lines.add(special.erf, "erf")
    assert "select" not in lines.text()
    x = np.linspace(-5, 5, 11)
    assert made(lines, "erf")(x).tolist() == special.erf(x).tolist()
    lines = Lines()
    lines.add(OneCycle.factor, "factor", (200.0, 0.3, 25.0, 10.0))
    assert made(lines, "factor")(60.0) == 1.0


def test_a_name_is_given_once():
    lines = Lines(taken=["rule"])
    assert lines.add(Adam.rule, "rule") == "rule_2"
    assert lines.add(Adam.rule, "rule") == "rule_2"
    assert lines.add(Adam.rule, "rule", (0.5, 0.5, 1e-3, False, False)) == "rule_3"


def test_a_class_comes_with_what_it_stands_on():
    lines = Lines()
    lines.add(Plateau, "Plateau")
    assert ">>>" not in lines.text()
    assert made(lines, "Plateau")().after(2.0, 1).after(2.0, 2) == (2.0, 1, 1)
