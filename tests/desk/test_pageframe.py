# SPDX-License-Identifier: AGPL-3.0-or-later
"""The one converter between a page and the view loses nothing, whatever the zoom, the turn and the place."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF

from reviewer.desk.marks.placing import PageFrame
from reviewer.model.place import Place

SIDES = st.floats(100, 1300)
SHARES = st.floats(0.01, 0.99)
SLACK = 0.01
Shares = tuple[float, float, float, float]
BOX = st.tuples(SHARES, SHARES, SHARES, SHARES)


@st.composite
def frames(draw: st.DrawFn) -> PageFrame:
    corner = draw(st.floats(-5000, 5000)), draw(st.floats(-5000, 5000))
    turned = draw(st.sampled_from([0, 90, 180, 270]))
    return PageFrame(1, draw(SIDES), draw(SIDES), *corner, draw(st.floats(0.1, 8)), turned)


def holds(outer: QRectF, inner: QRectF) -> bool:
    """Qt says that nothing holds a box without an area."""
    low = outer.left() - SLACK <= inner.left() and outer.top() - SLACK <= inner.top()
    return low and inner.right() <= outer.right() + SLACK and inner.bottom() <= outer.bottom() + SLACK


def within(frame: PageFrame, shares: Shares) -> Place:
    xa, xb, ya, yb = shares
    x0, x1 = sorted((xa * frame.width, xb * frame.width))
    top, bottom = sorted((ya * frame.height, yb * frame.height))
    return Place(1, x0, top, x1, bottom)


@given(frames(), BOX)
def test_a_place_comes_back_from_the_view_as_it_went(frame: PageFrame, shares: Shares) -> None:
    place = within(frame, shares)
    back = frame.place(frame.to_view(place))
    assert all(abs(a - b) <= SLACK for a, b in zip(back.box, place.box, strict=True))


@given(frames(), BOX)
def test_a_place_on_the_page_is_within_the_page_in_the_view(frame: PageFrame, shares: Shares) -> None:
    box = frame.to_view(within(frame, shares))
    assert holds(frame.rect, box)
    assert abs(box.width() * box.height() - _area(frame, shares)) <= SLACK * max(1.0, _area(frame, shares))


def _area(frame: PageFrame, shares: Shares) -> float:
    place = within(frame, shares)
    return place.width * place.height * frame.scale**2


@given(frames(), BOX, SHARES, SHARES)
def test_a_point_in_the_mark_is_a_point_in_the_place(
    frame: PageFrame, shares: Shares, across: float, down: float
) -> None:
    place = within(frame, shares)
    box = frame.to_view(place)
    point = box.topLeft() + QRectF(0, 0, box.width() * across, box.height() * down).bottomRight()
    assert place.inset(-SLACK).holds(*frame.to_page(point))


@given(frames(), BOX, BOX)
def test_what_holds_another_on_the_page_holds_it_in_the_view(frame: PageFrame, shares: Shares, others: Shares) -> None:
    inner, other = within(frame, shares), within(frame, others)
    outer = frame.to_view(Place.around((inner, other)))
    assert holds(outer, frame.to_view(inner))
