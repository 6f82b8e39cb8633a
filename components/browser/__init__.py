"""What must live in the browser: one folder a piece, its JS and CSS and the Python that mounts it."""
