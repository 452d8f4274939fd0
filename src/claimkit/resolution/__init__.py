"""Resolution: from claims about one thing to one explained answer."""

from claimkit.render import Role
from claimkit.resolution.model import Alternative, Decision, Part, Placement, Resolution, State
from claimkit.resolution.resolve import Terms, decided, resolve, settled, untold
from claimkit.resolution.sayings import check_weights
from claimkit.verdicts import Status

__all__ = [
    "Alternative",
    "Decision",
    "Part",
    "Placement",
    "Resolution",
    "Role",
    "State",
    "Status",
    "Terms",
    "check_weights",
    "decided",
    "resolve",
    "settled",
    "untold",
]
