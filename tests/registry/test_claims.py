"""Parts of a matching's queue that reviewers took, by subtree and by words; on both databases."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from factories import small_country, uid

from georegistry_desktop import open_registry
from georegistry_desktop.domain import Refused
from georegistry_desktop.storage import Claim, Registry

D1, D2 = uid("d1"), uid("d2")
ROUNDS = 25
Opener = Callable[[str], Registry]


@pytest.fixture
def country(curated: Registry) -> Registry:
    """Sources A, B and P, each with a version."""
    curated.load("B", small_country(), origin={})
    return curated


@pytest.fixture
def as_user(country: Registry, request: pytest.FixtureRequest) -> Opener:
    """Opens the same registry as somebody else; on PostgreSQL by a role of that name."""

    def opened(name: str) -> Registry:
        if country.kind == "geopackage":
            return open_registry(country.address, user=name)
        request.getfixturevalue("postgis_cluster").execute(
            f"""DO $$ BEGIN CREATE ROLE "{name}" SUPERUSER LOGIN;
            EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$"""
        )
        return open_registry(country.address.replace("postgres@", f"{name}@"))

    return opened


def parts(registry: Registry) -> list[tuple[str, str, str]]:
    return [(c.unit, c.text, c.claimed_by) for c in registry.links.claims("A", "B")]


def test_that_a_part_of_the_queue_is_claimed_by_one(country: Registry, as_user: Opener) -> None:
    country.links.claim("A", "B", D1)
    country.links.claim("A", "B", D1)
    (claim,) = country.links.claims("A", "B")
    assert (claim.unit, claim.text, claim.claimed_by) == (D1, "", country.user)
    with as_user("Awa") as theirs:
        with pytest.raises(Refused) as refused:
            theirs.links.claim("A", "B", D1)
        assert refused.value.code == "claimed"
        assert country.user in str(refused.value)
    country.links.release(claim.id)
    assert country.links.claims("A", "B") == []
    country.links.claim("A", "B")
    assert country.links.claims("A", "B")[0].unit == ""
    assert country.links.claims("B", "A") == []


def test_that_words_are_claimed_in_all_or_in_one_part(country: Registry, as_user: Opener) -> None:
    me = country.user
    country.links.claim("A", "B", D1)
    country.links.claim("A", "B", D1, text=" Kakua  CHC ")
    country.links.claim("A", "B", text="kakua")
    with as_user("Awa") as hers:
        hers.links.claim("A", "B")
        hers.links.claim("A", "B", D2, text="kakua")
        assert hers.links.claims("A", "B") == country.links.claims("A", "B")
    assert parts(country) == [
        (D1, "", me),
        (D1, "Kakua  CHC", me),
        ("", "kakua", me),
        ("", "", "Awa"),
        (D2, "kakua", "Awa"),
    ]
    for claim in country.links.claims("A", "B"):
        country.links.release(claim.id)
    assert parts(country) == []


def test_that_words_are_the_same_whatever_their_case_accents_and_order(
    country: Registry, as_user: Opener
) -> None:
    country.links.claim("A", "B", text="Thiès")
    country.links.claim("A", "B", text="THIES ")
    country.links.claim("A", "B", D2, text="bo chc")
    country.links.claim("A", "B", D2, text="CHC Bo")
    assert parts(country) == [("", "Thiès", country.user), (D2, "bo chc", country.user)]
    with as_user("Awa") as hers:
        with pytest.raises(Refused) as refused:
            hers.links.claim("A", "B", text="thies")
        assert refused.value.code == "claimed"
        hers.links.claim("A", "B", D1, text="thies")
        hers.links.claim("A", "B", text="thie")
    assert len(parts(country)) == 4


def test_that_words_without_a_letter_are_no_words(country: Registry) -> None:
    country.links.claim("A", "B", text=" \u00b4 ")
    assert parts(country) == [("", "", country.user)]


def test_that_more_letters_than_a_claim_takes_are_refused(country: Registry) -> None:
    country.links.claim("A", "B", D1, text="\U0001f3e5" * 200)
    for text in ("x" * 201, "\U0001f3e5" * 10_000):
        with pytest.raises(Refused) as refused:
            country.links.claim("A", "B", D1, text=text)
        assert refused.value.code == "claim-text-long"
        assert "200" in str(refused.value)
    assert len(parts(country)) == 1


def test_that_two_who_claim_one_part_at_once_get_one_claim_and_one_refusal(
    country: Registry, as_user: Opener
) -> None:
    wanted = [{"unit": D1}, {"unit": D1, "text": "kakua"}, {"text": "kakua"}, {}]
    barrier = threading.Barrier(2)

    def claim(theirs: Registry, part: dict[str, str]) -> None:
        barrier.wait()
        theirs.links.claim("A", "B", **part)

    with as_user("Awa") as hers, as_user("Ben") as his, ThreadPoolExecutor(2) as pool:
        winners = set()
        for number in range(ROUNDS):
            part = wanted[number % len(wanted)]
            other = {name: value.title() if name == "text" else value for name, value in part.items()}
            runs = [pool.submit(claim, hers, part), pool.submit(claim, his, other)]
            done = [run.exception() for run in runs]
            (held,) = country.links.claims("A", "B")
            winners.add(held.claimed_by)
            assert sum(fault is None for fault in done) == 1, done
            (fault,) = [fault for fault in done if fault is not None]
            assert isinstance(fault, Refused)
            assert fault.code == "claimed"
            assert fault.params["by"] == held.claimed_by
            assert done[("Awa", "Ben").index(held.claimed_by)] is None
            country.links.release(held.id)
        assert winners <= {"Awa", "Ben"}


def test_that_one_at_two_desktops_claims_one_part_once(country: Registry, as_user: Opener) -> None:
    with as_user("Awa") as here, as_user("Awa") as there, ThreadPoolExecutor(2) as pool:
        for _ in range(ROUNDS):
            done = pool.map(lambda r: r.links.claim("A", "B", text="kakua"), (here, there))
            assert list(done) == [None, None]
            (held,) = country.links.claims("A", "B")
            country.links.release(held.id)


def test_that_a_claim_tells_what_it_is_of(country: Registry) -> None:
    country.links.claim("A", "B", D1, text="kakua")
    (claim,) = country.links.claims("A", "B")
    assert replace(claim, claimed_at="") == Claim(
        id=claim.id, unit=D1, text="kakua", claimed_by=country.user, claimed_at=""
    )
