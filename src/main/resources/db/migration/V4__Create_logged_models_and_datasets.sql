-- Times are milliseconds since 1970-01-01 UTC. Names sort by code point on every server.

-- A version of the data that runs of an experiment read. The first to tell of it describes it.
CREATE TABLE dataset (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    experiment_id bigint NOT NULL REFERENCES experiment,
    name text COLLATE "C" NOT NULL,
    digest text COLLATE "C" NOT NULL,
    source_type text COLLATE "C" NOT NULL,
    source text NOT NULL,
    schema text,
    profile text,
    CONSTRAINT dataset_name UNIQUE (experiment_id, name, digest)
);

-- That a run read a dataset. The ids of a run's inputs rise in the order in which they were told.
CREATE TABLE dataset_input (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    run_id bigint NOT NULL REFERENCES run ON DELETE CASCADE,
    dataset_id bigint NOT NULL REFERENCES dataset,
    CONSTRAINT dataset_input_of_run UNIQUE (run_id, dataset_id)
);

CREATE INDEX dataset_input_of_dataset ON dataset_input (dataset_id);

CREATE TABLE dataset_input_tag (
    input_id bigint NOT NULL REFERENCES dataset_input ON DELETE CASCADE,
    key text COLLATE "C" NOT NULL,
    value text COLLATE "C" NOT NULL,
    PRIMARY KEY (input_id, key)
);

-- Logged models that a run read and made, by public id. MLflow takes ids it does not know.
CREATE TABLE model_input (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    run_id bigint NOT NULL REFERENCES run ON DELETE CASCADE,
    model_id text COLLATE "C" NOT NULL,
    CONSTRAINT model_input_of_run UNIQUE (run_id, model_id)
);

CREATE TABLE model_output (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    run_id bigint NOT NULL REFERENCES run ON DELETE CASCADE,
    model_id text COLLATE "C" NOT NULL,
    step bigint NOT NULL,
    CONSTRAINT model_output_of_run UNIQUE (run_id, model_id)
);

-- What searches ask about the datasets of runs.
CREATE VIEW dataset_input_view AS
SELECT
    i.id,
    i.run_id,
    e.workspace_id,
    d.experiment_id,
    d.name,
    d.digest,
    (SELECT t.value FROM dataset_input_tag t
     WHERE t.input_id = i.id AND t.key = 'mlflow.data.context') AS context
FROM dataset_input i
JOIN dataset d ON d.id = i.dataset_id
JOIN experiment e ON e.id = d.experiment_id;

CREATE OR REPLACE VIEW run_view AS
SELECT
    r.id,
    r.workspace_id,
    r.experiment_id,
    r.run_uuid,
    r.name,
    r.user_id,
    r.status,
    r.start_time,
    r.end_time,
    r.lifecycle_stage,
    r.artifact_uri,
    (SELECT json_object_agg(p.key, p.value ORDER BY p.key)
     FROM run_param p WHERE p.run_id = r.id)::text AS params,
    (SELECT json_object_agg(t.key, t.value ORDER BY t.key)
     FROM run_tag t WHERE t.run_id = r.id)::text AS tags,
    (SELECT json_agg(json_build_object(
         'key', m.key, 'value', m.value, 'is_nan', m.is_nan,
         'timestamp', m.timestamp, 'step', m.step) ORDER BY m.key)
     FROM latest_metric m WHERE m.run_id = r.id)::text AS metrics,
    (SELECT json_agg(json_build_object(
         'tags', (SELECT json_agg(json_build_object('key', t.key, 'value', t.value) ORDER BY t.key)
                  FROM dataset_input_tag t WHERE t.input_id = i.id),
         'dataset', json_build_object(
             'name', d.name, 'digest', d.digest, 'source_type', d.source_type,
             'source', d.source, 'schema', d.schema, 'profile', d.profile)) ORDER BY i.id)
     FROM dataset_input i JOIN dataset d ON d.id = i.dataset_id
     WHERE i.run_id = r.id)::text AS dataset_inputs,
    (SELECT json_agg(json_build_object('model_id', i.model_id) ORDER BY i.id)
     FROM model_input i WHERE i.run_id = r.id)::text AS model_inputs,
    (SELECT json_agg(json_build_object('model_id', o.model_id, 'step', o.step) ORDER BY o.id)
     FROM model_output o WHERE o.run_id = r.id)::text AS model_outputs
