"""From what is known of educators and a district to what the pay engine is asked."""

from collections.abc import AsyncIterator
from datetime import date

from ledger.domain.pay.question import PayQuestion
from ledger.projections.reader import Reader
from ledger.projections.view import DistrictView, EducatorView

_EDUCATORS_A_PAGE = 100


def pay_question(educator: EducatorView, district: DistrictView, on: date) -> PayQuestion:
    """Asks what an educator is due in a district, for the contract year of a day."""
    return PayQuestion(
        educator_id=educator.educator_id,
        items=educator.items,
        definitions=educator.definitions,
        book=district.book,
        policies=district.policies,
        on=on,
    )


async def pay_questions(
    reader: Reader, district: DistrictView, on: date, position: int
) -> AsyncIterator[PayQuestion]:
    """Asks it for every educator of a district, by id, all as known at one position."""
    district_id = district.book.district.district_id
    after, more = "", True
    while more:
        ids = await reader.educator_ids(district_id, position, after, _EDUCATORS_A_PAGE)
        view = await reader.view(educators=ids.value.rows, known=position)
        for after in ids.value.rows:
            yield pay_question(view.educators[after], district, on)
        more = ids.value.more
