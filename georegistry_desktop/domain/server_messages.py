"""What is said of servers that are asked; see ``messages``."""

from __future__ import annotations

_AGAIN = "Nothing was written."

SERVERS: dict[str, tuple[str, str]] = {
    "server-address-bad": (
        "'{address}' is no address of a DHIS2: {reason}.",
        "Give it as in a browser: https://play.dhis2.org/40",
    ),
    "address-password": (
        "The address holds a user or a password, which would be seen by others.",
        "Leave them out of the address: --user NAME asks for the password.",
    ),
    "sign-in-missing": (
        "{server} wants to know who asks.",
        "Add --user NAME, or --token for a personal token, or --token-env with the variable that holds one.",
    ),
    "sign-in-twice": (
        "More than one way to sign in is given.",
        "Give one of --user, --token and --token-env.",
    ),
    "user-bad": ("'{user}' is no name of a user.", "Give the name that signs in at the DHIS2."),
    "token-bad": (
        "The personal token is empty, or holds signs that no token has.",
        "Copy it again from the DHIS2: user profile, Personal access tokens.",
    ),
    "token-missing": (
        "There is no environment variable {value}.",
        "Set it to the personal token; the token itself does not belong on the command line.",
    ),
    "password-missing": (
        "The keychain has no password of {user} at {server}, and there is no terminal to ask on.",
        "Run it once in a terminal with --remember, or use a personal token with --token-env.",
    ),
    "token-not-kept": (
        "The keychain has no personal token of {server}, and there is no terminal to ask on.",
        "Run it once in a terminal with --token --remember, or use --token-env.",
    ),
    "line-open-keychain": (
        "The line to {server} is open (http): nothing from the keychain is sent there, and nothing is kept.",
        "Use its https address; else leave --remember out and type the password in a terminal.",
    ),
    "keychain-unusable": (
        "This system has no keychain that keeps passwords safe: {reason}.",
        "Leave --remember out and type the password each time, or use a personal token with --token-env.",
    ),
    "sign-in-refused": (
        "{server} does not let this user in: {reason}.",
        "Check user, password or token; one that ran out is made anew in the user profile. " + _AGAIN,
    ),
    "server-forbids": (
        "{server} does not let this user see that: {reason}.",
        "Ask its administrator for the right to read org units. " + _AGAIN,
    ),
    "server-lacks": (
        "There is no DHIS2 at {server}: {reason}.",
        "Give the address as in a browser, up to the last part before /api or /dhis-web. " + _AGAIN,
    ),
    "server-refused": ("{server} refuses the question: {reason}.", _AGAIN),
    "server-down": ("{server} fails at the moment: {reason}.", "Try again later. " + _AGAIN),
    "server-busy": ("{server} has been asked too much: {reason}.", "Try again later. " + _AGAIN),
    "server-offline": (
        "Offline: {server} cannot be reached, {reason}.",
        "Check the network and the address. " + _AGAIN,
    ),
    "server-broke-off": ("{server} breaks off in the middle of its answers.", "Try again later. " + _AGAIN),
    "server-untrusted": (
        "{server} cannot prove that it is itself: {reason}.",
        "Nothing was sent. Ask its administrator, or check this computer's clock.",
    ),
    "server-elsewhere": (
        "{server} leads to another place, {value}; nothing was asked there.",
        "If you trust that place, give its address.",
    ),
    "login-page": (
        "{server} answers with a web page, as for signing in, not with data.",
        "Check the address, and whether the user may use the API. " + _AGAIN,
    ),
    "redirects-endless": ("{server} leads on without an end.", "Check the address, http or https. " + _AGAIN),
    "answer-odd": (
        "{server} gives an answer that cannot be used: {reason}.",
        "Check the address; something on the way may change its answers. " + _AGAIN,
    ),
    "answer-endless": (
        "One answer of {server} was broken off after {value} MB.",
        "Take a part of the tree with --subtree. " + _AGAIN,
    ),
    "subtree-missing": (
        "There is no unit {value} at {server}.",
        "Give --subtree the 11 signs of its id, as in the address of the unit's page.",
    ),
    "option-for-server": ("{option} is for a DHIS2's address, not for files.", "Leave it out."),
    "option-for-files": ("{option} is for files, not for a DHIS2's address.", "Leave it out."),
    "server-alone": (
        "A DHIS2's address stands alone: not with files or another address.",
        "Import one after the other, each into a source of its own.",
    ),
    "pages-kept": (
        "{kept} page(s) are kept.",
        "The {kept} page(s) so far are kept for a day: the same command goes on there.",
    ),
    # warnings of a pull
    "line-open": (
        "The line to {value} is open: others can read the password or token on the way.",
        "Use its https address, and change what was sent.",
    ),
    "server-version": (
        "It is DHIS2 {value}; this program knows {known}.",
        "Look at what came in: fields may be missing.",
    ),
    "since-last-whole": ("The whole tree was fetched, not only what changed: {reason}.", ""),
    "pages-lost": (
        "No pages could be kept for another try: {reason}.",
        "Look at the disk's space and rights; this pull does not need them.",
    ),
}
