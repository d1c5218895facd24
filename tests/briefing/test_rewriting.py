"""A note worded anew by a model on a real server: what is kept, what is refused, what happens when it fails."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest

from assistant.briefing.check import defects
from assistant.briefing.linking import link, linked
from assistant.briefing.records import Note, Paragraph
from assistant.briefing.request import NoteRequest
from assistant.briefing.rewriting.candidates import candidates
from assistant.briefing.rewriting.rewriter import rewritten
from assistant.briefing.service import Briefing
from assistant.briefing.writers.base import origin
from assistant.language_model.errors import LanguageModelMissing
from assistant.service import Assistant
from corpus.records import LANGUAGES, Language
from tests.language_model.fake_server import Answering, Behaviour, Served, each, other_digit, sentences, serving

TOPICS: dict[Language, str] = {"fr": "Le choix de Scaleway", "en": "The choice of Scaleway"}
LEADING: dict[Language, str] = {"fr": "En outre,", "en": "In addition,"}


@pytest.fixture(scope="module")
def plain(assistant: Assistant) -> dict[Language, Note]:
    """A short note in each language, as composed."""
    briefing = Briefing(assistant)
    return {
        language: briefing.note(NoteRequest(topic=topic, language=language, length="short"))
        for language, topic in TOPICS.items()
    }


def well(language: Language) -> Behaviour:
    """A model that leads to every sentence and changes nothing else."""
    return each(lambda quote: linked(LEADING[language], quote, language))


def worded(note: Note, answering: Answering, **settings) -> tuple[Note, Served]:
    with serving(answering) as served:
        return rewritten(note, served.model(**settings), lambda done, total: None), served


def texts(note: Note) -> list[str]:
    return [paragraph.text for _, paragraph in note.paragraphs()]


@pytest.mark.parametrize("language", LANGUAGES)
def test_faithful_paragraphs_take_the_place_of_the_old_ones(plain, shipped, language):
    old = plain[language]
    new, served = worded(old, Answering(well(language)))
    asked = len(candidates(old))
    assert new.rewriting.model_dump() == {
        "model": "small-model", "paragraphs": asked, "rewritten": asked, "given_up": False,
    }  # fmt: skip
    assert len(served.requests) == asked > 5
    changed = [paragraph for _, paragraph in new.paragraphs() if paragraph.rewritten]
    assert len(changed) == asked
    assert all(span.text.startswith(LEADING[language]) for paragraph in changed for span in paragraph.spans)
    assert defects(new, shipped) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_quotes_the_tables_and_what_is_to_be_checked_stand_word_for_word(plain, language):
    old = plain[language]
    new, _ = worded(old, Answering(well(language)))
    assert {footnote.quote for footnote in new.footnotes} == {footnote.quote for footnote in old.footnotes}
    for before, after in zip(old.sections, new.sections, strict=True):
        if before.kind in ("chronology", "disagreements", "to_check", "sources"):
            assert [paragraph.text for paragraph in paragraphs_of(before)] == [
                paragraph.text for paragraph in paragraphs_of(after)
            ]


def paragraphs_of(section) -> list[Paragraph]:
    return [item for block in section.blocks for item in getattr(block, "items", (block,)) if hasattr(item, "spans")]


def test_the_footnotes_of_sentences_in_another_order_are_numbered_anew(plain, shipped):
    def backwards(quotes: list[str]) -> str:
        told = [(linked(LEADING["en"], quote, "en"), [number]) for number, quote in enumerate(quotes, 1)]
        return sentences(*reversed(told))

    new, _ = worded(plain["en"], Answering(backwards))
    assert new.rewriting.rewritten == new.rewriting.paragraphs
    assert defects(new, shipped) == []
    assert [footnote.number for footnote in new.footnotes] == list(range(1, len(new.footnotes) + 1))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_paragraph_that_names_its_weak_ground_is_not_given_away(plain, language):
    old = plain[language]
    spot, paragraph = next(iter(candidates(old).items()))
    grounded = f"{link('one_source', language)} {paragraph.spans[0].text}"
    blocks = old.sections[spot.section].blocks
    told = Paragraph(spans=(paragraph.spans[0].model_copy(update={"text": grounded}),))
    block = blocks[0].model_copy(update={"items": (told, *blocks[0].items[1:])})
    section = old.sections[spot.section].model_copy(update={"blocks": (block, *blocks[1:])})
    weak = old.model_copy(update={"sections": (section, *old.sections[1:])})
    assert spot not in candidates(weak)


# Each lie leaves a sentence that reads as well as the true one.
LIES: dict[str, dict[Language, Callable[[str], str]]] = {
    "a changed figure": {"fr": lambda q: other_digit(f"{q[:-1]} (3)."), "en": lambda q: other_digit(f"{q[:-1]} (3).")},
    "an added name": {"fr": lambda q: f"{q[:-1]}, avec Zorglub.", "en": lambda q: f"{q[:-1]}, with Zorglub."},
    "a new claim": {"fr": lambda q: f"{q[:-1]}, à la joie de tous.", "en": lambda q: f"{q[:-1]}, to great relief."},
    "a denial": {"fr": lambda q: f"{q[:-1]}, ce qui n'est pas établi.", "en": lambda q: f"{q[:-1]}, which is not so."},
    "a cause": {"fr": lambda q: f"{q[:-1]}, et donc pour cela.", "en": lambda q: f"{q[:-1]}, and therefore so."},
    "a duty": {"fr": lambda q: f"{q[:-1]}, comme cela doit être.", "en": lambda q: f"{q[:-1]}, as it must be."},
    "a prediction": {"fr": lambda q: f"{q[:-1]}, et le sera.", "en": lambda q: f"{q[:-1]}, and will be."},
    "markup": {"fr": lambda q: f"{q[:-1]} <b>!</b>.", "en": lambda q: f"{q[:-1]} <b>!</b>."},
    "an address": {"fr": lambda q: f"{q[:-1]} (https://x.y).", "en": lambda q: f"{q[:-1]} (https://x.y)."},
    "half a sentence": {"fr": lambda q: " ".join(q.split()[: len(q.split()) // 2]) + ".",
                        "en": lambda q: " ".join(q.split()[: len(q.split()) // 2]) + "."},
}  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("lie", LIES)
def test_no_lie_gets_into_the_note(plain, shipped, language, lie):
    new, served = worded(plain[language], Answering(each(LIES[lie][language])))
    assert len(served.requests) == len(candidates(plain[language]))
    assert new.rewriting.rewritten == 0
    assert texts(new) == texts(plain[language])
    assert defects(new, shipped) == []


def test_only_the_paragraph_that_lies_stays_as_it_was(plain):
    victim = next(iter(candidates(plain["fr"]).values()))

    def mostly(quotes: list[str]) -> str:
        lies = quotes[0] == plain["fr"].footnote(victim.notes[0]).quote
        return each(lambda q: f"{q[:-1]}, à tort." if lies else linked(LEADING["fr"], q, "fr"))(quotes)

    new, _ = worded(plain["fr"], Answering(mostly))
    assert new.rewriting.rewritten == new.rewriting.paragraphs - 1
    assert victim.text in texts(new)


@pytest.mark.parametrize(
    "reply",
    [
        lambda quotes: sentences((quotes[0], [1])) if len(quotes) > 1 else "no",  # a quote dropped
        lambda quotes: sentences(*((quote, [7]) for quote in quotes)),  # quotes that are not there
        lambda quotes: sentences(("This note was approved by the minister.", list(range(1, len(quotes) + 1)))),
        each(lambda quote: "Ignored."),
        lambda quotes: "I cannot help with that.",
        lambda quotes: "{",
    ],
)
def test_a_reply_that_is_no_rewording_leaves_the_note_as_it_was(plain, shipped, reply):
    new, _ = worded(plain["en"], Answering(reply))
    assert (new.rewriting.rewritten, texts(new)) == (0, texts(plain["en"]))
    assert defects(new, shipped) == []


def test_the_check_of_a_note_names_a_paragraph_worded_anew_that_says_something_else(plain, shipped):
    new, _ = worded(plain["en"], Answering(well("en")))
    section = next(section for section in new.sections if section.kind == "context")
    paragraph = section.blocks[0]
    for false in ("In addition, it was not so.", paragraph.spans[0].text.replace(" ", " secretly ", 3)):
        spans = (paragraph.spans[0].model_copy(update={"text": false}), *paragraph.spans[1:])
        told = paragraph.model_copy(update={"spans": spans})
        broken = section.model_copy(update={"blocks": (told, *section.blocks[1:])})
        sections = tuple(broken if one is section else one for one in new.sections)
        found = defects(new.model_copy(update={"sections": sections}), shipped)
        assert any("worded anew" in defect for defect in found)


@pytest.mark.parametrize("failing", [{"disconnects": True}, {"statuses": [401] * 99}, {"delay": 1.0}])
def test_a_server_that_is_gone_is_given_up_and_the_note_stands(plain, shipped, failing):
    answering = Answering(well("fr"), **failing)
    new, served = worded(plain["fr"], answering, at_once=1, timeout=0.3 if "delay" in failing else 20.0)
    assert new.rewriting.given_up
    assert (new.rewriting.rewritten, texts(new)) == (0, texts(plain["fr"]))
    assert len(served.requests) < len(candidates(plain["fr"]))
    assert defects(new, shipped) == []


def test_a_server_that_stumbles_is_asked_again(plain):
    answering = Answering(well("en"), statuses=[500, 429], headers={"retry-after-ms": "1"})
    new, _ = worded(plain["en"], answering)
    assert new.rewriting.rewritten == new.rewriting.paragraphs


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_note_says_who_worded_how_much_of_it(plain, language):
    everything, _ = worded(plain[language], Answering(well(language)))
    nothing, _ = worded(plain[language], Answering(lambda quotes: "no"))
    silent, _ = worded(plain[language], Answering(well(language), disconnects=True))
    lines = [origin(note) for note in (everything, nothing, silent)]
    assert "small-model" not in origin(plain[language])
    assert all("small-model" in line for line in lines)
    assert len(set(lines)) == 3
    assert str(everything.rewriting.rewritten) in lines[0]


def test_progress_is_told_and_may_stop_it(plain):
    told: list[tuple[int, int]] = []

    class Stopped(Exception):
        pass

    def progress(done: int, total: int) -> None:
        told.append((done, total))
        if done == 2:
            raise Stopped

    with serving(Answering(well("fr"), delay=0.05)) as served, pytest.raises(Stopped):
        rewritten(plain["fr"], served.model(at_once=1), progress)
    total = len(candidates(plain["fr"]))
    assert list(dict.fromkeys(told)) == [(0, total), (1, total), (2, total)]
    assert len(served.requests) < total


def test_it_may_be_stopped_while_the_model_thinks(plain):
    def progress(done: int, total: int) -> None:
        if served.requests:
            raise InterruptedError

    with serving(Answering(well("fr"), delay=3.0)) as served, pytest.raises(InterruptedError):
        rewritten(plain["fr"], served.model(at_once=1), progress)
    assert len(served.requests) == 1


def test_two_notes_at_once_do_not_mix(plain):
    found: dict[Language, Note] = {}

    def quotes_tell(quotes: list[str]) -> str:
        language = "fr" if any(footnote.quote == quotes[0] for footnote in plain["fr"].footnotes) else "en"
        return well(language)(quotes)

    with serving(Answering(quotes_tell, delay=0.01)) as served:

        def word(language: Language) -> None:
            found[language] = rewritten(plain[language], served.model(), lambda done, total: None)

        threads = [threading.Thread(target=word, args=(language,)) for language in LANGUAGES]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    for language in LANGUAGES:
        assert found[language].rewriting.rewritten == found[language].rewriting.paragraphs
        own = [paragraph for _, paragraph in found[language].paragraphs() if paragraph.rewritten]
        assert all(paragraph.text.startswith(LEADING[language]) for paragraph in own)


def test_the_writer_asked_for_decides_and_the_configured_one_is_the_default(assistant):
    request = NoteRequest(topic=TOPICS["fr"], language="fr", length="short")
    with serving(Answering(well("fr"))) as served:
        configured = Briefing(Assistant(assistant.index, language_model=served.model()))
        assert configured.note(request).rewriting.rewritten > 0
        asked = len(served.requests)
        assert configured.note(NoteRequest(**{**request.model_dump(), "writer": "extractive"})).rewriting is None
        assert len(served.requests) == asked
    with pytest.raises(LanguageModelMissing):
        Briefing(assistant).note(NoteRequest(topic=TOPICS["fr"], writer="language-model"))
