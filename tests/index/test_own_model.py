"""A model of one's own: a local folder or a hub name in place of the built-in model."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import huggingface_hub
import pytest

from index import embedder as module
from index.embedder import load_embedder
from index.errors import ModelNotFound


def test_a_local_folder_can_be_used_instead(tiny_model: Path, tmp_path: Path) -> None:
    embedder = load_embedder(tmp_path / "unused", str(tiny_model))
    assert embedder.queries_array(["a b"]).shape == (1, embedder.dimensions) == (1, 32)
    assert not (tmp_path / "unused").exists()


def test_a_local_model_keeps_its_id_when_its_folder_moves(tiny_model: Path, tmp_path: Path) -> None:
    first = load_embedder(tmp_path, str(tiny_model)).model_id
    moved = shutil.copytree(tiny_model, tmp_path / "elsewhere" / tiny_model.name)
    assert load_embedder(tmp_path, str(moved)).model_id == first


def test_other_weights_make_another_id(tiny_model: Path, tmp_path: Path) -> None:
    first = load_embedder(tmp_path, str(tiny_model)).model_id
    weights = tiny_model / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:-4] + b"\0\0\0\0")
    assert load_embedder(tmp_path, str(tiny_model)).model_id != first


@pytest.mark.parametrize(("name", "prefixes"), [("my-e5", ["query: ", "passage: "]), ("other", ["", ""])])
def test_an_e5_model_that_declares_no_prefix_gets_the_family_s(
    tiny_model: Path, tmp_path: Path, name: str, prefixes: list[str]
) -> None:
    folder = tiny_model.rename(tmp_path / name)
    (folder / "config_sentence_transformers.json").unlink()
    prompts = module._load_named(str(folder)).prompts
    assert [prompts.get(role) or "" for role in ("query", "document")] == prefixes


@pytest.mark.parametrize("name", ["/no/such/folder", "./no-such-folder", "no-such/model-on-the-hub", "no spaces !"])
def test_a_model_that_is_nowhere_is_reported_by_name(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(huggingface_hub.constants, "HF_HUB_OFFLINE", True)
    with pytest.raises(ModelNotFound) as caught:
        load_embedder(tmp_path, name)
    assert caught.value.params == {"model": name}


def cut_the_weights(folder: Path) -> None:
    (folder / "model.safetensors").write_bytes(b"\0" * 20)


def remove_everything(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.mkdir()


@pytest.mark.parametrize("damage", [cut_the_weights, remove_everything])
def test_a_local_folder_that_is_no_model_is_reported(
    tiny_model: Path, tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    damage(tiny_model)
    with pytest.raises(ModelNotFound):
        load_embedder(tmp_path, str(tiny_model))
