-- Whether versions of a model are sealed when they are registered; without a row: as the server is
-- set.
CREATE TABLE sealing_policy (
    model_id bigint PRIMARY KEY REFERENCES registered_model ON DELETE CASCADE,
    is_on boolean NOT NULL
);

-- A version whose files must stay as they are, from its registration on. What they are is found out
-- in the background and survives a restart: a row that is pending is work to be done.
CREATE TABLE version_seal (
    version_id bigint PRIMARY KEY REFERENCES model_version ON DELETE CASCADE,
    workspace_id bigint NOT NULL,
    artifact_uri text NOT NULL,
    store text COLLATE "C",
    path text COLLATE "C",
    state text COLLATE "C" NOT NULL,
    failure text,
    requested_time bigint NOT NULL,
    finished_time bigint,
    attempts integer NOT NULL DEFAULT 0,
    leased_until_time bigint NOT NULL DEFAULT 0
);

COMMENT ON COLUMN version_seal.store IS
    'The store of the files, by a name that all servers know it by, and their folder in it; null
     where this server does not serve them';
COMMENT ON COLUMN version_seal.state IS 'PENDING, SEALED or FAILED';

CREATE INDEX version_seal_by_place ON version_seal (store, path);
CREATE INDEX version_seal_pending ON version_seal (leased_until_time) WHERE state = 'PENDING';

-- The manifest: what each file of a sealed version must be.
CREATE TABLE sealed_file (
    version_id bigint NOT NULL REFERENCES version_seal ON DELETE CASCADE,
    path text COLLATE "C" NOT NULL,
    size_bytes bigint NOT NULL,
    sha256 text COLLATE "C" NOT NULL,
    PRIMARY KEY (version_id, path)
);

COMMENT ON COLUMN sealed_file.path IS 'Relative to the folder of the version';
COMMENT ON COLUMN sealed_file.sha256 IS 'In hexadecimal, lower case';
