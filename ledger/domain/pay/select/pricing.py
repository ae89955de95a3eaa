"""Stage 1, select: whether a price table lists what was earned, and at what price."""

from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.explanation import Stage
from ledger.domain.pay.inputs.case import Case
from ledger.domain.pay.reading.fault import pointer
from ledger.domain.pay.terms.decide import PriceTable
from ledger.domain.pay.words.wording import told


def price(entitlement: Entitlement, case: Case) -> None:
    """Look the credential up; what is not listed brings nothing, and a one-off never is."""
    if not isinstance(entitlement.benefit.decide, PriceTable):
        return
    credential = entitlement.earned.described
    name = credential.credential_id
    listed = None if name is None else entitlement.benefit.decide.prices.get(name)
    if name is None or listed is None:
        entitlement.step(
            Stage.DECIDE,
            "unlisted",
            f"{credential.title} is not in the price table.",
            at="/decide/prices",
            result="not due",
            inputs={} if name is None else {"credential_id": name},
            positions=(entitlement.version.position,),
        )
        entitlement.refuse()
        return
    entitlement.offer = listed.amount
    entitlement.step(
        Stage.DECIDE,
        "listed",
        f"The price table gives {told(listed.amount, case.currency)} for {credential.title}.",
        at=pointer("/decide/prices", name),
        result=str(listed.amount),
        inputs={"credential_id": name},
        positions=(entitlement.version.position,),
    )
