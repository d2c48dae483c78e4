-- Times are milliseconds since 1970-01-01 UTC. Names sort by code point on every server.

CREATE TABLE registered_model (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    workspace_id bigint NOT NULL REFERENCES workspace,
    name text COLLATE "C" NOT NULL,
    description text,
    creation_time bigint NOT NULL,
    last_updated_time bigint NOT NULL,
    next_version integer NOT NULL DEFAULT 1,
    CONSTRAINT registered_model_name UNIQUE (workspace_id, name)
);

CREATE INDEX registered_model_by_update ON registered_model (workspace_id, last_updated_time, name);

COMMENT ON COLUMN registered_model.next_version IS
    'The number the next version gets; only ever raised, so that no number is used twice';

CREATE TABLE registered_model_tag (
    model_id bigint NOT NULL REFERENCES registered_model ON DELETE CASCADE,
    key text COLLATE "C" NOT NULL,
    value text NOT NULL,
    PRIMARY KEY (model_id, key)
);

-- Values may be too long for an index row, so equality looks at their beginning first.
CREATE INDEX registered_model_tag_by_value ON registered_model_tag (key, left(value, 200));

CREATE TABLE model_version (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    workspace_id bigint NOT NULL,
    model_id bigint NOT NULL REFERENCES registered_model ON DELETE CASCADE,
    version integer NOT NULL,
    creation_time bigint NOT NULL,
    last_updated_time bigint NOT NULL,
    description text,
    user_id text,
    stage text NOT NULL DEFAULT 'None',
    source text COLLATE "C",
    storage_location text,
    run_id text COLLATE "C",
    run_link text,
    logged_model_id text,
    status text NOT NULL DEFAULT 'READY',
    status_message text,
    CONSTRAINT model_version_number UNIQUE (model_id, version)
);

-- The newest version of a stage is one probe, however many versions there are.
CREATE INDEX model_version_by_stage ON model_version (model_id, stage, version);
CREATE INDEX model_version_by_update ON model_version (workspace_id, last_updated_time);
CREATE INDEX model_version_by_creation ON model_version (workspace_id, creation_time);
-- With the number, which decides between equals: a rename updates all versions at one time.
CREATE INDEX model_version_of_model_by_update
    ON model_version (model_id, last_updated_time, version);
CREATE INDEX model_version_of_model_by_creation
    ON model_version (model_id, creation_time, version);
CREATE INDEX model_version_by_run ON model_version (run_id);
CREATE INDEX model_version_by_source ON model_version (left(source, 200));

CREATE TABLE model_version_tag (
    version_id bigint NOT NULL REFERENCES model_version ON DELETE CASCADE,
    model_id bigint NOT NULL,
    key text COLLATE "C" NOT NULL,
    value text NOT NULL,
    PRIMARY KEY (version_id, key)
);

CREATE INDEX model_version_tag_by_value ON model_version_tag (key, left(value, 200));

-- A model with one prompt among its versions is left out of plain searches with all its versions.
CREATE INDEX model_version_tag_of_prompts ON model_version_tag (model_id)
    WHERE key = 'mlflow.prompt.is_prompt' AND value = 'true';

CREATE TABLE registered_model_alias (
    model_id bigint NOT NULL REFERENCES registered_model ON DELETE CASCADE,
    alias text COLLATE "C" NOT NULL,
    version_id bigint NOT NULL REFERENCES model_version ON DELETE CASCADE,
    PRIMARY KEY (model_id, alias)
);

CREATE INDEX registered_model_alias_of_version ON registered_model_alias (version_id);

-- What the protocol shows of a version and of a model, each in one row: lists as JSON, so that
-- a read is one statement without a join that multiplies rows.
CREATE VIEW model_version_view AS
SELECT
    v.id,
    v.workspace_id,
    v.model_id,
    m.name,
    v.version,
    v.creation_time,
    v.last_updated_time,
    v.description,
    v.user_id,
    v.stage,
    v.source,
    v.storage_location,
    v.run_id,
    v.run_link,
    v.logged_model_id,
    v.status,
    v.status_message,
    (SELECT json_object_agg(t.key, t.value ORDER BY t.key)
     FROM model_version_tag t WHERE t.version_id = v.id) AS tags,
    (SELECT json_agg(a.alias ORDER BY a.alias)
     FROM registered_model_alias a WHERE a.version_id = v.id) AS aliases
FROM model_version v
JOIN registered_model m ON m.id = v.model_id AND m.workspace_id = v.workspace_id;

CREATE VIEW registered_model_view AS
SELECT
    m.id,
    m.workspace_id,
    m.name,
    m.description,
    m.creation_time,
    m.last_updated_time,
    (SELECT json_object_agg(t.key, t.value ORDER BY t.key)
     FROM registered_model_tag t WHERE t.model_id = m.id) AS tags,
    (SELECT json_object_agg(a.alias, v.version ORDER BY a.alias)
     FROM registered_model_alias a JOIN model_version v ON v.id = a.version_id
     WHERE a.model_id = m.id) AS aliases,
    (SELECT json_agg(latest ORDER BY latest.version)
     FROM (VALUES ('None'), ('Staging'), ('Production'), ('Archived')) AS s (stage)
     CROSS JOIN LATERAL (
         SELECT * FROM model_version_view v
         WHERE v.model_id = m.id AND v.stage = s.stage
         ORDER BY v.version DESC LIMIT 1) AS latest) AS latest_versions
FROM registered_model m;
