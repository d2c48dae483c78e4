-- Registered models for the benchmark, in MLflow's tables: see datasets.py.

INSERT INTO registered_models (name, description, creation_time, last_updated_time)
SELECT 'model-' || i, 'Predicts demand', 1700000000000 + i, 1700000000000 + i
FROM generate_series(1, %(models)s) AS i;

INSERT INTO registered_models (name, description, creation_time, last_updated_time)
SELECT name, 'Predicts demand', 1600000000000, 1600000000000
FROM (VALUES ('small'), ('large'), ('written')) AS m (name);

INSERT INTO registered_model_tags (name, key, value)
SELECT name, key, 'forecasting' FROM registered_models, (VALUES ('team'), ('domain')) AS t (key);

INSERT INTO model_versions
    (name, version, creation_time, last_updated_time, description, current_stage, source,
     run_link, status)
SELECT m.name, v, 1700000000000 + v, 1700000000000 + v, 'Trained nightly',
    CASE v WHEN 1 THEN 'Production' WHEN 2 THEN 'Staging' ELSE 'None' END,
    's3://models/' || m.name || '/' || v, '', 'READY'
FROM registered_models m, generate_series(
    1, CASE m.name WHEN 'small' THEN 100 WHEN 'large' THEN %(versions)s WHEN 'written' THEN 0
       ELSE 3 END) AS v;

INSERT INTO model_version_tags (name, version, key, value)
SELECT name, version, key, 'passed'
FROM model_versions, (VALUES ('validation'), ('review')) AS t (key);

INSERT INTO registered_model_aliases (name, alias, version)
SELECT name, 'champion', version FROM model_versions WHERE version = 2;
