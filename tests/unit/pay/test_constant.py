"""Expressions that say the same of every fact, and those of which that cannot be told."""

from datetime import date

import pytest

from ledger.domain.facts.catalogue import CredentialKind
from ledger.domain.facts.credit import CreditUnit
from ledger.domain.pay.checks.constant import always
from ledger.domain.pay.terms.facts import AwardFacts, CreditFacts, Facts, StackFacts

AWARDS, CREDITS = AwardFacts(), CreditFacts()
DEGREES = AwardFacts(kinds=(CredentialKind.DEGREE,))
MATHS = CreditFacts(subjects=("maths", "physics"))


@pytest.mark.parametrize(
    ("where", "facts"),
    [
        ("fact.level == 'doctor' && fact.level == 'master'", AWARDS),
        ("fact.kind == 'diploma'", AWARDS),
        ("fact.kind in ['course', 'licence']", DEGREES),
        ("fact.subject == 'art'", MATHS),
        ("fact.payer == 'district'", AWARDS),
        ("fact.unit != 'clock_hour'", CreditFacts(units=(CreditUnit.CLOCK_HOUR,))),
        ("fact.earned_on < '2026-01-01' && fact.earned_on > '2026-06-30'", CREDITS),
        ("fact.started_on < fact.earned_on && fact.earned_on <= fact.started_on", CREDITS),
        ("'stem' in fact.tags && !('stem' in fact.tags)", AWARDS),
        ("fact.kind.startsWith('x')", AWARDS),
        ("fact.payer == 'district'", StackFacts()),
        ("fact.level in []", AWARDS),
        ("fact.earned_on < '1900-01-01'", AWARDS),
        ("fact.earned_on == '2026-02-30'", CREDITS),
        ("fact.earned_on > '2026-06' && fact.earned_on < '2026-06-01'", CREDITS),
        ("fact.earned_on >= '2026-07-01'", CreditFacts(earned_until=date(2026, 7, 1))),
        ("fact.started_on > '2026-07-01' && fact.started_on < '2026-07-02'", CREDITS),
    ],
)
def test_what_can_be_true_of_nothing_is_found(where: str, facts: Facts) -> None:
    assert always(where, [facts]) is False


@pytest.mark.parametrize(
    ("where", "facts"),
    [
        ("fact.level == 'doctor' || fact.level != 'doctor'", AWARDS),
        ("fact.kind == 'degree'", DEGREES),
        ("fact.subject in ['maths', 'physics', 'art']", MATHS),
        ("fact.scheme == ''", AWARDS),
        ("fact.earned_on >= '2026'", CreditFacts(earned_from=date(2026, 1, 1))),
        ("fact.earned_on < '2300'", CREDITS),
        ("fact.earned_on <= '2026-06-30' || fact.earned_on > '2026-01-01'", CREDITS),
    ],
)
def test_what_is_true_of_everything_is_found(where: str, facts: Facts) -> None:
    assert always(where, [facts]) is True


@pytest.mark.parametrize(
    ("where", "facts"),
    [
        ("fact.level == 'doctor'", AWARDS),
        ("fact.level != fact.subject", AWARDS),
        ("fact.grade > 'B' && fact.grade < 'C'", CREDITS),
        ("fact.started_on < fact.earned_on", CREDITS),
        ("fact.earned_on > '2026-06' && fact.earned_on < '2026-07'", CREDITS),
        ("fact.earned_on >= '2026-07-01'", CreditFacts(earned_until=date(2026, 7, 2))),
        ("fact.earned_on > '2026'", CreditFacts(earned_from=date(2025, 12, 31))),
        ("fact.started_on == ''", CREDITS),
        ("fact.earned_on.startsWith('2026')", CREDITS),
        ("'stem' in fact.tags && 'ai' in fact.tags", AWARDS),
        ("fact.kind == 'degree'", CREDITS),
        ("fact.title.startsWith('The ')", AWARDS),
        ("size(fact.tags) > 2", AWARDS),
        ("fact.tags.exists(each, each == 'stem')", AWARDS),
        ("size(fact) > 100", AWARDS),
        ("fact['level'] == ''", AWARDS),
        (r"fact.level == 'a\'b'", AWARDS),
        (" && ".join(f"fact.level != 'l{n}' && fact.subject != 's{n}'" for n in range(20)), AWARDS),
        (" || ".join(f"'t{n}' in fact.tags" for n in range(7)), AWARDS),
    ],
)
def test_what_may_be_true_or_cannot_be_tried_through_is_left_alone(
    where: str, facts: Facts
) -> None:
    assert always(where, [facts]) is None


def test_of_several_filters_it_has_to_say_the_same() -> None:
    assert (
        always("fact.kind == 'degree'", [DEGREES, AwardFacts(kinds=(CredentialKind.COURSE,))])
        is None
    )
    assert always("fact.payer == ''", [DEGREES, AWARDS]) is True
