"""Sources and method: every source with where it is used, how verdicts were reached, where the article has gaps."""

from components.blocks import audit, method, page, sources
from components.blocks.sources_scene import scene
from components.reader import here

reader = here("sources")
seen = scene(reader)
page.top(reader, *sources.words(reader, seen))
sources.head(reader, seen)
if seen.view == "method":
    method.all_parts(reader)
elif seen.view == "audit":
    audit.findings(reader)
else:
    sources.groups(reader, seen)
    sources.table(seen)
page.foot(reader.story)
page.arrive("sources", seen.target, alone="all")
