"""Judges one answer against what was expected of it and against its own quotes."""

from __future__ import annotations

from assistant.evaluation.facts import inventions
from assistant.evaluation.matching import says, says_any, spoken_language
from assistant.evaluation.quoting import is_verbatim
from assistant.evaluation.records import TOLD, Case, StatementVerdict, Verdict
from assistant.records import Answer, Statement
from corpus.dossier import Dossier


def judge(case: Case, answer: Answer, dossier: Dossier) -> Verdict:
    """The verdict on an answer; a refusal that is right needs no nugget."""
    told = answer.state in TOLD
    said = said_by(answer)
    right_state = answer.state in case.expected_states
    right_language = answer.language == case.language == spoken_language(said, case.language)
    nuggets = tuple(told and says_any(said, nugget.any_of) for nugget in case.nuggets)
    vital = all(found for nugget, found in zip(case.nuggets, nuggets, strict=True) if nugget.vital)
    vital = vital or (right_state and not told)
    forbidden = tuple(form for form in case.forbidden if says(said, form))
    verbatim = tuple(is_verbatim(citation, dossier) for citation in answer.citations)
    statements = tuple(_statement(case, statement, answer) for statement in answer.statements)
    return Verdict(
        correct=right_state and right_language and vital and not forbidden,
        sound=all(verbatim) and all(s.cited and not s.inventions and s.held == s.supported for s in statements),
        told=told, right_state=right_state, right_language=right_language, nuggets=nuggets, vital=vital,
        forbidden=forbidden, verbatim=verbatim, statements=statements,
    )  # fmt: skip


def said_by(answer: Answer) -> str:
    """What the answer says, without its marks."""
    return " ".join(statement.text for statement in answer.statements) or answer.text


def _statement(case: Case, statement: Statement, answer: Answer) -> StatementVerdict:
    quotes = [citation.quote for citation in answer.citations if citation.number in statement.citations]
    held = [n for n, nugget in enumerate(case.nuggets) if says_any(statement.text, nugget.any_of)]
    supporting = {n: [says_any(quote, case.nuggets[n].any_of) for quote in quotes] for n in held}
    return StatementVerdict(
        cited=bool(quotes),
        inventions=tuple(inventions(statement.text, quotes)),
        held=tuple(held),
        supported=tuple(n for n in held if any(supporting[n])),
        useful=tuple(any(supporting[n][at] for n in held) for at in range(len(quotes))),
    )
