"""Which agency a name means."""

import pytest

from ita.errors import ChoiceError
from ita.register import Agency, Register

TWINS = Register(
    [
        Agency("n1", "องค์การบริหารส่วนตำบลสวนฝัน", "อบต.สวนฝัน", "อบต.", "เหนือ", "ทดลอง"),
        Agency("s1", "องค์การบริหารส่วนตำบลสวนฝัน", "อบต.สวนฝัน", "อบต.", "ใต้", "ทดลอง"),
        Agency("c1", "เทศบาลตำบลเชิงทะเล", "ทต.เชิงทะเล", "เทศบาลตำบล", "ใต้", "ทดลอง"),
        Agency("c2", "องค์การบริหารส่วนตำบลเชิงทะเล", "อบต.เชิงทะเล", "อบต.", "ใต้", "ทดลอง"),
    ]
)


@pytest.mark.parametrize(
    ("named", "agency_id"),
    [
        ("n1", "n1"),
        ("เทศบาลตำบลเชิงทะเล", "c1"),
        ("อบต. เชิงทะเล", "c2"),
        ("อบต.สวนฝัน อำเภอใต้ จังหวัดทดลอง", "s1"),
        ("อบต.สวนฝัน อ.เหนือ", "n1"),
    ],
)
def test_an_id_a_name_or_a_name_with_its_places_finds_the_agency(named: str, agency_id: str) -> None:
    assert TWINS.find(named) == agency_id


def test_a_district_beside_the_name_tells_twins_apart() -> None:
    assert TWINS.find("อบต.สวนฝัน", district="อำเภอใต้") == "s1"


def test_an_ambiguous_name_is_an_error_that_lists_the_choices() -> None:
    with pytest.raises(ChoiceError) as unclear:
        TWINS.find("อบต.สวนฝัน")

    assert [choice.split()[0] for choice in unclear.value.choices] == ["n1", "s1"]


def test_a_misspelt_name_is_proposed_and_not_taken() -> None:
    with pytest.raises(ChoiceError) as unknown:
        TWINS.find("อบต.สวนฝันน")

    assert [choice.partition(" ")[0] for choice in unknown.value.choices] == ["n1", "s1"]


def test_a_name_like_no_other_has_no_proposals() -> None:
    with pytest.raises(ChoiceError) as unknown:
        TWINS.find("เทศบาลนครแดนไกล")

    assert unknown.value.choices == ()
