import type { EntitySchema } from '@mikro-orm/core'

/** The entities of the administration; the logon path works with typed statements instead. */
export const ENTITIES: readonly EntitySchema<any, any>[] = []
