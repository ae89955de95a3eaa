"""Messages become structs and structs become messages, and every fault is named by its path."""

from datetime import date
from decimal import Decimal

import msgspec
import pytest
from google.type.date_pb2 import Date
from google.type.decimal_pb2 import Decimal as WireDecimal

from credential_ledger.v1.assessment_pb2 import Assessment as WireAssessment
from credential_ledger.v1.assessment_pb2 import CriterionScore as WireScore
from credential_ledger.v1.assessment_pb2 import Evidence as WireEvidence
from credential_ledger.v1.assessment_pb2 import Outcome as WireOutcome
from credential_ledger.v1.correction_pb2 import Annulment as WireAnnulment
from credential_ledger.v1.correction_pb2 import Correction as WireCorrection
from credential_ledger.v1.credential_pb2 import Credential as WireCredential
from credential_ledger.v1.explanation_pb2 import Explanation as WireExplanation
from credential_ledger.v1.issuer_pb2 import Issuer as WireIssuer
from credential_ledger.v1.issuer_pb2 import IssuerKind as WireKind
from ledger.domain.facts.catalogue import Credential, Issuer, IssuerKind
from ledger.domain.facts.correction import Annulment, Correction
from ledger.domain.facts.learning import Assessment, CriterionScore, Outcome
from ledger.domain.pay.explanation import Explanation, Stage
from ledger.domain.refusals.form import FieldInvalid
from ledger.domain.values import Evidence
from services.messages.pairs import Mismatch
from services.messages.reading import read
from services.messages.writing import write

ID = "5b1c2f0e-7a34-5c11-9f7e-0d1f4a5b6c7d"
DAY = Date(year=2026, month=3, day=2)

ASSESSMENT = Assessment(
    educator_id=ID,
    enrollment_id=ID,
    assessment_id="portfolio",
    assessed_on=date(2026, 3, 2),
    outcome=Outcome.PASSED,
    assessors=("assessor-1",),
    scores=(CriterionScore(criterion_id="design", score=Decimal("3.5")),),
    evidence=(Evidence(uri="https://example.org/a", sha256="0" * 64),),
)
WIRE_ASSESSMENT = WireAssessment(
    educator_id=ID,
    enrollment_id=ID,
    assessment_id="portfolio",
    assessed_on=DAY,
    outcome=WireOutcome.OUTCOME_PASSED,
    assessors=["assessor-1"],
    scores=[WireScore(criterion_id="design", score=WireDecimal(value="3.5"))],
    evidence=[WireEvidence(uri="https://example.org/a", sha256="0" * 64)],
)


def faults(refused: pytest.ExceptionInfo[FieldInvalid]) -> dict[str, str]:
    return {fault.field: fault.description for fault in refused.value.violations}


def explanation(code: str, *children: Explanation) -> Explanation:
    return Explanation(
        stage=Stage.EXPLAIN,
        code=code,
        inputs={"hours": "10"},
        result="10",
        positions=(1, 2),
        text="Ten hours.",
        children=children,
    )


def test_a_message_becomes_the_struct_that_says_the_same() -> None:
    assert read(WIRE_ASSESSMENT, Assessment, "assessment") == ASSESSMENT


def test_a_struct_becomes_the_message_that_says_the_same() -> None:
    assert write(ASSESSMENT, WireAssessment) == WIRE_ASSESSMENT


def test_every_fault_is_told_with_its_path() -> None:
    message = WireAssessment(
        educator_id="Ada",
        outcome=99,  # type: ignore[arg-type]  # no such value, as a newer client may send it
        assessed_on=Date(year=2026, month=2, day=30),
        assessors=["assessor-1", "two words"],
        scores=[WireScore(criterion_id="a"), WireScore(score=WireDecimal(value="NaN"))],
    )
    with pytest.raises(FieldInvalid) as refused:
        read(message, Assessment, "assessment")
    assert faults(refused) == {
        "assessment.educator_id": "must be a UUID in lower case",
        "assessment.enrollment_id": "is required",
        "assessment.assessment_id": "is required",
        "assessment.assessed_on": "2026-2-30 is no day of the calendar",
        "assessment.outcome": "99 is no value of this enum",
        "assessment.assessors[1]": "must be a pseudonymous id",
        "assessment.scores[0].score": "is required",
        "assessment.scores[1].criterion_id": "is required",
        "assessment.scores[1].score": "must be a decimal number, such as 7.5",
    }


