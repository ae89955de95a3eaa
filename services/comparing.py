"""From two bases to what salary answers say otherwise."""

from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass
from datetime import date

import msgspec

from credential_ledger.v1.salary_service_pb2 import CompareSalaryEligibilityResponse
from ledger.domain.refusals.form import FieldInvalid, Violation
from ledger.domain.retro.changed_facts import Recorded
from ledger.domain.retro.pay_dates import PayDates
from ledger.domain.retro.stating import KnownAt
from ledger.domain.retro.totals import Totals
from ledger.domain.retro.two_bases import Comparing
from ledger.domain.stream import educator_stream
from ledger.domain.views import DistrictView
from ledger.projections import reference_questions as ask
from ledger.projections.view import View
from services.asking import Asking, basis_of, district_in, educator_in
from services.comparison_messages import educator, summary
from services.comparison_requests import CompareSalaryEligibility
from services.messages.google_types import write_date
from services.requests import Known, Question
from services.salary_answers import size_of
from services.workers import comparison
from services.workers.comparison import ComparisonTask
from services.workers.workers import Workers


@dataclass(frozen=True, slots=True)
class SalaryComparing:
    """Compares one educator here, and has a worker compare a district on the database of `dsn`."""

    asking: Asking
    dsn: str
    workers: Workers

    async def compare(
        self, asked: CompareSalaryEligibility
    ) -> AsyncGenerator[CompareSalaryEligibilityResponse]:
        """Gives who changed and what it comes to, each with both bases.

        Raises:
            Refusal: what is asked is out of form or not there.
        """
        # The first basis first: what is known now is then no older.
        before = None if asked.before is None else await self._view(asked, asked.before)
        after = await self._view(asked, asked.after)
        if before is not None and after.position < before.position:
            fault = f"must be no later than position {after.position}, which is `after`"
            raise FieldInvalid(violations=(Violation("before", fault),))
        district = district_in(after, asked.district_id)
        about = self._about(asked, district)
        if asked.educator_id is None:
            answers = self._district(asked, before, after, about)
        else:
            answers = self._educator(asked.educator_id, before, after, (about, asked.found_on))
        async with aclosing(answers) as told:
            async for answer in told:
                answer.after.CopyFrom(basis_of(after))
                if before is not None:
                    answer.before.CopyFrom(basis_of(before))
                if isinstance(about, date):
                    write_date(answer.effective_on, about)
                yield answer

    async def _view(self, asked: CompareSalaryEligibility, known: Known | None) -> View:
        question = Question(known=known, at_least_position=asked.at_least_position)
        educators = [] if asked.educator_id is None else [asked.educator_id]
        return await self.asking.view(question, educators=educators, districts=[asked.district_id])

    def _about(self, asked: CompareSalaryEligibility, district: DistrictView) -> date | PayDates:
        dates = asked.pay_dates
        if dates is None:
            if asked.found_on is not None:
                violation = Violation("found_on", "must be absent where no pay_dates are given")
                raise FieldInvalid(violations=(violation,))
            return self.asking.day(asked.effective_on, district.book)
        faults: list[Violation] = []
        if asked.effective_on is not None:
            faults.append(Violation("effective_on", "must be absent where pay_dates are given"))
        if dates.payable_until <= dates.payable_from:
            faults.append(Violation("pay_dates.payable_until", "must be later than payable_from"))
        if faults:
            raise FieldInvalid(violations=tuple(faults))
        return PayDates(dates.payable_from, dates.payable_until)

    async def _educator(
        self,
        educator_id: str,
        before: View | None,
        after: View,
        about: tuple[date | PayDates, date | None],
    ) -> AsyncGenerator[CompareSalaryEligibilityResponse]:
        now = educator_in(after, educator_id)
        then = None if before is None else before.educators.get(educator_id)
        comparing = await self._comparing(before, after, *about)
        others = {each: await self._known(educator_id, after, each) for each in comparing.others}
        recorded = await self._recorded(educator_id, after, comparing.positions)
        compared = await self.asking.large.do(
            size_of(now, comparing.after) * comparing.answers,
            lambda: comparing.educator(educator_id, then, now, recorded, others.__getitem__),
        )
        totals = Totals(comparing.currency)
        totals.add(compared)
        if compared.says_anything:
            yield educator(compared)
        yield summary(totals.summary())

    async def _comparing(
        self, before: View | None, after: View, about: date | PayDates, found_on: date | None
    ) -> Comparing:
        [district_id] = after.districts
        runs = await self.asking.reader.refer(ask.runs_on_record(district_id), after.position)
        return Comparing(
            before=None if before is None else before.districts.get(district_id),
            after=after.districts[district_id],
            positions=(0 if before is None else before.position, after.position),
            about=about,
            found_on=found_on,
            runs=runs.value,
        )

    async def _known(self, educator_id: str, after: View, basis: int) -> KnownAt:
        """Gives what is known at a basis that is neither of the two."""
        view = await self.asking.reader.view([educator_id], list(after.districts), known=basis)
        [district_id] = after.districts
        return view.districts.get(district_id), view.educators.get(educator_id)

    async def _recorded(self, educator_id: str, view: View, positions: tuple[int, int]) -> Recorded:
        """Gives what was recorded about an educator between two positions, and all rules."""
        reader = self.asking.reader
        above, upto = positions
        stream = educator_stream(educator_id)
        about = await reader.recorded_between(above, upto, [stream])
        [district_id] = view.districts
        rules = await reader.refer(ask.rules(district_id), upto)
        return Recorded(about.get(stream, {}), rules.value)

    async def _district(
        self,
        asked: CompareSalaryEligibility,
        before: View | None,
        after: View,
        about: date | PayDates,
    ) -> AsyncGenerator[CompareSalaryEligibilityResponse]:
        dates = about if isinstance(about, PayDates) else None
        task = ComparisonTask(
            dsn=self.dsn,
            district_id=asked.district_id,
            before=0 if before is None else before.position,
            after=after.position,
            effective_on=None if isinstance(about, PayDates) else about,
            payable_from=None if dates is None else dates.payable_from,
            payable_until=None if dates is None else dates.payable_until,
            found_on=asked.found_on,
        )
        data = msgspec.json.encode(task)
        async with aclosing(self.workers.messages(comparison.__name__, data)) as told:
            async for message in told:
                yield CompareSalaryEligibilityResponse.FromString(message)
