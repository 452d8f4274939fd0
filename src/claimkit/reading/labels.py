"""Court: charges, pleas, verdicts, kinds of sentence; and what police and protesters used.

An offence goes by the text's own words ("attempted murder", "assault with intent to rob"); only spellings
and forms of one offence share a name.  Rules say what becomes of it: a charge that is brought, one that gave
way to another or was dropped, one that may come, and what is no charge at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from claimkit.models import Modality
from claimkit.patterns import Found, Grammar, Match, Pattern, rule
from claimkit.reading.means import means
from claimkit.reading.tokens import Token, listed, sentence_words
from claimkit.reading.wordings import wordings

_REACH = 16  # words that a charge stands before its offences at most: a list of them, with whom and when
_QUOTES = frozenset(('"', "“", "”", "«", "»", "'"))


class Label(NamedTuple):
    """A category in a sentence.

    Attributes:
        start: where its words begin.
        end: where they end.
        attribute: what it says.
        value: under which name.
        rule: name of the rule that read it.
        withdrawn: whether the words say that it holds no longer.
        corrects: whether they say that it takes the place of another.
        manner: in what manner, where the words say so; None leaves that to the sentence.
        refused: why it is no claim; empty where it is one.
        of: the offences that a verdict is on, where the words behind it say so.
    """

    start: int
    end: int
    attribute: str
    value: str
    rule: str = ""
    withdrawn: bool = False
    corrects: bool = False
    manner: Modality | None = None
    refused: str = ""
    of: str = ""


_INCHOATE = Pattern(
    "(<inchoate>+ (to/in commit/committing? | commit/committing | of)?)? "
    "<degree>* ((<count> | first) -? degree)? <degree>*"
)


def _collapsed(words: Sequence[Token]) -> list[Token]:
    """The sentence with each offence as one token of the class ``offence``, its name as the word."""
    clad = [t for t in listed(words) if t.word not in _QUOTES]
    found = list(wordings("offences.tsv").scan(clad))
    made: list[Token] = []
    at = 0
    for one in found:
        if one.start < at:
            continue  # "assault with intent to commit murder" is one offence
        first, last = _widened(clad, one, at)
        before = [t.word for t in clad[first : one.start]]
        after = [t.word for t in clad[one.end : last]]
        name = " ".join([*before, one.made[1], *after]).replace(" - ", "-")
        made += clad[at:first]
        made.append(Token(clad[first].start, clad[last - 1].end, name, "offence", frozenset(("offence",))))
        at = last
    return [*made, *clad[at:]]


def _widened(words: Sequence[Token], one: Found, least: int) -> tuple[int, int]:
    """An offence with the words that make it another one: "attempted", "aggravated", "with intent to rob"."""
    first, last = one.start, one.end
    for start in range(max(least, first - _BEFORE), first):
        match = _INCHOATE.match(words, start)
        if match is not None and match.end == first:
            first = start
            break
    if [t.word for t in words[last : last + 2]] == ["with", "intent"]:
        last += 2
        while last < len(words) and last < one.end + 9 and words[last].kind == "word":
            if words[last].is_a("conj", "preposition") and words[last].word not in ("to", "of"):
                break
            last += 1
    return first, last


_BEFORE = 8  # words before an offence that can be of its name: "conspiracy to commit first-degree murder"

Made = list[Label]


def _each(match: Match, part: str = "what", attribute: str = "charge", **fields: Any) -> Made:
    """A label for each offence of a part."""
    tokens = [t for t in match[part] if t.kind == "offence"]
    return [Label(t.start, t.end, attribute, t.word)._replace(**fields) for t in tokens]


def _one(match: Match, attribute: str, value: str, part: str = "what") -> Made:
    """A label for the words of a part."""
    return [Label(match[part][0].start, match[part][-1].end, attribute, value)]


_WHAT = "(what: <offence> (,? and/or? !<mark/offence>? <offence>)*)"


@rule(
    "a plea to a charge",
    f"not? guilty !<mark/offence>* to !<mark/offence>* charge/charges of? {_WHAT}",
    examples=[
        ("Hurst pleaded not guilty on Monday in Vask to a charge of fraud.", "charge: fraud"),
        ("Hurst was not charged with fraud.", ""),
    ],
)
def _pleaded_to(match: Match) -> Made:
    return _each(match)


@rule(
    "no charge",
    "not/never/n't/nobody/no_one/none/without/no !<mark/offence>* <charging/accusation> "
    f"!<mark/offence>* {_WHAT}",
    f"not/no {_WHAT}",
    f"(rather than | instead of) {_WHAT}",
    f"(declined/refused/declines/refuses to | decided against) <charging> !<mark/offence>* {_WHAT}",
    examples=[
        ("Hurst was not charged with fraud.", "no charge: fraud"),
        ("Hurst was charged with manslaughter, not murder.", "no charge: murder"),
        ("No one has been charged with murder.", "no charge: murder"),
        ("A grand jury declined to indict Hurst for murder.", "no charge: murder"),
        ("Hurst pleaded not guilty to arson.", ""),
        ("Hurst was charged with murder.", ""),
    ],
)
def _not_charged(match: Match) -> Made | None:
    if match.start + 1 < len(match.words) and match.words[match.start + 1].word == "guilty":
        return None  # who pleads not guilty to arson, or is cleared of it, is charged with it
    return _each(match, refused="the text says that this is not the charge")


@rule(
    "a charge changed",
    f"<upgrading> !<mark/offence>* charge/charges !<mark/offence>* from (old: <offence>) to {_WHAT}",
    f"<upgrading> !<mark/offence>* charge/charges !<mark/offence>* to {_WHAT}",
    f"charge/charges !<mark/offence>* <upgrading> !<mark/offence>* from (old: <offence>) to {_WHAT}",
    f"charge/charges <be/have>+ <upgrading> !<mark/offence>* to {_WHAT}",
    examples=[
        ("Prosecutors upgraded the charge from assault to murder.", "charge: murder (corrects)"),
        ("The charge was reduced to manslaughter.", "charge: manslaughter (corrects)"),
        ("The charge against Lena Ost was reduced from murder to theft.", "charge: murder (withdrawn)"),
    ],
)
def _changed(match: Match) -> Made:
    return [*_each(match, "old", withdrawn=True), *_each(match, corrects=True)]


@rule(
    "a charge that is only talked of",
    f"charge/charges of {_WHAT} <be> <adverb>* not/n't/<untrue>",
    f"<demanding> !<mark/offence>* be <charging> !<mark/offence>* {_WHAT}",
    examples=[
        ("The lawyer said a charge of murder was not justified.", "a charge that is only talked of: murder"),
        (
            "The union demanded that the officer be charged with murder.",
            "a charge that is only talked of: murder",
        ),
        ("A charge of murder was brought on Monday.", ""),
    ],
)
def _talked_of(match: Match) -> Made:
    return _each(match, refused="the text does not say that this charge was brought")


@rule(
    "a charge before",
    f"(at first | <at_first>) !<mark/offence>* <charging> !<mark/offence>* {_WHAT}",
    f"<have> <adverb>* been (at first | <at_first>) <charging> !<mark/offence>* {_WHAT}",
    examples=[
        ("Hurst was at first charged with assault.", "charge: assault (withdrawn)"),
        ("Hurst was initially charged with assault.", "charge: assault (withdrawn)"),
    ],
)
def _before(match: Match) -> Made:
    return _each(match, withdrawn=True)


@rule(
    "a charge dropped",
    f"<dropping> !<mark/offence>* {_WHAT}",
    f"charge/charges of {_WHAT} !<mark/offence>* <be/have>+ <dropping>",
    f"{_WHAT} charge/charges <be/have>+ <adverb>* <dropping>",
    f"cleared of {_WHAT}",
    examples=[
        ("Prosecutors dropped the charge of arson against Anton Hurst.", "charge: arson (withdrawn)"),
        ("The charge of arson was dropped.", "charge: arson (withdrawn)"),
        ("Hurst was cleared of murder.", "charge: murder (withdrawn)"),
        ("Lawyers argued that a judge should dismiss the charge of fraud.", ""),
    ],
)
def _dropped(match: Match) -> Made | None:
    before = match.words[max(0, match.start - 3) : match.start]
    if any(t.is_a("modal", "neg", "demanding", "offering") or t.word == "to" for t in before):
        return None  # who should drop it has not dropped it
    return _each(match, withdrawn=True)


@rule(
    "a charge that may come",
    f"<modal> <adverb>* (be | face | have been)? !<mark/offence>* {_WHAT}",
    f"threatened/risk/risks/risking/warned !<mark/offence>* {_WHAT}",
    f"whether/consider/considers/considering/weighing/mulling/seeking !<mark/offence>* {_WHAT}",
    f"<preparing> !<mark/offence>* charge/charges of? {_WHAT}",
    f"(charge/charges of {_WHAT} | {_WHAT} charge/charges) against <whoever_did_it>",
    examples=[
        ("Hurst could be charged with fraud.", "charge_threatened: fraud"),
        ('The mayor said that marchers might be tried for "mass riots".', "charge_threatened: mass riots"),
        ("They have yet to decide whether to charge the officer with murder.", "charge_threatened: murder"),
        ("Prosecutors are preparing charges of fraud.", "charge_threatened: fraud"),
        ("The minister announced charges of fraud against those responsible.", "charge_threatened: fraud"),
        ("The minister announced charges of fraud against the mayor.", ""),
    ],
)
def _may_come(match: Match) -> Made | None:
    charged = any(
        t.is_a("charging") or t.word in ("face", "charges") for t in match.words[match.start : match.end]
    )
    return _each(match, attribute="charge_threatened") if charged else None


@rule(
    "an investigation demanded",
    f"<demanding> !<offence/inquiring>* <inquiring> !<offence>* {_WHAT}",
    f"<demanding> !<offence/inquiring>* <inquiring> !<offence>* {_WHAT} (!<offence>* (more: <offence>))?",
    examples=[
        ("The mayor demanded an inquiry into fraud.", "investigation_demanded: fraud"),
        ("The mayor denied fraud.", ""),
    ],
)
def _demanded(match: Match) -> Made:
    return [
        *_each(match, attribute="investigation_demanded"),
        *_each(match, "more", attribute="investigation_demanded"),
    ]


BROUGHT = "charges that were brought"
"""Name of the rule of charges that are news by themselves, whoever is charged."""


@rule(
    BROUGHT,
    f"charge/charges of {_WHAT} <be/have>+ <be/adverb/date>* <bringing>",
    f"{_WHAT} charge/charges <be/have>+ <be/adverb/date>* <bringing>",
    f"<bringing> !<mark/offence/preposition>* charge/charges of {_WHAT}",
    f"<bringing> !<mark/offence/preposition>* {_WHAT} charge/charges",
    examples=[
        ("Charges of manslaughter were filed on Monday.", "charge: manslaughter"),
        ("Prosecutors brought fraud charges.", "charge: fraud"),
        ("No charges of fraud were filed.", ""),
        ("They may bring charges of fraud.", ""),
    ],
)
def _brought(match: Match) -> Made | None:
    return _each(match) if _settled(match) else None


@rule(
    "an accusation",
    f"(who: _) <accusation> !<charging/offence>* {_WHAT}",
    f"^ <accusation> !<charging/offence>* {_WHAT}",
    examples=[
        ("Prosecutors accuse the mayor of fraud.", "accusation: fraud"),
        ("Hurst is accused of fraud.", "accusation: fraud"),
        ("Hurst was convicted on accusations of fraud.", ""),
    ],
)
def _accusation(match: Match) -> Made | None:
    if any(t.is_a("charging") for t in match.words[max(0, match.start - 3) : match.start + 1]):
        return None  # "convicted on accusations of fraud"
    return _each(match, attribute="accusation", manner=Modality.ALLEGED)


@rule(
    "a suspicion",
    f"<suspecting> !<mark/charging/offence>* (, !<mark/offence>+ ,)? !<mark/charging/offence>* {_WHAT}",
    examples=[
        ("Nine people are suspected of bribery and money laundering.", "accusation: money laundering"),
        ("Hurst was arrested on suspicion of fraud.", "accusation: fraud"),
        ("Hurst, held on suspicion of fraud, was freed without charge.", "a suspicion: fraud"),
        ("Hurst is suspected on probable cause, the lower degree, of fraud.", "accusation: fraud"),
        ("Hurst was charged with fraud.", ""),
    ],
)
def _suspected(match: Match) -> Made:
    behind = [t.word for t in match.words[match.end :]]
    freed = any(behind[at : at + 2] == ["without", "charge"] for at in range(len(behind)))
    refused = "whoever was suspected was let go without charge" if freed else ""
    return _each(match, attribute="accusation", manner=Modality.ALLEGED, refused=refused)


@rule(
    "a charge",
    f"<charging> !<offence>* {_WHAT} (!<mark/offence>? !<mark/offence>? !<mark/offence>? (more: <offence>))?",
    f"{_WHAT} <charging>",
    f"(count/counts) of !<mark/offence>* {_WHAT}",
    examples=[
        ("Hurst was charged with attempted murder.", "charge: attempted murder"),
        ("Hurst was charged with aggravated arson.", "charge: aggravated arson"),
        (
            "Hurst was convicted of assault with intent to commit murder.",
            "charge: assault with intent to commit murder",
        ),
        ("Hurst is charged with murder, arson and kidnapping.", "charge: kidnapping"),
        ("Hurst denied charges of fraud and embezzlement.", "charge: embezzlement"),
        ("Hurst was sentenced on fraud charges.", "charge: fraud"),
        ("Hurst faces two counts of fraud.", "charge: fraud"),
        ("Groups count at least 15,000 deaths under torture.", ""),
        ("Arson destroyed the office.", ""),
        ("She had been a witness at her brother's murder trial.", ""),
    ],
)
def _charged(match: Match) -> Made | None:
    what = match.marks["what"][0]
    if any(t.is_a("beside_trial") for t in match.words[max(0, match.start - _BEFORE) : match.start]):
        return None  # who is a witness at a trial is not the one charged
    if any(t.is_a("alike") for t in match.words[match.start : what]):
        return None  # "a charge akin to treason"
    if what - match.start > _REACH or any(t.word == ";" for t in match.words[match.start : what]):
        return None
    return [*_each(match), *_each(match, "more")]


def _settled(match: Match) -> bool:
    """Whether something has happened: nothing before it says that it may, will or must not."""
    before = match.words[max(0, match.start - 5) : match.start]
    hung = any(t.is_a("modal", "conditional", "offering", "neg") or t.word in _UNSETTLED for t in before)
    return not hung


_UNSETTLED = frozenset(("to", "if", "nobody", "no_one", "none"))


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
    return _one(match, "plea", "not guilty" if "no" in match else "guilty")


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
    return _one(match, "plea", "no contest") if _settled(match) else None


@rule(
    "guilt denied",
    "(what: not admit/admitting his/her/their? guilt)",
    "(what: denies/denied/deny/denying admit/admitting? his/her/their? guilt)",
    "(what: maintains/maintained his/her/their innocence)",
    examples=[("Anton Hurst does not admit his guilt.", "plea: not guilty")],
)
def _guilt_denied(match: Match) -> Made:
    return _one(match, "plea", "not guilty")


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
    return _one(match, "plea", "guilty") if _settled(match) and _answers(match) else None


@rule(
    "an offence denied in court",
    f"(what: denies/denied/denying) {_DEED}",
    examples=[
        ("Anton Hurst, who denies murder, told the jury that he was asleep.", "plea: not guilty"),
        ("The mayor denied fraud.", ""),
    ],
)
def _offence_denied(match: Match) -> Made | None:
    return _one(match, "plea", "not guilty") if _settled(match) and _answers(match) else None


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
    return _one(match, "verdict", "not guilty") if (took or _settled(match)) and not hung else None


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
    made = [label._replace(withdrawn=True) for label in _one(match, "verdict", "guilty")]
    return made if _settled(match) else None


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
    if not _settled(match):
        return None
    told = _one(match, "verdict", "not guilty" if "no" in match else "guilty")
    return [*_one(match, "verdict", "not guilty", "first"), *told] if "first" in match else told


@rule(
    "a verdict",
    "<finding> !<mark/guilt>* (what: (no: not) guilty)",
    "<finding> !<mark/guilt>* (, !<mark/guilt>* ,)? (what: guilty)",
    "(what: (no: acquitted))",
    "<be/have> <adverb>* (what: convicted)",
    "jury/jurors/court/judge/judges/tribunal <have>? (what: convicted)",
    "(what: his/her/their conviction/convictions)",
    examples=[
        ("The jury found that Anton Hurst is not guilty of obstructing justice.", "verdict: not guilty"),
        ("The jury acquitted Hurst of fraud.", "verdict: not guilty"),
        ("Hurst was convicted of fraud.", "verdict: guilty"),
        ("Judges found Anton Hurst, 58, guilty of fraud.", "verdict: guilty"),
        ("He was found guilty of theft but not guilty of fraud.", "verdict: guilty"),
        ("It took the jury three hours to find Hurst guilty of fraud.", "verdict: guilty"),
        ("Nobody has been convicted of the killing.", ""),
        ("Hurst faces ten years if he is convicted of fraud.", ""),
        ("Hurst was not convicted of fraud.", ""),
        ("A court overturned his conviction.", ""),
    ],
)
def _verdict(match: Match) -> Made | None:
    first = match.marks["what"][0]
    around = match.words[max(0, first - 4) : match.end + 4]
    took = any(t.word in ("took", "needed") for t in match.words[max(0, match.start - _BEFORE) : match.start])
    if not (took or _settled(match)) or any(t.is_a("overturning") for t in around):
        return None  # but "the jury took three hours to find him guilty"
    if any(t.is_a("modal", "conditional") or t.word == "n't" for t in match.words[match.start : first]):
        return None
    return _one(match, "verdict", "not guilty" if "no" in match else "guilty")


_LEGAL = frozenset("sentence sentences prison jail colony guilt guilty verdict court innocence serve".split())


def labels(words: Sequence[Token], without: frozenset[str] = frozenset()) -> list[Label]:
    """Return the categories that a sentence tells.

    An offence is a charge only where the sentence speaks of a charge, trial or sentence; where somebody
    demands that it be investigated, it is ``investigation_demanded`` and no charge.

    >>> text = "He was jailed for inciting racial hatred; the mayor demanded an inquiry into fraud."
    >>> words = sentence_words(text)
    >>> [(label.attribute, label.value) for label in labels(words)]
    [('charge', 'inciting hatred'), ('investigation_demanded', 'fraud')]
    """
    clad = _collapsed(words)
    rulings = _on_offences(clad, sorted(_read(RULINGS, clad, without)))
    return sorted([*_read(CHARGES, clad, without), *rulings, *_kinds(clad), *_means(clad, without)])


def _on_offences(clad: Sequence[Token], rulings: Sequence[Label]) -> Iterator[Label]:
    """Rulings, each verdict with the offences behind it: "guilty of murder, but cleared of rape"."""
    for label, after in zip(rulings, [*(r.start for r in rulings[1:]), clad[-1].end], strict=False):
        told = [t.word for t in clad if t.kind == "offence" and label.end <= t.start < after]
        yield label._replace(of=" and ".join(told)) if label.attribute == "verdict" else label


def _read(grammar: Grammar, clad: Sequence[Token], without: frozenset[str]) -> Iterator[Label]:
    """What the rules of a grammar read, an offence by the first that speaks of it."""
    read = grammar.without(without).foremost(clad, lambda made: ((label.start, label) for label in made))
    for name, label in read.values():
        yield label._replace(rule=name)


def _kinds(clad: Sequence[Token]) -> Iterator[Label]:
    """Kinds of sentence."""
    told = {t.word for t in clad}
    if _LEGAL.isdisjoint(told) and not any(t.is_a("charging") for t in clad):
        return
    for one in wordings("sentences.tsv").scan(clad):
        start, end = clad[one.start].start, clad[one.end - 1].end
        if not any(t.is_a("imposed", "exposed") or t.word.startswith("sentenc") for t in clad):
            continue  # "to reduce his jail time": no word says that a court gave it
        faced = any(t.is_a("modal", "conditional", "exposed") for t in clad[: one.start])
        passed = any(t.is_a("imposed") for t in clad[: one.start]) and not any(
            t.is_a("modal", "conditional") for t in clad[: one.start]
        )
        attribute, value = one.made
        yield Label(
            start, end, attribute, value, manner=None if passed or not faced else Modality.HYPOTHETICAL
        )


def _means(clad: Sequence[Token], without: frozenset[str]) -> Iterator[Label]:
    """What police and protesters used, and what is named that they did not use."""
    for name, one in means(clad, without):
        token = one.token
        yield Label(token.start, token.end, one.attribute, one.value, name, refused=one.refused)


def _demonstrated(text: str) -> Iterator[tuple[str, str]]:
    for label in labels(sentence_words(text)):
        state = " (withdrawn)" if label.withdrawn else " (corrects)" if label.corrects else ""
        name = label.rule if label.refused else label.attribute
        yield label.rule, f"{name}: {label.value}{state}"


CHARGES = Grammar(
    "charges",
    [
        _pleaded_to,
        _not_charged,
        _changed,
        _before,
        _dropped,
        _may_come,
        _talked_of,
        _demanded,
        _brought,
        _accusation,
        _suspected,
        _charged,
    ],
    _demonstrated,
)
RULINGS = Grammar(
    "rulings",
    [
        _no_contest, _guilt_denied, _guilt_admitted, _offence_denied, _plea, _cleared,
        _overturned, _other_verdict, _verdict,
    ],
    _demonstrated,
)  # fmt: skip