def test_what_is_optional_may_be_absent() -> None:
    issuer = read(
        WireIssuer(issuer_id="crafted", name="Crafted", kind=WireKind.ISSUER_KIND_NON_PROFIT),
        Issuer,
        "issuer",
    )
    assert issuer == Issuer(issuer_id="crafted", name="Crafted", kind=IssuerKind.NON_PROFIT)


def test_an_optional_field_that_is_given_empty_is_out_of_form() -> None:
    message = WireIssuer(
        issuer_id="crafted", name="Crafted", kind=WireKind.ISSUER_KIND_NON_PROFIT, home_uri=""
    )
    with pytest.raises(FieldInvalid) as refused:
        read(message, Issuer, "issuer")
    assert list(faults(refused)) == ["issuer.home_uri"]


@pytest.mark.parametrize("text", ["crafted\0", "crafted\n", "two\tparts", "del\x7f"])
def test_control_characters_are_refused_even_at_the_end(text: str) -> None:
    message = WireIssuer(issuer_id=text, name=text, kind=WireKind.ISSUER_KIND_COMPANY)
    with pytest.raises(FieldInvalid) as refused:
        read(message, Issuer, "issuer")
    assert faults(refused) == {
        "issuer.issuer_id": "must be 1-64 of a-z 0-9 . _ -",
        "issuer.name": "must be one line",
    }


def test_text_that_is_too_long_is_refused_with_its_limit() -> None:
    message = WireIssuer(issuer_id="crafted", name="x" * 201, kind=WireKind.ISSUER_KIND_COMPANY)
    with pytest.raises(FieldInvalid) as refused:
        read(message, Issuer, "issuer")
    assert faults(refused) == {"issuer.name": "must be text of length <= 200"}


def test_a_list_that_is_too_long_is_one_fault_and_its_elements_are_not_looked_at() -> None:
    message = WireAssessment()
    message.CopyFrom(WIRE_ASSESSMENT)
    message.assessors[:] = ["two words"] * 21
    with pytest.raises(FieldInvalid) as refused:
        read(message, Assessment, "assessment")
    assert faults(refused) == {"assessment.assessors": "must have at most 20 elements"}


def test_a_correction_says_exactly_one_change() -> None:
    message = WireCorrection(educator_id=ID, fact_id=ID, latest_position=7)
    with pytest.raises(FieldInvalid) as refused:
        read(message, Correction, "correction")
    assert list(faults(refused)) == ["correction.change"]


def test_faults_of_a_replacement_have_the_path_of_its_kind() -> None:
    message = WireCorrection(educator_id=ID, fact_id=ID, latest_position=7)
    message.assessment.CopyFrom(WIRE_ASSESSMENT)
    message.assessment.scores[0].score.value = "much"
    with pytest.raises(FieldInvalid) as refused:
        read(message, Correction, "correction")
    assert list(faults(refused)) == ["correction.assessment.scores[0].score"]


def test_a_message_without_fields_is_still_there() -> None:
    correction = Correction(educator_id=ID, fact_id=ID, latest_position=7, annulment=Annulment())
    message = write(correction, WireCorrection)
    assert message.annulment == WireAnnulment()
    assert message.WhichOneof("change") == "annulment"
    assert read(message, Correction, "correction") == correction


def test_messages_that_hold_themselves_are_written_to_any_depth() -> None:
    leaf = explanation("leaf")
    tree = explanation("root", explanation("branch", leaf), leaf)
    message = write(tree, WireExplanation)
    assert message.children[0].children[0].code == "leaf"
    assert dict(message.inputs) == {"hours": "10"}


def test_a_struct_that_is_not_the_noun_of_a_message_is_a_fault_of_the_program() -> None:
    class Stranger(msgspec.Struct):
        issuer_id: str

    with pytest.raises(Mismatch, match="differ in home_uri, kind, name"):
        read(WireIssuer(), Stranger)


def test_numbers_below_their_least_are_refused() -> None:
    message = WireCredential(validity_months=0)
    with pytest.raises(FieldInvalid) as refused:
        read(message, Credential, "credential")
    assert faults(refused)["credential.validity_months"] == "must be >= 1"
