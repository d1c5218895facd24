"""The web chat: a page of Gradio whose answers are HTML of the dossier's own, citations included."""
