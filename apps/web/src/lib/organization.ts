import { useParams } from '@tanstack/react-router';

/** The slug of the organization whose screens these are, as every procedure of it takes it. */
export function useOrganization(): { organization: string } {
  return { organization: useParams({ from: '/signed-in/o/$organization' }).organization };
}
