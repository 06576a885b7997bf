"""Ways to spoil a file: small ones in its bytes, large ones in its structure, and lies about its encoding."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Callable, Sequence

__all__ = ["WAYS", "Way", "mutated", "mutated_text"]

MOST_BYTES = 1 << 20
"""An input is cut off here: what large files do is another question, which the tests of limits answer."""

TOKENS = (
    *(b"\0", b"\x1b[31m", b"\x85", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\xf4\x90\x80\x80"),
    *("\u202e", "\u2028", "\u00a0", "\u202f", "\u200d", "\ufffe", "🇺🇦", "é", "e\u0301", "\u2066").__iter__(),
    *(b"<", b">", b"&", b"&#0;", b"&#xD800;", b"&#x10FFFF;", b"&lt;", b"]]>", b"<![CDATA[", b"<!--", b"-->", b"<?"),
    *(b'<!DOCTYPE x [<!ENTITY a "b">]>', b"&a;", b'xml:lang="fr"', b'xmlns="x"', b'encoding="UTF-16"', b"<seg/>"),
    *(b"\r", b"\r\n", b"\n\n", b"\t", b"\t\t\t\t\t", b",", b'"', b'""', b"'", b";", b"|", b"\\", b"\\u0000", b"\\n"),
    *(b"-1", b"0", b"1e999", b"NaN", b"99999999999999999999", b"null", b"true", b"[", b"{", b"[]", b"{}", b"0:0"),
    *(b"msgid", b"msgstr", b'msgctxt "', b"#, fuzzy", b"#~ ", b"=1+1", b"@", b"http://a.b/", b"../../etc/passwd"),
    *(b"(a+)+$", b"(?<=a*)", b"\\p{", b"[^", b"(?i", b"{1,99999}", b"\\Q", b"# ", b"```\n", b"> ", b"1. ", b"- "),
)  # fmt: skip
"""What readers of text, XML, JSON, tables, catalogues, rules and Markdown stumble over."""

NESTING = (b"<g>", b"<hi>", b"<div>", b"<x><y>", b"[", b"{", b"(", b'{"a":', b"> ", b"*", b"- \n  ", b"<!--")
NUMBER = re.compile(rb"\d+")
ENCODING = re.compile(rb'encoding="[^"]*"|charset=[\w-]+')
CODECS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "latin-1", "cp1252", "utf-7")


def mutated(seeds: Sequence[bytes], random_: random.Random) -> bytes:
    """One of `seeds`, spoilt a few times; an archive is often spoilt inside its members."""
    data = random_.choice(seeds)
    if data.startswith(b"PK\x03\x04") and random_.random() < 0.8:
        return _archive(data, seeds, random_)
    for _ in range(random_.choice((1, 1, 2, 3, 8))):
        data = random_.choice(WAYS)(data, seeds, random_)[:MOST_BYTES]
    return data


def mutated_text(seeds: Sequence[str], random_: random.Random) -> str:
    """Likewise for texts: the bytes that no text has become replacement characters."""
    return mutated([seed.encode() for seed in seeds], random_).decode("utf-8", "replace")


def _place(data: bytes, random_: random.Random) -> tuple[int, int]:
    """Where a stretch begins and ends, mostly a short one."""
    start = random_.randrange(len(data) + 1)
    return start, min(len(data), start + random_.choice((0, 1, 2, 4, 16, 100, 4000)))


def _flip(data: bytes, _: Sequence[bytes], random_: random.Random) -> bytes:
    changed = bytearray(data)
    for _number in range(random_.choice((1, 1, 4, 30))):
        if changed:
            changed[random_.randrange(len(changed))] ^= 1 << random_.randrange(8)
    return bytes(changed)


def _truncate(data: bytes, _: Sequence[bytes], random_: random.Random) -> bytes:
    return data[: random_.randrange(len(data) + 1)]


def _remove(data: bytes, _: Sequence[bytes], random_: random.Random) -> bytes:
    start, end = _place(data, random_)
    return data[:start] + data[end:]


def _insert(data: bytes, _: Sequence[bytes], random_: random.Random) -> bytes:
    start, end = _place(data, random_)
    token = random_.choice(TOKENS)
    rest = data[end:] if random_.random() < 0.5 else data[start:]
    return data[:start] + (token if isinstance(token, bytes) else token.encode()) + rest


def _repeat(data: bytes, _: Sequence[bytes], random_: random.Random) -> bytes:
    start, end = _place(data, random_)
    times = random_.choice((2, 3, 50, 2000))
    return data[:end] + data[start:end] * min(times, MOST_BYTES // (end - start + 1)) + data[end:]


def _splice(data: bytes, seeds: Sequence[bytes], random_: random.Random) -> bytes:
    other = random_.choice(seeds)
    start, end = _place(other, random_)
    middle = random_.randrange(len(data) + 1)
    if random_.random() < 0.3:
        return data[:middle] + other[start:]
    return data[:middle] + other[start:end] + data[middle:]


def _swap_lines(data: bytes, _: Sequence[bytes], random_: random.Random) -> bytes:
    separator = random_.choice((b"\n", b">", b"\t", b","))
    parts = data.split(separator)
    one, other = random_.randrange(len(parts)), random_.randrange(len(parts))
    parts[one], parts[other] = parts[other], parts[one]
    return separator.join(parts)


def _nest(data: bytes, _: Sequence[bytes], random_: random.Random) -> bytes:
    start, _end = _place(data, random_)
    return data[:start] + random_.choice(NESTING) * random_.choice((10, 300, 5000, 60000)) + data[start:]


def _count(data: bytes, _: Sequence[bytes], random_: random.Random) -> bytes:
    """Another number in the place of one."""
    found = list(NUMBER.finditer(data))
    if not found:
        return data
    match = random_.choice(found)
    other = random_.choice(
        (b"-1", b"0", b"4294967296", b"1e400", b"9" * 30, b"9" * 5000, b"NaN", b"0x7f", "٣".encode())
    )
    return data[: match.start()] + other + data[match.end() :]


def _recode(data: bytes, _: Sequence[bytes], random_: random.Random) -> bytes:
    """Another encoding than the one that it names, or another name."""
    name = random_.choice(CODECS)
    if random_.random() < 0.5:
        return ENCODING.sub(b'encoding="' + name.encode() + b'"', data, count=1)
    return data.decode("utf-8", "replace").encode(name, "replace")


Way = Callable[[bytes, Sequence[bytes], random.Random], bytes]
WAYS: tuple[Way, ...] = (
    *(_flip, _truncate, _remove, _insert, _insert, _repeat, _splice, _swap_lines, _nest, _count, _recode),
)


def _archive(data: bytes, seeds: Sequence[bytes], random_: random.Random) -> bytes:
    """The same archive with one member spoilt, left out, doubled or renamed."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = [(info.filename, archive.read(info)) for info in archive.infolist()]
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError):
        return _flip(data, seeds, random_)
    chosen = random_.randrange(len(members))
    name, held = members[chosen]
    bodies = [body for _, body in members]
    act = random_.randrange(10)
    if act == 0:
        del members[chosen]
    elif act == 1:
        members[chosen] = (random_.choice(members)[0], held)
    elif act == 2:
        members[chosen] = (random_.choice(("../" + name, "/" + name, name.upper(), "")), held)
    else:
        members[chosen] = (name, mutated([held, *bodies] if act == 3 else [held], random_))
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", random_.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED))) as archive:
        for member, body in members:
            info = zipfile.ZipInfo(member or "x")  # a doubled name warns from a plain string
            info.compress_type = archive.compression
            archive.writestr(info, body)
    return written.getvalue()
