"""Everything that can be chosen."""

import json
from functools import cache
from typing import Any

from fastapi import APIRouter, Request, Response

from app.api import compressed
from app.schemas.catalog import catalog

router = APIRouter(tags=["catalog"])


@cache
def _text() -> bytes:
    return json.dumps(catalog(), ensure_ascii=False, separators=(",", ":")).encode()


@router.get("/catalog", response_model=dict[str, Any])
async def get_catalog(request: Request) -> Response:
    """Every choice with formula, source and ranges, and the experiment that `POST {}` gives."""
    return compressed.response(_text(), "application/json", request.scope)
