"""Resolution: from claims about one thing to one explained answer."""

from claimkit.render import Role
from claimkit.resolution.model import Alternative, Part, Placement, Resolution, State
from claimkit.resolution.resolve import check_weights, resolve, untold
from claimkit.verdicts import Status

__all__ = [
    "Alternative",
    "Part",
    "Placement",
    "Resolution",
    "Role",
    "State",
    "Status",
    "check_weights",
    "resolve",
    "untold",
]
