-- What the comparison with a newer archive found, until the migration goes on with that one. No hash: it lacks the issue.
CREATE TABLE finding (
  item INTEGER PRIMARY KEY REFERENCES item (key),
  position TEXT,
  title TEXT,
  url TEXT,
  record_hash TEXT
);

-- Items of which something else is on staging, or may be, than the archive holds: that is deleted, and they are made anew
-- from the record with this hash; without a hash they are skipped.
CREATE TABLE outdated (
  item INTEGER PRIMARY KEY REFERENCES item (key),
  record_hash TEXT
);

-- Items that stay as they are though the archive has them otherwise, or lacks them.
CREATE TABLE left_behind (
  item INTEGER PRIMARY KEY REFERENCES item (key),
  why TEXT NOT NULL
);
