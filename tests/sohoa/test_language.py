"""Vietnamese and English: every text is there in both, and the user's own is spoken."""

from __future__ import annotations

import pickle
import re
import string
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import click
import pytest

import sohoa
from extract.errors import EmptyInputError, InputError, MissingProgramError, SohoaError, UsageError
from extract.messages import Language, Texts, say, use_language
from extract.model import PageOrigin, PageReason
from extract.read import failed_page
from normalize.gazetteer import Evidence, SuccessorKind
from normalize.records.columns import ValueType
from review.corrections.file import COLUMNS, CorrectionsFileError, parse_corrections
from sohoa.cli import sohoa as root
from sohoa.language.choice import asked, of_environment
from sohoa.language.compile import CATALOGUE, catalogue
from sohoa.language.help import help_key, help_texts
from tests.sohoa.plans import plan, snapshot
from tests.sohoa.test_cli import sohoa as call

ROOT = Path(__file__).parent.parent.parent
STAGES = ("extract", "normalize", "validate", "export", "review", "sohoa")
WITHOUT_TEXT = (SohoaError, UsageError, InputError, MissingProgramError)


def messages() -> Texts:
    return Texts(ROOT / "extract" / "messages" / "messages.toml")


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.fixture
def vietnamese() -> Iterator[None]:
    use_language(Language.VI)
    yield
    use_language(Language.EN)


@pytest.mark.parametrize("texts", [messages(), help_texts()], ids=["messages", "help"])
def test_both_languages_say_the_same_of_the_same(texts: Texts) -> None:
    for key in texts.names():
        if key.startswith("click."):
            continue
        english, vietnamese = (texts.text(key, language) for language in (Language.EN, Language.VI))
        assert fields(english) == fields(vietnamese), key
        assert english and vietnamese, key


def test_every_error_has_its_text() -> None:
    for path in (path for stage in STAGES for path in (ROOT / stage).rglob("*.py")):
        if "compile" not in path.parts and re.search(r"^class \w+Error\(", path.read_text("utf-8"), re.M):
            import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))
    known = {key.removeprefix("error.") for key in messages().names() if key.startswith("error.")}
    classes = {kind for kind in kinds(SohoaError) if kind not in WITHOUT_TEXT and not kind.__subclasses__()}
    assert {kind.__name__ for kind in classes} == known


VIETNAMESE = re.compile("[àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ]", re.I)


@pytest.mark.parametrize("texts", [messages(), help_texts()], ids=["messages", "help"])
def test_nothing_is_left_in_english_among_the_vietnamese_texts(texts: Texts) -> None:
    for key in texts.names():
        if not key.startswith("click."):
            # What is no text: fields, commands, words without accents.
            no_words = r"\{[^}]*\}|'[^']*'|\b(?:trang|sohoa|pip install)\b"
            words = re.sub(no_words, "", texts.text(key, Language.VI))
            assert VIETNAMESE.search(words) or not re.search(r"[a-z]{3}", words), key


def test_what_code_names_by_a_value_has_its_text() -> None:
    made = [
        *(f"page.{reason.name.lower()}" for reason in PageReason if reason),
        *(f"origin.{origin}" for origin in PageOrigin),
        *(f"succession.{kind}" for kind in SuccessorKind),
        *(f"match.{what}_{each}" for what in ("name", "district") for each in Evidence if each != "none"),
        *(
            f"value.{kind.name.lower()}"
            for kind in ValueType
            if kind not in (ValueType.TEXT, ValueType.TEXTS)
        ),
    ]
    assert set(made) <= set(messages().names())
    assert all(
        messages().text(f"page.{each.name.lower()}", Language.EN) == each for each in PageReason if each
    )


def test_places_and_pages_are_explained_in_the_language_of_the_user(tmp_path: Path, pdf_path: Path) -> None:
    found = call(tmp_path, "places", "Bính Xa", "--province", "Lạng Sơn", "--year", "2016", "--lang", "vi")
    assert "tên giống khi bỏ dấu (Bính Xa / Bính Xá)" in found.stdout
    history = call(tmp_path, "places", "--code", "06622", "--history", "--lang", "vi")
    assert "trước 2010 – 2025-07-01: 06622" in history.stdout and "(một phần;" in history.stdout
    drawn = call(tmp_path, "inspect", str(pdf_path), "--out", "page.png", "--lang", "vi")
    assert drawn.stderr == "page.png: trang 1, lớp chữ (lớp chữ tốt)\n"


def test_what_is_wrong_with_corrections_is_told_in_the_language_of_the_user(vietnamese: None) -> None:
    line = f"{'a' * 64},3,,commune_targets,achieved_count,l2,set,mười"
    (problem,) = parse_corrections(f"{','.join(COLUMNS)}\n{line}\n", Path("c.csv")).problems
    assert str(problem) == "dòng 2: “mười” không phải số nguyên; viết như 1250"
    with pytest.raises(CorrectionsFileError, match="thiếu cột"):
        parse_corrections("a,b\n1,2\n", Path("c.csv"))


