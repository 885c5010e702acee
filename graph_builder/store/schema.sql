-- What a store folder holds for good. Queries are answered from an index made of it.

-- Of what kind the store is, and whether what documents share is up to date.
CREATE TABLE IF NOT EXISTS about (key TEXT PRIMARY KEY, value TEXT NOT NULL);

-- Files that were read to their end.
CREATE TABLE IF NOT EXISTS file (path TEXT PRIMARY KEY, digest TEXT NOT NULL);

-- One row a source. Of sources with one text, the one that `comes` first is shown.
CREATE TABLE IF NOT EXISTS reading (
    source   TEXT PRIMARY KEY,
    file     TEXT NOT NULL,                -- which may hold several sources
    digest   TEXT NOT NULL,                -- of its text, the builder, its options
    document TEXT NOT NULL,                -- the end of its IRI
    comes    TEXT NOT NULL,                -- the order among copies
    shown    INTEGER NOT NULL DEFAULT 0,
    indexed  INTEGER NOT NULL DEFAULT 0,
    count    INTEGER NOT NULL,             -- of quads
    sha256   TEXT NOT NULL                 -- of its graph as sorted N-Quads
);
CREATE INDEX IF NOT EXISTS reading_document ON reading (document, comes, source);
CREATE INDEX IF NOT EXISTS reading_file ON reading (file);
CREATE INDEX IF NOT EXISTS reading_shown ON reading (shown, indexed);

CREATE TABLE IF NOT EXISTS content (
    source  TEXT PRIMARY KEY REFERENCES reading ON DELETE CASCADE,
    quads   BLOB NOT NULL,                 -- its graph as sorted N-Quads, deflated
    account BLOB NOT NULL,                 -- what it says in short, JSON, deflated
    report  BLOB NOT NULL                  -- what the shapes say of it, JSON, deflated
);

-- How the shown documents describe the things they name.
CREATE TABLE IF NOT EXISTS thing (
    id       TEXT NOT NULL,
    document TEXT NOT NULL,
    entity   TEXT NOT NULL,                -- JSON
    PRIMARY KEY (id, document)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS thing_document ON thing (document);

-- Things whose description may be out of date.
CREATE TABLE IF NOT EXISTS touched (id TEXT PRIMARY KEY) WITHOUT ROWID;

-- Where things are looked for that may be the same; see `reconcile`.
CREATE TABLE IF NOT EXISTS block (
    key TEXT NOT NULL,
    id  TEXT NOT NULL,
    PRIMARY KEY (key, id)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS block_id ON block (id);

-- What the shown documents say that others may say otherwise.
CREATE TABLE IF NOT EXISTS telling (
    topic    TEXT NOT NULL,                -- what it answers, see `model.topics`
    document TEXT NOT NULL,
    fact     TEXT NOT NULL,                -- the end of its IRI
    said     TEXT NOT NULL,                -- JSON
    PRIMARY KEY (topic, document, fact)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS telling_document ON telling (document);

-- Topics of which the contradictions may be out of date.
CREATE TABLE IF NOT EXISTS stirred (topic TEXT PRIMARY KEY) WITHOUT ROWID;

-- Which topics hang on what a thing is.
CREATE TABLE IF NOT EXISTS about_thing (
    thing TEXT NOT NULL,
    topic TEXT NOT NULL,
    PRIMARY KEY (thing, topic)
) WITHOUT ROWID;

-- Things that go by the identifier of another.
CREATE TABLE IF NOT EXISTS same (id TEXT PRIMARY KEY, canonical TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS same_canonical ON same (canonical);

-- What documents say together, in parts that change apart.
CREATE TABLE IF NOT EXISTS shared (
    part    TEXT PRIMARY KEY,
    indexed INTEGER NOT NULL DEFAULT 0,
    count   INTEGER NOT NULL,
    sha256  TEXT NOT NULL,
    quads   BLOB NOT NULL
);

-- What the index holds and should no longer.
CREATE TABLE IF NOT EXISTS stale (part TEXT PRIMARY KEY, quads BLOB NOT NULL);

-- How many graphs say that a node is of a class of ours, and how many nodes a class has.
CREATE TABLE IF NOT EXISTS typed (
    class TEXT NOT NULL,
    node  TEXT NOT NULL,
    times INTEGER NOT NULL,
    PRIMARY KEY (class, node)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS class (name TEXT PRIMARY KEY, nodes INTEGER NOT NULL);
CREATE TRIGGER IF NOT EXISTS first_of_class AFTER INSERT ON typed
BEGIN
    INSERT INTO class VALUES (NEW.class, 1)
    ON CONFLICT DO UPDATE SET nodes = nodes + 1;
END;
CREATE TRIGGER IF NOT EXISTS last_of_class AFTER DELETE ON typed
BEGIN
    UPDATE class SET nodes = nodes - 1 WHERE name = OLD.class;
END;
