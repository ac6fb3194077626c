import io

import pikepdf
import pytest
import typst

from analysis.reporting.pack import OBJECTS_A_STREAM, pack_pdf


@pytest.fixture(scope="module")
def plain() -> bytes:
    source = '#set document(title: "Talks (endobj \\\\ )")\n= Talks\n' + "".join(
        f"- Line {number}\n" for number in range(300)
    )
    content: bytes = typst.compile(source.encode(), format="pdf", pdf_standards=["ua-1"], timestamp=0)
    return content


def test_pack_keeps_objects(plain: bytes) -> None:
    with pikepdf.open(io.BytesIO(plain)) as before, pikepdf.open(io.BytesIO(pack_pdf(plain))) as after:
        assert after.check_pdf_syntax() == []
        count = len(before.objects)
        assert count > 2 * OBJECTS_A_STREAM
        for number in range(1, count):
            one, other = before.get_object(number, 0), after.get_object(number, 0)
            assert one.unparse() == other.unparse()
            if isinstance(one, pikepdf.Stream):
                assert one.read_raw_bytes() == other.read_raw_bytes()
        assert before.Root.objgen == after.Root.objgen
        assert list(before.trailer.ID) == list(after.trailer.ID)


def test_pack_makes_small(plain: bytes) -> None:
    assert len(pack_pdf(plain)) < len(plain) / 2
    assert pack_pdf(plain) == pack_pdf(plain)


def test_pack_leaves_others(plain: bytes) -> None:
    packed = pack_pdf(plain)
    assert pack_pdf(packed) == packed
    assert pack_pdf(b"no PDF") == b"no PDF"
