"""The headings of columns that name a level: by number, or by what the levels of countries are called."""

from __future__ import annotations

import re

NUMBERED = (
    # COD-AB, old (ADM1_EN, ADM1_PCODE) and new (adm1_name, adm1_pcode), and OCHA's admin1Name
    re.compile(
        r"adm(?:in)?(?: level)? ?(?P<number>\d{1,2}) ?"
        r"(?P<what>name|nom|nombre|nome|pcode|p code|code|cod|codigo|id|uid|[a-z]{2})?(?: [a-z]{2})?"
    ),
    # DHIS2's pivot tables and plain lists
    re.compile(
        r"(?:org ?unit ?|ou ?)?(?:level|niveau|nivel|lvl) ?(?P<number>\d{1,2}) ?"
        r"(?P<what>name|nom|nombre|nome|code|cod|codigo|id|uid|ref)?"
    ),
    # GADM: NAME_1, GID_1
    re.compile(r"(?P<what>name|gid) (?P<number>\d)"),
)
LANGUAGES = ("name", "nom", "nombre", "nome", None, "en", "fr", "pt", "es")
"""Of several names of one level the first of these is it: ADM1_EN before ADM1_AR."""
PARENTS = re.compile(r"(?P<ref>ref ext )?parent (?P<number>\d)")
"""Iaso's export: parent 1 is the nearest."""

LEVEL_WORDS = (
    ("country", "pays", "nation", "pais"),
    ("zone", "state", "etat", "estado federal", "entidad", "entidad federativa", "governorate", "wilaya"),
    ("region", "regions", "regiao", "ds region", "region sanitaire", "dps", "drs"),
    ("province", "provincia", "departement", "department", "departamento", "prefecture", "county"),
    (
        "district",
        "district sanitaire",
        "health district",
        "zone de sante",
        "health zone",
        "zone sanitaire",
        "cercle",
        "distrito",
        "lga",
        "local government area",
        "woreda",
        "moughataa",
        "upazila",
    ),
    (
        "sub district",
        "subdistrict",
        "sous prefecture",
        "chiefdom",
        "arrondissement",
        "sub county",
        "posto administrativo",
        "canton",
    ),
    ("commune", "municipality", "municipio", "ward", "aire de sante", "health area", "aire sanitaire"),
    ("village", "localite", "quartier", "kebele", "parish", "localidade", "localidad", "aldeia"),
    (
        "facility",
        "health facility",
        "formation sanitaire",
        "fosa",
        "structure",
        "structure sanitaire",
        "etablissement",
        "centre de sante",
        "unidade sanitaria",
        "establecimiento",
        "estabelecimento",
        "unidade de saude",
        "unidad de salud",
        "centro de salud",
        "centro de saude",
    ),
)
"""Headings of columns that name a unit per level, in the order of the levels."""
LONE_DOUBTFUL = ("etat", "zone")
"""Words that mean no level where they stand alone: working or not, urban or rural."""
NAMING = ("name", "nom", "nombre", "nome", "lib", "libelle", "label")
CODING = ("code", "cod", "codigo", "pcode", "p code", "id", "uid", "gid", "ref")
"""What stands before or behind the word of a level to say which of its columns this is."""
