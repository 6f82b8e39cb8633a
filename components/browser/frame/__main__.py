"""`python -m components.browser.frame` writes the sheet of tokens."""

from components.browser.frame import TOKENS, tokens

TOKENS.write_text(tokens(), encoding="utf-8")
