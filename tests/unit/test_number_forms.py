"""Numeric expressions, form by form: what each rule of the grammar reads, and where it stops.

Each line is a wording, and what is found in it: the stretch, what it means, its unit and its change. A dash
says that nothing is found. Neighbouring lines lie on the two sides of a rule's limit.
"""

from __future__ import annotations

import pytest

from claimkit.numbers import QuantityMention, find_quantities

NUMERALS = """
minus five degrees Celsius => minus five degrees Celsius = -5 degC
minus twenty people => minus twenty = -20 person
a third of the members => a third = 0.333333 share
a third man came => third = 3 ordinal
a twenty-fifth of it => a twenty-fifth = 0.04
quarter of an hour => quarter of an hour = 0.25 hour
a half dozen eggs => a half dozen = 6
half a million => half a million = 500000
3-1/2 years => 3-1/2 years = 3.5 year
rose 4-1/2 pct => 4-1/2 pct = 4.5 percent, rose_by
MX$13.6 million => MX$13.6 million = 13600000 MXN
RD$4 million => RD$4 million = 4000000 DOP
Sh1.2 billion => Sh1.2 billion = 1200000000 shilling
half of one whole dozen => half of one whole dozen = 6
one one-hundred-fifth => one one-hundred-fifth = 0.00952381
2 over 3 => 2 over 3 = 0.666667
1 in 5 => 1 in 5 = 0.2
one out of three => one out of three = 0.333333
3 out of 4 people => 3 out of 4 = 0.75 share
2 in 3 => 2 in 3 = 0.666667
one in ten thousand => one in ten thousand = 0.0001
3/4 => 3/4 = 0.75
1/2 a dozen => 1/2 a dozen = 6
2 1/2 miles => 2 1/2 miles = 2.5 mi
2+1⁄2 inches => 2+1⁄2 inches = 2.5 in
2½ hours => 2½ hours = 2.5 hour
1.3e6 => 1.3e6 = 1300000
1.3e-6 => 1.3e-6 = 1.3e-06
2^10 => 2^10 = 1024
2^-2 => 2^-2 = 0.25
3x10^4 => 3x10^4 = 30000
6.02×10^23 => 6.02×10^23 = 602000000000000000000000
2*10^3 => 2*10^3 = 2000
two thirds of a million => two thirds of a million = 666667
half of one whole dozen => half of one whole dozen = 6
2 trillion five => 2 trillion five = 2000000000005
4 thousand 3 hundred => 4 thousand 3 hundred = 4300
3 hundred and 21 => 3 hundred and 21 = 321
five thousand, three hundred and two => five thousand, three hundred and two = 5302
nineteen seventy-three => nineteen seventy-three = 1973
two point seven five => two point seven five = 2.75
point 77 => point 77 = 0.77
1 point 1 => 1 point 1 = 1.1
two point twenty-one => two point twenty-one = 2.21
one hundred thirty-fifths => one hundred thirty-fifths = 2.85714
three and fifty-four hundredths => three and fifty-four hundredths = 3.54
two and a half million => two and a half million = 2500000
five and three quarters => five and three quarters = 5.75
a hundred and a half => a hundred and a half = 150
one hundred and fifth => one hundred and fifth = 105 ordinal
twenty-first => twenty-first = 21 ordinal
twenty-fifth => twenty-fifth = 25 ordinal
one hundred twentieth => one hundred twentieth = 120 ordinal
3 fifths => 3 fifths = 0.6
hundred thousand million => hundred thousand million = 100000000000
two hundred and three hundred => two hundred = 200; three hundred = 300
3 hundred and 2 hundred => 3 hundred = 300; 2 hundred = 200
thirty-four hundred => thirty-four hundred = 3400
2-hundred => 2-hundred = 200
5-million => 5-million = 5000000
5.5m => 5.5m = 5500000
5M => 5M = 5000000
50G => 50G = 50000000000
5b => 5b = 5000000000
5bn => 5bn = 5000000000
5 cr => 5 cr = 50000000
5cr => 5cr = 50000000
five cr => five cr = 50000000
5 thou => 5 thou = 5000
"""

