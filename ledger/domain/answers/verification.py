"""Whether an award is in good standing."""

from datetime import date

from ledger.domain.answers.awards import award_summary, good_standing, revocation
from ledger.domain.answers.standing import award_status
from ledger.domain.answers.transcript_shape import AwardVerification
from ledger.domain.book import Definitions
from ledger.domain.facts.award import ExternalAward
from ledger.domain.refusals.unknown import UnknownAward
from ledger.domain.timeline.item import AnyAward, Item
from ledger.domain.timeline.items import Items


def verify_award(
    award_id: str, items: Items, definitions: Definitions, on: date
) -> AwardVerification:
    """Tell how an award stands on a day, from the timeline of its educator.

    Raises:
        UnknownAward: the timeline has no such award; one that was annulled is none.
    """
    award = _award(award_id, items)
    fact = award.value
    elsewhere = fact if isinstance(fact, ExternalAward) else None
    return AwardVerification(
        award_id=award_id,
        educator_id=fact.educator_id,
        credential=award_summary(award, definitions),
        effective_on=on,
        status=award_status(award, on),
        awarded_on=fact.awarded_on,
        until=award.effective_until,
        problem=award.problem,
        revocation=revocation(award, items),
        good_standing=good_standing(award, items),
        awarding_body=None if elsewhere is None else elsewhere.awarding_body,
        reference=None if elsewhere is None else elsewhere.reference,
        evidence=() if elsewhere is None else elsewhere.evidence,
    )


def _award(award_id: str, items: Items) -> Item[AnyAward]:
    found = items.named(award_id)
    if found is None or not isinstance(found.value, AnyAward):
        raise UnknownAward(award_id=award_id)
    return found  # type: ignore[return-value]  # narrowed by the isinstance
