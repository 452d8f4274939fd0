"""Who says it, as rules over phrases: the syntax of saying in English news."""

from __future__ import annotations

from collections.abc import Iterator

from claimkit.models import Modality
from claimkit.patterns import Grammar, Match, rule
from claimkit.reading.saying import FINITE, SPEAKING, Frame, frame_of, is_active, says_nothing
from claimkit.reading.senses import kind_words

_WHO = "(who: <person/people/body/document/name/pronoun>)"  # who can speak
# set off behind the one who speaks: "Dorn, the minister,", "Dorn, who leads the party,", "Dorn (D-Ohio)"
_APPOSED = "!<mark/speaking/citing/quote>"
_ASIDE = (
    "(himself/herself/itself/themselves/here/there)? "
    "(, <age/count> , (what: <phrase>) !<mark/speaking>* , "
    f"| , (what: <phrase>) (,? <relative> !<mark>+ | , !<mark/speaking/citing/conj> {_APPOSED}*)? , "
    f"| , <definite/indefinite> {_APPOSED}* , !<mark/speaking/citing/conj> {_APPOSED}* , "
    f"| , <subordinator>? (asked/pressed/questioned/challenged) !<mark>* , "
    f"| , !<mark/speaking/citing/quote/conj/subordinator> {_APPOSED}* , <definite/indefinite> {_APPOSED}* , "
    f"| , <relative> !<mark>+ , | , {_APPOSED}+ , | \\( !\\)+ \\) (, {_APPOSED}+ ,)? "
    "| <issuing> (<preposition>? <date/phrase>)* | <verbal> (<preposition> <date/phrase>)+"
    "| <relative> (!<mark/speaking/phrase/pronoun> !<mark/speaking>*)? )? (,? <relative>)?"
)
# "The minister, Jonas Weil, on Monday denied", "the group late on Monday said"
# and "the group, however, said", "Dorn, for his part, said"
_WHEN = (
    "(<adverb>* <preposition>? <date> "
    "| , (<sentence_adverb/adverb>+ | (for/in/on) <phrase> | for <possessive> part) ,)?"
)
_DOES = "<have/modal/adverb/be>*"
# "who asked not to be named", "who spoke on condition of anonymity"
_UNNAMED = "(,? <relative> !<mark>* <unnamed_by> ,?)?"
# behind the verb, and no part of what is said: when, where, to whom
_TAIL = "(<adverb> | <preposition>? <date> | <preposition> <phrase>)*"
# behind a verb that need not say anything: a clause, or words in quotation marks
_GOES_ON = "that | (,/:)? <quote> | : | <phrase/pronoun/count> !<mark/speaking/quote>* <quote>?"


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
    return frame_of(match, "subject")


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
    return frame_of(match, "subject") if is_active(match) else None


@rule(
    "a finding",
    f"{_WHO} {_ASIDE} {_WHEN} (does: {_DOES}) (cue: <find>) {_TAIL} that",
    f"(who: <phrase+document>) {_ASIDE} {_WHEN} (does: {_DOES}) (cue: <find>) <adverb>* <phrase/count>",
    examples=[
        ("The court found that 12 died.", "court"),
        ("A survey released last week showed Ivan Dorn leading by 12 points.", "survey"),
        ("A poll showed on Tuesday that 12 died.", "poll"),
        ("Police found 12 bodies.", ""),
    ],
)
def _found(match: Match) -> Frame | None:
    return frame_of(match, "subject") if is_active(match) else None


