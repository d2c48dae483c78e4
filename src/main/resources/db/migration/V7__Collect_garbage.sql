-- What replicas do by themselves now and then, one of them at a time.
CREATE TABLE periodic_job (
    name text COLLATE "C" PRIMARY KEY,
    last_start_time bigint NOT NULL DEFAULT 0,
    leased_until_time bigint NOT NULL DEFAULT 0
);

COMMENT ON COLUMN periodic_job.leased_until_time IS
    'The replica at work renews it; one that died lets it pass';

-- What was deleted waits here to be collected. Before its bytes go it is marked as garbage, which
-- nobody restores: whoever finds the mark goes on where a killed collection ended.
CREATE INDEX run_not_active ON run (id) WHERE lifecycle_stage <> 'active';
CREATE INDEX logged_model_not_active ON logged_model (id) WHERE lifecycle_stage <> 'active';
CREATE INDEX logged_model_metric_of_run ON logged_model_metric (run_id);

-- Which versions need the artifacts of a run or a logged model: those that name it, and those whose
-- files are in a folder that is called after it, however the rest of their location is spelt.
CREATE INDEX model_version_by_logged_model ON model_version (logged_model_id);
CREATE INDEX model_version_by_place
    ON model_version (substring(storage_location, '((m-)?[0-9a-f]{32})/artifacts'));
