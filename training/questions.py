"""Questions written for this project, each under the sentence that answers it or nearly does.

``training/questions/*.txt`` hold invented documents, one sentence a line in reading order:

    # title of a document                      an empty line ends a paragraph
    == heading of a section
    A sentence of the document.
      question that it answers => words of it that answer
      - question that looks near to it and that the whole document does not answer

``python -m training.questions --work W`` writes ``work/questions.jsonl`` (query, passage) for
`finetune`: neighbours come from one document, so that its sentences are told apart. And every
document as a corpus with its test set, for `benchmarks`, to ``work/questions/train`` and
``held-out``: a tenth of the documents takes no part in training, so that what is learned can be
measured, and the belief in it fitted, on them.
"""

from __future__ import annotations

import random
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from training import common

FOLDER = Path(__file__).parent / "questions"
HELD_OUT = 10
BEFORE = 2
WITH_CONTEXT = 0.3


@dataclass(frozen=True)
class Question:
    """A question, the number of the sentence it stands under, and the answer (None: no answer)."""

    text: str
    sentence: int
    answer: str | None


@dataclass
class Text:
    """A document: paragraphs and headings in order, sentences, and questions about them."""

    name: str
    title: str
    blocks: list[str | list[int]] = field(default_factory=list)
    sentences: list[str] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)

    @property
    def held_out(self) -> bool:
        """Whether it takes no part in training."""
        return zlib.crc32(self.title.encode()) % HELD_OUT == 0

    @property
    def plain(self) -> str:
        """The document as a plain text file of a corpus."""
        parts = [
            block if isinstance(block, str) else " ".join(self.sentences[one] for one in block)
            for block in self.blocks
        ]
        return "\n\n".join([self.title, *parts]) + "\n"

    def before(self, number: int) -> tuple[str, ...]:
        """The heading over a sentence, or the title, and up to two sentences of its paragraph."""
        heading = self.title
        for block in self.blocks:
            if isinstance(block, str):
                heading = block
            elif number in block:
                earlier = block[: block.index(number)][-BEFORE:]
                return (heading, *(self.sentences[one] for one in earlier))
        raise ValueError(number)


def read_texts(folder: Path = FOLDER) -> list[Text]:
    """All documents of the folder, in the order of its files."""
    return [text for path in sorted(folder.glob("*.txt")) for text in _texts(path)]


def with_often(texts: Sequence[Text], new: tuple[str, ...], times: int) -> list[Text]:
    """The documents, those to learn from whose files begin as one of ``new`` so many times."""
    often = [one for one in texts if new and one.name.startswith(new) and not one.held_out]
    return [*texts, *((times - 1) * often)]


def _texts(path: Path) -> Iterator[Text]:
    text: Text | None = None
    paragraph: list[int] = []
    for line in common.read_lines(path):
        said = line.strip()
        if line.startswith("# "):
            if text is not None:
                yield text
            text, paragraph = Text(path.stem, said[2:]), []
        elif text is None:
            continue
        elif line.startswith("== "):
            text.blocks.append(said[3:])
            paragraph = []
        elif not said:
            paragraph = []
        elif line.startswith("  "):
            text.questions += _question(said, text.sentences)
        else:
            if not paragraph:
                text.blocks.append(paragraph)
            paragraph.append(len(text.sentences))
            text.sentences.append(said)
    if text is not None:
        yield text


def _question(said: str, sentences: Sequence[str]) -> list[Question]:
    """The question of a line; none where its answer is not in the sentence."""
    last = len(sentences) - 1
    if said.startswith("- "):
        return [Question(said[2:], last, None)]
    asked, _, answer = said.rpartition(" => ")
    return [Question(asked.strip(), last, answer)] if asked and answer in sentences[last] else []


def pairs(texts: Sequence[Text], generator: random.Random) -> Iterator[dict[str, str]]:
    """Each answered question with its sentence, some with what stands before it."""
    for text in texts:
        answered = [one for one in text.questions if one.answer is not None]
        generator.shuffle(answered)
        for question in answered:
            passage = text.sentences[question.sentence]
            if generator.random() < WITH_CONTEXT:
                passage = " ".join((*text.before(question.sentence)[1:], passage))
            yield {"query": question.text, "passage": passage, "set": "questions"}


def cases(text: Text) -> Iterator[dict[str, object]]:
    """The questions of a document in the test-set format."""
    for number, question in enumerate(text.questions):
        answered = question.answer is not None
        yield {
            "id": f"{text.name}-{number}",
            "question": question.text,
            "history": [],
            "kind": "fact" if answered else "abstain",
            "answerable": answered,
            "accept": [[question.answer]] if answered else [],
            "reject": [],
            "evidence": [text.sentences[question.sentence]] if answered else [],
        }


def main() -> None:
    """Runs the stage."""
    parser = common.arguments(str(__doc__).splitlines()[0])
    options = parser.parse_args()
    log = common.start("questions", options.work)
    generator = random.Random(common.SEED)  # noqa: S311 - chance is seeded
    texts = read_texts()
    for number, text in enumerate(texts):
        part = "held-out" if text.held_out else "train"
        folder = options.work / "questions" / part / f"{text.name}-{number:04d}"
        (folder / "corpus").mkdir(parents=True, exist_ok=True)
        (folder / "corpus" / "text.txt").write_text(text.plain, encoding="utf-8")
        common.write_records(folder / "testset.jsonl", list(cases(text)))
    train = [text for text in texts if not text.held_out]
    generator.shuffle(train)
    count = common.write_records(options.work / "questions.jsonl", list(pairs(train, generator)))
    log.info("%d answered questions of %d documents", count, len(train))


if __name__ == "__main__":
    main()