@rule(
    "said by its subject",
    f"{_WHO} {_ASIDE} {_WHEN} (does: {_DOES}) (cue: <say>) {_TAIL}",
    f"{_WHO} {_UNNAMED} (does: {_DOES}) (cue: <say>) {_TAIL}",
    f"{_WHO} {_ASIDE} {_WHEN} (does: {_DOES}) (cue: (gave/gives | <revising/mending>)) (up/down)? <tallies>",
    f"{_WHO} {_ASIDE} {_WHEN} (does: {_DOES}) (cue: gave/gives) <phrase> as",
    f"{_WHO} {_ASIDE} {_WHEN} (does: {_DOES}) (cue: <revising>) <phrase> to magnitude",
    f"{_WHO} {_ASIDE} {_WHEN} (does: {_DOES}) (cue: made/drawn/compiled/kept) up? <indefinite> of",
    examples=[
        ("Officials gave a toll of 12.", "officials"),
        ("Officials gave the losses as 12 dead.", "officials"),
        ("The town hall has made a list of 12 damaged houses.", "town hall"),
        ("Seismologists have revised the quake to magnitude 6.", "seismologists"),
        ("Twelve died, officials and activists said.", "officials and activists"),
        ("Twelve died, the US Geological Survey said.", "US Geological Survey"),
        ("The minister, Ivan Dorn, said Tuesday that 12 died.", "Ivan Dorn"),
        ("Police in Ostrel said 12 died.", "police"),
        ("Twelve died in Ostrel, police there said.", "police"),
        ("Twelve died, state officials said.", "state officials"),
        ("The army's high command said 12 died.", "army's high command"),
        ("The institute assessed that 12 died.", "institute"),
        ("Ivan Dorn declared a state of emergency and 12 died.", ""),
        ("Ivan Dorn declared that 12 died.", "Ivan Dorn"),
        ("Twelve died, Sen. Ivan Dorn (D-Ohio) said.", "Ivan Dorn"),
        ("The ministry's spokesman Pavel Rook has also said 12 died.", "Pavel Rook"),
        ("Ivan Dorn, who has led the party since 2019, said 12 died.", "Ivan Dorn"),
        ("Opponents of Ivan Dorn said 12 died.", "opponents of Ivan Dorn"),
        ("A group that opposes Ivan Dorn said 12 died.", "group"),
        ("Tuesday's storm claimed 12 lives.", ""),
        ("The group claimed an attack in which 12 died.", ""),
        ("The minister, Ivan Dorn, on Tuesday confirmed that 12 died.", "Ivan Dorn"),
        ("An officer who asked not to be named said 12 died.", "officer"),
        ("Rep. Ivan Dorn (Ohio), the chairman of the committee, said 12 died.", "Ivan Dorn"),
        ("Ivan Dorn, a lawyer who wrote the bill, said 12 died.", "Ivan Dorn"),
        ("Ivan Dorn, the mayor of Lorne, a member of the council, said 12 died.", "Ivan Dorn"),
        ("The union's members have long said 12 died.", "union's members"),
        ("The florist denied service to a couple.", ""),
        ("They read a book of Lorne-related documents on 12 deaths.", ""),
        ("Ivan Dorn did not say that 12 died.", ""),
        ("It is said that 12 died.", ""),
        ("FreedomWorks began to raise money through its websites and email lists.", ""),
        ("The camp is called Delta, the Lorne Post reported, and has been closed.", "Lorne Post"),
    ],
)
def _said(match: Match) -> Frame | None:
    if not is_active(match) or _denies_a_thing(match) or _claims_a_deed(match) or _declares_a_thing(match):
        return None
    listing = "third" in match.words[match.marks["cue"][0]].classes and says_nothing(match)
    return None if listing else frame_of(match, "subject")  # "through email lists"


def _claims_a_deed(match: Match) -> bool:
    """Whether somebody says that a deed was his: "claimed an attack in which three died"."""
    cue = match.marks["cue"][0]
    what = match.words[cue + 1 : cue + 2]
    claims = match.words[cue].word in ("claim", "claims", "claimed", "claiming")
    return claims and any(p.kind == "phrase" and kind_words().get(p.word) == "attack" for p in what)


def _declares_a_thing(match: Match) -> bool:
    """Whether somebody brings about by his word what no clause tells: "declared a state of emergency and"."""
    cue = match.marks["cue"][0]
    what, behind = match.words[cue + 1 : cue + 2], match.words[cue + 2 : cue + 3]
    declares = "declaring" in match.words[cue].classes and any("indefinite" in p.classes for p in what)
    return declares and all(p.classes & {"conj", "preposition", "mark"} or p.kind == "mark" for p in behind)


def _denies_a_thing(match: Match) -> bool:
    """Whether what is denied is a thing that somebody wants, and no statement: "denied service to"."""
    cue = match.marks["cue"][0]
    what = match.words[cue + 1] if cue + 1 < len(match.words) else None
    if "denied" not in match.words[cue].classes or what is None or what.kind != "phrase":
        return False
    behind = match.words[cue + 2 : cue + 3]
    finite = any(p.classes & FINITE or (p.kind == "word" and "preposition" not in p.classes) for p in behind)
    return not (what.classes & {"deniable", "definite"} or finite)


_FAR, _SAID = "(^ | ,/—/–) (who: <phrase>)", "<say+past/that+past>"


