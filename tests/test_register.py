"""Which agency a name means."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

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


# Two agencies of one district, of which one's name is the other's with the district behind it.
WIANG = Agency("w", "เทศบาลตำบลเวียง", "ทต.เวียง", "เทศบาลตำบล", "เชียงของ", "เชียงราย")
WIANG_CHIANGKHONG = Agency(
    "wc", "เทศบาลตำบลเวียงเชียงของ", "ทต.เวียงเชียงของ", "เทศบาลตำบล", "เชียงของ", "เชียงราย"
)


def test_a_name_that_ends_like_a_district_is_never_another_agency_with_its_district() -> None:
    both, alone = Register([WIANG, WIANG_CHIANGKHONG]), Register([WIANG])

    assert both.find("เทศบาลตำบลเวียงเชียงของ", "เชียงของ", "เชียงราย") == "wc"
    assert both.find("เทศบาลตำบลเวียง อ.เชียงของ") == "w"
    with pytest.raises(ChoiceError) as unknown:
        alone.find("เทศบาลตำบลเวียงเชียงของ", "เชียงของ", "เชียงราย")
    assert unknown.value.choices == ("w (ทต.เวียง อ.เชียงของ จ.เชียงราย)",)


@pytest.mark.parametrize(
    "named",
    [
        "อบต.สวนฝันอ.ใต้จ.ทดลอง",
        "อบต.สวนฝัน ใต้ ทดลอง",
        "อบต.สวนฝัน อำเภอ ใต้",
        "องค์การบริหารส่วนตำบลสวนฝัน ตำบลสวนฝัน อำเภอใต้",
    ],
)
def test_places_behind_a_name_are_compared_as_places(named: str) -> None:
    assert TWINS.find(named) == "s1"


@pytest.mark.parametrize("named", ["อบต.สวนฝัน อ.กลาง", "อบต.สวนฝัน จ.เหนือ", "อบต.สวนฝันใต้"])
def test_a_name_behind_which_another_place_stands_is_refused(named: str) -> None:
    with pytest.raises(ChoiceError):
        TWINS.find(named)


def test_the_capital_district_may_be_written_short() -> None:
    capital = Register([Agency("m", "เทศบาลตำบลแสนสุข", "ทต.แสนสุข", "เทศบาลตำบล", "เมืองทดลอง", "ทดลอง")])

    assert capital.find("ทต.แสนสุข", "เมือง", "ทดลอง") == "m"
    assert capital.find("ทต.แสนสุข อ.เมือง จ.ทดลอง") == "m"


@settings(deadline=None)
@given(st.data())
def test_no_name_in_no_place_ever_finds_another_agency(choice: st.DataObject) -> None:
    # Words short and alike, so that names, districts and provinces are often made of one another.
    words = st.sampled_from(["เวียง", "เชียง", "เวียงเชียง", "นา", "นาเวียง", "เมือง"])
    kinds = [("องค์การบริหารส่วนตำบล", "อบต."), ("เทศบาลตำบล", "ทต."), ("เทศบาลเมือง", "ทม.")]
    made = choice.draw(
        st.lists(st.tuples(st.sampled_from(kinds), words, words, words), min_size=2, unique=True)
    )
    agencies = [
        Agency(f"a{number}", kind[0] + place, kind[1] + place, kind[1], district, province)
        for number, (kind, place, district, province) in enumerate(made)
    ]
    kept = choice.draw(st.sets(st.sampled_from(agencies), min_size=1))
    register = Register(kept)
    for agency in agencies:
        assert agency.district
        assert agency.province
        for name in (agency.agency_name, agency.short_name):
            for places in ((agency.district, agency.province), ("", agency.province), ("", "")):
                try:
                    found = register.by_id[register.find(name, *places)]
                except ChoiceError:
                    continue
                # the very name, in the places said; an agency not in the register is never taken for one that is
                assert name in (found.agency_name, found.short_name)
                assert places[0] in ("", found.district)
                assert places[1] in ("", found.province)


CHANGED = Register(
    [
        Agency("k", "เทศบาลตำบลบ่อกวางทอง", "ทต.บ่อกวางทอง", "เทศบาลตำบล", "บ่อทอง", "ชลบุรี"),
        Agency("o", "องค์การบริหารส่วนตำบลพลวงทอง", "อบต.พลวงทอง", "อบต.", "บ่อทอง", "ชลบุรี"),
        Agency("v", "องค์การบริหารส่วนตำบลเวียงท่ากาน", "อบต.เวียงท่ากาน", "อบต.", "สันป่าตอง", "เชียงใหม่"),
        Agency("y", "เทศบาลตำบลยุหว่า", "ทต.ยุหว่า", "เทศบาลตำบล", "สันป่าตอง", "เชียงใหม่"),
        Agency("n", "องค์การบริหารส่วนตำบลใหม่", "อบต.ใหม่", "อบต.", "ไกล", "แดน", ("องค์การบริหารส่วนตำบลเก่าแก่",)),
    ]
)


@pytest.mark.parametrize(
    ("named", "district", "province", "first"),
    [
        # the same place under another type since 2563
        ("องค์การบริหารส่วนตำบลบ่อกวางทอง", "บ่อทอง", "ชลบุรี", "k"),
        # renamed in 2562: the only one there that bears the name of no sub-district
        ("องค์การบริหารส่วนตำบลบ้านกลาง", "สันป่าตอง", "เชียงใหม่", "v"),
        ("องค์การบริหารส่วนตำบลเก่าแก่", "ไกล", "แดน", "n"),
        ("อบต.บ่อกวางทอง อ.บ่อทอง จ.ชลบุรี", "", "", "k"),
    ],
)
def test_a_name_of_before_proposes_its_successor_first_and_takes_none(
    named: str, district: str, province: str, first: str
) -> None:
    with pytest.raises(ChoiceError) as gone:
        CHANGED.find(named, district, province)

    assert gone.value.choices[0].split()[0] == first
    assert len(gone.value.choices) <= 3
