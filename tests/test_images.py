"""The Dockerfile and compose.yaml say nothing that the program does not know. No engine is needed to tell."""

import json
import re
import shlex
import tomllib
from pathlib import Path

import click
import pytest
from fastapi.routing import APIRoute
from ruamel.yaml import YAML
from sqlalchemy import make_url

from advisor.cli.serve import DRAIN, serve
from advisor.portal import conversations

ROOT = Path(__file__).parent.parent


def instructions():
    """The Dockerfile's instructions: name and the rest, with lines joined."""
    text = re.sub(r"(?m)^\s*#.*\n", "", (ROOT / "Dockerfile").read_text())
    for line in text.replace("\\\n", " ").splitlines():
        if line.strip():
            name, _, rest = line.strip().partition(" ")
            yield name, rest.strip()


def said(name):
    return [rest for each, rest in instructions() if each == name]


@pytest.fixture(scope="module")
def compose():
    return YAML(typ="safe").load((ROOT / "compose.yaml").read_text())


def known_settings():
    """Every setting the program reads."""
    sources = "\n".join(path.read_text() for path in (ROOT / "advisor").rglob("*.py"))
    return set(re.findall(r"\bADVISOR_[A-Z_]*[A-Z]\b", sources))


def options_of(arguments):
    """What `advisor serve` takes these arguments for; an error where it takes them not."""
    assert arguments[0] == "serve"
    context = serve.make_context("serve", list(arguments[1:]))
    return context.params


def test_every_file_that_is_copied_is_there_and_goes_to_the_builder():
    ignored = (ROOT / ".dockerignore").read_text().split("\n")
    copied = [words for words in map(shlex.split, said("COPY")) if not words[0].startswith("--from")]
    assert len(copied) >= 4
    for *sources, _ in copied:
        for source in sources:
            assert (ROOT / source).exists(), source
            assert f"!{source}" in ignored, source


def test_the_wheel_takes_nothing_that_is_not_copied():
    project = (ROOT / "pyproject.toml").read_text()
    taken = tomllib.loads(project)["tool"]["hatch"]["build"]["targets"]["wheel"]["only-include"]
    copied = {source for words in map(shlex.split, said("COPY")) for source in words[:-1]}
    assert {*taken, "pyproject.toml", "README.md", "LICENSE"} <= copied


def test_what_is_installed_is_locked_and_serves():
    lock = (ROOT / "requirements-serve.lock").read_text()
    assert any("--require-hashes -r requirements-serve.lock" in line for line in said("RUN"))
    named = set(re.findall(r"(?m)^([a-z0-9-]+)(?:\[[a-z]+\])?==", lock))
    for needed in ("fastapi", "uvicorn", "psycopg", "openai", "opentelemetry-sdk", "hatchling", "limits"):
        assert needed in named
    assert not named & {"pytest", "mypy", "ruff", "schemathesis"}
    everything = (ROOT / "requirements.lock").read_text()
    for pinned in re.findall(r"(?m)^[a-z0-9-]+(?:\[[a-z]+\])?==\S+", lock):
        assert pinned.partition("[")[0].partition("==")[0] in everything
        assert pinned.rpartition("==")[2] in everything


def test_images_are_pinned_by_tag(compose):
    bases = [rest.split()[0] for rest in said("FROM")] + [compose["services"]["database"]["image"]]
    for base in bases:
        name, _, tag = base.partition(":")
        assert re.fullmatch(r"\d+(\.\d+)*-[a-z-]+", tag), base
        assert name in ("python", "postgres")
    classifiers = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["classifiers"]
    version = bases[0].partition(":")[2].partition("-")[0]
    assert f"Programming Language :: Python :: {version}" in classifiers


def test_it_runs_as_nobody_in_particular(compose):
    (user,) = said("USER")
    assert user not in ("root", "0")
    (made,) = [line for line in said("RUN") if "useradd" in line]
    assert f" {user} " in f"{made} "
    (uid,) = re.findall(r"--uid (\d+)", made)
    app = compose["services"]["app"]
    assert any(f"uid={uid}" in each for each in app["tmpfs"])
    assert app["read_only"] is True
    assert app["cap_drop"] == ["ALL"]
    order = [name for name, _ in instructions()]
    assert order.index("USER") < order.index("CMD")


