"""A note's paragraphs worded anew by a language model, each kept only if it says what its quotes say."""