MEASURES = """
60 sq km => 60 sq km = 60 km2
60 sq. km => 60 sq. km = 60 km2
60 square kilometres => 60 square kilometres = 60 km2
60 cubic metres => 60 cubic metres = 60 m3
9.8 m/s^2 => 9.8 m/s^2 = 9.8 m/second2
9.8 metres per second squared => 9.8 metres per second squared = 9.8 m/second2
20 m3 => 20 m3 = 20 m3
20 m² => 20 m² = 20 m2
3 metres cubed => 3 metres cubed = 3 m3
100 km/h => 100 km/h = 100 km/hour
100 kilometres per hour => 100 kilometres per hour = 100 km/hour
48.5 MUSD => 48.5 MUSD = 48500000 USD
MUSD 60 => MUSD 60 = 60000000 USD
MAUD 60 => MAUD 60 = 60000000 AUD
four-mile march => four-mile = 4 mi
68-ounce bottle => 68-ounce = 68 oz
5 [km] => 5 [km] = 5 km
5 (km) => 5 (km) = 5 km
6 in tall => 6 in = 6 in
a 5" screen => 5" = 5 in
5 g => 5 g = 5 g
5g. => 5g = 5 g
US$300 million => US$300 million = 300000000 USD
A$ 300 => A$ 300 = 300 AUD
a $300 million deal => $300 million = 300000000 USD
AU$300 => AU$300 = 300 AUD
USD 300 => USD 300 = 300 USD
usd 300 => usd 300 = 300 USD
ALL 300 => ALL 300 = 300 ALL
try 5 times => 5 times = 5 times
Dollar 300 => Dollar 300 = 300 USD
Euro 300 => Euro 300 = 300 EUR
paid dollars 300 => dollars 300 = 300 USD
EUR 20 million => EUR 20 million = 20000000 EUR
20 EUR million => 20 EUR million = 20000000 EUR
75 USD million => 75 USD million = 75000000 USD
75 dollars million => 75 dollars million = 75000000 USD
£5 per head => £5 = 5 GBP
5 ft 2 in => 5 ft 2 in = 5.16667 ft
20 dollars and 43 cents => 20 dollars and 43 cents = 20.43 USD
$20 and 43 cents => $20 and 43 cents = 20.43 USD
1 hour and thirty minutes => 1 hour and thirty minutes = 90 minute
1 hour and thirty => 1 hour and thirty = 1.5 hour
1 hour thirty => 1 hour thirty = 1.5 hour
2 years and 3 months => 2 years and 3 months = 27 month
2 years, 3 months and 4 days => 2 years, 3 months and 4 days = 825.25 day
1 kg 200 g => 1 kg 200 g = 1.2 kg
a month and a half => a month and a half = 1.5 month
one hour and half => one hour and half = 1.5 hour
two weeks and a quarter => two weeks and a quarter = 2.25 week
15 dollars and 50 people => 15 dollars = 15 USD; 50 = 50 person
15 dollars 50% => 15 dollars = 15 USD; 50% = 50 percent
-$5 => -$5 = -5 USD
−$5 => −$5 = -5 USD
three quarters of an hour => three quarters of an hour = 0.75 hour
0.5 of mile => 0.5 of mile = 0.5 mi
a quarter mile => a quarter mile = 0.25 mi
dozens of miles => dozens of miles = vague 24..99 mi
hundreds of dollars => hundreds of dollars = vague 200..999 USD
1.6m tall => 1.6m tall = 1.6 m
1.6m people => 1.6m = 1600000 person
2m people => 2m = 2000000 person
2 m of people => 2 m = 2000000 person
5 m dollars => 5 m dollars = 5000000 USD
60 years old => 60 years old = 60 year
60 years of age => 60 years of age = 60 year
a 60-year-old => 60-year-old = 60 year
28-year-old man => 28-year-old = 28 year
28-year old man => 28-year old = 28 year
age 87 => age 87 = 87 year
aged 12 to 17 => aged 12 to 17 = range 12..17 year
5.5 min. walk => 5.5 min = 5.5 minute
5 hrs. later => 5 hrs = 5 hour
5 km. => 5 km = 5 km
"""

