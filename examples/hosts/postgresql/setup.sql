-- Posts that wait to be published, held to the policy by the database itself.
-- Needs plpython3u and the smpolicy module where the server's Python finds it.
-- SPDX-License-Identifier: MIT

CREATE EXTENSION IF NOT EXISTS plpython3u;

-- What the policy says of a text; opened once for each session.
CREATE OR REPLACE FUNCTION check_post(policy text, post jsonb) RETURNS jsonb AS $$
    import json
    import smpolicy
    opened = GD.setdefault("policies", {})
    if policy not in opened:
        opened[policy] = smpolicy.Policy(policy)
    return opened[policy].evaluate_post(**json.loads(post)).to_json()
$$ LANGUAGE plpython3u IMMUTABLE PARALLEL SAFE COST 10000;

-- The same for a column of messages: the verdict, what the message is, and where the policy says so.
-- The planner is told what a call costs, so that it gives a large inbox to several workers.
CREATE OR REPLACE FUNCTION classify(policy text, message text, received date DEFAULT NULL,
                                    OUT verdict text, OUT label text, OUT clause text,
                                    OUT citation text) AS $$
    import smpolicy
    opened = GD.setdefault("policies", {})
    if policy not in opened:
        opened[policy] = smpolicy.Policy(policy)
    report = opened[policy].classify_message(message, received=received)
    label = report.labels[0].label if report.labels else None
    for finding in report:
        return str(report.verdict), label, finding.clause, str(finding.cite)
    # No clause speaks to it: the document that was looked into.
    return str(report.verdict), label, None, opened[policy].document
$$ LANGUAGE plpython3u IMMUTABLE PARALLEL SAFE COST 10000;

CREATE TABLE scheduled_posts (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    policy text NOT NULL DEFAULT 'covwarks',
    post jsonb NOT NULL,              -- the names of docs/json.md
    held boolean NOT NULL DEFAULT false,
    report jsonb
);

-- What the policy forbids does not get in; what a person must decide is held.
CREATE OR REPLACE FUNCTION judge_post() RETURNS trigger AS $$
DECLARE
    verdict text;
BEGIN
    NEW.report := check_post(NEW.policy, NEW.post);
    verdict := NEW.report->>'verdict';
    IF verdict = 'reject' THEN
        RAISE EXCEPTION 'The policy forbids this post: %', NEW.report->'findings'->0->>'message'
            USING HINT = 'Section ' || (NEW.report->'findings'->0->'cite'->>'section') ||
                         ' says so. Change the post and try again.';
    END IF;
    NEW.held := verdict = 'hold';
    RETURN NEW;
END
$$ LANGUAGE plpgsql;

CREATE TRIGGER scheduled_posts_are_judged BEFORE INSERT OR UPDATE OF policy, post
    ON scheduled_posts FOR EACH ROW EXECUTE FUNCTION judge_post();
