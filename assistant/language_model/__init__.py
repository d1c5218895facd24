"""A language model on any OpenAI-compatible server, for those who configure one; the product needs none."""
