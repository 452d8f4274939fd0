"""Short texts of other languages that hold words of English: nothing is read from them by accident."""

from __future__ import annotations

import pytest

import claimkit as ck

FOREIGN = [
    "De burgemeester bedankte die 12 vrijwilligers die maandag in Zwartven 40 bomen hebben geplant.",
    "Wie die 40 arrestanten waren, wil de man niet zeggen.",
    "Der Brand war am Sonntag, 30 Mann kamen in den Ort.",
    "Den 40 Opfern, die in Tarn starben, wurde gedacht.",
    "Tre man dog i en brand i Velden, den brand som var i helgen.",
    "Den man som greps i Tarn hade 12 barn.",
    "Tre mand blev slain i Tarn, og 12 er i arrest.",
    "De 12 som ble arrestert i Tarn er alle menn.",
    "El alcalde dice que 12 personas son parte de la marcha.",
    "Il sindaco dice che 40 case sono senza luce.",
    "Le maire de Tarn a dit que 12 agents sont morts pour la ville.",
    "O prefeito disse que 40 casas foram destruidas.",
    "Minister mow o 40 rannych, a to nie jest ten man.",
    "V Tarnu je 12 mrtvych a 30 lidi je v nemocnici.",
]


@pytest.mark.parametrize("text", FOREIGN)
def test_a_text_of_another_language_says_so_and_nothing_is_read(text: str) -> None:
    reading = ck.examine_report(ck.Report(text, "Daily"))
    assert not reading.claims
    assert "read" in reading.notes[0]


@pytest.mark.parametrize(
    "text", ["A man died in Brand.", "Two men die in Den Haag.", "Den Haag: 12 die in van crash."]
)
def test_a_text_of_english_is_read(text: str) -> None:
    assert any(c.attribute == "deaths" for c in ck.read_report(ck.Report(text, "Daily")))
