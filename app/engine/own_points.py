"""The user's own points: what may be in them, and what is found out about them."""

from collections.abc import Sequence

from app.engine.losses import MOST_CLASSES, Task
from app.engine.parameter import IllegalValue
from app.engine.plane import MOST_COLUMNS


def inputs(points: Sequence[Sequence[float]]) -> int:
    """How many inputs each row has before its label.

    Raises `IllegalValue` for the first row of another length.
    """
    length = len(points[0])
    if not 3 <= length <= MOST_COLUMNS + 1:
        message = f"must be 2 to {MOST_COLUMNS} inputs and a label, not {length} numbers"
        raise IllegalValue(message, "data", "points", 0)
    for i, row in enumerate(points):
        if len(row) != length:
            message = f"must have {length} numbers, as the first row has, not {len(row)}"
            raise IllegalValue(message, "data", "points", i)
    return length - 1


def task_and_classes(labels: Sequence[float], task: Task | None) -> tuple[Task, int]:
    """What these labels are for, and how many classes they make: classes are 0 … k − 1 without a gap.

    Raises `IllegalValue` where the task that is asked for is not theirs.

    >>> task_and_classes([0, 2, 1, 1], None), task_and_classes([0, 2], None)
    (('classification', 3), ('regression', 0))
    """
    reason = no_classes(labels)
    if task == "classification" and reason:
        raise IllegalValue(f"the labels are not those of classes, 0, 1 … without a gap: {reason}", "data", "task")
    return ("regression", 0) if task == "regression" or reason else ("classification", len(set(labels)))


def no_classes(labels: Sequence[float]) -> str:
    """Why labels are no classes, or nothing."""
    found = sorted(set(labels))
    for label in found:
        if label != int(label) or not 0 <= label < MOST_CLASSES:
            return f"{label:g} is no whole number from 0 to {MOST_CLASSES - 1}"
    gap = next((c for c, label in enumerate(found) if c != label), None)
    if gap is not None:
        return f"there is no {gap}"
    return "all are 0" if len(found) == 1 else ""


def columns(given: tuple[str, ...] | None, count: int) -> tuple[str, ...]:
    """The names of the inputs, those given or x1, x2 and so on."""
    if given is None:
        return tuple(f"x{j}" for j in range(1, count + 1))
    return _checked(given, count, "an input", "columns")


def class_names(given: tuple[str, ...] | None, count: int) -> tuple[str, ...]:
    """The names of the classes, those given or 0, 1 and so on."""
    if given is None:
        return tuple(str(c) for c in range(count))
    if given and not count:
        raise IllegalValue("must be left out: these labels are numbers, not classes", "data", "class_names")
    return _checked(given, count, "a class", "class_names")


def _checked(given: tuple[str, ...], count: int, of: str, field: str) -> tuple[str, ...]:
    if len(given) != count:
        raise IllegalValue(f"must be {count} names, one {of}, not {len(given)}", "data", field)
    for i, name in enumerate(given):
        if not name:
            raise IllegalValue("must not be empty", "data", field, i)
        if name in given[:i]:
            raise IllegalValue(f"'{name}' stands twice", "data", field, i)
    return given
