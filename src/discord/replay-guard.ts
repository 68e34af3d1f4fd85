/**
 * Remembers what was seen for `windowMs` at least, and forgets it by twice that. Above `max` it forgets sooner, so that
 * its memory stays bounded.
 */
export function createReplayGuard({
  windowMs,
  now,
  max = 50_000,
}: {
  readonly windowMs: number;
  readonly now: () => number;
  readonly max?: number;
}) {
  let recent = new Set<number>();
  let earlier = new Set<number>();
  let since = now();
  return {
    /** Whether this is new. */
    add(seen: number): boolean {
      if (now() - since > windowMs || recent.size >= max) {
        earlier = recent;
        recent = new Set();
        since = now();
      }
      if (recent.has(seen) || earlier.has(seen)) return false;
      recent.add(seen);
      return true;
    },
  };
}
