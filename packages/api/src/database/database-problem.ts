import { AppError } from '../errors/app-error.ts'

const DAMAGED = new Set(['SQLITE_NOTADB', 'SQLITE_CORRUPT'])
const FILE = new Set(['ENOENT', 'ENOTDIR', 'EISDIR', 'EACCES', 'EPERM', 'EROFS', 'SQLITE_CANTOPEN', 'SQLITE_READONLY'])
/** Codes of the network, and of PostgreSQL (appendix A): authentication, the database, connections. */
const CONNECTION =
  /^(?:ECONN(?:REFUSED|RESET)|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|28\w{3}|3D000|08\w{3}|53300|57P03)$/

/**
 * The reason why a database can't be opened, as a sentence that names the fix. Other errors are returned unchanged.
 * NOTE never the URL, which holds a password.
 */
export function toDatabaseProblem(error: unknown): unknown {
  const { code = '', message = '' } = error as { code?: string; message?: string }
  const reason = message.includes(code) || code === '' ? message : `${code}${message && `, ${message}`}`
  if (DAMAGED.has(code))
    return new AppError(
      'DATABASE_DAMAGED',
      'The database file is damaged or isn’t a Sallyport database. Restore a backup, or name another file with SALLYPORT_DATABASE_URL.',
      { cause: error },
    )
  if (FILE.has(code))
    return new AppError(
      'DATABASE_UNREACHABLE',
      `The database file can't be opened (${reason}). Let this user own the file and its folder, or name another file with SALLYPORT_DATABASE_URL.`,
      { cause: error },
    )
  if (CONNECTION.test(code))
    return new AppError(
      'DATABASE_UNREACHABLE',
      `The database can't be reached (${reason}). Check SALLYPORT_DATABASE_URL.`,
      { cause: error },
    )
  return error
}
