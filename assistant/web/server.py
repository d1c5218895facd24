"""The chat as an application: Gradio's page, and where it sends opinions."""

from __future__ import annotations

from importlib.resources import as_file, files
from pathlib import Path

import gradio as gr
from fastapi import FastAPI

from assistant.briefing.kept import KeptNotes
from assistant.briefing.routes import brief_router
from assistant.briefing.service import Briefing
from assistant.feedback.store import FeedbackStore
from assistant.service import Assistant
from assistant.web.briefing_routes import briefing_routes
from assistant.web.downloads import download_routes
from assistant.web.feedback_route import feedback_route
from assistant.web.joined import joined
from assistant.web.page import ChatAssistant, create_page
from assistant.web.theme import create_theme
from assistant.web.views.routes import add_views


def create_app(assistant: ChatAssistant, feedback_home: Path | None = None, *, staff: bool = False) -> FastAPI:
    """The chat as an ASGI application; without a home for opinions, none is asked for; `staff` prepare notes there.

    To be made within the server's own event loop: outside one, Gradio opens others and never closes them.
    """
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    add_views(app, assistant.dossier, staff=staff)
    app.include_router(download_routes(assistant))
    if feedback_home is not None:
        app.router.routes.append(feedback_route(FeedbackStore(feedback_home)))
    if isinstance(assistant, Assistant):
        notes = KeptNotes(Briefing(assistant))
        app.include_router(brief_router(notes))
        if staff:
            app.include_router(briefing_routes(assistant, notes))
    with as_file(files("assistant.web").joinpath("assets", "favicon.png")) as favicon:
        mounted: FastAPI = gr.mount_gradio_app(
            app,
            create_page(assistant, feedback=feedback_home is not None, staff=staff),
            path="/",
            footer_links=[],
            run_history=False,
            show_error=False,
            ssr_mode=False,
            theme=create_theme(),
            head=f"<style>{joined('style')}</style>",
            favicon_path=str(favicon),
        )
    return mounted
