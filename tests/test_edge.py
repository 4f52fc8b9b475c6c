"""What passes the edge of the server: files, hosts, other sites, uploads."""

import gzip
import io
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import segno
from asking import ask, at_the_edge
from conftest import ROOT
from serving import server

from ita.errors import StoreError
from ita.store import current_build
from ita.ui.edge import open_files

MARK = "not for readers"


@pytest.fixture(scope="module")
def outside(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that no reader may see into."""
    folder = tmp_path_factory.mktemp("outside")
    for name in ("secret.js", "secret.css"):
        (folder / name).write_text(MARK)
    return folder


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory, outside: Path) -> Path:
    """A copy of the program whose static folder has links that lead out of it."""
    copy = tmp_path_factory.mktemp("program")
    for name in (".streamlit", "ita", "pages", "queries", "static"):
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "dashboard.py", copy)
    (copy / "static" / "linked.css").symlink_to(outside / "secret.css")
    (copy / "static" / "folder").symlink_to(outside)
    return copy


@pytest.fixture(scope="module")
def address(program: Path, project_data: Path) -> Iterator[str]:
    with server(project_data, cwd=program, settings={"PYTHONPATH": ""}) as one:
        yield one


def ways_to(secret: Path) -> list[str]:
    """Paths that lead to a file outside if somebody joins, decodes or tidies them."""
    up = "../" * 20
    inside = str(secret).lstrip("/")
    paths = [
        f"/{secret}",
        f"/js/{secret}",
        str(secret),
        f"/{up}{inside}",
        f"/js/{up}{inside}",
        f"/.{secret}",
        f"/{up}{inside}".replace("/", "\\"),
        f"/\\{inside}",
        f"/file:{secret}",
        f"/C:{secret}",
    ]
    encoded = [path.replace("/", "%2f").replace(".", "%2e").replace("\\", "%5c") for path in paths]
    doubly = [path.replace("%", "%25") for path in encoded]
    ended = [f"{path}%00.js" for path in paths]
    return [*paths, *(f"/{path}" for path in encoded), *(f"/{path}" for path in doubly), *ended]


@pytest.mark.parametrize("folder", ["/static", "/app/static", "/trends/static", ""])
@pytest.mark.parametrize("accepted", ["gzip", "identity"])
def test_no_path_leads_to_a_file_outside_the_static_folders(
    address: str, outside: Path, folder: str, accepted: str
) -> None:
    answers = {
        path: ask(address, f"{folder}{path}", f"Accept-Encoding: {accepted}")
        for name in ("secret.js", "secret.css")
        for path in ways_to(outside / name)
    }

    leaked = [
        path
        for path, (_status, headers, body) in answers.items()
        if MARK.encode() in (gzip.decompress(body) if headers.get("content-encoding") == "gzip" else body)
    ]
    assert leaked == []
    if folder in ("/static", "/app/static"):
        assert {status for status, _headers, _body in answers.values()} <= {400, 404}


@pytest.mark.parametrize("accepted", ["gzip", "identity"])
@pytest.mark.parametrize("path", ["linked.css", "folder/secret.js", "folder/secret.css"])
def test_a_link_out_of_the_static_folder_is_not_followed(address: str, path: str, accepted: str) -> None:
    status, _headers, body = ask(address, f"/app/static/{path}", f"Accept-Encoding: {accepted}")

    assert (status, MARK.encode() in body) == (404, False)


def test_links_out_of_a_folder_are_no_files_of_it_and_links_within_are(tmp_path: Path, outside: Path) -> None:
    folder = tmp_path / "js"
    folder.mkdir()
    (folder / "own.js").write_text("own")
    (folder / "again.js").symlink_to(folder / "own.js")
    (folder / "out.js").symlink_to(outside / "secret.js")
    (folder / "beside.js").symlink_to(tmp_path / "js-more.js")
    (tmp_path / "js-more.js").write_text(MARK)
    (folder / "deep").symlink_to(outside)

    assert set(open_files("/static/", folder)) == {"/static/own.js", "/static/again.js"}


@pytest.mark.parametrize(
    "path", ["/static//etc/x.js", "/static/../x.js", "/static/js/..\\x.js", "/static/x\0.js"]
)
@pytest.mark.parametrize("accepted", ["gzip", "identity"])
def test_a_path_that_is_no_file_ends_at_the_edge(path: str, accepted: str) -> None:
    sent, let_through = at_the_edge(path, ("accept-encoding", accepted))

    assert not let_through
    assert sent[0]["status"] in (400, 404)


def test_scripts_come_compressed_and_plain_alike(address: str) -> None:
    _status, _headers, page = ask(address, "/")
    script = page.split(b'crossorigin src="')[1].split(b'"')[0].decode()

    _status, headers, compressed = ask(address, script, "Accept-Encoding: gzip")
    _status, _headers, plain = ask(address, script)

    assert headers["content-encoding"] == "gzip"
    assert headers["content-type"].startswith("text/javascript")
    assert gzip.decompress(compressed) == plain
    assert len(plain) > 3 * len(compressed) / 2


@pytest.mark.parametrize("path", ["/", "/trends", "/no-such-page", "/trends/deeper"])
def test_a_page_is_marked_as_thai_and_holds_no_script_of_its_own(address: str, path: str) -> None:
    status, headers, page = ask(address, path)

    assert status == 200
    assert headers["content-type"] == "text/html; charset=utf-8"
    assert b'<html lang="th">' in page
    assert page.count(b"<script") == page.count(b'<script src="/') + page.count(b'<script type="module" ')


@pytest.mark.parametrize("choices", ["", "?agency=a1&fiscal_year=2568&memo=district", "?with=a%2Cb"])
def test_an_old_address_of_a_page_leads_to_the_page_with_the_readers_choices(
    address: str, choices: str
) -> None:
    status, headers, _body = ask(address, f"/report{choices}")

    assert (status, headers["location"]) == (308, f"/memo{choices}")
    assert ask(address, headers["location"])[0] == 200


def test_only_the_old_address_itself_leads_elsewhere(address: str) -> None:
    assert [ask(address, path)[0] for path in ("/reports", "/report/x", "/a/report")] == [200, 200, 200]


@pytest.mark.parametrize(
    "path",
    [
        "/_stcore/metrics",
        "/_stcore/metrics?families=x",
        "/_stcore/agent/openapi.json",
        "/_stcore/agent/mcp",
        "/_stcore/script-health-check",
        "/_stcore/bidi-components/x/y.js",
        "/component/x/index.html",
    ],
)
def test_what_the_dashboard_does_not_use_of_streamlit_is_closed(address: str, path: str) -> None:
    assert [ask(address, path, method=method)[0] for method in ("GET", "POST")] == [404, 404]


def directives(headers: dict[str, str]) -> dict[str, list[str]]:
    parts = [part.split() for part in headers["content-security-policy"].split(";")]
    return {name: values for name, *values in parts}


@pytest.mark.parametrize(
    ("path", "host"),
    [
        ("/", ""),
        ("/trends", ""),
        ("/_stcore/health", ""),
        ("/_stcore/metrics", ""),
        ("/app/static/page.css", ""),
        ("/media/none.csv", ""),
        ("/static//x.js", ""),
        ("/trends/", ""),
        ("/favicon.png", ""),
        ("/", "evil.example"),
    ],
)
def test_every_answer_tells_the_browser_to_fetch_and_run_nothing_from_elsewhere(
    address: str, path: str, host: str
) -> None:
    here = address.removeprefix("http://")

    _status, headers, _body = ask(address, path, f"Host: {host or here}")

    policy = directives(headers)
    lines = [] if host else [f"ws://{here}", f"wss://{here}"]
    assert policy["default-src"] == ["'self'"]
    assert policy["script-src"] == ["'self'", "'wasm-unsafe-eval'"]
    assert policy["connect-src"] == ["'self'", *lines]
    assert policy["img-src"] == ["'self'", "data:", "blob:"]
    assert policy["object-src"] == ["'none'"]
    assert [policy[one] for one in ("base-uri", "frame-ancestors", "form-action")] == [["'self'"]] * 3
    assert headers["x-content-type-options"] == "nosniff"


def test_a_message_about_missing_files_names_no_folder_of_the_server(tmp_path: Path) -> None:
    data = tmp_path / "data"
    (data / "scores").mkdir(parents=True)

    with pytest.raises(StoreError) as missing:
        current_build(data)

    assert "data/scores" in missing.value.what
    assert str(tmp_path) not in str(missing.value)


def test_the_address_of_a_page_is_drawn_as_a_square_code_for_the_host_it_was_asked_of(address: str) -> None:
    status, headers, drawn = ask(address, "/qr.svg?page=trends%3Fagency%3Da1%26fiscal_year%3D2568")

    # error level m of an address this long is 37 modules and a border of 3 at 4 points each
    assert status == 200
    assert headers["content-type"] == "image/svg+xml"
    whole = segno.make(f"{address}/trends?agency=a1&fiscal_year=2568", error="m")
    expected = io.BytesIO()
    whole.save(expected, kind="svg", scale=4, border=3, light="#fff")
    assert drawn == expected.getvalue()


@pytest.mark.parametrize(
    "page", ["//evil.example", "http://evil.example", "a" * 1001, "%3Cscript%3E", "a/../b"]
)
def test_no_square_code_is_drawn_of_an_address_that_is_no_page(address: str, page: str) -> None:
    assert ask(address, f"/qr.svg?page={page}")[0] == 404


def test_the_list_of_agencies_names_each_with_its_place_and_can_leave_out_made_up_ones(address: str) -> None:
    status, headers, body = ask(address, "/agencies.json?lang=th&sample=no")

    agencies = json.loads(gzip.decompress(body))
    assert status == 200
    assert headers["content-type"] == "application/json"
    by_code = {agency: (name, place) for agency, name, place, _full_name in agencies}
    assert by_code["sao-sokkam-seka-buengkan"] == ("อบต.โสกก่าม", "อ.เซกา จ.บึงกาฬ")
    assert not any(agency.startswith("sample-") for agency in by_code)
