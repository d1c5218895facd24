"""The folder of a report: the page, the run, what was answered, and the files for other people's tools."""

from __future__ import annotations

from pathlib import Path

from assistant.evaluation import exports
from assistant.evaluation.comparing import FILE_NAME, Comparison
from assistant.evaluation.errors import ReportNotWritable
from assistant.evaluation.reports.page import page
from assistant.evaluation.run import Run
from corpus.dossier import Dossier
from corpus.records import Language


def prepare(folder: Path) -> None:
    """Makes the folder, and proves that it can be written before any question is asked; raises ReportNotWritable."""
    probe = folder / ".probe"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise ReportNotWritable(path=folder, reason=error.strerror) from error


def write_report(
    folder: Path, run: Run, dossier: Dossier, language: Language, comparison: Comparison | None = None
) -> Path:
    """Writes every file but the answers, which were written as they came; gives the page's path.

    Raises ReportNotWritable.
    """
    prepare(folder)
    contents = {
        FILE_NAME: run.model_dump_json(indent=1),
        "run.trec": exports.trec_run(run),
        "qrels.trec": exports.trec_qrels(run),
        "samples.jsonl": exports.samples(run, dossier),
        "report.html": page(run, dossier, language, comparison),
    }
    if comparison:
        contents["comparison.json"] = comparison.model_dump_json(indent=1)
    for name, content in contents.items():
        partial = folder / f".{name}.partial"
        try:
            partial.write_text(content, encoding="utf-8")
            partial.replace(folder / name)
        except OSError as error:
            raise ReportNotWritable(path=folder / name, reason=error.strerror) from error
    return folder / "report.html"
