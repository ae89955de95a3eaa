"""General predicates over a fact, in the Common Expression Language (cel.dev).

`fact` is the fact that is asked of; where a condition asks for another one, `about` is that which
the condition is asked of.
"""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from ledger.domain.pay.inputs.earned import Earned

if TYPE_CHECKING:
    import cel

KEYS = (
    *("kind", "title", "credential", "issuer", "level", "subject", "grade", "provider"),
    *("unit", "scheme", "category", "payer", "time", "earned_on", "started_on"),
)
"""What `fact` has as text, empty where there is nothing to say; days as 2026-03-01."""
LISTS = ("tags",)

_GIVES: dict[str, Callable[[Earned], str | tuple[str, ...]]] = {
    "kind": lambda earned: str(earned.described.kind or ""),
    "title": lambda earned: earned.described.title,
    "credential": lambda earned: earned.described.credential_id or "",
    "issuer": lambda earned: earned.described.issuer_id or "",
    "level": lambda earned: earned.described.level or "",
    "subject": lambda earned: earned.described.subject or "",
    "grade": lambda earned: earned.described.grade or "",
    "provider": lambda earned: earned.described.provider or "",
    "tags": lambda earned: tuple(earned.described.tags),
    "unit": lambda earned: str(earned.unit or ""),
    "scheme": lambda earned: earned.scheme or "",
    "category": lambda earned: earned.category or "",
    "payer": lambda earned: str(earned.payer or ""),
    "time": lambda earned: str(earned.time or ""),
    "earned_on": lambda earned: str(earned.earned_on),
    "started_on": lambda earned: "" if earned.started_on is None else str(earned.started_on),
}
"""What each key is of something earned."""

NO_MEANING = (ValueError, TypeError, LookupError, ArithmeticError, RuntimeError)
"""What is raised where an expression has no meaning for some values."""

_MEMBER = re.compile(r"\b(?:fact|about)\s*\.\s*([A-Za-z_][A-Za-z0-9_]*)")
_WHOLE = re.compile(r"\b(?:fact|about)\b")
_INDEXED = re.compile(r"\b(fact|about)\s*\[")
_OWN_NAME = re.compile(r"\.\s*(?:all|exists|exists_one|filter|map)\s*\(\s*([A-Za-z_]\w*)\s*,")
_STOPPED = re.compile(
    r"<input>:\d+:(?P<column>\d+): Syntax error: [^']*'(?P<what>(?:[^']|'(?!\s|$))+)'"
)
"""Where the parser says that it stopped, and at what."""
_PART = re.compile(r"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|[A-Za-z_]\w*["']?|.""", re.DOTALL)
_WALK = re.compile(r"\.\s*(?:all|exists|exists_one|filter|map)\s*\(")


def fault_of(source: str, *, related: bool = False) -> str | None:
    """Say what keeps an expression from being read; None where nothing does.

    Where facts are `related` to another, that is `about`.
    """
    try:
        program, (_, plain) = _compiled(source), split(source)
    except ValueError as error:
        return f"is no CEL expression: {_told(str(error))}"
    unknown = sorted({*_MEMBER.findall(plain)} - {*KEYS, *LISTS})
    if unknown:
        return f"fact has no {unknown[0]}; it has {', '.join((*KEYS, *LISTS))}"
    if indexed := _INDEXED.search(plain):
        return f"names values of {indexed[1]} otherwise than as {indexed[1]}.kind"
    return _fault_of_names({*program.variables()} - {*_OWN_NAME.findall(plain)}, related=related)


def _told(problem: str) -> str:
    """Say where the parser stopped; what else it would take there is no help."""
    found = _STOPPED.search(problem)
    if found is None:
        return problem.splitlines()[0]
    at, what = f"at character {found['column']}", found["what"].strip()
    return f"something is missing {at}" if what == "<EOF>" else f"{what} is out of place {at}"


def _fault_of_names(names: set[str], *, related: bool) -> str | None:
    if "fact" not in names:
        return "says nothing about fact"
    if "about" in names and not related:
        return "has no fact to be about: only the facts that a condition asks for have one"
    others = sorted(names - {"fact", "about"})
    return f"names {others[0]}, of which nothing is known" if others else None


def holds(source: str, earned: Earned, about: Earned | None = None) -> bool:
    """Whether an expression is true of something earned; where it has no meaning it is not."""
    own, other = _named(source)
    values = None if about is None else _values(about, other)
    return _is_true(source, _values(earned, own), values)


_Values = tuple[tuple[str, str | tuple[str, ...]], ...]


@lru_cache(maxsize=16_384)
def _is_true(source: str, fact: _Values, about: _Values | None) -> bool:
    """Whether it is true of these values: facts that it cannot tell apart are looked at once."""
    return is_true(source, _listed(fact), None if about is None else _listed(about))


@lru_cache(maxsize=1024)
def _named(source: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the keys of `fact` and of `about` that it may look at: all, where it names one whole."""
    plain = split(source)[1]
    every = (*KEYS, *LISTS)
    if len(_WHOLE.findall(plain)) != len(_MEMBER.findall(plain)):
        return every, every
    named = [set(re.findall(rf"\b{of}\s*\.\s*(\w+)", plain)) for of in ("fact", "about")]
    own, other = (tuple(key for key in every if key in keys) for keys in named)
    return own, other


def _values(earned: Earned, keys: tuple[str, ...]) -> _Values:
    return tuple((key, _GIVES[key](earned)) for key in keys)


def _listed(values: _Values) -> dict[str, object]:
    return {key: list(value) if isinstance(value, tuple) else value for key, value in values}


def is_true(
    source: str, fact: Mapping[str, object], about: Mapping[str, object] | None = None
) -> bool:
    """Whether an expression is true of a fact with these values; each key has one."""
    try:
        return given(source, fact, about) is True
    except NO_MEANING:
        return False


def given(
    source: str, fact: Mapping[str, object], about: Mapping[str, object] | None = None
) -> object:
    """Give what an expression gives of a fact with these values; it may have no meaning there.

    Raises:
        Exception: one of `NO_MEANING`.
    """
    named = {"fact": fact} if about is None else {"fact": fact, "about": about}
    return _compiled(source).execute(named)


@lru_cache(maxsize=1024)
def _compiled(source: str) -> "cel.Program":
    """Compile what ends soon: nothing else keeps a list in a list in a list from running on."""
    # Its import takes 0.16 s, for a command line of its own; most policies have no expression.
    import cel  # noqa: PLC0415

    if _walks_within_a_walk(split(source)[1]):
        message = "goes through a list for every entry of another"
        raise ValueError(message)
    return cel.compile(source)


def split(source: str) -> tuple[list[str], str]:
    """Give the texts in an expression as they are written, and the rest with `""` in their place.

    Raises:
        ValueError: a text is in three quotes or raw; those are not read.
    """
    texts: list[str] = []
    plain: list[str] = []
    ended = -1
    for part in _PART.finditer(source):
        text, found = part[1], part[0]
        if (text and part.start() == ended) or (
            found[:-1] and found[0].isalpha() and found[-1] in "\"'"
        ):
            message = "has a text that is not in plain quotation marks"
            raise ValueError(message)
        ended = part.end() if text else -1
        plain.append('""' if text else found)
        texts += [text[1:-1]] if text else []
    return texts, "".join(plain)


def _walks_within_a_walk(plain: str) -> bool:
    ends = -1
    for walk in _WALK.finditer(plain):
        if walk.start() < ends:
            return True
        depth, ends = 1, walk.end()
        while depth and ends < len(plain):
            depth += {"(": 1, ")": -1}.get(plain[ends], 0)
            ends += 1
    return False
