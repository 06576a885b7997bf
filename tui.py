"""Opens the review screen: `python tui.py`, `python tui.py PROJECT`, `python tui.py SOURCE TARGET`."""

import sys
from pathlib import Path

from alignpost.cli.main import main

POST = Path(__file__).parent / "corpora" / "truth-social-2025-02-12"

if __name__ == "__main__":
    arguments = sys.argv[1:] or [str(POST / "post.en.txt"), str(POST / "post.fr.txt")]
    sys.exit(main(["review", *arguments]))
