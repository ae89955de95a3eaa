"""Facts to the data of an entry and back, by the type in its header."""

import msgspec

from ledger.domain.facts.catalogue import Credential, Issuer
from ledger.domain.facts.correction import Correction
from ledger.domain.facts.credit import Approval, Credit
from ledger.domain.facts.district import Calendar, District, ProfessionalDevelopmentRequirement
from ledger.domain.facts.educator import Educator, Employment
from ledger.domain.facts.learning import Activity, Assessment, Award, Enrollment, Revocation
from ledger.domain.facts.policy import PayPolicy
from ledger.domain.principal import Principal
from ledger.domain.recorded import Recorded, mint
from ledger.domain.values import Fact
from ledger.store.entry import Entry

TYPES: dict[str, type[Fact]] = {
    "issuer.v1": Issuer,
    "credential.v1": Credential,
    "district.v1": District,
    "calendar.v1": Calendar,
    "professional_development_requirement.v1": ProfessionalDevelopmentRequirement,
    "educator.v1": Educator,
    "employment.v1": Employment,
    "enrollment.v1": Enrollment,
    "activity.v1": Activity,
    "assessment.v1": Assessment,
    "award.v1": Award,
    "revocation.v1": Revocation,
    "credit.v1": Credit,
    "approval.v1": Approval,
    "correction.v1": Correction,
    "pay_policy.v1": PayPolicy,
}
"""Every type of entry ever written; an old one is read for ever."""

_TYPE_OF = {fact: name for name, fact in TYPES.items()}
_DECODERS = {name: msgspec.json.Decoder(fact) for name, fact in TYPES.items()}
_ENCODER = msgspec.json.Encoder(decimal_format="string")


def type_of(fact: Fact) -> str:
    """Give the type an entry of this fact has."""
    return _TYPE_OF[type(fact)]


def encode(fact: Fact) -> bytes:
    """Give the data of the entry: one encoding serves the log and the fingerprint."""
    return _ENCODER.encode(fact)


def decode(entry: Entry) -> Recorded[Fact]:
    """Read what an entry says.

    Raises:
        msgspec.ValidationError: the data is not of its type; KeyError: nobody knows the type.
    """
    header = entry.header
    actor = Principal(principal_id=header.actor, role=header.role, district_id=header.district)
    return Recorded(
        fact=_DECODERS[header.type].decode(entry.data),
        fact_id=mint(header.actor, header.request_id),
        stream=header.stream,
        version=header.version,
        position=entry.position,
        recorded_at=entry.recorded_at,
        actor=actor,
    )
