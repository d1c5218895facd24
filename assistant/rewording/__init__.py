"""Whether sentences worded anew say what their quotes say, and nothing else: the guard of a rewriting."""
