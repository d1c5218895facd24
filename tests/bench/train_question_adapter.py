"""Learns how to read questions: `python -m tests.bench.train_question_adapter`.

A question must come nearest to its own section: to its passage, to one of its sentences (one that answers it,
where the dossier says which), and to one of its other typical questions, itself and its translation left out.
A question that the dossier cannot answer must come near none: each kind of entry has a learned cosine that
only an answerable question may pass (a class of its own in the softmax). What a question is compared with
stays as the model embeds it; the typical questions are embedded anew before each epoch. Some are typed as in a
hurry (tests/bench/sloppy.py). Learns from the dossier's typical questions and from
tests/data/questions.train.jsonl; writes index/question_adapter.safetensors. A quarter of an hour an epoch on two
cores; `--continue` begins with the correction that is there instead of none.
"""

from __future__ import annotations

import argparse
import json
import math
import random
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from rich.progress import track
from safetensors.torch import load_file, save_file
from sentence_transformers import SentenceTransformer
from torch.nn import functional

from assistant.settings import load_settings
from corpus.dossier import Dossier, load_dossier
from corpus.records import LANGUAGES
from index.embedding_model import ensure_model
from index.entries import EntryKind, entries
from index.question_adapter import ADAPTER_FILE, QuestionAdapter
from tests.bench.sloppy import sloppy

DATA = Path(__file__).parents[1] / "data" / "questions.train.jsonl"
RANK = 8
EPOCHS = 3
PAIRS_A_BATCH = 16
LEARNING_RATE = 1e-3
WARM_UP = 30
# e5 was trained with 0.01; its cosines lie between 0.7 and 0.9.
TEMPERATURE = 0.02
# How much a question and its translation are drawn together.
TOGETHER = 0.1
# How often a question is learned as it would be typed in a hurry.
SLOPPY = 0.25
# The cosine, at first, above which an entry answers.
THRESHOLD = 0.87
_EMBEDDED_AT_ONCE = 64
_BATCHES_SORTED = 12


@dataclass(frozen=True)
class Pair:
    """A question in both languages; its section's number, or the number after the last when none answers it.

    `own` are the numbers of its own entries among the typical questions, if it is one, and `answers` the numbers
    of the sentences that answer it, if the dossier says which.
    """

    texts: tuple[str, str]
    section: int
    own: tuple[int, int] | None = None
    answers: tuple[int, ...] = ()


class Targets:
    """What questions are compared with: one kind of entry's vectors and the section, by number, of each."""

    def __init__(self, dossier: Dossier, kind: EntryKind, sections: dict[str, int]) -> None:
        found = [entry for entry in entries(dossier) if entry.kind is kind]
        self.texts = [entry.text for entry in found]
        self.sections = torch.tensor([sections[entry.passage_id] for entry in found])
        self.count = len(sections)
        self.threshold = torch.tensor(THRESHOLD, requires_grad=True)
        self.vectors = torch.empty(0)
        self.places: dict[tuple[str, int], list[int]] = {}
        for at, entry in enumerate(found):
            self.places.setdefault((entry.passage_id, entry.position), []).append(at)

    def pairs(self, dossier: Dossier, sentences: Targets) -> list[Pair]:
        """The entries as questions in both languages."""
        found: list[Pair] = []
        for (passage_id, position), places in self.places.items():
            passage = dossier.passage(passage_id, LANGUAGES[0])
            if passage is None or len(places) != len(LANGUAGES):
                continue
            one, other = places
            answers = tuple(at for n in passage.answers[position] for at in sentences.places[passage_id, n])
            found.append(Pair((self.texts[one], self.texts[other]), int(self.sections[one]), (one, other), answers))
        return found

    def nearest(self, cosines: torch.Tensor) -> torch.Tensor:
        """Each section's best cosine, then the threshold: questions × entries in, questions × (sections + 1) out."""
        lowest = torch.full((len(cosines), self.count), -1.0)
        best = lowest.scatter_reduce(1, self.sections.expand(len(cosines), -1), cosines, "amax")
        return torch.cat([best, self.threshold.expand(len(cosines), 1)], 1)

    def nearest_answers(self, cosines: torch.Tensor, batch: list[Pair]) -> torch.Tensor:
        """As `nearest`, a question's own section by the sentences that answer it; its others are one class more."""
        others = torch.full((len(cosines), 1), -1.0)
        kept = cosines
        for row, pair in enumerate(pair for pair in batch for _ in LANGUAGES):
            if pair.answers:
                beside = self.sections == pair.section
                beside[list(pair.answers)] = False
                if beside.any():
                    others = others.index_put((torch.tensor(row), torch.tensor(0)), cosines[row][beside].max())
                    hidden = torch.zeros_like(cosines, dtype=torch.bool)
                    hidden[row] = beside
                    kept = kept.masked_fill(hidden, -1.0)
        return torch.cat([self.nearest(kept), others], 1)


