"""Settings: a closed list, read from the environment; what is wrong is named."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from assistant.errors import SettingInvalid, SettingUnknown
from assistant.language_model.connection import LanguageModel, language_model_of
from assistant.settings import load_settings


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in [name for name in os.environ if name.upper().startswith("DOSSIER_")]:
        monkeypatch.delenv(variable)


def test_the_defaults_need_nothing():
    settings = load_settings()
    assert (settings.home, settings.model, settings.writer, settings.host, settings.port) == (
        Path(".dossier"), None, "extractive", "127.0.0.1", 7860,
    )  # fmt: skip


def test_a_variable_sets_its_setting(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("DOSSIER_HOME", "/srv/dossier")
    monkeypatch.setenv("DOSSIER_PORT", "8080")
    assert (load_settings().home, load_settings().port) == (Path("/srv/dossier"), 8080)


def test_an_unknown_variable_is_an_error_that_names_it_and_the_known_ones(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("DOSSIER_HOUSE", "/srv")
    with pytest.raises(SettingUnknown) as refused:
        load_settings()
    assert "DOSSIER_HOUSE" in refused.value.message("fr")
    assert "DOSSIER_HOME" in refused.value.message("fr")


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("DOSSIER_PORT", "0"),
        ("DOSSIER_PORT", "65536"),
        ("DOSSIER_PORT", "http"),
        ("DOSSIER_LANG", "de"),
        ("DOSSIER_LANG", "français"),
    ],
)
def test_an_impossible_value_is_an_error_that_names_the_variable_and_the_value(
    variable: str, value: str, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv(variable, value)
    with pytest.raises(SettingInvalid) as refused:
        load_settings()
    assert f"{variable}={value}" in refused.value.message("en")


@pytest.mark.parametrize("variable", ["DOSSIER_HOME", "DOSSIER_CORPUS"])
def test_an_empty_folder_is_not_the_current_one(variable: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv(variable, "")
    with pytest.raises(SettingInvalid):
        load_settings()


@pytest.mark.parametrize(
    ("value", "told"),
    [("off", None), ("", None), ("On", ""), ("true", ""), ("Retour à 14 h.", "Retour à 14 h.")],
)
def test_maintenance_is_off_on_or_what_to_tell(value: str, told: str | None, monkeypatch: pytest.MonkeyPatch):
    assert load_settings().closed is None
    monkeypatch.setenv("DOSSIER_MAINTENANCE", value)
    assert load_settings().closed == told


def test_another_programs_variables_are_left_alone(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("DOSSIERS_HOME", "/srv")
    monkeypatch.setenv("HOME_DOSSIER", "/srv")
    assert load_settings().home == Path(".dossier")


def test_settings_do_not_change():
    with pytest.raises(ValueError, match="frozen"):
        load_settings().port = 1  # type: ignore[misc]


def test_a_language_model_is_off_until_it_is_named_with_its_server(monkeypatch: pytest.MonkeyPatch):
    assert language_model_of(load_settings()) is None
    monkeypatch.setenv("DOSSIER_LANGUAGE_MODEL", "small-model")
    with pytest.raises(SettingInvalid) as refused:
        load_settings()
    assert "DOSSIER_LANGUAGE_MODEL_URL" in refused.value.message("fr")
    monkeypatch.setenv("DOSSIER_LANGUAGE_MODEL_URL", "http://localhost:11434/v1")
    monkeypatch.setenv("DOSSIER_LANGUAGE_MODEL_TIMEOUT", "7.5")
    model = language_model_of(load_settings())
    assert model == LanguageModel(name="small-model", url="http://localhost:11434/v1", key=None, timeout=7.5, at_once=4)


def test_the_key_of_a_language_model_is_shown_nowhere(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("DOSSIER_LANGUAGE_MODEL", "small-model")
    monkeypatch.setenv("DOSSIER_LANGUAGE_MODEL_URL", "https://example.org/v1")
    monkeypatch.setenv("DOSSIER_LANGUAGE_MODEL_KEY", "s3cret")
    settings = load_settings()
    model = language_model_of(settings)
    assert model.key == "s3cret"
    assert "s3cret" not in f"{settings!r} {settings} {model!r} {model} {settings.model_dump_json()}"


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("DOSSIER_LANGUAGE_MODEL_URL", "localhost"),
        ("DOSSIER_LANGUAGE_MODEL_URL", "ftp://example.org"),
        ("DOSSIER_LANGUAGE_MODEL_TIMEOUT", "0"),
        ("DOSSIER_LANGUAGE_MODEL_AT_ONCE", "none"),
    ],
)
def test_an_impossible_server_is_an_error_that_names_the_variable(
    variable: str, value: str, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv(variable, value)
    with pytest.raises(SettingInvalid) as refused:
        load_settings()
    assert f"{variable}={value}" in refused.value.message("en")
