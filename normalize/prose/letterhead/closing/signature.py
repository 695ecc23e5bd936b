"""The signature: for whom somebody signs, his post, his name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from normalize.lexicon import Lexicon, spell
from normalize.prose.letterhead.closing.names import has_surname, looks_like_name, read_name, restored_name
from normalize.prose.letterhead.draft import HeaderDraft
from normalize.prose.letterhead.head.wording import STAMPS, bare, first_hit
from normalize.prose.passage import Passage, read_passage, tidy
from normalize.records import Finding, Method
from normalize.spacing import join_broken_words

_SIGNATURES = Lexicon.load("signatures")
_POSTS = sorted(_SIGNATURES["post"].words, key=len, reverse=True)
_BARE_POSTS = tuple((bare(post), post.upper()) for post in _POSTS)
_ALIKE = 85.0
"""Per cent of equal letters from which a post is meant."""
_ALIKE_WORD = 60.0
"""Per cent of equal letters of a word within a post: two of five letters, under a seal, may be misread."""
_CAPITALS = 0.7
"""Share of capitals in a post that a seal or a stroke of the pen crosses."""


@dataclass(frozen=True, slots=True)
class Post:
    """A line of a signature that names a post: its title, how many it names, for whom, and whose it is."""

    title: str
    count: int
    whose: str
    prefix: str
    name: str = ""


def read_signature(lines: Sequence[Passage], draft: HeaderDraft) -> None:
    """Read from printed lines the signer's own post and his name; posts before say for whom he signs."""
    odd: list[Passage] = []
    signs_for, begun = "", False
    for at, passage in enumerate(lines):
        text = join_broken_words(passage.text)
        post = read_post(text)
        if "signer_name" in draft.values:
            break
        if post:
            _put_post(draft, passage, post, signs_for)
            signs_for = post.title if post.prefix == "for_head" and post.count == 1 else ""
        elif is_signature_line(text):
            begun = True
        elif begun or "signer_title" in draft.values:
            odd += _take_name(draft, passage, text, lines[at + 1 :])
    if signs_for:
        _restore_deputy(draft, signs_for)
    _tell_missing(draft, odd)


def signature_lines(passages: Sequence[Passage]) -> list[Passage]:
    """Part passages into their printed lines: each is a post, a name, or scraps of the signature."""
    return [line for passage in passages for line in _lines_of(passage)]


def _lines_of(passage: Passage) -> list[Passage]:
    lines = passage.paragraph.lines
    if len(lines) < 2:
        return [passage]
    return [read_passage(replace(passage.paragraph, lines=(line,)), passage.index) for line in lines]


def _take_name(
    draft: HeaderDraft, passage: Passage, text: str, following: Sequence[Passage]
) -> list[Passage]:
    """Take a line below a post: the post goes on, the name, what a digital signature leaves, or scraps."""
    if "signer_title" in draft.values and _goes_on(text, following):
        whole = f"{draft.values['signer_title']} {tidy(text)}"
        draft.put("signer_title", whole, draft.traces["signer_title"])
    elif _is_of_seal(text, draft):
        return [passage]
    elif name := _name_heard(passage, text):
        draft.put("signer_name", name, passage.whole_trace(Method.REPAIRED))
        draft.findings.append(Finding("signer-name-restored", "signer_name", passage.raw, name))
    elif name := read_name(text):
        draft.put("signer_name", name, passage.whole_trace())
    elif name := restored_name(text):
        draft.put("signer_name", name, passage.whole_trace(Method.REPAIRED))
        draft.findings.append(Finding("signer-name-restored", "signer_name", passage.raw, name))
    elif not stands_for_signature(text):
        return [passage]
    return []


def _name_heard(passage: Passage, text: str) -> str:
    """Give the name that the second recognizer reads where a seal left none that begins with a surname."""
    if has_surname(read_name(text)):
        return ""
    readings = (reading for line in passage.paragraph.lines for reading in line.alternatives)
    names = [name for reading in readings if has_surname(name := read_name(reading.text))]
    return next((name for name in names if len(name.split()) >= _FEWEST_OF_NAME), "")


_FEWEST_OF_NAME = 3
"""Words of a name that is taken from a line which was read as something else."""


def _is_of_seal(text: str, draft: HeaderDraft) -> bool:
    """Say whether capitals are of the seal over a signature: they name the issuer."""
    issuer = bare(str(draft.values.get("issuer", ""))).split()
    return text.isupper() and set(bare(text).split()) <= set(issuer)


