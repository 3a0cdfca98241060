"""English words by their function in a sentence."""

from __future__ import annotations

from types import MappingProxyType


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _forms(lemma: str) -> set[str]:
    stem = lemma.removesuffix("e")
    doubled = (
        lemma + lemma[-1] if lemma in {"commit", "plan", "begin", "set", "run", "cut", "put", "ban"} else stem
    )
    soft = lemma[:-1] + "i" if lemma[-1] == "y" and lemma[-2] not in "aeiou" else None
    third = f"{soft}es" if soft else f"{lemma}es" if lemma.endswith(("sh", "ch", "s")) else f"{lemma}s"
    return {lemma, third, f"{soft or doubled}ed", f"{doubled if soft is None else lemma}ing"}


_ACTS = {
    "proposal": "propose suggest recommend advocate initiate",
    "call": "call urge appeal encourage ask request demand",
    "invitation": "invite",
    "instruction": "instruct order direct task mandate oblige",
    "plan": "plan intend aim",
    "promise": "pledge promise vow commit undertake",
    "readiness": "offer volunteer",
    "support": "support endorse back favour favor welcome",
    "announcement": "announce unveil",
    "decision": "decide agree resolve",
    "consideration": "consider explore study examine",
}
ACTS = MappingProxyType(
    {form: rule for rule, lemmas in _ACTS.items() for lemma in lemmas.split() for form in _forms(lemma)}
    | {"undertook": "promise"}
)
"""Forms of verbs of speech acts, with the rule of each."""
ALSO_NOUNS = _set(
    "support plan call order request demand aim promise pledge back task direct favour favor appeal mandate "
    "plans calls orders requests demands aims promises pledges tasks appeals mandates supports offer offers "
    "volunteer volunteers"
)
"""Forms that are verbs only after a subject, else nouns."""
ADDRESSED = _set("call invitation instruction")
"""Rules of speech acts that name first who is to do something."""

READY = MappingProxyType(
    {
        "ready": "readiness",
        "prepared": "readiness",
        "willing": "readiness",
        "determined": "intention",
        "committed": "promise",
        "happy": "readiness",
        "glad": "readiness",
        "pleased": "readiness",
        "going": "plan",
        "resolved": "intention",
    }
)
NOUN_ACTS = MappingProxyType(
    {
        "proposal": "proposal",
        "proposals": "proposal",
        "initiative": "proposal",
        "initiatives": "proposal",
        "idea": "proposal",
        "suggestion": "proposal",
        "recommendation": "proposal",
        "readiness": "readiness",
        "willingness": "readiness",
        "intention": "intention",
        "intent": "intention",
        "determination": "intention",
        "commitment": "promise",
        "pledge": "promise",
        "promise": "promise",
        "plan": "plan",
        "plans": "plan",
        "support": "support",
        "need": "need",
        "importance": "need",
        "favour": "support",
        "favor": "support",
        "necessity": "need",
        "expediency": "need",
        "task": "aim",
        "goal": "aim",
        "target": "aim",
        "objective": "aim",
        "call": "call",
        "request": "call",
        "appeal": "call",
        "agreement": "decision",
        "decision": "decision",
    }
)
GOVERNORS = _set(
    "put made make makes submit submits submitted voice voices voiced table tabled present presents "
    "presented advance advances advanced outline outlines outlined came come express expresses "
    "expressed expressing confirm confirms confirmed reaffirm reaffirms reaffirmed announce announces "
    "announced announcing declare declares declared reiterate reiterates reiterated stress stresses "
    "stressed emphasise emphasises emphasised emphasize emphasizes emphasized highlight highlights "
    "highlighted underline underlines underlined underscore underscored note noted state states "
    "stated set sets have has issue issued signal signalled signaled introduce introduced unveil "
    "floated floats mooted pitched raised reached reach unveiled "
    "share shared spoke speak speaks pointed conveyed took"
)
"""Verbs that make a speech act of the nouns above; without one the noun only mentions it."""
JUDGED = _set(
    "expedient advisable appropriate important necessary essential useful desirable reasonable timely "
    "vital crucial imperative right logical feasible worthwhile critical beneficial"
)
GIVING = _set("give grant offer award provide send")
"""Verbs that can have two objects: "give the region a seat"."""
CHANGING = _set("double triple increase raise expand")
REACHING = _set("reach exceed rise grow account fall drop")
"""After "must" the subject of these is an aim."""
DUTY = _set("must should")
NEEDS = _set("need needs have has ought")

