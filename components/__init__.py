"""How the story is shown: figures (pure), blocks (Streamlit), what lives in the browser, and the URL."""
