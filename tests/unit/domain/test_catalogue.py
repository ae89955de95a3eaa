"""Circles in the catalogue, and what a retirement leaves possible."""

import pytest

from ledger.domain.refusals.catalogue import PrerequisiteCircular, StackCircular, VersionRetired
from tests.support.catalogue import group, retirement, stack
from tests.support.facts import credential, enrollment, simple_credential
from tests.support.granting import teacher
from tests.unit.domain.test_reference_refusals import case


def test_a_circle_of_prerequisites_is_told_with_its_way() -> None:
    ledger = case()
    ledger.record(simple_credential("master", prerequisites=("machine-learning", "advanced")))

    with pytest.raises(PrerequisiteCircular) as circle:
        ledger.record(simple_credential("basics", prerequisites=("machine-learning", "master")))

    assert circle.value.path == ("basics", "master", "advanced", "basics")


def test_a_prerequisite_that_a_later_version_gave_up_makes_no_circle() -> None:
    ledger = case()
    ledger.record(simple_credential("advanced"))

    ledger.record(simple_credential("basics", prerequisites=("advanced",)))


def test_prerequisites_that_meet_again_make_no_circle() -> None:
    ledger = case()
    ledger.record(simple_credential("left", prerequisites=("basics",)))
    ledger.record(simple_credential("right", prerequisites=("basics",)))

    ledger.record(simple_credential("top", prerequisites=("left", "right")))


def test_a_circle_of_stacks_is_told_with_its_way() -> None:
    ledger = case()
    ledger.record(stack("middle", group("basics", stack_ids=("outer",))))

    with pytest.raises(StackCircular) as circle:
        ledger.record(stack("inner", group("basics", stack_ids=("middle",))))

    assert circle.value.path == ("inner", "middle", "outer", "inner")


def test_who_began_before_the_retirement_is_enrolled_and_may_finish() -> None:
    ledger = case()
    begun = enrollment(teacher(ledger), "2026-02-28")

    assert ledger.record(begun).fact == begun


def test_a_version_may_be_retired_earlier_and_another_is_still_offered() -> None:
    ledger = case()
    ledger.record(retirement("2026-02-01"))
    ledger.record(credential(title="Second edition"))
    educator = teacher(ledger)

    with pytest.raises(VersionRetired, match="retired from 2026-02-01"):
        ledger.record(enrollment(educator, "2026-04-01"))
    ledger.record(enrollment(educator, "2026-04-01", credential_version=2))


def test_a_definition_stays_its_version_however_often_others_were_retired() -> None:
    ledger = case()
    second = ledger.record(credential(title="Second edition"))

    assert ledger.streams[second.stream].number(second.version) == 2
    assert ledger.world().credential("maker-educator", 2) == second.fact
