"""A notebook's kernel: cells are run, stopped, and run again."""

import sys
import time

import pytest
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import KernelManager

LONG = """
import numpy as np, orometry
z = np.random.default_rng(0).random((100, 100, 20_000), np.float32)
print("ready")
while True:
    orometry.analyze(z)
"""


@pytest.fixture
def kernel(tmp_path, monkeypatch):
    """The kernel of this Python, as Jupyter starts it, and a client of it."""
    monkeypatch.setenv("JUPYTER_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path))
    manager = KernelManager(transport="tcp", ip="127.0.0.1")
    manager._kernel_spec = KernelSpec(
        argv=[sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
    )
    manager.start_kernel()
    client = manager.blocking_client()
    client.start_channels()
    try:
        client.wait_for_ready(timeout=60)
        yield manager, client
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
        manager.cleanup_resources()


def outputs(client, request):
    """What a cell gives, message by message, until it has ended."""
    while True:
        message = client.get_iopub_msg(timeout=60)
        if message["parent_header"].get("msg_id") != request:
            continue
        kind, content = message["msg_type"], message["content"]
        if kind == "status" and content["execution_state"] == "idle":
            return
        if kind in ("stream", "execute_result", "error"):
            yield kind, content


def text(client, cell):
    said = outputs(client, client.execute(cell))
    return [content.get("text") or content["data"]["text/plain"] for _, content in said]


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::RuntimeWarning")
@pytest.mark.skipif(sys.platform == "win32", reason="signals are others there")
def test_cells_are_run_stopped_and_run_again(kernel):
    manager, client = kernel
    found = text(client, "import orometry\norometry.find_peaks([[0, 2, 0, 1]])")
    assert found == ["<Peaks: 2 of a surface of 1 x 4, the highest 2>"]
    cell = outputs(client, client.execute(LONG))
    assert next(cell)[1]["text"] == "ready\n"
    time.sleep(1)
    manager.interrupt_kernel()
    began = time.monotonic()
    assert next(cell)[1]["ename"] == "KeyboardInterrupt"
    assert time.monotonic() - began < 10
    assert list(cell) == []
    assert text(client, "len(orometry.find_peaks([[0, 2, 0, 1]]))") == ["2"]
    (table,) = text(client, "orometry.analyze(z[:, :, :3]).peaks.shape[1]")
    assert int(table) > 10
