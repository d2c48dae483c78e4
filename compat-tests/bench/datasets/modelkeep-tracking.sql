-- Experiments and runs for the benchmark, in Modelkeep's tables: see datasets.py.

INSERT INTO experiment (id, workspace_id, name, artifact_location, creation_time, last_updated_time)
SELECT i, 1, 'experiment-' || i, 'mlflow-artifacts:/' || i, 1700000000000 + i, 1700000000000 + i
FROM generate_series(1, 1000) AS i;

SELECT setval(pg_get_serial_sequence('experiment', 'id'), 1000);

INSERT INTO run
    (workspace_id, experiment_id, run_uuid, name, user_id, status, start_time, end_time,
     artifact_uri)
SELECT 1, 1, lpad(to_hex(i), 32, '0'), 'run-' || i, 'ada', 'FINISHED',
    1700000000000 + i, 1700000060000 + i,
    'mlflow-artifacts:/1/' || lpad(to_hex(i), 32, '0') || '/artifacts'
FROM generate_series(1, %(runs)s) AS i;

INSERT INTO run_param (run_id, key, value)
SELECT id, key, '3' FROM run, (VALUES ('depth'), ('seed')) AS p (key);

INSERT INTO run_tag (run_id, key, value)
SELECT id, key, CASE key WHEN 'team' THEN 'forecasting' ELSE name END
FROM run, (VALUES ('mlflow.runName'), ('team')) AS t (key);

-- Numbers spread over their range, and in an order that has nothing to do with that of the runs.
INSERT INTO metric (run_id, key, timestamp, step, value, is_nan)
SELECT id, key, start_time + step, step, (start_time * factor + step) %% 100000 / 100000.0, false
FROM run, (VALUES ('loss', 7919), ('accuracy', 104729)) AS m (key, factor),
    generate_series(0, 1) AS step;

INSERT INTO metric (run_id, key, timestamp, step, value, is_nan)
SELECT id, 'series', start_time + step, step, step / 1000.0, false
FROM run, generate_series(1, 1000) AS step
WHERE start_time <= 1700000000100;

INSERT INTO latest_metric (run_id, key, value, is_nan, timestamp, step)
SELECT DISTINCT ON (run_id, key) run_id, key, value, is_nan, timestamp, step
FROM metric ORDER BY run_id, key, step DESC;
