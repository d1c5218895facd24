"""What the dossier said before, what has changed since, and the questions that are asked again."""
