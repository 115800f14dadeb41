"""The report of a comparison as a page: whole in itself, safe whatever the names are, with its maps."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import shapely
from factories import small_country, square, version_frame
from shapely import MultiPolygon, Point, Polygon

from georegistry_desktop.compare import compare
from georegistry_desktop.domain.frames import VersionFrame
from georegistry_desktop.exchange.comparison import figures, listing, page, write_comparison
from georegistry_desktop.exchange.comparison.maps import moved_map, redrawn_map
from georegistry_desktop.exchange.comparison.words import LONGEST, marked

NASTY = "<script>alert('x')</script>"
VOID = {"meta", "rect", "circle", "path", "br"}


class Page(HTMLParser):
    """The tags of a page, each closed in its order, and its text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.open: list[str] = []
        self.words = ""
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.words += data


def written(folder: Path, base: VersionFrame, other: VersionFrame, **options: Any) -> tuple[str, Page]:
    path = folder / "a.html"
    write_comparison(compare(base, other, by="ref"), path, replace=True, **options)
    text = path.read_text("utf-8")
    return text, Page(text)


def two() -> tuple[VersionFrame, VersionFrame]:
    base = [
        {"ref": "c", "name": "Country", "boundary": square(0, 0, 4)},
        {"ref": "d", "name": "Kakua", "parent": "c", "boundary": square(0, 0)},
        {"ref": "f", "name": "Health Post Bo", "parent": "d", "code": "DM-01", "point": Point(0.5, 0.5)},
        {"ref": "g", "name": "Gone", "parent": "d"},
    ]
    other = [
        {"ref": "c", "name": "Country", "boundary": square(0, 0, 4)},
        {"ref": "d", "name": "Kakwa", "parent": "c", "boundary": MultiPolygon([shapely.box(0, 0, 1, 1.1)])},
        {"ref": "f", "name": "Health Centre Bo", "parent": "d", "code": "DM-02", "point": Point(0.51, 0.5)},
        {"ref": "n", "name": "New one", "parent": "d"},
    ]
    return version_frame(base, label="A@1"), version_frame(other, label="B@2")


def test_that_the_page_says_what_differs(tmp_path: Path) -> None:
    text, read = written(tmp_path, *two(), registry="country.gpkg")
    words = " ".join(read.words.split())
    assert "B@2 against A@1" in words
    assert "Units are paired by reference." in words
    assert "from country.gpkg." in words
    assert "1New: only B@2 has them" in words
    assert "1Missing: B@2 lacks them" in words
    assert "2Changed: B@2 says something else" in words
    assert "1The same in both" in words
    assert "1,113 m east" in words
    assert re.search(r"12,308 km² → 13,539 km² ?\+1,231 km²: 10\.0% of the area changes", words)
    assert '<del class="gone">Post</del>' in text
    assert '<ins class="came">Centre</ins>' in text
    assert "01</del>" in text
    assert 'DM-<ins class="came">02</ins>' in text
    assert "Country › Kakua" in words, "the parents of what differs"
    assert {"changed", "new", "missing", "maps", "fields"} <= {v for k, v in read.attributes if k == "id"}


def test_that_links_inside_the_page_lead_somewhere(tmp_path: Path) -> None:
    read = written(tmp_path, *two())[1]
    places = {v for k, v in read.attributes if k == "id"}
    links = {(v or "").removeprefix("#") for k, v in read.attributes if k == "href"}
    assert links
    assert links <= places


def test_that_the_page_needs_nothing_else_and_runs_nothing(tmp_path: Path) -> None:
    text, read = written(tmp_path, *two())
    assert not {"script", "link", "img", "iframe", "object", "base", "form", "image", "use"} & set(read.tags)
    assert not {k for k, _ in read.attributes} & {
        "src",
        "srcset",
        "xlink:href",
        "onclick",
        "onload",
        "action",
    }
    assert not re.search(r"https?:|@import|url\((?!#)", text)
    assert "default-src 'none'" in text


@pytest.mark.parametrize(
    "nasty", [NASTY, '"><b>', "</style>", "]]>", "&amp;", "\u202egnp", "a\x00b\ud800", "{}", "%s", "\\9 "]
)
def test_that_every_word_of_the_data_stays_text(tmp_path: Path, nasty: str) -> None:
    good = nasty.replace("\x00", "�").replace("\ud800", "�")
    nasty = nasty.replace("\ud800", "").replace("\x00", "\x01")  # a version holds neither
    good = nasty.replace("\x01", "�")
    rows = [
        {"ref": f"c{nasty}", "name": nasty, "type": nasty, "boundary": square(0, 0, 4)},
        {"ref": f"d{nasty}", "name": nasty, "parent": f"c{nasty}", "point": Point(1, 1), "extra": '{"k": 1}'},
        {"ref": f"g{nasty}", "name": nasty},
        {"ref": f"h{nasty}", "name": nasty},
    ]
    changed = [
        {**rows[0], "boundary": square(0, 0, 3)},
        {**rows[1], "point": Point(1, 2), "name": nasty + "!", "code": nasty, "aliases": f'["{"a"}"]'},
        {**rows[2], "ref": f"n{nasty}"},
        {**rows[3], "status": "NEW"},
    ]
    plain = written(tmp_path, *two())[1]
    base, other = version_frame(rows, label=nasty), version_frame(changed, label=nasty)
    text, read = written(tmp_path, base, other, registry=nasty)
    assert set(read.tags) <= {*plain.tags, "span", "p", "small"}
    assert read.words.count(good) > 8
    assert text.count("</style>") == 1
    assert text.count("</title>") == 1


