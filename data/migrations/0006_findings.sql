-- An issue that a finding of the program has raised keeps where that stands and by which rule it speaks, so that it can be
-- opened again and the same finding is not raised twice.
ALTER TABLE issues ADD COLUMN found_in     TEXT NOT NULL DEFAULT '';  -- 收入计算表, 农户资料, 信息对照表, 花名册; '' for an issue that none raised
ALTER TABLE issues ADD COLUMN found_at     TEXT NOT NULL DEFAULT '';  -- the year, or the label of the field
ALTER TABLE issues ADD COLUMN rule         TEXT NOT NULL DEFAULT '';
ALTER TABLE issues ADD COLUMN found_person TEXT NOT NULL DEFAULT '';
