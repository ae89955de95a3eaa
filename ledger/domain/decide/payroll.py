"""Decisions on payroll runs: what they name is there, and they move forward."""

from collections.abc import Sequence

from ledger.domain.book import DistrictBook, district_book
from ledger.domain.facts.payroll import PayrollRun
from ledger.domain.facts.policy import PayPolicy
from ledger.domain.recorded import Recorded
from ledger.domain.refusals.district import PolicyOfAnotherDistrict
from ledger.domain.refusals.payroll import (
    CurrencyDiffers,
    NothingToSupplement,
    PayDateStated,
    PayrollRunPassedOver,
    PolicyVersionAfterBasis,
)
from ledger.domain.refusals.question import PositionBeyondHead
from ledger.domain.refusals.unknown import UnknownPayDate, UnknownPayPolicyVersion
from ledger.domain.stream import Stream, district_stream
from ledger.domain.world import World


def admit_run(fact: PayrollRun, world: World) -> Stream:
    """Of a pay date of a registered district, on a basis that the log has and that knows every run.

    What it stated is taken as it is said: nothing is computed again.
    """
    if fact.basis_position > world.head:
        raise PositionBeyondHead(position=fact.basis_position, head=world.head)
    versions = _versions_used(fact, world)
    district = world.district(fact.district_id)
    stream = world.stream(district_stream(fact.district_id))
    if not _is_pay_date(fact, stream):
        raise UnknownPayDate(
            district_id=fact.district_id,
            basis_position=fact.basis_position,
            pay_date=str(fact.pay_date),
        )
    _of_district(fact, versions)
    if fact.totals.currency != district.currency:
        raise CurrencyDiffers(
            currency=fact.totals.currency,
            district_id=fact.district_id,
            district_currency=district.currency,
        )
    _moves_forward(fact, list(stream.of_type(PayrollRun)))
    return stream


def _versions_used(fact: PayrollRun, world: World) -> list[Recorded[PayPolicy]]:
    """Give the versions of policies that a run was made with, or refuse for want of one."""
    adopted = world.pay_policies(used.policy_id for used in fact.policies)
    for used in fact.policies:
        latest = len(adopted[used.policy_id])
        if used.version > latest:
            raise UnknownPayPolicyVersion(
                policy_id=used.policy_id, version=used.version, latest=latest
            )
    return [adopted[used.policy_id][used.version - 1] for used in fact.policies]


def _is_pay_date(fact: PayrollRun, stream: Stream) -> bool:
    """Whether a pay period is payable on the run's day, as the district had published at its basis.

    A calendar that was changed since then says nothing about a run that was made before.
    """
    known = (each for each in stream.facts if 0 < each.position <= fact.basis_position)
    book: DistrictBook | None = district_book(known)
    periods = () if book is None else book.pay_periods()
    return any(period.payable_on == fact.pay_date for period in periods)


def _of_district(fact: PayrollRun, versions: Sequence[Recorded[PayPolicy]]) -> None:
    for version in versions:
        if version.fact.district_id != fact.district_id:
            raise PolicyOfAnotherDistrict(
                policy_id=version.fact.policy_id, district_id=version.fact.district_id
            )
    for used, version in zip(fact.policies, versions, strict=True):
        if not 0 < version.position <= fact.basis_position:
            raise PolicyVersionAfterBasis(
                policy_id=used.policy_id,
                version=used.version,
                basis_position=fact.basis_position,
            )


def _moves_forward(fact: PayrollRun, runs: Sequence[Recorded[PayrollRun]]) -> None:
    """Refuse what states a pay date once more, or does not rest on all runs on record.

    A run states what those on record at its basis had not stated. Of two made side by side each
    would state the same; once one is recorded, the other has to be made again.
    """
    same = [run for run in runs if run.fact.pay_date == fact.pay_date]
    if same and not fact.supplementary:
        raise PayDateStated(pay_date=str(fact.pay_date), fact_id=same[0].fact_id)
    if fact.supplementary and not same:
        raise NothingToSupplement(pay_date=str(fact.pay_date))
    for run in reversed(runs):
        field = _passed_over_by(fact, run)
        if field is not None:
            raise PayrollRunPassedOver(
                field=field, fact_id=run.fact_id, pay_date=str(run.fact.pay_date)
            )


def _passed_over_by(fact: PayrollRun, run: Recorded[PayrollRun]) -> str | None:
    """Give the field by which a run does not rest on one on record; None where it does.

    What has no position yet is being recorded now, behind whatever the log has reached.
    """
    if not 0 < run.position <= fact.basis_position:
        return "basis_position"
    return None if fact.since_basis is None else "since_basis"
