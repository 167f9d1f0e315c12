/** Two members in the order in which the database keeps a pair. Ids are lower-case. */
export function orderedPair(a: string, b: string): { firstMemberId: string; secondMemberId: string } {
  return a < b ? { firstMemberId: a, secondMemberId: b } : { firstMemberId: b, secondMemberId: a };
}
