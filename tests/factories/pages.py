"""Plain pages and contact pages for tests."""

from cms.pages.models import ContactPage, ContentPage, FormField


def make_page(home, **values):
    """A live plain page below the home page."""
    values.setdefault("title", "À propos")
    values.setdefault("introduction", "Ce que nous faisons.")
    return home.add_child(instance=ContentPage(**values))


def make_contact(home, **values):
    """A contact page that asks for a name, an e-mail address and a message."""
    values.setdefault("title", "Contact")
    values.setdefault("slug", "contact")
    values.setdefault("to_address", "accueil@example.org")
    values.setdefault("subject", "Message du site")
    values.setdefault("introduction", "<p>Écrivez-nous.</p>")
    values.setdefault("thanks", "<p>Nous répondons sous trois jours.</p>")
    page = ContactPage(**values)
    fields = [("Nom", "singleline"), ("Adresse électronique", "email"), ("Message", "multiline")]
    page.form_fields = [
        FormField(label=label, field_type=kind, required=True, sort_order=n)
        for n, (label, kind) in enumerate(fields)
    ]
    return home.add_child(instance=page)
