"""What whoever runs the server sees: figures, logs, traces. And what they must not hold."""

import gzip
import json
import logging
import re
import threading
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx2
import pytest
from fastapi.testclient import TestClient
from opentelemetry import trace
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from advisor.portal import logs, tracing
from tests.portal.conftest import Person, api_key, user_token
from tests.portal.servers import serving


def figures(app, http):
    key = {"Authorization": f"Bearer {api_key(app, 'metrics')}"}
    response = http.get("/metrics", headers=key)
    assert response.status_code == 200
    found = {}
    for line in response.text.splitlines():
        if not line.startswith("#"):
            name, _, value = line.rpartition(" ")
            found[name] = float(value)
    return found


# --- Figures ------------------------------------------------------------------------------------------------


def test_figures_are_for_a_key_of_theirs(app, http, ann, admin):
    assert http.get("/metrics").status_code == 401
    assert Person(http, user_token(), "").ask("GET", "/metrics").status_code == 403
    assert Person(http, api_key(app, "admin"), "").ask("GET", "/metrics").status_code == 403
    assert figures(app, http)


def test_requests_are_counted_by_the_template_of_their_route(app, http, ann):
    id = ann.begin()
    ann.say(id, "hello")
    for number in range(30):
        http.get(f"/nowhere/{number}")
        http.request(f"ODD{number}", "/api/v1/rubrics")
    found = figures(app, http)
    labels = 'method="POST",route="/api/v1/conversations/{id}/messages",status="200"'
    assert found[f"advisor_http_request_seconds_count{{{labels}}}"] == 1
    assert found['advisor_http_request_seconds_count{method="GET",route="none",status="404"}'] == 30
    assert found["advisor_http_requests_open"] == 1  # this one
    routes = {route for name in found for route in re.findall(r'route="([^"]*)"', name)}
    assert not any("cnv_" in route or "nowhere" in route for route in routes)
    assert len(found) < 150


def test_turns_are_counted_once_however_often_they_are_asked_for(app, http, ann):
    id = ann.begin()
    for _ in range(3):
        assert ann.say(id, "hello", Idempotency_Key="the-same").status_code == 200
    found = figures(app, http)
    labels = 'kind="PersonWrote",rubric="customer-support-representative"'
    assert found[f"advisor_turns_total{{{labels}}}"] == 1


# --- Logs ---------------------------------------------------------------------------------------------------

SENSITIVE = [
    ("ann.lee+jobs@example.co.uk", "[e-mail]"),
    ("+44 20 7946 0958", "[phone]"),
    ("+4915112345678", "[phone]"),
    ("020 7946 0958", "[phone]"),
    ("(555) 123-4567", "[phone]"),
    ("555-123-4567", "[phone]"),
    ("0171/2345678", "[phone]"),
    ("adv_0123456789ab_" + "0a" * 32, "[key]"),
    ("POST /v1/chatwoot/a-path-that-nobody-can-guess", "/v1/chatwoot/[key]"),
    (user_token(), "[token]"),
    ("Bearer abcdef.ghi", "[token]"),
    ("postgresql://advisor:hunter2@db/advisor", "[password]"),
]
PLAIN = [
    "2026-11-22T17:12:45.123+00:00",
    "request 4f3a9c1d2e5b6a70 failed",
    "answered in 12345678901 ns",
    "127.0.0.1:54321",
    "cnv_2v7k9mwqpx3hrtbznd4gycfe",
    "1234567",
    "line 1204, in send_with_headers",
    "version 10.11.12.13",
]


@pytest.mark.parametrize(("text", "stand_in"), SENSITIVE, ids=range(len(SENSITIVE)))
def test_what_must_not_be_in_a_log_is_taken_out(text, stand_in):
    line = logs.redacted(f"before {text}, after")
    assert stand_in in line
    assert line.startswith("before ")
    assert line.endswith(", after")
    kept = set(re.findall(r"\w{4,}", text)) & set(re.findall(r"\w{4,}", line))
    assert kept <= {"postgresql", "Bearer", "advisor", "POST", "chatwoot"}


@pytest.mark.parametrize("text", PLAIN)
def test_times_ids_and_numbers_stay(text):
    assert logs.redacted(text) == text


def test_redacting_takes_time_in_proportion():
    for endless in ("a" * 100_000, "+1 " * 30_000, "a@" * 50_000, "0 " * 50_000, "eyJ" + "a." * 40_000):
        assert len(logs.redacted(endless)) <= 2 * len(endless)


def record(message, *args, exc_info=None, **extra):
    log = logging.getLogger("advisor.test")
    return log.makeRecord(log.name, logging.ERROR, "x.py", 1, message, args, exc_info, extra=extra)


def failure():
    try:
        raise ValueError("ann@example.com wrote +44 20 7946 0958")
    except ValueError as error:
        return type(error), error, error.__traceback__


@pytest.mark.parametrize("form", ["json", "text"])
def test_nothing_slips_through_by_arguments_extras_or_tracebacks(form):
    formatter = logs.JsonLines() if form == "json" else logs.PlainLines()
    line = formatter.format(record("to %s", "bob@example.com", exc_info=failure(), who="eve@example.com"))
    assert "example.com" not in line
    assert "7946" not in line
    assert line.count("[e-mail]") == 4  # argument, extra, and twice in the traceback
    assert "ValueError" in line


def test_an_event_is_one_line_of_json():
    line = logs.JsonLines().format(record('a "quoted"\nline', status=200, route="/x"))
    told = json.loads(line)
    assert "\n" not in line
    assert told["message"] == 'a "quoted"\nline'
    assert (told["level"], told["logger"], told["status"]) == ("error", "advisor.test", 200)
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00", told["at"])


