-- Issues that were closed and had to be opened to be moved: what they were closed as and when, and since when they are closed
-- again in the final repository. Written before an issue is opened.
CREATE TABLE reopened (
  item INTEGER PRIMARY KEY REFERENCES item (key),
  reason TEXT,
  closed_at INTEGER,
  closed_again INTEGER
);

CREATE INDEX reopened_still_open ON reopened (item) WHERE closed_again IS NULL;
