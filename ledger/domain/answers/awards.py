"""Awards as a transcript shows them, with everything that became of them."""

from collections.abc import Iterator

from ledger.domain.answers.award_shape import (
    AwardItem,
    CredentialSummary,
    ExternalAwardItem,
    GoodStanding,
    ReinstatementItem,
    RenewalItem,
    RevocationItem,
    SuspensionItem,
)
from ledger.domain.answers.learning import component_hours, mode_hours
from ledger.domain.book import Definitions
from ledger.domain.facts.award import (
    Award,
    CatalogueEntry,
    ExternalAward,
    OneOff,
    Reinstatement,
    Renewal,
    Revocation,
    Suspension,
)
from ledger.domain.facts.catalogue import Credential
from ledger.domain.timeline.holding import Holding
from ledger.domain.timeline.item import AnyAward, Item
from ledger.domain.timeline.items import Items


def award_item(item: Item[Award], items: Items, definitions: Definitions) -> AwardItem:
    """Show an award that was earned here."""
    fact, held = item.value, item.holding
    if held is None:
        return AwardItem(
            enrollment_id=fact.enrollment_id,
            awarded_on=fact.awarded_on,
            granted_by=fact.granted_by,
            hours=(),
        )
    definition = definition_of(held, definitions)
    done = component_hours(fact.enrollment_id, definition, items) if definition else ()
    return AwardItem(
        credential=award_summary(item, definitions),
        enrollment_id=fact.enrollment_id,
        awarded_on=fact.awarded_on,
        granted_by=fact.granted_by,
        expires_on=held.expires_on,
        ended_on=held.ended_on,
        revocation=revocation(item, items),
        hours=mode_hours(done),
        good_standing=good_standing(item, items),
    )


def external_award_item(
    item: Item[ExternalAward], items: Items, definitions: Definitions
) -> ExternalAwardItem:
    """Show what was earned elsewhere."""
    fact, held = item.value, item.holding
    return ExternalAwardItem(
        credential=external_summary(fact, definitions),
        awarding_body=fact.awarding_body,
        reference=fact.reference,
        started_on=fact.started_on,
        completed_on=fact.completed_on,
        evidence=fact.evidence,
        expires_on=None if held is None else held.expires_on,
        ended_on=None if held is None else held.ended_on,
        revocation=revocation(item, items),
        good_standing=good_standing(item, items),
    )


def award_summary(item: Item[AnyAward], definitions: Definitions) -> CredentialSummary | None:
    """Give what an award is of, or None where its enrollment was annulled."""
    if isinstance(item.value, ExternalAward):
        return external_summary(item.value, definitions)
    held = item.holding
    if held is None or held.credential_id is None or held.credential_version is None:
        return None
    return summary(held.credential_id, held.credential_version, definitions)


def external_summary(fact: ExternalAward, definitions: Definitions) -> CredentialSummary:
    """Give what was earned elsewhere: a version of a definition, or a one-off."""
    match fact.what:
        case OneOff(title=title, kind=kind):
            return CredentialSummary(title=title, kind=kind, informal=False)
        case CatalogueEntry(credential_id=credential_id, credential_version=version):
            return summary(credential_id, version, definitions)


def summary(credential_id: str, version: int, definitions: Definitions) -> CredentialSummary:
    """Give what a reader needs to know of a definition."""
    definition = definitions[credential_id, version]
    return CredentialSummary(
        credential_id=credential_id,
        credential_version=version,
        title=definition.title,
        kind=definition.kind,
        issuer_id=definition.issuer_id,
        informal=definition.informal,
    )


def revocation(award: Item[AnyAward], items: Items) -> RevocationItem | None:
    """Give the revocation of an award that holds."""
    decisive = None if award.holding is None else award.holding.revocation_id
    return next((each for each in _revocations(award, items) if each.fact_id == decisive), None)


def _revocations(award: Item[AnyAward], items: Items) -> Iterator[RevocationItem]:
    for said in items.about(Revocation, award.fact_id):
        yield RevocationItem(
            fact_id=said.fact_id,
            positions=said.positions,
            kind=said.value.kind,
            reason_code=said.value.reason_code,
            effective_on=said.value.effective_on,
            problem=said.problem,
        )


def good_standing(award: Item[AnyAward], items: Items) -> GoodStanding:
    """Give the days in good standing, none where the award does not count, and what was said."""
    held = award.holding
    return GoodStanding(
        spans=held.spans if held is not None and award.supported else (),
        renewals=tuple(
            RenewalItem(
                fact_id=said.fact_id,
                positions=said.positions,
                renewed_on=said.value.renewed_on,
                expires_on=said.effective_until,
                problem=said.problem,
            )
            for said in items.about(Renewal, award.fact_id)
        ),
        suspensions=tuple(
            SuspensionItem(
                fact_id=said.fact_id,
                positions=said.positions,
                reason_code=said.value.reason_code,
                effective_on=said.value.effective_on,
                reinstated_on=said.effective_until,
                problem=said.problem,
            )
            for said in items.about(Suspension, award.fact_id)
        ),
        reinstatements=tuple(
            ReinstatementItem(
                fact_id=said.fact_id,
                positions=said.positions,
                effective_on=said.value.effective_on,
                problem=said.problem,
            )
            for said in items.about(Reinstatement, award.fact_id)
        ),
        unsupported_revocations=tuple(
            each for each in _revocations(award, items) if each.problem is not None
        ),
    )


def definition_of(held: Holding, definitions: Definitions) -> Credential | None:
    """Give the definition a credential was earned under; a one-off has none."""
    if held.credential_id is None or held.credential_version is None:
        return None
    return definitions[held.credential_id, held.credential_version]
