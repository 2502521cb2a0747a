"""What is compiled is kept apart, so that processes side by side take nothing from one another."""

import pytest

from app.services.warming import why_not

pytestmark = pytest.mark.skipif(bool(why_not()), reason=f"no compiled loop: {why_not()}")


def test_every_function_has_a_name_of_its_own(compiled):
    from app.engine.compiled import library

    names = [library._open[page].__wrapped__.__qualname__ for page in library.pages()]
    assert len(set(names)) == len(names) > 60


def test_every_function_has_a_file_of_its_own(compiled):
    from app.engine.compiled import library

    files = [library._open[page]._cache._impl.filename_base for page in library.pages()]
    assert len(set(files)) == len(files)


def test_what_is_not_kept_is_not_compiled_in_passing(compiled, tmp_path, monkeypatch):
    from app.engine.compiled import folder, library, rows

    before = folder.config.CACHE_DIR
    monkeypatch.setattr(folder.config, "CACHE_DIR", str(tmp_path))
    page = library.Page(rows.value, abs, (0,))
    with pytest.raises(library.NotKeptError):
        library.open_page(page, only_kept=True)
    assert page not in library._open
    monkeypatch.setattr(folder.config, "CACHE_DIR", before)
