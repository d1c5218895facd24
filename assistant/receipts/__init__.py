"""Receipts of answers and notes: what was said, on which passages, and whether it still stands."""
