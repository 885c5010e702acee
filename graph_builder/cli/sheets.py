"""Rows as CSV and TSV, and the CSVW description of a folder of CSV files."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from graph_builder.query import SavedQuery

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_DATATYPES = {
    "amount_eur": "decimal",
    "approximate": "boolean",
    "baseline": "decimal",
    "beneficiaries": "integer",
    "count": "integer",
    "value": "decimal",
    "years": "integer",
}
DESCRIPTION = "csv-metadata.json"  # the name that CSVW readers look for


def csv_text(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Rows as CSV (RFC 4180, UTF-8, one line feed a row).

    A text that a spreadsheet would take for a formula gets a leading apostrophe, as
    OWASP advises; TSV and JSON keep it as it is.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_safe(plain(cell)) for cell in row] for row in rows)
    return out.getvalue()


def tsv_text(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Rows as tab-separated values; a tab or line break in a cell becomes a space."""
    lines = [columns, *([_flat(plain(cell)) for cell in row] for row in rows)]
    return "".join("\t".join(map(str, line)) + "\n" for line in lines)


def csvw(tables: Mapping[str, tuple[SavedQuery, Sequence[str]]]) -> str:
    """CSVW metadata (JSON) of CSV files called after their tables.

    Args:
        tables: the query and the columns of each table.
    """
    described = [_table(name, *told) for name, told in tables.items()]
    context = ["http://www.w3.org/ns/csvw", {"@language": "fr"}]
    group = {"@context": context, "@type": "TableGroup", "tables": described}
    return json.dumps(group, ensure_ascii=False, indent=2) + "\n"


def _table(name: str, query: SavedQuery, columns: Sequence[str]) -> dict[str, object]:
    titles = {"fr": query.title_fr, "en": query.title_en}
    return {
        "@type": "Table",
        "url": f"{name}.csv",
        "dc:title": [{"@value": v, "@language": k} for k, v in titles.items()],
        "dc:description": {"@value": query.about, "@language": "en"},
        "tableSchema": {"@type": "Schema", "columns": [_column(c) for c in columns]},
    }


def _column(name: str) -> dict[str, object]:
    datatype = _DATATYPES.get(name, "string")
    return {"@type": "Column", "name": name, "titles": name, "datatype": datatype}


def plain(cell: object) -> object:
    """A cell as data: booleans as XSD writes them, decimals without exponent."""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, Decimal):
        return f"{cell:f}"
    return "" if cell is None else cell


def _safe(cell: object) -> object:
    risky = isinstance(cell, str) and cell.startswith(_FORMULA) and not _number(cell)
    return f"'{cell}" if risky else cell


def _number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True


def _flat(cell: object) -> object:
    return " ".join(cell.split()) if isinstance(cell, str) else cell