WORDINGS = """
one lone picketer => one lone = 1 person
a lone protester => a lone = 1 person
a trio of students => a trio = 3 person
a trio of songs => -
a pair of police officers => a pair = 2 person
a dozen => a dozen = 12
100s => 100s = vague 200..999
100's of people => 100's = vague 200..999 person
1990s => -
10000s of fans => 10000s = vague 20000..99999 person
hundreds upon hundreds => hundreds upon hundreds = vague 200..999
tens of thousands => tens of thousands = vague 20000..99999
hundreds of thousands of people => hundreds of thousands = vague 200000..999999 person
more and more people => more and more people = vague .. person, rose
fewer and fewer people => fewer and fewer people = vague .. person, fell
more and more cars => -
a large number of people => a large number = vague .. person
several dozen => several dozen = vague 24..108 (36)
several dozens of people => several dozens = vague 24..108 (36) person
a couple of hundred => a couple of hundred = vague 200..300 (200)
a couple hundred => a couple hundred = vague 200..300 (200)
a couple of people => a couple of = vague 2..3 (2) person
a few hundred => a few hundred = vague 200..900 (300)
a few hundred thousand => a few hundred thousand = vague 200000..900000 (300000)
few hundred => few hundred = vague 200..900 (300)
a few => a few = vague 3..5
few came => -
few => few = vague 3..5
a handful => a handful = vague 3..9 (5)
a handful of 45 supporters => 45 = 45 person
a handful of people => a handful = vague 3..9 (5) person
several => several = vague 3..9
several people => several = vague 3..9 person
a few 100 => a few 100 = vague 200..900 (300)
a few 1000 people => a few 1000 = vague 2000..9000 (3000) person
several-hundred => several-hundred = vague 200..900 (300)
some people => some = vague 2.. person
some coffee => -
some 500 people => some 500 = about 300..700 (500) person
many protesters => many = vague 3.. person
most of them => most = vague 0.5..1 share
most people => -
tens, if not hundreds, of thousands => tens, if not hundreds, of thousands = vague 20000..999999
scores of people => scores = vague 40..99 person
scores => scores = vague 40..99
test scores => -
scores were arrested => scores = vague 40..99 person
scores arrested => scores = vague 40..99 person
5 dozens => 5 dozens = 60
3 hundreds of them => 3 hundreds = 300
.25 => .25 = 0.25
.25 inches => .25 inches = 0.25 in
-5 => -5 = -5
(-5) => -5 = -5
–Three men were shot => Three = 3 person
2nd => 2nd = 2 ordinal
2nd place => 2nd = 2 ordinal
3rd of May => -
the 21st person => 21st = 21 ordinal
a score of people => a score = 20 person
the hundred people => hundred = 100 person
a thousand => a thousand = 1000
"""

NEIGHBOURS = """
more than 30 and at most 40 => more than 30 and at most 40 = range 30..40
at most 40 but more than 30 people => at most 40 but more than 30 = range 30..40 person
at least 30, and at most 40 => at least 30, and at most 40 = range 30..40
200, maybe 300 => 200, maybe 300 = range 200..300
200 or 300 => 200 or 300 = range 200..300
two or three => two or three = range 2..3
two or twenty => two = 2; twenty = 20
hundreds or thousands => hundreds or thousands = vague 200..9999
10 or even 12 km => 10 or even 12 km = range 10..12 km
between 5 and 10, maybe 20 => between 5 and 10, maybe 20 = range 5..20
five men plus three women => five men plus three women = 8 person
five men + three women => five men + three women = 8 person
60 minus about two dozen => 60 minus about two dozen = about 34..38 (36)
more than 60 plus more than 10 => more than 60 plus more than 10 = more_than 70.. (70)
70 to 80 people, and another three dozen => 70 to 80 = range 70..80 person; three dozen = 36, added
70 to 80 people. Another three dozen came => 70 to 80 = range 70..80 person; three dozen = 36, added
70 people. Yesterday, another three dozen came => 70 = 70 person; three dozen = 36, added
five soldiers and an officer => five soldiers and an officer = 6 person
five soldiers and one officer => five soldiers and one officer = 6 person
five men, and a woman => five men, and a woman = 6 person
five men and a dog => five = 5 person
a woman and five others => a woman and five = 6
a woman and five men => a woman and five men = 6 person
two men, three women and a child => two men, three women and a child = 6 person
two men, three women, and a child => two men, three women, and a child = 6 person
two men and three women died and four were hurt => two men and three women = 5 person; four = 4 person
Police arrested 20 men and a woman died. => 20 = 20 person
ten men along with five women => ten men along with five women = 15 person
ten men, as well as a group of five women => ten men, as well as a group of five women = 15 person
ten men along with a group of five women => ten men along with a group of five women = 15 person
dozens; about 100; FB: 116 => dozens; about 100; FB: 116 = range 24..116
50; 60; 70 => 50; 60; 70 = range 50..70
50; 60 people => 50; 60 = range 50..60 person
50 - 60; 40 => 50 - 60; 40 = range 40..60
"""

