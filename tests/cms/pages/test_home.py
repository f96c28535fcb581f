from cms.pages.models import HomePage


def test_the_home_page_is_a_home_page(home):
    assert HomePage.objects.get() == home
