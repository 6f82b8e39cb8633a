"""The content model: a frozen type for every kind of content in `data/`."""
