"""Every table, by the name that `--only` takes."""

from collections.abc import Callable

from benchmarks import first_paint, landscapes, large, maps, page, race, sessions, space, start, updates, walks
from benchmarks.table import Table

TABLES: dict[str, Callable[[int], Table]] = {
    "updates": updates.table,
    "large": large.table,
    "maps": maps.table,
    "race": race.table,
    "walks": walks.table,
    "landscapes": landscapes.table,
    "sessions": sessions.table,
    "start": start.table,
    "page": page.table,
    "paint": first_paint.table,
    "space": space.table,
}
