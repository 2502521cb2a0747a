"""What can go wrong between a request and the engine."""


class Refused(Exception):
    """A request that cannot be met; nothing has changed."""

    status = 400


class NotFound(Refused):
    """There is no such network or run."""

    status = 404


class WrongMoment(Refused):
    """Not now: something else is under way."""

    status = 409


class TooMany(Refused):
    """No room for one more."""

    status = 429
