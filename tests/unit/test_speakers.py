"""Who says it: attributions as news English words them, each with the speaker of one of its words.

A row is a text, a word of it, and who says what that word stands in: a name, an office, a body; None: the
outlet; "?": nobody whom the text names.
"""

from __future__ import annotations

import pytest

from claimkit import Report, examine_report

ROWS = [
    # the plain order
    ("Police said 12 people were hurt.", "12", "police"),
    ("The mayor said that 12 people were hurt.", "12", "mayor"),
    ("Ivan Dorn said 12 people were hurt.", "12", "Ivan Dorn"),
    ("The minister, Ivan Dorn, said Tuesday that 12 people were hurt.", "12", "Ivan Dorn"),
    ("Interior Minister Ivan Dorn said on Tuesday that 12 people were hurt.", "12", "Ivan Dorn"),
    ("Ivan Dorn, the interior minister, said 12 people were hurt.", "12", "Ivan Dorn"),
    ("Ivan Dorn, who has led the ministry since 2019, said 12 people were hurt.", "12", "Ivan Dorn"),
    ("Sen. Maria Venn (D-Ohio) said 12 people were hurt.", "12", "Maria Venn"),
    ("Police in Ostrel said 12 people were hurt.", "12", "police"),
    ("The ministry's spokesman Pavel Rook said 12 people were hurt.", "12", "Pavel Rook"),
    ("Pavel Rook, a spokesman for the ministry, said 12 people were hurt.", "12", "Pavel Rook"),
    ("A spokeswoman for the ministry said 12 people were hurt.", "12", "spokeswoman for the ministry"),
    ("The head of the regional council, Maria Venn, said 12 people were hurt.", "12", "Maria Venn"),
    ("The governor of the Lorne region said 12 people were hurt.", "12", "governor of the Lorne region"),
    ("The Ministry of Internal Affairs said 12 people were hurt.", "12", "Ministry of Internal Affairs"),
    ("The U.S. Geological Survey said 12 people were hurt.", "12", "U.S. Geological Survey"),
    ("In a statement, the ministry said 12 people were hurt.", "12", "ministry"),
    ("In a statement on Tuesday, Maria Venn said 12 people were hurt.", "12", "Maria Venn"),
    ("Speaking to reporters in Lorne, Maria Venn said 12 people were hurt.", "12", "Maria Venn"),
    ("Maria Venn has also said 12 people were hurt.", "12", "Maria Venn"),
    ("Maria Venn told reporters that 12 people were hurt.", "12", "Maria Venn"),
    ("Maria Venn told the Lorne Herald that 12 people were hurt.", "12", "Maria Venn"),
    ("Maria Venn argued on Monday that 12 people were hurt.", "12", "Maria Venn"),
    ("Maria Venn acknowledged that 12 people were hurt.", "12", "Maria Venn"),
    ("Maria Venn warned that 12 people would be hurt.", "12", "Maria Venn"),
    ("Opponents of Maria Venn said 12 people were hurt.", "12", "opponents of Maria Venn"),
    ("Critics of the government claim 12 people were hurt.", "12", "critics of the government"),
    ("Officials at the hospital said 12 people were hurt.", "12", "officials"),
    ("Two senior officials said 12 people were hurt.", "12", "senior officials"),
    ("Human Rights Watch says 12 people were hurt.", "12", "Human Rights Watch"),
    ("Organizers put the crowd at 12,000.", "12,000", "organizers"),
    ("Police put the crowd at 300, organisers at 500.", "300", "police"),
    ("Police put the crowd at 300, organisers at 500.", "500", "organisers"),
    ("Police said 300 people marched, while organisers said 500 people marched.", "300", "police"),
    ("Police said 300 people marched, while organisers said 500 people marched.", "500", "organisers"),
    ("Maria Venn said that, according to police, 12 people were hurt.", "12", "police"),
    ("Police told Maria Venn that 12 people were hurt.", "12", "police"),
    # set off behind who speaks
    ("Rep. Ivan Dorn, D-Ohio, said 12 people were hurt.", "12", "Ivan Dorn"),
    ("Sen. Ivan Dorn, R-N.Y., who heads the panel, said 12 people were hurt.", "12", "Ivan Dorn"),
    ("Rep. Ivan Dorn (Ohio), the head of the panel, said 12 people were hurt.", "12", "Ivan Dorn"),
    ("Ivan Dorn, a spokesman for Third Way, a research group, said 12 people were hurt.", "12", "Ivan Dorn"),
    ("Ivan Dorn, the mayor of Lorne, a member of the board, said 12 people were hurt.", "12", "Ivan Dorn"),
    ("Ivan Dorn, a lawyer who wrote the bill, said 12 people were hurt.", "12", "Ivan Dorn"),
    ("One of the women, Maria Venn, said 12 people were hurt.", "12", "Maria Venn"),
    (
        "One mayor, Ivan Dorn, the head of a party, who is 30, said that 12 people were hurt.",
        "12",
        "Ivan Dorn",
    ),
    ("In the podcast, Ivan Dorn, the mayor, said 12 people were hurt.", "12", "Ivan Dorn"),
    ("After the hearing, Ivan Dorn's lawyer, Maria Venn, said 12 people were hurt.", "12", "Maria Venn"),
    ("The minister, Ivan el-Gamal, an engineer, said 12 people were hurt.", "12", "Ivan el-Gamal"),
    ("Ursula von der Lorne said 12 people were hurt.", "12", "Ursula von der Lorne"),
    ("The union has long said 12 people were hurt.", "12", "union"),
    ("The union said after the march, in a letter to the mayor, that 12 people were hurt.", "12", "union"),
    (
        "Ivan Dorn met the mayor on Monday, but did say at a stop in Lorne that 12 people were hurt.",
        "12",
        "Ivan Dorn",
    ),
    ("One of them, Ivan Dorn, said that 12 people were hurt.", "12", "Ivan Dorn"),
    ("Police found two guards. One of them said 12 people were hurt.", "12", "?"),
    ("Two people briefed on the talks, however, said 12 people were hurt.", "12", "people"),
    ("Ivan Dorn, for his part, said 12 people were hurt.", "12", "Ivan Dorn"),
    ("Ivan Dorn, when asked about the crash, said 12 people were hurt.", "12", "Ivan Dorn"),
    ("The union backs the plan, but says the crash hurt 12 people.", "12", "union"),
    ("Mr. Rook's advisers argue privately that 12 people were hurt.", "12", "Mr. Rook's advisers"),
    ("Interfax quoted Ivan Dorn as saying that 12 people were hurt.", "12", "Ivan Dorn"),
    ("According to him, 12 people were hurt.", "12", "?"),
    ('Lorne\'s Ivan Dorn was blunter: "We know that 12 people were hurt."', "12", "Ivan Dorn"),
    # what was published
    ("The lawsuit says 12 people were hurt.", "12", "lawsuit"),
    ("The 24-page indictment says 12 people were hurt.", "12", "indictment"),
    ("Twelve people were hurt, according to a new analysis by Astra.", "Twelve", "Astra"),
    ("Ivan Dorn wrote in a recent report that 12 people were hurt.", "12", "Ivan Dorn"),
    # in passing
    ("The union issued a statement insisting that 12 people were hurt.", "12", "union"),
    ("Lorne won partly by arguing that 12 people were hurt.", "12", None),
    ("On Monday night, the union issued a statement claiming 12 people were hurt.", "12", "union"),
    # words in quotation marks of who praises, blames, calls
    ('Ivan Dorn praised the guards "for coming when 12 people were hurt".', "12", "Ivan Dorn"),
    ('Ivan Dorn admitted Tuesday he "had hurt 12 people" in the crash.', "12", "Ivan Dorn"),
    # no verb of saying
    ("It has been counted by the United States under President Dorn that 12 people were hurt.", "12", None),
    ("They read a book of Lorne-related documents on 12 people.", "12", None),
    ("He has a clean police record and 12 people were hurt.", "12", None),
    ("They are paid according to a worker's skill, and 12 people were hurt.", "12", None),
    ("America Abroad, which vowed to film it, posted the footage of 12 people.", "12", None),
    # headlines
    ("Dorn TV Ad Scandal: 12 People Hurt", "12", None),
    # behind what is said
    ("Twelve people were hurt, police said.", "Twelve", "police"),
    ("Twelve people were hurt, said Maria Venn, the mayor.", "Twelve", "Maria Venn"),
    ("Twelve people were hurt, said the mayor, Maria Venn.", "Twelve", "Maria Venn"),
    ("Twelve people were hurt, Maria Venn said on Tuesday.", "Twelve", "Maria Venn"),
    ("Twelve people were hurt, Maria Venn, a witness, told the Lorne Herald.", "Twelve", "Maria Venn"),
    ("Twelve people were hurt, reports Astra.", "Twelve", "Astra"),
    ("Twelve people, police said, were hurt in the crash.", "Twelve", "police"),
    ("The crash, police said, hurt 12 people.", "12", "police"),
    ("Twelve people were hurt, according to police.", "Twelve", "police"),
    ("Twelve people were hurt, according to the mayor's office.", "Twelve", "mayor's office"),
    ("Twelve people were hurt, according to Maria Venn, a witness.", "Twelve", "Maria Venn"),
    ("According to the U.S. Geological Survey, 12 people were hurt.", "12", "U.S. Geological Survey"),
    ("According to a spokesman for the ministry, 12 people were hurt.", "12", "spokesman for the ministry"),
    # quotations
    ('"12 people were hurt," said Maria Venn.', "12", "Maria Venn"),
    ('"12 people were hurt," Maria Venn said in an interview.', "12", "Maria Venn"),
    ("“12 people were hurt,” Ms. Venn said.", "12", "Venn"),
    ('Maria Venn said: "12 people were hurt."', "12", "Maria Venn"),
    ('"We looked," Maria Venn said. "12 people were hurt."', "12", "Maria Venn"),
    ('"We looked. 12 people were hurt," Maria Venn said.', "12", "Maria Venn"),
    ('"We looked. 12 people were hurt. We left," Maria Venn said.', "12", "Maria Venn"),
    ('Maria Venn wrote on Twitter: "We looked. 12 people were hurt."', "12", "Maria Venn"),
    # quotations over paragraphs
    ('Maria Venn said she was sad.\n\n"We looked and 12 people were hurt."', "12", "Maria Venn"),
    ("Maria Venn said: “We looked.\n\n“We looked and 12 people were hurt.”", "12", "Maria Venn"),
    ("Maria Venn said: “We looked.\n\nIn Lorne 12 people were hurt.”", "12", "Maria Venn"),
    ('The union issued a brief statement after the vote:\n\n"In Lorne 12 people were hurt."', "12", "union"),
    ('Maria Venn said she was sad. She left.\n\n"We looked and 12 people were hurt."', "12", None),
    ('Maria Venn said she was sad.\n\n"We looked and 12 people were hurt," police said.', "12", "police"),
    # the same person again
    ("Maria Venn spoke in Lorne. She said 12 people were hurt.", "12", "Maria Venn"),
    ("President Ivan Dorn met Maria Venn. She said 12 people were hurt.", "12", "Maria Venn"),
    ("President Ivan Dorn came to Lorne. The president said 12 people were hurt.", "12", "Ivan Dorn"),
    ("Ivan Dorn met Pavel Rook. He said 12 people were hurt.", "12", "?"),
    (
        "President Ivan Dorn met President Pavel Rook. The president said 12 people were hurt.",
        "12",
        "president",
    ),
    ("Ivan Dorn spoke in Lorne. Dorn said 12 people were hurt.", "12", "Ivan Dorn"),
    ("Mr. Dorn met Ms. Venn. She said 12 people were hurt.", "12", "Venn"),
    ("Xu Dorn met Yi Venn. Mr. Dorn left. He said 12 people were hurt.", "12", "Xu Dorn"),
    ("Ivan Dorn spoke at Action Conference in Pride Month. He said 12 people were hurt.", "12", "Ivan Dorn"),
    ("Ivan Dorn spoke. A resident said he wept. He said 12 people were hurt.", "12", "resident"),
    (
        "Ivan Dorn left. The president, Dorn writes, wept. The president said 12 people were hurt.",
        "12",
        "president",
    ),
    # of politics
    ("The Dorn campaign said 12 people were hurt.", "12", "Dorn campaign"),
    ("Venn's campaign said 12 people were hurt.", "12", "Venn's campaign"),
    ("The White House said 12 people were hurt.", "12", "White House"),
    ("A Dorn spokeswoman, Hope Rook, said 12 people were hurt.", "12", "Hope Rook"),
    ("Mrs. Venn told the station's Jake Rook that 12 people were hurt.", "12", "Venn"),
    ("But Rook said 12 people were hurt.", "12", "Rook"),
    ("Rook insisted Sunday that 12 people were hurt.", "12", "Rook"),
    ("Asked about the crash, Rook said 12 people were hurt.", "12", "Rook"),
    ("People close to the campaign say 12 people were hurt.", "12", "people"),
    ("One person familiar with the matter said 12 people were hurt.", "12", "person"),
    ("A poll released Tuesday showed that 12 people were hurt.", "12", "poll"),
    ("Twelve people were hurt, Politico reported Friday.", "Twelve", "Politico"),
    ("House Speaker Paul Rook (R-Wis.) said in a statement that 12 people were hurt.", "12", "Paul Rook"),
    ("Rep. Adam Rook, the top Democrat on the committee, said 12 people were hurt.", "12", "Adam Rook"),
    (
        "U.S. intelligence agencies have concluded that 12 people were hurt.",
        "12",
        "U.S. intelligence agencies",
    ),
    ("Two former officials, speaking anonymously, said 12 people were hurt.", "12", "former officials"),
    ("As Mr. Rook put it, 12 people were hurt.", "12", "Rook"),
    ("Twelve people were hurt, according to two people briefed on the matter.", "Twelve", "people"),
    ("The Kremlin said 12 people were hurt.", "12", "Kremlin"),
    ("Russian President Ivan Dorn said 12 people were hurt.", "12", "Ivan Dorn"),
    ("Dorn's spokesman, Pavel Rook, told reporters 12 people were hurt.", "12", "Pavel Rook"),
    ("Twelve people were hurt, an aide to Mr. Rook said on Monday night.", "Twelve", "aide"),
    ("Dorn surrogates claim 12 people were hurt.", "12", "Dorn surrogates"),
    ("Mr. Rook's lawyers argue that 12 people were hurt.", "12", "Mr. Rook's lawyers"),
    ("The United Nations says 12 people were hurt.", "12", "United Nations"),
    ("Tuesday's statement said 12 people were hurt.", "12", "statement"),
    ("Moscow said 12 people were hurt.", "12", "?"),
    ("Ivan Dorn, 45, said 12 people were hurt.", "12", "Ivan Dorn"),
    ("Lt. Gov. Dan Rook said 12 people were hurt.", "12", "Dan Rook"),
    ("Twelve people were hurt, she added.", "Twelve", "?"),
    ("Rook should say that 12 people were hurt.", "12", "?"),
    ("Neither Dorn nor Rook said that 12 people were hurt.", "12", "?"),
    ("Asked whether police said 12 people were hurt, Rook left.", "12", "police"),
    # headlines
    ("Police: 12 people hurt", "12", "police"),
    ("12 people hurt: police", "12", "police"),
    # an outlet told of before by its name
    ("The daily Noviy Mir said two died. The newspaper said 12 people were hurt.", "12", "Noviy Mir"),
    ("The daily Izvestia said two died. He spoke. The paper said 12 people were hurt.", "12", "Izvestia"),
    ("The newspaper said 12 people were hurt.", "12", "newspaper"),
    # what stands behind a semicolon, and what is only a deed of theirs
    ("On Friday 12 people were hurt; three were arrested, according to police.", "12", None),
    ("On Friday 12 people were hurt; three were arrested, according to police.", "three", "police"),
    ("The Lorne Front claimed an attack in which 12 people were hurt.", "12", None),
    ("The Lorne Front claimed that 12 people were hurt.", "12", "Lorne Front"),
    # nobody, or nobody known
    ("Initial reported injuries were 12 people hurt.", "12", None),
    ("On Tuesday 12 people were hurt.", "12", None),
    ("Twelve people were hurt on Tuesday, a day after Maria Venn said she would leave.", "Twelve", None),
    ("Maria Venn left after 12 people were hurt.", "12", None),
    ("Maria Venn was told to leave and 12 people were hurt.", "12", None),
    ("Maria Venn did not say that 12 people were hurt.", "12", None),
    ("The crash in Lorne, the worst this year, said to be an accident, hurt 12 people.", "12", "?"),
    ("Maria Venn's house burned, and 12 people were hurt.", "12", None),
    ("Ivan Dorn condemned the attack that hurt 12 people.", "12", None),
    ("Ivan Dorn visited the state capital, where 12 people were hurt.", "12", None),
    ("Maria Venn said she would leave. Twelve people were hurt.", "Twelve", None),
    ("Twelve people were hurt. Maria Venn said she would leave.", "Twelve", None),
    ("The storm claimed 12 lives in Lorne.", "12", None),
    ("Counts from Tuesday said 12 people were hurt.", "12", "?"),
]


@pytest.mark.parametrize(("text", "word", "speaker"), ROWS)
def test_who_says_it(text: str, word: str, speaker: str | None) -> None:
    """The speaker is the one that a reader would name, or none; "?": somebody whom the text does not name."""
    at = text.index(word)
    claims = examine_report(Report(text, "Daily")).claims
    (told, *_) = [c for c in claims if (c.start or 0) <= at < (c.end or 0)]
    said = told.speaker.name if told.speaker is not None else None
    if speaker == "?":
        assert told.speaker is None or not told.speaker.is_named
    else:
        assert said == speaker
