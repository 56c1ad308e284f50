-- Which number each issue is expected to get in the final repository. Numbers that were foreseen anew are another generation,
-- for a text keeps those that it was written with.
CREATE TABLE forecast (
  migration INTEGER NOT NULL REFERENCES migration (key),
  generation INTEGER NOT NULL,
  item INTEGER NOT NULL REFERENCES item (key),
  number INTEGER NOT NULL,
  PRIMARY KEY (migration, generation, item)
) WITHOUT ROWID;

CREATE UNIQUE INDEX forecast_number ON forecast (migration, generation, number);

-- Which issue holds a message, and the first generation that knew it.
CREATE TABLE forecast_message (
  migration INTEGER NOT NULL REFERENCES migration (key),
  message TEXT NOT NULL,
  item INTEGER NOT NULL REFERENCES item (key),
  generation INTEGER NOT NULL,
  PRIMARY KEY (migration, message)
) WITHOUT ROWID;

-- The generation that the texts of an item were written with; none, where they have the references of the old tracker.
CREATE TABLE written_with (
  item INTEGER PRIMARY KEY REFERENCES item (key),
  generation INTEGER NOT NULL
);
