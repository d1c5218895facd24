"""Why an answer was judged wrong, in words."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.evaluation.records import FactKind, Outcome
from corpus.catalogue import text
from corpus.records import Language

_FORMS: dict[Language, str] = {"fr": "« {} »", "en": "“{}”"}


def reasons(outcome: Outcome, language: Language) -> list[str]:
    """One sentence for each thing that is wrong: with the answer first, then with what carries it."""
    found = [*_wrong(outcome, language), *_unsound(outcome, language)]
    return [text(f"evaluation.reason.{key}", language, **params) for key, params in found]


def _wrong(outcome: Outcome, language: Language) -> Iterator[tuple[str, dict[str, object]]]:
    case, answer, verdict = outcome.case, outcome.answer, outcome.verdict
    if not verdict.right_state:
        expected = " / ".join(text(f"evaluation.state.{state}", language) for state in case.expected_states)
        yield "state", {"got": text(f"evaluation.state.{answer.state}", language), "expected": expected}
    if not verdict.right_language:
        yield "language", {"expected": case.language, "got": answer.language}
    if not verdict.vital:
        for nugget, told in zip(case.nuggets, verdict.nuggets, strict=True):
            if nugget.vital and not told:
                yield "vital", {"forms": " / ".join(_FORMS[language].format(form) for form in nugget.any_of)}
    for form in verdict.forbidden:
        yield "forbidden", {"form": form}


def _unsound(outcome: Outcome, language: Language) -> Iterator[tuple[str, dict[str, object]]]:
    answer, verdict = outcome.answer, outcome.verdict
    for citation, verbatim in zip(answer.citations, verdict.verbatim, strict=True):
        if not verbatim:
            yield "quote", {"number": citation.number, "passage": citation.passage_id}
    for statement, found in zip(answer.statements, verdict.statements, strict=True):
        if not found.cited:
            yield "uncited", {"statement": statement.text}
        for invention in found.inventions:
            kind = text(f"evaluation.fact.{FactKind(invention.kind)}", language)
            yield "invented", {"kind": kind, "what": invention.what, "statement": statement.text}
        for position in found.held:
            if position not in found.supported:
                yield "unsupported", {"form": outcome.case.nuggets[position].any_of[0], "statement": statement.text}
