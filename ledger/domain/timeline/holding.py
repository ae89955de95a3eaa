"""What an award amounts to: the days on which the credential is in good standing, and why not."""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from msgspec.structs import replace

from ledger.domain.values import Part


class LapseKind(StrEnum):
    """What takes good standing away."""

    EXPIRED = "expired"
    SUSPENDED = "suspended"
    ENDED = "ended"


class Lapse(Part, frozen=True, kw_only=True):
    """Good standing is lost on `lapsed_on`, for good or until `restored_on`.

    `lapsed_by` is the suspension, the revocation, or the renewal that brought the expiry, none for
    the first expiry; `restored_by` the reinstatement or renewal. What was renewed before it expired
    is restored before it lapses, and so never does.
    """

    kind: LapseKind
    lapsed_on: date
    lapsed_by: str | None = None
    restored_on: date | None = None
    restored_by: str | None = None

    @property
    def lapsed_until(self) -> date | None:
        """The first day on which this lapse is over; None while no end is known."""
        return None if self.restored_on is None else max(self.restored_on, self.lapsed_on)

    def covers(self, day: date) -> bool:
        """Whether it takes good standing away on a day."""
        until = self.lapsed_until
        return self.lapsed_on <= day and (until is None or day < until)


class HeldSpan(Part, frozen=True, kw_only=True):
    """Days `[held_from, held_until)` in good standing; open while no end is known."""

    held_from: date
    held_until: date | None = None


class Holding(Part, frozen=True, kw_only=True):
    """A credential that was awarded, and everything that became of it.

    A one-off that no catalogue names has no credential id and version, what was earned elsewhere
    no enrollment. `lapses` stand in the order of their days, also where `void_by` names the
    revocation that made the award void: then it was never held.
    """

    awarded_on: date
    credential_id: str | None = None
    credential_version: int | None = None
    enrollment_id: str | None = None
    lapses: tuple[Lapse, ...] = ()
    void_by: str | None = None

    @property
    def spans(self) -> tuple[HeldSpan, ...]:
        """The days in good standing, in order: from the award on, without the lapses."""
        found: list[HeldSpan] = []
        held_from: date | None = None if self.void else self.awarded_on
        for lapse in self.lapses:
            if held_from is None:
                break
            if held_from < lapse.lapsed_on and lapse.covers(lapse.lapsed_on):
                found.append(HeldSpan(held_from=held_from, held_until=lapse.lapsed_on))
                held_from = lapse.lapsed_on
            if lapse.covers(held_from):
                held_from = lapse.lapsed_until
        return (*found, HeldSpan(held_from=held_from)) if held_from is not None else tuple(found)

    @property
    def void(self) -> bool:
        """Whether it was found never to have been held."""
        return self.void_by is not None

    @property
    def until(self) -> date | None:
        """The first day without for good, as known; None while it stays.

        That of the award itself where no day is in good standing.
        """
        spans = self.spans
        return spans[-1].held_until if spans else self.awarded_on

    def held_on(self, day: date) -> bool:
        """Whether the credential is in good standing on a day."""
        return any(
            span.held_from <= day and (span.held_until is None or day < span.held_until)
            for span in self.spans
        )

    def stands_on(self, day: date) -> bool:
        """Whether it is neither void nor expired nor ended on a day, suspended or not."""
        lapsed = any(
            lapse.covers(day) for lapse in self.lapses if lapse.kind is not LapseKind.SUSPENDED
        )
        return not self.void and self.awarded_on <= day and not lapsed

    def lapse_on(self, day: date) -> Lapse | None:
        """Give what keeps it from good standing on a day; what may be lifted tells least."""
        covering = [lapse for lapse in self.lapses if lapse.covers(day)]
        lifted = LapseKind.SUSPENDED
        return min(covering, key=lambda each: (each.kind is lifted, each.lapsed_on), default=None)

    def open(self, kind: LapseKind) -> Lapse | None:
        """Give the lapse of a kind that nothing has restored, come or to come."""
        found = (each for each in self.lapses if each.kind is kind and each.restored_on is None)
        return next(found, None)

    def lapsed(self, kind: LapseKind, on: date, by: str | None = None) -> "Holding":
        """Give what it amounts to once it lapses on a day."""
        return self._with((*self.lapses, Lapse(kind=kind, lapsed_on=on, lapsed_by=by)))

    def restored(self, kind: LapseKind, on: date, by: str) -> "Holding":
        """Give what it amounts to once its open lapse of a kind is over on a day."""
        return self._with(
            replace(each, restored_on=on, restored_by=by) if each is self.open(kind) else each
            for each in self.lapses
        )

    def _with(self, lapses: Iterable[Lapse]) -> "Holding":
        ordered = sorted(lapses, key=lambda each: (each.lapsed_on, each.kind))
        return replace(self, lapses=tuple(ordered))

    @property
    def expires_on(self) -> date | None:
        """The first day after its validity, renewals included; None: it does not expire."""
        lapse = self.open(LapseKind.EXPIRED)
        return None if lapse is None else lapse.lapsed_on

    @property
    def ended_on(self) -> date | None:
        """The first day without, where a revocation ended it."""
        lapse = self.open(LapseKind.ENDED)
        return None if lapse is None else lapse.lapsed_on

    @property
    def revocation_id(self) -> str | None:
        """The revocation that holds: the one that made it void, or else the one that ended it."""
        ended = self.open(LapseKind.ENDED)
        return self.void_by or (None if ended is None else ended.lapsed_by)


def months_later(day: date, months: int) -> date:
    """Give the same day so many months later, or the last of a month that is too short."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
