import type { Selectable } from 'kysely'
import type { Tables } from '../../database/tables.ts'

/** `open` asks or waits, `ready` has passed every step, `completed` has its session, `denied` is over without one. */
export type LogonState = 'open' | 'ready' | 'completed' | 'denied'

/** A logon as it is stored. */
export type LogonRow = Omit<Selectable<Tables['logons']>, 'state'> & { state: LogonState }

/** Over: ended, or past its time though not closed yet. */
export const isOver = ({ ended_at, expires_at }: LogonRow, now: number): boolean =>
  ended_at !== null || expires_at <= now

/** Some columns of a row one by one, since stand-ins for values in prepared queries can't be spread. */
export const pick = <Row extends object>(row: Row, columns: readonly string[]): Row =>
  Object.fromEntries(columns.map((column) => [column, row[column as keyof Row]])) as Row
