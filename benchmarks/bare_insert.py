"""The measure for the server: Starlette, one handler, one insert with the same durability, and nothing else.

python -m benchmarks.bare_insert --port 8000 --workers 1
"""

from __future__ import annotations

import argparse
import datetime
from typing import Any

import uvicorn
from sqlalchemy import JSON, Column, Engine, Integer, MetaData, Table, Text, insert
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from advisor.settings import Settings
from advisor.store.database import open_database, writing

__all__ = ["create_app"]

_metadata = MetaData()
_said = Table(
    "said",
    _metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("at", Text, nullable=False),
    Column("body", JSON, nullable=False),
)


def create_app() -> Starlette:
    """The app, on the database that the environment names."""
    engine = open_database(Settings.from_environment())
    with writing(engine) as connection:
        _metadata.create_all(connection)

    async def take(request: Request) -> JSONResponse:
        body = await request.json()
        await run_in_threadpool(_keep, engine, body)
        return JSONResponse({"kept": True})

    return Starlette(routes=[Route("/insert", take, methods=["POST"])])


def _keep(engine: Engine, body: Any) -> None:
    at = datetime.datetime.now(datetime.UTC).isoformat(timespec="microseconds")
    with writing(engine) as connection:
        connection.execute(insert(_said).values(at=at, body=body))


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--workers", type=int, default=1)
    asked = parser.parse_args()
    uvicorn.run(
        "benchmarks.bare_insert:create_app",
        factory=True,
        port=asked.port,
        workers=asked.workers,
        access_log=False,
        log_level="warning",
        timeout_worker_healthcheck=60,
    )
