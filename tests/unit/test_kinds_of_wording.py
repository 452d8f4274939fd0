"""Kinds of wordings, each in several sentences: what is read from them, and what must not be."""

from __future__ import annotations

import datetime
import re

import pytest

import claimkit as ck
from claimkit.models import SEVERAL_EVENTS
from claimkit.reading import examine_report

DAY = datetime.date(2031, 5, 14)
_SPEC = re.compile(r"(!?)(\w+)(?:=([^@~/]*))?(?:@([^~/]*))?(?:~([^/]*))?(?:/(.*))?")

# kind, text, what is told: attribute=value@place~speaker/day; ! for what must not be; "nothing", "events:n"
CASES = [
    ("denial whole", "Its owners deny that it was working and say the men were trespassing.", "!denial"),
    ("denial whole", "The army denied it had fired on the village.", "!denial"),
    (
        "denied charge",
        "Philip Strake, 63, had denied three counts of fraud. The jury convicted him on Monday.",
        "charge=fraud ; !charge~Philip Strake",
    ),
    (
        "quake",
        "A 6.1-magnitude earthquake struck Brade, followed by an aftershock of 5.2.",
        "magnitude=6.1 ; !magnitude=5.2",
    ),
    (
        "quake",
        "The quake measured 7.4; aftershocks of up to 6.0 shook the region.",
        "magnitude=7.4 ; !magnitude=6.0",
    ),
    (
        "quake",
        "A magnitude 5.8 tremor hit Brade, the strongest since a 6.9 quake in 1980.",
        "magnitude=5.8 ; !magnitude=6.9",
    ),
    ("quake", "Seismologists first put the quake at 7.0 and later revised it to 7.2.", "magnitude=7.2"),
    (
        "quake",
        "The 7.8 quake was preceded by a foreshock of magnitude 5.1.",
        "magnitude=7.8 ; !magnitude=5.1",
    ),
    (
        "quake",
        "The tremor had a magnitude of 4.5, smaller than the 5.8 quake of last year.",
        "magnitude=4.5 ; !magnitude=5.8",
    ),
    (
        "quake",
        "At least 40 aftershocks, some as strong as 5.5, were felt after the 7.2 quake.",
        "magnitude=7.2 ; !magnitude=5.5",
    ),
    (
        "quake",
        "The main shock registered 6.3 and the strongest of the aftershocks 5.6.",
        "magnitude=6.3 ; !magnitude=5.6",
    ),
    (
        "quake",
        "A quake measured 5.6 at a depth of 8.5 km. Inflation hit 7.4 percent.",
        "magnitude=5.6 ; !magnitude=8.5 ; !magnitude=7.4",
    ),
    (
        "a vehicle as a weapon",
        "A hijacked plane crashed into the ministry, killing 64 people.",
        "kind:attack",
    ),
    (
        "a vehicle as a weapon",
        "Hijackers flew two airliners into the towers, killing 2,700 people.",
        "kind:attack",
    ),
    (
        "a vehicle as a weapon",
        "A suicide bomber drove a car packed with explosives into a checkpoint, killing nine.",
        "kind:attack",
    ),
    ("a vehicle as a weapon", "A drone struck an apartment block in Brade, killing five.", "kind:attack"),
    (
        "a vehicle as a weapon",
        "A car ploughed into a crowd of protesters in Brade, killing two.",
        "kind:accident",
    ),
    (
        "a vehicle as a weapon",
        "A small plane crashed into a house in Brade, killing two people.",
        "kind:accident",
    ),
    ("who acts is not acted upon", "A driver knocked down a group of pupils in Brade.", "!injuries"),
    ("who acts is not acted upon", "A man shot a group of hikers near Brade.", "!injuries ; !deaths"),
    ("who acts is not acted upon", "A man killed the same night was a nurse.", "deaths=1"),
    ("who acts is not acted upon", "A gunman killed three teachers at School 81 in Brade.", "deaths=3"),
    (
        "a surname that is a common word",
        "Tom Brown, 41, went on trial in Brade. Brown said he was glad that 300 people marched.",
        "crowd_size=300~Tom Brown",
    ),
    (
        "a surname that is a common word",
        "Anna Young left. Young people said two men died.",
        "!deaths~Anna Young",
    ),
    (
        "parts in an apposition",
        "Six fishermen, four from Brade and two from the Isle of Vask, are missing after a squall.",
        "missing=6 ; !missing=12",
    ),
    (
        "lives taken are no residents",
        "Judges in Brade opened proceedings over a fire that took 14 lives in Ostrel on 3 March 2021.",
        "deaths=14@Ostrel",
    ),
    (
        "the day of a verdict is not the deed's",
        "A man was found guilty on Friday of murdering a taxi driver who was stabbed in his cab.",
        "deaths=1 ; !deaths/2031-05-09",
    ),
    ("taking part in no protest", "The general said as many as nine people had taken part.", "!crowd_size"),
    (
        "a part of things",
        "Some 151 people died in fires in 2023, and 19 of those fires were ruled arson.",
        "!deaths=19",
    ),
    (
        "a vigil of those who came",
        "It began on 5 May with a vigil of some 200 students.",
        "crowd_size=200/2031-05-05",
    ),
    (
        "a year that names a thing",
        "A wave killed two people in a town devastated by the tsunami of 2004.",
        "deaths=2 ; !deaths/2004-01-01",
    ),
    (
        "bare day",
        "On 7 August 1998 miners walked out. On the 9th police opened fire on a picket, killing four men.",
        "deaths=4/1998-08-09",
    ),
    (
        "bare day",
        "The strike was called on May 28, 1934. On June 2 troops came, and on the 3rd they shot dead seven.",
        "deaths=7/1934-06-03",
    ),
    (
        "bare day",
        "Riots broke out on 5 September 2005. On the 6th, 44 people were arrested; on the 7th, a further 90.",
        "arrests=44/2005-09-06",
    ),
    (
        "bare day",
        "A plant in Brade was damaged on 3 May 2021. A blast on the 9th floor killed two workers.",
        "!deaths/2021-05-09",
    ),
    (
        "bare day",
        "Six people died in a fire on 9 May. An inquest opens on the 21st.",
        "deaths=6/2031-05-09",
    ),
    (
        "a date that opens the next clause",
        "In April 2019 it bombed a hotel, killing 19, and in December it shot dead six hikers.",
        "deaths=19/2019-04-01 ; deaths=6/2019-12-01",
    ),
    (
        "a date that opens the next clause",
        "In January 2020 the dam failed, killing 11 people; in May 2021 the owner was fined.",
        "deaths=11/2020-01-01",
    ),
    (
        "alive",
        "A student said on social media to have died is alive and well, his college wrote.",
        "!deaths",
    ),
    ("alive", "Two divers feared dead were found alive on Monday.", "!deaths"),
    ("lasted", "The man who ran Vask for 11 years was sent to prison on Thursday.", "!sentence_length"),
    ("lasted", "He taught in Brade for 30 years before he was jailed for two years.", "sentence_length=2"),
    (
        "twogroups",
        "The storm killed three men in Brade and two women in Ostrel, officials said.",
        "deaths=3@Brade~officials ; deaths=2@Ostrel",
    ),
    (
        "twogroups",
        "Officers detained 20 protesters in Vask and 7 protesters in Lorne.",
        "arrests=20@Vask ; arrests=7@Lorne",
    ),
    (
        "twogroups",
        "Six miners died in Calder and four miners in Hallow on Sunday.",
        "deaths=6@Calder ; deaths=4@Hallow",
    ),
    (
        "twogroups",
        "Around 300 nurses marched in Ilmar and 120 teachers in Vask on Friday.",
        "crowd_size=300@Ilmar ; crowd_size=120@Vask",
    ),
    (
        "twogroups",
        "The floods displaced 4,000 people in Norvale and 1,200 families in Trent.",
        "displaced=4000@Norvale",
    ),
    (
        "twogroups",
        "Shelling wounded eight civilians in Tarvo, five soldiers in Lessin and two children in Umbarra.",
        "injuries=8@Tarvo ; injuries=5@Lessin ; injuries=2@Umbarra",
    ),
    (
        "byplace",
        "Police made arrests in four towns: 12 in Zell, nine in Ems, three in Vask and one in Lorne.",
        "arrests=12@Zell ; arrests=9@Ems ; arrests=3@Vask",
    ),
    (
        "byplace",
        "The quake was felt in Brade (three dead), Ostrel (one dead) and Varn (12 injured).",
        "deaths=3@Brade ; deaths=1@Ostrel ; injuries=12@Varn",
    ),
    (
        "byplace",
        "Doctors went on strike across the north, with 400 walking out in Hallow and 250 in Grolm.",
        "crowd_size=400@Hallow ; crowd_size=250@Grolm",
    ),
    (
        "byplace",
        "The heat wave has killed 23 people this week: 11 in Norvale, eight in Trent and four in Ilmar.",
        "deaths=23 ; deaths=11@Norvale",
    ),
    (
        "citing",
        "Four people were hurt in a blast in Zell, Tass reported, citing a police source.",
        "injuries=4~police source",
    ),
    (
        "citing",
        "Twelve soldiers were killed in Tarvo on Sunday, the daily Norwire said, quoting hospital officials.",
        "deaths=12~hospital officials",
    ),
    (
        "citing",
        "Citing the coast guard, the Herald said six sailors were missing off Innisk.",
        "missing=6~coast guard",
    ),
    (
        "citing",
        "Astra, citing relatives of the dead, reported that five men died in the fire.",
        "deaths=5~relatives",
    ),
    (
        "citing",
        "Seven people were injured, the agency Interfax reported with reference to the interior ministry.",
        "injuries=7~interior ministry",
    ),
    (
        "spokeof",
        "Police counted 300 protesters, while the union spoke of 1,500.",
        "crowd_size=300~police ; crowd_size=1500~union",
    ),
    ("spokeof", "The army spoke of 12 dead, the rebels of 40.", "deaths=12~army"),
    (
        "spokeof",
        "Officials gave a figure of 15 dead; relatives spoke of at least 30.",
        "deaths=15~officials ; deaths=30~relatives",
    ),
    (
        "spokeof",
        "Organisers talked of 8,000 marchers, police of 2,500.",
        "crowd_size=8000~organisers ; crowd_size=2500~police",
    ),
    (
        "spokeof",
        "The hospital speaks of six dead and 14 injured.",
        "deaths=6~hospital ; injuries=14~hospital",
    ),
    (
        "correction",
        "The number of dead in the collapse was put at nine at first, then corrected to seven.",
        "deaths=7 ; !deaths=9",
    ),
    (
        "correction",
        "Initial reports spoke of 20 dead; the hospital later said 12 people had died.",
        "deaths=12 ; !deaths=20",
    ),
    (
        "correction",
        "Police had earlier said that ten people were hurt, but now say the number is eight.",
        "injuries=8 ; !injuries=10",
    ),
    (
        "correction",
        "The mayor at first reported 13 injured and later corrected that to 11.",
        "injuries=11 ; !injuries=13",
    ),
    (
        "correction",
        "Rescuers originally counted 40 missing but have since lowered the figure to 22.",
        "missing=22 ; !missing=40",
    ),
    (
        "correction",
        "The army at first denied any losses; it later admitted that three soldiers had died.",
        "deaths=3",
    ),
    ("correction", "The coroner said six people died, not eight as first reported.", "deaths=6 ; !deaths=8"),
    (
        "correction",
        "Contrary to earlier reports, three people were hurt, not five.",
        "injuries=3 ; !injuries=5",
    ),
    ("denial", "The ministry dismissed reports that 40 people were killed as fake news.", "!deaths=40"),
    ("denial", "Police called claims that 200 people had been detained untrue.", "!arrests=200"),
    ("denial", "The governor rejected rumours that dozens had died.", "!deaths"),
    (
        "denial",
        "The mayor denied the allegations, but confirmed that four guards were hurt.",
        "injuries=4~mayor",
    ),
    ("denial", "A spokeswoman said claims that 30 people had drowned were false.", "!deaths=30"),
    (
        "denial",
        "The army refuted a report that six of its soldiers were captured; two were wounded, it said.",
        "injuries=2~army",
    ),
    ("denial", "Police deny that anyone was hurt.", "!injuries=5"),
    (
        "conditional",
        "A march through Vask is planned for Friday; the union hopes for 4,000 people.",
        "nothing ; events:0",
    ),
    ("conditional", "Unions have called a strike for June 3.", "nothing ; events:0"),
    (
        "conditional",
        "Experts fear an eruption of Mount Corbel would force 12,000 people to flee.",
        "nothing ; events:0",
    ),
    ("conditional", "Police said they had foiled a plot to bomb a market in Zell.", "!deaths ; events:0"),
    (
        "conditional",
        "A second explosion would have killed many more, the fire chief said.",
        "nothing ; events:0",
    ),
    ("conditional", "Residents were warned of floods at the weekend.", "nothing ; events:0"),
    ("conditional", "The city has banned a demonstration planned for Sunday.", "nothing ; events:0"),
    ("conditional", "The exercise simulated an attack in which 30 people die.", "nothing ; events:0"),
    ("conditional", "Some 5,000 people have registered for Saturday's march in Zell.", "nothing ; events:0"),
    ("conditional", "The rally, due to be held in Vask on Sunday, was called off.", "nothing ; events:0"),
    ("ages", "Ten pupils, all under 12, were hurt.", "injuries=10 ; !injuries=12"),
    ("ages", "A mother, 34, and her daughters, 8 and 5, were killed.", "deaths=3"),
    ("ages", "Olaf Trent, 44, his wife Ana, 41, and their baby son died in the crash.", "deaths=3"),
    ("ages", "Five men aged between 19 and 30 were arrested.", "arrests=5 ; !arrests=30"),
    ("ages", "Two brothers, Jan and Tim Voss, 22 and 25, were killed.", "deaths=2"),
    (
        "ages",
        "Karl Odd, 61, and Rhea Colm, 58, were found dead at 14 Harbour Street.",
        "deaths=2 ; !deaths=14",
    ),
    ("ages", "Nurse Ida Brun, 29, and two patients in their 80s were injured.", "injuries=3 ; !injuries=80"),
    ("homes", "Some 400 families were left homeless.", "displaced"),
    ("homes", "About 1,100 residents were forced to leave their homes.", "displaced=1100"),
    ("homes", "At least 600 people have been made homeless by the fire.", "displaced=600"),
    ("homes", "The flood drove 2,000 people from their homes.", "displaced=2000"),
    ("homes", "Thirty villagers had to abandon their houses.", "displaced=30"),
    ("homes", "Nearly 900 people were moved to shelters.", "displaced=900"),
    (
        "possession",
        "A man was charged with possession of a knife in a public place.",
        "charge=possession of a knife",
    ),
    ("possession", "Two women were charged with possessing cocaine.", "charge=possessing cocaine"),
    (
        "possession",
        "He was convicted of causing death by dangerous driving.",
        "charge=causing death by dangerous driving",
    ),
    (
        "possession",
        "She was charged with assault occasioning actual bodily harm.",
        "charge=assault occasioning actual bodily harm",
    ),
    (
        "possession",
        "He is accused of wounding with intent to cause grievous bodily harm.",
        "accusation=wounding with intent",
    ),
    (
        "possession",
        "Hurst was charged with conspiracy to supply class A drugs.",
        "charge=conspiracy to supply",
    ),
    (
        "possession",
        "The driver was charged with failing to stop after an accident.",
        "charge=failing to stop",
    ),
    ("possession", "Three men were charged with handling stolen goods.", "charge=handling stolen goods"),
    ("surname", "Prime Minister Theresa May said on Monday that 12 people had died.", "deaths=12~May"),
    ("surname", "Mayor August Lind said nine people were injured on Sunday.", "injuries=9~Lind"),
    ("surname", "April Jones, a witness, said two men were shot.", "injuries=2~Jones"),
    ("places", "Three fishermen drowned off Cape Morrow on Friday.", "deaths=3@Cape Morrow"),
    ("places", "Two climbers fell to their deaths on Mount Tarn.", "deaths=2@Mount Tarn"),
    ("places", "A bus ran off the road between Vesk and Orluva, killing five.", "deaths=5"),
    ("places", "Three people were shot at San Pietro on Sunday.", "injuries=3@San Pietro"),
    ("places", "Thousands paraded through the streets of Porto Miro.", "crowd_size=@Porto Miro"),
    ("places", "Twelve people were hurt along the road to Kolmera.", "injuries=12"),
    ("fire", "Two people were killed in a fire on a ferry off Innisk.", "deaths=2 ; kind:disaster"),
    ("fire", "A fire on Mill Lane injured three.", "injuries=3 ; !kind:attack"),
    ("fire", "Soldiers fired at a car, killing two.", "deaths=2 ; kind:attack"),
    ("fire", "Gunmen opened fire on a bus, killing six.", "deaths=6 ; kind:attack"),
    ("fire", "Two swimmers were hurt in a shark attack off Innisk.", "injuries=2"),
    ("fire", "A dog attack in Lorne left a boy injured.", "injuries=1"),
    (
        "fire",
        "Lightning struck a tree and injured three hikers.",
        "injuries=3 ; !kind:attack ; !kind:protest",
    ),
    (
        "falseprotest",
        "The Corbel Rally, a race for vintage cars, attracted 8,000 spectators.",
        "!crowd_size=8000",
    ),
    ("falseprotest", "Shares rallied on Monday as 300 traders returned.", "!crowd_size=300"),
    ("falseprotest", "The dog rallied after surgery by two vets.", "!crowd_size=2"),
    ("falseprotest", "An air strike killed five people in Tarvo.", "deaths=5 ; !kind:protest"),
    ("falseprotest", "The striker scored twice before 9,000 fans.", "!crowd_size=9000"),
    (
        "falseprotest",
        "A wedding procession of 200 guests was hit by a truck, killing seven.",
        "deaths=7 ; !crowd_size=200",
    ),
    ("falseprotest", "A demonstration flight killed two pilots.", "deaths=2 ; !kind:protest"),
    ("prices", "Two people died in the flood. A flat there costs $90,000.", "!money=90000"),
    ("prices", "Oil rose to $82 a barrel.", "!money=82"),
    ("prices", "Thieves stole jewels worth $2 million.", "money=2000000"),
    ("led", "The bishop led a march of 2,000 people through Vask.", "crowd_size=2000@Vask"),
    ("led", "She led 50 students out of class in protest.", "crowd_size=50"),
    ("led", "The imam was joined by 300 worshippers in a protest outside the ministry.", "crowd_size=300"),
    (
        "nested",
        "A court on Monday jailed two men for an attack on March 3 in which four people were hurt.",
        "injuries=4/2031-03-03",
    ),
    (
        "nested",
        "The inquest opened on Tuesday into a crash on February 2 that killed three.",
        "deaths=3/2031-02-02",
    ),
    (
        "figures",
        "The centre lies two blocks from the site of the attack, and protests followed.",
        "!crowd_size",
    ),
    (
        "figures",
        "Three of the plaintiffs attended the hearing while others marched outside.",
        "!crowd_size=3",
    ),
    ("figures", "Some 300 people attended the rally in Ostrel.", "crowd_size=300"),
    ("figures", "More than 4,000 people signed up to march in Ostrel.", "!crowd_size"),
    ("figures", "The protest ended early, according to two participants.", "!crowd_size"),
    ("figures", "Five protesters spoke to reporters.", "!crowd_size"),
    ("figures", "It was the deadliest single strike of the war.", "!crowd_size"),
    ("figures", "He held a single picket at the gate.", "crowd_size=1"),
    ("figures", "Some 61 National Rescue Force teams were deployed.", "!police_deployed"),
    ("figures", "Some 61 officers were deployed.", "police_deployed=61"),
    ("figures", "Two water bombers fought the fire.", "!attackers ; !kind:attack"),
    ("figures", "Dernholm Stadium was evacuated in the storm.", "!displaced"),
    ("figures", "Ann Bole, 24, was evacuated in the storm.", "displaced=1"),
    ("figures", "Many of the wounded were missing limbs.", "!missing"),
    ("figures", "Many of the miners were missing.", "missing"),
    ("figures", "The flood reached 12 towns and 600 villages in three days.", "!cities"),
    ("figures", "Protests took place in 12 cities.", "cities=12"),
    ("no event", "“Did they think we would let them kill three soldiers?” he asked.", "!deaths"),
    ("no event", "Who lit the fire that killed 12 people?", "deaths=12"),
    ("no event", "Why were 12 people killed?", "deaths=12"),
    ("no event", "“We never killed anyone,” the commander said.", "!deaths"),
    ("no event", "The blast did not kill anyone.", "deaths=0"),
    ("no event", "They carried pictures of two sons who had died.", "!deaths"),
    ("no event", "He had once been hospitalised for depression.", "!injuries"),
    ("no event", "Two people were hospitalised with burns after the fire.", "injuries=2"),
    ("no event", "The remark wounded two of his colleagues.", "!injuries"),
    ("no event", "Officers made 410,000 arrests for crossings last year.", "arrests/2030-01-01"),
    ("no event", "The senator, whose father was killed in a crash, spoke in Ostrel.", "!deaths"),
    ("no event", "Some 800 clerks are being held hostage by a president.", "!hostages"),
    ("no event", "Some 800 clerks are being held hostage by rebels.", "hostages=800"),
    ("no event", "An aide called for all people arrested or detained to be expelled.", "!arrests"),
    ("weather", "It was 20 °C above normal on Monday.", "!temperature"),
    ("weather", "It was 41 °C in Ostrel on Monday.", "temperature=41"),
    ("weather", "More than 40 F.B.I. agents came.", "!temperature"),
    ("weather", "Forecasters predicted winds of 140 km/h.", "!wind_speed"),
    ("weather", "The storm is expected to bring gusts of 90 mph.", "!wind_speed"),
    ("weather", "Winds reached 140 km/h (87 mph).", "wind_speed=140 ; !wind_speed=87"),
    ("weather", "The storm, with winds of 90 mph, moved north at 12 mph.", "wind_speed=90 ; !wind_speed=12"),
    ("figures of speech", "The governor came under fire for the report.", "!kind:attack"),
    ("figures of speech", "Two died when a patrol came under fire from rebels.", "kind:attack"),
    ("figures of speech", "It was a massacre at the polls.", "!kind:attack"),
    ("figures of speech", "Voters gave the party a fright, an attack ad said.", "!kind:attack"),
    ("figures of speech", "He kept up his attacks on her record.", "!kind:attack"),
    ("figures of speech", "Both sides hope to strike a deal.", "!kind:protest"),
    ("figures of speech", "They vowed to overturn it.", "!kind:accident"),
    ("figures of speech", "The campaign has become a car crash.", "!kind:accident"),
    ("figures of speech", "He quit “in protest” over the plan.", "!kind:protest"),
    ("sums", "Aid of up to $9,000 each will go to families whose homes were damaged.", "!damage ; !money"),
    ("sums", "The flood caused $3 million in damage.", "damage=3000000"),
    (
        "weather",
        "Winds reached 112 km/h in Ostrel and gusts 183 km/h in Varn.",
        "wind_speed=183 ; !wind_speed=112",
    ),
    (
        "of what",
        "On Monday 25 were hurt. The mill employs 3,200 people, though a union put the number at 4,100.",
        "injuries=25 ; !injuries=4100",
    ),
    ("of what", "On Monday 25 people were hurt. A union put the number at 41.", "injuries=41"),
    ("to come", "Losses are anticipated to surpass $100 million.", "!damage"),
    ("to come", "Damage could exceed $5 million.", "!damage"),
    ("to come", "Insurers expect losses of $2 billion.", "!damage"),
    ("to come", "The storm killed 40; the toll is likely to top 100.", "deaths=40 ; !deaths=100"),
    ("to come", "Officials expect more than 100 deaths.", "!deaths"),
    ("to come", "They were expected to land when 30 people were killed.", "deaths=30"),
    ("to come", "Damage was estimated to exceed $5 million.", "damage=5000000"),
    ("weather", "It moved north and grew to peak winds of 140 mph.", "wind_speed=140"),
    ("weather", "Ostrel recorded a peak wind speed of 87 km/h.", "wind_speed=87"),
    ("weather", "The storm reached a peak intensity of 210 km/h.", "wind_speed=210"),
    (
        "weather",
        "Winds reached 140 mph at sea and about 100 mph in Ostrel.",
        "wind_speed=140 ; !wind_speed=100",
    ),
    ("weather", "The winds had decreased to 30 mph.", "!wind_speed"),
    ("weather", "It was 44 °C in Ostrel and 41 °C in Varn.", "temperature=44 ; !temperature=41"),
    ("weather", "It was -17 °C in Ostrel and -21 °C in Varn.", "temperature=-21 ; !temperature=-17"),
    ("figures", "A march of the 14-party coalition and three-wheeler drivers was held.", "!crowd_size"),
    ("figures", "A crowd was angry at the death of a man of 43 in a cell.", "!crowd_size"),
    ("figures", "More than 300 riot police were sent to the site of the protest.", "!crowd_size"),
    (
        "figures",
        "Human fatalities numbered 1,288, with a total of 45 million people affected.",
        "!deaths=45000000",
    ),
    ("figures", "Flooding damaged or destroyed 800 houses.", "!buildings_destroyed ; !buildings_damaged"),
    ("figures", "Six flights were cancelled after a plane was struck by lightning.", "!injuries"),
    ("figures", "A few signs were knocked down by the wind.", "!injuries"),
    ("figures", "The storm struck both Madagascar and Mozambique.", "!injuries"),
    ("figures", "50 lakh (five million) chicken were killed by the heat.", "!deaths"),
    ("figures", "Some 40 families were evacuated in the flood.", "displaced=40"),
    ("no event", "He is at risk of being held in contempt of Congress.", "!arrests"),
    ("no event", "“And he was arrested in a park,” Mr. Holm said.", "!arrests=1"),
    ("no event", "A boy was shot dead on Monday. His father was killed on duty.", "!deaths=2"),
    ("no event", "A boy died in a crash on Monday. His father was also killed.", "deaths=2"),
    ("sums", "The storm caused $1 million in damage (1961 USD).", "damage=1000000 ; !damage=1961"),
    ("sums", "Damage came to $80 million ($403 million in 2005).", "damage=80000000 ; !damage=403000000"),
    ("sums", "Damage came to ₱267 million ($5 million).", "damage=267000000 ; damage=5000000"),
    ("figures", "20 people, 2 officers among them, were hurt.", "injuries=20 ; !injuries=2"),
    (
        "figures",
        "Almost 2,000 people came together on a square, but riot police dispersed them.",
        "crowd_size=2000",
    ),
    ("figures", "The two sides came together for talks.", "!crowd_size"),
    ("no event", "A boy was hurt. A father and his son were both killed.", "deaths=2"),
    ("figures", "The flood made 102 families and nearly 1,000 people homeless.", "!displaced=1102"),
    ("figures", "Some 102 families and 1,000 people were evacuated in the flood.", "displaced=1000"),
]


