import { BadInputError } from '../errors/common-errors.ts'
import { PageInfo } from './page-info.type.ts'

const MAX_PAGE_SIZE = 100

/** What a list is asked for. */
export interface PageRequest {
  first: number
  after?: string | null
}

export interface Page<Item> {
  items: Item[]
  hasNextPage: boolean
  /** A cursor was given, so there is something before. */
  hasPreviousPage: boolean
}

export function checkPageSize(first: number): void {
  if (first < 1 || first > MAX_PAGE_SIZE)
    throw new BadInputError(`Ask for 1 to ${MAX_PAGE_SIZE} entries at a time ("first").`)
}

/** A page from `first + 1` rows: the one too many tells that there are more. */
export function toPage<Item>(rows: Item[], { first, after }: PageRequest): Page<Item> {
  return { items: rows.slice(0, first), hasNextPage: rows.length > first, hasPreviousPage: after != null }
}

/** Where a page ends: the sort values of its last entry. Opaque to clients; read back strictly, since it comes from outside. */
export const toCursor = (...values: (string | number)[]): string =>
  Buffer.from(JSON.stringify(values)).toString('base64url')

export function parseCursor<Kinds extends readonly ('string' | 'number')[]>(
  cursor: string,
  ...kinds: Kinds
): { [Index in keyof Kinds]: Kinds[Index] extends 'number' ? number : string } {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    const isValid =
      Array.isArray(values) &&
      values.length === kinds.length &&
      kinds.every((kind, index) =>
        kind === 'number' ? Number.isSafeInteger(values[index]) : typeof values[index] === 'string',
      )
    if (isValid) return values as never
  } catch {
    // Not even JSON: refused below like any other.
  }
  throw new BadInputError(
    '"after" must be a cursor from an earlier page of this list. Leave it out to start from the beginning.',
  )
}

/** The parts of a Relay connection. */
export function toConnectionParts<Node>(page: Page<Node>, cursorOf: (node: Node) => string) {
  const edges = page.items.map((node) => ({ cursor: cursorOf(node), node }))
  const pageInfo = Object.assign(new PageInfo(), {
    hasNextPage: page.hasNextPage,
    hasPreviousPage: page.hasPreviousPage,
    startCursor: edges[0]?.cursor ?? null,
    endCursor: edges.at(-1)?.cursor ?? null,
  })
  return { edges, nodes: page.items, pageInfo }
}
