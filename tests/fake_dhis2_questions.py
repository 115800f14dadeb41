"""What the DHIS2 for tests understands of a question, as strict as the real one: filters, fields, numbers."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

Record = dict[str, Any]
UNITS = "organisationUnits"


class Refusal(Exception):
    """An answer other than 200."""

    def __init__(self, status: int, message: str, code: str | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.body = {"httpStatus": "Refused", "httpStatusCode": status, "status": "ERROR", "message": message}
        if code:
            self.body["errorCode"] = code


def matches(row: Record, words: str, name: str) -> bool:
    parts = words.split(":", 2)
    known = {"id", "name", "code", "path", "level", "lastUpdated", "created", "organisationUnitAttribute"}
    if len(parts) != 3:
        raise Refusal(409, f"Unable to parse filter `{words}`", "E2014")
    key, operator, value = parts
    if key not in known:
        raise Refusal(400, f"Unknown path property: `{key}` (1 of 1) in {name}")
    held = row.get(key)
    if operator == "eq":
        return str(held).lower() == value.lower()
    if operator == "like":
        return value in str(held)
    if operator == "in":
        if not re.fullmatch(r"\[.*\]", value):
            raise Refusal(400, f"Invalid argument for in: {value}")
        return held in value[1:-1].split(",")
    if operator in ("ge", "gt") and key in ("lastUpdated", "created"):
        try:
            than = datetime.fromisoformat(value)
        except ValueError:
            raise Refusal(409, f"Unable to parse `{value}` as date", "E2016") from None
        at = datetime.fromisoformat(str(held))
        return at >= than if operator == "ge" else at > than
    raise Refusal(400, f"`{operator}` is not a valid operator")


def one(params: dict[str, list[str]], key: str, default: str) -> str:
    return params.get(key, [default])[-1]


def whole(params: dict[str, list[str]], key: str, default: int) -> int:
    word = one(params, key, str(default))
    if not word.isdecimal() or int(word) < 1:
        raise Refusal(400, f"Value {word} is not valid for query parameter {key}")
    return int(word)


Fields = dict[str, Any]


def fields_of(words: str) -> Fields:
    """``a,b[c]`` as ``{"a": None, "b": {"c": None}}``; ``*`` stands for all."""
    steps = re.findall(r"[\w:*]+|[\[\],]", words)
    if "".join(steps) != words:
        raise Refusal(400, f"Unexpected sign in fields: {words}")
    top: Fields = {}
    stack, last = [top], ""
    for step in steps:
        if step == "[":
            if not last:
                raise Refusal(400, f"Brackets without a field: {words}")
            stack.append(stack[-1].setdefault(last, None) or {})
            stack[-2][last] = stack[-1]
            last = ""
        elif step == "]":
            if len(stack) == 1:
                raise Refusal(400, f"Brackets do not match: {words}")
            stack.pop()
        elif step != ",":
            stack[-1].setdefault(step, None)
            last = step
    if len(stack) != 1:
        raise Refusal(400, f"Brackets do not match: {words}")
    return top


def picked(value: Any, fields: Fields | None) -> Any:
    if fields is None or "*" in fields:
        return value
    if isinstance(value, list):
        return [picked(item, fields) for item in value]
    if not isinstance(value, dict):
        return value
    return {key: picked(value[key], inner) for key, inner in fields.items() if value.get(key) is not None}
