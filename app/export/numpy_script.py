"""A run as a script in NumPy: the algorithm of the lectures, with the lines that the engine itself runs."""

from typing import Any

from app.engine import elementwise, hashing, plateau
from app.engine.clips.none import NoClip
from app.engine.optimizers import Optimizer
from app.engine.regularizers.none import NoRegularizer
from app.engine.seeding import Purpose
from app.engine.stopping import Stop
from app.export.lines import Lines
from app.export.literals import UNPACK, is_packed, literal
from app.export.program import Program, Still, feature_names
from app.export.templates import names_in, rendered

WORDS = {
    elementwise.exp: "np.exp",
    elementwise.expm1: "np.expm1",
    elementwise.tanh: "np.tanh",
    elementwise.select: "np.where",
}
TEMPLATE = "numpy.py.jinja"


def numpy_script(program: Program) -> str:
    """The text of the script: it prints epoch, training loss and test loss of the run."""
    return rendered(TEMPLATE, **facts(program), **_definitions(program))


def facts(program: Program) -> dict[str, Any]:
    """What both scripts say of the experiment in numbers."""
    samples, assembly = program.assembly.samples, program.assembly
    arrays = [assembly.X, assembly.Y, program.start]
    return {
        "program": program,
        "X": literal(assembly.X),
        "Y": literal(assembly.Y),
        "labels": literal(samples.labels),
        "packed": UNPACK if any(is_packed(array) for array in arrays) else "",
        "start": [{name: literal(values) for name, values in layer.items()} for layer in program.layers],
        "features": ", ".join(map(repr, feature_names(assembly))),
        "run": repr(program.entrant.name),
        "purpose": Purpose,
        "settings": _keywords(program.schedule_rules),
        "stop_rules": _keywords(program.stop_rules),
    }


def _keywords(values: dict[str, Any]) -> str:
    return ", ".join(f"{name}={value!r}" for name, value in values.items())


def guides(program: Program, lines: Lines) -> dict[str, Any]:
    """What both scripts take of what stands around the optimizer: orders, masks, schedule, stop rules."""
    names: dict[str, Any] = {"dropout": program.dropout}
    if program.experiment.shuffle or program.dropout:
        names |= {"key": lines.add(hashing.key, "key"), "uniform": lines.add(hashing.uniform, "uniform")}
    if program.experiment.shuffle:
        names["exchange"] = lines.add(hashing.exchange, "exchange")
    schedule = program.entrant.schedule
    if program.is_scheduled:
        names["factor"] = lines.add(schedule.factor, "factor", schedule.hyperparameters)
    if schedule.watches:
        names["heard"] = lines.add(type(schedule).heard, "heard")
    if program.stops:
        names["reason"] = lines.add(Stop.reason, "reason")
    if schedule.watches or program.experiment.stop.watches:
        names["Plateau"] = lines.add(plateau.Plateau, "Plateau")
        names["watched_loss"] = lines.add(plateau.watched_loss, "watched_loss")
    return names


def slots_of(optimizer: Optimizer) -> list[str]:
    """What each slot holds before the first step, the same for every parameter: the function that makes it."""
    return [{0.0: "zeros", 1.0: "ones"}[float(values[0])] for values in optimizer.begin(1)]


def _seen(program: Program, still: Still) -> str:
    """Frozen parameters among the views that `layers` of the script gives."""
    l, name, entries = still
    if name in ("W", "b"):
        return f"{name}[{l}][{entries}]"
    learned = [parameter.name for parameter in program.network.hidden[l - 1].declared()]
    return f"h[{l}][{learned.index(name)}][{entries}]"


def _definitions(program: Program) -> dict[str, Any]:
    lines = Lines(WORDS, taken=names_in(TEMPLATE))
    network, optimizer, clip = program.network, program.entrant.optimizer, program.entrant.clip
    names: dict[str, Any] = {"g": [], "g_slope": [], "g_partials": []}
    for g in network.hidden:
        fixed = () if g.learned else g.hyperparameters
        names["g"].append(lines.add(g.value, g.key, fixed))
        names["g_slope"].append(lines.add(g.slope, f"{g.key}_slope", fixed))
        names["g_partials"].append(lines.add(g.partials, f"{g.key}_partials") if g.learned else "None")
    output, regularizer = network.output, program.experiment.regularizer
    names["output"] = lines.add(output.activation, f"{output.key}_output")
    names["loss"] = lines.add(output.value, "loss", output.hyperparameters)
    names["loss_slope"] = lines.add(output.slope, "loss_slope", output.hyperparameters)
    if not isinstance(regularizer, NoRegularizer):
        names["penalty"] = lines.add(regularizer.value, "penalty", regularizer.hyperparameters)
        names["penalty_slope"] = lines.add(regularizer.slope, "penalty_slope", regularizer.hyperparameters)
    if not isinstance(clip, NoClip):
        names["clipped"] = lines.add(clip.clipped, "clipped", clip.hyperparameters)
    names["rule"] = lines.add(optimizer.rule, optimizer.key, optimizer.hyperparameters[1:])
    names["frozen"] = [_seen(program, still) for still in program.frozen]
    names |= guides(program, lines) | {"slots": slots_of(optimizer)}
    return names | {"lines": lines.text(), "imports": lines.imports}
