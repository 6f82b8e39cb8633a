"""A copy of a story that says it is in another language, with the headline of the second story in that language."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

HEADLINES = {
    "de": {
        "kicker": "Erklärt: ein Buch auf See",
        "title": "Warum der Laternenkodex seine Insel verlassen musste",
        "title_now": "Warum der Laternenkodex seine Insel verließ und wie er heimkam",
        "standfirst": "Im Juni 2021 schickte eine Inselbibliothek ihr ältestes Buch übers Meer. Wir haben einen Artikel "
        "darüber zerlegt: was er sagt, wer es sagt und wie belastbar das ist.",
        "standfirst_now": "Im Juni 2021 schickte eine Inselbibliothek ihr ältestes Buch übers Meer. Wir haben einen "
        "Artikel darüber zerlegt: was er sagt, wer es sagt und was daraus geworden ist.",
    },
    "ar": {
        "kicker": "شرح: كتاب في البحر",
        "title": "لماذا اضطر مخطوط الفانوس إلى مغادرة جزيرته",
        "title_now": "لماذا غادر مخطوط الفانوس جزيرته، وكيف عاد إليها",
        "standfirst": "في يونيو 2021 أرسلت مكتبة في جزيرة أقدم كتبها عبر البحر. فككنا مقالًا واحدًا عن ذلك: ما يقوله، ومن "
        "يقوله، وما مدى متانته.",
        "standfirst_now": "في يونيو 2021 أرسلت مكتبة في جزيرة أقدم كتبها عبر البحر. فككنا مقالًا واحدًا عن ذلك: ما يقوله، "
        "ومن يقوله، وما آل إليه الأمر.",
    },
}


def translated(story: Path, language: str, folder: Path) -> Path:
    """The copy, in a folder of its own within `folder`."""
    copy = shutil.copytree(story, folder / language)
    file = copy / "story.yaml"
    text = re.sub(r"(?m)^language:.*", f"language: {language}", file.read_text(encoding="utf-8"))
    for key, words in HEADLINES.get(language, {}).items():
        line = f"{key}: {json.dumps(words, ensure_ascii=False)}\n"
        text = re.sub(rf"(?ms)^{key}:.*?\n(?=\S)", lambda _, line=line: line, text)  # type: ignore[misc]
    file.write_text(text, encoding="utf-8")
    return copy
