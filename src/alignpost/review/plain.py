"""The review line by line, for screen readers and pipes: one pair is told, one line answers.

The letters are those of the screen; what a dialogue would ask stands behind the letter: `h 85`, `o two words missing`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from alignpost.errors import AlignPostError, UsageError
from alignpost.model import Pair, Status
from alignpost.review.focus import by_severity
from alignpost.review.history_words import history_lines
from alignpost.review.marks import STATUS_WORD, language, percent
from alignpost.review.regrouper import Regrouper
from alignpost.review.rescoring import Rescorer
from alignpost.review.reviewer import Reviewer
from alignpost.review.rewriter import Rewriter
from alignpost.review.step import Change, cleared_in_words
from alignpost.review.suspicion import suspicion
from alignpost.review.threads import threads
from alignpost.review.trouble import in_short
from alignpost.review.verdicts import NoteDraft, Verdicts
from alignpost.score.dismissals import dismissal_of
from alignpost.score.standard import Standard
from alignpost.visible import counted, figure, visible

__all__ = ["PlainReview"]

_HELP: Final = """\
a accept, r [reason] needs work, X reject, c clear the mark; then the next pair
Enter or j the next pair, k the previous one, g NUMBER that pair, n the next suspicious one, N the next unreviewed one
y confirm the first finding, - [reason] dismiss it, o WORDS add a note, h POINTS score by hand from 0 to 100
e WORDS another translation, t the other side, u first sentence up, d last sentence down, m merge with the next pair
H the history of the pair, H NUMBER puts back the translation of that line of it
x keep or leave out, l lock or unlock, b bookmark, z undo, Z redo, . tell the pair again, ? help, q quit"""


class PlainReview:
    """Reviews a project through lines.

    Args:
        reviewer: joins the project and the view of it.
        tell: takes a line to be read out.
        standard: by what pairs are judged where the project does not say it.
    """

    def __init__(
        self, reviewer: Reviewer, tell: Callable[[str], None], standard: Standard | None = None
    ) -> None:
        self._reviewer = reviewer
        self._view = reviewer.view
        self._verdicts = Verdicts(reviewer)
        self._regrouper = Regrouper(reviewer)
        self._rewriter = Rewriter(reviewer)
        self._rescorer = Rescorer(reviewer, standard)
        self._tell = tell
        self._commands: dict[str, Callable[[str], None]] = {
            "": lambda _: self._step(+1),
            "j": lambda _: self._step(+1),
            "k": lambda _: self._step(-1),
            "g": self._go_to,
            "n": lambda _: self._jump(lambda pair: suspicion(pair) is not None, "no pair is in doubt"),
            "N": lambda _: self._jump(_unreviewed, "every pair is reviewed"),
            "a": lambda _: self._decide(Status.ACCEPTED),
            "X": lambda _: self._decide(Status.REJECTED),
            "r": self._needs_work,
            "c": lambda _: self._say(self._verdicts.decide(Status.UNREVIEWED)),
            "x": lambda _: self._say(self._verdicts.toggle_keep()),
            "l": lambda _: self._say(self._verdicts.toggle_lock()),
            "b": lambda _: self._say(self._verdicts.toggle_bookmark()),
            "y": lambda _: self._say(self._verdicts.confirm()),
            "-": lambda reason: self._changed(self._verdicts.dismiss(reason)),
            "o": self._note,
            "h": lambda points: self._say(self._verdicts.score_by_hand(self._reviewer.wanted(), points)),
            "e": self._edit,
            "t": lambda _: self._other_side(),
            "u": lambda _: self._changed(self._regrouper.move_up()),
            "d": lambda _: self._changed(self._regrouper.move_down()),
            "m": lambda _: self._merge(),
            "H": self._history,
            "z": lambda _: self._travel(self._reviewer.undo(), "undone", "nothing to undo"),
            "Z": lambda _: self._travel(self._reviewer.redo(), "done again", "nothing to do again"),
            ".": lambda _: self._tell_pair(),
            "?": lambda _: self._tell(_HELP),
        }

    def run(self, lines: Iterable[str]) -> None:
        """Tell the pair and obey lines until `q` or their end."""
        total = len(self._view)
        self._tell(
            f"{visible(self._reviewer.project.path.name)}: {counted(total, 'pair')}. ? lists the commands."
        )
        self._tell_pair()
        for line in lines:
            letter, _, words = line.strip("\n\r").partition(" ")
            if letter == "q":
                break
            command = self._commands.get(letter)
            if command is None:
                self._tell(f"“{visible(letter)}” is no command; ? lists them")
                continue
            try:
                command(words)
            except AlignPostError as error:
                self._tell(in_short(error))
        self._reviewer.remember()

    # --- telling

    def _say(self, words: str) -> None:
        self._tell(visible(words))

    def _tell_pair(self) -> None:
        pair = self._view.current
        if pair is None:
            self._tell("There are no pairs.")
            return
        for line in told(pair, self._view.cursor + 1, len(self._view), self._reviewer.languages):
            self._tell(line)

    # --- moving

    def _step(self, by: int) -> None:
        row = self._view.cursor + by
        if not 0 <= row < len(self._view):
            self._tell("this is the last pair" if by > 0 else "this is the first pair")
            return
        self._stand(row)

    def _stand(self, row: int) -> None:
        self._view.cursor = row
        self._view.focus.moved()
        self._reviewer.remember()
        self._tell_pair()

    def _go_to(self, number: str) -> None:
        row = next((row for row in range(len(self._view)) if str(self._view.pair_at(row).id) == number), None)
        if row is None:
            raise UsageError(f"there is no pair “{number}”")
        self._stand(row)

    def _jump(self, wanted: Callable[[Pair], bool], nothing: str) -> None:
        found = self._view.jump(wanted, +1)
        if found is None:
            self._tell(nothing)
            return
        self._stand(found.row)

    # --- judging and editing

    def _decide(self, status: Status) -> None:
        self._say(self._verdicts.decide(status, go_on=True))
        self._step(+1)

    def _needs_work(self, reason: str) -> None:
        self._say(self._verdicts.decide(Status.NEEDS_WORK))
        if reason:
            self._note(reason)
        self._step(+1)

    def _note(self, words: str) -> None:
        if not words:
            raise UsageError("write the note behind the letter: o the date is missing")
        self._say(self._verdicts.add_note(self._reviewer.wanted(), NoteDraft(words)))

    def _edit(self, words: str) -> None:
        if not words:
            raise UsageError("write the whole text behind the letter: e Bonjour.")
        self._changed(self._rewriter.edit_text(*self._rewriter.editable(), words))

    def _other_side(self) -> None:
        self._view.focus.spot = self._view.focus.spot.over(((), ()), None)
        self._tell(f"edits now work on the {self._reviewer.side}")

    def _merge(self) -> None:
        change = self._reviewer.take(self._regrouper.merge())
        if change is not None:
            self._changed(change)

    def _history(self, number: str) -> None:
        pair = self._view.current
        if pair is None:
            self._tell_pair()
            return
        states = self._rewriter.history(pair)
        if not number:
            self._tell(f"History of pair {pair.id}, from the newest to the beginning")
            for line in history_lines(states):
                self._tell(line)
            return
        state = next((state for place, state in enumerate(states, 1) if str(place) == number), None)
        if state is None:
            raise UsageError(f"the history of pair {pair.id} has no line “{number}”; H tells it")
        self._changed(self._rewriter.put_back(pair, state))

    def _changed(self, change: Change) -> None:
        self._say(change.words + cleared_in_words(change))
        stale = self._rescorer.without_score(change)
        if stale:
            self._rescorer.take(self._rescorer.score(stale))
        self._tell_pair()

    def _travel(self, change: Change | None, verb: str, nothing: str) -> None:
        if change is None:
            self._tell(nothing)
            return
        self._say(f"{verb}: {change.words}")
        row = self._view.row_of(change.places[0]) if change.places else None
        self._stand(self._view.cursor if row is None else row)


def told(pair: Pair, place: int, total: int, languages: tuple[str, str]) -> list[str]:
    """A pair in lines that can be read out."""
    lines = ["", ", ".join([f"Pair {pair.id}, {place} of {total}", *_facts(pair)])]
    sides = ((pair.source, pair.source_original), (pair.target, pair.target_original))
    for tag, (text, original) in zip(languages, sides, strict=True):
        lines.append(f"{language(tag)}: {visible(text) or '(nothing)'}")
        if original is not None:
            lines.append(f"  edited, it was: {visible(original)}")
    doubt = suspicion(pair)
    if doubt is not None:
        lines.append(f"Look here: {visible(doubt.reason)}")
    for finding in by_severity(pair):
        dismissal = dismissal_of(finding, pair.source, pair.target, pair.dismissals)
        answer = "" if dismissal is None else f" (dismissed by {visible(dismissal.author)})"
        lines.append(
            f"Finding, {finding.severity.value}, {finding.check}: {visible(finding.message)}{answer}"
        )
    for note, answers in threads(pair):
        role = "Settled note" if note.resolved else "Note"
        lines.append(f"{role} by {visible(note.author)}: {visible(note.text)}")
        lines += [f"Answer by {visible(each.author)}: {visible(each.text)}" for each in answers]
    return lines


def _facts(pair: Pair) -> list[str]:
    facts = [STATUS_WORD[pair.status]]
    if pair.score is not None:
        facts.append(f"fidelity {figure(pair.score.fidelity, 0)}")
    if pair.human_score is not None:
        facts.append(f"by hand {pair.human_score:g}")
    if pair.bead.confidence is not None:
        facts.append(f"confidence {percent(pair.bead.confidence)}")
    marks = (("locked", pair.locked), ("bookmarked", pair.bookmarked), ("left out of exports", not pair.keep))
    return facts + [word for word, holds in marks if holds]


def _unreviewed(pair: Pair) -> bool:
    return pair.status is Status.UNREVIEWED
