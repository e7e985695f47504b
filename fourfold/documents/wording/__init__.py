"""The wording of our letters: files of plain words, a folder a version, in it one a language, with named places to fill. Never code."""
