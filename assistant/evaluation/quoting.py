"""Whether a citation's words stand in the passage it names, looked up in the dossier anew."""

from __future__ import annotations

import re

from assistant.evaluation.matching import whole_figures
from assistant.records import Citation
from corpus.dossier import Dossier
from corpus.typography import normalise


def is_verbatim(citation: Citation, dossier: Dossier) -> bool:
    """Whether the quote is whole words of its passage, and stands where the citation says.

    Spaces, apostrophes and hyphens count as alike; every letter, digit and accent counts.
    """
    passage = dossier.passage(citation.passage_id, citation.language)
    wanted = normalise(citation.quote)
    if passage is None or not wanted:
        return False
    found = re.search(whole_figures(wanted, whole_words=True), normalise(passage.text))
    return found is not None and normalise(passage.text[citation.start : citation.end]) == wanted
