import { Fragment } from 'react';

/** The path of an attribute, which may break after the colons of a schema's name. */
export function AttributePath({ path }: { path: string }) {
  return path.split(':').map((part, place) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a path never change places
    <Fragment key={place}>
      {place > 0 && (
        <>
          :<wbr />
        </>
      )}
      {part}
    </Fragment>
  ));
}
