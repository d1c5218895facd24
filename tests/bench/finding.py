"""The page on finding: the ablation tables, and what the figures say of each ingredient."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from jinja2 import Template

from tests.bench.ablation import Ablation, Difference, Measured
from tests.bench.asked import SPLITS
from tests.bench.markdown import listed, percent, score, signed, table

_PAGE = Template(
    """# Finding the right section

{{ conditions }}

Each row is a way of searching. Shares are of the questions with a relevant section in first place, among the first
three and the first five; MRR is the mean reciprocal rank among the first ten. “±” is the difference of the MRR to “as
shipped” with its 95 % interval: paired bootstrap, in which a question and its translation (or all paraphrases of one
section's questions) are drawn together. ▲ better and ▼ worse than as shipped by more than chance; intervals are not
corrected for the number of rows.

## Questions of the evaluation sets

Those that the dossier answers, follow-ups left out: {{ sizes.questions }}. Several sections may answer one.

{{ tables.questions }}
{{ verdicts.questions }}

## Paraphrases

Typical questions of the dossier asked in other words, each with one section that counts as right, even where another
tells the same: {{ sizes.paraphrases }}.

{{ tables.paraphrases }}
{{ verdicts.paraphrases }}

## What the rows are

- **Passages** are embedded with the document's title and the section's heading in front; **words** are BM25 over the
  passage, its title, heading and typical questions, in the question's language; **concepts** are the names of one thing
  (« HDH », « Plateforme des données de santé ») counted as one word, in texts and in questions.
- Without the **question correction** both the question asked and the typical questions are embedded by the published
  model. Without the **bonus** a typical question that is all but the one asked counts by its place alone. Without the
  **understanding** of the question its typing errors and the day it asks about are searched, too.
- Without the **removal of duplicates** a section found in both languages takes two places. Without the **vectors of the
  other language** a question finds sections by the texts in its own language alone.
- **Reranked**: the first eight in the order of their nearest sentence, or typical question, alone.

The rows are computed from the index's own vectors by exact search; every mix has the weights that ship. The index
searches approximately, and its first ten differ for {{ missed }}.
"""
)


def page(conditions: str, found: Mapping[str, Mapping[str, Ablation]]) -> str:
    """The page, from the ablation of each set (questions, paraphrases) on each split."""
    text: str = _PAGE.render(
        conditions=conditions,
        sizes={kind: _sizes(splits) for kind, splits in found.items()},
        tables={kind: _table(splits) for kind, splits in found.items()},
        verdicts={kind: "\n".join(_verdicts(splits)) for kind, splits in found.items()},
        missed=" and ".join(_missed(found["questions"][split], split) for split in SPLITS),
    )
    return text


def _sizes(splits: Mapping[str, Ablation]) -> str:
    return ", ".join(f"{len(splits[split].asked)} in {split}" for split in SPLITS)


def _missed(ablation: Ablation, split: str) -> str:
    return f"{ablation.missed} of {len(ablation.asked)} {split} questions"


def _table(splits: Mapping[str, Ablation]) -> str:
    header = ["", *(f"{split} {what}" for split in SPLITS for what in ("first", "in 3", "in 5", "MRR", "±"))]
    rows = [["**as shipped**", *(cell for split in SPLITS for cell in (*_cells(splits[split].shipped), ""))]]
    for group, measured in splits[SPLITS[0]].rows.items():
        rows.append([f"**{group}**", *[""] * (len(header) - 1)])
        for at, one in enumerate(measured):
            cells = (cell for split in SPLITS for cell in _row(splits[split], splits[split].rows[group][at]))
            rows.append([one.mix.name, *cells])
    return table(header, rows)


def _row(ablation: Ablation, measured: Measured) -> Iterator[str]:
    yield from _cells(measured)
    found = measured.against(ablation.shipped, ablation.asked)
    yield f"{signed(found.value)} [{signed(found.low)}, {signed(found.high)}] {found.mark}".rstrip()


def _cells(measured: Measured) -> Iterator[str]:
    yield from (percent(measured.first(most)) for most in (1, 3, 5))
    yield score(measured.mrr)


def _verdicts(splits: Mapping[str, Ablation]) -> Iterator[str]:
    """Which ingredients pay: what is lost by more than chance when one is left out."""
    for split in SPLITS:
        ablation = splits[split]
        found: dict[str, list[str]] = {"▼": [], "▲": [], "": []}
        for one in ablation.rows["One left out"]:
            difference: Difference = one.against(ablation.shipped, ablation.asked)
            found[difference.mark].append(one.mix.name)
        yield f"- **{split}**, one left out: worse by more than chance without: {listed(found['▼'])}."
        yield f"  Better by more than chance without: {listed(found['▲'])}."
        yield f"  No difference shown by these questions without: {listed(found[''])}."
