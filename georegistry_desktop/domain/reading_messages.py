"""What is said of files that are read; see ``messages``."""

from __future__ import annotations

READING: dict[str, tuple[str, str]] = {
    "file-missing": ("There is no such file.", "Check the path."),
    "file-folder": ("It is a folder.", "Name the files in it, such as {value}/*.shp"),
    "file-special": (
        "It is a pipe or a device, not a file.",
        "Save what it gives in a file, and import that.",
    ),
    "file-empty": ("The file is empty.", "Export it again."),
    "file-unreadable": ("The file cannot be read: {reason}.", "Export it again, or say its --format."),
    "content-other": (
        "It is {value}, not what its name says.",
        "Fetch the file again, or save the list in it as a workbook (.xlsx) or as CSV.",
    ),
    "content-text": (
        "It is plain text, not what its name says.",
        "If it is a list, give it the ending .csv, or say --format csv.",
    ),
    "format-unknown": ("It is not clear what kind of file this is.", "Say it with --format: {known}."),
    "layer-unknown": ("There is no layer or sheet '{value}'. There are: {known}.", "Name one with --layer."),
    "table-skipped": (
        "It is no list of units: no column for {field}. It was left out.",
        "Name the layers or sheets to be read with --layer.",
    ),
    "crs-missing": (
        "{layer} does not say in which reference system its coordinates are: {value}, like degrees.",
        "Say it: --crs EPSG:4326 for degrees of GPS; ask who made the file otherwise.",
    ),
    "crs-missing-metres": (
        "{layer} does not say in which reference system its coordinates are: {value}, like metres.",
        "Say it, such as --crs EPSG:32628 for UTM zone 28 north; ask who made the file which one it is.",
    ),
    "crs-bad": ("'{value}' is no reference system for units: {reason}.", "Write a code such as EPSG:32629."),
    "crs-own": (
        "The file says that its coordinates are in {other}; that counts, not {value}.",
        "Correct the file where it is wrong: a shapefile's .prj, or Assign projection in QGIS.",
    ),
    "columns-elsewhere": (
        "Its columns of latitude and longitude say another place than its geometry, {value} away.",
        "The geometry counts; correct one of the two.",
    ),
    "driver-says": ("While reading: {value}.", "Look at what came in; export the file again if in doubt."),
    "archive-empty": ("There is no file in it that can hold units.", "It may hold: {known}."),
    "archive-huge": (
        "It would unpack to {value} from {packed}: that is no list of units.",
        "Unpack it yourself, if you trust it, and import what is in it.",
    ),
    "cell-beyond": (
        "Sheet {sheet} names the cell {value}, which lies beyond the last that a sheet can have.",
        "Open it in Excel or LibreOffice, and save it again.",
    ),
    "sheet-huge": (
        "Sheet {sheet} goes on to the cell {value}: {count} cells with the blank ones, and at most "
        "{most} are read.",
        "Delete what stands far away from the list, and save it again; a list that long can come as CSV.",
    ),
    "archive-locked": ("It is protected by a password.", "Save it without one."),
    "parents-none": (
        "It has no column parent_ref: all its units come in as roots.",
        "Add the column, where they have parents.",
    ),
    "rows-above": (
        "What stands above the headings was left out: '{value}'.",
        "Nothing to do where these are titles.",
    ),
    "row-lone": (
        "The last row has one cell only: '{value}'.",
        "It comes in as a unit; remove it, if it is a note.",
    ),
    "cells-merged": (
        "Merged cells were filled with their value, in rows {value}.",
        "Look whether that is what they mean; unmerge them otherwise.",
    ),
    "rows-hidden": ("Hidden rows came in as well: {value}.", "Delete them where they are not meant."),
    "sheets-hidden": ("Hidden sheets were not read: {value}.", "Name one with --layer to have it read."),
    "formula-bare": (
        "Cell {value} holds a formula that no program has calculated.",
        "Open the workbook in Excel or LibreOffice, and save it again.",
    ),
    "cell-error": ("The cell shows {value} instead of a value.", "Correct its formula, or empty it."),
    "bytes-zero": (
        "It holds zero bytes: it is no text, or text in UTF-16.",
        "If it is text, say so: --encoding utf-16",
    ),
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
        "{value} row(s) say the same unit as another one: no column names the rows themselves.",
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
        "The row has {value} cell(s), the heading {expected}.",
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
    "osm-outline": (
        "{unit}: its outline cannot be made: {reason}.",
        "Take an extract that holds all of it, or mend it in OpenStreetMap.",
    ),
    "osm-level": (
        "The boundary {unit} has no admin_level that is a number ('{value}'); it is left out.",
        "If it is a unit, give it one in OpenStreetMap.",
    ),
    "osm-unsaved": (
        "It holds what was never uploaded to OpenStreetMap ({value}).",
        "Upload the changes first, or take an extract without them.",
    ),
    "iaso-level": (
        "The layer '{value}' names a level of more than three digits; it is left out.",
        "Name the layer as Iaso does: level-3-District.",
    ),
    "fhir-left-out": (
        "{value} resource(s) are no places of a pyramid: {name}.",
        "They are left out.",
    ),
    "fhir-page": (
        "It is one page of a search; the next one is {value}.",
        "Fetch the others and give all of them together.",
    ),
    "fhir-boundary-away": (
        "{unit}: its boundary is not in the file but at {value}.",
        "It comes in without; fetch it and add it.",
    ),
    "sql-address": (
        "'{address}' is no address of a database: {reason}.",
        "Write it as SQLAlchemy does: postgresql://user@host/db, sqlite:///list.db, mysql+pymysql://u@h/db.",
    ),
    "query-address-password": (
        "The address {address} holds a password, which would be seen and kept.",
        "Leave it out: it is asked for, or comes from the keychain, or from where the driver keeps it.",
    ),
    "query-password-missing": (
        "{address} wants a password: {reason}.",
        "Type it when it is asked for, keep it in the keychain (keyring set georegistry {address}),"
        " or where PostgreSQL looks: PGPASSWORD, .pgpass.",
    ),
    "driver-missing": (
        "There is no driver for {kind} here: {name} is not installed.",
        "Install it beside this program: pip install {name}. For MySQL mysql+pymysql:// with pymysql does.",
    ),
    "query-refused": (
        "The database refuses the query: {reason}.",
        "Correct the query; nothing was imported.",
    ),
    "query-unreadable": (
        "The query in {file} cannot be read: {reason}.",
        "Give --query the statement itself, or a text file in UTF-8 that ends in .sql.",
    ),
    "query-unprotected": (
        "Only the rights of {value} kept the query from writing there.",
        "Use a user of the database that may read only.",
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
    "geometry-empty": ("Its geometry is empty.", "Draw one, or leave it out."),
    "geometry-beyond": (
        "The geometry goes on beyond the antimeridian ({value}).",
        "Cut it there into two parts: from 179 to 180, and from -180 to -179.",
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
    "geometry-wide": (
        "The boundary spans {value} degrees of longitude: it may cross the antimeridian the wrong way round.",
        "Cut it there into two parts, as GeoJSON has it; it is kept as it is.",
    ),
    "geometry-invalid": (
        "The boundary crosses or touches itself: {reason}.",
        "It is kept as it is; mend it later.",
    ),
    "date-bad": (
        "'{value}' is no date, or may be two.",
        'Write it as YYYY-MM-DD, or say in a mapping whether day or month comes first: dates = "DMY".',
    ),
    "date-counted": (
        "'{value}' is no date; it looks like a spreadsheet's number for {other}.",
        "Have the spreadsheet show the column as dates, and save it again.",
    ),
    "dates-read": (
        "The dates of '{value}' were read with the {order} first, as some of them must be.",
        'Say another order in a mapping: dates = "DMY" or "MDY".',
    ),
    "letters-garbled": (
        "'{value}' looks like '{other}', read in a wrong encoding.",
        "Have such letters put right with --repair letters, or correct the file.",
    ),
    "letters-repaired": ("'{value}' was put right: '{other}'.", "Look at it."),
    "places-swapped": (
        "It lies far away; with latitude and longitude swapped it lies among the others ({value}).",
        "Have such points turned with --repair swapped, or correct the file.",
    ),
    "places-exchanged": (
        "{count} position(s), such as {value}, would lie beyond a pole: latitude and longitude look "
        "exchanged. They are left out.",
        "Have them turned with --repair swapped, or name the columns the other way round in a mapping.",
    ),
    "places-turned": ("Its latitude and longitude were swapped back ({value}).", "Look at it on the map."),
    "places-projected": (
        "{count} position(s), such as {value}, are no degrees, but look like metres of a projected system.",
        "Say which one it is, such as --crs EPSG:32629 for UTM zone 29 north.",
    ),
    "places-degrees": (
        "{count} position(s), such as {value}, look like degrees, not like what --crs says.",
        "Import them by themselves, without --crs.",
    ),
    "row-sum": (
        "'{value}' looks like a sum of other rows, not like a unit.",
        "Remove the row, if it is one.",
    ),
    "json-bad": ("'{value}' cannot be read as JSON: {reason}.", "Correct or empty the cell."),
    "uuid-bad": ("'{value}' is no uuid, or stands twice.", "Leave it empty: one is made."),
    "roots-several": (
        "{value} units have no parent.",
        "It is kept as it is; check whether one is the country.",
    ),
    "level-skipped": ("The unit is of level {value}, its parent of level {other}.", "Check its parent."),
    "areas-alike": (
        "'{value}' and '{other}', under one parent, differ in spelling only.",
        "They come in as two units; write them alike if they are one.",
    ),
    "name-repeated": (
        "{value} units under one parent are all named '{name}'.",
        "They may be one unit: look at both.",
    ),
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
    "memory-full": (
        "It does not fit into memory.",
        "Close other programs, or take fewer files, layers or rows at a time.",
    ),
    "system-refused": (
        "The system refused: {reason}.",
        "Look at the disk's space and rights, then try again.",
    ),
}
