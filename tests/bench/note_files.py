"""How long a note's file takes in each format, and how large it is.

    python -m tests.bench.note_files

Standard notes on the topics of the tests, both languages; the time of composing them is not counted.
"""

from __future__ import annotations

import time

import numpy as np

from assistant.briefing.compose import NoteComposer
from assistant.briefing.request import NoteRequest
from assistant.briefing.writers import NOTE_WRITERS, make_note_writer
from assistant.service import load_assistant
from tests.briefing.topics import TOPICS


def main() -> None:
    """Prints a line a format."""
    composer = NoteComposer(load_assistant())
    notes = [
        composer.compose(NoteRequest(topic=topic, language=language))
        for topics in TOPICS.values()
        for language, topic in topics.items()
    ]
    for name in NOTE_WRITERS:
        writer = make_note_writer(name)
        writer.write(notes[0])
        seconds, sizes = [], []
        for note in notes:
            started = time.perf_counter()
            sizes.append(len(writer.write(note)) / 1000)
            seconds.append(time.perf_counter() - started)
        p50, p95 = np.percentile(seconds, [50, 95])
        print(
            f"{name:5} p50 {p50:.3f} s, p95 {p95:.3f} s; {min(sizes):.0f} to {max(sizes):.0f} kB ({len(notes)} notes)"
        )


if __name__ == "__main__":
    main()
