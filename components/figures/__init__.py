"""Story and selection in, figure out. Pure functions; no Streamlit here."""
