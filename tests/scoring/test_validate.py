from decimal import Decimal

import pytest

from advisor.errors import AnswerError
from advisor.scoring import check_value
from tests.scoring.shapes import D, support

GOOD = [
    ("empathy", 8, D(8)),
    ("empathy", 7.5, D("7.5")),
    ("empathy", D("8.00"), D(8)),
    ("empathy", D("1E+1"), D(10)),
    ("empathy", 1, D(1)),
    ("service_years", 0, D(0)),
    ("service_years", -0.0, D(0)),
    ("service_years", D("0.33"), D("0.33")),
    ("service_years", 100, D(100)),
    ("start_in", 4.5, D("4.5")),
    ("phone", "some", "some"),
    ("goal", "exploring", "exploring"),
    ("service_domains", ["support", "retail", "support"], ("retail", "support")),
    ("service_domains", {"retail"}, ("retail",)),
    ("location", "  Leeds ", "Leeds"),
]

BAD = [
    ("empathy", 0, "from 1 to 10, not 0"),
    ("empathy", 10.01, "from 1 to 10, not 10.01"),
    ("empathy", -2, "from 1 to 10, not -2"),
    ("empathy", "8", "a number from 1 to 10, not '8'"),
    ("empathy", True, "a number from 1 to 10, not True"),
    ("empathy", None, "not None"),
    ("empathy", D("NaN"), "not NaN"),
    ("empathy", float("inf"), "not inf"),
    ("empathy", D("7.1234567"), "at most 6 decimals, not 7.1234567"),
    ("empathy", D("1E-999999999"), "at most 6 decimals"),
    ("empathy", D("1E+999999999"), "from 1 to 10"),
    ("empathy", 10**5000, "not so large a number"),
    ("service_years", -1, "years from 0 to 100, not -1"),
    ("service_years", 2021, "years from 0 to 100, not 2021"),
    ("start_in", 1201, "months from 0 to 1200, not 1201"),
    ("phone", "maybe", "yes, some or no, not 'maybe'"),
    ("phone", True, "yes, some or no, not True"),
    ("goal", "riches", "support_leadership, customer_success, product_management, exploring, not 'riches'"),
    ("goal", ["exploring"], "one of"),
    ("service_domains", [], "one or more of retail"),
    ("service_domains", "retail", "one or more of retail"),
    ("service_domains", ["retail", "space"], "not 'space'"),
    ("service_domains", [["retail"]], "not ..retail"),
    ("location", " \n", "a few words"),
    ("location", 5, "a few words, not 5"),
    ("phone", "x" * 500, r"xxx\.\.\.$"),
]


@pytest.mark.parametrize(("name", "raw", "value"), GOOD)
def test_a_good_value_becomes_canonical(name, raw, value):
    checked = check_value(support().items[name], raw)
    assert checked == value
    assert repr(checked) == repr(value)  # 8 and 8.00 are equal; they must print alike too
    assert check_value(support().items[name], checked) == checked


@pytest.mark.parametrize(("name", "raw", "message"), BAD, ids=range(len(BAD)))
def test_a_bad_value_is_refused_in_one_line(name, raw, message):
    with pytest.raises(AnswerError, match=message) as caught:
        check_value(support().items[name], raw)
    assert "\n" not in str(caught.value)
    assert name in str(caught.value)


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("0E-999999999", "0"),
        ("0E+999999999", "0"),
        ("-0", "0"),
        ("7.5" + "0" * 5000, "7.5"),
        ("0.50E+1", "5"),
    ],
    ids=["tiny zero", "huge zero", "minus zero", "trailing zeros", "exponent"],
)
def test_a_number_is_written_plainly_however_it_came(raw, value):
    assert str(check_value(support().items["service_years"], Decimal(raw))) == value


@pytest.mark.parametrize("raw", ["9" * 5000, "0." + "3" * 5000, "sNaN"], ids=["wide", "fine", "no number"])
def test_a_number_beyond_sense_is_refused_at_once(raw):
    with pytest.raises(AnswerError):
        check_value(support().items["service_years"], Decimal(raw))
