import type { Permission } from '@sallyport/shared/permissions'
import type { ClientInfo } from './client-info.ts'

/** The person or script who makes a change, as services check it and the audit log records it. */
export interface Actor {
  id: string
  username: string
  /** Null for a script that calls with an API token, and for the server's own tools. */
  sessionId: string | null
  /** The API token of the script; the audit log names it beside the person who made it. */
  apiToken?: { id: string; name: string } | null
  /** Permissions at this moment: no one can grant one that they don't have. */
  permissions: readonly Permission[]
  client: ClientInfo
}
