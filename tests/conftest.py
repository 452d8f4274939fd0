"""How the tests draw their examples: derandomised by default, at random and at length with ``nightly``."""

from hypothesis import HealthCheck, settings

settings.register_profile(
    "spec",
    derandomize=True,
    deadline=None,
    max_examples=60,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile(
    "nightly",
    deadline=None,
    max_examples=2000,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("spec")
