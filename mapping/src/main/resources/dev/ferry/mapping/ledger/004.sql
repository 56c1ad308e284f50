-- Issues that were closed and had to be opened to be moved: what they were closed as and when, and since when they are closed
-- again in the final repository. Written before an issue is opened. In doubt: when it was found on staging after a document that
-- opens and moves it, which may be carried out late.
CREATE TABLE reopened (
  item INTEGER PRIMARY KEY REFERENCES item (key),
  reason TEXT,
  closed_at INTEGER,
  closed_again INTEGER,
  in_doubt INTEGER
);

CREATE INDEX reopened_still_open ON reopened (item) WHERE closed_again IS NULL;
