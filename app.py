"""The web chat: `python app.py` is `dossier serve`, with the same options."""

from __future__ import annotations

import sys

from assistant.command_line.main import main

if __name__ == "__main__":
    sys.argv.insert(1, "serve")
    main()
