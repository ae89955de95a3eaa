"""What became of the awards of `facts`, told in a line each."""

from datetime import date

from ledger.domain.facts.award import Reinstatement, Renewal, Revocation, RevocationKind, Suspension
from ledger.domain.timeline.item import Item, TimelineFact
from tests.unit.pay.facts import EDUCATOR, fact_id, item


def revocation(name: str, on: date, *, void: bool = False) -> Item[TimelineFact]:
    """The revocation of the award of that name."""
    kind = RevocationKind.VOID_FROM_START if void else RevocationKind.ENDED_FROM_DATE
    value = Revocation(
        educator_id=EDUCATOR,
        award_id=fact_id(name),
        kind=kind,
        reason_code="misconduct",
        effective_on=on,
    )
    return item(f"{'void' if void else 'revocation'} {name}", value, on)


def renewal(name: str, on: date) -> Item[TimelineFact]:
    """A renewal of the award of that name."""
    value = Renewal(educator_id=EDUCATOR, award_id=fact_id(name), renewed_on=on)
    return item(f"renewal {name}", value, on)


def suspension(name: str, on: date) -> Item[TimelineFact]:
    """A suspension of the award of that name."""
    value = Suspension(
        educator_id=EDUCATOR,
        award_id=fact_id(name),
        reason_code="investigation",
        effective_on=on,
    )
    return item(f"suspension {name}", value, on)


def reinstatement(name: str, on: date) -> Item[TimelineFact]:
    """Its end."""
    value = Reinstatement(educator_id=EDUCATOR, award_id=fact_id(name), effective_on=on)
    return item(f"reinstatement {name}", value, on)