BOUNDS = """
5 or more => 5 or more = at_least 5.. (5)
5 people or more => 5 people or more = at_least 5.. (5) person
5 or fewer => 5 or fewer = at_most ..5 (5)
5-plus => 5-plus = at_least 5.. (5)
5+ people => 5+ = at_least 5.. (5) person
11,500 plus at least 8,000 => 11,500 plus at least 8,000 = at_least 19500.. (19500)
more than 5 or equal to => more than 5 or equal to = at_least 5.. (5)
at least 5 or equal to => at least 5 = at_least 5.. (5)
5 at least => 5 at least = at_least 5.. (5)
5 at most => 5 at most = at_most ..5 (5)
5 or thereabouts => 5 or thereabouts = about 3..7 (5)
5, if not more => 5, if not more = at_least 5.. (5)
50-odd people => 50-odd = about 30..70 (50) person
50 odd people => 50 odd = about 30..70 (50) person
well over 50 => well over 50 = more_than 50.. (50)
just over 50 => just over 50 = more_than 50.. (50)
a little over 50 => a little over 50 = more_than 50.. (50)
a little more than 50 => a little more than 50 = more_than 50.. (50)
quite a bit over 50 => a bit over 50 = more_than 50.. (50)
very nearly 50 => nearly 50 = almost 30..50 (50)
the more than 50 people => more than 50 = more_than 50.. (50) person
the nearly 50 => nearly 50 = almost 30..50 (50)
all over 50 => 50 = 50
exactly 50 => 50 = 50
about exactly 50 => 50 = 50
precisely 50 people => 50 = 50 person
twice the roughly 150 => twice the roughly 150 = about 150..500 (300)
almost 1 => almost 1 = almost 0.5..1 (1)
nearly 7 => nearly 7 = almost 5..7 (7)
almost 2,000 => almost 2,000 = almost 1000..2000 (2000)
<10 => <10 = less_than ..10 (10)
<=10 => <=10 = at_most ..10 (10)
< 10 => < 10 = less_than ..10 (10)
>= 10 => >= 10 = at_least 10.. (10)
> 10 => > 10 = more_than 10.. (10)
≥10 => ≥10 = at_least 10.. (10)
≤ 10 => ≤ 10 = at_most ..10 (10)
more than a hundred => more than a hundred = more_than 100.. (100)
more than the 500 => more than the 500 = more_than 500.. (500)
at least dozens => at least dozens = at_least 24..
at most dozens => at most dozens = at_most ..99
up to hundreds => up to hundreds = at_most ..999
about 10 to 20 => about 10 to 20 = range 10..20
from 10 to 20 => from 10 to 20 = range 10..20
10-20 => 10-20 = range 10..20
10–20 => 10–20 = range 10..20
10 - 20 => 10 - 20 = range 10..20
24-20 => -
between 20 and 10 => between 20 and 10 = range 10..20
$10 to 20 => $10 to 20 = range 10..20 USD
10 to $20 => 10 to $20 = range 10..20 USD
10 km to 20 km => 10 km to 20 km = range 10..20 km
2-3 million => 2-3 million = range 2000000..3000000
3-4,000 => 3-4,000 = range 3000..4000
3-400 => 3-400 = range 300..400
10-15000 => 10-15000 = range 10000..15000
40-4,000 => 40-4,000 = range 40..4000
3 to 4 hundred => 3 to 4 hundred = range 300..400
between 5 and dozens => between 5 and dozens = range 5..99
between dozens and hundreds => between dozens and hundreds = range 24..999
dozens to hundreds => dozens to hundreds = range 24..999
from a few to dozens => from a few to dozens = range 3..99
first to third => first to third = range 1..3 ordinal
between a half and three quarters => between a half and three quarters = range 0.5..0.75
a dozen or two => a dozen or two = range 12..24
a hundred or two hundred => a hundred or two hundred = range 100..200
5 and 6 => 5 = 5; 6 = 6
between 5 and 6 kg => between 5 and 6 kg = range 5..6 kg
40 ± 5 => 40 ± 5 = about 35..45 (40)
40 ± 5 % => 40 ± 5 % = about 38..42 (40)
40 kg ± 5 % => 40 kg ± 5 % = about 38..42 (40) kg
40 ± 5 km => 40 ± 5 km = about 35..45 (40) km
40 give or take 5 => 40 give or take 5 = about 35..45 (40)
-40 ± 10 % => -40 ± 10 % = about -44..-36 (-40)
"""