def stands_for_signature(text: str) -> bool:
    """Say whether a line is left by a digital signature or stands for it: ``Email: …``, ``(Đã ký)``."""
    hit = first_hit(text, STAMPS)
    return hit is not None and hit.concept.name == "digital_signature"


def _tell_missing(draft: HeaderDraft, odd: Sequence[Passage]) -> None:
    lost = next((passage for passage in odd if passage.text.isupper() and _names_whose(passage.text)), None)
    if lost and "signer_title" in draft.values:  # PHÓ CHỦ TỊCH, lost under a seal, UBND TỈNH
        _tell_incomplete(draft, lost)
    for name in ("signer_title", "signer_name"):
        if name not in draft.values:
            unread = odd[0] if odd and name == "signer_name" else None
            printed = unread.raw if unread else ""
            draft.findings.append(
                Finding("header-missing", name, printed, place=unread.place if unread else None)
            )


def _put_post(draft: HeaderDraft, passage: Passage, post: Post, signs_for: str) -> None:
    printed = tidy(passage.text)
    method = Method.AS_READ if post.title in printed else Method.MATCHED
    acting = "Q. " if post.prefix == "acting" else ""
    draft.put("signer_title", acting + post.title, passage.whole_trace(method))
    _check_deputy(draft, post.title, signs_for)
    _tell_cut_post(draft, passage, printed)
    draft.values["signer_title"] = " ".join(filter(None, (str(draft.values["signer_title"]), post.whose)))
    if post.name:
        draft.put("signer_name", post.name, passage.whole_trace(Method.NORMALIZED))


def _tell_cut_post(draft: HeaderDraft, passage: Passage, printed: str) -> None:
    """Tell a post before which the second recognizer sees letters that a seal took: ``PHỐ,CHỦ TỊCH``."""
    read = [reading.text for line in passage.paragraph.lines for reading in line.alternatives]
    before = [bare(text).removesuffix(bare(printed)) for text in read if bare(text).endswith(bare(printed))]
    if any(sum(map(str.isalpha, letters)) >= _FEWEST_CUT for letters in before):
        _tell_incomplete(draft, passage)


def _tell_incomplete(draft: HeaderDraft, line: Passage) -> None:
    title = str(draft.values["signer_title"])
    draft.findings.append(
        Finding("signer-title-incomplete", "signer_title", line.raw, title, place=line.place)
    )


_FEWEST_CUT = 2
"""Letters before a post that are more than a stroke of the seal."""


def read_post(line: str) -> Post | None:
    """Read a line in capitals: the last post in it, spelled rightly, whose it is, and a name behind it.

    ``KT. CHỦ TỊCH PHÓ CHỦ TỊCH Nguyễn Hữu Tín`` is all of a signature in one line.
    """
    capitals, rest = _leading_capitals(line)
    if not _in_capitals(capitals, _CAPITALS):
        return None
    words = capitals.replace("*", " ").split()
    plain = ["".join(char for char in bare(word) if char.isalpha()) for word in words]
    found, end = _posts(plain, 100.0)
    if not found:
        found, end = _posts(plain, _ALIKE)
    if not found:
        return None
    whose = " ".join(words[end:]) if _names_whose(" ".join(words[end:])) else ""
    return Post(found[-1], len(found), whose, _prefix(line), read_name(rest))


def post_offsets(line: str) -> list[int]:
    """Give where the posts of a line in capitals begin."""
    words = line.split()
    plain = ["".join(char for char in bare(word) if char.isalpha()) for word in words]
    if not _in_capitals(line, _ALL_CAPITALS):
        return []
    starts, at = list[int](), 0
    while at < len(plain):
        post = _post_at(plain, at, 100.0)
        starts += [at] if post else []
        at += len(post.split()) or 1
    offsets = _word_offsets(line)
    return [offsets[start] for start in starts]


def prefix_offsets(line: str) -> list[int]:
    """Give where ``KT.``, ``TM.`` and their like stand in a line."""
    return [
        offset
        for offset, word in zip(_word_offsets(line), line.split(), strict=True)
        if word.endswith(".") and (known := _SIGNATURES.match(word)) and known.name in _PREFIXES
    ]


def _word_offsets(line: str) -> list[int]:
    offsets, at = list[int](), 0
    for word in line.split():
        at = line.index(word, at)
        offsets.append(at)
        at += len(word)
    return offsets


def _posts(plain: Sequence[str], alike: float) -> tuple[list[str], int]:
    """Give the posts that words name, as much alike as asked, and the word behind the last one."""
    found, at, end = list[str](), 0, 0
    while at < len(plain):
        post = _post_at(plain, at, alike)
        found += [post] if post else []
        at += len(post.split()) or 1
        end = at if post else end
    return found, end


