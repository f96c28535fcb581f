"""Where the demo media and their temporary renders lie."""

from __future__ import annotations

import os
from pathlib import Path

HERE = Path(__file__).resolve().parent
CATALOGUE = HERE / "catalogue"
MEDIA = HERE.parents[1] / "site" / "artisanumerique" / "demo" / "media"
WORK = Path(os.environ.get("DEMO_MEDIA_WORK", "/tmp/demo_media"))
