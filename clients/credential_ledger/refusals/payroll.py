"""What payroll runs may not state."""

from credential_ledger.refusals.refusal import Refusal


class PolicyVersionAfterBasis(Refusal):
    """Version <version> of pay policy <policy_id> was adopted after the basis <basis_position>.

    Metadata: `version`, `policy_id`, `basis_position`.
    """


class CurrencyDiffers(Refusal):
    """The totals are in <currency>; district <district_id> pays in <district_currency>.

    Metadata: `currency`, `district_id`, `district_currency`.
    """


class PayDateStated(Refusal):
    """Pay date <pay_date> is stated already: payroll run <fact_id>.

    Metadata: `pay_date`, `fact_id`.
    """


class NothingToSupplement(Refusal):
    """No payroll run has stated pay date <pay_date>, so none can be supplementary to it.

    Metadata: `pay_date`.
    """


class PayrollRunPassedOver(Refusal):
    """By its <field> the run passes over payroll run <fact_id> of <pay_date>, on record already.

    Metadata: `field`, `fact_id`, `pay_date`.
    """