def test_a_line_for_people_cannot_be_broken_by_what_it_says():
    assert "\n" not in logs.PlainLines().format(record("one\nERROR forged"))


class Lines(logging.Handler):
    """Keeps what a formatter makes of each event."""

    def __init__(self):
        super().__init__()
        self.setFormatter(logs.JsonLines())
        self.lines = []

    def emit(self, record):
        self.lines.append(json.loads(self.format(record)))


@pytest.fixture
def lines():
    handler, log = Lines(), logging.getLogger("advisor")
    before = log.level
    log.addHandler(handler)
    log.setLevel(logging.INFO)
    yield handler.lines
    log.removeHandler(handler)
    log.setLevel(before)


def test_every_answer_is_a_line_with_its_request_and_without_its_path(ann, lines):
    id = ann.begin()
    ann.say(id, "my secret is safe", X_Request_Id="portal-77")
    told = lines[-1]
    assert told["message"] == "answered"
    assert told["request_id"] == "portal-77"
    assert (told["method"], told["route"]) == ("POST", "/api/v1/conversations/{id}/messages")
    assert told["status"] == 200
    assert told["milliseconds"] > 0
    assert id not in str(lines)
    assert "secret" not in str(lines)


def test_good_answers_to_watchers_are_no_news(http, lines):
    http.get("/healthz")
    assert lines == []
    http.get("/metrics")
    assert lines[-1]["status"] == 401


def test_a_failure_is_logged_under_its_request_and_not_with_anyones_address(app, lines, monkeypatch):
    def fails(*_, **__):
        raise ZeroDivisionError("ann@example.com")

    monkeypatch.setattr(type(app.state.service.store), "page", fails)
    calm = TestClient(app, base_url="http://127.0.0.1", raise_server_exceptions=False)
    Person(calm, user_token()).ask("GET", "/conversations", X_Request_Id="r-1")
    failed = next(line for line in lines if line["level"] == "error")
    assert failed["request_id"] == "r-1"
    assert "ZeroDivisionError" in failed["traceback"]
    assert "ann@example.com" not in str(lines)


def test_requests_at_once_keep_their_ids(ann, lines):
    def ask(number):
        ann.http.get("/api/v1/rubrics", headers={"X-Request-Id": f"n{number}"})

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(ask, range(24)))
    assert sorted(line["request_id"] for line in lines) == sorted(f"n{n}" for n in range(24))
    assert logs.request_id.get() is None


# --- Traces -------------------------------------------------------------------------------------------------


@pytest.fixture
def spans(monkeypatch):
    exporter, provider = InMemorySpanExporter(), TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    monkeypatch.setattr(trace, "get_tracer", provider.get_tracer)
    yield exporter.get_finished_spans
    provider.shutdown()


def test_a_turn_is_a_span_below_its_request_by_the_conventions_names(ann, spans):
    id = ann.begin()
    parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
    ann.say(id, "my secret words", traceparent=parent)
    turn, request = spans()[-2:]
    assert request.name == "POST /api/v1/conversations/{id}/messages"
    assert f"{request.context.trace_id:032x}" == parent.split("-")[1]
    assert request.attributes["http.route"] == "/api/v1/conversations/{id}/messages"
    assert request.attributes["http.response.status_code"] == 200
    assert turn.parent.span_id == request.context.span_id
    assert turn.name == "invoke_agent customer-support-representative"
    assert turn.attributes["gen_ai.operation.name"] == "invoke_agent"
    assert turn.attributes["gen_ai.agent.name"] == "customer-support-representative"
    assert turn.attributes["gen_ai.conversation.id"] == id
    assert "secret" not in str([dict(span.attributes) for span in spans()])
    assert "ann" not in [value for span in spans() for value in span.attributes.values()]


def test_a_span_of_no_route_has_its_methods_name(http, spans):
    http.get("/nowhere")
    http.request("ODD", "/nowhere")
    assert [span.name for span in spans()] == ["GET", "_OTHER"]
    assert "http.route" not in spans()[0].attributes


def test_without_the_extra_there_are_no_traces_and_no_trouble(ann, monkeypatch):
    monkeypatch.setattr(tracing, "_there", False)
    assert ann.say(ann.begin(), "hello").status_code == 200


def test_traces_are_sent_only_where_the_environment_says_where():
    assert tracing.begin({}) is False


class Collector(ThreadingHTTPServer):
    """Takes traces, as a collector of OpenTelemetry does."""

    def __init__(self):
        self.bodies: list[bytes] = []
        super().__init__(("127.0.0.1", 0), Taker)


class Taker(BaseHTTPRequestHandler):
    server: Collector

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.bodies.append(
            gzip.decompress(body) if self.headers["Content-Encoding"] == "gzip" else body
        )
        self.send_response(200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_):
        pass


def test_a_server_sends_its_traces_before_it_stops(database_url):
    with Collector() as collector:
        threading.Thread(target=collector.serve_forever, daemon=True).start()
        environ = {
            "ADVISOR_DATABASE_URL": database_url,
            "OTEL_EXPORTER_OTLP_ENDPOINT": f"http://127.0.0.1:{collector.server_port}",
            "NO_PROXY": "127.0.0.1",
        }
        with serving(environ) as server:
            token = httpx2.post(f"{server.url}/api/v1/visitors", trust_env=False).json()["token"]
            headers = {"Authorization": f"Bearer {token}"}
            path = f"{server.url}/api/v1/conversations"
            assert httpx2.post(path, json={}, headers=headers, trust_env=False).status_code == 201
            server.stop()
        collector.shutdown()
    sent = b"".join(collector.bodies)
    assert b"invoke_agent customer-support-representative" in sent
    assert b"POST /api/v1/conversations" in sent
