"""Chooses the embedder; the only place that knows which one is shipped."""

from pathlib import Path

from auskunft.embedding.protocol import Embedder
from auskunft.embedding.shipped import FolderEmbedder
from auskunft.errors import ConfigurationError, IndexStaleError

SHIPPED_MODEL = "auskunft-embed-de-en-v1"
_MODELS = Path(__file__).resolve().parent.parent / "models"


def load_embedder(name_or_path: str | None = None) -> Embedder:
    """The shipped model, or any sentence-transformers model by hub name or folder.

    Args:
        name_or_path: ``None`` or the shipped model's name for the shipped model.

    Raises:
        ConfigurationError: the model is missing, damaged or not to be had without a network.
    """
    if name_or_path is None or name_or_path == SHIPPED_MODEL:
        return FolderEmbedder(_MODELS / SHIPPED_MODEL)
    if not name_or_path.strip():
        raise ConfigurationError(
            "Der Name des Modells ist leer: bitte einen Namen oder Ordner angeben oder die "
            "Einstellung weglassen."
        )
    path = Path(name_or_path)
    looks_like_path = path.is_absolute() or name_or_path.startswith((".", "~"))
    if looks_like_path and not path.expanduser().is_dir():
        raise ConfigurationError(f"Der Modellordner »{name_or_path}« fehlt: bitte den Pfad prüfen.")
    from auskunft.embedding.library import LibraryEmbedder  # noqa: PLC0415 - imports PyTorch

    return LibraryEmbedder(str(path.expanduser()) if looks_like_path else name_or_path)


def check_dimension(embedder: Embedder, dimension: int) -> None:
    """Raises ``IndexStaleError`` where vectors of ``dimension`` do not fit the model's."""
    if embedder.dimension != dimension:
        raise IndexStaleError(
            f"Der Index hat Vektoren mit {dimension} Dimensionen, das Modell »{embedder.name}« "
            f"liefert {embedder.dimension}: bitte »auskunft index« ausführen."
        )
