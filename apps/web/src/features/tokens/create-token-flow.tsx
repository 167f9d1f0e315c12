import { useState } from 'react';
import type { CreatedToken, Directory, Token } from '#lib/api.ts';
import { NewTokenDialog } from './new-token-dialog.tsx';
import { ShownOnceDialog } from './shown-once-dialog.tsx';

type CreateTokenFlowProps = {
  open: boolean;
  /** After the token was put away, or when the reader thought better of it. */
  onClose: () => void;
  directories: Directory[];
  /** The directory that is chosen at first. */
  preferred: Directory;
  /** Those that work, of all directories. */
  tokens: Token[];
};

/** From the name of a token to its being copied. */
export function CreateTokenFlow({ open, onClose, directories, preferred, tokens }: CreateTokenFlowProps) {
  const [created, setCreated] = useState<{ token: CreatedToken; directory: Directory } | null>(null);
  return (
    <>
      {open && !created && (
        <NewTokenDialog
          onClose={onClose}
          directories={directories}
          preferred={preferred}
          tokens={tokens}
          onCreated={(token, directory) => setCreated({ token, directory })}
        />
      )}
      {created && (
        <ShownOnceDialog
          token={created.token}
          provider={created.directory.provider}
          onDone={() => {
            setCreated(null);
            onClose();
          }}
        />
      )}
    </>
  );
}
