-- What hangs in a village for everybody to read (workflow.md §7), and what somebody has against it. The end of the period is
-- the sum of its days and its objections.
CREATE TABLE notices (
  id         INTEGER PRIMARY KEY,
  kind       TEXT NOT NULL CHECK (kind IN ('公示','公告')),
  village_id INTEGER NOT NULL REFERENCES villages(id),
  subject    TEXT NOT NULL CHECK (subject<>''),
  posted_on  TEXT NOT NULL CHECK (length(posted_on) = 10),
  days       INTEGER NOT NULL CHECK (days > 0),
  place      TEXT NOT NULL DEFAULT '',           -- 张贴地点
  ended_on   TEXT NOT NULL DEFAULT '',           -- the day it was taken down
  remark     TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX notices_by_village ON notices(village_id);

CREATE TABLE notice_objections (
  id          INTEGER PRIMARY KEY,
  notice_id   INTEGER NOT NULL REFERENCES notices(id),
  raised_on   TEXT NOT NULL CHECK (length(raised_on) = 10),
  raised_by   TEXT NOT NULL,
  text        TEXT NOT NULL,
  answered_on TEXT NOT NULL DEFAULT '' CHECK (answered_on = '' OR answered_on >= raised_on),
  answer      TEXT NOT NULL DEFAULT '',
  answered_by TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX notice_objections_by_notice ON notice_objections(notice_id);
