"""A language model of random weights, half a megabyte of it, in the GGUF form that llama.cpp reads.

    python tests/llm/tiny_model.py FILE

Two layers of the llama architecture over a vocabulary of bytes. It says nothing anybody could mean, in
whatever form a grammar makes it take, and it is the same model at every run. Run by the Python of the
server's own environment (`.ci/llama`), which has the `gguf` package; nothing of the program imports this.
"""

from __future__ import annotations

import sys
from pathlib import Path

import gguf  # type: ignore[import-not-found,import-untyped,unused-ignore]
import numpy as np  # type: ignore[import-not-found,import-untyped,unused-ignore]

CONTEXT = 32_768  # a byte is a token here, and a prompt has some thousands
WIDTH, HEADS, INNER, LAYERS = 64, 2, 128, 2
SPECIAL = ("<unk>", "<s>", "</s>")
TEMPLATE = "{% for message in messages %}{{ message.role }}: {{ message.content }}\n{% endfor %}assistant: "


def write(file: Path) -> None:
    """Write the model to a file."""
    writer = gguf.GGUFWriter(str(file), "llama")
    writer.add_name("noise")
    writer.add_context_length(CONTEXT)
    writer.add_embedding_length(WIDTH)
    writer.add_block_count(LAYERS)
    writer.add_feed_forward_length(INNER)
    writer.add_head_count(HEADS)
    writer.add_head_count_kv(HEADS)
    writer.add_rope_dimension_count(WIDTH // HEADS)
    writer.add_layer_norm_rms_eps(1e-5)
    _vocabulary(writer)
    _weights(writer)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def _vocabulary(writer: gguf.GGUFWriter) -> None:
    tokens = [*SPECIAL, *(f"<0x{byte:02X}>" for byte in range(256))]
    kinds = [gguf.TokenType.UNKNOWN, gguf.TokenType.CONTROL, gguf.TokenType.CONTROL]
    writer.add_tokenizer_model("llama")
    writer.add_token_list(tokens)
    writer.add_token_scores([0.0] * len(tokens))
    writer.add_token_types([*kinds, *([gguf.TokenType.BYTE] * 256)])
    writer.add_unk_token_id(0)
    writer.add_bos_token_id(1)
    writer.add_eos_token_id(2)
    writer.add_add_bos_token(True)
    writer.add_add_space_prefix(False)
    writer.add_chat_template(TEMPLATE)


def _weights(writer: gguf.GGUFWriter) -> None:
    chance = np.random.default_rng(8)

    def add(name: str, *shape: int) -> None:
        made = chance.standard_normal(shape) / np.sqrt(shape[-1])
        if name == "output.weight":
            made = made * _wanted(words)
        writer.add_tensor(name, (np.ones(shape) if "norm" in name else made).astype(np.float32))

    words = len(SPECIAL) + 256
    add("token_embd.weight", words, WIDTH)
    add("output_norm.weight", WIDTH)
    add("output.weight", words, WIDTH)
    for layer in range(LAYERS):
        for name in ("attn_q", "attn_k", "attn_v", "attn_output"):
            add(f"blk.{layer}.{name}.weight", WIDTH, WIDTH)
        for name in ("attn_norm", "ffn_norm"):
            add(f"blk.{layer}.{name}.weight", WIDTH)
        add(f"blk.{layer}.ffn_gate.weight", INNER, WIDTH)
        add(f"blk.{layer}.ffn_up.weight", INNER, WIDTH)
        add(f"blk.{layer}.ffn_down.weight", WIDTH, INNER)


def _wanted(words: int) -> np.ndarray:
    """How much each token may have its way: letters and digits some, the end of a text more, the rest little.

    Without this, what it writes under a grammar is one text without end, cut off at the limit of tokens.
    """
    wanted = np.full((words, 1), 0.2)
    for byte in range(256):
        if chr(byte) in "abcdefghijklmnopqrstuvwxyz0123456789 ":
            wanted[len(SPECIAL) + byte] = 1.0
        elif chr(byte) == '"':
            wanted[len(SPECIAL) + byte] = 2.0
    return wanted


if __name__ == "__main__":
    write(Path(sys.argv[1]))
