"""How long a standard note takes, and how alike the French and the English note on a topic are.

    python -m tests.bench.briefing

Twenty topics, each in both languages; a note's time is that of composing and checking it, without its file.
"""

from __future__ import annotations

import time

import numpy as np

from assistant.briefing.check import defects
from assistant.briefing.compose import NoteComposer
from assistant.briefing.request import NoteRequest
from assistant.service import load_assistant
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


def main() -> None:
    """Prints a line a topic, then the figures of all of them."""
    assistant = load_assistant()
    composer = NoteComposer(assistant)
    composer.compose(NoteRequest(topic="Le choix de Scaleway", language="fr"))
    seconds: list[float] = []
    overlaps: list[float] = []
    broken = 0
    for name, topics in (TOPICS | MORE).items():
        cited: list[set[str]] = []
        for language, topic in topics.items():
            started = time.perf_counter()
            note = composer.compose(NoteRequest(topic=topic, language=language))
            broken += bool(defects(note, assistant.dossier))
            seconds.append(time.perf_counter() - started)
            cited.append({footnote.passage_id for footnote in note.footnotes})
        french, english = cited
        overlaps.append(len(french & english) / len(french | english))
        print(f"{name:18} {overlaps[-1]:.2f}  {seconds[-2]:.2f} s  {seconds[-1]:.2f} s")
    p50, p95 = np.percentile(seconds, [50, 95])
    print(f"{len(seconds)} notes: p50 {p50:.2f} s, p95 {p95:.2f} s; {broken} unsound")
    print(f"overlap of passages: mean {np.mean(overlaps):.3f}, least {min(overlaps):.2f}")


if __name__ == "__main__":
    main()
