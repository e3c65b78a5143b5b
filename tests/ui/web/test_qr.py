"""A QR code of an address is an SVG of its own, without measures and with room around it."""

import xml.etree.ElementTree as ET

import segno

from ui.web.qr import qr_svg

ADDRESS = "http://lab.example/sampler?power=0.75&class=K7M4QX"


def test_the_code_is_a_drawing_that_fills_its_frame():
    root = ET.fromstring(qr_svg(ADDRESS))
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert "width" not in root.attrib
    size = segno.make(ADDRESS, error="m", micro=False).symbol_size()[0]
    assert root.attrib["viewBox"] == f"0 0 {size} {size}"


def test_every_character_of_an_address_can_be_coded():
    assert qr_svg("https://lab.example/?text=가나다&x=%20" + "y" * 1500)
