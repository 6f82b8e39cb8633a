"""The article: what does it say, and how solid is it?"""

from components.blocks import article, page
from components.reader import here

reader = here("article")
section, claim = article.chosen(reader)
page.top(reader, article.title(reader), lead=article.sentence(reader))
article.verdicts_of_all(reader)
if reader.given.one("view") == "all":
    article.all_panels(reader, claim)
else:
    article.one_panel(reader, section, claim)
page.foot(reader.story)
page.arrive("article", article.target(reader, section, claim), alone="all")
