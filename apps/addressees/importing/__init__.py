"""Directory data from files: read into entries, compared with what the directory has, never written here."""
