"""All text of the frame: what readers see that is not the story. One file, so that another language is one file.

It stands on this floor because both the pages and the server (its 404 page, its `noscript`) speak these words.
"""

from story.isolating import isolate

PAGES = {
    "home": "At a glance",
    "article": "The article",
    "timeline": "Timeline",
    "journey": "The journey",
    "actors": "Actor map",
    "sanctions": "Sanctions",
    "ramifications": "Ramifications",
    "claims": "Claims",
    "then_and_now": "Then and now",
    "sources": "Sources and method",
    "walk": "Walk me through",
    "present": "Present",
    "search": "Search",
    "glossary": "Glossary",
    "problems": "Problems in the content",
    "gallery": "Gallery",
}
SHORT_PAGES = {
    "article": "Article",
    "journey": "Journey",
    "actors": "Actors",
    "ramifications": "Ramifications",
    "then_and_now": "Then and now",
    "sources": "Sources",
}

MENU = "Menu"
NAVIGATION = "Pages"
LENS = "As known"
LENS_DAY = "On the day"
LENS_NOW = "Now"
LENS_DAY_LONG = "As known on the day of the article, {date}"
LENS_NOW_LONG = "As known now"
LENS_NOTE = "Shown as known on {date}, the day of the article. What came later is hidden."
LENS_LEAVE = "Show what is known now"
AS_OF = "As of {date}"
EDITION = "Edition {number}, {date}"

TOLD = "Told by the article"
ADDED = "Added by us, with its source"
ADDED_SHORT = "Added by us"
LEAD = "Lead"
PLACE_IN_ARTICLE = "{section}, ¶{paragraph}"
READ_SECTION = "Read this section"
OPEN_SOURCE = "Open the source"
ABOUT_SOURCE = "About this source"
PARAPHRASED = "In our words"
NOT_OPENED = "Known to the editors, not opened"
COPY_OF = "A copy; the text is {owner}’s"
PARTY = "A party to the story"
UNDATED = "undated"
SOURCED_LATER = "Sourced later"
SOURCED_LATER_LONG = "This was known by {date}. The source that we found for it is later; “{now}” shows it."

IGNORED = "This link asked for {name} “{value}”, but {reason}."
IGNORED_UNKNOWN = "there is none of that name here"
IGNORED_HIDDEN = "it was not known on the day of the article"
IGNORED_NUMBER = "it takes a number from 1"
IGNORED_PAGE = "this page has no such setting"
IGNORED_LONG = "it is too long"
IGNORED_TWICE = "it was given more than once"
IGNORED_SAME = "the two are the same"
IGNORED_PAIR = "it takes two names"
IGNORED_MANY = "there are too many"
IGNORED_REST = {
    "one": "{count} more setting of this link was ignored.",
    "other": "{count} more settings of this link were ignored.",
}

DOORS = {
    "article": "Read the article, panel by panel",
    "timeline": "Explore what happened when",
    "actors": "See who wants what of whom",
    "sanctions": "See what is banned",
    "ramifications": "See what could follow",
    "present": "Present it to a room",
}
SIXTY = "The story in 60 seconds"
DAYS = "The days, one by one"
DAYS_SHOWN = "Here: {count} of {all} days, those with most events."
DAYS_ALL = "All of them, on the timeline"

CONTENTS = "Contents"
PREVIOUS = "Previous"
NEXT = "Next"
PARTS_LABEL = "Parts of the list"
PARTS_LABEL_END = "Parts of the list, at its end"
PART_SHOWN = "{first} to {last} of {all}"
PART_ONE = "{first} of {all}"
PART_NUMBER = "Part {number}"
SO_MANY_OF = "{count} of {all}"
REST_IN_FILE = "Here: {first} to {last} of {all}, as in the list above. All of them are in the files under Share."
CHOICES_LEFT = "and {count} more, which the search finds"
SECTIONS_IN_TABLE = (
    "Here: sections {first} to {last} of {all}, as in the contents below. All claims are in the files under Share."
)
PART_SPAN = "{first}–{last}"
EXPAND_ALL = "Open all sections"
COLLAPSE_ALL = "One section at a time"
WHAT_IT_SAYS = "What it says"
WHAT_IT_LEAVES_OUT = "What it leaves out"
OPEN_QUESTION = "The question it leaves open"
CLAIMS_HERE = "How solid it is"
WHO_AND_WHAT = "Who and what it touches"
ACTORS_HERE = "Actors"
EVENTS_HERE = "Events"
LINK_TO_SECTION = "Link to this section"
LINK_TO_CLAIM = "Link to this claim"
THE_ARTICLE_SAYS = "The article says"
WHY_THIS_VERDICT = "Why"
ON_THE_DAY = "On the day"
SINCE = "Since"
CLAIM_COLUMNS = ("Claim", "Who says so", "How it is said", "¶", "How it checks out")
CLAIM_COUNT = {"one": "{count} claim", "other": "{count} claims"}
CLAIMS_BY_SECTION = "Claims of each section by how they check out"
SECTION = "Section"
STEPS = "Section by section"
NO_CLAIMS = "No claim to check in this section."

MODALITIES = {
    "fact": "stated as fact",
    "characterisation": "characterised",
    "opinion": "an opinion",
    "quote": "quoted",
    "prediction": "predicted",
    "speculation": "speculated",
    "allegation": "alleged",
}
VERDICTS = {
    "supported": "Supported",
    "partly": "Partly supported",
    "unsupported": "No support found",
    "contradicted": "Contradicted",
    "unverifiable": "Cannot be checked",
    "open": "Open",
    "opinion": "A judgement",
    "not-yet-known": "Not yet known",
}
SAID_ON_RECORD = "Said, on record"
ALLEGED_ON_RECORD = "Alleged, on record"
STATUSES = {
    "stated": "stated",
    "quoted": "quoted",
    "alleged": "alleged",
    "speculated": "speculated",
    "analysis": "analysis",
}
LAYERS = {"background": "Background", "visit": "The days", "aftermath": "Aftermath"}
KINDS_OF_ACTOR = {"person": "Person", "state": "State", "organisation": "Organisation", "group": "Group"}
AUDIT_KINDS = {
    "inconsistency": "Contradicts itself",
    "inaccuracy": "Inaccurate",
    "vague": "Vague",
    "omission": "Leaves out",
    "outdated": "Out of date",
    "dating": "Dating",
    "neutrality": "Wording",
}

TABLE = "The same as a table"
DOWNLOAD = "Download CSV"
SOURCES_OF = "Sources"
ALL = "All"
RESET = "Reset"
NOTHING_LEFT = "Nothing matches these filters."
LEFT_OUT = "The filters leave out what is chosen; it is shown because the link asks for it."
CLOSE = "Close"
CLEAR = "Clear the selection"

FAULT = "Something went wrong on our side. The rest of the page still works; please reload in a moment."
PROBLEMS_NONE = "The content files are in order."
PROBLEMS_SOME = {"one": "{count} problem in the content files", "other": "{count} problems in the content files"}
PROBLEMS_HELD = "The files have been broken since {time}. Readers see the story as it stood before."
PROBLEMS_NOTE = "Only people at this machine see this page."

NOT_FOUND_TITLE = "There is no page here"
NOT_FOUND_TEXT = "The address may be misspelt, or the page may have moved."
NOT_FOUND_LINK = "Go to the first page"
WITHOUT_SCRIPTS = "This explainer needs JavaScript. Here is the story in short."

