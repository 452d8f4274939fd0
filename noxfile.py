# /// script
# requires-python = ">=3.11"
# dependencies = ["nox>=2025.5.1"]
# ///
"""Tasks of a developer: ``nox`` runs all, ``nox -s lint`` one; ``nox -l`` lists them."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import nox

PROJECT = nox.project.load_toml("pyproject.toml")
EXAMPLES = sorted(Path(__file__).parent.joinpath("examples").glob("*.py"))

nox.needs_version = ">=2025.5.1"
nox.options.default_venv_backend = "uv|venv"
nox.options.error_on_missing_interpreters = False
nox.options.reuse_existing_virtualenvs = True


def groups(*names: str) -> list[str]:
    """Return what the named dependency groups ask for; works with any pip."""
    return list(nox.project.dependency_groups(PROJECT, *names))


@nox.session(python=["3.11", "3.12", "3.13"])
def tests(session: nox.Session) -> None:
    """Run the whole suite: property tests, examples, and every doctest."""
    session.install(*groups("test"), "-e", ".")
    session.run("python", "-m", "pytest", *session.posargs)


@nox.session(default=False)
def frames(session: nox.Session) -> None:
    """Run the laws of frames with every kind of frame; with Spark, where there is a Java to run it."""
    session.install(*groups("test", "frames"), "-e", ".")
    files = ["tests/spec/test_frames.py"]
    if shutil.which("java"):
        session.install("pyspark>=4.0")
        files.append("tests/unit/test_spark.py")
    session.run("python", "-m", "pytest", *files, *session.posargs)


@nox.session
def coverage(session: nox.Session) -> None:
    """Tell which lines and branches no test reaches."""
    session.install(*groups("test"), "-e", ".")
    session.run("coverage", "run", "-m", "pytest", "-q")
    session.run("coverage", "report", "--show-missing", "--skip-covered")


@nox.session(default=False, python="3.13")
def mutation(session: nox.Session) -> None:
    """Tell how many small faults in the code the suite notices; an hour or two. Options: tasks/mutate.py."""
    session.install(*groups("mutation"), "-e", ".")
    for step in ("reach", "run", "report"):
        session.run("python", "tasks/mutate.py", step, *session.posargs)


@nox.session(default=False)
def fuzz(session: nox.Session) -> None:
    """Send hostile texts through every entry point for ten minutes. Options: tests/fuzz/soak.py."""
    session.install(*groups("test"), "-e", ".")
    first = time.time_ns() // 10**9 % 10**6 * 10**6
    options = session.posargs or ["--minutes", "10", "--first", str(first)]
    session.run("python", "-m", "tests.fuzz.soak", *options)


@nox.session
def lint(session: nox.Session) -> None:
    """Check style and layout."""
    session.install(*groups("lint"))
    session.run("ruff", "check", ".")
    session.run("ruff", "format", "--check", ".")


@nox.session
def types(session: nox.Session) -> None:
    """Check the types with two checkers."""
    session.install(*groups("types"), "-e", ".")
    session.run("mypy")
    session.run("pyright")


@nox.session
def docs(session: nox.Session) -> None:
    """Build the documentation; a warning is an error."""
    session.install(*groups("docs"), "-e", ".")
    session.run("sphinx-build", "-W", "--keep-going", "-q", "docs", "docs/_build/html")


@nox.session
def examples(session: nox.Session) -> None:
    """Run each example with nothing but what users install."""
    session.install("-e", ".")
    folder = session.create_tmp()
    for example in EXAMPLES:
        with session.chdir(folder):
            session.run("python", str(example), silent=True)
