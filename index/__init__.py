"""Knows how to find a passage: embedding, Chroma, BM25, fusion."""
