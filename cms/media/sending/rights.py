"""Who may send which kind of media: those who may add one to some collection."""

from __future__ import annotations

from typing import Any

from wagtail.permissions import policy_registry

from cms.media.kinds import CAPTIONS, FILM

from .uploads import MODELS, model_of


def kinds_of(user: Any) -> set[str]:
    """Return the kinds of media that `user` may add somewhere."""
    policies = {kind: policy_registry.get_by_type(model_of(kind)) for kind in MODELS}
    return {kind for kind, policy in policies.items() if policy.user_has_permission(user, "add")}


def may_send(user: Any, kind: str) -> bool:
    """May `user` send a file of `kind` ("" for any media)? Captions belong to films."""
    allowed = kinds_of(user)
    return (FILM if kind == CAPTIONS else kind) in allowed if kind else bool(allowed)
