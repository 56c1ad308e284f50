-- What became of relations between issues in the final repository, each asked for or written once: whoever takes one away
-- there must not get it back. When an issue was closed before it was closed as a duplicate stands here while that is under way,
-- and for good where the server took another date.
CREATE TABLE relation (
  item INTEGER NOT NULL REFERENCES item (key),
  kind TEXT NOT NULL,
  target TEXT NOT NULL,
  state TEXT NOT NULL,
  closed_before INTEGER,
  detail TEXT NOT NULL,
  PRIMARY KEY (item, kind, target)
) WITHOUT ROWID;
