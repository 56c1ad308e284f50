-- What an undo was confirmed to take back, in which of the two repositories, and what became of each issue. The origin says which
-- item it is of; issues that the barrier put aside stand here too, so that is not always the item that owns the number.
CREATE TABLE undo (
  migration INTEGER NOT NULL REFERENCES migration (key),
  place TEXT NOT NULL,
  number INTEGER NOT NULL,
  node TEXT NOT NULL,
  legacy_id TEXT NOT NULL,
  state TEXT NOT NULL,
  detail TEXT NOT NULL,
  PRIMARY KEY (migration, place, number)
) WITHOUT ROWID;
