"""What is said of files that are read; see ``messages``."""

from __future__ import annotations

READING: dict[str, tuple[str, str]] = {
    "file-missing": ("There is no such file.", "Check the path."),
    "file-empty": ("The file is empty.", "Export it again."),
    "file-unreadable": ("The file cannot be read: {reason}.", "Export it again, or say its --format."),
    "format-unknown": ("It is not clear what kind of file this is.", "Say it with --format: {known}."),
    "encoding-bad": ("The text is not {value}: {reason}.", "Say the encoding with --encoding."),
    "columns-missing": (
        "There is no column for {field}. Columns: {value}.",
        "Add it, or say which one it is: --print-mapping shows how.",
    ),
    "mapping-heading": (
        "The mapping names the column '{value}', which is not there. Columns: {known}.",
        "Correct the mapping, or the file.",
    ),
    "place-none": ("{unit}: it stands in no area of the files.", "Give it a position inside, or a parent."),
    "prefix-missing": (
        "{unit}: there is no unit {value}, with which its code begins; it stands below {other}.",
        "Add the unit, or correct the code.",
    ),
    "rows-unnamed": (
        "{value} rows are the same unit as another one: no column names the rows themselves.",
        "Say which column is the name: --print-mapping shows how.",
    ),
    "position-bad": ("'{value}' is no position.", "Write latitude, then longitude: 8.5 -11.25."),
    "mapping-none": (
        "A {value} file says itself what is what: it takes no mapping.",
        "Leave the option out.",
    ),
    "mapping-forgotten": (
        "The mapping that the source remembers does not fit: {value} is not there.",
        "The columns were guessed anew. Give the mapping that fits with --mapping FILE.",
    ),
    "mapping-bad": (
        "{file} is no mapping: {reason}.",
        "Make one with: georegistry import {registry} FILE --source NAME --print-mapping",
    ),
    "level-parent-differs": (
        "'{value}' was put below another parent in an earlier row; here below '{other}'.",
        "It stays below the first. Correct the rows, or give the level a reference of its own.",
    ),
    "column-repeated": ("The column '{value}' stands more than once.", "Rename one of them."),
    "row-length": (
        "The row has {value} cells, the heading {expected}.",
        "Mend the row: look for stray quotes.",
    ),
    "quote-open": (
        "The quote before '{value}' is never closed; all rows below it ended up in this cell.",
        "Close or remove the quote.",
    ),
    "rows-swallowed": (
        "The cell holds line breaks and delimiters like whole rows: '{value}'.",
        "Look for a quote that opens there and is closed too late.",
    ),
    "line-break": ("It holds a line break: '{value}'.", "It is kept as it is; write it in one line."),
    "heading-blank": (
        "Column {value} has no heading.",
        "It comes in as the extra field '{name}'; give it a heading, or empty it.",
    ),
    "headings-alike": (
        "The columns '{other}' and '{value}' differ in spelling only.",
        "Both come in; '{value}' as an extra field. Remove or rename one of them.",
    ),
    "characters-lost": (
        "It holds characters that were lost or cannot be stored: '{value}'.",
        "They stand as �; look them up where the text comes from.",
    ),
    "value-kind": ("'{value}' cannot be its {field}.", "Correct it, or leave it out."),
    "json-constant": (
        "It holds {value}, which is no JSON.",
        "It counts as nothing; write null or a number.",
    ),
    "file-repeated": (
        "It is the same file as {other}.",
        "It is read once; give each file once.",
    ),
    "ref-blank": ("The reference is blank.", "Give the unit a reference."),
    "ref-repeated": (
        "The reference '{value}' stands also in row {other}.",
        "Give each unit its own reference.",
    ),
    "ref-unknown": ("The parent '{value}' is not in the file.", "Add the parent or correct the reference."),
    "parent-cycle": (
        "The chain of parents comes back to itself: {value}.",
        "Give one unit of the circle another parent.",
    ),
    "name-blank": ("The name is blank.", "Give the unit a name."),
    "latitude-bad": (
        "'{value}' is no latitude.",
        "Write degrees from -90 to 90, with a decimal point; or say in a mapping that it is a comma.",
    ),
    "longitude-bad": (
        "'{value}' is no longitude.",
        "Write degrees from -180 to 180, with a decimal point; or say in a mapping that it is a comma.",
    ),
    "point-half": ("Only one of latitude and longitude is given.", "Give both or none."),
    "number-bad": (
        "'{value}' is no number.",
        "Write a plain number, with a decimal point; or say in a mapping that it is a comma.",
    ),
    "geometry-bad": (
        "The geometry cannot be read: {reason}.",
        "Give WKT or GeoJSON in degrees, with decimal points, not commas.",
    ),
    "geometry-range": (
        "The geometry leaves the range of degrees ({value}).",
        "Give it in EPSG:4326, longitude first.",
    ),
    "geometry-parts": (
        "The collection also holds what is neither a point nor an area ({value}); it is left out.",
        "Give the point or the polygon alone.",
    ),
    "point-differs": (
        "Latitude and longitude say another place than the geometry, {value} away.",
        "The columns count; correct one of the two.",
    ),
    "geometry-kind": ("A {value} is neither a point nor an area.", "Give a point or a polygon."),
    "geometry-invalid": (
        "The boundary crosses or touches itself: {reason}.",
        "It is kept as it is; mend it later.",
    ),
    "date-bad": ("'{value}' is no date.", "Write it as YYYY-MM-DD."),
    "status-bad": ("'{value}' is no status.", "Use NEW, VALID or REJECTED."),
    "json-bad": ("'{value}' cannot be read as JSON: {reason}.", "Correct or empty the cell."),
    "uuid-bad": ("'{value}' is no uuid, or stands twice.", "Leave it empty: one is made."),
    "roots-several": (
        "{value} units have no parent.",
        "It is kept as it is; check whether one is the country.",
    ),
    "level-skipped": ("The unit is of level {value}, its parent of level {other}.", "Check its parent."),
    "name-repeated": (
        "{value} units under one parent are all named '{name}'.",
        "They may be one unit: look at both.",
    ),
    "code-repeated": ("The code '{value}' stands also in row {other}.", "It is kept as it is; look at both."),
    "group-member-unknown": (
        "The group '{name}' has {value} member(s) that are not in the file.",
        "They are left out.",
    ),
    "group-set-member-unknown": (
        "The group set '{name}' names {value} group(s) that are not in the file.",
        "They are left out.",
    ),
    "metadata-empty": (
        "There are no organisationUnits in it.",
        "Export the org units, as /api/metadata.json.",
    ),
    "units-missing": ("There are no org units in it.", "Export it again, with the org units."),
    "encoding-guessed": (
        "The text is not UTF-8; it was read as {value}.",
        "Look at accented letters; say another with --encoding.",
    ),
    "apostrophes-taken": (
        "{value} cell(s) began with an apostrophe that keeps a spreadsheet from calculating, such as {name}.",
        "It was taken off; two of them would keep one.",
    ),
    "record-bad": ("This is no record: {value}.", "Export it again."),
    "parent-differs": (
        "The parent's reference '{value}' and its uuid {other} name two units; the reference counts.",
        "Empty parent_uuid where the unit was moved.",
    ),
    "subtree-root": (
        "The parent '{value}' is not in the file; this is the top of a part of the tree.",
        "It comes in as a root.",
    ),
    "table-rows-lost": (
        "{value} row(s) of {name} name what is not in the file, or are not there.",
        "They are left out.",
    ),
    "registry-file": (
        "This is a registry, not a file to import.",
        "Open it, or export one of its versions and import that.",
    ),
    "layout-unknown": (
        "The file is not in the plain layout, which this program writes itself: {reason}.",
        "Give CSV, DHIS2 metadata, or what was written with: georegistry export",
    ),
    "plugin-broken": ("The plugin '{name}' cannot be used: {reason}.", "Update or remove it."),
    "import-refused": (
        "{count} problem(s) of rows; nothing was imported.",
        "Mend them, or import what can be used with --lenient.",
    ),
    "import-impossible": (
        "{count} problem(s) keep this out in any case; nothing was imported.",
        "Mend the files and import them again.",
    ),
    "cancelled": ("Cancelled; nothing was written.", ""),
    "interrupted": (
        "Cancelled.",
        "A change is written whole or not at all; see what was done with: georegistry history {registry}",
    ),
    "system-refused": (
        "The system refused: {reason}.",
        "Look at the disk's space and rights, then try again.",
    ),
}
