import type { MigrationObject } from '@mikro-orm/core'
import { CreateTables as CreateTablesPostgres } from './postgres/0001-create-tables.ts'
import { CreateTables as CreateTablesSqlite } from './sqlite/0001-create-tables.ts'

/** In order, never changed once released. Both lists have the same names. */
export const MIGRATIONS: Record<'sqlite' | 'postgres', MigrationObject[]> = {
  sqlite: [{ name: '0001-create-tables', class: CreateTablesSqlite }],
  postgres: [{ name: '0001-create-tables', class: CreateTablesPostgres }],
}
