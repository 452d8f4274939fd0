"""How values show themselves: short in a console, as they are meant in a notebook; and running from a zip."""

import datetime
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import attrs
import pytest

import claimkit as ck
from claimkit.names import Verdict

ROOT = Path(__file__).parents[2]
SAID = {"Metro": "about 5,000", "Post": "as many as 15,000 <people>", "Radio": "dozens"}
CLAIMS = [
    ck.Claim.from_text("crowd_size", "about 5,000", "Metro", about="17 January 2024", speaker="Police"),
    ck.Claim.from_text("crowd_size", "at least 15,000", "Post <b>", told=datetime.date(2024, 1, 18)),
]
VALUES: list[Any] = [
    *CLAIMS,
    ck.parse_quantity("more than 4,000 people"),
    ck.parse_date("mid-January 2024"),
    ck.Source("Metro", url="https://metro.example"),
    ck.Actor("Fail Alsynov", aliases=("Alsinov",)),
    ck.Place("Baymak"),
    ck.match_names("Fail Alsynov", "Фаил Алсынов"),
]


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_a_repr_is_the_call_that_makes_the_value(value: Any) -> None:
    names = {name: getattr(ck, name) for name in ck.__all__} | {"datetime": datetime, "Verdict": Verdict}
    again = eval(repr(value), names)
    assert again == value
    defaults = [f.name for f in attrs.fields(type(value)) if getattr(value, f.name) == f.default]
    assert not [name for name in defaults if f" {name}=" in repr(value).partition("(")[2].split("(")[0]]


def test_notebooks_and_pictures() -> None:
    answer, dossier = ck.resolve(CLAIMS), ck.assemble(CLAIMS)
    assert len(repr(answer)) < 250
    assert "contested" in repr(answer)
    assert len(repr(dossier)) < 250
    assert repr(ck.Dossier(())) == "<Dossier, events: 0, reports: 0>"
    for shown in (answer, dossier):
        page: str = shown._repr_html_()
        assert page.startswith('<div class="claimkit">')
        assert 'class="board"' in page
        assert "<b>" not in page
    for value in (*CLAIMS, VALUES[2], VALUES[3], VALUES[-1]):
        assert value._repr_html_().startswith("<span><strong>")
        assert "<b>" not in value._repr_html_()
    picture = answer.to_svg()
    told = " ".join(text.strip() for text in ET.fromstring(picture).itertext() if text.strip())
    assert "Participants: who claimed what" in told
    assert "Accounts differ" in told
    assert "<style>" in picture
    with pytest.raises(ck.ResolutionError, match="has no figures to draw"):
        ck.resolve([ck.Claim("charge", "riot", "Post")]).to_svg()


def test_columns_show_the_first_answers() -> None:
    found = ck.resolve_columns(source=["a", "b"], object=["<x>", "<x>"], value=[1.0, 1.0])
    assert repr(found).startswith("<ColumnsResolution answers: 1, sources: 2; ")
    assert "&lt;x&gt;" in found._repr_html_()
    assert "<x>" not in found._repr_html_()


def test_a_figure_in_words_is_no_label() -> None:
    with pytest.warns(UserWarning, match=r"make it with Claim\.from_text\('crowd_size', 'about 5,000'"):
        ck.Claim("crowd_size", "about 5,000", "Metro")
    assert ck.Claim("charge", "article 282", "Metro").value == "article 282"


def test_claimkit_runs_from_a_zip(tmp_path: Path) -> None:
    file = tmp_path / "claimkit.zip"
    with zipfile.ZipFile(file, "w") as made:
        for path in sorted((ROOT / "src" / "claimkit").rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                made.write(path, path.relative_to(ROOT / "src"))
    code = (
        "import claimkit as ck; assert '.zip' in ck.__file__; "
        "d = ck.reconcile([ck.Report('About 300 people marched in Leeds on 3 May 2023.', 'Metro')]); "
        "print(len(ck.to_html(d)) > 5000, ck.match_names('Kim', 'Ким').is_match)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(file)},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.split()[:1] == ["True"], done.stderr
