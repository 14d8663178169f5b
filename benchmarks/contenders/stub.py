"""A server that answers as a model would, after a while, and keeps the times of its first and last call.

    python stub.py MILLISECONDS

prints its port. It does as little as it can: a plain protocol on asyncio, no framework. GET /times gives the
count of calls, and the seconds from the first request to the last answer, since it was last asked.
"""

import asyncio
import json
import re
import sys
import time

LENGTH = re.compile(rb"content-length: *(\d+)", re.IGNORECASE)
NUMBERS = re.compile(r"\d+")
ITEMS = ("writing", "empathy", "deescalation", "composure")


class Stub(asyncio.Protocol):
    """One connection."""

    first = last = 0.0
    count = 0
    seconds = 0.0

    def connection_made(self, transport):
        """Begin."""
        self.transport, self.buffer = transport, b""

    def data_received(self, data):
        """Take in what came, and answer each request that is whole."""
        self.buffer += data
        while (end := self.buffer.find(b"\r\n\r\n")) >= 0:
            head = self.buffer[:end]
            found = LENGTH.search(head)
            whole = end + 4 + (int(found[1]) if found else 0)
            if len(self.buffer) < whole:
                return
            body, self.buffer = self.buffer[end + 4 : whole], self.buffer[whole:]
            if head.startswith(b"GET /times"):
                self.tell()
            else:
                self.take(body)

    def take(self, body):
        """A call: answer it after a while."""
        cls = type(self)
        if not cls.count:
            cls.first = time.perf_counter()
        cls.count += 1
        if cls.seconds:
            asyncio.get_running_loop().call_later(cls.seconds, self.answer, body)
        else:
            self.answer(body)

    def answer(self, body):
        """Say the numbers of the reply."""
        said = json.loads(body)["messages"][-1]["content"]
        reply = said[said.rindex("<reply>") :]
        numbers = NUMBERS.findall(reply)
        text = json.dumps(
            {item: {"value": int(each), "quote": each} for item, each in zip(ITEMS, numbers, strict=False)}
        )
        message = {"role": "assistant", "content": text}
        made = {
            "id": "c", "object": "chat.completion", "created": 1, "model": "tiny",
            "choices": [{"index": 0, "finish_reason": "stop", "message": message}],
            "usage": {"prompt_tokens": 600, "completion_tokens": 60, "total_tokens": 660},
        }  # fmt: skip
        self.give(json.dumps(made).encode())
        type(self).last = time.perf_counter()

    def tell(self):
        """The times, once."""
        cls = type(self)
        self.give(json.dumps({"count": cls.count, "seconds": cls.last - cls.first}).encode())
        cls.count = 0

    def give(self, body):
        """Write a response."""
        if self.transport.is_closing():
            return
        head = f"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {len(body)}\r\n\r\n"
        self.transport.write(head.encode() + body)


async def main(milliseconds):
    """Serve until killed."""
    Stub.seconds = float(milliseconds) / 1000
    server = await asyncio.get_running_loop().create_server(Stub, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