class Reader:
    """The built-in model with a correction to learn."""

    def __init__(self, home: Path, begun: dict[str, torch.Tensor] | None = None) -> None:
        self.model = SentenceTransformer(str(ensure_model(home)), local_files_only=True)
        encoder: Any = self.model[0]
        self._network = encoder.auto_model.requires_grad_(requires_grad=False)
        self.tensors: dict[str, torch.Tensor] = {}
        for name, layer in self._network.encoder.named_modules():
            if isinstance(layer, torch.nn.Linear):
                down = torch.randn(RANK, layer.in_features) / math.sqrt(layer.in_features)
                up = torch.zeros(layer.out_features, RANK)
                self.tensors |= {f"encoder.{name}.A": down, f"encoder.{name}.B": up}
        self.tensors |= {name: tensor.float() for name, tensor in (begun or {}).items()}
        for tensor in self.tensors.values():
            tensor.requires_grad_()
        self._adapter = QuestionAdapter(self.model, self.tensors)

    def questions(self, texts: list[str]) -> torch.Tensor:
        """The questions' vectors, through which the correction learns."""
        tokens = self.model.tokenizer(
            [self.model.prompts["query"] + text for text in texts], padding=True, truncation=True, return_tensors="pt"
        )
        with self._adapter.reading_questions():
            states = self._network(**tokens).last_hidden_state
        mask = tokens["attention_mask"].unsqueeze(-1)
        return functional.normalize((states * mask).sum(1) / mask.sum(1), dim=-1)

    def all_questions(self, texts: list[str]) -> torch.Tensor:
        """The questions' vectors as they are now."""
        self.model.eval()
        vectors = torch.empty(len(texts), self.model.get_embedding_dimension() or 0)
        order = sorted(range(len(texts)), key=lambda at: len(texts[at]))
        with torch.no_grad():
            for start in range(0, len(order), _EMBEDDED_AT_ONCE):
                batch = order[start : start + _EMBEDDED_AT_ONCE]
                vectors[batch] = self.questions([texts[at] for at in batch])
        return vectors

    def passages(self, texts: list[str]) -> torch.Tensor:
        """The passages' or sentences' vectors."""
        return torch.tensor(self.model.encode_document(texts, normalize_embeddings=True, show_progress_bar=True))


