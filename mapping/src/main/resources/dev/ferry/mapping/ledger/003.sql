-- Since when what the request makes may be on the server: its announcement. sent_at moves on when a run ends before the
-- answer, for the quiet time counts from there.
ALTER TABLE part ADD COLUMN announced_at INTEGER;

-- Nobody knows it any more of what is in doubt; no request is older than its migration.
UPDATE part SET announced_at =
  (SELECT m.created_at FROM item i JOIN migration m ON m.key = i.migration WHERE i.key = part.item)
  WHERE ordinal = 0 AND state IN ('SENDING', 'UNCONFIRMED');
