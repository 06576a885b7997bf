"""`python -m alignpost` is the same as `alignpost`."""

import sys

from alignpost.cli.main import main

sys.exit(main())
