"""A run as people read it: a table in the terminal, a page with charts, and a folder of files."""
