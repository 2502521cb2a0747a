import pytest
from platformdirs import user_cache_path
from pydantic import ValidationError

from app import paths
from app.config import PREFIX, Settings, available_cores


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch):
    for name in Settings.model_fields:
        monkeypatch.delenv(f"{PREFIX}{name.upper()}", raising=False)


def test_defaults():
    assert Settings().model_dump() == {
        "host": "127.0.0.1",
        "port": 8000,
        "max_networks": 500,
        "idle_minutes": 30,
        "max_body_bytes": 4_194_304,
        "training_threads": available_cores(),
        "cache_folder": user_cache_path("ravine"),
    }


def test_the_environment_is_read_and_an_argument_wins(monkeypatch):
    monkeypatch.setenv("RAVINE_PORT", "9000")
    monkeypatch.setenv("RAVINE_IDLE_MINUTES", "0.5")
    assert (Settings().port, Settings().idle_minutes) == (9000, 0.5)
    assert Settings(port=9001).port == 9001


def test_an_empty_variable_is_as_good_as_none(monkeypatch):
    monkeypatch.setenv("RAVINE_PORT", "")
    assert Settings().port == 8000


@pytest.mark.parametrize("name", Settings.model_fields)
def test_every_setting_explains_itself(name):
    description = Settings.model_fields[name].description
    assert description
    assert description.endswith(".")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("host", ""),
        ("port", -1),
        ("port", 65536),
        ("port", "many"),
        ("max_networks", 0),
        ("idle_minutes", 0),
        ("idle_minutes", "inf"),
        ("max_body_bytes", 0),
        ("training_threads", 0),
    ],
)
def test_what_is_out_of_range_is_refused(name, value):
    with pytest.raises(ValidationError):
        Settings(**{name: value})


def test_settings_do_not_change():
    with pytest.raises(ValidationError):
        Settings().port = 1


@pytest.mark.parametrize("lookup", [paths.static_folder, paths.templates_folder])
def test_folders_are_found_beside_the_package_first(lookup, tmp_path, monkeypatch):
    name = lookup.__name__.removesuffix("_folder")
    package = tmp_path / "app"
    package.mkdir()
    monkeypatch.setattr(paths, "_PACKAGE", package)
    with pytest.raises(FileNotFoundError, match=name):
        lookup()
    (tmp_path / name).mkdir()
    assert lookup() == tmp_path / name
    (package / name).mkdir()
    assert lookup() == package / name
