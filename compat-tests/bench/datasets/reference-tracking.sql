-- Experiments and runs for the benchmark, in MLflow's tables: see datasets.py.

INSERT INTO experiments
    (experiment_id, name, artifact_location, lifecycle_stage, creation_time, last_update_time)
SELECT i, 'experiment-' || i, 'mlflow-artifacts:/' || i, 'active',
    1700000000000 + i, 1700000000000 + i
FROM generate_series(1, 1000) AS i;

SELECT setval(pg_get_serial_sequence('experiments', 'experiment_id'), 1000);

INSERT INTO runs
    (experiment_id, run_uuid, name, user_id, status, source_type, source_name, entry_point_name,
     source_version, start_time, end_time, lifecycle_stage, artifact_uri)
SELECT 1, lpad(to_hex(i), 32, '0'), 'run-' || i, 'ada', 'FINISHED', 'UNKNOWN', '', '', '',
    1700000000000 + i, 1700000060000 + i, 'active',
    'mlflow-artifacts:/1/' || lpad(to_hex(i), 32, '0') || '/artifacts'
FROM generate_series(1, %(runs)s) AS i;

INSERT INTO params (run_uuid, key, value)
SELECT run_uuid, key, '3' FROM runs, (VALUES ('depth'), ('seed')) AS p (key);

INSERT INTO tags (run_uuid, key, value)
SELECT run_uuid, key, CASE key WHEN 'team' THEN 'forecasting' ELSE name END
FROM runs, (VALUES ('mlflow.runName'), ('team')) AS t (key);

-- Numbers spread over their range, and in an order that has nothing to do with that of the runs.
INSERT INTO metrics (run_uuid, key, timestamp, step, value, is_nan)
SELECT run_uuid, key, start_time + step, step, (start_time * factor + step) %% 100000 / 100000.0,
    false
FROM runs, (VALUES ('loss', 7919), ('accuracy', 104729)) AS m (key, factor),
    generate_series(0, 1) AS step;

INSERT INTO metrics (run_uuid, key, timestamp, step, value, is_nan)
SELECT run_uuid, 'series', start_time + step, step, step / 1000.0, false
FROM runs, generate_series(1, 1000) AS step
WHERE start_time <= 1700000000100;

INSERT INTO latest_metrics (run_uuid, key, value, is_nan, timestamp, step)
SELECT DISTINCT ON (run_uuid, key) run_uuid, key, value, is_nan, timestamp, step
FROM metrics ORDER BY run_uuid, key, step DESC;
