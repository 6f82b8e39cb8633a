"""The presentation: the scenes of a story with what each shows, as one value that the stage in the browser draws."""
