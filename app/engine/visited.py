"""Where runs were at steps that somebody asked for, kept until it is no longer true."""

from collections.abc import Container

from app.engine.elementwise import Array


class Visited(dict[int, tuple[Array, ...]]):
    """By step, the parameters of every run, (P,)."""

    def keep(self, steps: Container[int]) -> None:
        """Drop all other steps."""
        for step in [step for step in self if step not in steps]:
            del self[step]

    def before(self, end: int) -> "Visited":
        """Those before a step, elsewhere: who still finds some of a future that is forgotten finds them for nobody."""
        return Visited({step: thetas for step, thetas in self.items() if step < end})
