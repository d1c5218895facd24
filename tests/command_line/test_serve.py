"""`dossier serve`: the page's address once it answers, one line when it cannot."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request

import pytest

from tests.command_line.conftest import LIMIT_SECONDS, environment


@pytest.fixture
def taken():
    """A port that another program listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


@pytest.fixture
def free():
    """A port that was free a moment ago."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def test_a_taken_port_is_named_before_anything_is_made(dossier, here, tmp_path, taken):
    line = dossier("serve", "--port", taken, home=tmp_path / "new").error_line

    assert f"127.0.0.1:{taken}" in line
    assert "--port" in line
    assert not (tmp_path / "new").exists()
    assert list(here.iterdir()) == []


def test_a_taken_port_among_the_settings_is_named(dossier, taken):
    assert str(taken) in dossier("serve", port=taken).error_line


def test_an_address_that_is_none_is_not_said_to_be_taken(dossier, free):
    line = dossier("serve", "--host", "192.0.2.1", "--port", free).error_line

    assert "192.0.2.1" in line
    assert "already" not in line


def test_an_unknown_writer_or_an_unwritable_home_stops_the_server(dossier, free, tmp_path):
    (tmp_path / "file").write_text("kept")

    assert "poet" in dossier("serve", "--port", free, "--writer", "poet").error_line
    assert "DOSSIER_HOME" in dossier("serve", "--port", free, home=tmp_path / "file" / "home").error_line


def test_the_address_is_said_once_the_page_answers_and_an_interrupt_ends_it_quietly(here, corpus, home, free):
    settings = environment(corpus=corpus, home=home, port=free)
    with subprocess.Popen(
        [sys.executable, "-m", "assistant.command_line.main", "serve"],
        cwd=here, env=settings, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    ) as server:  # fmt: skip
        try:
            opened = f"http://127.0.0.1:{free} is open and says that the assistant is being made ready.\n"
            assert server.stderr.readline() == opened
            assert server.stderr.readline() == f"The page is ready: http://127.0.0.1:{free} (Ctrl+C stops it).\n"
            with urllib.request.urlopen(f"http://127.0.0.1:{free}/", timeout=60) as page:
                assert page.status == 200
            os.kill(server.pid, signal.SIGINT)
            out, err = server.communicate(timeout=LIMIT_SECONDS)
        finally:
            server.kill()
    assert (out, err) == ("", "")
    assert list(here.iterdir()) == []


def test_maintenance_opens_the_page_without_an_index(here, corpus, tmp_path, free):
    settings = environment(corpus=corpus, home=tmp_path / "home", port=free, maintenance="on")
    with subprocess.Popen(
        [sys.executable, "-m", "assistant.command_line.main", "serve"],
        cwd=here, env=settings, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    ) as server:  # fmt: skip
        try:
            assert "DOSSIER_MAINTENANCE" in server.stderr.readline()
            with pytest.raises(urllib.error.HTTPError, match="503") as refused:
                urllib.request.urlopen(f"http://127.0.0.1:{free}/", timeout=60)
            refused.value.close()
            os.kill(server.pid, signal.SIGINT)
            out, err = server.communicate(timeout=LIMIT_SECONDS)
        finally:
            server.kill()
    assert (out, err) == ("", "")
    assert list((tmp_path / "home").iterdir()) == []


def test_an_interrupt_ends_a_build_under_way_quietly_and_at_once(here, corpus, models, tmp_path, free):
    home = tmp_path / "home"
    home.mkdir()
    if models:
        (home / "models").symlink_to(models)
    with subprocess.Popen(
        [sys.executable, "-m", "assistant.command_line.main", "serve"],
        cwd=here, env=environment(corpus=corpus, home=home, port=free),
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    ) as server:  # fmt: skip
        try:
            assert "is being made ready" in server.stderr.readline()
            os.kill(server.pid, signal.SIGINT)
            out, err = server.communicate(timeout=LIMIT_SECONDS)
        finally:
            server.kill()
    assert (server.returncode, out, err) == (130, "", "")
