"""A dossier of a few documents; a title and a sentence of it carry markup."""

from __future__ import annotations

from datetime import date

from corpus.dossier import Dossier
from corpus.records import Actor, Conflict, Document, Event, Language, Passage, Rank, Sentence, Side, Source

HOSTILE = "<script>document.title='pwned'</script><img src=x onerror=\"document.title='pwned'\">"

SOURCES = (
    Source(id="release", title="Scaleway est choisi", publisher="Health Data Hub", kind="communique",
           rank=Rank.OFFICIAL, date="2026-04-23", url="https://example.org/release"),
    Source(id="paper", title="The contract and its price", publisher="Le Quotidien", kind="press", rank=Rank.PRESS,
           date="2026-04", language="en"),
    Source(id="law", title="Loi de sécurisation de l'espace numérique", publisher="Légifrance", kind="law",
           rank=Rank.LAW, date="2024-05-21", url="https://example.org/law"),
    Source(id="hostile", title=HOSTILE, publisher=HOSTILE, kind="report", rank=Rank.OTHER,
           url="javascript:document.title='pwned'"),
)  # fmt: skip

WORDS: dict[Language, dict[str, str]] = {
    "fr": {
        "host": "Le choix de l'hébergeur",
        "choice": "Le choix de Scaleway",
        "chosen": "Le Health Data Hub a choisi Scaleway le 23 avril 2026.",
        "price": "Le marché vaut 6,2 millions d'euros.",
        "plan": "Le plan de 2025",
        "planned": "Une étape intercalaire était prévue avant l'été 2026.",
        "dropped": "Le plan de 2025 a été abandonné en février 2026.",
        "law": "La loi SREN",
        "article": "L'article 31",
        "rule": "La loi impose un hébergement qualifié. " + HOSTILE,
        "question": "Qui va héberger le Health Data Hub ?",
    },
    "en": {
        "host": "The choice of the host",
        "choice": "The choice of Scaleway",
        "chosen": "The Health Data Hub chose Scaleway on 23 April 2026.",
        "price": "The contract is worth €6.2 million.",
        "plan": "The plan of 2025",
        "planned": "An interim step was planned before the summer of 2026.",
        "dropped": "The plan of 2025 was dropped in February 2026.",
        "law": "The SREN Act",
        "article": "Article 31",
        "rule": "The Act requires qualified hosting. " + HOSTILE,
        "question": "Who will host the Health Data Hub?",
    },
}


def make_passage(document: str, anchor: str, language: Language, heading: str, *paragraphs: list[Sentence]) -> Passage:
    """A passage of these paragraphs, its sentences placed in its text."""
    placed: list[Sentence] = []
    text = ""
    for paragraph in paragraphs:
        text += "\n\n" if text else ""
        for number, sentence in enumerate(paragraph):
            text += " " if number else ""
            placed.append(sentence.model_copy(update={"start": len(text)}))
            text += sentence.text
    return Passage(
        id=f"{document}#{anchor}", document_id=document, language=language, heading=heading, text=text,
        sentences=tuple(placed), questions=(WORDS[language]["question"],),
    )  # fmt: skip


def _documents(language: Language) -> list[Document]:
    words = WORDS[language]
    choice = make_passage(
        "host", "choice", language, words["choice"],
        [Sentence(text=words["chosen"], sources=("release", "paper"), on="2026-04-23")],
        [Sentence(text=words["price"], sources=("paper",), on="2026-04", conflicts={"price": 1})],
    )  # fmt: skip
    plan = make_passage(
        "host", "plan", language, words["plan"],
        [
            Sentence(text=words["planned"], sources=("release",), on="2025", until="2026-02", then="host#choice"),
            Sentence(text=words["dropped"], sources=("release",), on="2026-02"),
        ],
    )  # fmt: skip
    article = make_passage(
        "sren", "article-31", language, words["article"],
        [Sentence(text=words["rule"], sources=("law", "hostile"), on="2024-05-21")],
    )  # fmt: skip
    return [
        Document(id="host", kind="articles", title=words["host"], language=language, rank=Rank.OFFICIAL,
                 published="2026-04-23", passages=(choice, plan)),
        Document(id="sren", kind="regulations", title=words["law"], language=language, rank=Rank.LAW,
                 published="2024-05", status="in_force", in_force_from="2024-05-22", reference="Loi n° 2024-449",
                 url="https://example.org/law", text_kind="original", passages=(article,)),
    ]  # fmt: skip


def make_dossier() -> Dossier:
    """Two documents in both languages, four sources, four events, a conflict, two actors."""
    return Dossier(
        title={"fr": "La migration du Health Data Hub", "en": "The migration of the Health Data Hub"},
        speaks_until=date(2026, 11, 23),
        version="2026-11-23+0123456789ab",
        documents=tuple(document for language in ("fr", "en") for document in _documents(language)),
        sources={source.id: source for source in SOURCES},
        events=(
            Event(id="plan", date="2025", title_fr="Un plan est fait", title_en="A plan is made", passage="host#plan"),
            Event(id="law", date="2024-05-21", title_fr="La loi SREN est promulguée " + HOSTILE,
                  title_en="The SREN Act is passed " + HOSTILE, passage="sren#article-31", actors=("parliament",)),
            Event(id="dropped", date="2026-02", title_fr="Le plan est abandonné", title_en="The plan is dropped",
                  passage="host#plan", actors=("parliament", "scaleway")),
            Event(id="choice", date="2026-04-23", title_fr="Scaleway est choisi", title_en="Scaleway is chosen",
                  passage="host#choice", actors=("scaleway",)),
        ),
        conflicts={"price": Conflict(
            id="price", question_fr="Combien vaut le marché ?", question_en="How much is the contract worth?",
            sides=(
                Side(passage="host#choice", claim_fr="6,2 millions.", claim_en="€6.2 million.", sources=("paper",)),
                Side(passage="host#plan", claim_fr="7 millions.", claim_en="€7 million.", sources=("release",)),
            ),
            preferred=1, resolution_fr="Le journal a vu le contrat.", resolution_en="The paper saw the contract.",
        )},
        actors=(
            Actor(id="scaleway", name_fr="Scaleway", name_en="Scaleway", kind="company", role_fr="Hôte",
                  role_en="Host"),
            Actor(id="parliament", name_fr="Le Parlement", name_en="Parliament", kind="parliament", role_fr="Vote",
                  role_en="Votes"),
        ),
    )  # fmt: skip
