"""Data of one's own."""

from enum import StrEnum
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException

from app.api.examples import CSV
from app.schemas.csv import CsvAnswer, Wishes, data_of
from app.schemas.table import Reading, read_table

router = APIRouter(prefix="/data", tags=["data"])

MEDIA_TYPES = ("text/csv", "text/plain")
BODY: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {kind: {"schema": {"type": "string"}, "examples": CSV} for kind in MEDIA_TYPES},
    }
}


class Missing(StrEnum):
    """What happens to lines that lack a value, or have one that cannot be used."""

    REFUSE = "refuse"
    DROP = "drop"


class Decimal(StrEnum):
    """What stands before the decimals of a number."""

    POINT = "point"
    COMMA = "comma"


class Many(StrEnum):
    """What happens to a table of more lines than can be learned from."""

    REFUSE = "refuse"
    SAMPLE = "sample"


@router.post("/csv", openapi_extra=BODY)
async def read_csv(
    request: Request,
    label: Annotated[str | None, Query(description="The column to learn; left out, the last.")] = None,
    columns: Annotated[
        list[str] | None,
        Query(description="The columns to learn from, repeated or with commas; left out, all numeric ones."),
    ] = None,
    missing: Annotated[
        Missing, Query(description="What happens to lines with a value missing or unusable.")
    ] = Missing.REFUSE,
    header: Annotated[bool, Query(description="Whether the first line names the columns.")] = True,
    decimal: Annotated[Decimal, Query(description="What stands before the decimals.")] = Decimal.POINT,
    many: Annotated[
        Many, Query(description="What happens to more lines than can be learned from; a sample is by chance.")
    ] = Many.REFUSE,
) -> CsvAnswer:
    """Comma-separated values (semicolons and tabs too) as `data` of a new network. Nothing is kept."""
    kind = request.headers.get("content-type", MEDIA_TYPES[0]).partition(";")[0].strip().lower()
    if kind not in MEDIA_TYPES:
        raise HTTPException(415, f"send comma-separated values with content-type: text/csv, not {kind[:60]}")
    body = await request.body()
    wishes = Wishes(label, columns or (), drop=missing is Missing.DROP)
    reading = Reading(header, comma=decimal is Decimal.COMMA, sample=many is Many.SAMPLE)
    return await run_in_threadpool(lambda: data_of(read_table(body, reading), wishes))
