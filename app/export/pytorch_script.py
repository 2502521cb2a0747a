"""A run as a script in PyTorch: its own layers, losses and optimizers where they are the same, else our lines."""

from typing import Any

from app.engine import elementwise
from app.engine.activations import Activation
from app.engine.clips.none import NoClip
from app.engine.losses import Output
from app.engine.regularizers.none import NoRegularizer
from app.export.lines import Lines
from app.export.numpy_script import facts, guides, slots_of
from app.export.program import Program, Still
from app.export.templates import names_in, rendered

WORDS = {
    elementwise.exp: "xp.exp",
    elementwise.expm1: "xp.expm1",
    elementwise.tanh: "xp.tanh",
    elementwise.select: "xp.where",
    elementwise.largest: "xp.largest",
    elementwise.total: "xp.total",
}
TEMPLATE = "pytorch.py.jinja"


def pytorch_script(program: Program) -> str:
    """The text of the script: it prints epoch, training loss and test loss of the run."""
    taken = names_in(TEMPLATE)
    numpy, tensors = Lines(taken=taken), Lines(WORDS, "xp", taken)
    names = _network(program, tensors) | _descent(program, tensors)
    own = tensors.text()
    names |= guides(program, numpy)
    lines = "\n\n\n".join(filter(None, [numpy.text(), own]))
    expressions = " ".join([*names["g"], names["loss"]])
    imports = "\n".join(filter(None, [numpy.imports, tensors.imports]))
    extra: dict[str, Any] = {"uses_F": "F." in expressions, "shim": "xp." in own, "slopes": "WithSlope" in expressions}
    extra |= {"lines": lines, "imports": imports}
    return rendered(TEMPLATE, **facts(program), **names, **extra)


def _network(program: Program, lines: Lines) -> dict[str, Any]:
    network, learned = program.network, []
    expressions = []
    for l, g in enumerate(network.hidden, 1):
        own = [p.name for p in g.declared()] if g.learned else []
        learned += [(l, name) for name in own]
        expressions.append(_activation(g, {name: f"self.{name}{l}" for name in own}, lines))
    output = network.output
    labels_only = "F.cross_entropy" in output.pytorch
    names = {"learned": learned, "loss": _loss(output, program, lines), "labels_only": labels_only}
    return names | {"g": expressions, "frozen": [(_tensor(still), still.entries) for still in program.frozen]}


def _tensor(still: Still) -> str:
    """Where the script has the parameters of which some are frozen."""
    own = {"W": "weight", "b": "bias"}.get(still.name)
    return f"network.layers[{still.layer - 1}].{own}" if own else f"network.{still.name}{still.layer}"


def _activation(g: Activation, learned: dict[str, str], lines: Lines) -> str:
    """An expression of z for what the units answer."""
    if said := g.in_pytorch():
        for name, where in learned.items():
            said = said.replace(f", {name})", f", {where})")
        return said
    if learned:
        return f"{lines.add(g.value, g.key)}({', '.join(['z', *learned.values()])})"
    value, slope = (
        lines.add(one, f"{g.key}{end}", g.hyperparameters) for one, end in ((g.value, ""), (g.slope, "_slope"))
    )
    return f"WithSlope.apply(z, {value}, {slope})"


def _loss(output: Output, program: Program, lines: Lines) -> str:
    """An expression of z and y for the losses of examples."""
    if output.pytorch:
        loss = program.experiment.loss
        assert loss is not None
        return output.pytorch.format(**{p.name: getattr(loss, p.name) for p in loss.declared()})
    activation = lines.add(output.activation, f"{output.key}_output")
    value = lines.add(output.value, "loss", output.hyperparameters)
    slope = lines.add(output.slope, "loss_slope", output.hyperparameters)
    ways = [f"lambda z{more}: {one}(z, {activation}(z), y.T)" for one, more in ((value, ""), (slope, ", _"))]
    return f"WithSlope.apply(z.T, {', '.join(ways)}).T"


def _descent(program: Program, lines: Lines) -> dict[str, Any]:
    names: dict[str, Any] = {}
    clip, regularizer = program.entrant.clip, program.experiment.regularizer
    optimizer = program.entrant.optimizer
    if not isinstance(clip, NoClip):
        names["clipped"] = lines.add(clip.clipped, "clipped", clip.hyperparameters)
    if not isinstance(regularizer, NoRegularizer):
        names["penalty"] = lines.add(regularizer.value, "penalty", regularizer.hyperparameters)
    names["optimizer"] = optimizer.in_pytorch()
    if not names["optimizer"]:
        names["rule"] = lines.add(optimizer.rule, optimizer.key, optimizer.hyperparameters[1:])
        names["slots"] = slots_of(optimizer)
    return names