def test_that_names_keep_their_direction_of_writing(tmp_path: Path) -> None:
    base, other = two()
    name = "مركز صحي"
    turned = other.units.assign(name=[name] * len(other.units))
    text = written(tmp_path, base, VersionFrame("B@2", turned, other.fields, types=other.types))[0]
    assert (
        f'<td dir="auto"><ins class="came">{name.split()[0]}</ins>' in text.replace("\n", "") or name in text
    )
    assert f'<bdi dir="auto">{name}</bdi>' in text


def test_that_versions_that_agree_make_a_page_that_says_so(tmp_path: Path) -> None:
    read = written(tmp_path, small_country(), small_country())[1]
    assert "Nothing differs." in read.words
    assert "svg" in read.tags
    assert read.tags.count("figure") == 0


def test_that_what_changes_nearly_everywhere_is_folded_and_the_rest_stands_open(tmp_path: Path) -> None:
    rows = [{"ref": f"u{n}", "name": f"U{n}", "status": "NEW"} for n in range(30)]
    changed = [{**row, "status": "VALID"} for row in rows]
    changed[3]["name"] = "Other"
    changed[4]["status"] = "NEW"
    text, read = written(tmp_path, version_frame(rows), version_frame(changed))
    opened, folded = text.split('<details id="folded-status"')
    assert "29 of 30 units" in " ".join(read.words.split())
    assert '<a href="#folded-status">status</a>' in opened
    assert opened.count('<td class="field">') == 1
    assert folded.count('<td class="field">status') == 29
    few = written(tmp_path, version_frame(rows[:5]), version_frame(changed[:5]))[0]
    assert "folded" not in few
    alone = written(tmp_path, version_frame(rows[5:]), version_frame(changed[5:]))
    assert "What changes in nearly all units is folded below: status." in alone[1].words


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("d1", "d2", "Post leaves Kakua for Badjia"),
        ("d1", None, "Post leaves Kakua for the top"),
        (None, "d2", "Post was at the top and comes under Badjia"),
    ],
)
def test_that_a_unit_of_another_parent_says_whom_it_left(
    tmp_path: Path, before: str | None, after: str | None, said: str
) -> None:
    areas = [{"ref": "d1", "name": "Kakua"}, {"ref": "d2", "name": "Badjia"}]
    one, two = ([*areas, {"ref": "f", "name": "Post", "parent": parent}] for parent in (before, after))
    assert said in written(tmp_path, version_frame(one), version_frame(two))[1].words


def test_that_the_largest_changes_are_drawn_and_the_others_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(figures, "MOST_MAPS", 4)
    monkeypatch.setattr(listing, "MOST_ROWS", 3)
    monkeypatch.setattr(page, "MOST_ROWS", 3)
    rows = [{"ref": f"p{n}", "point": Point(n, 0), "boundary": square(n)} for n in range(1, 9)]
    moved = [
        {"ref": f"p{n}", "point": Point(n, n / 100), "boundary": square(n, 0, 1 + n / 50)}
        for n in range(1, 9)
    ]
    read = written(tmp_path, version_frame(rows), version_frame(moved))[1]
    assert read.tags.count("figure") == 4
    assert "2 of 8: those that move farthest; the list has all" in read.words
    assert "2 of 8: those where most of the land changes" in read.words
    assert "The first 3 of 16 differences; all of them are in the report as .xlsx" in read.words
    read = written(tmp_path, version_frame(rows[:1]), version_frame([{**moved[7], "ref": "p1"}]))[1]
    assert read.tags.count("figure") == 2


def test_that_a_page_is_bounded_however_fine_the_boundaries_are(tmp_path: Path) -> None:
    circle = Point(10, 10).buffer(3, quad_segs=20_000)
    other = Point(10.2, 10).buffer(3, quad_segs=20_000)
    svg, _ = redrawn_map(circle, other, "x")
    assert len(svg) < 12_000


