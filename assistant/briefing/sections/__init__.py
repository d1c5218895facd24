"""The sections of a note, one builder a file: each takes what it says from the composition, or gives nothing."""
