"""Which language model words things anew, and where it is served."""

from __future__ import annotations

from dataclasses import dataclass, field

from assistant.settings import Settings


@dataclass(frozen=True)
class LanguageModel:
    """A model's name and its server's address; `timeout` bounds one request in seconds, retries included."""

    name: str
    url: str
    key: str | None = field(default=None, repr=False)
    timeout: float = 60.0
    at_once: int = 4


def language_model_of(settings: Settings) -> LanguageModel | None:
    """The language model of these settings; None when none is configured."""
    if settings.language_model is None or settings.language_model_url is None:
        return None
    key = settings.language_model_key
    return LanguageModel(
        name=settings.language_model, url=str(settings.language_model_url),
        key=key.get_secret_value() if key else None,
        timeout=settings.language_model_timeout, at_once=settings.language_model_at_once,
    )  # fmt: skip