SURROUNDINGS = """
[12] people => -
HTML5 pages => -
q=30 => -
<=30 => <=30 = at_most ..30 (30)
=<30 => -
@7 => -
5:30 am => -
at 5:30 => -
12:30:15 GMT => -
5 p.m. => -
5 p. m. today => -
1400 GMT => -
5 pm => -
COVID-19 => -
well-5 => -
"5" people => 5 = 5 person
1-222-222-2222 => -
2020/05/01 => -
192.168.0.1 => -
page 7 => -
No. 3 => -
No 3 => -
№ 3 => -
#3 => -
Category 5 => -
day 3 of the strike => -
on day 3 => -
May 15 => -
15 May => -
15th of May => -
the 15th of May => -
May 15 and 16 => -
May 15-17, 2019 => -
May 15, 2019 => -
may 15 people come => 15 = 15 person
MAY 15 => -
15-17 May => -
19 and 20 April => -
19, 20 and 21 April => -
19/20 April => -
19 or 20 April => -
19th and 20th April => -
15 of May => -
15-May => -
2005–06 => -
2005-2006 => -
1995-01 => -
24/7 => -
10.5.3 => -
1775 Newfoundland hurricane => -
1980 people => 1980 = 1980 person
1980 euros => 1980 euros = 1980 EUR
in 1980 => -
since at least 1979 => -
at least 1979 people => at least 1979 = at_least 1979.. (1979) person
1990s => -
1400s => -
In 1850 he => -
In 1750 he => -
May 1999 => -
about seven in the morning => -
at seven o'clock => -
on Voyager 2 alone => -
on Voyager Two alone => -
on Voyager 2 people => 2 = 2 person
as Tropical Depression Seven formed => -
Russia 64 and Romania 39 => 64 = 64; 39 = 39
on Route 12345 north => -
one clip showed => -
One clip showed => -
this one => -
no one came => -
one of the men => -
one risks arrest => -
one news agency closed => -
one person died => one = 1 person
One person died => One = 1 person
one or two => one or two = range 1..2
he has one => one = 1
was the one. => -
5 of his soldiers => 5 = 5 person
20 brave young men => 20 = 20 person
20 anti-government protesters => 20 = 20 person
20 killed men => 20 = 20 person
20 men killed => 20 = 20 person
20 Venezuelans => 20 = 20 person
20 buses => 20 = 20
20 were arrested => 20 = 20 person
20 have been wounded => 20 = 20 person
20 were badly hurt => 20 = 20 person
first responders => -
half past five => -
quarter to nine => -
a month => a month = 1 month
twice a month => -
a dollar => a dollar = 1 USD
a degree of => -
a degree Celsius => a degree Celsius = 1 degC
a year and a half => a year and a half = 1.5 year
a year ago => a year = 1 year
just months => just months = vague 2..11 month
months later => months = vague 2..11 month
for years => -
two months later => two months = 2 month
doubled => doubled = 2 times, multiplied
doubled to 400 => 400 = 400, rose_to
halved => halved = 0.5 times, multiplied
half came => half = 0.5
half the people => half = 0.5 share
"""

