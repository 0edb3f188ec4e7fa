"""What each column of the output means, in a line: told in ``datapackage.json`` and in databases."""

from __future__ import annotations


def _meanings(table: str) -> dict[str, str]:
    lines = (line.strip().partition(" ") for line in table.strip().splitlines())
    return {name: said.strip() for name, _, said in lines}


SPAN = """
    period_kind     The kind of span measured: month, quarter, year, ytd (from 1 January), range, instant
    period_start    First day of the span; of an instant its date
    period_end      Last day of the span; of an instant its date
"""
OBSERVATIONS = _meanings(f"""
    document        The report: its path below the folder that was read
    observation_id  The row's own name, made of the document's content and the place
    page            Page, from 1 (PDF only)
    place           Where it is printed: body, footnote:N, table:N or sheet:NAME
    row             Row of its cell, from 0, in a sheet counted from A1; empty in prose
    column          Column of its cell, from 0, in a sheet counted from A1; empty in prose
    section         The headings above it
    start           First character in the document's text
    end             The character behind its last one; the text from start to end is value_text
    x0              Left edge of its box in points (PDF only)
    top             Top edge of its box in points (PDF only)
    x1              Right edge of its box in points (PDF only)
    bottom          Bottom edge of its box in points (PDF only)
    value_text      The figure as printed
    value           What it says, signed, before the scale: value times ten to the power of scale is meant
    decimals        Decimal places printed
    scale           Power of ten of nghìn (3), triệu (6), tỷ (9) or of the unit itself
    unit            Unit without a scale word: ISO 4217 for money, a symbol, or the counted thing as printed
    measure         What kind of figure it is
    base            Against what a ratio or change is; empty for a level
    base_text       The words of the base, where it is other
    {SPAN.strip()}
    indicator       What is measured, in the report's own words
    indicator_code  What is measured, as a code of the catalogue; empty where none is found
    match           How the code was found, and how alike the words are
    area            The place measured; the report's own unless the text names another
    area_code       Its code: VN, 63.NN of before July 2025 or 34.NN of since, districts and communes below
    status          Told as reached, estimated, or planned
    bound           Whether the figure is exact, about, at least, at most, or an end of a range
    part_of         The observation_id of the total that the text says it is part of
    context         The sentence, or the head and row of a table
    how             For each field the rule that gave it
    verdict         confirmed by an equation that holds, contradicted by one that fails, or unchecked
    published       The date of the report: the vintage
""")
DOCUMENTS = _meanings(f"""
    document        The report: its path below the folder that was read
    sha256          SHA-256 of the file; empty where it could not be read
    format          The kind of file, by its ending
    pages           Pages (PDF only)
    issuer          Who issued it
    number          Its number
    dated           Its date
    area            Its own area
    {SPAN.strip()}
    numbers         Printed numbers
    observations    Numbers that are observations
    ignored         Numbers that are none: dates, numbers of documents, ordinals
    unresolved      Numbers that could not be read
    unaccounted     Digits that no account holds
    status          ok, or failed
    error           Why it failed
""")
NUMBERS = _meanings("""
    document        The report
    place           Where it is printed: body, footnote:N, table:N or sheet:NAME
    start           First character in the document's text
    end             The character behind its last one
    text            The number as printed
    outcome         observation, ignored or unresolved
    reason          Why it is no observation
    observation_id  The observation that it is
    readings        What it may say, each reading with its cost and its rule
    decided_by      What decided between the readings
""")
CHECKS = _meanings("""
    check_id        The row's own name
    document        The report; of a check across reports the one that tells last
    kind            Which equation is held: sum, share, growth, restatement, revision and others
    verdict         holds, holds_rounded, holds_truncated, fails, warns or undecided
    total           The observation_id of the total or of the figure that is checked
    members         The observation_ids of the other figures
    text            What is printed
    printed_low     Least that the printed figure can stand for
    printed_high    Greatest that the printed figure can stand for
    expected_low    Least that the equation allows
    expected_high   Greatest that the equation allows
    suspect         The observation_id of the figure that is probably wrong
    suggestion      What it should probably be
    fault           Whose slip it probably is: report or reading
    message_vi      The finding in Vietnamese
    message_en      The finding in English
""")
SERIES = _meanings(f"""
    indicator_code  What is measured: a code of the catalogue, or ~ and the report's own words
    indicator       Its name, or the report's own words
    area_code       The code of the area, or ~ and its name
    area            The name of the area
    measure         What kind of figure it is
    base            Against what a ratio or change is; empty for a level
    base_text       The words of the base, where it is other
    unit            Unit without a scale word
    status          Told as reached, estimated, or planned
    bound           Whether the figure is exact, about, at least, at most, or an end of a range
    {SPAN.strip()}
    value           The value in the unit, no scale apart
    decimals        Decimal places of the value that are printed
    vintage         When it was published: the date of the report
    latest          Whether no later report tells the period
    derived         The arithmetic that gives what no report prints: difference or growth; empty where it is printed
    tellings        How many printed figures tell it
    verdict         confirmed by an equation that holds, contradicted by one that fails, or unchecked
    document        The report that tells it
    observation_id  The observation that tells it; empty where it is derived
""")
MEANINGS = {
    "observations": OBSERVATIONS,
    "documents": DOCUMENTS,
    "numbers": NUMBERS,
    "checks": CHECKS,
    "series": SERIES,
}
