"""What sets up, pictures and measures the program; no part of the program itself."""
