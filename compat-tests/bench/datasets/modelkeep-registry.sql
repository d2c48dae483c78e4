-- Registered models for the benchmark, in Modelkeep's tables: see datasets.py.

INSERT INTO registered_model
    (workspace_id, name, description, creation_time, last_updated_time, next_version)
SELECT 1, 'model-' || i, 'Predicts demand', 1700000000000 + i, 1700000000000 + i, 4
FROM generate_series(1, %(models)s) AS i;

INSERT INTO registered_model
    (workspace_id, name, description, creation_time, last_updated_time, next_version)
SELECT 1, name, 'Predicts demand', 1600000000000, 1600000000000, versions + 1
FROM (VALUES ('small', 100), ('large', %(versions)s), ('written', 0)) AS m (name, versions);

INSERT INTO registered_model_tag (model_id, key, value)
SELECT id, key, 'forecasting' FROM registered_model, (VALUES ('team'), ('domain')) AS t (key);

INSERT INTO model_version
    (workspace_id, model_id, version, creation_time, last_updated_time, description, stage,
     source, run_id, run_link)
SELECT 1, m.id, v, 1700000000000 + v, 1700000000000 + v, 'Trained nightly',
    CASE v WHEN 1 THEN 'Production' WHEN 2 THEN 'Staging' ELSE 'None' END,
    's3://models/' || m.name || '/' || v, NULL, ''
FROM registered_model m, generate_series(1, m.next_version - 1) AS v;

INSERT INTO model_version_tag (version_id, model_id, key, value)
SELECT id, model_id, key, 'passed'
FROM model_version, (VALUES ('validation'), ('review')) AS t (key);

INSERT INTO registered_model_alias (model_id, alias, version_id)
SELECT model_id, 'champion', id FROM model_version WHERE version = 2;
