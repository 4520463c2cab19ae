import type { Permission } from '@sallyport/shared/permissions'
import type { Executor } from '../../database/database.ts'

/** What roles allow at this moment, those among them that administrators have made. */
export type ListPermissions = (executor: Executor, roles: readonly string[]) => Promise<readonly Permission[]>
