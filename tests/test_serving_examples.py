"""docs/serving.md and docs/examples/: what they name is there, and serves as it stands."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import get_commands
from django.urls import reverse

from archive.settings import ARCHIVE_MAX_CAPTURE_MB
from tests.source import ROOT, declared_settings

EXAMPLES = ROOT / "docs" / "examples"
UNIT = (EXAMPLES / "archive.service").read_text()
SITE = (EXAMPLES / "nginx.conf").read_text()
GUNICORNS = {"WEB_CONCURRENCY", "FORWARDED_ALLOW_IPS", "GUNICORN_CMD_ARGS"}
"""Variables that gunicorn reads (https://gunicorn.org/reference/settings)."""
PLACE = "/opt/archive"
NGINX = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")


def variables() -> dict[str, str]:
    lines = (EXAMPLES / "archive.env").read_text().splitlines()
    return dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))


def manage(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """A command with the example's settings, but in a folder of the test and on SQLite."""
    chosen = variables() | {"ARCHIVE_DATA_DIR": str(folder), "DATABASE_URL": ""}
    inherited = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    command = [sys.executable, "manage.py", *words]
    return subprocess.run(
        command, cwd=ROOT, env=inherited | chosen, capture_output=True, text=True, check=False
    )


def test_django_has_nothing_to_say_against_these_settings(tmp_path: Path) -> None:
    assert manage(tmp_path / "archive", "migrate").returncode == 0
    checked = manage(tmp_path / "archive", "check", "--deploy", "--fail-level", "WARNING")
    assert (checked.returncode, checked.stderr) == (0, "")
    assert checked.stdout.startswith("System check identified no issues")


def test_without_a_key_it_has(tmp_path: Path) -> None:
    checked = manage(tmp_path, "check", "--deploy", "--fail-level", "WARNING")
    assert checked.returncode == 1
    assert "SECRET_KEY" in checked.stderr


def test_every_variable_named_is_read_by_something() -> None:
    assert set(variables()) - {*declared_settings(), *GUNICORNS} == set()
    page = (ROOT / "docs" / "serving.md").read_text()
    named = set(re.findall(r"`([A-Z][A-Z_]+[A-Z])(?:=[^`]*)?`", page))
    assert {"ALLOWED_HOSTS", "WEB_CONCURRENCY"} <= named
    assert named - {*declared_settings(), *GUNICORNS} == set()


def test_the_unit_starts_a_command_of_ours_where_it_was_put() -> None:
    [start] = re.findall(r"^ExecStart=(.+)$", UNIT, re.MULTILINE)
    program, script, command = start.split()
    assert (program, script) == (f"{PLACE}/.venv/bin/python", "manage.py")
    assert get_commands()[command] == "archive"
    assert f"WorkingDirectory={PLACE}\n" in UNIT
    [folder] = re.findall(r"^StateDirectory=(.+)$", UNIT, re.MULTILINE)
    assert variables()["ARCHIVE_DATA_DIR"] == f"/var/lib/{folder}"
    assert "EnvironmentFile=/etc/archive.env\n" in UNIT


def test_the_site_leads_to_where_the_archive_serves() -> None:
    targets = set(re.findall(r"proxy_pass (\S+);", SITE))
    assert targets == {f"http://{settings.HOST}:{settings.PORT}"}
    names = set(re.findall(r"server_name (\S+);", SITE))
    assert names == {variables()["ALLOWED_HOSTS"]}
    places = re.findall(r"location (?:= )?(\S+) \{", SITE)
    assert places == [reverse(name) for name in ("home", "health", "admin:index")]
    assert re.search(r"location = /healthz \{\n( +allow \S+;\n)+ +deny all;", SITE)


def test_the_site_takes_what_the_archive_takes() -> None:
    [most] = re.findall(r"client_max_body_size (\d+)m;", SITE)
    largest = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    assert ARCHIVE_MAX_CAPTURE_MB == 20
    assert largest
    assert largest <= int(most) * 1024 * 1024 <= largest * 1.1


def test_nobody_but_the_proxy_says_how_a_request_came() -> None:
    told = dict(re.findall(r"proxy_set_header (\S+) ([^;]+);", SITE))
    assert told["X-Forwarded-Proto"] == "$scheme"
    assert {told[name] for name in ("X-Forwarded-Host", "Forwarded", "Connection")} == {'""'}


def test_only_todays_https_is_spoken() -> None:
    assert re.findall(r"ssl_protocols ([^;]+);", SITE) == ["TLSv1.2 TLSv1.3"]
    [ciphers] = re.findall(r"ssl_ciphers ([^;]+);", SITE)
    for cipher in ciphers.split(":"):
        assert re.fullmatch(
            r"ECDHE-(ECDSA|RSA)-(AES(128|256)-GCM-SHA\d+|CHACHA20-POLY1305)", cipher
        )
    [plain] = re.findall(r"server \{\n    listen 80;.+?\n\}", SITE, re.DOTALL)
    assert re.findall(r"return (\d+ \S+?)\$", plain) == ["301 https://archive.example.org"]
    assert "proxy_pass" not in plain


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="no systemd here")
def test_systemd_understands_the_unit(tmp_path: Path) -> None:
    unit = tmp_path / "archive.service"
    unit.write_text(UNIT.replace(f"{PLACE}/.venv/bin/python", sys.executable))
    command = ["systemd-analyze", "verify", "--man=no", "--recursive-errors=no", str(unit)]
    checked = subprocess.run(command, capture_output=True, text=True, check=False)
    ours = [line for line in checked.stderr.splitlines() if "archive.service" in line]
    assert (ours, checked.returncode) == ([], 0)


@pytest.mark.skipif(not NGINX, reason="no nginx here")
@pytest.mark.skipif(not shutil.which("openssl"), reason="no openssl to make a certificate")
def test_nginx_understands_the_site(tmp_path: Path) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    make = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=a"]
    subprocess.run(
        [*make, "-keyout", str(key), "-out", str(certificate)], check=True, capture_output=True
    )
    site = re.sub(r"(ssl_certificate) \S+;", rf"\1 {certificate};", SITE)
    site = re.sub(r"(ssl_certificate_key) \S+;", rf"\1 {key};", site)
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    paths = "".join(f"{kind}_temp_path {tmp_path / kind};\n" for kind in kinds)
    whole = tmp_path / "nginx.conf"
    whole.write_text(
        f"pid {tmp_path}/pid;\nevents {{}}\nhttp {{\naccess_log off;\n{paths}{site}\n}}\n"
    )
    command = [str(NGINX), "-t", "-e", str(tmp_path / "errors"), "-c", str(whole)]
    checked = subprocess.run(command, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stderr
