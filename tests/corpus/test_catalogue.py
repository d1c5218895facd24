"""The catalogues: the same words in both languages, one message for everything that can go wrong, typography."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

import assistant
import corpus
import index
from corpus.catalogue import _flatten, catalogue, interface_language, text
from corpus.errors import DossierDefective, DossierError
from corpus.findings import Finding, finding
from corpus.records import LANGUAGES

REPOSITORY = Path(__file__).parents[2]
CATALOGUES = REPOSITORY / "corpus" / "catalogues"
CODE = re.compile(r"\{host\}:\{port\}|clé: valeur|https?://")
"""What a French string says in a language of machines, with the punctuation of that language."""


def placeholders(message: str) -> set[str]:
    """The names between braces, those that only the browser fills in included."""
    return set(re.findall(r"\{+\w+\}+", message))


def finding_codes() -> set[str]:
    """The codes that `corpus/` notes, written out in the calls of `finding` and `_note`."""
    codes = set()
    for file in (REPOSITORY / "corpus").glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in ("finding", "self._note"):
                written = [a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
                codes.update(word for word in written if re.fullmatch(r"[a-z_]+", word))
    return codes | {f"differs_{what}" for what in ("figures", "sources", "marks")}


def error_types(kind: type[DossierError] = DossierError) -> Iterator[type[DossierError]]:
    """Every error meant for people, wherever it is defined."""
    yield kind
    for narrower in kind.__subclasses__():
        yield from error_types(narrower)


@pytest.fixture(scope="module", autouse=True)
def _every_error_is_defined() -> None:
    for package in (corpus, index, assistant):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if module.name.endswith(".errors"):
                importlib.import_module(module.name)


def test_both_languages_have_the_same_keys():
    assert catalogue("fr").keys() == catalogue("en").keys()


def test_both_languages_have_the_same_keys_in_the_same_order():
    assert list(catalogue("fr")) == list(catalogue("en"))


def test_both_languages_fill_in_the_same_names():
    french, english = catalogue("fr"), catalogue("en")

    assert [key for key in french if placeholders(french[key]) != placeholders(english[key])] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_string_is_one_line(language):
    assert [key for key, said in catalogue(language).items() if "\n" in said or said != said.strip() or not said] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_string_can_be_filled_in_whatever_its_names_are(language):
    for key, said in catalogue(language).items():
        names = {name for _, name, _, _ in string.Formatter().parse(said) if name}
        assert all(f"<{name}>" in text(key, language, **{n: f"<{n}>" for n in names}) for name in names)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_error_has_a_message(language):
    missing = {kind.__name__ for kind in error_types() if f"error.{kind.code}" not in catalogue(language)}

    assert missing == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_finding_has_a_message_and_every_message_a_finding(language):
    told = {key.removeprefix("finding.") for key in catalogue(language) if key.startswith("finding.")}

    assert told == finding_codes()


def test_every_error_message_has_an_error():
    told = {key.removeprefix("error.") for key in catalogue("en") if key.startswith("error.")}

    assert told == {kind.code for kind in error_types()}


def test_french_punctuation_keeps_its_no_break_spaces():
    wrong = re.compile(r"[^\u00a0\u202f][:;?!»]|«[^\u00a0\u202f]")
    said = {key: CODE.sub("", message) for key, message in catalogue("fr").items()}

    assert {key: wrong.findall(message) for key, message in said.items() if wrong.search(message)} == {}


@pytest.mark.parametrize(
    "file", sorted(CATALOGUES.glob("*/*.yaml")), ids=lambda file: f"{file.parent.name}-{file.stem}"
)
def test_no_key_of_a_catalogue_is_written_twice(file):
    class Strict(yaml.SafeLoader):
        def construct_mapping(self, node, deep=False):
            keys = [self.construct_object(key) for key, _ in node.value]
            assert len(keys) == len(set(keys)), f"{file.name}:{node.start_mark.line + 1}"
            return super().construct_mapping(node, deep)

    yaml.load(file.read_text(encoding="utf-8"), Loader=Strict)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_key_is_written_in_two_files(language):
    files = sorted((CATALOGUES / language).glob("*.yaml"))
    written = [key for file in files for key, _ in _flatten(yaml.safe_load(file.read_text(encoding="utf-8")))]

    assert [key for key in set(written) if written.count(key) > 1] == []
    assert set(written) == set(catalogue(language))


def test_an_unknown_key_is_an_error():
    with pytest.raises(KeyError):
        text("error.never", "en")


@pytest.mark.parametrize(("environment", "language"), [
    ({"DOSSIER_LANG": "fr"}, "fr"),
    ({"DOSSIER_LANG": "en", "LC_ALL": "fr_FR.UTF-8"}, "en"),
    ({"LC_ALL": "fr_FR.UTF-8"}, "fr"),
    ({"LANG": "fr_FR.UTF-8"}, "fr"),
    ({"LANG": "en_GB.UTF-8"}, "en"),
    ({"LANG": "C.UTF-8"}, "en"),
    ({"LANG": "de_DE.UTF-8"}, "en"),
])  # fmt: skip
def test_commands_speak_the_language_of_the_setting_then_of_the_locale(monkeypatch, environment, language):
    for name in ("DOSSIER_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)

    assert interface_language() == language


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_finding_is_told_on_one_line_that_begins_with_file_and_line(language):
    message = finding("sources.yaml", 7, "yaml_broken", reason="oops").message(language)

    assert message.startswith("sources.yaml:7: ")
    assert "oops" in message


def test_a_defective_dossier_tells_the_first_defect_and_their_number():
    error = DossierDefective([Finding("a.md", 3, "front_matter_unclosed"), Finding("b.md", 1, "file_missing")])

    assert error.message("en").startswith("a.md:3: the front matter is not closed.")
    assert "2 defect" in error.message("en")