FROM run r;

CREATE TABLE logged_model (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    workspace_id bigint NOT NULL,
    experiment_id bigint NOT NULL REFERENCES experiment,
    model_id text COLLATE "C" NOT NULL UNIQUE,
    name text COLLATE "C" NOT NULL,
    artifact_location text COLLATE "C" NOT NULL,
    creation_time bigint NOT NULL,
    last_updated_time bigint NOT NULL,
    status integer NOT NULL,
    status_message text COLLATE "C",
    lifecycle_stage text COLLATE "C" NOT NULL DEFAULT 'active',
    model_type text COLLATE "C" NOT NULL,
    source_run_id text COLLATE "C" NOT NULL
);

COMMENT ON COLUMN logged_model.status IS
    'Number of the LoggedModelStatus, which is also what filters compare with';
COMMENT ON COLUMN logged_model.model_type IS 'Empty where none was given';
COMMENT ON COLUMN logged_model.source_run_id IS
    'Public id of the run that logged the model, which need not be known here; empty if none did';

-- The order in which logged models are shown unless another is asked for.
CREATE INDEX logged_model_of_experiment
    ON logged_model (experiment_id, creation_time DESC, model_id);
CREATE INDEX logged_model_by_name ON logged_model (experiment_id, name);
CREATE INDEX logged_model_of_run ON logged_model (source_run_id);

-- Unlike inputs and outputs, metrics are for models that are there.
ALTER TABLE logged_model_metric ADD CONSTRAINT logged_model_metric_model
    FOREIGN KEY (model_id) REFERENCES logged_model (model_id) ON DELETE CASCADE;

CREATE TABLE logged_model_param (
    logged_model_id bigint NOT NULL REFERENCES logged_model ON DELETE CASCADE,
    key text COLLATE "C" NOT NULL,
    value text COLLATE "C" NOT NULL,
    PRIMARY KEY (logged_model_id, key)
);

-- Values may be too long for an index row, so equality looks at their beginning first.
CREATE INDEX logged_model_param_by_value ON logged_model_param (key, left(value, 200));

CREATE TABLE logged_model_tag (
    logged_model_id bigint NOT NULL REFERENCES logged_model ON DELETE CASCADE,
    key text COLLATE "C" NOT NULL,
    value text COLLATE "C" NOT NULL,
    PRIMARY KEY (logged_model_id, key)
);

CREATE INDEX logged_model_tag_by_value ON logged_model_tag (key, left(value, 200));

-- Metrics of one key: the newest first, by time and then step, as an order by a metric takes them.
CREATE VIEW logged_model_view AS
SELECT
    m.id,
    m.workspace_id,
    m.experiment_id,
    m.model_id,
    m.name,
    m.artifact_location,
    m.creation_time,
    m.last_updated_time,
    m.status,
    m.status_message,
    m.lifecycle_stage,
    m.model_type,
    m.source_run_id,
    (SELECT json_object_agg(p.key, p.value ORDER BY p.key)
     FROM logged_model_param p WHERE p.logged_model_id = m.id)::text AS params,
    (SELECT json_object_agg(t.key, t.value ORDER BY t.key)
     FROM logged_model_tag t WHERE t.logged_model_id = m.id)::text AS tags,
    (SELECT json_agg(json_build_object(
         'key', p.key, 'value', p.value, 'timestamp', p.timestamp, 'step', p.step,
         'model_id', m.model_id, 'run_id', r.run_uuid,
         'dataset_name', p.dataset_name, 'dataset_digest', p.dataset_digest)
         ORDER BY p.key, p.timestamp DESC, p.step DESC, p.run_id)
     FROM logged_model_metric p JOIN run r ON r.id = p.run_id
     WHERE p.model_id = m.model_id)::text AS metrics
FROM logged_model m;