def kinds(base: type[SohoaError]) -> set[type[SohoaError]]:
    found = set(base.__subclasses__())
    return found.union(*map(kinds, found))


def test_every_message_is_said_and_every_word_said_is_there() -> None:
    code = "\n".join(
        path.read_text(encoding="utf-8") for name in STAGES for path in (ROOT / name).rglob("*.py")
    )
    said = set(re.findall(r'"((?:[a-z]+)\.[a-z_]+)"', code))
    areas = {key.partition(".")[0] for key in messages().names()}
    made = {area for area in {key.partition(".")[0] for key in messages().names()} if f'f"{area}.{{' in code}
    keys = set(messages().names())
    assert {key for key in keys if key not in said and key.partition(".")[0] not in made} == set()
    in_calls = set(re.findall(r'say\(\s*"([a-z]+\.[a-z_]+)"', code))
    assert in_calls and {key.partition(".")[0] for key in in_calls} <= areas
    assert in_calls <= keys


@pytest.mark.parametrize("command", [root, *root.commands.values()], ids=lambda command: str(command.name))
def test_every_option_has_help_in_both_languages(command: click.Command) -> None:
    keys = help_texts().names()
    assert f"{command.name}.help" in keys
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            name = help_key(parameter)
            assert {f"{command.name}.{name}", f"any.{name}"} & set(keys), name


def test_help_of_what_is_no_option_is_not_kept() -> None:
    commands = {command.name: command for command in (root, *root.commands.values())}
    for key in help_texts().names():
        command, _, name = key.partition(".")
        if command in ("any", "click") or name == "help":
            continue
        options = commands[command].params
        assert name in [help_key(each) for each in options if isinstance(each, click.Option)], key


def test_the_words_of_click_are_compiled() -> None:
    assert CATALOGUE.read_bytes() == catalogue()


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LANG": "vi_VN.UTF-8"}, "vi"),
        ({"LANG": "vi_VN.UTF-8", "LC_ALL": "en_US.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "LANGUAGE": "vi:en"}, "vi"),
        ({}, "en"),
    ],
)
def test_the_language_of_the_user_is_spoken(environment: dict[str, str], language: str) -> None:
    assert of_environment(environment) == language


@pytest.mark.parametrize(
    ("arguments", "language"),
    [
        (["run", "--lang", "vi"], "vi"),
        (["--lang=en", "run"], "en"),
        (["run", "--", "--lang", "vi"], None),
        (["run", "--lang", "fr"], None),
        (["run", "--lang"], None),
    ],
)
def test_the_option_is_found_wherever_it_stands(arguments: list[str], language: str | None) -> None:
    assert asked(arguments) == language


def test_an_error_is_put_into_words_where_it_is_shown(vietnamese: None) -> None:
    """A worker that speaks no Vietnamese hands over an error, not its text."""
    error = pickle.loads(pickle.dumps(EmptyInputError(Path("a.pdf"))))
    assert str(error) == "a.pdf: rỗng; quét hoặc chép lại"
    assert error.told(Language.EN) == "a.pdf: is empty; scan or copy it again"
    assert failed_page(3, error).page.note == "is empty; scan or copy it again"  # data, not talk


def test_messages_and_help_follow_the_language(tmp_path: Path) -> None:
    help_ = call(tmp_path, "run", "--help", LANGUAGE="vi")
    assert help_.stdout.startswith("Cách dùng: ")
    for english in ("Usage", "Options", "Show this", "Limit", "[default", "[required"):
        assert english not in help_.stdout
    assert call(tmp_path, "--lang", "en", "run", "--help", LANGUAGE="vi").stdout.startswith("Usage: ")
    wrong = call(tmp_path, "run", "a.pdf", "--out", "out", "--engine", "best", "--lang", "vi")
    assert (wrong.returncode, "Lỗi: Giá trị của '--engine' không hợp lệ" in wrong.stderr) == (2, True)
    missing = call(tmp_path, "run", "a.pdf", "--out", "out", "--lang", "vi")
    assert missing.stderr.splitlines()[0] == "hỏng: a.pdf: không có tệp này; kiểm tra lại đường dẫn"


def test_the_datasets_do_not_depend_on_the_language(tmp_path: Path) -> None:
    plan(tmp_path, "in/a.txt", 1)
    for language in Language:
        done = call(tmp_path, "run", "in", "--out", language, "--text-layer", "never", "--lang", language)
        assert done.returncode == 0
        assert done.stderr.splitlines()[-1].startswith(say("count.file", language, count=1))
    assert snapshot(tmp_path / "vi") == snapshot(tmp_path / "en")


def test_python_callers_get_english_unless_they_choose(tmp_path: Path, vietnamese: None) -> None:
    with pytest.raises(sohoa.InputError, match="không có tệp này"):
        sohoa.read(tmp_path / "none.pdf")
    use_language(Language.EN)
    with pytest.raises(sohoa.InputError, match="no such file"):
        sohoa.read(tmp_path / "none.pdf")
