import type { ErrorCode } from '@sallyport/shared/error-code'
import { ADMINISTRATION_ERROR_CODES } from './administration-error-codes.ts'
import { COMMON_ERROR_CODES } from '../errors/common-errors.ts'
import { LOGON_ERROR_CODES } from '../logon/logon.errors.ts'
import type { ModuleRegistry } from '../module-contract/module-registry.ts'

/** Every code that this server can answer with, each owned by one folder; emitted as error-codes.json. */
export function listErrorCodes(modules: ModuleRegistry): ErrorCode[] {
  const all = [
    ...COMMON_ERROR_CODES,
    ...LOGON_ERROR_CODES,
    ...ADMINISTRATION_ERROR_CODES,
    ...modules.list().flatMap((module) => module.errorCodes),
  ]
  const byCode = new Map<string, ErrorCode>()
  for (const entry of all) {
    if (!byCode.has(entry.code)) byCode.set(entry.code, entry)
  }
  return [...byCode.values()]
}
