"""The programs that measure, with their words, and patterns that find the figures in what they print (`printed`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

__all__ = ["RUNS", "Run"]

_N = r"[-−]?[\d.,]+"
_TIME = r"[\d.]+ m?s"


@dataclass(frozen=True, slots=True)
class Run:
    """One program with its words."""

    words: tuple[str, ...]
    """The module, and what is said to it; `FOLDER` stands for an empty folder."""
    minutes: float
    """Of processor time, about."""
    patterns: tuple[str, ...] = ()
    """None where it prints JSON."""

    @property
    def command(self) -> str:
        """As a reader would type it."""
        return " ".join(("python", "-m", *self.words))


_F1 = rf"strict (?P<strict>{_N})  lax (?P<lax>{_N})"
_LONG = (
    r"(?P<section>\d+) sentences a side",
    rf"  (?P<part>alignpost) .*: +(?P<wall>{_TIME})  CPU +(?P<cpu>{_TIME}) +(?P<mb>{_N}) MB  {_F1}"
    rf"  \d+ beads, longest silence (?P<silence>{_TIME}).*",
    rf"  (?P<part>hunalign) +(?P<wall>{_TIME})  CPU +(?P<cpu>{_TIME}) +(?P<mb>{_N}) MB  {_F1}",
    rf"  (?P<part>hunalign) +{_TIME}  CPU +(?P<cpu>{_TIME}) +(?P<mb>{_N}) MB"
    rf"  did not end in (?P<patience>{_TIME})",
)

RUNS: Mapping[str, Run] = MappingProxyType(
    {
        "alignment": Run(
            ("benchmarks.alignment", "--noise"),
            4,
            (
                r"(?P<section>.+): \d+ documents",
                rf"  (?P<part>\S.*?) +{_F1} +{_N} s",
                rf" +(?P<row>0\.\d-\d\.\d): +\d+ beads, confidence (?P<confidence>{_N}), right (?P<right>{_N})",
                rf" +expected calibration error (?P<calibration_error>{_N})",
            ),
        ),
        "alignment-weights": Run(
            ("benchmarks.learn_alignment_weights", "plain", "spot", "trained", "trained-spot"),
            100,
            (
                r"(?P<section>[\w-]+), prices .*",
                rf"  (?P<part>[\w-]+, .*?): (?P<strict>{_N}) / (?P<lax>{_N})",
            ),
        ),
        "align-10k": Run(("benchmarks.align_speed", "10000"), 0.5, _LONG),
        "align-100k": Run(("benchmarks.align_speed", "100000"), 2, _LONG),
        "align-1m": Run(("benchmarks.align_speed", "1000000"), 15, _LONG),
        "segmentation": Run(
            ("benchmarks.segmentation",),
            1,
            (
                rf"(?P<row>\w+) +reachable F1 +(?P<reachable>{_N}) +plain F1 +(?P<plain>{_N})",
                r"(?P<row>[\w:-]+) +(?P<right>\d+)/(?P<of>\d+)",
                rf"(?P<mb_per_s>{_N}) MB/s",
                rf"(?P<row>\S.*?) +{_N} +{_N} +(?P<at_400k>{_N}) +(?P<doubled>{_N}) +(?P<doubled_again>{_N})",
            ),
        ),
        "fidelity": Run(
            ("benchmarks.fidelity",),
            3,
            (
                r"(?P<section>\w+)",
                rf"  (?P<part>[^: ][^:]*?) +(?P<ours>{_N})(?: +lengths alone (?P<lengths>{_N}))?",
                rf"  (?P<part>\w+): precision (?P<precision>{_N}), recall (?P<recall>{_N}) of (?P<words>{_N}) words",
                rf"  (?P<part>\S.*?): (?P<share>{_N})(?: of (?P<of>{_N}))?",
            ),
        ),
        "findings": Run(
            ("benchmarks.findings",),
            0.5,
            (
                r"(?P<section>professional translations|minimal pairs): .*",
                rf"  (?P<row>any finding .*?|numbers on pairs with digits): (?P<percent>{_N})%(?: of (?P<of>\d+))?",
                rf"  mean fidelity: (?P<mean_fidelity>{_N})",
                rf"  (?P<row>[a-z-]+) +(?P<major>{_N}) +(?P<minor>{_N}) +(?P<neutral>{_N})",
                rf"  (?P<row>[a-z_]+) +\d+ +(?P<better>{_N}) +(?P<found>{_N}) +(?P<major>{_N})",
                rf"  (?P<row>MEAN) +(?P<better>{_N}) +(?P<found>{_N}) +(?P<major>{_N})",
            ),
        ),
        "word-links": Run(
            ("benchmarks.word_links",),
            15,
            (
                r"(?P<section>[\w-]+): \d+ sentences",
                rf"  (?P<part>\S.*?) +precision (?P<precision>{_N})  recall (?P<recall>{_N})  1 - F1 (?P<error>{_N})",
                rf"eflomal trained on (?P<training_pairs>{_N}) pairs",
            ),
        ),
        "loose-words": Run(
            ("benchmarks.learn_loose_words", "--dry"),
            3,
            (
                rf"  subtitles left out, words from (?P<row>\S+): precision (?P<precision>{_N}), recall (?P<recall>{_N}), F1 (?P<f1>{_N})",
            ),
        ),
        "weights": Run(
            ("benchmarks.learn_fidelity_weights", "--dry"),
            5,
            (
                rf"  (?P<row>\S.*?) +(?P<right>{_N}) of the comparisons right",
                rf"  calibration error of P\(critical\): (?P<calibration_error>{_N})",
                rf"  Brier score (?P<brier>{_N}), with the mean alone (?P<brier_of_mean>{_N})",
            ),
        ),
        "score-speed": Run(
            ("benchmarks.score_speed",),
            0.5,
            (
                rf"pairs per CPU second, (?P<row>.*?) +(?P<pairs>{_N})",
                rf"CPU seconds, (?P<row>.*?) +(?P<cpu_s>{_N})",
            ),
        ),
        "encoder": Run(
            ("benchmarks.encoder",),
            0.5,
        ),
        "own-memory": Run(("benchmarks.own_memory",), 4),
        "training-settings": Run(("benchmarks.training_settings",), 12),
        "formats": Run(
            ("benchmarks.formats", "speed", "--units", "100000", "--units", "1000000"),
            2,
            (rf" *(?P<section>{_N}) units  (?P<part>\S.*?) +(?P<cpu_s>{_N}) CPU s +(?P<mb>{_N}) MB",),
        ),
        "readers": Run(
            ("benchmarks.formats", "corpus"),
            0.1,
            (
                r"(?P<files>\d+) files: (?P<read>\d+) read, (?P<refused>\d+) refused, (?P<wrong>\d+) wrong",
                rf"slowest (?P<slowest_s>{_N}) CPU s \(.*\); peak (?P<peak_mb>{_N}) MB",
            ),
        ),
        "fuzz": Run(
            ("benchmarks.fuzz",),
            150,
            (
                rf"(?P<section>\w+) +(?P<cpu_min>{_N}) CPU min +(?P<inputs>{_N}) inputs +(?P<read>{_N}) read"
                rf" +(?P<refused>{_N}) refused +(?P<failed>{_N}) failed +slowest (?P<slowest>{_TIME}) +peak (?P<peak_mb>{_N}) MB",
            ),
        ),
        "store": Run(
            ("benchmarks.store",),
            2,
            (
                rf"(?P<row>file.*?) +(?P<mb>{_N}) MB",
                rf"(?P<row>\S.*?) +(?P<wall>{_TIME}) +(?P<cpu>{_TIME})",
            ),
        ),
        "kills-at-writes": Run(("tests.store.killing_at_writes", "FOLDER"), 1.5),
        "kills": Run(("tests.store.killing", "FOLDER", "400", "777"), 0.5),
        "screen": Run(
            ("benchmarks.screen",),
            2,
            (
                rf"(?P<section>[^:]+): first frame after (?P<first_frame>{_TIME}), (?P<first_frame_cpu>{_TIME}) of CPU",
                rf"  (?P<part>\S.*?) +median +(?P<median>{_TIME})(?:  worst +(?P<worst>{_TIME}))?(?:  CPU +(?P<cpu>{_TIME}))?",
            ),
        ),
    }
)
"""By the names that figures begin with."""
