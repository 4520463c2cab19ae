import type { House } from './house.ts'
import { ANALYSIS } from './api-analysis.ts'
import { GROUND } from './api-ground.ts'
import { LOGON } from './api-logon.ts'
import { PEOPLE } from './api-people.ts'
import { PROGRAM } from './api-program.ts'

export const API: House = {
  name: 'api',
  folder: 'packages/api/src',
  walled: `
    @apollo/*, @as-integrations/*, @duosecurity/*, @fastify/*, @mikro-orm/*, better-sqlite3, cookie, fastify, graphql,
    graphql-scalars, graphql-sse, kysely, node:child_process, node:fs, node:worker_threads, pg, type-graphql, undici`,
  rooms: { ...GROUND, ...PEOPLE, ...ANALYSIS, ...LOGON, ...PROGRAM },
}
