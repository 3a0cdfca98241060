"""Words that say nothing of what is looked for: particles, pronouns, and what questions are made of."""

from __future__ import annotations

import re
from functools import cache

from briefing.search.folding import fold

STOP_WORDS = {
    "en": """
        a about all also am an and any anything are as at be became become been being by can could countries
        country current currently did do does doing for from get give go going got had happen happened
        happening happens has have he her here him his how i if in info information into is it its just know
        latest let like many may me might more most much must my nations need needed needs no not now of on
        only or other our out over please recently regarding s said say says shall she should show so some
        something state states t tell than that the their them then there these they this those to told
        under up us want was we were what when where which who whom whose why will with would you your
    """,
    "ru": """
        а бы был была были было быть в вам вас весь во вообще вот все всего всех вся вы где говорили
        государств государства государствами государствах государство да дай дайте дальше дела делается дело
        для до его ее если есть еще ж же за зачем здесь и идет идут из или им ими информацию информация их к
        как какая какие каких какое какой каком какую ко когда кого которая которое которые который кто куда
        ли меня мне можно мой моя мы на над надо найди найти нам нас насчет насчёт не него нее ней нем нет
        ни но ну нужен нужна нужно о об обо он она они оно от откуда относительно очень по под подскажи
        подскажите пожалуйста покажи покажите показать после почему при про произошло происходит расскажи
        расскажите с сам свой сделали сделано себя сейчас скажи скажите сказал сказали сколько случилось со
        стал стала стали стало стран страна странах страны та так такая также такие такое такой там те тебя
        тем теперь то тоже только тот тут ты у уже узнать хочу чего чем чему через что чтобы эта эти этих
        это этого этой этом этот я
    """,
    "kk": """
        айтшы айтыңыз ал арқылы ақпарат ба бар барлық бе бен бері бойынша болады болды болу болып болған біз
        бізге білгім бұл бұрын бәрі да де деген дегеніміз дейін еді екен ел елдер елдердің елдері енді ең
        жайлы жайында жатыр жатқан жоқ және жөнінде кейін келеді керек кім кімге көрсет көрсетіңіз ма маған
        ме мемлекет мемлекеттер мемлекеттері мемлекеттерінің мен менің не неге немене немесе неше ол олар
        оларды оны оның осы оған па пе пен сен сол соң сіз та тағы те тиіс туралы тұр қазір қай қайда қалай
        қалды қандай қанша қашан үшін әлі әр
    """,
    "tr": """
        acaba ama ancak anlat artık bana bazı ben bilgi bir biz bu bütün da daha dair de devlet devletler
        devletleri devletlerinin değil diye durumda en fakat gibi gidiyor göre göster hakkında hala hangi
        hangisi hem her hâlâ ile ilgili ise için kadar kaç ki kim kimin lütfen mi mu mü mı nasıl ne neden
        nedir neler nerede nereye niye niçin o olacak olan olarak oldu olmuş sana sen siz söyle tüm var ve
        veya ya yok zaman çok ülke ülkeler ülkeleri ülkelerinin şimdi şu
    """,
    "az": """
        amma artıq barədə bir biz bu bütün da daha deyin dövlət dövlətlər dövlətləri dövlətlərinin də edib
        göstər göstərin hansı haqqında hara harada hələ hər ilə indi isə ki kim kimin lakin mi mu mü mı
        məlumat mən mənə necə neçə niyə nə nədir o olacaq olan olar oldu olub olunub onun siz sən var vaxt
        və ya yox zəhmət çox ölkə ölkələr ölkələri ölkələrinin üzrə üçün ən
    """,
    "uz": """
        ammo ayt ayting barcha bilan biz bor bormi boʻladi boʻldi boʻlgan boʻlgani boʻyicha bu davlat
        davlatlar davlatlari davlatlarining edi emas endi eng hali ham hamda hamma haqida har hozir iltimos
        juda kerak kim kimning koʻrsat koʻrsating lekin mamlakat mamlakatlar mamlakatlari maʼlumot men menga
        mi nechta nega nima nimadan nimaga nimani qachon qanaqa qancha qanday qayerda qayerga qaysi qilindi
        sen shu siz toʻgʻrisida u uchun va yoki yoʻq
    """,
    "ky": """
        абдан азыр айтчы айтыңыз ал алар ар баары бар бардык биз бирок болгон болду болот боюнча бул да дагы
        де деген жана же жок жөнүндө кайда кайсы кандай кантип канча качан керек ким кимдин көрсөт
        көрсөтүңүз маалымат мага мамлекет мамлекеттер мамлекеттери мамлекеттеринин мен менен ошол сен сиз
        тууралуу эле эмес эми эмне эмнеге эмнеси эң үчүн өлкө өлкөлөр өлкөлөрү
    """,
}
"""By language. A query is not in one language for sure, so all of them are left out of each."""
_PLAIN = re.compile("[a-zа-я]+")
_LONG_ENOUGH = 3
"""The letters from which a key says enough; «из» and YZ, which is artificial intelligence, have one key."""


def is_stop_word(word: str) -> bool:
    """Tell whether a word says nothing, also if it was typed without the letters of its language."""
    lower = word.lower().replace("ё", "е")
    if lower in _words() or not _PLAIN.fullmatch(lower):
        return lower in _words()  # жаңа is "new", жана in Kyrgyz "and": one key, but not one word
    key = fold(word)
    return len(key) >= _LONG_ENOUGH and key in _keys()


@cache
def _words() -> frozenset[str]:
    return frozenset(word for words in STOP_WORDS.values() for word in words.split())


@cache
def _keys() -> frozenset[str]:
    return frozenset(map(fold, _words()))
