"""Seals a receipt, writes it and reads it back, so that one altered character is seen.

The seal is no signature: whoever alters a receipt on purpose can seal it anew. It is then the dossier's
snapshot that contradicts it.
"""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path

from pydantic import ValidationError

from assistant.digests import tree_digest
from assistant.receipts.errors import ReceiptNotWritable, ReceiptUnreadable
from assistant.receipts.records import Receipt


def sealed(receipt: Receipt) -> Receipt:
    """The receipt with its seal."""
    return receipt.model_copy(update={"seal": _seal(receipt)})


def as_text(receipt: Receipt) -> str:
    """The only layout that a sealed receipt's file may have."""
    return json.dumps(receipt.model_dump(mode="json"), ensure_ascii=False, indent=1) + "\n"


def write_receipt(receipt: Receipt, path: Path) -> None:
    """Writes a receipt in one step; raises ReceiptNotWritable."""
    partial = path.with_name(f".{path.name}.{os.getpid()}.partial")
    try:
        partial.write_text(as_text(receipt), encoding="utf-8", newline="\n")
        partial.replace(path)
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise ReceiptNotWritable(path=path, reason=error.strerror) from error


def check_target(path: Path) -> None:
    """Raises ReceiptNotWritable if a receipt could not be written in the end."""
    if path.is_dir() or not os.access(path.parent, os.W_OK):
        raise ReceiptNotWritable(path=path, reason=os.strerror(errno.EISDIR if path.is_dir() else errno.EACCES))


def read_receipt(path: Path) -> tuple[Receipt, bool]:
    """A receipt's file, and whether it is as it was sealed; raises ReceiptUnreadable."""
    try:
        content = path.read_bytes().decode()
        receipt = Receipt.model_validate_json(content)
        return receipt, content == as_text(receipt) and receipt.seal == _seal(receipt)
    except ValidationError as error:
        first = error.errors()[0]
        reason = ": ".join(filter(None, (".".join(map(str, first["loc"])), first["msg"])))
        raise ReceiptUnreadable(path=path, reason=reason) from error
    except OSError as error:
        raise ReceiptUnreadable(path=path, reason=error.strerror) from error
    except UnicodeError as error:
        raise ReceiptUnreadable(path=path, reason="UTF-8") from error


def _seal(receipt: Receipt) -> str:
    return tree_digest(receipt.model_dump(mode="json", exclude={"seal"}))
