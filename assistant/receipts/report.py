"""What was verified, line by line, for a person to read."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.receipts.records import QuoteCheck, Verification
from assistant.tracking.spoken import since_of
from corpus.catalogue import text
from corpus.records import Language

_RIGHT, _WRONG, _OPEN = "✓", "✗", "·"


def report(verification: Verification, language: Language) -> str:
    """One line for each thing verified, and the verdict last."""
    return "\n".join(_lines(verification, language))


def _lines(found: Verification, language: Language) -> Iterator[str]:
    def say(key: str, **params: object) -> str:
        return text(f"receipts.{key}", language, **params)

    yield say(f"head.{found.kind}", date=f"{found.made_at:%Y-%m-%d %H:%M} UTC", asked=found.asked)
    yield f"{_RIGHT if found.sealed else _WRONG} {say('sealed' if found.sealed else 'altered')}"
    same = found.dossier_version == found.today
    yield f"{_OPEN} {say('same_version' if same else 'other_version', then=found.dossier_version, now=found.today)}"
    if found.language_model:
        yield f"{_OPEN} {say('reworded', model=found.language_model)}"
    for check in found.quotes:
        yield from _quote(check, language)
    if found.false_then is not None:
        numbers = ", ".join(map(str, found.false_then))
        key = "false_then" if found.false_then else "true_then"
        yield f"{_WRONG if found.false_then else _RIGHT} {say(key, numbers=numbers)}"
    again = found.reproduction
    mark = {"same": _RIGHT, "different": _WRONG, "not_asked": _OPEN}[again.outcome]
    yield f"{mark} {say(f'reproduction.{again.outcome}_{again.reason}' if again.reason else 'reproduction.same')}"
    yield say("stands" if found.stands else "does_not_stand")


def _quote(check: QuoteCheck, language: Language) -> Iterator[str]:
    def say(key: str, **params: object) -> str:
        return text(f"receipts.quote.{key}", language, **params)

    stands = check.verdict == "stands"
    since = since_of(check.until, language) if check.until else ""
    verdict = say("superseded_since", date=since) if since else say(check.verdict)
    notes = [say("superseded_then")] if check.superseded_then else []
    notes += [say("passage_changed")] if stands and check.passage_changed else []
    said = ", ".join([verdict, *notes])
    yield f"{_RIGHT if stands else _WRONG} [{check.number}] {check.passage_id} ({check.language}) – {said}"
    if not stands:
        yield "    " + say("then", text=check.quote)
        if check.now:
            where = f" ({check.where})" if check.where else ""
            yield "    " + say("now", text=check.now) + where
