import { BadInputError } from '../errors/common-errors.ts'
import { PageInfo } from './page-info.type.ts'

const MAX_PAGE_SIZE = 100

/** The requested part of a list. */
export interface PageRequest {
  first: number
  after?: string | null
}

export interface Page<Item> {
  items: Item[]
  hasNextPage: boolean
  /** True if a cursor was given, so that a page comes before. */
  hasPreviousPage: boolean
}

export function checkPageSize(first: number): void {
  if (first < 1 || first > MAX_PAGE_SIZE)
    throw new BadInputError(`Request 1 to ${MAX_PAGE_SIZE} entries at a time ("first").`)
}

/** Makes a page from `first + 1` rows. The extra row shows that there are more. */
export function toPage<Item>(rows: Item[], { first, after }: PageRequest): Page<Item> {
  return { items: rows.slice(0, first), hasNextPage: rows.length > first, hasPreviousPage: after != null }
}

/**
 * The end of a page: the sort values of its last entry. Opaque to clients. Parsed strictly, since it comes from
 * outside.
 */
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
    // Not even JSON: refused below.
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