PLAIN = """
half past one => -
quarter to one => -
half past twelve => -
2 and 3 quarters => 2 and 3 quarters = 2.75
three and 2 quarters => three and 2 quarters = 3.5
50 very young men or more => 50 very young men or more = at_least 50.. (50) person
in Syria 40 tanks burned => 40 = 40
zero four => zero four = 4
between hundreds and dozens => between hundreds and dozens = range 24..999
between thousands and hundreds of people => between thousands and hundreds = range 200..9999 person
50 young men or more => 50 young men or more = at_least 50.. (50) person
50 parked cars or more => 50 parked cars or more = at_least 50.. (50)
1,234,56,789 => 1 = 1; 234 = 234; 56 = 56; 789 = 789
fell from 1,012 to 1,006 => 1,012 = 1012; 1,006 = 1006, fell_to
He died in 1980. => -
the 1980 election => -
the 1850s => -
the 1500s => -
since 1850 => -
May 1980 => -
Smith (1980) says => -
Athens, 1980, was quiet => -
in 1066 => -
the 2050 target => -
On 3 May 1980 five people died => five = 5 person
at 5:30:15 they left => -
at 5:30 GMT 12 people left => 12 = 12 person
at 05:30 GMT => -
at 1730 GMT => -
at 5 p.m. 12 people left => 12 = 12 person
by 12/25/2019 => -
in 01/1995 => -
10-12-2019 => -
2019-2020 => -
1800-1900 people => 1800-1900 = range 1800..1900 person
12 F-16 jets => 12 = 12
an A320 jet => -
Boeing 747 crashed => -
a Boeing 747 => -
I-95 => -
route 66 => -
channel 4 => -
24/7 coverage => -
9/11 attacks => -
Apollo 11 flew => -
group of seven => seven = 7
one-way street => -
no one was hurt => no one = 0 person
one another => -
one of them died => -
at one point => -
one day later => one day = 1 day
one more person died => one = 1 person, added
the one person who died => one = 1 person
One man was shot => One = 1 person
a 3-1 win => -
won 3-1 => -
lost 2–0 => -
minus 3 => minus 3 = -3
minus-3 => minus-3 = -3
-3 °C => -3 °C = -3 degC
$3.50 => $3.50 = 3.5 USD
3 dollars fifty => 3 dollars fifty = 3.5 USD
1 hour, 5 minutes => 1 hour, 5 minutes = 65 minute
3 months and a half => 3 months and a half = 3.5 month
1.2.3 => -
10,00,000 => 10,00,000 = 1000000
1 000 000 => 1 000 000 = 1000000
1.000.000 => 1.000.000 = 1000000
1'000'000 => 1'000'000 = 1000000
12,345.678 => 12,345.678 = 12345.7
12.345,678 => 12.345,678 = 12345.7
0,5 => 0,5 = 0.5
1/3 => 1/3 = 0.333333
5/7 => 5/7 = 0.714286
half past nine => -
quarter to four => -
two thirds of people => two thirds = 0.666667 share
one-third => one-third = 0.333333
one third of 300 people => one third = 0.333333; 300 = 300 person
a third of 300 => a third = 0.333333; 300 = 300
ten of the 30 people => ten = 10; 30 = 30 person
30 people, ten of them children => 30 = 30 person; ten = 10
two-year-old boy => two-year-old = 2 year
two-year sentence => two-year = 2 year
a two-storey house => two = 2
three-day strike => three-day = 3 day
twofold => -
ten times => ten times = 10 times
twice => -
three times as many => three times = 3 times
once => -
thrice => -
minus-30 degrees => minus-30 degrees = -30 deg
minus thirty degrees => minus thirty degrees = -30 deg
minus twelve => minus twelve = -12
over a 100 people => over a 100 = more_than 100.. (100) person
one twenty-fifth => one twenty-fifth = 0.04
three twenty-fifths => three twenty-fifths = 0.12
a twentieth of the budget => a twentieth = 0.05
one out of five people => one out of five = 0.2 share
one out of luck => -
3 out of four people => 3 out of four = 0.75 share
1 in 100 => 1 in 100 = 0.01
1 in 1000 people => 1 in 1000 = 0.001 share
3 in 1000 => 3 in 1000 = 0.003
7 in 9 => 7 in 9 = 0.777778
one in the hand => -
5½ miles => 5½ miles = 5.5 mi
3 quarters => 3 quarters = 0.75
a hundred million => a hundred million = 100000000
two thousand and five => two thousand and five = 2005
two thousand five hundred => two thousand five hundred = 2500
two thousand, five hundred => two thousand, five hundred = 2500
nineteen hundred => nineteen hundred = 1900
a thousand and one nights => a thousand and one = 1001
hundred and first => hundred and first = 101 ordinal
one hundred and twenty-third => one hundred and twenty-third = 123 ordinal
the millionth visitor => millionth = 1000000 ordinal
one hundredth of a second => one hundredth of a second = 0.01 second
three and a third => three and a third = 3.33333
one and three quarters => one and three quarters = 1.75
twenty-two and a half => twenty-two and a half = 22.5
forty two => forty two = 42
forty-two => forty-two = 42
six point five million => six point five million = 6500000
zero point five => zero point five = 0.5
5 point 5 => 5 point 5 = 5.5
1,23,45,678 => 1,23,45,678 = 12345678
12,34,567 => 12,34,567 = 1234567
1,234,567.89 => 1,234,567.89 = 1.23457e+06
1.234.567,89 => 1.234.567,89 = 1.23457e+06
1.234.567 => 1.234.567 = 1234567
1'234'567 => 1'234'567 = 1234567
12 345 678 => 12 345 678 = 12345678
1,2,3 => 1 = 1; 2 = 2; 3 = 3
0.5 => 0.5 = 0.5
00.5 => 00.5 = 0.5
five million, three hundred thousand => five million, three hundred thousand = 5300000
seven thousand two => seven thousand two = 7002
one million one => one million one = 1000001
three hundred thousand => three hundred thousand = 300000
three thousand million => three thousand million = 3000000000
10^6 => 10^6 = 1000000
5e3 people => 5e3 = 5000 person
5×10^3 => 5×10^3 = 5000
1.5 x 10^6 => 1.5 x 10^6 = 1500000
-2.5 million => -2.5 million = -2500000
80 people, including 5 women => 80 = 80 person; 5 = 5 person
14 people dead or missing => 14 = 14 person
between two and three thousand people => between two and three thousand = range 2000..3000 person
between 20 people and 30 people => between 20 people and 30 = range 20..30 person
somewhere between 20 and 30 => somewhere between 20 and 30 = range 20..30
anywhere from 20 to 30 => anywhere from 20 to 30 = range 20..30
from twenty to thirty thousand => from twenty to thirty thousand = range 20000..30000
20 or 30 people => 20 or 30 = range 20..30 person
fifty or sixty => fifty or sixty = range 50..60
five or six hundred => five or six hundred = range 500..600
five hundred or six hundred => five hundred or six hundred = range 500..600
dozens, possibly hundreds => dozens, possibly hundreds = vague 24..999
up to 200 people, if not more => up to 200 = at_most ..200 (200) person
as many as two hundred => as many as two hundred = at_most ..200 (200)
no more than twenty => no more than twenty = at_most ..20 (20)
not more than twenty => not more than twenty = at_most ..20 (20)
no fewer than 20 => no fewer than 20 = at_least 20.. (20)
not fewer than 20 => not fewer than 20 = at_least 20.. (20)
no less than 20 => no less than 20 = at_least 20.. (20)
fewer than 20 => fewer than 20 = less_than ..20 (20)
less than 20 => less than 20 = less_than ..20 (20)
under 20 => under 20 = less_than ..20 (20)
below 20 => below 20 = less_than ..20 (20)
over 20 => over 20 = more_than 20.. (20)
above 20 => above 20 = more_than 20.. (20)
upwards of 20 => upwards of 20 = more_than 20.. (20)
in excess of 20 => in excess of 20 = more_than 20.. (20)
north of 20 => north of 20 = more_than 20.. (20)
exceeding 20 => exceeding 20 = more_than 20.. (20)
a maximum of 20 => a maximum of 20 = at_most ..20 (20)
a minimum of 20 => a minimum of 20 = at_least 20.. (20)
at the most 20 => at the most 20 = at_most ..20 (20)
at the very least 20 => at the very least 20 = at_least 20.. (20)
close to 20 => close to 20 = almost 10..20 (20)
just under 20 => just under 20 = almost 10..20 (20)
not quite 20 => not quite 20 = almost 10..20 (20)
roughly 20 => roughly 20 = about 10..40 (20)
approximately 20 => approximately 20 = about 10..40 (20)
around 20 => around 20 = about 10..40 (20)
circa 20 => circa 20 = about 10..40 (20)
ca. 20 => ca. 20 = about 10..40 (20)
c. 20 => c. 20 = about 10..40 (20)
some twenty people => some twenty = about 10..40 (20) person
an estimated 20 => an estimated 20 = about 10..40 (20)
~20 => ~20 = about 10..40 (20)
≈20 => ≈20 = about 10..40 (20)
20 or so => 20 or so = about 10..40 (20)
20 or so people => 20 or so = about 10..40 (20) person
twenty-odd people => twenty-odd = about 10..40 (20) person
20 people or so => 20 people or so = about 10..40 (20) person
20 people or fewer => 20 people or fewer = at_most ..20 (20) person
20 at least => 20 at least = at_least 20.. (20)
at least 20, perhaps 30 => at least 20, perhaps 30 = range 20..30
the crowd grew to 300 => 300 = 300, rose_to
the crowd grew by 300 => 300 = 300, rose_by
the crowd grew from 200 to 300 => 200 = 200; 300 = 300, rose_to
the toll rose to 12 => 12 = 12, rose_to
the toll rose by 12 => 12 = 12, rose_by
the toll climbed to at least 12 => at least 12 = at_least 12.. (12), rose_to
prices rose 5 percent => 5 percent = 5 percent, rose_by
prices fell 5 percent => 5 percent = 5 percent, fell_by
up 5 percent => 5 percent = 5 percent, rose_by
down 5% => 5% = 5 percent, fell_by
the number fell to 12 => 12 = 12, fell_to
the number fell by 12 to 20 => 12 = 12, fell_by; 20 = 20, fell_to
it dropped from 20 to 12 => 20 = 20; 12 = 12, fell_to
increased to 300 from 200 => 300 = 300, rose_to; 200 = 200
the crowd fell sharply this week from 30 to 20 people => 30 = 30; 20 = 20 person, fell_to
the toll rose from 12 on Monday to 15 people => 12 = 12; 15 = 15 person, rose_to
the storm passed, with tides ranging from 1 to 2 feet => from 1 to 2 feet = range 1..2 ft
the price rose, and from 20 to 30 people left => from 20 to 30 = range 20..30 person
from 300 last year to 500 people => 300 = 300; 500 = 500 person
another 20 people => 20 = 20 person, added
a further 20 people => 20 = 20 person, added
20 more people => 20 = 20 person, added
more than 20 more => more than 20 = more_than 20.. (20), added
the toll doubled to 24 => 24 = 24, rose_to
cut to 12 => 12 = 12, fell_to
cut by 12 => 12 = 12, fell_by
the 20 people rose to their feet => 20 = 20 person
$5 million => $5 million = 5000000 USD
5 million dollars => 5 million dollars = 5000000 USD
US$5m => US$5m = 5000000 USD
5m euros => 5m euros = 5000000 EUR
£5bn => £5bn = 5000000000 GBP
€5.5 million => €5.5 million = 5500000 EUR
5 rubles => 5 rubles = 5 RUB
5 roubles => 5 roubles = 5 RUB
5 pounds => 5 pounds = 5 pound
5 lbs => 5 lbs = 5 lb
5 stone => 5 stone = 5 stone
5 feet => 5 feet = 5 ft
5 ft => 5 ft = 5 ft
5°C => 5°C = 5 degC
5 °F => 5 °F = 5 degF
5 degrees => 5 degrees = 5 deg
minus 5 degrees Celsius => minus 5 degrees Celsius = -5 degC
5% => 5% = 5 percent
5 percent => 5 percent = 5 percent
5 per cent => 5 per cent = 5 percent
5 percentage points => 5 percentage points = 5 percentage point
5 km => 5 km = 5 km
5 kilometres => 5 kilometres = 5 km
5 square kilometers => 5 square kilometers = 5 km2
5 acres => 5 acres = 5 acre
5 hectares => 5 hectares = 5 ha
5 tonnes => 5 tonnes = 5 t
5 tons => 5 tons = 5 ton
5 litres => 5 litres = 5 L
5 kg => 5 kg = 5 kg
5 mph => 5 mph = 5 mph
5 kph => 5 kph = 5 kph
5 megawatts => 5 megawatts = 5 MW
5 days => 5 days = 5 day
five-day => five-day = 5 day
a week => a week = 1 week
two weeks => two weeks = 2 week
a decade => a decade = 1 decade
a century => a century = 1 century
half an hour => half an hour = 0.5 hour
an hour and a half => an hour and a half = 1.5 hour
a dozen eggs => a dozen = 12
one dozen => one dozen = 12
two dozen => two dozen = 24
a few dozen => a few dozen = vague 24..108 (36)
several hundred thousand => several hundred thousand = vague 200000..900000 (300000)
a couple => a couple = vague 2..3 (2)
a couple of dozen => a couple of dozen = vague 24..36 (24)
a score => a score = 20
hundreds => hundreds = vague 200..999
thousands => thousands = vague 2000..9999
tens of people => tens = vague 20..99 person
millions => millions = vague 2000000..9999999
millions of people => millions = vague 2000000..9999999 person
tens of millions => tens of millions = vague 20000000..99999999
hundreds of millions => hundreds of millions = vague 200000000..999999999
half a dozen => half a dozen = 6
half a hundred => half a hundred = 50
quarter of a million => quarter of a million = 250000
three quarters of a million => three quarters of a million = 750000
one and a half million => one and a half million = 1500000
1.5 million => 1.5 million = 1500000
1½ million => 1½ million = 1500000
a million and a half => a million and a half = 1500000
zero => zero = 0
numerous => numerous = vague 3..
countless => countless = vague 3..
most of the crowd => most = vague 0.5..1 share
half of them => half = 0.5
two-thirds of voters => two-thirds = 0.666667 share
two thirds => two thirds = 0.666667
1/3 of voters => 1/3 = 0.333333 share
a third => a third = 0.333333
33 1/3 percent => 33 1/3 percent = 33.3333 percent
a quarter of voters => a quarter = 0.25 share
four in ten => four in ten = 0.4
nine out of ten => nine out of ten = 0.9
"""


