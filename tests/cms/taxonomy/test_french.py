import pytest

from cms.taxonomy.french import fold, stem


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("céramique", "ceramique"),
        ("œuvre", "oeuvres"),
        ("couteau", "couteaux"),
        ("l'ébénisterie", "ébénisteries"),
        ("tourner", "tournage"),
        ("tourneur", "tournage"),
        ("tournées", "tournage"),
        ("raboteur", "rabotée"),
        ("polissage", "polir"),
        ("ébéniste", "ébénisteries"),
        ("potiers", "poterie"),
        ("boulangère", "boulangerie"),
        ("soudure", "soudeurs"),
        ("couteaux", "coutellerie"),
        ("noyer", "noyers"),
        ("jusqu’aux chevaux", "cheval"),
    ],
)
def test_words_that_people_mix_up_are_the_same(one, other):
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("fromage", "forme"),
        ("pain", "peinture"),
        ("village", "ville"),
        ("couture", "coûter"),
        ("journée", "journal"),
        ("tissage", "tir"),
    ],
)
def test_words_that_differ_stay_different(one, other):
    assert stem(one) != stem(other)


def test_small_words_do_not_count():
    assert stem("les potiers de la vallée") == stem("potier vallée")


def test_nothing_but_letters_and_digits_is_left():
    assert fold('"Taille-de-pierre" (l\'art) 82*') == "taille de pierre l art 82"