MAKING = _set(
    "create establish found open launch set form organise organize hold host convene adopt develop "
    "introduce build draft prepare sign approve draw conclude start institute construct draw"
)
"""Verbs of making: each of their objects is a separate thing."""
DOING = MAKING | _set(
    "allocate provide finance fund invest increase expand extend reduce cut train deliver ratify "
    "publish present complete modernise modernize upgrade renovate plant supply equip connect unite "
    "merge ensure update restore join continue accelerate double triple implement chair lead accept "
    "accede acquire purchase buy render offer abolish simplify appoint award subsidise subsidize "
    "strengthen deepen improve enhance promote pool share grant give move transfer digitise digitize "
    "make take bring put raise lower ban phase end halve protect preserve monitor study review "
    "examine discuss consider explore coordinate harmonise harmonize align appoint send dispatch "
    "support use restore install register recruit hire repair commission inaugurate spend contribute "
    "donate streamline boost intensify work cooperate participate undertake conduct carry focus "
    "resume revive rebuild recognise recognize declare proclaim designate elaborate formulate "
    "integrate link adapt attract mobilise mobilize test pilot roll release issue recycle clean "
    "replace close shift switch turn circulate distribute pay compensate lay print produce export "
    "import regulate limit restrict waive exempt freeze lift remove eliminate guarantee secure "
    "reach achieve attain report address tackle relocate electrify insulate vaccinate teach cover "
    "educate submit"
)
"""Verbs of doing: their future is a promise if the subject can act."""
STRONG = _set("establish build launch allocate host hold convene adopt sign ratify train chair")
"""Verbs of doing whose future is a promise with every subject except a pronoun."""
LASTING = _set("chair preside serve chairmanship presidency")
OPENING = _set("open launch start begin commence")
HAPPENING = OPENING | _set("take be meet gather end finish expire conclude convene enter come host hold")
ROUTINE = _set("meeting session talks")
"""Regular occasions: that one will take place is no initiative."""
SPEECH = _set(
    "note thank congratulate emphasise emphasize stress say express recall underline underscore "
    "highlight mention add remember recognise recognize acknowledge see hear be understand know think "
    "point reiterate welcome believe hope remind tell speak talk repeat admit visit state wish "
    "commend praise applaud live forget conclude feel look quote have announce propose"
)
"""Infinitives of speaking, thinking or being: what follows is no commitment."""

MAKING_NOUNS = _set(
    "creation establishment launch opening introduction formation adoption founding convening "
    "construction setting-up organisation organization elaboration"
)
LIGHT_NOUNS = _set(
    "idea proposal proposals initiative possibility issue question need necessity importance "
    "opportunity option goal aim task objective process potential feasibility"
)
"""Carrier nouns: what is proposed comes after them."""
THINGS = _set(
    "council centre center fund bank university committee platform programme program plan forum "
    "conference association alliance agency institute academy school hub cluster mechanism system "
    "register registry secretariat commission group network consortium prize award festival summit "
    "strategy concept roadmap agreement memorandum declaration charter convention laboratory lab "
    "observatory corporation plant factory station port line portal database service union club "
    "museum library olympiad scholarship scholarships grant grants project initiative format chamber "
    "organisation organization faculty college hospital park zone exchange company headquarters "
    "meeting session week day year competition exhibition course reform law standard airport road "
    "bridge regatta fellowship framework task-force facility"
)
"""Nouns for bodies, documents and occasions."""
ACTORS = _set(
    "i we he she they government governments ministry ministries country countries state states "
    "president minister ministers parliament authorities agency commission secretariat company side "
    "sides members districts regions cities city region nation nations party parties administration "
    "cabinet leaders chair chairman chairwoman everyone assembly department office republic islands "
    "municipalities communities provinces towns villages counties members partners "
    "banks companies firms businesses universities institutions investors donors force group committee "
    "council board panel ministry union"
)
VAGUE = _set("cooperation dialogue interaction work efforts partnership development activities")
"""Objects that are too vague as a single word."""
EMPTY_OBJECTS = _set(
    "gratitude thanks condolences appreciation success confidence hope respect unity peace restraint "
    "calm attention ties relations contacts solidarity friendship momentum contribution role place "
    "part efforts sense advantage look delegates guests participants colleagues them us you it him "
    "her people everyone progress view views thoughts vision opinion concern concerns rule planet "
    "world future society lessons mistrust principles values "
    "integrity dignity sovereignty independence faster further forward ahead beyond harder closer"
)
"""Objects that cannot be followed up."""
POINTING = _set("this these such said that those")
DETERMINERS = _set(
    "a an the this these those that its our their his her my your such some any all each every both "
    "no another"
)
PREPOSITIONS = _set(
    "of for on in to at with under by from within into upon towards toward among between across "
    "through over against about along via near around"
)
STOPPERS = _set(
    "which who whom whose where while when because although though so if unless until whether that as "
    "through by since but or however thereby thus during after before following per"
)
"""A noun phrase ends before these."""
ENDINGS = frozenset(
    {
        ("in", "order"),
        ("in", "line"),
        ("in", "accordance"),
        ("in", "addition"),
        ("aimed", "at"),
        ("together", "with"),
        ("based", "on"),
        ("along", "with"),
    }
)
CIRCUMSTANCES = _set(
    "framework basis sidelines margins eve occasion territory platform part side aim view participation "
    "support help involvement assistance goal purpose auspices chairmanship leadership umbrella aegis "
    "patronage spirit context course name interests"
)
"""After "on the", "with a" or "under the" these begin a circumstance, which ends a noun phrase."""
NOUNS_IN_ING = _set(
    "meeting funding housing morning evening spring nothing something anything everything king wing "
    "ring ceiling heating lighting mining farming banking shipping engineering manufacturing"
)
IRREGULAR_PASTS = _set(
    "grew rose fell became won met held led left said told made took gave went came saw spoke began "
    "brought kept sent built drew paid"
)
DENIALS = _set("not never no nor neither without cannot")
REFUSALS = _set(
    "refused refuses rejected rejects declined declines opposed opposes ruled is_negated criticised "
    "criticized against"
)
HOPES = _set("confident confidence hope hopes hoped hoping expect expects expected")
"""After one of these "that …" is a hope, not a promise."""
EARLIER = _set("earlier previously formerly once")
BINDING = _set("which who where if when until unless whether that what how")
"""In a clause that begins with one of these a future form only describes."""
LEADS = _set(
    "will shall would "
    "proposals initiatives tasks measures instructions priorities steps plans recommendations calls "
    "following commitments goals must should need needs ready necessary important proposal pledges "
    "promises"
)
"""Words that introduce a list of proposals."""
