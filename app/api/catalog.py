"""Everything that can be chosen."""

from typing import Any

from fastapi import APIRouter

from app.schemas.catalog import catalog

router = APIRouter(tags=["catalog"])


@router.get("/catalog")
async def get_catalog() -> dict[str, Any]:
    """Every choice with formula, source and ranges, and the experiment that `POST {}` gives."""
    return catalog()
