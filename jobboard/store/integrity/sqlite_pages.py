"""The rows of a damaged SQLite file, read page by page, each of which stands for itself, whatever else is broken."""

import struct
from collections.abc import Iterator

Value = int | float | str | bytes | None
Row = tuple[Value, ...]

_MAGIC = b"SQLite format 3\x00"
_USUAL_PAGE = 4096
_HEADER = 100
"""Bytes at the start of the file that are no part of the first page."""
_ROWS = 0x0D
"""What a page of a table's rows begins with."""
_INTEGERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
"""Bytes of an integer by its serial type."""
_FLOAT, _ZERO, _ONE, _BLOB = 7, 8, 9, 12

_Unreadable = (IndexError, ValueError, struct.error)
"""What bytes lead to that are no row."""


def rows(data: bytes) -> Iterator[tuple[int, Row]]:
    """The row id and the values of each row that is whole, of whatever table, in the order of the pages.

    Rows on pages that the file says are free were deleted, and are left out; a file whose beginning is damaged does
    not say so any more.
    """
    pages = _Pages(data)
    free = pages.free()
    for number in range(1, pages.count + 1):
        if number not in free:
            yield from pages.rows(number)


class _Pages:
    def __init__(self, data: bytes) -> None:
        self._data = data
        self._sound = data.startswith(_MAGIC)
        size = int.from_bytes(data[16:18], "big") if self._sound else _USUAL_PAGE
        self._size = size if size >= 512 and size.bit_count() == 1 else _USUAL_PAGE
        self._usable = self._size - (data[20] if self._sound else 0)
        self.count = -(-len(data) // self._size)

    def free(self) -> set[int]:
        """The pages that are in no use."""
        found: set[int] = set()
        trunk = self._number(self._data, 32) if self._sound else 0
        while 0 < trunk <= self.count and trunk not in found:
            page = self._page(trunk)
            found.add(trunk)
            leaves = min(self._number(page, 4), self._usable // 4 - 2)
            found.update(self._number(page, 8 + 4 * place) for place in range(leaves))
            trunk = self._number(page, 0)
        return found

    def rows(self, number: int) -> Iterator[tuple[int, Row]]:
        """The rows of a page; none where it holds something else."""
        page = self._page(number)
        start = _HEADER if number == 1 else 0
        if page[start : start + 1] != bytes([_ROWS]):
            return
        cells = int.from_bytes(page[start + 3 : start + 5], "big")
        for place in range(min(cells, self._size // 4)):
            pointer = start + 8 + 2 * place
            try:
                yield self._row(page, int.from_bytes(page[pointer : pointer + 2], "big"))
            except _Unreadable:
                continue

    def _row(self, page: bytes, at: int) -> tuple[int, Row]:
        length, at = _varint(page, at)
        row_id, at = _varint(page, at)
        if length > len(self._data):
            raise ValueError("longer than the file")
        return row_id, _values(self._payload(page, at, length))

    def _payload(self, page: bytes, at: int, length: int) -> bytes:
        """The bytes of a row; what does not fit on its page stands on a chain of others."""
        most, least = self._usable - 35, (self._usable - 12) * 32 // 255 - 23
        if length <= most:
            return page[at : at + length]
        local = least + (length - least) % (self._usable - 4)
        local = local if local <= most else least
        payload = bytearray(page[at : at + local])
        following = self._number(page, at + local)
        while len(payload) < length:
            if not 0 < following <= self.count:
                raise ValueError("the chain is broken")
            further = self._page(following)
            payload += further[4 : 4 + min(self._usable - 4, length - len(payload))]
            following = self._number(further, 0)
        return bytes(payload)

    def _page(self, number: int) -> bytes:
        """A page, filled up with nothing where the file ends within it."""
        return self._data[(number - 1) * self._size : number * self._size].ljust(self._size, b"\x00")

    @staticmethod
    def _number(data: bytes, at: int) -> int:
        return int.from_bytes(data[at : at + 4], "big")


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """SQLite's integer of one to nine bytes, and where it ends."""
    value = 0
    for place in range(at, at + 8):
        value = value << 7 | data[place] & 0x7F
        if data[place] < 0x80:
            return value, place + 1
    value = value << 8 | data[at + 8]
    return value - (1 << 64) if value >> 63 else value, at + 9


def _values(payload: bytes) -> Row:
    end, at = _varint(payload, 0)
    kinds: list[int] = []
    while at < end:
        kind, at = _varint(payload, at)
        kinds.append(kind)
    values: list[Value] = []
    for kind in kinds:
        value, at = _value(payload, at, kind)
        values.append(value)
    if at != len(payload):
        raise ValueError("not all of it is values")
    return tuple(values)


def _value(payload: bytes, at: int, kind: int) -> tuple[Value, int]:
    if kind in _INTEGERS:
        end = at + _INTEGERS[kind]
        return int.from_bytes(payload[at:end], "big", signed=True), end
    if kind >= _BLOB:
        end = at + (kind - _BLOB) // 2
        return payload[at:end].decode() if kind % 2 else payload[at:end], end
    if kind == _FLOAT:
        return struct.unpack(">d", payload[at : at + 8])[0], at + 8
    if kind in (_ZERO, _ONE):
        return kind - _ZERO, at
    if kind == 0:
        return None, at
    raise ValueError("no such type")