def written(number: float | None) -> str:
    return "" if number is None else f"{number:.6g}" if isinstance(number, float) else str(number)


def told(mention: QuantityMention) -> str:
    """The stretch, then the figure, or the bound with its ends and the figure that it names, if any."""
    quantity = mention.quantity
    if quantity.bound.value == "exact":
        meaning = written(quantity.value)
    else:
        meaning = f"{quantity.bound.value} {written(quantity.low)}..{written(quantity.high)}"
        meaning += f" ({written(quantity.value)})" if quantity.value is not None else ""
    unit = f" {quantity.unit}" if quantity.unit else ""
    change = f", {quantity.change.value}" if quantity.change else ""
    return f"{mention.text} = {meaning}{unit}{change}"


@pytest.mark.parametrize(
    ("wording", "noun"),
    [
        ("He is 60 years old", "old"),
        ("60 years of age", "age"),
        ("a boy aged 12", "aged"),
        ("12 arrested people", "people"),
        ("20 parked cars", "cars"),
        ("5 of his soldiers", "soldiers"),
        ("20 “people”", "people"),
        ("the blaze killed 5.", ""),
    ],
)
def test_what_is_counted(wording: str, noun: str) -> None:
    assert [mention.noun for mention in find_quantities(wording)] == [noun]


def lines(table: str) -> list[tuple[str, str]]:
    return [(wording, found) for wording, found in (row.split(" => ") for row in table.split("\n") if row)]


@pytest.mark.parametrize(
    ("wording", "found"), lines(NUMERALS + MEASURES + WORDINGS + NEIGHBOURS + BOUNDS + SURROUNDINGS + PLAIN)
)
def test_form(wording: str, found: str) -> None:
    assert "; ".join(map(told, find_quantities(wording))) == ("" if found == "-" else found)
