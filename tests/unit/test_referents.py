"""Whom a surname and a pronoun mean in reports of courts, and when they mean nobody that can be told."""

import pytest

import claimkit as ck


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Ivan Dorn spoke in Leeds on Monday. Dorn was convicted of fraud.", "Ivan Dorn"),
        ("Ivan Dorn spoke in Leeds on Monday. He was convicted of fraud.", "Ivan Dorn"),
        ("Ivan Dorn met Petra Lind in Leeds. He was convicted of fraud.", ""),
        # a victim of the surname, and one of whom it was never told in full
        ("Mara Dorn was found dead in Leeds. Dorn was convicted of the murder of Mara Dorn.", ""),
        ("Mara Dorn disappeared in May. In Leeds on Monday Dorn was convicted of murder.", ""),
        ("Dorn was convicted of fraud in Leeds on Monday, said Mara Dorn.", ""),
        ("Ivan Dorn and Mara Dorn met in Leeds. Dorn was convicted of fraud.", ""),
        # "he" is who is told of first, unless others may be
        ("A man shot Carl Boone in Leeds. He was convicted of murder.", ""),
        ("Carl Boone was shot by a man in Leeds. He was convicted of murder.", ""),
        ("Vask was charged in Leeds with the killing of Carl Boone. He was convicted of murder.", ""),
        ("Six clerks spoke against Carl Boone in Leeds. He was convicted of fraud.", ""),
        # of whom somebody speaks is not the one who speaks, and a court is not tried
        ('Ivan Dorn spoke in Leeds. "He was convicted of fraud," Dorn said of a clerk.', ""),
        ("Ivan Dorn, tried in Leeds at Varn District Court, was convicted of fraud.", "Ivan Dorn"),
        ("Ivan Dorn, a plumber, fled Leeds before he was convicted of fraud.", "Ivan Dorn"),
    ],
)
def test_who_was_convicted(text: str, who: str) -> None:
    verdicts = [c for c in ck.read_report(ck.Report(text, "Daily")) if c.attribute == "verdict"]
    assert len(verdicts) == 1
    assert ", ".join(actor.name for actor in verdicts[0].accused) == who
