"""Where the board, the settings and reports lie; folders that jobboard makes are 0700, files 0600."""

import os
from pathlib import Path
from typing import TextIO

from jobboard.errors import InvalidInputError, JobboardError, StoreError

APP = "jobboard"


def database_path(option: str | None) -> Path:
    """The board's file: the option, else JOBBOARD_DB, else board.sqlite3 in the user's data folder."""
    if given := option or os.environ.get("JOBBOARD_DB"):
        return _expanded(given)
    import platformdirs

    return _at_home(platformdirs.user_data_path(APP, appauthor=False), "--db") / "board.sqlite3"


def config_path(option: str | None) -> Path:
    """The settings' file: the option, else JOBBOARD_CONFIG, else config.toml in the user's config folder."""
    if given := option or os.environ.get("JOBBOARD_CONFIG"):
        return _expanded(given)
    import platformdirs

    return _at_home(platformdirs.user_config_path(APP, appauthor=False), "--config") / "config.toml"


NETWORK = frozenset(
    (
        "9p", "afs", "beegfs", "ceph", "cifs", "davfs", "fuse.davfs", "fuse.glusterfs", "fuse.rclone", "fuse.sshfs",
        "glusterfs", "lustre", "ncpfs", "nfs", "nfs4", "smb3", "smbfs",
    )
)  # fmt: skip
"""File systems that other computers may write to as well, whose locks are not always true."""


def file_system(path: Path) -> str:
    """The type of the file system that holds the path ("ext4", "nfs4"); empty where the computer does not tell."""
    try:
        mounts = Path("/proc/self/mountinfo").read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):
        return ""
    real, longest, kind = os.path.realpath(path), -1, ""
    for line in mounts:
        about, _, rest = line.partition(" - ")
        point = about.split()[4].replace("\\040", " ")
        if len(point) >= longest and (real == point or real.startswith(point.rstrip("/") + "/")):
            longest, kind = len(point), rest.split()[0]
    return kind


def real_file(path: Path) -> Path:
    """The file that a link leads to: beside it, not beside the link, its journal and its backups belong."""
    return Path(os.path.realpath(path)) if path.is_symlink() else path


def state_dir() -> Path:
    """The folder for crash reports and the like; it may not exist yet."""
    import platformdirs

    return _at_home(platformdirs.user_state_path(APP, appauthor=False), "HOME")


def make_private_dir(path: Path) -> Path:
    """Make the folder and what leads to it, 0700, unless it is there; StoreError naming what could not be made."""
    try:
        missing = [folder for folder in (path, *path.parents) if not folder.exists()]
        for folder in reversed(missing):  # one by one: all at once, only the last of them would be private
            folder.mkdir(mode=0o700, exist_ok=True)
        path.mkdir(exist_ok=True)
    except OSError as error:
        raise _refused("make the folder", path, error) from error
    return path


def open_private(path: Path, mode: str = "a") -> TextIO:
    """Open a UTF-8 text file for writing, 0600 where it is new; StoreError naming it where that is refused.

    The default mode keeps what a file holds, so that opening and closing it just makes it private from the start.
    """
    try:
        return open(path, mode, encoding="utf-8", opener=_private_opener)  # type: ignore[return-value] # a text mode
    except OSError as error:
        raise _refused("write", path, error) from error


def give_name(draft: Path, path: Path) -> None:
    """Name a finished file `path`, in one step and never over another: FileExistsError where one is there."""
    try:
        os.link(draft, path)
    except FileExistsError:
        raise
    except OSError as error:  # a file system without hard links
        if path.exists():
            raise FileExistsError(path) from error
        draft.rename(path)
    else:
        draft.unlink()


def _private_opener(name: str, flags: int) -> int:
    return os.open(name, flags, 0o600)


def _expanded(given: str) -> Path:
    try:
        return Path(given).expanduser()
    except RuntimeError as error:
        raise InvalidInputError(f"{given} names a home folder that is not known", "write the whole path") from error


def _at_home(path: Path, instead: str) -> Path:
    if not path.is_absolute():
        raise StoreError("your home folder is not known", f"set HOME or give {instead}")
    return path


def _refused(verb: str, path: Path, error: OSError) -> JobboardError:
    return StoreError(f"cannot {verb} {path} ({error.strerror})", "choose another place or change its permissions")
