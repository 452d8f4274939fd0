"""Who says it, as rules over phrases: the syntax of saying in English news."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from claimkit.models import Modality
from claimkit.patterns import Grammar, Match, rule
from claimkit.reading.phrases import Phrase

_WHO = "(who: <phrase/pronoun>)"
# set off behind the one who speaks: "Dorn, the minister,", "Dorn, who leads the party,", "Dorn (D-Ohio)"
_ASIDE = (
    r"(himself/herself/itself/themselves)? "
    r"(, <age/count> , (what: <phrase>) !<mark/speaking>* , | , (what: <phrase>) , "
    r"| , <relative> !<mark>+ , | , !<mark/speaking/citing>+ , | \( !\)+ \) "
    "| <issuing> (<preposition>? <date/phrase>)* | <verbal> (<preposition> <date/phrase>)+"
    "| <relative> (!<mark/speaking/phrase/pronoun> !<mark/speaking>*)? )? (,? <relative>)?"
)
# "The minister, Jonas Weil, on Monday denied", "the group late on Monday said"
_WHEN = "(<adverb>* <preposition>? <date>)?"
_DOES = "<have/modal/adverb/be>*"
# "who asked not to be named", "who spoke on condition of anonymity"
_UNNAMED = "(,? <relative> !<mark>* <unnamed_by> ,?)?"
# behind the verb, and no part of what is said: when, where, to whom
_TAIL = "(<adverb>* (<preposition>? <date> | <preposition> <phrase>))*"
_MANNERS = (Modality.DENIED, Modality.ALLEGED, Modality.ESTIMATED, Modality.REPORTED)


class Frame(NamedTuple):
    """Words that say who says something.

    Attributes:
        first: index of the first phrase of the frame.
        last: index of its last one; what is said stands before, behind or around it.
        who: the phrase for the one who speaks.
        what: what is said of them beside it: "the minister".
        cue: index of the phrase that says that they speak.
        manner: in what manner.
        form: ``subject`` ("police said"), ``inverted`` ("said police"), ``source`` ("according to police"),
            ``headline`` ("Police: ..."), ``denial`` ("denied responsibility": what it is for is not denied),
            ``gap`` ("organisers at 500") or ``again`` ("... and said").
        rule: name of the rule that found it.
    """

    first: int
    last: int
    who: Phrase
    what: Phrase | None
    cue: int
    manner: Modality
    form: str
    rule: str = ""


def _frame(match: Match, form: str, manner: Modality | None = None) -> Frame:
    cue = match.marks["cue"][0] if "cue" in match else match.marks["who"][0]
    told = match.words[cue].classes
    found = next((m for m in _MANNERS if m.value in told), Modality.REPORTED)
    what = match["what"]
    first = match.marks["cue" if form == "source" else "who"][0]
    first = min(first, cue) if form == "inverted" else first
    return Frame(first, match.end - 1, match["who"][0], what[0] if what else None, cue, manner or found, form)


def _active(match: Match) -> bool:
    """Whether the verb of a frame has its subject before it: neither passive nor an infinitive."""
    cue = match.marks["cue"][0]
    does = match.words[match.marks["does"][0] : cue]
    verb = match.words[cue]
    after = match.words[cue + 1 : cue + 2]
    if match.start and "neg" in match.words[match.start - 1].classes:
        return False  # "no official said so", "neither Dorn nor Rook said so"
    told_as = {"by", "missing"} if "denied" in verb.classes else {"as", "by", "missing"}
    if any(p.word == "to" for p in does) or any(p.word in told_as for p in after):
        return False  # "people reported missing"
    around = [p.word for p in (*does, *after)]
    modal = any("modal" in p.classes for p in does)
    if (modal and not ("would" in around and "only" in around)) or not (
        _agrees(match["who"][0], verb, modal=modal) or any("do" in p.classes for p in does)
    ):
        return False  # who should say it has not said it
    being = any("be" in p.classes for p in does)
    return ("ing" in verb.classes) == being and ("ing" in verb.classes or not being)


def _agrees(who: Phrase, verb: Phrase, *, modal: bool) -> bool:
    """Whether a verb in the present can have this subject: "officials say", but no "daily record"."""
    if modal or "base" not in verb.classes or "past" in verb.classes:
        return True
    return (
        bool(who.classes & {"people", "pronoun"}) or who.word in ("police", "media") or who.word.endswith("s")
    )


@rule(
    "who was said to have spoken",
    f"{_WHO} {_ASIDE} (<have/adverb>)* <be> <adverb>* (cue: quoted/cited) (by <phrase>)? as saying",
    f"(cue: quoted/quoting/cited/citing) {_WHO} {_ASIDE} as saying",
    examples=[
        ("Ivan Dorn was quoted as saying that 12 died.", "Ivan Dorn"),
        ("Ivan Dorn was quoted by Tass as saying that 12 died.", "Ivan Dorn"),
        ("Tass quoted Ivan Dorn as saying that 12 died.", "Ivan Dorn"),
    ],
)
def _quoted_as_saying(match: Match) -> Frame:
    return _frame(match, "subject" if match.marks["cue"] > match.marks["who"] else "inverted")


@rule(
    "told to somebody",
    f"{_WHO} {_ASIDE} {_WHEN} (does: {_DOES}) (cue: <tell>) <phrase/pronoun> {_TAIL}",
    examples=[
        ("Maria Venn told reporters on Tuesday that 12 died.", "Maria Venn"),
        ("Police have told the Lorne Herald that 12 died.", "police"),
        ("Maria Venn was told by police to leave.", ""),
    ],
)
def _told(match: Match) -> Frame | None:
    return _frame(match, "subject") if _active(match) else None


@rule(
    "a finding",
    f"{_WHO} {_ASIDE} {_WHEN} (does: {_DOES}) (cue: <find>) {_TAIL} that",
    examples=[
        ("The court found that 12 died.", "court"),
        ("A poll showed on Tuesday that 12 died.", "poll"),
        ("Police found 12 bodies.", ""),
    ],
)
def _found(match: Match) -> Frame | None:
    return _frame(match, "subject") if _active(match) else None


@rule(
    "said by its subject",
    f"{_WHO} {_ASIDE} {_WHEN} (does: {_DOES}) (cue: <say>) {_TAIL}",
    f"{_WHO} {_UNNAMED} (does: {_DOES}) (cue: <say>) {_TAIL}",
    f"{_WHO} {_ASIDE} {_WHEN} (does: {_DOES}) (cue: (gave/gives | <revising/mending>)) (up/down)? <tallies>",
    examples=[
        ("Officials gave a toll of 12.", "officials"),
        ("The minister, Ivan Dorn, said Tuesday that 12 died.", "Ivan Dorn"),
        ("Police in Ostrel said 12 died.", "police"),
        ("Twelve died, Sen. Ivan Dorn (D-Ohio) said.", "Ivan Dorn"),
        ("The ministry's spokesman Pavel Rook has also said 12 died.", "Pavel Rook"),
        ("Ivan Dorn, who has led the party since 2019, said 12 died.", "Ivan Dorn"),
        ("Opponents of Ivan Dorn said 12 died.", "opponents of Ivan Dorn"),
        ("A group that opposes Ivan Dorn said 12 died.", "group"),
        ("Tuesday's storm claimed 12 lives.", ""),
        ("The minister, Ivan Dorn, on Tuesday confirmed that 12 died.", "Ivan Dorn"),
        ("An officer who asked not to be named said 12 died.", "officer"),
        ("Ivan Dorn did not say that 12 died.", ""),
        ("It is said that 12 died.", ""),
    ],
)
def _said(match: Match) -> Frame | None:
    return _frame(match, "subject") if _active(match) else None


@rule(
    "said too by the same",
    f"and/but/yet (does: {_DOES}) (who: (cue: <say+past/that+past>)) {_TAIL} "
    "(that/, | <count/phrase/pronoun>)",
    examples=[
        ("The dockers' union denied that stones were thrown, and said 12 were hurt.", "union"),
        ("Maria Venn denied the claim but confirmed that 12 were hurt.", "Maria Venn"),
    ],
)
def _again(match: Match) -> Frame | None:
    found = _frame(match, "again")
    last = max(
        match.marks["cue"][1] - 1,
        *(at for at in range(match.start, match.end) if match.words[at].word == "that"),
        -1,
    )
    return found._replace(first=match.start, last=last)


@rule(
    "an investigation demanded by somebody",
    f"{_WHO} {_ASIDE} {_WHEN} (does: {_DOES}) (cue: <demanding>) for? <inquiring>",
    examples=[
        (
            "Ana Relk, who also demanded an investigation into fraud, spoke in Lorne.",
            "Ana Relk",
        ),
        ("Ana Relk demanded an apology.", ""),
    ],
)
def _demanded(match: Match) -> Frame:
    return _frame(match, "subject")._replace(last=match.marks["cue"][0])


@rule(
    "somebody accused",
    f"{_WHO} {_ASIDE} {_WHEN} (does: {_DOES}) (cue: <accuse>) <phrase/pronoun>",
    examples=[
        ("The president, Ana Relk, accused the banker Olaf Trent of bribery.", "Ana Relk"),
        ("Olaf Trent was accused of bribery.", ""),
    ],
)
def _accused(match: Match) -> Frame | None:
    return _frame(match, "subject")._replace(last=match.marks["cue"][0]) if _active(match) else None


@rule(
    "an accusation denied",
    f"{_WHO} {_ASIDE} {_WHEN} (does: {_DOES}) (cue: <denied>) (as !<mark/deniable/conj>+)? "
    "(denied: <deniable> (!<mark/speaking/subordinator>* that)?)",
    f"{_WHO} {_ASIDE} {_WHEN} (does: {_DOES}) (cue: <denied>) that (denied: <deniable>) (as/, | <mark> | $)",
    f"{_WHO} {_ASIDE} {_WHEN} (does: {_DOES}) (cue: <say+denied>) (denied: <phrase>) "
    "(<preposition/mark> | $)",
    examples=[
        ("Olaf Trent rejects the accusation of bribery.", "Olaf Trent"),
        ("The club's treasurer, Olaf Trent, has flatly denied the allegations.", "Olaf Trent"),
        ("Olaf Trent rejected as false a claim that 12 had died.", "Olaf Trent"),
        ("Olaf Trent has rejected as pure invention the accusation of bribery.", "Olaf Trent"),
        ("Olaf Trent on Monday denied the allegations.", "Olaf Trent"),
        ("Police disputed that figure.", "police"),
        ("Olaf Trent rejected the offer.", ""),
        ("Judge Martin should dismiss the charge of fraud.", ""),
    ],
)
def _rejected(match: Match) -> Frame | None:
    if not _active(match):
        return None
    that = match["denied"][-1].word == "that"
    last = match.marks["denied"][1] - 1 if that else match.marks["cue"][0]
    return _frame(match, "subject" if that else "denial")._replace(last=last)


@rule(
    "said in a clause or in quotation marks",
    f"{_WHO} {_ASIDE} {_WHEN} (does: {_DOES}) "
    f"(cue: <that/tell>) {_TAIL} (that/:/,/. | <asking> | ,? <quote> | $)",
    f"{_WHO} {_ASIDE} {_WHEN} (does: {_DOES}) "
    "(cue: <that>) (clause: <phrase/pronoun/count> !<mark/speaking>*)",
    examples=[
        ("Ivan Dorn argued that 12 died.", "Ivan Dorn"),
        ("The vote was fair, Ivan Dorn insisted.", "Ivan Dorn"),
        ("Ivan Dorn insisted the vote was fair.", "Ivan Dorn"),
        ("Ivan Dorn asked whether 12 had died.", "Ivan Dorn"),
        ("Ivan Dorn wrote 12 books.", ""),
        ("Ivan Dorn stressed the need for a vote.", ""),
    ],
)
def _argued(match: Match) -> Frame | None:
    clause = match["clause"]
    if not _active(match) or (clause and not any(p.kind != "phrase" and p.classes & _FINITE for p in clause)):
        return None
    cue = match.marks["cue"][0]
    end = cue
    while end + 1 < match.end and not clause and match.words[end + 1].word not in ("that", ":", ",", ".", ""):
        end += 1
    return _frame(match, "subject")._replace(last=end)


_FINITE = frozenset(("be", "have", "modal", "do", "predicate"))


@rule(
    "called something in quotation marks",
    f"{_WHO} {_ASIDE} {_WHEN} (does: {_DOES}) "
    "(cue: <calling>) (!<mark/speaking/quote>)* as? (quote: <quote>)",
    examples=[
        ('The union called the raid "an outrage".', ""),
        ('Ana Relk dismissed it as "a desperate lie from desperate men".', "Ana Relk"),
    ],
)
def _called(match: Match) -> Frame | None:
    if not _called_so(match):
        return None
    return _frame(match, "subject")._replace(last=match.marks["quote"][0] - 1)


def _called_so(match: Match) -> bool:
    does = match.words[match.marks["does"][0] : match.marks["cue"][0]]
    return not any(p.classes & {"be", "modal"} or p.word == "to" for p in does)


@rule(
    "an accusation called untrue",
    f"{_WHO} {_ASIDE} {_WHEN} (does: {_DOES}) (cue: <calling>) (denied: <deniable>) "
    "!<mark/speaking>* <untrue>",
    f"{_WHO} {_ASIDE} {_WHEN} (does: {_DOES}) (cue: <say>) that? (denied: <deniable>) !<mark/speaking>* "
    "<be> !<mark/speaking/neg>* <untrue>",
    examples=[
        ("Olaf Trent called the accusations of embezzlement baseless.", "Olaf Trent"),
        ("The governor described the allegations as false and unfair.", "governor"),
        ("Olaf Trent said the accusations were untrue.", "Olaf Trent"),
        ("Olaf Trent called the allegations serious.", ""),
        ("Olaf Trent said the claims were not false.", ""),
    ],
)
def _untrue(match: Match) -> Frame | None:
    if not _called_so(match):
        return None
    return _frame(match, "denial", Modality.DENIED)._replace(last=match.marks["cue"][0])


@rule(
    "innocence maintained",
    f"{_WHO} {_ASIDE} {_WHEN} (does: {_DOES}) (cue: <say/that>) (denied: innocence)",
    f"{_WHO} {_ASIDE} {_WHEN} (does: {_DOES}) (cue: <say/that>) that? <pronoun> <have/do/be/adverb>* "
    "(done? nothing (denied: wrong/illegal/improper/unlawful) | (denied: innocent))",
    examples=[
        ("Nela Quist maintains her innocence.", "Nela Quist"),
        ("The bank's treasurer, Nela Quist, maintains her innocence.", "Nela Quist"),
        ("Nela Quist has repeatedly insisted that she did nothing wrong.", "Nela Quist"),
        ("Nela Quist said nothing.", ""),
    ],
)
def _innocent(match: Match) -> Frame | None:
    if not _active(match):
        return None
    return _frame(match, "denial", Modality.DENIED)._replace(last=match.marks["cue"][0])


@rule(
    "described as something",
    f"{_WHO} {_ASIDE} {_WHEN} (does: {_DOES}) (cue: <describing>) <phrase/pronoun> as",
    examples=[("Friends described Ivan Dorn as restless.", "friends"), ("He was described as restless.", "")],
)
def _described(match: Match) -> Frame | None:
    return _frame(match, "subject") if _called_so(match) else None


@rule(
    "promised or threatened to do",
    f"{_WHO} {_ASIDE} {_WHEN} (does: {_DOES}) (cue: <promising>) <adverb>* to",
    examples=[("Ana Relk promised to cut taxes.", "Ana Relk"), ("She was asked to go.", "")],
)
def _promised(match: Match) -> Frame | None:
    return _frame(match, "subject")._replace(last=match.marks["cue"][0]) if _called_so(match) else None


@rule(
    "said in passing",
    f"^ (<adverb/sentence_adverb> ,)? {_WHO} {_ASIDE} !<mark/speaking/quote>* ,? "
    "(cue: saying/adding/arguing/warning/noting/explaining/stating)",
    ", (who: (cue: <also_saying>)) that? <phrase/pronoun/count>",
    examples=[
        ("Maria Venn rejected claims that 12 died, saying two had died.", "Maria Venn"),
        ('"We did nothing," Maria Venn said, denying that 12 died.', "Maria Venn"),
        ("Her campaign released a statement saying that 12 died.", "campaign"),
        ("The union marched on Monday, saying that 12 died.", "union"),
        ("Earlier, the mayor refused to resign, saying that 12 died.", "mayor"),
        ("However, Ivan Dorn left town, warning that 12 died.", "Ivan Dorn"),
    ],
)
def _in_passing(match: Match) -> Frame | None:
    if match.words[match.marks["cue"][0] - 1].word == "as":
        return None  # "quoted him as saying"
    found, cue = _frame(match, "again"), match.marks["cue"][0]
    last = cue + (cue + 1 < match.end and match.words[cue + 1].word == "that")
    return found._replace(first=cue, last=last)


@rule(
    "said before its subject",
    f"(, | <quote>) (cue: <say/that+past/that+third>) {_WHO} (, (what: <phrase>) (,/. | $))?",
    examples=[
        ('"Twelve died," said Maria Venn, the mayor.', "Maria Venn"),
        ("Twelve died, reports Astra.", "Astra"),
        ("Twelve died, said the mayor, Maria Venn.", "Maria Venn"),
        ("Twelve died in Lorne on Monday, said Amnesty Abroad in a report.", "Amnesty Abroad"),
    ],
)
def _inverted(match: Match) -> Frame | None:
    after = match.words[match.marks["who"][1] : match.marks["who"][1] + 1]
    if any("speaking" in p.classes or p.classes & _FINITE for p in after):
        return None
    found = _frame(match, "inverted")
    last = found.last - (match.words[found.last].kind == "mark" and match.words[found.last].word != ")")
    return found._replace(last=max(last, match.marks["who"][0]))


@rule(
    "according to",
    f"(cue: according/as) to <phrase+document> by {_WHO} {_ASIDE}",
    f"(cue: according/as) (to | <speaking> by | told by) {_WHO} {_ASIDE}",
    f"(cue: per/citing/quoting) {_WHO} {_ASIDE}",
    f"with (cue: reference) to {_WHO} {_ASIDE}",
    f"(cue: in) the words of {_WHO} {_ASIDE}",
    f"<be/adverb/mark> (cue: <say+participle>) by {_WHO} {_ASIDE}",
    examples=[
        ("According to the U.S. Geological Survey, 12 died.", "U.S. Geological Survey"),
        ("Twelve died, according to Maria Venn, a witness.", "Maria Venn"),
        ("According to a statement by the coast guard, 12 died.", "coast guard"),
        ("Twelve died, as reported by Astra.", "Astra"),
        ("The deaths were confirmed by officials.", "officials"),
    ],
)
def _according(match: Match) -> Frame:
    return _frame(match, "source", Modality.REPORTED)


@rule(
    "a headline with a colon",
    "^ (who: <phrase>) :",
    "^ _* : (who: <phrase>) $",
    examples=[("Police: 12 people hurt", "police"), ("12 people hurt: police", "police")],
)
def _headline(match: Match) -> Frame | None:
    if "toll" in match["who"][0].classes:
        return None  # "Casualties: 12"
    found = _frame(match, "headline", Modality.REPORTED)
    return found._replace(last=match.end - 1)


@rule(
    "put at by another",
    "(,/;/and/while)+ (who: <phrase>) (at/as/said/of) <count>",
    "(,/;/and/while)+ (who: <phrase>) <count>",
    examples=[("Police put the crowd at 300, organisers at 500.", "organisers")],
)
def _gap(match: Match) -> Frame:
    return _frame(match, "gap", Modality.REPORTED)._replace(last=match.end - 2)


def _demonstrated(text: str) -> Iterator[tuple[str, str]]:
    from claimkit.reading.speech import attributions

    yield from attributions(text)


ATTRIBUTION = Grammar(
    "attribution",
    [
        _quoted_as_saying,
        _told,
        _found,
        _untrue,
        _innocent,
        _called,
        _rejected,
        _said,
        _again,
        _demanded,
        _accused,
        _argued,
        _described,
        _promised,
        _in_passing,
        _inverted,
        _according,
        _headline,
        _gap,
    ],
    _demonstrated,
)
