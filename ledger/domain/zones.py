"""Time zones by their IANA names, from a database that comes along: no machine's own decides."""

from functools import cache
from importlib import resources
from zoneinfo import ZoneInfo

_DATABASE = resources.files("tzdata")
_NO_PLACE = frozenset({"Factory"})


@cache
def zone_names() -> frozenset[str]:
    """Give every name of the IANA time zone database."""
    names = _DATABASE.joinpath("zones").read_text(encoding="utf-8").split()
    return frozenset(names) - _NO_PLACE


@cache
def zone(name: str) -> ZoneInfo:
    """Give a zone by its name.

    Raises:
        KeyError: there is none of that name.
    """
    if name not in zone_names():
        raise KeyError(name)
    with _DATABASE.joinpath("zoneinfo", *name.split("/")).open("rb") as rules:
        return ZoneInfo.from_file(rules, key=name)
