"""Expressions that say the same of every fact they are asked of.

What an expression can tell apart are the texts that stand in it, and what lies between them: where
it does no more than compare with texts, trying those tries everything.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain, combinations, product
from math import prod

from ledger.domain.facts.catalogue import CredentialKind
from ledger.domain.facts.credit import CourseTime, CreditUnit, Payer
from ledger.domain.pay.checks.trying import MOST_TRIES, days_around
from ledger.domain.pay.inputs.expression import KEYS, LISTS, is_true, split
from ledger.domain.pay.terms.facts import AwardFacts, CreditFacts, Facts
from ledger.domain.values import FIRST_DAY

MOST_TAGS = 6
"""So many texts are tried as tags in every combination."""

_DAYS = ("earned_on", "started_on")

_IN_TAGS = re.compile(r'""\s*in\s+fact\s*\.\s*tags\b')
_MEMBER = re.compile(r"\bfact\s*\.\s*([a-z_]+)\b")
_COMPARING = re.compile(r'(?:[\s()\[\],!<>]|""|[!=<>]=|&&|\|\||\bin\b|\btrue\b|\bfalse\b)*')
_ORDERING = re.compile(r"[<>]")


def always(source: str, facts: Iterable[Facts]) -> bool | None:
    """Say what an expression gives of all that some filters select; None where it is not known."""
    found = {_always(source, each) for each in facts}
    return found.pop() if len(found) == 1 else None


def _always(source: str, facts: Facts) -> bool | None:
    written, without = split(source)
    texts = [text for text in written if "\\" not in text]
    plain = _IN_TAGS.sub('""', without)
    keys = sorted({*_MEMBER.findall(without)})
    rest = _MEMBER.sub('""', plain)
    known = dict(_known(facts))
    free = [key for key in keys if key in KEYS and key not in known]
    comparing = _COMPARING.fullmatch(rest) and "tags" not in plain and texts == written
    if "fact" in rest or "about" in rest or (not comparing and (free or "tags" in keys)):
        return None
    tags: list[list[str]] = [[]]
    if "tags" in keys:
        if len(set(texts)) > MOST_TAGS:
            return None
        tags = _subsets(sorted(set(texts)))
    tried = _texts(texts, len(free), ordered=bool(_ORDERING.search(plain)))
    known |= {
        "earned_on": _earned(texts, facts),
        "started_on": ("", *days_around(texts, len(_DAYS))),
    }
    values = {key: known.get(key, tried) for key in keys if key in KEYS}
    return _tried(source, values, tags)


def _earned(texts: Sequence[str], facts: Facts) -> tuple[str, ...]:
    """Give the days an expression can tell apart, of those on which a filter's facts are earned."""
    since, until = str(facts.earned_from or FIRST_DAY), str(facts.earned_until or date.max)
    found = (since, *days_around((*texts, since), len(_DAYS)))
    return tuple(dict.fromkeys(day for day in found if since <= day < until))


def _tried(source: str, values: Mapping[str, Sequence[str]], tags: list[list[str]]) -> bool | None:
    if prod(map(len, values.values())) * len(tags) > MOST_TRIES:
        return None
    nothing: dict[str, object] = dict.fromkeys(KEYS, "")
    found: set[bool] = set()
    for chosen in product(*values.values()):
        of_fact = {**nothing, **dict(zip(values, chosen, strict=True))}
        found.update(is_true(source, {**of_fact, LISTS[0]: each}) for each in tags)
    return found.pop() if len(found) == 1 else None


def _texts(texts: list[str], count: int, *, ordered: bool) -> list[str]:
    """Give the texts an expression can tell apart, and so many others that lie between them."""
    known = dict.fromkeys(["", *texts])
    after = known if ordered else [""]
    between = (text + "\x01" * more for text in after for more in range(1, count + 1))
    return list(dict.fromkeys([*known, *between]))


def _subsets(texts: list[str]) -> list[list[str]]:
    sizes = (combinations(texts, size) for size in range(len(texts) + 1))
    return [list(each) for each in chain.from_iterable(sizes)]


def _known(facts: Facts) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give the values a fact may have, by key, where it can have only these."""
    match facts:
        case AwardFacts():
            yield from _of_award(facts)
        case CreditFacts():
            yield from _of_credit(facts)
        case _:
            yield "kind", ("", *map(str, CredentialKind))
            yield "unit", ("", *map(str, CreditUnit))
            yield from ((key, ("",)) for key in ("payer", "time"))


def _of_award(facts: AwardFacts) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield "kind", tuple(map(str, facts.kinds or CredentialKind))
    yield "unit", (str(CreditUnit.CLOCK_HOUR),)
    yield from (
        (key, ("",)) for key in ("scheme", "category", "payer", "time", "grade", "provider")
    )
    listed = {
        "credential": facts.credentials,
        "issuer": facts.issuers,
        "level": facts.levels,
        "subject": facts.subjects,
    }
    yield from ((key, values) for key, values in listed.items() if values is not None)


def _of_credit(facts: CreditFacts) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield "kind", ("", *map(str, CredentialKind))
    yield "unit", tuple(map(str, facts.units or CreditUnit))
    yield "payer", ("", *map(str, Payer)) if facts.payers is None else tuple(map(str, facts.payers))
    yield (
        "time",
        ("", *map(str, CourseTime)) if facts.times is None else tuple(map(str, facts.times)),
    )
    listed = {
        "scheme": facts.schemes,
        "category": facts.categories,
        "level": facts.levels,
        "subject": facts.subjects,
    }
    yield from ((key, values) for key, values in listed.items() if values is not None)
