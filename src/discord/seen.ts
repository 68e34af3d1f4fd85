/** Remembers the last `max` ids. */
export function createSeen(max: number) {
  const ids = new Set<string>();
  return {
    /** Whether this id is new. */
    add(id: string): boolean {
      if (ids.has(id)) return false;
      ids.add(id);
      const [oldest] = ids;
      if (ids.size > max && oldest !== undefined) ids.delete(oldest);
      return true;
    },
  };
}
