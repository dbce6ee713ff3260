/** Tables beside those of pg-boss: what is to be done, who does it, who has to wait, what was written. */
export const SCHEMA = `
SELECT pg_advisory_xact_lock(727001);
CREATE SCHEMA IF NOT EXISTS known_cause;
CREATE TABLE IF NOT EXISTS known_cause.inbox (
  seq bigserial PRIMARY KEY,
  id text NOT NULL UNIQUE,
  key text NOT NULL,
  lane text NOT NULL,
  merge text NOT NULL,
  data jsonb NOT NULL,
  due timestamptz NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  state text NOT NULL DEFAULT 'waiting',
  why text,
  ended timestamptz
);
CREATE INDEX IF NOT EXISTS inbox_waiting ON known_cause.inbox (key) WHERE state = 'waiting';
CREATE TABLE IF NOT EXISTS known_cause.issue (
  key text PRIMARY KEY,
  holder text,
  held_until timestamptz NOT NULL DEFAULT '-infinity',
  not_before timestamptz NOT NULL DEFAULT '-infinity',
  attempt integer NOT NULL DEFAULT 0
);
CREATE TABLE IF NOT EXISTS known_cause.lane (lane text PRIMARY KEY, paused_until timestamptz NOT NULL);
CREATE TABLE IF NOT EXISTS known_cause.booked (
  lane text NOT NULL,
  key text NOT NULL,
  kind text NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX IF NOT EXISTS booked_lane ON known_cause.booked (lane, at);
CREATE INDEX IF NOT EXISTS booked_key ON known_cause.booked (key, at);

CREATE OR REPLACE FUNCTION known_cause.book(
  a_lane text, a_key text, a_kind text, per_minute integer, per_hour integer, edits integer
) RETURNS json LANGUAGE plpgsql AS $$
DECLARE
  this_moment timestamptz;
  free timestamptz;
BEGIN
  PERFORM pg_advisory_xact_lock(727002, hashtext(a_lane));
  this_moment := clock_timestamp();
  IF a_kind = 'edit' AND edits <= (
    SELECT count(*) FROM known_cause.booked
    WHERE key = a_key AND kind = 'edit' AND at > this_moment - interval '24 hours'
  ) THEN
    RETURN json_build_object('granted', false, 'why', 'ceiling');
  END IF;
  SELECT greatest(
    (SELECT at + interval '1 minute' FROM known_cause.booked WHERE lane = a_lane
     ORDER BY at DESC OFFSET per_minute - 1 LIMIT 1),
    (SELECT at + interval '1 hour' FROM known_cause.booked WHERE lane = a_lane
     ORDER BY at DESC OFFSET per_hour - 1 LIMIT 1)
  ) INTO free;
  IF free > this_moment THEN
    RETURN json_build_object('granted', false, 'why', 'pace', 'at', extract(epoch FROM free) * 1000);
  END IF;
  INSERT INTO known_cause.booked (lane, key, kind, at) VALUES (a_lane, a_key, a_kind, this_moment);
  RETURN json_build_object('granted', true);
END $$;
`;

export const ADD = `
INSERT INTO known_cause.inbox AS old (id, key, lane, merge, data, due)
VALUES ($1, $2, $3, $4, $5::jsonb, to_timestamp($6::double precision / 1000))
ON CONFLICT (id) DO UPDATE SET
  seq = nextval('known_cause.inbox_seq_seq'), due = excluded.due, at = clock_timestamp(),
  data = excluded.data, state = 'waiting', why = NULL, ended = NULL
WHERE old.state = 'dead'
RETURNING seq`;

