"""Checking addresses that are shown to readers: a page on a public host, and nothing misleading."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise
from urllib.parse import urlsplit

import idna

_SCHEMES = {"http": 80, "https": 443}
_NOT_IN_ADDRESS = frozenset('<>"\\')
"""Forbidden beside blanks. Browsers read a backslash as a slash, so that it can hide the real host."""
_SHOWS_NOTHING = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)
"""Invisible letters and marks, beside the controls, formats and blanks of Unicode."""
_NO_PUBLIC_NAMES = frozenset(
    {
        "alt", "arpa", "corp", "home", "internal", "intranet", "invalid", "lan", "local", "localdomain",
        "localhost", "onion", "test",
    }
)  # fmt: skip
"""Last parts of names that are not public.

From RFC 6761, RFC 6762, RFC 7686, RFC 8375 and RFC 9476.
"""
_LIKE_LATIN = frozenset("асԁеһіјӏорԛѕԝхуъьүҽпгѵѡαικνορυχγ")
"""Letters of other scripts that look Latin: a name of these alone could be taken for another name."""
_LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?", re.IGNORECASE)


_END_OF_SENTENCE = ".,;:!?'’"
_BRACKETS = {")": "(", "]": "[", "}": "{"}


def without_end_of_sentence(word: str) -> str:
    """Return an address within a text without the punctuation that follows it; brackets of its own stay."""
    while word and (word[-1] in _END_OF_SENTENCE or _closes_nothing(word)):
        word = word[:-1]
    return word


def _closes_nothing(word: str) -> bool:
    closing = word[-1]
    return closing in _BRACKETS and word.count(closing) > word.count(_BRACKETS[closing])


def is_address(text: str) -> bool:
    """Tell whether a text is an http or https address with the name of a public host, and nothing else.

    Not accepted, because people could take the host for another one: a user name or password, a port, a
    backslash, hidden characters, letters that look like others, a number in place of a name.
    """
    if any(each in _NOT_IN_ADDRESS or unicodedata.category(each)[0] in "CZ" for each in text):
        return False
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        return False
    if parts.scheme not in _SCHEMES or port not in (None, _SCHEMES[parts.scheme]):
        return False
    is_bare = "@" not in parts.netloc and not parts.netloc.endswith(":")
    return is_bare and not _SHOWS_NOTHING.search(text) and _is_public(parts.hostname or "")


def _is_public(host: str) -> bool:
    labels = host.removesuffix(".").split(".")
    try:
        read = [_read(each) for each in labels]
    except idna.IDNAError:
        return False
    last = read[-1]
    is_named = len(read) > 1 and not any(map(str.isdigit, last)) and last not in _NO_PUBLIC_NAMES
    is_latin = last.isascii()
    return is_named and not any(_passes_for_another(each, is_latin=is_latin) for each in read)


def _read(label: str) -> str:
    """Return a part of a host name as people read it. Raises ``IDNAError`` when it is not valid."""
    if label.isascii() and not label.lower().startswith("xn--"):
        if _LABEL.fullmatch(label) is None:
            raise idna.IDNAError(label)
        return label.lower()
    read = idna.decode(idna.encode(label, uts46=True))
    if "." in read:  # Unicode has other characters that count as the dot between two parts
        raise idna.IDNAError(label)
    return read


def _passes_for_another(label: str, *, is_latin: bool) -> bool:
    """Tell whether a part of a name mixes alphabets, or only looks Latin while the last part is Latin."""
    letters = [each for each in label if each.isalpha()]
    if any(one != other for one, other in pairwise(map(_script, letters))):
        return True
    return is_latin and bool(letters) and not label.isascii() and _LIKE_LATIN.issuperset(letters)


def _script(letter: str) -> str:
    """Return the alphabet of a letter; alphabets that are written together count as one."""
    name = unicodedata.name(letter, "").partition(" ")[0]
    return "EAST ASIAN" if name in {"CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO"} else name