def main() -> None:
    read = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    read.add_argument("--continue", dest="again", action="store_true", help="begin with the correction that is there")
    read.add_argument("--epochs", type=int, default=EPOCHS)
    asked_for = read.parse_args()
    torch.manual_seed(0)
    shuffled = random.Random(0)
    settings = load_settings()
    dossier = load_dossier(settings.corpus)
    reader = Reader(settings.home, load_file(ADAPTER_FILE) if asked_for.again else None)
    sections = {passage.id: at for at, passage in enumerate(dossier.passages("fr"))}
    told = [Targets(dossier, kind, sections) for kind in (EntryKind.PASSAGE, EntryKind.SENTENCE)]
    asked = Targets(dossier, EntryKind.QUESTION, sections)
    for targets in told:
        targets.vectors = reader.passages(targets.texts)
    pairs = asked.pairs(dossier, told[1]) + _more_pairs(sections, told[1])
    thresholds = [targets.threshold for targets in (*told, asked)]
    optimiser = torch.optim.AdamW([*reader.tensors.values(), *thresholds], lr=LEARNING_RATE, weight_decay=0.01)
    batches = math.ceil(len(pairs) / PAIRS_A_BATCH)
    for epoch in range(asked_for.epochs):
        asked.vectors = reader.all_questions(asked.texts)
        reader.model.train()
        total, step = 0.0, epoch * batches
        for batch in track(_batches(pairs, shuffled), f"epoch {epoch + 1}/{asked_for.epochs}", batches):
            step += 1
            for group in optimiser.param_groups:
                group["lr"] = LEARNING_RATE * min(1, step / WARM_UP) * (1 - (step - 1) / (asked_for.epochs * batches))
            loss = _loss(reader, told, asked, batch, shuffled)
            optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimiser.step()
            total += loss.item()
        cosines = ", ".join(f"{threshold.item():.3f}" for threshold in thresholds)
        print(f"epoch {epoch + 1}: mean loss {total / batches:.3f}; thresholds {cosines}", flush=True)
        save_file({name: tensor.detach().half() for name, tensor in reader.tensors.items()}, ADAPTER_FILE)


def _more_pairs(sections: dict[str, int], sentences: Targets) -> list[Pair]:
    """Questions in other words than the typical ones, and questions that no section answers."""
    rows = [json.loads(line) for line in DATA.read_text(encoding="utf-8").splitlines()]
    return [
        Pair(
            (row["fr"], row["en"]),
            sections[row["section"]] if row["section"] else len(sections),
            answers=tuple(at for n in row.get("answers", ()) for at in sentences.places[row["section"], n - 1]),
        )
        for row in rows
    ]


def _batches(pairs: list[Pair], shuffled: random.Random) -> list[list[Pair]]:
    """The pairs in batches of like length, so that little is padded, in another order every time."""
    pairs = shuffled.sample(pairs, len(pairs))
    batches: list[list[Pair]] = []
    together = PAIRS_A_BATCH * _BATCHES_SORTED
    for start in range(0, len(pairs), together):
        chunk = sorted(pairs[start : start + together], key=lambda pair: len(pair.texts[0]))
        batches += [chunk[at : at + PAIRS_A_BATCH] for at in range(0, len(chunk), PAIRS_A_BATCH)]
    return shuffled.sample(batches, len(batches))


def _typed(pair: Pair, dice: random.Random) -> list[str]:
    """The pair's texts, now and then as somebody in a hurry would type them."""
    return [
        sloppy(text, language, dice) if dice.random() < SLOPPY else text
        for language, text in zip(LANGUAGES, pair.texts, strict=True)
    ]


def _loss(reader: Reader, told: list[Targets], asked: Targets, batch: list[Pair], dice: random.Random) -> torch.Tensor:
    """Cross-entropy of the sections by each kind of entry and by their mean, and the distance of translations."""
    vectors = reader.questions([text for pair in batch for text in _typed(pair, dice)])
    cosines = vectors @ asked.vectors.T
    own = [(row, at) for row, pair in enumerate(pair for pair in batch for _ in LANGUAGES) for at in pair.own or ()]
    if own:
        rows, places = torch.tensor(own).T
        cosines = cosines.index_put((rows, places), torch.tensor(-1.0))
    passages, sentences = (vectors @ targets.vectors.T for targets in told)
    scores = [told[0].nearest(passages), told[1].nearest(sentences), asked.nearest(cosines)]
    answers = told[1].nearest_answers(sentences, batch)
    wanted = torch.tensor([pair.section for pair in batch for _ in LANGUAGES])
    mean = torch.stack(scores).mean(0)
    judged = (scores[0], answers, scores[2])
    ranked = torch.stack([functional.cross_entropy(score / TEMPERATURE, wanted) for score in judged]).mean()
    together = 1 - (vectors[0::2] * vectors[1::2]).sum(1).mean()
    return ranked + functional.cross_entropy(mean / TEMPERATURE, wanted) + TOGETHER * together / TEMPERATURE


if __name__ == "__main__":
    main()