def test_that_what_was_gained_and_lost_is_the_difference() -> None:
    svg, changed = redrawn_map(shapely.box(0, 0, 2, 1), shapely.box(1, 0, 3, 1), "x")
    assert shapely.equals(changed[0], shapely.box(2, 0, 3, 1))
    assert shapely.equals(changed[1], shapely.box(0, 0, 1, 1))
    assert 'class="gained"' in svg
    assert 'class="lost"' in svg


@pytest.mark.parametrize(
    ("one", "two", "bar"),
    [
        ((179.99, 0), (-179.99, 0), "1 km"),
        ((0, 0), (0, 1e-5), "1 m"),
        ((0, 89.9999), (90, 89.9999), None),
        ((0, 0), (0, 0), None),
        ((-13, 8), (13, 8), "2,000 km"),
        ((0, -90), (0, 90), "20,000 km"),
    ],
)
def test_that_a_move_is_drawn_wherever_it_is(
    one: tuple[float, float], two: tuple[float, float], bar: str | None
) -> None:
    near = shapely.points([[0.0, 0.0], [1.0, 1.0]])
    svg = moved_map(Point(one), Point(two), near, square(0), "x")
    Page(svg)
    assert "nan" not in svg
    assert "inf" not in svg
    ends = [float(x) for x in re.findall(r'<circle class="(?:was|is)" cx="([-\d.]+)"', svg)]
    assert all(0 <= x <= 240 for x in ends)
    if bar:
        assert f">{bar}</text>" in svg


BOW = Polygon([(0, 0), (1, 1), (1, 0), (0, 1)])


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (BOW, shapely.box(0, 0, 1, 1)),
        (shapely.box(0, 0, 1, 1), MultiPolygon([BOW])),
        (shapely.box(-180, -17, -179, -16), MultiPolygon([shapely.box(179, -17, 180, -16)])),
        (shapely.box(0, 0, 1e-9, 1e-9), shapely.box(0, 0, 2e-9, 1e-9)),
        (shapely.box(-180, -90, 180, 90), shapely.box(-180, -90, 180, 0)),
        (Polygon([(0, 0), (1, 0), (2, 0)]), shapely.box(0, 0, 1, 1)),
    ],
)
def test_that_a_boundary_is_drawn_whatever_its_shape(one: Any, two: Any) -> None:
    svg, changed = redrawn_map(one, two, '"<&')
    Page(svg)
    assert "nan" not in svg
    assert len(changed) == 2


def test_that_words_are_marked_one_by_one_and_long_texts_end_with_a_count() -> None:
    assert marked("Bo Health Post", "Bo Health Centre") == (
        'Bo Health <del class="gone">Post</del>',
        'Bo Health <ins class="came">Centre</ins>',
    )
    assert marked("1,196 vertices", "1,261 vertices")[1] == '<ins class="came">1,261</ins> vertices'
    assert marked(None, "a<b")[1] == '<ins class="came">a&lt;b</ins>'
    assert "–" in marked(None, "a")[0]
    long = marked("x " * 5000, "y " * 5000)
    assert all(f"{10_000 - LONGEST:,} more characters" in half for half in long)


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("palette", [0, 1], ids=["light", "dark"])
def test_that_all_text_keeps_its_contrast_in_both_palettes(palette: int) -> None:
    style = Path(page.__file__).with_name("page.css").read_text("utf-8")
    found = [
        dict(re.findall(r"--([\w-]+): (#[0-9A-F]{6});", block))
        for block in style.split("color-scheme: dark)")
    ]
    held = found[palette]
    pairs = [("text", g) for g in ("ground", "panel", "panel2", "land", "sea")]
    pairs += [("muted", g) for g in ("ground", "panel", "panel2")]
    pairs += [(kind, f"{kind}-on") for kind in ("new", "missing", "changed", "check")]
    pairs += [("accent", "ground"), ("new", "panel"), ("missing", "panel"), ("changed", "panel")]
    for text, ground in pairs:
        low, high = sorted(luminance(held[name]) for name in (text, ground))
        assert (high + 0.05) / (low + 0.05) >= 4.5, (text, ground)


def test_that_no_spreadsheet_calculates_what_the_report_says(tmp_path: Path) -> None:
    names = ["=cmd|' /C calc'!A0", "+1", "@x", "\t=1", "Bo"]
    base = version_frame([{"ref": f"={n}", "name": name} for n, name in enumerate(names)])
    other = version_frame([{"ref": f"={n}", "name": "A"} for n in range(len(names))])
    write_comparison(compare(base, other, by="ref"), tmp_path / "a.csv")
    rows = pd.read_csv(tmp_path / "a.csv", dtype=str).fillna("").sort_values("ref")
    assert rows["base_value"].tolist() == ["'=cmd|' /C calc'!A0", "'+1", "'@x", "'\t=1", "Bo"]
    assert not [cell for name in rows for cell in rows[name] if re.match(r"[=+\-@\t\r\n]", cell)]
