"""English words of closed classes, and the few lists of verbs and nouns that the rules need."""

from __future__ import annotations

import re


def word_set(words: str) -> frozenset[str]:
    """Return the words of a text, those in -ise in -ize, too."""
    return frozenset(f"{words} {words.replace('ise ', 'ize ')}".split())


def nouns(words: str) -> frozenset[str]:
    """Return the nouns of a text, and their plurals."""
    return word_set(f"{words} {' '.join(re.sub('(?<![aeo])y$', 'ie', each) + 's' for each in words.split())}")


ARTICLES = word_set(
    "a an the its our their his her my your some any all each every both another no these those this that"
)  # words that begin a noun phrase and are left out of a title
PRONOUNS = word_set(
    "i we he she it they you who them us me him itself himself herself themselves ourselves there everyone "
    "this these those that"
)
PREPOSITIONS = word_set(
    "of for on in to at with under by from within into upon towards toward among between across through "
    "over against about along via near around during after before following without per since until despite "
    "amid"
)
STOPPERS = word_set(
    "be which who whom whose where when while because although though so if unless until whether that as "
    "through since but however thereby thus during after before following via without despite amid "
    "including by than will would is are was were has have had can could should must may might shall said "
    "says added told noted aimed"
)  # a noun phrase ends before these
CLOSED = ARTICLES | PREPOSITIONS | PRONOUNS | STOPPERS
ADVERBS = word_set(
    "also now soon still further jointly then thus therefore first only never not ever even always again "
    "together once twice daily latest early earlier later just both therein more instead otherwise hence "
    "too available often rather all hard monday tuesday wednesday thursday friday saturday sunday today "
    "yesterday tomorrow"
)
TO_NOUNS = word_set(
    "access right approach contribution aid support response transition road path visit visits amendment "
    "amendments changes change exports links threat alternative doctors assistance loans grants services "
    "corrections accession return increase trade bridge line invitation"
)  # nouns after which "to" need not begin a purpose
CARRIERS = word_set(
    "idea ideas proposal proposals initiative initiatives possibility possibilities issue issues question "
    "need necessity importance opportunity option goal aim task objective process potential feasibility "
    "plan plans ways means creation establishment launch opening introduction formation adoption founding "
    "convening construction setting-up organisation organization elaboration development holding intention "
    "readiness decision steps measures action actions efforts effort preparations consent permission "
    "approval"
)  # nouns before what is proposed: "the idea of a fund"
MAKING_NOUNS = word_set(
    "creation establishment launch opening introduction formation adoption founding convening construction "
    "expansion development signing removal closure withdrawal reform conclusion"
)
STATES = word_set(
    "be have remain become seem appear know like mean depend feel belong exist occur happen rise fall grow "
    "look live wait receive benefit enjoy gain suffer vary require lead stay understand mark last say note "
    "thank congratulate stress emphasise emphasize mention recall underline highlight remind tell speak "
    "talk express welcome hope believe think hear admit wish praise remember forget regret see face lose "
    "visit announce unveil outline reveal quote repeat reiterate reaffirm recognise recognize acknowledge "
    "commend applaud consist persist oversee miss act celebrate serve come go focus ask do succeed"
)  # verbs of being, becoming and speaking: their future commits nobody to anything
CHAINS = word_set(
    "continue keep start begin try seek aim agree consider explore work commit plan propose undertake help "
    "focus endeavour endeavor proceed resume need intend attempt discuss like refrain cooperate"
)  # verbs that lead to the verb that counts: "consider holding", "start to build"
FINITE = word_set("is are was were has have had will would shall must should")
"""What begins the predicate of another clause."""
AGENTS = nouns(
    "we i you he she they who government ministry council commission committee board parliament congress "
    "senate assembly department agency authority office party company firm group bank fund foundation "
    "university school college club union federation association city county state country nation side "
    "official police court institute museum hospital team administration cabinet airline secretary chief "
    "staff president house service"
)  # those that act: what others "will" improve or create is a consequence
STARTING = word_set("commence open reopen start begin launch resume")
"""Without an object these say of a thing that it is to be there."""
WISHES = word_set(
    "protect tackle fight secure enhance foster ensure address improve strengthen promote reduce expand "
    "maintain minimise prevent facilitate boost help"
)  # verbs that say no more than that something is to be better
RESULTS = WISHES | word_set(
    "allow enable make bring lead contribute create give mean generate cost contain produce save replace "
    "provide attract unlock raise add include affect feature harm reach exceed reflect"
)
SUFFERED = word_set(
    "open even seen able welcomed remembered felt met affected hit known needed lost missed difficult "
    "followed based faced used preserved respected upheld paid required deemed led construed"
)  # after "will be" these tell no act
NON_AGENTS = nouns(
    "mission idea purpose this that these those which what there programme program project measure plan "
    "step law agreement price population economy demand growth rate share number market weather level "
    "development support work result report cost money inflation gdp move decision trade cooperation talks "
    "future year people reform investment technology system change crisis effect impact stage phase sun "
    "time trend everything nothing something visit initiative facility partnership deal policy funding "
    "funds"
)  # nouns that do not promise: what they "will" do is a consequence
MADE = nouns(
    "work reform measure funds programme program project plan facility law agreement initiative visit "
    "partnership system talks"
)  # those of them that may themselves be made
VERBS = word_set(
    "abolish accede accelerate acquire adapt adopt align allocate allow amend appoint approve arrange ask "
    "assess attract avoid ban begin boost bring build buy cap carry chair charge clamp close combat "
    "commission complete conclude conduct connect consider construct continue contribute convene convert "
    "cooperate coordinate crack create cut declare deepen defend define deliver deploy deport designate "
    "determine develop devote digitalise digitise discuss donate double draft draw earmark eliminate employ "
    "enable encourage end enhance ensure enter establish examine expand explore extend facilitate finalise "
    "finance fix form freeze fund get give grant guarantee halve harmonise help hire hold host identify "
    "implement improve inaugurate include increase inform inject install institute integrate intensify "
    "introduce invest invite join keep launch lead legalise legislate lift link lower maintain make match "
    "merge mobilise modernise monitor move nationalise negotiate notify offer open organise outlaw overhaul "
    "pass pay phase plant pool prepare present preserve prevent prioritise procure produce promote protect "
    "provide publish pursue put raise ratify reach rebuild recognise recruit reduce reform register "
    "regulate reinforce reintroduce release remove renew renovate repair repeal replace report restore "
    "restrict resume review revise roll safeguard scale scrap secure sell send set share sign simplify "
    "slash speed spend start step stop streamline strengthen submit subsidise supply support suspend tackle "
    "take teach test tighten train transfer treat triple undertake unite unlock update upgrade use visit "
    "waive widen withdraw work write"
)  # verbs in the form that begins an item of a list or a second verb after "and"
LIGHT = word_set("make making take taking pay paying give giving call calls called calling")
"""With a bare word beside them these say little: "pay tribute", "calls for vigilance"."""
BRINGING = word_set("bring take let phase hand usher send build call")
"""Verbs that have "in" beside them as a particle: "phase in a tax"."""
VAGUE = word_set(
    "gratitude thanks condolences appreciation success confidence hope respect restraint calm attention "
    "solidarity friendship momentum pride difference way ways responsibility responsibilities future "
    "lessons effort efforts life understanding commitment action actions progress change changes "
    "opportunity opportunities item items view views result results role steps measures improvement "
    "improvements investments growth prosperity stability field goals job times initiative initiatives "
    "moves such things solutions example developments situation minutes questions needs dialogue "
    "considerations decision same others other enough more ones peace sense us you it him her them everyone "
    "place advantage note account stock part care sure everything world faster forward ahead harder closer "
    "forwards message anything nothing less effect"
)  # heads of objects that cannot be followed up, unless a name or a number says more
DOUBLE = word_set("give grant offer award send lend pay hand")
"""Verbs that may have an addressee before their object: "give the region a seat"."""
REACHING = word_set("reach exceed rise grow increase fall double account")  # what must do this is an aim
NAMING = word_set("declared proclaimed designated named")
"""Participles before a new name: "be declared the Year of …"."""
SPENT = word_set("invested allocated spent earmarked channelled")
"""Participles behind a sum of money: what it is for counts."""
GIVING = word_set("notify provide supply equip furnish present arm task charge entrust")
"""Verbs whose object comes after "with"."""
OBSERVERS = nouns(
    "expert analyst economists researchers scientists critics observers who imf report study survey paper "
    "guidelines polls data evidence research article"
)  # subjects that suggest and recommend without having a say
ASKING = word_set(
    "ask invite request urge encourage require oblige instruct order task direct authorise authorize allow "
    "enable help call"
)  # verbs of asking somebody "to" do something: that is what counts
BIDDEN = word_set(
    "ready prepared required asked used obliged instructed ordered invited urged encouraged allowed tasked "
    "told authorised authorized permitted mandated directed recommended"
)  # participles before "to" with what is to be done
OPEN = word_set("power powers right legislation law bill duty motion resolution petition")
"""Nouns that say little without the "to" behind them."""
THANKS = word_set(
    "thank thanks thanked grateful gratitude appreciate appreciated appreciation congratulate congratulated "
    "praised commended praises thanking"
)
DENIALS = word_set(
    "not never no nor neither cannot without refused refuses rejected declined opposed n't denies denied "
    "accused faced faces amid despite resisted ignored dismissed"
)
CONDITIONS = word_set("how if unless whether")
PAST_TIME = ("last year", "earlier", "previously", "years ago", "in the past", "last month", "last time")
COUNTS = word_set(
    "two three four five six seven eight nine ten eleven twelve several many more new additional hundreds "
    "thousands local"
)  # words that begin a noun phrase and stay in a title
ABOUT = word_set("than almost nearly about around over under roughly")  # before a number
QUOTES = frozenset('“"«‘')
PARTICLES = word_set("together over up out off down back in forward ahead")
MANNER = word_set("through by without during before since until despite amid at")


def plain(gerund: str) -> str:
    """Return the plain form of a verb in -ing, where it is one of those above."""
    stem = gerund.removesuffix("ing")
    known = CHAINS | STATES | DOUBLE | ASKING | GIVING
    return next((each for each in (stem, stem + "e", stem[:-1]) if each in known), stem)
