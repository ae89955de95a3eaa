"""What a cell may say, read strictly: a day is ISO, a number has digits and a point, nothing else.

Patterns are those of the ledger, so that a dry run finds what the ledger would refuse; a test holds
both equal.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from google.protobuf.descriptor import EnumDescriptor

Value = str | int | bool | date | Decimal | tuple[Any, ...]

SLUG_PATTERN = r"[a-z0-9]([a-z0-9._-]{0,62}[a-z0-9])?"
TEXT_PATTERN = r"[^\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]{1,200}"
PAYROLL_NUMBER_PATTERN = r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}"
GRADE_PATTERN = r"[A-Za-z0-9][A-Za-z0-9.+-]{0,7}"
FIRST_YEAR, LAST_YEAR = 1900, 2199
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DECIMAL = re.compile(r"-?[0-9]{1,18}(\.[0-9]{1,6})?")
_COUNT = re.compile(r"[0-9]{1,9}")
_SAID = {"yes": True, "true": True, "no": False, "false": False}


@dataclass(frozen=True, slots=True)
class Form:
    """What a cell may say, in the words of the documentation, and how it is read.

    `read` raises ValueError that says what is wrong.
    """

    about: str
    read: Callable[[str], Value]


def matching(about: str, pattern: str) -> Form:
    """A text that matches a pattern as a whole."""
    compiled = re.compile(pattern)

    def read(text: str) -> str:
        if not compiled.fullmatch(text):
            raise ValueError(f"{_shown(text)} is not {about}")
        return text

    return Form(about, read)


def choice(values: Mapping[str, Value]) -> Form:
    """One of some words."""
    words = " \\| ".join(f"`{word}`" for word in values)

    def read(text: str) -> Value:
        if text not in values:
            raise ValueError(f"{_shown(text)} is none of {', '.join(values)}")
        return values[text]

    return Form(words, read)


def enum(kind: EnumDescriptor) -> Form:
    """One of the values of an enum of the contract, in small words."""
    prefix = kind.values[0].name.removesuffix("UNSPECIFIED")
    return choice({each.name.removeprefix(prefix).lower(): each.number for each in kind.values[1:]})


def several(form: Form, mark: str = ";") -> Form:
    """Some of a form, with a mark between them, each once."""

    def read(text: str) -> tuple[Value, ...]:
        found = tuple(form.read(part.strip()) for part in text.split(mark))
        if len(set(found)) < len(found):
            raise ValueError(f"{_shown(text)} names something twice")
        return found

    return Form(f"{form.about}; several with `{mark}` between them", read)


def number(about: str, fits: Callable[[Decimal], bool]) -> Form:
    """An exact number of which more is known."""

    def read(text: str) -> Decimal:
        found = _decimal(text)
        if not fits(found):
            raise ValueError(f"{text} is not {about}")
        return found

    return Form(about, read)


def _day(text: str) -> date:
    if not _DAY.fullmatch(text):
        raise ValueError(f"{_shown(text)} is not a day such as 2026-08-24")
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"{text} is no day of the calendar") from None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValueError(f"{text} does not lie in the years {FIRST_YEAR} to {LAST_YEAR}")
    return day


def _decimal(text: str) -> Decimal:
    if not _DECIMAL.fullmatch(text):
        raise ValueError(
            f"{_shown(text)} is not a number such as 52340.50: digits and a point, "
            "at most 18 before it and 6 behind"
        )
    return Decimal(text)


def _count(text: str) -> int:
    if not _COUNT.fullmatch(text):
        raise ValueError(f"{_shown(text)} is not a whole number such as 12")
    return int(text)


def _yes_or_no(text: str) -> bool:
    said = _SAID.get(text.lower())
    if said is None:
        raise ValueError(f"{_shown(text)} is neither yes nor no")
    return said


def _shown(text: str) -> str:
    """A text as a fault quotes it: never long."""
    return repr(text if len(text) <= 40 else f"{text[:40]}...")  # noqa: PLR2004 -- fits a line


SLUG = matching("a slug: 1 to 64 of a-z 0-9 . _ -, a letter or digit first and last", SLUG_PATTERN)
TEXT = matching("one line of at most 200 characters", TEXT_PATTERN)
PAYROLL_NUMBER = matching(
    "a payroll number: at most 64 letters, digits and . _ -", PAYROLL_NUMBER_PATTERN
)
GRADE = matching("a grade such as B+", GRADE_PATTERN)
DAY = Form("a day such as 2026-08-24", _day)
AMOUNT = number("an exact number above 0, such as 52340.50", lambda found: found > 0)
SHARE = number("an exact number above 0 and at most 1", lambda found: 0 < found <= 1)
NOT_NEGATIVE = number("an exact number from 0 on", lambda found: found >= 0)
COUNT = Form("a whole number", _count)
YES_NO = Form("`yes` or `no`", _yes_or_no)
