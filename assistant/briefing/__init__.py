"""Briefing notes: first drafts for a minister or a committee, every paragraph traced to passages of the dossier."""
