"""Trying an expression on values of every kind: it has to say yes or no of each.

What an expression can tell apart are the texts that stand in it, so these are tried beside what a
fact may have otherwise.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import product
from math import prod
from zlib import crc32

from ledger.domain.facts.catalogue import CredentialKind
from ledger.domain.facts.credit import CourseTime, CreditUnit, Payer
from ledger.domain.pay.inputs.expression import (
    KEYS,
    LISTS,
    NO_MEANING,
    given,
    split,
)
from ledger.domain.values import FIRST_DAY, LAST_DAY

MOST_TRIES = 256
"""So often an expression may be tried: a document must not keep its reader busy."""

_VALUE = re.compile(r"\b(fact|about)\s*\.\s*([a-z_]+)\b")
_WORDS = ("", "a word", "7")
"""What may stand where anybody writes what they like."""
_SOME_DAY = ("2026-03-01",)
_KNOWN: Mapping[str, tuple[str, ...]] = {
    "kind": (*map(str, CredentialKind), ""),
    "unit": ("", *map(str, CreditUnit)),
    "payer": ("", *map(str, Payer)),
    "time": ("", *map(str, CourseTime)),
}

_MOST_TOLD, _LONGEST = 3, 60

_Value = tuple[str, str]
"""Of which fact, and under which key."""


def fault_of_trying(source: str) -> str | None:
    """Say of which values an expression that can be read gives neither true nor false.

    None where it does of all that are tried.
    """
    for values in _tries(source):
        whole = {name: _whole(name, values) for name in ("fact", "about")}
        try:
            found = given(source, whole["fact"], whole["about"])
        except NO_MEANING as error:
            why = str(error).splitlines()[0].partition(". ")[0][:200]
            return f"has no meaning{_where(values)}: {why}"
        if not isinstance(found, bool):
            return f"gives {_put(found)}, neither true nor false{_where(values)}"
    return None


def days_around(texts: Iterable[str], count: int = 1) -> list[str]:
    """Give the days that an expression with these texts can tell apart.

    They are those that stand in it, and of those that follow a text the first, so many as `count`.
    """
    found: list[str] = []
    for text in (*texts, ""):
        first = bisect_right(_DAYS, text, key=_as_text)
        stands = [text] if first and _as_text(_DAYS[first - 1]) == text else []
        found += (*stands, *map(_as_text, _DAYS[first : first + count]))
    return list(dict.fromkeys(found))


_DAYS = range(FIRST_DAY.toordinal(), LAST_DAY.toordinal() + 1)


def _as_text(ordinal: int) -> str:
    return str(date.fromordinal(ordinal))


def _tries(source: str) -> Iterator[dict[_Value, object]]:
    """Give values for all that an expression names: every combination, or of too many some."""
    written, plain = split(source)
    texts = list(dict.fromkeys(each for each in written if "\\" not in each))
    named = sorted({*_VALUE.findall(plain)})
    several = [_values(key, texts) for _, key in named]
    if prod(map(len, several)) <= MOST_TRIES:
        yield from (dict(zip(named, each, strict=True)) for each in product(*several))
        return
    for number in range(MOST_TRIES):
        # Scattered, and the same whenever they are tried.
        chosen = (
            each[crc32(f"{number} {at}".encode()) % len(each)] for at, each in enumerate(several)
        )
        yield dict(zip(named, chosen, strict=True))


def _values(key: str, texts: list[str]) -> list[object]:
    match key:
        case "tags":
            return [[], *([text] for text in texts), [*texts, *_WORDS[1:]]]
        case "earned_on":
            return list(days_around(texts or _SOME_DAY))
        case "started_on":
            return [*days_around(texts or _SOME_DAY), ""]
        case _:
            return list(dict.fromkeys((*texts, *_KNOWN.get(key, _WORDS))))


def _whole(name: str, values: Mapping[_Value, object]) -> dict[str, object]:
    """Give every value of a fact; what nothing asks for is empty."""
    known = {key: value for (of, key), value in values.items() if of == name}
    return {**dict.fromkeys(KEYS, ""), **{key: [] for key in LISTS}, **known}


def _where(values: Mapping[_Value, object]) -> str:
    told = [f"{name}.{key} is {_put(value)}" for (name, key), value in values.items()]
    return f" where {' and '.join(told[:_MOST_TOLD])}" if told else ""


def _put(value: object) -> str:
    return repr(value)[:_LONGEST]
