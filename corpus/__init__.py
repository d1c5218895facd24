"""Knows what the dossier says: its documents, sources, dates, conflicts, and how to read them."""
