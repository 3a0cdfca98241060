"""Words with which people ask whether something is so; they do not say what it is about."""

from __future__ import annotations

from functools import cache

from briefing.search.folding import fold
from briefing.search.stop_words import is_stop_word
from briefing.search.words import words_of

DOUBT_WORDS = {
    "en": """
        actually any bot bro check claim comment confirm correct done dude explain fact facts fake false guys
        happened hey honest legit lie lies look news okay opinion please proof proofs prove real reality
        really right rumor rumour serious seriously source sources sure there thing think thoughts true truth
        verify wrong
    """,
    "ru": """
        бот брехня вранье верно верить врут выдумка выполнено глянь думаешь думаете действительно
        доказательства друзья источник источники комментарий ложь мнение новость новости объясни объясните
        опровержение подтверди подтвердите подтверждение поясни поясните правда правдива правдиво правильно
        проверить проверка проверь проверьте реально ребята серьезно скажешь скажете слух слухи смотри
        сомневаюсь точно факт факты факта фейк фейки
    """,
    "kk": """
        анық ақиқат бот дерек дәлел жалған жаңалық көз көзі қараңыз қарашы ойлайсың ойлайсыз өтірік растау
        рас расымен растаңыз сенуге тексер тексерші тексеріңіз түсіндір фейк шын шынымен шындық
    """,
    "tr": """
        bak bot doğru doğrula doğruluk düşünüyorsun düşünüyorsunuz fake gerçek gerçekten haber iddia kanıt
        kaynak kaynağı kesin kontrol palavra sahte sahi uydurma yalan yorum
    """,
    "az": """
        bax bot dəqiq doğru doğrudan doğrudur düz düzdür düşünürsən fakt fikir gerçək gerçəkdən həqiqət
        həqiqətdir həqiqətən mənbə sübut şayiə uydurma xəbər yalan yalandır yoxla yoxlayın
    """,
    "uz": """
        aniq bot dalil fakt fikr gap haqiqat haqiqatan haqiqatmi ishonsa manba qara qarang rost rostdan rostmi
        tasdiqla tekshir tekshiring toʻgʻri toʻgʻrimi uydirma xabar yolgʻon yolgʻonmi yolgʻonku
    """,
    "ky": """
        анык бот булак далил жалган жаңылык калп калпбы калппы кара караңыз ойлойсуз ойлойсуң текшер
        текшериңиз түшүндүр ушак факт чын чынбы чындык чындыкпы чынында
    """,
}
"""By language. As of stop words, all of them are left out of each question."""


def meaningful_words(text: str) -> str:
    """Return a question without the words that only ask; empty if there are no others."""
    words = [word.text for word in words_of(text)]
    return " ".join(word for word in words if not is_stop_word(word) and fold(word) not in _keys())


@cache
def _keys() -> frozenset[str]:
    return frozenset(fold(word) for words in DOUBT_WORDS.values() for word in words.split())
