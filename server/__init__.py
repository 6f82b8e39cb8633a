"""What the server adds to Streamlit: real pages for machines and for readers without scripts, headers, compression.

Starlette only, a file each; `app.py` puts them together. Knows the story and nothing else of ours.
"""
