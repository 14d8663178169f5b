"""OpenAI's own client for Node understands /v1, streams and errors included."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from advisor.store import keys
from tests.portal.servers import serving

WIDGET = Path(__file__).parents[2] / "widget"


@pytest.fixture
def node():
    found = shutil.which("node")
    if found is None or not (WIDGET / "node_modules" / "openai").is_dir():
        pytest.skip("node or its openai client is not installed: make widget")
    return found


def test_the_official_client_lists_asks_streams_and_tells_errors(node, tmp_path):
    database = f"sqlite:///{tmp_path}/advisor.db"
    with serving({"ADVISOR_DATABASE_URL": database}) as server:
        engine = create_engine(database)
        key = keys.make(engine, "a test's", ["completions"])
        engine.dispose()
        done = subprocess.run(
            [node, WIDGET / "test" / "openai.mjs", server.url, key],
            capture_output=True,
            text=True,
            timeout=60,
        )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert "customer-support-representative" in told["models"]
    assert "bachelor's degree" in told["plain"]
    assert told["streamed"] == told["plain"]
    assert told["parts"] > 2
    assert told["finish"] == "stop"
    assert told["usage"]["total_tokens"] == 0
    assert told["errors"]["model"]["status"] == 404
    assert "nothing" in told["errors"]["model"]["message"]
    assert told["errors"]["key"]["status"] == 401
    assert told["errors"]["key"]["kind"] == "AuthenticationError"
