def count_film(film):
    """Do nothing with `film`."""
