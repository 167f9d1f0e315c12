import { z } from 'zod';

/** The id of anything of ours. One id has one spelling from here on. */
export const idInput = z.guid().toLowerCase();
