from pathlib import Path

from playbook.write import write


def test_writes_only_what_changed(tmp_path: Path) -> None:
    files = {"docs/sv/a.md": b"1", "docs/sv/b.md": b"2"}
    assert write(files, tmp_path).changed == ("docs/sv/a.md", "docs/sv/b.md")
    before = {path: (tmp_path / path).stat().st_mtime_ns for path in files}
    manifest = (tmp_path / ".written.json").stat().st_mtime_ns
    again = write(files | {"docs/sv/b.md": b"3"}, tmp_path)
    assert again.changed == ("docs/sv/b.md",)
    assert (tmp_path / "docs/sv/a.md").stat().st_mtime_ns == before["docs/sv/a.md"]
    assert (tmp_path / ".written.json").stat().st_mtime_ns == manifest


def test_deletes_what_is_no_longer_made_and_nothing_else(tmp_path: Path) -> None:
    write({"x/a.md": b"1", "x/y/b.md": b"2"}, tmp_path)
    (tmp_path / "x" / "mine.txt").write_text("by hand")
    done = write({"x/a.md": b"1"}, tmp_path)
    assert done.deleted == ("x/y/b.md",)
    assert not (tmp_path / "x" / "y").exists()
    assert (tmp_path / "x" / "mine.txt").exists()


def test_a_broken_manifest_deletes_nothing(tmp_path: Path) -> None:
    write({"a.md": b"1"}, tmp_path)
    (tmp_path / ".written.json").write_text('["../outside", "a.md"')
    assert write({"b.md": b"1"}, tmp_path).deleted == ()
    assert (tmp_path / "a.md").exists()


def test_leaves_no_half_file_behind(tmp_path: Path) -> None:
    write({"a.md": b"1"}, tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == [".written.json", "a.md"]
