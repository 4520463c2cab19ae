import type { Permission } from '@sallyport/shared/permissions'
import type { Executor } from '../../database/database.ts'

/** The current permissions of roles, including roles that administrators have added. */
export type ListPermissions = (executor: Executor, roles: readonly string[]) => Promise<readonly Permission[]>
