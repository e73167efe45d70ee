"""Fuzz a reader for a while, led by coverage: ``python fuzz/run.py text --seconds 600`` (see README.md)."""

import argparse
import subprocess
import sys
import tempfile
import time
import traceback
import warnings
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
WORK = ROOT / "fuzz" / "work"
LONGEST = {"text": 1500, "container": 30_000, "part": 6_000, "rules": 3_000, "waivers": 1_500, "report": 12_000}
"""Bytes of an input: short ones are tried more often, and say more when they break something."""
INSTRUMENTED = tuple(f"healthcheck.{name}" for name in ("tables", "packs", "areas", "comparing", "waivers"))
SLOWEST_SECONDS = 10
MOST_MEGABYTES = 1500


def main() -> int:
    """Read the command line; without ``--child``, start children until the time is over, and count what they did."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("target", choices=LONGEST)
    parser.add_argument("--seconds", type=int, default=600)
    parser.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    folder = WORK / given.target
    for name in ("corpus", "finds"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    if given.child:
        _fuzz(given.target, folder, given.seconds)
        return 0
    end = time.monotonic() + given.seconds
    while (left := int(end - time.monotonic())) > 1:
        # A child ends early when an input hangs it or fills the memory; the input is among the finds then.
        command = [sys.executable, __file__, given.target, "--child", "--seconds", str(left)]
        begin = time.monotonic()
        with (folder / "log.txt").open("ab") as log:
            done = subprocess.run(command, check=False, stdout=log, stderr=log, cwd=ROOT)
        if done.returncode and time.monotonic() - begin < SLOWEST_SECONDS:
            print(f"The fuzzer does not start: see {folder / 'log.txt'}")
            return 2
    finds = sorted(path.name for path in (folder / "finds").iterdir())
    print(f"{given.target}: {len(finds)} finds in {folder / 'finds'}", *finds, sep="\n  ")
    return 1 if finds else 0


def _fuzz(name: str, folder: Path, seconds: int) -> None:
    import atheris

    sys.path.insert(0, str(ROOT / "tests"))
    with atheris.instrument_imports(include=list(INSTRUMENTED)):
        import fuzz_targets

    # A warning of a library is a line on the screen that says nothing to anybody.
    warnings.simplefilter("error")
    _quicken(name)
    target = fuzz_targets.TARGETS[name]
    work = Path(tempfile.mkdtemp(prefix="healthcheck-fuzz-"))
    _plant(folder / "corpus", fuzz_targets.seeds(name))

    def one_input(data: bytes) -> None:
        try:
            target(data, work)
        except (KeyboardInterrupt, SystemExit):
            raise
        except BaseException as error:  # noqa: BLE001 - a panic in a library is no Exception
            _keep(folder / "finds", data, error)

    words = (ROOT / "fuzz" / "words.txt").read_text(encoding="utf-8").split()
    dictionary = folder / "words.txt"
    dictionary.write_text("".join(f'"{_escaped(word)}"\n' for word in words), encoding="utf-8")
    options = [
        f"-max_total_time={seconds}",
        f"-max_len={LONGEST[name]}",
        f"-timeout={SLOWEST_SECONDS}",
        f"-rss_limit_mb={MOST_MEGABYTES}",
        f"-dict={dictionary}",
        f"-artifact_prefix={folder / 'finds'}/",
        "-len_control=10",
        "-print_final_stats=1",
    ]
    atheris.Setup([sys.argv[0], *options, str(folder / "corpus")], one_input)
    atheris.Fuzz()


def _quicken(name: str) -> None:
    """Load what every input needs once: the pack that judges tables, and a small vocabulary for rule files."""
    from rule_texts import VOCABULARY

    from healthcheck import pipeline
    from healthcheck.packs import shipped

    load = pipeline.load_packs
    pipeline.load_packs = lambda references: _once(load, tuple(map(str, references)))
    if name == "rules":
        package = Path(tempfile.mkdtemp(prefix="healthcheck-fuzz-")) / "healthcheck"
        (package / "rules").mkdir(parents=True)
        (package / "rules" / "variables.yaml").write_text(VOCABULARY, encoding="utf-8")
        shipped.PACKAGE = package


@cache
def _once(load: Callable[[tuple[str, ...]], object], references: tuple[str, ...]) -> object:
    return load(references)


def _plant(corpus: Path, seeds: Iterable[bytes]) -> None:
    for number, seed in enumerate(seeds):
        (corpus / f"seed-{number:03}").write_bytes(seed)


def _keep(finds: Path, data: bytes, error: BaseException) -> None:
    """Keep the shortest input of each kind of find, with its traceback beside it."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if "healthcheck" in frame.filename or "tests" in frame.filename]
    where = own[-1] if own else frames[-1]
    kind = f"{type(error).__name__}-{Path(where.filename).stem}-{where.name}-{where.lineno}"
    path = finds / kind
    if not path.exists() or len(data) < path.stat().st_size:
        path.write_bytes(data)
        path.with_name(f"{kind}.txt").write_text("".join(traceback.format_exception(error)), encoding="utf-8")


def _escaped(word: str) -> str:
    return "".join(sign if sign.isascii() else "".join(f"\\x{byte:02x}" for byte in sign.encode()) for sign in word)


if __name__ == "__main__":
    sys.exit(main())
