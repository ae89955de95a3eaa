"""The messages in which a comparison is told."""

from credential_ledger.v1.salary_service_pb2 import CompareSalaryEligibilityResponse
from ledger.domain.retro.comparison_shape import ComparisonSummary, EducatorComparison
from services.messages.writing import fill


def progress(done: int, educators: int) -> CompareSalaryEligibilityResponse:
    """Gives how far it has come."""
    message = CompareSalaryEligibilityResponse()
    message.progress.educators_done, message.progress.educators = done, educators
    return message


def educator(compared: EducatorComparison) -> CompareSalaryEligibilityResponse:
    """Gives what changed for one educator."""
    message = CompareSalaryEligibilityResponse()
    fill(message.educator, compared)
    return message


def summary(total: ComparisonSummary) -> CompareSalaryEligibilityResponse:
    """Gives what it comes to."""
    message = CompareSalaryEligibilityResponse()
    fill(message.summary, total)
    return message
