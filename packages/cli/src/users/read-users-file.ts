import { CsvError, parse } from 'csv-parse/sync'
import { wrongUse } from '../lib/command-error.ts'
import type { ImportRow } from './import-row.ts'

/** A file of failed rows has the additional column `problem`. */
const COLUMNS = new Set(['username', 'displayName', 'email', 'roles', 'password', 'passwordMustChange', 'problem'])
const COLUMN_LIST = 'username, displayName, email, roles, password, passwordMustChange'

/** Reads users from CSV, whose first line names the columns, or from a JSON list, recognized by its first character. */
export function readUsersFile(text: string): ImportRow[] {
  const trimmed = text.replace(/^\ufeff/, '').trimStart()
  return /^[[{]/.test(trimmed) ? readJson(trimmed) : readCsv(text)
}

function readCsv(text: string): ImportRow[] {
  const records = parseCsv(text)
  const [head] = records
  if (!head) throw wrongUse(`The file is empty. Its first line must name the columns: ${COLUMN_LIST}.`)
  const names = head.record.map((name) => name.trim())
  checkColumns(names)
  return records.slice(1).map(({ record, info }) => {
    const cell = (name: string) => record[names.indexOf(name)] ?? ''
    return toRow(info.lines, {
      username: cell('username').trim(),
      displayName: cell('displayName').trim(),
      email: cell('email').trim(),
      roles: cell('roles')
        .split(/[\s,;|]+/)
        .filter(Boolean),
      // A password keeps its spaces.
      password: cell('password'),
      passwordMustChange: cell('passwordMustChange').trim().toLowerCase(),
    })
  })
}

function parseCsv(text: string): { record: string[]; info: { lines: number } }[] {
  const head = text.replace(/^\ufeff/, '').split(/\r?\n/, 1)[0]!
  const delimiter = [',', ';', '\t'].find((candidate) => head.includes(candidate)) ?? ','
  try {
    return parse(text, { bom: true, delimiter, info: true, skip_empty_lines: true }) as unknown as {
      record: string[]
      info: { lines: number }
    }[]
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    // NOTE never print the parser's own text: it repeats the line, which may contain a password.
    const reason =
      error.code === 'CSV_RECORD_INCONSISTENT_FIELDS_LENGTH'
        ? 'has more or fewer fields than the first line'
        : 'can’t be read; check its quotes'
    throw wrongUse(`Line ${String((error as { lines?: unknown }).lines ?? '?')} ${reason}.`)
  }
}

function checkColumns(names: readonly string[]): void {
  const unknown = names.find((name) => !COLUMNS.has(name))
  if (unknown !== undefined) throw wrongUse(`Unknown column “${unknown.slice(0, 50)}”. Columns: ${COLUMN_LIST}.`)
  if (new Set(names).size !== names.length) throw wrongUse('The first line names a column twice.')
  if (!names.includes('username')) throw wrongUse('The column username is missing.')
}

function readJson(text: string): ImportRow[] {
  const list = parseJson(text)
  if (!Array.isArray(list)) throw wrongUse('The file must be a list of users.')
  return list.map((value: unknown, index) => {
    const line = index + 1
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw wrongUse(`Entry ${line} is not a user.`)
    checkColumns(Object.keys(value))
    const given = value as Record<string, unknown>
    const text = (name: string) => toText(given[name], `${name} of entry ${line}`)
    const roles = given['roles']
    return toRow(line, {
      username: text('username').trim(),
      displayName: text('displayName').trim(),
      email: text('email').trim(),
      roles: Array.isArray(roles)
        ? roles.map((role) => toText(role, `roles of entry ${line}`))
        : text('roles')
            .split(/[\s,;|]+/)
            .filter(Boolean),
      password: text('password'),
      passwordMustChange:
        typeof given['passwordMustChange'] === 'boolean'
          ? String(given['passwordMustChange'])
          : text('passwordMustChange'),
    })
  })
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw wrongUse('The file starts like JSON but is not valid JSON.')
  }
}

function toText(value: unknown, name: string): string {
  if (value === undefined || value === null) return ''
  if (typeof value !== 'string') throw wrongUse(`${name} must be text.`)
  return value
}

function toRow(
  line: number,
  cells: {
    username: string
    displayName: string
    email: string
    roles: string[]
    password: string
    passwordMustChange: string
  },
): ImportRow {
  const { username, displayName, email, roles, password, passwordMustChange } = cells
  if (!['', 'true', 'false'].includes(passwordMustChange))
    throw wrongUse(`passwordMustChange in line ${line} must be true or false.`)
  return {
    line,
    username,
    displayName: displayName || null,
    email: email || null,
    roles: roles.length > 0 ? roles : null,
    password: password || null,
    passwordMustChange: passwordMustChange === '' ? null : passwordMustChange === 'true',
  }
}
