import { z } from 'zod';

/** Of every list that has pages. */
export const pageInput = z.object({
  cursor: z.string().max(1000).optional(),
  limit: z.number().int().min(1).max(200).default(50),
});

/** What somebody types into a search field. */
export const searchInput = z.string().trim().max(200).optional();
