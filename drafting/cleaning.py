"""Removal of what is not text of an article: invisible characters, and lines with captions or credits."""

from __future__ import annotations

import re
import unicodedata

LONGEST_QUOTE = 300
"""Most characters between single quotation marks."""

_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u0301\x00-\x08\x0e-\x1f\x7f-\x9f]")
"""Soft hyphens, zero-width characters, direction marks and combining stress marks."""
_ANGLES = str.maketrans({"‹": "«", "›": "»", "″": '"', "‟": "“"})
_SINGLE = re.compile(rf"(?<!\w)['‘‚](?=\S)([^'‘’‚\n]{{1,{LONGEST_QUOTE}}})(?<=\S)['’‘](?!\w)")
_ASIDE = re.compile(
    r"\W{0,4}(?:фото(?:графи[яи])?|видео|источник|автор|на (?:фото|снимке)|иллюстрация|скриншот|поделиться"
    r"|теги|(?:читайте|смотрите) (?:также|еще)|по теме|подписывайтесь"
    r"|обновлено|опубликовано|корр(?:еспондент|\.)?"
    r"|photos?(?: by| credit)?|images?|video|source|credit|picture|caption|pictured|tags|related"
    r"|read (?:also|more|next)|see also|share(?: this)?|published|updated|byline)\s*:",
    re.IGNORECASE,
)


def cleaned(text: str) -> str:
    """Return a text without invisible characters, in NFC, with double instead of single quotation marks."""
    text = _UNSEEN.sub("", unicodedata.normalize("NFC", text)).translate(_ANGLES)
    text = text.replace("<<", "«").replace(">>", "»")
    return _SINGLE.sub(r"“\1”", text)


def is_aside(line: str) -> bool:
    """Tell whether a line is a caption, a credit or a reference to another article: "Photo: …"."""
    return _ASIDE.match(line) is not None
