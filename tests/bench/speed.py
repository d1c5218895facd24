"""Time and memory of a first build, a rebuild, a start and 200 answers: `python -m tests.bench.speed`.

Each step runs in a process of its own; memory is that process's peak resident size.
"""

from __future__ import annotations

import json
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
from rich.console import Console
from rich.table import Table

from corpus.dossier import CORPUS_FOLDER

ANSWERS = 200
STEPS = ("model", "build", "unchanged", "one file changed", "start", "answers")


def main() -> None:
    table = Table("step", "time", "peak memory", "")
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder) / "corpus"
        shutil.copytree(CORPUS_FOLDER, corpus, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
        environment = {**os.environ, "DOSSIER_HOME": f"{folder}/home", "DOSSIER_CORPUS": str(corpus)}
        for step in STEPS:
            if step == "one file changed":
                _change(next(corpus.glob("documents/*/hds.fr.md")))
            command = [sys.executable, "-m", "tests.bench.speed", step]
            done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
            figures = json.loads(done.stdout.splitlines()[-1])
            table.add_row(step, f"{figures['seconds']:.1f} s", f"{figures['mib']:.0f} MiB", figures["note"])
    Console(width=110).print(table)


def _change(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    document.write_text(text.replace("HDS", "H.D.S.", 1), encoding="utf-8")


def _step(name: str) -> str:
    from assistant.service import load_assistant
    from assistant.settings import load_settings
    from corpus.dossier import load_dossier
    from index.build import build_index
    from index.embedder import load_embedder

    settings = load_settings()
    if name == "model":
        load_embedder(settings.home).warm()
        return "expanded from the 4-bit weights, loaded and run once"
    if name == "start":
        load_assistant(settings)
        return "until the first answer can be given"
    if name == "answers":
        return _answers(load_assistant(settings))
    report = build_index(load_dossier(settings.corpus), load_embedder(settings.home), settings.home)
    return f"{report.entries} entries, {report.embedded} embedded"


def _answers(assistant: object) -> str:
    from assistant.evaluation.dataset import SHIPPED, load_cases
    from assistant.records import Question

    cases = [case for split in SHIPPED for case in load_cases(split) if not case.history]
    questions = [case.question for case in random.Random(0).sample(cases, ANSWERS)]
    latencies = [assistant.ask(Question(text=question)).latency_ms for question in questions]
    p50, p95 = np.percentile(latencies, [50, 95])
    return (
        f"{len(latencies)} answers after the start: p50 {p50:.0f} ms, p95 {p95:.0f} ms, longest {max(latencies):.0f} ms"
    )


if __name__ == "__main__":
    if len(sys.argv) == 1:
        main()
    else:
        started = time.perf_counter()
        note = _step(sys.argv[1])
        seconds = time.perf_counter() - started
        mib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(json.dumps({"seconds": seconds, "mib": mib, "note": note}))