def stands(spec: str, claim: ck.Claim) -> bool:
    """Whether a claim is what a spec asks for."""
    _, attribute, value, place, speaker, day = _SPEC.fullmatch(spec).groups()  # type: ignore[union-attr]
    told = claim.value.value if isinstance(claim.value, ck.Quantity) else claim.value
    same = not value or (value.lower() in str(told).lower() if isinstance(told, str) else str(told) == value)
    return (
        claim.attribute == attribute
        and claim.modality not in (ck.Modality.DENIED, ck.Modality.HYPOTHETICAL)
        and not claim.withdrawn
        and same
        and (place is None or place == (claim.place.name if claim.place else ""))
        and (speaker is None or (claim.speaker is not None and speaker in claim.speaker.name))
        and (day is None or (claim.about is not None and str(claim.about.earliest) == day))
    )


@pytest.mark.parametrize(("kind", "text", "told"), CASES, ids=[f"{kind}: {text}" for kind, text, _ in CASES])
def test_a_kind_of_wording(kind: str, text: str, told: str) -> None:
    reading = examine_report(ck.Report(text, "Daily", DAY))
    claims = [c for c in reading.claims if c.attribute != "event_date"]
    real = [c for c in claims if c.modality not in (ck.Modality.DENIED, ck.Modality.HYPOTHETICAL)]
    kinds = {c.event_kind for c in claims}
    for spec in told.split(" ; "):
        if spec == "nothing":
            assert real == [], kind
        elif spec.startswith("events:"):
            assert sum(e.standing.value == "happened" for e in reading.events) == int(spec[7:]), kind
        elif spec.startswith("kind:"):
            assert spec[5:] in kinds, kind
        elif spec.startswith("!kind:"):
            assert spec[6:] not in kinds, kind
        else:
            assert any(stands(spec, c) for c in claims) is not spec.startswith("!"), kind


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("Agricultural damage amounted to $14 million.", "agricultural damage"),
        ("The storm caused $3 million (2016 USD) in crop losses.", "crop losses"),
        ("Damage to crops was heavy, and total damage was $9 million.", ""),
        ("Crop and property damage totalled $4 million.", ""),
        ("Along with Typhoon Bavi, it caused $510 million in damage.", SEVERAL_EVENTS),
        ("Typhoon Bavi came next. Damage along with Bavi and Maysak was $9 million.", SEVERAL_EVENTS),
        ("Damage in Ostrel, along with Varn, was $9 million.", ""),
    ],
)
def test_of_what_a_sum_is(text: str, scope: str) -> None:
    claims = ck.read_report(ck.Report(f"A storm struck Japan in May 2016. {text}", "Daily", DAY))
    assert [c.scope for c in claims if c.attribute == "damage"] == [scope]


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("A court convicted a former manager of ordering the 2020 murder of a clerk.", "a former manager"),
        ("A jury acquitted a police officer of killing a man.", "a police officer"),
        ("A court convicted an officer of the harbour police of theft.", "an officer of the harbour police"),
    ],
)
def test_who_is_tried_and_for_what(text: str, whom: str) -> None:
    claims = ck.read_report(ck.Report(text, "Daily", DAY))
    assert {a.name for c in claims if c.attribute == "verdict" for a in c.accused} == {whom}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("A flood hit Texas. It also reached Ohio, and 12 people died in the state.", "Ohio"),
        ("A flood hit Texas on Friday. Statewide, 12 people died.", "Texas"),
        ("Dorn was treated in Germany. Over 12 people were arrested across the country.", None),
    ],
)
def test_which_place_is_meant(text: str, place: str | None) -> None:
    claims = ck.read_report(ck.Report(text, "Daily", DAY))
    told = {c.place.name if c.place else None for c in claims if c.attribute in ("deaths", "arrests")}
    assert told == {place}
