import json
import re

from tests.editor.installing import HERE, SERVER


def test_the_server_is_the_one_that_is_locked() -> None:
    asked = json.loads((HERE / "package.json").read_text(encoding="utf-8"))["dependencies"]
    installed = json.loads((SERVER.parent.parent / "package.json").read_text(encoding="utf-8"))
    assert asked == {installed["name"]: installed["version"]}


def test_the_lock_says_what_every_package_must_be_and_not_where_it_lies() -> None:
    text = (HERE / "package-lock.json").read_text(encoding="utf-8")
    packages = json.loads(text)["packages"]
    del packages[""]
    assert len(packages) > 10
    assert all(package["integrity"].startswith("sha512-") for package in packages.values())
    assert not re.search(r"https?://|resolved", text)
