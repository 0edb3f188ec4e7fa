"""The output: rows of an extraction, and the files and terminal formats that hold them."""
