"""The structure of the series for SDMX: the codelists of what is told, concepts, data structure, dataflow."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

import patterns
from extract.export import labels, sdmx_codes
from extract.export.figures import Figure, Line

if TYPE_CHECKING:
    from pysdmx.model import Codelist, Component, Concept

AGENCY, VERSION = "CHITIEU", "1.0.0"
SERIES, VINTAGES = "SERIES", "SERIES_VINTAGES"
FLOW, FLOW_VINTAGES = f"{AGENCY}:{SERIES}({VERSION})", f"{AGENCY}:{VINTAGES}({VERSION})"
PREPARED = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
"""The same figures give the same bytes, so the message bears no time of its making."""
CONCEPTS = {
    "FREQ": "Tần suất",
    "REF_AREA": "Địa bàn",
    "INDICATOR": "Chỉ tiêu",
    "MEASURE": "Loại số liệu",
    "BASE": "Gốc so sánh",
    "UNIT_MEASURE": "Đơn vị tính",
    "TIME_PERIOD": "Kỳ",
    "OBS_VALUE": "Giá trị",
    "OBS_STATUS": "Trạng thái",
    "UNIT_MULT": "Số mũ của mười",
    "DECIMALS": "Số chữ số thập phân",
    "VINTAGE": "Ngày công bố",
}
DIMENSIONS = ("FREQ", "REF_AREA", "INDICATOR", "MEASURE", "BASE", "UNIT_MEASURE", "TIME_PERIOD")
REQUIRED = ("OBS_STATUS", "UNIT_MULT", "DECIMALS")
URN = "urn:sdmx:org.sdmx.infomodel"

Codes = dict[str, tuple[str, str]]
"""The name of each code in Vietnamese and English."""


def structure(told: tuple[Figure, ...], flow: str) -> str:
    """The message in SDMX-JSON 2.1 that tells the codes and components of a dataflow with these figures."""
    from pysdmx.io.json.sdmxjson2.writer.v2_1.structure import write
    from pysdmx.model import Agency, ConceptScheme, Dataflow, DataStructureDefinition
    from pysdmx.model.dataflow import Group
    from pysdmx.model.message import Header

    name = VINTAGES if flow == FLOW_VINTAGES else SERIES
    lists = {concept: _codelist(concept, codes) for concept, codes in _lists(told).items()}
    concepts = [_concept(concept) for concept in CONCEPTS]
    same: dict[str, Any] = {"agency": AGENCY, "version": VERSION}
    scheme = ConceptScheme(id="CONCEPTS", name="Khái niệm", items=concepts, **same)
    title = "Số liệu trong báo cáo kinh tế - xã hội"
    sibling = Group(id="Sibling", dimensions=[each for each in DIMENSIONS if each not in ("FREQ", "TIME_PERIOD")])
    components = _components(concepts, lists, name)
    definition = DataStructureDefinition(id=name, name=title, components=components, groups=[sibling], **same)
    dataflow = Dataflow(id=name, name=title, structure=definition, **same)
    header = Header(id=AGENCY, prepared=PREPARED, sender=Agency(AGENCY))
    return str(write([*lists.values(), scheme, definition, dataflow], header=header))


def _lists(told: tuple[Figure, ...]) -> dict[str, Codes]:
    lines: dict[Line, Figure] = {}
    for figure in told:
        lines.setdefault(figure.line, figure)
    found = lines.values()
    return {
        "FREQ": _named("frequency"),
        "REF_AREA": _codes(found, lambda each: each.line.area, lambda each: each.area),
        "INDICATOR": _codes(found, lambda each: each.line.indicator, lambda each: each.indicator),
        "MEASURE": {sdmx_codes.measure(line): _both(labels.measure, line) for line in lines},
        "BASE": {sdmx_codes.base(line): _both(labels.base, line) for line in lines},
        "UNIT_MEASURE": _codes(found, lambda each: each.line.unit, lambda each: labels.unit(each.line.unit, 0)),
        "OBS_STATUS": _named("obs_status"),
    }


def _codes(found: Iterable[Figure], text: Callable[[Figure], str], name: Callable[[Figure], str]) -> Codes:
    return {sdmx_codes.code(text(each)): (name(each), text(each)) for each in found}


def _both(name: Callable[[Line, str], str], line: Line) -> tuple[str, str]:
    return name(line, "vi"), name(line, "en")


def _named(kind: str) -> Codes:
    return {value: (names["vi"], names["en"]) for value, names in patterns.load("exports")[kind].items()}


def _codelist(concept: str, codes: Codes) -> Codelist:
    from pysdmx.model import Code, Codelist

    items = [Code(id=code, name=vi or "không có", description=en or None) for code, (vi, en) in sorted(codes.items())]
    return Codelist(id=f"CL_{concept}", name=CONCEPTS[concept], agency=AGENCY, version=VERSION, items=items)


def _concept(name: str) -> Concept:
    from pysdmx.model import Concept

    return Concept(id=name, name=CONCEPTS[name], urn=f"{URN}.conceptscheme.Concept={AGENCY}:CONCEPTS({VERSION}).{name}")


def _components(concepts: list[Concept], lists: dict[str, Codelist], name: str) -> Any:
    from pysdmx.model import Components, Role

    roles = dict.fromkeys(DIMENSIONS, Role.DIMENSION) | {"OBS_VALUE": Role.MEASURE}
    if name == VINTAGES:
        roles["VINTAGE"] = Role.DIMENSION
    ordered = sorted(concepts, key=lambda each: each.id == "TIME_PERIOD")  # the time dimension stands last
    return Components([_component(each, roles.get(each.id, Role.ATTRIBUTE), lists.get(each.id)) for each in ordered])


def _component(concept: Concept, role: Any, codes: Codelist | None) -> Component:
    from pysdmx.model import Component, DataType, Role

    types = {
        "OBS_VALUE": DataType.DECIMAL,
        "UNIT_MULT": DataType.SHORT,
        "DECIMALS": DataType.SHORT,
        "TIME_PERIOD": DataType.PERIOD,
    }
    return Component(
        concept.id,
        role is not Role.ATTRIBUTE or concept.id in REQUIRED,
        role,
        concept,
        local_dtype=types.get(concept.id, DataType.STRING),
        local_codes=codes,
        local_enum_ref=f"{URN}.codelist.Codelist={AGENCY}:{codes.id}({VERSION})" if codes else None,
        attachment_level="O" if role is Role.ATTRIBUTE else None,
    )
