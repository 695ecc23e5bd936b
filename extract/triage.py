"""Whether a PDF page's own text is believed or the page is recognized, and why."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.options import TextLayer
from extract.pdf import FULL_PAGE, PageFacts
from extract.vietnamese import accented_share, syllable_share, words

FEW_CHARACTERS = 400
"""A digital signature adds 80-190 characters; several add more."""

FEW_WORDS = 20
"""Fewer words than this say nothing about the language."""

_SIGNATURE = re.compile(
    r"(?:Người|Nguoi)\s+k(?:ý|y)|(?:Ký|Ky)\s+b(?:ởi|oi)|Digitally\s+signed|Signature\s+valid|Thời\s+gian\s+ký"
    r"|Ngày\s+ký|Cơ\s+quan\s*:|Email\s*:|Date\s*:\s*\d{4}",
    re.IGNORECASE,
)
# Letters that fonts of the old single-byte encodings leave behind when read as Latin-1.
_TCVN3 = re.compile(r"[¸µ¶·¹¨¾»¼½Æ©ÊÇÈÉË®ÐÌÎÏÑªÕÒÓÔÖ×ÝØÜÞ«¬­ïåëê]")
_VNI = re.compile(r"[aeouyAEOUY][øùûõïâêîôåäáàãöòóéèëúüÙØÛÕÏÂÊÁÀÅÃÄ]|ñ|ö[ùøûõï]?")
_BROKEN = re.compile(r"[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f]|\(cid:\d+\)")


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the text layer is used, and the reason as it is recorded in Page.reason."""

    trusted: bool
    reason: str


def judge(facts: PageFacts, wanted: TextLayer = TextLayer.AUTO) -> Verdict:
    """Decide about one page."""
    text = facts.text.strip()
    if wanted == TextLayer.NEVER:
        return Verdict(False, "text layer not wanted")
    if not text:
        return _judge_without_text(facts)
    if wanted == TextLayer.ALWAYS:
        return Verdict(True, "text layer wanted")
    for trouble in (_signature(text, facts), _garbled(text), _foreign(text, facts)):
        if trouble:
            return Verdict(False, trouble)
    return Verdict(True, "good text layer")


def _judge_without_text(facts: PageFacts) -> Verdict:
    if not facts.images and not facts.drawings:
        return Verdict(True, "nothing on the page")
    return Verdict(False, "no text layer")


def _signature(text: str, facts: PageFacts) -> str:
    """A digital signature over a scan: little text, or all of it in a strip of the page."""
    image = facts.largest_image
    if image is None or image.coverage < FULL_PAGE / 2 or len(text) > FEW_CHARACTERS:
        return ""
    if _SIGNATURE.search(text):
        return "only a digital signature in the text layer"
    return "hardly any text over an image" if facts.text_coverage < 0.25 or len(text) < 200 else ""


def _garbled(text: str) -> str:
    """Text of broken or old fonts: no Vietnamese syllables, or characters that stand for nothing."""
    letters = [char for char in text if not char.isspace()]
    broken = sum(len(match) for match in _BROKEN.findall(text))
    if broken > 0.02 * len(letters):
        return "text layer garbled (characters without meaning)"
    if len(words(text)) < FEW_WORDS:
        return ""
    share = syllable_share(text)
    if share >= 0.6:
        return ""
    tcvn3 = len(_TCVN3.findall(text)) / len(letters)
    vni = len(_VNI.findall(text)) / len(letters)
    if max(tcvn3, vni) > 0.05:
        return f"text layer garbled (font in {'TCVN3' if tcvn3 > vni else 'VNI'} encoding)"
    return "text layer garbled (no Vietnamese syllables)" if share < 0.35 else ""


def _foreign(text: str, facts: PageFacts) -> str:
    """Text that another tool's recognition put under or over a scan."""
    image = facts.largest_image
    if image is None or image.coverage < FULL_PAGE:
        return ""
    if len(words(text)) >= FEW_WORDS and accented_share(text) < 0.4:
        return "text layer of another tool without Vietnamese marks"
    if facts.hidden_share > 0.5:
        return "text layer of another tool's recognition"
    return ""
