"""Court: charges, pleas, verdicts, kinds of sentence; and what police and protesters used.

An offence goes by the text's own words ("attempted murder", "assault with intent to rob"); only spellings
and forms of one offence share a name.  Rules say what becomes of it: a charge that is brought, one that gave
way to another or was dropped, one that may come, and what is no charge at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimkit.models import Modality
from claimkit.patterns import Grammar, Match, rule
from claimkit.reading.means import means
from claimkit.reading.offences import (
    BEFORE,
    LEGAL,
    WHAT,
    Label,
    Made,
    collapsed,
    each,
    read_labels,
    settled,
    shown,
)
from claimkit.reading.rulings import RULINGS
from claimkit.reading.tokens import Token, sentence_words
from claimkit.reading.wordings import wordings

_REACH = 16  # words that a charge stands before its offences at most: a list of them, with whom and when


@rule(
    "a plea to a charge",
    f"not? guilty !<mark/offence>* to !<mark/offence>* charge/charges of? {WHAT}",
    examples=[
        ("Hurst pleaded not guilty on Monday in Vask to a charge of fraud.", "charge: fraud"),
        ("Hurst was not charged with fraud.", ""),
    ],
)
def _pleaded_to(match: Match) -> Made:
    return each(match)


@rule(
    "no charge",
    "not/never/n't/nobody/no_one/none/without/no !<mark/offence>* <charging/accusation> "
    f"!<mark/offence>* {WHAT}",
    f"not/no {WHAT}",
    f"(rather than | instead of) {WHAT}",
    f"(declined/refused/declines/refuses to | decided against) <charging> !<mark/offence>* {WHAT}",
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
    return each(match, refused="the text says that this is not the charge")


@rule(
    "a charge changed",
    f"<upgrading> !<mark/offence>* charge/charges !<mark/offence>* from (old: <offence>) to {WHAT}",
    f"<upgrading> !<mark/offence>* charge/charges !<mark/offence>* to {WHAT}",
    f"charge/charges !<mark/offence>* <upgrading> !<mark/offence>* from (old: <offence>) to {WHAT}",
    f"charge/charges <be/have>+ <upgrading> !<mark/offence>* to {WHAT}",
    examples=[
        ("Prosecutors upgraded the charge from assault to murder.", "charge: murder (corrects)"),
        ("The charge was reduced to manslaughter.", "charge: manslaughter (corrects)"),
        ("The charge against Lena Ost was reduced from murder to theft.", "charge: murder (withdrawn)"),
    ],
)
def _changed(match: Match) -> Made:
    return [*each(match, "old", withdrawn=True), *each(match, corrects=True)]


@rule(
    "a charge that is only talked of",
    f"charge/charges of {WHAT} <be> <adverb>* not/n't/<untrue>",
    f"<demanding> !<mark/offence>* be <charging> !<mark/offence>* {WHAT}",
    f"(^ | that | <report>) charging !<mark/offence>* {WHAT}",
    examples=[
        ("The lawyer said a charge of murder was not justified.", "a charge that is only talked of: murder"),
        (
            "The union demanded that the officer be charged with murder.",
            "a charge that is only talked of: murder",
        ),
        ("Charging the mayor with fraud would be wrong.", "a charge that is only talked of: fraud"),
        ("A charge of murder was brought on Monday.", ""),
    ],
)
def _talked_of(match: Match) -> Made:
    return each(match, refused="the text does not say that this charge was brought")


@rule(
    "a charge before",
    f"(at first | <at_first>) !<mark/offence>* <charging> !<mark/offence>* {WHAT}",
    f"<have> <adverb>* been (at first | <at_first>) <charging> !<mark/offence>* {WHAT}",
    examples=[
        ("Hurst was at first charged with assault.", "charge: assault (withdrawn)"),
        ("Hurst was initially charged with assault.", "charge: assault (withdrawn)"),
    ],
)
def _before(match: Match) -> Made:
    return each(match, withdrawn=True)


@rule(
    "a charge only said",
    f"charge/charges/charged/charging (<adverb/date> | in/on <date>)* that !<offence>* {WHAT}",
    f"charge/charges/charged/charging (<adverb/date> | in/on <date>)* that !<offence>* {WHAT} "
    "(!<offence>* (more: <offence>))?",
    examples=[
        ("The governor charged on Monday that his rival had a record of fraud.", "a charge only said: fraud"),
        ("Hurst was charged on Monday with fraud.", ""),
    ],
)
def _only_said(match: Match) -> Made | None:
    if match.start and match.words[match.start - 1].is_a("preposition", "be", "determiner"):
        return None  # "on charges that he committed fraud"
    why = "somebody says so, and no court"
    return [*each(match, refused=why), *each(match, "more", refused=why)]


@rule(
    "a record of earlier deeds",
    f"<of_record>* record/history/past/sheet !<;>* {WHAT}",
    f"<of_record>* record/history/past/sheet !<;>* {WHAT} (!<;>* (more: <offence>))",
    f"<before_now> <adverb>* convicted/conviction/convictions/arrest/arrests/charges !<;/date>* {WHAT} "
    "(!<date>|$)",
    f"convicted <before_now> !<;/date>* {WHAT} (!<date>|$)",
    examples=[
        ("Hurst has a criminal record, with fraud charges.", "a record of earlier deeds: fraud"),
        ("Hurst had two prior convictions for theft.", "a record of earlier deeds: theft"),
        ("Hurst, who has been convicted twice of theft, was shot.", "a record of earlier deeds: theft"),
        ("Hurst was charged with theft.", ""),
    ],
)
def _of_record(match: Match) -> Made | None:
    why = "of an earlier deed, of which no day is told"
    told = match.words[match.start : match.marks["what"][0]]
    if not any(t.is_a("of_record", "before_now") for t in told):
        return None
    return [*each(match, refused=why), *each(match, "more", refused=why)]


@rule(
    "a charge dropped",
    f"<dropping> !<mark/offence>* {WHAT}",
    f"charge/charges of {WHAT} !<mark/offence>* <be/have>+ <dropping>",
    f"{WHAT} charge/charges <be/have>+ <adverb>* <dropping>",
    f"cleared of {WHAT}",
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
    return each(match, withdrawn=True)


@rule(
    "a charge that may come",
    f"<modal> <adverb>* (be | face | have been)? !<mark/offence>* {WHAT}",
    f"threatened/risk/risks/risking/warned !<mark/offence>* {WHAT}",
    f"whether/consider/considers/considering/weighing/mulling/seeking !<mark/offence>* {WHAT}",
    f"<preparing> !<mark/offence>* charge/charges of? {WHAT}",
    f"expected/likely/set/due/about/poised to (be | face) !<mark/offence>* {WHAT}",
    f"charge/charges !<;/offence>* (<modal> | expected/likely/due/set to) (include | be of)? {WHAT}",
    f"(charge/charges of {WHAT} | {WHAT} charge/charges) against <whoever_did_it>",
    examples=[
        ("Hurst could be charged with fraud.", "charge_threatened: fraud"),
        ('The mayor said that marchers might be tried for "mass riots".', "charge_threatened: mass riots"),
        ("They have yet to decide whether to charge the officer with murder.", "charge_threatened: murder"),
        ("Prosecutors are preparing charges of fraud.", "charge_threatened: fraud"),
        ("Hurst is expected to be indicted on fraud charges.", "charge_threatened: fraud"),
        ("Hurst is expected to be arraigned on fraud charges.", "charge: fraud"),
        ("The charges against Anton Hurst, a grocer, will include fraud.", "charge_threatened: fraud"),
        ("The minister announced charges of fraud against those responsible.", "charge_threatened: fraud"),
        ("The minister announced charges of fraud against the mayor.", ""),
    ],
)
def _may_come(match: Match) -> Made | None:
    charged = any(
        t.is_a("charging") or t.word in ("face", "charges") for t in match.words[match.start : match.end]
    )
    if any(t.word.startswith("arraign") for t in match.words[match.start : match.end]):
        return each(match)  # who is arraigned has been charged
    return each(match, attribute="charge_threatened") if charged else None


@rule(
    "an investigation demanded",
    f"<demanding> !<offence/inquiring>* <inquiring> !<offence>* {WHAT}",
    f"<demanding> !<offence/inquiring>* <inquiring> !<offence>* {WHAT} (!<offence>* (more: <offence>))?",
    examples=[
        ("The mayor demanded an inquiry into fraud.", "investigation_demanded: fraud"),
        ("The mayor denied fraud.", ""),
    ],
)
def _demanded(match: Match) -> Made:
    return [
        *each(match, attribute="investigation_demanded"),
        *each(match, "more", attribute="investigation_demanded"),
    ]


@rule(
    "an investigation opened",
    f"<opening_a_case> !<mark/offence/inquiring>* <inquiring> !<mark/offence>* {WHAT}",
    examples=[
        ("The prosecutor opened an investigation for homicide.", "investigation_opened: homicide"),
        ("The prosecutor opened the court to the press after the homicide.", ""),
    ],
)
def _opened(match: Match) -> Made:
    return each(match, attribute="investigation_opened")


BROUGHT = "charges that were brought"
"""Name of the rule of charges that are news by themselves, whoever is charged."""


@rule(
    BROUGHT,
    f"charge/charges of {WHAT} <be/have>+ <be/adverb/date>* <bringing>",
    f"{WHAT} charge/charges <be/have>+ <be/adverb/date>* <bringing>",
    f"<bringing> !<mark/offence/preposition>* charge/charges of {WHAT}",
    f"<bringing> !<mark/offence/preposition>* {WHAT} charge/charges",
    examples=[
        ("Charges of manslaughter were filed on Monday.", "charge: manslaughter"),
        ("Prosecutors brought fraud charges.", "charge: fraud"),
        ("No charges of fraud were filed.", ""),
        ("They may bring charges of fraud.", ""),
    ],
)
def _brought(match: Match) -> Made | None:
    return each(match) if settled(match) else None


@rule(
    "an accusation",
    f"(who: _) <accusation> !<charging/offence>* {WHAT}",
    f"^ <accusation> !<charging/offence>* {WHAT}",
    examples=[
        ("Prosecutors accuse the mayor of fraud.", "accusation: fraud"),
        ("Hurst is accused of fraud.", "accusation: fraud"),
        ("Hurst was convicted on accusations of fraud.", ""),
    ],
)
def _accusation(match: Match) -> Made | None:
    if any(t.is_a("charging") for t in match.words[max(0, match.start - 3) : match.start + 1]):
        return None  # "convicted on accusations of fraud"
    return each(match, attribute="accusation", manner=Modality.ALLEGED)


@rule(
    "a suspicion",
    f"<suspecting> !<mark/charging/offence>* (, !<mark/offence>+ ,)? !<mark/charging/offence>* {WHAT}",
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
    return each(match, attribute="accusation", manner=Modality.ALLEGED, refused=refused)


RULED_ON = "an offence that a court ruled on"
"""Name of the rule of offences told with a verdict or a sentence, and not with a charge."""

_AND_MORE = "(!<mark/offence>? !<mark/offence>? !<mark/offence>? (more: <offence>))?"


@rule(
    RULED_ON,
    f"<ruled_on> !<offence>* {WHAT} {_AND_MORE}",
    f"{WHAT} <ruled_on>",
    examples=[
        ("Hurst was convicted of manslaughter.", "charge: manslaughter"),
        ("Hurst was jailed for fraud and theft.", "charge: theft"),
        ("His fraud conviction was quashed.", "charge: fraud"),
        ("Hurst was sentenced on fraud charges.", ""),
        ("Hurst was charged with manslaughter.", ""),
    ],
)
def _ruled_on(match: Match) -> Made | None:
    """Of what somebody is convicted he need not have been charged: a jury may find for less."""
    told = {t.word for t in match.words[match.start : match.end + 2]}
    return _offences(match) if told.isdisjoint(("charge", "charges", "count", "counts")) else None


@rule(
    "a charge",
    f"<charging> !<offence>* {WHAT} {_AND_MORE}",
    f"{WHAT} <charging>",
    f"(count/counts) of !<mark/offence>* {WHAT}",
    examples=[
        ("Hurst was charged with attempted murder.", "charge: attempted murder"),
        ("Hurst was charged with aggravated arson.", "charge: aggravated arson"),
        (
            "Hurst was charged with assault with intent to commit murder.",
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
    return _offences(match)


def _offences(match: Match) -> Made | None:
    """The offences of which a word for a charge or a ruling is said, unless it is said of something else."""
    what = match.marks["what"][0]
    if any(t.is_a("beside_trial") for t in match.words[max(0, match.start - BEFORE) : match.start]):
        return None  # who is a witness at a trial is not the one charged
    between = match.words[match.start : what]
    if _is_of_another_clause(between):
        return None  # "charged over the shooting, and riot police"
    if any(t.is_a("alike", "of_a_clause") for t in between):
        return None  # "a charge akin to treason", "the indictment shows how deep corruption goes"
    if between and between[0].word == "guilty" and not _found_so(match.words[: match.start]):
        return None  # "the mayor is guilty of treason": so somebody thinks
    if what - match.start > _REACH or any(t.word == ";" for t in match.words[match.start : what]):
        return None
    return [*each(match), *each(match, "more")]


def _found_so(before: Sequence[Token]) -> bool:
    """Whether somebody was found guilty or pleaded so, by the words before "guilty"."""
    return any(t.is_a("finding", "answering", "ruling_on") or t.word in _ANSWERS for t in before[-BEFORE:])


_ANSWERS = frozenset("pleas verdict verdicts".split())


def labels(words: Sequence[Token], without: frozenset[str] = frozenset()) -> list[Label]:
    """Return the categories that a sentence tells.

    An offence is a charge only where the sentence speaks of a charge, trial or sentence; where somebody
    demands that it be investigated, it is ``investigation_demanded`` and no charge; where somebody begins to,
    ``investigation_opened``.

    >>> text = "He was jailed for inciting racial hatred; the mayor demanded an inquiry into fraud."
    >>> words = sentence_words(text)
    >>> [(label.attribute, label.value) for label in labels(words)]
    [('charge', 'inciting hatred'), ('investigation_demanded', 'fraud')]
    """
    clad = collapsed(words)
    rulings = _on_offences(clad, sorted(read_labels(RULINGS, clad, without)))
    return sorted([*read_labels(CHARGES, clad, without), *rulings, *_kinds(clad), *_means(clad, without)])


def _on_offences(clad: Sequence[Token], rulings: Sequence[Label]) -> Iterator[Label]:
    """Rulings, each verdict with the offences behind it: "guilty of murder, but cleared of rape"."""
    for label, after in zip(rulings, [*(r.start for r in rulings[1:]), clad[-1].end], strict=False):
        told = [t.word for t in clad if t.kind == "offence" and label.end <= t.start < after]
        yield label._replace(of=" and ".join(told)) if label.attribute == "verdict" else label


def _kinds(clad: Sequence[Token]) -> Iterator[Label]:
    """Kinds of sentence."""
    told = {t.word for t in clad}
    if LEGAL.isdisjoint(told) and not any(t.is_a("charging") for t in clad):
        return
    for one in wordings("sentences.tsv").scan(clad):
        start, end = clad[one.start].start, clad[one.end - 1].end
        if not any(t.is_a("imposed", "exposed") or t.word.startswith("sentenc") for t in clad):
            continue  # "to reduce his jail time": no word says that a court gave it
        faced = _is_faced(clad[: one.start])
        attribute, value = one.made
        ahead = [t.word for t in clad[max(0, one.start - _TERM) : one.start]]
        if "suspended" in ahead:
            value = "suspended"  # "a suspended five-year prison sentence" sends nobody to prison
        yield Label(start, end, attribute, value, manner=Modality.HYPOTHETICAL if faced else None)


_TERM = 2  # words before a sentence that tell its kind, and how long it is


def _is_faced(before: Sequence[Token]) -> bool:
    """Whether somebody only faces a sentence: the last word before it that gives or threatens one says so.

    "Convicted of murder, he faces life"; "he could be sentenced to life"; but "he faced the court that
    sentenced him to life".
    """
    open_to = [n for n, t in enumerate(before) if t.is_a("modal", "conditional", "exposed")]
    given = [n for n, t in enumerate(before) if t.is_a("imposed") and not t.is_a("condemning")]
    return bool(open_to) and (not given or given[-1] - open_to[-1] <= _REACH_OF_MODAL)


_REACH_OF_MODAL = 3  # words from a modal to the verb that it governs: "could have been jailed"


def _means(clad: Sequence[Token], without: frozenset[str]) -> Iterator[Label]:
    """What police and protesters used, and what is named that they did not use."""
    for name, one in means(clad, without):
        token = one.token
        yield Label(token.start, token.end, one.attribute, one.value, name, refused=one.refused)


def _demonstrated(text: str) -> Iterator[tuple[str, str]]:
    for label in labels(sentence_words(text)):
        yield label.rule, shown(label)


def _is_of_another_clause(between: Sequence[Token]) -> bool:
    """Whether what stands right before an offence joins it to something else than a charge."""
    joint = next(
        (t for t in reversed(between) if t.is_a("conj", "preposition", "charging", "subordinator")), None
    )
    return joint is not None and joint.is_a("conj") and joint is not between[0]


CHARGES = Grammar(
    "charges",
    [
        _pleaded_to,
        _not_charged,
        _changed,
        _only_said,
        _of_record,
        _before,
        _dropped,
        _may_come,
        _talked_of,
        _demanded,
        _opened,
        _brought,
        _accusation,
        _suspected,
        _ruled_on,
        _charged,
    ],
    _demonstrated,
)
