"""`python -m fourfold`: the same as the program `fourfold`."""

import sys

from fourfold.commands.main import main

if __name__ == "__main__":
    sys.exit(main())
