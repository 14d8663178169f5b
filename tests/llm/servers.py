"""A server that speaks OpenAI's protocol on 127.0.0.1, and can be made to fail in the middle of anything."""

import json
import random
import re
import socket
import struct
import sys
import threading
import time
from collections.abc import Callable
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


class Server(ThreadingHTTPServer):
    """Keeps what it was asked, and answers as `behave` says.

    `behave` gets the body of a call and returns a text; or the name of a trouble: "hang", "reset", "500",
    "die" (in the middle of a stream or body); or a status; or a dict, sent as the body as it is.
    """

    daemon_threads = True

    def __init__(self, behave: Callable[[dict[str, Any]], Any], port: int = 0):
        super().__init__(("127.0.0.1", port), Handler)
        self.behave = behave
        self.calls: list[dict[str, Any]] = []
        self.stopped = threading.Event()

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server_address[1]}/v1"

    def handle_error(self, request, client_address):
        """Clients that hang up are part of the tests."""


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # else the kernel waits 40 ms between head and body
    server: Server

    def log_message(self, format, *args):
        pass

    def do_POST(self):
        call = json.loads(self.rfile.read(int(self.headers["content-length"])))
        if self.path == "/v1/mode":
            self.server.behave = behaving(call["mode"])
            self.give(200, "{}")
            return
        self.server.calls.append(call)
        said = self.server.behave(call)
        if said == "hang":
            self.server.stopped.wait(30)
            self.close_connection = True
        elif said == "reset":
            self.reset()
        elif said == "500":
            self.give(500, json.dumps({"error": {"message": "the server is on fire"}}))
        elif isinstance(said, int):
            self.give(said, json.dumps({"error": {"message": "no, not with key sk-secretsecret1"}}))
        elif call.get("stream"):
            self.stream(said)
        elif said == "die":
            self.headers_only("application/json", 1000)
            self.wfile.write(b'{"id": "c", "choi')
            self.reset()
        else:
            body = said if isinstance(said, dict) else completion(said)
            self.give(200, json.dumps(body))

    def do_GET(self):
        self.give(200, '{"data": []}')

    def give(self, status, body):
        raw = body.encode()
        self.send_response(status)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(raw)))
        self.end_headers()
        self.wfile.write(raw)

    def headers_only(self, kind, length=None):
        self.send_response(200)
        self.send_header("content-type", kind)
        if length is not None:
            self.send_header("content-length", str(length))
        else:
            self.send_header("connection", "close")
            self.close_connection = True
        self.end_headers()

    def stream(self, said):
        self.headers_only("text/event-stream")
        words = ["Thanks", " for", " that.", " And"] if said == "die" else pieces(said)
        for word in words:
            self.event({"index": 0, "delta": {"content": word}, "finish_reason": None})
            if isinstance(said, Slow):
                time.sleep(0.02)
        if said == "die":
            self.wfile.flush()
            time.sleep(0.05)
            self.reset()
            return
        self.event({"index": 0, "delta": {}, "finish_reason": "stop"})
        self.wfile.write(b"data: [DONE]\n\n")

    def event(self, choice):
        chunk = {
            "id": "c",
            "object": "chat.completion.chunk",
            "created": 1,
            "model": "m",
            "choices": [choice],
        }
        self.wfile.write(f"data: {json.dumps(chunk)}\n\n".encode())
        self.wfile.flush()

    def reset(self):
        """Hang up the hard way."""
        self.wfile.flush()
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.close()
        self.close_connection = True


def pieces(text):
    return [text[at : at + 5] for at in range(0, len(text), 5)]


def completion(text):
    message = {"role": "assistant", "content": text}
    return {
        "id": "c",
        "object": "chat.completion",
        "created": 1,
        "model": "m",
        "choices": [{"index": 0, "finish_reason": "stop", "message": message}],
        "usage": {"prompt_tokens": 100, "completion_tokens": 10, "total_tokens": 110},
    }


@contextmanager
def serving(behave):
    """A server for the length of a `with`."""
    server = Server(behave)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.stopped.set()
        server.shutdown()
        server.server_close()
        thread.join(5)


def noise(call):
    """What a model of random weights says under a grammar: the right shape, and nothing in it."""
    chance = random.Random(json.dumps(call, sort_keys=True))
    if "response_format" not in call:
        return "".join(chance.choice("abcdefgh .?!") for _ in range(200))
    schema = call["response_format"]["json_schema"]["schema"]
    if "answers" not in schema["properties"]:
        return json.dumps(dict.fromkeys(schema["properties"], "abc"))
    pattern = schema["properties"]["answers"]["items"]["pattern"]
    return json.dumps({"answers": [matching(pattern, chance) for _ in range(chance.randint(1, 9))]})


def matching(pattern, chance):
    """A random text that a pattern of groups, alternatives and repeats fits."""
    text, rest = alternatives(pattern.removeprefix("^").removesuffix("$"), chance)
    assert not rest
    assert re.fullmatch(pattern, text)
    return text


def alternatives(rest, chance):
    """One of the alternatives at the head of a pattern, and what of it is left, up to the end of a group."""
    made = [""]
    while rest and not rest.startswith(")"):
        head, rest = rest[0], rest[1:]
        if head == "|":
            made.append("")
            continue
        if head == "(":
            piece, rest = alternatives(rest, chance)
            rest = rest.removeprefix(")")
        elif head == "[":
            letters, _, rest = rest.partition("]")
            letters = {"0-9": "0123456789", ".": "."}.get(letters, "abcdefghijklmnopqrstuvwxyz0123456789 ,.'")
            least, most = {".": (1, 1), "0123456789": (1, 3)}.get(letters, (4, 12))
            # (A quote of one letter might well be in the message.)
            piece = "".join(chance.choice(letters) for _ in range(chance.randint(least, most)))
        else:
            piece = head
        if rest[:1] in ("?", "+"):
            piece = piece if rest[0] == "+" or chance.random() < 0.5 else ""
            rest = rest[1:]
        made[-1] += piece
    return chance.choice(made), rest


def echo(call):
    """What a polite model says: the very text that it was given to phrase, after a kind word."""
    if "response_format" in call:
        return noise(call)
    text = call["messages"][-1]["content"].removeprefix("<text>\n").removesuffix("\n</text>")
    return f"How good to hear from you. Thank you for that. {text}"


def slowly(call):
    """The same, so slowly that whoever reads it can do something in between."""
    return Slow(echo(call)) if call.get("stream") else echo(call)


class Slow(str):
    """A text that is streamed with pauses."""


MODES: dict[str, Callable[[dict[str, Any]], Any]] = {"noise": noise, "echo": echo, "slowly": slowly}


def behaving(mode: str) -> Callable[[dict[str, Any]], Any]:
    """What a server does that was told this word."""
    return MODES.get(mode, lambda call: mode)


if __name__ == "__main__":
    Server(noise, int(sys.argv[1])).serve_forever()
