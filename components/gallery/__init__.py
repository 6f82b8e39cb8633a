"""Each block and figure in its states, as named examples: what the page for builders shows and tests walk."""
