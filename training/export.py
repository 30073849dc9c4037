"""The mean of checkpoints as a plain sentence-transformers folder in float16.

``SentenceTransformer(folder)`` loads it with no code of ours. The folder is written beside its
place and renamed, so that whoever loads it meanwhile finds the old or the new one whole. A model
card ``README.md`` that lies there already is kept.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file, save_file

from training import common
from training.student import EPSILON, HEADS, HIDDEN, LAYERS, POSITIONS
from training.teacher import teacher_folder

LIMIT = 256


def configuration(vocabulary: int, inner: int) -> dict[str, Any]:
    """``config.json``. Its type is float32: weights are widened when loaded, for speed on CPUs."""
    return {
        "architectures": ["BertModel"],
        "model_type": "bert",
        "vocab_size": vocabulary,
        "hidden_size": HIDDEN,
        "num_hidden_layers": LAYERS,
        "num_attention_heads": HEADS,
        "intermediate_size": inner,
        "hidden_act": "gelu",
        "max_position_embeddings": POSITIONS,
        "type_vocab_size": 2,
        "layer_norm_eps": EPSILON,
        "hidden_dropout_prob": 0.1,
        "attention_probs_dropout_prob": 0.1,
        "initializer_range": 0.02,
        "pad_token_id": 0,
        "position_embedding_type": "absolute",
        "dtype": "float32",
    }


def files(vocabulary: int, inner: int) -> dict[str, Any]:
    """The JSON files of the folder by name."""
    names = dict(zip(("pad", "unk", "cls", "sep", "mask"), common.SPECIAL_TOKENS, strict=True))
    tokens = {f"{short}_token": token for short, token in names.items()}
    kinds = ("Transformer", "Pooling", "Normalize")
    folders = ("", "1_Pooling", "2_Normalize")
    return {
        "config.json": configuration(vocabulary, inner),
        "modules.json": [
            {
                "idx": number,
                "name": str(number),
                "path": folder,
                "type": f"sentence_transformers.models.{kind}",
            }
            for number, (folder, kind) in enumerate(zip(folders, kinds, strict=True))
        ],
        "1_Pooling/config.json": {
            "word_embedding_dimension": HIDDEN,
            "pooling_mode_cls_token": False,
            "pooling_mode_mean_tokens": True,
            "pooling_mode_max_tokens": False,
            "pooling_mode_mean_sqrt_len_tokens": False,
        },
        "sentence_bert_config.json": {"max_seq_length": LIMIT, "do_lower_case": False},
        "config_sentence_transformers.json": {"prompts": {}, "similarity_fn_name": "cosine"},
        "tokenizer_config.json": {
            "tokenizer_class": "PreTrainedTokenizerFast",
            "model_max_length": LIMIT,
            "model_input_names": ["input_ids", "token_type_ids", "attention_mask"],
            "clean_up_tokenization_spaces": False,
            **tokens,
        },
        "special_tokens_map.json": tokens,
    }


def average(paths: list[Path]) -> dict[str, torch.Tensor]:
    """The mean of several checkpoints' weights: steadier than the last one (Wortsman 2022).

    What only some of them hold (a finished model also has the pooler) is left out.
    """
    every = [load_file(path) for path in paths]
    names = [name for name in every[0] if all(name in one for one in every)]
    return {name: torch.stack([one[name].float() for one in every]).mean(0) for name in names}


def write_folder(tensors: dict[str, torch.Tensor], tokenizer: Path, target: Path) -> None:
    """Writes the folder; see the module's text."""
    teacher = load_file(teacher_folder() / "model.safetensors")
    # Mean pooling never reads BERT's pooler; with it in the file no loader misses it.
    tensors |= {name: value for name, value in teacher.items() if name.startswith("pooler.")}
    half = {name: value.to(torch.float16).contiguous() for name, value in tensors.items()}
    unfinished = target.with_name(f".{target.name}.part")
    shutil.rmtree(unfinished, ignore_errors=True)
    (unfinished / "1_Pooling").mkdir(parents=True)
    sizes = (
        len(half[f"{name}.weight"])
        for name in ("embeddings.word_embeddings", "encoder.layer.0.intermediate.dense")
    )
    for name, content in files(*sizes).items():
        (unfinished / name).write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
    save_file(half, unfinished / "model.safetensors", metadata={"format": "pt"})
    compact = json.loads(tokenizer.read_text(encoding="utf-8")) | {
        "padding": None,
        "truncation": None,
    }
    (unfinished / "tokenizer.json").write_text(
        json.dumps(compact, ensure_ascii=False), encoding="utf-8"
    )
    if (target / "README.md").exists():
        shutil.copy(target / "README.md", unfinished / "README.md")
    previous = target.with_name(f".{target.name}.old")
    shutil.rmtree(previous, ignore_errors=True)
    if target.exists():
        target.rename(previous)
    unfinished.rename(target)
    shutil.rmtree(previous, ignore_errors=True)


def main() -> None:
    """Runs the stage."""
    parser = common.arguments(__doc__.splitlines()[0])
    parser.add_argument(
        "--weights", type=Path, nargs="+", required=True, help="checkpoints to average; one may do"
    )
    parser.add_argument("--target", type=Path, required=True, help="the model's folder")
    options = parser.parse_args()
    options.target.parent.mkdir(parents=True, exist_ok=True)
    write_folder(average(options.weights), options.work / "tokenizer.json", options.target)
    size = sum(file.stat().st_size for file in options.target.rglob("*") if file.is_file())
    print(f"{options.target}: {size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
