"""Sending an editing form back as the browser does, whatever it holds."""

from typing import Any


def resubmit(client: Any, page: Any, **extra: str) -> Any:
    """Open the editor of `page`, send the form back unchanged, and return the answer."""
    address = f"/admin/pages/{page.pk}/edit/"
    opened = client.get(address)
    assert opened.status_code == 200, opened.status_code
    return client.post(address, {**posted(opened.context["form"]), **extra})


def posted(form: Any) -> dict[str, str]:
    """Return what the browser would send for `form`, with its rows."""
    data: dict[str, str] = {}
    for name in form.fields:
        data |= _of_field(form[name])
    for rows in getattr(form, "formsets", {}).values():
        data |= posted(rows.management_form)
        for row in rows.forms:
            data |= posted(row)
    return data


def _of_field(bound: Any) -> dict[str, str]:
    block = getattr(bound.field, "block", None)
    if block is not None:
        return _of_state(bound.html_name, block.get_form_state(bound.value()))
    value = bound.value()
    return {} if value is None or value is False else {bound.html_name: str(value)}


def _of_state(name: str, state: Any) -> dict[str, str]:
    """Return the inputs of a block from the state its editor starts with."""
    if isinstance(state, list) and state and isinstance(state[0], str):
        return {name: state[0]}  # a list of choices, of which one is chosen
    if isinstance(state, list):
        data = {f"{name}-count": str(len(state))}
        for number, child in enumerate(state):
            data |= _of_child(f"{name}-{number}", number, child)
        return data
    if isinstance(state, dict):
        parts = [_of_state(f"{name}-{key}", part) for key, part in state.items()]
        return {key: value for part in parts for key, value in part.items()}
    return {name: "" if state is None else str(state)}


def _of_child(name: str, number: int, child: dict[str, Any]) -> dict[str, str]:
    return {
        f"{name}-deleted": "",
        f"{name}-order": str(number),
        f"{name}-type": child.get("type", ""),
        f"{name}-id": child.get("id") or "",
        **_of_state(f"{name}-value", child["value"]),
    }
