"""Stage 2: a German-English Unigram vocabulary, written as ``work/tokenizer.json``.

Words are parted as BERT does it (spaces, punctuation and digits apart) so that a word in brackets
or behind a hyphen is the same token as the word alone; every word starts with the metaspace.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, processors, trainers

from training import common


def blank_tokenizer() -> Tokenizer:
    """The tokenizer before training: normalisation and word boundaries."""
    tokenizer = Tokenizer(models.Unigram())
    tokenizer.normalizer = normalizers.Sequence(
        [
            normalizers.NFKC(),
            normalizers.Lowercase(),
            normalizers.Replace(Regex("[„“”«»]"), '"'),
            normalizers.Replace(Regex("[’‘‚]"), "'"),
            normalizers.Replace(Regex("[–—‐‑]"), "-"),
            normalizers.Replace("\u00ad", ""),
        ]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.WhitespaceSplit(),
            pre_tokenizers.Punctuation("isolated"),
            pre_tokenizers.Digits(individual_digits=False),
            pre_tokenizers.Metaspace(prepend_scheme="always"),
        ]
    )
    return tokenizer


def texts(data: Path, work: Path) -> Iterator[str]:
    """What the vocabulary is counted on: about 60 MB, German and English."""
    plenary = common.read_lines(data / "train" / "plenary.txt.xz")
    yield from itertools.islice(plenary, 0, None, 7)
    for record in itertools.islice(
        common.read_records(data / "train" / "laws.jsonl.xz"), 0, None, 12
    ):
        yield f"{record['heading']} {record['text']}"[:4000]
    for record in common.read_records(work / "pairs.jsonl"):
        yield record["de"]
        yield record["en"]


def main() -> None:
    """Runs the stage."""
    parser = common.arguments(__doc__.splitlines()[0])
    parser.add_argument("--size", type=int, default=40_000)
    options = parser.parse_args()
    log = common.start("vocabulary", options.work)
    tokenizer = blank_tokenizer()
    trainer = trainers.UnigramTrainer(
        vocab_size=options.size,
        special_tokens=common.SPECIAL_TOKENS,
        unk_token=common.UNKNOWN,
        max_piece_length=20,
        show_progress=False,
    )
    tokenizer.train_from_iterator(texts(options.data, options.work), trainer)
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{common.CLASS} $A {common.SEPARATOR}",
        pair=f"{common.CLASS} $A {common.SEPARATOR} $B {common.SEPARATOR}",
        special_tokens=[
            (name, tokenizer.token_to_id(name)) for name in (common.CLASS, common.SEPARATOR)
        ],
    )
    tokenizer.save(str(options.work / "tokenizer.json"))
    log.info(
        "%d pieces; %s",
        tokenizer.get_vocab_size(),
        tokenizer.encode("Forschungsausgaben je Einwohner").tokens,
    )


if __name__ == "__main__":
    main()
