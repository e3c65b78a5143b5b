"""Texts that broke programs before, and texts in the making."""

from hypothesis import strategies as st

MARKUP = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "'\"><svg/onload=alert(1)>",
    "javascript:alert(1)",
    "[link](javascript:alert(1))",
    "![](https://example.org/x.png)",
    "# heading\n- list\n| a | b |",
    "$\\frac{1}{0}$",
    ":material/delete: :red[red] :streamlit:",
    "`code` **bold** ~~gone~~",
    "{{7*7}} ${7*7} %(x)s {0} [[word]]",
]
NUMBERS = [
    "-1",
    "0",
    "1e999",
    "-1e999",
    "nan",
    "NaN",
    "inf",
    "-0",
    "1_000",
    "١٢",
    "½",
    "0x10",
    "9" * 400,
    "1e-400",
    "1,5",
]
LETTERS = [
    "",
    " ",
    "\x00",
    "\ud7ff\ue000",
    "\u200b\u200d\ufeff",
    "\u202eevil\u202c",
    "왕",  # composed of its letters' parts
    "e\u0301\u0301\u0301\u0301",
    "👩‍👩‍👧‍👦",
    "\r\n",
    "a" * 20_000,
    "../../etc/passwd",
    "'; DROP TABLE classes; --",
    "None",
    "True",
]
KNOWN = MARKUP + NUMBERS + LETTERS

texts = st.one_of(
    st.sampled_from(KNOWN),
    st.integers().map(str),
    st.floats().map(repr),
    st.text(max_size=60),
    # Near to what is meant: such values come through the first sieve.
    st.tuples(st.floats(-2, 30).map(lambda x: f"{x:.3g}"), st.sampled_from(["", " ", "%", ".", "e"])).map(
        "".join
    ),
    st.lists(st.integers(-3, 40), max_size=12).map(lambda numbers: ",".join(map(str, numbers))),
)
