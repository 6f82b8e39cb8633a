"""Claims: who says so, and is it so?"""

from components.blocks import ledger, page
from components.blocks.ledger_scene import scene
from components.reader import here

reader = here("claims")
seen = scene(reader)
page.top(reader, *ledger.words(reader.story))
ledger.search(seen)
ledger.overview(seen)
ledger.listing(seen)
page.foot(reader.story)
page.arrive("claims", f"claim-{seen.claim.id}" if seen.claim else "", keep=True, alone="all")