@rule(
    "said by a subject far before it",
    f"{_FAR} , (what: <phrase>) , (!<citing>* !<citing>* ,)? (does: {_DOES}) (cue: {_SAID}) {_TAIL} that",
    f"{_FAR} , !<citing>* !<citing>* , (does: {_DOES}) (cue: {_SAID}) {_TAIL} that",
    f"{_FAR} , !<citing>* !<citing>* , (does: {_DOES}) (cue: <tell+past>) <phrase/pronoun> {_TAIL} that",
    examples=[
        (
            "Ivan Dorn, hoping to end a row, and to save a seat that he won, denied that 12 died.",
            "Ivan Dorn",
        ),
        ("One mayor, Ivan Dorn, the head of a party, who is 30, said that 12 died.", "Ivan Dorn"),
        ("Ivan Dorn, who met the mayor, who is 30, left, and police said that 12 died.", ""),
    ],
)
def _said_far(match: Match) -> Frame | None:
    cue = match.marks["cue"][0]
    if not (match["who"][0].classes & {"person", "people", "name", "body"}):
        return None
    found = frame_of(match, "subject")
    return found._replace(first=found.first) if match.words[cue - 1].classes.isdisjoint({"be"}) else None


@rule(
    "said too by the same",
    f"and/but/yet (does: {_DOES}) (who: (cue: <say+past/that+past>)) {_TAIL} "
    "(that/, | <count/phrase/pronoun>)",
    f"and/but/yet (does: {_DOES}) (who: (cue: <say+third/that+third>)) "
    "(that | <phrase/pronoun/count> !<mark/speaking>* <be/have/modal/do/predicate>)",
    "and/but/yet (does: <adverb>*) (who: (cue: <promising>)) <adverb>* to",
    f"and/but/yet (does: did <adverb>*) (who: (cue: <say+base/that+base>)) {_TAIL} that",
    examples=[
        ("The dockers' union denied that stones were thrown, and said 12 were hurt.", "dockers' union"),
        ("Maria Venn denied the claim but confirmed that 12 were hurt.", "Maria Venn"),
    ],
)
def _again(match: Match) -> Frame | None:
    found = frame_of(match, "again")
    last = max(
        match.marks["cue"][1] - 1,
        *(at for at in range(match.start, match.end) if match.words[at].word == "that"),
        -1,
    )
    return found._replace(first=match.start, last=last)


@rule(
    "a statement issued",
    f"{_WHO} {_ASIDE} {_WHEN} (does: {_DOES}) (cue: <issuing>) (<phrase+document>) !<mark/speaking>* :? $",
    examples=[("The party issued a statement after the vote:", "party"), ("The party issued tickets:", "")],
)
def _issued(match: Match) -> Frame | None:
    if not is_active(match) or match.words[-1].word != ":":
        return None
    return frame_of(match, "subject")


@rule(
    "an investigation demanded by somebody",
    f"{_WHO} {_ASIDE} {_WHEN} (does: {_DOES}) (cue: <demanding/opening_a_case>) for? <inquiring>",
    examples=[
        (
            "Ana Relk, who also demanded an investigation into fraud, spoke in Lorne.",
            "Ana Relk",
        ),
        ("Ana Relk demanded an apology.", ""),
    ],
)
def _demanded(match: Match) -> Frame:
    return frame_of(match, "subject")._replace(last=match.marks["cue"][0])


@rule(
    "somebody accused",
    f"{_WHO} {_ASIDE} {_WHEN} (does: {_DOES}) (cue: <accuse>) <phrase/pronoun>",
    examples=[
        ("The president, Ana Relk, accused the banker Olaf Trent of bribery.", "Ana Relk"),
        ("Olaf Trent was accused of bribery.", ""),
    ],
)
def _accused(match: Match) -> Frame | None:
    return frame_of(match, "subject")._replace(last=match.marks["cue"][0]) if is_active(match) else None


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
    if not is_active(match):
        return None
    that = match["denied"][-1].word == "that"
    last = match.marks["denied"][1] - 1 if that else match.marks["cue"][0]
    return frame_of(match, "subject" if that else "denial")._replace(last=last)


