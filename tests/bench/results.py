"""Writes the ablation tables and the reliability curves to docs/results: `python -m tests.bench.results`.

A few minutes on two cores; less the second time, since vectors are remembered under DOSSIER_HOME.
"""

from __future__ import annotations

from pathlib import Path

from rich.console import Console

from assistant.service import Assistant, load_assistant
from assistant.settings import load_settings
from tests.bench import deciding, finding
from tests.bench.ablation import ablate
from tests.bench.asked import SPLITS, paraphrases, questions
from tests.bench.reliability import chart
from tests.bench.sources import Bench

FOLDER = Path(__file__).parents[2] / "docs" / "results"


def main() -> None:
    settings = load_settings()
    assistant = load_assistant(settings)
    bench = Bench(assistant, settings.home)
    found = {
        "questions": {split: ablate(bench, questions(split, assistant.known), checked=True) for split in SPLITS},
        "paraphrases": {split: ablate(bench, paraphrases(split, assistant.known), checked=False) for split in SPLITS},
    }
    decided = {split: deciding.decisions(assistant, split) for split in SPLITS}
    conditions = _conditions(assistant)
    pages = {
        "finding.md": finding.page(conditions, found),
        "deciding.md": deciding.page(conditions, decided),
        **{f"reliability-{split}.svg": chart(split, decided[split]) for split in SPLITS},
    }
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, content in pages.items():
        (FOLDER / name).write_text(f"{content.rstrip()}\n", encoding="utf-8")
    Console().print(f"{', '.join(pages)} written to {FOLDER}")


def _conditions(assistant: Assistant) -> str:
    """What was measured: nothing that changes from one run to the next unless the figures may, too."""
    dossier, index = assistant.dossier, assistant.index
    sections = {passage.id for document in dossier.documents for passage in document.passages}
    documents = {document.id for document in dossier.documents}
    return (
        f"Dossier `{dossier.version[:12]}` ({len(documents)} documents, {len(sections)} sections, "
        f"{sum(index.manifest.counts.values())} entries), model `{index.embedder.model_id}`."
    )


if __name__ == "__main__":
    main()
