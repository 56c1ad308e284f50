-- Times are milliseconds since 1970 in UTC; states are the names of the Java enums.
CREATE TABLE migration (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  archive TEXT NOT NULL,
  archive_path TEXT NOT NULL,
  staging TEXT NOT NULL,
  target TEXT NOT NULL,
  created_at INTEGER NOT NULL
);

CREATE TABLE item (
  key INTEGER PRIMARY KEY,
  migration INTEGER NOT NULL REFERENCES migration (key),
  legacy_id TEXT NOT NULL,
  position TEXT NOT NULL,
  title TEXT NOT NULL,
  url TEXT,
  record_hash BLOB NOT NULL,
  state TEXT NOT NULL,
  staging_number INTEGER,
  staging_node TEXT,
  final_number INTEGER,
  final_node TEXT,
  final_url TEXT,
  failed_in TEXT,
  failure_category TEXT,
  failure_advice TEXT,
  failure_detail TEXT,
  skipped TEXT,
  UNIQUE (migration, legacy_id)
);

CREATE INDEX item_order ON item (migration, position);

CREATE INDEX item_state ON item (migration, state, position);

-- No two items may claim the same issue: a second one would be a lost or a doubled issue.
CREATE UNIQUE INDEX item_staging ON item (migration, staging_number) WHERE staging_number IS NOT NULL;

CREATE UNIQUE INDEX item_final ON item (migration, final_number) WHERE final_number IS NOT NULL;

CREATE TABLE part (
  item INTEGER NOT NULL REFERENCES item (key),
  ordinal INTEGER NOT NULL,
  origin TEXT NOT NULL,
  state TEXT NOT NULL,
  text_hash BLOB NOT NULL,
  message TEXT,
  sent_at INTEGER,
  import_id INTEGER,
  comment_id INTEGER,
  comment_node TEXT,
  comment_url TEXT,
  PRIMARY KEY (item, ordinal)
) WITHOUT ROWID;

CREATE INDEX part_unconfirmed ON part (item) WHERE state = 'UNCONFIRMED';

-- Which of the server's imports are ours.
CREATE INDEX part_import ON part (import_id) WHERE ordinal = 0 AND import_id IS NOT NULL;

CREATE INDEX part_message ON part (message) WHERE message IS NOT NULL;

CREATE TABLE event (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  migration INTEGER NOT NULL REFERENCES migration (key),
  at INTEGER NOT NULL,
  item INTEGER REFERENCES item (key),
  what TEXT NOT NULL,
  detail TEXT NOT NULL
);

CREATE TRIGGER event_unchanged BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;

CREATE TRIGGER event_kept BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'events are never removed'); END;

CREATE TABLE extra (
  migration INTEGER NOT NULL REFERENCES migration (key),
  staging_number INTEGER NOT NULL,
  origin TEXT,
  found_at INTEGER NOT NULL,
  PRIMARY KEY (migration, staging_number)
);

CREATE TABLE note (
  migration INTEGER NOT NULL REFERENCES migration (key),
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (migration, name)
);

CREATE TABLE quota (
  name TEXT PRIMARY KEY,
  json TEXT NOT NULL
);
