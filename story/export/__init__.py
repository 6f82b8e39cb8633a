"""The story as data: tidy tables, one JSON file, JSON-LD, graphs, and the package that says what each of them is.

`tables` turns the model into tables, `package` describes them, `linked` and `graphs` speak to machines that know the
words of others, `formats` turns values into text, `writing` puts all of it into a folder.
"""
