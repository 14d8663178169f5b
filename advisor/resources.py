"""Where the rubrics and prompts that come with the program are.

They are data a reader should meet at the top of the repository, so a checkout (and an editable install, which
points at one) keeps them beside the package; a wheel carries copies inside it:

    checkout   pyproject.toml  advisor/resources.py  rubrics/                prompts/
    wheel                      advisor/resources.py  advisor/_data/rubrics/  advisor/_data/prompts/

Only `pathlib` is imported here: this runs on every start.
"""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def rubrics_dir() -> Path:
    """The folder of the built-in rubrics, one YAML file each."""
    return _find("rubrics", _PACKAGE)


def prompts_dir() -> Path:
    """The folder of the prompt templates."""
    return _find("prompts", _PACKAGE)


def _find(name: str, package: Path) -> Path:
    checkout = package.parent
    found = checkout / name if _is_our_checkout(checkout) else package / "_data" / name
    if not found.is_dir():
        raise FileNotFoundError(f"The {name} that come with advisor are not in {found}. Install it again.")
    return found


def _is_our_checkout(folder: Path) -> bool:
    """Tell our checkout from someone else's project that merely has the package copied into it."""
    try:
        lines = (folder / "pyproject.toml").read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return False
    return 'name = "advisor"' in lines
