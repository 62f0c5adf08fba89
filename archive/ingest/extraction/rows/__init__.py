"""Rows, feed entries, references and front matter: named values, and perhaps a text.

Such a record is first transcribed to a sheet that can be read: a line for every named value, then
the text's paragraphs. Statements are read from the sheet alone, so that each rests on characters
of it, and so that a later version reads the same sheet by better rules.
"""
