"""Scores the assistant on a file of questions: what it answered, what it found, and how sure the figures are."""