/** The lease of an issue, unless somebody has it, it has to wait, or its installation has to. */
export const LEASE = `
INSERT INTO known_cause.issue AS old (key, holder, held_until, attempt)
SELECT $1, $2, clock_timestamp() + $3::double precision * interval '1 millisecond', 1
WHERE NOT EXISTS (SELECT FROM known_cause.lane WHERE lane = $4 AND paused_until > clock_timestamp())
ON CONFLICT (key) DO UPDATE SET
  holder = excluded.holder, held_until = excluded.held_until, attempt = old.attempt + 1
WHERE old.held_until < clock_timestamp() AND old.not_before <= clock_timestamp()
RETURNING attempt`;

export const WAITING = `
SELECT seq::text, id, key, lane, merge, data FROM known_cause.inbox
WHERE key = $1 AND state = 'waiting' ORDER BY seq`;

/** When an issue that cannot be taken now can be; absent when another worker has it, who will see to it. */
export const WHEN = `
SELECT extract(epoch FROM greatest(
  (SELECT not_before FROM known_cause.issue WHERE key = $1),
  (SELECT paused_until FROM known_cause.lane WHERE lane = $2)
)) * 1000 AS at
WHERE NOT EXISTS (SELECT FROM known_cause.issue WHERE key = $1 AND held_until >= clock_timestamp())`;

export const END = `
UPDATE known_cause.inbox SET state = $3, why = $4, ended = clock_timestamp()
WHERE key = $1 AND state = 'waiting' AND seq <= $2::bigint`;

export const RELEASE = `
UPDATE known_cause.issue SET holder = NULL, held_until = '-infinity', attempt = 0, not_before = '-infinity'
WHERE key = $1 AND holder = $2`;

export const PUT_BACK = `
UPDATE known_cause.issue SET holder = NULL, held_until = '-infinity', attempt = attempt - $4::integer,
  not_before = to_timestamp($3::double precision / 1000)
WHERE key = $1 AND holder = $2`;

export const PAUSE = `
INSERT INTO known_cause.lane (lane, paused_until) VALUES ($1, to_timestamp($2::double precision / 1000))
ON CONFLICT (lane) DO UPDATE SET paused_until = greatest(lane.paused_until, excluded.paused_until)`;

export const RENEW = `
UPDATE known_cause.issue SET held_until = clock_timestamp() + $2::double precision * interval '1 millisecond'
WHERE holder = $1`;

/** Work that is due and that nobody has: left behind by a worker that was killed. */
export const LEFT_BEHIND = `
SELECT inbox.key, min(inbox.lane) AS lane FROM known_cause.inbox
LEFT JOIN known_cause.issue ON issue.key = inbox.key
WHERE inbox.state = 'waiting' AND inbox.due < clock_timestamp()
  AND coalesce(issue.held_until, '-infinity') < clock_timestamp()
  AND coalesce(issue.not_before, '-infinity') < clock_timestamp()
GROUP BY inbox.key LIMIT 500`;

export const FORGET = `
WITH old AS (DELETE FROM known_cause.inbox WHERE state = 'done' AND ended < now() - interval '7 days'),
  idle AS (DELETE FROM known_cause.issue WHERE holder IS NULL AND attempt = 0)
DELETE FROM known_cause.booked WHERE at < now() - interval '25 hours'`;

export const STATE = `
SELECT
  count(*) FILTER (WHERE state = 'dead')::integer AS dead,
  count(*) FILTER (WHERE state = 'waiting' AND held)::integer AS active,
  count(*) FILTER (WHERE state = 'waiting' AND NOT held)::integer AS waiting,
  (extract(epoch FROM min(at) FILTER (WHERE state = 'waiting')) * 1000)::double precision AS oldest
FROM (
  SELECT inbox.state, inbox.at, coalesce(issue.held_until >= clock_timestamp(), false) AS held
  FROM known_cause.inbox LEFT JOIN known_cause.issue ON issue.key = inbox.key WHERE inbox.state <> 'done'
) AS work`;

export const DEAD = `
SELECT id, key, lane, merge, data, why, extract(epoch FROM ended) * 1000 AS died
FROM known_cause.inbox WHERE state = 'dead' ORDER BY seq LIMIT 1000`;
