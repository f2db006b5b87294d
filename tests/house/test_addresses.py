"""The tree names no package registry and no path of somebody's machine."""

import re

from tests.house.tree import files, relative

REGISTRIES = ("py" + "pi", "python" + "hosted", "registry" + r"\.npmjs", "deb" + r"\.debian", "npm" + "mirror")
MACHINE = (
    "/" + "work/",
    "/" + "root/",
    "/" + "home/[a-z]",
    "/" + "Users/[A-Za-z]",
    "/" + "opt/[a-z]",
    "[^.\\w]/" + "tmp/",
)
SECRETS = ("BEGIN (RSA|EC|OPENSSH) PRIVATE " + "KEY", "ghp_" + "[A-Za-z0-9]{30}", "AKIA" + "[0-9A-Z]{16}")
PATTERN = re.compile("|".join([rf'https?://[^ "]*({"|".join(REGISTRIES)})', *MACHINE, *SECRETS]))
TEXT = {".py", ".sql", ".yaml", ".md", ".toml", ".txt", ".svg", ".json", ".csv", ".ipynb", ""}


def test_no_file_names_a_registry_a_machine_or_a_secret() -> None:
    found = [
        f"{relative(path)}:{number}: {line.strip()[:120]}"
        for path in files()
        if path.suffix in TEXT
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if PATTERN.search(line)
    ]

    assert found == []
