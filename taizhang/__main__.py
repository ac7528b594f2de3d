"""`python -m taizhang` is the command line."""

from taizhang.cli import main

if __name__ == "__main__":
    main()