@rule(
    "said in a clause or in quotation marks",
    f"{_WHO} {_ASIDE} {_WHEN} (does: {_DOES}) "
    f"(cue: <that/tell>) {_TAIL} (that/:/,/. | <asking> | ,? <quote> | $)",
    f"{_WHO} {_ASIDE} {_WHEN} (does: {_DOES}) "
    "(cue: <that>) <date>? (clause: <phrase/pronoun/count> !<mark/speaking/quote>* <quote>?)",
    examples=[
        ("Ivan Dorn argued that 12 died.", "Ivan Dorn"),
        ("The vote was fair, Ivan Dorn insisted.", "Ivan Dorn"),
        ("Ivan Dorn insisted the vote was fair.", "Ivan Dorn"),
        ("Ivan Dorn asked whether 12 had died.", "Ivan Dorn"),
        ('Ivan Dorn admitted Tuesday he "went too far".', "Ivan Dorn"),
        ("The video posted on Monday shows 12 men.", ""),
        ("Ivan Dorn wrote 12 books.", ""),
        ("Ivan Dorn stressed the need for a vote.", ""),
        ("Ivan Dorn rejected the offer and was elected.", ""),
        ("The party was asking him to say what had happened.", ""),
    ],
)
def _argued(match: Match) -> Frame | None:
    clause = match["clause"]
    told = any(p.kind == "quote" or (p.kind != "phrase" and p.classes & FINITE) for p in clause)
    if not is_active(match) or (clause and not told) or (not clause and says_nothing(match)):
        return None
    cue = match.marks["cue"][0]
    rejected = bool(clause) and "denied" in match.words[cue].classes and "deniable" not in clause[0].classes
    if rejected or (clause[1:2] and clause[1].word == "to"):
        return None  # "rejected the offer and was gone", "asked him to say what had happened"
    if "promising" in match.words[cue].classes and any(
        p.word == "to" for p in match.words[cue + 1 : cue + 2]
    ):
        return None  # "pledged to pay": what follows is promised, and nothing before it is said
    end = cue
    while end + 1 < match.end and not clause and match.words[end + 1].word not in ("that", ":", ",", ".", ""):
        end += 1
    return frame_of(match, "subject")._replace(last=end)


@rule(
    "words introduced by a colon",
    f"^ (<preposition> <phrase> ,)? {_WHO} {_ASIDE} (cue: !<mark/speaking/quote>) "
    "!<mark/speaking/quote>* : (quote: <quote>)",
    examples=[
        ('Lorne\'s Ivan Dorn was blunter: "It is up to the others to tell us."', "Ivan Dorn"),
        ("Ivan Dorn named three towns: Lorne, Ostrel and Zell.", ""),
    ],
)
def _introduced(match: Match) -> Frame | None:
    if not match["who"][0].classes & SPEAKING:
        return None
    return frame_of(match, "subject", Modality.REPORTED)._replace(last=match.marks["quote"][0] - 1)


@rule(
    "called something in quotation marks",
    f"{_WHO} {_ASIDE} {_WHEN} (does: {_DOES}) "
    "(cue: <calling/judging>) (!<mark/speaking/quote>)* as? (quote: <quote>)",
    f"<relative> {_WHO} (does: {_DOES}) (cue: <calling/judging>) (quote: <count>)",
    examples=[
        ('Ana Relk praised the guards "for coming when nobody else came".', "Ana Relk"),
        ('The union called the raid "an outrage".', ""),
        ("The march, which the union called 10,000 strong, went on.", "union"),
        ('Ana Relk dismissed it as "a desperate lie from desperate men".', "Ana Relk"),
    ],
)
def _called(match: Match) -> Frame | None:
    if not _called_so(match):
        return None
    return frame_of(match, "subject")._replace(last=match.marks["quote"][0] - 1)


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
    return frame_of(match, "denial", Modality.DENIED)._replace(last=match.marks["cue"][0])


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
    if not is_active(match):
        return None
    return frame_of(match, "denial", Modality.DENIED)._replace(last=match.marks["cue"][0])


@rule(
    "described as something",
    f"{_WHO} {_ASIDE} {_WHEN} (does: {_DOES}) (cue: <describing>) <phrase/pronoun> as",
    examples=[("Friends described Ivan Dorn as restless.", "friends"), ("He was described as restless.", "")],
)
def _described(match: Match) -> Frame | None:
    return frame_of(match, "subject") if _called_so(match) else None


@rule(
    "promised or threatened to do",
    f"{_WHO} {_ASIDE} {_WHEN} (does: {_DOES}) (cue: <promising>) <adverb>* to",
    examples=[("Ana Relk promised to cut taxes.", "Ana Relk"), ("She was asked to go.", "")],
)
def _promised(match: Match) -> Frame | None:
    return frame_of(match, "promise")._replace(last=match.marks["cue"][0]) if _called_so(match) else None


