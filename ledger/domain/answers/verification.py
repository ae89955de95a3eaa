"""Whether an award is in good standing."""

from datetime import date

from ledger.domain.answers.learning import Items
from ledger.domain.answers.standing import award_status, held_summary, revocation
from ledger.domain.answers.transcript_shape import AwardVerification
from ledger.domain.book import Definitions
from ledger.domain.facts.learning import Award
from ledger.domain.refusals.unknown import UnknownAward


def verify_award(
    award_id: str, items: Items, definitions: Definitions, on: date
) -> AwardVerification:
    """Tell how an award stands on a day, from the timeline of its educator.

    Raises:
        UnknownAward: the timeline has no such award; one that was annulled is none.
    """
    for item in items:
        fact = item.value
        if item.fact_id == award_id and isinstance(fact, Award):
            held = item.holding
            return AwardVerification(
                award_id=award_id,
                educator_id=fact.educator_id,
                credential=held_summary(held, definitions),
                effective_on=on,
                status=award_status(item, on),  # type: ignore[arg-type]  # an Award, see above
                awarded_on=fact.awarded_on,
                until=item.effective_until,
                problem=item.problem,
                revocation=revocation(held, award_id, items),
            )
    raise UnknownAward(award_id=award_id)
