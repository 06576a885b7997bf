r"""Java's regular expressions, in which SRX rules are written, put into the dialect of the `regex` module.

What differs (java.util.regex.Pattern): `\s \d \w` and the POSIX classes are ASCII, `\h \v \R` are classes, `.` stops at
every line terminator, `\Q…\E` quotes, `\x{…}` and surrogate pairs write code points, `\z` is the end. `\b`, `\p{Lu}` and
`\X` mean the same. A flag `(?U)` makes the classes Unicode, as in Java.
"""

from __future__ import annotations

from typing import Final

import regex

__all__ = ["translate"]

_ASCII_CLASSES: Final = {
    "s": r"\x20\t\n\x0b\f\r",
    "d": "0-9",
    "w": "a-zA-Z0-9_",
}
_CLASSES: Final = {
    "h": r"\x20\t\xa0\u1680\u180e\u2000-\u200a\u202f\u205f\u3000",
    "v": r"\n\x0b\f\r\x85\u2028\u2029",
}
_POSIX: Final = {
    "Lower": "a-z",
    "Upper": "A-Z",
    "ASCII": r"\x00-\x7f",
    "Alpha": "a-zA-Z",
    "Digit": "0-9",
    "Alnum": "a-zA-Z0-9",
    "Punct": r"!-/:-@\[-`{-\~",
    "Graph": r"!-\~",
    "Print": r"\x20-\~",
    "Blank": r"\x20\t",
    "Cntrl": r"\x00-\x1f\x7f",
    "XDigit": "0-9a-fA-F",
    "Space": r"\x20\t\n\x0b\f\r",
}
_JAVA_PROPERTIES: Final = {
    "javaLowerCase": "Ll",
    "javaUpperCase": "Lu",
    "javaTitleCase": "Lt",
    "javaWhitespace": "White_Space",
    "javaLetter": "L",
    "javaDigit": "Nd",
    "javaLetterOrDigit": "Alnum",
    "javaAlphabetic": "Alphabetic",
}
_ESCAPE = regex.compile(
    r"\\(?:(?P<pair>u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})|x\{(?P<hex>[0-9a-fA-F]{1,6})\}"
    r"|0(?P<octal>[0-3]?[0-7]{1,2})|(?P<p>[pP])(?:\{(?P<long>[^}]*)\}|(?P<short>[A-Z]))|(?P<one>.))",
    regex.DOTALL,
)
_FLAGS = regex.compile(r"\(\?(?P<on>[a-zA-Z]*)(?:-(?P<off>[a-zA-Z]+))?(?P<end>[:)])")
_LINE_TERMINATORS: Final = r"\n\r\x85\u2028\u2029"


def translate(pattern: str) -> str:
    """`pattern` in the dialect of `regex`, version 1."""
    return _Translator(pattern).run()


class _Translator:
    """One pass over the pattern; knows whether it stands in a character class."""

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        flags = "".join(match["on"] for match in _FLAGS.finditer(pattern))
        self._unicode = "U" in flags
        self._dot_matches_all = "s" in flags
        self._depth = 0
        self._at = 0

    def run(self) -> str:
        """The whole translation."""
        parts: list[str] = []
        while self._at < len(self._pattern):
            parts.append(self._step())
        return "".join(parts)

    def _step(self) -> str:
        pattern, at = self._pattern, self._at
        if pattern.startswith(r"\Q", at):
            return self._quoted()
        if pattern[at] == "\\":
            return self._escape()
        if self._depth:
            return self._in_class()
        flags = _FLAGS.match(pattern, at)
        self._at = flags.end() if flags else at + 1
        if flags:
            return _flags(flags["on"], flags["off"] or "", flags["end"])
        return self._open_class() if pattern[at] == "[" else self._plain(pattern[at])

    def _plain(self, sign: str) -> str:
        return f"[^{_LINE_TERMINATORS}]" if sign == "." and not self._dot_matches_all else sign

    def _quoted(self) -> str:
        end = self._pattern.find(r"\E", self._at + 2)
        literal = self._pattern[self._at + 2 : end if end >= 0 else None]
        self._at = end + 2 if end >= 0 else len(self._pattern)
        return str(regex.escape(literal, special_only=False, literal_spaces=True))

    def _open_class(self) -> str:
        self._depth += 1
        opening = "["
        if self._pattern.startswith("^", self._at):
            self._at += 1
            opening = "[^"
        if self._pattern.startswith("]", self._at):  # the first member, not the end
            self._at += 1
            opening += r"\]"
        return opening

    def _in_class(self) -> str:
        sign = self._pattern[self._at]
        self._at += 1
        if sign == "[":
            return self._open_class()
        if sign == "]":
            self._depth -= 1
        # `--`, `||` and `~~` are operators of `regex`, not of Java
        elif sign in "-|~" and self._pattern.startswith(sign, self._at):
            self._at += 1
            return f"{sign}\\{sign}"
        return sign

    def _escape(self) -> str:
        match = _ESCAPE.match(self._pattern, self._at)
        if match is None:  # a lone backslash at the end: let the compiler complain
            self._at += 1
            return "\\"
        self._at = match.end()
        if match["pair"]:
            high, low = int(match["pair"][1:5], 16), int(match["pair"][7:], 16)
            return _code_point(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))
        if match["hex"]:
            return _code_point(int(match["hex"], 16))
        if match["octal"]:
            return _code_point(int(match["octal"], 8))
        if match["p"]:
            return self._property(match["p"], match["short"] if match["long"] is None else match["long"])
        return self._single(match["one"])

    def _single(self, letter: str) -> str:
        small = letter.lower()
        members = _CLASSES.get(small)
        if members is None and not self._unicode:
            members = _ASCII_CLASSES.get(small)
        if members is not None:
            return self._set(members, negated=letter.isupper())
        special = {
            "R": r"(?:\r\n|[\n\x0b\f\r\x85\u2028\u2029])",
            "z": r"\Z",
            "Z": rf"(?=(?:\r\n|[{_LINE_TERMINATORS}])?\Z)",
            "e": r"\x1b",
        }
        return special.get(letter, f"\\{letter}")

    def _property(self, letter: str, name: str) -> str:
        if name in _POSIX and not self._unicode:
            return self._set(_POSIX[name], negated=letter == "P")
        name = _JAVA_PROPERTIES.get(name, name)
        if name.startswith("In") and "=" not in name:
            name = f"Block={name[2:]}"
        return rf"\{letter}{{{name}}}"

    def _set(self, members: str, *, negated: bool) -> str:
        if negated:
            return f"[^{members}]"
        return members if self._depth else f"[{members}]"


def _flags(on: str, off: str, end: str) -> str:
    """A flag group with the flags that both dialects have; `u`, `d` and `U` say what translation has done already."""
    kept, dropped = ("".join(flag for flag in flags if flag in "imsx") for flags in (on, off))
    if not kept and not dropped:
        return "(?:" if end == ":" else ""
    return f"(?{kept}{'-' + dropped if dropped else ''}{end}"


def _code_point(value: int) -> str:
    return f"\\U{value:08X}"
