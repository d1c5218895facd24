"""An opinion on an answer, as a person gives it."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from assistant.feedback.records import KeptFeedback
from assistant.feedback.store import FeedbackStore
from tests.web.acting import ENGLISH, FRENCH, ask, overflow
from tests.web.conftest import OpenPage, serving
from tests.web.fake_assistant import TEXTS, FakeAssistant


def form_under(page: Page, question: str) -> Locator:
    """Asks, and gives the form under the answer."""
    ask(page, question)
    return page.locator(".turn:last-child .feedback")


def last(home: Path) -> KeptFeedback:
    """The opinion kept last."""
    return FeedbackStore(home).all()[-1]


def test_an_opinion_with_reasons_and_a_comment_is_kept_with_its_answer(
    open_page: OpenPage, feedback_home: Path
) -> None:
    form = form_under(open_page(), FRENCH)
    form.get_by_role("button", name="Non").click()
    form.get_by_label("La source ne dit pas cela").check()
    form.get_by_label("Elle est dépassée").check()
    form.get_by_label("Un commentaire").fill("Depuis, un décret est paru.")
    expect(form.locator(".notice")).to_contain_text("Ni votre nom, ni votre adresse")
    form.get_by_role("button", name="Envoyer").click()
    expect(form.get_by_role("status")).to_have_text("Merci. Votre avis a été envoyé.")
    kept = last(feedback_home)
    assert (kept.question, kept.language, kept.state, kept.writer) == (FRENCH, "fr", "answered", "extractive")
    assert kept.answer.startswith(TEXTS["fr"][0])
    assert kept.passages == ("choice-of-scaleway#decision",)
    assert (kept.as_of.isoformat(), kept.dossier_version) == ("2026-11-23", "test")
    assert (kept.verdict, kept.reasons) == ("not_useful", ("unsupported", "outdated"))
    assert kept.comment == "Depuis, un décret est paru."


def test_nothing_is_sent_before_the_reader_sends_it(open_page: OpenPage, feedback_home: Path) -> None:
    page = open_page()
    form = form_under(page, FRENCH)
    before = len(FeedbackStore(feedback_home).all())
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    form.get_by_role("button", name="Non").click()
    form.get_by_label("Elle est fausse").check()
    form.get_by_role("button", name="Oui").click()
    expect(form.get_by_label("Elle est fausse")).to_be_hidden()
    form.get_by_role("button", name="Annuler").click()
    expect(form.get_by_label("Un commentaire")).to_be_hidden()
    expect(form.get_by_role("button", name="Oui")).to_be_focused()
    assert not [url for url in requests if url.endswith("/feedback")]
    assert len(FeedbackStore(feedback_home).all()) == before


def test_a_useful_answer_takes_four_keys_and_gives_no_reason(open_page: OpenPage, feedback_home: Path) -> None:
    page = open_page(locale="en-GB")
    form = form_under(page, ENGLISH)
    form.get_by_role("button", name="Yes").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(form.get_by_role("button", name="No", exact=True)).to_be_focused()
    page.keyboard.press("Tab")
    expect(form.get_by_label("A comment")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(form.get_by_role("status")).to_have_text("Thank you. Your opinion has been sent.")
    expect(form.get_by_role("button", name="Yes")).to_be_focused()
    assert (last(feedback_home).verdict, last(feedback_home).reasons) == ("useful", ())


def test_an_answer_takes_one_opinion_also_after_a_reload(open_page: OpenPage, feedback_home: Path) -> None:
    page = open_page()
    form = form_under(page, FRENCH)
    form.get_by_role("button", name="Oui").click()
    form.get_by_role("button", name="Envoyer").click()
    expect(form.get_by_role("status")).to_contain_text("Merci")
    sent = len(FeedbackStore(feedback_home).all())
    page.reload()
    expect(form.get_by_role("button")).to_have_count(1)
    given = form.get_by_role("button", name="Oui")
    expect(given).to_have_attribute("aria-pressed", "true")
    given.click(force=True)
    expect(form.get_by_label("Un commentaire")).to_be_hidden()
    assert len(FeedbackStore(feedback_home).all()) == sent


def test_a_failure_is_told_and_loses_nothing(open_page: OpenPage, feedback_home: Path) -> None:
    page = open_page()
    form = form_under(page, FRENCH)
    form.get_by_role("button", name="Non").click()
    form.get_by_label("Elle est incomplète").check()
    form.get_by_label("Un commentaire").fill("Il manque la date.")
    page.route("**/feedback", lambda route: route.abort())
    form.get_by_role("button", name="Envoyer").click()
    expect(form.get_by_role("status")).to_contain_text("n'a pas été envoyé")
    expect(form.get_by_label("Un commentaire")).to_have_value("Il manque la date.")
    page.unroute("**/feedback")
    form.get_by_role("button", name="Envoyer").click()
    expect(form.get_by_role("status")).to_contain_text("Merci")
    assert (last(feedback_home).comment, last(feedback_home).reasons) == ("Il manque la date.", ("incomplete",))


def test_a_refusal_takes_an_opinion_and_a_failure_does_not(open_page: OpenPage) -> None:
    page = open_page()
    expect(form_under(page, "Quel est le salaire du directeur ?")).to_have_count(1)
    expect(form_under(page, "boom")).to_have_count(0)


def test_the_form_follows_the_language_of_the_page_and_fits_a_narrow_window(open_page: OpenPage) -> None:
    page = open_page(width=320, height=700)
    form = form_under(page, FRENCH)
    form.get_by_role("button", name="Non").click()
    page.get_by_role("button", name="English").click()
    expect(form.get_by_label("It is wrong")).to_be_visible()
    assert overflow(page) <= 0


def test_switched_off_nothing_is_asked(open_page: OpenPage) -> None:
    with serving(FakeAssistant()) as address:
        page = open_page(address)
        ask(page, FRENCH)
        expect(page.locator(".feedback")).to_have_count(0)
