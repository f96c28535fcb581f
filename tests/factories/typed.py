"""The types that others publish for a format, checked by the TypeScript compiler."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


def type_errors(folder: Path, package: str, kind: str, data: Any, more_names: bool = False) -> str:
    """Return what `tsc` says of `data` as a value of the type `kind` of an npm package; "" is well.

    Names that the type does not have are errors, unless `more_names` are allowed.
    """
    name = kind.partition("<")[0]
    inner = kind.partition("<")[2].rstrip(">")
    names = ", ".join(filter(None, [name, inner]))
    source = f'import type {{ {names} }} from "{package}";\n'
    text = json.dumps(data, ensure_ascii=False)
    if more_names:
        source += f"export const data = (<T extends {kind}>(of: T) => of)({text});\n"
    else:
        source += f"export const data: {kind} = {text};\n"
    (folder / "data.ts").write_text(source, encoding="utf-8")
    options = {
        "strict": True, "noEmit": True, "skipLibCheck": True, "module": "ESNext",
        "moduleResolution": "bundler", "target": "ES2022", "types": [],
        "paths": {"*": [f"{ROOT}/node_modules/*"]},
    }  # fmt: skip
    config = {"compilerOptions": options, "files": ["data.ts"]}
    (folder / "tsconfig.json").write_text(json.dumps(config))
    ran = subprocess.run(
        ["npx", "--no-install", "tsc", "--project", str(folder)],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    return ran.stdout if ran.returncode else ""
