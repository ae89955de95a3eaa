"""Who calls: a pseudonymous id, a role, and the district it acts for."""

from ledger.domain.values import Part, PrincipalId, Slug


class Principal(Part, frozen=True, kw_only=True):
    """The actor of a command, as every entry records it.

    Role and district are absent where the caller has none, as an issuer's service has no district.
    """

    principal_id: PrincipalId
    role: Slug | None = None
    district_id: Slug | None = None