@rule(
    "said in passing",
    f"^ (<adverb/sentence_adverb> ,)? {_WHO} {_ASIDE} !<mark/speaking/quote>* ,? "
    f"(cue: <say+ing/that+ing>) ({_GOES_ON})?",
    f"^ (<adverb/sentence_adverb> ,)? {_WHO} {_ASIDE} !<mark/speaking/quote>* ,? "
    "(cue: <accuse+ing>) <phrase/pronoun> (of/for)?",
    ", (who: (cue: <also_saying>)) that? <phrase/pronoun/count>",
    f",? (who: (cue: <say+ing/that+ing>)) (<preposition>? <date>)? ({_GOES_ON})",
    ", (who: (cue: <tell+ing>)) <phrase/pronoun> (<preposition>? <date>)? (that | ,? <quote>)",
    examples=[
        ("Maria Venn rejected claims that 12 died, saying two had died.", "Maria Venn"),
        ('"We did nothing," Maria Venn said, denying that 12 died.', "Maria Venn"),
        ("Her campaign released a statement saying that 12 died.", "campaign"),
        ("The union marched on Monday, saying that 12 died.", "union"),
        ("Earlier, the mayor refused to resign, saying that 12 died.", "mayor"),
        ("However, Ivan Dorn left town, warning that 12 died.", "Ivan Dorn"),
        ('The union marched on Monday, insisting its members "have not been paid".', "union"),
        ("The union marched on Monday, accusing the mayor of lies.", "union"),
        ("The union raised the stakes, warning on Monday that 12 would go.", "union"),
        ("The union raised the stakes, telling the Herald that 12 would go.", "union"),
        ("The union marched on Monday, recording 12 songs.", ""),
    ],
)
def _in_passing(match: Match) -> Frame | None:
    cue = match.marks["cue"][0]
    verb, after = match.words[cue], match.words[cue + 1 : match.end]
    before = match.words[cue - 1]
    if before.word == "as" or (before.classes & {"be", "preposition"} and before.word != "by"):
        return None  # "quoted him as saying", "was saying"
    said = any(p.kind == "quote" or (p.kind != "phrase" and p.classes & FINITE) for p in after)
    said = said or any(p.word in ("that", ":") for p in after) or "accuse" in verb.classes
    said = said or "tell" in verb.classes
    if not said and "also_saying" not in verb.classes:
        return None  # "recording 12 songs"
    found = frame_of(match, "again")
    last = cue + (cue + 1 < match.end and match.words[cue + 1].word == "that")
    return found._replace(first=cue, last=last)


@rule(
    "said beside",
    f"with {_WHO} (cue: <say+ing/that+ing>) (that | ,? <quote>)",
    examples=[
        ("The tax divides the town, with critics warning that 12 firms will go.", "critics"),
        ("With police recording songs, that was no surprise.", ""),
    ],
)
def _beside(match: Match) -> Frame:
    return frame_of(match, "subject")


@rule(
    "said before its subject",
    f"(, | <quote>) (cue: <say/that_told>) {_WHO} (, (what: <phrase>) (,/. | $))?",
    f"^ (cue: <say+past/that+past>) {_WHO} (, (what: <phrase>) ,?)? (,/:)",
    "(, | <quote>) (cue: reads/read) (who: <phrase+document>)",
    examples=[
        ('"Twelve died," said Maria Venn, the mayor.', "Maria Venn"),
        ("Twelve died, reports Astra.", "Astra"),
        ("Twelve died, said the mayor, Maria Venn.", "Maria Venn"),
        ("Twelve died in Lorne on Monday, said Amnesty Abroad in a report.", "Amnesty Abroad"),
        ('Added Maria Venn: "Twelve died in the town."', "Maria Venn"),
        ('"Twelve died in our town," reads the letter.', "letter"),
    ],
)
def _inverted(match: Match) -> Frame | None:
    after = match.words[match.marks["who"][1] : match.marks["who"][1] + 1]
    if any("speaking" in p.classes or p.classes & FINITE or p.word == "to" for p in after):
        return None
    cue = match.words[match.marks["cue"][0]]
    if "document" in match["who"][0].classes and "that" in cue.classes:
        return None  # "the group, which filmed it, posted the footage"
    found = frame_of(match, "inverted")
    last = found.last - (
        match.words[found.last].kind == "mark" and match.words[found.last].word not in (")", ":")
    )
    return found._replace(last=max(last, match.marks["who"][0]))


