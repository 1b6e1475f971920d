"""The fingerprint of a table, written down a second time: see io.github.orometry.table.Fingerprint."""

import json
import math
import struct

MASK = (1 << 64) - 1
SEEDS = 0x6A09E667F3BCC908, 0xBB67AE8584CAA73B
GOLDEN = 0x9E3779B97F4A7C15
INTEGER, NUMBER, FLAG = 0x3C6EF372FE94F82B, 0xA54FF53A5F1D36F1, 0x510E527FADE682D1
TEXT, MISSING = 0x9B05688C2B3E6C1F, 0x1F83D9ABFB41BD6B

# Names, types, and whether a row may have no value, as the table `peaks` has them.
PEAKS = [
    ("epoch_idx", "INTEGER", False),
    ("time_bin_idx", "INTEGER", False),
    ("summit_idx", "INTEGER", False),
    ("iy", "INTEGER", False),
    ("ix", "INTEGER", False),
    ("x", "NUMBER", False),
    ("y", "NUMBER", False),
    ("height", "NUMBER", False),
    ("key_col", "NUMBER", True),
    ("key_col_x", "NUMBER", True),
    ("key_col_y", "NUMBER", True),
    ("prominence", "NUMBER", False),
    ("parent_idx", "INTEGER", False),
    ("edge_limited", "FLAG", False),
    ("domain_x_width", "NUMBER", True),
    ("domain_y_width", "NUMBER", True),
    ("domain_center_x", "NUMBER", True),
    ("domain_center_y", "NUMBER", True),
    ("domain_area", "NUMBER", True),
]


def mix(z):
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
    return z ^ (z >> 31)


class Row:
    """The two words that a row's values are hashed into."""

    def __init__(self):
        self.high, self.low = SEEDS

    def word(self, tag, bits):
        mixed = mix(tag ^ (bits & MASK))
        self.high = mix((self.high + mixed) & MASK)
        self.low = mix(((self.low ^ mixed) * GOLDEN) & MASK)

    def text(self, value):
        self.word(TEXT, len(value))
        for letter in value:
            self.word(TEXT, ord(letter))

    def value(self, kind, value):
        if value is None or (kind == "NUMBER" and math.isnan(value)):
            self.word(MISSING, 0)
        elif kind == "NUMBER":
            self.word(NUMBER, struct.unpack("<Q", struct.pack("<d", value))[0])
        else:
            self.word(INTEGER if kind == "INTEGER" else FLAG, int(value))

    def end(self):
        return mix((self.high + GOLDEN) & MASK) << 64 | mix((self.low - GOLDEN) & MASK)


def of_peaks(rows):
    """Of rows, each with the values of PEAKS in their order; None for none."""
    total = count = 0
    for row in rows:
        hashed = Row()
        for (_, kind, _), value in zip(PEAKS, row, strict=True):
            hashed.value(kind, value)
        total = (total + hashed.end()) % (1 << 128)
        count += 1
    digest = Row()
    digest.text("peaks")
    for name, kind, nullable in PEAKS:
        digest.text(name)
        digest.text(kind)
        digest.word(FLAG, nullable)
    digest.word(count, total >> 64)
    digest.word(count, total)
    return f"{digest.end():032x}"


def of_lines(lines):
    """Of lines as spark-sql and beeline print them, with tabs between the values."""
    read = {"INTEGER": int, "NUMBER": float, "FLAG": {"true": True, "false": False}.__getitem__}
    return of_peaks(
        [
            None if text == "NULL" else read[kind](text)
            for (_, kind, _), text in zip(PEAKS, line.split("\t"), strict=True)
        ]
        for line in lines
    )


def of_result(folder):
    """What the manifest of a result says."""
    with open(f"{folder}/manifest.json", encoding="utf-8") as file:
        return json.load(file)["tables"]["peaks"]["fingerprint"]