def is_signature_line(line: str) -> bool:
    """Say whether a line is one of ``TM. …``, ``KT. …``, ``PHÓ CHỦ TỊCH`` in capitals."""
    line, _ = _leading_capitals(join_broken_words(line))
    if len(line) >= _LONGEST or not _in_capitals(line, _ALL_CAPITALS):
        return False
    spelled = spell(line)
    at = next((index for index, key in enumerate(spelled.keys) if key[0].isalnum()), 0)
    hit = _SIGNATURES.at(spelled, at)
    if hit is None:
        return False
    if hit.concept.name in _PREFIXES:
        following = line[hit.end :].lstrip()
        return following[:1] in (".", ",") or ("/" in line[hit.start : hit.end] and following[:1].isupper())
    rest = line[hit.end :].strip(" .,;:")
    return hit.concept.name == "post" and (
        not rest or bare(hit.phrase) != "CHU TICH" or not rest[0].isalpha()
    )


_LONGEST = 120
"""Letters: longer lines are text; the longest post seen has 19."""
_ALL_CAPITALS = 0.9
"""Share of capitals in a post that nothing crosses: one letter in ten misread."""
_PREFIXES = ("on_behalf", "for_head", "by_order", "empowered", "acting")


def _leading_capitals(line: str) -> tuple[str, str]:
    """Part a line into its words in capitals and the name in small letters behind them."""
    words = line.split()
    at = len(words)
    while at > 0 and not words[at - 1].isupper() and any(map(str.isalpha, words[at - 1])):
        at -= 1
    rest = " ".join(words[at:])
    return (" ".join(words[:at]), rest) if looks_like_name(rest) else (line, "")


def _prefix(line: str) -> str:
    """Give the concept of the letters before a post: ``KT.`` is for_head."""
    spelled = spell(line)
    for at, key in enumerate(spelled.keys):
        if key[0].isalnum():
            hit = _SIGNATURES.at(spelled, at)
            if hit and hit.concept.name in _PREFIXES:
                return hit.concept.name
            return "for_head" if _is_cut_prefix(line) else ""
    return ""


def _is_cut_prefix(line: str) -> bool:
    """Say whether a line begins with what a pen or seal left of ``KT.``: ``#T,``, ``'ZT,``."""
    first = line.split(maxsplit=1)[0].lstrip("-")
    return 2 <= len(first) <= 4 and not first[0].isalnum() and first[-2:] in ("T,", "T.")


def _names_whose(text: str) -> bool:
    hit = _SIGNATURES.at(spell(text), 0) if text else None
    return hit is not None and hit.concept.name in ("whose", "on_behalf")


def _in_capitals(line: str, share: float) -> bool:
    letters = [char for char in line if char.isalpha()]
    return bool(letters) and sum(char.isupper() for char in letters) >= share * len(letters)


def _goes_on(text: str, following: Sequence[Passage]) -> bool:
    """Say whether a line in capitals goes on with the post above: the name, in mixed case, comes later.

    ``TRUYỀN THÔNG`` below ``GIÁM ĐỐC SỞ THÔNG TIN VÀ`` is no name.
    """
    named = any(read_name(line.text) and not _in_capitals(line.text, _CAPITALS) for line in following)
    return named and _in_capitals(text, 1) and len(text.split()) > 1


def _post_at(plain: Sequence[str], at: int, alike: float) -> str:
    """Give the post that begins at a word, its letters perhaps misread; empty for none."""
    for known, post in _BARE_POSTS:
        count = len(known.split())
        words = plain[at : at + count]
        if len(words) == count and all(words) and _is_like(words, known, alike):
            return post
    return ""


def _is_like(words: Sequence[str], known: str, alike: float) -> bool:
    """Say whether words are those of a post: alike on the whole, and none of them quite another."""
    return fuzz.ratio(" ".join(words), known) >= alike and all(
        fuzz.ratio(word, other) >= _ALIKE_WORD for word, other in zip(words, known.split(), strict=True)
    )


def _check_deputy(draft: HeaderDraft, title: str, signs_for: str) -> None:
    """Who signs for another (``KT. CHỦ TỊCH``) is the deputy: a lost ``PHÓ`` is put back and told."""
    if signs_for and bare(title) == bare(signs_for):
        _restore_deputy(draft, title)


def _restore_deputy(draft: HeaderDraft, title: str) -> None:
    trace = draft.traces["signer_title"]
    restored = f"PHÓ {title}"
    draft.put("signer_title", restored, replace(trace, method=Method.REPAIRED))
    draft.findings.append(Finding("signer-title-restored", "signer_title", trace.printed, restored))
