-- The files of each item that the tracker still has, for the texts of other issues that name them.
CREATE TABLE attached_file (
  item INTEGER NOT NULL REFERENCES item (key),
  file TEXT NOT NULL,
  name TEXT NOT NULL,
  url TEXT,
  PRIMARY KEY (item, file)
) WITHOUT ROWID;

CREATE INDEX attached_file_id ON attached_file (file);

-- The same of a finding, until the migration goes on with the newer archive.
CREATE TABLE found_file (
  item INTEGER NOT NULL REFERENCES item (key),
  file TEXT NOT NULL,
  name TEXT NOT NULL,
  url TEXT,
  PRIMARY KEY (item, file)
) WITHOUT ROWID;

-- Texts of a migration that began before may be on the server already, with these files as words: they stay so.
INSERT INTO note (migration, name, value) SELECT key, 'files.words', '' FROM migration;
