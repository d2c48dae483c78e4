-- A part of a file has no digest in the manifest: it is told by the tag the file had when it was
-- digested.
ALTER TABLE sealed_file ADD COLUMN etag text COLLATE "C";

COMMENT ON COLUMN sealed_file.etag IS
    'Of the file when its digest was taken, in quotes; null if it was sealed before tags were kept';
