-- A directory that another one has replaced: it is read, and gives nobody access or a role any more.
ALTER TABLE directory ADD COLUMN retired_at timestamptz(3), ADD COLUMN retired_by text;

CREATE TABLE directory_move (
  organization_id uuid NOT NULL,
  from_directory_id uuid NOT NULL,
  to_directory_id uuid NOT NULL,
  started_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  started_by text NOT NULL,

  CONSTRAINT directory_move_pkey PRIMARY KEY (organization_id, from_directory_id),
  CONSTRAINT directory_move_organization_id_from_directory_id_fkey FOREIGN KEY (organization_id, from_directory_id)
    REFERENCES directory (organization_id, id) ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT directory_move_organization_id_to_directory_id_fkey FOREIGN KEY (organization_id, to_directory_id)
    REFERENCES directory (organization_id, id) ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE INDEX directory_move_to_directory_id_organization_id_idx ON directory_move (to_directory_id, organization_id);