MONTHS = ("Jan", "Feb", "March", "April", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
SEASONS = ("Spring", "Summer", "Autumn", "Winter")
ABOUT = "about {date}"
UNCERTAIN = "{date} (uncertain)"
BEFORE = "by {date}"
AFTER = "from {date}"
DECADE = "{year}s"
RANGE = "{first} to {last}"
LOCAL_TIME = "{date}, {time} local time"

# timeline
PRESETS_LABEL = "Stretch of time"
PRESETS = {"visit": "The days themselves", "year": "The year", "history": "Whole history"}
DAY_BY_DAY = "Day by day"
FILTERS = "Filters"
FILTER_TOLD = "Told by"
FILTER_LAYER = "Layer"
FILTER_KIND = "Kind"
FILTER_ACTOR = "Actor"
TOLD_OR_ADDED = {"told": "The article", "added": "Added by us"}
EVENT_COUNT = {"one": "{count} event shown", "other": "{count} events shown"}
EVENTS_SHOWN = "Events shown"
EVENT_COLUMNS = ("When", "What", "Layer", "Kind", "Where", "Who", "Told by")
TIMELINE_KEY = ("Hour known", "Day known", "Lasted", "Only month or year known")
TIMELINE_ALT = "Timeline of {count} events, {preset}. The list below holds all of them."
TIMELINE_HINT = "Choose a mark, or an event in the list below, for its details and sources."
MARKS_DRAWN = (
    "Marks stand for {drawn} of {all} events: first what the article tells, then what the story points at most. The numbers "
    "at the foot of a lane count the others; a day, a filter or the list below brings them out."
)
AND_MORE = "+{count}"
EVENTS_COUNTED = {"one": "{count} more event", "other": "{count} more events"}
MORE_IN_LIST = {"one": "and {count} more, in the list below", "other": "and {count} more, in the list below"}
MORE_ON_TIMELINE = {"one": "and {count} more, on the timeline", "other": "and {count} more, on the timeline"}
START_AT_FIRST = "Start at the first"
VERSIONS = "Accounts differ"
FROM_MEMORY = "Not opened in a source"
WHO_WAS_THERE = "Who was part of it"
PREVIOUS_DAY = "Day before"
NEXT_DAY = "Day after"
ERAS = "Eras"
ERAS_DRAWN = "The chart has the longest {count} of {all} eras, by their numbers in this list."

# actor map
ACTOR_VIEWS = {"map": "Map", "matrix": "Matrix", "table": "Table"}
ACTOR_VIEWS_LABEL = "Show the ties as"
ACTOR_VIEW_NARROW = {"map": "Actors", "matrix": "Ties"}
TIE_COUNT = {"one": "{count} tie shown", "other": "{count} ties shown"}
TIES = {"one": "{count} tie", "other": "{count} ties"}
FILTER_STATUS = "How it is said"
FILTER_TYPE = "Kind of tie"
NETWORK_SAID = "Map of {actors} actors and {ties} ties. The list beside it and the table below hold the same."
NETWORK_HINT = "Choose an actor or a line, or a name in the list."
NETWORK_PART = (
    "{actors} of {all_actors} actors and {ties} of {all_ties} ties are shown: {name} and those around, the most tied first."
    " To see others, choose one in the list, show only its ties, or filter; the table has all ties."
)
NETWORK_UNPLACED = "Not on this map, but in the list and the table: {names}."
NODE_SAID = "{name}, {kind}, {mentions}"
EDGE_SAID = "{origin} to {target}: {verbs} ({status})"
EDGE_SAID_MUTUAL = "{origin} and {target}: {verbs} ({status})"
MORE_VERBS = "{verb} +{count}"
NAMED = {"one": "named {count} time", "other": "named {count} times"}
NOT_NAMED = "not named by the article"
KEY_SIZE = "larger: named more often"
KEY_THIN = "thin, open arrow: added by us"
KEY_CONTESTED = "contested"
ACTORS_NAMED = "Named by the article"
ACTORS_ADDED = {"one": "{count} more, added by us", "other": "{count} more, added by us"}
ALL_ACTORS = "All actors"
PART_OF = "Part of"
ROLE_THEN = "Then"
ROLE_SINCE = "Since"
WANTS = "What it is said to want"
TIES_OUT = "Acts on others"
TIES_IN = "Acted on by others"
TIES_MUTUAL = "Both ways"
TIES_NONE = "No tie to another actor is recorded."
CLAIMS_ABOUT = "Claims that touch it"
CLAIMS_ON = "Claims it rests on"
EVENTS_WITH = "Events"
MORE_EVENTS = "All {count} on the timeline"
MORE_CLAIMS = "All {count} in the ledger"
MORE_TIES = "All {count} in the table"
SHOW_REST = "{count} more"
FOCUS_ON = "Show only its ties"
FOCUS_LEAVE = "Show all actors"
FOCUSED = "Only {name} and those tied to it."
TIE_BETWEEN = "{origin} to {target}"
TIE_MUTUAL = "{origin} and {target}"
TIE_OTHERS = "Also between the two"
CONTESTED = "Contested"
CONNECTED_ASK = "How are these two connected?"
CONNECTED_FROM = "First actor"
CONNECTED_TO = "Second actor"
CONNECTED_WITH = "Connect {name} with another actor"
CONNECTED_LEFT = "and {count} more: ask, then choose in the list below"
CONNECTED_STEPS = {"one": "Directly, by one tie.", "other": "In {count} steps."}
CONNECTED_NOT = "No chain of ties connects the two."
CONNECTED_FILTERED = "Only the ties that the filters leave were walked."
CONNECTED_AGAINST = "Here {origin} acts on {target}: walked against the arrow."
CONNECTED_ALSO = {"one": "one more tie between the two", "other": "{count} more ties between the two"}
TIE_COLUMNS = ("From", "Tie", "To", "Kind of tie", "How it is said", "Date", "Told by", "What it says", "Sources")
TIES_TABLE = "Ties shown: who acts, on whom, how, and by whom it is told"
TIES_HERE = "Here: {count} of {all} ties. The table, one of the views above, has all of them, and so have the files under Share."
TIES_PART = "Here: {first} to {last} of {all}. All of them are in the files under Share."
ACTORS_HERE_TABLE = "Here: the actors of the ties above. All of them are in the files under Share."
ACTOR_COLUMNS = ("Actor", "Kind", "Part of", "Named by the article", "Ties", "Then", "Since")
ACTORS_TABLE = "All actors, with their roles"
BOTH_WAYS = "both ways"
ARROWS = {"on": "→", "back": "←", "both": "↔"}
"""The way from one actor to the other, as the script runs."""
MATRIX_TABLE = "Ties by who acts (rows) and on whom (columns), the densest first"
MATRIX_CORNER = "Acts \u2193 on \u2192"
MATRIX_REST = "Others"
TIES_BY_ACTOR = "Ties, by who acts"

# sanctions
SANCTION_VIEWS = {
    "resolutions": "Resolutions",
    "measures": "Measures",
    "caps": "Caps",
    "enforcement": "Enforcement",
    "national": "National measures",
    "cases": "Transfers",
    "firewall": "The argument",
}
YEARS = "{first}–{last}"
SANCTION_VIEWS_LABEL = "Parts of this page"
NOTHING_HERE = "Nothing of this kind was known on the day of the article, or the story holds none."
RESOLUTIONS_SAID = "Timeline of {count} resolutions and drafts. The list below holds all of them."
RESOLUTIONS_SAID_SOME = (
    "Timeline of {count} of {all} resolutions and drafts. The list below holds all of them, in parts."
)
RESOLUTIONS_DRAWN = (
    "{count} of {all} have a row here: of each year and kind those that measures, transfers and enforcement refer to most."
    " Choose another one in the list below, and it has a row too."
)
RENEWALS_JOINED = "A ring with a number holds so many renewals; the list below has each."
RENEWALS = "Renewals"
RENEWAL_COUNT = {"one": "{count} renewal", "other": "{count} renewals"}
RESOLUTION_HINT = "Choose a mark, or a resolution in the list below, for its vote, its paragraphs and its sources."
RESOLUTION_KEY = ("Sanctions adopted", "Other resolution", "Draft that a veto stopped", "What it answered", "Renewal")
RESOLUTIONS_EARLIER = "Earlier ones stand in the list below: {names}."
RESOLUTIONS_EARLIER_COUNT = "{count} earlier ones stand in the list below."
RESOLUTION_COUNT = {"one": "{count} resolution", "other": "{count} resolutions"}
RESOLUTION_COLUMNS = (
    "Resolution", "Date", "Title", "Kind", "Result", "In favour", "Against", "Abstained", "What it answered", "What it adds",
)  # fmt: skip
RESOLUTIONS_TABLE = "Resolutions and drafts, their votes and what they answered"
ROLES = {"sanctions": "Sanctions", "mandate": "Mandate renewed", "exemption": "Exemption", "background": "Background"}
RESULTS = {"adopted": "adopted", "vetoed": "vetoed"}
TRIGGER = "What it answered"
ADDS = "What it adds"
VOTE = "The vote"
VOTE_TEXT = "{yes}–{no}–{abstained}"
VOTE_SAID = "{yes} in favour, {no} against, {abstained} abstained"
VOTE_AGAINST = "against: {names}"
VOTE_ABSTAINED = "abstained: {names}"
VOTE_KEY = ("in favour", "abstained", "against")
VOTES = "The votes"
PROVISIONS = "Paragraphs"
NOT_CHECKED = "number not checked"
NOT_CERTAIN = "paragraph not certain"
NUMBER_CHECKED = "number checked"
PARAGRAPH = "¶{number}"
READ_RESOLUTION = "Read the resolution"
MEASURES_OF = "Measures it began or changed"
CASES_OF = "Transfers it bears on"

MEASURE_STATES = {"begun": "begun", "tightened": "tightened", "eased": "eased"}
MEASURE_KEY = {"begun": "Begun", "tightened": "Tightened", "eased": "Eased"}
MEASURE_HINT = "Choose a measure for its text, its exemptions and who decides on them."
MEASURES_CAPTION = "Measures by category, against resolutions in order of date"
MEASURES_BY_YEAR = (
    "A column holds all resolutions of its years; the number below says how many, a number beside a mark how many of them"
    " did that. Choose a measure to see which."
)
MEASURE = "Measure"
MEASURE_COLUMNS = (
    "Measure",
    "Category",
    "Direction",
    "Begun by",
    "Tightened by",
    "Eased by",
    "Exemptions",
    "Who decides",
)
MEASURES_TABLE = "Measures, what began, tightened or eased them, exemptions and who decides"
EXEMPTIONS = "Exemptions"
WHO_DECIDES = "Who decides"
BEARINGS = "Where it stands"
CAPS_OF = "Its caps"

CAP_CHART_SAID = "Steps of the cap on: {name}. The list below the chart holds the same."
CAP_UNIT = "{unit}, as a rate a year"
CAP_COLUMNS = ("Measure", "From", "Until", "Cap", "Unit", "Per", "Superseded", "Text", "Resolution")
CAPS_TABLE = "Caps over the years"
CAP_KEY = ("Cap in force", "Superseded", "A total for its stretch, not a rate")
CAP_LABEL = "{value} per {per}"
CAP_OTHERS = "Limits without a chart"
CAP_OTHERS_NOTE = "Bans, or limits for which no number was set."
CAP_NO_NUMBER = "no number"
CAP_SUPERSEDED = "superseded"
CAP_PER = "{value} {unit} per {per}"
CAP_PLAIN = "{value} {unit}"
CAP_TOTAL = "{value} {unit}, {per}"
CAPS_SOME = "Here are {first} to {last} of {all} limits, those with a number first, each with its chart. The others stand in the other parts."
IN_ONE_FILE = "Here: {first} to {last} of {all} in the list above. All of them are in this file:"
CAP_GAP = "Each chart starts at zero. The list below it has every step."
MILLION = "{number} million"
PER_YEAR = (("year", 1), ("12 months", 1), ("quarter", 4), ("month", 12))
"""The words of `per` in data that make a cap a rate, and how often each comes in a year."""

STEP_KINDS = {
    "veto": "Veto",
    "monitoring": "Watch",
    "report": "Report",
    "position": "Position",
    "implementation": "Carried out",
    "obstruction": "Held up",
    "proposal": "Proposal",
    "exemption": "Exemption",
}
STEPS_TITLE = "Step by step"
STEP_COUNT = {"one": "{count} step", "other": "{count} steps"}
STEP_COLUMNS = ("Date", "Kind", "What happened", "Text", "Resolutions")
STEPS_TABLE = "Steps of the enforcement story"
BODIES = "Who watches"
BODY_MEMBERS = "Members"
BODY_DECIDES = "What it decides"
BODY_STATE = "What became of it"
BODY_COLUMNS = ("Body", "From, to", "Members", "What it decides", "What became of it")
BODIES_TABLE = "Bodies that watch, what they decide and what became of them"

NATIONAL_NOTE = "An act taken together counts once for each who took it."
NATIONAL_UNIT = "A square is {count} acts."
NATIONAL_OTHERS = "Others ({count})"
NATIONAL_MOST = "The {count} with the most acts have a line of their own; the list below names all."
NATIONAL_CAPTION = "Acts by whom, and by year"
NATIONAL_ALL = "All"
NATIONAL_WHO = "By whom"
NATIONAL_COUNT = {"one": "{count} act", "other": "{count} acts"}
NATIONAL_SOME = "{count} of {all} acts"
NATIONAL_COLUMNS = ("Date", "By whom", "About", "Title", "Whom it targets", "Programme")
NATIONAL_TABLE = "National measures, oldest first"
NATIONAL_LIST = "Year by year"

CASES = "All transfers"
CASE_COLUMNS = ("Transfer", "From → to", "Prohibits", "Restricts", "Exempts or permits", "Reports")
CASES_TABLE = "Paragraphs that bear on each transfer, and which way"
CASES_CSV = ("Transfer", "From", "To", "Resolution", "Paragraph", "Number checked", "Effect", "Text")
CASE_PICK = "Choose a transfer"
FROM_TO = "From {origin} to {target}"
EFFECTS = {"prohibits": "Prohibits", "restricts": "Restricts", "exempts": "Exempts", "permits": "Permits"}
BEARS_ON_IT = "What bears on it"
CASE_MEASURES = "Measures it touches"
CASE_RECORD = "What was reported"
CASE_RECORD_NONE = "No report is recorded."
CASE_SIDES = "What each side says"
CASE_SIDES_NONE = "No statement of either side is recorded."
OUR_READING = "Our reading"
OURS_NOTE = "The editors’ own reading of the texts. It is no ruling."
WE_SHOW = "That a paragraph bears on it is our reading, unless somebody is named for it. We show; we do not judge."

ARGUMENTS = "All arguments"
ARGUMENT_IN_PARTS = "The argument in its parts"
ARGUMENT_PART = "Part {number}"
FOR_IT = "For"
AGAINST_IT = "Against"
NONE_FOUND = "Nothing found."
INFERENCE_OURS = "inference ours"
VOICES = "Voices"
READING_THEN = "On the day"
READING_SINCE = "With what is known since"
ARGUMENT_COLUMNS = ("Part", "Side", "Point", "Inference", "Sources")
ARGUMENT_TABLE = "What speaks for and against each part of the argument"
SIDES_TALLY = "{pro} for, {con} against"

# server
TOO_LONG = "This address is too long: links of this site have at most {most} characters."

# sources and method
SOURCE_VIEWS = {"sources": "Sources", "method": "Method", "audit": "Gaps"}
SOURCE_VIEWS_LABEL = "Parts of this page"
SOURCE_KINDS = {
    "official": "Governments and offices",
    "un": "UN documents",
    "legal": "Laws and rulings",
    "state-media": "State media",
    "news-agency": "News agencies",
    "newspaper": "Newspapers and sites",
    "broadcaster": "Broadcasters",
    "magazine": "Magazines",
    "trade-press": "Trade press",
    "think-tank": "Think tanks",
    "reference": "Reference works",
    "dataset": "Data sets",
    "aggregator": "Aggregators",
    "blog": "Blogs",
}
SOURCES_FOUND = {"one": "{count} source matches “{query}”", "other": "{count} sources match “{query}”"}
SOURCES_NONE = "No source matches “{query}”."
SOURCES_OF_KIND = "{kind} only: {count} of {all} sources"
ALL_SOURCE_KINDS = "Show all kinds"
SOURCES_MOST_USED = "The {count} used most of {all}."
SOURCES_ALL_OF_KIND = "All {count} of this kind"
SOURCE_SEARCH = "Find a source by publisher or title"
ALL_SOURCES = "Show all sources"
BASES = {"read": "Read", "recalled": "Recalled"}
BASES_LONG = {"read": "Read, as a stored copy", "recalled": "Recalled: known to the editors, not opened"}
BASIS_SAID = "{read} read, {recalled} recalled"
ALL_READ = "all read"
ALL_RECALLED = "all recalled"
SOURCES_TABLE = "Sources by kind"
SOURCE_COLUMNS = ("Kind", "Read", "Recalled", "All", "From a party to the story", "Copies on other sites", "Undated")
USE_COUNT = {"one": "{count} use", "other": "{count} uses"}
USED_IN = "Where it is used"
USED_NOWHERE = "Nothing that was known on the day of the article cites it."
USE_KINDS = {
    "numbers": "Key numbers",
    "sections": "Sections",
    "sixty_seconds": "The story in 60 seconds",
    "claims": "Claims",
    "audit": "Gaps in the article",
    "outcomes": "What came of it",
    "events": "Events",
    "eras": "Eras",
    "days": "Days",
    "places": "Places",
    "journey": "Legs of the journey",
    "actors": "Actors",
    "relations": "Ties",
    "resolutions": "Resolutions",
    "measures": "Measures",
    "cases": "Transfers",
    "enforcement": "Enforcement",
    "bodies": "Who watches",
    "national": "National measures",
    "firewall": "The argument",
    "ramifications": "Ramifications",
    "strands": "Ramifications the article names",
    "glossary": "Glossary",
    "scenes": "Scenes",
    "sources": "Sources",
}
SOURCE_FACTS = {
    "publisher": "Publisher",
    "date": "Date",
    "kind": "Kind",
    "basis": "Basis",
    "copy": "Copy",
    "party": "Party",
    "note": "Note",
    "address": "Address",
}
READ_ON = "Read, as a stored copy, on {date}"
PARTY_LONG = "Its publisher takes part in the story, or speaks for one who does"
OPEN_ARCHIVED = "Open the archived copy"
NO_ADDRESS = "None is known"
FROM_TO_PLACES = "{origin} to {destination}"
NUMBERED = "{number}: {title}"

METHOD_HOW = "How the verdicts were reached"
METHOD_VERDICTS = "What the verdicts mean"
METHOD_UNSOURCED = "What could not be sourced"
METHOD_RECALLED = "What is recalled, not read"
METHOD_RIVALS = "Where figures and accounts differ"
METHOD_LATEST = "The latest date sourced"
METHOD_DATE_LINE = "What the article’s date line means"
METHOD_EDITIONS = "Editions"
METHOD_ERRORS = "Who signs, and how to report an error"
METHOD_ACCESS = "Accessibility statement"
METHOD_LICENCES = "Licences"
AS_OF_LABEL = "Record searched up to"
LATEST_LABEL = "Latest report sourced"
EDITION_LABEL = "Edition"
EDITION_OF = "{number}, {date}"
BY_LABEL = "By"
REVIEWED_LABEL = "Reviewed by"
CONTACT_LABEL = "Report an error"
NO_CONTACT = "This edition names no address for reports of errors."
NOT_SET = "To be set in story.yaml: {names}. Only people at this machine see this line."
CONTACT_SAY = "Please name the page, the statement and what is wrong with it. A correction appears in the editions above, with its date."
VERDICT_COLUMNS = ("Verdict", "Claims", "What it means")
VERDICTS_TABLE = "Claims by verdict"
VERDICT_MEANINGS = {
    "supported": "The sources found say that it is so.",
    "quote": "A quotation: the one quoted said it. Whether what was said is true is another question.",
    "allegation": "An allegation: the one named alleged it. Whether it is true is another question.",
    "partly": "Some of it holds, or it holds with limits that the article leaves out.",
    "unsupported": "We looked and found nothing for it. That does not make it false.",
    "contradicted": "The sources found say otherwise.",
    "unverifiable": "Nobody outside can know.",
    "open": "The record does not settle it.",
    "opinion": "A judgement, which no record can decide.",
    "not-yet-known": "The verdict rests on sources later than the day of the article.",
}
RECALLED_SOURCES = {"one": "{count} recalled source", "other": "{count} recalled sources"}
RECALLED_ENTRIES = {
    "one": "{count} entry with statements that rest on recalled sources alone",
    "other": "{count} entries with statements that rest on recalled sources alone",
}
STATEMENT_COUNT = {"one": "{count} statement", "other": "{count} statements"}
RECALLED_EVENTS = {
    "one": "{count} event of which a part was not opened in a source",
    "other": "{count} events of which a part was not opened in a source",
}
UNCHECKED = {
    "one": "{count} paragraph number not checked",
    "other": "{count} paragraph numbers not checked",
}
UNCHECKED_NOTE = "Given from memory: no page that names the number was read."
NO_PARAGRAPH = "no paragraph"
NOTHING_RECALLED = "Nothing here rests on memory."
RIVALS_NOTE = "Each version stands beside the others, by whom. We choose none."
RIVALS_NONE = "No account differs from another."
ACCOUNT_COUNT = {"one": "{count} account", "other": "{count} accounts"}
LATEST_NOTE = "The latest source that is cited for each kind of entry. The record was searched up to {date}; what came later is not here."
LATEST_COLUMNS = ("What", "Latest source", "Publisher", "Title")
LATEST_TABLE = "The latest source by kind of entry"
ACCESS_WORKS = "What works"
ACCESS_LIMITS = "What does not, or not fully"
ACCESS_AIM = (
    "We aim at WCAG 2.2, level AA. The pages are tested with axe in Chromium, in light and dark, from 320 to 1920 pixels. "
    "They have not been tested by people who use a screen reader, a switch or voice control every day."
)
ACCESS_GOOD = (
    "Every job can be done by keyboard: the list or table beside a chart leads to everything that the chart shows.",
    "Each chart has a title and a sentence that say what it shows, and the same data as a table to read or download.",
    "Colour is never the only sign: shapes, line styles and words say the same.",
    "Each selection has an address of its own; Back goes one step back, and focus stays with what was chosen.",
    "Light and dark, reduced motion, forced colours and 400 % zoom are provided for. On narrow screens lists take the place of wide charts.",
)
ACCESS_BAD = (
    "The marks of the timeline and of the charts of numbers cannot be reached by keyboard: use the list beside or below them.",
    "What a chart shows on hover is shown in the list as well, not by keyboard in the chart.",
    "Titles of sources stand in their own language, which is not marked: a screen reader may read them with the wrong voice.",
    "In older browsers the box behind a source’s name opens in the middle of the window, not beside the name.",
    "Without JavaScript only the story in short can be read.",
    "Pages behind links to sources are not ours; some are not accessible.",
)
LICENCE_LINES = (
    "The code is under the MIT licence; it stands in the file LICENSE.",
    "The licence of the story’s texts and data stands beside them, in data/LICENSE.",
    "The fonts, Newsreader and IBM Plex Sans, are under the SIL Open Font License 1.1; their licences are served with them.",
    "Short quotations belong to those who said or wrote them, the article and the sources to their publishers.",
)

FINDINGS_NONE = "No gap was found, or none was known on the day of the article."
SEVERITIES = {"high": "Weighs heavily", "medium": "Weighs", "low": "Weighs little"}
SEVERITY_NOTES = {
    "high": "It changes what a reader takes from the article.",
    "medium": "It changes how a part of it reads.",
    "low": "It changes little.",
}
FINDING_COUNT = {"one": "{count} finding", "other": "{count} findings"}
FINDINGS_BY_KIND = "Findings by kind and weight"
FINDING_KIND = "Kind"
FINDING_WHERE = "Where in the article"
FINDING_CLAIMS = "Claims it touches"

# ramifications
NODE_KINDS = {"driver": "Driver", "mechanism": "Mechanism", "effect": "Effect", "consequence": "Consequence"}
NODE_COLUMNS = {"driver": "Drivers", "mechanism": "Mechanisms", "effect": "Effects", "consequence": "Consequences"}
HORIZONS = {"short": "short term", "long": "long term"}
STRENGTHS = {"stated": "on record", "argued": "argued", "possible": "possible"}
STRENGTH_NOTES = {
    "stated": "said on record",
    "argued": "argued by the article or analysts",
    "possible": "possible: an inference",
}
SIGNS = {"+": "furthers", "-": "hinders"}
PICK_STRAND = "Strand"
PICK_PARTY = "For whom"
PICK_HORIZON = "Horizon"
MAIN_LINE = "The main line"
MAIN_LINE_SAID = "Boxes of each kind on the longest chains, those that the article tells first."
STRAND_SAID = "Heavy outlines: the strand’s own. The others: what leads there, and what follows."
PARTY_TITLE = "{party}: what could follow"
PARTY_SAID = "Heavy outlines: what touches it directly. The others: what leads there, and what follows."
NODE_TITLE = "To and from “{node}”"
NODE_SAID_AROUND = "What leads to it at once, and what it leads to."
IN_HORIZON = "{title}, {horizon}"
DRAWN_OF = {
    "one": "{count} of {all} is drawn; the list below has all.",
    "other": "{count} of {all} are drawn; the list below has all.",
}
ALL_DRAWN = "All are drawn."
DRAWN_LONG = (
    "Drawn: {count} of {all}. A strand, a party or a horizon draws others; so does a name chosen in the list below."
)
DRAWN_OWN = "Drawn of its own: {count} of {all}. A horizon draws others; so does a name chosen in the list below."
DRAWN_NEAR = "Drawn of these: {count} of {all}. Its entry here names all."
OWN_LEFT = {"one": "and {count} more in the list below", "other": "and {count} more in the list below"}
STRAND_LEFT = {"one": "and {count} more in the list of its view", "other": "and {count} more in the list of its view"}
OUTCOMES_LEFT = {"one": "Show {count} more", "other": "Show {count} more"}
LIST_OF_VIEW = "Those of this view only, and what is drawn with them: {count}."
LIST_OF_ALL = "List all {count}"
STEPS_OF_PART = "Here: the steps that begin at boxes {first} to {last} of {all} in the list above. All of them are in the files under Share."
ONE_AT_A_TIME = "a strand is shown already: one strand or one party at a time"
NOT_IN_VIEW = "what is chosen does not stand in that view"
LAYERS_SAID = (
    "{title}: {nodes} boxes in columns from drivers to consequences, {arrows} arrows. The list below holds them all."
)
BOX_SAID = "{kind}: {label}. {party}, {horizon}. {into} lead to it, it leads to {out}."
NODE_HINT = "Choose a box, or a name in the lists, for what leads to it, what it leads to, and the sources."
MOST_MEET = "Where most ways meet"
ITS_OWN = "What touches it directly"
WAYS = {"one": "{count} way", "other": "{count} ways"}
LEADS_HERE = "What leads to it"
LEADS_ON = "What it leads to"
LEADS_HERE_NONE = "Nothing here leads to it: it stands at the beginning."
LEADS_ON_NONE = "It leads to nothing further here."
AROUND_IT = "Show only what is around it"
STRAND_EXPECTS = "What the article expects"
COUNTER_VIEW = "The counter-view"
RECORD_SINCE = "The record, by date"
RECORD_EMPTY = "Nothing was on record yet on the day of the article."
RECORD_NONE = "Nothing is on record yet."
READING_LATER = "Not known on the day of the article."
READING_AS_OF = "As of {date}"
OUTCOMES_OF = "What has become of it"
OUTCOME_VERDICTS = {
    "happened": "Happened",
    "partly": "Partly",
    "did-not-happen": "Did not happen",
    "too-early": "Too early to say",
    "unknown": "Unknown",
    "not-yet-known": "Not yet known",
}
STRAND_NODES = "In the picture"
SHOW_STRAND = "Show it in the picture"
READ_STRAND = "Counter-view and record stand below."
ALL_NODES = "All causes and consequences"
NODES_TABLE = "Causes and consequences by kind, for whom and when"
NODE_TABLE_COLUMNS = ("Name", "Kind", "For whom", "Horizon", "Told by", "What it says", "Since", "Sources")
ARROWS_TABLE = "Steps: what leads to what, how, and how firmly that is said"
ARROW_COLUMNS = ("From", "Furthers or hinders", "To", "How", "How firmly", "Sources")

# claims
DOWNLOAD_JSON = "Download JSON"
WHO_SAYS_SO = "Who says so"
HOW_SAID = "How it is said"
HOW_IT_CHECKS = "How it checks out"
ABOUT_WHOM = "About whom"
CLAIM_SEARCH = "Find a claim by its words, speaker or actor"
CLAIMS_MATRIX = "Claims by how they are said and how they check out"
CLAIMS_MATRIX_KEY = (
    "The area of a mark is the number of claims. Choose a mark, a row or a column to see its claims below."
)
THE_LEDGER = "Claim by claim"
LEDGER_ORDER = "What does not hold up stands first; within a verdict, in the order of the article."
CLAIMS_OF = "{count} of {all} claims"
QUOTED_QUERY = "“{query}”"
NO_CLAIM_MATCHES = "No claim matches this search and these filters."
ALL_CLAIMS = "Show all claims"
OUTSIDE_FILTERS = "The search or the filters leave this claim out; it is shown because the link asks for it."
CLAIM_BY_CLAIM = "Claim by claim"
IN_THE_ARTICLE = "In the article: {place}"
IN_THE_LEDGER = "In the ledger of claims"
FLAGGED = "What is amiss in the article here"
RELATED_EVENTS = "Related events"
CLAIMS_AS_FILES = {"one": "The claim shown, as a file", "other": "The {count} claims shown, as a file"}
CLAIMS_TABLE = "Claims shown, with all their fields"
CLAIM_FIELDS = (
    "Id",
    "Claim",
    "The article’s words",
    "Section",
    "¶",
    "Who says so",
    "How it is said",
    "How it checks out",
    "Why",
    "Sources",
)
# (end of claims)

# then and now
OUTCOME_GROUPS = {
    "prediction": "What the article expects",
    "open-question": "Questions it leaves open",
    "not-foreseen": "What it did not foresee",
}
OUTCOME_ROWS = {"prediction": "It expects", "open-question": "It leaves open", "not-foreseen": "It did not foresee"}
OUTCOME_KINDS = {"prediction": "Expected", "open-question": "Left open", "not-foreseen": "Not foreseen"}
OUTCOME_ANSWERED = "Answered"
OUTCOME_FILTERS = {"happened": "Happened, or answered"}
OUTCOME_LEGEND = "Show by what has become of it"
OUTCOME_STRIP = "What has become of it, at a glance"
OUTCOME_MARK = "{label}: {verdict}"
OUTCOME_SHOWN = "{count} of {all} shown"
OUTCOME_BARS = (
    "Too many for a mark each: bars show how many there are, {count} in all. Choose one to list only its own, and again to "
    "list all."
)
OUTCOME_OPEN = "Open below: {label}"
OUTCOME_NONE_YET = "On the day nobody could know what would become of it: each mark is still without a verdict."
OUTCOME_ON_THE_DAY = "On the day, {date}"
OUTCOME_CLOSEST = "Comes closest to it:"
OUTCOME_CLAIMS = "What it rests on in the article"
OUTCOME_EARLY = "On record by then"
OUTCOME_EARLY_NONE = "Nothing we found was on record by then."
OUTCOME_LATER = "The record since, by date"
OUTCOME_LATER_NONE = "Nothing is on record since."
OUTCOME_ESTIMATES = "Rival figures, by whom"
OUTCOME_ESTIMATES_NOTE = "Each figure stands beside the others. We choose none."
OUTCOME_COUNTER = "The counter-reading"
OUTCOME_OURS = "The editors’ own reading"
OUTCOME_CASES = "Transfers it is about"
OUTCOME_STRANDS = "Ramifications it belongs to"
OUTCOME_STEPS = "One by one"
OUTCOME_TABLE = "What the article expects, and what has become of it"
OUTCOME_COLUMNS = (
    "Name", "Kind", "Where in the article", "On the day", "What has become of it", "Why", "As of", "Reports",
    "Counter-reading",
)  # fmt: skip

# (end of then and now)

# journey
JOURNEY_VIEWS_LABEL = "How to show the journey"
JOURNEY_VIEWS = {"map": "Map", "table": "Table"}
JOURNEY_SAID = "Map of the journey: {stops} stops, {legs} legs. The lists beside and below hold the same."
JOURNEY_HINT = "Choose a stop or a line on the map, or in the lists, for what is known of it and its sources."
MAP_NOTE = (
    "Legs are straight lines between points with a source, not tracks; marks that would cover each other stand a little "
    "apart. Borders are dashed and drawn as held on the ground, some of them disputed: we take no side. Land: Natural Earth."
)
KILOMETRES = "{km} km"
ABOUT_KM = "About {km} in a straight line."
STANDINGS = {"known": "Known", "inferred": "Inferred by us"}
STANDINGS_KEY = {"known": "Leg known from reports", "inferred": "Leg inferred by us"}
MEANS = {"rail": "By rail", "road": "By road", "water": "By water", "air": "By air", "foot": "On foot"}
KEY_STOP = "Stop, in order of first arrival"
KEY_PASSED = "Passed, or not surely there"
STOP_SAID = "Stop {number}: {name}, {country}"
PASSED_SAID = "{name}, {country}: passed"
PLACE_SAID = "{name}, {country}: not on the way"
LEG_SAID = "{name}: {standing}, {mode}, {km}"
LEG_LEFT = "left {date}"
LEG_CAME = "arrived {date}"
LEG_AND = ", "
LEG_UNDATED = "not dated"
STOPS = "Stops in order of first arrival"
PASSED = "passed"
NOT_ON_THE_WAY = "Not on the way. The map keeps to the journey, so it is marked only if it lies within."
ONLY_PASSED = "Passed on the way; no stop here is reported."
EVENTS_AT = {"one": "One event here", "other": "{count} events here"}
LEGS_HERE = "Legs from, to and through here"
LEGS_THAT_DAY = "Legs that were, or may have been, under way that day"
LEGS_OF_EVENT = "Part of"
LEG_BACK = "The other way round"
POINT = "Point on the map: {lat}, {lon} (degrees north, east). {reference}."
WHERE = "Where"
NO_PLACE = "The story names no place for it."
ON_TIMELINE = "On the timeline"
LEG_NUMBER = "Leg {number} of {count}"
LEG_KNOWN = "What is known"
LEG_NOT_KNOWN = "What is not known"
LEG_EVENTS = "Events of this leg"
DISTANCE = "Distance"
MEASURED = "Measured as the shortest line on the WGS84 ellipsoid between the two points (Karney’s method, GeographicLib); the way itself is longer."
MEASURED_VIA = "Measured as the shortest lines on the WGS84 ellipsoid from point to point through {places} (Karney’s method, GeographicLib); the way itself is longer."
NO_LEG = "No leg of the journey leads from the one to the other."
PREVIOUS_LEG = "Leg before"
NEXT_LEG = "Leg after"
LEGS_IN_ORDER = "The way, leg by leg"
LEGS = {"one": "one leg", "other": "{count} legs"}
TOTALS = (
    "In straight lines the journey is about {all} long: {known} on {known_legs} that reports bear out, {inferred} on "
    "{inferred_legs} that we infer. Each leg is the shortest line on the WGS84 ellipsoid between its points (Karney’s method, "
    "GeographicLib); the way itself is longer."
)
OTHER_PLACES = {"one": "One other place of the story", "other": "{count} other places of the story"}
OTHER_PLACES_NOTE = (
    "They are not on the way. Choosing one marks it, if it lies on the map, and lists what happened there."
)
LEGS_TABLE = "Legs of the journey in order, with the length of each in a straight line"
LEG_COLUMNS = (
    "Leg", "From", "To", "Through", "Left", "Arrived", "How", "Standing", "Kilometres", "How computed", "Known", "Not known",
)  # fmt: skip
HOW_COMPUTED = "Geodesic on WGS84 (GeographicLib) through {points} points"
MARK_MORE = {"one": "and one more", "other": "and {count} more"}
MARK_SAID = {"one": "{count} place: {names}", "other": "{count} places as one mark, such as {names}"}
LINE_SAID = {
    "one": "{count} leg, {standing}: {names}",
    "other": "{count} legs as one line, {standing}, such as {names}",
}
KEY_MANY = "Several places close together: how many"
SAME_MARK = {"one": "{count} place in one mark of the map", "other": "{count} places in one mark of the map"}
SAME_MARK_NOTE = "The one that is selected stands by itself."
SAME_LINE = {"one": "{count} leg in one line of the map", "other": "{count} legs in one line of the map"}
DRAWN_TOGETHER = (
    "So long a way does not fit on a map stop by stop. What lies close together is drawn together: {marks} marks for {places} "
    "places, {lines} lines for {legs} legs. Choose a mark or a line: one of its places or legs then stands by itself, and "
    "the others are listed with it."
)
NOT_DRAWN = {
    "one": "{count} more leg is not drawn, because it is too short or few go the same way: choosing it in the list draws it.",
    "other": "{count} more legs are not drawn, because they are too short or few go the same way: choosing one in the list "
    "draws it.",
}
# (end of journey)

# search
SEARCH_GROUPS = {
    "pages": "Pages",
    "sections": "Sections of the article",
    "actors": "Actors",
    "places": "Places",
    "events": "Events",
    "claims": "Claims",
    "outcomes": "Then and now",
    "resolutions": "Resolutions",
    "provisions": "Provisions",
    "measures": "Measures",
    "cases": "Transfers",
    "ramifications": "Ramifications",
    "glossary": "Glossary",
    "sources": "Sources",
}
SEARCH_PROVISION = {True: "{number}, paragraph {paragraph}", False: "{number}, a provision"}
SEARCH_FIELD = "A name, a word, a number"
SEARCH_TITLE = "Search the story"
SEARCH_LEAD = "People and places, events, claims, provisions, sources: as you type, and with a slip of the pen too."
SEARCH_RESULTS = {"one": "{count} result for “{query}”", "other": "{count} results for “{query}”"}
SEARCH_NONE = "Nothing here has “{query}”"
SEARCH_NONE_HINT = "Try fewer words, or only the beginning of a name."
SEARCH_READ_AS = "Read as “{words}”."
SEARCH_LOOSE = "Nothing has all of these words; these have some of them."
SEARCH_SAID = {"one": "{count} result", "other": "{count} results"}
SEARCH_ALL = {"one": "See {count} result on a page", "other": "See all {count} results"}
SEARCH_MORE = "All {count}: {group}"
SEARCH_KINDS = "Only"
SEARCH_FIRST = "The first {most} of {count} are shown. A word more finds fewer."
SEARCH_TRY = "Try one of these"
SEARCH_BOX = {
    "label": "Search the story",
    "placeholder": SEARCH_FIELD,
    "shut": CLOSE,
    "close": "Close the search",
    "help": "Arrow keys to choose, Enter to open",
    "on": "The keys / (search) and p (present) work on every page: switch them off",
    "off": "The keys / (search) and p (present) are switched off: switch them on",
}
"""The words of the box that opens over a page."""
# (end of search)

# glossary
IN_GLOSSARY = "In the glossary"
GLOSSARY_LEAD = "What the words mean, where each comes from and where it is used here."
GLOSSARY_SEARCH = "Find a term"
GLOSSARY_LETTERS = "By letter"
GLOSSARY_DIGITS = "0–9"
TERMS_FOUND = {"one": "{count} term matches “{query}”", "other": "{count} terms match “{query}”"}
TERMS_NONE = "No term matches “{query}”."
ALL_TERMS = "Show all terms"
TERM_ALSO = "Also: {names}"
TERM_LINK = "Link to this term"
TERM_USES = {"one": "Used in {count} entry", "other": "Used in {count} entries"}
TERM_UNUSED = "No text here uses it in these words."
TERM_MORE = "Show {count} more"
TERMS_TABLE = "The terms, what they mean and how many entries use them"
TERM_COLUMNS = ("Term", "Also", "What it means", "Since", "Entries that use it", "Rests on")
GLOSSARY_DOOR = {
    "one": "One term is explained in the glossary.",
    "other": "{count} terms are explained in the glossary.",
}
# (end of glossary)

# walk
WALK_STEP = "{number} of {count}"
WALK_STEPS = "Scene by scene"
WALK_SCENES = "All scenes"
WALK_LENGTH = {"one": "about {count} minute", "other": "about {count} minutes"}
WALK_NEXT = "Next: {title}"
WALK_PREVIOUS = "Previous: {title}"
WALK_AGAIN = "From the start"
WALK_BACK = "Back to the walk: step {number} of {count}"
WALK_LEAVE = "Close: do not offer the way back"
WALK_OPEN = "Open this view"
WALK_SOURCES = "What this scene rests on"
WALK_EMPTY = "No scene of this walk was known on the day of the article."
WALK_IN = "Walk me through it, scene by scene"
WALK_COUNT = {"one": "{count} scene", "other": "{count} scenes"}
WALK_VERDICTS = "How the claims check out"
WALK_TIES = "Between {origin} and {target}"
WALK_TIES_OF = "Ties of {actor}"
WALK_STOPS = "Solid: reported. Broken: our inference."
WALK_INFERRED = "inferred"
WALK_EXPECTED = "What the article expected"
WALK_NOT_FORESEEN = "What the article did not foresee"
WALK_BECAME = "What has become of it"
WALK_REST = {"one": "and {count} more", "other": "and {count} more"}
WALK_OPEN_QUESTIONS = "What we could not source"
# (end of walk)

# share
SHARE = "Share"
SHARE_CREDIT = "From “{title}”, {edition}"
OPEN_WHOLE = "Open the whole view"
SHARE_HOSTS = "Browsers show it only in pages of this site and of {hosts} (setting FRAME_ANCESTORS)."
SHARE_FILE = "{what} ({form})"
SHARE_FILES = {
    "claimreview.json": "Reviews of claims (ClaimReview)",
    "actors.gexf": "The map, for Gephi (GEXF)",
    "actors.graphml": "The map, for other tools (GraphML)",
}
SHARE_LICENCE = "Each file names its edition and licence."
CITE_FORMS = {"words": "In words", "bibtex": "BibTeX", "ris": "RIS"}
SHARE_WORDS = {
    "link": "Link to this view",
    "copyLink": "Copy link",
    "copyTitled": "Copy title and link",
    "native": "Share …",
    "picture": "The chart as a picture",
    "png": "PNG",
    "svg": "SVG",
    "copyPicture": "Copy the picture",
    "data": "The data of this view",
    "copyAddress": "Copy its address",
    "cite": "Cite it",
    "citeAs": "Form of the citation",
    "copyCitation": "Copy the citation",
    "embed": "Embed it in another page",
    "copyCode": "Copy the code",
    "measuring": "Measuring how high the view stands …",
    "scene": "Present this view",
    "sceneNote": "A scene for scenes.yaml: write its statement and notes, then save it there.",
    "copyScene": "Copy the scene",
    "copied": "Copied.",
    "failed": "That did not work in this browser. Select the text and copy it by hand.",
    "close": "Close",
}

# (end of share)

# previews and feed
PREVIEW_TITLE = "{title} · {page}"
PREVIEW_CLAIM = "Claim: {text}"
TITLE_WITH = "{title} ({what})"
PREVIEW_TIE = "{origin} and {target}: {verb} ({status})"
PREVIEW_PATH = "How are {first} and {second} connected?"
PREVIEW_CHECKED = "Who says so: {who}. How it checks out: {verdict}. {why}"
PREVIEW_OUTCOME = "{expectation} {verdict}. {why}"
PREVIEW_DAY = "As known on {date} · {edition}"
PREVIEW_ALT = "Title card: {title}"
FEED_TITLE = "{title}: editions and corrections"
FEED_EDITION = "Edition {number}"
FEED_CORRECTION = "Correction: {name}"
FEED_CORRECTION_PLAIN = "Correction, edition {number}"
FEED_WAS = "It said: {text}"
FEED_IS = "It now says: {text}"
FEED_LINK = "Follow editions and corrections (Atom feed)"
CORRECTION_SEE = "See it: {name}"
REPORT_ERROR = "Report an error"
REPORT_SUBJECT = "Error: {title}"
REPORT_BODY = "Page: {title}\nAddress: {address}\n\nThe statement, and what is wrong with it:\n"
# (end of previews and feed)

# exports
EXPORT_REFERS = "The id of a {one}."
EXPORT_POSITION = "The row’s place in its list, from 1."
EXPORT_ID = "What tells the row from others."
EXPORT_PAIRS = {
    "vote": "How they voted: against, or abstained.",
    "who": "Who voted so.",
    "name": "The name of the parameter.",
    "value": "Its value.",
}
EXPORT_PARENT = "The {column} of the row of {table} that this row belongs to."
EXPORT_SOURCES = "Where each row of {table} comes from: places in the article, and places in sources with the passage."
EXPORT_EARLIEST = "The first day that {name} can mean; empty where it is open."
EXPORT_LATEST = "The last day that {name} can mean; empty where it is open."
EXPORT_VERDICT_SAID = (
    "The verdict in words. Of a quotation or an allegation it says only that it is on record, never that it is true."
)
EXPORT_EDITION = "The edition of the story that the row was taken from, and its date."
EXPORT_LICENCE = "The licence of the content."
EXPORT_NO_LICENCE = "none stated"
EXPORT_TITLE = "Data of “{title}”"
EDITION_ON = "{number}, {date}"
REVIEW_ASPECT = "Whether it was said, not whether it is true"
CITE_VIEW = "“{view}”, in: {title}"
CITE_PART_OF = "In: {title}"
CITE_ACCESSED = "(accessed {date})"
EXPORT_FILES = {
    "README.txt": "this text",
    "datapackage.json": "what each table and column means, keys, licence, edition, sources (a Data Package; frictionless reads it)",
    "story.json": "the whole story in one file, in the order of its pages",
    "story.jsonld": "the story, its data and its reviews of claims in the words of schema.org",
    "claimreview.json": "the reviews of claims alone",
    "actors.gexf": "the actor map, for Gephi",
    "actors.graphml": "the actor map, for other tools that read graphs",
    "tables/": "the story as tables",
}
EXPORT_README = """{heading}
{line}

{standfirst}

{edition}. {known}
{licence}

HOW TO CITE

{citation}

WHAT IS WHAT

{files}

THE TABLES

Each table is a file of comma-separated values in UTF-8 with a header. An entry has an `id`, which never changes. A row of
a list has the key of the row it belongs to and a `position`: `claim_sources` says where each row of `claims` comes from.
What stands in a column with the name of another kind (`actor`, `event`) is an id of that kind. An empty cell: not known.

A date is as in ISO 8601, with its doubt: 2021-06~ is about June 2021, 2021-06? is not certain, 2021/2022 is from 2021 to
2022, 2021/.. is open (EDTF, ISO 8601-2). The columns `_earliest` and `_latest` beside it have the days it can mean.

A text that a spreadsheet would take for a formula has an apostrophe before it; story.json has it without.

What the article says and what was added never mix: a place in the article has a `section`, a place in a source a
`source` and the passage that bears the statement. The verdict on a quotation says whether it was said, never whether it
is true. The ratings of the reviews are words, not points on a scale.

{tables}
"""
EXPORT_KNOWN = {
    "now": "As known on {date}.",
    "day": "As known on {date}, the day of the article; what came later is not in it.",
}
EXPORT_LICENCE_LINE = {
    True: "Licence: {title}, {url}",
    False: "No licence is stated: ask who made it before you use it.",
}
EXPORT_BY = "Made by {by}."
EXPORT_ROWS = {"one": "{count} row", "other": "{count} rows"}

# (end of exports)

# presenting
STAGE_MORE = "+{count} more"
DECK = {
    "place": "{number} of {count}",
    "more": STAGE_MORE,
    "card": "The chosen mark",
    "notInDeck": "The scene that the link names is not in this deck: it starts at the first.",
    "previous": "Back",
    "next": "Next",
    "overview": "All scenes",
    "help": "Keys",
    "leave": "Explore this view",
    "close": "Close",
    "goto": "Go to scene",
    "gotoHint": "A number, or the start of a title; then Enter",
    "noScene": "No scene of that name.",
    "noPanel": "This view could not be drawn.",
    "offline": "No connection: stepping goes on.",
    "failed": "The stage could not be loaded. Please reload the page.",
    "blocked": "The browser blocked the speaker’s window. Allow pop-ups for this site and press s again.",
    "now": "On stage",
    "then": "Next",
    "end": "End of the talk",
    "notes": "Notes",
    "black": "Black",
    "restart": "Restart the clock",
    "elapsed": "elapsed, of {time}",
    "left": "left",
    "pace": "pace",
    "clock": "clock",
    "planned": "this scene",
    "onTime": "on time",
    "ahead": "ahead",
    "behind": "behind",
    "keys": [
        ["→ PageDown Space", "next scene"],
        ["← PageUp", "scene before"],
        ["Home End", "first, last"],
        ["5 Enter", "scene 5; or the start of a title"],
        ["g", "go to a scene by its title"],
        ["o", "all scenes"],
        ["n", "notes, here"],
        ["s", "the speaker’s window"],
        ["t", "let the audience follow"],
        ["b", "black screen"],
        ["f", "full screen"],
        ["d", "dark or light"],
        ["c", "high contrast"],
        ["?", "this list"],
        ["Esc", "leave, to this view"],
    ],
}

STAGE_MARKS = "Filled marks: told by the article. Hollow: added by us."
STAGE_TIES = "Solid: stated as fact. Broken or dotted: quoted, alleged or supposed. Thin: added by us."
STAGE_STEPS = "Solid: on record. Broken: argued. Dotted: only possible. A bar at the end: hinders."
STAGE_RESOLUTIONS = "Ring: what it answered. Square: the vote; filled: sanctions. Cross: vetoed."
STAGE_RIVALS = "How much, and by whom"
STAGE_STOP = "Stop {number}"
STAGE_PLACES = {"one": "{count} place", "other": "{count} places in one mark"}
STAGE_LEGS = {"one": "{count} leg", "other": "{count} legs in one line"}
STAGE_TOGETHER = "A square holds as many places as it says."
STAGE_CLAIMS = "The larger the mark, the more claims."
STAGE_REST = {"one": "{count} earlier figure is on its page.", "other": "{count} earlier figures are on its page."}
STAGE_EVENTS = {"one": "{count} more event is on its page.", "other": "{count} more events are on its page."}
STAGE_ACTORS = {"one": "{count} more actor is on its page.", "other": "{count} more actors are on its page."}
STAGE_NODES = {"one": "{count} more box is on its page.", "other": "{count} more boxes are on its page."}
STAGE_GAPS = {"one": "{count} more is on the page of method.", "other": "{count} more are on the page of method."}
STAGE_MORE_RESOLUTIONS = {"one": "{count} more is on its page.", "other": "{count} more are on its page."}
STAGE_CAPS = {"one": "{count} more cap is on its page.", "other": "{count} more caps are on its page."}

# (end of presenting)

# taking along
DECK_TAKE = {
    "take": "Take it along as one file",
    "taking": "Writing the file: scene {done} of {count}, {title}",
    "takingBegin": "Writing the file …",
    "taken": "{name} is saved: {size} MB, opens without a network.",
    "takeOffline": "No connection: the file can be written when it is back.",
    "leaveOffline": "No connection: the stage stays until it is back.",
    "speakerOffline": "No connection: the speaker’s window can be opened when it is back.",
    "takeFailed": "The file could not be written. Please try again.",
    "print": "Print a handout",
    "sourcesOf": "Sources",
    "noAddress": "This file does not know the story’s address on the web.",
}
TAKEN_SCRIPTS = "This presentation needs JavaScript: allow scripts for this file, or open it in another browser."
TAKEN_WITHOUT = ("t",)
"""Keys of the stage that a file does not have: nobody can follow it."""
TAKEN_SCENE = "{done}/{count}  {title}"
TAKEN_DONE = "{file}: {count} scenes, {size} MB; open it in a browser, no network is needed"
TAKEN_PDF = "{file}: {count} scenes, {size} MB"
TAKEN_UNKNOWN = "scene '{id}' is not in this story; its scenes are {known}"
TAKEN_NO_SCENES = "{folder}: the story has no scenes"
TAKEN_BROKEN = "{folder}: the content has errors; see python -m story check {folder}"
TAKEN_NO_CHROMIUM = "A handout as PDF needs Chromium: install it, or set CHROMIUM to the path of one."
SCENE_TEXT = "what readers read, one to three sentences"
SCENE_NOTES = "what the speaker says"
SCENE_SOURCES = "where it rests: - {section: …, paragraph: 1} or - {source: …, passage: …}"
# (end of taking along)

# talks
TALK_ERRORS = {
    "json": "Send a JSON object, as application/json.",
    "large": "That is more than a talk needs.",
    "scenes": "Name the scenes of this story, each once.",
    "scene": "The talk has no such scene.",
    "step": "Say one of scene, black, pointer or clock.",
    "key": "That is not the key of this talk.",
    "none": "No talk has this code.",
    "over": "This talk is over.",
    "often": "Too many requests: wait a moment.",
    "crowded": "There is no room for more at the moment.",
    "unreachable": "Talks cannot be reached at the moment.",
    "method": "This address takes no such request.",
    "nothing": "There is nothing at this address.",
}
FOLLOW = {
    "heading": "Follow the talk",
    "code": "Code of the talk",
    "act": "Follow",
    "hint": "Six letters and figures: they stand on the stage.",
    "unknown": "No talk has this code now. Look at the stage again; a talk that has ended has no code any more.",
    "unscripted": "Without scripts this page does not follow the stage. All scenes of the talk stand here, one after the other.",
    "ways": "Scenes",
    "previous": "Back",
    "next": "Next",
    "back": "Back to the stage",
    "open": "Open this view",
    "newTab": "(new tab)",
    "connecting": "Connecting …",
    "live": "Live",
    "away": "The stage goes on: scene {number}",
    "lost": "No connection: trying again",
    "crowded": "Many follow just now: trying again",
    "over": "The talk is over",
    "now": "On stage, {place}: {statement}",
}
REMOTE = {
    "heading": "Remote of the talk",
    "connecting": "Connecting …",
    "live": "Connected",
    "lost": "No connection",
    "previous": "Back",
    "next": "Next",
    "then": "Next: {statement}",
    "end": "This is the last scene.",
    "lock": "Lock",
    "locked": "Locked: hold to unlock",
    "isLocked": "Locked. Hold the button to unlock.",
    "unlocked": "Unlocked.",
    "clock": "{elapsed} of {planned}",
    "place": "{number} of {count}",
    "noKey": "This page needs the link that the stage shows: press t there, then “Show the remote’s code”.",
    "over": "This talk is over, or the key is not its key.",
}
TALK_FOLLOWERS = {"one": "{count} follows", "other": "{count} follow"}
TALK_PANEL = {
    "heading": "Let the audience follow",
    "follow": "Follow on your phone",
    "code": "Code",
    "alt": "QR code of this address",
    "showRemote": "Show the remote’s code (whoever sees it can drive)",
    "remote": "Your remote: keep it to yourself",
    "remoteAlt": "QR code of the remote’s link",
    "remoteLink": "Open the remote",
    "speakerLink": "Link of the speaker’s window",
    "copied": "Copied.",
    "hide": "Hide it",
    "end": "End the talk",
    "close": "Close",
    "starting": "Starting …",
    "over": "The talk has ended: its code and key are void.",
    "noServer": "Nobody can follow here: this host does not run the app’s own server.",
    "refused": "The talk could not be started: {why}",
    "unreachable": "The server does not answer.",
    "local": "This address holds on this machine only. For phones, open the stage by the machine’s address in the network.",
    "lost": "Phones are not reached; they will catch up.",
}

# (end of talks)

# gallery
GALLERY_NOTE = (
    "Each block and each figure in its states, with what the story holds. Only people at this machine see this page."
)
GALLERY_FAMILIES = {
    "signs": "Signs",
    "lists": "Lists and tables",
    "panels": "Panels and notices",
    "charts": "Charts",
    "pictures": "Pictures",
}
GALLERY_FAMILIES_LABEL = "Kinds of example"
GALLERY_NONE = "This story has nothing to show here."
# (end of gallery)

isolate(globals())
