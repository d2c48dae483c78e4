-- The newest version of each stage that has one, of every model: a probe of the index per stage, and
-- nothing is joined or counted for versions that are not shown. Columns as in model_version_view.
CREATE VIEW latest_version_view AS
SELECT
    v.id,
    m.workspace_id,
    m.id AS model_id,
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
FROM registered_model m
CROSS JOIN (VALUES ('None'), ('Staging'), ('Production'), ('Archived')) AS s (stage)
CROSS JOIN LATERAL (
    SELECT * FROM model_version newest
    WHERE newest.model_id = m.id AND newest.stage = s.stage
    ORDER BY newest.version DESC LIMIT 1) AS v;

CREATE OR REPLACE VIEW registered_model_view AS
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
     FROM latest_version_view latest WHERE latest.model_id = m.id) AS latest_versions
FROM registered_model m;
