"""Every example script runs by itself and prints something."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.py"))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_example(path: Path, tmp_path: Path) -> None:
    """It ends well, in an empty folder, and says something."""
    done = subprocess.run(
        [sys.executable, "-W", "error", str(path)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=tmp_path,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) > 5


def test_the_main_job_writes_a_page_and_data(tmp_path: Path) -> None:
    path = next(p for p in EXAMPLES if p.stem == "reconcile_seeds")
    subprocess.run([sys.executable, str(path), str(tmp_path)], capture_output=True, check=True)
    assert "<svg" in (tmp_path / "dossier.html").read_text(encoding="utf-8")
    assert (tmp_path / "dossier.json").stat().st_size > 1000
