"""The demo's texts, read from the YAML files beside this module."""

import re
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent / "data"
BEFORE, AFTER = re.compile(r" ([:;!?»%€])"), re.compile(r"« ")


def read(name: str) -> Any:
    """Return what `data/<name>.yaml` holds."""
    return typeset(yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8")))


def typeset(value: Any) -> Any:
    """Return `value` with the unbreakable spaces that French sets around its punctuation."""
    if isinstance(value, str):
        return AFTER.sub("«\u00a0", BEFORE.sub("\u00a0\\1", value))
    if isinstance(value, list):
        return [typeset(part) for part in value]
    if isinstance(value, dict):
        return {key: typeset(part) for key, part in value.items()}
    return value
