"""Every setting of the product, read from the environment (`DOSSIER_…`); an unknown one is an error."""

from __future__ import annotations

import os
from pathlib import Path

from pydantic import DirectoryPath, Field, HttpUrl, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from assistant.errors import SettingInvalid, SettingUnknown
from corpus.dossier import CORPUS_FOLDER

PREFIX = "DOSSIER_"
_ON = ("on", "1", "true", "yes")
_OFF = ("", "off", "0", "false", "no")


class Settings(BaseSettings):
    """The closed list of settings, with the defaults that need no key, no accelerator and no network."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, extra="forbid", frozen=True)

    home: Path = Field(default=Path(".dossier"), description="where the program keeps what it makes")
    corpus: Path = Field(default=CORPUS_FOLDER, description="the folder of the dossier's files")
    model: str | None = Field(default=None, description="another sentence-transformers model: a folder or a hub name")
    writer: str = Field(default="extractive", description="who writes the answers")
    language_model: str | None = Field(default=None, min_length=1, description="a language model to word notes anew")
    language_model_url: HttpUrl | None = Field(
        default=None, validate_default=True, description="address of its OpenAI-compatible server, up to /v1"
    )
    language_model_key: SecretStr | None = Field(default=None, description="key of that server, if it asks for one")
    language_model_timeout: float = Field(default=60, gt=0, le=3600, description="seconds that a paragraph may take")
    language_model_at_once: int = Field(default=4, ge=1, le=64, description="paragraphs asked for at the same time")
    templates: DirectoryPath | None = Field(default=None, description="a folder with your own styles for notes")
    host: str = Field(default="127.0.0.1", description="address of the web chat")
    port: int = Field(default=7860, ge=1, le=65535, description="port of the web chat")
    feedback: bool = Field(default=True, description="whether readers can send an opinion on an answer")
    staff: bool = Field(default=False, description="whether the page has the tab where briefing notes are prepared")
    maintenance: str = Field(default="off", description="`on`, or what to tell readers, closes the web chat")
    contact: str = Field(default="", description="where readers can write: a mail or web address")
    lang: str | None = Field(default=None, pattern="^(fr|en)$", description="language of the command line")

    @field_validator("home", "corpus", "templates", mode="before")
    @classmethod
    def _not_empty(cls, value: object) -> object:
        """An empty path would silently mean the current folder."""
        if value == "":
            raise ValueError("empty")
        return value

    @field_validator("language_model_url")
    @classmethod
    def _with_a_server(cls, value: HttpUrl | None, info: ValidationInfo) -> HttpUrl | None:
        """A model without a server would be looked for at its maker's."""
        if value is None and info.data.get("language_model"):
            raise ValueError("needed with DOSSIER_LANGUAGE_MODEL")
        return value

    @property
    def closed(self) -> str | None:
        """What to tell readers while the web chat is closed, empty when only that it is; None when it is open."""
        told = self.maintenance.strip()
        if told.lower() in _OFF:
            return None
        return "" if told.lower() in _ON else told


def load_settings() -> Settings:
    """The settings of this environment; raises SettingUnknown or SettingInvalid, naming the variable."""
    known = {f"{PREFIX}{name}".upper() for name in Settings.model_fields}
    for variable in sorted(os.environ):
        if variable.upper().startswith(PREFIX) and variable.upper() not in known:
            raise SettingUnknown(variable=variable, known=", ".join(sorted(known)))
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        variable = f"{PREFIX}{'_'.join(map(str, first['loc']))}".upper()
        raise SettingInvalid(variable=variable, value=first.get("input"), reason=first["msg"]) from error
