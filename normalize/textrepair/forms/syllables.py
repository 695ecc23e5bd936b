"""The shape of a Vietnamese syllable: onset, rhyme, tone. What fits none of it was misread or is foreign."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from normalize.unicode import fold_key, fold_tones, strip_accents

_ONSETS = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph r s t th tr v x"
_RHYMES = """
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu
i ich im in inh ip it iu ia iêc iêm iên iêng iêp iêt iêu
o oc oi om on ong op ot oong ooc oa oac oach oai oam oan oang oanh oao oap oat oay
oăc oăm oăn oăng oăt oe oem oen oeo oet
ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
u uc ui um un ung up ut ua uôc uôi uôm uôn uông uôt uơ uân uâng uât uây
uê uêch uên uênh uêt uêu uy uya uych uyên uyêt uynh uyt uyn uyp uyu
ư ưc ưi ưm ưn ưng ưt ưu ưa ươc ươi ươm ươn ương ươp ươt ươu y
"""
_WITHOUT_ONSET = "yê yêm yên yêng yêt yêu"
_AFTER_QU = """
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc ân âng ât âu ây
e en eo et ê ên êch ênh êt i it y ych yên yêt ynh yt ơ
"""
_STOPPED = re.compile("(?:c|ch|p|t)$")
_TONES = str.maketrans("", "", "\u0300\u0301\u0309\u0303\u0323")
_TONE = re.compile("[\u0300\u0301\u0309\u0303\u0323]")


def _toneless_syllables() -> frozenset[str]:
    rhymes = _RHYMES.split()
    joined = {onset + rhyme for onset in _ONSETS.split() for rhyme in rhymes}
    after_qu = ("qu" + rhyme for rhyme in _AFTER_QU.split())
    return frozenset({*joined, *rhymes, *_WITHOUT_ONSET.split(), *after_qu, "quôc"})


_TONELESS = _toneless_syllables()

_REMEMBERED = 16384
"""Syllables that a text is made of come again and again."""


@lru_cache(maxsize=_REMEMBERED)
def is_syllable(word: str) -> bool:
    """Tell whether a word has the shape of a Vietnamese syllable, in any case, with either tone placement."""
    apart = unicodedata.normalize("NFD", fold_tones(word.lower()))
    tones = _TONE.findall(apart)
    toneless = unicodedata.normalize("NFC", apart.translate(_TONES))
    if len(tones) > 1 or toneless not in _TONELESS:
        return False
    return not _STOPPED.search(toneless) or tones in (["\u0301"], ["\u0323"])


@lru_cache(maxsize=_REMEMBERED)
def bare_letters(syllable: str) -> str:
    """Give a syllable without its marks."""
    return strip_accents(syllable)


@lru_cache(maxsize=_REMEMBERED)
def spelling_key(syllable: str) -> str:
    """Make the key under which spellings of one syllable are equal."""
    return fold_key(syllable)
