"""Errors of the index and of the embedding model that a person can act on."""

from __future__ import annotations

from corpus.errors import DossierError


class ModelPackageMissing(DossierError):
    """The package that carries the embedding weights is not installed."""

    code = "model_package_missing"


class ModelFileDamaged(DossierError):
    """The file of the embedding weights is not the one expected."""

    code = "model_file_damaged"


class ModelNotFound(DossierError):
    """There is no embedding model of this name."""

    code = "model_not_found"


class IndexMissing(DossierError):
    """No index has been built yet."""

    code = "index_missing"


class IndexDamaged(DossierError):
    """A file of the index is not as it was written."""

    code = "index_damaged"


class IndexStale(DossierError):
    """The index was made from another state of the dossier, or with another model."""

    code = "index_stale"


class IndexBusy(DossierError):
    """Another process is building the index."""

    code = "index_busy"
    retryable = True


class HomeNotWritable(DossierError):
    """The folder for what the program makes cannot be written."""

    code = "home_not_writable"
