"""Blocks of the kinds that only scenes show, as (type, stored value) pairs."""

import uuid


def rows(*values):
    """Return the items of a list as they are stored."""
    return [{"type": "item", "id": str(uuid.uuid4()), "value": value} for value in values]


def moment(date, title, day="", text="", picture=None):
    return {"date": date, "day": day, "title": title, "text": text, "picture": picture}


def timeline(*moments, title=""):
    return ("timeline", {"title": title, "moments": rows(*moments)})


def quiz(question, *answers, picture=None, explanation=""):
    """Return a question; `answers` are (text, is right, feedback)."""
    listed = [{"text": t, "is_right": r, "feedback": f} for t, r, f in answers]
    value = {"question": question, "picture": picture, "answers": rows(*listed)}
    return ("quiz", {**value, "explanation": explanation})


def question(words, text="", film=None, sound=None, target="", label=""):
    return {"question": words, "film": film, "sound": sound, "text": text, "target": target,
            "label": label}  # fmt: skip


def interview(*questions, name="Ana Serra", role="Potière", portrait=None):
    value = {"name": name, "role": role, "portrait": portrait, "questions": rows(*questions)}
    return ("interview", value)


def credits(thanks=""):
    return ("credits", {"thanks": thanks})


def places(*named, title="Les lieux"):
    """Return the places of a scene; `named` are (name, text, "longitude latitude")."""
    listed = [
        {"name": name, "text": text, "position": f"SRID=4326;POINT({where})"}
        for name, text, where in named
    ]
    return ("plugin_map_scene_places", {"title": title, "places": rows(*listed)})


def conditional(*choices, prompt="Et maintenant ?"):
    """Return a question; `choices` are (label, target, seen before, seen until)."""
    listed = [
        {"label": label, "text": "", "target": target, "after": rows(*after), "until": rows(*until)}
        for label, target, after, until in choices
    ]
    return ("choices", {"prompt": prompt, "choices": rows(*listed)})
