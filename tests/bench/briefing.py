"""How long a standard note takes, and how alike the French and the English note on a topic are.

    python -m tests.bench.briefing

Each topic in both languages; a note's time is that of composing and checking it, without its file.
"""

from __future__ import annotations

import time

import numpy as np

from assistant.briefing.check import defects
from assistant.briefing.compose import NoteComposer
from assistant.briefing.errors import TopicOutside
from assistant.briefing.request import NoteRequest
from assistant.service import Assistant, load_assistant
from corpus.records import Language
from tests.briefing.topics import TOPICS

MORE: dict[str, dict[Language, str]] = {
    "interim": {"fr": "La solution intercalaire abandonnée", "en": "The abandoned interim solution"},
    "cnil": {"fr": "Les avis de la CNIL", "en": "The CNIL's opinions"},
    "emc2": {"fr": "L'entrepôt EMC2", "en": "The EMC2 warehouse"},
    "darwin": {"fr": "DARWIN EU", "en": "DARWIN EU"},
    "hds": {"fr": "La certification HDS", "en": "HDS certification"},
    "ehds": {"fr": "L'espace européen des données de santé", "en": "The European Health Data Space"},
    "objection": {"fr": "Le droit d'opposition", "en": "The right to object"},
    "governance": {"fr": "La gouvernance du Health Data Hub", "en": "The governance of the Health Data Hub"},
    "decree": {"fr": "Le décret du 14 avril 2026", "en": "The decree of 14 April 2026"},
    "latombe": {"fr": "L'affaire Latombe", "en": "The Latombe case"},
    "pseudonymisation": {"fr": "Pseudonymisation des données", "en": "Pseudonymisation of data"},
}
# Topics that no choice was made on.
UNSEEN: dict[str, dict[Language, str]] = {
    french: {"fr": french, "en": english}
    for french, english in (
        ("La cybersécurité des hébergeurs", "The cybersecurity of hosts"),
        ("La position de la ministre de la Santé", "The position of the Minister of Health"),
        ("Le retard du décret", "The delay of the decree"),
        ("Microsoft devant le Sénat", "Microsoft before the Senate"),
        ("L'appel d'offres de 2025", "The 2025 call for tenders"),
        ("Données personnelles et anonymisation", "Personal data and anonymisation"),
        ("Les entreprises américaines du cloud", "American cloud companies"),
        ("Le Conseil national du logiciel libre", "The national council for free software"),
        ("La Commission européenne et l'adéquation", "The European Commission and adequacy"),
        ("Combien coûte l'hébergement chez Scaleway ?", "How much does hosting at Scaleway cost?"),
        ("La date de fin de la migration", "The end date of the migration"),
        ("L'accès des entreprises privées aux données", "Private companies' access to the data"),
        ("Le règlement général sur la protection des données", "The General Data Protection Regulation"),
        ("La circulaire du Premier ministre de 2021", "The Prime Minister's 2021 circular"),
        ("L'Agence européenne des médicaments", "The European Medicines Agency"),
        ("Google et Thales", "Google and Thales"),
        ("Les dérogations à l'obligation d'hébergement qualifié", "Exemptions from the duty of qualified hosting"),
        ("La copie de la base principale", "The copy of the main database"),
    )
}


def main() -> None:
    """Prints a line a topic, then the figures of all of them."""
    assistant = load_assistant()
    composer = NoteComposer(assistant)
    composer.compose(NoteRequest(topic="Le choix de Scaleway", language="fr"))
    for told, topics in (("topics that choices were made on", TOPICS | MORE), ("topics not seen before", UNSEEN)):
        print(told)
        measure(composer, assistant, topics)


def measure(composer: NoteComposer, assistant: Assistant, topics: dict[str, dict[Language, str]]) -> None:
    """Makes both notes of every topic, and prints how long they took and how alike they are."""
    seconds: list[float] = []
    overlaps: list[float] = []
    broken = 0
    for name, spoken in topics.items():
        cited: list[set[str]] = []
        for language, topic in spoken.items():
            started = time.perf_counter()
            try:
                note = composer.compose(NoteRequest(topic=topic, language=language))
            except TopicOutside:
                print(f"{name[:40]:40} refused in {language}")
                continue
            broken += bool(defects(note, assistant.dossier))
            seconds.append(time.perf_counter() - started)
            cited.append({footnote.passage_id for footnote in note.footnotes})
        if len(cited) == 2:
            french, english = cited
            overlaps.append(len(french & english) / len(french | english))
            print(f"{name[:40]:40} {overlaps[-1]:.2f}  {seconds[-2]:.2f} s  {seconds[-1]:.2f} s")
    p50, p95 = np.percentile(seconds, [50, 95])
    alike = sum(overlap >= 0.9 for overlap in overlaps)
    print(f"{len(seconds)} notes: p50 {p50:.2f} s, p95 {p95:.2f} s; {broken} unsound")
    print(f"overlap of passages: mean {np.mean(overlaps):.3f}, least {min(overlaps):.2f}; "
          f"{alike} of {len(overlaps)} topics at 0.9 or more")  # fmt: skip


if __name__ == "__main__":
    main()