@rule(
    "according to",
    f"(cue: according) to <phrase+document/reckoning> <drawn_up>? by {_WHO} {_ASIDE}",
    f"(cue: according) to (!<mark> /)? {_WHO} {_ASIDE}",
    f"(cue: as) (<speaking> by | told (to/by)) {_WHO} {_ASIDE}",
    f"(cue: citing/quoting) {_WHO} {_ASIDE}",
    f"(cue: per) (who: <name/police/people/definite>) {_ASIDE}",
    f"!<determiner> (cue: reference) to {_WHO} {_ASIDE}",
    f"(cue: in) the words of {_WHO} {_ASIDE}",
    f"<be/adverb/mark> (cue: <say+participle>) by {_WHO} {_ASIDE}",
    examples=[
        ("According to the U.S. Geological Survey, 12 died.", "U.S. Geological Survey"),
        ("Twelve died, according to Maria Venn, a witness.", "Maria Venn"),
        ("According to a statement by the coast guard, 12 died.", "coast guard"),
        ("According to the coast guard, 12 homes were destroyed, along with a school.", "coast guard"),
        ("Twelve died, as reported by Astra.", "Astra"),
        ("Twelve died, according to a count kept by the coast guard.", "coast guard"),
        ("Twelve died, according to the bulletin issued by the coast guard.", "coast guard"),
        ("The deaths were confirmed by officials.", "officials"),
        ("It costs 12 dollars per person.", ""),
        ("The group went so far as to link Olaf Trent to the leak.", ""),
        ("They are paid according to a worker's skill.", ""),
    ],
)
def _according(match: Match) -> Frame | None:
    found, who = frame_of(match, "source", Modality.REPORTED), match["who"][0]
    after = match.words[match.marks["who"][1] : match.marks["who"][1] + 1]
    if "indefinite" in match.words[match.marks["cue"][0]].classes:
        return None  # "he added, with a reference to Dorn,"
    bare = "person" in who.classes and not who.classes & {"definite", "indefinite"}
    bare = bare or "name" in who.classes  # "citing the Fifth Amendment right"
    if bare and any("modifier" in p.classes for p in after):
        return None  # "citing visitor logs"
    if "indefinite" in who.classes and any("owner" in p.classes for p in after):
        return None
    aside = match.words[match.marks["who"][1] : match.end]
    if any(p.classes & FINITE for p in aside) and not any("relative" in p.classes for p in aside):
        # "According to the institute, 812 homes were destroyed, along with": no aside, but what is said
        return found._replace(last=match.marks["who"][1] - 1, what=None)
    return found


@rule(
    "named in brackets",
    "<phrase/count> !<mark/speaking>* \\( (who: (cue: <body>)) (, <date>)? \\)",
    examples=[
        ("Deaths: 38 bodies recovered (the disaster committee, 24 August).", "disaster committee"),
        ("Twelve died (police).", "police"),
        ("Twelve met Ivan Dorn (Labour).", ""),
    ],
)
def _in_brackets(match: Match) -> Frame | None:
    if "name" in match["who"][0].classes:
        return None  # a party, or in what somebody is told of
    return frame_of(match, "source", Modality.REPORTED)


@rule(
    "a headline with a colon",
    "^ (who: <phrase>) :",
    "^ _* : (who: <phrase>) $",
    examples=[("Police: 12 people hurt", "police"), ("12 people hurt: police", "police")],
)
def _headline(match: Match) -> Frame | None:
    if "toll" in match["who"][0].classes:
        return None  # "Casualties: 12"
    found = frame_of(match, "headline", Modality.REPORTED)
    return found._replace(last=match.end - 1)


@rule(
    "put at by another",
    "(,/;/and/while)+ (who: <phrase>) (at/as/said/of) <count>",
    "(,/;/and/while)+ (who: <phrase>) <count>",
    examples=[("Police put the crowd at 300, organisers at 500.", "organisers")],
)
def _gap(match: Match) -> Frame:
    return frame_of(match, "gap", Modality.REPORTED)._replace(last=match.end - 2)


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
        _said_far,
        _again,
        _issued,
        _demanded,
        _accused,
        _argued,
        _introduced,
        _described,
        _promised,
        _in_passing,
        _beside,
        _inverted,
        _according,
        _in_brackets,
        _headline,
        _gap,
    ],
    _demonstrated,
)
