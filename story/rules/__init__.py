"""The rules that need more than one entry. Each yields problems and knows nothing of the others."""
