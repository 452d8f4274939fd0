"""Against whom a charge, a plea, a verdict or a sentence is told, and what is none: by wordings."""

import datetime

import pytest

import claimkit as ck
from claimkit.reading.accused import COURT

DAY = datetime.date(2021, 5, 7)


def published(text: str) -> list[str]:
    """The sentences to publish of what a court says."""
    dossier = ck.reconcile([ck.Report(text, "Daily", published=DAY)])
    answers = [a for e in dossier.events for a in e.resolutions.values() if a.attribute.name in COURT]
    return [s.sentence for a in answers for s in a.states if s.sentence]


@pytest.mark.parametrize(
    "text",
    [
        # nobody in particular
        "The new rule lets officers look for migrants who have been convicted of theft, he said in Tolm.",
        "Most defendants in such cases plead guilty, a judge said in Tolm on Wednesday.",
        "Anyone found guilty of insulting the king can be sentenced to 15 years in Sorn.",
        "Perjury is a crime that carries up to seven years in prison, a professor said in Harlow on Monday.",
        # somebody else, who is not named
        "Lena Ort, whose brother was jailed for ten years for murder, won the vote in Harlow on Sunday.",
        "Karl Voss spoke in Sorn on Friday. His predecessor, who was convicted of theft, died in 2003.",
        "The bill was by Tom Alder, who defeated a rival convicted of embezzlement, in Harlow on Monday.",
        "The widow of Bo Sander, who was convicted of theft in 2010, spoke in Varn on Monday.",
        "Bo Sander's lawyer, Hilda Brok, pleaded not guilty on his behalf in Varn on Monday.",
        "A man shot Carl Boone in Varn on Monday. The officer was charged with murder.",
        # an opinion, a record, a wish, what is only said
        "He said in Ostrel on Tuesday that Ivan Dorn was not guilty of treason, only of stupidity.",
        "Charging Ivan Dorn with perjury would be a mistake, Nils Berg said in Harlow on Monday.",
        "Ivan Dorn has a long criminal record that includes theft and assault charges, papers show.",
        "Ivan Dorn charged in Harlow on Monday that his rival had a record of fraud.",
        "The indictment in Harlow on Monday shows how deep corruption goes, said Ivan Dorn.",
        "The report is a damning indictment of how the fraud squad works, said a lawyer in Harlow on Monday.",
    ],
)
def test_nothing_is_published_against_somebody_who_is_not_told(text: str) -> None:
    assert published(text) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Ivan Dorn and his wife, Petra Dorn, were indicted for wire fraud in Tolm.",
            ["Ivan Dorn and Petra Dorn"],
        ),
        ("Three officers were charged with manslaughter in Tolm on Monday.", ["against three officers"]),
        ("A 19-year-old man was charged with attempted murder in Tolm.", ["against a 19-year-old man"]),
        (
            "Officials said Ivan Dorn was charged with bribery in Tolm.",
            ["of bribery were brought against Ivan Dorn"],
        ),
        (
            "Ivan Dorn was expected to be indicted on bribery charges in Tolm.",
            ["in prospect against Ivan Dorn"],
        ),
        ("Charges of manslaughter were filed in Tolm on Monday.", ["Charges of manslaughter were brought"]),
        ("Otto Kern was charged in Sorn with being an accomplice to rape.", ["of accomplice to rape were"]),
        (
            "Mila Hart was charged in Sorn with aiding and abetting murder.",
            ["of aiding and abetting murder were"],
        ),
        (
            "Mila Hart was charged in Sorn with being an accessory after the fact to murder.",
            ["after the fact to"],
        ),
        ("Mila Hart was charged in Sorn with identity fraud.", ["of identity fraud were"]),
        (
            "A man is charged in Sorn with murder of his alleged victim.",
            ["Charges of murder were brought against"],
        ),
        ("Ivan Dorn spoke in Tolm on Monday. He was charged with bribery.", ["against Ivan Dorn"]),
        ("The bribery charge against Ivan Dorn was brought in Tolm on Monday.", ["against Ivan Dorn"]),
        (
            "Anton Hurst was convicted of theft in Tolm on Monday. Otto Frey was acquitted.",
            ["guilty in the case against Anton Hurst", "not guilty"],
        ),
    ],
)
def test_what_is_published_says_against_whom_and_of_what(text: str, told: list[str]) -> None:
    sentences = published(text)
    assert len(sentences) == len(told)
    for sentence, words in zip(sentences, told, strict=True):
        assert words in sentence


def test_an_unnamed_man_of_one_report_may_be_whom_another_names() -> None:
    """ "A man" is not told beside the name, nor a degree of an offence beside the exact one."""
    texts = (
        "A man was charged with murder in Tolm on 3 May 2021.",
        "Ivan Dorn was charged with murder in Tolm on 3 May 2021.",
        "Ivan Dorn was charged with first-degree murder in Tolm on 3 May 2021.",
    )
    dossier = ck.reconcile(ck.Report(t, f"Daily {n}", published=DAY) for n, t in enumerate(texts))
    answers = [a for e in dossier.events for a in e.resolutions.values() if a.attribute.name == "charge"]
    told = [s.sentence for a in answers for s in a.states if s.sentence]
    assert len(told) == 1
    assert told[0].startswith("Charges of first-degree murder were brought against Ivan Dorn")
