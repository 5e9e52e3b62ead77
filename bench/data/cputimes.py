"""A plugin of pytest: seconds of CPU and tests of each file, to the file in CPUTIMES.

    CPUTIMES=out.tsv PYTHONPATH=. python -m pytest -p cputimes -q tests
"""

import os
import pytest

FILES = {}


def now():
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_protocol(item):
    start = now()
    yield
    file = item.nodeid.split("::")[0]
    seconds, tests = FILES.get(file, (0, 0))
    FILES[file] = (seconds + now() - start, tests + 1)


def pytest_sessionfinish(session):
    with open(os.environ["CPUTIMES"], "w") as out:
        for file, (seconds, tests) in sorted(FILES.items()):
            size = os.path.getsize(os.path.join(session.config.rootpath, file))
            out.write(f"{file}\t{size}\t{tests}\t{seconds:.3f}\n")
