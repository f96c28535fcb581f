class Stamps:
    """A layer of the map."""

    name = "dummy"
    label = "Tampons"
