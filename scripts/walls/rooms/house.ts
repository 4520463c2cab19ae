/** Names with commas between them. */
type Names = string

/** A folder of the repository whose folders are rooms. The table of its rooms is what its code may import. */
export interface House {
  /** What other houses call it: the room `lib` of the house `api` is `api/lib` to them. */
  readonly name: string
  /** From the repository’s root. */
  readonly folder: string
  /** Packages of others that only rooms import whose rows name them: `kysely`, `@apollo/*`, `node:*`, or `*` for all. */
  readonly walled?: Names
  /** By folder, seen from the house’s. `.` is the house’s own folder; `modules/*` is every folder in one that has no row of its own. */
  readonly rooms: Readonly<Record<string, Room>>
}

/**
 * A folder, what it is, and everything it may import. A room may always import itself, and its tests may import everything that it may import.
 * It reaches down to all folders in it, unless those have rows of their own: then each needs one.
 */
export interface Room {
  readonly is: string
  /** Rooms of the same house by their folder, others with their house before it; `people/*` is every room in a folder. */
  readonly imports?: Names
  /** What only its tests and its folder `testing` import. */
  readonly inTests?: Names
  /** Everything in it serves tests. Rooms that don't may not import it. */
  readonly isForTests?: true
  /** It starts a program that is built, by a path that it computes. */
  readonly mayComputeImports?: true
  /** Packages that are walled for this room alone. */
  readonly walled?: Names
  /** Walled packages that it imports. */
  readonly packages?: Names
}

export const listNames = (names: Names = ''): string[] =>
  names
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
