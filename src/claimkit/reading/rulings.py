"""Rulings: pleas and verdicts, and what is none: what is offered, asked for, feared or undone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimkit.patterns import Grammar, Match, rule
from claimkit.reading.offences import BEFORE, Made, collapsed, one_label, read_labels, settled, shown
from claimkit.reading.tokens import Token, sentence_words


@rule(
    "a plea",
    "(what: pleaded/pled/pleads/pleading (no: not)? guilty)",
    "^ _* (what: plead (no: not)? guilty)",
    "(what: entered !<mark>* plea/pleas of (no: not)? guilty)",
    "(what: plea of (no: not)? guilty)",
    examples=[
        ("Anton Hurst pleaded guilty to fraud.", "plea: guilty"),
        ("Anton Hurst entered a plea of not guilty.", "plea: not guilty"),
        ("Anton Hurst has offered to plead guilty to fraud.", ""),
    ],
)
def _plea(match: Match) -> Made | None:
    first = match.marks["what"][0]
    before = match.words[max(0, first - 4) : first]
    if any(t.is_a("modal", "conditional", "offering", "neg") or t.word == "to" for t in before):
        return None
    return one_label(match, "plea", "not guilty" if "no" in match else "guilty")


@rule(
    "no contest",
    "(what: pleaded/pled/pleads/pleading (no contest | no-contest | nolo contendere))",
    "(what: plea/pleas of (no contest | no-contest | nolo contendere))",
    "(what: (no contest | no-contest) plea/pleas)",
    examples=[
        ("Anton Hurst pleaded no contest.", "plea: no contest"),
        ("Anton Hurst entered a plea of no contest to fraud.", "plea: no contest"),
        ("Anton Hurst may enter a plea of no contest.", ""),
    ],
)
def _no_contest(match: Match) -> Made | None:
    return one_label(match, "plea", "no contest") if settled(match) else None


@rule(
    "guilt denied",
    "(what: not admit/admitting his/her/their? guilt)",
    "(what: denies/denied/deny/denying admit/admitting? his/her/their? guilt)",
    "(what: maintains/maintained his/her/their innocence)",
    examples=[("Anton Hurst does not admit his guilt.", "plea: not guilty")],
)
def _guilt_denied(match: Match) -> Made:
    return one_label(match, "plea", "not guilty")


_DEED = "!<mark/offence/preposition>* (deed: _)"


@rule(
    "guilt admitted",
    "(what: admitted/admits his/her/their guilt)",
    f"(what: admitted/admits/admitting) {_DEED}",
    examples=[
        ("Anton Hurst admitted his guilt.", "plea: guilty"),
        ("Anton Hurst admitted arson when he appeared before magistrates.", "plea: guilty"),
        ("Anton Hurst admitted arson in an interview.", ""),
        ("The jury heard that Anton Hurst was admitted to hospital.", ""),
    ],
)
def _guilt_admitted(match: Match) -> Made | None:
    return one_label(match, "plea", "guilty") if settled(match) and _answers(match) else None


@rule(
    "an offence denied in court",
    f"(what: denies/denied/denying) {_DEED}",
    examples=[
        ("Anton Hurst, who denies murder, told the jury that he was asleep.", "plea: not guilty"),
        ("The mayor denied fraud.", ""),
    ],
)
def _offence_denied(match: Match) -> Made | None:
    return one_label(match, "plea", "not guilty") if settled(match) and _answers(match) else None


def _answers(match: Match) -> bool:
    """Whether somebody answers a charge: an offence is admitted or denied, and the sentence is of a court."""
    if "deed" not in match:
        return True
    deed = match["deed"][0]
    offence = deed.kind == "offence" or (deed.word.endswith("ing") and bool(deed.senses))
    passive = match.start and match.words[match.start - 1].is_a("be")
    return offence and not passive and any(t.is_a("in_court") for t in match.words)


_JURY = "jury/jurors/court/judge/judges/tribunal/panel/magistrates/chamber/bench"


@rule(
    "cleared by a court",
    "<be/have> <adverb>* (what: cleared/exonerated) of !<mark/offence>* <offence>",
    f"{_JURY} !<mark/condemning>* (what: cleared/clear/clears) !<mark>* of !<mark/offence>* <offence>",
    "(what: acquittal) !<mark/offence>* (of/on) !<mark/offence>* <offence>",
    "returned/delivered/reached/gave !<mark>* (what: (not guilty | not-guilty) verdict/verdicts)",
    "(what: verdict/verdicts of not guilty)",
    examples=[
        ("Mara Ves was cleared of bribery on Tuesday.", "verdict: not guilty"),
        ("It took jurors four hours to clear Dorian Pask of arson.", "verdict: not guilty"),
        ("The jury returned a not guilty verdict.", "verdict: not guilty"),
        ("The jury could clear Dorian Pask of arson.", ""),
        ("The road was cleared of snow.", ""),
    ],
)
def _cleared(match: Match) -> Made | None:
    took = any(t.word == "took" for t in match.words[max(0, match.start - 2) : match.marks["what"][0]])
    inside = match.words[match.start : match.marks["what"][0]]
    hung = any(t.is_a("modal", "conditional", "neg") for t in inside)
    return one_label(match, "verdict", "not guilty") if (took or settled(match)) and not hung else None


@rule(
    "a conviction overturned",
    "(what: conviction/convictions) <be/have>+ <adverb>* (<undoing> | set aside | thrown out)",
    "(<undoing> | set aside | threw out | throws out) !<mark/offence>* (what: conviction/convictions)",
    examples=[
        ("The conviction was quashed in 1995.", "verdict: guilty (withdrawn)"),
        ("A court set aside the conviction of Anton Hurst.", "verdict: guilty (withdrawn)"),
        ("A court may quash the conviction.", ""),
    ],
)
def _overturned(match: Match) -> Made | None:
    made = [label._replace(withdrawn=True) for label in one_label(match, "verdict", "guilty")]
    return made if settled(match) else None


@rule(
    "a verdict on another count",
    "not guilty of !<mark>* ,? and/but <finding>? (what: guilty)",
    "guilty/convicted !<mark>* ,? and/but <finding>? (what: (no: not) guilty) of",
    "(first: acquitted/cleared) !<mark>* ,? and/but <adverb>* (what: convicted)",
    "guilty/convicted !<mark>* ,? and/but <adverb>* (what: (no: acquitted/cleared)) !<mark/offence>* "
    "<offence>",
    examples=[
        ("She was found not guilty of fraud but guilty of theft.", "verdict: guilty"),
        ("She was found guilty of fraud but not guilty of theft.", "verdict: not guilty"),
        ("She was cleared of fraud but convicted of theft.", "verdict: guilty"),
        ("A jury convicted Dorian Pask of theft and cleared him of arson.", "verdict: not guilty"),
        ("She may be found guilty of fraud and cleared of theft.", ""),
    ],
)
def _other_verdict(match: Match) -> Made | None:
    if not settled(match):
        return None
    told = one_label(match, "verdict", "not guilty" if "no" in match else "guilty")
    return [*one_label(match, "verdict", "not guilty", "first"), *told] if "first" in match else told


@rule(
    "a verdict of long ago",
    "<before_now> (what: convicted)",
    "(what: convicted) <before_now>",
    "<before_now> (what: conviction/convictions)",
    examples=[
        ("Hurst, who had been previously convicted of theft, died.", "a verdict of long ago: guilty"),
        ("Hurst was convicted of theft.", ""),
        ("Hurst, who was convicted twice of theft, was shot on Friday.", "a verdict of long ago: guilty"),
        ("Hurst was previously convicted of theft in 2010.", ""),
    ],
)
def _long_ago(match: Match) -> Made | None:
    behind = match.words[match.end :]
    until = next((n for n, t in enumerate(behind) if t.kind == "mark"), len(behind))
    if any(t.kind == "date" for t in behind[:until]):
        return None
    why = "of an earlier case, of which no day is told"
    return [label._replace(refused=why) for label in one_label(match, "verdict", "guilty")]


@rule(
    "a verdict",
    "<finding> !<mark/guilt>* (what: (no: not) guilty)",
    "<finding> !<mark/guilt>* (, !<mark/guilt>* ,)? (what: guilty)",
    "(what: (no: acquitted))",
    "<be/have> <adverb>* (what: convicted)",
    "jury/jurors/court/judge/judges/tribunal (<preposition> !<mark/verb>)* <date/adverb/have>* "
    "(what: convicted)",
    "(what: his/her/their conviction/convictions)",
    examples=[
        ("The jury found that Anton Hurst is not guilty of obstructing justice.", "verdict: not guilty"),
        ("The jury acquitted Hurst of fraud.", "verdict: not guilty"),
        ("Hurst was convicted of fraud.", "verdict: guilty"),
        ("A jury in Vask on Monday convicted Hurst of fraud.", "verdict: guilty"),
        ("Judges found Anton Hurst, 58, guilty of fraud.", "verdict: guilty"),
        ("He was found guilty of theft but not guilty of fraud.", "verdict: guilty"),
        ("It took the jury three hours to find Hurst guilty of fraud.", "verdict: guilty"),
        ("Nobody has been convicted of the killing.", ""),
        ("Hurst faces ten years if he is convicted of fraud.", ""),
        ("Hurst was not convicted of fraud.", ""),
        ("Hurst was convicted by the tabloids.", ""),
        ("Hurst was convicted by a jury in Vask.", "verdict: guilty"),
        ("A court overturned his conviction.", ""),
    ],
)
def _verdict(match: Match) -> Made | None:
    first = match.marks["what"][0]
    around = match.words[max(0, first - 4) : match.end + 4]
    took = any(t.word in ("took", "needed") for t in match.words[max(0, match.start - BEFORE) : match.start])
    if not (took or settled(match)) or any(t.is_a("overturning") for t in around):
        return None  # but "the jury took three hours to find him guilty"
    if any(t.is_a("modal", "conditional") or t.word == "n't" for t in match.words[match.start : first]):
        return None
    if _by_no_court(match.words[match.end : match.end + BEFORE]):
        return None
    return one_label(match, "verdict", "not guilty" if "no" in match else "guilty")


def _by_no_court(behind: Sequence[Token]) -> bool:
    """Whether those who convict are named, and are no court: "convicted by the tabloids"."""
    if not behind or behind[0].word != "by":
        return False
    return not any(t.is_a("in_court") or t.word in _COURTS for t in behind)


_COURTS = frozenset((*_JURY.split("/"), "courts", "jurors", "all-white", "military"))


def _demonstrated(text: str) -> Iterator[tuple[str, str]]:
    for label in read_labels(RULINGS, collapsed(sentence_words(text)), frozenset()):
        yield label.rule, shown(label)


RULINGS = Grammar(
    "rulings",
    [
        _no_contest, _guilt_denied, _guilt_admitted, _offence_denied, _plea, _cleared,
        _overturned, _other_verdict, _long_ago, _verdict,
    ],
    _demonstrated,
)  # fmt: skip