def test_the_commands_are_ones_the_program_takes(compose):
    (entry,) = said("ENTRYPOINT")
    assert json.loads(entry) == ["advisor"]
    for arguments in (json.loads(said("CMD")[0]), compose["services"]["app"]["command"]):
        options = options_of(arguments)
        assert options["host"] == "0.0.0.0"
        assert str(options["port"]) == said("EXPOSE")[0]


def test_a_command_the_program_does_not_take_would_be_noticed():
    with pytest.raises(click.UsageError):
        options_of(["serve", "--hosts", "0.0.0.0"])


def test_the_health_check_asks_a_route_that_there_is():
    (check,) = said("HEALTHCHECK")
    ((port, path),) = re.findall(r"http://127\.0\.0\.1:(\d+)(/\w+)", check)
    assert port == said("EXPOSE")[0]
    assert path in {route.path for route in conversations.health.routes if isinstance(route, APIRoute)}
    compile(json.loads(check.partition("CMD ")[2])[2], "check", "exec")


def test_every_setting_is_one_the_program_reads(compose):
    (environment,) = said("ENV")
    names = {pair.partition("=")[0] for pair in shlex.split(environment)}
    names |= set(compose["services"]["app"]["environment"])
    ours = {name for name in names if name.startswith("ADVISOR_")}
    assert len(ours) >= 4
    assert ours <= known_settings(), ours - known_settings()
    assert not any("SECRET" in pair or "PASSWORD" in pair for pair in shlex.split(environment))


def test_the_database_of_the_app_is_the_one_that_is_started(compose):
    app, database = compose["services"]["app"], compose["services"]["database"]
    password = "${ADVISOR_DATABASE_PASSWORD:?set it, see above}"
    assert database["environment"]["POSTGRES_PASSWORD"] == password
    url = make_url(app["environment"]["ADVISOR_DATABASE_URL"].replace(password, "secret"))
    assert url.host == "database"
    assert url.username == database["environment"]["POSTGRES_USER"]
    assert url.database == database["environment"]["POSTGRES_DB"]
    assert (url.drivername, url.password) == ("postgresql+psycopg", "secret")
    assert app["depends_on"] == {"database": {"condition": "service_healthy"}}
    assert database["healthcheck"]["test"][1] == "pg_isready"
    (volume,) = database["volumes"]
    assert volume.partition(":")[0] in compose["volumes"]


def test_ports_are_open_to_this_machine_only_and_lead_to_the_server(compose):
    (port,) = compose["services"]["app"]["ports"]
    assert port == f"127.0.0.1:8000:{said('EXPOSE')[0]}"
    assert "ports" not in compose["services"]["database"]


def test_running_requests_get_to_end_before_it_is_killed(compose):
    grace = compose["services"]["app"]["stop_grace_period"]
    assert int(grace.removesuffix("s")) > DRAIN


def test_what_is_written_goes_where_the_user_may_write():
    (environment,) = said("ENV")
    values = dict(pair.split("=", 1) for pair in shlex.split(environment))
    (made,) = [line for line in said("RUN") if "install --directory" in line]
    folder = str(Path(str(make_url(values["ADVISOR_DATABASE_URL"]).database)).parent)
    assert folder in made
    assert folder == said("VOLUME")[0]
    assert values["XDG_CACHE_HOME"] in made


def test_the_page_for_whoever_runs_it_names_settings_that_there_are():
    page = (ROOT / "docs" / "running-the-server.md").read_text()
    named = set(re.findall(r"\bADVISOR_[A-Z_]*[A-Z]\b", page)) - {"ADVISOR_DATABASE_PASSWORD"}
    assert named <= known_settings()
    ours = {name for name in known_settings() if name.startswith("ADVISOR_PORTAL_RATE")}
    assert {*ours, "ADVISOR_PORTAL_RETENTION_DAYS", "ADVISOR_PORTAL_LOG"} <= named
