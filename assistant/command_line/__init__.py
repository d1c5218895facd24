"""The `dossier` command."""
