"""The languages that the frame speaks: its texts in catalogues, its dates, numbers, lists and plurals by CLDR.

English is the source, in `story.wording`; each other language is a catalogue beside this file (`de.po`), made and kept in
step by `python -m story words`. A process tells one story, so it speaks one language: `speak` puts the catalogue's texts
in the place of the English ones, and whoever reads `w.MENU` reads them in that language. So no text may be taken from
`story.wording` before the story has been read: not into a constant of a module, not as a default.
"""

from story.languages.speech import direction, speak, spoken
from story.languages.written import capital, inside, listed, number, plural

__all__ = ["capital", "direction", "inside", "listed", "number", "plural", "speak", "spoken"]
