"""A web server on this machine that behaves as badly as any."""

import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import ClassVar

from tests.transfer.posting.sample_pages import SAMPLES


class _Pages(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.0"
    stop: ClassVar[threading.Event]
    released: ClassVar[threading.Event]

    def do_GET(self) -> None:
        with suppress(ConnectionError):
            getattr(self, "_" + self.path.strip("/").partition("?")[0].replace("/", "_"))()

    def log_message(self, *_: object) -> None:
        """Nobody reads it."""

    def _send(self, body: bytes = b"", kind: str = "text/html; charset=utf-8", code: int = 200, **headers: str) -> None:
        self.send_response(code)
        if kind:
            self.send_header("Content-Type", kind)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def _posting(self) -> None:
        self._send(SAMPLES[0].markup.encode())

    def _latin(self) -> None:
        self._send("<html><title>Köchin at Müller</title></html>".encode("latin-1"), "text/html; charset=iso-8859-1")

    def _moved(self) -> None:
        self._send(code=302, Location="/posting")

    def _to_file(self) -> None:
        self._send(code=302, Location="file:///etc/passwd")

    def _to_ftp(self) -> None:
        self._send(code=302, Location="ftp://127.0.0.1/x")

    def _round(self) -> None:
        self._send(code=302, Location="/round")

    def _pdf(self) -> None:
        self._send(b"%PDF", "application/pdf")

    def _gone(self) -> None:
        self._send(code=410)

    def _closed_door(self) -> None:
        self._send(code=403)

    def _endless(self) -> None:
        self._send()
        while not self.stop.is_set():
            self.wfile.write(b"<p>more</p>" * 10_000)

    def _bomb(self) -> None:
        import zlib

        press = zlib.compressobj(9, zlib.DEFLATED, zlib.MAX_WBITS | 16)
        packed = b"".join(press.compress(b" " * 1_000_000) for _ in range(50)) + press.flush()
        self._send(packed, Content_Encoding="gzip")

    def _waiting(self) -> None:
        """Answers once /release was asked for."""
        self.released.wait()
        self._posting()

    def _release(self) -> None:
        self.released.set()
        self._send()

    def _silent(self) -> None:
        self.stop.wait()

    def _dripping(self) -> None:
        self._send()
        while not self.stop.wait(0.02):
            self.wfile.write(b"<")
            self.wfile.flush()

    def _nonsense(self) -> None:
        self.wfile.write(b"\x00\xff not http\r\n\r\n")


@contextmanager
def serving() -> Iterator[str]:
    """The server's address, while it runs."""

    class Handler(_Pages):
        stop = threading.Event()
        released = threading.Event()

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        Handler.stop.set()
        Handler.released.set()
        server.shutdown()
        thread.join()
        server.server_close()
