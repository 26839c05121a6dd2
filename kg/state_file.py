"""The file of the state: its tables, how it is opened, and when it is damaged."""

import sqlite3
from pathlib import Path

FORMAT = 1
SCHEMA = """
CREATE TABLE files (file INTEGER PRIMARY KEY, id TEXT, path TEXT, hash BLOB, position INTEGER, UNIQUE (id, path));
CREATE TABLE documents (
    file INTEGER, number INTEGER, given TEXT, id TEXT, lang TEXT, words INTEGER, head BLOB, key BLOB, failure TEXT,
    PRIMARY KEY (file, number)
) WITHOUT ROWID;
CREATE INDEX by_key ON documents (key);
CREATE TABLE readings (key BLOB PRIMARY KEY, body BLOB);
CREATE TABLE notes (name TEXT PRIMARY KEY, value TEXT);
"""


def is_damage(error: sqlite3.Error) -> bool:
    """Whether the file is at fault, and not the disk or another program."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
    return code not in {
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
    }


def forget_file(path: Path) -> None:
    """Remove a state; the next build reads all anew."""
    for name in (path.name, f"{path.name}-journal"):
        path.with_name(name).unlink(missing_ok=True)


def connect(path: Path) -> sqlite3.Connection:
    """Open the state in a file, whose tables are made where it has none.

    Raises:
        sqlite3.Error: it cannot be opened, is damaged, or of another format.
    """
    connection = sqlite3.connect(path, cached_statements=32)
    try:
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute("PRAGMA synchronous = NORMAL")
        found = connection.execute("PRAGMA user_version").fetchone()[0]
        if found not in {0, FORMAT}:
            message = f"format {found}, and {FORMAT} was expected"
            raise sqlite3.DatabaseError(message)
        if found == 0:
            connection.executescript(f"BEGIN; {SCHEMA} PRAGMA user_version = {FORMAT}; COMMIT;")
        connection.execute("CREATE TEMP VIEW files_brief AS SELECT file, id, path, hash FROM files")
        for table in ("files", "documents", "readings", "notes"):
            connection.execute(f"SELECT COUNT(*) FROM {table}").fetchone()  # noqa: S608 - constants
    except sqlite3.Error:
        connection.close()
        raise
    return connection
