"""The banks' systems of bench_notices: each request is read and its digest checked before it is answered."""

from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from mingjian.signing.messages import is_digest_of


class Door(BaseHTTPRequestHandler):
    """Takes notices."""

    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        """Answer 204 when the content is whole."""
        body = self.rfile.read(int(self.headers["content-length"]))
        self.send_response(204 if is_digest_of(self.headers["content-digest"], body) else 400)
        self.send_header("content-length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


if __name__ == "__main__":
    door = ThreadingHTTPServer(("127.0.0.1", 0), Door)
    print(door.server_address[1], flush=True)
    door.serve_forever()
