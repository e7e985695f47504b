"""A need that is known, and nothing done about it (6.44; best endeavours, 6.2)."""

from fourfold.code_of_practice.needs import SenStatus


def is_barrier_without_action(status: SenStatus, *, barriers: int, help_in_force: int) -> bool:
    """Whether a pupil has SEN support and a known barrier to learning, and no line of provision is in force."""
    return status is SenStatus.SUPPORT and barriers > 0 and help_in_force == 0
