"""Stage 4, decide: of several benefits one is due on a day, whatever brings them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from ledger.domain.pay.days.bounding import Pause
from ledger.domain.pay.decide.contest import FAR, Contest, Side
from ledger.domain.pay.document import First, Highest, Keep
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.inputs.case import Case
from ledger.domain.pay.inputs.versions import Version
from ledger.domain.pay.terms.pay import NotMoney
from ledger.domain.pay.words.wording import said

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Declared:
    """What a version declares at a `place`, for the days on which it speaks.

    Of the benefits `names` one is kept, of what one and the same fact brings or of all.
    """

    names: tuple[str, ...]
    keep: Keep
    place: str
    of_a_fact: bool
    version: Version
    day_from: date
    day_until: date


def choose(entitlements: Iterable[Entitlement], versions: Sequence[Version], case: Case) -> None:
    """Pause every benefit that competes with others on the days on which another one is due.

    What a policy declares is for whatever version governs a benefit: on each day that of the
    version in force then speaks.
    """
    due = [each for each in entitlements if each.due]
    for policy_id in sorted({each.version.policy_id for each in due}):
        own = [each for each in due if each.version.policy_id == policy_id]
        for declared in _declared(own, versions, case.on):
            for among in _groups(own, declared):
                _among(among, declared, case)


def _declared(
    due: Sequence[Entitlement], versions: Sequence[Version], on: date
) -> Iterator[_Declared]:
    """Give what each version of a policy declares; one announced for later does not speak yet.

    For days before the first version that speaks, as where none has begun, the first one does.
    """
    own = [each for each in versions if each.policy_id == due[0].version.policy_id]
    begun = [each for each in own if each.in_force_from <= on] or own[:1]
    turns = [date.min, *(each.in_force_from for each in begun[1:]), FAR]
    for version, (day_from, day_until) in zip(begun, pairwise(turns), strict=True):
        for names, keep, place in _of(version, due):
            yield _Declared(
                names=names,
                keep=keep,
                place=place,
                of_a_fact=place == "/combination",
                version=version,
                day_from=day_from,
                day_until=day_until,
            )


def _of(
    version: Version, due: Sequence[Entitlement]
) -> Iterator[tuple[tuple[str, ...], Keep, str]]:
    """Give the benefits among which one is kept, which, and where that is said.

    Of what one fact brings those that only other versions have come last.
    """
    document = version.document
    keep = {Highest: Keep.HIGHEST, First: Keep.FIRST}.get(type(document.combination))
    if keep is not None:
        every = (*document.benefits, *(each.benefit for each in due))
        money = (each.benefit_id for each in every if not isinstance(each.pay, NotMoney))
        yield tuple(dict.fromkeys(money)), keep, "/combination"
    for index, choice in enumerate(document.choices):
        yield choice.benefits, choice.keep, f"/choices/{index}"


def _groups(own: list[Entitlement], declared: _Declared) -> Iterator[list[Entitlement]]:
    """Give what competes with each other; what several facts bring together is of none of them."""
    names = frozenset(declared.names)
    named = [each for each in own if each.benefit.benefit_id in names]
    if not declared.of_a_fact:
        yield named
        return
    groups: dict[str, list[Entitlement]] = defaultdict(list)
    for each in named:
        if each.level is None:
            groups[each.earned.key].append(each)
    yield from groups.values()


def _among(among: list[Entitlement], declared: _Declared, case: Case) -> None:
    if len({each.benefit.benefit_id for each in among}) <= 1:
        return
    sides = [Side(each, case) for each in sorted(among, key=lambda each: each.order)]
    contest = Contest(sides, declared.names, declared.keep, case)
    for side, *days, kept in list(contest.run(declared.day_from, declared.day_until)):
        tied = declared.keep is Keep.HIGHEST and contest.equal(side, *days)
        why = "the first of the highest" if tied else f"the {declared.keep}"
        for lost in side.loses(*days):
            pause = _lost(kept.of, declared, lost, (case.on, why))
            if side.of.version is not declared.version:
                pause = replace(pause, positions=(*pause.positions, declared.version.position))
            side.of.pauses = _with(side.of.pauses, pause)


def _lost(
    kept: Entitlement, declared: _Declared, span: tuple[date, date], told: tuple[date, str]
) -> Pause:
    (day_from, day_until), (on, why) = span, told
    is_was = "was" if day_until <= on else "is"
    title = kept.earned.title
    named = kept.benefit.title + (f" ({title})" if title else "")
    since = "" if day_from == date.min else f" from {said(day_from)}"
    return Pause(
        day_from=day_from,
        day_until=day_until,
        words=f"{named} is due instead{since}, as {why}",
        regained_on=day_from,
        regained=f"until {said(day_until - _DAY)} {named} {is_was} due instead",
        inputs={"benefit_id": kept.benefit.benefit_id},
        positions=kept.earned.positions,
        choice=declared.place,
    )


def _with(pauses: tuple[Pause, ...], pause: Pause) -> tuple[Pause, ...]:
    return tuple(sorted((*pauses, pause), key=lambda each: each.day_from))
