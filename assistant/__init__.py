"""Knows how to answer: understanding, retrieval, writing, guarding, and every channel to people."""
