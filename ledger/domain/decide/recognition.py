"""Decisions on what districts recognize."""

from ledger.domain.facts.recognition import Recognition, RecognitionWithdrawal
from ledger.domain.refusals.district import NotRecognized
from ledger.domain.stream import Stream, district_stream
from ledger.domain.world import World


def admit_recognition(fact: Recognition, world: World) -> Stream:
    """By a registered district, of a credential or a stack that is defined."""
    world.district(fact.district_id)
    _defined(fact, world)
    return world.stream(district_stream(fact.district_id))


def admit_withdrawal(fact: RecognitionWithdrawal, world: World) -> Stream:
    """By a registered district, of what it recognizes on that day."""
    book = world.book(fact.district_id)
    _defined(fact, world)
    if book.recognition_of(fact.subject, fact.effective_on) is None:
        raise NotRecognized(
            district_id=fact.district_id, subject=fact.subject, day=str(fact.effective_on)
        )
    return world.stream(district_stream(fact.district_id))


def _defined(fact: Recognition | RecognitionWithdrawal, world: World) -> None:
    if fact.credential_id is not None:
        world.definitions([fact.credential_id])
    if fact.stack_id is not None:
        world.stacks([fact.stack_id])
