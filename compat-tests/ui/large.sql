-- A large registry in Modelkeep's tables: 5,000 models, one of them with 20,000 versions, and an
-- experiment with 20,000 runs, each with a parameter, a tag and a metric.

INSERT INTO registered_model
    (workspace_id, name, description, creation_time, last_updated_time, next_version)
SELECT 1, 'model-' || to_char(i, 'FM0000'), 'Predicts demand', 1700000000000 + i,
    1700000000000 + i, CASE i WHEN 1 THEN 20001 ELSE 2 END
FROM generate_series(1, 5000) AS i;

INSERT INTO registered_model_tag (model_id, key, value)
SELECT id, 'team', 'forecasting' FROM registered_model;

INSERT INTO model_version
    (workspace_id, model_id, version, creation_time, last_updated_time, description, stage, source,
     run_link)
SELECT 1, m.id, v, 1700000000000 + v, 1700000000000 + v, 'Trained nightly', 'None',
    's3://models/' || m.name || '/' || v, ''
FROM registered_model m, generate_series(1, m.next_version - 1) AS v;

INSERT INTO model_version_tag (version_id, model_id, key, value)
SELECT id, model_id, 'validation', 'passed' FROM model_version;

INSERT INTO registered_model_alias (model_id, alias, version_id)
SELECT model_id, 'champion', id FROM model_version WHERE version = 1;

INSERT INTO experiment
    (id, workspace_id, name, artifact_location, creation_time, last_updated_time)
VALUES (1000, 1, 'nightly', 'mlflow-artifacts:/1000', 1700000000000, 1700000000000);

INSERT INTO experiment_tag (experiment_id, key, value)
VALUES (1000, 'mlflow.experimentKind', 'custom_model_development');

INSERT INTO run
    (workspace_id, experiment_id, run_uuid, name, user_id, status, start_time, end_time,
     artifact_uri)
SELECT 1, 1000, md5(i::text), 'run-' || to_char(i, 'FM00000'), 'ada', 'FINISHED',
    1700000000000 + i * 1000, 1700000000500 + i * 1000,
    'mlflow-artifacts:/1000/' || md5(i::text) || '/artifacts'
FROM generate_series(1, 20000) AS i;

INSERT INTO run_param (run_id, key, value)
SELECT id, 'kind', CASE id % 2 WHEN 0 THEN 'tree' ELSE 'linear' END FROM run;

INSERT INTO run_tag (run_id, key, value)
SELECT id, key, value
FROM run, LATERAL (VALUES ('mlflow.runName', name), ('team', 'risk')) AS t (key, value);

INSERT INTO metric (run_id, key, timestamp, step, value, is_nan)
SELECT id, 'acc', start_time, 0, (id % 1000) / 1000.0, false FROM run;

INSERT INTO latest_metric (run_id, key, timestamp, step, value, is_nan)
SELECT id, 'acc', start_time, 0, (id % 1000) / 1000.0, false FROM run;
